"""What is no more since 01/7/2025: bodies and positions of districts, names of merged provinces."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from thongbao.checks.assessing import Result
from thongbao.checks.lines import Known, Line, Role
from thongbao.checks.words.prose import around, compiled, prose
from thongbao.findings import Outcome, Rule, Status
from thongbao.language import _
from thongbao.standard.rules_body import TWO_TIER_BODIES, TWO_TIER_NAMES, TWO_TIERS

# A district's body or position; alone, a district is also a place people still speak of.
_BODY: Final = compiled(
    r"(?<!\w)(?:(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|Công an|Ban Chỉ huy [Qq]uân sự|Phòng "
    r"\w+(?: \w+){0,3}"
    r"|Chủ tịch(?: UBND)?|Bí thư|Thường trực|Đảng ủy|Thanh tra|Tòa án nhân dân|Viện kiểm sát nhân dân|Văn phòng|Ủy "
    r"ban Mặt trận)"
    r" (?:huyện|quận|thị xã|thị trấn|thành phố thuộc tỉnh|cấp huyện)|Huyện ủy|Quận ủy|Thị ủy|Huyện đoàn|cấp "
    r"huyện)(?!\w)"
)
# Province that is no more → the one it went into (Nghị quyết of 12/6/2025; in force 01/7/2025).
_MERGED: Final = {
    "Hà Giang": "Tuyên Quang",
    "Yên Bái": "Lào Cai",
    "Bắc Kạn": "Thái Nguyên",
    "Vĩnh Phúc": "Phú Thọ",
    "Hòa Bình": "Phú Thọ",
    "Bắc Giang": "Bắc Ninh",
    "Thái Bình": "Hưng Yên",
    "Hải Dương": "Hải Phòng",
    "Hà Nam": "Ninh Bình",
    "Nam Định": "Ninh Bình",
    "Quảng Bình": "Quảng Trị",
    "Quảng Nam": "Đà Nẵng",
    "Kon Tum": "Quảng Ngãi",
    "Bình Định": "Gia Lai",
    "Phú Yên": "Đắk Lắk",
    "Ninh Thuận": "Khánh Hòa",
    "Đắk Nông": "Lâm Đồng",
    "Bình Thuận": "Lâm Đồng",
    "Bình Dương": "Thành phố Hồ Chí Minh",
    "Bà Rịa - Vũng Tàu": "Thành phố Hồ Chí Minh",
    "Bình Phước": "Đồng Nai",
    "Long An": "Tây Ninh",
    "Tiền Giang": "Đồng Tháp",
    "Bến Tre": "Vĩnh Long",
    "Trà Vinh": "Vĩnh Long",
    "Sóc Trăng": "Cần Thơ",
    "Hậu Giang": "Cần Thơ",
    "Bạc Liêu": "Cà Mau",
    "Kiên Giang": "An Giang",
}
_PROVINCE: Final = compiled(rf"(?<!\w)(?:tỉnh|Tỉnh) (?P<name>{'|'.join(map(re.escape, _MERGED))})(?!\w)")
# What is said of the past: the word itself, or the day of an older document.
_PAST: Final = compiled(
    r"(?<!\w)(?:cũ|trước đây|trước sắp xếp|trước khi sắp xếp|(?:đã )?sáp nhập|hợp nhất|giải thể|kết thúc hoạt động"
    r"|chuyển giao"
    r"|bàn giao|tiếp nhận|nguyên là|trước ngày 01/7/2025)(?!\w)",
    re.IGNORECASE,
)
_OLD_DAY: Final = compiled(
    r"(?:ngày \d{1,2}/\d{1,2}/|ngày \d{1,2} tháng \d{1,2} năm |năm |/)(?P<year>20\d\d|19\d\d)(?!\d)"
)
_CODE: Final = compiled(r"số:? ?\d[\w/&-]*")


def two_tier_findings(lines: Sequence[Line], known: Known) -> Iterator[Result]:
    """Yield district bodies and old provinces in what is in force after 01/7/2025."""
    if known.issued is None:
        for rule in (TWO_TIER_BODIES, TWO_TIER_NAMES):
            yield Outcome(rule.id, Status.NOT_EVALUATED, _("chưa biết ngày ban hành"))
        return
    if known.issued < TWO_TIERS or _of_a_district(known):
        return
    for line in prose(lines, Role.RECIPIENT, Role.ADDRESSEE):
        for match in _BODY.finditer(line.text):
            if not _of_the_past(line.text, match.start(), match.end()):
                yield _stale(TWO_TIER_BODIES, line, match, _("xem lại: từ 01/7/2025 chỉ còn cấp tỉnh và cấp xã"))
        for match in _PROVINCE.finditer(line.text):
            if not _of_the_past(line.text, match.start(), match.end()):
                now = _MERGED[match["name"]]
                right = (
                    now if now.startswith("Thành phố") or now in ("Hải Phòng", "Đà Nẵng", "Cần Thơ") else f"tỉnh {now}"
                )
                hint = _("nay thuộc {right}; nói về trước đây thì thêm «cũ»").format(right=right)
                yield _stale(TWO_TIER_NAMES, line, match, hint)


def _of_a_district(known: Known) -> bool:
    return bool(known.office and any(organ.level == "huyện" for organ in known.office.organs))


def _of_the_past(text: str, start: int, end: int) -> bool:
    """Return whether the words around speak of what was: an older document, or «cũ», «trước đây» in the same clause."""
    left = max(text.rfind(mark, 0, start) for mark in (";", ". ", "; "))
    right = min((at for mark in (";", ". ") if (at := text.find(mark, end)) >= 0), default=len(text))
    clause = text[left + 1 : right]
    if _PAST.search(clause):
        return True
    before = text[left + 1 : start]
    years = [int(match["year"]) for match in _OLD_DAY.finditer(before)]
    return bool(_CODE.search(before)) and bool(years) and min(years) <= TWO_TIERS.year


def _stale(rule: Rule, line: Line, match: re.Match[str], hint: str) -> Result:
    message = _("«{words}» không còn từ 01/7/2025: «{around}»").format(
        words=match[0], around=around(line.text, match.start(), match.end())
    )
    return rule.found(line.at(match.start()), message, hint)
