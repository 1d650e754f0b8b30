"""The rules under motto, agency and subject: found as shapes, borders or rows of signs, and measured."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thongbao.components.papers import Paper, RuleKind, RuleLine
from thongbao.components.strips import Component, Strip
from thongbao.measures import pt
from thongbao.standard.recognising import is_rule
from thongbao.standard.text_metrics import text_width

# How much smaller a raised sign is printed: LibreOffice 0.58, Word about 2/3.
_RAISED = (0.57, 0.67)
_NARROW = 200


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A rule that is looked for: what it stands under, where, which share of the words it should have."""

    name: str
    under: Sequence[Strip]
    zone: Sequence[Strip]
    far: Sequence[Strip]
    least: float
    most: float
    loosely: tuple[float, float]

    def distance(self, length: int) -> float:
        """Return how far a length is from the share asked for; 0 where it fits."""
        width = widest(self.under)
        share = length / width if width else 0.0
        return max(self.least - share, share - self.most, 0.0)


def set_rules(paper: Paper, head: Sequence[Strip], title: Sequence[Strip]) -> None:
    """Find the rules under motto, agency and subject among the strips of the head and behind the title."""
    motto = paper.first(Component.MOTTO)
    subject = [s for s in title if s.component in (Component.SUBJECT, Component.TYPE_NAME)]
    both = [*head, *title]
    wanted = (
        _Wanted("motto_rule", [motto] if motto else [], head, head, 0.95, 1.05, (0.8, 1.25)),
        _Wanted("organ_rule", paper.of(Component.ORGAN), head, head, 1 / 3, 1 / 2, (0.2, 0.75)),
        _Wanted("subject_rule", [] if paper.is_letter else subject, title, both, 1 / 3, 1 / 2, (0.05, 0.75)),
    )
    claimed: set[tuple[int, int]] = set()
    for rule in wanted:
        if rule.under:
            setattr(paper, rule.name, _own_rule(rule, claimed))
    for rule in wanted:
        found = getattr(paper, rule.name)
        if rule.under and (found is None or _fits_badly(rule, found)):
            setattr(paper, rule.name, _loose_rule(rule, claimed, found) or found)
    # A picture may show the line; a drawn line that fits nowhere is none of these.
    paper.uncertain_rules = any(strip.paragraph.pictured for strip in both)


def _fits_badly(rule: _Wanted, found: RuleLine) -> bool:
    return found.kind is RuleKind.SHAPE and rule.distance(found.most) > 0


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
        elif strip.component is not Component.ATTACHED:
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


def _own_rule(rule: _Wanted, claimed: set[tuple[int, int]]) -> RuleLine | None:
    under, zone = rule.under, rule.zone
    around = list(_neighbours(under, zone))
    for strip in around:
        if strip not in under and is_rule(strip.text):
            return _of_signs(strip)
    found = _best_shape(rule, around, claimed)
    if found is not None:
        return found
    for strip in around:
        if strip.paragraph.look.ruled_below and (strip is under[-1] or strip not in under):
            return _border(strip)
    if under[-1].letters.underlined:
        width = widest(under)
        return RuleLine(RuleKind.UNDERLINE, width, width, under[-1])
    return None


def _best_shape(rule: _Wanted, around: Sequence[Strip], claimed: set[tuple[int, int]]) -> RuleLine | None:
    """Return the drawn line that fits best of those that can belong to nothing else, the nearest among equals."""
    candidates = [
        (rule.distance(length), abs(strip.paragraph.number - rule.under[-1].paragraph.number), index, length, strip)
        for strip in around
        if _shared_alone(strip, rule.under, rule.zone)
        for index, length in enumerate(strip.paragraph.rules)
        if (strip.paragraph.number, index) not in claimed and length > _NARROW
    ]
    if not candidates:
        return None
    _distance, _away, index, length, strip = min(candidates, key=lambda each: each[:3])
    claimed.add((strip.paragraph.number, index))
    return RuleLine(RuleKind.SHAPE, length, length, strip)


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


def _loose_rule(rule: _Wanted, claimed: set[tuple[int, int]], own: RuleLine | None) -> RuleLine | None:
    """Return a line anchored elsewhere in the zone whose length can only be meant for these strips.

    Where the strips have a line of their own that does not fit, only one that does takes its place.
    """
    width = widest(rule.under)
    least, most = rule.loosely
    for key, length, strip in sorted(_loose(rule.far, claimed), key=lambda each: rule.distance(each[1])):
        fits = width and (rule.distance(length) == 0 if own else least <= length / width <= most)
        if fits:
            claimed.add(key)
            return RuleLine(RuleKind.SHAPE, length, length, strip)
    ruled = rule.under[-1].paragraph.cell
    if own is None and ruled is not None and ruled.ruled_below:
        return RuleLine(RuleKind.CELL, ruled.width, ruled.width, rule.under[-1])
    return None
