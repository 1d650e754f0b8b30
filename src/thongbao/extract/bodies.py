"""Names of bodies and groups: a head noun with its field, its level, its place, or with what narrows a group."""

from dataclasses import replace
from typing import Final

from thongbao.extract import name_lexicon as nouns
from thongbao.extract.extracted import MentionKind
from thongbao.extract.field_lexicon import FIELD
from thongbao.extract.folding import folded, folded_words
from thongbao.extract.name import Name
from thongbao.extract.scanning import Scanner
from thongbao.extract.tokens import Lexicon
from thongbao.extract.verb_lexicon import PAPERS, PREDICATE, STOPS

_LONGEST_MODIFIER: Final = 12
_AND: Final = frozenset({"va", folded("và")})
_LIST_MARKS: Final = frozenset({",", *_AND, "&"})
_OF: Final = frozenset(folded_words("của thuộc"))
_PLURAL_WORD: Final = folded("các")
_BEFORE_ROOM: Final = frozenset(folded_words("quốc hậu biên dự chữa đề xung"))
_MODIFIER: Final = frozenset(folded_words("có đã chưa còn đang được nơi đạt thuộc nằm phụ sử"))
_MODIFIER_ENDS: Final = Lexicon(
    nouns.listed(
        """khẩn trương|tập trung|chủ động|tiếp tục|tăng cường|rà soát|phải|cần|có trách nhiệm|nghiêm túc|kịp thời
        |tổ chức|đẩy nhanh|đẩy mạnh|chủ trì|phối hợp|báo cáo|chỉ đạo|hướng dẫn|xây dựng|lập|hoàn chỉnh|hoàn thiện
        |lấy ý kiến|trực tiếp|đăng ký|chuẩn bị|quan tâm|thường xuyên|thực hiện|triển khai|sớm|hoàn thành trước|nộp
        |gửi|kiểm tra|quyết liệt|chịu trách nhiệm|bố trí|cử"""
    )
)
_LOWER_HEADS: Final = frozenset(folded_words("phòng sở ban trường trạm hội đoàn"))
#: Bodies that are whole without a field and often have one.
_TAKES_FIELD: Final = Lexicon(
    nouns.listed(
        """ban quản lý|BQL|BQLDA|ban QLDA|ban chỉ đạo|BCĐ|BCD|ban chỉ huy|BCH|văn phòng|hội đồng|tổ công tác
        |đoàn kiểm tra|tổ giúp việc|đoàn công tác|đoàn thanh tra|ban tổ chức|cục|trung tâm phục vụ hành chính công
        |tổ thẩm định|đội|bệnh viện|chi cục"""
    )
)
_NUMBERED: Final = frozenset(folded_words("phường quận tổ khu"))
_COUNCIL: Final = Lexicon(nouns.listed("UBND|HĐND|ủy ban nhân dân|hội đồng nhân dân|đoàn ĐBQH|đoàn đại biểu quốc hội"))
_COUNCIL_ENDS: Final = frozenset(
    folded(word) for word in ("UBND", "HĐND", "dân", "ĐBQH", "hội", "ủy", "huyện", "tỉnh", "phố")
)
_TOLD: Final = frozenset(folded_words("đã chưa còn đang"))
_MODIFIER_STOPS: Final = frozenset(folded_words("trong để với đã về theo sẽ mà nên vì"))
_DEEPEST: Final = 4
_NUMBER: Final = folded("số")
#: Short forms that are other words in small letters: "ca trực".
_CAPITALS_ONLY: Final = frozenset(folded_words("ca vp tp tx tt"))
#: Bodies whose names go on behind the words of a field.
_LONG_NAMED: Final = Lexicon(nouns.listed("công ty|tổng công ty|tập đoàn|quỹ|viện|trung tâm|trường|học viện|liên danh"))
_SHORT_VERBS: Final = frozenset(folded_words("ký lập cử nộp gửi trình"))
#: Nouns of groups that a field behind tells apart: "các trường mầm non".
_FIELD_NOUNS: Final = frozenset(folded_words("trường tâm ty cục viện lý xã hội trạm"))
_GOES_ON_SMALL: Final = Lexicon(
    nouns.listed(
        """trung tâm|công ty|công ty TNHH|công ty cổ phần|công ty CP|tổng công ty|nhà máy|xí nghiệp|hợp tác xã|trạm"""
    )
)
_WHERE: Final = folded("nơi")
_FEW_WORDS: Final = 5
#: "cơ quan", "đơn vị": a verb behind them may say which.
_OFFICE_NOUNS: Final = frozenset(folded_words("quan vị"))
#: The agency itself, behind the name of a part of it: "Văn phòng Sở", "Công đoàn ngành".
_OWN_OFFICE: Final = Lexicon(nouns.listed("sở|ban|bộ|cục|chi cục|trường|viện|trung tâm|hội|kho bạc|tòa|công ty"))
#: Boards told apart by a bare number.
_PROJECTS: Final = Lexicon(nouns.listed("ban quản lý dự án|ban QLDA|BQLDA|BQL dự án"))
_NUMBERED_OFFICE: Final = Lexicon(nouns.listed("thuế cơ sở|thống kê cơ sở|quân khu|bộ tư lệnh quân khu|quân đoàn"))


class Bodies:
    """Reads the names of bodies and groups in one text."""

    def __init__(self, scan: Scanner) -> None:
        self.scan = scan
        self.tokens = scan.tokens
        self._depth = 0

    def unit(self, at: int) -> tuple[list[Name], int] | None:
        """Return the body whose name begins at ``at``, or the several one head holds together, and the token behind."""
        tokens = self.tokens
        whole = nouns.WHOLE.match(tokens, at)
        no_head = nouns.NOT_HEADS.match(tokens, at)
        if (no_head and no_head >= whole) or not self._may_begin(at):
            return None
        opened = nouns.OPEN.match(tokens, at)
        if whole and whole >= opened and self.scan.field_here(opened) <= whole:
            return self._whole(at, whole)
        if opened:
            found = self._open(at, opened)
            if found or not whole:
                return found
        if whole:
            return self._whole(at, whole)
        return self._area(at)

    def _may_begin(self, at: int) -> bool:
        """Whether a head may stand here: those that are part of other words only with a capital."""
        tokens = self.tokens
        if tokens.folded[at] in _CAPITALS_ONLY and not tokens.printed[at].isupper():
            return False
        if tokens.capital[at] or tokens.folded[at] not in nouns.CAPITAL_ONLY:
            return True
        if tokens.folded[at] not in _LOWER_HEADS or (at and tokens.folded[at - 1] in _BEFORE_ROOM):
            return False
        return at + 1 < len(tokens) and tokens.capital[at + 1]

    def _whole(self, at: int, end: int) -> tuple[list[Name], int] | None:
        tokens = self.tokens
        if nouns.NESTING.match(tokens, at) == end and (nested := self._nested(end)):
            end = self._joined_councils(nested)
            return self._qualified(at, end)
        if office := self.own_office(end):
            return self._qualified(at, office)
        if _NUMBERED_OFFICE.match(tokens, at) == end and (number := self.scan.number(end)):
            return self._qualified(at, number)
        if _PROJECTS.match(tokens, at) == end and (number := self.scan.number(end)) and self._ends_at(number):
            return self._qualified(at, number)
        if _TAKES_FIELD.match(tokens, at):
            if field := self.scan.field_here(end):
                return self._qualified(at, self.scan.more_of_field(field))
            if short := self.scan.abbreviations(end):
                return self._qualified(at, self.scan.field_here(short) or short)
        return self._qualified(at, end)

    def _ends_at(self, at: int) -> bool:
        """Whether a number before ``at`` belongs to a name: "Ban Quản lý dự án 6 kiểm tra", not "… 6 gói thầu"."""
        return not self.tokens.is_word(at) or PREDICATE.match(self.tokens, at) > 0 or self.tokens.folded[at] in _AND

    def own_office(self, at: int) -> int:
        """Return the end of the agency itself, spoken of by its head noun alone: "Giám đốc Sở", "Văn phòng Ban"."""
        tokens = self.tokens
        return _OWN_OFFICE.match(tokens, at) if tokens.is_word(at) and tokens.capital[at] else 0

    def _nested(self, at: int) -> int:
        """Return the end of the name of a body that stands behind the head of another, or 0."""
        if not self.tokens.is_word(at) or not (self.tokens.capital[at] or nouns.WHOLE.match(self.tokens, at)):
            return 0
        if self._depth > _DEEPEST:
            return 0
        self._depth += 1
        found = self.unit(at)
        self._depth -= 1
        return found[1] if found and len(found[0]) == 1 and not found[0][0].place_only else 0

    def _joined_councils(self, end: int) -> int:
        """Return the end of "HĐND và UBND tỉnh", "HĐND-UBND huyện" behind its first part."""
        tokens = self.tokens
        while end + 1 < len(tokens) and (tokens.folded[end] in _AND or tokens.printed[end] in {"-", "–", "&", ","}):
            last = tokens.folded[end - 1]
            step = end + 1
            if tokens.printed[end] == "," and tokens.printed[step] not in {"HĐND", "UBND"}:
                return end
            if last not in _COUNCIL_ENDS or not _COUNCIL.match(tokens, step):
                return end
            end = self.scan.levels(_COUNCIL.match(tokens, step))
        return end

    def _open(self, at: int, end: int) -> tuple[list[Name], int] | None:
        tokens = self.tokens
        if not tokens.is_word(end):
            return None
        if field := self.scan.field_here(end):
            field = self.scan.more_of_field(field)
            return self._qualified(at, self.scan.longer(field) if _LONG_NAMED.match(tokens, at) else field)
        if short := self.scan.abbreviations(end):
            return self._qualified(at, self.scan.field_here(short) or self.scan.open_words(short, short)[0])
        if nouns.NESTING.match(tokens, at) == end and (nested := self._nested(end)):
            return self._qualified(at, nested)
        if tokens.printed[end].isdigit():
            return self._qualified(at, end + 1)
        if PAPERS.match(tokens, end) or (not tokens.capital[end] and not self._goes_on_small(at, end)):
            return None
        finish, sure = self.scan.open_words(end, end)
        found, finish = self._qualified(at, finish)
        return [replace(name, open_end=not sure) for name in found], finish

    def _goes_on_small(self, at: int, end: int) -> bool:
        """Whether a head that is no other word goes on in small letters: "Trung tâm giống cây trồng"."""
        tokens = self.tokens
        if not tokens.capital[at] or not _GOES_ON_SMALL.match(tokens, at) or PREDICATE.match(tokens, end):
            return False
        return tokens.is_word(end) and tokens.folded[end] not in STOPS and not nouns.LEVEL.match(tokens, end)

    def _qualified(self, at: int, end: int) -> tuple[list[Name], int]:
        """Return the unit with its level and place, or the several of "UBND các xã A, B"."""
        if end < len(self.tokens) and self.tokens.folded[end] == _PLURAL_WORD:
            several = self._of_areas(at, end)
            if several:
                return several
        areas = self._area_chain(at, end) or self._listed_areas(at, end)
        if areas:
            return areas
        finish = self.scan.levels(end)
        if self.tokens.is_word(finish) and self.tokens.capital[finish] and finish > at:
            finish = self._of_council(at, finish)
        return [Name(at, finish, MentionKind.UNIT, "ten-co-quan", body=(at, end))], finish

    def _of_council(self, at: int, end: int) -> int:
        """Return the end of "Ban Pháp chế HĐND tỉnh" behind the name of the committee."""
        council = _COUNCIL.match(self.tokens, end)
        return self.scan.levels(council) if council and not _COUNCIL.match(self.tokens, at) else end

    def _listed_areas(self, at: int, end: int) -> tuple[list[Name], int] | None:
        """ "UBND xã: A, B": the units of a list behind a colon."""
        area = nouns.AREA.match(self.tokens, end)
        if not area or area >= len(self.tokens) or self.tokens.printed[area] != ":":
            return None
        return self.named_areas(end, head=(at, end)) if self.scan.capitals(area + 1) else None

    def _area(self, at: int) -> tuple[list[Name], int] | None:
        """ "xã Suối Lạnh", "phường 5": spoken of as its authority where it is given something."""
        tokens = self.tokens
        step = nouns.AREA.match(tokens, at)
        if not step or self.scan.is_society(at) or (tokens.printed[at].isupper() and FIELD.match(tokens, step)):
            return None
        end = self.scan.capitals(step) or (self.scan.number(step) if self.tokens.folded[at] in _NUMBERED else 0)
        if not end:
            return None
        hamlet = self.tokens.folded[at] in nouns.HAMLET or self.tokens.folded[at] == folded("tỉnh")
        return [Name(at, end, MentionKind.UNIT, "ten-dia-ban", body=(at, step), place_only=hamlet)], end

    def _of_areas(self, at: int, plural: int) -> tuple[list[Name], int] | None:
        """Return the units of "UBND các xã A, B", or the group of "Công an các xã, phường"."""
        step = plural + 1
        if named := self.named_areas(step, head=(at, plural)):
            return named
        end = nouns.GROUP_NOUN.match(self.tokens, step)
        if not end:
            return None
        end, told = self.group_end(self.chain(end))
        return [Name(at, end, MentionKind.GROUP, "nhom-cap-duoi", told=told)], end

    def _area_chain(self, at: int, end: int) -> tuple[list[Name], int] | None:
        """ "UBND quận, huyện, xã": the group of committees without "các"."""
        first = nouns.AREA.match(self.tokens, end)
        if not first or first >= len(self.tokens) or self.scan.is_society(end):
            return None
        if self.tokens.printed[first] not in {",", "-"} and self.tokens.folded[first] not in _AND:
            return None
        second = nouns.AREA.match(self.tokens, first + 1)
        if not second or self.scan.capitals(second):
            return None
        finish, told = self.group_end(self.chain(second))
        return [Name(at, finish, MentionKind.GROUP, "nhom-cap-duoi", told=told)], finish

    def named_areas(self, at: int, head: tuple[int, int]) -> tuple[list[Name], int] | None:
        """Return "xã A", "B" and "C" of "các xã A, B và C", each with the head it shares."""
        tokens = self.tokens
        step = nouns.AREA.match(tokens, at)
        if not step:
            return None
        first = step + 1 if step < len(tokens) and tokens.printed[step] == ":" else step
        first = nouns.GROUP_TAIL.match(tokens, first) or first
        if first + 1 < len(tokens) and tokens.folded[first] == _NUMBER and self.scan.number(first + 1):
            first = step = first + 1
        end = self.scan.capitals(first) or self.scan.number(first)
        if not end:
            return None
        start = at if first == step else first
        shared = (head[0], head[1]) if head[1] > head[0] else (0, 0)
        names = [Name(start, end, MentionKind.UNIT, "dia-ban-chung-dau", body=(at, step), head=shared)]
        while after := (self.scan.behind_mark(end, False) if end < len(tokens) else 0):
            body = (at, step)
            its_end = self.scan.capitals(after) or self.scan.number(after)
            if other := nouns.AREA.match(tokens, after):
                # "UBND các huyện A, B, thị xã C": the committee is shared, the area is its own.
                its_end, body = self.scan.capitals(other), (after, other)
            elif its_end and self.scan.begins_name(after):
                break
            if not its_end:
                break
            names.append(Name(after, its_end, MentionKind.UNIT, "dia-ban-chung-dau", body=body, head=shared))
            end = its_end
        return names, end

    def chain(self, end: int) -> int:
        """Return the end of nouns in a row: "sở, ban, ngành", "xã, phường và thị trấn"."""
        tokens = self.tokens
        while end + 1 < len(tokens) and (tokens.folded[end] in _LIST_MARKS or tokens.printed[end] in {"-", "/"}):
            step = end + 2 if tokens.printed[end] == "," and tokens.folded[end + 1] in _AND else end + 1
            noun = nouns.GROUP_NOUN.match(tokens, step)
            if (
                not noun
                or (tokens.capital[step] and self._is_named(step))
                or nouns.NOT_HEADS.match(tokens, step) > noun
            ):
                return end
            if nouns.AREA.match(tokens, step) == noun and self.scan.capitals(noun):
                return end
            end = noun
        return end

    def _is_named(self, at: int) -> bool:
        """Whether a noun with a capital is a body of its own: "Công an huyện", "Phòng Nội vụ"."""
        found = self.unit(at)
        return bool(found)

    def group_end(self, end: int) -> tuple[int, bool]:
        """Return the end of a group with what narrows it, and whether that is what it has done or not done."""
        tokens = self.tokens
        bare = end
        for _tail in range(4):
            inner = nouns.GROUP_NOUN.match(tokens, end + 1) if self._is_plural_word(end) else 0
            if inner and not self.scan.capitals(inner):
                end = self.chain(inner)
            elif field := self.scan.field_here(end) if tokens.folded[end - 1] in _FIELD_NOUNS else 0:
                end = self.scan.capitals(field) or field
            elif tail := nouns.GROUP_TAIL.match(tokens, end):
                end = self.scan.capitals(tail) or tail
            elif (end + 1 < len(tokens) and tokens.folded[end] in _OF and (nested := self._nested(end + 1))) or (
                nested := self._nested_body(end)
            ):
                end = nested
            else:
                break
        return self._modifier_end(self._more_words(end) if end == bare else end)

    def _is_plural_word(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens.folded[at] == _PLURAL_WORD

    def _more_words(self, end: int) -> int:
        """Return the end of a few words that say which group ("các hợp tác xã nông nghiệp") before its verb."""
        tokens = self.tokens
        if not tokens.is_word(end) or tokens.folded[end] in STOPS or tokens.folded[end] in _AND:
            return end
        office = tokens.folded[end - 1] in _OFFICE_NOUNS
        finish, sure = self.scan.open_words(end - 1 if office else end, end)
        few = finish - end <= _FEW_WORDS and finish < len(tokens)
        return finish if sure and few and PREDICATE.match(tokens, finish) and finish > end else end

    def _nested_body(self, at: int) -> int:
        """Return the end of the body a group belongs to without "của": "các thành viên Ban Chỉ đạo"."""
        tokens = self.tokens
        return self._nested(at) if tokens.is_word(at) and tokens.capital[at] else 0

    def _modifier_end(self, end: int) -> tuple[int, bool]:
        tokens = self.tokens
        if not tokens.is_word(end) or tokens.folded[end] not in _MODIFIER or tokens.capital[end]:
            return end, False
        if PREDICATE.match(tokens, end):
            return end, False
        told = tokens.folded[end] in _TOLD
        where = tokens.folded[end] == _WHERE
        for step in range(end + 2, min(end + _LONGEST_MODIFIER, len(tokens))):
            if not tokens.is_word(step) or tokens.folded[step] in _MODIFIER_STOPS:
                break
            short = tokens.folded[step] in _SHORT_VERBS and step > end + 2
            if _MODIFIER_ENDS.match(tokens, step) or short or (where and PREDICATE.match(tokens, step) > step + 1):
                return step, told
        return end, False
