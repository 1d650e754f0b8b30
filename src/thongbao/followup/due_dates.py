"""A duty and what the house knows → its occurrences, each with the day it is due and the day from which it is late."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from thongbao.followup.duties import Duty, Occurrence
from thongbao.followup.periods import occurrences_of
from thongbao.vietnamese.dates import Month, Quarter
from thongbao.vietnamese.deadlines import DateRange, Deadline, DeadlineKind, Relative, Unit, late_from
from thongbao.vietnamese.text import fold
from thongbao.vietnamese.working_days import WorkCalendar

_DAY: Final = timedelta(days=1)
_HOURS_A_DAY: Final = 24
# A start that is the paper itself: known with its date. "Nhận" is not: each unit receives it on a day of its own.
_ISSUE_STARTS: Final = (
    "ngay ban hanh",
    "ngay ky",
    "ngay thong bao nay",
    "ngay ra thong bao",
    "ngay van ban nay",
    "hom nay",
    "ngay phat hanh",
)


@dataclass(frozen=True, slots=True)
class House:
    """What an office has chosen or learnt about days.

    ``event_dates`` maps the folded words of an event or of a start (``nam hoc moi``, ``ngay nhan van ban``) to its day;
    a key ``<notice>|<words>`` holds for that paper only and wins. ``event_numbers`` maps the same keys to the number
    under which the day was entered.
    """

    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    before_is_late_on_the_day: bool = True
    weekly_on: int = 5
    near_days: int = 5
    event_dates: Mapping[str, date] = field(default_factory=dict)
    event_numbers: Mapping[str, int] = field(default_factory=dict)

    def number_of(self, deadline: Deadline | None, notice: str) -> int:
        """Return the number under which what a deadline waits for was last given a day, 0 for none."""
        words = event_words(deadline) if deadline else ""
        keys = (event_key(words, notice), event_key(words)) if words else ()
        return max((self.event_numbers.get(key, 0) for key in keys), default=0)

    def date_of(self, words: str, duty: Duty) -> date | None:
        """Return the day an event has been given, for the duty's paper or for all.

        A day for all that lies before the paper is that of an earlier one: nobody receives a paper before it is issued.
        """
        own, day = self.event_dates.get(event_key(words, duty.notice)), self.event_dates.get(event_key(words))
        return own or (day if day and day >= duty.started else None)


def event_words(deadline: Deadline) -> str:
    """Return the event a deadline counts from or lies before, empty for none."""
    return deadline.value.start if isinstance(deadline.value, Relative) else deadline.event


def event_key(words: str, notice: str = "") -> str:
    """Return what an event is found by: its words without tones and case, behind the paper it is dated for."""
    return f"{fold(notice)}|{fold(words)}" if notice else fold(words)


def occurrences(duty: Duty, house: House, until: date) -> Iterator[Occurrence]:
    """Yield the occurrences of a duty that open by ``until``, one a deadline or one a period; never none.

    A duty without a deadline occurs once, without a day. Several deadlines of one duty are told apart by the keys
    ``h1``, ``h2`` …; where only one of them has no period it has no key, so that its id is the duty's.
    """
    if not duty.deadlines:
        yield Occurrence("", duty.started)
        return
    fixed = [d for d in duty.deadlines if d.kind is not DeadlineKind.RECURRING]
    for number, deadline in enumerate(fixed, 1):
        key = f"h{number}" if len(fixed) > 1 else ""
        yield _single(deadline, key, duty, house)
    for deadline in duty.deadlines:
        if deadline.kind is DeadlineKind.RECURRING:
            yield from occurrences_of(deadline, duty.started, until, weekly_on=house.weekly_on)


def _single(deadline: Deadline, key: str, duty: Duty, house: House) -> Occurrence:
    match deadline.kind:
        case DeadlineKind.BEFORE_EVENT:
            day = house.date_of(deadline.event, duty)
            waits = "" if day else deadline.event
            return Occurrence(key, duty.started, day, _late(day, house) if day else None, deadline, waits)
        case DeadlineKind.RELATIVE:
            return _relative(deadline, key, duty, house)
        case _:
            late = late_from(deadline, before_is_late_on_the_day=house.before_is_late_on_the_day)
            return Occurrence(key, _opens(deadline, duty.started), _due(deadline, late), late, deadline)


def _late(day: date, house: House) -> date:
    """ "Trước năm học mới" is late on its first day, as "trước ngày 05/9" is, unless the house says otherwise."""
    return day if house.before_is_late_on_the_day else day + _DAY


def _relative(deadline: Deadline, key: str, duty: Duty, house: House) -> Occurrence:
    value = deadline.value
    assert isinstance(value, Relative)
    start = relative_start(value, duty, house)
    if start is None:
        return Occurrence(key, duty.started, deadline=deadline, waits_for=value.start)
    due = counted(start, value, house.calendar)
    return Occurrence(key, duty.started, due, due + _DAY, deadline)


def relative_start(value: Relative, duty: Duty, house: House) -> date | None:
    """Return the day a relative deadline counts from: a day that was given, else the paper's where the words mean it.

    Words that name no start ("trong vòng 05 ngày làm việc") count from the paper.
    """
    folded = fold(value.start)
    if value.start and (day := house.date_of(value.start, duty)):
        return day
    if not folded or folded.startswith(_ISSUE_STARTS):
        return duty.started
    return None


def counted(start: date, value: Relative, calendar: WorkCalendar) -> date:
    """Return the last day of a term; the first day is not counted (Bộ luật Dân sự 2015, Điều 147, khoản 2)."""
    match value.unit:
        case Unit.WORKING_DAYS:
            return calendar.after(start, value.n)
        case Unit.DAYS:
            return start + value.n * _DAY
        case Unit.WEEKS:
            return start + timedelta(weeks=value.n)
        case Unit.MONTHS:
            return _months_later(start, value.n)
        case Unit.HOURS:
            return start + -(-value.n // _HOURS_A_DAY) * _DAY


def _months_later(start: date, count: int) -> date:
    years, month = divmod(start.month - 1 + count, 12)
    there = Month(start.year + years, month + 1)
    return date(there.year, there.month, min(start.day, there.last_day().day))


def _opens(deadline: Deadline, started: date) -> date:
    """Return the day from which it stands open: at once, also where the words set a later start."""
    return started if deadline.kind is not DeadlineKind.FROM_QUARTER else _quarter_start(deadline, started)


def _quarter_start(deadline: Deadline, started: date) -> date:
    return max(started, deadline.value.first_day()) if isinstance(deadline.value, Quarter) else started


def _due(deadline: Deadline, late: date | None) -> date | None:
    """Return the day a paper would print: the day said, else the last day of the period."""
    value = deadline.value
    if isinstance(value, date):
        return value
    if isinstance(value, DateRange):
        return value.end
    if deadline.kind is DeadlineKind.BEFORE_MONTH:
        # As with "trước ngày 01/10": the day that is spoken of, though it is late itself.
        return late
    return late - _DAY if late else None


def day_off_note(occurrence: Occurrence, calendar: WorkCalendar) -> str:
    """Return why the due day is not worked, the empty string when it is (or when there is no day)."""
    return calendar.day_off(occurrence.due) if occurrence.due else ""
