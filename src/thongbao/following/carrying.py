"""What is still open on the day of a meeting, as the next notice takes it up."""

from collections.abc import Iterable
from datetime import date

from thongbao.following.opening import Follow, opened
from thongbao.following.papers import cited_papers
from thongbao.followup.duties import Role
from thongbao.followup.ledger import Selection
from thongbao.followup.listing import Listed
from thongbao.followup.paper_words import members_down
from thongbao.followup.states import State, state_words
from thongbao.language import _
from thongbao.scaffold.carrying import Carried
from thongbao.vietnamese.dates import short_date
from thongbao.workspace import Workspace

_EVERYBODY = tuple(str(role) for role in Role)
_OPEN = (State.NOT_STARTED, State.IN_PROGRESS, State.OVERDUE, State.ON_HOLD)


def still_open(workspace: Workspace, day: date) -> list[Carried]:
    """Return the tasks that are open on ``day``: late ones first, a task of several units once, a recurring one once.

    :raises RegisterError: nothing has been issued yet. :raises SourceError: the office's files have faults.
    """
    with opened(workspace, day) as follow:
        lines = follow.ledger.lines(Selection(states=tuple(_OPEN), roles=_EVERYBODY), day)
        answering = [line for line in lines if line.role != Role.COORDINATING]
        helping: dict[tuple[str, ...], list[Listed]] = {_task(line): [] for line in answering}
        for line in lines:
            if line.role == Role.COORDINATING and _task(line) in helping:
                helping[_task(line)].append(line)
        return [_carried(follow, same, helping[task], day) for task, same in _by_task(answering).items()]


def _by_task(lines: Iterable[Listed]) -> dict[tuple[str, ...], list[Listed]]:
    found: dict[tuple[str, ...], list[Listed]] = {}
    for line in lines:
        found.setdefault(_task(line), []).append(line)
    return found


def _task(line: Listed) -> tuple[str, ...]:
    order = line.notice or line.duty.split("/")[0]
    period = line.kind if line.is_recurring else line.occurrence
    return order, line.task, line.text, period


def _carried(follow: Follow, lines: list[Listed], helping: list[Listed], day: date) -> Carried:
    first = lines[0]
    late = max((line.days_late for line in lines), default=0)
    return Carried(
        text=first.text,
        source=_source(follow, first),
        leads=_units(follow, lines),
        helpers=_units(follow, helping),
        people=tuple(dict.fromkeys(person for line in lines if not line.unit_then for person in line.persons)),
        supervisors=tuple(dict.fromkeys(person for line in lines for person in line.supervisors)),
        deadline=_deadline(first, day),
        remark=_remark(first, late),
    )


def _source(follow: Follow, line: Listed) -> str:
    """Return the paper with its type, number and day; where an order of another kind stands."""
    if not line.notice:
        return line.source
    cited = cited_papers(follow, [line.notice])
    notice = cited[0].short if cited else f"số {line.notice}"
    return _("{notice} ngày {day}").format(notice=notice, day=short_date(line.started))


def _units(follow: Follow, lines: list[Listed]) -> tuple[str, ...]:
    """Return who answers now; a group itself where all its members do."""
    groups = {group.name: group.id for group in follow.units.groups}
    found: dict[str, None] = {}
    for through in dict.fromkeys(line.through for line in lines):
        units = dict.fromkeys(line.unit for line in lines if line.unit and line.through == through)
        whole = through in groups and set(units) == members_down(through, follow.ledger.succession)
        found |= {groups[through]: None} if whole else units
    return tuple(found)


def _deadline(line: Listed, day: date) -> str:
    """Return the deadline in words with its year, where it still lies ahead."""
    if line.is_recurring:
        return line.printed
    if line.waits_for:
        return line.printed or f"trước {line.waits_for}"
    if line.due_date is None or line.late_from is None or line.late_from <= day:
        return ""
    before = line.due_date == line.late_from
    return f"trước ngày {short_date(line.due_date)}" if before else f"chậm nhất ngày {short_date(line.due_date)}"


def _remark(line: Listed, late: int) -> str:
    if line.is_recurring:
        return ""
    if late and line.due_date:
        words = _("đã quá hạn {days} ngày (thời hạn cũ: {old}); ghi thời hạn mới vào lời và vào han")
        return words.format(days=late, old=line.printed or short_date(line.due_date))
    return state_words(line.state).lower() if line.state is State.ON_HOLD else ""
