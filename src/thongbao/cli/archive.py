"""``thongbao archive``: issued papers as they were sealed: verify, search, show, export, add, due."""

from pathlib import Path
from typing import Any

import click

from thongbao import __version__
from thongbao.archiving import Verification, verify
from thongbao.cli.archive_adding import add_command
from thongbao.cli.archive_exporting import export_command
from thongbao.cli.archive_reading import due_command, search_command, show_command
from thongbao.cli.options import OPTIONS, CommandGroup, shared
from thongbao.cli.printing import Printer, print_json
from thongbao.errors import ExitCode, UsageError
from thongbao.language import _
from thongbao.workspace import find_workspace


@click.group(
    "archive",
    cls=CommandGroup,
    options_metavar=OPTIONS,
    subcommand_metavar=_("LỆNH …"),
    help=_("Văn bản đã ban hành, giữ trong gói niêm phong: kiểm tra nguyên vẹn, tìm, xem, xuất, thêm bản ký."),
    epilog=_("Ví dụ: thongbao archive verify --all"),
)
def command() -> None:
    """Group of the commands about issued papers."""


@command.command(
    "verify",
    options_metavar=OPTIONS,
    help=_(
        "Kiểm tra gói: tính lại mã từng tệp, so với sổ đăng ký theo cả hai chiều, lập lại văn bản từ bản ghi trong gói."
        " Mỗi sai khác một dòng; có sai khác thì thoát với mã 8."
    ),
    epilog=_("Ví dụ: thongbao archive verify 2026-10-05_08_tb-ubnd_ket-luan-giao-ban-thang-9"),
)
@click.argument("packages", nargs=-1, metavar=_("[GÓI]..."))
@click.option("--all", "everything", is_flag=True, help=_("Kiểm tra mọi gói, và mọi thứ khác trong output/ban-hanh."))
@click.option("--deep", is_flag=True, help=_("Với --all: lập lại văn bản của cả những gói khớp với sổ (chậm)."))
@click.option("--lock", is_flag=True, help=_("Khóa lại (chỉ đọc) những gói còn nguyên mà mất khóa."))
@shared
def verify_command(
    packages: tuple[str, ...],
    everything: bool,
    deep: bool,
    lock: bool,
    workspace: Path | None,
    output_format: str,
    strict: bool,  # noqa: ARG001 (every difference counts already)
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Verify the packages named, or all; 8 when anything differs."""
    if bool(packages) == everything:
        raise UsageError(_("ghi tên gói, hoặc --all để kiểm tra tất cả"), _("xem các gói: thongbao archive search"))
    printer = Printer(quiet, verbose, color)
    place = find_workspace(explicit=workspace)
    result = verify(place, packages, version=__version__, deep=deep, lock_again=lock, progress=printer.step())
    if output_format == "json":
        print_json(as_json(result))
    else:
        _print(result, printer)
    return ExitCode.ARCHIVE if result.found else ExitCode.DONE


def as_json(result: Verification) -> dict[str, Any]:
    """Return a verification as the JSON contract has it."""
    return {
        "packages": result.packages,
        "rendered": result.rendered,
        "locked": result.locked,
        "rows": [found.as_json() for found in result.found],
    }


def _print(result: Verification, printer: Printer) -> None:
    for found in result.found:
        place = ": ".join(part for part in (found.package, found.path) if part)
        click.echo(f"{place}: {found.message} [{found.difference}]")
    for hint in dict.fromkeys(found.hint for found in result.found if found.hint):
        printer.say(f"  → {hint}")
    if result.locked:
        printer.say(_("Đã khóa lại {n} gói").format(n=result.locked))
    message = _("Đã kiểm tra {n} gói, lập lại văn bản của {rendered} gói: {result}")
    outcome = _("{n} sai khác").format(n=len(result.found)) if result.found else _("không có sai khác")
    printer.say(message.format(n=result.packages, rendered=result.rendered, result=outcome))


for _command in (search_command, show_command, export_command, add_command, due_command):
    command.add_command(_command)
