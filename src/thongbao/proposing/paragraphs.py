"""Notice → its paragraphs as passages, each with the way back to its node in the file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thongbao.extract.known_units import KnownUnits
from thongbao.extract.passages import Passage
from thongbao.extract.reading import gives_to
from thongbao.model.assignments import Loc, joined
from thongbao.model.notice import (
    Assignment,
    DashParagraph,
    Heading,
    Notice,
    PlainList,
    PlainParagraph,
)
from thongbao.source.tree import Document, Mapping, Value
from thongbao.source.tree import Sequence as YamlSequence

Paragraph = DashParagraph | PlainParagraph


@dataclass(frozen=True, slots=True)
class Node:
    """A segment of a paragraph: its words from ``start`` on, its node in the file, and what the file says there."""

    start: int
    words: str
    assignment: Assignment | None
    loc: Loc
    raw: Value


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph of the record: its passage, its segments, the leads a ``giao`` gives it (``None`` without one)."""

    passage: Passage
    nodes: tuple[Node, ...]
    given: tuple[str, ...] | None
    loc: Loc
    bare: bool


def paragraphs_of(notice: Notice, document: Document, known: KnownUnits) -> tuple[Written, ...]:
    """Return every paragraph of sections and appendices, in the order of print; tables are left out."""
    return tuple(_Walk(document, known).notice(notice))


class _Walk:
    def __init__(self, document: Document, known: KnownUnits) -> None:
        self.document = document
        self.known = known

    def notice(self, notice: Notice) -> Iterator[Written]:
        for number, section in enumerate(notice.sections, 1):
            here: Loc = ("muc", number - 1)
            titles = (section.title,) if section.title else ()
            yield from self._items(section.items, (*here, "noi_dung"), str(number), titles, None)
            for index, sub in enumerate(section.subsections):
                below: Loc = (*here, "muc", index, "noi_dung")
                both = (*titles, sub.title) if sub.title else titles
                yield from self._items(sub.items, below, f"{number}.{index + 1}", both, None)
        for number, appendix in enumerate(notice.appendices, 1):
            yield from self._items(appendix.items, ("phu_luc", number - 1, "noi_dung"), f"PL{number}", (), None)

    def _items(
        self, items: Sequence[object], loc: Loc, section: str, above: tuple[str, ...], given: tuple[str, ...] | None
    ) -> Iterator[Written]:
        lines = above
        before = ""
        for index, item in enumerate(items):
            here: Loc = (*loc, index)
            if isinstance(item, Heading):
                yield from self._items(item.items, (*here, "noi_dung"), section, (*above, item.line), item.leads)
                lines = above
            elif isinstance(item, PlainList):
                hung = (*lines, before) if before.endswith(":") else lines
                yield from self._items(item.items, (*here, "con"), section, hung, given)
            elif isinstance(item, DashParagraph | PlainParagraph):
                written = self._paragraph(item, here, section, lines, given)
                before = written.passage.text
                if self._is_heading(written):
                    # A line that gives what follows, written as a paragraph of its own.
                    lines = (*above, before)
                else:
                    yield written

    def _is_heading(self, written: Written) -> bool:
        stated = any(node.assignment for node in written.nodes)
        return not stated and bool(gives_to(written.passage.text, self.known))

    def _paragraph(
        self, item: Paragraph, loc: Loc, section: str, lines: tuple[str, ...], given: tuple[str, ...] | None
    ) -> Written:
        key = "gach" if isinstance(item, DashParagraph) else "doan"
        raw = self._raw(loc)
        bare = isinstance(raw, str)
        where: Loc = loc if bare else (*loc, key)
        place = self.document.place(where)
        passage = Passage(joined(item.segments), section, lines, place)
        return Written(passage, tuple(self._nodes(item, where)), given, loc, bare)

    def _nodes(self, item: Paragraph, loc: Loc) -> Iterator[Node]:
        raw = self._raw(loc)
        start = 0
        for index, segment in enumerate(item.segments):
            listed = isinstance(raw, YamlSequence)
            here: Loc = (*loc, index) if listed else loc
            assignment = segment if isinstance(segment, Assignment) else None
            words = assignment.words if assignment else str(segment)
            yield Node(start, words, assignment, here, self._raw(here))
            start += len(words) + 1

    def _raw(self, loc: Loc) -> Value:
        node: Value = self.document.root
        for step in loc:
            if isinstance(node, Mapping) and isinstance(step, str):
                node = node.get(step)
            elif isinstance(node, YamlSequence) and isinstance(step, int) and step < len(node):
                node = node[step]
            else:
                return None
        return node
