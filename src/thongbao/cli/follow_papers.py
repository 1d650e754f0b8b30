"""``thongbao follow report remind``: the papers that follow a notice, drafted from records people complete."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from thongbao.cli.follow_options import DAY, MONTH, as_of
from thongbao.cli.options import FILE, OPTIONS, dry_run, shared
from thongbao.cli.printing import Printer, print_json
from thongbao.errors import ExitCode, UsageError
from thongbao.following.briefs import draft_briefs
from thongbao.following.drafting import ReminderWish, draft_reminders, draft_report
from thongbao.following.mailing import Mailed, MailOrder
from thongbao.followup.month import Figures, MonthFigures
from thongbao.followup.wording import month_words
from thongbao.language import _
from thongbao.vietnamese.dates import Month, today
from thongbao.workspace import find_workspace

_NOTICES = click.option(
    "--notice", "notices", multiple=True, metavar=_("SỐ"), help=_("Chỉ về văn bản này: 125/TB-UBND.")
)
_MONTH: Final = _("ghi đúng tháng: --month 2026-09")
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
    printer = Printer(quiet, verbose, color)
    day = as_of or min(month.last_day(), today())
    if month.first_day() > max(day, today()):
        raise UsageError(_("{month} chưa đến, chưa có gì để báo cáo").format(month=month_words(month)), _MONTH)
    place = find_workspace(explicit=workspace)
    made = draft_report(place, month, day, notices, to_meeting=to == "meeting", output=output, dry_run=dry_run)
    if output_format == "json":
        files = [str(path) for path in made.files]
        print_json({"record": str(made.record), "files": files, **figures_json(made.figures)})
        return ExitCode.DONE
    for path in (made.record, *made.files):
        click.echo(path)
    printer.say(_totals_words(made.figures))
    _say_kept(printer, made.record, made.kept)
    if made.counted_on != day:
        words = _("Số liệu tính đến {day} như ghi trong {file}")
        printer.say(words.format(day=made.counted_on.isoformat(), file=made.record))
    return ExitCode.DONE


def _say_kept(printer: Printer, record: Path, options: Sequence[str]) -> None:
    """Say that a record was there already and says otherwise than the options."""
    if options:
        words = _(
            "{file} đã có từ trước nên được giữ, không theo {options}; sửa trong tệp đó, hoặc xóa tệp rồi làm lại"
        )
        printer.say(words.format(file=record, options=", ".join(options)))


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
    printer = Printer(quiet, verbose, color)
    mail = MailOrder(eml, send, dry_run)
    wish = ReminderWish(as_of or today(), apart, units, notices, finish_before, report_before, mail)
    made = draft_reminders(find_workspace(explicit=workspace), wish, output=output, dry_run=dry_run)
    if output_format == "json":
        files = [str(path) for path in made.files]
        print_json({"record": str(made.record), "files": files, "mail": [m.as_json() for m in made.mailed]})
        return _worst(made.mailed)
    for path in (made.record, *made.files, *(m.path for m in made.mailed if m.path)):
        click.echo(path)
    _say_kept(printer, made.record, made.kept)
    for one in made.mailed:
        printer.say(one.words())
    if made.mailed and all(one.state == "no_address" for one in made.mailed):
        printer.say(_("Chưa soạn thư nào: ghi email của các đơn vị trong don-vi.yaml rồi làm lại"))
    return _worst(made.mailed)


@click.command(
    "brief",
    options_metavar=OPTIONS,
    help=_("Soạn tóm tắt cho lãnh đạo: việc trực tiếp thực hiện, việc chỉ đạo, thời hạn và tình trạng từng việc."),
    epilog=_('Ví dụ: thongbao follow brief --leader "Trần Văn Bình" --as-of 2026-09-20'),
)
@click.option(
    "--leader", "leaders", multiple=True, metavar=_("NGƯỜI"), help=_("Mã hoặc họ tên; mặc định mọi lãnh đạo.")
)
@_NOTICES
@as_of
@_OUTPUT
@dry_run
@shared
def brief(
    leaders: tuple[str, ...],
    notices: tuple[str, ...],
    as_of: date | None,
    output: Path | None,
    dry_run: bool,
    workspace: Path | None,
    output_format: str,
    strict: bool,  # noqa: ARG001 (every command takes it)
    quiet: bool,  # noqa: ARG001
    verbose: bool,  # noqa: ARG001
    color: bool | None,  # noqa: ARG001
) -> int:
    """Draft the briefs and print their names."""
    place = find_workspace(explicit=workspace)
    made = draft_briefs(place, as_of or today(), leaders, notices=notices, output=output, dry_run=dry_run)
    if output_format == "json":
        print_json({"files": [str(path) for path in made]})
        return ExitCode.DONE
    for path in made:
        click.echo(path)
    return ExitCode.DONE


def _worst(mailed: Sequence[Mailed]) -> int:
    return ExitCode.OUTSIDE if any(one.failed for one in mailed) else ExitCode.DONE
