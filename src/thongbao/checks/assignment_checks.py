"""Assignments → findings: somebody has to do each of them, by a day that exists."""

from collections.abc import Iterator, Sequence
from datetime import date

from thongbao.checks import rules
from thongbao.findings import Finding, Place
from thongbao.language import _
from thongbao.model.assignments import Task, read_deadline
from thongbao.model.units import Units
from thongbao.source.tree import Document
from thongbao.vietnamese.dates import Month, Quarter, short_date
from thongbao.vietnamese.deadlines import DateRange, Deadline, DeadlineKind
from thongbao.vietnamese.text import fold

_SHOWN = 70


def assignment_findings(tasks: Sequence[Task], units: Units | None, document: Document) -> Iterator[Finding]:
    """Yield what is wrong with the assignments, each at its place with its words.

    :param units: ``None`` when don-vi.yaml could not be read; then groups are not judged.
    """
    first: dict[str, int] = {}
    for task in tasks:
        place = document.place((*task.loc, "viec"))
        if task.id in first:
            message = _("mã nhiệm vụ «{id}» đã có ở dòng {line}").format(id=task.id, line=first[task.id])
            yield rules.DUPLICATE_TASK.found(place, message, _("đặt ma khác"))
        first.setdefault(task.id, place.line)
        yield from _who(task, units, place)
        for index in range(len(task.assignment.deadlines)):
            yield from _by_when(task, index, document)


def _who(task: Task, units: Units | None, place: Place) -> Iterator[Finding]:
    words = shortened(task.words)
    if not task.leads and not task.assignment.carriers:
        yield rules.NO_UNIT.found(
            place,
            _("nhiệm vụ {id} chưa rõ đơn vị: «{words}»").format(id=task.id, words=words),
            _("thêm chu_tri: mã đơn vị, hoặc nguoi_thuc_hien: mã người"),
        )
        return
    if units is None or task.assignment.carriers or any(units.reaches_somebody(lead) for lead in task.leads):
        return
    groups = [group for lead in task.leads if (group := units.group(lead))]
    empty = all(not group.members for group in groups)
    names = ", ".join(f"«{group.name}»" for group in groups)
    told = _("nhóm chưa có thành viên") if empty else _("nhóm không được gửi đến ai")
    message = _("{told}: nhiệm vụ {id} chỉ giao cho {names}: «{words}»")
    yield rules.EMPTY_GROUP.found(
        place,
        message.format(told=told, id=task.id, names=names, words=words),
        _("thêm thanh_vien cho nhóm (và xem lại gui) trong don-vi.yaml, hoặc thêm đơn vị chủ trì"),
    )


def _by_when(task: Task, index: int, document: Document) -> Iterator[Finding]:
    words = task.assignment.deadlines[index]
    place = document.place((*task.loc, "han", index))
    deadline = read_deadline(words, task.base)
    if not isinstance(deadline, Deadline):
        hint = _("viết như: trước ngày 15/9, trong tháng 9/2026, hằng tuần; không có thì ghi: không")
        why = f": {deadline}" if deadline else ""
        yield rules.DEADLINE_UNREAD.found(place, _("không đọc được thời hạn «{words}»").format(words=words) + why, hint)
        return
    if words.lower() != "không" and fold(words) not in fold(task.words):
        message = _("thời hạn «{words}» không nằm trong lời của nhiệm vụ, nên thông báo không in ra")
        yield rules.DEADLINE_NOT_IN_WORDS.found(place, message.format(words=words))
    if isinstance(task.base, date) and _is_over(deadline, task.base):
        message = _("thời hạn «{words}» đã qua vào ngày {base}").format(words=words, base=short_date(task.base))
        yield rules.DEADLINE_PAST.found(place, message, _("xem lại ngày, hoặc ghi rõ năm"))


def _is_over(deadline: Deadline, base: date) -> bool:
    """Return whether the last day the deadline leaves lies before the day it counts from."""
    value = deadline.value
    if isinstance(value, Month | Quarter):
        last = value.last_day()
    elif isinstance(value, DateRange):
        last = value.end
    elif isinstance(value, date):
        last = value
    elif deadline.kind is DeadlineKind.WITHIN_YEAR and isinstance(value, int):
        last = date(value, 12, 31)
    else:
        return False
    return deadline.kind is not DeadlineKind.FROM_QUARTER and last < base


def shortened(words: str) -> str:
    """Return the words, cut at a space when they are long."""
    if len(words) <= _SHOWN:
        return words
    return words[:_SHOWN].rsplit(" ", 1)[0] + "…"
