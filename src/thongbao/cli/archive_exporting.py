"""``archive export``: what others take in, made from sealed packages."""

from pathlib import Path

import click

from thongbao.cli.options import FILE, OPTIONS, shared
from thongbao.cli.printing import Printer, print_json
from thongbao.errors import ExitCode
from thongbao.handing_over import Part, export
from thongbao.language import _
from thongbao.vietnamese.dates import today
from thongbao.workspace import find_workspace


@click.command(
    "export",
    options_metavar=OPTIONS,
    help=_(
        "Xuất gói ra thư mục: muc-luc.docx (mục lục văn bản trong hồ sơ), nop/ (PDF đặt tên theo khuôn của cơ quan và"
        " bảng kê mười sáu trường), edxml-chua-chung-nhan/ (thông điệp edXML). Bản ký đã thêm được dùng thay bản chưa"
        " ký."
    ),
    epilog=_("Ví dụ: thongbao archive export 2026-10-05_08 --to nop-tinh --part nop"),
)
@click.argument("packages", nargs=-1, metavar=_("[GÓI]..."))
@click.option("--dossier", default="", metavar=_("HỒ-SƠ"), help=_("Mọi gói của một hồ sơ: 05.TH."))
@click.option("--to", required=True, type=FILE, metavar=_("THƯ-MỤC"), help=_("Thư mục ghi ra."))
@click.option(
    "--part", "parts", multiple=True, type=click.Choice([str(part) for part in Part]), help=_("Chỉ xuất phần này.")
)
@click.option("--force", is_flag=True, help=_("Ghi đè tệp đã có."))
@shared
def export_command(
    packages: tuple[str, ...],
    dossier: str,
    to: Path,
    parts: tuple[str, ...],
    force: bool,
    workspace: Path | None,
    output_format: str,
    strict: bool,  # noqa: ARG001 (warnings are for a person's eyes)
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Write the parts and print the files."""
    printer = Printer(quiet, verbose, color)
    done = export(
        find_workspace(explicit=workspace),
        packages,
        to,
        today=today(),
        dossier=dossier,
        parts=[Part(part) for part in parts] or tuple(Part),
        force=force,
        progress=printer.step(),
    )
    if output_format == "json":
        print_json({"files": [str(path) for path in done.files], "warnings": list(done.warnings)})
        return ExitCode.DONE
    for path in done.files:
        click.echo(path)
    for warning in done.warnings:
        printer.say(_("Lưu ý: {warning}").format(warning=warning))
    return ExitCode.DONE
