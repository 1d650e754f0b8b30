"""A month's report and reminders drafted: the record started or read, figures, papers, mail."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from thongbao.files import write_drafts
from thongbao.following.made_records import read_made_paper
from thongbao.following.mailing import Mailed, MailOrder, send_or_write
from thongbao.following.opening import opened
from thongbao.following.papers import (
    assigner_of,
    drafted,
    figures_for,
    reminder_file,
    reminder_letters,
    report_file,
    report_sheets,
    start_record,
    usable,
)
from thongbao.following.records import reminder_text, report_text
from thongbao.followup.month import MonthFigures
from thongbao.followup.naming import unit_id
from thongbao.followup.paper_words import Numbered
from thongbao.followup.wording import month_words
from thongbao.model.made_papers import ReminderRecord, ReportRecord
from thongbao.vietnamese.dates import Month
from thongbao.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DraftedReport:
    """A report that was drafted: its record, the papers, the figures, the day they count to.

    ``kept`` are the options that an older record overruled.
    """

    record: Path
    files: tuple[Path, ...]
    figures: MonthFigures
    counted_on: date
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftedReminders:
    """Reminders that were drafted: their record, the letters, what came of the mail, as ``DraftedReport``."""

    record: Path
    files: tuple[Path, ...]
    mailed: tuple[Mailed, ...]
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReminderWish:
    """Whom to urge, how, and by when."""

    day: date
    apart: bool = False
    units: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    finish_before: date | None = None
    report_before: date | None = None
    mail: MailOrder = field(default_factory=lambda: MailOrder(None, send=False, dry_run=False))


def draft_report(
    place: Workspace,
    month: Month,
    day: date,
    notices: Sequence[str],
    *,
    to_meeting: bool,
    output: Path | None = None,
    dry_run: bool = False,
) -> DraftedReport:
    """Draft the report of a month; its record is started where there is none, and kept as people wrote it after.

    :raises SourceError: the record has faults. :raises RegisterError: nothing has been issued yet.
    :raises TemplateError: a template and its sheet disagree. :raises OutputError: a file cannot be written.
    """
    file = report_file(place, month)
    with opened(place, day) as follow:
        if dry_run and not file.exists():
            asked = ReportRecord(thang=str(month), tinh_den=day.isoformat(), thong_bao=list(notices))
        else:
            subject = _for_the_meeting(month) if to_meeting else ""
            start_record(file, report_text(month, day, notices, to_meeting=subject, addressee=assigner_of(follow)))
            asked = usable(read_made_paper(place, file), ReportRecord)
        figures = figures_for(follow.on(asked.counted_on), asked)
        papers = drafted(follow, report_sheets(follow, asked, Numbered()))
    folder = output or place.draft_folder(file)
    if not dry_run:
        write_drafts(folder, papers, file)
    kept = _overruled(
        ("--to meeting", to_meeting, _for_the_meeting(month) == asked.subject),
        ("--notice", bool(notices), tuple(notices) == asked.notices),
    )
    kept = () if dry_run else kept
    return DraftedReport(file, tuple(folder / name for name in papers), figures, asked.counted_on, kept)


def _overruled(*options: tuple[str, bool, bool]) -> tuple[str, ...]:
    """Return the options that were given and that the record does not say; each as (option, given, said)."""
    return tuple(option for option, given, said in options if given and not said)


def _for_the_meeting(month: Month) -> str:
    following = month_words(month.next())
    return f"Kết quả thực hiện các kết luận trong {month_words(month)} (báo cáo tại phiên họp {following})"


def draft_reminders(
    place: Workspace, wish: ReminderWish, *, output: Path | None = None, dry_run: bool = False
) -> DraftedReminders:
    """Draft the letters that urge whoever is late; a record of that day that is there says how.

    :raises UsageError: nobody is late, or a unit is unknown. :raises ThongbaoError: as :func:`draft_report`, and what
        sending mail may raise.
    """
    file = reminder_file(place, wish.day)
    with opened(place, wish.day) as follow:
        named = [unit_id(follow.units, said) for said in wish.units]
        text = reminder_text(
            wish.day,
            wish.notices,
            named,
            apart=wish.apart,
            finish_before=wish.finish_before,
            report_before=wish.report_before,
        )
        if dry_run and not file.exists():
            asked = _asked(wish, named)
        else:
            start_record(file, text)
            asked = usable(read_made_paper(place, file), ReminderRecord)
        letters = reminder_letters(follow, asked, {})
        papers = drafted(follow, letters)
        folder = output or place.draft_folder(file)
        if not dry_run:
            write_drafts(folder, papers, file)
        mailed = send_or_write(follow, letters, papers, asked.counted_on, wish.mail)
    kept = _overruled(
        ("--apart", wish.apart, asked.apart),
        ("--unit", bool(wish.units), tuple(named) == asked.units),
        ("--notice", bool(wish.notices), wish.notices == asked.notices),
        ("--finish-before", wish.finish_before is not None, wish.finish_before == asked.finish_before),
        ("--report-before", wish.report_before is not None, wish.report_before == asked.report_before),
    )
    return DraftedReminders(file, tuple(folder / name for name in papers), tuple(mailed), kept)


def _asked(wish: ReminderWish, units: Sequence[str]) -> ReminderRecord:
    """Return what the record would say, for a trial that writes none."""
    said = ReminderRecord(
        tinh_den=wish.day.isoformat(),
        thong_bao=list(wish.notices),
        tung_don_vi="true" if wish.apart else "false",
        hoan_thanh_truoc=wish.finish_before.isoformat() if wish.finish_before else None,
        bao_cao_truoc=wish.report_before.isoformat() if wish.report_before else None,
    )
    return said.model_copy(update={"units": tuple(units)})
