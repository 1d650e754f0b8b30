"""Quốc hiệu, Tiêu ngữ and the urgency marks: strings the decree prescribes to the letter."""

import unicodedata
from dataclasses import dataclass
from typing import Final

from thongbao.measures import Length, mm
from thongbao.standard.clauses import component

NATIONAL_TITLE: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
NATIONAL_TITLE_CLAUSE: Final = component("II", 1, "a")
# The clause prints HÒA, the table of mục V and mẫu 1.6 print HOÀ: both are right, the first is the one we write.
NATIONAL_TITLE_VARIANTS: Final = (NATIONAL_TITLE, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")

NATIONAL_MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
NATIONAL_MOTTO_CLAUSE: Final = component("II", 1, "b")


def is_national_title(text: str) -> bool:
    """Return whether the text is the Quốc hiệu, letter by letter, in either of the decree's spellings."""
    return _plain(text) in NATIONAL_TITLE_VARIANTS


def is_national_motto(text: str) -> bool:
    """Return whether the text is the Tiêu ngữ, letter by letter: hyphens, one space on each side, three capitals."""
    return _plain(text) == NATIONAL_MOTTO


@dataclass(frozen=True, slots=True)
class UrgencyMark:
    """A mark of urgency: the record's word for it, the printed text, the size of its single-line box."""

    word: str
    text: str
    width: Length
    height: Length
    clause: str
    variants: tuple[str, ...] = ()

    def is_printed_as(self, text: str) -> bool:
        """Return whether the text is this mark in one of the decree's spellings."""
        return _plain(text) in (self.text, *self.variants)


URGENCY_CLAUSE: Final = component("III", 2, "b")
# From the most urgent down. The decree prints HOẢ TỐC in the clause and HỎA TỐC in its own stamps.
URGENCY_MARKS: Final = (
    UrgencyMark("hỏa tốc", "HỎA TỐC", mm(30), mm(8), URGENCY_CLAUSE, ("HOẢ TỐC",)),
    UrgencyMark("thượng khẩn", "THƯỢNG KHẨN", mm(40), mm(8), URGENCY_CLAUSE),
    UrgencyMark("khẩn", "KHẨN", mm(20), mm(8), URGENCY_CLAUSE),
)


def urgency_mark(word: str) -> UrgencyMark | None:
    """Return the mark of the record's word (``khẩn``, ``thượng khẩn``, ``hỏa tốc``), whatever its case or spelling."""
    printed = _plain(word).upper()
    return next((mark for mark in URGENCY_MARKS if mark.is_printed_as(printed)), None)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()
