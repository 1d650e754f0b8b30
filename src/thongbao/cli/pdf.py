"""``thongbao pdf``: .docx files to PDF/A that has been opened and checked."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from thongbao.cli.options import FILE, OPTIONS
from thongbao.cli.printing import Printer, print_json
from thongbao.errors import ConversionError, Failure, SourceError
from thongbao.language import _
from thongbao.pipeline import to_pdf


@click.command(
    "pdf",
    options_metavar=OPTIONS,
    help=_("Chuyển tệp .docx sang PDF/A (có thẻ cấu trúc, tiếng Việt) bằng LibreOffice, rồi mở lại để kiểm tra."),
    epilog=_("Ví dụ: thongbao pdf output/du-thao/ket-luan-giao-ban-thang-9/thong-bao.docx"),
)
@click.argument("files", nargs=-1, required=True, type=FILE, metavar=_("TỆP.docx..."))
@click.option("--output", type=FILE, help=_("Thư mục ghi PDF; mặc định bên cạnh từng tệp."))
@click.option("--png", "pictures", is_flag=True, help=_("Vẽ thêm từng trang thành hình PNG."))
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", help=_("Cách in kết quả.")
)
@click.option("-q", "--quiet", is_flag=True, help=_("Chỉ in lỗi."))
@click.option("-v", "--verbose", is_flag=True, help=_("In từng bước."))
def command(
    files: tuple[Path, ...], output: Path | None, pictures: bool, output_format: str, quiet: bool, verbose: bool
) -> int:
    """Convert the files in one call of LibreOffice and print what was written."""
    for file in files:
        if file.is_dir():
            message = _("{file} là thư mục, không phải tệp .docx").format(file=file)
            raise SourceError(message, _("ghi từng tệp, ví dụ: thongbao pdf {file}/*.docx").format(file=file))
        if not file.is_file():
            raise SourceError(_("không có tệp {file}").format(file=file), _("kiểm tra tên tệp"))
    base = Path(os.path.commonpath([file.resolve().parent for file in files]))
    printer = Printer(quiet, verbose)
    try:
        made = to_pdf(files, base, output=output, pictures=pictures, progress=printer.step())
    except ConversionError as error:
        # What became a PDF stays, so it is listed; the error itself goes the way of all errors.
        _print([_row(done.source, done.pdf, done.pages) for done in error.converted], error.failures, output_format)
        raise
    _print([_row(done.source, done.pdf, done.pages, done.pictures) for done in made], (), output_format)
    return 0


def _row(source: Path, pdf: Path, pages: int, pictures: Sequence[Path] = ()) -> dict[str, Any]:
    return {"source": str(source), "path": str(pdf), "pages": pages, "pictures": [str(picture) for picture in pictures]}


def _print(rows: Sequence[Mapping[str, Any]], failures: Sequence[Failure], output_format: str) -> None:
    if output_format == "json":
        failed = [{"source": str(failure.source), "reason": failure.reason} for failure in failures]
        print_json({"files": rows, "failed": failed})
        return
    for row in rows:
        for path in (row["path"], *row["pictures"]):
            click.echo(path)
