"""``thongbao follow report remind``: the papers that follow a notice, drafted from records people complete."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from thongbao.cli.follow_options import DAY, MONTH, as_of
from thongbao.cli.options import FILE, OPTIONS, dry_run, shared
from thongbao.cli.printing import Printer, print_json
from thongbao.errors import ExitCode
from thongbao.files import write_drafts
from thongbao.following.mailing import MailOrder, send_or_write
from thongbao.following.opening import opened
from thongbao.following.papers import (
    assigner_of,
    drafted,
    figures_for,
    read_made_paper,
    reminder_file,
    reminder_letters,
    report_file,
    report_sheets,
    start_record,
    usable,
)
from thongbao.following.records import reminder_text, report_text
from thongbao.followup.month import Figures, MonthFigures
from thongbao.followup.naming import unit_id
from thongbao.followup.paper_words import Numbered
from thongbao.followup.wording import month_words
from thongbao.language import _
from thongbao.model.made_papers import ReminderRecord, ReportRecord
from thongbao.vietnamese.dates import Month, today
from thongbao.workspace import find_workspace

_NOTICES = click.option(
    "--notice", "notices", multiple=True, metavar=_("SỐ"), help=_("Chỉ về văn bản này: 125/TB-UBND.")
)
_OUTPUT = click.option("--output", type=FILE, help=_("Thư mục ghi bản dự thảo; mặc định output/du-thao/<tên>/."))


@click.command(
    "report",
    options_metavar=OPTIONS,
    help=_(
        "Soạn báo cáo kết quả thực hiện kết luận của một tháng: số liệu, quá hạn, định kỳ, so sánh, biểu đồ. Lần đầu"
        " lập bao-cao.yaml để người viết ghi phần nhận định; chạy lại thì giữ nguyên phần đã ghi."
    ),
    epilog=_("Ví dụ: thongbao follow report --month 2026-09 --to meeting"),
)
@click.option("--month", type=MONTH, required=True, metavar=_("THÁNG"), help=_("Tháng báo cáo: 2026-09."))
@click.option(
    "--to",
    type=click.Choice(["meeting", "chair"]),
    default="chair",
    show_default=True,
    help=_("Báo cáo tại phiên họp tháng sau, hay gửi người chủ trì."),
)
@_NOTICES
@as_of
@_OUTPUT
@dry_run
@shared
def report(
    month: Month,
    to: str,
    notices: tuple[str, ...],
    as_of: date | None,
    output: Path | None,
    dry_run: bool,
    workspace: Path | None,
    output_format: str,
    strict: bool,  # noqa: ARG001 (every command takes it)
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Draft the report of a month."""
    place = find_workspace(explicit=workspace)
    printer = Printer(quiet, verbose, color)
    day = as_of or min(month.last_day(), today())
    file = report_file(place, month)
    with opened(place, day) as follow:
        if dry_run and not file.exists():
            asked = ReportRecord(thang=str(month), tinh_den=day.isoformat(), thong_bao=list(notices))
        else:
            text = report_text(
                month,
                day,
                notices,
                to_meeting=_subject(month) if to == "meeting" else "",
                addressee=assigner_of(follow),
            )
            start_record(file, text)
            asked = usable(read_made_paper(place, file), ReportRecord)
        figures = figures_for(follow.on(asked.counted_on), asked)
        sheets = report_sheets(follow, asked, Numbered())
        papers = drafted(follow, sheets)
    folder = output or place.draft_folder(file)
    if not dry_run:
        write_drafts(folder, papers, file)
    paths = [folder / name for name in papers]
    if output_format == "json":
        print_json({"record": str(file), "files": [str(path) for path in paths], **figures_json(figures)})
        return ExitCode.DONE
    for path in (file, *paths):
        click.echo(path)
    printer.say(_totals_words(figures))
    if asked.counted_on != day:
        printer.say(
            _("Số liệu tính đến {day} như ghi trong {file}").format(day=asked.counted_on.isoformat(), file=file)
        )
    return ExitCode.DONE


def _subject(month: Month) -> str:
    following = month_words(month.next())
    return f"Kết quả thực hiện các kết luận trong {month_words(month)} (báo cáo tại phiên họp {following})"


def _totals_words(figures: MonthFigures) -> str:
    t = figures.totals
    words = _(
        "{total} nhiệm vụ: {done} hoàn thành ({late} muộn), {open} đang thực hiện ({overdue} quá hạn),"
        " {recurring} định kỳ"
    )
    return words.format(
        total=t.total, done=t.done, late=t.done_late, open=t.open, overdue=t.overdue, recurring=t.recurring
    )


def figures_json(figures: MonthFigures) -> dict[str, Any]:
    """Return the figures as the JSON contract has them (docs/json.md)."""
    return {
        "month": str(figures.month),
        "as_of": figures.day.isoformat(),
        "totals": _figures(figures.totals),
        "before": _figures(figures.before) if figures.before else None,
        "units": [{"unit": unit or None, **_figures(f)} for unit, f in figures.units.items()],
        "overdue": [line.as_json() for line in figures.overdue],
        "recurring": [
            {
                "id": duty.line.duty,
                "unit": duty.line.unit or None,
                "due": duty.due,
                "in_time": duty.in_time,
                "late": duty.late,
                "missed": duty.missed,
                "pending": duty.pending,
            }
            for duty in figures.duties
        ],
        "repeated": [{"unit": unit, "months": [str(m) for m in months]} for unit, months in figures.repeated.items()],
    }


def _figures(f: Figures) -> dict[str, int]:
    return {
        "total": f.total,
        "done": f.done,
        "done_in_time": f.done_in_time,
        "done_late": f.done_late,
        "open": f.open,
        "open_in_time": f.open_in_time,
        "overdue": f.overdue,
        "on_hold": f.on_hold,
        "recurring": f.recurring,
        "extended": f.extended,
    }


@click.command(
    "remind",
    options_metavar=OPTIONS,
    help=_(
        "Soạn công văn đôn đốc việc quá hạn: một công văn chung kèm phụ lục, hoặc --apart: mỗi đơn vị một công văn."
        " --eml ghi thư nháp đính kèm công văn; --send gửi qua máy chủ thư, mỗi thư chỉ gửi một lần."
    ),
    epilog=_("Ví dụ: thongbao follow remind --overdue --apart --finish-before 2026-10-30 --eml thu"),
)
@click.option("--overdue", is_flag=True, default=True, help=_("Việc quá hạn (mặc định)."))
@click.option("--apart", is_flag=True, help=_("Mỗi đơn vị một công văn."))
@click.option("--unit", "units", multiple=True, metavar=_("ĐƠN-VỊ"), help=_("Chỉ các đơn vị này."))
@click.option("--finish-before", type=DAY, metavar=_("NGÀY"), help=_("Phải hoàn thành trước ngày."))
@click.option("--report-before", type=DAY, metavar=_("NGÀY"), help=_("Phải báo cáo trước ngày."))
@click.option("--eml", type=FILE, metavar=_("THƯ-MỤC"), help=_("Ghi thư nháp (.eml) vào thư mục này."))
@click.option(
    "--send", is_flag=True, help=_("Gửi thư qua máy chủ ghi ở THONGBAO_SMTP; nên làm thử bằng --dry-run trước.")
)
@_NOTICES
@as_of
@_OUTPUT
@dry_run
@shared
def remind(
    overdue: bool,  # noqa: ARG001 (said for the reader of the command; there is no other reminder)
    apart: bool,
    units: tuple[str, ...],
    finish_before: date | None,
    report_before: date | None,
    eml: Path | None,
    send: bool,
    notices: tuple[str, ...],
    as_of: date | None,
    output: Path | None,
    dry_run: bool,
    workspace: Path | None,
    output_format: str,
    strict: bool,  # noqa: ARG001 (every command takes it)
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Draft the letters, and write or send the mail that carries them."""
    place = find_workspace(explicit=workspace)
    printer = Printer(quiet, verbose, color)
    day = as_of or today()
    file = reminder_file(place, day)
    with opened(place, day) as follow:
        named = [unit_id(follow.units, said) for said in units]
        asked = ReminderRecord(
            tinh_den=day.isoformat(),
            thong_bao=list(notices),
            tung_don_vi="có" if apart else "không",
            hoan_thanh_truoc=finish_before.isoformat() if finish_before else None,
            bao_cao_truoc=report_before.isoformat() if report_before else None,
        ).model_copy(update={"units": tuple(named)})
        if file.exists():
            asked = usable(read_made_paper(place, file), ReminderRecord)
        letters = reminder_letters(follow, asked, {})
        papers = drafted(follow, letters)
        folder = output or place.draft_folder(file)
        if not dry_run:
            text = reminder_text(
                day, notices, named, apart=apart, finish_before=finish_before, report_before=report_before
            )
            start_record(file, text)
            write_drafts(folder, papers, file)
        mailed = send_or_write(follow, letters, papers, MailOrder(eml, send, dry_run, day))
    paths = [folder / name for name in papers]
    if output_format == "json":
        print_json({"record": str(file), "files": [str(path) for path in paths], "mail": [m.as_json() for m in mailed]})
        return _worst(mailed)
    for path in (file, *paths, *(m.path for m in mailed if m.path)):
        click.echo(path)
    for one in mailed:
        printer.say(one.words())
    return _worst(mailed)


def _worst(mailed: Any) -> int:
    return ExitCode.OUTSIDE if any(one.failed for one in mailed) else ExitCode.DONE
