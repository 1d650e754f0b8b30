"""``archive add``: a signed copy or a scan kept beside its package."""

from datetime import datetime
from pathlib import Path

import click

from thongbao.archive.contents import VIETNAM
from thongbao.archiving import add
from thongbao.cli.options import FILE, OPTIONS, shared
from thongbao.cli.printing import Printer, print_json
from thongbao.errors import ExitCode
from thongbao.language import _
from thongbao.store.locking import who_is_working
from thongbao.workspace import find_workspace


@click.command(
    "add",
    options_metavar=OPTIONS,
    help=_(
        "Thêm bản đã ký số hoặc bản quét vào cạnh gói, kèm mã kiểm tra; không đụng đến những gì đã niêm phong."
        " Tệp đã thêm rồi thì không thêm lần nữa."
    ),
    epilog=_("Ví dụ: thongbao archive add 08-TB-UBND-ky-so.pdf --for 2026-10-05_08 --note 'bản ký số'"),
)
@click.argument("file", type=FILE, metavar=_("TỆP"))
@click.option("--for", "package", required=True, metavar=_("GÓI"), help=_("Gói mà tệp thuộc về."))
@click.option(
    "--paper", default="", metavar=_("VĂN-BẢN"), help=_("Bản ký của văn bản nào: số, ký hiệu hoặc mã đơn vị nhận.")
)
@click.option("--note", default="", metavar=_("LỜI"), help=_("Tệp này là gì: bản ký số, bản quét có dấu …"))
@click.option("--by", metavar=_("AI"), help=_("Ai thêm; mặc định là người đang dùng máy."))
@shared
def add_command(
    file: Path,
    package: str,
    paper: str,
    note: str,
    by: str | None,
    workspace: Path | None,
    output_format: str,
    strict: bool,
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Keep the file and print where; under ``--strict`` a copy below the standard is not kept (1)."""
    printer = Printer(quiet, verbose, color)
    done = add(
        find_workspace(explicit=workspace),
        file,
        package,
        paper=paper,
        at=datetime.now(VIETNAM),
        by=by or who_is_working(),
        note=note,
        strict=strict,
    )
    printer.findings(done.findings)
    if output_format == "json":
        kept = done.kept.as_json() if done.kept else {}
        findings = [finding.as_json() for finding in done.findings]
        print_json({"package": done.package.name, "added": done.new, **kept, "findings": findings})
    elif done.kept:
        click.echo(done.kept.file)
    if done.unseen:
        printer.say(_("Chưa xét được bản quét: {why}").format(why=done.unseen))
    if done.kept is None:
        printer.complain(_("Không thêm {name}: bản sao chưa đạt, và có --strict").format(name=file.name))
        return ExitCode.FINDINGS
    words = _("Đã thêm {name} vào gói {package}") if done.new else _("{name} đã có trong gói {package} từ trước")
    printer.say(words.format(name=file.name, package=done.package.name))
    return ExitCode.DONE
