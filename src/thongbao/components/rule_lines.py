"""The rules under motto, agency and subject: found as shapes, borders or rows of signs, and measured."""

from collections.abc import Callable, Iterator, Sequence

from thongbao.components.papers import Paper, RuleKind, RuleLine
from thongbao.components.strips import Component, Strip
from thongbao.measures import pt
from thongbao.standard.recognising import is_rule
from thongbao.standard.text_metrics import text_width

# How much smaller a raised sign is printed: LibreOffice 0.58, Word about 2/3.
_RAISED = (0.57, 0.67)
_NARROW = 200


def set_rules(paper: Paper, head: Sequence[Strip], title: Sequence[Strip]) -> None:
    """Find the rules under motto, agency and subject among the strips of the head and behind the title."""
    claimed: set[tuple[int, int]] = set()
    motto = paper.first(Component.MOTTO)
    organ = paper.of(Component.ORGAN)
    subject = [s for s in title if s.component in (Component.SUBJECT, Component.TYPE_NAME)]
    for name, under, zone in (
        ("motto_rule", [motto] if motto else [], head),
        ("organ_rule", organ, head),
        ("subject_rule", [] if paper.is_letter else subject, title),
    ):
        if under:
            setattr(paper, name, _own_rule(under, zone, claimed))
    for name, under, zone, fits in (
        ("motto_rule", [motto] if motto else [], head, lambda share: 0.8 <= share <= 1.25),
        ("organ_rule", organ, head, lambda share: 0.2 <= share <= 0.75),
        ("subject_rule", [] if paper.is_letter else subject, [*head, *title], lambda share: 0.05 <= share <= 0.75),
    ):
        if under and getattr(paper, name) is None:
            setattr(paper, name, _loose_rule(under, zone, claimed, fits))
    # A picture may show the line; a drawn line that fits nowhere is none of these.
    paper.uncertain_rules = any(strip.paragraph.pictured for strip in [*head, *title])


def widest(strips: Sequence[Strip]) -> int:
    """Return the width in twips of the longest line of the strips as they print in their column."""
    return max((min(strip.width.twips, column_of(strip) or strip.width.twips) for strip in strips), default=0)


def column_of(strip: Strip) -> int:
    """Return the width in twips of the cell a strip stands in; 0 where it stands in none."""
    return strip.paragraph.cell.width if strip.paragraph.cell else 0


def _neighbours(under: Sequence[Strip], zone: Sequence[Strip]) -> Iterator[Strip]:
    """Yield the last of the strips, then what follows it in the same place until other words begin."""
    last = under[-1]
    yield from under
    behind = [strip for strip in zone if _follows(strip, last)]
    for strip in behind:
        if strip.blank or is_rule(strip.text):
            yield strip
        else:
            return


def _follows(strip: Strip, last: Strip) -> bool:
    own, other = strip.paragraph, last.paragraph
    if (own.number, strip.start) <= (other.number, last.start):
        return False
    same_table = own.cell and other.cell and own.cell.table is other.cell.table
    if same_table and own.cell and other.cell:
        # The rule may have a row of its own.
        return own.cell.column == other.cell.column and own.cell.row - other.cell.row in (0, 1)
    return own.cell is other.cell and own.box == other.box and strip.side in (last.side, type(last.side).WHOLE)


def _own_rule(under: Sequence[Strip], zone: Sequence[Strip], claimed: set[tuple[int, int]]) -> RuleLine | None:
    around = list(_neighbours(under, zone))
    for strip in around:
        if strip not in under and is_rule(strip.text):
            return _of_signs(strip)
    # The shape nearest to the last line of words.
    nearest = [*reversed(under), *(strip for strip in around if strip not in under)]
    for strip in sorted(nearest, key=lambda s: abs(s.paragraph.number - under[-1].paragraph.number)):
        for index, length in enumerate(strip.paragraph.rules):
            key = (strip.paragraph.number, index)
            if key not in claimed and length > _NARROW and _shared_alone(strip, under, zone):
                claimed.add(key)
                return RuleLine(RuleKind.SHAPE, length, length, strip)
    for strip in around:
        if strip.paragraph.look.ruled_below and (strip is under[-1] or strip not in under):
            return _border(strip)
    if under[-1].letters.underlined:
        width = widest(under)
        return RuleLine(RuleKind.UNDERLINE, width, width, under[-1])
    return None


def _shared_alone(strip: Strip, under: Sequence[Strip], zone: Sequence[Strip]) -> bool:
    """Return whether a line drawn in this paragraph can belong to no other component than ``under``."""
    if strip in under:
        return not any(other.paragraph is strip.paragraph and other not in under and not other.blank for other in zone)
    return strip.blank


def _of_signs(strip: Strip) -> RuleLine:
    size = max((look.size for _text, look in strip.slice()), default=26)
    width = text_width(strip.text, pt(size / 2)).twips
    kind = RuleKind.SIGNS if "_" in strip.text or "–" in strip.text or "—" in strip.text else RuleKind.DASHES
    if any(look.raised for _text, look in strip.slice()):
        return RuleLine(kind, round(width * _RAISED[0]), round(width * _RAISED[1]), strip)
    return RuleLine(kind, width, width, strip)


def _border(strip: Strip) -> RuleLine:
    look = strip.paragraph.look
    length = max((column_of(strip) or 9355) - look.left - look.right, 0)
    # The margins inside a cell take 108 twips on each side where nothing else is said.
    return RuleLine(RuleKind.BORDER, max(length - 216, 0) if column_of(strip) else length, length, strip)


def _loose(zone: Sequence[Strip], claimed: set[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], int, Strip]]:
    seen = set(claimed)
    for strip in zone:
        for index, length in enumerate(strip.paragraph.rules):
            key = (strip.paragraph.number, index)
            if key not in seen and length > _NARROW:
                seen.add(key)
                yield key, length, strip


def _loose_rule(
    under: Sequence[Strip],
    zone: Sequence[Strip],
    claimed: set[tuple[int, int]],
    fits: Callable[[float], bool],
) -> RuleLine | None:
    """Return a line anchored elsewhere in the zone whose length can only be meant for these strips."""
    width = widest(under)
    for key, length, strip in _loose(zone, claimed):
        if width and fits(length / width):
            claimed.add(key)
            return RuleLine(RuleKind.SHAPE, length, length, strip)
    ruled = under[-1].paragraph.cell
    if ruled is not None and ruled.ruled_below:
        return RuleLine(RuleKind.CELL, ruled.width, ruled.width, under[-1])
    return None
