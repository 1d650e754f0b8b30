"""The register as a workbook: cover and ten columns, A4 landscape; every cell is text, never a formula or a link."""

import io
from collections.abc import Sequence
from dataclasses import astuple
from datetime import UTC, datetime
from typing import Any, Final

from thongbao.errors import OutsideMissingError
from thongbao.language import _
from thongbao.papers import Sheet
from thongbao.register.exporting import HEADINGS, Book, book_row, book_sheet

_A4: Final = 9
# Characters; together as wide as the page at the margins below.
_WIDTHS: Final = (13, 12, 34, 14, 22, 14, 9, 12, 12, 18)
_LINE: Final = 16.0
# Excel takes no higher row.
_HIGHEST: Final = 409.0
_FONT: Final = {"font_name": "Times New Roman", "font_size": 12}
# Word processors and spreadsheets show when a file was made; the same book must give the same bytes.
_MADE: Final = datetime(2020, 3, 5, tzinfo=UTC)


def book_workbook(book: Book) -> bytes:
    """Return the book as an .xlsx file; headings are repeated on every page.

    :raises OutsideMissingError: the package that writes workbooks is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        hint = _("cài: pip install 'thongbao[xlsx]'; hoặc xuất ra .docx, .csv")
        raise OutsideMissingError(_("thiếu gói xlsxwriter để ghi .xlsx"), hint) from None
    stream = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with Workbook(stream, options) as workbook:
        workbook.set_properties({"created": _MADE, "title": _("Sổ đăng ký văn bản đi")})
        _cover(workbook, book_sheet(book))
        _columns(workbook, book)
    return stream.getvalue()


def _height(texts: Sequence[str]) -> float:
    """Return the height of a row in points: programs other than Excel do not make a row as high as its words need."""
    lines = (
        sum(-(-len(line) // width) or 1 for line in text.split("\n"))
        for text, width in zip(texts, _WIDTHS, strict=True)
    )
    return min(_HIGHEST, max(lines) * _LINE)


def _page(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=1.18, right=0.59, top=0.79, bottom=0.79)
    sheet.fit_to_pages(1, 0)


def _cover(workbook: Any, words: Sheet) -> None:
    sheet = workbook.add_worksheet(_("Bìa"))
    _page(sheet)
    sheet.center_horizontally()
    sheet.set_column(0, 0, 110)
    plain = workbook.add_format({**_FONT, "align": "center", "font_size": 14})
    strong = workbook.add_format({**_FONT, "align": "center", "font_size": 14, "bold": True})
    title = workbook.add_format({**_FONT, "align": "center", "font_size": 26, "bold": True})
    said = words.context
    lines: list[tuple[str, Any]] = [(str(said["chu_quan"]), plain)] if said["chu_quan"] else []
    lines += [(str(line), strong) for line in said["co_quan"]]
    lines += [("", plain)] * 4 + [("SỔ ĐĂNG KÝ VĂN BẢN ĐI", title)]
    lines += [(f"Loại văn bản: {said['day_so']}", strong)] if said["day_so"] else []
    lines += [
        (f"Năm: {said['nam']}", strong),
        ("", plain),
        (f"Từ ngày {said['tu_ngay']} đến ngày {said['den_ngay']}", plain),
        (f"Từ số {said['tu_so']} đến số {said['den_so']}", plain),
        ("", plain),
        (f"Quyển số: {said['quyen_so']}", strong),
    ]
    for row, (line, look) in enumerate(lines):
        sheet.write_string(row, 0, line, look)


def _columns(workbook: Any, book: Book) -> None:
    sheet = workbook.add_worksheet(_("Sổ"))
    _page(sheet)
    heading = workbook.add_format(
        {**_FONT, "bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1}
    )
    cell = workbook.add_format({**_FONT, "valign": "top", "text_wrap": True, "border": 1})
    for column, (words, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, words, heading)
        sheet.write_string(1, column, f"({column + 1})", heading)
    sheet.set_row(0, 3 * _LINE)
    for row, standing in enumerate(book.standings, 2):
        texts = astuple(book_row(standing))
        sheet.set_row(row, _height(texts))
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, cell)
    sheet.repeat_rows(0, 1)
    sheet.freeze_panes(2, 0)
    sheet.set_footer("&R&P/&N")
