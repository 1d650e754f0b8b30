"""A template's form against the decree: page, font, page number, body text, Quốc hiệu and Tiêu ngữ.

Only what can be told before the words are known. Body text is what prints the notice's paragraphs or a letter's tasks
outside tables; titles, addressees and signatures are left to the check of the finished paper.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from lxml import etree

from thongbao.findings import Rule
from thongbao.language import _
from thongbao.measures import twips
from thongbao.papers import Kind
from thongbao.render import rules
from thongbao.render.lint_pages import page_faults
from thongbao.render.lint_scan import Fault, Paragraph
from thongbao.render.lint_styles import Styles, is_on, w, whole
from thongbao.standard.layout import BODY_SIZE, FIRST_LINES, FONT, LINE_SPACING, PARAGRAPH_GAP
from thongbao.standard.national_title import NATIONAL_MOTTO, NATIONAL_TITLE, is_national_motto, is_national_title
from thongbao.vietnamese.text import fold
from thongbao.word.package import Package

_INDENT_TOLERANCE: Final = twips(6)
# Times New Roman's own line is this much of its size.
_SINGLE: Final = 1.15
# Papers without the header of a document: an appendix, and lists for the office itself.
_HEADLESS: Final = frozenset({Kind.ASSIGNMENT_TABLE, Kind.REGISTER, Kind.DOSSIER_INDEX})
_VANISHES = re.compile(r"\{%(?:p|tr|tc) .*?%\}")
_LOOP = re.compile(r"\{%\s*(?:p\s+|tr\s+)?for\s+(\w+)\s+in\s+([\w.]+)")
_PRINTED = re.compile(r"\{\{\s*([\w.]+)")
_BODY: Final = frozenset(
    {"can_cu", "mo_dau", "noi_dung", "ket_thuc", "viec_chu_tri", "viec_phoi_hop", "vien_dan", "phu_luc"}
)
# What a title of an appendix prints is not body text.
_NOT_BODY: Final = frozenset({"nhan", "ten", "kem_theo"})


def form_faults(package: Package, kind: Kind, parts: dict[str, list[Paragraph]]) -> Iterator[Fault]:
    """Yield what the decree says otherwise."""
    styles = Styles(package)
    yield from page_faults(package, parts, styles)
    yield from _font_faults(parts, styles)
    for paragraph in _body(parts):
        yield from _body_faults(paragraph, styles)
    if kind not in _HEADLESS:
        words = [paragraph for paragraphs in parts.values() for paragraph in paragraphs if not paragraph.hidden]
        yield from _prescribed(words, NATIONAL_TITLE, rules.NATIONAL_TITLE, "Quốc hiệu")
        yield from _prescribed(words, NATIONAL_MOTTO, rules.NATIONAL_MOTTO, "Tiêu ngữ")


def _font_faults(parts: dict[str, list[Paragraph]], styles: Styles) -> Iterator[Fault]:
    """Yield each wrong font once a part, at the first paragraph that has it."""
    for paragraphs in parts.values():
        first: dict[str, Paragraph] = {}
        counts: dict[str, int] = {}
        for paragraph in paragraphs:
            if paragraph.hidden or not _VANISHES.sub("", paragraph.text).strip():
                continue
            runs = {piece.node.getparent() for piece in paragraph.pieces if piece.text.strip()}
            for font in {font for run in runs if run is not None for font in styles.fonts(run)} - {FONT}:
                first.setdefault(font, paragraph)
                counts[font] = counts.get(font, 0) + 1
        for font, paragraph in first.items():
            message = _("chữ in bằng phông {font} ({count} đoạn)").format(font=font, count=counts[font])
            yield Fault(rules.FONT, paragraph, message, _("chọn cả văn bản, đặt phông {font}").format(font=FONT))


def _body(parts: dict[str, list[Paragraph]]) -> Iterator[Paragraph]:
    """Yield the paragraphs that print the body, outside tables and not bold throughout."""
    for paragraphs in parts.values():
        names: dict[str, str] = {}
        for paragraph in paragraphs:
            names |= {loop[1]: loop[2] for loop in _LOOP.finditer(paragraph.text)}
            printed = _PRINTED.findall(paragraph.text)
            if paragraph.hidden or next(paragraph.element.iterancestors(w("tbl")), None) is not None:
                continue
            if any(_is_body(path, names) for path in printed):
                yield paragraph


def _is_body(path: str, names: dict[str, str]) -> bool:
    head, _dot, rest = path.partition(".")
    seen: set[str] = set()
    while head in names and head not in seen:
        seen.add(head)
        head, _dot, _rest = names[head].partition(".")
    return head in _BODY and rest not in _NOT_BODY


def _body_faults(paragraph: Paragraph, styles: Styles) -> Iterator[Fault]:
    runs = [piece.node.getparent() for piece in paragraph.pieces if piece.text.strip()]
    letters = [run for run in runs if run is not None]
    sizes = sorted({styles.size(run) for run in letters})
    wrong = [size for size in sizes if not BODY_SIZE.least.half_points <= size <= BODY_SIZE.most.half_points]
    if wrong:
        message = _("cỡ chữ {size}").format(size=", ".join(f"{size / 2:g}" for size in wrong))
        yield Fault(rules.BODY_SIZE, paragraph, message, _("đặt cỡ chữ 13 đến 14"))
    # A heading in bold may stand in the middle or on the left.
    if all(is_on(styles.run_properties(run), "b") for run in letters):
        return
    align = styles.setting(paragraph.element, "jc") or "left"
    if align != "both":
        yield Fault(rules.BODY_ALIGNMENT, paragraph, _("canh lề «{align}»").format(align=align), _("canh đều (Ctrl+J)"))
    yield from _setting_faults(paragraph, styles, max(sizes, default=28))


def _setting_faults(paragraph: Paragraph, styles: Styles, size: int) -> Iterator[Fault]:
    element = paragraph.element
    indent = twips(whole(styles.setting(element, "ind", "firstLine")))
    hanging = whole(styles.setting(element, "ind", "hanging"))
    if hanging or not any(abs(indent - right) <= _INDENT_TOLERANCE for right in FIRST_LINES):
        message = _("đầu dòng lùi {length:.2f} cm").format(length=(twips(-hanging) if hanging else indent).mm / 10)
        yield Fault(rules.FIRST_LINE, paragraph, message, _("đặt First line 1 cm hoặc 1,27 cm"))
    gap = sum(_gap(element, styles, side) for side in ("before", "after"))
    if gap < PARAGRAPH_GAP.twips:
        message = _("cách đoạn {gap:g}pt").format(gap=gap / 20)
        yield Fault(rules.GAP, paragraph, message, _("đặt Before hoặc After ít nhất 6pt"))
    lines = _lines(element, styles, size)
    if not LINE_SPACING[0] - 0.01 <= lines <= LINE_SPACING[1] + 0.01:
        message = _("dãn dòng {lines:.2f}").format(lines=lines)
        yield Fault(rules.LINE_SPACING, paragraph, message, _("đặt từ dòng đơn (Single) đến 1,5 dòng"))


def _gap(element: etree._Element, styles: Styles, side: str) -> int:
    if styles.setting(element, "spacing", f"{side}Autospacing") in ("1", "true", "on"):
        return 280
    return whole(styles.setting(element, "spacing", side))


def _lines(element: etree._Element, styles: Styles, size: int) -> float:
    """Return the line spacing as a number of single lines."""
    line = whole(styles.setting(element, "spacing", "line"))
    rule = styles.setting(element, "spacing", "lineRule") or "auto"
    if line == 0:
        return 1.0
    if rule == "auto":
        return line / 240
    lines = line / (size * 10 * _SINGLE)
    # A least height never makes lines closer than single.
    return max(lines, 1.0) if rule == "atLeast" else lines


def _prescribed(paragraphs: list[Paragraph], right: str, rule: Rule, name: str) -> Iterator[Fault]:
    """Yield a fault for words that are nearly what the decree prescribes, or for their absence."""
    is_right = is_national_title if right == NATIONAL_TITLE else is_national_motto
    hint = _("viết: {right}").format(right=right)
    near = [
        (paragraph, line)
        for paragraph in paragraphs
        for line in _separate_words(paragraph)
        if len(line) < 2 * len(right) and _alike(fold(line), fold(right)) > 0.7
    ]
    for paragraph, line in near:
        if not is_right(line):
            yield Fault(rule, paragraph, _("{name} viết «{words}»").format(name=name, words=line), hint)
    if not near and paragraphs:
        yield Fault(rule, paragraphs[0], _("mẫu không có {name}").format(name=name), hint)


def _separate_words(paragraph: Paragraph) -> list[str]:
    """Return the words of a paragraph apart where a tab or a line break parts them."""
    lines = [""]
    waiting = [paragraph.element]
    while waiting:
        node = waiting.pop()
        if node.tag in (w("tab"), w("br"), w("cr")):
            lines.append("")
        elif node.tag == w("t"):
            lines[-1] += node.text or ""
        elif node is paragraph.element or node.tag not in (w("p"), w("pPr")):
            waiting += reversed(node)
    return [line.strip() for line in lines if line.strip()]


def _alike(left: str, right: str) -> float:
    return SequenceMatcher(None, left, right, autojunk=False).ratio()
