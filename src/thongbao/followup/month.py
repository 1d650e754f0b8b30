"""A month's figures: totals, by unit, what is overdue, recurring duties met or missed, the month before."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from thongbao.followup.ledger import Ledger, Selection
from thongbao.followup.listing import Listed
from thongbao.followup.states import State
from thongbao.store.follow_counts import (
    Books,
    counts,
    late_months,
    notices_on_the_books,
    periods_of_duties,
)
from thongbao.store.follow_spans import FOREVER, Session
from thongbao.vietnamese.dates import Month

# Lateness is looked for in so many months up to the one reported.
_MONTHS_BACK: Final = 6
_OFTEN: Final = 2


@dataclass(slots=True)
class Figures:
    """How many tasks stand how; what recurs without end is counted apart."""

    done_in_time: int = 0
    done_late: int = 0
    open_in_time: int = 0
    overdue: int = 0
    on_hold: int = 0
    recurring: int = 0
    extended: int = 0

    @property
    def total(self) -> int:
        """Everything that was given."""
        return self.done + self.open + self.recurring

    @property
    def done(self) -> int:
        """Done, in time or late."""
        return self.done_in_time + self.done_late

    @property
    def open(self) -> int:
        """Not done yet, what rests included."""
        return self.open_in_time + self.overdue + self.on_hold

    def add(self, stands: str, count: int, extended: int) -> None:
        """Count what the database has counted."""
        name = _NAMES[stands]
        setattr(self, name, getattr(self, name) + count)
        self.extended += extended


_NAMES: Final = {
    "done": "done_in_time",
    "done_late": "done_late",
    "open": "open_in_time",
    "overdue": "overdue",
    "on_hold": "on_hold",
    "recurring": "recurring",
}


@dataclass(frozen=True, slots=True)
class Regularity:
    """A recurring duty in a month: the periods due in it, how many were met in time, late, missed, are to come."""

    line: Listed
    due: int
    in_time: int
    late: int
    missed: int
    pending: int


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """What a month's report is made of, as of ``day``.

    ``units`` maps who answers (an id, or for persons theirs) to their figures; ``before`` are the totals at the end of
    the month before, ``None`` when nothing was given by then; ``repeated`` maps units that were late in two months or
    more of the last six to those months.
    """

    month: Month
    day: date
    totals: Figures
    units: dict[str, Figures]
    overdue: tuple[Listed, ...]
    duties: tuple[Regularity, ...]
    before: Figures | None
    repeated: dict[str, tuple[Month, ...]]
    notices: tuple[str, ...] = field(default_factory=tuple)


def month_figures(ledger: Ledger, month: Month, day: date, notices: tuple[str, ...] = ()) -> MonthFigures:
    """Return the figures of a month as of ``day`` (its last day, or earlier while it lasts).

    :param notices: codes of the papers it is about; all when empty.
    """
    selection = Selection(notices=notices)
    previous = _before(month)
    with ledger.fresh(day + timedelta(days=1)) as connection:
        totals, units = _counted(ledger, connection, selection, day, month.first_day())
        before = None
        if previous:
            then, _units = _counted(ledger, connection, selection, previous.last_day(), previous.first_day())
            before = then if then.total else None
        overdue = ledger.lines_in(connection, replace(selection, overdue=True), day)
        duties = tuple(_regularities(ledger, connection, selection, month, day))
        repeated = _repeated(ledger, connection, selection, month, day)
    fixed = tuple(line for line in overdue if not line.is_recurring)
    return MonthFigures(month, day, totals, units, fixed, duties, before, repeated, notices)


def _before(month: Month) -> Month | None:
    return Month(month.year - 1, 12) if month.month == 1 else Month(month.year, month.month - 1)


def _counted(
    ledger: Ledger, connection: Session, selection: Selection, day: date, since: date
) -> tuple[Figures, dict[str, Figures]]:
    # A recurring duty is on the books before its first period opens.
    wanted = replace(ledger.wanted(selection, day), opened_by=FOREVER)
    books = Books(wanted, since.isoformat(), tuple(notices_on_the_books(connection, wanted, since.isoformat())))
    totals = Figures()
    units: dict[str, Figures] = {}
    for counted, unit, person, stands, count, extended in counts(connection, books):
        figures = totals
        if counted == "unit":
            who = ledger.answering.get(unit, unit) or unit or person.split(" ")[0]
            figures = units.setdefault(who, Figures())
        figures.add(stands, int(count), int(extended or 0))
    return totals, units


def _regularities(
    ledger: Ledger, connection: Session, selection: Selection, month: Month, day: date
) -> Iterator[Regularity]:
    wanted = ledger.wanted(selection, day)
    first, last = month.first_day().isoformat(), month.last_day().isoformat()
    periods: dict[str, dict[str, int]] = {}
    for assignment, stands, count in periods_of_duties(connection, wanted, first, last):
        periods.setdefault(assignment, {})[stands] = int(count)
    seen: set[str] = set()
    asked = replace(wanted, kind="recurring", due_within=(first, last))
    for line in ledger.lines_wanted(connection, selection, asked, day):
        if line.duty in seen or line.state is State.WITHDRAWN:
            continue
        seen.add(line.duty)
        counted = periods.get(line.duty, {})
        met, late, missed = (counted.get(s, 0) for s in (State.DONE, State.DONE_LATE, State.OVERDUE))
        pending = counted.get(State.NOT_STARTED, 0) + counted.get(State.IN_PROGRESS, 0) + counted.get(State.ON_HOLD, 0)
        yield Regularity(line, met + late + missed + pending, met, late, missed, pending)


def _repeated(
    ledger: Ledger, connection: Session, selection: Selection, month: Month, day: date
) -> dict[str, tuple[Month, ...]]:
    months = [month]
    while len(months) < _MONTHS_BACK and (earlier := _before(months[-1])):
        months.append(earlier)
    days = [(m.first_day().isoformat(), min(day, m.last_day()).isoformat()) for m in months]
    late: dict[str, set[int]] = {}
    for unit, positions in late_months(connection, ledger.wanted(selection, day), days).items():
        late.setdefault(ledger.answering.get(unit, unit) or unit, set()).update(positions)
    return {
        who: tuple(months[n] for n in sorted(positions, reverse=True))
        for who, positions in late.items()
        if len(positions) >= _OFTEN
    }
