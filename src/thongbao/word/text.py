"""The visible text of a .docx, paragraph by paragraph, with the part and the number of each.

Deleted text (``w:del``), field codes and hidden alternatives (``mc:Fallback``) are not visible and not returned;
inserted text is. Source: ECMA-376 part 1, chapter 17.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from thongbao.word.package import DOCUMENT, Package

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PARAGRAPH = f"{{{W}}}p"
_TEXT = f"{{{W}}}t"
_AS_SPACE = {f"{{{W}}}tab", f"{{{W}}}br", f"{{{W}}}cr"}
_NO_BREAK_HYPHEN = f"{{{W}}}noBreakHyphen"
_FALLBACK = f"{{{_MC}}}Fallback"
_KINDS = ("word/header", "word/footer", "word/footnotes", "word/endnotes")
_PROPERTIES = f"{{{W}}}pPr"
_SKIPPED = {f"{{{W}}}del", f"{{{W}}}moveFrom", f"{{{W}}}instrText", f"{{{W}}}delText", _FALLBACK, _PROPERTIES}
_READ = (PARAGRAPH, _TEXT, *sorted(_AS_SPACE), _NO_BREAK_HYPHEN)
_HIDING = (f"{{{W}}}del", f"{{{W}}}moveFrom", f"{{{W}}}txbxContent", _FALLBACK)


@dataclass(frozen=True, slots=True)
class ParagraphText:
    """The text of one paragraph: ``number`` counts from 1 inside its ``part``."""

    part: str
    number: int
    text: str

    @property
    def first_words(self) -> str:
        """The first eight words, to name the paragraph in a message."""
        words = self.text.split()
        return " ".join(words[:8]) + ("…" if len(words) > 8 else "")


def parts_with_text(package: Package) -> list[str]:
    """Return the names of the members people read: body first, then headers, footers, notes."""
    return [DOCUMENT, *sorted(name for name in package.members if has_text(name) and name != DOCUMENT)]


def has_text(name: str) -> bool:
    """Return whether a member holds what people read."""
    return name == DOCUMENT or (name.startswith(_KINDS) and name.endswith(".xml"))


def paragraphs(package: Package, part: str = DOCUMENT) -> list[ParagraphText]:
    """Return the paragraphs of a part in document order, those in tables and text boxes included."""
    found = (p for p in package.tree(part).iter(PARAGRAPH) if next(p.iterancestors(_FALLBACK), None) is None)
    return [ParagraphText(part, number, text_of(p)) for number, p in enumerate(found, 1)]


def text_of(paragraph: etree._Element) -> str:
    """Return the visible text of one paragraph; tabs and breaks are one space, nested text boxes are left out."""
    return "".join(_pieces(paragraph))


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag == _TEXT:
            yield child.text or ""
        elif tag in _AS_SPACE:
            yield " "
        elif tag == _NO_BREAK_HYPHEN:
            yield "-"
        elif tag in _SKIPPED or tag == PARAGRAPH:
            continue
        else:
            yield from _pieces(child)


def visible_lines(root: etree._Element) -> list[str]:
    """Return the visible text of every paragraph below ``root``, in document order.

    What most parts hold is read in one pass; a part with anything hidden or nested is read as :func:`text_of` does. A
    tab stop of a paragraph's settings may stand as a space in front of its text.
    """
    lines: list[list[str]] = []
    for element in root.iter(*_READ, *_HIDING):
        tag = element.tag
        if tag == _TEXT:
            if lines and element.text:
                lines[-1].append(element.text)
        elif tag == PARAGRAPH:
            lines.append([])
        elif tag in _HIDING:
            found = (p for p in root.iter(PARAGRAPH) if next(p.iterancestors(_FALLBACK), None) is None)
            return [text_of(p) for p in found]
        elif lines:
            lines[-1].append("-" if tag == _NO_BREAK_HYPHEN else " ")
    return ["".join(line) for line in lines]
