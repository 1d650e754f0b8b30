"""The small parts of names: proper names, levels, fields, abbreviations, and where a name ends."""

from typing import Final

from thongbao.extract import name_lexicon as nouns
from thongbao.extract.field_lexicon import FIELD
from thongbao.extract.folding import folded, folded_words, is_abbreviation
from thongbao.extract.tokens import Lexicon, Tokens
from thongbao.extract.verb_lexicon import COMPOUND, PAPERS, PREDICATE, STOPS, STRONG

_LONGEST_NAME: Final = 14
_DASHES: Final = frozenset("-–—")
_AND: Final = frozenset({"va", folded("và")})
_LIST_MARKS: Final = frozenset({",", *_AND, "&"})
_SOCIETY: Final = folded("hội")
_SURNAMES: Final = frozenset(
    folded_words(
        """Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Lò Vàng Giàng Sùng Mùa Thào Cà
        Quàng Tòng Lường Mai Trịnh Đoàn Tô Tạ Cao Lương Hà Trương Đào Lưu Phùng Triệu Hứa Nông Ma Chu Hầu Tráng Ksor
        Rơ Siu Thạch Kim Danh Đàm Tống Quách Vương La Hờ Chảo Tẩn Phàn Lù Điêu Cầm Bạc Sầm Lộc Bế Khổng Thái Thân Kiều
        Châu Tăng Từ Giáp Nghiêm Đồng Doãn Văn Lại Vi Lô Lữ Ninh Mạc Viên Ông Âu Trà"""
    )
)
#: "Thị xã", "Thị trấn" behind a capital is no part of a person's name.
_TOWNS: Final = frozenset((word,) for word in folded_words("xã trấn"))
#: Societies are listed with dashes; elsewhere a dash says what the body before it belongs to.
SOCIETY: Final = Lexicon(nouns.listed("hội|đoàn thanh niên|mặt trận tổ quốc|ủy ban MTTQ|công đoàn|huyện đoàn"))
_BRANCH: Final = Lexicon(nouns.listed("chi nhánh"))
_FEW: Final = 5
#: Verbs that say how somebody did: no name goes on with them.
JUDGES: Final = frozenset(folded_words("đạt thiếu vượt tăng giảm gặp lúng quá xếp đứng mất nợ tồn"))
_LONG_FIELD: Final = 2
_PLURAL_WORD: Final = folded("các")
_HANDS_IN: Final = folded("trình")
_NUMBER: Final = folded("số")
_NO_VERB_BEHIND: Final = frozenset(folded_words("việc để nhằm về và sự tổ phục nhiệm thư chữ cuộc phiên kỳ buổi phòng"))
_BREAKS: Final = frozenset(folded_words("để với đã về theo sẽ mà nên vì"))
#: Party committees behind the name of their body: "Ban Tổ chức Huyện ủy".
_PARTY: Final = Lexicon(nouns.listed("tỉnh ủy|huyện ủy|thành ủy|thị ủy|quận ủy|đảng ủy|trung ương"))
#: Verbs that names of bodies hold as well.
_NOMINAL: Final = Lexicon(
    nouns.listed(
        """giáo dục|phục vụ|phục hồi|khảo nghiệm|huấn luyện|chế biến|cung ứng|thu mua|cải tạo|nuôi dưỡng|chăm sóc
        |cấp nước|xây dựng|đầu tư|quản lý|bảo vệ|khai thác|tư vấn|giám sát|thiết kế|phát triển|bảo trì|đào tạo
        |bồi dưỡng|kiểm định|thi công|truyền thông|điều trị|sản xuất|sửa chữa|soạn thảo|thẩm tra|thẩm định|chủ quản
        |kiểm nghiệm|vận hành|đăng kiểm|thu gom"""
    )
)


class Scanner:
    """Reads the parts of names in one text; every method takes a token and returns the token behind, or 0."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        #: Whether a title was read before, so that a full name behind an area is that of a person.
        self.titled = False

    def place(self, at: int) -> int:
        """Return the end of the name of an area or a house behind its noun: "xã Bản Xen", "phường Đông Hải 2"."""
        end = self.capitals(at, named=not self.titled)
        short = end < len(self.tokens) and self.tokens.printed[end].isdigit() and len(self.tokens.printed[end]) < 3
        return end + 1 if end and short and self._no_count(end + 1) else end

    def _no_count(self, at: int) -> bool:
        """Whether a number before ``at`` is the last word of a name, not a count of what follows."""
        tokens = self.tokens
        return not tokens.is_word(at) or PREDICATE.match(tokens, at) > 0 or tokens.folded[at] in _AND

    def capitals(self, at: int, *, named: bool = False) -> int:
        """Return the end of a proper name (words with capitals) that begins at ``at``, or 0.

        ``named``: a noun that must have a name stands before, so that one who is honoured or "Bản", "Trường" may
        begin it.
        """
        tokens = self.tokens
        start = at
        if not named and self.is_person_name(at):
            return 0
        while tokens.is_word(at) and tokens.capital[at] and at - start < 6:
            if self._ends_capitals(at, start, named=named):
                break
            at += 1
            joined = at + 2 < len(tokens) and tokens.printed[at] in _DASHES and tokens.capital[at + 1]
            if joined and tokens.capital[at + 2] and not self.begins_name(at + 1):
                at += 1
        return at if at > start else 0

    def _ends_capitals(self, at: int, start: int, *, named: bool) -> bool:
        tokens = self.tokens
        if nouns.LEVEL.match(tokens, at) > at + 1 and not tokens.capital[at + 1]:
            # "Thành phố", "Thị xã" with a capital is a level, and no place.
            return True
        if named and at == start:
            if nouns.WHOLE.match(tokens, at) or nouns.POSITION.match(tokens, at) or PAPERS.match(tokens, at):
                return True
            head = nouns.OPEN.match(tokens, at)
            return head > at + 1 or (head > 0 and FIELD.match(tokens, head) > 0)
        if named and nouns.OPEN.match(tokens, at) == at + 1 and not FIELD.match(tokens, at + 1):
            # "Công ty Xây dựng Trường Sơn": no mark stands between, so it is no other body.
            return nouns.NOT_HEADS.match(tokens, at) > 0
        if self.begins_name(at) or PAPERS.match(tokens, at):
            return True
        return at == start and PREDICATE.match(tokens, at) > 0

    def strong_at(self, at: int) -> bool:
        """Return whether a verb stands at ``at`` that surely begins a predicate."""
        if COMPOUND.match(self.tokens, at - 1) == at + 1:
            return False
        return STRONG.match(self.tokens, at) > 0 and self.tokens.folded[at - 1] not in _NO_VERB_BEHIND

    def breaks_off(self, at: int) -> bool:
        """Return whether a mark or a small word stands at ``at`` that no name and no modifier holds."""
        return not self.tokens.is_word(at) or self.tokens.folded[at] in _BREAKS

    def strong_ahead(self, at: int, most: int) -> int:
        """Return the verb that surely begins a predicate within ``most`` tokens and before any mark; or 0."""
        for step in range(at, min(at + most, len(self.tokens))):
            if self.breaks_off(step):
                return 0
            if STRONG.match(self.tokens, step) and (step == at or self.strong_at(step)):
                return step
        return 0

    def spaced(self, at: int) -> bool:
        """Return whether white space stands before the token."""
        return self.tokens.starts[at] > self.tokens.ends[at - 1]

    def is_person_name(self, at: int) -> bool:
        """Return whether a surname, or a name with "Thị" behind it, and more words with capitals stand at ``at``."""
        tokens = self.tokens
        woman = tokens.printed[at + 1 : at + 2] == ("Thị",) and tokens.folded[at + 2 : at + 3] not in _TOWNS
        if not (tokens.is_word(at) and tokens.capital[at] and (woman or tokens.folded[at] in _SURNAMES)):
            return False
        run = at
        while tokens.is_word(run) and tokens.capital[run]:
            run += 1
        return run - at >= 3

    def number(self, at: int) -> int:
        """Return the token behind a short number."""
        tokens = self.tokens
        return at + 1 if tokens.is_word(at) and tokens.printed[at].isdigit() and len(tokens.printed[at]) < 3 else 0

    def levels(self, end: int) -> int:
        """Return the end of levels and places: "huyện Tân Uyên", "tỉnh", "khu vực V"."""
        tokens = self.tokens
        level = nouns.LEVEL.match(tokens, end)
        if not level and (place := self.place(end)):
            longer = self.longer(place)
            return self.levels(longer) if longer > place else self._branch(place)
        if not level and self._numbered_name(end):
            return self._branch(self.place(end + 1))
        if self.tokens.is_word(end) and tokens.capital[end] and (party := _PARTY.match(tokens, end)):
            end = party
        for _level in range(2):
            step = nouns.LEVEL.match(tokens, end)
            if not step or nouns.WHOLE.match(tokens, end) or self.is_society(end):
                break
            end = self.place(step) or self.number(step) or step
        return self._branch(end)

    def _numbered_name(self, at: int) -> bool:
        """Whether a number and a name stand at ``at``: "Công ty Cổ phần Xây dựng 47 Miền Tây"."""
        tokens = self.tokens
        return tokens.is_word(at) and tokens.printed[at].isdigit() and self.capitals(at + 1, named=True) > 0

    def longer(self, at: int) -> int:
        """Return the end of words behind capitals that show them to be no place: "Đài Thông tin Duyên hải"."""
        tokens = self.tokens
        if not tokens.is_word(at) or tokens.folded[at] in _AND or tokens.capital[at]:
            return at
        if tokens.folded[at] in JUDGES or (at > 1 and tokens.capital[at - 2]):
            return at
        end, sure = self.open_words(at - 2, at)
        follows = end < len(tokens) and (
            not tokens.is_word(end) or PREDICATE.match(tokens, end) > 0 or nouns.LEVEL.match(tokens, end) > 0
        )
        return end if sure and end - at <= _FEW and follows else at

    def _branch(self, end: int) -> int:
        """Return the end of "số 3", "Chi nhánh tỉnh", "- Chi nhánh số 2" behind a name."""
        tokens = self.tokens
        step = end + 1 if end < len(tokens) and tokens.printed[end] in _DASHES else end
        if branch := _BRANCH.match(tokens, step):
            level = nouns.LEVEL.match(tokens, branch) or branch
            end = self.capitals(level) or self.number(level) or level
        if end + 1 < len(tokens) and tokens.folded[end] == _NUMBER and tokens.printed[end + 1].isdigit():
            return end + 2
        return end

    def is_society(self, at: int) -> bool:
        """Return whether "xã" at ``at`` is that of "xã hội"."""
        have = self.tokens.folded
        return at + 1 < len(have) and have[at] == folded("xã") and have[at + 1] == _SOCIETY

    def abbreviations(self, at: int) -> int:
        """Return the end of abbreviations in a row ("NN&PTNT", "GDNN-GDTX"), or 0."""
        tokens = self.tokens
        end = 0
        while tokens.is_word(at) and is_abbreviation(tokens.printed[at]) and not nouns.WHOLE.match(tokens, at):
            end = at = at + 1
            if at + 1 < len(tokens) and tokens.printed[at] in {"&", "-", "–"} and tokens.printed[at + 1].isupper():
                at += 1
        return end

    def open_words(self, start: int, at: int) -> tuple[int, bool]:
        """Return where a name of no known field ends, and whether a verb, a mark or a small word told so."""
        tokens = self.tokens
        while at < len(tokens) and at - start < _LONGEST_NAME:
            if tokens.printed[at].isdigit():
                return self._at_number(start, at)
            if self._ends_open(start, at):
                # A verb of one syllable behind small words may be the object of a verb that nobody listed.
                lone = tokens.is_word(at) and PREDICATE.match(tokens, at) == at + 1 and not STRONG.match(tokens, at)
                follows = tokens.printed[at + 1] if lone and at + 1 < len(tokens) else ""
                counted = follows[:1].isdigit() or (follows[:1].isupper() and tokens.folded[at] == _HANDS_IN)
                return at, counted or not (lone and at > start + 2 and not any(tokens.capital[at - 2 : at]))
            field = FIELD.match(tokens, at)
            field = field if tokens.capital[at] or field > at + _LONG_FIELD else 0
            at = field or at + 1
        return at, False

    def _at_number(self, start: int, at: int) -> tuple[int, bool]:
        """ "Vũng Rô 2", "dự án 3" hold their number; before "03 trạm" stands a verb that nobody listed."""
        tokens = self.tokens
        capital = at > start and tokens.capital[at - 1]
        if at > start + 1 and tokens.printed[at - 1] in _DASHES and tokens.capital[at - 2]:
            return at + 1, True
        if len(tokens.printed[at]) < 3 and (capital or self._no_count(at + 1)):
            return at + 1, True
        return (at - 1 if at > start + 1 and not capital else at), False

    def _ends_open(self, start: int, at: int) -> bool:
        tokens = self.tokens
        follows = at + 1 < len(tokens) and tokens.capital[at + 1] and not self.begins_name(at + 1)
        if not tokens.is_word(at):
            follows = follows or (at + 1 < len(tokens) and tokens.printed[at + 1].isdigit() and tokens.capital[at - 1])
            return tokens.printed[at] not in {*_DASHES, "&"} or at == start or not follows
        if at > start and not tokens.capital[at] and COMPOUND.match(tokens, at - 1) == at + 1:
            return False
        if (
            at > start
            and not tokens.capital[at]
            and tokens.capital[at - 1]
            and PREDICATE.match(tokens, at - 1) == at + 1
        ):
            # The second half of a word with a capital: "Bộ phận Kho - Vận chuyển".
            return False
        if tokens.folded[at] in _AND:
            return not follows and not self._joined_field(at + 1)
        if tokens.capital[at]:
            return at > start and (self.begins_name(at) or PAPERS.match(tokens, at) > 0)
        if at == start + 1 and PREDICATE.match(tokens, at) == at + 1:
            # The second half of the first word of a name: "Trường Trung cấp".
            return False
        small = (tokens.folded[at] in STOPS and not COMPOUND.match(tokens, at - 1)) or (
            nouns.LEVEL.match(tokens, at) > 0 and not self.is_society(at)
        )
        if _NOMINAL.match(tokens, at) and at > start and PREDICATE.match(tokens, start) == at:
            # "Viện Nghiên cứu phát triển …": the work that the name tells goes on.
            return False
        return small or self.is_predicate(at, at > start)

    def _joined_field(self, at: int) -> bool:
        """Whether "và" adds one more field to a name: "Khu công nghệ cao và các khu công nghiệp"."""
        plural = at < len(self.tokens) and self.tokens.folded[at] == _PLURAL_WORD
        return plural and FIELD.match(self.tokens, at) > at + 1

    def is_predicate(self, at: int, inside: bool = False) -> bool:
        """Whether a verb begins here that is no part of a name: "đầu tư xây dựng Sông Mây" goes on, "lập Đề án" not.

        ``inside`` a name a verb that is also a field goes on when the predicate follows: "Vật liệu xây dựng trả lời".
        """
        end = PREDICATE.match(self.tokens, at)
        if not end or STRONG.match(self.tokens, at):
            return bool(end)
        behind_place = at > 1 and self.tokens.capital[at - 1] and self.tokens.capital[at - 2]
        if inside and not behind_place and _NOMINAL.match(self.tokens, at) == end:
            follows = PREDICATE.match(self.tokens, end) or nouns.LEVEL.match(self.tokens, end)
            if follows:
                return False
        if not self.tokens.is_word(end) or not self.tokens.capital[end] or not _NOMINAL.match(self.tokens, at):
            return True
        return bool(PAPERS.match(self.tokens, end)) or self.begins_name(end)

    def begins_name(self, at: int) -> bool:
        """Return whether a head, a position or "các" begins at ``at``, or a word that only looks like one."""
        tokens = self.tokens
        if at >= len(tokens):
            return False
        if nouns.NOT_HEADS.match(tokens, at):
            return True
        opened = nouns.OPEN.match(tokens, at)
        if tokens.is_word(opened) and opened and (tokens.capital[opened] or FIELD.match(tokens, opened)):
            return True
        if tokens.capital[at] and at and tokens.folded[at] != _PLURAL_WORD and nouns.PLURAL.match(tokens, at) == at + 1:
            # "Ba Bể" is a place, not three of something.
            return False
        starts = (nouns.WHOLE, nouns.POSITION, nouns.PLURAL, nouns.AREA, nouns.BARE_GROUP)
        return any(lexicon.match(tokens, at) for lexicon in starts)

    def field_here(self, at: int) -> int:
        """Return the end of the field at ``at``, or 0; in small letters a verb alone is none: "tổ chức", "kiểm tra"."""
        end = FIELD.match(self.tokens, at)
        if end and not self.tokens.capital[at] and PREDICATE.match(self.tokens, at) >= end:
            return 0
        while end and (more := FIELD.match(self.tokens, end)) and PREDICATE.match(self.tokens, end) < more:
            if self._verbs_in_row(end) >= more and not STRONG.match(self.tokens, more):
                break
            end = more
        return end

    def _verbs_in_row(self, at: int) -> int:
        """Return the end of verbs in small letters that a comma or "và" joins: "kiểm tra, giám sát"; or 0."""
        tokens = self.tokens
        end = 0
        while tokens.is_word(at) and not tokens.capital[at] and (verb := PREDICATE.match(tokens, at)):
            end = verb
            if end >= len(tokens) or tokens.folded[end] not in _LIST_MARKS:
                break
            at = end + 1
        return end

    def more_of_field(self, end: int) -> int:
        """Return the end of a field with what a dash or "và" and a capital add: "Kinh tế và Phát triển đô thị"."""
        tokens = self.tokens
        if end + 1 < len(tokens) and (tokens.folded[end] in _AND or tokens.printed[end] in {"&", "-", "–"}):
            step = end + 1
            if tokens.printed[end] in _DASHES and not tokens.capital[step]:
                return self.field_here(step) or end
            if tokens.capital[step] and not self.begins_name(step) and not PAPERS.match(tokens, step):
                if is_abbreviation(tokens.printed[step]) or FIELD.match(tokens, step):
                    # What "và" joins to one room is read by who knows the head of the name.
                    return end if tokens.folded[end] in _AND else self.abbreviations(step) or FIELD.match(tokens, step)
                return self.open_words(step, step)[0]
        return end

    def field(self, at: int) -> int:
        """Return the end of a field printed as a name, with a capital or as an abbreviation; or 0."""
        if not self.tokens.is_word(at) or not self.tokens.capital[at]:
            return 0
        if PREDICATE.match(self.tokens, at) and not FIELD.match(self.tokens, at):
            return 0
        end = FIELD.match(self.tokens, at) or self.abbreviations(at)
        return self.levels(self.more_of_field(end)) if end else 0

    def behind_mark(self, at: int, semicolons: bool) -> int:
        """Return the token behind a mark between names, or 0; a dash is one before the head of another name."""
        have = self.tokens.folded
        if at >= len(have):
            return 0
        if have[at] in _DASHES and at + 1 < len(have) and self.tokens.capital[at + 1]:
            return at + 1 if SOCIETY.match(self.tokens, at + 1) else 0
        if have[at] not in _LIST_MARKS and not (semicolons and have[at] == ";"):
            return 0
        return at + 2 if have[at] in {",", ";"} and at + 1 < len(have) and have[at + 1] in _AND else at + 1
