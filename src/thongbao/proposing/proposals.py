"""Paragraphs of a record → proposals: what an assignment does not state, and assignments nobody has marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from thongbao.extract.extracted import Confidence, Extracted, LeadSource, Mention
from thongbao.extract.known_units import KnownUnits
from thongbao.extract.reading import extract
from thongbao.findings import Place
from thongbao.model.assignments import Loc, base_of
from thongbao.model.notice import Notice
from thongbao.model.units import Units
from thongbao.proposing.paragraphs import Node, Written, paragraphs_of
from thongbao.source.tree import Document
from thongbao.source.tree import Mapping as YamlMapping


@dataclass(frozen=True, slots=True)
class Entry:
    """One key to be added: ids or words, the rule that found them, and names that have no id yet."""

    key: str
    ids: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    rule: str = ""
    printed: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    confidence: Confidence = Confidence.STATED


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed for one assignment; ``new``: its words stand in the record as plain text.

    ``loc`` leads to its node, ``start:end`` are its words in that node's text. ``found`` are the assignments of
    :mod:`thongbao.extract` behind it.
    """

    text: str
    place: Place
    section: str
    loc: Loc
    start: int
    end: int
    new: bool
    entries: tuple[Entry, ...]
    found: tuple[Extracted, ...] = ()
    written: Written | None = field(default=None, repr=False)


def proposals_of(notice: Notice, units: Units | None, document: Document) -> tuple[Proposal, ...]:
    """Return the proposals in the order of print; a record that states all its words say has none."""
    known = KnownUnits.of(units)
    paragraphs = paragraphs_of(notice, document, known)
    found = extract([written.passage for written in paragraphs], known, base_of(notice))
    by_passage: dict[int, list[Extracted]] = {}
    for task in found.tasks:
        if task.span.heading < 0:
            by_passage.setdefault(task.span.passage, []).append(task)
    return tuple(
        proposal
        for index, written in enumerate(paragraphs)
        for proposal in _of_paragraph(written, by_passage.get(index, []), document)
    )


def _of_paragraph(written: Written, tasks: Sequence[Extracted], document: Document) -> Iterator[Proposal]:
    for node in written.nodes:
        end = node.start + len(node.words)
        own = [task for task in tasks if node.start <= task.span.start < end]
        place = document.place(node.loc)
        if node.assignment is not None:
            entries = tuple(_missing(node, own, written))
            if entries:
                yield Proposal(
                    node.words,
                    place,
                    written.passage.section,
                    node.loc,
                    0,
                    len(node.words),
                    False,
                    entries,
                    tuple(own),
                    written,
                )
            continue
        for start, stop, task in _pieces(node, own):
            entries = tuple(_entries([task], written))
            yield Proposal(
                node.words[start:stop],
                place,
                written.passage.section,
                node.loc,
                start,
                stop,
                True,
                entries,
                (task,),
                written,
            )


def _pieces(node: Node, tasks: Sequence[Extracted]) -> list[tuple[int, int, Extracted]]:
    """Return (start, end, task) in the words of a node, cut at spaces; a task that begins elsewhere joins the last."""
    pieces: list[tuple[int, int, Extracted]] = []
    for task in tasks:
        start = task.span.start - node.start
        end = min(task.span.end - node.start, len(node.words))
        if pieces and (start < pieces[-1][1] or not node.words[start - 1 : start].isspace()):
            pieces[-1] = (pieces[-1][0], end, pieces[-1][2])
            continue
        while end < len(node.words) and not node.words[end].isspace():
            end += 1
        pieces.append((start, end, task))
    return pieces


def _missing(node: Node, tasks: Sequence[Extracted], written: Written) -> Iterator[Entry]:
    """Yield what an assignment of the record does not state."""
    stated = set(node.raw) if isinstance(node.raw, YamlMapping) else set()
    leads = {tuple(mention.name for mention in task.leads) for task in tasks}
    for entry in _entries(tasks, written):
        # Where its sentences have different leads, a person has to say which is meant.
        if entry.key not in stated and not (entry.key == "chu_tri" and len(leads) > 1):
            yield entry


def _entries(tasks: Sequence[Extracted], written: Written) -> Iterator[Entry]:
    if not tasks:
        return
    first = tasks[0]
    lead = _named("chu_tri", first.leads, first.lead_rule, first.confidence)
    from_heading = first.lead_source is LeadSource.HEADING and written.given is not None
    if lead and not from_heading and (lead.unknown or lead.ids != written.given):
        yield lead
    elif first.person and written.given is not None:
        yield Entry("chu_tri", rule=first.lead_rule)
    people = [("nguoi_thuc_hien", person) for task in tasks for person in (task.person, *task.people)] + [
        ("chi_dao", task.supervisor) for task in tasks
    ]
    yield from _unless_empty(_named("phoi_hop", [m for task in tasks for m in task.coordinating], "phoi-hop"))
    for key in ("nguoi_thuc_hien", "chi_dao"):
        named = [person for name, person in people if name == key and person]
        yield from _unless_empty(_named(key, named, named[0].rule if named else ""))
    above = {task.supervisor.name for task in tasks if task.supervisor}
    receivers = [m for task in tasks for m in task.receivers if m.id and m.name not in above]
    yield from _unless_empty(_named("noi_gui", receivers, "nhan"))
    product = next((task.product for task in tasks if task.product), None)
    if product:
        yield Entry("san_pham", words=(product.printed,), rule=product.rule, printed=(product.printed,))
    dues = list(dict.fromkeys(due.deadline.printed for task in tasks for due in task.deadlines))
    if dues:
        rule = next(due.rule for task in tasks for due in task.deadlines)
        yield Entry("han", words=tuple(dues), rule=rule, printed=tuple(dues))


def _unless_empty(entry: Entry | None) -> Iterator[Entry]:
    if entry is not None:
        yield entry


def _named(
    key: str, mentions: Sequence[Mention], rule: str, confidence: Confidence = Confidence.STATED
) -> Entry | None:
    ids = tuple(dict.fromkeys(mention.id for mention in mentions if mention.id))
    unknown = tuple(dict.fromkeys(mention.name for mention in mentions if not mention.id))
    if not mentions:
        return None
    printed = tuple(dict.fromkeys(mention.name for mention in mentions))
    return Entry(key, ids, (), rule, printed, unknown, confidence)
