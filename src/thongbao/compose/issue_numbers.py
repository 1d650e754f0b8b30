"""What an issue adds to the words of a record: the day, and the numbers of the papers beside the notice.

The notice's own number and day belong to its record; a draft has none of either.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from thongbao.compose.wording import blank_date_words
from thongbao.model.loading import MeetingRecord
from thongbao.model.notice import Notice
from thongbao.vietnamese.dates import long_date


@dataclass(frozen=True, slots=True)
class PaperNumbers:
    """The day of the papers to units and people, the numbers of the letters and of the copies by unit.

    ``presented`` is the how-manieth printing for signature this is; 0 when it is none, or the office prints no mark.
    """

    issued_date: date | None = None
    letters: Mapping[str, int] = field(default_factory=dict)
    copies: Mapping[str, int] = field(default_factory=dict)
    presented: int = 0

    def date_words(self, notice: Notice) -> str:
        """Return ``ngày … tháng … năm …``, the day blank before the issue."""
        return long_date(self.issued_date) if self.issued_date else blank_date_words(notice)

    @property
    def draft_mark(self) -> str:
        """Return the mark of a printing for signature, ``DỰ THẢO LẦN 2``; empty on every other paper."""
        return f"DỰ THẢO LẦN {self.presented}" if self.presented else ""


BLANK_NUMBERS: Final = PaperNumbers()


def numbered(record: MeetingRecord, code_number: int, issued_date: date) -> MeetingRecord:
    """Return the record as it is issued: with its number and its day."""
    return replace(record, notice=numbered_notice(record.notice, code_number, issued_date))


def numbered_notice(notice: Notice, code_number: int, issued_date: date) -> Notice:
    """Return the notice with its number and its day."""
    return notice.model_copy(update={"code_number": code_number, "issued_date": issued_date, "issued_month": None})
