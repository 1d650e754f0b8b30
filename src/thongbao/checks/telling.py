"""Nơi nhận against the assignments: who has to act must receive the notice."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from thongbao.checks import rules
from thongbao.findings import Finding
from thongbao.language import _
from thongbao.model.assignments import Task
from thongbao.model.loading import MeetingRecord
from thongbao.model.units import Group, Relation, Unit, Units
from thongbao.vietnamese.text import fold

# Lines that name a kind of units instead of each: what stands in them, folded → the relation they reach.
_KINDS: Final = (
    (
        r"(?:co quan|don vi|phong|ban|nganh|to chuc).*(?:thuoc|truc thuoc|chuyen mon)|(?:cac|cac co quan,) phong|uy "
        r"vien ub|thanh vien ub"
        r"|thanh vien uy ban|uy vien uy ban|thu truong|truong phong|phong, ban|ban, nganh|nhu dieu|co quan, don "
        r"vi(?!.*nganh doc)",
        Relation.OWN,
    ),
    (r"nganh doc|co quan.*tren dia ban|don vi.*tren dia ban|luc luong vu trang", Relation.VERTICAL),
    (r"doan the|to chuc chinh tri|mat tran|mttq", Relation.UNION),
    (
        r"cac xa|cac phuong|xa, thi tran|xa, phuong|cac thon|cac ban|cac to dan pho|thon, ban|ubnd cac xa",
        Relation.LOWER,
    ),
)
_EVERYBODY: Final = re.compile(r"nhu tren|nhu kinh gui|nhu thanh phan|nhu noi dung")


def telling_findings(record: MeetingRecord, tasks: Sequence[Task]) -> Iterator[Finding]:
    """Yield each unit with a task that no line of Nơi nhận or Kính gửi reaches, once, at its first task."""
    listed = [fold(line) for line in (*record.notice.recipients, *record.notice.addressees)]
    if any(_EVERYBODY.search(line) for line in listed):
        return
    told: set[str] = {record.office.drafting.unit} if record.office.drafting else set()
    for task in tasks:
        for role, identifiers in ((_("chủ trì"), task.leads), (_("phối hợp"), task.coordinating)):
            for identifier in identifiers:
                if identifier in told:
                    continue
                told.add(identifier)
                missing = _unreached(identifier, record.units, listed)
                if missing:
                    yield _missing(record, task, role, missing)


def _missing(record: MeetingRecord, task: Task, role: str, unit: Unit | Group) -> Finding:
    message = _("«{name}» {role} nhiệm vụ {id} nhưng không có ở Nơi nhận").format(name=unit.name, role=role, id=task.id)
    hint = _("thêm «{name}» vào noi_nhan").format(name=unit.name)
    return rules.TASKED_UNITS.found(record.notice_document.place(("noi_nhan",)), message, hint)


def _unreached(identifier: str, units: Units, listed: Sequence[str]) -> Unit | Group | None:
    """Return the unit, or the group with members, that no line reaches."""
    unit = units.unit(identifier)
    if unit is not None:
        return None if _unit_reached(unit, units, listed) else unit
    group = units.group(identifier)
    if group is None or not group.members or _named((group.name, *group.other_names), listed):
        return None
    members = [member for each in group.members if (member := units.unit(each))]
    return None if all(_unit_reached(member, units, listed) for member in members) else group


def _unit_reached(unit: Unit, units: Units, listed: Sequence[str]) -> bool:
    if _named((unit.name, *unit.other_names), listed):
        return True
    if any(unit.id in group.members and _named((group.name, *group.other_names), listed) for group in units.groups):
        return True
    patterns = [pattern for pattern, relation in _KINDS if relation == unit.relation]
    return any(re.search(pattern, line) for pattern in patterns for line in listed)


def _named(names: Sequence[str], listed: Sequence[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", line) for name in names for line in listed)
