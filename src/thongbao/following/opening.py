"""Follow-up at the door: the office's assignments opened, listed, marked, exported, and taken back from workbooks."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from thongbao.errors import RegisterError, SourceError, UsageError
from thongbao.followup.due_dates import House
from thongbao.followup.duties import Duty, Event, split_id
from thongbao.followup.ledger import Ledger, Selection, answering_map
from thongbao.followup.listing import Listed
from thongbao.followup.naming import person_id, unit_id
from thongbao.followup.succession import Succession
from thongbao.issuing.desk import Desk, bodies_of
from thongbao.language import _
from thongbao.model.loading import load_parts
from thongbao.model.office import Office
from thongbao.model.units import Units
from thongbao.source.reader import read
from thongbao.store.engine import open_store
from thongbao.store.issuers import seen_issuers
from thongbao.vietnamese.working_days import WorkCalendar
from thongbao.workspace import Workspace

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True)
class Follow:
    """An office's follow-up, open: its files as they were read, and its assignments."""

    workspace: Workspace
    office: Office
    units: Units
    ledger: Ledger

    def on(self, day: date) -> "Follow":
        """Return the same with the units as they answer on ``day``."""
        return replace(self, ledger=self.ledger.on(day))


@contextmanager
def opened(workspace: Workspace, day: date) -> Iterator[Follow]:
    """Give the follow-up of a workspace, the units as they answer on ``day``.

    :raises SourceError: co-quan.yaml or don-vi.yaml cannot be read, or has faults.
    :raises RegisterError: nothing has been issued here yet, or the register cannot be opened.
    """
    office, units = read_office(workspace)
    store = open_store(workspace.root / "output", create=False)
    if store is None:
        raise RegisterError(
            _("chưa có sổ đăng ký, nên chưa có nhiệm vụ nào để theo dõi"),
            _("ban hành thông báo trước: thongbao issue; hoặc ghi việc ngoài cuộc họp: thongbao follow add"),
        )
    try:
        bodies = bodies_of(office)
        succession = Succession(units, day)
        ledger = Ledger(store, seen_issuers(store, bodies), house_of(office), succession, answering_map(succession))
        yield Follow(workspace, office, units, ledger)
    finally:
        store.close()


def follow_at(desk: Desk, day: date) -> Follow:
    """Return the follow-up of an office at its desk, the units as they answer on ``day``."""
    succession = Succession(desk.units, day)
    ledger = Ledger(desk.store, desk.seen, house_of(desk.office), succession, answering_map(succession))
    return Follow(desk.workspace, desk.office, desk.units, ledger)


def read_office(workspace: Workspace) -> tuple[Office, Units]:
    """Return the office and its units.

    :raises SourceError: a file cannot be read, or has faults.
    """
    office, units = read(workspace.office_file), read(workspace.units_file)
    parts, _faults = load_parts(office[0], units[0], None)
    if parts.office is None or parts.units is None:
        file = workspace.office_file if parts.office is None else workspace.units_file
        raise SourceError(_("{file} còn lỗi").format(file=file), _("xem lỗi bằng: thongbao check"))
    return parts.office, parts.units


def house_of(office: Office) -> House:
    """Return the office's rules and calendar for deadlines."""
    rules = office.deadline_rules
    return House(
        calendar=WorkCalendar(frozenset(office.calendar.days_off), frozenset(office.calendar.make_up_days)),
        before_is_late_on_the_day=rules.before == "ngay_do",
        weekly_on=_WEEKDAYS.index(rules.weekly_on) + 1,
        near_days=rules.near_days,
    )


def resolved(follow: Follow, selection: Selection) -> Selection:
    """Return the selection with ids in the place of what people wrote: ids, names or abbreviations.

    :raises UsageError: there is no such unit or person.
    """
    units = tuple(unit_id(follow.units, said) for said in selection.units)
    people = tuple(person_id(follow.units, said) for said in selection.people)
    notices = tuple(said.strip() for said in selection.notices)
    due_in = selection.due_in
    if selection.near and due_in is None:
        due_in = follow.ledger.house.near_days
    return replace(selection, units=units, people=people, notices=notices, due_in=due_in)


def listed(follow: Follow, selection: Selection, day: date) -> list[Listed]:
    """Return the lines that are wanted as they stand on ``day``.

    :raises UsageError: an id, a unit or a person that is not there.
    """
    found = follow.ledger.lines(resolved(follow, selection), day)
    _refuse_unknown(selection.ids, found)
    return found


def _refuse_unknown(ids: Sequence[str], found: Sequence[Listed]) -> None:
    known = {line.duty for line in found} | {line.id for line in found}
    for identifier in ids:
        if identifier.strip() not in known:
            raise UsageError(_("không có nhiệm vụ {id}").format(id=identifier), _("xem mã bằng: thongbao follow list"))


def as_rows(follow: Follow, lines: Sequence[Listed], day: date) -> list[dict[str, Any]]:
    """Return lines as the JSON contract has them, with what the office's calendar and choices say of them."""
    house = follow.ledger.house
    return [
        {
            **line.as_json(),
            "days_left": line.days_left(day) if line.state.is_open and not line.days_late else None,
            "near": is_near(line, day, house.near_days),
            "day_off": (house.calendar.day_off(line.due_date) if line.due_date else "") or None,
        }
        for line in lines
    ]


def is_near(line: Listed, day: date, near_days: int) -> bool:
    """Return whether an open line falls due within the days the office counts as near (``han.sap_den``)."""
    left = line.days_left(day)
    return line.state.is_open and not line.days_late and left is not None and left <= near_days


def shown(follow: Follow, identifier: str, day: date) -> tuple[Duty, list[Event], list[Listed]]:
    """Return a duty, everything that was entered about it, and its lines on ``day``.

    :raises UsageError: there is none of that id.
    """
    found = follow.ledger.duty(identifier)
    if found is None:
        raise UsageError(_("không có nhiệm vụ {id}").format(id=identifier), _("xem mã bằng: thongbao follow list"))
    lines = follow.ledger.lines(Selection(ids=(split_id(identifier)[0],)), day)
    return found[0], found[1], [line for line in lines if line.opens <= day]
