"""Paper, margins and the page number set right: Phụ lục I, phần I, mục I."""

import re
from typing import Final

from thongbao.fixes.work import Work
from thongbao.form.page import is_a4, is_within, margin_values
from thongbao.form.page_number import is_centred, number_paragraphs
from thongbao.language import _
from thongbao.measures import figure
from thongbao.standard import layout
from thongbao.standard.rules_page import FIRST_NUMBER, MARGINS, PAGE_NUMBER, PAGE_NUMBER_LOOK, PAGE_SIZE
from thongbao.word.formatting import (
    empty_page_fields,
    new_header,
    number_paragraph,
    section_child,
    set_align,
    set_header,
    set_size,
    set_toggle,
)
from thongbao.word.read_values import ReadParagraph
from thongbao.word.sections import Section

_NUMBER_SIZE: Final = layout.PAGE_NUMBER_SIZE.half_points
_SIZES: Final = (26, 27, 28)
_AROUND: Final = re.compile(r"(?:[-–—~\s]|Trang|Page)*", re.IGNORECASE)
_EDGES: Final = (
    ("top", _("trên"), layout.MARGIN_TOP),
    ("bottom", _("dưới"), layout.MARGIN_BOTTOM),
    ("left", _("trái"), layout.MARGIN_LEFT),
    ("right", _("phải"), layout.MARGIN_RIGHT),
)


def _name(section: Section) -> str:
    return _("phần thứ {n} của văn bản").format(n=section.number + 1)


def paper(work: Work) -> None:
    """Make every sheet A4, standing or lying as it was."""
    for section in work.document.sections:
        if section.element is None or not section.width or is_a4(section):
            continue
        sides = [str(layout.PAGE_WIDTH.twips), str(layout.PAGE_HEIGHT.twips)]
        width, height = reversed(sides) if section.landscape else sides
        section_child(section.element, "pgSz", w=width, h=height)
        work.note(PAGE_SIZE, _name(section), _("đặt khổ giấy A4"))


def margins(work: Work) -> None:
    """Move margins that are out of range to the nearest one in it; a gutter becomes part of the left margin."""
    for section in work.document.sections:
        if section.element is None or not section.has_margins or section.landscape:
            continue
        values = margin_values(section)
        for key, name, edge in _EDGES:
            if is_within(edge, values[key]):
                continue
            nearest = edge.least if values[key] < edge.least.twips else edge.most
            section_child(section.element, "pgMar", **{key: str(nearest.twips)})
            if key == "left":
                section_child(section.element, "pgMar", gutter="0")
            work.note(MARGINS, _name(section), _("đặt lề {name} {mm:.0f} mm").format(name=name, mm=nearest.mm))


def first_number(work: Work) -> None:
    """Hide the number of page 1: another first page, whose header and footer hold no number."""
    section = work.document.sections[0]
    shown = "first" if section.title_page else "default"
    parts = [side[shown] for side in (section.headers, section.footers) if shown in side]
    if section.element is None or not any(number_paragraphs(work.document, part) for part in parts):
        return
    section_child(section.element, "titlePg", val="1")
    for part in [side["first"] for side in (section.headers, section.footers) if "first" in side]:
        _empty(work, part)
    work.note(FIRST_NUMBER, _("trang thứ nhất"), _("bật «Khác trang đầu», không hiện số trang"))


def _empty(work: Work, part: str) -> None:
    for paragraph in number_paragraphs(work.document, part):
        root = paragraph.element.getroottree().getroot()
        empty_page_fields(root)
        work.touched[part] = root


def number_place(work: Work) -> None:
    """Put the number into the middle of the header: one at the foot moves up, one at the side is centred."""
    sections = work.document.sections
    feet = {name for s in sections for kind, name in s.footers.items() if number_paragraphs(work.document, name)}
    for name in sorted(feet):
        _empty(work, name)
    heads = [name for s in sections for kind, name in s.headers.items() if kind != "first"]
    found = [p for name in dict.fromkeys(heads) for p in number_paragraphs(work.document, name)]
    for paragraph in found:
        if is_centred(paragraph) is False and not paragraph.look.framed and paragraph.cell is None:
            _strip_tabs(paragraph)
            set_align(paragraph.element, "center")
            work.touched[paragraph.part] = paragraph.element.getroottree().getroot()
            work.note(PAGE_NUMBER, _("đầu trang"), _("canh giữa số trang"))
    if feet and not found:
        _add_header(work)
    if feet:
        work.note(PAGE_NUMBER, _("cuối trang"), _("chuyển số trang lên giữa đầu trang"))


def _strip_tabs(paragraph: ReadParagraph) -> None:
    for node in list(paragraph.element.iter()):
        if isinstance(node.tag, str) and node.tag.rpartition("}")[2] in ("tab", "ptab"):
            parent = node.getparent()
            if parent is not None and parent.tag.rpartition("}")[2] == "r":
                parent.remove(node)


def _add_header(work: Work) -> None:
    paragraph = number_paragraph(_NUMBER_SIZE, layout.FONT)
    first = work.document.sections[0]
    used = first.headers.get("default")
    if used is not None:
        root = work.document.other_part(used).paragraphs[0].element.getroottree().getroot()
        root.insert(0, paragraph)
        work.touched[used] = root
    elif first.element is not None:
        identifier, _part, members = new_header(work.document.package, paragraph)
        work.added.update(members)
        set_header(first.element, identifier)
    if first.element is not None:
        section_child(first.element, "titlePg", val="1")


def _bare(work: Work, paragraph: ReadParagraph) -> None:
    """Take dashes and the word Trang from around the number; other words are a person's."""
    around = "".join(piece.text for piece in paragraph.pieces if not piece.page_field).strip()
    if not around or not _AROUND.fullmatch(around):
        return
    for node in list(paragraph.element.iter()):
        if (
            isinstance(node.tag, str)
            and node.tag.rpartition("}")[2] == "t"
            and _AROUND.fullmatch((node.text or "").strip())
        ):
            node.text = ""
    work.touched[paragraph.part] = paragraph.element.getroottree().getroot()
    work.note(PAGE_NUMBER_LOOK, _("đầu trang"), _("bỏ «{text}» quanh số trang").format(text=around))


def number_look(work: Work) -> None:
    """Make the number upright and 14 points."""
    for part in work.document.headers_and_footers:
        for paragraph in number_paragraphs(work.document, part.name):
            _bare(work, paragraph)
            looks = [piece.look for piece in paragraph.pieces if piece.page_field]
            if all(look.size in _SIZES and not look.bold and not look.italic for look in looks):
                continue
            for run in paragraph.element.iter():
                if isinstance(run.tag, str) and run.tag.rpartition("}")[2] == "r":
                    set_size(run, _NUMBER_SIZE)
                    set_toggle(run, "b", False)
                    set_toggle(run, "i", False)
            work.touched[part.name] = paragraph.element.getroottree().getroot()
            work.note(PAGE_NUMBER_LOOK, _("đầu trang"), _("số trang cỡ {pt}, đứng").format(pt=figure(_NUMBER_SIZE / 2)))
