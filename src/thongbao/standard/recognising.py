"""Which component a line is, by its words alone: pure functions on text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from thongbao.standard.document_types import DOCUMENT_TYPES
from thongbao.standard.national_title import NATIONAL_MOTTO, NATIONAL_TITLE, URGENCY_MARKS
from thongbao.vietnamese.text import fold, nfc, squeeze

# Two columns in one line: a tab, or more spaces than a blank for a number needs.
GAP: Final = re.compile(r"[ \u00a0]*\t[\s\u00a0]*|[ \u00a0]{8,}")
# What a line is shows in so many characters; the rest of a long paragraph need not be looked at.
_OPENING: Final = 60
_RULE: Final = re.compile(r"[_\-–—=*~\s.]*[oO0]{0,3}[_\-–—=*~\s.]*")
_RULE_SIGNS: Final = re.compile(r"[_\-–—=*~]")
_CODE: Final = re.compile(
    r"Số\s*:?[\s\d.…_]*/\s*(?:[^\W\d_][\w&]*|[.…]+)(?:\s*[-–]\s*(?:[\w&]+|[.…]+))*(?:[.…\d]+)?", re.IGNORECASE
)
_DATE: Final = re.compile(
    r"(?:^|\t|[ \u00a0]{3,})[\s(]*(?P<date>[^\s\t/:][^\t/:]{0,60}?,?\s+ngày[\s\d.…]*tháng[\s\d.…]*năm[ \u00a0\d.…]*)",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(r"\s*(?:V/v|Về việc)\s*:?\s*", re.IGNORECASE)
_TO: Final = re.compile(r"(\s*Kính gửi\s*:?\s*)", re.IGNORECASE)
_BASIS: Final = re.compile(r"\s*[-–]?\s*(?:Căn cứ|Theo đề nghị|Theo |Xét )", re.IGNORECASE)
_AUTHORITY: Final = re.compile(r"\s*(?:TM|KT|TL|TUQ|Q)\s*[./]\s*\S|\s*(?:T/M|K/T|T/L)\.?\s*\S", re.IGNORECASE)
_POSITION: Final = re.compile(
    r"\s*(?:PHÓ \w|(?:TỔNG |QUYỀN )*(?:CHỦ TỊCH|CHỦ NHIỆM|CHÁNH |GIÁM ĐỐC|TRƯỞNG |BỘ TRƯỞNG|THỨ TRƯỞNG|BÍ THƯ|THỦ TƯỚNG"
    r"|(?:CHI )?CỤC TRƯỞNG|(?:HIỆU|VỤ|VIỆN|TỔ|ĐỘI|HẠT|TRẠM|ĐỒN|CHỈ HUY) TRƯỞNG|THANH TRA(?!\w)|[ỦU][YỶ] VIÊN ))"
)
_BLANK_SIGNATURE: Final = re.compile(r"\s*\(?\s*(?:đã ký|ký tên|chữ ký|dấu).*", re.IGNORECASE | re.DOTALL)
_ADDRESS: Final = re.compile(
    r"địa chỉ|điện thoại|đt\s*[.:]|fax|e-?mail|thư điện tử|website|cổng thông tin|https?://|www\.|\S@\S", re.IGNORECASE
)
_MARKER: Final = re.compile(
    r"(?P<lead>[\s\u00a0]*)(?P<mark>[-–—−•*+]|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|\d{1,2}[.)]|[IVX]{1,5}[.)/]|[a-zđ][.)])"
    r"(?!\d)(?P<gap>[\s\u00a0]*)"
)
_PLACE: Final = re.compile(r"(?:XÃ|PHƯỜNG|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TP\.?|TỈNH|ĐẶC KHU)(?!\w)")
_MARKS: Final = re.compile(
    r"(?:\(?ban )?(?:du thao(?: \(?lan (?:thu )?[0-9ivx]+\)?)?|mat|toi mat|tuyet mat|luu hanh noi bo|xem xong tra lai"
    r"|dang cong san viet nam)\)?"
)
_MADE_UP_URGENCY: Final = re.compile(
    r"(?:rat )?(?:gap|khan cap|khan)|thuong khan cap|hoa toc (?:hen gio|khan)|cap bach|khan tuyet doi"
)
# Số: 12/TB-UBND; 05/01/2026; 14:05:33 +07:00
_SIGNATURE: Final = re.compile(r"\s*Số\s*:?\s*\d+\s*/\s*[^;]+;[^;]*\d{4}[^;]*;\s*\d{1,2}\s*:\s*\d{2}")
_TYPES: Final = {fold(kind.name).replace(" ", ""): kind.name for kind in DOCUMENT_TYPES}


def is_rule(text: str) -> bool:
    """Return whether the line is nothing but a rule made of signs: ``____``, ``-----o0o-----``."""
    return bool(_RULE.fullmatch(text)) and len(_RULE_SIGNS.findall(text)) >= 3


def is_blank(text: str) -> bool:
    """Return whether the line says nothing."""
    return not text.strip(" \t\n\u00a0\u200b")


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", fold(text))


def holds_title(text: str) -> bool:
    """Return whether the line holds the Quốc hiệu, well or badly spelt."""
    return _letters(NATIONAL_TITLE) in _letters(text)


def holds_motto(text: str) -> bool:
    """Return whether the line holds the Tiêu ngữ."""
    return _letters(NATIONAL_MOTTO) in _letters(text)


def is_party_title(text: str) -> bool:
    """Return whether the line is what papers of the Party print where others have Quốc hiệu."""
    return _letters(text[:_OPENING]) == "dangcongsanvietnam"


def code_span(text: str) -> tuple[int, int] | None:
    """Return where ``Số: 12/TB-UBND`` stands in the line."""
    found = _CODE.search(text)
    return None if found is None or (found.start() and not text[found.start() - 1].isspace()) else found.span()


def date_span(text: str) -> tuple[int, int] | None:
    """Return where ``Suối Ngàn, ngày … tháng … năm …`` stands in the line."""
    found = _DATE.search(text)
    if found is None:
        return None
    start, end = found.span("date")
    return start, start + len(text[start:end].rstrip())


def about_length(text: str) -> int | None:
    """Return how long the ``V/v `` is that opens the subject of a công văn; ``None`` without one."""
    found = _ABOUT.match(text)
    return None if found is None else found.end()


def type_named(text: str) -> str | None:
    """Return the type a title line names: ``THÔNG BÁO``, ``T H Ô N G  B Á O``, ``THÔNG BÁO KẾT LUẬN``."""
    words = nfc(text).strip(" \t\u00a0:.")
    if not words or words.upper() != words:
        return None
    key = fold(words).replace(" ", "")
    if key in _TYPES:
        return _TYPES[key]
    return next((name for name in _TYPES.values() if squeeze(words).startswith(name.upper() + " ")), None)


def is_urgency(text: str) -> bool:
    """Return whether the line is a mark of urgency."""
    return any(mark.is_printed_as(squeeze(text).upper()) for mark in URGENCY_MARKS)


def is_urgency_like(text: str) -> bool:
    """Return whether the line is a mark of urgency, one that the decree knows or one that offices make up."""
    return is_urgency(text) or (text.upper() == text and bool(_MADE_UP_URGENCY.fullmatch(fold(text).strip(" !."))))


def is_secrecy(text: str) -> bool:
    """Return whether the line is a mark of secrecy: ``MẬT``, ``TỐI MẬT``, ``TUYỆT MẬT``."""
    return squeeze(text) in ("MẬT", "TỐI MẬT", "TUYỆT MẬT")


def addressee_start(text: str) -> int | None:
    """Return where the words behind ``Kính gửi:`` begin."""
    found = _TO.match(text)
    return None if found is None else found.end()


def is_basis(text: str) -> bool:
    """Return whether the line is one of the legal bases: ``Căn cứ …;``."""
    return bool(_BASIS.match(text)) and text.rstrip(" \u00a0").endswith((";", ".", ","))


def is_recipients_label(text: str) -> bool:
    """Return whether the line opens the distribution list."""
    return bool(re.match(r"noi nhan\s*(:|$)", fold(text.partition("\t")[0][:_OPENING])))


def is_filing(text: str) -> bool:
    """Return whether the line is the last of the distribution list: ``- Lưu: VT``."""
    opening = text[:_OPENING]
    return bool(re.match(r"\W*luu\s*[:;]?\s*(vt|v\b|\w)", fold(opening))) and "lưu" in nfc(opening).lower()


def is_signing_line(text: str) -> bool:
    """Return whether the line stands above a signature: ``TL. CHỦ TỊCH``, ``CHÁNH VĂN PHÒNG``."""
    words = nfc(text)
    return bool(_AUTHORITY.match(words)) or (bool(_POSITION.match(words)) and words.upper() == words)


def is_placeholder(text: str) -> bool:
    """Return whether the line only says that somebody signed."""
    return bool(_BLANK_SIGNATURE.fullmatch(text))


def is_address(text: str) -> bool:
    """Return whether the line of a footer gives the address of the office."""
    return bool(_ADDRESS.search(nfc(text)))


def is_signature_line(text: str) -> bool:
    """Return whether the line is what an organisation's digital signature prints on a file of its own."""
    return bool(_SIGNATURE.match(text))


def is_appendix_label(text: str) -> bool:
    """Return whether the line is the label of an appendix."""
    return len(text) < _OPENING and bool(re.fullmatch(r"phu luc(?: (?:so )?[0-9ivx]{1,5})?[.:]?", fold(text)))


def is_attachment(text: str) -> bool:
    """Return whether the line says what an appendix belongs to."""
    return fold(text[:_OPENING]).strip(" (").startswith(("kem theo", "ban hanh kem theo"))


@dataclass(frozen=True, slots=True)
class Marker:
    """What a paragraph begins with: typed white space, a dash, plus or number, the white space behind it."""

    lead: str
    mark: str
    gap: str

    @property
    def is_dash(self) -> bool:
        """Whether it is a dash or a bullet."""
        return self.mark in tuple("-–—−•*")

    @property
    def is_number(self) -> bool:
        """Whether it is a number or a letter."""
        return bool(self.mark) and not self.is_dash and self.mark != "+"

    @property
    def series(self) -> str:
        """What kind of number: ``roman``, ``letter``, ``1`` for 1., ``2`` for 1.1."""
        if not self.is_number:
            return ""
        if self.mark[0].isdigit():
            return str(len(re.findall(r"\d+", self.mark)))
        return "roman" if self.mark[0].isupper() else "letter"

    def __len__(self) -> int:
        return len(self.lead) + len(self.mark) + len(self.gap)


def marker(text: str) -> Marker:
    """Return what the paragraph begins with."""
    found = _MARKER.match(text)
    if found is None:
        lead = text[: len(text) - len(text.lstrip(" \t\u00a0"))]
        return Marker(lead, "", "")
    return Marker(found["lead"], found["mark"], found["gap"])


def columns(text: str) -> tuple[int, int] | None:
    """Return (end of the left words, start of the right ones) of a line in two columns; ``None`` when it has one."""
    start = len(text) - len(text.lstrip(" \t\u00a0"))
    found = list(GAP.finditer(text, start, len(text.rstrip(" \t\u00a0"))))
    # Blanks for a number and a day belong to their words.
    code, date = code_span(text), date_span(text)
    for span in (code, date):
        found = [gap for gap in found if span is None or not (span[0] <= gap.start() and gap.end() <= span[1])]
    return (found[-1].start(), found[-1].end()) if found else None


_BODIES: Final = frozenset({"uy ban nhan dan", "hoi dong nhan dan"})


def governing_lines(lines: Sequence[str], bold: Sequence[bool]) -> int:
    """Return how many of the lines of ô 2 name the governing body: the light ones above the bold ones.

    Where the weight does not tell, a line that begins with a place (``XÃ SUỐI NGÀN``) goes on with the name above it;
    so does a bold one under a light ``ỦY BAN NHÂN DÂN``: a place alone is no agency.
    """
    if any(bold):
        light = next(index for index, heavy in enumerate(bold) if heavy)
        if light:
            parted = _PLACE.match(squeeze(lines[light])) and fold(squeeze(lines[light - 1])) in _BODIES
            return light - 1 if parted else light
    if len(lines) < 2 or _PLACE.match(squeeze(lines[1])):
        return 0
    return 1 if _PLACE.search(squeeze(lines[0])) or not any(bold) else 0


def is_mark(text: str) -> bool:
    """Return whether the line is a mark that is no agency's name: ``DỰ THẢO``, ``MẬT``."""
    return bool(_MARKS.fullmatch(fold(text)))
