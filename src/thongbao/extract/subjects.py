"""The subject of a clause: who leads it without being given anything by a verb."""

from typing import Final

from thongbao.extract import name_lexicon as nouns
from thongbao.extract import openers
from thongbao.extract import verb_lexicon as verbs
from thongbao.extract.extracted import MentionKind
from thongbao.extract.folding import folded_words
from thongbao.extract.name import Name
from thongbao.extract.orders import Orders
from thongbao.extract.predicates import Predicates
from thongbao.extract.roles import Roles
from thongbao.extract.tokens import Lexicon

_ADVERBIAL: Final = frozenset(
    folded_words(
        """trên căn để khi nếu trong trước sau từ đến vào nhằm theo hằng hàng định chậm ngay tại qua bên ngoài nhân
        do vì với về cùng giai thời mặt tuy song dựa xuất phát kể tùy đầu cuối riêng đối tiếp cứ hết trường quá"""
    )
)
#: Verbs that open a sentence and, behind the next comma, leave the order to its subject.
_ADVERBIAL_VERB: Final = Lexicon(
    ["thực hiện", "tiếp tục thực hiện", "căn cứ", "triển khai", "triển khai thực hiện", "tiếp thu", "chấp hành"]
)
_DECISION: Final = Lexicon(
    ["thống nhất", "đồng ý", "nhất trí", "cơ bản thống nhất", "cơ bản nhất trí", "chấp thuận", "cho phép", "tiếp thu"]
)
_TOPIC: Final = Lexicon(["riêng đối với", "đối với", "về phía", "riêng", "còn đối với", "còn", "trách nhiệm của"])
_CONNECTIVE: Final = Lexicon(
    [
        *(f"thứ {number}" for number in ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")),
        *(f"{number} là" for number in ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")),
        "đồng thời",
        "đặc biệt",
        "cùng với đó",
        "kết luận",
        "ngoài ra",
        "bên cạnh đó",
        "trước mắt",
        "mặt khác",
        "theo đó",
        "trong đó",
        "cụ thể",
        "song song",
        "tiếp đó",
        "các nội dung khác",
        "những nội dung khác",
        "các nhiệm vụ khác",
        "vì vậy",
        "do đó",
    ]
)
#: Who gives orders: their "giao", "yêu cầu" is not their own task.
_GIVER: Final = Lexicon(
    nouns.listed(
        """ban giám đốc|ban giám hiệu|ban lãnh đạo|hiệu trưởng|tổng giám đốc|cục trưởng|chi cục trưởng
        |phó thủ tướng|thứ trưởng|chủ tịch|phó chủ tịch|UBND|ủy ban nhân dân|thường trực|ban thường vụ|huyện ủy
        |tỉnh ủy|thành ủy|đảng ủy|thủ tướng|chính phủ|ban chỉ đạo|HĐND|hội đồng nhân dân|bí thư|phó bí thư|đồng chí
        |lãnh đạo|trưởng ban|phó trưởng ban|ban chấp hành|ban chỉ huy|thị ủy|quận ủy|bộ trưởng|văn phòng|giám đốc
        |trưởng đoàn|tập thể|hội nghị|đại diện"""
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
        "nghiêm khắc phê bình",
    ]
)
_SOME: Final = Lexicon(["một số", "nhiều", "không ít"])
_CONDITION: Final = Lexicon(["nếu", "trường hợp", "khi"])
_BLAME: Final = Lexicon(["phải kiểm điểm", "chịu trách nhiệm", "phải chịu trách nhiệm", "bị", "kiểm điểm", "sẽ bị"])
_PURPOSE: Final = Lexicon(
    [
        "để",
        "nhằm",
        "về",
        "đối với",
        "trong công tác",
        "trên cơ sở",
        "căn cứ",
        "trong quá trình",
        "thực hiện",
        "tiếp tục thực hiện",
    ]
)
_FRONTED: Final = Lexicon(
    nouns.listed(
        """kết quả xử lý|kết quả thực hiện|kết quả kiểm tra|kết quả rà soát|kết quả giải quyết|kết quả|hồ sơ|danh sách
        |tài liệu|nội dung này|việc này|vấn đề này|các nội dung trên|những nội dung trên|nội dung trên|các vướng mắc
        |những khó khăn, vướng mắc|kinh phí thực hiện"""
    ),
    loose=True,
)
#: These say which of a group, or where; what is said of it stands behind.
_NARROWS: Final = frozenset(folded_words("tại trong của nơi"))
_ANNOUNCES: Final = Lexicon(["thông báo"])
_KNOW: Final = folded_words("biết")[0]
_WILL: Final = folded_words("sẽ")[0]
_DIRECTS: Final = Lexicon(["chỉ đạo"])
_INVITES: Final = Lexicon(["mời"])
_CHAIR: Final = Lexicon(nouns.listed("chủ tịch|phó chủ tịch|bí thư|phó bí thư|đồng chí|thường trực"))
_BY: Final = folded_words("do")[0]
_COMMITTEE: Final = Lexicon(nouns.listed("UBND|ủy ban nhân dân"))
_COMMUNE: Final = Lexicon(nouns.listed("xã|phường|thị trấn|các xã|các phường"))
_LONGEST_TOPIC: Final = 25
_SHORT_SEGMENT: Final = 6
_MOST_PARTS: Final = 6


class Subjects:
    """Finds the subjects in one text."""

    def __init__(self, orders: Orders) -> None:
        self.orders = orders
        self.names = orders.names
        self.tokens = orders.tokens
        self.predicates = Predicates(orders.names)

    def find(self, at: int, end: int, roles: Roles) -> None:
        """Find the subject of the clause ``at:end``: at its opening, or behind adverbials that end in a comma."""
        start = at
        colon = self._colon(at, end)
        roles.decision = bool(_DECISION.match(self.tokens, at) or (colon and _DECISION.match(self.tokens, colon + 1)))
        topic: list[Name] = []
        opener = fronted = False
        for _part in range(_MOST_PARTS):
            if at >= end or self.orders.orders(at):
                break
            step = self.orders.skip_marks(_CONNECTIVE.match(self.tokens, at) or at, end)
            behind_topic = _TOPIC.match(self.tokens, step)
            names, after = self.orders.listing(behind_topic or step, end)
            after = self.orders.behind(names, after)
            if names and verbs.REPORT.match(self.tokens, start):
                roles.told = True
                return
            if behind_topic and names:
                if self._topic_leads(names, after, end, roles):
                    return
                lacks = after < end and self.tokens.folded[after] in verbs.TOLD
                topic = topic or (names if lacks or self._at_comma(after, end) else [])
            elif names:
                weak = fronted and not verbs.STRONG.match(self.tokens, after)
                if weak or self._subject(names, start, step, after, end, roles) or roles.told:
                    return
            fronted = fronted or self._is_fronted(step)
            adverbial = self._is_adverbial(step) or fronted or self._is_topic(step, end)
            goes_on = adverbial or (
                opener and not self._is_order(step, end, purpose=_PURPOSE.match(self.tokens, start) > 0)
            )
            opener = opener or adverbial
            comma = self._next_comma(step, end) if goes_on else 0
            if not comma or self._led_inside(step, comma):
                break
            at = comma + 1
        if topic and at < end and self.orders.is_predicate(self._behind_asking(at)) and not self.orders.orders(at):
            self.orders.give(topic, "doi-voi", roles)

    def _is_topic(self, at: int, end: int) -> bool:
        """Whether a matter without any verb stands up to a colon: "Đơn của ông A: Phòng B trả lời …"."""
        colon = self._colon(at, end)
        if not colon or colon - at > _LONGEST_TOPIC or self.tokens.printed[at] == "(":
            return False
        return not any(verbs.STRONG.match(self.tokens, step) for step in range(at, colon))

    def _colon(self, at: int, end: int) -> int:
        return next((step for step in range(at, end) if self.tokens.printed[step] == ":"), 0)

    def gives_orders(self, names: list[Name]) -> bool:
        """Return whether the names are of those who give orders to others."""
        return any(_GIVER.match(self.tokens, name.start) for name in names)

    def may_lead(self, names: list[Name], at: int, after: int) -> bool:
        """Return whether bodies behind a comma lead what follows: not who gives orders or only did something."""
        if all(name.kind is MentionKind.PERSON for name in names):
            return nouns.HONORIFIC.match(self.tokens, at) > 0 and not self.predicates.tells(after, after + 1)
        if any(name.kind is not MentionKind.UNIT or name.place_only for name in names):
            return False
        giver = _GIVER.match(self.tokens, at) and not self._ordinary(names, after)
        if giver or not self.tokens.capital[at]:
            return False
        return not self.predicates.tells(after, after + 1)

    def _ordinary(self, names: list[Name], after: int) -> bool:
        """Whether the committee of a commune ("UBND xã Trung Sơn") is given something to do itself."""
        committee = all(_COMMITTEE.match(self.tokens, name.start) and name.rule != "chuc-vu" for name in names)
        if not committee or self.orders.orders(after) or _DECISION.match(self.tokens, after):
            return False
        return all(self._named_commune(_COMMITTEE.match(self.tokens, name.start)) for name in names)

    def _named_commune(self, at: int) -> bool:
        behind = _COMMUNE.match(self.tokens, at)
        return 0 < behind < len(self.tokens) and self.tokens.capital[behind]

    def _is_fronted(self, at: int) -> bool:
        """Whether a clause opens with what somebody named behind the comma is to do something with.

        "Kết quả xử lý, UBND phường báo cáo …", "Yêu cầu các hộ vào bờ, Phòng Kinh tế theo dõi".
        """
        if _FRONTED.match(self.tokens, at):
            return True
        asks = openers.ASK.match(self.tokens, at)
        return bool(asks) and not self.names.listing(asks)[0]

    def _is_adverbial(self, at: int) -> bool:
        tokens = self.tokens
        if at >= len(tokens):
            return False
        return bool(
            tokens.folded[at] in _ADVERBIAL
            or verbs.ABOUT.match(tokens, at)
            or _ADVERBIAL_VERB.match(tokens, at)
            or _TOPIC.match(tokens, at)
        )

    def _behind_asking(self, at: int) -> int:
        """ "Riêng xã A chưa gửi, yêu cầu gửi ngay": who is asked stands before."""
        return openers.ASK.match(self.tokens, at) or at

    def _led_inside(self, at: int, comma: int) -> bool:
        """Whether the words before a comma say by whom the matter is led: "Việc này do Phòng A chủ trì, Phòng B …"."""
        by = next((step for step in range(at, comma) if self.tokens.folded[step] == _BY), 0)
        if not by:
            return False
        names, after = self.names.listing(by + 1)
        return bool(names) and verbs.LEADING.match(self.tokens, self.orders.behind(names, after)) > 0

    def _at_comma(self, at: int, end: int) -> bool:
        return at < end and self.tokens.printed[at] == ","

    def _is_order(self, at: int, end: int, *, purpose: bool) -> bool:
        """Whether what stands up to the next comma is an order of its own, not the rest of an adverbial.

        In an adverbial that may hold verbs (``purpose``) a short one is none: "Về công tác phòng, chống dịch, …".
        """
        verb = verbs.PREDICATE.match(self.tokens, at)
        if not verb:
            return False
        behind_colon = at > 0 and self.tokens.printed[at - 1] == ":"
        short = self._next_comma(at, end) - at <= _SHORT_SEGMENT
        return behind_colon or not short or not purpose

    def _next_comma(self, at: int, end: int) -> int:
        depth = 0
        for step in range(at, end):
            word = self.tokens.printed[step]
            depth += (word == "(") - (word == ")")
            if (word in {",", ":"} or (word == "thì" and step > at)) and depth <= 0:
                return step
        return 0

    def _topic_leads(self, names: list[Name], after: int, end: int, roles: Roles) -> bool:
        """ "Riêng xã A xây dựng …", "Đối với các xã đã đạt chuẩn rà soát …", "Đối với Sở B: …"."""
        if after >= end:
            return False
        colon = self.tokens.printed[after] == ":"
        if colon or (self.orders.is_predicate(after) and self.tokens.folded[after] not in verbs.TOLD):
            self.orders.give(names, "doi-voi", roles)
            return True
        return False

    def _subject(self, names: list[Name], start: int, at: int, after: int, end: int, roles: Roles) -> bool:
        """Take the names at ``at`` as the lead when what stands behind them is an order; return whether to stop."""
        tokens = self.tokens
        if after >= end:
            return False
        if self._gives(names, at, after, roles):
            return True
        if self._tells(names, start, at, after, end):
            roles.told = True
            return False
        if not self.predicates.is_bound(after):
            if self.predicates.told_word(after, end):
                roles.elsewhere = at == start and tokens.folded[after] in _NARROWS
                roles.told = not roles.elsewhere
                return False
            if all(name.place_only for name in names) or not self.orders.is_predicate(after):
                roles.elsewhere = at == start and not all(name.place_only for name in names)
                return False
            roles.joins = not verbs.LEADING.match(tokens, after) and self._helps(after)
        roles.either = self.predicates.either(after)
        self.orders.give(names, "chu-ngu", roles)
        return True

    def _gives(self, names: list[Name], at: int, after: int, roles: Roles) -> bool:
        """Take those who give orders to others: who chairs is given nothing, who only invites or directs is."""
        tokens = self.tokens
        decides = _DECISION.match(tokens, after)
        if decides and tokens.printed[decides : decides + 1] == (":",) and self.orders.orders(decides + 1):
            # "Tập thể lãnh đạo Sở thống nhất: giao Phòng A …"
            return True
        person = names[0].kind is MentionKind.PERSON
        if not (self.orders.orders(after) and (_GIVER.match(tokens, at) or person)):
            return False
        chairs = _CHAIR.match(tokens, at) > 0
        directs = _DIRECTS.match(tokens, after) > 0
        invites = _INVITES.match(tokens, after) > 0 and names[0].kind is MentionKind.UNIT
        if (directs and person) or ((directs or invites) and not chairs):
            # "UBND tỉnh chỉ đạo Sở A …", "Văn phòng mời Sở B …": it is told to do so.
            self.orders.give(names, "chu-ngu", roles)
        elif directs:
            # Who chairs may as well be the one who orders.
            roles.unread = "ai-duoc-giao"
        return True

    def _tells(self, names: list[Name], start: int, at: int, after: int, end: int) -> bool:
        """Whether the clause tells what the names did, are or will be blamed for, and orders nothing."""
        tokens = self.tokens
        if _GIVER.match(tokens, at) and (_GIVERS_VERB.match(tokens, after) or tokens.folded[after] == _WILL):
            return True
        if _GIVER.match(tokens, at) and _ANNOUNCES.match(tokens, after) and _KNOW in tokens.folded[after:end]:
            return True
        if self.predicates.tells(after, end) or (_SOME.match(tokens, at) and not self.predicates.must(after)):
            return True
        if verbs.BACKGROUND.match(tokens, at) or (any(name.told for name in names) and not self.predicates.must(after)):
            return True
        return bool(_CONDITION.match(tokens, start) and _BLAME.match(tokens, after))

    def _helps(self, at: int) -> bool:
        """ "…; Phòng B phối hợp thực hiện": with nobody named, the help is for the lead of the clause before."""
        together = verbs.TOGETHER.match(self.tokens, at)
        return bool(together) and not self.names.listing(together)[0]
