"""The store as follow-up sees it: lines on a day, the history of a duty, and events appended under one lock."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from thongbao.followup.due_dates import House
from thongbao.followup.duties import Duty, Event, split_id
from thongbao.followup.listing import Listed
from thongbao.followup.projecting import bring_up_to_date, by_duty, is_stale
from thongbao.followup.states import state_words
from thongbao.followup.stored import DATED, duty_of, event_values, line_of
from thongbao.followup.succession import Succession
from thongbao.language import _
from thongbao.store.assignment_rows import AssignmentRow, add_assignments, assignment_events_of, assignments_of
from thongbao.store.chain import append_assignment_event
from thongbao.store.engine import Store
from thongbao.store.follow_counts import notices_on_the_books
from thongbao.store.follow_spans import FOREVER, Session, Wanted, ended_papers, lines, lock_events, paper_ids
from thongbao.store.tables import ASSIGNMENT_EVENTS, ASSIGNMENTS

# Decides whether an event may follow on a line: ``None``, or why not.
Refusal = Callable[[Listed, Event], str | None]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which lines a person asks for. ``ids`` are as people write them; empty filters let everything through.

    ``units`` are ids of units as they are today; who was merged into one of them is found with it.
    """

    ids: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    roles: tuple[str, ...] = ("chu_tri", "nguoi_thuc_hien", "")
    overdue: bool = False
    due_in: int | None = None
    unassigned: bool = False
    near: bool = False

    @property
    def is_open_ended(self) -> bool:
        """Whether nothing at all narrows it down."""
        return not (self.ids or self.units or self.people or self.notices or self.states or self.overdue) and (
            self.due_in is None and not self.unassigned and not self.near
        )


@dataclass(frozen=True, slots=True)
class Refused:
    """An event that could not be entered, and why."""

    line: Listed | None
    event: Event
    why: str


@dataclass(frozen=True)
class Ledger:
    """The assignments of an office's issuers in a store, with the rules of the house."""

    store: Store
    issuers: tuple[str, ...]
    house: House
    succession: Succession
    answering: Mapping[str, str] = field(default_factory=dict)

    def lines(self, selection: Selection, day: date) -> list[Listed]:
        """Return the lines that are wanted as they stand on ``day``."""
        horizon = day + timedelta(days=max(selection.due_in or 0, 0) + 1)
        with self.fresh(horizon) as connection:
            return self.lines_in(connection, selection, day)

    @contextmanager
    def fresh(self, until: date) -> Iterator[Session]:
        """Give a reading connection to spans that show everything that happened."""
        with self.store.reading() as connection:
            stale = any(is_stale(connection, issuer, self.house, until) for issuer in self.issuers)
            if not stale:
                yield connection
                return
        with self.store.computing() as connection:
            for issuer in self.issuers:
                bring_up_to_date(connection, issuer, self.house, until)
        with self.store.reading() as connection:
            yield connection

    def lines_in(self, connection: Session, selection: Selection, day: date, *, latest: bool = False) -> list[Listed]:
        """Return the lines by a connection that is open; ``latest``: after everything that was entered."""
        return self.lines_wanted(connection, selection, self.wanted(selection, day, latest=latest), day)

    def lines_wanted(self, connection: Session, selection: Selection, wanted: Wanted, day: date) -> list[Listed]:
        """Return the lines that the store is asked for."""
        answering = self.answering
        found = [line_of(row, day, answering) for row in lines(connection, wanted)]
        if selection.ids:
            named = {split_id(identifier) for identifier in selection.ids}
            found = [n for n in found if (n.duty, n.occurrence) in named or (n.duty, "") in named]
        return found

    def wanted(self, selection: Selection, day: date, *, latest: bool = False) -> Wanted:
        """Return what the store is asked for."""
        ahead = day + timedelta(days=selection.due_in) if selection.due_in is not None else day
        roles = () if selection.ids else selection.roles
        return Wanted(
            self.issuers,
            day.isoformat(),
            "9999" if latest or selection.ids else ahead.isoformat(),
            assignments={split_id(i)[0] for i in selection.ids} if selection.ids else None,
            units=self._with_predecessors(selection.units) if selection.units else None,
            people=selection.people,
            notices=selection.notices,
            states=selection.states,
            roles=roles,
            overdue=selection.overdue,
            due_by=(ahead + timedelta(days=1)).isoformat() if selection.due_in is not None else "",
            orphans=self.succession.orphans() if selection.unassigned else None,
            latest=latest,
        )

    def _with_predecessors(self, units: Collection[str]) -> list[str]:
        return sorted({before for unit in units for before in (*self.succession.answered_by(unit), unit)})

    def duty(self, identifier: str) -> tuple[Duty, list[Event]] | None:
        """Return a duty with everything that was entered about it, ``None`` when there is none of that id."""
        named, _key = split_id(identifier)
        with self.store.reading() as connection:
            rows = assignments_of(connection, self.issuers, ASSIGNMENTS.c.id == named)
            if not rows:
                return None
            events = assignment_events_of(connection, [rows[0].issuer], ASSIGNMENT_EVENTS.c.assignment == named)
            ended = ended_papers(connection, rows[0].issuer).get(rows[0].paper or 0)
        return duty_of(rows[0], ended), by_duty(events).get(named, [])

    def histories(self, duties: Collection[str]) -> dict[str, list[Event]]:
        """Return the events of many duties."""
        with self.store.reading() as connection:
            rows = []
            known = sorted(duties)
            for first in range(0, len(known), 5000):
                some = known[first : first + 5000]
                rows += assignment_events_of(connection, self.issuers, ASSIGNMENT_EVENTS.c.assignment.in_(some))
        return by_duty(rows)

    def rows_of(self, duty: str) -> list[AssignmentRow]:
        """Return the stored row of a duty, in a list that may be empty."""
        with self.store.reading() as connection:
            return assignments_of(connection, self.issuers, ASSIGNMENTS.c.id == duty)

    def paper_ids(self, session: Session, codes: Collection[str]) -> list[int]:
        """Return the ids of the papers that gave assignments under these codes."""
        return paper_ids(session, self.issuers, codes)

    def notices_on(self, day: date, since: date) -> list[str]:
        """Return the codes of the papers with something on the books on ``day``: not done before ``since``."""
        with self.fresh(day + timedelta(days=1)) as connection:
            wanted = replace(self.wanted(Selection(), day), opened_by=FOREVER)
            return notices_on_the_books(connection, wanted, since.isoformat())

    def record(
        self,
        events: Sequence[Event],
        refusal: Refusal,
        *,
        expected: Mapping[str, int] | None = None,
        new_rows: Sequence[AssignmentRow] = (),
        partial: bool = False,
        dry_run: bool = False,
    ) -> list[Refused]:
        """Append events, and rows of new duties with them; all or none, unless ``partial``.

        What may happen is decided under the lock of the events, on what is there then: of two people who mark the same
        thing the second is refused.

        :param expected: duty → number of the last event the person knew of; another one is a refusal.
        :returns: what was refused; with anything refused and not ``partial`` nothing was entered.
        """
        until = max((event.day for event in events), default=self.succession.day) + timedelta(days=1)
        with self.store.writing() as connection:
            for issuer in self.issuers:
                lock_events(connection, issuer)
                bring_up_to_date(connection, issuer, self.house, until)
            fine, refused = self._judged(connection, events, refusal, expected or {})
            if dry_run or (refused and not partial):
                return refused
            add_assignments(connection, new_rows)
            for line, event in fine:
                append_assignment_event(connection, line.issuer, **event_values(event))
            for issuer in self.issuers:
                bring_up_to_date(connection, issuer, self.house, until)
        return refused

    def _judged(
        self, connection: Session, events: Sequence[Event], refusal: Refusal, expected: Mapping[str, int]
    ) -> tuple[list[tuple[Listed, Event]], list[Refused]]:
        selection = Selection(ids=tuple({event.duty for event in events}))
        there: dict[str, list[Listed]] = {}
        if events:
            for line in self.lines_in(connection, selection, self.succession.day, latest=True):
                there.setdefault(line.duty, []).append(line)
        fine: list[tuple[Listed, Event]] = []
        refused: list[Refused] = []
        for event in events:
            met = _line_for(there.get(event.duty, []), event)
            if met is None:
                refused.append(Refused(None, event, _("không có nhiệm vụ này trong sổ theo dõi")))
                continue
            why = refusal(met, event)
            if expected.get(event.duty, met.version) != met.version:
                words = _("vừa có người khác ghi nhận nhiệm vụ này: nay là «{state}»")
                why = words.format(state=state_words(met.state))
            if why:
                refused.append(Refused(met, event, why))
            else:
                fine.append((met, event))
        return fine, refused

    def date_event(self, words: str, day: date, *, notice: str, by: str, now: datetime) -> None:
        """Write down the day of an event; what waits for it gets its deadline.

        :param notice: the code of the only paper it holds for; empty for all.
        """
        with self.store.writing() as connection:
            for issuer in self.issuers:
                values = {
                    "at": now.isoformat(timespec="seconds"),
                    "who": by,
                    "what": DATED,
                    "assignment": "",
                    "day": day.isoformat(),
                    "why": words,
                    "data": {"notice": notice} if notice else {},
                }
                append_assignment_event(connection, issuer, **values)
                bring_up_to_date(connection, issuer, self.house, day)

    def add(self, rows: Sequence[AssignmentRow]) -> None:
        """Write down orders given outside meetings."""
        with self.store.writing() as connection:
            add_assignments(connection, rows)

    def on(self, day: date) -> "Ledger":
        """Return the ledger with the units as they answer on another day."""
        succession = replace(self.succession, day=day)
        return replace(self, succession=succession, answering=answering_map(succession))


def answering_map(succession: Succession) -> dict[str, str]:
    """Return the units that have gone → who answers for them (empty: nobody)."""
    return {unit.id: succession.answering(unit.id) for unit in succession.units.units if succession.has_gone(unit.id)}


def _line_for(there: Sequence[Listed], event: Event) -> Listed | None:
    """Return the line an event is about; for the duty as a whole, its first."""
    if event.occurrence:
        return next((line for line in there if line.occurrence == event.occurrence), None)
    return next((line for line in there if not line.occurrence), there[0] if there else None)
