"""A clause → who is given what part in it: lead, coordinating units, person, supervisor, receivers."""

from dataclasses import dataclass, field
from typing import Final

from thongbao.extract import name_lexicon as nouns
from thongbao.extract import verb_lexicon as verbs
from thongbao.extract.extracted import MentionKind
from thongbao.extract.folding import folded_words
from thongbao.extract.name import Name
from thongbao.extract.names import Names
from thongbao.extract.sentences import Range
from thongbao.extract.tokens import Lexicon

_OPENING_MARKS: Final = frozenset("([“\"'-–*+•,:")
_BEFORE_ORDER: Final = frozenset(folded_words("thì và thời nhất ý nay trí sau đó"))
_ADVERBIAL: Final = frozenset(
    folded_words(
        """trên căn để khi nếu trong trước sau từ đến vào nhằm theo hằng hàng định chậm ngay tại qua bên ngoài nhân
        do vì         với về cùng giai thời mặt tuy song dựa xuất phát kể tùy đầu cuối riêng đối tiếp cứ hết"""
    )
)
#: Verbs that open a sentence and, behind the next comma, leave the order to its subject.
_ADVERBIAL_VERB: Final = Lexicon(["thực hiện", "tiếp tục thực hiện", "căn cứ", "triển khai", "triển khai thực hiện"])
_DECISION: Final = Lexicon(
    ["thống nhất", "đồng ý", "nhất trí", "cơ bản thống nhất", "cơ bản nhất trí", "chấp thuận", "cho phép", "tiếp thu"]
)
_TOPIC: Final = Lexicon(["riêng đối với", "đối với", "về phía", "riêng", "còn đối với", "còn", "trách nhiệm của"])
_CONNECTIVE: Final = Lexicon(
    [
        "đồng thời",
        "ngoài ra",
        "bên cạnh đó",
        "trước mắt",
        "mặt khác",
        "theo đó",
        "trong đó",
        "cụ thể",
        "song song",
        "tiếp đó",
    ]
)
#: Who gives orders: their "giao", "yêu cầu" is not their own task.
_GIVER: Final = Lexicon(
    nouns.listed(
        """chủ tịch|phó chủ tịch|UBND|ủy ban nhân dân|thường trực|ban thường vụ|huyện ủy|tỉnh ủy|thành ủy|đảng ủy
        |thủ tướng|chính phủ|ban chỉ đạo|HĐND|hội đồng nhân dân|bí thư|phó bí thư|đồng chí|lãnh đạo|trưởng ban
        |phó trưởng ban|ban chấp hành|ban chỉ huy|thị ủy|quận ủy|bộ trưởng|văn phòng|giám đốc|trưởng đoàn"""
    )
)
_GIVERS_VERB: Final = Lexicon(
    [
        "thống nhất",
        "đồng ý",
        "ghi nhận",
        "đánh giá",
        "biểu dương",
        "kết luận",
        "hoan nghênh",
        "cơ bản",
        "nhất trí",
        "cảm ơn",
        "chấp thuận",
        "phê bình",
        "nhấn mạnh",
        "nghe",
        "thông báo",
    ]
)
_NO_PREDICATE: Final = frozenset(
    folded_words("của tại ở trong về để với từ do nên mà như và hoặc theo nơi so bằng ngoài")
)
_BEHIND_SUBJECT_COMMA: Final = Lexicon(["căn cứ", "trên cơ sở", "theo", "trong phạm vi", "khi", "với vai trò", "ngoài"])
_IS_LEAD: Final = Lexicon(
    [
        "là cơ quan chủ trì",
        "là đơn vị chủ trì",
        "là đầu mối",
        "là cơ quan đầu mối",
        "là đơn vị đầu mối",
        "là cơ quan thường trực",
    ]
)
_MUST_HAVE: Final = Lexicon(
    [
        "có trách nhiệm",
        "có văn bản",
        "có giải pháp",
        "có kế hoạch",
        "có báo cáo",
        "có ý kiến",
        "có biện pháp",
        "có phương án",
        "có hình thức",
        "có nhiệm vụ",
        "còn phải",
        "chưa được",
        "không được",
        "không để",
        "không tổ chức",
        "được giao nhiệm vụ",
        "được phân công",
        "được giao chủ trì",
    ]
)
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


@dataclass(slots=True)
class Roles:
    """What one clause says; names are those of its tokens. ``told``: it tells of what is or was, and orders nothing."""

    leads: list[Name] = field(default_factory=list)
    lead_rule: str = ""
    coordinating: list[Name] = field(default_factory=list)
    person: Name | None = None
    supervisor: Name | None = None
    supervisor_rule: str = ""
    supervises_only: bool = False
    receivers: list[Name] = field(default_factory=list)
    deliveries: list[Range] = field(default_factory=list)
    asked: bool = False
    told: bool = False
    decision: bool = False


class ClauseReader:
    """Reads the clauses of one text."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.tokens = names.tokens

    def read(self, clause: Range, *, headed: bool, has_lead: bool) -> Roles:
        """Return the roles of a clause.

        ``headed``: a line above gives the task already, so what is asked of others is not given to them.
        ``has_lead``: an earlier clause of the sentence names its lead.
        """
        roles = Roles()
        start, end = clause
        at = self._skip_marks(start, end)
        self._openings(at, end, roles)
        self._scan(at, end, roles, headed=headed, has_lead=has_lead)
        roles.coordinating = [name for name in _unique(roles.coordinating) if name not in roles.leads]
        return roles

    def _skip_marks(self, at: int, end: int) -> int:
        while at < end and self.tokens.printed[at] in _OPENING_MARKS:
            at += 1
        return at

    # ── the subject of the clause ──

    def _openings(self, at: int, end: int, roles: Roles) -> None:
        """Find the subject: at the opening, or behind adverbials that end in a comma."""
        tokens = self.tokens
        roles.decision = bool(_DECISION.match(tokens, at))
        topic: tuple[list[Name], int] | None = None
        for _part in range(6):
            if at >= end or self._orders(at):
                break
            step = self._skip_marks(_CONNECTIVE.match(tokens, at) or at, end)
            behind_topic = _TOPIC.match(tokens, step)
            names, after = self.names.listing(behind_topic or step)
            after = self._behind(names, after)
            if names and behind_topic:
                if self._topic_leads(names, after, end, roles):
                    return
                topic = topic or ((names, after) if self._at_comma(after, end) else None)
            elif names:
                if self._subject(names, step, after, end, roles):
                    return
                if roles.told:
                    return
            adverbial = tokens.folded[step] in _ADVERBIAL or _ADVERBIAL_VERB.match(tokens, step) or behind_topic
            comma = self._next_comma(step, end) if adverbial else 0
            if not comma:
                break
            at = comma + 1
        if topic and at < end and self._is_predicate(at) and not self._orders(at):
            self._give(topic[0], "doi-voi", roles)

    def _behind(self, names: list[Name], after: int) -> int:
        """Return the token behind the names, and behind the title of the person who is last among them."""
        if names and names[-1].kind is MentionKind.PERSON:
            return max(after, names[-1].body[1])
        if after < len(self.tokens) and self.tokens.printed[after] == "(":
            close = self._closing(after)
            return close if names and close else after
        return after

    def _closing(self, at: int) -> int:
        for step in range(at, min(at + 25, len(self.tokens))):
            if self.tokens.printed[step] == ")":
                return step + 1
        return 0

    def _at_comma(self, at: int, end: int) -> bool:
        return at < end and self.tokens.printed[at] == ","

    def _next_comma(self, at: int, end: int) -> int:
        depth = 0
        for step in range(at, end):
            word = self.tokens.printed[step]
            depth += (word == "(") - (word == ")")
            if word in {",", ":"} and depth <= 0:
                return step
        return 0

    def _topic_leads(self, names: list[Name], after: int, end: int, roles: Roles) -> bool:
        """ "Riêng xã A xây dựng …", "Đối với các xã đã đạt chuẩn rà soát …", "Đối với Sở B: …"."""
        if after >= end:
            return False
        colon = self.tokens.printed[after] == ":"
        if colon or (self._is_predicate(after) and self.tokens.folded[after] not in verbs.TOLD):
            self._give(names, "doi-voi", roles)
            return True
        return False

    def _subject(self, names: list[Name], at: int, after: int, end: int, roles: Roles) -> bool:
        tokens = self.tokens
        if after >= end:
            return False
        if self._orders(after) and (_GIVER.match(tokens, at) or names[0].kind is MentionKind.PERSON):
            return True
        if _GIVERS_VERB.match(tokens, after) and _GIVER.match(tokens, at):
            roles.told = True
            return False
        if verbs.BACKGROUND.match(tokens, at) or any(name.told for name in names):
            roles.told = True
            return False
        if tokens.printed[after] == ":" or _IS_LEAD.match(tokens, after) or _MUST_HAVE.match(tokens, after):
            self._give(names, "chu-ngu", roles)
            return True
        if tokens.printed[after] == "," and _BEHIND_SUBJECT_COMMA.match(tokens, after + 1):
            self._give(names, "chu-ngu", roles)
            return True
        if tokens.is_word(after) and tokens.folded[after] in verbs.TOLD:
            roles.told = True
            return False
        if all(name.place_only for name in names) or not self._is_predicate(after):
            return False
        self._give(names, "chu-ngu", roles)
        return True

    def _is_predicate(self, at: int) -> bool:
        tokens = self.tokens
        if not tokens.is_word(at):
            return False
        if verbs.PREDICATE.match(tokens, at):
            return True
        return not tokens.capital[at] and tokens.folded[at] not in _NO_PREDICATE and not tokens.printed[at].isdigit()

    def _give(self, names: list[Name], rule: str, roles: Roles) -> None:
        people = [name for name in names if name.kind is MentionKind.PERSON]
        units = [name for name in names if name.kind is not MentionKind.PERSON]
        roles.leads = units
        roles.lead_rule = rule
        if people and not roles.person:
            roles.person = people[0]
            self._supervises(people[0], roles)

    def _supervises(self, person: Name, roles: Roles) -> None:
        """A leader who is given a task "chỉ đạo", "duyệt" supervises it."""
        after = self._behind([person], person.end)
        end = verbs.SUPERVISE.match(self.tokens, after)
        if end and self._is_leader(person):
            roles.supervisor, roles.supervisor_rule = person, "chi-dao-giao"
            rest = end
            while rest < len(self.tokens) and self.tokens.is_word(rest):
                rest += 1
            roles.supervises_only = rest - end <= 4

    def _is_leader(self, person: Name) -> bool:
        return person.position[1] > 0 and bool(nouns.LEADER.match(self.tokens, person.position[0]))

    # ── what stands inside the clause ──

    def _order_at(self, at: int, start: int) -> tuple[int, bool]:
        """Return the token behind a giving or asking verb at ``at`` that a name follows, and whether it only asks.

        ``(0, False)`` when there is none, or when it is told or a noun: "đã giao cho", "theo đề nghị của".
        """
        tokens = self.tokens
        give, ask = verbs.GIVE.match(tokens, at), verbs.ASK.match(tokens, at)
        behind = max(give, ask)
        if not behind or (at > start and not self._may_order(at)):
            return _NO_ORDER
        if at and tokens.folded[at - 1] in verbs.NOT_GIVEN and not tokens.capital[at]:
            return _NO_ORDER
        names, _end = self.names.listing(behind)
        return (behind, give < ask) if names else _NO_ORDER

    def _orders(self, at: int) -> bool:
        return self._order_at(at, at)[0] > 0

    def _may_order(self, at: int) -> bool:
        tokens = self.tokens
        before = tokens.folded[at - 1]
        return tokens.capital[at] or not tokens.is_word(at - 1) or before in _BEFORE_ORDER or at in self.names.ends()

    def _scan(self, start: int, end: int, roles: Roles, *, headed: bool, has_lead: bool) -> None:
        at = start
        while at < end:
            at = max(at + 1, self._trigger(at, start, end, roles, headed=headed, has_lead=has_lead))

    def _trigger(self, at: int, start: int, end: int, roles: Roles, *, headed: bool, has_lead: bool) -> int:
        tokens = self.tokens
        behind, asks = self._order_at(at, start) if tokens.is_word(at) else _NO_ORDER
        if behind:
            return self._order(at, behind, asks, start, roles, headed=headed, has_lead=has_lead)
        if behind := verbs.TOGETHER.match(tokens, at):
            return self._together(at, behind, end, roles)
        if behind := verbs.DELIVER.match(tokens, at):
            return self._delivery(at, behind, end, roles)
        if behind := _UNDER.match(tokens, at):
            return self._under(behind, roles)
        if tokens.folded[at] in _FOR:
            return self._for_person(at + 1, roles)
        if tokens.folded[at] == _BY or not tokens.is_word(at):
            return self._led_by(at + 1, end, roles)
        return at + 1

    def _order(
        self, at: int, behind: int, asks: bool, start: int, roles: Roles, *, headed: bool, has_lead: bool
    ) -> int:
        names, after = self.names.listing(behind)
        names = list(names)
        opening = at == start or self.tokens.capital[at]
        if asks and (headed or ((roles.leads or has_lead) and not opening)):
            return after
        if roles.leads and not opening and self.tokens.is_word(at - 1):
            return after
        if not roles.leads and not roles.person:
            roles.asked = asks
            roles.told = False
            self._give(names, "yeu-cau" if asks else "giao", roles)
        return after

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
            leads = person.kind is MentionKind.PERSON and self._is_leader(person) and not roles.supervisor
            if leads and _IN_CHARGE.match(self.tokens, self._behind([person], person.end)):
                roles.supervisor, roles.supervisor_rule = person, "chi-dao-bao-cao"
        return self._behind(names, after)

    def _under(self, behind: int, roles: Roles) -> int:
        names, after = self.names.listing(behind)
        if names and names[0].kind is MentionKind.PERSON and not roles.supervisor:
            roles.supervisor, roles.supervisor_rule = names[0], "chi-dao-duoi"
        return max(after, behind)

    def _for_person(self, at: int, roles: Roles) -> int:
        """ "tham mưu để đồng chí A, Phó Chủ tịch UBND huyện làm việc với …"."""
        if not nouns.HONORIFIC.match(self.tokens, at):
            return at
        names, after = self.names.at(at)
        if not names or names[0].kind is not MentionKind.PERSON:
            return at
        after = self._behind(names, after)
        if self._is_leader(names[0]) and _CARRIES.match(self.tokens, after) and not roles.supervisor:
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
            return at
        if verbs.LEADING.match(tokens, after) and not roles.leads and not roles.person:
            roles.leads, roles.lead_rule, roles.told = units, "chu-tri", False
            return after
        together = verbs.TOGETHER.match(tokens, after)
        if together and (roles.leads or roles.person) and not self.names.listing(together)[0]:
            roles.coordinating += units
            return together
        return at


def _unique(names: list[Name]) -> list[Name]:
    return list(dict.fromkeys(names))


_NO_ORDER: Final = (0, False)
_NOUN_MAKER: Final = folded_words("sự")[0]
