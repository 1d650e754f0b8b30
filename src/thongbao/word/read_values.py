"""What reading a Word file gives: paragraphs with their pieces of one look each, and the cell or box they stand in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from thongbao.word.looks import ParagraphLook, RunLook

BODY: Final = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one look. ``page_field`` marks the number that a PAGE field prints (its text may be empty)."""

    text: str
    look: RunLook
    page_field: bool = False


@dataclass(slots=True, eq=False)
class Table:
    """A table: its number in the part (from 1), its grid in twips, its rows as numbers of cells."""

    number: int
    grid: tuple[int, ...]
    rows: tuple[int, ...]
    bordered: bool
    element: etree._Element

    @property
    def columns(self) -> int:
        """How many cells its widest row has."""
        return max(self.rows, default=0)


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell: 1-based row and column, its width in twips (0: unknown), whether a line is drawn under it.

    ``merged`` says that it goes over several rows, ``continues`` that it only goes on with the one above; ``place`` is
    the column of the table's grid it begins in, from 0.
    """

    table: Table
    row: int
    column: int
    width: int
    ruled_below: bool
    outer: "Cell | None"
    merged: bool = False
    continues: bool = False
    place: int = 0


@dataclass(slots=True, eq=False)
class ReadParagraph:
    """One paragraph as printed: tracked changes accepted, hidden text left out.

    ``number`` counts from 1 in its ``part``; ``label`` is what Word's numbering prints in front; ``box`` numbers the
    text box it stands in (0: none), which hangs on paragraph ``anchor``; ``rules`` are the lengths in twips of lines
    drawn in it; ``page_breaks`` are the places in its text where a page or a column ends (they are no characters);
    ``bullet`` is the sign of a bulleted list and how far in the list stands, in twips.
    """

    part: str
    number: int
    pieces: tuple[Piece, ...]
    look: ParagraphLook
    label: str
    section: int
    cell: Cell | None
    box: int
    anchor: int
    rules: tuple[int, ...]
    pictured: bool
    breaks_page: bool
    field_codes: tuple[str, ...]
    element: etree._Element
    page_breaks: tuple[int, ...] = ()
    bullet: tuple[str, int] | None = None
    text: str = field(default="")

    def __post_init__(self) -> None:
        self.text = "".join(piece.text for piece in self.pieces)

    @property
    def blank(self) -> bool:
        """Whether nothing is printed by it: no words, no number, no line, no picture."""
        return not (self.text.strip(" \t\n\u00a0\u200b") or self.label or self.rules or self.pictured)

    @property
    def first_words(self) -> str:
        """The first eight words, to name the paragraph in a message."""
        words = self.text.split()
        return " ".join(words[:8]) + ("…" if len(words) > 8 else "")


@dataclass(slots=True, eq=False)
class ReadPart:
    """The paragraphs and tables of one part, in document order."""

    name: str
    paragraphs: Sequence[ReadParagraph]
    tables: Sequence[Table]
