"""Names of bodies, groups, positions and people among the tokens of a text.

A name is a head noun ("Sở", "Công an", "các xã") with what belongs to it: its field, its level, its place. Where a name
ends is told by the lexicons; behind an unknown name by the verb that begins the predicate."""

from dataclasses import replace
from typing import Final

from thongbao.extract import name_lexicon as nouns
from thongbao.extract.bodies import Bodies
from thongbao.extract.extracted import MentionKind
from thongbao.extract.field_lexicon import FIELD
from thongbao.extract.folding import folded_words
from thongbao.extract.name import Name
from thongbao.extract.people import HEADMAN, People
from thongbao.extract.scanning import Scanner
from thongbao.extract.sentences import closing
from thongbao.extract.tokens import Lexicon, Tokens
from thongbao.extract.verb_lexicon import MANNER, PREDICATE

_DASHES: Final = frozenset("-–—")
_DEEPEST: Final = 5
_LONGEST_LIST: Final = 200
_AND: Final = frozenset(folded_words("va và"))
_EACH: Final = Lexicon(nouns.listed("mỗi|từng"))
_AREA_RULES: Final = frozenset({"dia-ban-chung-dau", "ten-dia-ban"})
_HEAD_OF_GROUP: Final = Lexicon(nouns.listed("người đứng đầu|thủ trưởng"))
_OFFICE_OF: Final = Lexicon(nouns.listed("cơ quan thường trực|đơn vị thường trực|cơ quan|đơn vị"))
_COMMITTEE: Final = Lexicon(nouns.listed("UBND|ủy ban nhân dân|đảng ủy|công an"))
#: Heads that several departments share: "các Sở: Nội vụ, Y tế".
_DEPARTMENT: Final = Lexicon(nouns.listed("sở|phòng|ban|bộ|cục|chi cục|hội|vụ|viện"))
_ROOM: Final = Lexicon(nouns.listed("phòng|ban|chi cục|vụ|trung tâm|tổ|đội"))
#: Fields of rooms that every house has: in a row they are several rooms.
_STANDING: Final = Lexicon(
    nouns.listed(
        """nội vụ|tư pháp|tài chính - kế hoạch|tài chính|y tế|kinh tế|kinh tế và hạ tầng|kinh tế - hạ tầng|thanh tra
        |văn hóa và thông tin|văn hóa - xã hội|giáo dục và đào tạo|giáo dục|lao động - thương binh và xã hội
        |tài nguyên và môi trường|nông nghiệp|nông nghiệp và phát triển nông thôn|nông nghiệp và môi trường
        |quản lý đô thị|dân tộc|nông nghiệp và PTNT|tuyên giáo|dân vận|nội chính|kế hoạch - tài chính"""
    ),
    loose=True,
)
#: Titles that name no body.
_ALONE: Final = Lexicon(
    nouns.listed("kế toán trưởng|chánh văn phòng|huyện ủy viên|tỉnh ủy viên|thành ủy viên|đảng ủy viên|chi ủy viên")
)
_FORCES: Final = Lexicon(["lực lượng"])
_FORCE: Final = Lexicon(
    nouns.listed(
        """công an|quân sự|quân đội|bộ đội|bộ đội biên phòng|biên phòng|dân quân|dân quân tự vệ|kiểm lâm|y tế|dân phòng
        |cảnh sát giao thông|thanh niên|thanh niên xung kích|xung kích|quản lý thị trường|an ninh cơ sở|phòng cháy"""
    )
)
_SEVERAL_PEOPLE: Final = Lexicon(["các đồng chí"])
_STAFF: Final = Lexicon(
    nouns.listed("lãnh đạo|thành viên|ủy viên|cán bộ|công chức|chuyên viên|huyện ủy viên|đảng ủy viên|tỉnh ủy viên")
)
_CHARGE: Final = Lexicon(["phụ trách", "được phân công", "theo dõi"])
_LONGEST_CHARGE: Final = 9
_OTHER_BODIES: Final = Lexicon(nouns.listed("ngành|ban, ngành|cơ quan|đơn vị|ban ngành|ngành, đơn vị"), loose=True)


class Names:
    """Finds names in one text."""

    def __init__(self, tokens: Tokens, known: Lexicon) -> None:
        self.tokens = tokens
        self.scan = Scanner(tokens)
        self.bodies = Bodies(self.scan)
        self.people = People(self.scan, self.bodies, self.at)
        self.known = known
        self._found: dict[int, tuple[list[Name], int]] = {}
        self._ends: set[int] = set()
        self._depth = 0

    def listing(self, at: int, *, semicolons: bool = False) -> tuple[list[Name], int]:
        """Return the names in a row that begin at token ``at``, and the token behind the last; nothing: ``[], at``."""
        names, end = self.at(at)
        if not names:
            return [], at
        names = list(names)
        while end < len(self.tokens):
            after = self.scan.behind_mark(self._behind_bracket(end), semicolons)
            if not after or len(names) > _LONGEST_LIST:
                break
            more, its_end = self.at(after)
            more = [name for name in more if not name.place_only or names[-1].place_only]
            if _EACH.match(self.tokens, after):
                break
            more = [self._of_the_same_kind(names[-1], name) for name in more]
            if not more:
                more, its_end = self._shared(names, after)
            if not more:
                break
            names += more
            end = its_end
        return self._one_or_several(names), end

    def _one_or_several(self, names: list[Name]) -> list[Name]:
        """Leave open the end of "Phòng Tổ chức, Hành chính và Đối ngoại": one room, or three, nobody can tell."""
        last = names[-1]
        singular = last.rule == "phong-ban-chung-dau" and last.head[1] > 0 and not self._has_plural(last.head[0])
        if not singular or not _ROOM.match(self.tokens, last.head[0]) or self.tokens.folded[last.start - 1] not in _AND:
            return names
        parts = [name for name in names if name.rule == last.rule and name.head == last.head]
        starts = [nouns.OPEN.match(self.tokens, last.head[0]), *(part.start for part in parts)]
        standing = sum(_STANDING.match(self.tokens, start) > 0 for start in starts)
        return names if standing > 1 else [*names[:-1], replace(last, open_end=True)]

    def _has_plural(self, head: int) -> bool:
        return head > 0 and nouns.PLURAL.match(self.tokens, head - 1) == head

    def _behind_bracket(self, at: int) -> int:
        """Return the token behind a bracket that explains the name before it."""
        if self.tokens.printed[at] == "(" and (close := closing(self.tokens, at)) and close < len(self.tokens):
            return close
        return at

    def at(self, at: int) -> tuple[list[Name], int]:
        """Return the name at token ``at``, or the several that "các" holds together, and the token behind."""
        if not self.tokens.is_word(at):
            return [], at
        if at not in self._found:
            self._depth += 1
            self._found[at] = found = self._read(at) if self._depth <= _DEEPEST else ([], at)
            self._depth -= 1
            if found[0]:
                self._ends.add(found[1])
        return self._found[at]

    def ends(self) -> set[int]:
        """Return the tokens behind the names read so far."""
        return self._ends

    def _read(self, at: int) -> tuple[list[Name], int]:
        if person := self.people.person(at):
            return [person], max(person.end, person.body[1])
        titled = nouns.HONORIFIC.match(self.tokens, at)
        if titled and nouns.POSITION.match(self.tokens, titled) and (named := self._position(at)):
            return self._narrowed(at, titled, named)
        if plural := self._plural_word(at):
            names, end = self._plural(at, plural)
            if names:
                return self._at_least_known(at, names, end)
        bare = max(nouns.BARE_GROUP.match(self.tokens, at), self._job(at))
        unit = self.bodies.unit(at)
        if not unit and bare and bare == self._job(at):
            return [Name(at, bare, MentionKind.GROUP, "nhom-khong-cac")], bare
        named = self._position(at)
        if named and (unit is None or unit[1] <= named[1]):
            return named
        if unit and unit[1] > bare:
            return self._at_least_known(at, unit[0], unit[1])
        if bare:
            return self._bare_group(at, bare)
        if end := self.known.match(self.tokens, at):
            return [Name(at, end, MentionKind.UNIT, "ten-trong-don-vi")], end
        return [], at

    def _job(self, at: int) -> int:
        """Return the end of a job; of one that is a verb as often, where what follows shows that somebody is meant."""
        tokens = self.tokens
        if at > 1 and tokens.printed[at - 1] in _DASHES:
            # "Bộ phận Tài chính - Kế toán"
            return 0
        if job := nouns.JOB.match(tokens, at):
            return job
        end = nouns.JOB_OR_VERB.match(tokens, at)
        if not end or end >= len(tokens):
            return 0
        if tokens.printed[end] == ",":
            return end if nouns.JOB.match(tokens, end + 1) or nouns.BARE_GROUP.match(tokens, end + 1) else 0
        told = MANNER.match(tokens, end) or not PREDICATE.match(tokens, end)
        return 0 if told and tokens.printed[end] != ":" else end

    def _narrowed(self, at: int, titled: int, named: tuple[list[Name], int]) -> tuple[list[Name], int]:
        """Return several who hold a title as a group, with what says which: "các đồng chí Ủy viên … phụ trách xã"."""
        if len(named[0]) > 1 or _SEVERAL_PEOPLE.match(self.tokens, at) != titled:
            return named
        if not _STAFF.match(self.tokens, titled):
            return named
        strong = self.scan.strong_ahead(named[1], _LONGEST_CHARGE)
        end = strong if strong and _CHARGE.match(self.tokens, named[1]) else named[1]
        return [replace(named[0][0], start=at, end=end, kind=MentionKind.GROUP)], end

    def _bare_group(self, at: int, end: int) -> tuple[list[Name], int]:
        """A group without "các"; before the name of a body the name says who: "nhà thầu Công ty Hoàng Long"."""
        who, its_end = self.at(end) if self.tokens.is_word(end) and self.tokens.capital[end] else ([], end)
        if len(who) == 1 and who[0].kind is MentionKind.UNIT and who[0].rule != "ten-dia-ban":
            if not _OFFICE_OF.match(self.tokens, at):
                return who, its_end
            end = its_end
        end, told = self.bodies.groups.end_of(self._forces(at, end))
        return self._at_least_known(at, [Name(at, end, MentionKind.GROUP, "nhom-khong-cac", told=told)], end)

    def _forces(self, at: int, end: int) -> int:
        """Return the end of forces in a row: "lực lượng Công an, Quân đội"."""
        tokens = self.tokens
        if not _FORCES.match(tokens, at):
            return end
        while end < len(tokens) and (step := self.scan.behind_mark(end, False)):
            force = _FORCE.match(tokens, step)
            if not force or (tokens.is_word(force) and nouns.LEVEL.match(tokens, force) and tokens.capital[step - 1]):
                break
            end = force
        return end

    def _at_least_known(self, at: int, names: list[Name], end: int) -> tuple[list[Name], int]:
        """A name of the unit file wins where the grammar is not sure, or finds less."""
        known = self.known.match(self.tokens, at)
        if known and (known > end or (known < end and names[-1].open_end)):
            kind = names[0].kind
            return [Name(at, known, kind, "ten-trong-don-vi")], known
        return names, end

    def _plural_word(self, at: int) -> int:
        """Return the token behind "các", "mỗi", "ba" or a number that an area follows."""
        tokens = self.tokens
        if tokens.printed[at].isdigit() and len(tokens.printed[at]) < 3:
            area = nouns.AREA.match(tokens, at + 1)
            if not area:
                return 0
            ends = not tokens.is_word(area) or PREDICATE.match(tokens, area) or nouns.GROUP_TAIL.match(tokens, area)
            return at + 1 if ends or self.scan.capitals(area) else 0
        return nouns.PLURAL.match(tokens, at)

    def _plural(self, at: int, step: int) -> tuple[list[Name], int]:
        if named := self.bodies.shared.areas(step, head=(0, 0)):
            return named
        if houses := self.bodies.shared.houses(step):
            return houses
        if several := self._named_fields(step):
            return several
        noun = nouns.GROUP_NOUN.match(self.tokens, step)
        if noun and nouns.HONORIFIC.match(self.tokens, step) == noun and (titled := self._position(noun)):
            return [replace(titled[0][0], start=at, kind=MentionKind.GROUP)], titled[1]
        if not noun or nouns.NOT_HEADS.match(self.tokens, step) > noun:
            return [], at
        end, told = self.bodies.groups.end_of(self.bodies.groups.chain(noun))
        return [Name(at, end, MentionKind.GROUP, "nhom-co-cac", told=told)], end

    def _named_fields(self, at: int) -> tuple[list[Name], int] | None:
        """Return the departments of "các Sở: Tài chính, Xây dựng và Nội vụ"."""
        tokens = self.tokens
        step = nouns.OPEN.match(tokens, at)
        if not step or step >= len(tokens) or not _DEPARTMENT.match(tokens, at):
            return None
        if tokens.printed[step] == "," and (others := _OTHER_BODIES.match(tokens, step + 1)):
            # "các Sở, ngành: Xây dựng, Tài chính": the fields are those of departments.
            end = self.scan.field(others + 1) if others < len(tokens) and tokens.printed[others] == ":" else 0
            body = (at, step)
            return (
                ([Name(others + 1, end, MentionKind.UNIT, "phong-ban-chung-dau", body, head=body)], end)
                if end
                else None
            )
        first = step + 1 if tokens.printed[step] == ":" else step
        end = self.scan.field(first)
        if not end:
            return None
        start = at if first == step else first
        one = Name(start, end, MentionKind.UNIT, "phong-ban-chung-dau", body=(at, step))
        head = replace(one, head=(at, step)) if first != step else one
        return [head], end

    def _shared(self, before: list[Name], at: int) -> tuple[list[Name], int]:
        """Return the name at ``at`` that shares the head noun of the names before it."""
        tokens = self.tokens
        if area := self._shared_area(before[-1], at):
            return [area], area.end
        heads = [name.body for name in before if self._has_open_head(name)]
        if not heads:
            return [], at
        head = heads[-1]
        noun = nouns.OPEN.match(tokens, head[0])
        end = self.scan.field(at) if noun else 0
        other_word = FIELD.match(tokens, at) > nouns.NOT_HEADS.match(tokens, at) > 0
        if not end or (self.scan.begins_name(at) and not other_word):
            return [], at
        shared = (head[0], noun)
        if before[-1].rule == "chuc-vu":
            return [replace(before[-1], start=at, end=end, body=shared, head=(0, 0))], end
        return [Name(at, end, MentionKind.UNIT, "phong-ban-chung-dau", body=head, head=shared)], end

    def _of_the_same_kind(self, before: Name, name: Name) -> Name:
        """Return an area behind a committee as a committee: "UBND quận 1, quận 3"."""
        bare = name.rule == "dia-ban-chung-dau" and not name.head[1]
        if (name.rule != "ten-dia-ban" and not bare) or name.place_only:
            return name
        if before.rule == "chuc-vu":
            whole = _COMMITTEE.match(self.tokens, before.position[1])
            shared = (before.position[1], whole) if whole else (0, 0)
            return replace(name, rule="chuc-vu", head=shared, position=before.position) if whole else name
        head = before.head if before.rule == "dia-ban-chung-dau" else (0, 0)
        whole = _COMMITTEE.match(self.tokens, before.start)
        if not head[1] and whole and whole < before.end:
            head = (before.start, whole)
        return replace(name, rule="dia-ban-chung-dau", head=head) if head[1] else name

    def _has_open_head(self, name: Name) -> bool:
        if name.kind is not MentionKind.UNIT or name.body[1] <= name.body[0]:
            return False
        return name.rule not in _AREA_RULES and nouns.OPEN.match(self.tokens, name.body[0]) > 0

    def _shared_area(self, before: Name, at: int) -> Name | None:
        """Return "B" of "UBND xã A, B": another area of the kind of the last one, by its name alone."""
        tokens = self.tokens
        if before.kind is not MentionKind.UNIT or before.rule == "chuc-vu":
            return None
        for start in range(before.end - 1, before.start - 1, -1):
            if (area := nouns.AREA.match(tokens, start)) and not tokens.capital[start]:
                break
        else:
            return None
        end = self.scan.capitals(at)
        if area >= before.end or not end or end - at > 3 or self.scan.begins_name(at):
            return None
        behind = not tokens.is_word(end) or bool(PREDICATE.match(tokens, end)) or tokens.folded[end] in _AND
        head = (before.start, start) if start > before.start else (0, 0)
        return Name(at, end, MentionKind.UNIT, "dia-ban-chung-dau", body=(start, area), head=head) if behind else None

    def _headed(self, at: int) -> tuple[list[Name], int]:
        """Return the body that a title heads: one that is named, or "Sở" alone for the agency itself."""
        names, end = self.at(at)
        if not names and (office := self.bodies.own_office(at)):
            return [Name(at, office, MentionKind.UNIT, "ten-co-quan")], office
        return names, end

    def _position(self, at: int) -> tuple[list[Name], int] | None:
        """ "Giám đốc Sở Xây dựng", "Thủ trưởng các cơ quan", "Chủ tịch UBND xã A"."""
        step = nouns.POSITION.match(self.tokens, at)
        if honorific := nouns.HONORIFIC.match(self.tokens, at):
            step = nouns.POSITION.match(self.tokens, honorific)
            at = honorific if step else at
        if not step or not self.tokens.is_word(step):
            return None
        names, end = self._headed(step)
        if not names and _ALONE.match(self.tokens, at) == step:
            return [Name(at, step, MentionKind.UNIT, "chuc-vu", position=(at, step))], step
        if not names and (charge := _CHARGE.match(self.tokens, step)) and nouns.LEADER.match(self.tokens, at):
            # "Phó Chủ tịch phụ trách kinh tế chủ trì …"
            end = self.scan.strong_ahead(charge, _LONGEST_CHARGE)
            return ([Name(at, end, MentionKind.UNIT, "chuc-vu", position=(at, step))], end) if end > charge else None
        if not names and step > at + 1:
            # "Trưởng Ban quản lý …" is the head of a board, not a "Trưởng Ban".
            step = at + 1
            names, end = self.at(step)
        if not names and (noun := nouns.GROUP_NOUN.match(self.tokens, step)) and _HEAD_OF_GROUP.match(self.tokens, at):
            end, told = self.bodies.groups.end_of(self.bodies.groups.chain(noun))
            names = [Name(step, end, MentionKind.GROUP, "nhom-khong-cac", told=told)]
        hamlets = [name for name in names if name.place_only]
        if (
            not names
            or any(name.kind is MentionKind.PERSON for name in names)
            or (hamlets and not HEADMAN.match(self.tokens, at))
        ):
            return None
        names = [replace(name, place_only=False) for name in names]
        first = names[0]
        if len(names) == 1:
            shared = first.rule == "phong-ban-chung-dau"
            body = first.body if shared else (step, end)
            charge = _CHARGE.match(self.tokens, end)
            strong = self.scan.strong_ahead(charge, _LONGEST_CHARGE) if charge else 0
            if strong > charge:
                return [
                    replace(first, start=at, end=strong, rule="chuc-vu", body=(step, end), position=(at, step))
                ], strong
            return [
                replace(first, start=first.start if shared else at, rule="chuc-vu", body=body, position=(at, step))
            ], end
        return [replace(name, rule="chuc-vu", position=(at, step)) for name in names], end
