"""Running text set right: size, alignment, first line, gaps, line spacing, empty paragraphs."""

from collections import Counter
from typing import Final

from thongbao.components.strips import Component, Strip
from thongbao.fixes.work import Work
from thongbao.form.body import (
    ALLOWED_SIZES,
    blanks_between,
    fits_first_line,
    flush_text,
    line_of,
    nearest_first_line,
    pairs_too_close,
    position_of,
    running,
)
from thongbao.form.scene import Scene
from thongbao.language import _
from thongbao.measures import figure
from thongbao.standard import layout
from thongbao.standard.rules_page import (
    BODY_ALIGNMENT,
    BODY_SIZE,
    EMPTY_PARAGRAPHS,
    FIRST_LINE,
    GAP,
    LINE_SPACING,
)
from thongbao.word.formatting import (
    drop_paragraph,
    holds_more_than_text,
    set_align,
    set_gap_before,
    set_indent,
    set_line,
    set_size,
)

_GAP: Final = layout.PARAGRAPH_GAP.twips
_SINGLE, _WIDEST = 240, 360


def _main_size(text: list[Strip]) -> int:
    sizes = Counter(strip.letters.size for strip in text if strip.letters.size in ALLOWED_SIZES)
    return sizes.most_common(1)[0][0] if sizes else layout.BODY_SIZE.most.half_points


def size(work: Work) -> None:
    """Print text outside 13 to 14 in the size most of it has."""
    for scene in work.scenes():
        text = running(scene)
        right = _main_size(text)
        for strip in text:
            if all(each in ALLOWED_SIZES for each in strip.letters.sizes):
                continue
            for run in work.runs(strip):
                set_size(run, right)
            work.note(BODY_SIZE, strip, _("đặt cỡ chữ {pt}").format(pt=figure(right / 2)))


def alignment(work: Work) -> None:
    """Justify paragraphs of text."""
    for scene in work.scenes():
        for strip in running(scene):
            look = strip.paragraph.look
            if strip.component is Component.HEADING or look.align == "both" or look.centred:
                continue
            set_align(strip.paragraph.element, "both")
            work.note(BODY_ALIGNMENT, strip, _("canh đều hai lề"))


def first_line(work: Work) -> None:
    """Set first lines in by what most of them have, and take typed tabs and spaces away."""
    for scene in work.scenes():
        text = flush_text(scene)
        kept = Counter(nearest_first_line(position_of(s.paragraph)) for s in text if _is_right(s))
        right = kept.most_common(1)[0][0] if kept else layout.FIRST_LINES[1].twips
        for strip in text:
            if strip.paragraph.label or _is_right(strip):
                continue
            lead = len(strip.raw) - len(strip.raw.lstrip(" \t\u00a0"))
            if lead:
                typed = Strip(strip.paragraph, strip.start, strip.start + lead, strip.raw[:lead], "")
                work.reword(FIRST_LINE, typed, "", _("bỏ tab, dấu cách đầu đoạn"))
            set_indent(strip.paragraph.element, right)
            work.note(FIRST_LINE, strip, _("thụt đầu dòng {cm} cm").format(cm=figure(1 if right < 600 else 1.27)))


def _is_right(strip: Strip) -> bool:
    lead = len(strip.raw) - len(strip.raw.lstrip(" \t\u00a0"))
    hangs = strip.paragraph.look.left > 20 and strip.paragraph.look.first_line <= 0
    return lead <= 1 and "\t" not in strip.raw[:lead] and fits_first_line(position_of(strip.paragraph)) and not hangs


def gaps(work: Work) -> None:
    """Leave 6 points above paragraphs that stand closer."""
    for scene in work.scenes():
        for _upper, lower, _twips in pairs_too_close(scene):
            set_gap_before(lower.paragraph.element, _GAP)
            work.note(GAP, lower, _("đặt khoảng cách trước đoạn 6 pt"))


def line_spacing(work: Work) -> None:
    """Bring lines closer than single to single, wider than 1,5 to 1,5."""
    for scene in work.scenes():
        for strip in running(scene):
            lines, _derived = line_of(strip)
            if 0.995 <= lines <= 1.505:
                continue
            right = _SINGLE if lines < 1 else _WIDEST
            set_line(strip.paragraph.element, right)
            work.note(LINE_SPACING, strip, _("đặt khoảng cách dòng {n}").format(n=figure(right / 240)))


def empty_paragraphs(work: Work) -> None:
    """Take empty paragraphs out of the text; what they kept apart gets its 6 points."""
    for scene in work.scenes():
        for paragraph in blanks_between(scene):
            if holds_more_than_text(paragraph.element):
                continue
            drop_paragraph(paragraph.element)
            work.note(EMPTY_PARAGRAPHS, paragraph, _("xóa đoạn trống"))
        _close_up(scene)


def _close_up(scene: Scene) -> None:
    blanks = {p.number for p in blanks_between(scene)}
    for strip in flush_text(scene):
        look = strip.paragraph.look
        if strip.paragraph.number - 1 in blanks and look.before < _GAP:
            set_gap_before(strip.paragraph.element, _GAP)
