"""What comes out: assignments whose every word is a span of a passage, with the rule that found it."""

from dataclasses import dataclass, field
from enum import StrEnum

from thongbao.vietnamese.deadlines import Deadline


class LeadSource(StrEnum):
    """Where the lead of an assignment is printed."""

    EXPLICIT = "explicit"
    HEADING = "heading"
    RUNIN_HEADING = "runin_heading"
    INHERITED_SENTENCE = "inherited_sentence"
    INHERITED_CLAUSE = "inherited_clause"
    PERSON = "person"
    NONE = "none"


class Confidence(StrEnum):
    """How sure a finding is: printed beside its verb, inferred by a rule from further away, or a guess to look at."""

    STATED = "stated"
    INFERRED = "inferred"
    UNCERTAIN = "uncertain"


class MentionKind(StrEnum):
    """What a mention names."""

    UNIT = "unit"
    GROUP = "group"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Span:
    """Where words stand: ``start:end`` of the text of passage number ``passage`` (0-based).

    With ``heading`` ≥ 0 of that passage's heading of this index, with ``cell`` ≥ 0 of the text of its cell instead.
    """

    passage: int
    start: int
    end: int
    heading: int = -1
    cell: int = -1


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit, group or person as it is printed.

    ``printed`` are the words of ``span``; ``name`` is the same with the head noun it shares with the name before
    ("Phòng NN&PTNT, TN&MT": printed ``TN&MT``, name ``Phòng TN&MT``), all from the passage. ``id`` is the entry of
    don-vi.yaml it was matched to, ``None`` when there is none. Of a person ``position`` is the printed title.
    """

    printed: str
    name: str
    span: Span
    rule: str
    id: str | None = None
    kind: MentionKind = MentionKind.UNIT
    confidence: Confidence = Confidence.STATED
    position: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that state something other than a unit: the product, an action."""

    printed: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class DueBy:
    """A deadline in the words of a passage; ``deadline.printed`` are the words of ``span``."""

    deadline: Deadline
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Extracted:
    """One assignment.

    ``span`` is its place in its passage and ``text`` its words. ``lead_rule`` names the rule behind ``leads`` or
    ``person``, or why they are empty. ``actions`` are the printed verbs of delivery (trình, báo cáo, gửi, duyệt),
    ``receivers`` whom they name; ``people`` are those who carry it out beside ``person``. No field holds a word that
    is not printed; ``leads`` is empty when no unit is.
    """

    text: str
    span: Span
    leads: tuple[Mention, ...] = ()
    lead_source: LeadSource = LeadSource.NONE
    lead_rule: str = ""
    coordinating: tuple[Mention, ...] = ()
    person: Mention | None = None
    people: tuple[Mention, ...] = ()
    supervisor: Mention | None = None
    receivers: tuple[Mention, ...] = ()
    product: Phrase | None = None
    actions: tuple[Phrase, ...] = ()
    deadlines: tuple[DueBy, ...] = ()
    confidence: Confidence = Confidence.STATED


@dataclass(frozen=True, slots=True)
class Extraction:
    """All of a notice.

    ``tasks`` in the order of print. ``beside`` are the sentences that give nobody anything to do (background,
    appraisal), and those that only add a deadline or a supervisor to the assignment before them: together with
    ``tasks`` they cover every passage.
    """

    tasks: tuple[Extracted, ...] = ()
    beside: tuple[Span, ...] = field(default=())
