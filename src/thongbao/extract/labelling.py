"""Labelled fields and rows of tables → assignments: what the label says counts, whatever the words."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from thongbao.extract.clauses import ClauseReader
from thongbao.extract.extracted import Confidence, DueBy, Extracted, LeadSource, Mention, MentionKind, Phrase, Span
from thongbao.extract.folding import folded_words
from thongbao.extract.known_units import KnownUnits
from thongbao.extract.labels import Label, label_at, label_of, labelled
from thongbao.extract.mentions import Mentions
from thongbao.extract.name import Name
from thongbao.extract.names import Names
from thongbao.extract.passages import Passage
from thongbao.extract.roles import Roles
from thongbao.extract.sentences import closing
from thongbao.extract.tokens import Lexicon, Tokens
from thongbao.vietnamese.deadline_reading import Base
from thongbao.vietnamese.deadline_words import find_deadlines, parse_deadline
from thongbao.vietnamese.deadlines import Deadline, DeadlineError, DeadlineKind

_SEPARATORS: Final = frozenset(",;")
#: Rooms of one house, listed with their head once: "Khoa Nội, Ngoại, Sản".
_ROOM: Final = Lexicon(["khoa", "phòng", "sở"])
_DASHES: Final = frozenset("-–")
_SHORT_FIELD: Final = 3
_ENDS_PIECE: Final = frozenset(",;.:()")
_JOINERS: Final = frozenset(folded_words("và cùng phối chủ theo"))
# Behind a task only these words are surely a label.
_TELLING: Final = Lexicon(["chủ trì", "phối hợp"])


@dataclass(slots=True)
class Fields:
    """What the labelled fields of a row or a paragraph say."""

    leads: list[Mention] = field(default_factory=list)
    coordinating: list[Mention] = field(default_factory=list)
    deadlines: list[DueBy] = field(default_factory=list)
    product: Phrase | None = None
    supervisor: Mention | None = None
    person: Mention | None = None
    people: list[Mention] = field(default_factory=list)


def has_fields(text: str) -> bool:
    """Return whether a paragraph begins with a labelled field of a task ("Đơn vị chủ trì: …")."""
    tokens = Tokens.of(text[:200])
    at = 0
    while at < len(tokens) and not tokens.is_word(at):
        at += 1
    found = label_at(tokens, at)
    return found is not None and found[0] not in {Label.TASK, Label.NUMBER}


def split_fields(text: str) -> tuple[str, bool]:
    """Return the words of a paragraph before the fields set behind them ("… (chủ trì: Sở A)"), and if there are any."""
    if ":" not in text:
        return text, False
    tokens = Tokens.of(text)
    for at in range(1, len(tokens)):
        found = None if tokens.is_word(at - 1) or not tokens.is_word(at) else label_at(tokens, at)
        sure = found and (tokens.printed[at - 1] == "(" or _TELLING.match(tokens, found[1] - 3))
        if found and sure and found[0] in {Label.LEAD, Label.COORDINATING}:
            begin = tokens.starts[at - 1] if tokens.printed[at - 1] in {"(", "-", "+"} else tokens.starts[at]
            return text[:begin].rstrip(), True
    return text, False


class FieldReader:
    """Reads fields and rows of one notice."""

    def __init__(self, known: KnownUnits, lexicon: Lexicon, base: Base) -> None:
        self.known = known
        self.lexicon = lexicon
        self.base = base

    def of_text(self, text: str, origin: Span, *, start: int = 0) -> Fields:
        """Return the labelled fields in a text from offset ``start`` on."""
        tokens = Tokens.of(text)
        fields = Fields()
        for label, (begin, end) in labelled(tokens, tokens.at_offset(start), len(tokens)):
            self._field(label, tokens, begin, end, origin, fields)
        return fields

    def of_row(self, index: int, passage: Passage) -> Fields:
        """Return what the cells of a row say by the headings of their columns."""
        fields = Fields()
        for number, cell in enumerate(passage.cells):
            label = label_of(cell.label)
            tokens = Tokens.of(cell.text)
            if label and len(tokens):
                self._field(label, tokens, 0, len(tokens), Span(index, 0, 0, cell=number), fields)
        return fields

    def _field(self, label: Label, tokens: Tokens, start: int, end: int, origin: Span, fields: Fields) -> None:
        maker = Mentions(tokens, self.known, origin)
        if end <= start:
            return
        match label:
            case Label.LEAD if (roles := self._roles(tokens, start, end)) is not None:
                fields.leads += maker.all(roles.leads)
                fields.coordinating += maker.all(roles.coordinating)
            case Label.LEAD | Label.COORDINATING:
                mentions = [replace(mention, rule=f"nhan-{label}") for mention in self._units(maker, start, end)]
                people = [mention for mention in mentions if mention.kind is MentionKind.PERSON]
                units = [mention for mention in mentions if mention.kind is not MentionKind.PERSON]
                if label is Label.LEAD:
                    fields.leads += units
                    fields.person = fields.person or (people[0] if people else None)
                    fields.people += people[1:]
                else:
                    fields.coordinating += units
            case Label.DEADLINE:
                fields.deadlines += self._deadlines(tokens, start, end, origin)
            case Label.PRODUCT:
                fields.product = Phrase(tokens.words(start, end), maker.span(start, end), "nhan-san-pham")
            case Label.SUPERVISOR | Label.PERSON:
                person = self._person(maker, start, end)
                if person and label is Label.SUPERVISOR:
                    fields.supervisor = replace(person, rule="nhan-chi-dao")
                elif person:
                    fields.person = replace(person, rule="nhan-nguoi")

    def _roles(self, tokens: Tokens, start: int, end: int) -> Roles | None:
        """Return the roles of a field that tells them itself: "Sở A chủ trì, phối hợp với Sở B"; else ``None``."""
        if not any(_TELLING.match(tokens, at) for at in range(start, end)):
            return None
        roles = ClauseReader(Names(tokens, self.lexicon)).read((start, end), headed=False, has_lead=False)
        if not roles.leads:
            orders = ClauseReader(Names(tokens, self.lexicon)).orders
            orders.give(orders.listing(start, end)[0], "nhan-lead", roles)
        return roles if roles.leads else None

    def _units(self, maker: Mentions, start: int, end: int) -> list[Mention]:
        """Return the names in a field; where none is known, the words between its commas as they are printed."""
        tokens = maker.tokens
        names = Names(tokens, self.lexicon)
        found: list[Name] = []
        at = start
        while at < end:
            more, after = names.listing(at, semicolons=True)
            more = [name for name in more if name.end <= end]
            opens = at == start or tokens.printed[at - 1] in _SEPARATORS
            if more and opens:
                more = self._to_its_end(tokens, more, end)
                after = max(after, more[-1].end)
            elif opens and tokens.is_word(at):
                after = _piece_end(tokens, at, end)
                found, more = self._piece(names, found, at, after)
            found += more
            at = max(after, at + 1) if more or opens else at + 1
            if found and at < end and tokens.printed[at] == "(":
                # What stands in brackets behind a unit is a part of it.
                at = closing(tokens, at) or at + 1
        sure = [(maker.mention(name), name.rule != "nhan") for name in found]
        return [each if known else replace(each, confidence=Confidence.UNCERTAIN) for each, known in sure]

    def _piece(self, names: Names, found: list[Name], at: int, end: int) -> tuple[list[Name], list[Name]]:
        """Return the names before and that of words between marks which are no known name.

        In small letters they belong to the name before ("Phòng Tiếp công dân, xử lý đơn thư"); else they are a person,
        another body under the same head ("Khoa Nội, Ngoại"), or a name nobody knows.
        """
        tokens = names.tokens
        if not tokens.capital[at]:
            last = found[-1:] or [Name(at, at, MentionKind.UNIT, "nhan")]
            return found[:-1], [replace(last[0], end=end)]
        if names.scan.is_person_name(at) and names.people.full_name(at) == end:
            return found, [Name(at, end, MentionKind.PERSON, "nguoi-neu-ten")]
        before = found[-1] if found and found[-1].kind is MentionKind.UNIT else None
        start = (before.head[0] if before.head[1] else before.start) if before else 0
        head = _ROOM.match(tokens, start) if before else 0
        if head and end - at <= _SHORT_FIELD:
            return found, [Name(at, end, MentionKind.UNIT, "phong-ban-chung-dau", head=(start, head))]
        return found, [Name(at, end, MentionKind.UNIT, "nhan")]

    def _to_its_end(self, tokens: Tokens, names: list[Name], end: int) -> list[Name]:
        """Return the names, the last with the words behind it up to the next mark: a field names bodies, no verbs."""
        last = names[-1] if names else None
        if last is None or last.kind is MentionKind.PERSON or last.end >= end:
            return names
        stop = last.end
        if tokens.printed[stop] in _DASHES and last.kind is MentionKind.UNIT and self._goes_on(tokens, stop + 1, end):
            stop += 1
        elif not tokens.is_word(stop):
            return names
        while stop < end and tokens.printed[stop] not in _ENDS_PIECE and tokens.folded[stop] not in _JOINERS:
            stop += 1
        return [*names[:-1], replace(last, end=stop)]

    def _goes_on(self, tokens: Tokens, at: int, end: int) -> bool:
        """Whether a dash leads to one more part of a name ("Phòng Pháp chế - Tổ chức"), not to a person or a body."""
        if at >= end or not tokens.capital[at]:
            return False
        names = Names(tokens, self.lexicon)
        return not names.at(at)[0] and not names.scan.is_person_name(at)

    def _person(self, maker: Mentions, start: int, end: int) -> Mention | None:
        names = Names(maker.tokens, self.lexicon)
        for at in range(start, end):
            found, _after = names.at(at)
            if found and found[0].kind is MentionKind.PERSON:
                return maker.mention(found[0])
        name = names.people.full_name(start)
        if not name or name > end:
            return None
        position = names.people.title_behind(name)
        return maker.mention(Name(start, name, MentionKind.PERSON, "nguoi-neu-ten", position=position))

    def _deadlines(self, tokens: Tokens, start: int, end: int, origin: Span) -> Iterable[DueBy]:
        words = tokens.words(start, end)
        offset = tokens.starts[start]
        try:
            deadline = parse_deadline(words, self.base)
        except DeadlineError:
            return []
        if deadline and deadline.kind is not DeadlineKind.NONE:
            span = replace(origin, start=offset, end=offset + len(words))
            return [DueBy(replace(deadline, printed=words), span, "nhan-thoi-han")]
        period = _period(words, self.base)
        if period:
            return [DueBy(period, replace(origin, start=offset, end=offset + len(words)), "nhan-thoi-han")]
        return [
            DueBy(due.deadline, replace(origin, start=offset + due.start, end=offset + due.end), "nhan-thoi-han")
            for due in find_deadlines(words, self.base)
        ]


def _period(words: str, base: Base) -> Deadline | None:
    """Return the period that a field gives without "từ": "Quý I - Quý II/2026"."""
    try:
        deadline = parse_deadline(f"từ {words}", base)
    except DeadlineError:
        return None
    return replace(deadline, printed=words) if deadline and deadline.kind is DeadlineKind.RANGE else None


def completed(task: Extracted, fields: Fields) -> Extracted:
    """Return a task with what its fields say; a field counts more than what the words let infer."""
    leads, person = tuple(fields.leads), fields.person
    coordinating = {mention.id or mention.name: mention for mention in (*task.coordinating, *fields.coordinating)}
    given = bool(leads or person)
    new_leads = leads if given else task.leads
    names = {mention.id or mention.name for mention in new_leads}
    source = LeadSource.EXPLICIT if leads else LeadSource.PERSON if person else task.lead_source
    return replace(
        task,
        leads=new_leads,
        person=person if given else task.person,
        people=tuple(fields.people) if given else task.people,
        lead_source=source,
        lead_rule="nhan-lead" if given else task.lead_rule,
        coordinating=tuple(mention for key, mention in coordinating.items() if key not in names),
        deadlines=tuple(fields.deadlines) or task.deadlines,
        product=fields.product or task.product,
        supervisor=fields.supervisor or task.supervisor,
        confidence=Confidence.STATED if given else task.confidence,
    )


def _piece_end(tokens: Tokens, start: int, end: int) -> int:
    """Return the mark that ends the words at ``start``, or ``end``."""
    return next((at for at in range(start, end) if tokens.printed[at] in _SEPARATORS), end)
