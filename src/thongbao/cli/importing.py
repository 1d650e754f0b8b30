"""``thongbao import``: a notice an office already has → a record a person reviews."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from thongbao.cli.options import FILE, OPTIONS, dry_run, shared
from thongbao.cli.printing import Printer, print_json
from thongbao.errors import ExitCode, UsageError
from thongbao.files import write_whole
from thongbao.language import _

if TYPE_CHECKING:
    from thongbao.intake import Taken


@click.command(
    "import",
    options_metavar=OPTIONS,
    help=_(
        "Đọc một văn bản đã có (.docx, .doc, .rtf, .odt, .pdf, .md, .txt) và viết thành bản ghi YAML để người xem lại:"
        " đầu, thân, nơi nhận, người ký, từng nhiệm vụ với đơn vị chủ trì, phối hợp, thời hạn. Mọi chữ đều lấy từ"
        " văn bản; chỗ nào không chắc thì ghi rõ."
    ),
    epilog=_("Ví dụ: thongbao import thong-bao-cu.docx -o content/2026/hop-thang-9/thong-bao.yaml"),
)
@click.argument("file", type=FILE, metavar=_("VĂN-BẢN"))
@click.option("-o", "--output", type=FILE, help=_("Tệp YAML để ghi; không có thì in ra màn hình."))
@click.option("--units", type=FILE, help=_("Tệp don-vi.yaml; mặc định lấy của thư mục làm việc chứa tệp -o."))
@click.option("--office", type=FILE, help=_("Tệp co-quan.yaml; mặc định lấy của thư mục làm việc chứa tệp -o."))
@click.option("--learn-units", type=FILE, help=_("Ghi đơn vị, nhóm, người chưa có vào tệp này để xem lại."))
@click.option("--learn-office", type=FILE, help=_("Lập co-quan.yaml mới từ phần đầu và chữ ký của văn bản."))
@click.option("--report", type=FILE, help=_("Ghi trang HTML đặt văn bản cạnh bản ghi để xem lại."))
@click.option("--force", is_flag=True, help=_("Ghi đè tệp -o và --report đã có."))
@dry_run
@shared
def command(
    file: Path,
    output: Path | None,
    units: Path | None,
    office: Path | None,
    learn_units: Path | None,
    learn_office: Path | None,
    report: Path | None,
    force: bool,
    dry_run: bool,
    workspace: Path | None,
    output_format: str,
    strict: bool,
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Import one file; return 1 under ``--strict`` when something is uncertain or left over."""
    from thongbao.intake import Wanted, take_in

    printer = Printer(quiet, verbose, color)
    _check_targets(file, [path for path in (output, report) if path], force=force or dry_run)
    # What people wrote about their office is never overwritten, asked or not.
    _check_targets(file, [learn_office] if learn_office else [], force=False)
    wanted = Wanted(output, report, learn_units, learn_office, units, office, workspace)
    taken = take_in(file, wanted, printer.step())
    if not dry_run:
        for path, data in taken.files.items():
            write_whole(path, data)
    if output_format == "json":
        print_json(taken.as_json())
    else:
        if output is None:
            click.echo(taken.imported.record, nl=False)
        _print(taken, [] if dry_run else list(taken.files), printer)
        if output is not None and not dry_run:
            printer.say(
                _("Tiếp theo: xem các dòng có dấu # trong {file}, rồi chạy: thongbao check {file}").format(file=output)
            )
    doubtful = strict and taken.imported.doubts
    return ExitCode.FINDINGS if taken.imported.broken or doubtful else ExitCode.DONE


def _check_targets(file: Path, targets: list[Path], *, force: bool) -> None:
    for path in targets:
        if path.exists() and file.exists() and path.samefile(file):
            raise UsageError(_("{file} là văn bản cần nhập, không bao giờ bị ghi đè").format(file=path))
        if path.exists() and not force:
            raise UsageError(
                _("đã có {file}").format(file=path), _("chọn tên khác; --force chỉ ghi đè tệp -o và --report")
            )


def _print(taken: "Taken", written: list[Path], printer: Printer) -> None:
    """Tell what was found, what is uncertain, what is left over."""
    for line in taken.summary():
        printer.say(line)
    for path in written:
        printer.say(_("Đã ghi {file}").format(file=path))
    if taken.imported.broken:
        words = ", ".join(sorted(Counter(taken.imported.lost + taken.imported.invented)))
        printer.complain(_("LỖI: bản ghi và văn bản lệch nhau ở các chữ: {words}").format(words=words))
