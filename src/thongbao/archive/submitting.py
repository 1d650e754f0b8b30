"""What a province's document system takes in: each paper's PDF under the office's name for it, and a sheet of fields.

Nothing that was typed becomes a formula or a link in the sheet (design: every cell is text).
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from thongbao.archive.field_checks import field_names
from thongbao.archive.metadata import FIELD_NUMBERS, PaperMetadata, sixteen
from thongbao.archive.tt05 import OTHER_TYPE, TYPE_CODES
from thongbao.language import _
from thongbao.standard.document_types import by_name
from thongbao.standard.file_names import file_name

SHEET: Final = "danh-sach.xlsx"
_FONT: Final = {"font_name": "Times New Roman", "font_size": 11, "valign": "top", "text_wrap": True}
_WIDE: Final = {
    "STT": 5,
    "FileName": 36,
    "Subject": 45,
    "OrganName": 28,
    "Description": 20,
    "Position": 18,
    "FullName": 20,
    "TypeName": 14,
}
_WIDTH: Final = 12
# Points a line of that font takes; rows are set high enough for their words, which not every program does by itself.
_LINE: Final = 15


@dataclass(frozen=True, slots=True)
class Submitted:
    """One paper to hand in: what is known of it, its name, its PDF; ``signed``: it is the copy that came back."""

    metadata: PaperMetadata
    name: str
    pdf: bytes = field(repr=False)
    signed: bool = False


def submitted_name(pattern: str, paper: PaperMetadata, recipient: str | None) -> str:
    """Return the name of a paper's PDF by the office's pattern."""
    day = paper.issued_date
    values = {
        "ma_dinh_danh": paper.organ_id,
        "nam": str(day.year),
        "thang": f"{day.month:02d}",
        "ngay": f"{day.day:02d}",
        "so": paper.code_number,
        "ky_hieu": paper.code_notation,
        "viet_tat": _organ_abbreviation(paper),
        "ma_loai": TYPE_CODES.get(paper.type_name, OTHER_TYPE),
        "loai": paper.type_name,
        "noi_nhan": recipient or "",
    }
    return file_name(pattern, values, ".pdf")


def _organ_abbreviation(paper: PaperMetadata) -> str:
    """Return ``UBND`` of ``TB-UBND`` and of ``UBND-VP``: behind the type's abbreviation, where it has one."""
    kind = by_name(paper.type_name)
    named = kind is None or kind.abbreviation is not None
    groups = paper.code_notation.split("-")
    return "-".join(groups[1:]) if named and len(groups) > 1 else groups[0]


def apart(names: Sequence[str]) -> list[str]:
    """Return the names, numbered where two would be one; names are compared as Windows does."""
    taken: set[str] = set()
    found = []
    for name in names:
        stem, dot, extension = name.rpartition(".")
        number, unique = 1, name
        while unique.lower() in taken:
            number += 1
            unique = f"{stem}-{number}{dot}{extension}"
        taken.add(unique.lower())
        found.append(unique)
    return found


def field_sheet(papers: Sequence[Submitted], *, made: datetime) -> bytes:
    """Return the sheet with the sixteen fields, one paper a row; the same papers give the same bytes.

    :raises ImportError: XlsxWriter is not installed.
    """
    import xlsxwriter

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": _("Danh sách văn bản nộp"), "created": made.replace(tzinfo=None)})
        sheet = book.add_worksheet(_("Văn bản"))
        _lay_out(sheet)
        head = book.add_format({**_FONT, "bold": True, "border": 1, "align": "center", "bg_color": "#E7E6E6"})
        cell = book.add_format({**_FONT, "border": 1})
        columns = _columns()
        for column, (number, name, label) in enumerate(columns):
            sheet.set_column(column, column, _WIDE.get(name, _WIDTH))
            sheet.write_string(0, column, f"{number} {label}\n{name}".strip(), head)
        sheet.set_row(0, 4 * _LINE)
        for row, paper in enumerate(papers, 1):
            values = {"STT": str(row), "FileName": paper.name, **_values(paper.metadata)}
            for column, (number, name, _label) in enumerate(columns):
                sheet.write_string(row, column, values.get(number or name, ""), cell)
            sheet.set_row(row, _LINE * max(_lines(values.get(n or name, ""), name) for n, name, _label in columns))
        sheet.autofilter(0, 0, len(papers), len(columns) - 1)
    return target.getvalue()


def _lines(value: str, name: str) -> int:
    return sum(1 + len(line) // _WIDE.get(name, _WIDTH) for line in value.split("\n"))


def _lay_out(sheet: Any) -> None:
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(3, 0)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, 1)


def _columns() -> list[tuple[str, str, str]]:
    """Return (number in the decree, its English name, what a clerk calls it); file and place in the list first."""
    names = field_names()
    listed = ((number, name, names[name]) for number, name in FIELD_NUMBERS)
    return [("", "STT", ""), ("", "FileName", _("tên tệp")), *listed]


def _values(paper: PaperMetadata) -> Mapping[str, str]:
    """Return number of the field → value; of several addressees each on a line of its own."""
    values: dict[str, list[str]] = {}
    for entry in sixteen(paper):
        values.setdefault(entry.number, []).append(entry.value)
    return {number: "\n".join(listed).strip("\n") for number, listed in values.items()}
