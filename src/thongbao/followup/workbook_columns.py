"""The columns of the workbook units fill in: written by ``workbook.py``, found again by ``workbook_reading.py``."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from thongbao.vietnamese.text import fold


class Col(StrEnum):
    """What a column holds."""

    ID = "id"
    NOTICE = "notice"
    SECTION = "section"
    TEXT = "text"
    UNIT = "unit"
    ROLE = "role"
    LEADER = "leader"
    PRODUCT = "product"
    DEADLINE = "deadline"
    DUE = "due"
    PERIOD = "period"
    STATE = "state"
    DAYS_LATE = "days_late"
    DONE_ON = "done_on"
    REPLY = "reply"
    REPLY_DATE = "reply_date"
    INCOMING = "incoming"
    WANTED = "wanted"
    NOTE = "note"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading as it is printed, its width in characters, and whether units fill it in."""

    words: str
    width: float
    filled_in: bool = False
    is_date: bool = False


# The headings are read again from workbooks that were filled in, so they are data and not translated.
HEADINGS: Final[dict[Col, Heading]] = {
    Col.ID: Heading("Mã nhiệm vụ", 24),
    Col.NOTICE: Heading("Văn bản giao", 13),
    Col.SECTION: Heading("Mục", 6.5),
    Col.TEXT: Heading("Nhiệm vụ", 50),
    Col.UNIT: Heading("Đơn vị", 20),
    Col.ROLE: Heading("Vai trò", 9.5),
    Col.LEADER: Heading("Lãnh đạo chỉ đạo", 16),
    Col.PRODUCT: Heading("Sản phẩm", 16),
    Col.DEADLINE: Heading("Thời hạn", 20),
    Col.DUE: Heading("Ngày đến hạn", 11.5, is_date=True),
    Col.PERIOD: Heading("Kỳ", 14),
    Col.STATE: Heading("Tình trạng", 14, filled_in=True),
    Col.DAYS_LATE: Heading("Số ngày quá hạn", 8),
    Col.DONE_ON: Heading("Ngày hoàn thành", 11.5, filled_in=True, is_date=True),
    Col.REPLY: Heading("Số văn bản báo cáo", 14, filled_in=True),
    Col.REPLY_DATE: Heading("Ngày văn bản", 11.5, filled_in=True, is_date=True),
    Col.INCOMING: Heading("Số đến", 8, filled_in=True),
    Col.WANTED: Heading("Đề nghị gia hạn đến", 12, filled_in=True, is_date=True),
    Col.NOTE: Heading("Lý do, ghi chú", 26, filled_in=True),
    Col.MARK: Heading("Dấu kiểm (không sửa)", 12),
}
FILLED_IN: Final = tuple(column for column, heading in HEADINGS.items() if heading.filled_in)
BY_WORDS: Final = {fold(heading.words): column for column, heading in HEADINGS.items()}
# What a unit may say of itself; the other states are the office's to give or are computed.
TYPED_STATES: Final = ("Chưa thực hiện", "Đang thực hiện", "Hoàn thành")


def mark(version: int, cells: Sequence[str]) -> str:
    """Return what tells later whether a row was filled in, and on which state of the store: ``17-0f3a9c21``.

    :param cells: the cells units fill in, as text, in the order of ``FILLED_IN``.
    """
    digest = hashlib.sha256("\x1f".join(cell.strip() for cell in cells).encode()).hexdigest()
    return f"{version}-{digest[:8]}"
