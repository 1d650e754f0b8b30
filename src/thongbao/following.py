"""Follow-up at the door: the office's assignments opened, listed, marked, exported, and taken back from workbooks."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from thongbao.errors import RegisterError, SourceError, UsageError
from thongbao.followup.calendar_file import calendar_file
from thongbao.followup.due_dates import House
from thongbao.followup.duties import Duty, Event, Evidence, Happening, split_id
from thongbao.followup.flat_table import table_file
from thongbao.followup.ledger import Ledger, Refused, Selection, answering_map
from thongbao.followup.listing import Listed
from thongbao.followup.marking import refusal
from thongbao.followup.succession import Succession
from thongbao.followup.workbook import Reply, workbook
from thongbao.followup.workbook_changes import Incoming, Problem, incoming
from thongbao.followup.workbook_reading import read_workbook
from thongbao.language import _, system_reason
from thongbao.model.loading import load_parts
from thongbao.model.office import Office
from thongbao.model.units import Units
from thongbao.source.reader import read
from thongbao.store.engine import open_store
from thongbao.store.issuers import Body, seen_issuers
from thongbao.vietnamese.text import fold, nearest
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


def bodies_of(office: Office) -> list[Body]:
    """Return the office's bodies as the register knows them."""
    return [Body(o.id, o.name, o.governing or "", o.organ_code or "") for o in office.organs]


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
    """Return the selection with names in the place of what people wrote: ids, names or abbreviations.

    :raises UsageError: there is no such unit or person.
    """
    units = tuple(_unit_id(follow.units, said) for said in selection.units)
    people = tuple(_person_id(follow.units, said) for said in selection.people)
    notices = tuple(said.strip() for said in selection.notices)
    return replace(selection, units=units, people=people, notices=notices)


def _unit_id(units: Units, said: str) -> str:
    wanted = fold(said)
    for unit in units.units:
        if said == unit.id or wanted in {
            fold(name) for name in (unit.name, unit.abbreviation or "", *unit.other_names)
        }:
            return unit.id
    for group in units.groups:
        if said == group.id or wanted in {fold(name) for name in (group.name, *group.other_names)}:
            return group.id
    raise _no_such(said, [u.id for u in units.units] + [u.name for u in units.units], _("đơn vị"), "don_vi")


def _person_id(units: Units, said: str) -> str:
    for person in units.people:
        if said == person.id or fold(said) == fold(person.full_name):
            return person.id
    raise _no_such(said, [p.id for p in units.people] + [p.full_name for p in units.people], _("người"), "nguoi")


def _no_such(said: str, known: Sequence[str], what: str, key: str) -> UsageError:
    near = nearest(said, known)
    hint = _("ý bạn là «{near}»?").format(near=near) if near else _("xem don-vi.yaml, khóa {key}").format(key=key)
    return UsageError(_("không có {what} nào là «{said}»").format(what=what, said=said), hint)


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


def shown(follow: Follow, identifier: str, day: date) -> tuple[Duty, list[Event], list[Listed]]:
    """Return a duty, everything that was entered about it, and its lines on ``day``.

    :raises UsageError: there is none of that id.
    """
    found = follow.ledger.duty(identifier)
    if found is None:
        raise UsageError(_("không có nhiệm vụ {id}").format(id=identifier), _("xem mã bằng: thongbao follow list"))
    lines = follow.ledger.lines(Selection(ids=(split_id(identifier)[0],)), day)
    return found[0], found[1], [line for line in lines if line.opens <= day]


@dataclass(frozen=True, slots=True)
class Marking:
    """What a person enters: what happened, on which day, why, and what shows it."""

    kind: Happening
    day: date
    by: str
    now: datetime
    reason: str = ""
    allowed_by: str = ""
    new_due: date | None = None
    evidence: Evidence = field(default_factory=Evidence)
    whole: bool = False

    def on(self, line: Listed) -> Event:
        """Return the event on a line; on the whole duty where that is meant."""
        return Event(
            duty=line.duty,
            kind=self.kind,
            day=self.day,
            by=self.by,
            recorded=self.now,
            occurrence="" if self.whole else line.occurrence,
            reason=self.reason,
            allowed_by=self.allowed_by,
            new_due=self.new_due,
            evidence=self.evidence,
        )


@dataclass(frozen=True, slots=True)
class Marked:
    """What came of a marking: the lines it was about, as they stand now, and what was refused."""

    lines: tuple[Listed, ...]
    refused: tuple[Refused, ...]


def mark(follow: Follow, selection: Selection, marking: Marking, *, dry_run: bool = False) -> Marked:
    """Enter the same thing on every line that is wanted; all of them or none.

    :raises UsageError: nothing narrows the selection down, or a recurring duty is named without its period.
    """
    if selection.is_open_ended:
        raise UsageError(_("chưa nói nhiệm vụ nào"), _("ghi mã nhiệm vụ, hoặc lọc bằng --unit, --notice, --overdue …"))
    lines = _meant(follow, selection, marking)
    events = [marking.on(line) for line in lines]
    refused = follow.ledger.record(events, refusal, dry_run=dry_run)
    if refused or dry_run:
        return Marked(tuple(lines), tuple(refused))
    again = follow.ledger.lines(Selection(ids=tuple(line.id for line in lines)), marking.day)
    return Marked(tuple(again), ())


def _meant(follow: Follow, selection: Selection, marking: Marking) -> list[Listed]:
    """Return the lines a marking is about: of a recurring duty the one period that is open, else the person decides."""
    found = listed(follow, selection, marking.day)
    named = {identifier.strip() for identifier in selection.ids}
    by_duty: dict[str, list[Listed]] = {}
    for line in found:
        by_duty.setdefault(line.duty, []).append(line)
    meant: list[Listed] = []
    for duty, lines in by_duty.items():
        if marking.whole:
            meant.append(lines[0])
        elif selection.ids and duty in named and len(lines) > 1:
            meant.append(_the_one_open(duty, lines, marking.day))
        else:
            meant += [line for line in lines if not selection.ids or line.id in named or duty in named]
    return meant


def _the_one_open(duty: str, lines: Sequence[Listed], day: date) -> Listed:
    there = [line for line in lines if line.opens <= day and line.state.is_open]
    if len(there) == 1:
        return there[0]
    names = ", ".join(line.id for line in there[:6]) or ", ".join(line.id for line in lines[:3])
    message = _("nhiệm vụ {id} có nhiều kỳ; chưa rõ kỳ nào").format(id=duty)
    raise UsageError(message, _("ghi rõ kỳ: {names}; cả nhiệm vụ: thêm --whole").format(names=names))


def evidence_file(path: Path | None) -> tuple[str, str]:
    """Return the name and the SHA-256 of a file given as evidence; two empty texts for none.

    :raises SourceError: it cannot be read.
    """
    if path is None:
        return "", ""
    try:
        return path.name, hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise SourceError(_("không mở được {file}: {why}").format(file=path, why=system_reason(error))) from None


def replies_of(follow: Follow, lines: Sequence[Listed]) -> dict[str, Reply]:
    """Return id of a line → the last answer that was entered on it."""
    histories = follow.ledger.histories({line.duty for line in lines if line.version})
    found: dict[str, Reply] = {}
    for line in lines:
        for event in histories.get(line.duty, ()):
            if event.occurrence in ("", line.occurrence) and event.evidence:
                told = event.evidence
                found[line.id] = Reply(told.reply, told.reply_date, told.incoming, event.reason)
    return found


def export(follow: Follow, lines: Sequence[Listed], file: Path, *, title: str, name: str) -> bytes:
    """Return the lines as the kind of file the name says: .xlsx, .csv, .ics.

    :param name: what calendar programs call the calendar.
    :raises UsageError: no such kind.
    """
    succession = follow.ledger.succession
    match file.suffix.lower():
        case ".xlsx":
            return workbook(lines, succession, title=title, replies=replies_of(follow, lines))
        case ".csv":
            return table_file(lines, succession)
        case ".ics":
            issuer, near = follow.office.organs[0].name, follow.ledger.house.near_days
            return calendar_file(lines, succession, name=name, issuer=issuer, near_days=near)
        case other:
            message = _("không xuất được dạng «{kind}»").format(kind=other or file.name)
            raise UsageError(message, _("đặt tên tệp kết thúc bằng .xlsx, .csv, .ics hoặc .html"))


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a workbook: what was entered, what said nothing new, what could not be entered."""

    events: tuple[Event, ...]
    unchanged: int
    problems: tuple[Problem, ...]
    applied: bool


def take_back(
    follow: Follow, file: Path, *, day: date, by: str, now: datetime, partial: bool = False, dry_run: bool = False
) -> Imported:
    """Enter what a workbook says; with any problem nothing, unless ``partial`` leaves out the rows that have one.

    :param day: the day the workbook came back.
    :raises SourceError: it is not a workbook of ours.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise SourceError(_("không mở được {file}: {why}").format(file=file, why=system_reason(error))) from None
    rows = read_workbook(data, file.name)
    known = {line.id: line for line in follow.ledger.lines(Selection(ids=tuple({row.id for row in rows})), day)}
    found: Incoming = incoming(rows, known, by=by, now=now, today=day, source=file.name)
    if dry_run or not found.events or (found.problems and not partial):
        return Imported(tuple(found.events), found.unchanged, tuple(found.problems), applied=False)
    expected = {line.duty: line.version for line in known.values()}
    refused = follow.ledger.record(found.events, refusal, expected=expected, partial=partial)
    problems = [*found.problems, *(Problem(file.name, r.event.target, r.why) for r in refused)]
    entered = [event for event in found.events if not any(r.event is event for r in refused)]
    applied = bool(entered) and (partial or not refused)
    return Imported(tuple(entered), found.unchanged, tuple(problems), applied=applied)
