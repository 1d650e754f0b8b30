"""The register's database opened: a file beside the papers, or the server that ``THONGBAO_DATABASE_URL`` names."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias, overload

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from thongbao.errors import OutsideMissingError, RegisterError, UsageError
from thongbao.files import cannot_write
from thongbao.language import _
from thongbao.store.faults import only_readable, translated
from thongbao.store.laid_up import Scratch, copied, may_be_written
from thongbao.store.migrating import bring_up_to_date
from thongbao.store.network_shares import is_on_network

VARIABLE: Final = "THONGBAO_DATABASE_URL"
FILE_NAME: Final = "so-van-ban.sqlite"
# What a block of work on the register holds; rooms that keep off the database's library name it so.
Session: TypeAlias = Connection
# Seconds to wait for whoever is writing to the register.
LOCK_VARIABLE: Final = "THONGBAO_LOCK_TIMEOUT"
_LOCK_TIMEOUT: Final = 30.0


@dataclass(frozen=True)
class Store:
    """The database of one register. ``file`` is the SQLite file, ``None`` on a server.

    ``scratch`` holds the copy that is read where the file cannot be written (:mod:`thongbao.store.laid_up`).
    """

    engine: Engine
    file: Path | None
    scratch: Scratch | None = None

    @property
    def is_server(self) -> bool:
        """Whether several offices and machines may share this database."""
        return self.file is None

    @property
    def is_laid_up(self) -> bool:
        """Whether the register lies where this process cannot write: what it reads is a copy."""
        return self.scratch is not None

    @property
    def shown(self) -> str:
        """What messages call the register; never with a password."""
        return str(self.file) if self.file else self.engine.url.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the register; nothing can be written by it.

        :raises RegisterError: the register cannot be read.
        """
        with self._transaction(read_only=True) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are all there after the block, or none of them.

        On SQLite nobody else writes meanwhile (``BEGIN IMMEDIATE``).

        :raises RegisterError: the register is locked, spoilt, or refuses what was to be changed.
        :raises OutputError: the register cannot be written: no permission, no space.
        """
        if self.is_laid_up:
            raise only_readable(self.shown)
        with self._transaction(read_only=False) as connection:
            yield connection

    @contextmanager
    def computing(self) -> Iterator[Connection]:
        """Give a connection that may write what can be computed again at any time: an index, spans of days.

        As :meth:`writing`; where the register cannot be written it goes into the copy and is thrown away with it.

        :raises RegisterError: the register is locked or spoilt. :raises OutputError: there is no space.
        """
        with self._transaction(read_only=False) as connection:
            yield connection

    @contextmanager
    def _transaction(self, *, read_only: bool) -> Iterator[Connection]:
        try:
            options = {"thongbao_read_only": read_only}
            with self.engine.connect().execution_options(**options) as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            raise translated(error, self.shown) from None

    def close(self) -> None:
        """Let go of the connections."""
        self.engine.dispose()
        if self.scratch is not None:
            self.scratch.cleanup()


def lock_timeout() -> float:
    """Return how many seconds to wait for another writer: 30, or what ``THONGBAO_LOCK_TIMEOUT`` says."""
    try:
        return max(0.0, float(os.environ.get(LOCK_VARIABLE, "")))
    except ValueError:
        return _LOCK_TIMEOUT


@overload
def open_store(output: Path, *, url: str | None = None, create: Literal[True] = True) -> Store: ...


@overload
def open_store(output: Path, *, url: str | None = None, create: bool) -> Store | None: ...


def open_store(output: Path, *, url: str | None = None, create: bool = True) -> Store | None:
    """Open the register of the workspace whose ``output`` folder this is; make it on first use.

    :param url: the address of a database; default: what ``THONGBAO_DATABASE_URL`` says, else a file in ``output``.
    :param create: with ``False`` return ``None`` where there is no register yet, and make nothing.
    :raises RegisterError: the register cannot be opened, is not one of ours, or lies on a network share.
    :raises OutputError: it cannot be made there. :raises UsageError: the address is not one.
    """
    address = os.environ.get(VARIABLE, "") if url is None else url
    in_file = not address or address.startswith("sqlite:")
    store = _in_file(output, address, only_read=not create) if in_file else _on_server(address)
    if store.file is not None and not store.file.exists():
        if not create:
            return None
        _make_room(store.file)
    try:
        bring_up_to_date(store.engine, lock_timeout())
    except DBAPIError as error:
        store.close()
        raise translated(error, store.shown) from None
    return store


def _in_file(output: Path, address: str, *, only_read: bool) -> Store:
    named = _parsed(address).database if address else None
    file = Path(named) if named else output / FILE_NAME
    if is_on_network(file):
        message = _("{file} nằm trên ổ mạng; sổ đăng ký dạng tệp không khóa được ở đó và có thể cấp trùng số")
        hint = _(
            "đặt thư mục làm việc trên ổ của máy; nhiều máy dùng chung thì đặt {variable} tới máy chủ PostgreSQL:"
            " postgresql://TÊN@MÁY/CSDL"
        )
        raise RegisterError(message.format(file=file), hint.format(variable=VARIABLE))
    scratch, lies = (None, file) if not only_read or may_be_written(file) else copied(file)
    address_of_file = URL.create("sqlite", database=str(lies))
    engine = create_engine(address_of_file, connect_args={"timeout": lock_timeout()}, poolclass=NullPool)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return Store(engine, file, scratch)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # Transactions are begun by _begin_sqlite; the driver would begin them late and take the lock too late.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA recursive_triggers=ON")
    # A number that was printed must outlive a power cut, not only a killed process.
    connection.execute("PRAGMA synchronous=FULL")


def _begin_sqlite(connection: Connection) -> None:
    read_only = connection.get_execution_options().get("thongbao_read_only", False)
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


def _on_server(address: str) -> Store:
    url = _parsed(address)
    if url.get_backend_name() not in {"postgresql", "postgres"}:
        message = _("{variable} phải là địa chỉ PostgreSQL hoặc SQLite").format(variable=VARIABLE)
        raise UsageError(message, _("viết: postgresql://TÊN@MÁY/CSDL"))
    url = url.set(drivername="postgresql+psycopg")
    try:
        engine = create_engine(url, poolclass=NullPool, connect_args={"connect_timeout": 10})
    except (ImportError, NoSuchModuleError):
        raise OutsideMissingError(
            _("thiếu gói psycopg để nối tới PostgreSQL"), _("cài: pip install 'thongbao[pg]'")
        ) from None
    event.listen(engine, "begin", _begin_postgresql)
    return Store(engine, None)


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get("thongbao_read_only", False):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    else:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{int(lock_timeout() * 1000) or 1}ms'")


def _parsed(address: str) -> URL:
    try:
        return make_url(address)
    except (ArgumentError, ValueError):
        message = _("{variable} không phải là địa chỉ của một cơ sở dữ liệu").format(variable=VARIABLE)
        raise UsageError(message, _("viết: postgresql://TÊN@MÁY/CSDL")) from None


def _make_room(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(file, error) from None
