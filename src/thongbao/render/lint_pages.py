"""A template's sections against the decree: paper, margins, and where the page number stands."""

import posixpath
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from thongbao.language import _
from thongbao.measures import Length, mm, twips
from thongbao.render import rules
from thongbao.render.lint_scan import Fault, Paragraph
from thongbao.render.lint_styles import Styles, value, w, whole
from thongbao.standard.layout import (
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    MARGIN_TOP,
    PAGE_HEIGHT,
    PAGE_WIDTH,
)
from thongbao.word.package import DOCUMENT, Package

# The decree's own files are 1 and 2 twips off; margins a quarter of a millimetre.
_PAPER_TOLERANCE: Final = twips(20)
_MARGIN_TOLERANCE: Final = mm(0.25)
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PAGE = re.compile(r"\bPAGE\b")
_MARGINS: Final = (
    ("top", MARGIN_TOP, _("lề trên")),
    ("bottom", MARGIN_BOTTOM, _("lề dưới")),
    ("left", MARGIN_LEFT, _("lề trái")),
    ("right", MARGIN_RIGHT, _("lề phải")),
)


def page_faults(package: Package, parts: dict[str, list[Paragraph]], styles: Styles) -> Iterator[Fault]:
    """Yield the faults of every section and of its headers and footers, each header and footer once."""
    document = parts[DOCUMENT]
    if not document:
        return
    sections = list(document[0].element.getroottree().getroot().iter(w("sectPr")))
    by_element = {paragraph.element: paragraph for paragraph in document}
    targets = _targets(package)
    shown: dict[str, str] = {}
    judged: set[Fault] = set()
    for section in sections:
        around = next((above for above in section.iterancestors(w("p"))), None)
        paragraph = by_element[around] if around is not None else document[-1]
        yield from _paper(section, paragraph)
        # A section without a reference of its own keeps that of the section before.
        for kind in ("header", "footer"):
            for reference in section.iter(w(f"{kind}Reference")):
                shown[f"{kind} {reference.get(w('type'), 'default')}"] = targets.get(reference.get(_R, ""), "")
        for fault in _numbers(section, paragraph, shown, parts, styles):
            if fault not in judged:
                judged.add(fault)
                yield fault


def _paper(section: etree._Element, paragraph: Paragraph) -> Iterator[Fault]:
    size = section.find(w("pgSz"))
    if size is not None:
        sides = sorted(twips(whole(size.get(w(side)))) for side in ("w", "h"))
        if any(
            abs(side - right) > _PAPER_TOLERANCE for side, right in zip(sides, (PAGE_WIDTH, PAGE_HEIGHT), strict=True)
        ):
            message = _("khổ giấy {width:.0f} × {height:.0f} mm").format(width=sides[0].mm, height=sides[1].mm)
            yield Fault(rules.PAGE_SIZE, paragraph, message, _("chọn khổ A4, 210 × 297 mm"))
    margins = section.find(w("pgMar"))
    if margins is None:
        return
    gutter = whole(margins.get(w("gutter")))
    for side, allowed, name in _MARGINS:
        found = Length(twips(abs(whole(margins.get(w(side)))) + (gutter if side == "left" else 0)))
        if not allowed.holds(found, _MARGIN_TOLERANCE):
            message = _("{side} {found:.1f} mm").format(side=name, found=found.mm)
            hint = _("đặt từ {least:.0f} đến {most:.0f} mm").format(least=allowed.least.mm, most=allowed.most.mm)
            yield Fault(rules.MARGINS, paragraph, message, hint)


def _numbers(
    section: etree._Element,
    paragraph: Paragraph,
    shown: dict[str, str],
    parts: dict[str, list[Paragraph]],
    styles: Styles,
) -> Iterator[Fault]:
    """Yield where the page number of a section stands wrong."""
    in_header = _numbered(parts.get(shown.get("header default", ""), []))
    in_footers = [
        found
        for kind in ("default", "first", "even")
        for found in _numbered(parts.get(shown.get(f"footer {kind}", ""), []))
    ]
    title = section.find(w("titlePg"))
    hint = _("chọn Different First Page và để trống đầu trang của trang đầu")
    if title is None or title.get(w("val"), "1") in ("0", "false", "off"):
        if in_header:
            yield Fault(rules.FIRST_NUMBER, paragraph, _("trang đầu có đầu trang như mọi trang, nên hiện số"), hint)
    else:
        for numbered in _numbered(parts.get(shown.get("header first", ""), [])):
            yield Fault(rules.FIRST_NUMBER, numbered, _("trang đầu hiện số trang"), hint)
    centre = _("chèn số trang ở giữa đầu trang (Top of Page)")
    for numbered in in_footers:
        yield Fault(rules.PAGE_NUMBER, numbered, _("số trang ở chân trang"), centre)
    for numbered in in_header:
        if styles.setting(numbered.element, "jc") != "center" and not _framed(numbered.element):
            yield Fault(rules.PAGE_NUMBER, numbered, _("số trang không ở giữa"), centre)
    if not in_header and not in_footers:
        yield Fault(rules.PAGE_NUMBER, paragraph, _("không có số trang"), centre)


def _framed(element: etree._Element) -> bool:
    """Return whether a frame puts the paragraph in the middle, as Word's older galleries do."""
    return value(element.find(w("pPr")), "framePr", "xAlign") == "center"


def _numbered(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs that hold a PAGE field."""
    found = []
    for paragraph in paragraphs:
        codes = [str(code.text) for code in paragraph.element.iter(w("instrText"))]
        codes += [code.get(w("instr"), "") for code in paragraph.element.iter(w("fldSimple"))]
        if any(_PAGE.search(code) for code in codes):
            found.append(paragraph)
    return found


def _targets(package: Package) -> dict[str, str]:
    """Return relationship id → member, of the body."""
    name = "word/_rels/document.xml.rels"
    if name not in package.members:
        return {}
    return {
        str(relation.get("Id")): posixpath.normpath(posixpath.join("word", str(relation.get("Target")))).lstrip("/")
        for relation in package.tree(name)
        if isinstance(relation.tag, str)
    }
