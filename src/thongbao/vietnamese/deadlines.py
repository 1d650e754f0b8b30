"""What a deadline is: its kinds, its values, its machine form, and from which day on it is late."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from thongbao.language import _
from thongbao.vietnamese.dates import Month, Quarter


class DeadlineError(ValueError):
    """Words that are a deadline but an impossible one, or parts of a deadline that do not fit together."""


class DeadlineKind(StrEnum):
    """The kinds of deadlines (record.md, Deadlines)."""

    BEFORE = "before"
    ON_OR_BEFORE = "on_or_before"
    ON_DATE = "on_date"
    WITHIN_MONTH = "within_month"
    END_OF_MONTH = "end_of_month"
    BEFORE_MONTH = "before_month"
    WITHIN_QUARTER = "within_quarter"
    FROM_QUARTER = "from_quarter"
    WITHIN_YEAR = "within_year"
    RANGE = "range"
    MILESTONE = "milestone"
    RECURRING = "recurring"
    BEFORE_EVENT = "before_event"
    RELATIVE = "relative"
    NONE = "none"


class Frequency(StrEnum):
    """How often a recurring deadline falls due."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"
    CONTINUOUS = "continuous"


class Unit(StrEnum):
    """What a relative deadline counts."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class DateRange:
    """From one day to another, both included. Raises :class:`DeadlineError` when the end comes first."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise DeadlineError(_("khoảng thời gian kết thúc trước khi bắt đầu"))

    def __str__(self) -> str:
        return f"{self.start.isoformat()}..{self.end.isoformat()}"


@dataclass(frozen=True, slots=True)
class Relative:
    """``n`` units from a start told in words (``ngày nhận văn bản``); an empty start is one the words do not name."""

    n: int
    unit: Unit
    start: str = ""

    def __post_init__(self) -> None:
        if self.n < 1:
            raise DeadlineError(_("thời hạn phải từ 1 trở lên"))

    def __str__(self) -> str:
        return f"{self.n} {self.unit} from {self.start}" if self.start else f"{self.n} {self.unit}"


@dataclass(frozen=True, slots=True)
class PeriodDay:
    """The day of each period on which a recurring deadline falls due.

    ``day`` is the day of the week (1 = thứ Hai … 7 = Chủ nhật), of the month, of the last month of the quarter, or of
    ``month`` of the year. ``before``: the words say "trước", so the day itself is late.
    """

    day: int
    month: int | None = None
    before: bool = False


Value = date | Month | Quarter | int | DateRange | Frequency | Relative | None

_DAY_KINDS: Final = frozenset({DeadlineKind.BEFORE, DeadlineKind.ON_OR_BEFORE, DeadlineKind.ON_DATE})
_VALUE_TYPE: Final[dict[DeadlineKind, type]] = {
    DeadlineKind.BEFORE: date,
    DeadlineKind.ON_OR_BEFORE: date,
    DeadlineKind.ON_DATE: date,
    DeadlineKind.WITHIN_MONTH: Month,
    DeadlineKind.END_OF_MONTH: Month,
    DeadlineKind.BEFORE_MONTH: Month,
    DeadlineKind.WITHIN_QUARTER: Quarter,
    DeadlineKind.FROM_QUARTER: Quarter,
    DeadlineKind.WITHIN_YEAR: int,
    DeadlineKind.RANGE: DateRange,
    DeadlineKind.MILESTONE: date,
    DeadlineKind.RECURRING: Frequency,
    DeadlineKind.BEFORE_EVENT: type(None),
    DeadlineKind.RELATIVE: Relative,
    DeadlineKind.NONE: type(None),
}
_LONGEST_MONTH: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when something is to be done.

    ``printed`` holds the words as they stand in the text; ``time`` is ``16:00`` or a part of the day (``sáng``) of a
    day kind; ``event`` belongs to ``before_event``, ``target`` (``đạt tối thiểu 70%``) to ``milestone``, ``day`` to
    ``recurring``. ``year_inferred``: the words name no year. Raises :class:`DeadlineError` when the parts do not fit.
    """

    kind: DeadlineKind
    value: Value = None
    printed: str = ""
    time: str = ""
    event: str = ""
    target: str = ""
    day: PeriodDay | None = None
    year_inferred: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.value, _VALUE_TYPE[self.kind]):
            raise DeadlineError(_("giá trị không hợp với loại thời hạn {kind}").format(kind=self.kind))
        if self.time and self.kind not in _DAY_KINDS:
            raise DeadlineError(_("chỉ thời hạn theo ngày mới có giờ"))
        if bool(self.event) != (self.kind is DeadlineKind.BEFORE_EVENT):
            raise DeadlineError(_("sự kiện phải có, và chỉ có, ở thời hạn trước sự kiện"))
        if bool(self.target) != (self.kind is DeadlineKind.MILESTONE):
            raise DeadlineError(_("mức phải đạt phải có, và chỉ có, ở thời hạn theo mốc"))
        if self.day is not None:
            _check_period_day(self.value, self.day)

    def value_text(self) -> str:
        """Return the machine form of the value: ``2020-09-15``, ``2020-09``, ``2026-Q3``, ``2026``, ``weekly``.

        Further forms: ``weekly-5``, ``monthly-20``, ``yearly-before-12-15``, ``2026-09-01..2026-09-30``,
        ``5 working_days from …``; the empty string when there is no value.
        """
        if self.value is None:
            return ""
        if isinstance(self.value, date):
            return self.value.isoformat()
        if self.day is None:
            return str(self.value)
        parts = [self.value, "before" if self.day.before else None, self.day.month, self.day.day]
        return "-".join(str(part) for part in parts if part is not None)


def _check_period_day(value: Value, day: PeriodDay) -> None:
    """Raise :class:`DeadlineError` unless ``day`` is a day of every period that ``value`` names (29/2 is let pass)."""
    last = {Frequency.WEEKLY: 7, Frequency.MONTHLY: 31, Frequency.QUARTERLY: 31, Frequency.YEARLY: 31}
    if not isinstance(value, Frequency) or value not in last:
        raise DeadlineError(_("chỉ thời hạn định kỳ mới có ngày trong kỳ"))
    if (day.month is not None) != (value is Frequency.YEARLY):
        raise DeadlineError(_("ngày trong kỳ cần có tháng khi, và chỉ khi, kỳ là một năm"))
    if day.month is not None and not 1 <= day.month <= 12:
        raise DeadlineError(_("không có tháng {month}").format(month=day.month))
    longest = last[value] if day.month is None else _LONGEST_MONTH[day.month - 1]
    if not 1 <= day.day <= longest:
        raise DeadlineError(_("kỳ này không có ngày {day}").format(day=day.day))


def late_from(deadline: Deadline, *, before_is_late_on_the_day: bool = True) -> date | None:
    """Return the first day on which ``deadline`` is late; None for kinds without a day of their own.

    "Trước ngày 15/9" is late on 15/9 itself unless the house rule says otherwise (``before_is_late_on_the_day``); with
    a time of day ("trước 16 giờ ngày 15/9") that day still counts, so it is late on the day after.
    """
    value = deadline.value
    match value:
        case date() if deadline.kind is DeadlineKind.BEFORE and before_is_late_on_the_day and not deadline.time:
            return value
        case date():
            return value + timedelta(days=1)
        case Month() if deadline.kind is DeadlineKind.BEFORE_MONTH:
            return value.first_day()
        case Month():
            return value.next().first_day()
        case Quarter() if deadline.kind is DeadlineKind.WITHIN_QUARTER:
            return value.next().first_day()
        case DateRange():
            return value.end + timedelta(days=1)
        case int():
            return date(value + 1, 1, 1)
        case _:
            return None
