"""Verbs that give a task or ask for it, and whom they give it to."""

from typing import Final

from thongbao.extract import name_lexicon as nouns
from thongbao.extract import openers
from thongbao.extract import verb_lexicon as verbs
from thongbao.extract.boundaries import Boundaries
from thongbao.extract.extracted import MentionKind
from thongbao.extract.folding import folded_words
from thongbao.extract.name import Name
from thongbao.extract.names import Names
from thongbao.extract.roles import Roles
from thongbao.extract.tokens import Lexicon

_OPENING_MARKS: Final = frozenset("([“\"'-–*+•,:")
_BEFORE_ORDER: Final = frozenset(folded_words("thì và thời nhất ý nay trí sau đó mắt trương"))
_NO_PREDICATE: Final = frozenset(
    folded_words("của tại ở trong về để với từ do nên mà như và hoặc theo nơi so bằng ngoài khóa khoá nhiệm")
)
_EACH: Final = Lexicon(nouns.listed("mỗi|từng"))
_STAFF: Final = Lexicon(nouns.listed("công chức|viên chức|cán bộ|giáo viên|nhân viên|bác sĩ|lực lượng|thành viên"))
_LONGEST_APPOSITION: Final = 8
_NO_ORDER: Final = (0, False)
_MATTER: Final = Lexicon(["việc", "nội dung", "nhiệm vụ", "phần việc"])
#: Those who sat together, and give orders: "Hội nghị yêu cầu các chi bộ …".
GATHERING: Final = Lexicon(
    nouns.listed("hội nghị|cuộc họp|phiên họp|buổi làm việc|hội nghị cũng|hội nghị tiếp tục|tập thể lãnh đạo|buổi họp")
)
_APPOSED: Final = frozenset({"-", "–", ","})
_APPOSITION: Final = Lexicon(
    nouns.listed(
        """cơ quan thường trực|đơn vị thường trực|thường trực|chủ đầu tư|đơn vị chủ trì|cơ quan chủ trì
        |cơ quan đầu mối|đơn vị đầu mối|đại diện chủ đầu tư|cơ quan tham mưu|là chủ đầu tư|đơn vị được giao"""
    )
)


class Orders:
    """Finds the orders in one text."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.tokens = names.tokens
        self.boundaries = Boundaries(names.scan)

    def behind(self, names: list[Name], after: int) -> int:
        """Return the token behind the names, and behind the title of the person who is last among them."""
        if names and names[-1].kind is MentionKind.PERSON:
            end = max(after, names[-1].body[1])
            bracket = end < len(self.tokens) and self.tokens.printed[end] == "("
            return (self._closing(end) or end) if bracket else end
        if not names or after >= len(self.tokens):
            return after
        if self.tokens.printed[after] == "(":
            return self._closing(after) or after
        if _EACH.match(self.tokens, after) and (own := nouns.GROUP_NOUN.match(self.tokens, after + 1)):
            # "Sở A, Sở B mỗi đơn vị xây dựng …"
            return own if self.is_predicate(own) else after
        if self.tokens.printed[after] in {"-", "–"}:
            whose, end = self.names.at(after + 1)
            if whose and whose[0].kind is MentionKind.UNIT:
                # "Phòng Tổng hợp - Văn phòng UBND tỉnh": the body it belongs to.
                return end
        if self.tokens.printed[after] in _APPOSED and (what := _APPOSITION.match(self.tokens, after + 1)):
            whose, end = self.names.at(what)
            end = end if whose else what
            end = self._closing_mark(after, end) or end
            return end + 1 if end < len(self.tokens) and self.tokens.printed[end] in _APPOSED else end
        return after

    def _closing_mark(self, mark: int, at: int) -> int:
        """Return the mark that closes what explains a name ("Sở A - đơn vị chủ trì Đề án -"), or 0."""
        for step in range(at, min(at + _LONGEST_APPOSITION, len(self.tokens))):
            if self.tokens.printed[step] == self.tokens.printed[mark]:
                return step if self.is_predicate(step + 1) else 0
            if not self.tokens.is_word(step):
                return 0
        return 0

    def _closing(self, at: int) -> int:
        for step in range(at, min(at + 25, len(self.tokens))):
            if self.tokens.printed[step] == ")":
                return step + 1
        return 0

    def is_predicate(self, at: int) -> bool:
        """Return whether a predicate may begin at ``at``."""
        tokens = self.tokens
        if not tokens.is_word(at):
            return False
        if verbs.PREDICATE.match(tokens, at):
            return True
        return not tokens.capital[at] and tokens.folded[at] not in _NO_PREDICATE and not tokens.printed[at].isdigit()

    def give(self, names: list[Name], rule: str, roles: Roles) -> None:
        """Give the clause to the names, units as leads and the first person as the one who carries it."""
        people = [name for name in names if name.kind is MentionKind.PERSON]
        units = [name for name in names if name.kind is not MentionKind.PERSON]
        helpers = [name for name in units if self._helps_in_bracket(name)]
        if units and not people and not self._read_whole(units):
            roles.unread = "ten-chua-het"
            return
        roles.leads = [name for name in units if name not in helpers]
        roles.coordinating += helpers
        roles.lead_rule = rule
        if people and not roles.person:
            roles.person = people[0]
            roles.people = people[1:]
            self._supervises(people[0], roles)

    def _read_whole(self, units: list[Name]) -> bool:
        """Whether the last of the names surely ends where it was read to end."""
        last = units[-1]
        return self.boundaries.certain(last, max(self.behind([last], max(last.end, last.body[1])), last.end))

    def _supervises(self, person: Name, roles: Roles) -> None:
        """A leader who is given a task "chỉ đạo", "duyệt" supervises it."""
        after = self.behind([person], person.end)
        end = verbs.SUPERVISE.match(self.tokens, after)
        if end and self.is_leader(person):
            roles.supervisor, roles.supervisor_rule = person, "chi-dao-giao"
            rest = end
            while rest < len(self.tokens) and self.tokens.is_word(rest):
                rest += 1
            roles.supervises_only = rest - end <= 4

    def _helps_in_bracket(self, name: Name) -> bool:
        """ "Sở A (chủ trì), Sở B (phối hợp)"."""
        behind = name.end < len(self.tokens) and self.tokens.printed[name.end] == "("
        return behind and verbs.TOGETHER.match(self.tokens, name.end + 1) > 0

    def is_leader(self, person: Name) -> bool:
        """Return whether the person heads or leads others."""
        return person.position[1] > 0 and bool(nouns.LEADER.match(self.tokens, person.position[0]))

    def order_at(self, at: int, start: int) -> tuple[int, bool]:
        """Return the token behind a giving or asking verb at ``at`` that a name follows, and whether it only asks.

        ``(0, False)`` when there is none, or when it is told or a noun: "đã giao cho", "theo đề nghị của".
        """
        tokens = self.tokens
        give, ask = openers.GIVE.match(tokens, at), openers.ASK.match(tokens, at)
        direct = openers.DIRECT.match(tokens, at)
        behind = max(give, ask, direct)
        if behind and behind < len(tokens) and tokens.printed[behind] == ":":
            behind += 1
        behind = (behind and verbs.ON_BEHALF.match(tokens, behind)) or behind
        if not behind or (at > start and not self._may_order(at, start)):
            return _NO_ORDER
        if at and tokens.folded[at - 1] in verbs.NOT_GIVEN and not tokens.capital[at]:
            return _NO_ORDER
        names, _end = self.names.listing(behind)
        if behind == direct and at == start and any(name.kind is MentionKind.GROUP for name in names):
            return _NO_ORDER
        named = bool(names) and names[0].kind is MentionKind.UNIT and tokens.capital[behind]
        if at > start and _STAFF.match(tokens, behind) and not named:
            # "Thanh tra Sở phân công công chức theo dõi": to share out its people is the task of who leads.
            return _NO_ORDER
        return (behind, give < behind) if names else _NO_ORDER

    def listing(self, at: int, end: int) -> tuple[list[Name], int]:
        """Return the names that begin at ``at``; semicolons between them count as commas inside one clause."""
        names, after = self.names.listing(at)
        if names and after < end and self.tokens.printed[after] == ";":
            return self.names.listing(at, semicolons=True)
        return names, after

    def orders(self, at: int) -> bool:
        """Return whether an order stands at ``at``."""
        return self.order_at(at, at)[0] > 0

    def _may_order(self, at: int, start: int) -> bool:
        tokens = self.tokens
        before = tokens.folded[at - 1]
        if openers.GIVE.match(tokens, at) and _MATTER.match(tokens, start):
            return True
        if GATHERING.match(tokens, start) == at:
            return True
        return tokens.capital[at] or not tokens.is_word(at - 1) or before in _BEFORE_ORDER or at in self.names.ends()

    def skip_marks(self, at: int, end: int) -> int:
        """Return the token behind brackets, dashes and quotes at ``at``."""
        while at < end and self.tokens.printed[at] in _OPENING_MARKS:
            counted = self.tokens.printed[at] == "(" and self.tokens.printed[at + 2 : at + 3] == (")",)
            at += 3 if counted else 1
        return at
