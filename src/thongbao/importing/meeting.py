"""The words of subject and opening → the meeting: its name, its day, who chaired it, who attended."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from thongbao.importing.parts import Found, Head, How, Meeting, Paragraph
from thongbao.importing.pieces import Origin
from thongbao.vietnamese.dates import DateError, Month, checked_date
from thongbao.vietnamese.text import fold

_LETTERS: Final = "aăâeêioôơuưybcdđghklmnpqrstvxàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
_CAPITAL: Final = f"[{_LETTERS.upper()}]"
_SYLLABLE: Final = f"{_CAPITAL}[{_LETTERS}]*"
NAME: Final = rf"(?:{_SYLLABLE}\s+){{1,4}}{_SYLLABLE}(?![\w])"
_FORM: Final = r"(?:đồng chí|ông|bà|Đồng chí|Ông|Bà|đ/c|Đ/c)"
_RANK: Final = (
    r"(?:Phó |Quyền |Q\. ?)?(?:Chủ tịch|Bí thư|Thủ tướng|Bộ trưởng|Thứ trưởng|Giám đốc|Tổng Giám đốc|Trưởng|Chánh"
    r"|Chủ nhiệm|Cục trưởng|Chỉ huy trưởng|Viện trưởng|Hiệu trưởng|Tổng Thanh tra|Tổ trưởng|PCT|Ủy viên|Uỷ viên"
    r"|Thành viên|Tỉnh ủy viên|Thành ủy viên|Huyện ủy viên)"
)
_KINDS: Final = (
    r"(?:[Pp]hiên họp|[Cc]uộc họp|[Hh]ội nghị|[Bb]uổi (?:làm việc|họp|kiểm tra|tiếp xúc|tiếp|khảo sát|giám sát)"
    r"|[Hh]ội thảo|[Kk]ỳ họp|[Pp]hiên (?:làm việc|giải trình)|[Cc]uộc (?:làm việc|giao ban)|[Gg]iao ban|[Tt]ọa đàm"
    r"|[Tt]oạ đàm|[Cc]huyến công tác)"
)
_POSITION: Final = (
    rf"(?:{_RANK})(?:(?!\s(?:đã |cùng |vào |để |làm |tổ chức |có buổi )|\s{_FORM}\s|[.;:()])[^.;:()]){{0,160}}?"
)
_CHAIRING: Final = r"(?:chủ trì|chủ tọa|chủ toạ|điều hành)"
_ENDS: Final = rf"(?=\s*(?:$|[.;:()]|,?\s+(?:đã\s+)?{_CHAIRING}|\s+đã\s|,?\s+cùng\s|,\s+(?!{_RANK})))"
# Degrees and ranks in front of a name are no part of it.
_DEGREE: Final = (
    r"(?:PGS|GS|TSKH|TS|ThS|(?:BS\.?\s?)?CK\s?(?:I{1,2}|[12])|BSNT|BS|DS|KTS|KS|LS|CN|TTƯT|TTND|NGƯT|NGND"
    r"|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý))"
)
_SAID: Final = rf"(?:{_FORM}\s+)?(?:{_DEGREE}(?:\.\s*|\s+))*"
_HAS: Final = r"(?:đã\s+|có\s+|làm\s+)?"
# Family names: where a place stands before a name («huyện Suối Đá Bùi Văn Phúc»), one of these begins the name.
_FAMILY: Final = frozenset(
    {"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương"}
    | {"Lý", "Đinh", "Đoàn", "Trịnh", "Trương", "Lương", "Lò", "Vàng", "Giàng", "Sùng", "Thào", "Nông", "Cao", "Tạ"}
    | {
        "Tô",
        "Lưu",
        "Mai",
        "Đào",
        "Phùng",
        "Triệu",
        "Thân",
        "Đàm",
        "Quách",
        "Tống",
        "Nghiêm",
        "Cù",
        "Chu",
        "Doãn",
        "Kiều",
    }
)
_WHOLE_NAME: Final = 4
_CHAIRS: Final = tuple(
    (rule, re.compile(pattern))
    for rule, pattern in (
        (
            "chu-tri-hai-cham",
            rf"[Cc]hủ trì(?: {_KINDS}| họp)?\s*:\s*{_SAID}(?P<name>{NAME})\s*[-–,]\s*(?P<rank>{_POSITION}){_ENDS}",
        ),
        (
            "chu-tri-cua",
            rf"{_CHAIRING}(?: của)?\s*:?\s+{_SAID}(?P<name>{NAME})\s*[-–,]\s*(?P<rank>{_POSITION}){_ENDS}",
        ),
        (
            "chu-tri-cua",
            rf"{_CHAIRING}(?: của)?\s*:?\s+{_SAID}(?P<rank>{_RANK}[^.;:()]{{0,160}}?)\s+{_SAID}(?P<name>{NAME})"
            r"(?=\s*[.;:(),]|\s+(?:[-–]|đã|về|để|tại)|$)",
        ),
        (
            "nguoi-chu-tri",
            rf"{_SAID}(?P<name>{NAME})\s*[-–,]\s*(?P<rank>{_POSITION}),?\s+{_HAS}"
            rf"(?:{_CHAIRING}|có buổi|buổi làm việc|làm việc với|đi kiểm tra|tiếp công dân)",
        ),
        (
            "nguoi-chu-tri",
            rf"{_SAID}(?P<rank>{_RANK}[^.;:(),]{{0,160}}?)\s+{_SAID}(?P<name>{NAME})\s+"
            rf"(?:cùng\s+[^.;:]{{1,80}}?\s)?{_HAS}(?:{_CHAIRING}|có buổi|làm việc)",
        ),
        ("chuc-vu-chu-tri", rf"(?P<rank>{_RANK}[^.;:(),]{{0,80}}?)(?P<name>),?\s+{_HAS}{_CHAIRING}"),
    )
)
_NAME_ENDS: Final = (
    rf"\s+(?:dưới sự|do\s+{_FORM}|do\s+{_RANK}|với sự|gồm có|có sự|nhằm|đã|để|và\s+(?:đã|có|kết|chỉ|thống))"
)
_NAMED: Final = re.compile(rf"(?P<name>{_KINDS}(?:(?!{_NAME_ENDS}|\.\s|[;:]|\.$).)*)")
_SUBJECT_NAME: Final = re.compile(rf"(?:tại|ở)\s+(?:các\s+)?(?P<name>{_KINDS}.*)$")
# Behind a comma the name goes on («rà soát, tháo gỡ vướng mắc»), unless what follows is of another kind.
_NO_NAME: Final = (
    rf"(?:dưới|do|với sự|có|gồm|thành phần|tham dự|tham gia|dự|cùng|{_FORM}|tại|ngày|kết luận|thống nhất|sau khi|để"
    rf"|nhằm|trong đó|vào|đã|theo|nghe|được|như|{_RANK})(?!\w)"
)
_NAME_CUT: Final = re.compile(
    rf",\s+(?={_NO_NAME}|{_CAPITAL})|\s+tại\s+(?:[Tt]rụ sở|[Hh]ội trường|[Pp]hòng|UBND|[Vv]ăn phòng|[Tt]rung tâm"
    r"|[Nn]hà|(?:các )?điểm cầu|xã|phường|thôn|huyện|tỉnh|thành phố)(?!\w)"
)
_BY_DATE: Final = re.compile(r"\s*,?\s*\(?ngày\s+\d{1,2}.*$")
_DAY: Final = (
    r"(?P<day>\d{1,2})\s*(?:/|-|\.|\s+tháng\s+)\s*(?P<month>\d{1,2})(?:\s*(?:/|-|\.|\s+năm\s+)\s*(?P<year>\d{4}))?"
)
_DATES: Final = (
    ("ngay-hop-dau-doan", re.compile(rf"^[^.;]{{0,60}}?\b[Nn]gày\s+{_DAY}")),
    ("ngay-hop-dau-doan", re.compile(rf"^(?:Vào )?(?:[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối)\s+{_DAY}")),
    ("ngay-hop-dau-doan", re.compile(rf"^[^.;]{{0,60}}?\b[Nn]gày\s+(?:\d{{1,2}}(?:\s*(?:,|-|–|và)\s*))*{_DAY}")),
    ("ngay-hop-trong-cau", re.compile(rf"(?:{_KINDS}|họp)[^.;]{{0,80}}?(?:vào\s+)?ngày\s+{_DAY}")),
    ("ngay-hop-trong-cau", re.compile(rf"\bngày\s+{_DAY}(?=[^.;]{{0,120}}?(?:chủ trì|tổ chức|họp|làm việc))")),
)
# The day of a cited paper is no day of a meeting.
_CITED: Final = re.compile(
    r"(?:số|văn bản|giấy mời|công văn|kế hoạch|quyết định|tờ trình|báo cáo|thông báo)\s[^,;.]{0,60}$", re.IGNORECASE
)
_ATTEND: Final = re.compile(
    r"(?:^|(?<=[.;]\s))(?:Cùng\s+)?(?:[Tt]ham dự|[Dd]ự|[Tt]hành phần)"
    rf"(?:\s+(?:họp|{_KINDS}|dự|tham dự|cùng dự))*"
    r"(?:\s+(?:có|gồm|gồm có|còn có|là))*\s*:?\s*(?P<who>[^.]+)"
)
_BARE_NAME: Final = 2
# The opening of a meeting fits in this; nothing longer is searched.
_SEARCHED: Final = 3000


def read_meeting(head: Head, opening: Sequence[Paragraph]) -> Meeting:
    """Return the meeting as far as subject and opening tell of it."""
    meeting = Meeting()
    texts = [(paragraph.piece.text[:_SEARCHED], paragraph.piece.origin) for paragraph in opening[:12]]
    subject = head.subject
    about = [(str(subject.value)[:_SEARCHED], subject.origin)] if subject else []
    meeting.name = _name(texts, about)
    meeting.date = _date(texts, about, head)
    _chair(meeting, [*texts, *about])
    if meeting.name is None and meeting.chair_position is None:
        # Without a meeting a day is that of something else.
        meeting.date = None
    for text, origin in texts:
        found = _ATTEND.search(text)
        if found:
            for who in re.split(r";\s+", found["who"]):
                if who.strip():
                    meeting.attendance.append(Found(who.strip(), "thanh-phan", origin, found[0]))
            break
    return meeting


def _name(texts: Sequence[tuple[str, Origin]], about: Sequence[tuple[str, Origin]]) -> Found | None:
    stated = None
    for text, origin in about:
        found = _SUBJECT_NAME.search(text) or re.search(rf"(?P<name>{_KINDS}.*)$", text)
        if found:
            name = _BY_DATE.sub("", found["name"]).strip(" .,;-")
            stated = Found(name, "ten-hop-trong-trich-yeu", origin, found["name"])
    for text, origin in texts[:3]:
        found = _NAMED.search(text)
        if found is None:
            continue
        full = found["name"].strip(" ,.-")
        short = _BY_DATE.sub("", _NAME_CUT.split(full, maxsplit=1)[0]).strip()
        if stated and fold(str(stated.value)).startswith(fold(short)):
            return stated
        if stated and len(str(stated.value).split()) <= _BARE_NAME:
            # «cuộc họp» alone names nothing; the opening says which.
            return Found(short, "ten-hop-trong-mo-dau", origin, full)
        if stated and fold(short).startswith(fold(" ".join(str(stated.value).split()[:2]))):
            return Found(short, "ten-hop-trong-mo-dau", origin, full)
        if stated is None:
            return Found(short, "ten-hop-trong-mo-dau", origin, full, How.INFERRED)
    return stated


def _date(texts: Sequence[tuple[str, Origin]], about: Sequence[tuple[str, Origin]], head: Head) -> Found | None:
    for rule, pattern in _DATES:
        for text, origin in [*texts[:3], *about] if rule == "ngay-hop-dau-doan" else [*about, *texts[:3]]:
            for found in pattern.finditer(text):
                day = None if _CITED.search(_before_day(text, found.start("day"))) else _day(found, head)
                if day:
                    how = How.STATED if found["year"] else How.INFERRED
                    return Found(day, rule, origin, found[0], how)
    return None


def _before_day(text: str, at: int) -> str:
    """Return the words in front of «ngày» or of a part of the day."""
    return re.split("[Nn]gày|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối", text[:at])[-2]


def _day(found: re.Match[str], head: Head) -> date | None:
    """Return the day; without a year that of the document, or the year before for a month still to come."""
    year = int(found["year"]) if found["year"] else 0
    if not year:
        issued: Month | None = head.month.value if head.month else None
        if issued is None:
            return None
        year = issued.year - (1 if int(found["month"]) > issued.month else 0)
    try:
        return checked_date(year, int(found["month"]), int(found["day"]))
    except DateError:
        return None


def _chair(meeting: Meeting, texts: Sequence[tuple[str, Origin]]) -> None:
    for text, origin in texts:
        for rule, pattern in _CHAIRS:
            found = pattern.search(text)
            if found:
                rank, name = found["rank"].strip(" ,-–"), found["name"]
                if found.start("rank") < found.start("name"):
                    place, name = _parted(name)
                    rank = f"{rank} {place}".strip()
                meeting.chair = Found(name, rule, origin, found[0]) if name else None
                meeting.chair_position = Found(rank, rule, origin, found[0])
                return


def _parted(words: str) -> tuple[str, str]:
    """Return the place a position goes on with, and the name behind it; no place where the words are a whole name."""
    parts = words.split()
    if len(parts) <= _WHOLE_NAME and parts[:1] and parts[0] in _FAMILY:
        return "", words
    at = next((i for i in range(1, len(parts) - 1) if parts[i] in _FAMILY), 0)
    return " ".join(parts[:at]), " ".join(parts[at:])
