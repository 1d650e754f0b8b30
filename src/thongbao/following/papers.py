"""Reports and reminders: a record people complete, figures from the register, papers drafted from both."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from thongbao.errors import SourceError, UsageError
from thongbao.files import write_whole
from thongbao.following.made_records import (
    REMINDER_FILE,
    REPORT_FILE,
    MadePaperChecked,
)
from thongbao.following.opening import Follow
from thongbao.followup.ledger import Selection
from thongbao.followup.month import MonthFigures, month_figures
from thongbao.followup.paper_words import CitedPaper, Desk, Numbered
from thongbao.followup.reminder_paper import reminder_sheets
from thongbao.followup.report_paper import report_sheet
from thongbao.followup.stored import paper_of
from thongbao.language import _
from thongbao.model.made_papers import MadePaper, ReminderRecord, ReportRecord
from thongbao.papers import Kind, Sheet
from thongbao.pipeline import layout_of, render_all
from thongbao.store.papers import papers_of
from thongbao.store.tables import PAPERS
from thongbao.vietnamese.dates import Month
from thongbao.workspace import Workspace

_Paper = TypeVar("_Paper", bound=MadePaper)


def report_file(workspace: Workspace, month: Month) -> Path:
    """Return where the record of a month's report lies."""
    return workspace.root / "content" / str(month.year) / f"bao-cao-thang-{month.month:02d}" / REPORT_FILE


def reminder_file(workspace: Workspace, day: date) -> Path:
    """Return where the record of a reminder of that day lies."""
    return workspace.root / "content" / str(day.year) / f"don-doc-{day.isoformat()}" / REMINDER_FILE


def start_record(file: Path, text: str) -> bool:
    """Write the record unless it is there: what people wrote in it is never touched; return whether it is new."""
    if file.exists():
        return False
    write_whole(file, text.encode())
    return True


def usable(checked: MadePaperChecked, kind: type[_Paper]) -> _Paper:
    """Return the record, which must be one of that kind without faults.

    :raises SourceError: it has faults; ``check`` names them all.
    """
    if isinstance(checked.record, kind):
        return checked.record
    first = checked.findings[0] if checked.findings else None
    message = _("{file} còn lỗi").format(file=checked.file)
    if first:
        message = f"{first.place}: {first.message}"
    raise SourceError(message, _("xem mọi lỗi bằng: thongbao check {file}").format(file=checked.file))


def figures_for(follow: Follow, asked: ReportRecord) -> MonthFigures:
    """Return the figures of a report."""
    return month_figures(follow.ledger, asked.month, asked.counted_on, asked.notices)


def desk_of(follow: Follow) -> Desk:
    """Return who makes the papers; the tasks came from the head of the office."""
    return Desk(follow.office, follow.ledger.succession, assigner_of(follow))


def assigner_of(follow: Follow) -> str:
    """Return who gave the tasks, as a title: the first of the people who heads the office, else the office itself."""
    heads = [p.position for p in follow.units.people if p.position.startswith(("Chủ tịch", "Giám đốc"))]
    return heads[0] if heads else follow.office.organ(None).name


def cited_papers(follow: Follow, codes: Sequence[str]) -> list[CitedPaper]:
    """Return the issued papers of these codes, by day; a code the register does not know is left out."""
    with follow.ledger.store.reading() as session:
        rows = papers_of(session, follow.ledger.issuers, PAPERS.c.id.in_(follow.ledger.paper_ids(session, codes)))
    return sorted((paper_of(row) for row in rows), key=lambda paper: (paper.issued, paper.code))


def report_sheets(follow: Follow, asked: ReportRecord, numbered: Numbered) -> tuple[Sheet, ...]:
    """Return the sheet of a report; its figures come from the register as of the day it counts to."""
    counted = follow.on(asked.counted_on)
    figures = figures_for(counted, asked)
    codes = asked.notices or tuple(counted.ledger.notices_on(asked.counted_on, asked.month.first_day()))
    cited = cited_papers(counted, codes)
    return (report_sheet(desk_of(counted), asked, figures, cited, numbered),)


def reminder_letters(follow: Follow, asked: ReminderRecord, numbers: dict[str, Numbered]) -> tuple[Sheet, ...]:
    """Return the letters that urge whoever is late on the day the record counts to.

    :raises UsageError: nobody is late.
    """
    counted = follow.on(asked.counted_on)
    selection = Selection(units=asked.units, notices=asked.notices, overdue=True)
    lines = counted.ledger.lines(selection, asked.counted_on)
    cited = cited_papers(counted, sorted({line.notice for line in lines if line.notice}))
    earlier = earlier_reminders(counted, asked)
    sheets = tuple(reminder_sheets(desk_of(counted), asked, lines, cited, earlier, numbers))
    if not sheets:
        raise UsageError(_("không có đơn vị nào quá hạn, không cần đôn đốc"))
    return sheets


def earlier_reminders(follow: Follow, asked: ReminderRecord) -> dict[str, Sequence[CitedPaper]]:
    """Return recipient → the reminders issued before the day, oldest first."""
    with follow.ledger.store.reading() as session:
        rows = papers_of(
            session,
            follow.ledger.issuers,
            PAPERS.c.kind == str(Kind.REMINDER),
            PAPERS.c.issued_date <= asked.counted_on.isoformat(),
        )
    found: dict[str, list[CitedPaper]] = {}
    for row in sorted(rows, key=lambda r: (r.issued_date, r.id)):
        found.setdefault(row.recipient, []).append(paper_of(row))
    return {who: tuple(papers) for who, papers in found.items()}


def drafted(follow: Follow, sheets: Sequence[Sheet]) -> dict[str, bytes]:
    """Return path inside the folder of drafts → paper."""
    return render_all(sheets, follow.workspace, layout_of(follow.office.layout))
