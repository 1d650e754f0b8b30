"""What people call a unit or a person → the id of the record."""

from collections.abc import Sequence

from thongbao.errors import UsageError
from thongbao.language import _
from thongbao.model.units import Units
from thongbao.vietnamese.text import fold, nearest


def unit_id(units: Units, said: str) -> str:
    """Return the id of the unit or group of that id, name, abbreviation or other name.

    :raises UsageError: there is none.
    """
    wanted = fold(said)
    for unit in units.units:
        if said == unit.id or wanted in {fold(n) for n in (unit.name, unit.abbreviation or "", *unit.other_names)}:
            return unit.id
    for group in units.groups:
        if said == group.id or wanted in {fold(name) for name in (group.name, *group.other_names)}:
            return group.id
    raise _no_such(said, [u.id for u in units.units] + [u.name for u in units.units], _("đơn vị"), "don_vi")


def person_id(units: Units, said: str) -> str:
    """Return the id of the person of that id or name.

    :raises UsageError: there is none.
    """
    for person in units.people:
        if said == person.id or fold(said) == fold(person.full_name):
            return person.id
    raise _no_such(said, [p.id for p in units.people] + [p.full_name for p in units.people], _("người"), "nguoi")


def _no_such(said: str, known: Sequence[str], what: str, key: str) -> UsageError:
    near = nearest(said, known)
    hint = _("ý bạn là «{near}»?").format(near=near) if near else _("xem don-vi.yaml, khóa {key}").format(key=key)
    return UsageError(_("không có {what} nào là «{said}»").format(what=what, said=said), hint)
