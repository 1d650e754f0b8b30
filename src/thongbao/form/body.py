"""Running text: size, alignment, first line, gaps, line spacing (Phụ lục I, phần I, mục II, khoản 6, điểm e)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from thongbao.components.strips import Component, Strip
from thongbao.findings import Severity
from thongbao.form.scene import DERIVED, Offence, Scene, Verdict, gathered, not_applicable
from thongbao.language import _
from thongbao.measures import twips
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

_SIZES: Final = range(26, 29)
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


def _flush(scene: Scene) -> list[Strip]:
    return [strip for strip in running(scene) if not strip.centred and strip.paragraph.look.align != "right"]


def body_size(scene: Scene) -> Iterator[Verdict]:
    """Yield sizes outside 13 to 14, and more than one size in the text."""
    offences, sizes = [], Counter[int]()
    for strip in running(scene):
        for size, count in strip.letters.sizes.items():
            if size not in _SIZES and count > _FEW:
                message = _("nội dung cỡ chữ {size:g}").format(size=size / 2)
                offences.append(Offence(strip, message, _("đặt cỡ chữ 13 hoặc 14")))
        sizes[strip.letters.size] += 1
    fine = [size for size in sizes if size in _SIZES]
    if len(fine) > 1 and not offences:
        main = sizes.most_common(1)[0][0]
        other = next(s for s in running(scene) if s.letters.size != main)
        message = _("nội dung có hai cỡ chữ {a:g} và {b:g}").format(a=main / 2, b=other.letters.size / 2)
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
    for strip in _flush(scene):
        offence = _indent(strip)
        if offence is not None:
            offences.append(offence)
        else:
            kept[_nearest(_position(strip.paragraph))] += 1
    if len(kept) > 1 and not offences:
        main = kept.most_common(1)[0][0]
        other = next(s for s in _flush(scene) if _nearest(_position(s.paragraph)) != main)
        message = _("thụt đầu dòng khi 1 cm, khi 1,27 cm")
        offences.append(Offence(other, message, _("dùng một mức cho cả văn bản"), DERIVED))
    yield from gathered(scene, FIRST_LINE, offences)


def _position(paragraph: ReadParagraph) -> int:
    return paragraph.look.left + paragraph.look.first_line


def _nearest(position: int) -> int:
    return min(_FIRST, key=lambda length: abs(length - position))


def _fits(position: int) -> bool:
    return abs(_nearest(position) - position) <= _TOLERANCE


def _indent(strip: Strip) -> Offence | None:
    paragraph, hint = (
        strip.paragraph,
        _("đặt thụt đầu dòng (First line) 1 cm hoặc 1,27 cm, bỏ tab và dấu cách đầu đoạn"),
    )
    look, position = paragraph.look, _position(paragraph)
    lead = strip.raw[: len(strip.raw) - len(strip.raw.lstrip(" \t\u00a0"))]
    if "\t" in lead:
        stop = next((place for kind, place in look.tabs if place > position), (position // _TAB + 1) * _TAB)
        seen = _fits(stop) and lead.count("\t") == 1
        return Offence(strip, _("thụt đầu dòng bằng phím Tab"), hint, DERIVED if seen else None)
    if len(lead) > 1:
        return Offence(strip, _("thụt đầu dòng bằng dấu cách"), hint)
    if _fits(position):
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
    message = _("thụt đầu dòng {cm:.2f} cm, quy định 1 cm hoặc 1,27 cm").format(cm=twips(position).mm / 10)
    return Offence(strip, message, hint, level)


def gaps(scene: Scene) -> Iterator[Verdict]:
    """Yield neighbours closer than 6 pt; an empty paragraph between them is the matter of another rule."""
    offences = []
    for upper, lower in _neighbours(scene):
        above, below = upper.paragraph.look, lower.paragraph.look
        same = above.style == below.style
        after = 0 if above.contextual and same else above.after
        before = 0 if below.contextual and same else below.before
        if after + before < _GAP - _GAP_TOLERANCE:
            message = _("khoảng cách giữa hai đoạn {pt:g} pt, tối thiểu 6 pt").format(pt=twips(after + before).pt)
            offences.append(Offence(lower, message, _("đặt khoảng cách trước đoạn (Before) 6 pt")))
    yield from gathered(scene, GAP, offences)


def _neighbours(scene: Scene) -> Iterator[tuple[Strip, Strip]]:
    for upper, lower in pairwise(_flush(scene)):
        if lower.paragraph.number - upper.paragraph.number == 1 and not lower.paragraph.look.page_break_before:
            yield upper, lower


def line_spacing(scene: Scene) -> Iterator[Verdict]:
    """Yield lines closer than single or wider than 1,5."""
    offences = []
    for strip in running(scene):
        look = strip.paragraph.look
        if look.line_rule == "auto":
            lines, level = look.line / 240, None
        else:
            lines, level = look.line / (strip.letters.size * 10 * _SINGLE), DERIVED
            if look.line_rule == "atLeast":
                lines = max(lines, 1.0)
            # Sizes between are the file's rounding.
            lines = 1.0 if 0.92 <= lines < 1.0 else (1.5 if 1.5 < lines <= 1.56 else lines)
        if not 0.995 <= lines <= 1.505:
            message = _("khoảng cách dòng {lines:.2f} dòng, quy định từ dòng đơn đến 1,5 dòng").format(lines=lines)
            offences.append(Offence(strip, message, _("đặt khoảng cách dòng từ 1 đến 1,5"), level))
    yield from gathered(scene, LINE_SPACING, offences)


def empty_paragraphs(scene: Scene) -> Iterator[Verdict]:
    """Yield empty paragraphs between paragraphs of text."""
    text = running(scene)
    if not text:
        yield not_applicable(EMPTY_PARAGRAPHS, _("không thấy nội dung"))
        return
    numbers = {strip.paragraph.number for strip in text}
    every = {p.number: p for p in scene.document.part.paragraphs}
    # Behind or before a table an empty paragraph keeps two tables, or table and text, apart.
    tables = {number for number, p in every.items() if p.cell is not None}
    # Several under a heading are room for someone to write.
    heads = {strip.paragraph.number for strip in text if strip.component is Component.HEADING}
    room = {n for n in heads if (under := every.get(n + 2)) is not None and under.blank}
    blanks = [
        p
        for p in _between(scene, text)
        if p.blank and p.number - 1 in numbers - room and not {p.number - 1, p.number + 1} & tables
    ]
    offences = [
        Offence(p, _("đoạn trống giữa nội dung"), _("xóa đoạn trống, đặt khoảng cách đoạn 6 pt")) for p in blanks
    ]
    yield from gathered(scene, EMPTY_PARAGRAPHS, offences)


def _between(scene: Scene, text: Sequence[Strip]) -> list[ReadParagraph]:
    low, high = text[0].paragraph.number, text[-1].paragraph.number
    inside = (p for p in scene.document.part.paragraphs if low < p.number < high)
    return [p for p in inside if p.cell is None and not p.box and not p.breaks_page]
