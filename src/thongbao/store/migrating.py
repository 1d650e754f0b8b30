"""The tables brought to the version this program wants; safe when many processes use a register for the first time."""

import sqlite3
import time
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import OperationalError

from thongbao.errors import RegisterError
from thongbao.language import _

# The last version in migrations/versions (a test holds the two together).
VERSION: Final = "0002"
_MIGRATIONS: Final = Path(__file__).parent / "migrations"
# "thong" in ASCII: one lock for every thongbao that makes tables on this server.
_LOCK: Final = 0x74686F6E67


def bring_up_to_date(engine: Engine, timeout: float = 30.0) -> None:
    """Make or change the tables so that they are those of this program.

    One transaction: a kill leaves the version before. Whoever comes second waits and finds the work done.

    :param timeout: how many seconds to wait for others who are doing the same.
    :raises RegisterError: the register was made by a newer program.
    """
    with engine.connect().execution_options(thongbao_read_only=True) as connection, connection.begin():
        if _version(connection) == VERSION:
            return
    if engine.dialect.name == "sqlite":
        _allow_readers_beside_a_writer(engine, timeout)
    with engine.connect() as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        found = _version(connection)
        if found == VERSION:
            return
        if found is not None and found > VERSION:
            message = _("sổ đăng ký {register} được lập bằng phiên bản thongbao mới hơn")
            raise RegisterError(
                message.format(register=engine.url.render_as_string(hide_password=True)),
                _("cài phiên bản thongbao mới rồi chạy lại"),
            )
        _upgrade(connection)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _allow_readers_beside_a_writer(engine: Engine, timeout: float) -> None:
    """Turn write-ahead logging on; it stays with the file. It cannot be turned on inside a transaction.

    SQLite does not wait here for others that turn it on at the same moment, so we do.
    """
    until = time.monotonic() + timeout
    raw = engine.raw_connection()
    try:
        while not _turned_on(raw.cursor()):
            if time.monotonic() > until:
                message = _("sổ đăng ký {register} đang được người khác ghi, chờ mãi không tới lượt")
                raise RegisterError(message.format(register=engine.url.database), _("chạy lại sau ít phút"))
            time.sleep(0.02)
    finally:
        raw.close()


def _turned_on(cursor: DBAPICursor) -> bool:
    try:
        cursor.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            return False
        raise OperationalError("PRAGMA journal_mode", None, error) from None
    return True


def _upgrade(connection: Connection) -> None:
    # Half a second of imports that an existing register does not need.
    from alembic import command
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    configuration.attributes["connection"] = connection
    command.upgrade(configuration, "head")
