"""``thongbao issue``: numbers given, papers printed with them, written in the register and sealed."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from thongbao import __version__
from thongbao.cli.days import DAY
from thongbao.cli.options import FILE, OPTIONS, dry_run, shared
from thongbao.cli.printing import Printer, print_json, total
from thongbao.errors import ExitCode, UsageError
from thongbao.findings import Finding
from thongbao.following.made_records import MADE_FILES, made_file
from thongbao.following.putting_out import issue_made_paper
from thongbao.issuing.batch import Issued, Order
from thongbao.issuing.correcting import issue_correction
from thongbao.issuing.desk import desk_for_trial, desk_for_writing
from thongbao.issuing.forms import WrongFormError
from thongbao.issuing.notices import NoticeOrder, NotIssuedError, issue_notice
from thongbao.language import _
from thongbao.papers import is_person_kind
from thongbao.register.numbering import Given
from thongbao.store.papers import PaperRow
from thongbao.vietnamese.dates import short_date
from thongbao.workspace import find_workspace, notice_file


@click.command(
    "issue",
    options_metavar=OPTIONS,
    help=_(
        "Ban hành: cấp số cho thông báo và mọi công văn kèm theo trong một lần, in số và ngày vào các văn bản, ghi vào"
        " sổ đăng ký, niêm phong thành gói ở output/ban-hanh/. Bị ngắt giữa chừng thì không mất số, không trùng số."
    ),
    epilog=_("Ví dụ: thongbao issue content/2026/ket-luan-giao-ban-thang-9/thong-bao.yaml --date 2026-10-05 --no-pdf"),
)
@click.argument("notice", type=FILE, metavar=_("THÔNG-BÁO.yaml"))
@click.option("--date", "day", type=DAY, help=_("Ngày ban hành; mặc định hôm nay."))
@click.option("--number", type=int, help=_("Số của thông báo do hệ thống khác cấp; mặc định số tiếp theo trong sổ."))
@click.option("--letters-from", type=int, help=_("Số của công văn đầu tiên; các công văn sau đếm tiếp."))
@click.option("--pdf/--no-pdf", default=True, show_default=True, help=_("Kèm PDF/A bằng LibreOffice."))
@click.option("--accept", "rules", multiple=True, metavar=_("QUY-TẮC"), help=_("Chấp nhận lỗi theo quy tắc này."))
@click.option("--why", "reasons", multiple=True, metavar=_("LÝ-DO"), help=_("Vì sao chấp nhận; được ghi vào sổ."))
@click.option("--replaces", default="", metavar=_("GÓI"), help=_("Thay thế văn bản đã ban hành này (tên gói hoặc số)."))
@click.option(
    "--corrects",
    default="",
    metavar=_("GÓI"),
    help=_("Đính chính văn bản đã ban hành này: một công văn nêu từng chỗ khác với bản ghi hiện nay."),
)
@dry_run
@shared
def command(
    notice: Path,
    day: Any,
    number: int | None,
    letters_from: int | None,
    pdf: bool,
    rules: tuple[str, ...],
    reasons: tuple[str, ...],
    replaces: str,
    corrects: str,
    dry_run: bool,
    workspace: Path | None,
    output_format: str,
    strict: bool,
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Issue the notice, or a correction of it, and return the exit code."""
    if replaces and corrects:
        raise UsageError(_("--replaces và --corrects không dùng cùng nhau"), _("thay cả văn bản, hoặc chỉ đính chính"))
    path = made_file(notice) or notice_file(notice)
    printer = Printer(quiet, verbose, color)
    order = Order(day, Given(number, letters_from), accepted_rules(rules, reasons), pdf, dry_run)
    opened = desk_for_trial if dry_run else desk_for_writing
    with opened(find_workspace(path, workspace), datetime.now(UTC)) as desk:
        wish = NoticeOrder(order, replaces, strict)
        try:
            if path.name in MADE_FILES:
                done = issue_made_paper(desk, path, order, __version__, printer.step())
            elif corrects:
                done = issue_correction(desk, path, corrects, wish, __version__, printer.step())
            else:
                done = issue_notice(desk, path, wish, __version__, printer.step())
        except NotIssuedError as stopped:
            return _print_stopped(stopped, printer, output_format)
        except WrongFormError as wrong:
            return print_wrong_form(wrong, output_format)
    if output_format == "json":
        print_json(as_json(done))
    else:
        print_issued(done, printer)
    return ExitCode.DONE


def accepted_rules(rules: tuple[str, ...], reasons: tuple[str, ...]) -> dict[str, str]:
    """Return rule → why it is accepted; one reason may stand for all.

    :raises UsageError: a rule without a reason, or the other way round.
    """
    if len(reasons) == 1:
        reasons *= max(1, len(rules))
    if len(rules) != len(reasons) or not all(reason.strip() for reason in reasons):
        raise UsageError(
            _("mỗi --accept cần một --why nêu lý do"), _('viết: --accept TB-SO-01 --why "đã hỏi lãnh đạo"')
        )
    return dict(zip(rules, reasons, strict=True))


def _print_stopped(stopped: NotIssuedError, printer: Printer, output_format: str) -> int:
    checked = stopped.checked
    if output_format == "json":
        print_json(_stopped_json(checked.findings))
    else:
        printer.findings(checked.findings)
        printer.say(_("Chưa ban hành văn bản nào: {total}").format(total=total(checked.findings)))
    return ExitCode.FINDINGS if checked.readable else ExitCode.SOURCE


def print_wrong_form(wrong: WrongFormError, output_format: str) -> int:
    """Tell a program what is wrong with the form of the papers; for people the error itself says it.

    :raises WrongFormError: the one given, unless JSON is wanted.
    """
    if output_format != "json":
        raise wrong
    print_json(_stopped_json(wrong.findings))
    return wrong.exit_code


def _stopped_json(findings: Iterable[Finding]) -> dict[str, Any]:
    return {"files": [], "papers": [], "findings": [finding.as_json() for finding in findings]}


def as_json(done: Issued) -> dict[str, Any]:
    """Return an issue as the JSON contract has it."""
    return {
        "package": done.package.name,
        "path": str(done.package),
        "issued_date": done.issued_date.isoformat(),
        "dry_run": done.dry_run,
        "files": [
            {
                "kind": str(file.kind),
                "unit": None if is_person_kind(file.kind) else file.recipient,
                "person": file.recipient if is_person_kind(file.kind) else None,
                "code": file.code or None,
                "path": str(file.path),
                "pages": file.pages,
            }
            for file in done.files
        ],
        "accepted": [{"rule": one.rule, "message": one.message, "why": one.why} for one in done.accepted],
        "remarks": list(done.remarks),
        "findings": [],
    }


def _whom(paper: PaperRow) -> str:
    first, more = paper.recipients.split("; ")[0], paper.recipients.count("; ")
    return _("{first} và {more} nơi khác").format(first=first, more=more) if more and not paper.recipient else first


def print_issued(done: Issued, printer: Printer) -> None:
    """Tell the clerk what went out: the package on stdout, numbers and remarks for people."""
    for remark in done.remarks:
        printer.complain(_("Lưu ý: {remark}").format(remark=remark))
    for one in done.accepted:
        printer.say(
            _("Đã chấp nhận {rule}: {message} (lý do: {why})").format(rule=one.rule, message=one.message, why=one.why)
        )
    for paper in done.papers:
        printer.say(_("Số {code}: {type} gửi {to}").format(code=paper.code, type=paper.type_name, to=_whom(paper)))
    click.echo(done.package)
    message = (
        _("Sẽ ban hành {n} văn bản có số, ngày {day}; chưa ghi gì")
        if done.dry_run
        else _("Đã ban hành {n} văn bản có số, ngày {day}")
    )
    printer.say(message.format(n=len(done.papers), day=short_date(done.issued_date)))
