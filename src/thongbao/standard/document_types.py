"""The 29 types of administrative documents, their abbreviations, and the codes made of them."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from thongbao.standard.clauses import annex, article, component

TYPES_CLAUSE: Final = article(7)
ABBREVIATIONS_CLAUSE: Final = annex("III", "I")
CODE_CLAUSE: Final = component("II", 3)


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document: its name, the abbreviation its code begins with (none: ``None``), and where both stand."""

    name: str
    abbreviation: str | None
    clause: str = f"{TYPES_CLAUSE}; {ABBREVIATIONS_CLAUSE}"


# In the order of Điều 7. Abbreviations are compared as printed: QyĐ, CTr and TTr hold lower-case letters.
DOCUMENT_TYPES: Final = (
    DocumentType("Nghị quyết", "NQ"),
    DocumentType("Quyết định", "QĐ"),
    DocumentType("Chỉ thị", "CT"),
    DocumentType("Quy chế", "QC"),
    DocumentType("Quy định", "QyĐ"),
    DocumentType("Thông cáo", "TC"),
    DocumentType("Thông báo", "TB"),
    DocumentType("Hướng dẫn", "HD"),
    DocumentType("Chương trình", "CTr"),
    DocumentType("Kế hoạch", "KH"),
    DocumentType("Phương án", "PA"),
    DocumentType("Đề án", "ĐA"),
    DocumentType("Dự án", "DA"),
    DocumentType("Báo cáo", "BC"),
    DocumentType("Biên bản", "BB"),
    DocumentType("Tờ trình", "TTr"),
    DocumentType("Hợp đồng", "HĐ"),
    DocumentType("Công văn", None, TYPES_CLAUSE),
    DocumentType("Công điện", "CĐ"),
    DocumentType("Bản ghi nhớ", "BGN"),
    DocumentType("Bản thỏa thuận", "BTT"),
    DocumentType("Giấy ủy quyền", "GUQ"),
    DocumentType("Giấy mời", "GM"),
    DocumentType("Giấy giới thiệu", "GGT"),
    DocumentType("Giấy nghỉ phép", "GNP"),
    DocumentType("Phiếu gửi", "PG"),
    DocumentType("Phiếu chuyển", "PC"),
    DocumentType("Phiếu báo", "PB"),
    DocumentType("Thư công", None, TYPES_CLAUSE),
)

COPY_TYPES: Final = (
    DocumentType("Bản sao y", "SY", ABBREVIATIONS_CLAUSE),
    DocumentType("Bản trích sao", "TrS", ABBREVIATIONS_CLAUSE),
    DocumentType("Bản sao lục", "SL", ABBREVIATIONS_CLAUSE),
)

# Other ways the decree itself writes some of the names.
_OTHER_NAMES: Final = {
    "nghị quyết (cá biệt)": "nghị quyết",
    "quyết định (cá biệt)": "quyết định",
    "bản thoả thuận": "bản thỏa thuận",
    "giấy uỷ quyền": "giấy ủy quyền",
}
_BY_NAME: Final = {kind.name.lower(): kind for kind in DOCUMENT_TYPES}
_TYPE_ABBREVIATIONS: Final = frozenset(kind.abbreviation for kind in DOCUMENT_TYPES if kind.abbreviation)

# Arabic digits, a zero before those below ten (điểm c).
_NUMBER: Final = re.compile(r"0[1-9]|[1-9][0-9]+")
# Digits are not foreseen here: an abbreviation with digits (KT1) is right where the office declares it.
_ABBREVIATION: Final = re.compile(r"[A-ZĐ][A-Za-zĐđ&]*")


def by_name(name: str) -> DocumentType | None:
    """Return the type of that name, in any case, or ``None`` when it is not one of the 29."""
    key = " ".join(unicodedata.normalize("NFC", name).lower().split())
    return _BY_NAME.get(_OTHER_NAMES.get(key, key))


def code_notation(document_type: DocumentType, organ_abbreviation: str, drafting_abbreviation: str = "") -> str:
    """Return the code after the slash: ``TB-UBND`` for a named type, ``UBND-VP`` for a type without abbreviation.

    The drafting unit (or field) belongs to the code of a Công văn only; without one its code is incomplete.
    """
    if document_type.abbreviation:
        return f"{document_type.abbreviation}-{organ_abbreviation}"
    return "-".join(group for group in (organ_abbreviation, drafting_abbreviation) if group)


def is_code_number(text: str) -> bool:
    """Return whether the text is a number as printed: ``05``, ``125``; neither ``5`` nor ``005`` nor ``12a``."""
    return _NUMBER.fullmatch(text) is not None


def is_code_notation(text: str, document_type: DocumentType, declared: Collection[str] = ()) -> bool:
    """Return whether the text is a code of this type.

    ``KH-UBND`` is the code of a Kế hoạch, ``UBND-KH`` that of a Công văn: the type decides, not the text. ``declared``
    are the office's own abbreviations; they are right even when they hold digits or look like a type's.
    """
    first, *rest = unicodedata.normalize("NFC", text).split("-")
    if not rest or not all(_is_abbreviation(group, declared) for group in rest):
        return False
    if document_type.abbreviation:
        return first == document_type.abbreviation
    if first in declared:
        return True
    return _is_abbreviation(first) and first != "CV" and first not in _TYPE_ABBREVIATIONS


def is_code_line(text: str, document_type: DocumentType, declared: Collection[str] = ()) -> bool:
    """Return whether the text is the whole printed line: ``Số: 08/TB-UBND``, without spaces around ``/`` and ``-``."""
    label, space, code = text.partition(" ")
    number, slash, notation = code.partition("/")
    return (
        unicodedata.normalize("NFC", label) == "Số:"
        and bool(space and slash)
        and is_code_number(number)
        and is_code_notation(notation, document_type, declared)
    )


def _is_abbreviation(group: str, declared: Collection[str] = ()) -> bool:
    return group in declared or _ABBREVIATION.fullmatch(group) is not None
