"""Days, months and quarters: strict reading, and printing with the zeros the decree asks for."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from thongbao.language import _

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200

_ZONE: Final = "Asia/Ho_Chi_Minh"
_ISO_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_PRINTED_DAY: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_ISO_MONTH: Final = re.compile(r"([0-9]{4})-([0-9]{2})")
_PRINTED_MONTH: Final = re.compile(r"([0-9]{1,2})/([0-9]{4})")
_ROMAN: Final = ("I", "II", "III", "IV")


class DateError(ValueError):
    """The text is not a date, or the date is not in the calendar."""


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year; ``str`` gives ``2020-08``. Raises :class:`DateError` for a month that does not exist."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12:
            raise DateError(_("không có tháng {month}").format(month=self.month))

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    def first_day(self) -> date:
        """Return the first day of the month."""
        return date(self.year, self.month, 1)

    def last_day(self) -> date:
        """Return the last day of the month."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def next(self) -> "Month":
        """Return the month after."""
        return Month(self.year + 1, 1) if self.month == 12 else Month(self.year, self.month + 1)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year; ``str`` gives ``2020-Q3``. Raises :class:`DateError` for a quarter that does not exist."""

    year: int
    quarter: int

    def __post_init__(self) -> None:
        if not 1 <= self.quarter <= 4:
            raise DateError(_("không có quý {quarter}").format(quarter=self.quarter))

    def __str__(self) -> str:
        return f"{self.year:04d}-Q{self.quarter}"

    def first_day(self) -> date:
        """Return the first day of the quarter."""
        return Month(self.year, 3 * self.quarter - 2).first_day()

    def last_day(self) -> date:
        """Return the last day of the quarter."""
        return Month(self.year, 3 * self.quarter).last_day()

    def next(self) -> "Quarter":
        """Return the quarter after."""
        return Quarter(self.year + 1, 1) if self.quarter == 4 else Quarter(self.year, self.quarter + 1)

    def roman(self) -> str:
        """Return the number as it is printed: ``I`` to ``IV``."""
        return _ROMAN[self.quarter - 1]


def parse_date(text: str) -> date:
    """Return the day written as ``2020-08-31`` or ``31/8/2020``, exactly so.

    Raises :class:`DateError`, with a message in Vietnamese, for anything else, for a day that is not in the calendar
    and for a year outside 1900 to 2200.
    """
    if match := _ISO_DAY.fullmatch(text):
        year, month, day = map(int, match.groups())
    elif match := _PRINTED_DAY.fullmatch(text):
        day, month, year = map(int, match.groups())
    else:
        raise DateError(_("“{text}” không phải là ngày; viết 2020-08-31 hoặc 31/8/2020").format(text=text))
    return checked_date(year, month, day)


def parse_month(text: str) -> Month:
    """Return the month written as ``2020-08`` or ``8/2020``, exactly so.

    Raises :class:`DateError`, with a message in Vietnamese, for anything else and for a year outside 1900 to 2200.
    """
    if match := _ISO_MONTH.fullmatch(text):
        year, month = map(int, match.groups())
    elif match := _PRINTED_MONTH.fullmatch(text):
        month, year = map(int, match.groups())
    else:
        raise DateError(_("“{text}” không phải là tháng; viết 2020-08 hoặc 8/2020").format(text=text))
    return Month(checked_year(year), month)


def checked_year(year: int) -> int:
    """Return ``year``; raises :class:`DateError` when it is outside 1900 to 2200, so surely a slip."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError(_("năm {year} ngoài khoảng {first}-{last}").format(year=year, first=FIRST_YEAR, last=LAST_YEAR))
    return year


def checked_date(year: int, month: int, day: int) -> date:
    """Return the day; raises :class:`DateError` when it is not in the calendar or its year is outside 1900 to 2200."""
    Month(checked_year(year), month)
    try:
        return date(year, month, day)
    except ValueError as error:
        # Only the last day of February depends on the year; naming the year elsewhere would mislead.
        words = _("ngày {day} tháng {month} năm {year}") if (day, month) == (29, 2) else _("ngày {day} tháng {month}")
        named = words.format(day=day, month=month, year=year)
        raise DateError(_("{date} không có trong lịch").format(date=named)) from error


def padded_number(number: int) -> str:
    """Return ``number`` with a zero in front below ten: ``05``, ``12``. Raises ``ValueError`` below zero."""
    if number < 0:
        raise ValueError(number)
    return f"{number:02d}"


def padded_day(day: int) -> str:
    """Return the day of a month with a zero in front below ten (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4)."""
    return padded_number(day)


def padded_month(month: int) -> str:
    """Return the month with a zero in front for 1 and 2 only (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4)."""
    return f"0{month}" if month in (1, 2) else str(month)


def long_date(day: date) -> str:
    """Return the day in words of the date line: ``ngày 05 tháng 01 năm 2026``."""
    return f"ngày {padded_day(day.day)} tháng {padded_month(day.month)} năm {day.year}"


def short_date(day: date) -> str:
    """Return the day as ``05/01/2026`` or ``05/3/2026``: the zeros of the date line."""
    return f"{padded_day(day.day)}/{padded_month(day.month)}/{day.year}"


def today(now: datetime | None = None) -> date:
    """Return the day it is in Việt Nam at ``now`` (default: the clock); a time without a zone is Vietnamese."""
    zone = ZoneInfo(_ZONE)
    if now is None:
        return datetime.now(zone).date()
    return now.date() if now.tzinfo is None else now.astimezone(zone).date()
