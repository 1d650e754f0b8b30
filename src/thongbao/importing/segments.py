"""A paragraph and the assignments found in it → the segments of the record, every word in its place."""

from collections.abc import Callable, Sequence

from thongbao.extract.extracted import Confidence, Extracted, LeadSource, Mention
from thongbao.extract.rules import explained
from thongbao.importing.proposals import Proposals
from thongbao.importing.yaml_writing import Ids, Node, Value
from thongbao.language import _

Spans = list[tuple[int, int, Extracted]]


def spans_in(text: str, number: int, tasks: Sequence[Extracted]) -> Spans:
    """Return (start, end, assignment) for the assignments of a passage, in order, cut at spaces, not overlapping.

    A sentence that only gives an assignment its deadline belongs to its words.
    """
    here = [task for task in tasks if task.span.passage == number and task.span.heading < 0 and task.span.cell < 0]
    own = sorted(here, key=lambda task: task.span.start)
    made: Spans = []
    for index, task in enumerate(own):
        limit = own[index + 1].span.start if index + 1 < len(own) else len(text)
        start, end = task.span.start, task.span.end
        for due in task.deadlines:
            inside = due.span.passage == number and due.span.heading < 0 and due.span.cell < 0
            if inside and end < due.span.end <= limit:
                end = _sentence_end(text, due.span.end, limit)
        start = max(_word_start(text, start), made[-1][1] if made else 0)
        end = _word_end(text, end)
        if start < end:
            made.append((start, end, task))
    return made


def _sentence_end(text: str, end: int, limit: int) -> int:
    while end < limit and not text[end].isspace():
        end += 1
    return end


def _word_start(text: str, at: int) -> int:
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace() and at > 0 and not text[at - 1].isspace():
        at += 1
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at


def segments(text: str, prefix: str, spans: Spans, written: Callable[[Extracted, str], Node]) -> Value:
    """Return the value of ``gach`` or ``doan``: a text, one assignment, or a list of both."""
    parts: list[Value] = [prefix] if prefix else []
    at = 0
    for start, end, task in spans:
        between = text[at:start].strip()
        if between:
            _append(parts, between)
        parts.append(written(task, text[start:end]))
        at = end
    rest = text[at:].strip()
    if rest:
        _append(parts, rest)
    return parts[0] if len(parts) == 1 else parts


def _append(parts: list[Value], words: str) -> None:
    """Put plain words behind plain words in one segment: a number and its paragraph are one text."""
    if parts and isinstance(parts[-1], str):
        parts[-1] = f"{parts[-1]} {words}"
    else:
        parts.append(words)


class AssignmentWriter:
    """Writes an assignment as the record has it; ``heading`` are the ids a heading above gives it."""

    def __init__(self, proposals: Proposals, *, learned: bool, heading: Sequence[str] | None = None) -> None:
        self._proposals = proposals
        self._learned = learned
        self._heading = None if heading is None else list(heading)

    def under(self, heading: Sequence[str] | None) -> "AssignmentWriter":
        """Return the writer for what stands under a heading that gives it to these ids."""
        return AssignmentWriter(self._proposals, learned=self._learned, heading=heading)

    def ids(self, mentions: Sequence[Mention]) -> tuple[list[str], list[str]]:
        """Return the ids of the mentions, and the printed names of those that have none."""
        known, unknown = [], []
        for mention in mentions:
            found = self._proposals.id_of(mention) if self._learned else mention.id
            if found is None:
                unknown.append(mention.name)
            else:
                known.append(found)
        return list(dict.fromkeys(known)), unknown

    def __call__(self, task: Extracted, words: str) -> Node:
        """Return the assignment with its words."""
        node = Node()
        node.put("viec", words)
        self._leads(node, task)
        self._named(node, "phoi_hop", task.coordinating)
        self._named(node, "nguoi_thuc_hien", [task.person, *task.people] if task.person else [])
        self._named(node, "chi_dao", [task.supervisor] if task.supervisor else [])
        self._named(node, "noi_gui", task.receivers)
        if task.product is not None:
            node.put("san_pham", task.product.printed)
        due = list(dict.fromkeys(found.deadline.printed for found in task.deadlines))
        node.put("han", due[0] if len(due) == 1 else due or None)
        if task.confidence is Confidence.UNCERTAIN and task.lead_source is not LeadSource.NONE:
            node.comments.append(_("KHÔNG CHẮC, xem lại: {rule}").format(rule=task.lead_rule or "-"))
        return node

    def _leads(self, node: Node, task: Extracted) -> None:
        known, unknown = self.ids(task.leads)
        inherits = self._heading is not None and not unknown and known == self._heading
        if unknown:
            some = known or self._heading is not None
            node.put("chu_tri", Ids(known) if some else None, *_unknown("chu_tri", unknown))
        elif task.leads:
            why = []
            if task.lead_source not in (LeadSource.EXPLICIT, LeadSource.HEADING, LeadSource.RUNIN_HEADING):
                why.append(_("chu_tri suy ra, quy tắc {rule}").format(rule=task.lead_rule))
            node.put("chu_tri", None if inherits else Ids(known), *why)
        elif self._heading is not None or task.person is not None:
            node.put("chu_tri", Ids())
        else:
            reason = explained(task.lead_rule) if task.lead_rule else _("văn bản không nêu")
            node.put("chu_tri", None, _("chưa rõ đơn vị chủ trì: {why}").format(why=reason))

    def _named(self, node: Node, key: str, mentions: Sequence[Mention]) -> None:
        known, unknown = self.ids(mentions)
        node.put(key, Ids(known) if known else None, *(_unknown(key, unknown) if unknown else []))


def _unknown(key: str, names: Sequence[str]) -> list[str]:
    listed = "; ".join(names)
    return [_("{key}: {names} (chưa có trong don-vi.yaml)").format(key=key, names=listed)]
