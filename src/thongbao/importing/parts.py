"""The parts of a document as they were found: each field with its words, its place and how it was found."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from thongbao.importing.pieces import Origin, Piece


class How(StrEnum):
    """How a field was found: printed as such, inferred by a rule, or a guess a person has to look at."""

    STATED = "stated"
    INFERRED = "inferred"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Found:
    """The value of a field: what it is, the rule that found it, where it stands, and the words it rests on."""

    value: Any
    rule: str
    origin: Origin
    printed: str = ""
    how: How = How.STATED


@dataclass(slots=True)
class Head:
    """What stands above the body. A field nobody printed is ``None``."""

    governing: Found | None = None
    organ_lines: tuple[str, ...] = ()
    organ: Found | None = None
    number: Found | None = None
    notation: Found | None = None
    place: Found | None = None
    date: Found | None = None
    month: Found | None = None
    kind: Found | None = None
    subject: Found | None = None
    urgency: Found | None = None
    addressees: list[Found] = field(default_factory=list)
    left_over: list[Piece] = field(default_factory=list)
    consumed: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Meeting:
    """The meeting, as the subject and the opening tell of it."""

    name: Found | None = None
    date: Found | None = None
    chair: Found | None = None
    chair_position: Found | None = None
    attendance: list[Found] = field(default_factory=list)
    location: Found | None = None


@dataclass(slots=True)
class Foot:
    """Distribution list and signature."""

    label: str = ""
    recipients: list[Found] = field(default_factory=list)
    filing: Found | None = None
    authority: Found | None = None
    position: Found | None = None
    name: Found | None = None
    left_over: list[Piece] = field(default_factory=list)
    consumed: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Paragraph:
    """A paragraph of the body: ``dash`` says that it is printed with one, ``prefix`` is a number that stays in it.

    ``path`` is the number of the paragraph it stands under (``II.3``), when that is not the section's own.
    ``is_label`` says that it is a labelled field («Đơn vị chủ trì: …») of the task above it.
    """

    piece: Piece
    dash: bool = False
    prefix: str = ""
    deeper: "list[Paragraph]" = field(default_factory=list)
    is_label: bool = False
    path: str = ""

    @property
    def printed(self) -> str:
        """The words as the record holds them."""
        return f"{self.prefix} {self.piece.text}".strip()


@dataclass(slots=True)
class Group:
    """A line that may give everything under it to somebody («Giao Phòng Nội vụ:»)."""

    piece: Piece
    prefix: str = ""
    path: str = ""
    items: "list[Paragraph | Table]" = field(default_factory=list)

    @property
    def printed(self) -> str:
        """The words as the record holds them."""
        return f"{self.prefix} {self.piece.text}".strip()


@dataclass(slots=True)
class Table:
    """A table among the paragraphs; the first row names the columns."""

    rows: list[Piece] = field(default_factory=list)


Item = Paragraph | Group | Table


@dataclass(slots=True)
class Section:
    """A section: ``path`` is its number as printed, with those above it; ``title`` is empty for a bare paragraph."""

    path: str = ""
    title: Piece | None = None
    items: list[Item] = field(default_factory=list)
    subsections: "list[Section]" = field(default_factory=list)


@dataclass(slots=True)
class Appendix:
    """An appendix behind the signature."""

    label: Piece
    title: Found | None = None
    attached: Piece | None = None
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Body:
    """What stands between head and foot."""

    bases: list[Found] = field(default_factory=list)
    opening: list[Paragraph] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    closing: list[Paragraph] = field(default_factory=list)
    left_over: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Understood:
    """A whole document, part by part."""

    head: Head
    meeting: Meeting
    body: Body
    foot: Foot
    appendices: list[Appendix] = field(default_factory=list)
