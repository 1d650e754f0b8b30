"""Files out and in: workbooks, tables and calendars, and the workbooks that come back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from thongbao.errors import SourceError, UsageError
from thongbao.following.opening import Follow
from thongbao.followup.calendar_file import calendar_file
from thongbao.followup.duties import Event
from thongbao.followup.flat_table import table_file
from thongbao.followup.ledger import Selection
from thongbao.followup.listing import Listed
from thongbao.followup.marking import refusal
from thongbao.followup.page_file import page_file
from thongbao.followup.wording import answering_words, person_name
from thongbao.followup.workbook import Reply, workbook
from thongbao.followup.workbook_changes import Incoming, Problem, incoming
from thongbao.followup.workbook_reading import read_workbook
from thongbao.language import _, system_reason


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
    """Return the lines as the kind of file the name says: .xlsx, .csv, .ics, .html.

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
        case ".html" | ".htm":
            return page_file(lines, succession, title=title)
        case other:
            message = _("không xuất được dạng «{kind}»").format(kind=other or file.name)
            raise UsageError(message, _("đặt tên tệp kết thúc bằng .xlsx, .csv, .ics hoặc .html"))


def exported_apart(follow: Follow, lines: Sequence[Listed], file: Path, *, by: str) -> dict[Path, bytes]:
    """Return a file for each unit (or leader) that has lines: ``lich.ics`` → ``lich-p_yte.ics``."""
    succession = follow.ledger.succession
    apart: dict[str, list[Listed]] = {}
    for line in lines:
        for who in line.supervisors + line.persons if by == "leader" else (line.unit or line.unit_then,):
            apart.setdefault(who, []).append(line)
    made = {}
    for who, own in sorted(apart.items()):
        name = person_name(who, succession) if by == "leader" else answering_words(own[0], succession)
        path = file.with_name(f"{file.stem}-{who or 'chua-ro'}{file.suffix}")
        made[path] = export(follow, own, path, title=name, name=name)
    return made


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
    histories = follow.ledger.histories({line.duty for line in known.values() if line.version})
    found: Incoming = incoming(rows, known, by=by, now=now, today=day, source=file.name, histories=histories)
    if dry_run or not found.events or (found.problems and not partial):
        return Imported(tuple(found.events), found.unchanged, tuple(found.problems), applied=False)
    expected = {line.duty: line.version for line in known.values()}
    refused = follow.ledger.record(found.events, refusal, expected=expected, partial=partial)
    problems = [*found.problems, *(Problem(file.name, r.event.target, r.why) for r in refused)]
    entered = [event for event in found.events if not any(r.event is event for r in refused)]
    applied = bool(entered) and (partial or not refused)
    return Imported(tuple(entered), found.unchanged, tuple(problems), applied=applied)
