"""Passages → assignments. The way in is :func:`extract`; :func:`gives_to` tells which lines are headings."""

from collections.abc import Sequence
from dataclasses import replace

from thongbao.extract import headings
from thongbao.extract.assembling import PassageReader
from thongbao.extract.extracted import Confidence, Extracted, Extraction, Mention, Span
from thongbao.extract.known_units import KnownUnits
from thongbao.extract.labelling import FieldReader, completed, has_fields, split_fields
from thongbao.extract.mentions import Mentions
from thongbao.extract.passages import Passage
from thongbao.extract.tokens import Lexicon
from thongbao.vietnamese.deadline_reading import Base


def extract(passages: Sequence[Passage], known: KnownUnits, base: Base) -> Extraction:
    """Return the assignments that the passages give, in the order of print.

    ``base`` is what a deadline without a year counts from (record.md: date of issue, else of the meeting, else the
    month); with ``None`` such deadlines are left out. Nothing is invented: every printed word of the result is a span
    of a passage, of a heading above it or of one of its cells. The cost grows with the number of words.
    """
    return _Reader(known, base).read(passages)


def gives_to(line: str, known: KnownUnits) -> tuple[Mention, ...]:
    """Return whom a line gives everything below it: "Giao Phòng Nội vụ:", "2. Sở Y tế", "* Đối với các xã:".

    Empty for every other line: a title by subject, a paragraph that is a task itself. Spans are those of heading 0 of
    passage 0.
    """
    lexicon = Lexicon(known.phrases(), loose=True)
    given = headings.of_line(line, lexicon)
    if given is None:
        return ()
    maker = Mentions(given.tokens, known, Span(0, 0, 0, heading=0))
    people = [given.roles.person] if given.roles.person else []
    return tuple(maker.mention(name) for name in (*given.roles.leads, *people))


class _Reader:
    """Walks the passages: which fields belong to the tasks before them."""

    def __init__(self, known: KnownUnits, base: Base) -> None:
        lexicon = Lexicon(known.phrases(), loose=True)
        self.reader = PassageReader(known, lexicon, base)
        self.fields = FieldReader(known, lexicon, base)
        self.passages: Sequence[Passage] = ()
        self.tasks: list[Extracted] = []
        self.beside: list[Span] = []

    def read(self, passages: Sequence[Passage]) -> Extraction:
        self.passages = passages
        block = 0
        for index, passage in enumerate(passages):
            if index and _other_block(passages[index - 1], passage):
                block = len(self.tasks)
            if passage.cells:
                self._row(index, passage)
            elif has_fields(passage.text):
                self._fields(index, passage, block)
            else:
                self._words(index, passage)
        return Extraction(tuple(self.tasks), tuple(self.beside))

    def _before(self, index: int, passage: Passage) -> list[Extracted]:
        """Return the paragraph before as a task: the fields behind it say that it is one, whatever its words."""
        before = self.passages[index - 1] if index else passage
        same = (before.section, before.headings) == (passage.section, passage.headings)
        if index and same and before.text and not before.cells and not has_fields(before.text):
            return [_whole(index - 1, before.text)]
        return []

    def _words(self, index: int, passage: Passage) -> None:
        words, fields = split_fields(passage.text)
        tasks, beside = self.reader.read(index, replace(passage, text=words))
        self.beside += beside
        if fields:
            found = self.fields.of_text(passage.text, Span(index, 0, 0), start=len(words))
            tasks = [completed(task, found) for task in tasks or [_whole(index, words)]]
            self.beside.append(Span(index, len(words), len(passage.text)))
        self.tasks += tasks

    def _row(self, index: int, passage: Passage) -> None:
        """A row of a table is one task, whatever its words."""
        tasks, _beside = self.reader.read(index, passage)
        task = _joined(tasks, _whole(index, passage.text))
        self.tasks.append(completed(task, self.fields.of_row(index, passage)))

    def _fields(self, index: int, passage: Passage, block: int) -> None:
        """Give the fields of a passage to the tasks they stand under; without any, to the line above."""
        if not self.tasks[block:]:
            self.tasks += self._before(index, passage) or _above(index, passage)
        found = self.fields.of_text(passage.text, Span(index, 0, 0))
        self.tasks[block:] = [completed(task, found) for task in self.tasks[block:]]
        self.beside.append(Span(index, 0, len(passage.text)))


def _whole(index: int, text: str) -> Extracted:
    return Extracted(text, Span(index, 0, len(text)), confidence=Confidence.UNCERTAIN)


def _joined(tasks: Sequence[Extracted], whole: Extracted) -> Extracted:
    """Return the tasks found in a row as one."""
    if not tasks:
        return whole
    first = tasks[0]
    return replace(
        first,
        text=whole.text,
        span=whole.span,
        coordinating=tuple({m.id or m.name: m for task in tasks for m in task.coordinating}.values()),
        deadlines=tuple(due for task in tasks for due in task.deadlines),
        receivers=tuple(receiver for task in tasks for receiver in task.receivers),
        actions=tuple(action for task in tasks for action in task.actions),
        supervisor=next((task.supervisor for task in tasks if task.supervisor), None),
        product=next((task.product for task in tasks if task.product), None),
    )


def _above(index: int, passage: Passage) -> list[Extracted]:
    """Return the task that the nearest line above states, when fields stand directly under it."""
    if not passage.headings:
        return []
    number = len(passage.headings) - 1
    line = passage.headings[number]
    start, end = headings.after_numbering(line), len(line.rstrip(" :"))
    if start >= end:
        return []
    return [Extracted(line[start:end], Span(index, start, end, heading=number), confidence=Confidence.INFERRED)]


def _other_block(before: Passage, passage: Passage) -> bool:
    """Whether fields no longer belong to the tasks before: another heading, or a new task behind fields."""
    if (before.section, before.headings) != (passage.section, passage.headings):
        return True
    return has_fields(before.text) and not has_fields(passage.text)
