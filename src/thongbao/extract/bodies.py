"""Names of bodies and groups: a head noun with its field, its level, its place, or with what narrows a group."""

from dataclasses import replace
from typing import Final

from thongbao.extract import name_lexicon as nouns
from thongbao.extract.boundaries import Boundaries
from thongbao.extract.extracted import MentionKind
from thongbao.extract.field_lexicon import FIELD
from thongbao.extract.folding import folded, folded_words
from thongbao.extract.groups import OCCUPATION, Groups
from thongbao.extract.growing import PROJECTS, TAKES_FIELD, Growth
from thongbao.extract.name import Name
from thongbao.extract.scanning import SOCIETY, Scanner
from thongbao.extract.sharing import SharedHeads
from thongbao.extract.tokens import Lexicon
from thongbao.extract.verb_lexicon import MANNER, PAPERS, PREDICATE, STOPS

_AND: Final = frozenset({"va", folded("và")})
_LIST_MARKS: Final = frozenset({",", *_AND, "&"})
_PLURAL_WORD: Final = folded("các")
_BEFORE_ROOM: Final = frozenset(folded_words("quốc hậu biên dự chữa đề xung"))
_LOWER_HEADS: Final = frozenset(folded_words("phòng sở ban trường trạm hội đoàn khoa viện đội tổ"))
_LONG_HEAD: Final = 3
_DOTTED: Final = frozenset(folded_words("p tt bql"))
_NUMBERED: Final = frozenset(folded_words("phường quận tổ khu"))
_COUNCIL: Final = Lexicon(nouns.listed("UBND|HĐND|ủy ban nhân dân|hội đồng nhân dân|đoàn ĐBQH|đoàn đại biểu quốc hội"))
_COUNCIL_ENDS: Final = frozenset(
    folded(word) for word in ("UBND", "HĐND", "dân", "ĐBQH", "hội", "ủy", "huyện", "tỉnh", "phố")
)
_DEEPEST: Final = 4
_NUMBER: Final = folded("số")
#: Short forms that are other words in small letters: "ca trực".
_CAPITALS_ONLY: Final = frozenset(folded_words("ca vp tp tx tt"))
#: Bodies whose names go on behind the words of a field.
_LONG_NAMED: Final = Lexicon(nouns.listed("công ty|tổng công ty|tập đoàn|quỹ|viện|trung tâm|trường|học viện|liên danh"))
_GOES_ON_SMALL: Final = Lexicon(
    nouns.listed(
        """trung tâm|công ty|công ty TNHH|công ty cổ phần|công ty CP|tổng công ty|nhà máy|xí nghiệp|hợp tác xã|trạm"""
    )
)
_LONGEST_TEAM: Final = 9
#: Works named after what they do: "Nhà máy xử lý rác thải Cà Mau".
_WORKS: Final = Lexicon(nouns.listed("nhà máy|trạm|xí nghiệp|cơ sở|khu"))
#: Bodies made for a purpose, which their names tell in words of their own.
_TEAM: Final = Lexicon(nouns.listed("tổ|đội|nhóm|đoàn|tiểu ban|bộ phận|hội đồng|nhà máy|câu lạc bộ|ban|khối"))
#: The agency itself, behind the name of a part of it: "Văn phòng Sở", "Công đoàn ngành".
_OWN_OFFICE: Final = Lexicon(nouns.listed("sở|ban|bộ|cục|chi cục|trường|viện|trung tâm|hội|kho bạc|tòa|công ty"))
_NUMBERED_OFFICE: Final = Lexicon(nouns.listed("thuế cơ sở|thống kê cơ sở|quân khu|bộ tư lệnh quân khu|quân đoàn"))


class Bodies:
    """Reads the names of bodies and groups in one text."""

    def __init__(self, scan: Scanner) -> None:
        self.scan = scan
        self.tokens = scan.tokens
        self._depth = 0
        self.boundaries = Boundaries(scan)
        self.growth = Growth(scan, self.boundaries)
        self.shared = SharedHeads(scan)
        self.groups = Groups(scan, self._nested, self._is_named)

    def unit(self, at: int) -> tuple[list[Name], int] | None:
        """Return the body whose name begins at ``at``, or the several one head holds together, and the token behind."""
        found = self._body(at)
        if found and len(found[0]) == 1:
            name, end = found[0][0], found[1]
            end = self.growth.growing(name, end) or end
            purpose, told = self.growth.object_of(name, end)
            end = purpose or end
            joined, sure = self.growth.joined_by_and(name, end)
            sure = sure and told
            end = joined or end
            end = self._belongs_to(at, end) or end
            if end > found[1] or not sure:
                return [replace(name, end=end, open_end=not sure)], end
        return found

    def _belongs_to(self, at: int, end: int) -> int:
        """Return the end of the body printed behind a dash: its house ("Phòng A - Văn phòng B") or its part; or 0."""
        tokens = self.tokens
        if end + 1 >= len(tokens) or tokens.printed[end] not in {"-", "–"} or not tokens.capital[end + 1]:
            return 0
        if SOCIETY.match(tokens, at) or SOCIETY.match(tokens, end + 1) or nouns.BARE_GROUP.match(tokens, end + 1):
            return 0
        return self._nested(end + 1)

    def _body(self, at: int) -> tuple[list[Name], int] | None:
        tokens = self.tokens
        whole = nouns.WHOLE.match(tokens, at)
        no_head = nouns.NOT_HEADS.match(tokens, at)
        if (no_head and no_head >= whole) or not self._may_begin(at):
            return None
        opened = self._dotted(nouns.OPEN.match(tokens, at))
        nesting = nouns.NESTING.match(tokens, at)
        if nesting > max(whole, opened) and (nested := self._nested(nesting)):
            return self._qualified(at, nested)
        if whole and whole >= opened and self.scan.field_here(opened) <= whole:
            return self._whole(at, whole)
        if opened:
            found = self._open(at, opened)
            other = self._whole(at, whole) if whole else None
            if other and found and len(other[0]) == 1 and other[1] > found[1]:
                # "Ban Quản lý" + "rừng phòng hộ" goes further than "Ban" + "Quản lý rừng".
                return other
            if found or not whole:
                return found
        if whole:
            return self._whole(at, whole)
        return self._area(at)

    def _dotted(self, end: int) -> int:
        """Return the token behind the full stop of a short form: "P. Nội vụ"."""
        tokens = self.tokens
        short = end and tokens.folded[end - 1] in _DOTTED and end < len(tokens) and tokens.printed[end] == "."
        return end + 1 if short else end

    def _may_begin(self, at: int) -> bool:
        """Whether a head may stand here: those that are part of other words only with a capital."""
        tokens = self.tokens
        if tokens.folded[at] in _CAPITALS_ONLY and not tokens.printed[at].isupper():
            return False
        if tokens.capital[at] or tokens.folded[at] not in nouns.CAPITAL_ONLY:
            return True
        if nouns.WHOLE.match(tokens, at) > at + 2 and _TEAM.match(tokens, at) == at + 2:
            # "hội đồng tự đánh giá": nothing else is called so.
            return True
        if nouns.WHOLE.match(tokens, at) > at + _LONG_HEAD:
            return True
        if nouns.OPEN.match(tokens, at) == at + 2 and at + 2 < len(tokens) and tokens.capital[at + 2]:
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
        if PROJECTS.match(tokens, at) == end and (number := self.scan.number(end)) and self._ends_at(number):
            return self._qualified(at, number)
        if TAKES_FIELD.match(tokens, at):
            if field := self.scan.field_here(end):
                return self._qualified(at, self.scan.more_of_field(field))
            if short := self.scan.abbreviations(end):
                return self._qualified(at, self.scan.field_here(short) or short)
            if self._named_in_words(end):
                finish, sure = self.scan.open_words(end, end)
                if sure:
                    return self._qualified(at, finish)
        return self._qualified(at, end)

    def _named_in_words(self, at: int) -> bool:
        """Whether a name of its own goes on in small letters behind a head: "Ban Quản lý Khu công nghệ cao"."""
        tokens = self.tokens
        place = self.scan.capitals(at) if tokens.is_word(at) and tokens.capital[at] else 0
        return bool(place) and tokens.is_word(place) and not PREDICATE.match(tokens, place)

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
            verb = PREDICATE.match(tokens, end) == field and self._goes_on_behind(field)
            if verb and (team := self._team_end(at, field)):
                # "Đội Kiểm tra quy tắc đô thị": what it is there for goes on in small letters.
                return self._qualified(at, team)
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
        step = OCCUPATION.match(tokens, end) if _WORKS.match(tokens, at) else 0
        finish, sure = self.scan.open_words(end, step or end)
        if not tokens.capital[end] and not _GOES_ON_SMALL.match(tokens, at):
            finish, sure = self._team_end(at, end), True
        found, finish = self._qualified(at, finish)
        return [replace(name, open_end=not sure) for name in found], finish

    def _goes_on_small(self, at: int, end: int) -> bool:
        """Whether a head goes on in small letters ("Trung tâm giống cây trồng", "Tổ thư ký kỳ họp"): up to a verb."""
        tokens = self.tokens
        works = OCCUPATION.match(tokens, end) > 0 and _WORKS.match(tokens, at) > 0
        if works and not MANNER.match(tokens, OCCUPATION.match(tokens, end)):
            return True
        if not tokens.capital[at] or PREDICATE.match(tokens, end) or tokens.folded[end] in STOPS:
            return False
        if nouns.LEVEL.match(tokens, end):
            return False
        if _GOES_ON_SMALL.match(tokens, at):
            return True
        return self._team_end(at, end) > 0

    def _goes_on_behind(self, at: int) -> bool:
        tokens = self.tokens
        if not tokens.is_word(at) or tokens.capital[at] or PREDICATE.match(tokens, at):
            return False
        return tokens.folded[at] not in STOPS and not nouns.LEVEL.match(tokens, at)

    def _team_end(self, at: int, end: int) -> int:
        """Return the end of a name in small letters, where a verb of no name or "các xã" begins; or 0."""
        tokens = self.tokens
        if not _TEAM.match(tokens, at) or not tokens.capital[at]:
            return 0
        strong = self.scan.strong_ahead(end, _LONGEST_TEAM)
        for step in () if strong else range(end + 1, min(end + _LONGEST_TEAM, len(tokens) - 1)):
            if tokens.printed[step] == "," and self.scan.begins_name(step + 1) and tokens.capital[step + 1]:
                # "Tổ thư ký kỳ họp, Văn phòng UBND": a row of bodies goes on.
                return step
            if self.scan.breaks_off(step) or PREDICATE.match(tokens, step):
                break
        for step in range(end, strong or min(end + _LONGEST_TEAM, len(tokens))):
            if self.scan.breaks_off(step):
                return 0
            if tokens.folded[step] == _PLURAL_WORD and nouns.GROUP_NOUN.match(tokens, step + 1):
                return step
        return strong

    def _qualified(self, at: int, end: int) -> tuple[list[Name], int]:
        """Return the unit with its level and place, or the several of "UBND các xã A, B"."""
        if end < len(self.tokens) and self.tokens.folded[end] == _PLURAL_WORD:
            several = self._of_areas(at, end)
            if several:
                return several
        areas = self._area_chain(at, end) or self._listed_areas(at, end)
        if areas:
            return areas
        finish = self._hamlet(self.scan.levels(end))
        number = self.scan.number(finish) if nouns.OPEN.match(self.tokens, at) and finish == end else 0
        if number and self.tokens.printed[finish][0] != "0" and self._ends_at(number):
            # "Phòng Quản lý dự án 1"
            finish = number
        if self.tokens.is_word(finish) and self.tokens.capital[finish] and finish > at:
            finish = self._of_council(at, finish)
        return [Name(at, finish, MentionKind.UNIT, "ten-co-quan", body=(at, end))], finish

    def _hamlet(self, end: int) -> int:
        """Return the end of the hamlet a body belongs to: "Chi bộ thôn Đông"."""
        tokens = self.tokens
        area = nouns.AREA.match(tokens, end) if tokens.is_word(end) and not tokens.capital[end] else 0
        return (self.scan.place(area) if area and not nouns.LEVEL.match(tokens, end) else 0) or end

    def _of_council(self, at: int, end: int) -> int:
        """Return the end of "Ban Pháp chế HĐND tỉnh" behind the name of the committee."""
        council = _COUNCIL.match(self.tokens, end)
        return self.scan.levels(council) if council and not _COUNCIL.match(self.tokens, at) else end

    def _listed_areas(self, at: int, end: int) -> tuple[list[Name], int] | None:
        """ "UBND xã: A, B": the units of a list behind a colon."""
        area = nouns.AREA.match(self.tokens, end)
        if not area or area >= len(self.tokens) or self.tokens.printed[area] != ":":
            return None
        return self.shared.areas(end, head=(at, end)) if self.scan.capitals(area + 1) else None

    def _area(self, at: int) -> tuple[list[Name], int] | None:
        """ "xã Suối Lạnh", "phường 5": spoken of as its authority where it is given something."""
        tokens = self.tokens
        step = nouns.AREA.match(tokens, at)
        if not step or self.scan.is_society(at) or (tokens.printed[at].isupper() and FIELD.match(tokens, step)):
            return None
        end = self.scan.place(step) or (self.scan.number(step) if self.tokens.folded[at] in _NUMBERED else 0)
        if not end:
            return None
        hamlet = self.tokens.folded[at] in nouns.HAMLET or self.tokens.folded[at] == folded("tỉnh")
        return [Name(at, end, MentionKind.UNIT, "ten-dia-ban", body=(at, step), place_only=hamlet)], end

    def _of_areas(self, at: int, plural: int) -> tuple[list[Name], int] | None:
        """Return the units of "UBND các xã A, B", or the group of "Công an các xã, phường"."""
        step = plural + 1
        if named := self.shared.areas(step, head=(at, plural)):
            return named
        end = nouns.GROUP_NOUN.match(self.tokens, step)
        if not end:
            return None
        end, told = self.groups.end_of(self.groups.chain(end))
        return [Name(at, end, MentionKind.GROUP, "nhom-cap-duoi", told=told)], end

    def _area_chain(self, at: int, end: int) -> tuple[list[Name], int] | None:
        """ "UBND quận, huyện, xã": the group of committees without "các"."""
        first = nouns.AREA.match(self.tokens, end)
        if not first or first >= len(self.tokens) or self.scan.is_society(end):
            return None
        if self.tokens.printed[first] not in {",", "-"} and self.tokens.folded[first] not in _AND:
            return None
        second = nouns.AREA.match(self.tokens, first + 1)
        if not second or self.scan.capitals(second) or nouns.WHOLE.match(self.tokens, first + 1):
            return None
        finish, told = self.groups.end_of(self.groups.chain(second))
        return [Name(at, finish, MentionKind.GROUP, "nhom-cap-duoi", told=told)], finish

    def _is_named(self, at: int) -> bool:
        """Whether a noun with a capital is a body of its own: "Công an huyện", "Phòng Nội vụ"."""
        return bool(self.unit(at))
