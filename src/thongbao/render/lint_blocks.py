"""Blocks of a part: every ``for`` and ``if`` closed once, where it was opened.

One missing tag can be read in several ways; what is reported is the reading with the fewest faults. The readings are
followed side by side, a few at a time, so a template full of faults takes no longer than a right one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from thongbao.findings import Severity
from thongbao.language import _
from thongbao.render.allowed import MAX_DEPTH
from thongbao.render.lint_scan import Fault, Paragraph
from thongbao.render.lint_tags import CLOSERS, MIDDLES, OPENERS, Tag
from thongbao.render.rules import BROKEN_TAG, NESTING, OVER_PARAGRAPHS, TWO_TAGS, UNCLOSED, WORDS_BESIDE
from thongbao.word.text import PARAGRAPH, W

_READINGS: Final = 24
_MOST_FAULTS: Final = 100


@dataclass(frozen=True, slots=True)
class _Open:
    tag: Tag
    crossed: Fault | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to pair the tags so far: what is open, and the faults this way has."""

    cost: int = 0
    stack: tuple[_Open, ...] = ()
    faults: tuple[Fault, ...] = ()

    def opened(self, tag: Tag) -> "_Reading":
        return replace(self, stack=(*self.stack, _Open(tag)))

    def with_faults(self, faults: Iterable[Fault | None], stack: tuple[_Open, ...]) -> "_Reading":
        new = tuple(fault for fault in faults if fault is not None)
        cost = sum(1 if fault.rule.severity is Severity.WARNING else 2 for fault in new)
        return _Reading(self.cost + cost, stack, (*self.faults, *new))


def block_faults(tags: Iterable[Tag]) -> list[Fault]:
    """Return the faults of pairing: unclosed, not opened, crossed, opened and closed in different places."""
    readings = [_Reading()]
    for tag in tags:
        if tag.command in OPENERS:
            readings = [reading.opened(tag) for reading in readings]
            if min(len(reading.stack) for reading in readings) > MAX_DEPTH:
                return [tag.fault(BROKEN_TAG, _("các thẻ lồng nhau quá sâu"))]
        elif tag.command in MIDDLES:
            readings = _best(new for reading in readings for new in _middle(reading, tag))
        elif tag.command in CLOSERS:
            readings = _best(new for reading in readings for new in _closed(reading, tag, CLOSERS[tag.command]))
        if len(readings[0].faults) > _MOST_FAULTS:
            break
    ended = [r.with_faults((_unclosed(still.tag) for still in r.stack), ()) for r in readings]
    return list(min(ended, key=lambda reading: reading.cost).faults)


def _best(readings: Iterable[_Reading]) -> list[_Reading]:
    return sorted(readings, key=lambda reading: (reading.cost, len(reading.stack)))[:_READINGS]


def _middle(reading: _Reading, tag: Tag) -> Iterator[_Reading]:
    stack = reading.stack
    if stack and (stack[-1].tag.command == "if" or tag.command == "else"):
        yield reading.with_faults([_apart(stack[-1].tag, tag)], stack)
    else:
        yield reading.with_faults([_stray(tag)], stack)
    deeper = _latest(stack[:-1], "if")
    if deeper is not None:
        unclosed = [_unclosed(still.tag) for still in stack[deeper + 1 :]]
        yield reading.with_faults([*unclosed, _apart(stack[deeper].tag, tag)], stack[: deeper + 1])


def _closed(reading: _Reading, tag: Tag, command: str) -> Iterator[_Reading]:
    stack = reading.stack
    if stack and stack[-1].tag.command == command:
        fault = stack[-1].crossed or _apart(stack[-1].tag, tag)
        yield reading.with_faults([fault], stack[:-1])
        if fault is None:
            return
    yield reading.with_faults([_stray(tag)], stack)
    deeper = _latest(stack[:-1], command)
    if deeper is not None:
        place = _apart(stack[deeper].tag, tag)
        unclosed = [_unclosed(still.tag) for still in stack[deeper + 1 :]]
        yield reading.with_faults([*unclosed, place], stack[:deeper])
        crossing = _crossing(stack[-1].tag, tag)
        above = tuple(replace(still, crossed=crossing) for still in stack[deeper + 1 :])
        yield reading.with_faults([place], stack[:deeper] + above)


def _latest(stack: tuple[_Open, ...], command: str) -> int | None:
    return next((at for at in range(len(stack) - 1, -1, -1) if stack[at].tag.command == command), None)


def _unclosed(tag: Tag) -> Fault:
    return tag.fault(
        UNCLOSED,
        _("khối mở mà không có {closer}").format(closer="end" + tag.command),
        _("thêm {{%{level} end{command} %}} ở cuối khối")
        .format(level=tag.level + " " if tag.level else " ", command=tag.command)
        .replace("  ", " "),
    )


def _stray(tag: Tag) -> Fault:
    opener = CLOSERS.get(tag.command, "if")
    return tag.fault(
        UNCLOSED, _("không có khối {opener} nào đang mở").format(opener=opener), _("bỏ thẻ, hoặc thêm thẻ mở")
    )


def _crossing(inner: Tag, closer: Tag) -> Fault:
    return closer.fault(
        NESTING,
        _("khối «{inner}» mở sau mà chưa đóng; các khối phải lồng trọn trong nhau").format(inner=inner.words),
        _("đổi chỗ hai thẻ đóng"),
    )


def _apart(opener: Tag, tag: Tag) -> Fault | None:
    """Return what is wrong with where a block is continued or closed."""
    where = _("khối mở ở đoạn {number} bằng «{opener}»").format(number=opener.paragraph.number, opener=opener.words)
    if opener.level != tag.level:
        return tag.fault(
            NESTING, where, _("dùng cùng một loại thẻ để mở và đóng: {{%{level} …").format(level=opener.level)
        )
    homes = opener.home(tag.level), tag.home(tag.level)
    if homes[0] is homes[1] or (tag.level in ("tr", "tc") and None in homes):
        return None
    if tag.level == "" and opener.paragraph.element.getparent() is tag.paragraph.element.getparent():
        return tag.fault(OVER_PARAGRAPHS, where, _("đặt mỗi thẻ riêng một đoạn và viết {{%p").format())
    what = {
        "p": _("; hai thẻ phải cùng trong một ô, hoặc cùng ngoài bảng"),
        "tr": _("; hai thẻ phải trong cùng một bảng"),
        "tc": _("; hai thẻ phải trong cùng một dòng của bảng"),
    }.get(tag.level, _("; hai thẻ phải trong cùng một đoạn"))
    return tag.fault(NESTING, where + what)


def lone_tag_faults(paragraphs: Iterable[Paragraph], tags: Iterable[Tag]) -> Iterator[Fault]:
    """Yield what would vanish with tags that take a paragraph, row or cell with them, and row tags without a row."""
    owners: dict[tuple[str, etree._Element], list[Tag]] = defaultdict(list)
    for tag in tags:
        if tag.raw.sign != "{%" or tag.level not in ("p", "tr", "tc"):
            continue
        owner = tag.paragraph.element if tag.level == "p" else tag.around(tag.level)
        if owner is None:
            yield tag.fault(NESTING, _("thẻ dòng, thẻ ô đứng ngoài bảng"), _("ngoài bảng dùng {%p … %}"))
        else:
            owners[tag.level, owner].append(tag)
    by_element = {paragraph.element: paragraph for paragraph in paragraphs}
    for (level, owner), found in owners.items():
        yield from _alone(level, owner, found, by_element)


_UNIT: Final = {"p": "đoạn", "tr": "dòng của bảng", "tc": "ô"}
_SHAPES: Final = frozenset(f"{{{W}}}{name}" for name in ("drawing", "pict", "object", "sectPr", "footnoteReference"))


def _alone(
    level: str, owner: etree._Element, found: list[Tag], by_element: dict[etree._Element, Paragraph]
) -> Iterator[Fault]:
    hint = _("mỗi thẻ {{%{level} ở riêng một {unit}").format(level=level, unit=_UNIT[level])
    if len(found) > 1:
        yield found[1].fault(TWO_TAGS, _("thẻ thứ hai trong cùng một {unit}").format(unit=_UNIT[level]), hint)
        return
    tag = found[0]
    for element in owner.iter(PARAGRAPH):
        paragraph = by_element.get(element)
        words = paragraph.text if paragraph else ""
        if paragraph is tag.paragraph:
            words = words[: tag.raw.start] + words[tag.raw.end :]
        if words.strip():
            yield tag.fault(
                WORDS_BESIDE,
                _("chữ «{words}» ở cùng {unit} sẽ mất").format(words=words.strip()[:60], unit=_UNIT[level]),
                hint,
            )
            return
    if any(below.tag in _SHAPES for below in owner.iter()):
        yield tag.fault(WORDS_BESIDE, _("hình hoặc ngắt phần ở cùng {unit} sẽ mất").format(unit=_UNIT[level]), hint)
