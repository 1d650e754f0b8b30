"""Assignments of issued notices, one row for each unit or person that answers, and what was said about them since."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from sqlalchemy import Connection, insert, select

from thongbao.store.tables import ASSIGNMENT_EVENTS, ASSIGNMENTS
from thongbao.vietnamese.text import slug


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """One assignment as one unit or person has to answer for it.

    ``id`` is ``<number>-<notation>-<year>/<task>/<unit>``, as in ``08-tb-ubnd-2026/3.2b/p_kt``; the last part is the
    person's id where a person answers, ``-`` where nobody was named. ``paper`` is the register row of the notice,
    ``None`` for an order given outside a meeting, whose ``source`` says where it stands. ``person`` and ``supervisor``
    hold ids parted by blanks. ``kind value due_date printed recurrence`` are those of the first deadline: ``due_date``
    the last day of it (``trước ngày 15/9``: that day) or empty; ``deadlines`` is JSON with all of them.
    """

    issuer: str
    id: str
    paper: int | None
    position: int
    notice: str
    notice_date: str
    task: str
    section: str
    section_title: str
    text: str
    paragraph: str
    unit: str
    unit_name: str
    role: str
    through: str = ""
    person: str = ""
    person_name: str = ""
    supervisor: str = ""
    supervisor_name: str = ""
    product: str = ""
    receivers: str = ""
    kind: str = "none"
    value: str = ""
    due_date: str = ""
    printed: str = ""
    recurrence: str = ""
    deadlines: str = "[]"
    source: str = ""


@dataclass(frozen=True, slots=True)
class AssignmentEvent:
    """One thing that was said about an assignment; ``data`` is JSON."""

    issuer: str
    seq: int
    at: str
    who: str
    what: str
    assignment: str
    occurrence: str
    day: str
    why: str
    data: str
    previous: str
    hash: str


_COLUMNS: Final = tuple(field.name for field in fields(AssignmentRow))
_EVENT_COLUMNS: Final = tuple(field.name for field in fields(AssignmentEvent))


def assignment_id(code_number: int, code_notation: str, year: int, task: str, answering: str) -> str:
    """Return the id of a row; it stays the same as long as the paper exists."""
    return f"{code_number:02d}-{slug(code_notation)}-{year}/{task}/{answering or '-'}"


def add_assignments(connection: Connection, rows: Sequence[AssignmentRow]) -> None:
    """Write rows down; they are never changed afterwards."""
    if rows:
        connection.execute(insert(ASSIGNMENTS), [asdict(row) for row in rows])


def assignments_of(connection: Connection, issuers: Iterable[str], *conditions: Any) -> list[AssignmentRow]:
    """Return the rows of these issuers, by paper and in the order of the notice."""
    query = select(*(ASSIGNMENTS.c[name] for name in _COLUMNS))
    query = query.where(ASSIGNMENTS.c.issuer.in_(list(issuers)), *conditions)
    ordered = query.order_by(ASSIGNMENTS.c.notice_date, ASSIGNMENTS.c.paper, ASSIGNMENTS.c.position, ASSIGNMENTS.c.id)
    return [AssignmentRow(*row) for row in connection.execute(ordered)]


def assignment_events_of(connection: Connection, issuers: Iterable[str], *conditions: Any) -> list[AssignmentEvent]:
    """Return what was said about the assignments of these issuers, in the order it was written down."""
    query = select(*(ASSIGNMENT_EVENTS.c[name] for name in _EVENT_COLUMNS))
    query = query.where(ASSIGNMENT_EVENTS.c.issuer.in_(list(issuers)), *conditions)
    ordered = query.order_by(ASSIGNMENT_EVENTS.c.issuer, ASSIGNMENT_EVENTS.c.seq)
    return [AssignmentEvent(*row) for row in connection.execute(ordered)]
