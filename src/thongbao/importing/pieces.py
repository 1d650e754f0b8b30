"""A document without its file format: pieces of text in reading order, each with its place and its form."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from thongbao.language import _


class Form(StrEnum):
    """What a piece looked like in the file."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ROW = "row"


class Column(StrEnum):
    """Where a piece stood on the page: over the whole width, or in one half of a head or a signature block."""

    FULL = "full"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a piece stood in its file, counted from 1; 0 where the format has no such count."""

    line: int = 0
    paragraph: int = 0
    page: int = 0
    where: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the place as the JSON contract has it: ``line``, ``paragraph`` or ``page``, and words for the rest."""
        numbered: dict[str, Any] = {
            key: value
            for key, value in (("line", self.line), ("paragraph", self.paragraph), ("page", self.page))
            if value
        }
        return {**numbered, **({"where": self.where} if self.where else {})}

    def __str__(self) -> str:
        words = [
            _("dòng {n}").format(n=self.line) if self.line else "",
            _("đoạn {n}").format(n=self.paragraph) if self.paragraph else "",
            _("trang {n}").format(n=self.page) if self.page else "",
            self.where,
        ]
        return ", ".join(word for word in words if word) or _("không rõ chỗ")


@dataclass(frozen=True, slots=True)
class Bullet:
    """A kind of bullet: its sign, and how far in its list stands, where the file says so (in twips)."""

    sign: str
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a line of the head or foot, or a row of a table.

    ``text`` is NFC with single spaces; ``mark`` is the printed dash or number in front of it, resolved where Word
    counts; ``bold`` says that all of it is; of a row ``continuing`` are the cells, counted from 0, that go on with the
    cell above; ``bullet`` tells bullets of one kind and level from others where Word sets
    them.
    """

    text: str
    origin: Origin
    form: Form = Form.PARAGRAPH
    mark: str = ""
    column: Column = Column.FULL
    bold: bool = False
    cells: tuple[str, ...] = ()
    table: int = 0
    ends_page: bool = False
    italic: bool = False
    bullet: Bullet | None = None
    continuing: tuple[int, ...] = ()

    @property
    def kind(self) -> Bullet:
        """What tells its mark from marks of other kinds and levels: the bullet Word sets, else the mark itself."""
        return self.bullet or Bullet(self.mark)

    @property
    def printed(self) -> str:
        """The words with their mark, as they stood."""
        return f"{self.mark} {self.text}".strip()

    def of(self, text: str, mark: str | None = None) -> "Piece":
        """Return the piece with other words (a part of its own), its place kept."""
        return replace(self, text=text, mark=self.mark if mark is None else mark)


@dataclass(frozen=True, slots=True)
class Aside:
    """Words of the file that are not running text: a footnote, a comment, a page number, a running head."""

    text: str
    origin: Origin
    kind: str
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words of the file that may have been read wrongly, and why."""

    text: str
    origin: Origin
    why: str


@dataclass(frozen=True, slots=True)
class Source:
    """One file as pieces: what it was read as, its running text, the words beside it, what reading had to mend, and
    which words it may have read wrongly.
    """

    file: str
    format: str
    pieces: tuple[Piece, ...]
    asides: tuple[Aside, ...] = ()
    notes: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def with_pieces(self, pieces: Sequence[Piece]) -> "Source":
        """Return the source with other pieces."""
        return replace(self, pieces=tuple(pieces))
