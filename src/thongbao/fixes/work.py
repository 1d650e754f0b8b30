"""A document under correction: its trees, what was changed so far, and how a change is noted."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from thongbao.components.papers import Paper
from thongbao.components.strips import Strip
from thongbao.findings import Rule
from thongbao.form.letters import foreign_fonts, is_legacy
from thongbao.form.scene import Scene, place_of
from thongbao.word.formatting import as_bytes, replace_span, spanned, text_of_runs
from thongbao.word.package import DOCUMENT, Package
from thongbao.word.read_values import ReadParagraph
from thongbao.word.reading import ReadDocument


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was corrected: by which rule, where, what; ``old`` and ``new`` are words where words changed."""

    rule: str
    where: str
    what: str
    old: str = ""
    new: str = ""
    part: str = ""
    paragraph: int = 0


@dataclass(slots=True)
class Work:
    """The document being corrected."""

    document: ReadDocument
    papers: Sequence[Paper]
    file: str
    changes: list[Change] = field(default_factory=list)
    added: dict[str, bytes] = field(default_factory=dict)
    touched: dict[str, Any] = field(default_factory=dict)

    def scenes(self) -> list[Scene]:
        """Return the papers the rules on components are for."""
        return [Scene(self.document, self.file, paper, self.papers) for paper in self.papers if paper.judged]

    def touch(self, where: Strip | ReadParagraph) -> None:
        """Keep in mind that the part of a changed line is to be written, where it is not the body."""
        paragraph = where.paragraph if isinstance(where, Strip) else where
        if paragraph.part != DOCUMENT:
            self.touched[paragraph.part] = paragraph.element.getroottree().getroot()

    def note(self, rule: Rule, where: Strip | ReadParagraph | str, what: str) -> None:
        """Note a change of looks; the same one at the same place is noted once."""
        if not isinstance(where, str):
            self.touch(where)
        change = Change(rule.id, where if isinstance(where, str) else self._where(where), what)
        if change not in self.changes:
            self.changes.append(change)

    def _where(self, where: Strip | ReadParagraph) -> str:
        paragraph = where.paragraph if isinstance(where, Strip) else where
        return place_of(self.file, paragraph, where.text).where

    def runs(self, where: Strip | ReadParagraph) -> list[Any]:
        """Return the runs of a strip or paragraph; none where the file builds it in a way we do not split."""
        paragraph = where.paragraph if isinstance(where, Strip) else where
        text = text_of_runs(paragraph.element)
        if text != paragraph.text:
            return []
        start, end = (where.start, where.end) if isinstance(where, Strip) else (0, len(text))
        return list(spanned(paragraph.element, start, end))

    def reword(self, rule: Rule, strip: Strip, new: str, what: str) -> None:
        """Exchange the words of a strip, and note old and new."""
        paragraph = strip.paragraph
        if any(is_legacy(font) for font in foreign_fonts(paragraph)):
            # Its letters are codes of its font: Unicode among them would print as something else.
            return
        text = text_of_runs(paragraph.element)
        if text[strip.start : strip.end] != paragraph.text[strip.start : strip.end] or len(text) != len(paragraph.text):
            return
        old = text[strip.start : strip.end]
        if old == new or not replace_span(paragraph.element, strip.start, strip.end, new):
            return
        self.touch(paragraph)
        self.changes.append(Change(rule.id, self._where(strip), what, old, new, paragraph.part, paragraph.number))

    def result(self) -> Package:
        """Return the corrected package."""
        members = dict(self.added)
        members[DOCUMENT] = as_bytes(self.document.root)
        for name, root in self.touched.items():
            members[name] = as_bytes(root)
        return self.document.package.replaced(members)
