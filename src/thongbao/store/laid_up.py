"""A register that lies where it cannot be written (a copy on a shelf, a colleague's folder), read as it is.

The database needs to write beside its file even to read: it makes a shared index of its log. So whoever may not write
reads a copy, taken at the moment the register is opened and thrown away with it. Nothing is ever written down there.
"""

import contextlib
import os
import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import Final, TypeAlias

from thongbao.errors import RegisterError
from thongbao.files import cannot_write
from thongbao.language import _, system_reason

Scratch: TypeAlias = tempfile.TemporaryDirectory[str]
_LOG: Final = "-wal"


def may_be_written(file: Path) -> bool:
    """Return whether this process may write the register's file and beside it; what is not there yet may."""
    return not file.exists() or (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK))


def copied(file: Path) -> tuple[Scratch, Path]:
    """Return a folder that is thrown away, and in it a copy of a register that cannot be written.

    :raises RegisterError: the register cannot be read. :raises OutputError: there is no space for the copy.
    """
    try:
        folder = tempfile.TemporaryDirectory(prefix="thongbao-", ignore_cleanup_errors=True)
    except OSError as error:
        raise cannot_write(Path(tempfile.gettempdir()), error) from None
    copy = Path(folder.name) / file.name
    try:
        with contextlib.suppress(sqlite3.Error):
            _by_the_database(file, copy)
            return folder, copy
        _byte_by_byte(file, copy)
    except BaseException:
        folder.cleanup()
        raise
    return folder, copy


def _by_the_database(file: Path, copy: Path) -> None:
    """Copy one moment of a register others may be writing to; fails where the database cannot read without writing."""
    with (
        contextlib.closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=30)) as reading,
        contextlib.closing(sqlite3.connect(copy)) as writing,
    ):
        reading.backup(writing)


def _byte_by_byte(file: Path, copy: Path) -> None:
    """Copy the file, and the log of whoever was cut off while writing: the copy then has all that was written down."""
    log = file.with_name(file.name + _LOG)
    for source in (file, log) if log.exists() else (file,):
        try:
            data = source.open("rb")
        except OSError as error:
            message = _("không đọc được sổ đăng ký {file}: {reason}").format(file=source, reason=system_reason(error))
            raise RegisterError(message, _("kiểm tra quyền đọc của tệp sổ và của thư mục chứa nó")) from None
        target = copy if source == file else copy.with_name(copy.name + _LOG)
        try:
            with data, target.open("wb") as stream:
                shutil.copyfileobj(data, stream)
        except OSError as error:
            raise cannot_write(target, error) from None
