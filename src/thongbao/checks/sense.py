"""Whether the assignments make sense together: who leads, by when, whom nobody tells, who may not."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from thongbao.checks import rules
from thongbao.findings import Finding
from thongbao.language import _
from thongbao.model.assignments import Task, read_deadline
from thongbao.model.loading import MeetingRecord
from thongbao.model.notice import Notice
from thongbao.model.units import Person, Relation, Units
from thongbao.source.tree import Document
from thongbao.standard.positions import is_position
from thongbao.vietnamese.dates import short_date
from thongbao.vietnamese.deadlines import DateRange, Deadline, DeadlineKind
from thongbao.vietnamese.text import squeeze
from thongbao.vietnamese.working_days import WorkCalendar

# A day this near the meeting is past when the notice waits for its signature.
_NEAR: Final = timedelta(days=7)
_SHOWN: Final = 60


def sense_findings(record: MeetingRecord, tasks: Sequence[Task]) -> Iterator[Finding]:
    """Yield what does not make sense in the assignments of a record that could be read."""
    document = record.notice_document
    calendar = WorkCalendar(record.office.calendar.days_off, record.office.calendar.make_up_days)
    for task in tasks:
        yield from _leads(task, record.units, document)
        yield from _words_and_fields(task, record.units, document)
        yield from _nobody_told(task, record.units, document)
        yield from _people(task, record, document)
        for index, deadline in _deadlines(task):
            yield from _by_when(task, index, deadline, calendar, document)
    yield from _soon(record.notice, tasks, document)
    yield from _without_deadline(tasks, document)


def _deadlines(task: Task) -> Iterator[tuple[int, Deadline]]:
    for index, words in enumerate(task.assignment.deadlines):
        deadline = read_deadline(words, task.base)
        if isinstance(deadline, Deadline):
            yield index, deadline


def _leads(task: Task, units: Units, document: Document) -> Iterator[Finding]:
    """Two units lead and the words put none of them first; groups and lower committees each do it at home."""
    leads = [unit for lead in task.leads if (unit := units.unit(lead)) and unit.relation != Relation.LOWER]
    if len(leads) < 2 or len(leads) < len(task.leads) or re.search(r"chủ trì", task.words, re.IGNORECASE):
        return
    message = _("nhiệm vụ {id} giao {names} cùng làm, không rõ đơn vị nào chủ trì: «{words}»").format(
        id=task.id, names=", ".join(unit.name for unit in leads), words=short(task.words)
    )
    hint = _("ghi một đơn vị ở chu_tri, đơn vị kia ở phoi_hop; trong lời viết: … chủ trì, phối hợp với …")
    yield rules.TWO_LEADS.found(document.place((*task.loc, "viec")), message, hint)


_ASSIGNED: Final = re.compile(r"(?:[Gg]iao |[Yy]êu cầu |[Đđ]ề nghị |Đối với )?")


def _words_and_fields(task: Task, units: Units, document: Document) -> Iterator[Finding]:
    """The words open with a unit that the fields do not know of."""
    named = {*task.leads, *task.coordinating, *task.assignment.receivers}
    inside = {member for each in named if (group := units.group(each)) for member in group.members}
    start = _ASSIGNED.match(task.words)
    rest = task.words[start.end() if start else 0 :].lower()
    opened: list[tuple[int, str, str]] = []
    for unit in units.units:
        for name in (unit.name, *unit.other_names):
            plain = squeeze(name).lower()
            if rest.startswith(plain) and not rest[len(plain) : len(plain) + 1].isalnum():
                opened.append((len(plain), unit.id, unit.name))
    if not opened or not task.leads:
        return
    _length, identifier, name = max(opened)
    if identifier in named | inside or any(length == _length and other in named for length, other, _n in opened):
        return
    leads = ", ".join(_name(lead, units) for lead in task.leads)
    message = _("lời mở đầu bằng «{name}» nhưng chu_tri ghi {leads}: «{words}»").format(
        name=name, leads=leads, words=short(task.words)
    )
    yield rules.WORDS_DIFFER.found(document.place((*task.loc, "viec")), message, _("xem lại chu_tri hoặc lời"))


def _nobody_told(task: Task, units: Units, document: Document) -> Iterator[Finding]:
    for identifier in task.coordinating:
        group = units.group(identifier)
        if group is not None and not units.reaches_somebody(identifier):
            message = _("{id}: phối hợp với «{name}» nhưng nhóm không được gửi đến ai").format(
                id=task.id, name=group.name
            )
            hint = _("thêm thanh_vien cho nhóm trong don-vi.yaml, hoặc nêu tên đơn vị phối hợp")
            yield rules.NOBODY_TOLD.found(document.place((*task.loc, "phoi_hop")), message, hint)


def _people(task: Task, record: MeetingRecord, document: Document) -> Iterator[Finding]:
    for key, people in (("nguoi_thuc_hien", task.assignment.carriers), ("chi_dao", task.assignment.supervisors)):
        for identifier in people:
            person = next((each for each in record.units.people if each.id == identifier), None)
            if person is None:
                continue
            place = document.place((*task.loc, key))
            for message, hint in _unfit(person, task, record, supervises=key == "chi_dao"):
                yield rules.NO_AUTHORITY.found(place, f"{task.id}: {message}", hint)


def _unfit(person: Person, task: Task, record: MeetingRecord, *, supervises: bool) -> Iterator[tuple[str, str]]:
    day = task.base if isinstance(task.base, date) else None
    who = {"name": person.full_name, "position": person.position}
    if day and person.valid_from and day < person.valid_from:
        message = _("{name} giữ chức vụ {position} từ {day}, sau ngày của thông báo")
        yield message.format(**who, day=short_date(person.valid_from)), _("xem lại người, hoặc tu trong don-vi.yaml")
    if day and person.valid_to and day > person.valid_to:
        message = _("{name} chỉ giữ chức vụ {position} đến hết {day}")
        yield message.format(**who, day=short_date(person.valid_to)), _("ghi người đang giữ chức vụ")
    if not supervises:
        return
    if not is_position(person.position) and not re.match(r"P?CT\b", person.position):
        message = _("{name} ({position}) không giữ chức vụ lãnh đạo nên không chỉ đạo được")
        yield message.format(**who), _("chuyển sang nguoi_thuc_hien, hoặc ghi lãnh đạo phụ trách")
    # Lower committees are led by field, not one by one.
    units = {unit.id for unit in record.units.units if unit.relation != Relation.LOWER}
    charge = {entry for entry in person.in_charge_of if entry in units}
    if charge and task.leads and not charge & set(task.leads) and set(task.leads) <= units:
        leads = ", ".join(_name(lead, record.units) for lead in task.leads)
        message = _("{name} không phụ trách {leads} theo phu_trach trong don-vi.yaml")
        yield message.format(**who, leads=leads), _("xem lại chi_dao, hoặc thêm đơn vị vào phu_trach")


TWICE: Final = re.compile(
    r"(?:chậm nhất|muộn nhất|hạn cuối)(?: là)? (?:trước|trong)(?!\w)|trước (?:ngày )?.{0,12}(?:trở về )?trước(?!\w)",
    re.IGNORECASE,
)


def _by_when(
    task: Task, index: int, deadline: Deadline, calendar: WorkCalendar, document: Document
) -> Iterator[Finding]:
    words = task.assignment.deadlines[index]
    place = document.place((*task.loc, "han", index))
    if TWICE.match(words):
        message = _("thời hạn nói hai lần: «{words}»").format(words=words)
        yield rules.TWICE.found(place, message, _("viết «trước ngày …» hoặc «chậm nhất ngày …»"))
    if deadline.kind is DeadlineKind.BEFORE_EVENT:
        message = _("thời hạn theo sự kiện, không có ngày: «{words}»").format(words=words)
        yield rules.EVENT_NOT_DAY.found(place, message, _("ghi ngày cụ thể: trước ngày …/…/…"))
    day = last_day(deadline)
    why = calendar.day_off(day) if day else ""
    if day and why:
        message = _("thời hạn «{words}» rơi vào {why}, {day}").format(words=words, why=why, day=short_date(day))
        yield rules.DAY_OFF.found(place, message, _("chọn ngày làm việc"))


def last_day(deadline: Deadline) -> date | None:
    """Return the day a deadline names, the last of a range; ``None`` when it names none."""
    value = deadline.value
    if isinstance(value, DateRange):
        return value.end
    return value if isinstance(value, date) else None


def _soon(notice: Notice, tasks: Sequence[Task], document: Document) -> Iterator[Finding]:
    """Days near the meeting, in a draft: signed later, the notice asks for what is past."""
    if notice.issued_date or not notice.meeting:
        return
    near = [
        (task, index, day)
        for task in tasks
        for index, deadline in _deadlines(task)
        if (day := last_day(deadline)) and notice.meeting.date <= day <= notice.meeting.date + _NEAR
    ]
    if near:
        task, index, day = min(near, key=lambda each: each[2])
        message = _(
            "{n} thời hạn trong vòng 7 ngày sau ngày họp, sớm nhất «{words}»: ký muộn hơn thì đã quá hạn"
        ).format(n=len(near), words=task.assignment.deadlines[index])
        yield rules.SOON.found(
            document.place((*task.loc, "han", index)), message, _("ban hành trước {day}").format(day=short_date(day))
        )


# Said only of a notice with many assignments, and when more than a quarter have none.
_MANY: Final = 10
_FEW: Final = 0.25


def _without_deadline(tasks: Sequence[Task], document: Document) -> Iterator[Finding]:
    """Many assignments have no deadline: said once, with the first."""
    without = [task for task in tasks if not task.assignment.deadlines]
    if len(tasks) >= _MANY and len(without) > _FEW * len(tasks):
        message = _("{n} trong {all} nhiệm vụ không có thời hạn, đầu tiên là {id}: «{words}»").format(
            n=len(without), all=len(tasks), id=without[0].id, words=short(without[0].words)
        )
        hint = _("thêm han, hoặc ghi han: không cho việc làm thường xuyên")
        yield rules.NO_DEADLINE.found(document.place((*without[0].loc, "viec")), message, hint)


def _name(identifier: str, units: Units) -> str:
    unit, group = units.unit(identifier), units.group(identifier)
    return f"«{unit.name if unit else group.name if group else identifier}»"


def short(words: str) -> str:
    """Return the words, cut at a space when they are long."""
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + "…"
