"""A match of the deadline patterns → the deadline it states, with the year filled in."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from thongbao.language import _
from thongbao.vietnamese.dates import DateError, Month, Quarter, checked_date, checked_year
from thongbao.vietnamese.deadlines import (
    DateRange,
    Deadline,
    DeadlineError,
    DeadlineKind,
    Frequency,
    PeriodDay,
    Relative,
    Unit,
)
from thongbao.vietnamese.text import squeeze

Base = date | Month | None

_MONTHS_BACK: Final = 6
_NUMBER: Final = re.compile("[0-9]+")
_FOUR_DIGITS: Final = re.compile("[0-9]{4}")
_WEEKDAY_NUMBER: Final = re.compile(r"thứ\s+[0-9]", re.IGNORECASE)
_QUARTER_NUMBER: Final = re.compile(r"qu[ýí]\s+(\w+)", re.IGNORECASE)
_HIGHEST_DAY: Final = 99
_NOON: Final = 12
_EARLY_AFTERNOON: Final = 4
_LAST_HOUR: Final = 24
_MINUTES: Final = 60
_YEAR_MONTHS: Final = 12
_WEEK: Final = 7

_PERIODS: Final = {
    "tuần": Frequency.WEEKLY,
    "tháng": Frequency.MONTHLY,
    "quý": Frequency.QUARTERLY,
    "năm": Frequency.YEARLY,
}
_WEEKDAYS: Final = {"hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6, "bẩy": 6, "nhật": 7}
_UNITS: Final = {
    "ngày làm việc": Unit.WORKING_DAYS,
    "ngày": Unit.DAYS,
    "tuần": Unit.WEEKS,
    "tháng": Unit.MONTHS,
    "giờ": Unit.HOURS,
}
_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def infer_year(month: int, base: Base) -> int:
    """Return the year a ``month`` printed without one belongs to (record.md, Deadlines, "Missing year").

    A month more than six months before the base's month belongs to the next year. Raises :class:`DeadlineError` when
    there is no base.
    """
    known = _known(base)
    return known.year + 1 if month < known.month - _MONTHS_BACK else known.year


def read(reader: str, match: re.Match[str], base: Base) -> Deadline:
    """Return the deadline that ``match`` of a pattern with this ``reader`` states, ``printed`` included.

    Raises :class:`DeadlineError` when it is not in the calendar, or names no year and ``base`` is None.
    """
    try:
        return _READERS[reader](match, base)
    except DateError as error:
        raise DeadlineError(str(error)) from error


def _numbers(words: str) -> list[int]:
    """Return the numbers in the words of a date, without that of a weekday ("thứ 6")."""
    return [int(number) for number in _NUMBER.findall(_WEEKDAY_NUMBER.sub("", words))]


def _printed_year(words: str) -> int | None:
    found = _FOUR_DIGITS.search(words)
    return int(found[0]) if found else None


def _quarter_number(words: str) -> int | None:
    found = _QUARTER_NUMBER.match(words)
    if not found:
        return None
    number = found[1].lower()
    return _QUARTERS.get(number) or int(number)


def _is_period(words: str) -> bool:
    return words.lower().startswith(("tháng", "quý", "quí"))


def _last_month(words: str) -> int:
    """Return the month that decides the year of a day, month or quarter: of a quarter, its last."""
    quarter = _quarter_number(words)
    if quarter is not None:
        return 3 * quarter
    numbers = [number for number in _numbers(words) if number <= _HIGHEST_DAY]
    return numbers[-1]


def _edge(words: str, year: int, *, last: bool, month: int | None = None) -> date:
    """Return the first or last day of the period in ``words``; ``year``, ``month`` stand in where none is printed."""
    year = _printed_year(words) or year
    quarter = _quarter_number(words)
    if _is_period(words):
        checked_year(year)
        period = Month(year, _last_month(words)) if quarter is None else Quarter(year, quarter)
        return period.last_day() if last else period.first_day()
    numbers = _numbers(words)
    if len(numbers) == 1:
        if month is None:
            raise DeadlineError(_("“{words}” thiếu tháng").format(words=words))
        return checked_date(year, month, numbers[0])
    if numbers[0] > _HIGHEST_DAY:
        return checked_date(*numbers)
    return checked_date(year, numbers[1], numbers[0])


def _last_day(words: str, base: Base) -> tuple[date, bool]:
    """Return the last day of a day, month or quarter, and whether its year is inferred."""
    year = _printed_year(words)
    known = infer_year(_last_month(words), base) if year is None else year
    return _edge(words, known, last=True), year is None


def _day_reader(kind: DeadlineKind) -> "_Reader":
    def reader(match: re.Match[str], base: Base) -> Deadline:
        day, inferred = _last_day(match["day"], base)
        time = _time(match["time"] or "") if "time" in match.re.groupindex else ""
        return Deadline(kind, day, printed=match[0], time=time, year_inferred=inferred)

    return reader


def _time(words: str) -> str:
    """Return a time of day as ``16:30``, or the part of the day; raises :class:`DeadlineError` for an unreal hour."""
    part = words.split()[-1].lower() if words and words[-1].isalpha() else ""
    numbers = _numbers(words)
    if not numbers:
        return part
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    if hour < _NOON and (part in {"chiều", "tối"} or (part == "trưa" and hour < _EARLY_AFTERNOON)):
        hour += _NOON
    if hour > _LAST_HOUR or minute >= _MINUTES or (hour == _LAST_HOUR and minute):
        raise DeadlineError(_("không có giờ “{words}”").format(words=words))
    return f"{hour:02d}:{minute:02d}"


def _month_reader(kind: DeadlineKind) -> "_Reader":
    def reader(match: re.Match[str], base: Base) -> Deadline:
        day, inferred = _last_day(match["month"], base)
        return Deadline(kind, Month(day.year, day.month), printed=match[0], year_inferred=inferred)

    return reader


def _quarter_reader(kind: DeadlineKind) -> "_Reader":
    def reader(match: re.Match[str], base: Base) -> Deadline:
        day, inferred = _last_day(match["quarter"], base)
        return Deadline(kind, Quarter(day.year, day.month // 3), printed=match[0], year_inferred=inferred)

    return reader


def _before_quarter(match: re.Match[str], base: Base) -> Deadline:
    day, inferred = _last_day(match["quarter"], base)
    first = Quarter(day.year, day.month // 3).first_day()
    return Deadline(DeadlineKind.BEFORE, first, printed=match[0], year_inferred=inferred)


def _within_year(match: re.Match[str], _base: Base) -> Deadline:
    return Deadline(DeadlineKind.WITHIN_YEAR, checked_year(_numbers(match["year"])[0]), printed=match[0])


def _range(match: re.Match[str], base: Base) -> Deadline:
    start_words, end_words = match["start"], match["end"]
    start_year, end_year = _printed_year(start_words), _printed_year(end_words)
    year = end_year or start_year or infer_year(_last_month(end_words), base)
    end = _edge(end_words, year, last=True)
    # "từ 01 đến 30/9" borrows the month; "từ 05 đến tháng 9" has no day to belong to.
    month = None if _is_period(end_words) else end.month
    start = _edge(start_words, start_year or year, last=False, month=month)
    if start > end and end_year is None and start_year is not None:
        end = _edge(end_words, year + 1, last=True)
    elif start > end and start_year is None and len(_numbers(start_words)) > 1:
        start = _edge(start_words, year - 1, last=False)
    inferred = start_year is None and end_year is None
    return Deadline(DeadlineKind.RANGE, DateRange(start, end), printed=match[0], year_inferred=inferred)


def _milestone(match: re.Match[str], base: Base) -> Deadline:
    target = squeeze(match["target"])
    if match["year"]:
        last = Month(checked_year(_numbers(match["year"])[0]), 12).last_day()
        return Deadline(DeadlineKind.MILESTONE, last, printed=match[0], target=target)
    day, inferred = _last_day(match["end"], base)
    return Deadline(DeadlineKind.MILESTONE, day, printed=match[0], target=target, year_inferred=inferred)


def _recurring(match: re.Match[str], _base: Base) -> Deadline:
    groups = match.groupdict()
    frequency = _PERIODS[match["period"].lower()]
    weekday, day, month = groups.get("weekday"), groups.get("day"), groups.get("month")
    period_day = None
    if weekday or day:
        if bool(weekday) != (frequency is Frequency.WEEKLY):
            raise DeadlineError(_("“{words}” không chỉ rõ một ngày trong kỳ").format(words=match[0]))
        number = _weekday(weekday) if weekday else int(day or 0)
        period_day = PeriodDay(number, int(month) if month else None, before=bool(groups.get("before")))
    return Deadline(DeadlineKind.RECURRING, frequency, printed=match[0], day=period_day)


def _weekday(words: str) -> int:
    name = words.split()[-1].lower()
    return int(name) - 1 if name.isdigit() else _WEEKDAYS[name]


def _daily(match: re.Match[str], _base: Base) -> Deadline:
    _time(match["time"] or "")
    return Deadline(DeadlineKind.RECURRING, Frequency.DAILY, printed=match[0])


def _this_year(match: re.Match[str], base: Base) -> Deadline:
    return Deadline(DeadlineKind.WITHIN_YEAR, _known(base).year, printed=match[0], year_inferred=True)


def _this_month(match: re.Match[str], base: Base) -> Deadline:
    known = _known(base)
    return Deadline(DeadlineKind.WITHIN_MONTH, Month(known.year, known.month), printed=match[0], year_inferred=True)


def _next(base: Base) -> Month:
    known = _known(base)
    return Month(known.year + known.month // _YEAR_MONTHS, known.month % _YEAR_MONTHS + 1)


def _next_month(match: re.Match[str], base: Base) -> Deadline:
    return Deadline(DeadlineKind.WITHIN_MONTH, _next(base), printed=match[0], year_inferred=True)


def _next_month_day(match: re.Match[str], base: Base) -> Deadline:
    month = _next(base)
    day = checked_date(month.year, month.month, int(match["dom"]))
    return Deadline(DeadlineKind.BEFORE, day, printed=match[0], year_inferred=True)


def _week(match: re.Match[str], base: Base) -> Deadline:
    """The week of the notice or the next, from Monday to Sunday; a notice without a day has no week."""
    if not isinstance(base, date):
        raise DeadlineError(_("“{words}”: chưa biết ngày của văn bản để tính tuần").format(words=match[0]))
    monday = base - timedelta(days=base.weekday())
    if match["week"].lower() != "này":
        monday += timedelta(days=_WEEK)
    value = DateRange(monday, monday + timedelta(days=_WEEK - 1))
    return Deadline(DeadlineKind.RANGE, value, printed=match[0], year_inferred=True)


def _known(base: Base) -> date | Month:
    if base is None:
        raise DeadlineError(_("thời hạn không ghi năm mà chưa biết ngày của văn bản; hãy ghi cả năm"))
    return base


def _continuous(match: re.Match[str], _base: Base) -> Deadline:
    return Deadline(DeadlineKind.RECURRING, Frequency.CONTINUOUS, printed=match[0])


def _relative(match: re.Match[str], _base: Base) -> Deadline:
    unit = _UNITS[squeeze(match["unit"]).lower()]
    value = Relative(int(match["n"]), unit, squeeze(match["start"] or ""))
    return Deadline(DeadlineKind.RELATIVE, value, printed=match[0])


def _before_event(match: re.Match[str], _base: Base) -> Deadline:
    return Deadline(DeadlineKind.BEFORE_EVENT, printed=match[0], event=squeeze(match["event"]))


_Reader = Callable[[re.Match[str], Base], Deadline]
_READERS: Final[dict[str, _Reader]] = {
    "range": _range,
    "recurring": _recurring,
    "continuous": _continuous,
    "daily": _daily,
    "this_year": _this_year,
    "this_month": _this_month,
    "next_month": _next_month,
    "next_month_day": _next_month_day,
    "week": _week,
    "milestone": _milestone,
    "before": _day_reader(DeadlineKind.BEFORE),
    "on_or_before": _day_reader(DeadlineKind.ON_OR_BEFORE),
    "on_date": _day_reader(DeadlineKind.ON_DATE),
    "relative": _relative,
    "end_of_month": _month_reader(DeadlineKind.END_OF_MONTH),
    "before_month": _month_reader(DeadlineKind.BEFORE_MONTH),
    "within_month": _month_reader(DeadlineKind.WITHIN_MONTH),
    "before_quarter": _before_quarter,
    "within_quarter": _quarter_reader(DeadlineKind.WITHIN_QUARTER),
    "from_quarter": _quarter_reader(DeadlineKind.FROM_QUARTER),
    "within_year": _within_year,
    "before_event": _before_event,
}
