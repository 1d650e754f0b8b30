"""A workbook that came back → what each row says now; the only user of openpyxl, which only reads.

Workbooks come back sorted, cut, merged, retyped by hand and saved by other programs, so nothing is found by its place:
headings are found by their words, rows by their id.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from thongbao.errors import SourceError
from thongbao.followup.workbook_columns import BY_WORDS, FILLED_IN, HEADINGS, Col, mark
from thongbao.language import _
from thongbao.vietnamese.dates import DateError, checked_year, parse_date
from thongbao.vietnamese.text import control_characters, fold, nfc, squeeze

_HEADING_WITHIN: Final = 15
_MOST_ENTRIES: Final = 2_000
_MOST_BYTES: Final = 200 * 2**20
_HIGHEST_RATIO: Final = 300
_MOST_ROWS: Final = 200_000
_DAY_ZERO: Final = date(1899, 12, 30)
_SERIAL: Final = range(25_569, 110_000)
_LOOSE_DAY: Final = re.compile(r"([0-9]{1,2})\s?[/.-]\s?([0-9]{1,2})\s?[/.-]\s?([0-9]{2}|[0-9]{4})")
_CENTURY: Final = 2000


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One row as it came back: where it stands, its id, what its cells say, and the mark it was written with.

    ``dates`` holds the cells of days that could be read; ``unreadable`` the words of those that could not.
    """

    place: str
    id: str
    cells: Mapping[Col, str]
    dates: Mapping[Col, date]
    unreadable: Mapping[Col, str]

    @property
    def version(self) -> int | None:
        """The number of the last event that the workbook knew, ``None`` when the mark is gone."""
        number = self.cells.get(Col.MARK, "").partition("-")[0]
        return int(number) if number.isdigit() else None

    @property
    def was_filled_in(self) -> bool | None:
        """Whether somebody changed a cell that units fill in; ``None`` when the mark is gone and nobody can tell."""
        version = self.version
        if version is None:
            return None
        if self.unreadable:
            return True
        return mark(version, [self.text(column) for column in FILLED_IN]) != self.cells[Col.MARK].strip()

    def text(self, column: Col) -> str:
        """Return a cell as the mark counts it: days in ISO form."""
        return self.dates[column].isoformat() if column in self.dates else self.cells.get(column, "")


def read_workbook(data: bytes, name: str) -> list[FilledRow]:
    """Return every row of every sheet that has the column of ids, in the order they stand.

    :param name: what messages call the file.
    :raises SourceError: it is not a workbook that may be opened, or no sheet has the headings of ours.
    """
    _check_package(data, name)
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    with warnings.catch_warnings():
        # Drop-downs and styles it does not know are nothing that is read here.
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            rows, found = [], False
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                table = _Table(sheet.title)
                rows += list(table.rows(sheet.iter_rows(values_only=True)))
                found = found or table.columns is not None
            book.close()
        except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError) as error:
            raise _not_a_workbook(name) from error
        except Exception as error:
            # The library lets faults of the XML parser beneath it through; anything else is a fault of ours.
            if type(error).__name__ not in {"ParseError", "XMLSyntaxError", "DefusedXmlException"}:
                raise
            raise _not_a_workbook(name) from error
    if not found:
        message = _("{file} không có trang nào có cột «{column}»").format(file=name, column=HEADINGS[Col.ID].words)
        raise SourceError(message, _("dùng tệp do thongbao follow export lập; không xóa dòng tên cột"))
    return rows


def _not_a_workbook(name: str) -> SourceError:
    message = _("{file} không phải là tệp .xlsx đọc được").format(file=name)
    return SourceError(message, _("mở bằng Excel hoặc LibreOffice rồi lưu lại dạng .xlsx"))


def _check_package(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise _not_a_workbook(name) from error
    size = sum(entry.file_size for entry in entries)
    swollen = any(e.file_size > _HIGHEST_RATIO * max(e.compress_size, 1) and e.file_size > 2**20 for e in entries)
    if len(entries) > _MOST_ENTRIES or size > _MOST_BYTES or swollen:
        raise SourceError(_("{file} lớn bất thường sau khi giải nén, không mở").format(file=name))


class _Table:
    """Reads one sheet: looks for the headings, then takes what stands under them."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.columns: dict[int, Col] | None = None

    def rows(self, values: Iterator[tuple[Any, ...]]) -> Iterator[FilledRow]:
        for number, row in enumerate(values, 1):
            if number > _MOST_ROWS:
                return
            if self.columns is None:
                if number <= _HEADING_WITHIN:
                    self.columns = _headings(row)
                continue
            cells = {column: row[index] for index, column in self.columns.items() if index < len(row)}
            identifier = squeeze(str(cells.get(Col.ID) or ""))
            if identifier and fold(identifier) != fold(HEADINGS[Col.ID].words):
                yield _filled(f"{self.title}!{number}", identifier, cells)


def _headings(row: tuple[Any, ...]) -> dict[int, Col] | None:
    """Return place → column when the row is that of the headings: it names the ids and one more column."""
    found = {index: BY_WORDS[fold(str(value))] for index, value in enumerate(row) if fold(str(value or "")) in BY_WORDS}
    return found if Col.ID in found.values() and len(found) > 1 else None


def _filled(place: str, identifier: str, cells: Mapping[Col, Any]) -> FilledRow:
    texts: dict[Col, str] = {}
    dates: dict[Col, date] = {}
    unreadable: dict[Col, str] = {}
    for column, value in cells.items():
        text = _text(value)
        if not text:
            continue
        texts[column] = text
        if HEADINGS[column].is_date:
            day = _day(value)
            if day is None:
                unreadable[column] = text
            else:
                dates[column] = day
    return FilledRow(place, clean_id(identifier), texts, dates, unreadable)


def clean_id(identifier: str) -> str:
    """Return an id as we write them; people's keyboards add capitals, blanks and apostrophes."""
    duty, period, key = nfc(identifier).replace(" ", "").strip("'").partition("@")
    return f"{duty.lower()}{period}{key.upper() if key[:1].isdigit() else key.lower()}"


def _text(value: Any) -> str:
    """Return a cell's words; a number that Excel made of ``15`` is ``15`` again."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime):
        value = value.date()
    text = squeeze(value.isoformat() if isinstance(value, date) else str(value))
    return "".join(letter for index, letter in enumerate(text) if index not in set(control_characters(text)))


def _day(value: Any) -> date | None:
    """Return the day in a cell: a date, a serial number of Excel's, or words (``15/9/2020``, ``15.9.20``)."""
    try:
        if isinstance(value, datetime):
            return date(checked_year(value.year), value.month, value.day)
        if isinstance(value, date):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return _DAY_ZERO + timedelta(days=int(value)) if int(value) in _SERIAL else None
        return _day_in_words(squeeze(str(value)))
    except (DateError, ValueError):
        return None


def _day_in_words(words: str) -> date:
    bare = re.sub(r"^(?:ngày|hết ngày)\s+", "", words, flags=re.IGNORECASE)
    loose = _LOOSE_DAY.fullmatch(bare)
    if loose is None:
        return parse_date(bare.removesuffix(" 00:00:00"))
    day, month, year = (int(part) for part in loose.groups())
    return date(checked_year(year if year > 99 else _CENTURY + year), month, day)
