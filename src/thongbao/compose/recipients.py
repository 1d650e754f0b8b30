"""Who is told what: tasks → for each unit, group and leader, its tasks and its part in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from thongbao.model.assignments import Task
from thongbao.model.units import Sending, Units


class Role(StrEnum):
    """The part a recipient has in a task."""

    LEAD = "chu_tri"
    COORDINATING = "phoi_hop"
    CARRIER = "nguoi_thuc_hien"
    SUPERVISOR = "chi_dao"


@dataclass(frozen=True, slots=True)
class Told:
    """One task as one recipient has to hear it; ``through`` is the group it was named by, else empty."""

    task: Task
    role: Role
    through: str = ""


def told_units(tasks: Sequence[Task], units: Units) -> dict[str, list[Told]]:
    """Return unit or group id → what it is told, ids in the order of don-vi.yaml.

    A group with ``gui: nhom`` is a recipient itself and speaks for its members; one with ``thanh_vien`` stands for
    them; one with ``khong`` for nobody. A recipient hears a task once: as lead if it is both.
    """
    told: dict[str, list[Told]] = {}
    for task in tasks:
        leads = dict(_expanded(task.leads, units))
        spoken_for = _members_of_told_groups(leads, units)
        for recipient, through in leads.items():
            if recipient not in spoken_for:
                told.setdefault(recipient, []).append(Told(task, Role.LEAD, through))
        helpers = dict(_expanded(task.coordinating, units))
        spoken_for |= _members_of_told_groups(helpers, units)
        for recipient, through in helpers.items():
            if recipient not in leads and recipient not in spoken_for:
                told.setdefault(recipient, []).append(Told(task, Role.COORDINATING, through))
    order = [unit.id for unit in units.units] + [group.id for group in units.groups]
    return {identifier: told[identifier] for identifier in order if identifier in told}


def _expanded(ids: Sequence[str], units: Units) -> Iterator[tuple[str, str]]:
    """Yield (recipient, group it was named by); direct mentions last, so that they win in a dict."""
    direct = [identifier for identifier in ids if units.group(identifier) is None]
    for identifier in ids:
        group = units.group(identifier)
        if group:
            yield from ((member, name) for member, name in _group_recipients(identifier, units) if member not in direct)
    yield from ((identifier, "") for identifier in direct)


def _group_recipients(identifier: str, units: Units) -> Iterator[tuple[str, str]]:
    group = units.group(identifier)
    if group is None:
        yield identifier, ""
        return
    match group.how_told():
        case Sending.GROUP:
            # A group nobody belongs to has no address.
            if group.members:
                yield group.id, ""
        case Sending.MEMBERS:
            for member in group.members:
                yield from ((found, group.name) for found, _inner in _group_recipients(member, units))
        case Sending.NONE:
            return


def _members_of_told_groups(recipients: dict[str, str], units: Units) -> set[str]:
    return {member for recipient in recipients for member in members(recipient, units)}


def members(identifier: str, units: Units) -> set[str]:
    """Return the units and groups a group stands for, down to the last; empty for a unit."""
    group = units.group(identifier)
    if group is None:
        return set()
    return set(group.members).union(*(members(member, units) for member in group.members))


def told_people(tasks: Sequence[Task], units: Units) -> dict[str, list[Told]]:
    """Return person id → the tasks the person carries or supervises, ids in the order of don-vi.yaml."""
    told: dict[str, list[Told]] = {}
    for task in tasks:
        for person in dict.fromkeys(task.assignment.carriers):
            told.setdefault(person, []).append(Told(task, Role.CARRIER))
        for person in dict.fromkeys(task.assignment.supervisors):
            if person not in task.assignment.carriers:
                told.setdefault(person, []).append(Told(task, Role.SUPERVISOR))
    return {person.id: told[person.id] for person in units.people if person.id in told}
