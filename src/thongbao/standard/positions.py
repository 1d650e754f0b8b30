"""Titles of people and names of bodies, as far as signing needs them: who is a head, who is whose deputy.

Words are compared in capitals and in one spelling (``one_spelling``); what the tables do not know is left alone.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

# A person's title, of a head or a deputy; "TRƯỞNG" in second or third place: CỤC TRƯỞNG, CHI CỤC TRƯỞNG.
_POSITION: Final = re.compile(
    r"(?:PHÓ|THỨ TRƯỞNG|CHỦ TỊCH|CHỦ NHIỆM|CHỦ TỌA|(?:TỔNG )?GIÁM ĐỐC|TRƯỞNG|CHÁNH|THỦ TƯỚNG|THỐNG ĐỐC|BÍ THƯ|TỔ PHÓ"
    r"|TỔNG THANH TRA|TỔNG KIỂM TOÁN|TỔNG BIÊN TẬP|TỔNG THƯ KÝ|\w+ (?:\w+ )?TRƯỞNG)(?!\w)"
)
_DEPUTY: Final = re.compile(r"(?:PHÓ|THỨ TRƯỞNG|TỔ PHÓ|CHỈ HUY PHÓ)(?!\w)")
_BODY: Final = re.compile(
    r"(?:ỦY BAN|HỘI ĐỒNG|THƯỜNG TRỰC|BAN|TỔ|TIỂU BAN|ĐOÀN|CHÍNH PHỦ|QUỐC HỘI|BỘ|SỞ|TỔNG CỤC|CỤC|CHI CỤC|VỤ|VIỆN"
    r"|VĂN PHÒNG|THANH TRA|PHÒNG|TRUNG TÂM|TRƯỜNG|CÔNG TY|TẬP ĐOÀN|TỔNG CÔNG TY|LÃNH ĐẠO|TẬP THỂ|ĐẢNG ỦY|CHI BỘ|HỘI"
    r"|LIÊN ĐOÀN)(?!\w)"
)
_STANDING_COUNCIL: Final = r"(?! (?:NHÂN DÂN|QUẢN TRỊ|THÀNH VIÊN|TRƯỜNG)(?!\w))"
_ADVISORY_BODY: Final = re.compile(rf"(?:HỘI ĐỒNG{_STANDING_COUNCIL}|BAN|TIỂU BAN|TỔ|ĐOÀN)(?!\w)")
# A bare TRƯỞNG BAN counts here: the decree's example. With the name of a standing Ban it is an ordinary head.
_ADVISORY_TITLE: Final = re.compile(
    r"(?:PHÓ )?(?:TRƯỞNG (?:BAN(?: CHỈ ĐẠO| TỔ CHỨC|$)|TIỂU BAN)|TỔ TRƯỞNG"
    rf"|CHỦ TỊCH HỘI ĐỒNG{_STANDING_COUNCIL})(?!\w)|TỔ PHÓ(?!\w)"
)
# Heads of units inside an agency: they sign by order (TL.), never in the name of the whole.
_UNIT_HEAD: Final = re.compile(r"(?:CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|TRƯỞNG PHÒNG|TRƯỞNG BỘ PHẬN|VỤ TRƯỞNG)(?!\w)")
# Who heads a body that the laws on organisation name; any other body may have any head.
_HEADS: Final = (
    ("ỦY BAN NHÂN DÂN", ("CHỦ TỊCH",)),
    ("HỘI ĐỒNG NHÂN DÂN", ("CHỦ TỊCH", "CHỦ TỌA")),
    ("THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", ("CHỦ TỊCH",)),
    ("CHÍNH PHỦ", ("THỦ TƯỚNG",)),
)

# Deputies that are not "PHÓ" and the title (table of mục V, row 7); the first is the one we propose.
_DEPUTIES: Final = (
    ("BỘ TRƯỞNG, CHỦ NHIỆM", ("PHÓ CHỦ NHIỆM", "THỨ TRƯỞNG, PHÓ CHỦ NHIỆM")),
    ("BỘ TRƯỞNG", ("THỨ TRƯỞNG",)),
    ("TỔ TRƯỞNG", ("TỔ PHÓ", "PHÓ TỔ TRƯỞNG")),
    ("CHỈ HUY TRƯỞNG", ("PHÓ CHỈ HUY TRƯỞNG", "CHỈ HUY PHÓ")),
)
# Titles that may be printed with or without the name of the unit: where the title ends and the name begins.
_TITLES: Final = (
    "CHỦ TỊCH",
    "CHỦ NHIỆM",
    "TỔNG GIÁM ĐỐC",
    "GIÁM ĐỐC",
    "CHÁNH VĂN PHÒNG",
    "CHÁNH THANH TRA",
    "CHÁNH ÁN",
    "TRƯỞNG PHÒNG",
    "TRƯỞNG TIỂU BAN",
    "TRƯỞNG BAN",
    "TRƯỞNG ĐOÀN",
    "TRƯỞNG TRẠM",
    "TRƯỞNG KHOA",
    "TRƯỞNG CÔNG AN",
    "TRƯỞNG BỘ PHẬN",
    "TRƯỞNG CHI NHÁNH",
    "TRƯỞNG TRUNG TÂM",
    "THỦ TƯỚNG",
    "THỐNG ĐỐC",
    "TỔNG THANH TRA",
    "TỔNG KIỂM TOÁN",
    "BÍ THƯ",
)
_CHIEF: Final = re.compile(r"(?:\w+ ){1,2}?TRƯỞNG(?!\w)")
# What may follow a deputy's title whoever the head is.
_DEPUTY_RANK: Final = re.compile(r"\s*(?:THƯỜNG TRỰC|PHỤ TRÁCH)(?!\w)")


def one_spelling(text: str) -> str:
    """Return the text in capitals, NFC, single spaces, with the names that are compared spelt one way, in full."""
    text = " ".join(unicodedata.normalize("NFC", text).upper().split())
    for other, ours in (("UỶ", "ỦY"), ("TOẠ", "TỌA"), ("UBND", "ỦY BAN NHÂN DÂN"), ("HĐND", "HỘI ĐỒNG NHÂN DÂN")):
        text = re.sub(rf"\b{other}\b", ours, text)
    return text


def is_position(words: str) -> bool:
    """Return whether the words begin as a person's title."""
    return bool(_POSITION.match(one_spelling(words)))


def is_deputy(words: str) -> bool:
    """Return whether the words are the title of a deputy, whoever the head."""
    return bool(_DEPUTY.match(one_spelling(words)))


def is_unit_head(words: str) -> bool:
    """Return whether the words are the title of the head of a unit inside an agency."""
    return bool(_UNIT_HEAD.match(one_spelling(words)))


def is_body(words: str) -> bool:
    """Return whether the words are the name of a body or an agency rather than a person's title."""
    return bool(_BODY.match(one_spelling(words))) and not is_position(words)


def is_advisory_body(words: str) -> bool:
    """Return whether the words name a Hội đồng, Ban, Tổ or Đoàn that may be an advisory body."""
    return bool(_ADVISORY_BODY.match(one_spelling(words))) and not is_position(words)


def is_advisory_title(words: str) -> bool:
    """Return whether the words are a title in an advisory body: TRƯỞNG BAN, TỔ TRƯỞNG, CHỦ TỊCH HỘI ĐỒNG …"""
    return bool(_ADVISORY_TITLE.match(one_spelling(words)))


def heads_of(body: str) -> Sequence[str]:
    """Return the titles of whoever may head the body; empty when the tables do not know it."""
    return next((heads for name, heads in _HEADS if _begins(one_spelling(body), name)), ())


def is_headed_by(body: str, title: str) -> bool:
    """Return whether a person with the title may head the body, as far as the tables know."""
    heads = heads_of(body)
    if heads:
        return any(_begins(one_spelling(title), head) for head in heads)
    return not is_unit_head(title) or one_spelling(body).startswith(("VĂN PHÒNG", "PHÒNG", "THANH TRA", "VỤ"))


def deputy_of(title: str) -> str:
    """Return the title of the deputy of the head who has ``title``, in capitals: ``PHÓ CHỦ TỊCH``, ``THỨ TRƯỞNG``."""
    upper = " ".join(unicodedata.normalize("NFC", title).upper().split())
    core, deputies = _core(upper)
    return deputies[0] + upper.removeprefix(core)


def head_over(deputy: str) -> str:
    """Return the title of the head over a deputy, without the name of the unit."""
    title = one_spelling(deputy)
    for head, deputies in _DEPUTIES[1:]:
        if any(_begins(title, name) for name in deputies):
            return head
    return _core(_DEPUTY_RANK.sub("", title.removeprefix("PHÓ ")))[0]


def is_deputy_of(deputy: str, head: str) -> bool:
    """Return whether the titles pair; the unit's name may be missing or shorter in either, but may not differ."""
    deputy, head = one_spelling(deputy), one_spelling(head)
    core, deputies = _core(head)
    head_unit = head.removeprefix(core).strip()
    for name in deputies:
        if _begins(deputy, name):
            unit = _DEPUTY_RANK.sub("", deputy.removeprefix(name), count=1).strip()
            return unit.startswith(head_unit) or head_unit.startswith(unit)
    return False


def _core(title: str) -> tuple[str, tuple[str, ...]]:
    """Return the part of a head's title that says the position, without the unit's name, and its deputies' titles."""
    for core, deputies in (*_DEPUTIES, *((name, (f"PHÓ {name}",)) for name in _TITLES)):
        if _begins(title, core):
            return core, deputies
    if chief := _CHIEF.match(title):
        return chief[0], (f"PHÓ {chief[0]}",)
    return title, (f"PHÓ {title}",)


def _begins(text: str, words: str) -> bool:
    return text == words or text.startswith((words + " ", words + ","))
