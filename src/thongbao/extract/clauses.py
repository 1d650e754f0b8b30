"""A clause → who is given what part in it: lead, coordinating units, person, supervisor, receivers."""

from typing import Final

from thongbao.extract import name_lexicon as nouns
from thongbao.extract import openers
from thongbao.extract import verb_lexicon as verbs
from thongbao.extract.extracted import MentionKind
from thongbao.extract.folding import folded_words
from thongbao.extract.name import Name
from thongbao.extract.names import Names
from thongbao.extract.orders import GATHERING, Orders
from thongbao.extract.roles import Roles
from thongbao.extract.sentences import Range
from thongbao.extract.subjects import Subjects
from thongbao.extract.tokens import Lexicon

_TOWARDS: Final = frozenset(folded_words("về cho đến tới lên với qua"))
_BY: Final = folded_words("do")[0]
_FOR: Final = frozenset(folded_words("để cho"))
_SUPERIOR: Final = Lexicon(["bộ", "chính phủ", "thủ tướng", "trung ương", "văn phòng chính phủ", "quốc hội", "các bộ"])
_MEETING: Final = Lexicon(["tổ chức làm việc với"])
_UNDER: Final = Lexicon(
    ["dưới sự chỉ đạo của", "dưới sự chỉ đạo trực tiếp của", "dưới sự lãnh đạo, chỉ đạo của"], loose=True
)
_IN_CHARGE: Final = Lexicon(
    ["phụ trách", "trực tiếp phụ trách", "chỉ đạo", "theo dõi", "xem xét, chỉ đạo", "xem xét", "duyệt"], loose=True
)
_CARRIES: Final = Lexicon(
    ["làm việc", "chỉ đạo", "chủ trì", "kiểm tra", "phụ trách", "trực tiếp", "họp", "tổ chức", "duyệt", "xem xét"]
)
_BEFORE_CHARGE: Final = frozenset("(,")
_NO_ORDER: Final = (0, False)
_LEAD_IS: Final = Lexicon(
    ["đơn vị thực hiện là", "đơn vị chủ trì là", "cơ quan chủ trì là", "cơ quan thực hiện là", "đầu mối là"]
)
_SHARES_OUT: Final = Lexicon(["phân công"])
_INVITE: Final = Lexicon(["mời"])
_TAKE_PART: Final = Lexicon(["cùng", "tham gia", "phối hợp", "cùng tham gia", "cử"])
_WITH: Final = folded_words("cùng")[0]
_NOUN_MAKER: Final = folded_words("sự")[0]


class ClauseReader:
    """Reads the clauses of one text."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.tokens = names.tokens
        self.orders = Orders(names)
        self.subjects = Subjects(self.orders)

    def read(self, clause: Range, *, headed: bool, has_lead: bool, ordered: bool = False) -> Roles:
        """Return the roles of a clause.

        ``headed``: a line above gives the task already, so what is asked of others is not given to them.
        ``has_lead``: an earlier clause of the sentence names its lead; ``ordered``: somebody else orders it there.
        """
        roles = Roles(ordered=ordered)
        start, end = clause
        at = self.orders.skip_marks(start, end)
        self.subjects.find(at, end, roles)
        self._scan(at, end, roles, headed=headed, has_lead=has_lead)
        roles.coordinating = [name for name in _unique(roles.coordinating) if name not in roles.leads]
        return roles

    def _scan(self, start: int, end: int, roles: Roles, *, headed: bool, has_lead: bool) -> None:
        at = start
        while at < end:
            at = max(at + 1, self._trigger(at, start, end, roles, headed=headed, has_lead=has_lead))

    def _trigger(self, at: int, start: int, end: int, roles: Roles, *, headed: bool, has_lead: bool) -> int:
        tokens = self.tokens
        behind, asks = self.orders.order_at(at, start) if tokens.is_word(at) else _NO_ORDER
        if behind:
            return self._order(at, behind, end, asks, start, roles, headed=headed, has_lead=has_lead)
        behind = verbs.TOGETHER.match(tokens, at)
        if behind and (tokens.folded[at] != _WITH or self._joins_names(at)):
            return self._together(at, behind, end, roles)
        if behind := verbs.DELIVER.match(tokens, at):
            return self._delivery(at, behind, end, roles)
        if behind := _UNDER.match(tokens, at):
            return self._under(behind, roles)
        if behind := _LEAD_IS.match(tokens, at):
            return self._lead_is(behind, roles)
        if tokens.printed[at] in _BEFORE_CHARGE and (behind := self._supervised(at + 1, roles)):
            return behind
        if tokens.folded[at] in _FOR:
            return self._for_person(at + 1, roles)
        if tokens.folded[at] == _BY and GATHERING.match(tokens, start) == at:
            # "Cuộc họp do đồng chí A chủ trì": who chaired is told.
            return at + 1
        if tokens.folded[at] == _BY or not tokens.is_word(at):
            return self._led_by(at + 1, end, roles)
        return at + 1

    def _order(
        self, at: int, behind: int, end: int, asks: bool, start: int, roles: Roles, *, headed: bool, has_lead: bool
    ) -> int:
        names, after = self.orders.listing(behind, end)
        invites = has_lead and not self.tokens.capital[at] and _INVITE.match(self.tokens, at) > 0
        own = has_lead and not roles.ordered and not self.tokens.capital[at]
        directs = own and openers.DIRECT.match(self.tokens, at) > 0
        opening = not (invites or directs) and (at == start or self.tokens.capital[at])
        if asks and roles.leads and _INVITE.match(self.tokens, at) and _TAKE_PART.match(self.tokens, after):
            roles.coordinating += [name for name in names if name.kind is not MentionKind.PERSON]
            return after
        headed = headed and not (opening and openers.REQUEST.match(self.tokens, at))
        if asks and (headed or ((roles.leads or has_lead) and not opening)):
            return after
        if has_lead and self._own_people(at, names):
            return after
        if roles.unread or (roles.leads and not opening and self.tokens.is_word(at - 1)):
            return after
        if not roles.leads and not roles.person:
            roles.asked = asks
            roles.told = False
            self.orders.give(names, "yeu-cau" if asks else "giao", roles)
        return after

    def _own_people(self, at: int, names: list[Name]) -> bool:
        """Whether who leads shares out work among its own: "…; phân công cụ thể từng đồng chí cấp ủy phụ trách bản"."""
        groups = names and all(name.kind is MentionKind.GROUP for name in names)
        return bool(groups) and not self.tokens.capital[at] and _SHARES_OUT.match(self.tokens, at) > 0

    def _together(self, at: int, behind: int, end: int, roles: Roles) -> int:
        tokens = self.tokens
        if at and tokens.folded[at - 1] == _NOUN_MAKER:
            return behind
        names, after = self.names.listing(behind)
        if not names or behind >= end:
            return behind
        if _MEETING.match(tokens, at) and _SUPERIOR.match(tokens, behind):
            return after
        roles.coordinating += [name for name in names if name.kind is not MentionKind.PERSON]
        return after

    def _joins_names(self, at: int) -> bool:
        """Whether "cùng" stands behind a name: "Sở A cùng Sở B"."""
        return at > 0 and (at in self.names.ends() or self.tokens.printed[at - 1] in {")", ","})

    def _delivery(self, at: int, behind: int, end: int, roles: Roles) -> int:
        step = behind
        while step < end and self.tokens.folded[step] in _TOWARDS:
            step += 1
        names, after = self.names.listing(step)
        if step >= end or not names:
            return behind
        roles.deliveries.append((at, behind))
        roles.receivers += names
        for person in names:
            leads = person.kind is MentionKind.PERSON and self.orders.is_leader(person) and not roles.supervisor
            if leads and _IN_CHARGE.match(self.tokens, self.orders.behind([person], person.end)):
                roles.supervisor, roles.supervisor_rule = person, "chi-dao-bao-cao"
        return self.orders.behind(names, after)

    def _under(self, behind: int, roles: Roles) -> int:
        names, after = self.names.listing(behind)
        if names and names[0].kind is MentionKind.PERSON and not roles.supervisor:
            roles.supervisor, roles.supervisor_rule = names[0], "chi-dao-duoi"
        return max(after, behind)

    def _supervised(self, at: int, roles: Roles) -> int:
        """ "… (đồng chí A - Phó Chủ tịch UBND xã phụ trách, chỉ đạo)", the same behind a comma."""
        names, after = self.names.at(at)
        if not names or names[0].kind is not MentionKind.PERSON or roles.supervisor:
            return 0
        if self.tokens.printed[at - 1] == "," and not (roles.leads and self.orders.is_leader(names[0])):
            return 0
        after = self.orders.behind(names, after)
        if not verbs.SUPERVISE.match(self.tokens, after):
            return 0
        roles.supervisor, roles.supervisor_rule = names[0], "chi-dao-ngoac"
        return after

    def _lead_is(self, behind: int, roles: Roles) -> int:
        """ "đơn vị thực hiện là Trường Trung cấp nghề A"."""
        names, after = self.names.listing(behind)
        units = [name for name in names if name.kind is not MentionKind.PERSON]
        if units and not roles.leads and not roles.person:
            roles.leads, roles.lead_rule, roles.told = units, "chu-tri", False
        return max(after, behind)

    def _for_person(self, at: int, roles: Roles) -> int:
        """ "tham mưu để đồng chí A, Phó Chủ tịch UBND huyện làm việc với …"."""
        if not nouns.HONORIFIC.match(self.tokens, at):
            return at
        names, after = self.names.at(at)
        if not names or names[0].kind is not MentionKind.PERSON:
            return at
        after = self.orders.behind(names, after)
        if self.orders.is_leader(names[0]) and _CARRIES.match(self.tokens, after) and not roles.supervisor:
            roles.supervisor, roles.supervisor_rule = names[0], "chi-dao-de"
        return after

    def _led_by(self, at: int, end: int, roles: Roles) -> int:
        """ "do Sở A chủ trì"; "…, Sở B phối hợp" behind a lead."""
        tokens = self.tokens
        if at >= end or not tokens.is_word(at):
            return at
        names, after = self.names.listing(at)
        units = [name for name in names if name.kind is not MentionKind.PERSON]
        if not units or after >= end:
            return max(at, after)
        if verbs.LEADING.match(tokens, after) and not roles.leads and not roles.person:
            roles.leads, roles.lead_rule, roles.told = units, "chu-tri", False
            return after
        together = verbs.TOGETHER.match(tokens, after)
        if together and (roles.leads or roles.person) and not self.names.listing(together)[0]:
            roles.coordinating += units
            return together
        return max(at, after)


def _unique(names: list[Name]) -> list[Name]:
    return list(dict.fromkeys(names))
