"""One passage → its assignments: sentences and clauses joined with the leads they inherit."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from thongbao.extract import headings, openers
from thongbao.extract import verb_lexicon as verbs
from thongbao.extract.appraising import assesses, in_case, only_opens, reports_situation
from thongbao.extract.clauses import ClauseReader
from thongbao.extract.cutting_clauses import ClauseCutter
from thongbao.extract.delivering import actions, product
from thongbao.extract.extracted import Confidence, DueBy, Extracted, LeadSource, Mention, MentionKind, Span
from thongbao.extract.folding import folded_words
from thongbao.extract.known_units import KnownUnits
from thongbao.extract.mentions import Mentions
from thongbao.extract.names import Names
from thongbao.extract.passages import Passage
from thongbao.extract.roles import Roles
from thongbao.extract.sentences import Range, sentences
from thongbao.extract.tokens import Lexicon, Tokens
from thongbao.vietnamese.deadline_reading import Base
from thongbao.vietnamese.deadline_words import find_deadlines
from thongbao.vietnamese.deadlines import DeadlineKind

_FEW_WORDS: Final = 3
_EARLY: Final = 12
_TOLD: Final = frozenset(folded_words("đã chưa"))
_STATES: Final = frozenset(folded_words("đạt tăng giảm bằng còn chưa được đã mới là chiếm"))
#: Kinds of deadlines that nobody uses to tell what happened.
_FIRM: Final = frozenset(
    {DeadlineKind.BEFORE, DeadlineKind.ON_OR_BEFORE, DeadlineKind.MILESTONE, DeadlineKind.BEFORE_MONTH}
)
# "quá thời hạn 60 ngày kể từ …" is a condition, not a term.
_OVER: Final = re.compile(r"(?<!không )(?<!\w)quá(?: thời)?(?: hạn)? $", re.IGNORECASE)
_REACH: Final = 24
_MUST: Final = frozenset(folded_words("cần phải khẩn"))
_WHICH: Final = folded_words("nào")[0]
_TERM_WORDS: Final = frozenset(folded_words("hoàn thành xong thời gian hạn tiến độ thực hiện yêu cầu phải cần"))


@dataclass(frozen=True, slots=True)
class Given:
    """The lead in force: whose it is and where it was printed."""

    leads: tuple[Mention, ...] = ()
    person: Mention | None = None
    people: tuple[Mention, ...] = ()
    source: LeadSource = LeadSource.NONE
    rule: str = ""
    coordinating: tuple[Mention, ...] = ()


@dataclass(slots=True)
class _Part:
    """One clause: its tokens, its roles, its deadlines."""

    tokens: Range
    roles: Roles
    deadlines: list[DueBy] = field(default_factory=list)


@dataclass(slots=True)
class _Task:
    """An assignment being put together from clauses."""

    start: int
    end: int
    sentence: int
    given: Given
    deadlines: list[DueBy]
    coordinating: list[Mention] = field(default_factory=list)
    supervisor: Mention | None = None
    parts: list[_Part] = field(default_factory=list)


class PassageReader:
    """Reads the passages of one notice."""

    def __init__(self, known: KnownUnits, lexicon: Lexicon, base: Base) -> None:
        self.known = known
        self.lexicon = lexicon
        self.base = base
        self._lines: dict[str, headings.Given | None] = {}

    def read(self, index: int, passage: Passage) -> tuple[list[Extracted], list[Span]]:
        """Return the assignments of a passage, and its sentences that give nothing to do."""
        if passage.text.rstrip().endswith(":") and (only_opens(passage.text) or self._line(passage.text)):
            # A line that gives what stands below it is no task itself.
            return [], [Span(index, 0, len(passage.text))]
        return _OnePassage(self, index, passage).read()

    def _line(self, line: str) -> headings.Given | None:
        if line not in self._lines:
            self._lines[line] = headings.of_line(line, self.lexicon)
        return self._lines[line]

    def heading(self, index: int, passage: Passage) -> Given:
        """Return what the nearest heading gives."""
        for number in range(len(passage.headings) - 1, -1, -1):
            line = passage.headings[number]
            given = self._line(line)
            if given:
                maker = Mentions(given.tokens, self.known, Span(index, 0, 0, heading=number))
                return _given(given.roles, maker, LeadSource.HEADING)
            if headings.addresses(line):
                # Somebody is given what stands below, in words that were not read: nobody further up is meant.
                return Given()
        return Given()


def _given(roles: Roles, maker: Mentions, source: LeadSource) -> Given:
    confidence = Confidence.INFERRED if source is LeadSource.HEADING else Confidence.STATED
    person = maker.mention(roles.person, confidence) if roles.person and not roles.leads else None
    people = maker.all(roles.people, confidence) if person else ()
    return Given(
        maker.all(roles.leads, confidence),
        person,
        people,
        LeadSource.PERSON if person and source is LeadSource.EXPLICIT else source,
        roles.lead_rule,
        maker.all(roles.coordinating, confidence) if source is not LeadSource.EXPLICIT else (),
    )


class _OnePassage:
    def __init__(self, owner: PassageReader, index: int, passage: Passage) -> None:
        self.text = passage.text
        self.tokens = Tokens.of(passage.text)
        self.names = Names(self.tokens, owner.lexicon)
        self.clause_reader = ClauseReader(self.names)
        self.cutter = ClauseCutter(self.clause_reader)
        self.maker = Mentions(self.tokens, owner.known, Span(index, 0, 0))
        self.current = owner.heading(index, passage)
        self.headed = self.current.source is LeadSource.HEADING
        self.assessing = not self.headed and any(map(assesses, passage.headings))
        self.found = find_deadlines(passage.text, owner.base)
        self.tasks: list[_Task] = []
        self.beside: list[Span] = []

    def read(self) -> tuple[list[Extracted], list[Span]]:
        start = self._run_in() or self.tokens.at_offset(headings.after_numbering(self.text))
        for number, (begin, end) in enumerate(sentences(self.tokens)):
            begin = max(begin, start)
            if begin < end:
                self._sentence(number, (begin, end))
        return [self._finished(task) for task in self.tasks], self.beside

    def _run_in(self) -> int:
        """Take the heading at the beginning of the passage; return the token behind it."""
        given = headings.run_in(self.names, self.text)
        if given is None:
            return 0
        self.current = _given(given.roles, self.maker, LeadSource.RUNIN_HEADING)
        self.headed = True
        return given.end

    # ── sentences ──

    def _sentence(self, number: int, sentence: Range) -> None:
        before = self.current
        has_lead = told = ordered = False
        for clause in self.cutter.clauses(sentence, headed=self.headed):
            roles = self.clause_reader.read(clause, headed=self.headed, has_lead=has_lead, ordered=ordered)
            ordered |= roles.lead_rule in {"giao", "yeu-cau"} and not self.clause_reader.orders.orders(clause[0])
            if in_case(self.text, self._offsets(clause)[0]) and not self._due(clause):
                roles.told, roles.leads, roles.person = True, [], None
            if self.assessing and roles.lead_rule in {"", "chu-ngu", "doi-voi"}:
                roles.told, roles.leads, roles.person = True, [], None
            if told and roles.lead_rule in {"", "chu-ngu"} and not self._due(clause):
                # What begins as a report goes on as one.
                roles.told, roles.leads, roles.person = True, [], None
            part = _Part(clause, roles, self._due(clause))
            if roles.either and not part.deadlines and not roles.receivers:
                roles.unread, roles.leads, roles.person = "thuat-hay-giao", [], None
            has_lead |= self._add(number, part)
            told = (
                not roles.decision
                and bool(self.beside)
                and self.beside[-1] == self.maker.span(*clause)
                and not part.deadlines
            )
        if self.tokens.printed[sentence[0]] == "(":
            # An order in brackets is an aside: what follows goes on with the lead before it.
            self.current = before

    def _due(self, clause: Range) -> list[DueBy]:
        start, end = self._offsets(clause)
        return [
            DueBy(due.deadline, replace(self.maker.origin, start=due.start, end=due.end), "thoi-han")
            for due in self.found
            if start <= due.start < end and not _OVER.search(self.text, max(0, due.start - _REACH), due.start)
        ]

    def _offsets(self, part: Range) -> Range:
        return self.tokens.starts[part[0]], self.tokens.ends[part[1] - 1]

    def _add(self, number: int, part: _Part) -> bool:
        """Add a clause to the tasks; return whether it names a lead of its own."""
        roles = part.roles
        if self._only_supervises(part):
            return False
        if roles.joins and self._joins_before(number, part):
            return False
        if roles.leads or roles.person:
            self.current = _given(roles, self.maker, LeadSource.EXPLICIT)
            self._begin(number, part, self.current)
            return True
        if roles.unread:
            self.current = Given()
            self._begin(number, part, Given(rule=roles.unread))
            return True
        if self._only_due(part):
            self._fold(part)
        elif roles.told and self._whoever(part):
            self._begin(number, part, Given(rule="ten-chua-het"))
        elif self._gives_nothing(part):
            self.beside.append(self.maker.span(*part.tokens))
        else:
            self._inherit(number, part)
        return False

    def _only_supervises(self, part: _Part) -> bool:
        """ "Giao đồng chí A - Phó Chủ tịch chỉ đạo.": a leader over the tasks before."""
        roles = part.roles
        if not (self.tasks and roles.supervises_only and roles.supervisor and not part.deadlines):
            return False
        supervisor = replace(self.maker.mention(roles.supervisor), rule=roles.supervisor_rule)
        for task in self.tasks:
            task.supervisor = task.supervisor or supervisor
        self.beside.append(self.maker.span(*part.tokens))
        return True

    def _joins_before(self, number: int, part: _Part) -> bool:
        """ "Sở A chủ trì …; Sở B, Sở C phối hợp": units that help the lead of the clause before."""
        last = self.tasks[-1] if self.tasks else None
        if last is None or last.sentence != number or last.end != part.tokens[0]:
            return False
        if not any(verbs.LEADING.match(self.tokens, at) for at in range(last.start, last.end)):
            return False
        helpers, part.roles.leads = part.roles.leads, []
        part.roles.coordinating = [*helpers, *part.roles.coordinating]
        last.end = part.tokens[1]
        self._more(last, part)
        return True

    def _only_due(self, part: _Part) -> bool:
        """ "Hoàn thành trước 20/9.": a deadline of the task before."""
        if not self.tasks or not part.deadlines or part.roles.coordinating or part.roles.receivers:
            return False
        covered = [(due.span.start, due.span.end) for due in part.deadlines]
        rest = [
            at
            for at in range(*part.tokens)
            if self.tokens.is_word(at) and not any(start <= self.tokens.starts[at] < end for start, end in covered)
        ]
        other = [at for at in rest if self.tokens.folded[at] not in _TERM_WORDS]
        return len(other) < _FEW_WORDS and not any(verbs.PREDICATE.match(self.tokens, at) for at in other)

    def _fold(self, part: _Part) -> None:
        task = self.tasks[-1]
        task.deadlines += [replace(due, rule="thoi-han-rieng") for due in part.deadlines]
        task.end = part.tokens[1]
        self.beside.append(self.maker.span(*part.tokens))

    def _gives_nothing(self, part: _Part) -> bool:
        start, end = part.tokens
        while start < end and not self.tokens.is_word(start):
            start += 1
        if start >= end or part.roles.told or self.tokens.folded[start] in _TOLD:
            return True
        if not any(self.tokens.is_word(at) for at in range(start + 1, end)):
            return True
        if verbs.BACKGROUND.match(self.tokens, start) and not part.deadlines:
            return True
        if reports_situation(self.tokens, (start, end)) and not self._names_behind_comma(start, end):
            return True
        if verbs.REPORT.match(self.tokens, start) or (part.roles.decision and not self.headed):
            return True
        if self._states(start, part) or (self.tokens.printed[-1] == ":" and end == len(self.tokens)):
            return True
        led = (self.current.leads or self.current.person) and not part.roles.elsewhere
        return not (led or self._orders(start, part) or (part.roles.elsewhere and self._strong(part)))

    def _names_behind_comma(self, start: int, end: int) -> bool:
        """ "Bão số 7 đang mạnh lên, các xã chằng chống nhà cửa": somebody is to do something about it."""
        return any(self.tokens.printed[at] == "," and self.names.at(at + 1)[0] for at in range(start, end - 1))

    def _whoever(self, part: _Part) -> bool:
        """ "Điện lực nào có tổn thất cao phải giải trình trước ngày 20/6": a task of whoever it turns out to be."""
        words = self.tokens.folded[part.tokens[0] : part.tokens[1]]
        must = any(word in _MUST for word in words)
        return bool(part.deadlines) and must and _WHICH in words[:_EARLY]

    def _strong(self, part: _Part) -> bool:
        return any(verbs.STRONG.match(self.tokens, at) for at in range(*part.tokens))

    def _states(self, start: int, part: _Part) -> bool:
        """Whether a clause says how things are: "Diện tích mới đạt 42 ha", "số vụ giảm 12%"."""
        if part.deadlines or part.roles.deliveries or self._begins_with_verb(start, part):
            return False
        words = self.tokens.folded[start : part.tokens[1]]
        return not any(word in _MUST for word in words) and any(word in _STATES for word in words[:_EARLY])

    def _begins_with_verb(self, start: int, part: _Part) -> bool:
        """Whether a verb stands at the opening, or behind what stands before the first comma."""
        if verbs.PREDICATE.match(self.tokens, start) or openers.ASK.match(self.tokens, start):
            return True
        comma = next((at for at in range(start, part.tokens[1]) if self.tokens.printed[at] in {",", ":"}), 0)
        return bool(comma) and verbs.PREDICATE.match(self.tokens, comma + 1) > 0

    def _orders(self, start: int, part: _Part) -> bool:
        """Whether a clause without any lead gives something to do at all."""
        if part.roles.coordinating or part.roles.deliveries or self._goes_on(part):
            return True
        if self._begins_with_verb(start, part) or any(due.deadline.kind in _FIRM for due in part.deadlines):
            return True
        return any(self.tokens.folded[at] in _MUST for at in range(start, part.tokens[1]))

    def _goes_on(self, part: _Part) -> bool:
        return bool(self.tasks) and self.tasks[-1].end == part.tokens[0]

    def _inherit(self, number: int, part: _Part) -> None:
        last = self.tasks[-1] if self.tasks else None
        same_sentence = last is not None and last.sentence == number and last.end == part.tokens[0]
        if last and same_sentence and _same_due(last.deadlines, part.deadlines):
            last.end = part.tokens[1]
            self._more(last, part)
            return
        if part.roles.elsewhere:
            self._begin(number, part, Given(rule="ten-chua-het"))
            return
        if not same_sentence and self._turns_elsewhere(part):
            # Somebody is spoken to whom the grammar did not read: surely not the one before.
            self._begin(number, part, Given())
            return
        if not self.headed and not same_sentence and verbs.THING.match(self.tokens, part.tokens[0]):
            # What is spoken of is a paper or money: nothing says that it is the business of the lead before.
            self._begin(number, part, Given())
            return
        self._begin(number, part, self._inherited(number))

    def _turns_elsewhere(self, part: _Part) -> bool:
        """Whether a clause asks or invites ("Mời chuyên gia …"), or opens with a body of its own below a heading."""
        start = self.clause_reader.orders.skip_marks(*part.tokens)
        if start >= part.tokens[1] or not self.tokens.capital[start]:
            return False
        if openers.REQUEST.match(self.tokens, start):
            return True
        names = self.names.at(start)[0] if self.headed else []
        return bool(names) and names[0].kind is MentionKind.UNIT and not names[0].place_only

    def _inherited(self, number: int) -> Given:
        given = self.current
        if given.source not in {LeadSource.EXPLICIT, LeadSource.PERSON}:
            return given
        here = any(task.sentence == number and task.given is given for task in self.tasks)
        source = LeadSource.INHERITED_CLAUSE if here else LeadSource.INHERITED_SENTENCE
        rule = "ve-truoc" if here else "cau-truoc"
        leads = tuple(replace(lead, confidence=Confidence.INFERRED) for lead in given.leads)
        return Given(leads, given.person, given.people, LeadSource.PERSON if given.person else source, rule)

    def _begin(self, number: int, part: _Part, given: Given) -> None:
        task = _Task(part.tokens[0], part.tokens[1], number, given, [], list(given.coordinating))
        self.tasks.append(task)
        self._more(task, part)

    def _more(self, task: _Task, part: _Part) -> None:
        roles = part.roles
        task.parts.append(part)
        task.deadlines += [due for due in part.deadlines if due not in task.deadlines]
        task.coordinating += [replace(self.maker.mention(name), rule="phoi-hop") for name in roles.coordinating]
        if roles.supervisor and not task.supervisor:
            task.supervisor = replace(self.maker.mention(roles.supervisor), rule=roles.supervisor_rule)

    def _finished(self, task: _Task) -> Extracted:
        given = task.given
        leads = {mention.name for mention in given.leads}
        span = self.maker.span(task.start, task.end)
        parts: Sequence[_Part] = task.parts
        return Extracted(
            text=self.text[span.start : span.end],
            span=span,
            leads=given.leads,
            lead_source=given.source if given.leads or given.person else LeadSource.NONE,
            lead_rule=given.rule,
            coordinating=_once(mention for mention in task.coordinating if mention.name not in leads),
            person=given.person,
            people=given.people,
            supervisor=task.supervisor,
            receivers=self.maker.all(name for part in parts for name in part.roles.receivers),
            product=product(self.tokens, (task.start, task.end), [due.span for due in task.deadlines], self.maker),
            actions=actions((d for part in parts for d in part.roles.deliveries), self.maker),
            deadlines=tuple(task.deadlines),
            confidence=_confidence(given),
        )


def _once(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    unique: dict[str, Mention] = {}
    for mention in mentions:
        unique.setdefault(mention.id or mention.name, mention)
    return tuple(unique.values())


def _same_due(left: Sequence[DueBy], right: Sequence[DueBy]) -> bool:
    def values(dues: Sequence[DueBy]) -> list[tuple[str, str]]:
        return sorted((due.deadline.kind, due.deadline.value_text()) for due in dues)

    return values(left) == values(right)


def _confidence(given: Given) -> Confidence:
    found = [mention.confidence for mention in given.leads] or [
        Confidence.STATED if given.person else Confidence.UNCERTAIN
    ]
    return max(found, key=list(Confidence).index)
