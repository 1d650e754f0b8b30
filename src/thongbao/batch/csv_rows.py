"""Rows of a .csv file, as Excel and its like write it: comma, semicolon or Tab, in quotes or not."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from thongbao.batch.rows import Row, Table, column_name, top_of
from thongbao.batch.rules import MALFORMED, TWICE
from thongbao.findings import Finding, Place
from thongbao.language import _
from thongbao.vietnamese.text import nfc

_SIGNS: Final = (",", ";", "\t")
# One cell of a campaign is a paragraph, not a book; Python's own limit is 128 KB.
_LARGEST_CELL: Final = 1_000_000


def csv_table(path: Path, shown: str, digest: str) -> Table:
    """Return the table; its first row names the columns. The file is UTF-8 (looked at before)."""
    csv.field_size_limit(_LARGEST_CELL)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        first = _Lines(stream)
        sign = _sign_of(stream.readline())
        stream.seek(0)
        try:
            headings = next(csv.reader(first, delimiter=sign, strict=True), [])
        except csv.Error as error:
            place = Place(shown, 1, 1)
            finding = MALFORMED.found(place, _("dòng tên cột viết sai ({detail})").format(detail=error))
            return Table(shown, digest, lambda: iter(()), [], (finding,))
        heading_text = first.taken()
    names = [column_name(heading) for heading in headings]
    faults = tuple(_heading_faults(headings, names, shown, heading_text, sign))

    def place_of(name: str) -> Place:
        line, column = _place_in(heading_text, sign, names.index(name))
        return Place(shown, line, column)

    return Table(shown, digest, lambda: _rows(path, shown, names, sign), names, faults, place_of)


class _Lines:
    """The lines of a file, and those the reader took for its latest row."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream = stream
        self._taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._stream)
        self._taken.append(line)
        return line

    def taken(self) -> str:
        """Return the lines since the last call."""
        text = "".join(self._taken)
        self._taken.clear()
        return text


def _sign_of(line: str) -> str:
    """Return what separates the cells: what there is most of outside quotes; Excel in Vietnamese takes semicolons."""
    outside = "".join(line.split('"')[::2])
    return max(_SIGNS, key=outside.count)


def _heading_faults(
    headings: Sequence[str], names: Sequence[str], shown: str, text: str, sign: str
) -> Iterator[Finding]:
    if not headings:
        yield MALFORMED.found(Place(shown), _("tệp trống: dòng đầu phải là tên các cột"))
    for index, name in enumerate(names):
        line, column = _place_in(text, sign, index)
        if not name:
            yield MALFORMED.found(
                Place(shown, line, column), _("cột thứ {n} không có tên").format(n=index + 1), _("ghi tên ở dòng đầu")
            )
        elif name in names[:index]:
            message = _("hai cột cùng tên «{name}»").format(name=name)
            yield TWICE.found(Place(shown, line, column), message, _("đổi tên một cột"))


def _rows(path: Path, shown: str, names: Sequence[str], sign: str) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        lines = _Lines(stream)
        reader = csv.reader(lines, delimiter=sign, strict=True)
        number, before = -1, 0
        while True:
            try:
                cells = next(reader, None)
            except csv.Error as error:
                number += 1
                message = _("hàng viết sai ({detail})").format(detail=error)
                hint = _("mỗi dấu nháy mở phải có dấu nháy đóng; nháy trong ô viết hai lần")
                finding = MALFORMED.found(Place(shown, before + 1, 1, f"hang[{number}]"), message, hint)
                yield Row(number, {}, shown, _At(before + 1, "", sign, names), "", (finding,))
                before = reader.line_num
                lines.taken()
                continue
            if cells is None:
                return
            start, before, text = before + 1, reader.line_num, lines.taken()
            if number < 0:
                number = 0
            elif any(cell.strip() for cell in cells):
                number += 1
                yield _row(number, cells, shown, names, sign, start, text)


def _row(number: int, cells: list[str], shown: str, names: Sequence[str], sign: str, start: int, text: str) -> Row:
    locate = _At(start, text, sign, names)
    faults: tuple[Finding, ...] = ()
    if len(cells) < len(names) or any(cell.strip() for cell in cells[len(names) :]):
        message = _("hàng có {n} ô mà bảng có {wanted} cột").format(n=len(cells), wanted=len(names))
        hint = _("ô có dấu {sign} bên trong phải đặt trong nháy kép").format(sign=sign)
        line, column = _place_in(text, sign, min(len(cells), len(names)))
        place = Place(shown, start + line - 1, column, f"hang[{number}]")
        faults = (MALFORMED.found(place, message, hint),)
    values = {name: nfc(cell) for name, cell in zip(names, cells, strict=False)}
    return Row(number, values, shown, locate, "", faults)


class _At:
    """Where the cells of one row stand; its text is looked through only when somebody asks."""

    __slots__ = ("_names", "_sign", "_start", "_text")

    def __init__(self, start: int, text: str, sign: str, names: Sequence[str]) -> None:
        self._start, self._text, self._sign, self._names = start, text, sign, names

    def __call__(self, path: str) -> tuple[int, int]:
        name = top_of(path)
        if name not in self._names:
            return self._start, 1
        line, column = _place_in(self._text, self._sign, self._names.index(name))
        return self._start + line - 1, column


def _place_in(text: str, sign: str, index: int) -> tuple[int, int]:
    """Return line and column, both from 1, of a cell in the text of a row; of the row's end when it has fewer."""
    line = column = 1
    quoted = False
    for letter in text:
        if index == 0:
            break
        column += 1
        if letter == '"':
            quoted = not quoted
        elif letter == "\n":
            if not quoted:
                return line, column - 1
            line, column = line + 1, 1
        elif letter == sign and not quoted:
            index -= 1
    return line, column
