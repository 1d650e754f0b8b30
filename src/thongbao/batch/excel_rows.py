"""Rows of the first sheet of an .xlsx workbook; its first row names the columns."""

import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from thongbao.batch.rows import Row, Table, column_name, letters_of, top_of
from thongbao.batch.rules import MALFORMED, TWICE
from thongbao.errors import SourceError
from thongbao.findings import Finding, Place
from thongbao.language import _
from thongbao.vietnamese.text import nfc

_LARGEST_UNPACKED: Final = 500 * 1024 * 1024
_LARGEST_RATIO: Final = 300


def excel_table(path: Path, shown: str, digest: str) -> Table:
    """Return the table.

    :raises SourceError: the file is not a workbook that may be opened, or ``thongbao[xlsx]`` is not installed.
    """
    _look_at(path, shown)
    with _Opened(path, shown) as sheet:
        title = str(sheet.title)
        headings = next(sheet.iter_rows(min_row=1, max_row=1, values_only=True), ())
    while headings and headings[-1] is None:
        headings = headings[:-1]
    names = [column_name("" if heading is None else _printed(heading)) for heading in headings]
    faults = tuple(_heading_faults(names, shown, title))

    def place_of(name: str) -> Place:
        return _cell(shown, title, 1, names.index(name) + 1)

    return Table(shown, digest, lambda: _rows(path, shown, names), names, faults, place_of)


def _look_at(path: Path, shown: str) -> None:
    """Refuse what would fill the memory before anything unpacks it."""
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(info.file_size for info in archive.infolist())
            packed = sum(info.compress_size for info in archive.infolist())
    except (zipfile.BadZipFile, OSError) as error:
        message = _("{file}: không phải bảng tính .xlsx ({detail})").format(file=shown, detail=error)
        raise SourceError(message, _("mở bằng Excel rồi lưu lại thành .xlsx")) from None
    if size > _LARGEST_UNPACKED or size > _LARGEST_RATIO * max(packed, 1):
        raise SourceError(_("{file}: giải nén ra quá lớn, không mở").format(file=shown))


class _Opened:
    """The first sheet, open for reading row by row."""

    def __init__(self, path: Path, shown: str) -> None:
        try:
            import openpyxl
        except ImportError as error:
            message = _("thiếu gói Python để đọc .xlsx ({reason})").format(reason=error)
            raise SourceError(message, _("cài bằng lệnh: pip install 'thongbao[xlsx]'")) from None
        try:
            self._book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        except Exception as error:  # a damaged workbook ends in whatever the parser stumbles over
            message = _("{file}: không đọc được bảng tính ({detail})").format(file=shown, detail=error)
            raise SourceError(message, _("mở bằng Excel rồi lưu lại thành .xlsx")) from None

    def __enter__(self) -> Any:
        return self._book.worksheets[0]

    def __exit__(self, *_about: object) -> None:
        self._book.close()


def _heading_faults(names: Sequence[str], shown: str, title: str) -> Iterator[Finding]:
    if not names:
        yield MALFORMED.found(Place(shown), _("bảng trống: hàng đầu phải là tên các cột"))
    for index, name in enumerate(names):
        place = _cell(shown, title, 1, index + 1)
        if not name:
            yield MALFORMED.found(place, _("cột không có tên"), _("ghi tên ở hàng đầu"))
        elif name in names[:index]:
            yield TWICE.found(place, _("hai cột cùng tên «{name}»").format(name=name), _("đổi tên một cột"))


def _cell(shown: str, title: str, line: int, column: int) -> Place:
    return Place(shown, line, column, where=f"{title}!{letters_of(column)}{line}")


def _rows(path: Path, shown: str, names: Sequence[str]) -> Iterator[Row]:
    number = 0
    with _Opened(path, shown) as sheet:
        title = str(sheet.title)
        for line, cells in enumerate(sheet.iter_rows(min_row=2, values_only=True), start=2):
            if any(cell is not None and str(cell).strip() for cell in cells):
                number += 1
                yield _row(number, line, cells, shown, names, title)


def _row(number: int, line: int, cells: Sequence[Any], shown: str, names: Sequence[str], title: str) -> Row:
    faults = [
        MALFORMED.found(
            _cell(shown, title, line, column), _("ô báo lỗi {error} của Excel").format(error=cell), _("sửa công thức")
        )
        for column, cell in enumerate(cells[: len(names)], start=1)
        if isinstance(cell, str)
        and cell.startswith("#")
        and cell.rstrip("!?").isupper()
        and cell.endswith(("!", "?", "A"))
    ]
    values = {name: _printed(cell) for name, cell in zip(names, cells, strict=False)}
    values |= dict.fromkeys(names[len(cells) :], "")

    def locate(path: str) -> tuple[int, int]:
        name = top_of(path)
        return line, names.index(name) + 1 if name in names else 1

    return Row(number, values, shown, locate, title, tuple(faults))


def _printed(cell: Any) -> str:
    """Return a cell as an office prints it: days as 05/10/2026, decimals with a comma, no 12.0 for 12."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return _("có") if cell else _("không")
    if isinstance(cell, datetime) and cell.time() != time():
        return cell.strftime("%H:%M %d/%m/%Y")
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else format(Decimal(repr(cell)), "f").replace(".", ",")
    return nfc(str(cell))
