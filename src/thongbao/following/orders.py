"""Duties that no notice made: orders given outside meetings, and duties handed over to other units or divided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from thongbao.errors import UsageError
from thongbao.following.marking import Marking
from thongbao.following.opening import Follow, listed, read_office
from thongbao.followup.duties import Event, Role
from thongbao.followup.ledger import Refused, Selection
from thongbao.followup.listing import Listed
from thongbao.followup.marking import refusal
from thongbao.followup.naming import person_id, unit_id
from thongbao.followup.stored import deadlines_of, deadlines_text
from thongbao.issuing.desk import bodies_of
from thongbao.language import _
from thongbao.model.units import Units
from thongbao.store.assignment_rows import AssignmentRow, add_assignments
from thongbao.store.engine import open_store
from thongbao.store.follow_spans import ids_starting
from thongbao.store.issuers import issuers_of
from thongbao.vietnamese.dates import short_date
from thongbao.vietnamese.deadline_words import parse_deadline
from thongbao.vietnamese.deadlines import Deadline, DeadlineError, DeadlineKind
from thongbao.vietnamese.text import squeeze
from thongbao.workspace import Workspace

# The first part of the ids of orders given outside meetings, before the year.
_OUTSIDE: Final = "ngoai"


@dataclass(frozen=True, slots=True)
class Order:
    """An order given outside a meeting: its words, where it stands, who answers, by when (in words)."""

    text: str
    source: str
    given: date
    units: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    product: str = ""


def add_order(workspace: Workspace, order: Order, *, dry_run: bool = False) -> list[AssignmentRow]:
    """Write an order down, a row for each unit that answers, and return the rows; the register is made on first use.

    :raises UsageError: an unknown unit or person, a deadline that is not understood, or no words.
    """
    office, units = read_office(workspace)
    if not squeeze(order.text) or not squeeze(order.source):
        raise UsageError(_("cần lời của nhiệm vụ và nơi ghi ý kiến chỉ đạo"), _("ghi --text và --source"))
    deadlines = [_deadline(said, order.given) for said in order.deadlines]
    named = replace(
        order,
        text=squeeze(order.text),
        source=squeeze(order.source),
        units=tuple(dict.fromkeys(unit_id(units, said) for said in order.units)),
        people=tuple(dict.fromkeys(person_id(units, said) for said in order.people)),
        leaders=tuple(dict.fromkeys(person_id(units, said) for said in order.leaders)),
    )
    store = open_store(workspace.root / "output")
    assert store is not None  # only ``create=False`` may find none
    try:
        issuer = issuers_of(store, bodies_of(office))[office.organs[0].id]
        with store.writing() as connection:
            prefix = f"{_OUTSIDE}-{order.given.year}-"
            taken = {identifier.split("/")[0] for identifier in ids_starting(connection, issuer, prefix)}
            rows = list(_rows(named, deadlines, units, issuer, f"{prefix}{len(taken) + 1:04d}"))
            if not dry_run:
                add_assignments(connection, rows)
    finally:
        store.close()
    return rows


def _deadline(said: str, given: date) -> Deadline:
    try:
        found = parse_deadline(said, given)
    except DeadlineError as error:
        raise UsageError(_("thời hạn «{said}»: {why}").format(said=said, why=error)) from error
    if found is None:
        message = _("không hiểu thời hạn «{said}»").format(said=said)
        raise UsageError(message, _("viết như: trước ngày 15/9/2026; trong tháng 9/2026; hằng tuần"))
    return found


def _rows(
    order: Order, deadlines: Sequence[Deadline], units: Units, issuer: str, number: str
) -> Iterator[AssignmentRow]:
    answering = _answering(order, units)
    for unit, through in (answering or {"": ""}).items():
        who = unit or (order.people[0] if order.people else "-")
        first = deadlines[0] if deadlines else Deadline(DeadlineKind.NONE)
        yield AssignmentRow(
            issuer=issuer,
            id=f"{number}/1/{who}",
            paper=None,
            position=1,
            notice="",
            notice_date=order.given.isoformat(),
            task="1",
            section="",
            section_title="",
            text=order.text,
            paragraph=order.text,
            unit=unit,
            unit_name=units.name_of(unit) if unit else "",
            role=str(Role.CARRIER if not unit and order.people else Role.LEAD),
            through=through,
            person=" ".join(order.people),
            person_name="; ".join(units.name_of(person) for person in order.people),
            supervisor=" ".join(order.leaders),
            supervisor_name="; ".join(units.name_of(person) for person in order.leaders),
            product=order.product,
            kind=str(first.kind),
            value=first.value_text(),
            printed="; ".join(deadline.printed for deadline in deadlines),
            deadlines=deadlines_text(deadlines),
            source=order.source,
        )


def _answering(order: Order, units: Units) -> dict[str, str]:
    """Return the units that answer, groups down to their last members, each with the group it was named by."""
    found: dict[str, str] = {}
    for named in order.units:
        for unit in _last_members(named, units):
            found.setdefault(unit, "" if unit == named else units.name_of(named))
    return found


def _last_members(identifier: str, units: Units) -> list[str]:
    group = units.group(identifier)
    if group is None or not group.members:
        return [identifier]
    return list(dict.fromkeys(unit for member in group.members for unit in _last_members(member, units)))


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What came of handing over: the new rows, and what was refused."""

    rows: tuple[AssignmentRow, ...]
    refused: tuple[Refused, ...]


def hand_over(
    follow: Follow,
    identifier: str,
    to: Sequence[str],
    marking: Marking,
    *,
    texts: Sequence[str] = (),
    dry_run: bool = False,
) -> HandedOver:
    """End a duty for its unit and give it to others from that day on, whole or divided into ``texts``.

    The new duties keep paper, deadline in force and leaders; the old one keeps its past.

    :raises UsageError: no such duty or unit, or not as many texts as units.
    """
    if texts and len(texts) != len(to):
        raise UsageError(_("số phần việc và số đơn vị khác nhau"), _("mỗi --to đi với một --text"))
    units = tuple(dict.fromkeys(unit_id(follow.units, said) for said in to))
    lines = listed(follow, Selection(ids=(identifier,)), marking.day)
    duty = lines[0].duty
    row = follow.ledger.rows_of(duty)[0]
    if row.unit in units and not texts:
        message = _("nhiệm vụ đang do {unit} thực hiện").format(unit=follow.units.name_of(row.unit))
        raise UsageError(message, _("ghi --to đơn vị khác"))
    with follow.ledger.store.reading() as connection:
        taken = set(ids_starting(connection, row.issuer, f"{duty.rpartition('/')[0]}/"))
    rows = [
        _given_to(row, unit, follow.units, marking, lines, _free(duty, unit, taken), texts[n] if texts else row.text)
        for n, unit in enumerate(units)
    ]
    event = replace(marking.on(lines[0]), occurrence="", to=units)
    refused = _entered(follow, event, rows, dry_run=dry_run)
    return HandedOver(tuple(rows), tuple(refused))


def _entered(follow: Follow, event: Event, rows: Sequence[AssignmentRow], *, dry_run: bool) -> list[Refused]:
    return follow.ledger.record([event], refusal, new_rows=rows, dry_run=dry_run)


def _free(duty: str, unit: str, taken: set[str]) -> str:
    """Return an id for the unit's part that no row bears."""
    base = f"{duty.rpartition('/')[0]}/{unit}"
    number, name = 1, base
    while name in taken:
        number += 1
        name = f"{base}~{number}"
    taken.add(name)
    return name


def _given_to(
    row: AssignmentRow,
    unit: str,
    units: Units,
    marking: Marking,
    lines: Sequence[Listed],
    identifier: str,
    text: str,
) -> AssignmentRow:
    before = units.name_of(row.unit) if row.unit else row.person_name
    source = _("Chuyển từ {unit} ngày {day}").format(unit=before, day=short_date(marking.day))
    deadlines = _in_force(deadlines_of(row.deadlines), lines)
    return replace(
        row,
        id=identifier,
        notice_date=marking.day.isoformat(),
        text=squeeze(text),
        unit=unit,
        unit_name=units.name_of(unit),
        role=str(Role.LEAD),
        through="",
        person="",
        person_name="",
        deadlines=deadlines_text(deadlines),
        source="; ".join(part for part in (row.source, source) if part),
    )


def _in_force(deadlines: Sequence[Deadline], lines: Sequence[Listed]) -> list[Deadline]:
    """Return the deadlines as they stand: a day that was extended, or counted from an earlier start, is a day now."""
    fixed = [line for line in lines if not line.is_recurring and line.due_date]
    found = []
    for deadline in deadlines:
        line = next((n for n in fixed if n.printed == deadline.printed), None)
        moved = line is not None and (line.extended or deadline.kind is DeadlineKind.RELATIVE)
        if line is not None and moved:
            deadline = Deadline(DeadlineKind.ON_OR_BEFORE, line.due_date, printed=deadline.printed)
        found.append(deadline)
    return found
