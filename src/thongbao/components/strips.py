"""Strips: the pieces of paragraphs that stand on a line of their own, split at breaks and between two columns."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from thongbao.measures import Length, pt
from thongbao.standard.recognising import columns
from thongbao.standard.text_metrics import text_width
from thongbao.vietnamese.old_fonts import from_old_font, old_encoding
from thongbao.vietnamese.text import nfc, squeeze
from thongbao.word.looks import RunLook
from thongbao.word.read_values import ReadParagraph

# So much of the letters makes a strip bold or italic: a footnote mark or a comma may differ.
_MOST = 0.9
# All that is neither letter nor digit, nor the dots of a form.
_LETTERS = re.compile(r"[^\w…]+|_+")


class Component(StrEnum):
    """What a strip is: the components of Phụ lục I, and the parts of the body."""

    NATIONAL_TITLE = "national_title"
    MOTTO = "motto"
    GOVERNING = "governing"
    ORGAN = "organ"
    CODE = "code"
    DATE = "date"
    TYPE_NAME = "type_name"
    SUBJECT = "subject"
    ADDRESSEE = "addressee"
    BASIS = "basis"
    BODY = "body"
    HEADING = "heading"
    ITEM = "item"
    TABLE = "table"
    AUTHORITY = "authority"
    POSITION = "position"
    FULL_NAME = "full_name"
    RECIPIENTS_LABEL = "recipients_label"
    RECIPIENT = "recipient"
    FILING = "filing"
    APPENDIX_LABEL = "appendix_label"
    APPENDIX_TITLE = "appendix_title"
    ATTACHED = "attached"
    URGENCY = "urgency"
    ADDRESS = "address"
    HEADER = "header"
    FOOTER = "footer"
    OTHER = "other"


class Side(StrEnum):
    """The column a strip of head or foot stands in."""

    WHOLE = ""
    LEFT = "left"
    RIGHT = "right"


@dataclass(slots=True, eq=False)
class Strip:
    """Characters ``start`` to ``end`` of a paragraph; ``text`` is NFC with single spaces, ``raw`` as typed."""

    paragraph: ReadParagraph
    start: int
    end: int
    raw: str
    text: str
    side: Side = Side.WHOLE
    component: Component = Component.OTHER
    alone: bool = True
    in_column: bool = False
    _letters: "Letters | None" = field(default=None, repr=False)

    @property
    def letters(self) -> "Letters":
        """How its letters and digits look."""
        if self._letters is None:
            self._letters = Letters(self)
        return self._letters

    @property
    def blank(self) -> bool:
        """Whether it has no words."""
        return not self.text.strip(" \u200b")

    @property
    def printed(self) -> str:
        """The text as printed: capitals where its look makes them."""
        return self.text.upper() if self.letters.capitals else self.text

    @property
    def width(self) -> Length:
        """How wide it prints on one line."""
        letters = self.letters
        return text_width(self.printed, pt(letters.size / 2), bold=letters.bold, italic=letters.italic)

    @property
    def centred(self) -> bool:
        """Whether it stands in the middle of its column."""
        return self.paragraph.look.centred

    def slice(self) -> Iterator[tuple[str, RunLook]]:
        """Yield (text, look) of what lies between its ends."""
        place = 0
        for piece in self.paragraph.pieces:
            low, high = max(self.start - place, 0), min(self.end - place, len(piece.text))
            if low < high:
                yield piece.text[low:high], piece.look
            place += len(piece.text)


class Letters:
    """The looks of the letters and digits of a strip, raised marks left out."""

    __slots__ = ("bold", "capitals", "italic", "size", "sizes", "some_bold", "some_italic", "total", "underlined")

    def __init__(self, strip: Strip) -> None:
        sizes: Counter[int] = Counter()
        bold = italic = capitals = underlined = total = 0
        for text, look in strip.slice():
            count = len(_LETTERS.sub("", text))
            if not count or look.raised:
                continue
            total += count
            sizes[look.size] += count
            bold += count * look.bold
            italic += count * look.italic
            capitals += count * look.capitals
            underlined += count * bool(look.underline)
        self.total = total
        self.sizes = sizes
        self.size = sizes.most_common(1)[0][0] if sizes else _size_of(strip)
        self.bold = total > 0 and bold >= _MOST * total
        self.some_bold = bold > 0
        self.italic = total > 0 and italic >= _MOST * total
        self.some_italic = italic > 0
        self.capitals = total > 0 and capitals >= _MOST * total
        self.underlined = total > 0 and underlined >= _MOST * total


def _size_of(strip: Strip) -> int:
    return next((look.size for _text, look in strip.slice()), 28)


def strips_of(paragraph: ReadParagraph, *, split: Callable[[str], tuple[int, int] | None] = columns) -> list[Strip]:
    """Return the strips of a paragraph: one a line, two where a line has two columns; one that is blank for none.

    Lines are not split inside a cell or box whose paragraph holds one column anyway.
    """
    found: list[Strip] = []
    place = 0
    for line in paragraph.text.split("\n"):
        gap = split(line)
        if gap is not None and line[: gap[0]].strip() and line[gap[1] :].strip():
            found.append(_strip(paragraph, place, place + gap[0], Side.LEFT))
            found.append(_strip(paragraph, place + gap[1], place + len(line), Side.RIGHT))
            found[-2].in_column = found[-1].in_column = True
        else:
            found.append(_strip(paragraph, place, place + len(line), Side.WHOLE))
        place += len(line) + 1
    for strip in found:
        strip.alone = len(found) == 1
    return found


def whole_line(left: Strip, right: Strip) -> Strip:
    """Return the line two columns were split from."""
    whole = _strip(left.paragraph, left.start, right.end, Side.WHOLE)
    whole.alone = left.start == 0 and right.end == len(left.paragraph.text)
    return whole


def no_columns(_line: str) -> None:
    """Split nothing."""


def _strip(paragraph: ReadParagraph, start: int, end: int, side: Side) -> Strip:
    raw = nfc(_as_unicode(paragraph, start, end))
    text = squeeze(raw)
    # One string where both are the same: a long document holds each paragraph once.
    return Strip(paragraph, start, end, raw, raw if raw == text else text, side)


def _as_unicode(paragraph: ReadParagraph, start: int, end: int) -> str:
    """Return the characters between two offsets; what was typed under a font of the old codes as it is meant."""
    if all(old_encoding(piece.look.other_font) is None for piece in paragraph.pieces):
        return paragraph.text[start:end]
    found, place = [], 0
    for piece in paragraph.pieces:
        part = piece.text[max(start - place, 0) : max(end - place, 0)]
        old = old_encoding(piece.look.font_of(part))
        found.append(from_old_font(part, old) if old is not None and part else part)
        place += len(piece.text)
    return "".join(found)


def texts(strips: Sequence[Strip]) -> str:
    """Return the words of several strips as one text."""
    return " ".join(strip.text for strip in strips if strip.text)
