"""A prepared source → why docxtpl's repairs could change what is filled into it; mostly there is no reason.

docxtpl reads every filled body with a forgiving parser, counts the columns of every table and writes it all anew: most
of its time goes there. Whether any of it can have an effect shows in the source: when every block of tags begins and
ends in the same element, the result is well formed whatever the values are (they are escaped); when no tag stands
between rows' cells and some row that is always there fills the grid, no grid is changed.

In doubt the answer is a reason: then the repairs run, slower and with the same result.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

_PIECE: Final = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]*>", re.DOTALL)
_ELEMENT: Final = re.compile(r"</?([\w:.-]+)")
_STATEMENT: Final = re.compile(r"\{%[-+]?\s*(\w+)")
_SPAN: Final = re.compile(r'w:val="(\d+)"')
_TABLE, _ROW, _CELL, _GRID = "w:tbl", "w:tr", "w:tc", "w:tblGrid"
# What a simple reading of markup does not understand.
_FOREIGN: Final = ("<!--", "<![CDATA[")


@dataclass(slots=True)
class _Row:
    """Cells and columns of a row; ``certain`` when it is there whatever the values are."""

    certain: bool
    cells: int = 0
    columns: int = 0


@dataclass(slots=True)
class _Table:
    """A table that is open; ``depth`` is how many blocks of tags are open around it."""

    depth: int
    grid: int | None = None
    rows: list[_Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Block:
    """A ``for`` or ``if`` that is open, and the elements it stands in."""

    kind: str
    inside: tuple[str, ...]
    ways: tuple[int, ...]


class _Reading:
    """Reads a source once, piece by piece."""

    def __init__(self) -> None:
        self.open: list[str] = []
        # Which one each open element is: a block must not end in the next cell of the same name.
        self._ways: list[int] = []
        self._count = 0
        self._blocks: list[_Block] = []
        self._tables: list[_Table] = []
        self._rows: list[_Row] = []

    def piece(self, text: str) -> Iterator[str]:
        """Take the next piece of markup or the next tag; yield what is in doubt."""
        if text[0] == "<":
            if text[1:2] not in ("?", "!"):
                yield from self._markup(text)
        elif text[1] == "{":
            if self._container() in (_ROW, _TABLE):
                yield "a value between cells or rows"
        elif text[1] == "%":
            yield from self._statement(text)

    def end(self) -> Iterator[str]:
        """Yield what is in doubt at the end of the source."""
        if self.open or self._blocks:
            yield "something is not closed"

    def _markup(self, text: str) -> Iterator[str]:
        if "{" in text and not _whole_tags(text):
            yield "a tag that begins inside an element"
        element = _ELEMENT.match(text)
        name = element[1] if element else "?"
        if text[1] == "/":
            yield from self._close(name)
            return
        yield from self._opened(name, text)
        if not text.endswith("/>"):
            self._count += 1
            self.open.append(name)
            self._ways.append(self._count)
        elif name == _TABLE:
            yield "a table without a grid"
            self._tables.pop()

    def _opened(self, name: str, text: str) -> Iterator[str]:
        """Take note of a table, or of what belongs to the innermost one."""
        if name == _TABLE:
            self._tables.append(_Table(len(self._blocks)))
        elif self._tables:
            above = self.open[-1] if self.open else ""
            if name == _ROW:
                self._rows.append(_Row(len(self._blocks) == self._tables[-1].depth))
                if text.endswith("/>"):
                    self._end_row()
            elif name == _CELL and above == _ROW:
                self._rows[-1].cells += 1
                self._rows[-1].columns += 1
            elif name == "w:gridSpan" and self._rows:
                yield from self._span(text)
            else:
                yield from self._grid(name, above)

    def _grid(self, name: str, above: str) -> Iterator[str]:
        table = self._tables[-1]
        if name == _GRID and above == _TABLE:
            table.grid = 0
        elif name == "w:gridCol" and above == _GRID:
            table.grid = (table.grid or 0) + 1
            if len(self._blocks) > table.depth:
                yield "a block around columns"

    def _span(self, text: str) -> Iterator[str]:
        span = _SPAN.search(text)
        sometimes = len(self._blocks) > self._tables[-1].depth and not self._in_sure_row()
        if span is None or "{" in text or sometimes:
            yield "a span that is not fixed"
        elif self.open[-2:] == [_CELL, "w:tcPr"]:
            self._rows[-1].columns += int(span[1]) - 1

    def _in_sure_row(self) -> bool:
        """Whether the blocks that are open in this table stand around the row, not inside it."""
        return all(_ROW not in block.inside[self._depth_of_table() :] for block in self._blocks)

    def _depth_of_table(self) -> int:
        return len(self.open) - 1 - self.open[::-1].index(_TABLE) if _TABLE in self.open else 0

    def _close(self, name: str) -> Iterator[str]:
        if not self.open or self.open[-1] != name:
            yield f"</{name}> where another element is open"
            return
        self.open.pop()
        self._ways.pop()
        if name == _ROW and self._rows:
            self._end_row()
        elif name == _TABLE and self._tables:
            yield from _doubts_of(self._tables.pop())

    def _end_row(self) -> None:
        row = self._rows.pop()
        # docxtpl counts the rows of the tables inside a table, too.
        for table in self._tables:
            innermost = table is self._tables[-1]
            table.rows.append(row if innermost else _Row(False, row.cells, row.columns))

    def _statement(self, text: str) -> Iterator[str]:
        found = _STATEMENT.match(text)
        kind = found[1] if found else "?"
        if self._container() == _ROW:
            yield f"{kind} between cells"
        if kind in ("for", "if"):
            self._blocks.append(_Block(kind, tuple(self.open), tuple(self._ways)))
            if kind == "for" and re.search(r"\brecursive\b", text):
                yield "a loop that calls itself"
        elif kind in ("else", "elif", "endfor", "endif"):
            yield from self._branch(kind)
        elif kind not in ("set", "do") or (kind == "set" and "=" not in text):
            yield f"the statement {kind}"

    def _branch(self, kind: str) -> Iterator[str]:
        if not self._blocks:
            yield f"{kind} without a beginning"
            return
        block = self._blocks[-1]
        if block.inside != tuple(self.open):
            yield f"{block.kind} … {kind} across elements"
        elif self._cell_way(block.inside, block.ways) != self._cell_way(tuple(self.open), tuple(self._ways)):
            yield f"{block.kind} … {kind} across cells"
        if kind.startswith("end"):
            self._blocks.pop()

    def _container(self) -> str:
        """Return the innermost open table, row or cell."""
        return next((name for name in reversed(self.open) if name in (_TABLE, _ROW, _CELL)), "")

    @staticmethod
    def _cell_way(names: tuple[str, ...], ways: tuple[int, ...]) -> int:
        """Return which cell, row or table a place is in."""
        pairs = zip(reversed(names), reversed(ways), strict=True)
        return next((way for name, way in pairs if name in (_TABLE, _ROW, _CELL)), 0)


def _whole_tags(text: str) -> bool:
    """Whether the tags inside an element's own markup begin and end there, and decide nothing about its structure."""
    if text.count("{{") != text.count("}}") or text.count("{%") != text.count("%}") or "{#" in text:
        return False
    depth = 0
    for kind in re.findall(r"\{%[-+]?\s*(\w+)", text):
        depth += (kind in ("for", "if")) - (kind in ("endfor", "endif"))
        if depth < 0 or kind not in ("for", "if", "else", "elif", "endfor", "endif"):
            return False
    return depth == 0


def _doubts_of(table: _Table) -> Iterator[str]:
    if table.grid is None:
        yield "a table without a grid"
    elif any(row.cells > table.grid for row in table.rows):
        yield "a row wider than its grid"
    elif not any(row.certain and row.columns >= table.grid for row in table.rows):
        yield "no row that is always there fills the grid"


def doubts_about(source: str) -> tuple[str, ...]:
    """Return the reasons for which docxtpl's repairs could change what is filled into the source; none for most."""
    if any(mark in source for mark in _FOREIGN):
        return ("comments or character data",)
    reading = _Reading()
    found: dict[str, None] = {}
    for piece in _PIECE.finditer(source):
        found.update(dict.fromkeys(reading.piece(piece[0])))
    found.update(dict.fromkeys(reading.end()))
    return tuple(found)
