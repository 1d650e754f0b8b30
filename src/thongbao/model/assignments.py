"""Notice → its assignments as they stand: ids, inherited leads, deadlines with their year, the paragraph around them.

Nothing is inferred here but what the record format defines: the leads of a heading, and the year of a deadline.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from thongbao.model.fields import NONE_WORDS
from thongbao.model.notice import (
    Appendix,
    Assignment,
    DashParagraph,
    Heading,
    Notice,
    PlainList,
    PlainParagraph,
    TableItem,
)
from thongbao.vietnamese.dates import Month
from thongbao.vietnamese.deadline_words import parse_deadline
from thongbao.vietnamese.deadlines import Deadline, DeadlineError

Loc = tuple[str | int, ...]
Paragraph = DashParagraph | PlainParagraph
AnyItem = Paragraph | TableItem | PlainList | Heading


@dataclass(frozen=True)
class Task:
    """One assignment of the notice, resolved.

    ``leads`` is ``None``-free: what the assignment or its heading says, ``()`` when neither says anything.
    ``loc`` leads to the assignment in the notice's document; ``first`` says that it opens its paragraph, ``hangs`` that
    the paragraph stands one level down under another, whose words ``paragraph`` then holds too.
    """

    id: str
    section: str
    section_title: str
    assignment: Assignment
    leads: tuple[str, ...]
    heading: str
    paragraph: str
    first: bool
    hangs: bool
    loc: Loc
    base: date | Month | None

    @property
    def words(self) -> str:
        """The words of the assignment exactly as the notice prints them."""
        return self.assignment.words

    @property
    def coordinating(self) -> tuple[str, ...]:
        """The coordinating units and groups; one that also leads is left out (it leads)."""
        return tuple(unit for unit in dict.fromkeys(self.assignment.coordinating) if unit not in self.leads)

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The deadlines that could be understood; the others are findings of the checks."""
        read = (read_deadline(words, self.base) for words in self.assignment.deadlines)
        return tuple(deadline for deadline in read if isinstance(deadline, Deadline))

    @property
    def product(self) -> str:
        """The product; empty when there is none."""
        product = self.assignment.product or ""
        return "" if product.lower() in NONE_WORDS else product

    @property
    def deadline_words(self) -> str:
        """The deadlines as the record has them, in one line; empty when there is none."""
        return "; ".join(words for words in self.assignment.deadlines if words.lower() not in NONE_WORDS)


def read_deadline(words: str, base: date | Month | None) -> Deadline | DeadlineError | None:
    """Return the deadline, the reason why it is impossible, or ``None`` when the words are not understood."""
    try:
        return parse_deadline(words, base)
    except DeadlineError as error:
        return error


def base_of(notice: Notice) -> date | Month | None:
    """Return what a deadline without a year counts from: date of issue, else of the meeting, else the month."""
    return notice.issued_date or (notice.meeting.date if notice.meeting else None) or notice.issued_month


def joined(segments: Sequence[str | Assignment]) -> str:
    """Return the paragraph the segments print: joined by one space."""
    return " ".join(part.words if isinstance(part, Assignment) else part for part in segments)


def tasks_of(notice: Notice) -> tuple[Task, ...]:
    """Return every assignment in the order of print, appendices last."""
    return tuple(_Walk(notice).tasks())


class _Walk:
    """Numbers assignments while walking the sections: ``<section>.<paragraph><a, b, …>``."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        self.base = base_of(notice)
        self.section = ""
        self.title = ""
        self.paragraphs = 0

    def tasks(self) -> Iterator[Task]:
        for number, section in enumerate(self.notice.sections, 1):
            here: Loc = ("muc", number - 1)
            yield from self._part(str(number), section.title or "", section.items, here)
            for index, sub in enumerate(section.subsections):
                yield from self._part(f"{number}.{index + 1}", sub.title, sub.items, (*here, "muc", index))
        for number, appendix in enumerate(self.notice.appendices, 1):
            yield from self._appendix(number, appendix)

    def _appendix(self, number: int, appendix: Appendix) -> Iterator[Task]:
        yield from self._part(f"PL{number}", appendix.title, appendix.items, ("phu_luc", number - 1))

    def _part(self, section: str, title: str, items: Sequence[AnyItem], loc: Loc) -> Iterator[Task]:
        self.section, self.title, self.paragraphs = section, title, 0
        yield from self._items(items, (*loc, "noi_dung"), (), "")

    def _items(
        self, items: Sequence[AnyItem], loc: Loc, leads: tuple[str, ...], heading: str, above: str = ""
    ) -> Iterator[Task]:
        for index, item in enumerate(items):
            here = (*loc, index)
            if isinstance(item, Heading):
                yield from self._items(item.items, (*here, "noi_dung"), item.leads, item.line)
            elif isinstance(item, PlainList):
                before = items[index - 1] if index else None
                hung = joined(before.segments) if isinstance(before, DashParagraph | PlainParagraph) else ""
                yield from self._items(item.items, (*here, "con"), leads, heading, hung or above)
            elif isinstance(item, DashParagraph | PlainParagraph):
                key = "gach" if isinstance(item, DashParagraph) else "doan"
                yield from self._paragraph(item, (*here, key), leads, heading, above)

    def _paragraph(self, item: Paragraph, loc: Loc, leads: tuple[str, ...], heading: str, above: str) -> Iterator[Task]:
        given = [(i, segment) for i, segment in enumerate(item.segments) if isinstance(segment, Assignment)]
        if not given:
            return
        self.paragraphs += 1
        text = f"{above} {joined(item.segments)}".strip()
        for order, (index, assignment) in enumerate(given):
            letter = _letter(order) if len(given) > 1 else ""
            yield Task(
                id=assignment.id or f"{self.section}.{self.paragraphs}{letter}",
                section=self.section,
                section_title=self.title,
                assignment=assignment,
                leads=tuple(dict.fromkeys(leads if assignment.leads is None else assignment.leads)),
                heading=heading,
                paragraph=text,
                first=index == 0 and not above,
                hangs=bool(above),
                loc=(*loc, index),
                base=self.base,
            )


def _letter(order: int) -> str:
    """Return a, b, …, z, aa, ab, …"""
    letters = ""
    order += 1
    while order:
        order, rest = divmod(order - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
