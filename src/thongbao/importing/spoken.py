"""Paragraphs and rows that may give somebody something to do → passages, each with the lines it stands under."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from thongbao.extract.passages import Cell, Passage
from thongbao.findings import Place
from thongbao.importing.parts import Group, Item, Paragraph, Section, Table, Understood
from thongbao.importing.pieces import Piece
from thongbao.vietnamese.text import fold

_TASK_COLUMNS: Final = ("nhiem vu", "noi dung", "cong viec", "noi dung cong viec", "y kien chi dao", "ket luan")
# A row of a table whose lines were not drawn, or not recognised: "Nhà văn hóa thôn 1.200 480 40,0".
_FIGURES: Final = re.compile(r"(?:\s\d+(?:[.,]\d+)*%?){3,}(?!\S)")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A passage and what it was made of: a paragraph, or a row of a table."""

    passage: Passage
    piece: Piece
    paragraph: Paragraph | None = None
    group: Group | None = None


def spoken(understood: Understood, file: str) -> list[Spoken]:
    """Return every passage of sections and appendices in the order of print."""
    made: list[Spoken] = []
    for section in understood.body.sections:
        made += _of_section(section, (), file)
    for number, appendix in enumerate(understood.appendices, 1):
        titles = (str(appendix.title.value),) if appendix.title else ()
        made += _of_items(appendix.items, f"PL{number}", titles, None, file)
    return made


def _of_section(section: Section, above: tuple[str, ...], file: str) -> Iterator[Spoken]:
    headings = (*above, section.title.text) if section.title else above
    yield from _of_items(section.items, section.path, headings, None, file)
    for sub in section.subsections:
        yield from _of_section(sub, headings, file)


def _of_items(
    items: Sequence[Item], section: str, headings: tuple[str, ...], group: Group | None, file: str
) -> Iterator[Spoken]:
    for item in items:
        if isinstance(item, Group):
            yield from _of_items(item.items, item.path or section, (*headings, item.piece.text), item, file)
        elif isinstance(item, Table):
            yield from _of_rows(item, section, headings, file)
        elif not _FIGURES.search(item.piece.text):
            yield _of_paragraph(item, section, headings, group, file)
            below = (*headings, item.piece.text) if item.piece.text.endswith(":") else headings
            for deeper in item.deeper:
                yield _of_paragraph(deeper, section, below, group, file)


def _of_paragraph(item: Paragraph, section: str, headings: tuple[str, ...], group: Group | None, file: str) -> Spoken:
    section = item.path or section
    return Spoken(Passage(item.piece.text, section, headings, _place(item.piece, file)), item.piece, item, group)


def _of_rows(table: Table, section: str, headings: tuple[str, ...], file: str) -> Iterator[Spoken]:
    """Yield the rows of a table of tasks; a table without a column of tasks gives nothing."""
    names, rows = _column_names(table.rows)
    at = task_column(names) if rows else None
    if at is None:
        return
    above: Sequence[str] = ()
    for row in rows:
        # A cell over several rows says the same of each.
        words = [above[c] if c in row.continuing and c < len(above) else word for c, word in enumerate(row.cells)]
        above = words
        if at >= len(words) or not row.cells[at]:
            continue
        cells = tuple(
            Cell(name, word)
            for column, (name, word) in enumerate(zip(names, words, strict=False))
            if column != at and word
        )
        yield Spoken(Passage(row.cells[at], section, headings, _place(row, file), cells), row)


def _column_names(rows: Sequence[Piece]) -> tuple[Sequence[str], Sequence[Piece]]:
    """Return the names of the columns and the rows below; names over two rows: the lower one says more."""
    names = rows[0].cells if rows else ()
    if len(rows) > 1 and rows[1].continuing and not any(row.continuing for row in rows[2:3]):
        lower = rows[1].cells
        both = [low or (names[c] if c < len(names) else "") for c, low in enumerate(lower)]
        if task_column(both) is not None:
            return both, rows[2:]
    return names, rows[1:]


def task_column(names: Sequence[str]) -> int | None:
    """Return the column that holds the tasks, of a table that also says who does them."""
    folded = [fold(name) for name in names]
    if not any("chu tri" in name or "thuc hien" in name or "don vi" in name or "phu trach" in name for name in folded):
        return None
    for wanted in _TASK_COLUMNS:
        for column, name in enumerate(folded):
            if name.startswith(wanted):
                return column
    return None


def _place(piece: Piece, file: str) -> Place:
    return Place(file, piece.origin.line or 1)
