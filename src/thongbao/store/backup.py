"""A copy of the register's file taken while others write, and a copy put back."""

import contextlib
import os
import sqlite3
import tempfile
from pathlib import Path

from thongbao.errors import OutputError, RegisterError, SourceError, UsageError
from thongbao.files import cannot_write
from thongbao.language import _
from thongbao.store.engine import FILE_NAME, Store, open_store

_NOT_FOR_SERVERS = _("sổ đăng ký nằm trên máy chủ PostgreSQL")


def back_up(store: Store, to: Path) -> int:
    """Copy the register into a file of its own, whole and of one moment; return its size in bytes.

    Others may read and write meanwhile. The copy is checked before it gets its name; a file of that name is never
    overwritten.

    :raises UsageError: the register is on a server, or the file is there already.
    :raises OutputError: no space, no permission. :raises RegisterError: the register is spoilt.
    """
    if store.file is None:
        raise UsageError(_NOT_FOR_SERVERS, _("sao lưu bằng pg_dump"))
    if to.exists():
        raise UsageError(_("đã có tệp {file}").format(file=to), _("đặt tên khác, ví dụ có ngày giờ"))
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".thongbao-", dir=to.parent)
        os.close(handle)
    except OSError as error:
        raise cannot_write(to, error) from None
    try:
        _copy(Path(str(store.engine.url.database)), Path(name))
        _refuse_spoilt(Path(name), to)
        with Path(name).open("rb+") as copy:
            os.fsync(copy.fileno())
        os.link(name, to) if hasattr(os, "link") else Path(name).rename(to)
        return to.stat().st_size
    except sqlite3.Error as error:
        raise _translated(error, store.shown) from None
    except OSError as error:
        raise cannot_write(to, error) from None
    finally:
        with contextlib.suppress(OSError):
            Path(name).unlink()


def _copy(source: Path, target: Path) -> None:
    # mode=ro never makes the file; a copy is written in one step of SQLite's own, beside other writers.
    with (
        contextlib.closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True, timeout=30)) as reading,
        contextlib.closing(sqlite3.connect(target)) as writing,
    ):
        reading.backup(writing)
        writing.execute("PRAGMA journal_mode=DELETE")


def _refuse_spoilt(file: Path, shown: Path) -> None:
    with contextlib.closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as copy:
        verdict = copy.execute("PRAGMA integrity_check").fetchone()
        tables = {row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if verdict is None or verdict[0] != "ok" or not {"papers", "events", "alembic_version"} <= tables:
        message = _("{file} không phải là bản sao nguyên vẹn của sổ đăng ký").format(file=shown)
        raise RegisterError(message, _("dùng bản sao lưu khác"))


def put_back(output: Path, backup: Path) -> Path | None:
    """Put a backup in the place of the register; return where the register before was kept, ``None`` if there was none.

    Nobody may be using the register; whoever is, is not waited for.

    :raises UsageError: the register is on a server. :raises SourceError: there is no such file.
    :raises RegisterError: the file is no whole register, or the register is in use.
    :raises OutputError: no space, no permission.
    """
    if not backup.is_file():
        raise SourceError(_("không có tệp {file}").format(file=backup), _("kiểm tra tên tệp"))
    file = output / FILE_NAME
    try:
        _refuse_spoilt(backup, backup)
    except sqlite3.Error:
        message = _("{file} không phải là bản sao nguyên vẹn của sổ đăng ký").format(file=backup)
        raise RegisterError(message, _("dùng bản sao lưu khác")) from None
    kept = _set_aside(file) if file.exists() else None
    temporary = file.with_name(f".{file.name}.dang-lay-lai")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        _copy(backup, temporary)
        with temporary.open("rb+") as copy:
            os.fsync(copy.fileno())
        temporary.replace(file)
        with contextlib.closing(sqlite3.connect(file)) as register:
            register.execute("PRAGMA journal_mode=WAL")
    except sqlite3.Error as error:
        raise _translated(error, str(file)) from None
    except OSError as error:
        raise cannot_write(file, error) from None
    # Brings an older backup to the tables of this program, and says so if it cannot.
    open_store(output, url="").close()
    return kept


def _set_aside(file: Path) -> Path:
    """Empty the log into the file and rename it, so that nothing of the old register mixes with the backup."""
    number = 1
    while (kept := file.with_name(f"{file.stem}.truoc-khi-lay-lai-{number}{file.suffix}")).exists():
        number += 1
    try:
        _empty_the_log(file)
        for suffix in ("-wal", "-shm"):
            beside = file.with_name(file.name + suffix)
            if beside.exists():
                beside.replace(kept.with_name(kept.name + suffix))
        file.replace(kept)
    except OSError as error:
        raise cannot_write(file, error) from None
    return kept


def _empty_the_log(file: Path) -> None:
    """Write what is still in the log into the file; a spoilt file is kept with its log, as it is.

    :raises RegisterError: somebody is using the register.
    """
    try:
        with contextlib.closing(sqlite3.connect(file, timeout=1, isolation_level=None)) as old:
            mode = old.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            return
        mode = None
    except sqlite3.DatabaseError:
        return
    if mode != ("delete",):
        message = _("sổ {file} đang có người dùng, chưa lấy lại được").format(file=file)
        raise RegisterError(message, _("đợi việc kia xong, đóng mọi lệnh thongbao rồi chạy lại"))


def _translated(error: sqlite3.Error, shown: str) -> RegisterError | OutputError:
    if "full" in str(error):
        return OutputError(_("hết chỗ trên đĩa"), _("xóa bớt tệp rồi chạy lại"))
    message = _("sổ đăng ký {register} báo lỗi: {said}").format(register=shown, said=error)
    return RegisterError(message, _("xem: thongbao register verify"))
