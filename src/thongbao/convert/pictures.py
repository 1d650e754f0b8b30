"""A PDF → one picture a page."""

from pathlib import Path

from thongbao.convert.checking import BrokenPdfError
from thongbao.convert.faults import require_modules
from thongbao.errors import ConversionError
from thongbao.files import write_whole
from thongbao.language import _

_POINTS_PER_INCH = 72


def pages_as_png(pdf: Path, folder: Path, dpi: int = 110) -> list[Path]:
    """Draw every page as ``<name of the PDF>-1.png`` and so on; return the pictures in order.

    :raises ConversionError: the PDF cannot be opened. :raises OutputError: a picture cannot be written.
    :raises OutsideMissingError: the packages of ``[pdf]`` are not installed.
    """
    require_modules("pypdfium2", "PIL")
    import io

    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(pdf)
    except (pypdfium2.PdfiumError, OSError) as error:
        message = _("không mở được {file} để vẽ trang ({reason})").format(file=pdf, reason=error)
        raise BrokenPdfError(message, _("làm lại tệp PDF rồi thử lại")) from None
    pictures = []
    try:
        for number, page in enumerate(document, start=1):
            buffer = io.BytesIO()
            page.render(scale=dpi / _POINTS_PER_INCH).to_pil().save(buffer, "PNG")
            picture = folder / f"{pdf.stem}-{number}.png"
            write_whole(picture, buffer.getvalue())
            pictures.append(picture)
    finally:
        document.close()
    if not pictures:
        raise ConversionError(_("{file} không có trang nào").format(file=pdf))
    return pictures
