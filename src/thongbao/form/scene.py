"""What a rule of form looks at, and how it says what it found: a finding, or an outcome with its reason."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from thongbao.components.papers import Paper
from thongbao.components.strips import Strip
from thongbao.findings import Finding, Outcome, Place, Rule, Severity, Status
from thongbao.language import _
from thongbao.printed import Printing
from thongbao.word.read_values import BODY, ReadParagraph
from thongbao.word.reading import ReadDocument

Verdict: TypeAlias = Finding | Outcome

_SHOWN = 6
# A note, not a fault: the decree's text does not say it in so many words.
DERIVED = Severity.WARNING


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """One paper of a file, with the file it stands in, all papers of that file, and its pages where it was laid out."""

    document: ReadDocument
    file: str
    paper: Paper
    papers: Sequence[Paper] = ()
    printing: Printing | None = None

    def place(self, where: Strip | ReadParagraph) -> Place:
        """Return the place of a strip or paragraph in words a person finds it by."""
        paragraph = where.paragraph if isinstance(where, Strip) else where
        column = where.start + 1 if isinstance(where, Strip) else 1
        text = where.text if isinstance(where, Strip) else paragraph.text
        return place_of(self.file, paragraph, text, column)

    def file_place(self, where: str = "") -> Place:
        """Return a place that is the file as a whole, or a named part of it."""
        return Place(self.file, where=where or _("cả văn bản"))


def place_of(file: str, paragraph: ReadParagraph, text: str, column: int = 1) -> Place:
    """Return the place of a paragraph: its number, its cell, its text box, and its first words."""
    words = " ".join(text.split()[:_SHOWN]) + ("…" if len(text.split()) > _SHOWN else "")
    shown = f" («{words}»)" if words else ""
    if paragraph.part != BODY:
        name = _("đầu trang") if "header" in paragraph.part else _("cuối trang")
        where = name + shown
    elif paragraph.cell is not None:
        cell = paragraph.cell
        where = _("bảng {table}, hàng {row}, ô {cell}{words}").format(
            table=cell.table.number, row=cell.row, cell=cell.column, words=shown
        )
    elif paragraph.box:
        where = _("hộp văn bản {n}{words}").format(n=paragraph.box, words=shown)
    else:
        where = _("đoạn {n}{words}").format(n=paragraph.number, words=shown)
    part = "" if paragraph.part == BODY else paragraph.part
    return Place(file, column=column, where=where, paragraph=paragraph.number, part=part)


def passed(rule: Rule) -> Outcome:
    """Return that the rule was looked at and kept."""
    return Outcome(rule.id, Status.PASSED)


def not_applicable(rule: Rule, why: str) -> Outcome:
    """Return that the rule has nothing to say about this paper."""
    return Outcome(rule.id, Status.NOT_APPLICABLE, why)


def not_evaluated(rule: Rule, why: str) -> Outcome:
    """Return that the rule could not be looked at."""
    return Outcome(rule.id, Status.NOT_EVALUATED, why)


def softened(finding: Finding, severity: Severity = DERIVED) -> Finding:
    """Return the finding at a lower severity: what it rests on is derived, not the decree's own text."""
    return replace(finding, severity=severity)


@dataclass(frozen=True, slots=True)
class Offence:
    """One place that breaks a rule, and what is said of it; equal ``message`` and ``hint`` are one finding."""

    where: Strip | ReadParagraph
    message: str
    hint: str
    severity: Severity | None = None


def gathered(scene: Scene, rule: Rule, offences: Sequence[Offence]) -> Iterator[Verdict]:
    """Yield a finding for every kind of offence at its first place, with how many more there are; passed for none."""
    if not offences:
        yield passed(rule)
        return
    groups: dict[tuple[str, str, Severity | None], list[Offence]] = {}
    for offence in offences:
        groups.setdefault((offence.message, offence.hint, offence.severity), []).append(offence)
    for (message, hint, severity), group in groups.items():
        more = len(group) - 1
        shown = message + (_(" (và {n} chỗ khác)").format(n=more) if more else "")
        finding = rule.found(scene.place(group[0].where), shown, hint)
        yield finding if severity is None else softened(finding, severity)


def settled(verdicts: Iterable[Verdict]) -> tuple[list[Finding], list[Outcome]]:
    """Return the findings, and one outcome for every rule without any; what could not be judged outweighs a pass."""
    findings: list[Finding] = []
    outcomes: dict[str, Outcome] = {}
    rank = {Status.PASSED: 1, Status.NOT_EVALUATED: 2, Status.NOT_APPLICABLE: 0}
    for verdict in verdicts:
        if isinstance(verdict, Finding):
            findings.append(verdict)
            continue
        known = outcomes.get(verdict.rule)
        if known is None or rank[verdict.status] > rank[known.status]:
            outcomes[verdict.rule] = verdict
    failed = {finding.rule for finding in findings}
    return findings, [outcome for rule, outcome in outcomes.items() if rule not in failed]
