"""Whether a name surely ends where it was read to end: by its own last word, or by what stands behind it.

A name that may go on is not taken: a part of a name would be another body.
"""

from typing import Final

from thongbao.extract import name_lexicon as nouns
from thongbao.extract import verb_lexicon as verbs
from thongbao.extract.extracted import MentionKind
from thongbao.extract.field_lexicon import FIELD
from thongbao.extract.folding import folded_words, is_abbreviation
from thongbao.extract.groups import CHARGED, OCCUPATION
from thongbao.extract.name import Name
from thongbao.extract.scanning import Scanner
from thongbao.extract.tokens import Lexicon

_SURE_RULES: Final = frozenset(
    {"ten-trong-don-vi", "dia-ban-chung-dau", "ten-dia-ban", "phong-ban-chung-dau", "co-quan-chung-dau"}
)
_LONGEST_FIELD: Final = 13
_LONGEST_LEVEL: Final = 3
_NEAR: Final = 8
#: "Tổ đại biểu … ứng cử tại huyện Sa Pa": where somebody is may narrow the name.
_PLACED: Final = frozenset(folded_words("tại"))
_NEAR_PLACE: Final = 3
_SHORT_ITEM: Final = 6
#: What a body is there for as often as what it is to do.
_PURPOSE: Final = Lexicon(
    nouns.listed(
        """quản lý|đấu giá|bán đấu giá|giải phóng|giải phóng mặt bằng|vận hành|phát triển|quy hoạch|điều hành|khai thác
        |sửa chữa|thi công|thiết kế|sản xuất|chế biến|cung ứng|đào tạo|bồi dưỡng|kiểm định|bảo trì|duy tu|cấp nước
        |thu gom|chăm sóc|nuôi dưỡng|tư vấn|giám định|đo đạc|kiểm nghiệm|bảo vệ"""
    )
)
_SHORT_NAME: Final = 4
_HEAD_AND_FIELD: Final = 2
_PARTY_ENDS: Final = frozenset(folded_words("ủy"))
#: Behind a name these show that more belongs to it, or that it is no subject.
_GOES_ON: Final = frozenset(folded_words("của thuộc do và hoặc cùng với như nào này đó ấy mà"))
#: Behind a group these begin what narrows it as often as what it is to do.
_NARROWS: Final = frozenset(folded_words("tại trong ở nơi có trên được đang đã chưa còn ngoài bị giữa"))
_WHEN: Final = Lexicon(
    nouns.listed(
        """trong tháng|trong quý|trong năm|trong ngày|trong tuần|trong quá trình|trong thời gian|trong phạm vi
        |trong dịp|trong thời hạn|trong vòng|trên cơ sở|có trách nhiệm|có văn bản|có giải pháp|có kế hoạch|có báo cáo
        |có biện pháp|có phương án|có nhiệm vụ|có ý kiến|được giao|được phân công|trong công tác|trong đó"""
    )
)
_SETTING: Final = Lexicon(
    nouns.listed(
        """theo|căn cứ|trên cơ sở|để|khi|trước|sau|từ|đến|ngay|cùng nhau|không|chỉ|cũng|đều|phải|hằng|hàng|mỗi|chậm
        |nhanh|nhằm|vào|cho|về|nếu|không để|hết|đúng|bằng|cấm|nâng|lấy|giữ|lo|chăm|thay mặt|thống nhất"""
    )
)
#: Groups that are whole by their noun.
_WHOLE_GROUP: Final = Lexicon(
    nouns.listed(
        "sở|ban|ngành|phòng|xã|phường|thị trấn|huyện|quận|thành phố|thị xã|tỉnh|địa phương|đoàn thể|thôn|bản|tổ dân phố"
    )
)
_GIVEN_WORK: Final = Lexicon(nouns.listed("được giao chủ trì|được giao|được phân công"))
_IN_ROLE: Final = Lexicon(
    nouns.listed("là đầu mối|là cơ quan|là đơn vị|với vai trò|với tư cách|với tinh thần|với trách nhiệm|cùng nhau")
)
_BEHIND_COMMA: Final = Lexicon(
    nouns.listed(
        """trong|trên cơ sở|với|tùy|tuỳ|ngoài|riêng|đồng thời|trước mắt|nhất là|đặc biệt|bao gồm|gồm|trong đó|cùng|phối
        |nếu|trường hợp|khi|tại|thời gian|đề nghị|yêu cầu|giao|qua|thông qua|bằng|thường xuyên|hạn"""
    )
)
#: Heads that take the name of one field and nothing more.
_NAMED_AFTER_FIELD: Final = Lexicon(nouns.listed("sở|phòng|khoa|cục|chi cục|vụ|bộ|thanh tra"))
_JOINED: Final = frozenset({",", "va", *folded_words("và")})


class Boundaries:
    """Tells of the names of one text."""

    def __init__(self, scan: Scanner) -> None:
        self.scan = scan
        self.tokens = scan.tokens

    def certain(self, name: Name, after: int) -> bool:
        """Return whether the name ends for sure, ``after`` being the token behind it and what explains it."""
        tokens = self.tokens
        if name.kind is MentionKind.PERSON or after >= len(tokens):
            return True
        if name.open_end and tokens.is_word(after):
            return False
        if not tokens.is_word(after):
            return not self._goes_on_behind_mark(name, after)
        group = name.kind is MentionKind.GROUP
        if self._may_narrow(after) if group else self._second_verb(name, after):
            return False
        if any(known.match(tokens, after) for known in (verbs.PREDICATE, verbs.STRONG, _IN_ROLE)):
            return True
        if tokens.capital[after] or tokens.folded[after] in _GOES_ON:
            return False
        if self.scan.begins_name(after) or nouns.GROUP_NOUN.match(tokens, after):
            return False
        closed = self.closed(name) and name.kind is MentionKind.UNIT
        placed = any(word in _PLACED for word in tokens.folded[after + 1 : after + _NEAR_PLACE])
        if closed and not _SETTING.match(tokens, after) and (placed or self.scan.strong_ahead(after, _NEAR)):
            # What is not known for a verb, and one that surely is behind it: the first may narrow the name.
            return False
        if tokens.folded[after] in _NARROWS:
            return closed or bool(_WHEN.match(tokens, after))
        return closed or bool(_SETTING.match(tokens, after))

    def _may_narrow(self, at: int) -> bool:
        """Whether the verb behind a group may say which it is: another verb follows in the clause."""
        tokens = self.tokens
        charged = CHARGED.match(tokens, at) or _GIVEN_WORK.match(tokens, at)
        work = charged or OCCUPATION.match(tokens, at)
        mannered = verbs.MANNER.match(tokens, work) > 0 and not verbs.STRONG.match(tokens, work)
        if not work or (mannered and not charged):
            return False
        for step in range(work, min(work + _NEAR, len(tokens))):
            if not tokens.is_word(step):
                return False
            verb = verbs.PREDICATE.match(tokens, step) if step > work else 0
            # "Các xã trồng cam khoanh vùng dịch": the first verb may say which.
            if self.scan.strong_at(step) or (charged and verb) or (work == at + 1 and verb > step + 1):
                return True
        return False

    def _second_verb(self, name: Name, at: int) -> bool:
        """Whether the verb behind a short name may say what the body is for: a verb of no name follows soon.

        "Đội Cảnh sát quản lý hành chính rà soát", "Ban Bồi thường giải phóng mặt bằng chi trả".
        """
        tokens = self.tokens
        purpose = _PURPOSE.match(tokens, at)
        if not purpose or name.kind is not MentionKind.UNIT or name.rule != "ten-co-quan" or name.end != at:
            return False
        capitals = [step for step in range(name.start, at) if tokens.capital[step]]
        short = at - name.start <= _SHORT_NAME and len(capitals) == _HEAD_AND_FIELD and not tokens.capital[at - 1]
        if not short or verbs.MANNER.match(tokens, purpose) or verbs.STRONG.match(tokens, purpose):
            return False
        return self.scan.strong_ahead(purpose, _NEAR) > 0

    def _goes_on_behind_mark(self, name: Name, mark: int) -> bool:
        if self.tokens.printed[mark] == ":":
            return name.kind is MentionKind.GROUP and self.enumerates(mark + 1)
        return self.tokens.printed[mark] == "," and self._goes_on_behind(mark + 1)

    def enumerates(self, at: int) -> bool:
        """Return whether words behind a colon list who is meant, and are no task: "Các khoa, phòng: Nội, Ngoại …"."""
        tokens = self.tokens
        if not tokens.is_word(at) or not tokens.capital[at] or self.scan.begins_name(at):
            return False
        if verbs.PREDICATE.match(tokens, at) or verbs.STRONG.match(tokens, at):
            return False
        return any(tokens.folded[step] in _JOINED for step in range(at + 1, min(at + _SHORT_ITEM, len(tokens))))

    def _goes_on_behind(self, at: int) -> bool:
        """Whether a list of names goes on behind a comma with one that was not read."""
        tokens = self.tokens
        if not tokens.is_word(at):
            return False
        if verbs.PREDICATE.match(tokens, at) or verbs.STRONG.match(tokens, at) or _SETTING.match(tokens, at):
            return False
        if _BEHIND_COMMA.match(tokens, at) or tokens.printed[at].isdigit():
            return False
        # What is neither a verb nor a setting is one more of the list, or the rest of the name.
        return not self.scan.begins_name(at) or nouns.GROUP_NOUN.match(tokens, at) > 0

    def closed(self, name: Name) -> bool:
        """Return whether a name ends in words like its last: a level, a place, a field, a short form."""
        tokens, end = self.tokens, name.end
        if name.rule in _SURE_RULES or self._ends_in(nouns.LEVEL, name, _LONGEST_LEVEL):
            return True
        last = tokens.printed[end - 1]
        if last.isdigit() or tokens.folded[end - 1] in _PARTY_ENDS:
            return True
        if name.kind is MentionKind.GROUP:
            tail = self._ends_in(nouns.GROUP_TAIL, name, 6) and not self._ends_in(OCCUPATION, name, 3)
            return tail or self._whole_group(name)
        if is_abbreviation(last):
            return nouns.WHOLE.match(tokens, name.start) != end
        return self._ends_in_field(name) or self._ends_in_place(name)

    def _ends_in(self, lexicon: Lexicon, name: Name, longest: int) -> bool:
        first = max(name.start + 1, name.end - longest)
        return any(lexicon.match(self.tokens, at) == name.end for at in range(first, name.end))

    def _whole_group(self, name: Name) -> bool:
        return any(
            _WHOLE_GROUP.match(self.tokens, at) == name.end for at in range(max(name.start, name.end - 3), name.end)
        )

    def _ends_in_field(self, name: Name) -> bool:
        """Whether a field ends the name; a single verb is none: "Ban Tổ chức lễ hội"."""
        first = max(name.start + 1, name.end - _LONGEST_FIELD)
        for at in range(first, name.end):
            if FIELD.match(self.tokens, at) == name.end:
                always = _NAMED_AFTER_FIELD.match(self.tokens, name.start) == at
                return always or verbs.PREDICATE.match(self.tokens, at) != name.end
        return False

    def _ends_in_place(self, name: Name) -> bool:
        """Whether the name ends in capitals behind the word of an area: "xã Suối Lạnh"."""
        at = name.end
        while at > name.start and self.tokens.capital[at - 1]:
            at -= 1
        if name.end - at > 1 and nouns.WHOLE.match(self.tokens, name.start) == at:
            return True
        return at < name.end and any(
            nouns.AREA.match(self.tokens, step) == at for step in range(max(name.start, at - 3), at)
        )
