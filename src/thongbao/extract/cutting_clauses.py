"""A sentence → its clauses, one lead each: cut at semicolons, and at commas behind which others are given something."""

from collections.abc import Sequence

from thongbao.extract import openers
from thongbao.extract import verb_lexicon as verbs
from thongbao.extract.clauses import ClauseReader
from thongbao.extract.extracted import MentionKind
from thongbao.extract.sentences import Range, clauses


class ClauseCutter:
    """Cuts the sentences of one text."""

    def __init__(self, reader: ClauseReader) -> None:
        self.reader = reader
        self.names = reader.names
        self.tokens = reader.tokens

    def clauses(self, sentence: Range, *, headed: bool) -> list[Range]:
        """Return the clauses; one that gives to somebody else behind a comma is a clause of its own."""
        found: list[Range] = []
        for clause in self._joined(clauses(self.tokens, sentence)):
            begin, end = clause
            for at in range(begin + 1, end):
                if self.tokens.printed[at - 1] == "," and (
                    self._gives_anew(begin, at, headed) or self._turns_to(begin, at, headed)
                ):
                    found.append((begin, at))
                    begin = at
            found.append((begin, end))
        return found

    def _gives_anew(self, begin: int, at: int, headed: bool) -> bool:
        if not openers.GIVE.match(self.tokens, at) or not self.reader.orders.order_at(at, begin)[0]:
            return False
        before = self.reader.read((begin, at), headed=headed, has_lead=False)
        if before.asked and self.reader.subjects.gives_orders(before.leads):
            # "Đề nghị UBND tỉnh xem xét, giao Sở A …": it is UBND tỉnh that is to give.
            return False
        return bool(before.leads or before.person)

    def _turns_to(self, begin: int, at: int, headed: bool) -> bool:
        """ "Sở A tham mưu …, Sở B thẩm định …": behind a comma another body is given something of its own."""
        names, after = self.names.listing(at)
        if not names or self.tokens.printed[at - 2] == ")":
            return False
        if not self.reader.subjects.may_lead(names, at, after) or not verbs.PREDICATE.match(self.tokens, after):
            return False
        if verbs.TOGETHER.match(self.tokens, after) or verbs.LEADING.match(self.tokens, after):
            return False
        if self._in_list(begin, at):
            return False
        before = self.reader.read((begin, at), headed=headed, has_lead=False)
        if names[0].kind is MentionKind.PERSON and not before.person:
            # Behind a task of a body somebody with a title is the one who supervises it.
            return False
        # Behind a name the comma goes on with a list: the reading of the clause has read where names end.
        ends = {*self.names.ends(), *(name.end for name in (before.person, *before.people) if name)}
        return bool(before.leads or before.person) and at - 1 not in ends

    def _in_list(self, begin: int, comma: int) -> bool:
        """Whether the last verb before a comma takes bodies behind it ("phối hợp với", "gửi"): the list goes on."""
        for at in range(comma - 2, begin, -1):
            if verbs.TOGETHER.match(self.tokens, at) or verbs.DELIVER.match(self.tokens, at):
                return True
            if verbs.STRONG.match(self.tokens, at):
                handles = verbs.HANDLES.match(self.tokens, at)
                return handles > 0 and bool(self.names.listing(handles)[0])
        return False

    def _joined(self, parts: Sequence[Range]) -> list[Range]:
        """Return the clauses, those that are nothing but names taken together with the next."""
        joined: list[Range] = []
        begin = -1
        for start, end in parts:
            begin = start if begin < 0 else begin
            orders = self.reader.orders
            step = orders.order_at(begin, begin)[0] or orders.skip_marks(begin, end)
            names, after = self.names.listing(step, semicolons=True)
            if not (names and after >= end - 1 and self.tokens.printed[end - 1] == ";" and end < parts[-1][1]):
                joined.append((begin, end))
                begin = -1
        return joined
