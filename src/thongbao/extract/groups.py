"""Groups of bodies: the nouns in a row ("sở, ban, ngành") and what narrows them."""

from collections.abc import Callable
from typing import Final

from thongbao.extract import name_lexicon as nouns
from thongbao.extract.folding import folded, folded_words
from thongbao.extract.scanning import Scanner
from thongbao.extract.tokens import Lexicon
from thongbao.extract.verb_lexicon import MANNER, PREDICATE, STOPS, STRONG

_AND: Final = frozenset({"va", folded("và")})
_LIST_MARKS: Final = frozenset({",", *_AND, "&"})
_PLURAL_WORD: Final = folded("các")
_LONGEST_MODIFIER: Final = 12
_OF: Final = frozenset(folded_words("của thuộc"))
_MODIFIER: Final = frozenset(folded_words("có đã chưa còn đang được nơi đạt thuộc nằm phụ sử tại trong ở trên của"))
#: What begins like a modifier and is not one.
_NOT_NARROWING: Final = Lexicon(
    nouns.listed(
        """trong tháng|trong quý|trong năm|trong ngày|trong tuần|trong quá trình|trong thời gian|trong phạm vi
        |trong dịp|trong thời hạn|trong vòng|trên cơ sở|trong công tác|được giao nhiệm vụ|được phân công
        |được giao chủ trì|có trách nhiệm|có văn bản|có kế hoạch|có giải pháp|có biện pháp|có phương án|có báo cáo"""
    )
)
#: Verbs for what somebody is there for: behind "đơn vị", "cơ quan" they may say which.
OCCUPATION: Final = Lexicon(
    nouns.listed(
        """quản lý|vận hành|quản lý, vận hành|khai thác|sử dụng|trình|soạn thảo|thẩm định|thẩm tra|tư vấn|thi công
        |thiết kế|giám sát|cung cấp|cung ứng|kinh doanh|sản xuất|chế biến|chủ trì|thu gom|tham gia|thụ hưởng|vận tải
        |nuôi trồng|nuôi|trồng|nhận khoán|đánh bắt|thuê|vay|khám|điều hành|bảo trì|xử lý|đầu tư|xuất khẩu|nhập khẩu
        |quản lý và vận hành|khám, chữa bệnh
        |đăng ký|được kiểm tra|được giám sát|được kiểm toán|được thanh tra|đề xuất|trúng thầu|bảo vệ|tự quản
        |nhận ủy thác|nhận hỗ trợ|nhận vốn|hoạt động|sinh sống|làm nghề
        |tổ chức ăn bán trú|tổ chức bán trú|tổ chức nội trú|đóng quân|hưởng|xả thải|phát sinh|lưu giữ"""
    ),
    loose=True,
)
_WHERE_WORDS: Final = frozenset(folded_words("tại trong ở"))
_LONGEST_PLACE: Final = 6
#: What a body has charge of says which it is: "các phòng tham mưu công tác người có công".
CHARGED: Final = Lexicon(
    nouns.listed(
        """tham mưu công tác|tham mưu lĩnh vực|tham mưu về|phụ trách tiêu chí|phụ trách lĩnh vực|phụ trách địa bàn
        |phụ trách công tác|quản lý chuyên ngành|quản lý lĩnh vực|quản lý ngành|theo dõi địa bàn|theo dõi lĩnh vực
        |phụ trách xã|phụ trách nội dung|quản lý ngành, lĩnh vực|quản lý chuyên ngành, lĩnh vực
        |chủ trì nội dung|chủ trì dự án|chủ trì tiểu dự án|chủ trì nhiệm vụ|chủ trì chương trình|chủ trì tiêu chí
        |quản lý nhà nước|phụ trách"""
    ),
    loose=True,
)
_LONGEST_DOING: Final = 7
_TOLD: Final = frozenset(folded_words("đã chưa còn đang"))
_SHORT_VERBS: Final = frozenset(folded_words("ký lập cử nộp gửi trình"))
#: Nouns of groups that a field behind tells apart: "các trường mầm non".
_FIELD_NOUNS: Final = frozenset(folded_words("trường tâm ty cục viện lý xã hội trạm"))
_WHERE: Final = folded("nơi")
_FEW_WORDS: Final = 5
#: "cơ quan", "đơn vị": a verb behind them may say which.
_OFFICE_NOUNS: Final = frozenset(folded_words("quan vị"))


class Groups:
    """Reads where groups end in one text; ``nested`` reads a body, ``is_named`` tells whether one begins."""

    def __init__(self, scan: Scanner, nested: Callable[[int], int], is_named: Callable[[int], bool]) -> None:
        self.scan = scan
        self.tokens = scan.tokens
        self.nested = nested
        self.is_named = is_named

    def chain(self, end: int) -> int:
        """Return the end of nouns in a row: "sở, ban, ngành", "xã, phường và thị trấn"."""
        tokens = self.tokens
        while end + 1 < len(tokens) and (tokens.folded[end] in _LIST_MARKS or tokens.printed[end] in {"-", "/"}):
            step = end + 2 if tokens.printed[end] == "," and tokens.folded[end + 1] in _AND else end + 1
            noun = nouns.GROUP_NOUN.match(tokens, step)
            if not noun or (tokens.capital[step] and self.is_named(step)) or nouns.NOT_HEADS.match(tokens, step) > noun:
                return end
            if nouns.AREA.match(tokens, step) == noun and self.scan.capitals(noun):
                return end
            end = noun
        return end

    def end_of(self, end: int) -> tuple[int, bool]:
        """Return the end of a group with what narrows it, and whether that is what it has done or not done."""
        tokens = self.tokens
        bare = end
        for _tail in range(4):
            inner = nouns.GROUP_NOUN.match(tokens, end + 1) if self._is_plural_word(end) else 0
            if inner and not self.scan.capitals(inner):
                end = self.chain(inner)
            elif field := self._kinds(end):
                end = self.scan.capitals(field) or field
            elif tail := max(self._levels(end), nouns.GROUP_TAIL.match(tokens, end)):
                end = self.scan.place(tail) or self._border(tail) or tail
            elif (end + 1 < len(tokens) and tokens.folded[end] in _OF and (nested := self.nested(end + 1))) or (
                nested := self._body_behind(end)
            ):
                end = nested
            else:
                break
        if end == bare:
            end = self._doing(end) or self._more_words(end)
        return self._modifier_end(end)

    def _levels(self, at: int) -> int:
        """Return the end of levels in a row, none with a name: "các trạm y tế xã, phường"; or 0."""
        tokens = self.tokens
        end = nouns.LEVEL.match(tokens, at)
        if not end or tokens.capital[at]:
            return 0
        while end + 1 < len(tokens) and (tokens.printed[end] == "," or tokens.folded[end] in _AND):
            more = nouns.LEVEL.match(tokens, end + 1)
            if not more or tokens.capital[end + 1] or self.scan.capitals(more):
                break
            end = more
        return end

    def _border(self, at: int) -> int:
        """Return the end of the area behind "giáp với": "các xã giáp ranh với tỉnh Lào Cai"; or 0."""
        area = nouns.AREA.match(self.tokens, at)
        return self.scan.place(area) if area else 0

    def _kinds(self, at: int) -> int:
        """Return the end of the fields that tell a group apart: "các trường mầm non", "các trường THCS, THPT"."""
        tokens = self.tokens
        if tokens.folded[at - 1] not in _FIELD_NOUNS:
            return 0
        end = self.scan.field_here(at)
        while end and end + 1 < len(tokens) and tokens.folded[end] in _LIST_MARKS:
            more = self.scan.field_here(end + 1)
            if not more or self.scan.begins_name(end + 1) or PREDICATE.match(tokens, end + 1):
                break
            end = more
        return end

    def _is_plural_word(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens.folded[at] == _PLURAL_WORD

    def _doing(self, at: int) -> int:
        """Return the end of what the group does for a living: "các đơn vị quản lý hồ chứa" before "báo cáo"; or 0."""
        tokens = self.tokens
        charged = CHARGED.match(tokens, at)
        verb = charged or OCCUPATION.match(tokens, at)
        mannered = MANNER.match(tokens, verb) > 0 and not STRONG.match(tokens, verb) and not charged
        if not verb or mannered or (STRONG.match(tokens, at) > verb and not charged):
            return 0
        for step in range(verb, min(verb + _LONGEST_DOING, len(tokens))):
            if charged and step == verb and tokens.printed[step] in {"(", ":", ","}:
                return step
            if self.scan.breaks_off(step):
                return 0
            strong = STRONG.match(tokens, step) and (step == verb or self.scan.strong_at(step))
            if strong or (step >= verb + (0 if charged else 2) and PREDICATE.match(tokens, step) > step + 1):
                return step
        return 0

    def _more_words(self, end: int) -> int:
        """Return the end of a few words that say which group ("các hợp tác xã nông nghiệp") before its verb."""
        tokens = self.tokens
        if not tokens.is_word(end) or tokens.folded[end] in STOPS or tokens.folded[end] in _AND:
            return end
        office = tokens.folded[end - 1] in _OFFICE_NOUNS
        finish, sure = self.scan.open_words(end - 1 if office else end, end)
        few = finish - end <= _FEW_WORDS and finish < len(tokens)
        return finish if sure and few and PREDICATE.match(tokens, finish) and finish > end else end

    def _body_behind(self, at: int) -> int:
        """Return the end of the body a group belongs to without "của": "các thành viên Ban Chỉ đạo"."""
        tokens = self.tokens
        return self.nested(at) if tokens.is_word(at) and tokens.capital[at] else 0

    def _place_end(self, at: int) -> int:
        """Return the end of where a group is: "tại Khu công nghiệp Hòa Phú", before its verb; or 0."""
        tokens = self.tokens
        for step in range(at, min(at + _LONGEST_PLACE, len(tokens))):
            if self.scan.breaks_off(step) or (step > at and PREDICATE.match(tokens, step)):
                return 0
            if end := self.scan.place(step) if step > at or tokens.capital[step] else 0:
                end = self._place_end(end) or end if tokens.is_word(end) and not PREDICATE.match(tokens, end) else end
                return end if not tokens.is_word(end) or PREDICATE.match(tokens, end) else 0
        return 0

    def _modifier_end(self, end: int) -> tuple[int, bool]:
        tokens = self.tokens
        if not tokens.is_word(end) or tokens.folded[end] not in _MODIFIER or tokens.capital[end]:
            return end, False
        if PREDICATE.match(tokens, end) or _NOT_NARROWING.match(tokens, end):
            return end, False
        if tokens.folded[end] in _WHERE_WORDS and (place := self._place_end(end + 1)):
            return place, False
        told = tokens.folded[end] in _TOLD
        where = tokens.folded[end] == _WHERE
        for step in range(end + 2, min(end + _LONGEST_MODIFIER, len(tokens))):
            if tokens.printed[step] == "(" and step > end + 2:
                # What explains the group stands behind what narrows it.
                return step, told
            if self.scan.breaks_off(step):
                break
            short = tokens.folded[step] in _SHORT_VERBS and step > end + 2
            if self.scan.strong_at(step) or short or (where and PREDICATE.match(tokens, step) > step + 1):
                return step, told
        return end, False
