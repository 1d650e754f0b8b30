"""How assignments stand on a day: the computed spans written, and read by unit, leader, notice, lateness."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    bindparam,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from thongbao.store.tables import ASSIGNMENT_EVENTS, ASSIGNMENTS, CHAINS, EVENTS, FOLLOW_PROGRESS, PAPERS, SPANS
from thongbao.store.upserting import insert_new, upsert

#: A connection to the store, for those who may not know what it is made of.
Session: TypeAlias = Connection
#: What happens to a paper that ends the assignments in it.
ENDING: Final = ("recalled", "replaced", "cancelled")
# The end of what has no end; later than any day, and sorted behind all of them.
FOREVER: Final = "9999-12-31"
OPEN_STATES: Final = ("not_started", "in_progress")
# More ids than an engine takes in one statement; then the caller sorts them out.
_MOST_NAMED: Final = 20_000

#: What a line of a list is made of, in this order.
LINE_COLUMNS: Final = (
    *(
        ASSIGNMENTS.c[name]
        for name in (
            "issuer",
            "id",
            "notice",
            "task",
            "section",
            "section_title",
            "text",
            "unit",
            "role",
            "through",
            "person",
            "supervisor",
            "product",
            "source",
            "notice_date",
        )
    ),
    *(
        SPANS.c[name]
        for name in (
            "occurrence",
            "opens",
            "state",
            "kind",
            "printed",
            "due",
            "first_due",
            "late_from",
            "waits_for",
            "extended",
            "done_on",
            "version",
        )
    ),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines: how things stood on ``day``, periods that had opened by ``opened_by`` (both ISO).

    An empty filter lets everything through; ``assignments`` are ids (of more than 20,000 the rows of all come back);
    ``units`` and ``people`` are ids, ``notices`` codes or the first part of
    ids. ``states`` are those of a span; ``overdue`` and ``due_by`` look at the open ones only.
    """

    issuers: Sequence[str]
    day: str
    opened_by: str
    assignments: Collection[str] | None = None
    units: Collection[str] | None = None
    people: Collection[str] = ()
    notices: Collection[str] = ()
    states: Collection[str] = ()
    roles: Collection[str] = ()
    overdue: bool = False
    due_by: str = ""
    latest: bool = False
    kind: str = ""
    due_within: tuple[str, str] | None = None
    orphans: Collection[str] | None = None


def lines(connection: Connection, wanted: Wanted) -> Sequence[Row[Any]]:
    """Return the rows of ``LINE_COLUMNS``, those that are late first, in the order of their papers."""
    query = select(*LINE_COLUMNS).select_from(_joined()).where(*conditions(wanted))
    # What is asked for by its lateness has a day; the others without one come last.
    undated = () if wanted.overdue or wanted.due_by else (SPANS.c.late_from.is_(None),)
    ordered = query.order_by(
        *undated, SPANS.c.late_from, ASSIGNMENTS.c.notice_date, ASSIGNMENTS.c.position, ASSIGNMENTS.c.id, SPANS.c.opens
    )
    return connection.execute(ordered).all()


def _joined() -> Any:
    on = and_(SPANS.c.issuer == ASSIGNMENTS.c.issuer, SPANS.c.assignment == ASSIGNMENTS.c.id)
    return SPANS.join(ASSIGNMENTS, on)


def conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """Yield what the rows have to be."""
    yield SPANS.c.issuer.in_(list(wanted.issuers))
    if wanted.latest:
        yield SPANS.c.end_day == FOREVER
    else:
        yield SPANS.c.start_day <= wanted.day
        yield SPANS.c.end_day > wanted.day
    yield SPANS.c.opens <= wanted.opened_by
    yield from of_whom(wanted)
    yield from _how_far(wanted)


def of_whom(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """Yield whose assignments the rows have to be."""
    if wanted.assignments is not None and len(wanted.assignments) <= _MOST_NAMED:
        yield SPANS.c.assignment.in_(sorted(wanted.assignments))
    if wanted.units is not None:
        yield ASSIGNMENTS.c.unit.in_(list(wanted.units))
    if wanted.people:
        yield or_(*(_among(person) for person in sorted(wanted.people)))
    if wanted.notices:
        yield or_(*(_of_notice(code) for code in sorted(wanted.notices)))
    if wanted.roles:
        yield ASSIGNMENTS.c.role.in_(list(wanted.roles))
    if wanted.orphans is not None:
        nobody = and_(ASSIGNMENTS.c.unit == "", ASSIGNMENTS.c.person == "")
        yield or_(nobody, ASSIGNMENTS.c.unit.in_(list(wanted.orphans)))


def _how_far(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.kind:
        yield SPANS.c.kind == wanted.kind
    if wanted.due_within:
        first, last = wanted.due_within
        yield or_(SPANS.c.due.is_(None), and_(SPANS.c.due >= first, SPANS.c.due <= last))
    if wanted.states:
        yield _in_states(wanted)
    if wanted.overdue:
        yield SPANS.c.state.in_(OPEN_STATES)
        yield SPANS.c.late_from <= wanted.day
    if wanted.due_by:
        yield SPANS.c.state.in_(OPEN_STATES)
        yield SPANS.c.late_from > wanted.day
        yield SPANS.c.late_from <= wanted.due_by


def _among(person: str) -> ColumnElement[bool]:
    padded = literal(" ") + ASSIGNMENTS.c.supervisor + literal(" ") + ASSIGNMENTS.c.person + literal(" ")
    return padded.contains(f" {person} ", autoescape=True)


def _of_notice(code: str) -> ColumnElement[bool]:
    return or_(ASSIGNMENTS.c.notice == code, ASSIGNMENTS.c.id.startswith(f"{code}/", autoescape=True))


def _in_states(wanted: Wanted) -> ColumnElement[bool]:
    """A state that is asked for by name is not overdue; ``overdue`` may be asked for among them."""
    late = and_(SPANS.c.state.in_(OPEN_STATES), SPANS.c.late_from.is_not(None), SPANS.c.late_from <= wanted.day)
    named = [state for state in wanted.states if state != "overdue"]
    plain = and_(SPANS.c.state.in_(named), or_(SPANS.c.state.not_in(OPEN_STATES), late.is_(False)))
    return or_(plain, late) if "overdue" in wanted.states else plain


def drop_spans(connection: Connection, issuer: str, assignments: Collection[str] | None) -> None:
    """Take away the spans of these assignments, of all of the issuer when ``None``."""
    ours = delete(SPANS).where(SPANS.c.issuer == issuer)
    if assignments is None:
        connection.execute(ours)
    elif assignments:
        # One by one, sent together: of a long list PostgreSQL knows no better than to read the whole table for each.
        connection.execute(
            ours.where(SPANS.c.assignment == bindparam("named")), [{"named": named} for named in sorted(assignments)]
        )


def add_spans(connection: Connection, rows: Sequence[Any]) -> None:
    """Write spans (mappings of the table's columns)."""
    if rows:
        connection.execute(insert(SPANS), rows)


def progress_of(connection: Connection, issuer: str) -> dict[str, Any]:
    """Return how far the spans are computed; empty before the first time or where the note is spoilt."""
    value = connection.execute(select(FOLLOW_PROGRESS.c.value).where(FOLLOW_PROGRESS.c.issuer == issuer)).scalar()
    try:
        found = json.loads(value) if value else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def note_progress(connection: Connection, issuer: str, value: dict[str, Any]) -> None:
    """Write down how far the spans are computed."""
    text = json.dumps(value, sort_keys=True)
    values = {"issuer": issuer, "value": text}
    connection.execute(upsert(connection, FOLLOW_PROGRESS, values, ("issuer",), {"value": text}))


@dataclass(frozen=True, slots=True)
class Heads:
    """How much there is: assignments, events about them, events about papers."""

    assignments: int
    events: int
    papers: int


def heads(connection: Connection, issuer: str) -> Heads:
    """Return how much of an issuer there is to compute from."""
    count = connection.execute(select(func.count()).where(ASSIGNMENTS.c.issuer == issuer)).scalar_one()
    rows = connection.execute(select(CHAINS.c.name, CHAINS.c.seq).where(CHAINS.c.issuer == issuer)).all()
    seqs = {name: int(seq) for name, seq in rows}
    return Heads(int(count), seqs.get(ASSIGNMENT_EVENTS.name, 0), seqs.get(EVENTS.name, 0))


def lock_events(connection: Connection, issuer: str) -> None:
    """Let nobody else append events about assignments of this issuer until the transaction ends."""
    values = {"issuer": issuer, "name": ASSIGNMENT_EVENTS.name, "seq": 0, "hash": "0" * 64}
    insert_new(connection, CHAINS, values)
    here = (CHAINS.c.issuer == issuer) & (CHAINS.c.name == ASSIGNMENT_EVENTS.name)
    connection.execute(update(CHAINS).where(here).values(seq=CHAINS.c.seq))


def without_spans(connection: Connection, issuer: str) -> list[str]:
    """Return the ids of assignments that nothing was computed for yet."""
    known = select(SPANS.c.assignment).where(SPANS.c.issuer == issuer)
    query = select(ASSIGNMENTS.c.id).where(ASSIGNMENTS.c.issuer == issuer, ASSIGNMENTS.c.id.not_in(known))
    return list(connection.execute(query).scalars())


def touched_since(connection: Connection, issuer: str, seq: int) -> set[str]:
    """Return the ids of assignments that events after number ``seq`` are about; the empty id is the house's dates."""
    query = select(ASSIGNMENT_EVENTS.c.assignment).where(
        ASSIGNMENT_EVENTS.c.issuer == issuer, ASSIGNMENT_EVENTS.c.seq > seq
    )
    return set(connection.execute(query).scalars())


def ids_where(connection: Connection, issuer: str, **values: Iterable[Any]) -> list[str]:
    """Return the ids of assignments whose columns have one of these values; of all when none is said."""
    found = [ASSIGNMENTS.c[name].in_(list(value)) for name, value in values.items()]
    return list(connection.execute(select(ASSIGNMENTS.c.id).where(ASSIGNMENTS.c.issuer == issuer, *found)).scalars())


def recurring_ids(connection: Connection, issuer: str) -> list[str]:
    """Return the ids of assignments with a period that may come again."""
    query = select(SPANS.c.assignment).distinct().where(SPANS.c.issuer == issuer, SPANS.c.kind == "recurring")
    return list(connection.execute(query).scalars())


def ended_papers(connection: Connection, issuer: str) -> dict[int, tuple[date, str]]:
    """Return id of a paper that was recalled or replaced → the day it was, and the code of the paper that did it."""
    query = (
        select(EVENTS.c.paper, EVENTS.c.at, PAPERS.c.issued_date, PAPERS.c.code_number, PAPERS.c.code_notation)
        .select_from(EVENTS.outerjoin(PAPERS, PAPERS.c.id == EVENTS.c.other))
        .where(EVENTS.c.issuer == issuer, EVENTS.c.what.in_(ENDING), EVENTS.c.paper.is_not(None))
    )
    found: dict[int, tuple[date, str]] = {}
    for paper, at, issued, number, notation in connection.execute(query):
        code = f"{number:02d}/{notation}" if number else ""
        found[int(paper)] = (date.fromisoformat(issued or str(at)[:10]), code)
    return found


def ids_starting(connection: Connection, issuer: str, prefix: str) -> list[str]:
    """Return the ids of assignments that begin so."""
    query = select(ASSIGNMENTS.c.id).where(
        ASSIGNMENTS.c.issuer == issuer, ASSIGNMENTS.c.id.startswith(prefix, autoescape=True)
    )
    return list(connection.execute(query).scalars())


def paper_ids(connection: Connection, issuers: Collection[str], codes: Collection[str]) -> list[int]:
    """Return the ids of the papers whose assignments bear one of these codes."""
    query = select(ASSIGNMENTS.c.paper).distinct()
    query = query.where(ASSIGNMENTS.c.issuer.in_(list(issuers)), ASSIGNMENTS.c.notice.in_(list(codes)))
    return [int(paper) for paper in connection.execute(query).scalars() if paper is not None]
