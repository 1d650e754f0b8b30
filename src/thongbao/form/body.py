"""Running text: size, alignment, first line, gaps, line spacing (Phụ lục I, phần I, mục II, khoản 6, điểm e)."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from thongbao.components.strips import Component, Strip
from thongbao.findings import Severity
from thongbao.form.scene import DERIVED, Offence, Scene, Verdict, gathered, not_applicable
from thongbao.language import _
from thongbao.measures import figure, twips
from thongbao.standard import layout
from thongbao.standard.rules_page import (
    BODY_ALIGNMENT,
    BODY_SIZE,
    EMPTY_PARAGRAPHS,
    FIRST_LINE,
    GAP,
    LINE_SPACING,
)
from thongbao.word.read_values import ReadParagraph

ALLOWED_SIZES: Final = range(26, 29)
_FIRST: Final = tuple(length.twips for length in layout.FIRST_LINES)
# Word shows 1,25 cm where a locale rounds 1,27; a quarter of a millimetre is not seen.
_TOLERANCE: Final = 14
_GAP: Final = layout.PARAGRAPH_GAP.twips
_GAP_TOLERANCE: Final = 4
_TAB: Final = 720
_FEW: Final = 2
# Times New Roman at single spacing takes 1,15 of its size.
_SINGLE: Final = 1.15


def running(scene: Scene) -> list[Strip]:
    """Return the running text: whole paragraphs outside tables and boxes, not in the middle."""
    return [
        strip
        for strip in scene.paper.body()
        if strip.paragraph.cell is None and not strip.paragraph.box and strip.start == 0 and not _is_mark(strip)
    ]


def _is_mark(strip: Strip) -> bool:
    return not any(letter.isalnum() for letter in strip.text)


def flush_text(scene: Scene) -> list[Strip]:
    """Return the running text that begins at the left margin or an indent from it."""
    return [strip for strip in running(scene) if not strip.centred and strip.paragraph.look.align != "right"]


def body_size(scene: Scene) -> Iterator[Verdict]:
    """Yield sizes outside 13 to 14, and more than one size in the text."""
    offences, sizes = [], Counter[int]()
    for strip in running(scene):
        for size, count in strip.letters.sizes.items():
            if size not in ALLOWED_SIZES and count > _FEW:
                message = _("nội dung cỡ chữ {size}").format(size=figure(size / 2))
                offences.append(Offence(strip, message, _("đặt cỡ chữ 13 hoặc 14")))
        sizes[strip.letters.size] += 1
    fine = [size for size in sizes if size in ALLOWED_SIZES]
    if len(fine) > 1 and not offences:
        main = sizes.most_common(1)[0][0]
        other = next(s for s in running(scene) if s.letters.size != main)
        message = _("nội dung có hai cỡ chữ {a} và {b}").format(a=figure(main / 2), b=figure(other.letters.size / 2))
        offences.append(Offence(other, message, _("dùng một cỡ cho cả nội dung"), DERIVED))
    yield from gathered(scene, BODY_SIZE, offences)


def alignment(scene: Scene) -> Iterator[Verdict]:
    """Yield paragraphs of text that are not justified; on a single line nobody sees it."""
    offences = []
    for strip in running(scene):
        look = strip.paragraph.look
        if strip.component is Component.HEADING or look.align == "both":
            continue
        width = scene.document.section_of(strip.paragraph).text_width - look.left - look.right - look.first_line
        several = strip.width.twips > width > 0
        if look.centred and not several:
            continue
        level = None if several else Severity.NOTE
        message = _("đoạn nội dung chưa canh đều hai lề")
        offences.append(Offence(strip, message, _("chọn canh đều (Justify)"), level))
    yield from gathered(scene, BODY_ALIGNMENT, offences)


def first_line(scene: Scene) -> Iterator[Verdict]:
    """Yield first lines that are not set in by 1 or 1,27 cm, and indents made of tabs and spaces."""
    offences, kept = [], Counter[int]()
    for strip in flush_text(scene):
        offence = _indent(strip)
        if offence is not None:
            offences.append(offence)
        else:
            kept[nearest_first_line(position_of(strip.paragraph))] += 1
    if len(kept) > 1 and not offences:
        main = kept.most_common(1)[0][0]
        other = next(s for s in flush_text(scene) if nearest_first_line(position_of(s.paragraph)) != main)
        message = _("thụt đầu dòng khi 1 cm, khi 1,27 cm")
        offences.append(Offence(other, message, _("dùng một mức cho cả văn bản"), DERIVED))
    yield from gathered(scene, FIRST_LINE, offences)


def position_of(paragraph: ReadParagraph) -> int:
    """Return where the first line begins, in twips from the margin."""
    return paragraph.look.left + paragraph.look.first_line


def nearest_first_line(position: int) -> int:
    """Return the indent of the decree nearest to a position."""
    return min(_FIRST, key=lambda length: abs(length - position))


def fits_first_line(position: int) -> bool:
    """Return whether a first line begins where the decree says."""
    return abs(nearest_first_line(position) - position) <= _TOLERANCE


def _indent(strip: Strip) -> Offence | None:
    paragraph, hint = (
        strip.paragraph,
        _("đặt thụt đầu dòng (First line) 1 cm hoặc 1,27 cm, bỏ tab và dấu cách đầu đoạn"),
    )
    look, position = paragraph.look, position_of(paragraph)
    lead = strip.raw[: len(strip.raw) - len(strip.raw.lstrip(" \t\u00a0"))]
    if "\t" in lead:
        stop = next((place for kind, place in look.tabs if place > position), (position // _TAB + 1) * _TAB)
        seen = fits_first_line(stop) and lead.count("\t") == 1
        return Offence(strip, _("thụt đầu dòng bằng phím Tab"), hint, DERIVED if seen else None)
    if len(lead) > 1:
        return Offence(strip, _("thụt đầu dòng bằng dấu cách"), hint)
    if fits_first_line(position):
        hangs = look.left > _TOLERANCE and look.first_line <= 0 and not paragraph.label
        if not hangs or strip.component is Component.HEADING:
            return None
        return Offence(strip, _("cả đoạn lùi vào, không chỉ dòng đầu"), hint, DERIVED)
    if paragraph.label or (
        strip.component is Component.HEADING and position >= 0 and look.align != "both" and not position
    ):
        level = DERIVED
    else:
        level = None
    message = _("thụt đầu dòng {cm} cm, quy định 1 cm hoặc 1,27 cm").format(cm=figure(twips(position).mm / 10, 2))
    return Offence(strip, message, hint, level)


def gaps(scene: Scene) -> Iterator[Verdict]:
    """Yield neighbours closer than 6 pt; an empty paragraph between them is the matter of another rule."""
    offences = []
    for _upper, lower, gap in pairs_too_close(scene):
        message = _("khoảng cách giữa hai đoạn {pt} pt, tối thiểu 6 pt").format(pt=figure(twips(gap).pt))
        offences.append(Offence(lower, message, _("đặt khoảng cách trước đoạn (Before) 6 pt")))
    yield from gathered(scene, GAP, offences)


def pairs_too_close(scene: Scene) -> Iterator[tuple[Strip, Strip, int]]:
    """Yield (upper, lower, gap in twips) of neighbouring paragraphs of text closer than 6 pt."""
    for upper, lower in pairwise(flush_text(scene)):
        above, below = upper.paragraph.look, lower.paragraph.look
        if lower.paragraph.number - upper.paragraph.number != 1 or below.page_break_before:
            continue
        same = above.style == below.style
        gap = (0 if above.contextual and same else above.after) + (0 if below.contextual and same else below.before)
        if gap < _GAP - _GAP_TOLERANCE:
            yield upper, lower, gap


def line_of(strip: Strip) -> tuple[float, bool]:
    """Return the line spacing in lines, and whether that was derived from a length (exact, at least)."""
    look = strip.paragraph.look
    if look.line_rule == "auto":
        return look.line / 240, False
    lines = look.line / (strip.letters.size * 10 * _SINGLE)
    if look.line_rule == "atLeast":
        lines = max(lines, 1.0)
    # What lies between is the file's rounding.
    return 1.0 if 0.92 <= lines < 1.0 else (1.5 if 1.5 < lines <= 1.56 else lines), True


def line_spacing(scene: Scene) -> Iterator[Verdict]:
    """Yield lines closer than single or wider than 1,5."""
    offences = []
    for strip in running(scene):
        lines, derived = line_of(strip)
        if not 0.995 <= lines <= 1.505:
            message = _("khoảng cách dòng {lines} dòng, quy định từ dòng đơn đến 1,5 dòng").format(
                lines=figure(lines, 2)
            )
            level = DERIVED if derived else None
            offences.append(Offence(strip, message, _("đặt khoảng cách dòng từ 1 đến 1,5"), level))
    yield from gathered(scene, LINE_SPACING, offences)


def empty_paragraphs(scene: Scene) -> Iterator[Verdict]:
    """Yield empty paragraphs between paragraphs of text."""
    if not running(scene):
        yield not_applicable(EMPTY_PARAGRAPHS, _("không thấy nội dung"))
        return
    hint = _("xóa đoạn trống, đặt khoảng cách đoạn 6 pt")
    offences = [Offence(p, _("đoạn trống giữa nội dung"), hint) for p in blanks_between(scene)]
    yield from gathered(scene, EMPTY_PARAGRAPHS, offences)


def blanks_between(scene: Scene) -> list[ReadParagraph]:
    """Return the empty paragraphs behind paragraphs of text; those beside tables and those to write in stay."""
    text = running(scene)
    if not text:
        return []
    numbers = {strip.paragraph.number for strip in text}
    every = {p.number: p for p in scene.document.part.paragraphs}
    # Behind or before a table an empty paragraph keeps two tables, or table and text, apart.
    tables = {number for number, p in every.items() if p.cell is not None}
    # Several under a heading are room for someone to write.
    heads = {strip.paragraph.number for strip in text if strip.component is Component.HEADING}
    room = {n for n in heads if (under := every.get(n + 2)) is not None and under.blank}
    low, high = text[0].paragraph.number, text[-1].paragraph.number
    inside = (p for p in every.values() if low < p.number < high and not p.box and not p.breaks_page)
    return [
        p
        for p in inside
        if p.blank and p.cell is None and p.number - 1 in numbers - room and not {p.number - 1, p.number + 1} & tables
    ]
