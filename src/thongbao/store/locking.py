"""One issue at a time for an office: a lock that a killed process lets go of by itself.

It is held from looking up the next number to recording it, so that a number is printed before it is taken and nobody
else can take it meanwhile. Reading, and writing of other things, go on beside it.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from thongbao.errors import RegisterError
from thongbao.files import cannot_write
from thongbao.language import _
from thongbao.store.engine import Store
from thongbao.store.faults import translated

_POLL = 0.05


@contextmanager
def issuing(store: Store, office: str, timeout: float, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the right to take numbers for ``office`` while the block runs.

    :param timeout: seconds to wait for another who is issuing. :param waiting: called once when there is one.
    :raises RegisterError: the other did not finish in time.
    """
    hold = _held_in_file(store.file) if store.file else _held_on_server(store, office)
    with hold as try_to_take:
        until, told = time.monotonic() + timeout, False
        while not try_to_take():
            if time.monotonic() >= until:
                message = _("đang có người khác ban hành văn bản vào sổ {register}, chờ mãi không tới lượt")
                raise RegisterError(message.format(register=store.shown), _("đợi việc kia xong rồi chạy lại"))
            if not told:
                told = True
                waiting()
            time.sleep(_POLL)
        yield


@contextmanager
def _held_in_file(file: Path) -> Iterator[Callable[[], bool]]:
    path = file.with_name(f".{file.name}.khoa")
    try:
        stream = path.open("ab")
    except OSError as error:
        raise cannot_write(path, error) from None
    with stream:
        yield lambda: _lock(stream)


def _lock(stream: IO[bytes]) -> bool:
    """Lock the file for this process; the system lets go of it when the process ends, however it ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def _held_on_server(store: Store, office: str) -> Iterator[Callable[[], bool]]:
    number = int.from_bytes(sha256(f"thongbao {office}".encode()).digest()[:8], "big", signed=True)
    try:
        connection = store.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    except DBAPIError as error:
        raise translated(error, store.shown) from None
    with connection:

        def take() -> bool:
            try:
                return bool(connection.execute(text("SELECT pg_try_advisory_lock(:n)"), {"n": number}).scalar())
            except DBAPIError as error:
                raise translated(error, store.shown) from None

        yield take


def who_is_working() -> str:
    """Return who the events are written down for: ``THONGBAO_USER``, else the name the system knows."""
    named = os.environ.get("THONGBAO_USER", "").strip()
    if named:
        return named
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
