"""``archive add``: a signed copy or a scan kept beside its package."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import click

from thongbao.archiving import add
from thongbao.cli.options import FILE, OPTIONS, shared
from thongbao.cli.printing import Printer, print_json
from thongbao.errors import ExitCode
from thongbao.language import _
from thongbao.store.locking import who_is_working
from thongbao.workspace import find_workspace

_VIETNAM = timezone(timedelta(hours=7))


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
    strict: bool,  # noqa: ARG001 (nothing to be strict about)
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Keep the file and print where."""
    printer = Printer(quiet, verbose, color)
    sealed, kept, new = add(
        find_workspace(explicit=workspace),
        file,
        package,
        paper=paper,
        at=datetime.now(_VIETNAM),
        by=by or who_is_working(),
        note=note,
    )
    if output_format == "json":
        print_json({"package": sealed.name, "added": new, **kept.as_json()})
        return ExitCode.DONE
    click.echo(kept.file)
    words = _("Đã thêm {name} vào gói {package}") if new else _("{name} đã có trong gói {package} từ trước")
    printer.say(words.format(name=file.name, package=sealed.name))
    return ExitCode.DONE
