"""Capital letters by list (Phụ lục II): names of bodies, people, honours, holidays, events, works."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from thongbao.checks.assessing import Result
from thongbao.checks.lines import Known, Line, Role
from thongbao.checks.words.names import not_declared
from thongbao.checks.words.phrases import Phrases
from thongbao.checks.words.prose import around, compiled, matches, opens_sentence, prose
from thongbao.findings import Rule, Severity
from thongbao.language import _
from thongbao.model.units import Relation
from thongbao.standard import rules_capitals as rules
from thongbao.vietnamese.text import squeeze

# Name as it is right → the rule. Met with other capitals, it is wrong, unless it stands wholly in small letters (then
# it may
# be a common noun) or the rule says that it never does.
_BODIES: Final = (
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "Mặt trận Tổ quốc",
    "Hội Liên hiệp Phụ nữ",
    "Hội Nông dân",
    "Hội Cựu chiến binh",
    "Hội Người cao tuổi",
    "Liên đoàn Lao động",
    "Đảng ủy",
    "Huyện ủy",
    "Tỉnh ủy",
    "Thành ủy",
    "Ban Thường vụ",
    "Ban Chỉ đạo",
    "Tòa án nhân dân",
    "Viện kiểm sát nhân dân",
    "Văn phòng Chính phủ",
    "Thủ tướng Chính phủ",
    "Kho bạc Nhà nước",
    "Bảo hiểm xã hội",
    "Bộ Nội vụ",
    "Bộ Tài chính",
    "Bộ Tư pháp",
    "Bộ Công an",
    "Bộ Quốc phòng",
    "Bộ Y tế",
    "Bộ Xây dựng",
    "Bộ Ngoại giao",
    "Bộ Công Thương",
    "Bộ Giáo dục và Đào tạo",
    "Bộ Khoa học và Công nghệ",
    "Bộ Nông nghiệp và Môi trường",
    "Bộ Nông nghiệp và Phát triển nông thôn",
    "Bộ Tài nguyên và Môi trường",
    "Bộ Kế hoạch và Đầu tư",
    "Bộ Văn hóa, Thể thao và Du lịch",
    "Bộ Lao động - Thương binh và Xã hội",
    "Bộ Giao thông vận tải",
    "Bộ Thông tin và Truyền thông",
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Tư pháp",
    "Sở Y tế",
    "Sở Xây dựng",
    "Sở Giáo dục và Đào tạo",
    "Sở Nông nghiệp và Môi trường",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Sở Tài nguyên và Môi trường",
    "Sở Kế hoạch và Đầu tư",
    "Sở Khoa học và Công nghệ",
)
_NEVER_SMALL: Final = frozenset({"ủy ban nhân dân", "hội đồng nhân dân"})
_SPECIAL: Final = ("Đảng Cộng sản Việt Nam", "Ban Chấp hành Trung ương Đảng", "Văn phòng Trung ương Đảng")
_FOREIGN: Final = ("Liên hợp quốc", "ASEAN", "UNESCO", "UNICEF", "WTO", "UNDP")
_HONOURS: Final = (
    "Huân chương Lao động",
    "Huân chương Độc lập",
    "Huân chương Sao vàng",
    "Huân chương Hồ Chí Minh",
    "Huân chương Kháng chiến",
    "Nghệ sĩ Nhân dân",
    "Nghệ sĩ Ưu tú",
    "Nhà giáo Nhân dân",
    "Nhà giáo Ưu tú",
    "Thầy thuốc Nhân dân",
    "Thầy thuốc Ưu tú",
    "Anh hùng Lao động",
    "Bà mẹ Việt Nam anh hùng",
)
_HOLIDAYS: Final = (
    "Quốc khánh",
    "Quốc tế Lao động",
    "Quốc tế Phụ nữ",
    "Phụ nữ Việt Nam",
    "Nhà giáo Việt Nam",
    "Thương binh - Liệt sĩ",
    "Giải phóng miền Nam",
    "Giỗ Tổ Hùng Vương",
    "Thầy thuốc Việt Nam",
    "Gia đình Việt Nam",
)
_EVENTS: Final = ("Cách mạng tháng Tám", "Phong trào Xô viết Nghệ Tĩnh", "Chiến dịch Điện Biên Phủ")
_WORKS: Final = ("tạp chí Cộng sản", "báo Nhân dân", "từ điển Bách khoa toàn thư")
_FAMOUS: Final = ("Nguyễn Ái Quốc", "Hồ Chí Minh", "Bác Hồ", "Vua Hùng", "Bà Triệu", "Hai Bà Trưng", "Võ Nguyên Giáp")


_BY_RULE: Final = (
    (rules.AGENCY, _BODIES),
    (rules.SPECIAL_AGENCY, _SPECIAL),
    (rules.FOREIGN_AGENCY, _FOREIGN),
    (rules.HONOUR, _HONOURS),
    (rules.HOLIDAY, _HOLIDAYS),
    (rules.EVENT, _EVENTS),
    (rules.WORK, _WORKS),
    (rules.PERSON, _FAMOUS),
)
_LISTED: Final = Phrases(
    {
        spelt: (rule, name)
        for rule, names in _BY_RULE
        for name in names
        for spelt in {name.lower(), name.lower().replace("ủy", "uỷ")}
    }
)
_SMALL_IS_WRONG: Final = frozenset(
    {rules.HOLIDAY.id, rules.SPECIAL_AGENCY.id, rules.EVENT.id, rules.PERSON.id, rules.WORK.id}
)
# "Ủy ban Thường vụ Quốc hội" is no Ban Thường vụ, and a sub-committee no Ban Chỉ đạo.
_PART_OF_A_WORD: Final = ("ủy ", "uỷ ", "tiểu ", "phân ")
_BEFORE_A_HOLIDAY: Final = ("ngày ", "lễ ", "dịp ")


def list_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield names of the lists that are met with other capitals."""
    for line in prose(lines):
        for met in _LISTED.find(line.text):
            rule, right = met.value
            before = line.text[: met.start].lower()
            if before.endswith(_PART_OF_A_WORD) or (rule is rules.HOLIDAY and not before.endswith(_BEFORE_A_HOLIDAY)):
                continue
            if _is_wrong(rule, line.text, met.start, met.text, right):
                yield _named(rule, line, met.start, met.text, right)
        for match in matches(_SLASHED, line.text, "/"):
            message = _("ngày lễ viết «{written}»; Nghị định viết có gạch nối: «{around}»").format(
                written=match["day"], around=around(line.text, match.start(), match.end())
            )
            hint = _("viết «{right}»").format(right=match["day"].replace("/", "-"))
            yield rules.HOLIDAY.found(line.at(match.start("day")), message, hint, severity=Severity.NOTE)
        for match in _MIDDLE_NAME.finditer(line.text):
            yield _named(rules.PERSON, line, match.start("name"), match["name"], match["name"].title())
        for match in matches(_RANKED, line.text, "huân chương "):
            yield _named(rules.HONOUR, line, match.start(), match[0], f"Huân chương {match['of'].capitalize()}")
        for match in _EIGHT.finditer(line.text):
            yield _named(rules.EVENT, line, match.start(), match[0], "Cách mạng tháng Tám")


_SLASHED: Final = compiled(
    rf"(?<!\w)(?:{'|'.join(_HOLIDAYS)}) (?:ngày )?(?P<day>\d{{1,2}}/\d{{1,2}})(?![/\d])", re.IGNORECASE
)
# What everybody is called by between surname and name, and nothing else could mean between two capitals.
_MIDDLE_NAME: Final = compiled(
    r"(?<!\w)(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|đ/c) (?P<name>[<U>][<L>]+ (?:văn|thị)(?: [<U>][<L>]+){1,2})(?!\w)"
)
# With its class it is one order, not orders in general.
_RANKED: Final = compiled(
    r"(?<!\w)huân chương (?P<of>lao động|độc lập|kháng chiến)(?= hạng (?:[Nn]hất|[Nn]hì|[Bb]a)(?!\w))"
)
_EIGHT: Final = compiled(r"(?<!\w)[Cc]ách mạng [Tt]háng 0?8(?![\d/])")


def _plain(name: str) -> str:
    return squeeze(name).lower().replace("uỷ", "ủy")


def _is_wrong(rule: Rule, text: str, start: int, met: str, right: str) -> bool:
    written = met.replace("Uỷ", "Ủy").replace("uỷ", "ủy")
    if written == right or written.isupper():
        return False
    # At a beginning the first letter is a capital whatever the name.
    if opens_sentence(text, start) and written[1:] == right[1:]:
        return False
    if written.islower():
        return rule.id in _SMALL_IS_WRONG or _plain(written) in _NEVER_SMALL
    return True


def _named(rule: Rule, line: Line, start: int, written: str, right: str) -> Result:
    message = _("«{written}» viết hoa chưa đúng: «{around}»").format(
        written=written, around=around(line.text, start, start + len(written))
    )
    return rule.found(line.at(start), message, _("viết «{right}»").format(right=right))


def declared_findings(lines: Sequence[Line], known: Known) -> Iterator[Result]:
    """Yield units and people of don-vi.yaml met with other capitals than declared."""
    if known.units is None:
        # The lists are read all the same; only the names of this office are not known.
        yield not_declared(rules.POSITION)
        return
    units = [
        name
        for unit in known.units.units
        if unit.relation != Relation.LOWER
        for name in (unit.name, *unit.other_names)
        if name[:1].isupper() and len(name.split()) > 1
    ]
    people = [person.full_name for person in known.units.people]
    yield from _in_other_capitals(lines, rules.AGENCY, _settled(units, {unit.name for unit in known.units.units}))
    yield from _in_other_capitals(lines, rules.PERSON, {name.lower(): name for name in people})
    yield from _positions(lines, people)


def _settled(names: Sequence[str], full: set[str]) -> dict[str, str]:
    """Return name in small letters → as it is right: a unit's own name decides over its other names."""
    settled: dict[str, str] = {}
    for name in sorted(names, key=lambda name: name not in full):
        settled.setdefault(squeeze(name).lower(), squeeze(name))
    return settled


def _in_other_capitals(lines: Sequence[Line], rule: Rule, names: dict[str, str]) -> Iterator[Result]:
    if not names:
        return
    pattern = compiled(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names, key=len)[::-1]))})(?!\w)(?!&)", re.IGNORECASE
    )
    for line in prose(lines, Role.RECIPIENT):
        for match in pattern.finditer(line.text):
            right = names[match[0].lower()]
            if match[0] != right and not match[0].isupper():
                yield _named(rule, line, match.start(), match[0], right)


_TITLES: Final = (
    "phó chủ tịch|chủ tịch|phó bí thư|bí thư|phó giám đốc|giám đốc|phó trưởng phòng|trưởng phòng|chánh văn phòng"
)


def _positions(lines: Sequence[Line], people: Sequence[str]) -> Iterator[Result]:
    if not people:
        return
    named = "|".join(map(re.escape, people))
    pattern = compiled(
        rf"(?<!\w)(?P<title>{_TITLES})(?: (?:UBND|HĐND) (?:xã|huyện|tỉnh|phường))? (?=(?:{named})(?!\w))"
    )
    for line in prose(lines):
        for match in pattern.finditer(line.text):
            parts = match["title"].split(" ", 1)
            deputy = parts[0] == "phó"
            right = f"Phó {parts[1].capitalize()}" if deputy else match["title"].capitalize()
            yield _named(rules.POSITION, line, match.start(), match["title"], right)


# Words of which nhân dân is a part, and common uses.
_PEOPLE: Final = compiled(
    r"(?<!\w)(?<!ủy ban )(?<!Ủy ban )(?<!Uỷ ban )(?<!hội đồng )(?<!Hội đồng )(?<!Tòa án )(?<!kiểm sát )(?<!Quân đội "
    r")(?<!quân đội )"
    r"(?<!Công an )(?<!công an )(?<!vũ trang )(?<!ủy viên )(?<!toàn dân )(?<!chiến tranh )(?<!Đại đoàn )(?<!báo "
    r")(?<!nghệ sĩ )"
    r"(?P<word>nhân dân)(?! tệ)(?!\w)"
)
_PEOPLE_RIGHT: Final = compiled(
    r"(?<!\w)(?<!Hội đồng )(?<!Ủy ban )(?<!Uỷ ban )(?<!Nghệ sĩ )(?<!Nhà giáo )(?<!Thầy thuốc )Nhân dân(?!\w)"
)
_PARTY: Final = compiled(r"(?<!\w)(?:(?<=của )|(?<=đối với )|(?<=theo ))đảng(?=(?:,| và) [Nn]hà nước|[.;,]|$| ta\b)")


def special_noun_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield ``nhân dân`` and ``đảng`` in small letters, once each with how often (mục V, khoản 1 and 4)."""
    met = [(line, match) for line in prose(lines) for match in matches(_PEOPLE, line.text, "nhân dân")]
    if met:
        line, match = met[0]
        rights = sum(len(_PEOPLE_RIGHT.findall(each.text)) for each in prose(lines))
        message = _("«nhân dân» viết thường {n} chỗ, viết hoa {m} chỗ; chỗ đầu: «{around}»").format(
            n=len(met), m=rights, around=around(line.text, match.start(), match.end())
        )
        yield rules.SPECIAL_NOUN.found(line.at(match.start()), message, _("viết «Nhân dân» khi là danh từ riêng"))
    for line in prose(lines):
        for match in matches(_PARTY, line.text, "đảng"):
            yield _named(rules.PERSONALISED, line, match.start(), match[0], "Đảng")


_TRANSCRIBED: Final = compiled(r"(?<![\w-])[<U>][<L>]{0,3}(?:-[A-Za-zĐđà-ỹ]{1,5}){1,4}(?![\w-])")
_PLACES: Final = {
    "mát-xcơ-va": "Mát-xcơ-va",
    "pa-ri": "Pa-ri",
    "lào-cai": "",
    "men-bơn": "Men-bơn",
    "xin-ga-po": "Xin-ga-po",
}
_NAMES: Final = {
    "lê-nin": "Lê-nin",
    "vla-đi-mia": "Vla-đi-mia",
    "i-lích": "I-lích",
    "phri-đrích": "Phri-đrích",
    "ăng-ghen": "Ăng-ghen",
}


def transcription_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield transcribed foreign names with a capital inside (mục II, khoản 2 and mục III, khoản 2)."""
    for line in prose(lines):
        for match in _TRANSCRIBED.finditer(line.text):
            for rule, names in ((rules.FOREIGN_PERSON, _NAMES), (rules.FOREIGN_PLACE, _PLACES)):
                right = names.get(match[0].lower(), "")
                if right and match[0] != right:
                    yield _named(rule, line, match.start(), match[0], right)
