"""``thongbao fix``: what is safe to correct in a Word file, written into a new one and checked again."""

from pathlib import Path
from typing import Any

import click

from thongbao.cli.options import FILE, OPTIONS, dry_run
from thongbao.cli.printing import Printer, print_json, total
from thongbao.documents import fix_document
from thongbao.errors import ExitCode
from thongbao.findings import has_errors
from thongbao.fixes.work import Change
from thongbao.language import _


@click.command(
    "fix",
    options_metavar=OPTIONS,
    help=_(
        "Sửa trong tệp Word những gì sửa được an toàn (trang, lề, phông, cỡ chữ, khoảng cách, số 0, gạch nối,"
        " Quốc hiệu, Tiêu ngữ, dấu câu ở Nơi nhận, số trang), ghi thành tệp mới, kiểm tra lại và liệt kê đã sửa gì, còn"
        " gì."
    ),
    epilog=_("Ví dụ: thongbao fix cong-van.docx cong-van-da-sua.docx --only ND30-PAGE-02"),
)
@click.argument("source", type=FILE, metavar=_("TỆP.docx"))
@click.argument("target", type=FILE, metavar=_("TỆP-MỚI.docx"))
@click.option("--only", multiple=True, metavar=_("QUY-TẮC"), help=_("Chỉ sửa theo quy tắc này; ghi nhiều lần được."))
@click.option("--force", is_flag=True, help=_("Ghi đè tệp mới nếu đã có."))
@dry_run
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", help=_("Cách in kết quả.")
)
@click.option("-q", "--quiet", is_flag=True, help=_("Chỉ in lỗi."))
def command(
    source: Path,
    target: Path,
    only: tuple[str, ...],
    force: bool,
    dry_run: bool,
    output_format: str,
    quiet: bool,
) -> int:
    """Correct the file and return 1 when errors are left for a person."""
    fixed = fix_document(source, target, only, force=force, dry_run=dry_run)
    if output_format == "json":
        print_json(
            {
                "source": str(source),
                "path": None if dry_run else str(target),
                "changes": [_as_json(change) for change in fixed.changes],
                "left": [finding.as_json() for finding in fixed.left],
            }
        )
    else:
        printer = Printer(quiet)
        for change in fixed.changes:
            click.echo(f"{change.where}: {change.what} [{change.rule}]")
        printer.findings(fixed.left)
        written = _("làm thử, chưa ghi {file}") if dry_run else _("đã ghi {file}")
        printer.say(
            _("{written}: sửa {n} chỗ; còn lại {left}").format(
                written=written.format(file=target), n=len(fixed.changes), left=total(fixed.left)
            )
        )
    return ExitCode.FINDINGS if has_errors(fixed.left) else ExitCode.DONE


def _as_json(change: Change) -> dict[str, Any]:
    return {"rule": change.rule, "place": change.where, "what": change.what, "old": change.old, "new": change.new}
