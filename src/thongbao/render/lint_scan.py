"""The tags of a template as a reader of the Word file sees them: paragraph by paragraph, whole or broken.

Independent of docxtpl: its preparation mends some faults in silence and turns others into broken XML.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from thongbao.findings import Rule
from thongbao.language import _
from thongbao.render.finishing import RULE_TEXT
from thongbao.word.package import Package
from thongbao.word.text import PARAGRAPH, W, parts_with_text

MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
FALLBACK: Final = f"{{{MC}}}Fallback"
TEXT: Final = f"{{{W}}}t"
# Words inside these are not what the paper shows.
HIDDEN: Final = frozenset({f"{{{W}}}del", f"{{{W}}}moveFrom", FALLBACK})
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_OPEN = re.compile(r"\{\{|\{%|\{#")
_CLOSER: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
_WRONG_END = re.compile(r"[%}#]?\s*\}")
# Outside whole tags: `{ {`, `{ %`, or a closer without an opener.
_STRAY = re.compile(r"(?P<spaced>\{\s+(?P<sign>[{%#])(?P<inner>.*?)(?:[}%#]\s*\}|$))|(?P<closer>\}\}|%\})")


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of one ``w:t`` and where they start in the paragraph."""

    start: int
    node: etree._Element
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """One paragraph of a part: ``text`` is its ``w:t``, ``number`` that of :func:`thongbao.word.text.paragraphs`."""

    part: str
    number: int
    element: etree._Element
    pieces: tuple[Piece, ...]
    text: str
    hidden: bool

    def pieces_between(self, start: int, end: int) -> tuple[Piece, ...]:
        """Return the pieces that hold a letter of ``text[start:end]``."""
        first = bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1
        last = bisect_left(self.pieces, end, key=lambda piece: piece.start)
        return tuple(piece for piece in self.pieces[max(first, 0) : last] if piece.text)

    def place(self) -> str:
        """Return ``word/document.xml, đoạn 7 («Kính gửi: …»)``."""
        first = " ".join(self.text.split()[:8])
        return _("{part}, đoạn {number} («{words}»)").format(part=self.part, number=self.number, words=first[:120])


@dataclass(frozen=True, slots=True)
class Raw:
    """One tag as written: from ``start`` to ``end`` of its paragraph; ``why`` says what is wrong with its signs."""

    start: int
    end: int
    sign: str
    inner: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a template before it becomes a finding or an error."""

    rule: Rule
    paragraph: Paragraph
    message: str
    hint: str = ""


def scanned(package: Package) -> dict[str, list[Paragraph]]:
    """Return part → paragraphs of the members that are filled."""
    return {part: list(_paragraphs(part, package.tree(part))) for part in parts_with_text(package)}


def numbered(root: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """Yield (number, paragraph); one of a hidden alternative has the number of the visible one before it."""
    number = 0
    for element in root.iter(PARAGRAPH):
        number += next(element.iterancestors(FALLBACK), None) is None
        yield number, element


def _paragraphs(part: str, root: etree._Element) -> Iterator[Paragraph]:
    for number, element in numbered(root):
        hidden = any(above.tag in HIDDEN for above in element.iterancestors())
        pieces = tuple(_pieces(element))
        yield Paragraph(part, number, element, pieces, "".join(piece.text for piece in pieces), hidden)


def _pieces(element: etree._Element) -> Iterator[Piece]:
    start = 0
    waiting = list(reversed(element))
    while waiting:
        node = waiting.pop()
        if node.tag == TEXT:
            yield Piece(start, node, node.text or "")
            start += len(node.text or "")
        elif isinstance(node.tag, str) and node.tag != PARAGRAPH and node.tag not in HIDDEN:
            waiting += reversed(node)


def raw_tags(text: str) -> list[Raw]:
    """Return the tags of a paragraph's words in order, broken ones with the reason."""
    found: list[Raw] = []
    position = 0
    while opened := _OPEN.search(text, position):
        found += _strays(text, position, opened.start())
        found.append(_one(text, opened.start(), opened[0]))
        position = found[-1].end
    found += _strays(text, position, len(text))
    return found


def _one(text: str, start: int, sign: str) -> Raw:
    inside = start + 2
    following = _OPEN.search(text, inside) if sign != "{#" else None
    limit = following.start() if following else len(text)
    close = text.find(_CLOSER[sign], inside, limit)
    if close >= 0:
        return Raw(start, close + 2, sign, text[inside:close])
    wrong = _WRONG_END.search(text, inside, limit)
    end = wrong.start() if wrong else limit
    why = _("thẻ mở bằng {sign} mà không đóng bằng {closer} trong cùng đoạn").format(sign=sign, closer=_CLOSER[sign])
    return Raw(start, wrong.end() if wrong else limit, sign, text[inside:end], why)


def _strays(text: str, start: int, end: int) -> Iterator[Raw]:
    for stray in _STRAY.finditer(text[start:end]):
        at = start + stray.start()
        if stray["spaced"]:
            why = _("có dấu cách giữa hai dấu của thẻ")
            yield Raw(at, start + stray.end(), "{" + stray["sign"], stray["inner"], why)
        else:
            why = _("có dấu đóng thẻ {closer} mà không có dấu mở").format(closer=stray["closer"])
            yield Raw(at, start + stray.end(), "", "", why)


def is_rule_text(text: str) -> bool:
    """Return whether an alternative text gives a drawn rule its length, by one field."""
    tags = raw_tags(text)
    if len(tags) != 1 or tags[0].sign != "{{" or tags[0].why:
        return False
    return RULE_TEXT.fullmatch(f"{text[: tags[0].start]}10{text[tags[0].end :]}".strip()) is not None


def rule_texts(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Yield the alternative texts of the paragraph's drawn rules as if they were words of it."""
    for properties in paragraph.element.iter(_DRAWING):
        text = properties.get("descr", "")
        around = next((above for above in properties.iterancestors() if above.tag == PARAGRAPH), None)
        if around is paragraph.element and "{" in text and is_rule_text(text):
            yield replace(paragraph, pieces=(), text=text)
