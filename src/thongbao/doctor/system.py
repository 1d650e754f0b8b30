"""The system around Python: time zone, locale, the terminal's letters, the database."""

import ctypes
import locale
import os
import sqlite3
import sys
from collections.abc import Iterator
from typing import Final
from zoneinfo import ZoneInfoNotFoundError

from thongbao.doctor.results import Need, Result, Verdict
from thongbao.language import _, language
from thongbao.vietnamese.dates import short_date, today

DATABASE_URL: Final = "THONGBAO_DATABASE_URL"
_ZONE: Final = "Asia/Ho_Chi_Minh"
_UTF8_CODE_PAGE: Final = 65001
# The register takes its numbers by INSERT … RETURNING.
_OLDEST_SQLITE: Final = (3, 35, 0)


def system_results() -> Iterator[Result]:
    """Yield time zone, locale, terminal, SQLite and the address of a database."""
    yield _time_zone()
    yield _locale()
    yield _terminal()
    yield _sqlite()
    yield _database()


def _time_zone() -> Result:
    name = _("múi giờ")
    try:
        detail = _("{zone}, hôm nay là {day}").format(zone=_ZONE, day=short_date(today()))
    except ZoneInfoNotFoundError:
        remedy = _('cài bằng lệnh: "{python}" -m pip install tzdata').format(python=sys.executable)
        return Result(name, Need.DRAFT, Verdict.MISSING, _("không có dữ liệu {zone}").format(zone=_ZONE), remedy)
    return Result(name, Need.DRAFT, Verdict.PRESENT, detail)


def _locale() -> Result:
    names = ("LC_ALL", "LC_CTYPE", "LANG")
    said = ", ".join(f"{name}={os.environ[name]}" for name in names if os.environ.get(name))
    detail = _("{locale}; thông điệp bằng tiếng «{language}»").format(
        locale=said or _("không đặt LANG"), language=language()
    )
    return Result(_("ngôn ngữ máy"), Need.COMFORT, Verdict.PRESENT, detail)


def _terminal() -> Result:
    """Return whether the terminal shows UTF-8: thongbao always writes it, whatever the terminal thinks."""
    name = _("bảng mã màn hình")
    encoding = terminal_encoding()
    if encoding.lower().replace("-", "") in ("utf8", f"cp{_UTF8_CODE_PAGE}"):
        return Result(name, Need.COMFORT, Verdict.PRESENT, "UTF-8")
    remedy = _("gõ: chcp 65001") if os.name == "nt" else _("gõ: export LC_ALL=C.UTF-8")
    return Result(
        name, Need.COMFORT, Verdict.MISSING, _("{encoding}, không phải UTF-8").format(encoding=encoding), remedy
    )


def terminal_encoding() -> str:
    """Return the encoding of the console on Windows, elsewhere that of the locale."""
    if sys.platform == "win32":
        page: int = ctypes.windll.kernel32.GetConsoleOutputCP()
        return f"cp{page}" if page else locale.getencoding()
    return _codeset()


def _codeset() -> str:
    """Return the encoding the locale of the environment asks for, not the one Python was coerced to."""
    said = next((os.environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name)), "C")
    _name, dot, encoding = said.partition(".")
    if sys.platform == "darwin" and not dot:
        return "UTF-8"
    return encoding.partition("@")[0] if dot else locale.getencoding() if said not in ("C", "POSIX") else "ASCII"


def _sqlite() -> Result:
    fit = sqlite3.sqlite_version_info >= _OLDEST_SQLITE
    wanted = ".".join(map(str, _OLDEST_SQLITE))
    remedy = "" if fit else _("cài bản Python đi kèm SQLite {wanted} trở lên").format(wanted=wanted)
    verdict = Verdict.PRESENT if fit else Verdict.MISSING
    return Result("SQLite", Need.COMFORT, verdict, sqlite3.sqlite_version, remedy)


def _database() -> Result:
    """Say whether an address is set; it holds a password, so it is neither printed nor tried."""
    name = _("cơ sở dữ liệu")
    if os.environ.get(DATABASE_URL):
        detail = _("{variable} đã đặt; không thử kết nối").format(variable=DATABASE_URL)
    else:
        detail = _("{variable} không đặt: dùng SQLite").format(variable=DATABASE_URL)
    return Result(name, Need.COMFORT, Verdict.NOT_CHECKED, detail)
