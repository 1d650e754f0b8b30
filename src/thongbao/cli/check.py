"""``thongbao check``: a record, with its office and units, against itself."""

from pathlib import Path
from typing import Any

import click

from thongbao.cli.options import FILE, OPTIONS, shared
from thongbao.cli.printing import Printer, print_json, total
from thongbao.errors import ExitCode, UsageError
from thongbao.findings import has_errors
from thongbao.following.papers import MADE_FILES, made_file, read_made_paper
from thongbao.language import _
from thongbao.pipeline import Checked, check
from thongbao.workspace import Workspace, find_workspace, notice_file


@click.command(
    "check",
    options_metavar=OPTIONS,
    help=_(
        "Kiểm tra thông báo cùng co-quan.yaml và don-vi.yaml. Không ghi tên tệp thì kiểm tra mọi thông báo của thư mục"
        " làm việc."
    ),
    epilog=_("Ví dụ: thongbao check content/2026/ket-luan-giao-ban-thang-9/thong-bao.yaml"),
)
@click.argument("notices", nargs=-1, type=FILE, metavar=_("[THÔNG-BÁO.yaml]..."))
@shared
def command(
    notices: tuple[Path, ...],
    workspace: Path | None,
    output_format: str,
    strict: bool,
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Check each notice and return the worst exit code."""
    printer = Printer(quiet, verbose, color)
    checked = [_checked(find_workspace(notice, workspace), notice, printer) for notice in chosen(notices, workspace)]
    if output_format == "json":
        print_json({"files": [as_json(result) for result in checked]})
    else:
        _print(checked, printer)
    return max(exit_code(result, strict=strict) for result in checked)


def _checked(place: Workspace, file: Path, printer: Printer) -> Checked:
    """Check a notice, or the record of a report or a reminder."""
    if file.name not in MADE_FILES:
        return check(place, file, printer.step())
    read = read_made_paper(place, file)
    return Checked(file, None, readable=read.readable, findings=read.findings)


def chosen(notices: tuple[Path, ...], workspace: Path | None) -> list[Path]:
    """Return the notices meant: those named, else all of the workspace.

    :raises UsageError: none is named and the workspace holds none.
    """
    if notices:
        return [made_file(notice) or notice_file(notice) for notice in notices]
    found = find_workspace(explicit=workspace).notices()
    if not found:
        raise UsageError(
            _("thư mục làm việc chưa có thông báo nào"),
            _("gõ: thongbao new notice <ngày họp>; hoặc tạo content/<năm>/<tên>/thong-bao.yaml"),
        )
    return found


def exit_code(checked: Checked, *, strict: bool) -> ExitCode:
    """Return 3 for a file that cannot be parsed, 1 for errors (any finding under ``strict``), else 0."""
    if not checked.readable:
        return ExitCode.SOURCE
    return ExitCode.FINDINGS if has_errors(checked.findings) or (strict and checked.findings) else ExitCode.DONE


def as_json(checked: Checked) -> dict[str, Any]:
    """Return one file of the JSON contract."""
    return {
        "file": str(checked.file),
        "findings": [finding.as_json() for finding in checked.findings],
        "not_evaluated": [{"rule": rule, "why": why} for rule, why in checked.not_evaluated],
    }


def _print(checked: list[Checked], printer: Printer) -> None:
    printer.findings(dict.fromkeys(finding for result in checked for finding in result.findings))
    for result in checked:
        printer.say(f"{result.file}: {total(result.findings)}")
        for rule, why in result.not_evaluated:
            printer.step()(_("  chưa xét {rule}: {why}").format(rule=rule, why=why))
