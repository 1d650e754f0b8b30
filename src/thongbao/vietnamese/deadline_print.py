"""Deadline → the canonical Vietnamese words, year included."""

from datetime import date
from typing import Final

from thongbao.vietnamese.dates import Month, Quarter, padded_day, padded_month, padded_number, short_date
from thongbao.vietnamese.deadlines import (
    DateRange,
    Deadline,
    DeadlineKind,
    Frequency,
    PeriodDay,
    Relative,
    Unit,
)

_OPENING: Final = {
    DeadlineKind.BEFORE: "trước ",
    DeadlineKind.ON_OR_BEFORE: "chậm nhất ",
    DeadlineKind.ON_DATE: "",
    DeadlineKind.MILESTONE: "đến ",
    DeadlineKind.WITHIN_MONTH: "trong ",
    DeadlineKind.END_OF_MONTH: "hết ",
    DeadlineKind.BEFORE_MONTH: "trước ",
    DeadlineKind.WITHIN_QUARTER: "trong ",
    DeadlineKind.FROM_QUARTER: "từ ",
    DeadlineKind.WITHIN_YEAR: "trong ",
}
_PERIOD: Final = {
    Frequency.DAILY: "hằng ngày",
    Frequency.WEEKLY: "hằng tuần",
    Frequency.MONTHLY: "hằng tháng",
    Frequency.QUARTERLY: "hằng quý",
    Frequency.YEARLY: "hằng năm",
    Frequency.CONTINUOUS: "thường xuyên",
}
_WEEKDAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_UNIT: Final = {
    Unit.HOURS: "giờ",
    Unit.DAYS: "ngày",
    Unit.WORKING_DAYS: "ngày làm việc",
    Unit.WEEKS: "tuần",
    Unit.MONTHS: "tháng",
}


def print_deadline(deadline: Deadline) -> str:
    """Return the deadline in canonical words with its year: ``trước ngày 15/9/2020``, ``ngày 20 hằng tháng``.

    Zeros stand as in a date line. What comes back is read again by ``parse_deadline`` as the same deadline. A deadline
    of kind ``none`` gives ``không``.
    """
    opening = _OPENING.get(deadline.kind, "")
    match deadline.value:
        case date() as day:
            return _day_words(deadline, opening, day)
        case Month(year, month):
            return f"{opening}tháng {padded_month(month)}/{year}"
        case Quarter(year) as quarter:
            return f"{opening}quý {quarter.roman()}/{year}"
        case DateRange(start, end):
            return f"từ ngày {short_date(start)} đến hết ngày {short_date(end)}"
        case Frequency() as frequency:
            return _recurring_words(frequency, deadline.day)
        case Relative() as relative:
            return _relative_words(relative)
        case int() as year:
            return f"{opening}năm {year}"
        case _:
            return f"trước {deadline.event}" if deadline.event else "không"


def _day_words(deadline: Deadline, opening: str, day: date) -> str:
    time = f"{_time_words(deadline.time)} " if deadline.time else ""
    target = f" {deadline.target}" if deadline.target else ""
    return f"{opening}{time}ngày {short_date(day)}{target}"


def _time_words(time: str) -> str:
    hours, colon, minutes = time.partition(":")
    if not colon:
        return time
    return f"{hours} giờ" if minutes == "00" else f"{hours} giờ {minutes} phút"


def _recurring_words(frequency: Frequency, day: PeriodDay | None) -> str:
    period = _PERIOD[frequency]
    if day is None:
        return period
    if frequency is Frequency.WEEKLY:
        words = _WEEKDAYS[day.day - 1]
    elif day.month is not None:
        words = f"ngày {padded_day(day.day)}/{padded_month(day.month)}"
    else:
        words = f"ngày {padded_day(day.day)}"
    if frequency is Frequency.QUARTERLY:
        words += " tháng cuối"
    return f"{'trước ' if day.before else ''}{words} {period}"


def _relative_words(relative: Relative) -> str:
    words = f"trong vòng {padded_number(relative.n)} {_UNIT[relative.unit]}"
    return f"{words} kể từ {relative.start}" if relative.start else words
