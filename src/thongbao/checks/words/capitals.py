"""Capital letters by rule (Phụ lục II): sentences, people, administrative units, citations, days and months."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from thongbao.checks.assessing import Result
from thongbao.checks.lines import Known, Line, Role
from thongbao.checks.words.prose import around, compiled, matches, opening, opens_sentence, prose, sentence_ends
from thongbao.findings import Rule
from thongbao.language import _
from thongbao.standard import rules_capitals as rules
from thongbao.standard.document_types import DOCUMENT_TYPES


def _found(rule: Rule, line: Line, match: re.Match[str], right: str) -> Result:
    start, end = match.span()
    message = _("«{wrong}» viết hoa chưa đúng: «{around}»").format(
        wrong=line.text[start:end].strip(), around=around(line.text, start, end)
    )
    return rule.found(line.at(start), message, _("viết «{right}»").format(right=right))


def sentence_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield sentences and paragraphs that begin in small letters (mục I)."""
    for line in prose(lines):
        text = line.text
        starts = [(end, True) for end in sentence_ends(text)]
        if line.role in (Role.BODY, Role.ITEM):
            starts.insert(0, (opening(text), False))
        for at, inside in starts:
            while at < len(text) and not text[at].isalnum() and text[at] not in "“\"'«":
                at += 1
            word = re.match(r"[^\W\d_]+", text[at:])
            if word is None or not word[0].islower() or len(word[0]) < 2:
                continue  # also names written so: iPhone, eTax
            if not inside and text[opening(text) : at].strip():
                continue  # words in brackets or quotes
            # A list goes on in small letters after what it hangs on; its first letters are judged only in a sentence
            # of its own.
            if not inside and not text.rstrip().endswith((".", "/.")):
                continue
            what = _("câu bắt đầu bằng chữ thường") if inside else _("đoạn bắt đầu bằng chữ thường")
            message = f"{what}: «{around(text, at, at + len(word[0]))}»"
            hint = _("viết «{right}», hoặc nối với câu trước").format(right=word[0][0].upper() + word[0][1:])
            yield rules.SENTENCE.found(line.at(at), message, hint)


_NOUNS: Final = "Tỉnh|Huyện|Quận|Xã|Phường|Thị xã|Thị trấn|Thành phố|Đặc khu"
# Units named after people or events keep the capital of their noun; so do these surnames and names.
_OF_PEOPLE: Final = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Đoàn|Mạc|Tôn|Cao|Tô|Châu|Chu"
    "|Hai Bà"
    "|Bà Triệu|Quang Trung|Hùng Vương|An Dương|Điện Biên Phủ|Cách Mạng|Cách mạng|Thống Nhất|Giải Phóng|Đồng Khởi|Ba "
    "Đình"
    "|Bạch Đằng|Chi Lăng|Đống Đa|Bến Nghé|Ba Tháng"
)
_UNIT: Final = compiled(
    rf"(?<!\w)(?P<noun>{_NOUNS}) (?!{_OF_PEOPLE})(?!Đoàn|Ủy|Uỷ|Hội|Đội|Trưởng|Hồ Chí Minh)(?P<name>[<U>][<L>]+)"
)
_NUMBERED: Final = compiled(
    r"(?<!\w)(?P<noun>quận|phường) (?P<number>[1-9]\d?)(?![\d%/]|[.,]\d)(?! (?:xã|phường|tổ|đơn|thị|hộ|người"
    r"|triệu|tỷ|nghìn|đồng|căn|suất|ha|km|m2|cán bộ|đại biểu|đồng chí|lượt|tháng|ngày|năm))"
)
_SPECIAL: Final = compiled(r"(?<!\w)(?:thành phố(?= Hồ Chí Minh(?!\w))|thủ đô(?= Hà Nội(?!\w)))")
_TERRAIN: Final = compiled(r"(?<!\w)(?P<noun>Sông|Biển|Vịnh|Chợ|Đèo|Suối) (?P<name>[<U>][<L>]+ [<U>][<L>]+)")
_REGION: Final = compiled(
    r"(?<!phía )(?<!hướng )(?<!\w)(?:Tây bắc|Đông bắc|Tây nguyên|Bắc bộ|Nam bộ|Trung bộ|Đông nam bộ|Đông Nam bộ|Tây "
    r"nam bộ"
    r"|Tây Nam bộ|Bắc trung bộ|Bắc Trung bộ|Nam trung bộ|Nam Trung bộ)(?!\w)"
)


def place_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield administrative units, terrain and regions with the wrong capitals (mục III)."""
    for line in prose(lines):
        text = line.text
        for match in matches(_UNIT, text, "Tỉnh", "Huyện", "Quận", "Xã", "Phường", "Thị ", "Thành phố", "Đặc khu"):
            # Inside the name of a body (Trường Tiểu học Thị trấn …) and at a beginning the noun may have its capital.
            if not opens_sentence(text, match.start()) and not _after_capital(text, match.start()):
                right = match["noun"][0].lower() + match["noun"][1:]
                yield _found(rules.ADMINISTRATIVE_UNIT, line, match, f"{right} {match['name']}")
        for match in matches(_NUMBERED, text, "quận ", "phường "):
            yield _found(rules.NUMBERED_UNIT, line, match, match[0].capitalize())
        for match in matches(_SPECIAL, text, "thành phố Hồ", "thủ đô"):
            yield _found(rules.SPECIAL_PLACE, line, match, match[0].capitalize())
        for match in matches(_TERRAIN, text, "Sông", "Biển", "Vịnh", "Chợ", "Đèo", "Suối"):
            if not opens_sentence(text, match.start()) and not _after_capital(text, match.start()):
                yield _found(rules.TERRAIN, line, match, f"{match['noun'].lower()} {match['name']}")
        for match in matches(_REGION, text, "bắc", "nguyên", "bộ"):
            yield _found(rules.REGION, line, match, match[0].title())


# A school, a station, a company: what follows is part of its name.
_IN_A_NAME: Final = re.compile(r"(?:Trường|Trạm|Bệnh viện|Công ty|Hợp tác xã|Ban Quản lý|Chi nhánh)[^,.;:()]*$")


def _after_capital(text: str, at: int) -> bool:
    """Return whether the words before go on in one name: a capital that no sentence asked for, or a body."""
    before = text[:at].rstrip()
    word = before.rsplit(" ", 1)[-1]
    inside = word[:1].isupper() and not opens_sentence(text, len(before) - len(word))
    return inside or bool(_IN_A_NAME.search(before))


_TYPES: Final = "|".join(
    sorted(
        {kind.name.lower() for kind in DOCUMENT_TYPES} | {"nghị định", "thông tư", "kết luận", "luật", "sắc lệnh"},
        key=len,
    )[::-1]
)
_DOCUMENT: Final = compiled(rf"(?<!\w)(?P<type>{_TYPES}) (?=số:? ?\d+(?:/\d{{4}})?[/-][<U>])")
_POINT: Final = compiled(
    r"(?<!\w)(?P<part>Điểm|Khoản) (?=(?:[a-zđ]|\d{1,2})(?:,|\s)(?:.{0,40}?)(?:[Đđ]iều|[Kk]hoản|Mục|Luật|Nghị))"
)
_ARTICLE: Final = compiled(
    r"(?<!\w)(?<![Tt]iểu )(?P<part>điều|chương|mục|tiểu mục|phần) (?=(?:\d{1,3}|[IVX]{1,5})(?:,? (?:(?:[Tt]iểu "
    r")?[Mm]ục|[Cc]hương|[Pp]hần) \w+)*"
    r" (?:của )?(?:Luật|Bộ luật|Nghị định|Quyết định|Thông tư|Nghị quyết|Pháp lệnh|Quy chế|Quy định|Điều lệ)(?!\w))"
)


def citation_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield types of documents and their parts with the wrong capitals (mục V, khoản 6 and 7)."""
    for line in prose(lines):
        text = line.text
        for match in matches(_DOCUMENT, text, " số"):
            yield _found(rules.DOCUMENT, line, match, match["type"][0].upper() + match["type"][1:])
        for match in matches(_POINT, text, "Điểm ", "Khoản "):
            if not opens_sentence(text, match.start()):
                yield _found(rules.CITED_PART, line, match, match["part"].lower())
        for match in matches(_ARTICLE, text, "điều ", "chương ", "mục ", "phần "):
            yield _found(rules.CITED_PART, line, match, match["part"].capitalize())


_STEMS: Final = ("Giáp ", "Ất ", "Bính ", "Đinh ", "Mậu ", "Kỷ ", "Canh ", "Tân ", "Nhâm ", "Quý ")
_LUNAR: Final = compiled(
    r"(?<!\w)(?P<stem>Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý) (?P<branch>tý|tí|sửu|dần|mão|thìn|tỵ|tị|ngọ|mùi"
    r"|thân|dậu|tuất|hợi)(?!\w)"
)
_TET: Final = compiled(r"(?<!\w)(?P<tet>[Tt]ết) (?P<name>[Nn]guyên [Đđ]án|[Tt]rung [Tt]hu|[Đđ]oan [Nn]gọ)(?!\w)")
_WEEKDAY: Final = compiled(
    r"(?<!\w)(?:(?<=sáng )|(?<=chiều )|(?<=tối )|(?<=trưa ))[Tt]hứ "
    r"(?P<day>[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)(?!\w)"
    r"|(?<!\w)thứ (?P<day2>hai|ba|tư|năm|sáu|bảy)(?= (?:hằng|hàng) tuần|,? \(?ngày \d| tuần (?:này|sau|tới))"
)
_MONTH: Final = compiled(
    r"(?<!\w)tháng (?P<month>giêng|chạp|tám(?= năm \d{4}| âm lịch)|tư(?= năm \d{4}| âm lịch))(?!\w)"
)
_MONTH_NUMBER: Final = compiled(r"(?<!\w)Tháng (?=\d{1,2}(?!\d|\.\d))")


def calendar_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield lunar years, Tết, weekdays and months with the wrong capitals (mục V, khoản 8)."""
    for line in prose(lines):
        text = line.text
        for match in matches(_LUNAR, text, *_STEMS):
            yield _found(rules.LUNAR_YEAR, line, match, f"{match['stem']} {match['branch'].capitalize()}")
        for match in matches(_TET, text, "ết "):
            begins = opens_sentence(text, match.start())
            right = f"{'Tết' if begins else 'tết'} {match['name'].capitalize()}"
            if match[0][1:] != right[1:] or (match[0][0] != right[0] and not begins):
                yield _found(rules.TET, line, match, right)
        for match in matches(_WEEKDAY, text, "hứ "):
            right = f"thứ {(match['day'] or match['day2']).capitalize()}"
            if match[0] != right:
                yield _found(rules.DAY_OR_MONTH, line, match, right)
        for match in matches(_MONTH, text, "tháng "):
            yield _found(rules.DAY_OR_MONTH, line, match, f"tháng {match['month'].capitalize()}")
        for match in matches(_MONTH_NUMBER, text, "Tháng "):
            if not opens_sentence(text, match.start()):
                yield _found(rules.DAY_OR_MONTH, line, match, "tháng")
