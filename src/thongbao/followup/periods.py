"""A recurring deadline → its periods: what each is called, when it opens, when it falls due, when it is late."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from thongbao.followup.duties import Occurrence
from thongbao.vietnamese.dates import LAST_YEAR, Month, Quarter
from thongbao.vietnamese.deadlines import Deadline, Frequency, PeriodDay

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(weeks=1)
_FRIDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Period:
    """One week, month, quarter or year, both ends included."""

    key: str
    first: date
    last: date


def occurrences_of(deadline: Deadline, after: date, until: date, *, weekly_on: int = _FRIDAY) -> Iterator[Occurrence]:
    """Yield the occurrences of a recurring deadline whose period lies wholly after ``after`` and opens by ``until``.

    :param weekly_on: the house weekday on which weekly duties fall due (1 = thứ Hai … 7 = Chủ nhật).
    """
    frequency = deadline.value
    assert isinstance(frequency, Frequency)
    if frequency in {Frequency.CONTINUOUS, Frequency.DAILY}:
        # Nobody marks every day: it is one duty that stays open.
        yield Occurrence("", after, deadline=deadline)
        return
    for period in periods(frequency, after):
        if period.first > until:
            return
        due = _due_day(frequency, deadline.day, period, weekly_on)
        late = due if deadline.day and deadline.day.before else due + _DAY
        yield Occurrence(period.key, period.first, due, late, deadline)


def periods(frequency: Frequency, after: date) -> Iterator[Period]:
    """Yield the periods that begin after the day ``after``, without end but for the years known here."""
    match frequency:
        case Frequency.WEEKLY:
            yield from _weeks(after)
        case Frequency.MONTHLY:
            yield from _months(Month(after.year, after.month).next())
        case Frequency.QUARTERLY:
            yield from _quarters(Quarter(after.year, (after.month + 2) // 3).next())
        case Frequency.YEARLY:
            yield from (Period(f"{y}", date(y, 1, 1), date(y, 12, 31)) for y in range(after.year + 1, LAST_YEAR + 1))
        case _:
            return


def _weeks(after: date) -> Iterator[Period]:
    monday = after + (7 - after.weekday()) * _DAY
    while monday.year <= LAST_YEAR:
        year, week, _weekday = monday.isocalendar()
        yield Period(f"{year}-W{week:02d}", monday, monday + 6 * _DAY)
        monday += _WEEK


def _months(month: Month) -> Iterator[Period]:
    while month.year <= LAST_YEAR:
        yield Period(str(month), month.first_day(), month.last_day())
        month = month.next()


def _quarters(quarter: Quarter) -> Iterator[Period]:
    while quarter.year <= LAST_YEAR:
        yield Period(str(quarter), quarter.first_day(), quarter.last_day())
        quarter = quarter.next()


def _due_day(frequency: Frequency, day: PeriodDay | None, period: Period, weekly_on: int) -> date:
    """Return the day of the period on which it falls due; a 31st that the month lacks is its last day."""
    if frequency is Frequency.WEEKLY:
        return period.first + ((day.day if day else weekly_on) - 1) * _DAY
    if day is None:
        return period.last
    month = Month(period.last.year, day.month or period.last.month)
    return date(month.year, month.month, min(day.day, month.last_day().day))
