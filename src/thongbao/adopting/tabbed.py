"""Lines in two columns made with tabs or spaces → the borderless table they imitate.

A list of any length cannot be looped through one half of a line; in a cell it can.
"""

from collections.abc import Sequence

from thongbao.adopting.work import Work, blocks_of, remove_all
from thongbao.language import _
from thongbao.measures import Length, mm, pt
from thongbao.standard.layout import NATIONAL_MOTTO_SIZE, SIGNATURE_LEFT_SHARE, header_widths
from thongbao.standard.national_title import NATIONAL_MOTTO
from thongbao.standard.recognising import code_span, columns, date_span, holds_motto, holds_title, is_blank
from thongbao.standard.text_metrics import text_width
from thongbao.starters.drawing import Look as RunLook
from thongbao.starters.drawing import cell, drawn_rule, paragraph, row, table
from thongbao.word.editing import Paragraph

# A line with nothing on its left begins at least this far in, in twips, tabs counted as half an inch.
_RIGHT_HALF = 2400
_SPACE = 60


def head_table(work: Work) -> None:
    """Make a table of the lines of the head where tabs hold them apart."""
    lines = work.part.paragraphs
    first = next((i for i, line in enumerate(lines) if holds_title(line.text) and columns(line.text)), None)
    if first is None:
        return
    last = first
    for index in range(first, min(first + 12, len(lines))):
        if code_span(lines[index].text) or date_span(lines[index].text):
            last = index
    chosen = lines[first : last + 1]
    number = next((i for i, line in enumerate(chosen) if code_span(line.text)), len(chosen))
    ruled = any(line.is_drawn and not line.has_picture for line in chosen)
    groups = [
        group for group in (_halves(work, chosen[:number]), _halves(work, chosen[number:])) if group[0] or group[1]
    ]
    if ruled:
        _add_rules(groups[0])
    for left, right in groups:
        for line in (*left, *right):
            line.stand("center")
    _put_table(chosen, groups, header_widths(work.text_width))
    work.note(_("phần đầu trang xếp bằng phím Tab hoặc dấu cách đã đổi thành bảng không viền"))


def foot_table(work: Work, lines: Sequence[Paragraph]) -> None:
    """Make a table of the lines of list and signature where tabs hold them apart."""
    left, right = _halves(work, lines)
    left = [line for line in left if not is_blank(line.text)]
    for line in left:
        line.stand("left")
    for line in right:
        line.stand("center")
    start = Length(round(work.text_width * SIGNATURE_LEFT_SHARE))
    _put_table(lines, [(left, right)], (start, Length(work.text_width - start)))
    work.note(_("nơi nhận và chữ ký xếp bằng phím Tab hoặc dấu cách đã đổi thành bảng không viền"))


def stands_right(work: Work, line: Paragraph) -> bool:
    """Return whether a line of one column stands in the right half of the page."""
    words = line.text
    lead = words[: len(words) - len(words.lstrip(" \t\u00a0"))]
    indent = work.looks.indent(line)
    start = int(float(indent.get("left", 0))) + int(float(indent.get("firstLine", 0)))
    start += _SPACE * (len(lead) - lead.count("\t"))
    stops = work.looks.tab_stops(line)
    tabs = lead.count("\t")
    if tabs:
        start = max(start, stops[min(tabs, len(stops)) - 1] if stops else start + 720 * tabs)
    return start >= _RIGHT_HALF or work.looks.look(line).align in ("right", "end")


def _halves(work: Work, lines: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """Return the left and the right parts of the lines, as paragraphs of their own; both trimmed at the end."""
    left: list[Paragraph] = []
    right: list[Paragraph] = []
    for line in lines:
        one, other = _cut_in_two(work, line)
        left.append(one)
        right.append(other)
    for side in (left, right):
        while side and is_blank(side[-1].text) and not side[-1].has_picture:
            side.pop()
    return left, right


def _cut_in_two(work: Work, line: Paragraph) -> tuple[Paragraph, Paragraph]:
    words = line.text
    found = columns(words)
    if found is None:
        lead = len(words) - len(words.lstrip(" \t\u00a0"))
        on_right = stands_right(work, line) or holds_title(words) or holds_motto(words)
        on_right = on_right or (date_span(words) is not None and code_span(words) is None)
        found = (0, lead) if on_right else (len(words), len(words))
    left, right = line.copy(), line.copy()
    left.cut(found[0], len(words))
    right.cut(0, found[1])
    for side in (left, right):
        _stripped(side)
        if not side.has_picture or side is right:
            side.take_drawings()
    return left, right


def _stripped(line: Paragraph) -> None:
    words = line.text
    line.cut(len(words.rstrip(" \t\u00a0")), len(words))
    line.cut(0, len(words) - len(words.lstrip(" \t\u00a0")) if not is_blank(words) else 0)


def _add_rules(group: tuple[list[Paragraph], list[Paragraph]]) -> None:
    """Lines drawn over the page would stand elsewhere in a cell; drawn anew they stand under their words."""
    left, right = group
    motto = text_width(NATIONAL_MOTTO, NATIONAL_MOTTO_SIZE, bold=True)
    for side, text, length in (
        (left, "Đường kẻ {{ ke_co_quan }} mm", mm(20)),
        (right, f"Đường kẻ {motto.mm:.1f} mm", motto),
    ):
        side += [Paragraph(node.element) for node in blocks_of(drawn_rule(text, length))]


def _put_table(
    lines: Sequence[Paragraph],
    groups: Sequence[tuple[Sequence[Paragraph], Sequence[Paragraph]]],
    widths: Sequence[Length],
) -> None:
    rows = [row(*(cell(width, paragraph("", RunLook(pt(13)))) for width in widths)) for _group in groups]
    made = blocks_of(table(widths, *rows, borders=False))[0]
    empty = made.paragraphs
    for number, sides in enumerate(groups):
        for column, side in enumerate(sides):
            place = empty[2 * number + column]
            if side:
                place.before(*side)
                place.remove()
    lines[0].before(made)
    remove_all(lines)
