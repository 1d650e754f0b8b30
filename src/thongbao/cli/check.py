"""``thongbao check``: records and Word files, against the decree and against themselves."""

from dataclasses import replace
from pathlib import Path

import click

from thongbao.checking import Checking, Report, check_files, is_word
from thongbao.cli.options import FILE, OPTIONS, shared_with
from thongbao.cli.printing import Printer, print_json
from thongbao.cli.reporting import files_as_json, print_report, print_table
from thongbao.cli.sarif import sarif_of
from thongbao.documents import annotated
from thongbao.errors import UsageError
from thongbao.files import write_whole
from thongbao.findings import Finding
from thongbao.language import _
from thongbao.workspace import find_workspace


@click.command(
    "check",
    options_metavar=OPTIONS,
    help=_(
        "Kiểm tra bản ghi (.yaml) hoặc văn bản Word (.docx, .doc): thể thức theo Nghị định 30/2020/NĐ-CP, chữ nghĩa,"
        " việc giao có hợp lý không. Bản ghi được đọc cùng co-quan.yaml và don-vi.yaml. Không ghi tên tệp thì kiểm tra"
        " mọi thông báo của thư mục làm việc."
    ),
    epilog=_("Ví dụ: thongbao check content/2026/ket-luan-giao-ban-thang-9/thong-bao.yaml cong-van-cu.docx"),
)
@click.argument("files", nargs=-1, type=FILE, metavar=_("[TỆP]..."))
@click.option("--all", "everything", is_flag=True, help=_("Kể cả quy tắc đạt và quy tắc không áp dụng."))
@click.option("--no-pages", is_flag=True, help=_("Không dàn trang văn bản Word (không cần LibreOffice)."))
@click.option(
    "--annotate",
    type=FILE,
    metavar=_("BẢN-SAO.docx"),
    help=_("Ghi bản sao của văn bản Word với từng lỗi là một nhận xét."),
)
@shared_with("text", "json", "sarif")
def command(
    files: tuple[Path, ...],
    everything: bool,
    no_pages: bool,
    annotate: Path | None,
    workspace: Path | None,
    output_format: str,
    strict: bool,
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Check each file and return the worst exit code."""
    printer = Printer(quiet, verbose, color)
    chosen_files = chosen(files, workspace)
    if annotate is not None:
        _refuse_annotating(chosen_files, annotate)
    reports = check_files(chosen_files, Checking(workspace, not no_pages, printer.step()))
    if len(reports) == 1 and reports[0].stopped is not None:
        raise reports[0].stopped
    if annotate is not None and reports[0].document is not None:
        write_whole(annotate, annotated(replace(reports[0].document, findings=reports[0].findings)))
        printer.say(_("đã ghi bản sao có nhận xét: {file}").format(file=annotate))
    if output_format == "json":
        print_json(files_as_json(reports, everything=everything))
    elif output_format == "sarif":
        print_json(sarif_of(reports))
    else:
        _print(reports, printer, everything=everything)
    return max(report.exit_code(strict=strict) for report in reports)


def chosen(files: tuple[Path, ...], workspace: Path | None) -> list[Path]:
    """Return the files meant: those named, else every notice of the workspace.

    :raises UsageError: none is named and the workspace holds none.
    """
    if files:
        return list(dict.fromkeys(files))
    found = find_workspace(explicit=workspace).notices()
    if not found:
        raise UsageError(
            _("thư mục làm việc chưa có thông báo nào"),
            _("gõ: thongbao new notice <ngày họp>; hoặc tạo content/<năm>/<tên>/thong-bao.yaml"),
        )
    return found


def _refuse_annotating(files: list[Path], target: Path) -> None:
    """Comments go into a copy of one Word file; the file itself is never written.

    :raises UsageError: there are several files, it is none of Word's, or the copy is there already.
    """
    if len(files) != 1 or not is_word(files[0]):
        raise UsageError(
            _("--annotate dùng với đúng một tệp Word"), _("vd. thongbao check cv.docx --annotate cv-nhan-xet.docx")
        )
    if target.exists():
        raise UsageError(_("đã có tệp {file}").format(file=target), _("đặt tên khác cho bản sao"))


def _print(reports: list[Report], printer: Printer, *, everything: bool) -> None:
    shown: set[Finding] = set()
    for report in reports:
        print_report(report, printer, everything=everything, shown=shown)
    if len(reports) > 1:
        print_table(reports, printer)
