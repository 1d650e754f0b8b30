"""Whether the name of one body goes on behind the words of its field: with an object, in small letters, behind "và".

Under one head in the singular what has no head of its own is no other body.
"""

from typing import Final

from thongbao.extract import name_lexicon as nouns
from thongbao.extract.boundaries import Boundaries
from thongbao.extract.extracted import MentionKind
from thongbao.extract.field_lexicon import FIELD
from thongbao.extract.folding import folded
from thongbao.extract.name import Name
from thongbao.extract.scanning import JUDGES, Scanner
from thongbao.extract.tokens import Lexicon
from thongbao.extract.verb_lexicon import COMPOUND, MANNER, PREDICATE, STOPS, STRONG

_AND: Final = frozenset({"va", folded("và")})
_PLURAL_WORD: Final = folded("các")
_FEW_MORE: Final = 6
_LONGEST_GROWTH: Final = 12
_NEAR_VERB: Final = 5
#: Heads that are fields of a room as often: "Phòng Lao động - Tiền lương và Bảo hiểm xã hội".
_FIELD_AS_HEAD: Final = Lexicon(nouns.listed("bảo hiểm xã hội|thanh tra|thống kê|thuế|công tác|tổ chức|đoàn thể"))
#: Fields that are verbs and want an object: "Phòng Quản lý quy hoạch".
_WANTS_OBJECT: Final = Lexicon(
    nouns.listed(
        """quản lý|kiểm soát|giám sát|điều hành|xử lý|vận hành|khai thác|phát triển|bảo vệ|bảo tồn|theo dõi|hỗ trợ
        |tư vấn|cung ứng|nghiên cứu|ứng dụng|chăm sóc|phục vụ|tiếp nhận|xúc tiến|thẩm định|thanh tra|quản lý vận hành"""
    )
)
#: Parts of a house, named after what they do.
_ROOM: Final = Lexicon(nouns.listed("phòng|P|khoa|ban|trung tâm|tổ|đội|vụ|chi cục|viện|bộ môn|bộ phận"))
#: Houses whose names hold «và» as often.
_HOUSE: Final = Lexicon(
    nouns.listed(
        """công ty|công ty cổ phần|công ty CP|công ty TNHH|công ty TNHH MTV|tổng công ty|xí nghiệp|nhà máy|quỹ|học viện
        |hiệp hội|cục|tổng cục|tập đoàn|hợp tác xã|HTX"""
    )
)
#: Those who stand beside a body, and are no part of its name: "Ban Quản lý chợ và tiểu thương".
_PEOPLE: Final = Lexicon(
    nouns.listed(
        """tiểu thương|nhân dân|người|người dân|hộ|hộ dân|hội viên|phụ huynh|học sinh|sinh viên|bà con|gia đình|cá nhân
        |cán bộ|công nhân|đoàn viên|nông dân|giáo viên|bệnh nhân|khách hàng|doanh nghiệp|toàn thể|lãnh đạo|chủ"""
    )
)
#: Boards told apart by a bare number.
PROJECTS: Final = Lexicon(nouns.listed("ban quản lý dự án|ban QLDA|BQLDA|BQL dự án"))
#: Bodies that are whole without a field and often have one.
TAKES_FIELD: Final = Lexicon(
    nouns.listed(
        """ban quản lý|BQL|BQLDA|ban QLDA|ban chỉ đạo|BCĐ|BCD|ban chỉ huy|BCH|văn phòng|hội đồng|tổ công tác
        |công đoàn|đoàn kiểm tra|tổ giúp việc|đoàn công tác|đoàn thanh tra|ban tổ chức|cục
        |trung tâm phục vụ hành chính công
        |tổ thẩm định|đội|bệnh viện|chi cục"""
    )
)


class Growth:
    """Reads how far the names of single bodies go on in one text."""

    def __init__(self, scan: Scanner, boundaries: Boundaries) -> None:
        self.scan = scan
        self.tokens = scan.tokens
        self.boundaries = boundaries

    def joined_by_and(self, name: Name, end: int) -> tuple[int, bool]:
        """Return the end of a name of one room with what "và" adds, and whether it surely ends there; ``0``: nothing.

        "Phòng Việc làm và An toàn lao động", "Phòng Tổ chức, biên chế và Tổ chức phi chính phủ": under one head in the
        singular what has no head of its own is no other body.
        """
        tokens = self.tokens
        if (
            name.kind is not MentionKind.UNIT
            or name.rule != "ten-co-quan"
            or not (_ROOM.match(tokens, name.start) or _HOUSE.match(tokens, name.start))
        ):
            return 0, True
        if nouns.LEVEL.match(tokens, end - 1) == end:
            return 0, True
        step = self._and_behind_comma(end) if end < len(tokens) and tokens.printed[end] == "," else end
        if not step or step + 1 >= len(tokens) or tokens.folded[step] not in _AND:
            return 0, True
        step += 1
        if tokens.printed[step].isupper() or self._has_own_head(step):
            return 0, True
        if not tokens.capital[step]:
            return self._joined_small(step)
        finish, sure = self.scan.open_words(step, FIELD.match(tokens, step) or step)
        return self.scan.levels(finish), sure

    def _joined_small(self, at: int) -> tuple[int, bool]:
        """Return the verb behind words in small letters that "và" joins to a name, and whether it is one for sure."""
        tokens = self.tokens
        if nouns.PLURAL.match(tokens, at) or nouns.HONORIFIC.match(tokens, at) or STRONG.match(tokens, at):
            return 0, True
        if _PEOPLE.match(tokens, at):
            return 0, False
        field = FIELD.match(tokens, at) or PREDICATE.match(tokens, at)
        for step in range(max(field, at + 1), min(at + _FEW_MORE, len(tokens))):
            if self.scan.breaks_off(step) or tokens.capital[step]:
                return 0, False
            if PREDICATE.match(tokens, step):
                return step, True
        return 0, False

    def object_of(self, name: Name, end: int) -> tuple[int, bool]:
        """Return the end of what a room is there for behind the verb it is named after, and whether it surely ends.

        "Phòng Quản lý" + "quy hoạch và xây dựng" before "chủ trì": a field that is a verb wants its object, which may
        be a verb itself. ``0``: nothing is missing.
        """
        tokens = self.tokens
        head = _ROOM.match(tokens, name.start)
        if not head or name.rule != "ten-co-quan" or _WANTS_OBJECT.match(tokens, head) != end:
            return 0, True
        if tokens.printed[end : end + 1] == (",",) and (other := _WANTS_OBJECT.match(tokens, end + 1)):
            # "Trung tâm Giám sát, điều hành đô thị thông minh"
            end = end + 1 if not tokens.capital[end + 1] and tokens.is_word(other) else end
        first = PREDICATE.match(tokens, end)
        if not tokens.is_word(end) or tokens.capital[end] or STRONG.match(tokens, end) or not first:
            return 0, True
        if MANNER.match(tokens, first):
            return 0, True
        step = first
        while step < min(first + _LONGEST_GROWTH, len(tokens)):
            if tokens.folded[step] in _AND:
                step += 1
                step = FIELD.match(tokens, step) or PREDICATE.match(tokens, step) or step + 1
            elif PREDICATE.match(tokens, step):
                return step, True
            elif self.scan.breaks_off(step) or tokens.folded[step] in STOPS:
                break
            else:
                step += 1
        return 0, False

    def _and_behind_comma(self, at: int) -> int:
        """Return the "và" behind a comma and a few small words that are no verb; or 0."""
        tokens = self.tokens
        for step in range(at + 1, min(at + _FEW_MORE, len(tokens))):
            if tokens.folded[step] in _AND:
                return step if step > at + 1 else 0
            if not tokens.is_word(step) or tokens.capital[step] or PREDICATE.match(tokens, step):
                return 0
        return 0

    def _has_own_head(self, at: int) -> bool:
        """Whether what stands behind "và" has a head: it is another body then, unless its head is a field as well."""
        tokens = self.tokens
        weak = _FIELD_AS_HEAD.match(tokens, at)
        if weak:
            return nouns.LEVEL.match(tokens, weak) > 0
        heads = (nouns.OPEN, nouns.WHOLE, nouns.POSITION, nouns.AREA, nouns.BARE_GROUP, nouns.GROUP_NOUN)
        return max(lexicon.match(tokens, at) for lexicon in heads) > nouns.NOT_HEADS.match(tokens, at)

    def growing(self, name: Name, end: int) -> int:
        """Return the end of a name that goes on in small letters up to a verb that is part of none, or a level; or 0.

        "Ban Quản lý ký túc xá" before "phối hợp", "Ban Quản lý dự án … dân dụng và công nghiệp tỉnh".
        """
        tokens = self.tokens
        if name.kind is not MentionKind.UNIT or name.rule != "ten-co-quan" or not self._may_grow(name, end):
            return 0
        for step in range(end, min(end + _LONGEST_GROWTH, len(tokens))):
            joins = tokens.folded[step] in _AND or tokens.folded[step] == _PLURAL_WORD
            if joins and step + 1 < len(tokens) and tokens.capital[step + 1] and self._has_own_head(step + 1):
                return 0
            if self.scan.breaks_off(step) or (
                tokens.folded[step] in STOPS and not joins and not COMPOUND.match(tokens, step - 1)
            ):
                return 0
            if step > end and self.scan.strong_at(step):
                return step
            if step > end and nouns.LEVEL.match(tokens, step):
                return self.scan.levels(step)
        return 0

    def _may_grow(self, name: Name, end: int) -> bool:
        tokens = self.tokens
        if tokens.is_word(end) and tokens.folded[end] == _PLURAL_WORD and PROJECTS.match(tokens, name.start):
            return True
        if not tokens.is_word(end) or tokens.capital[end] or tokens.folded[end] in STOPS | JUDGES:
            return False
        if not (nouns.OPEN.match(tokens, name.start) or TAKES_FIELD.match(tokens, name.start)):
            return False
        if self.boundaries.closed(name) or tokens.folded[end] in _AND:
            return False
        verb = max(PREDICATE.match(tokens, end), STRONG.match(tokens, end))
        if verb == end + 1:
            # One syllable may begin a noun ("ký túc xá"): it does where a verb that is none follows soon.
            follows = range(end + 2, min(end + _NEAR_VERB, len(tokens)))
            small = end + 1 < len(tokens) and not tokens.capital[end + 1]
            return small and any(STRONG.match(tokens, step) > step + 1 for step in follows)
        return verb == 0
