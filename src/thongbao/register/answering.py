"""Assignments of an issued notice → one row for each unit or person that answers for one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from thongbao.compose.recipients import Role
from thongbao.model.assignments import Task
from thongbao.model.units import Units
from thongbao.store.assignment_rows import AssignmentRow, assignment_id
from thongbao.store.chain import canonical
from thongbao.store.papers import PaperRow
from thongbao.vietnamese.dates import Month, Quarter
from thongbao.vietnamese.deadlines import DateRange, Deadline, DeadlineKind


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answers for a task, in which part, and the group through which it was named."""

    identifier: str
    role: Role
    through: str = ""
    is_person: bool = False


def assignment_rows(notice: PaperRow, tasks: Sequence[Task], units: Units) -> list[AssignmentRow]:
    """Return the rows of a notice that is in the register; groups stand for each of their members.

    A task nobody was named for has a row too, so that it is not forgotten.
    """
    rows = []
    for position, task in enumerate(tasks, 1):
        for one in answering(task, units):
            rows.append(_row(notice, task, position, one, units))
    return rows


def answering(task: Task, units: Units) -> Iterator[Answering]:
    """Yield who answers for a task, each once, in its first part: lead before coordinating, unit before person."""
    seen: set[str] = set()
    parts = [(task.leads, Role.LEAD), (task.coordinating, Role.COORDINATING)]
    for identifiers, role in parts:
        # Named by name wins over named through a group.
        direct = [i for i in identifiers if units.group(i) is None]
        expanded = [
            (member, units.name_of(identifier))
            for identifier in identifiers
            if units.group(identifier) is not None
            for member in _last_members(identifier, units)
        ]
        for identifier, through in (*((i, "") for i in direct), *expanded):
            if identifier not in seen:
                seen.add(identifier)
                yield Answering(identifier, role, through)
    for person in task.assignment.carriers:
        if person not in seen:
            seen.add(person)
            yield Answering(person, Role.CARRIER, is_person=True)
    if not seen:
        yield Answering("", Role.LEAD)


def _last_members(identifier: str, units: Units) -> list[str]:
    """Return the units of a group, down through groups in it; a group that nobody belongs to answers itself."""
    group = units.group(identifier)
    if group is None or not group.members:
        return [identifier]
    return list(dict.fromkeys(unit for member in group.members for unit in _last_members(member, units)))


def _row(notice: PaperRow, task: Task, position: int, one: Answering, units: Units) -> AssignmentRow:
    first = task.deadlines[0] if task.deadlines else Deadline(DeadlineKind.NONE)
    people = task.assignment.carriers
    supervisors = task.assignment.supervisors
    return AssignmentRow(
        issuer=notice.issuer,
        id=assignment_id(notice.code_number, notice.code_notation, notice.year, task.id, one.identifier),
        paper=notice.id,
        position=position,
        notice=notice.code,
        notice_date=notice.issued_date,
        task=task.id,
        section=task.section,
        section_title=task.section_title,
        text=task.words,
        paragraph=task.paragraph,
        unit="" if one.is_person else one.identifier,
        unit_name="" if one.is_person or not one.identifier else units.name_of(one.identifier),
        role=str(one.role),
        through=one.through,
        person=" ".join(people),
        person_name="; ".join(units.name_of(person) for person in people),
        supervisor=" ".join(supervisors),
        supervisor_name="; ".join(units.name_of(person) for person in supervisors),
        product=task.product,
        receivers="; ".join(units.name_of(receiver) for receiver in task.assignment.receivers),
        kind=str(first.kind),
        value=first.value_text(),
        due_date=due_day(first),
        printed=task.deadline_words,
        recurrence=first.value_text() if first.kind is DeadlineKind.RECURRING else "",
        deadlines=canonical([_as_data(deadline) for deadline in task.deadlines]),
    )


def due_day(deadline: Deadline) -> str:
    """Return the last day of a deadline (``trước ngày 15/9``: the 15th, as it is spoken of); empty without one."""
    match deadline.value:
        case date() as day:
            return day.isoformat()
        case Month() as month if deadline.kind is DeadlineKind.BEFORE_MONTH:
            return month.first_day().isoformat()
        case Month() as month:
            return month.last_day().isoformat()
        case Quarter() as quarter if deadline.kind is DeadlineKind.WITHIN_QUARTER:
            return Month(quarter.year, 3 * quarter.quarter).last_day().isoformat()
        case DateRange() as days:
            return days.end.isoformat()
        case int() as year:
            return date(year, 12, 31).isoformat()
        case _:
            return ""


def _as_data(deadline: Deadline) -> dict[str, Any]:
    return {
        "kind": str(deadline.kind),
        "value": deadline.value_text(),
        "printed": deadline.printed,
        "time": deadline.time,
        "event": deadline.event,
        "target": deadline.target,
        "year_inferred": deadline.year_inferred,
        "due_date": due_day(deadline),
    }
