"""``thongbao register verify|backup|restore``: whether the register is whole, and copies of it."""

from pathlib import Path

import click

from thongbao.cli.options import FILE, OPTIONS
from thongbao.cli.printing import Printer, print_json
from thongbao.cli.register_options import common, reading, writing
from thongbao.errors import ExitCode
from thongbao.issuing.auditing import Audit, audit, repair
from thongbao.language import _
from thongbao.register.verifying import FaultKind
from thongbao.store.backup import back_up, put_back
from thongbao.workspace import find_workspace


@click.command(
    "verify",
    options_metavar=OPTIONS,
    help=_(
        "Kiểm tra sổ: dòng nào bị sửa, xóa, thêm bằng tay; sự kiện có nối tiếp nhau không; số có đủ, đúng thứ tự không;"
        " gói có đúng gói đã niêm phong không. Sai ở sổ thì mã thoát 7, chỉ sai ở gói thì 8."
    ),
    epilog=_("Ví dụ: thongbao register verify --repair"),
)
@click.option(
    "--repair",
    "mend",
    is_flag=True,
    help=_("Hoàn tất hoặc dọn lần ban hành bị ngắt; đặt lại khóa chống sửa, bộ đếm, phần tìm kiếm."),
)
@common
def verify_command(mend: bool, workspace: Path | None, output_format: str, quiet: bool, verbose: bool) -> int:
    """Print everything that does not add up and return the exit code."""
    printer = Printer(quiet, verbose)
    if mend:
        with writing(workspace) as desk:
            found = repair(desk, printer.say)
    else:
        with reading(workspace) as desk:
            found = audit(desk)
    if output_format == "json":
        print_json(
            {
                "papers": found.papers,
                "repaired": list(found.repaired),
                "rows": [{**fault.as_json(), "remark": fault.is_remark} for fault in found.faults],
            }
        )
    else:
        _print(found, printer)
    return _exit_code(found)


def _print(found: Audit, printer: Printer) -> None:
    for fault in found.faults:
        if fault.is_remark and printer.quiet:
            continue
        word = _("lưu ý") if fault.is_remark else _("sai")
        printer.complain(f"{fault.where}: {word}: {fault.message} [{fault.kind}]")
        if fault.hint:
            printer.complain(f"    → {fault.hint}")
    wrong = sum(1 for fault in found.faults if not fault.is_remark)
    if wrong:
        printer.say(_("Sổ có {n} chỗ không đúng như đã ghi").format(n=wrong))
    else:
        printer.say(_("Sổ nguyên vẹn: {n} văn bản").format(n=found.papers))


def _exit_code(found: Audit) -> int:
    kinds = {fault.kind for fault in found.faults if not fault.is_remark}
    if not kinds:
        return ExitCode.DONE
    return ExitCode.ARCHIVE if kinds == {FaultKind.PACKAGE} else ExitCode.REGISTER


@click.command(
    "backup",
    options_metavar=OPTIONS,
    help=_("Sao lưu sổ vào một tệp, kể cả khi người khác đang ghi sổ; bản sao được kiểm tra trước khi đặt tên."),
    epilog=_("Ví dụ: thongbao register backup so-van-ban-2026-10-05.sqlite"),
)
@click.argument("file", type=FILE, metavar=_("TỆP"))
@click.option("--workspace", type=FILE, help=_("Thư mục làm việc (chứa thư mục content)."))
@click.option("-q", "--quiet", is_flag=True, help=_("Chỉ in lỗi."))
def backup_command(file: Path, workspace: Path | None, quiet: bool) -> None:
    """Copy the register."""
    with reading(workspace) as desk:
        size = back_up(desk.store, file)
    click.echo(file)
    Printer(quiet).say(_("Đã sao lưu sổ ({size} KB); nhớ sao lưu cả output/ban-hanh").format(size=size // 1024))


@click.command(
    "restore",
    options_metavar=OPTIONS,
    help=_("Lấy lại sổ từ bản sao lưu. Sổ đang có được đổi tên và giữ lại, không bị xóa."),
    epilog=_("Ví dụ: thongbao register restore so-van-ban-2026-10-05.sqlite"),
)
@click.argument("file", type=FILE, metavar=_("TỆP"))
@click.option("--workspace", type=FILE, help=_("Thư mục làm việc (chứa thư mục content)."))
@click.option("-q", "--quiet", is_flag=True, help=_("Chỉ in lỗi."))
def restore_command(file: Path, workspace: Path | None, quiet: bool) -> None:
    """Put a copy back."""
    place = find_workspace(explicit=workspace)
    kept = put_back(place.output_folder, file)
    printer = Printer(quiet)
    if kept:
        click.echo(kept)
        printer.say(_("Sổ trước đó được giữ ở {file}").format(file=kept))
    printer.say(_("Đã lấy lại sổ. Kiểm tra ngay với các gói: thongbao register verify"))


COMMANDS = (verify_command, backup_command, restore_command)
