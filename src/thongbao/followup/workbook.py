"""Lines → the workbook: a sheet of all, one a unit, a summary; the only user of XlsxWriter.

Text is written as text, never as a formula: a task that begins with ``=`` stays a task.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from thongbao.followup.figures import Counts, counts_by
from thongbao.followup.listing import Listed
from thongbao.followup.states import State, state_words
from thongbao.followup.succession import Succession
from thongbao.followup.wording import (
    answering_words,
    day_words,
    deadline_words,
    leader_words,
    period_words,
    role_words,
)
from thongbao.followup.workbook_columns import FILLED_IN, HEADINGS, TYPED_STATES, Col, mark
from thongbao.language import _
from thongbao.vietnamese.text import sort_key

ALL_SHEET: Final = "Tất cả"
SUMMARY_SHEET: Final = "Tổng hợp"
_TITLE_ROW, _HEADING_ROW, _FIRST_ROW = 0, 1, 2
_LONGEST_SHEET_NAME: Final = 31
_A3: Final = 8
_LINE: Final = 16.0
_FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
# Fill and letters of a row by its state, readable in grey too: the state's words stand beside it.
_COLOURS: Final = {
    State.OVERDUE: ("#F8CBAD", "#7F1D1D"),
    State.DONE_LATE: ("#FFE699", "#5B4300"),
    State.DONE: ("#C6E0B4", "#1E4620"),
    State.IN_PROGRESS: ("#DDEBF7", "#1F3864"),
    State.ON_HOLD: ("#E7E6E6", "#3B3838"),
    State.WITHDRAWN: ("#EDEDED", "#7F7F7F"),
}
_SUMMARY: Final = (
    ("assigned", "Được giao", 12),
    ("done_in_time", "Hoàn thành đúng hạn", 13),
    ("done_late", "Hoàn thành muộn", 13),
    ("open_in_time", "Đang thực hiện trong hạn", 14),
    ("overdue", "Quá hạn", 10),
    ("on_hold", "Tạm dừng", 10),
    ("extended", "Được gia hạn", 10),
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What is known of the answer to a line, for the cells that units fill in."""

    reply: str = ""
    reply_date: date | None = None
    incoming: str = ""
    note: str = ""


def cells_of(line: Listed, succession: Succession, reply: Reply) -> dict[Col, str | int | date | None]:
    """Return the cells of a line; the mark is made of those that units fill in."""
    cells: dict[Col, str | int | date | None] = {
        Col.ID: line.id,
        Col.NOTICE: line.notice or line.source,
        Col.SECTION: line.task,
        Col.TEXT: line.text,
        Col.UNIT: answering_words(line, succession),
        Col.ROLE: role_words(line.role),
        Col.LEADER: leader_words(line, succession),
        Col.PRODUCT: line.product,
        Col.DEADLINE: deadline_words(line),
        Col.DUE: line.due_date,
        Col.PERIOD: period_words(line.occurrence),
        Col.STATE: state_words(line.state),
        Col.DAYS_LATE: line.days_late or None,
        Col.DONE_ON: line.done_on,
        Col.REPLY: reply.reply,
        Col.REPLY_DATE: reply.reply_date,
        Col.INCOMING: reply.incoming,
        Col.WANTED: None,
        Col.NOTE: reply.note,
    }
    cells[Col.MARK] = mark(line.version, [cell_text(cells[column]) for column in FILLED_IN])
    return cells


def cell_text(value: str | int | date | None) -> str:
    """Return a cell as the mark counts it."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def workbook(
    lines: Sequence[Listed],
    succession: Succession,
    *,
    title: str,
    replies: dict[str, Reply] | None = None,
) -> bytes:
    """Return the .xlsx; the same lines give the same bytes.

    :param succession: the units as they answer on the day of the workbook.
    :param replies: id of a line → what answered it.
    """
    import xlsxwriter

    target = io.BytesIO()
    # Row by row to disk: a workbook of 8,000 rows else takes 200 MB.
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(target, options) as book:
        made = datetime.combine(succession.day, datetime.min.time())
        book.set_properties({"title": title, "created": made})
        writer = _Writer(book, succession, title)
        rows = [cells_of(line, succession, (replies or {}).get(line.id, Reply())) for line in lines]
        writer.rows(ALL_SHEET, rows)
        for name, unit_rows in _by_unit(rows).items():
            writer.rows(name, unit_rows)
        writer.summary(counts_by(lines, lambda line: answering_words(line, succession)))
    return target.getvalue()


def _by_unit(rows: Sequence[dict[Col, Any]]) -> dict[str, list[dict[Col, Any]]]:
    """Return sheet name → rows, in the order of the alphabet; names are cut as Excel demands and stay apart."""
    by_unit: dict[str, list[dict[Col, Any]]] = {}
    for row in rows:
        by_unit.setdefault(row[Col.UNIT], []).append(row)
    taken = {ALL_SHEET.lower(), SUMMARY_SHEET.lower()}
    return {_sheet_name(unit, taken): by_unit[unit] for unit in sorted(by_unit, key=sort_key)}


def _sheet_name(unit: str, taken: set[str]) -> str:
    base = unit.translate(_FORBIDDEN).strip("' ") or _("Chưa rõ đơn vị")
    name, number = _cut(base, _LONGEST_SHEET_NAME), 1
    while name.lower() in taken:
        number += 1
        ending = f" ({number})"
        name = _cut(base, _LONGEST_SHEET_NAME - len(ending)) + ending
    taken.add(name.lower())
    return name


def _cut(name: str, longest: int) -> str:
    """Return a name that is not too long, cut between words where it has any."""
    if len(name) <= longest:
        return name
    return name[: longest + 1].rpartition(" ")[0].rstrip(" ,-") or name[:longest]


class _Writer:
    """Writes sheets of one workbook with shared formats."""

    def __init__(self, book: Any, succession: Succession, title: str) -> None:
        self.book, self.title, self.day = book, title, succession.day
        base = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
        grid = {**base, "border": 1, "border_color": "#BFBFBF"}
        self.formats = {
            "title": book.add_format({**base, "bold": True, "font_size": 14}),
            "heading": book.add_format(
                {**grid, "bold": True, "text_wrap": True, "bg_color": "#D9E1F2", "align": "center", "valign": "vcenter"}
            ),
            "text": book.add_format({**grid, "text_wrap": True, "num_format": "@"}),
            "number": book.add_format({**grid, "align": "center"}),
            "date": book.add_format({**grid, "num_format": "dd/mm/yyyy", "align": "center"}),
            "bold": book.add_format({**grid, "bold": True}),
            "bold_number": book.add_format({**grid, "bold": True, "align": "center"}),
        }
        self.states = {
            state: book.add_format({"bg_color": fill, "font_color": letters})
            for state, (fill, letters) in _COLOURS.items()
        }

    def rows(self, name: str, rows: Sequence[dict[Col, Any]]) -> None:
        """Write one sheet of lines."""
        sheet = self._sheet(name, [(h.words, h.width) for h in HEADINGS.values()], frozen=1)
        last = _FIRST_ROW + max(len(rows), 1) - 1
        for number, row in enumerate(rows, _FIRST_ROW):
            sheet.set_row(number, _height(row))
            for index, (column, heading) in enumerate(HEADINGS.items()):
                self._cell(sheet, number, index, row[column], is_date=heading.is_date)
        columns = list(HEADINGS)
        state = columns.index(Col.STATE)
        sheet.autofilter(_HEADING_ROW, 0, last, len(columns) - 1)
        sheet.set_column(columns.index(Col.MARK), columns.index(Col.MARK), None, None, {"hidden": True})
        self._colour(sheet, state, last, len(columns) - 1)
        sheet.data_validation(_FIRST_ROW, state, last, state, _states_allowed())
        for index, (column, heading) in enumerate(HEADINGS.items()):
            if column in FILLED_IN and heading.is_date:
                sheet.data_validation(_FIRST_ROW, index, last, index, _dates_allowed())

    def summary(self, counts: dict[str, Counts]) -> None:
        """Write the sheet of counts by unit."""
        headings = [("STT", 6.0), ("Đơn vị", 46.0), *((words, float(width)) for _name, words, width in _SUMMARY)]
        sheet = self._sheet(SUMMARY_SHEET, headings, frozen=2)
        names = sorted(counts, key=sort_key)
        for number, unit in enumerate(names, 1):
            row = _FIRST_ROW + number - 1
            sheet.write_number(row, 0, number, self.formats["number"])
            sheet.write_string(row, 1, unit, self.formats["text"])
            for index, (name, _words, _width) in enumerate(_SUMMARY, 2):
                sheet.write_number(row, index, getattr(counts[unit], name), self.formats["number"])
        last = _FIRST_ROW + len(names)
        sheet.write_string(last, 0, "", self.formats["bold"])
        sheet.write_string(last, 1, _("Cộng"), self.formats["bold"])
        for index, (name, _words, _width) in enumerate(_SUMMARY, 2):
            total = sum(getattr(c, name) for c in counts.values())
            sheet.write_number(last, index, total, self.formats["bold_number"])
        if names:
            sheet.autofilter(_HEADING_ROW, 0, last - 1, len(headings) - 1)

    def _sheet(self, name: str, headings: Sequence[tuple[str, float]], *, frozen: int) -> Any:
        sheet = self.book.add_worksheet(name)
        sheet.write_string(
            _TITLE_ROW, 0, f"{self.title} ({_('tính đến')} {day_words(self.day)})", self.formats["title"]
        )
        sheet.set_row(_HEADING_ROW, 34)
        for index, (words, width) in enumerate(headings):
            sheet.set_column(index, index, width)
            sheet.write_string(_HEADING_ROW, index, words, self.formats["heading"])
        sheet.freeze_panes(_FIRST_ROW, frozen)
        sheet.set_landscape()
        sheet.set_paper(_A3)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEADING_ROW)
        return sheet

    def _cell(self, sheet: Any, row: int, column: int, value: Any, *, is_date: bool) -> None:
        """Write one cell by the method of its type: what XlsxWriter would guess for a text may be a formula."""
        if value is None or value == "":
            sheet.write_blank(row, column, None, self.formats["date" if is_date else "text"])
        elif is_date:
            sheet.write_datetime(row, column, value, self.formats["date"])
        elif isinstance(value, int):
            sheet.write_number(row, column, value, self.formats["number"])
        else:
            sheet.write_string(row, column, value, self.formats["text"])

    def _colour(self, sheet: Any, state: int, last: int, last_column: int) -> None:
        """Colour a row by the words of its state, so that it changes colour when somebody chooses another."""
        letter = chr(ord("A") + state)
        for value, look in self.states.items():
            rule = f'=${letter}{_FIRST_ROW + 1}="{state_words(value)}"'
            options = {"type": "formula", "criteria": rule, "format": look}
            sheet.conditional_format(_FIRST_ROW, 0, last, last_column, options)


def _height(row: dict[Col, Any]) -> float:
    """Return the height in points that shows the longest cell whole: not every program fits rows by itself."""
    lines = 1
    for column, heading in HEADINGS.items():
        value = row[column]
        # A character of Times is a little narrower than the figure that widths are counted in.
        if isinstance(value, str) and column is not Col.MARK and len(value) > heading.width:
            lines = max(lines, -(-len(value) // int(heading.width)))
    return _LINE * lines


def _states_allowed() -> dict[str, Any]:
    return {
        "validate": "list",
        "source": list(TYPED_STATES),
        "error_title": _("Tình trạng"),
        "error_message": _("Chọn một trong: {states}").format(states=", ".join(TYPED_STATES)),
        "input_title": _("Tình trạng"),
        "input_message": _("Chọn trong danh sách; «Quá hạn», «Hoàn thành muộn» do phần mềm tính."),
    }


def _dates_allowed() -> dict[str, Any]:
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": date(2000, 1, 1),
        "maximum": date(2199, 12, 31),
        "error_title": _("Ngày"),
        "error_message": _("Ghi ngày theo dạng 15/9/2026"),
        "error_type": "warning",
    }
