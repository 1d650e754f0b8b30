"""Lines → a table for other programs (.csv)."""

import csv
import io
from collections.abc import Sequence

from thongbao.followup.listing import Listed
from thongbao.followup.states import state_words
from thongbao.followup.succession import Succession
from thongbao.followup.wording import answering_words, day_words, deadline_words, leader_words, period_words, role_words

# The same words as the workbook's, so that a clerk finds them again.
_HEADINGS = (
    "Mã nhiệm vụ",
    "Văn bản giao",
    "Mục",
    "Nhiệm vụ",
    "Đơn vị",
    "Vai trò",
    "Lãnh đạo chỉ đạo",
    "Sản phẩm",
    "Thời hạn",
    "Ngày đến hạn",
    "Kỳ",
    "Tình trạng",
    "Số ngày quá hạn",
    "Ngày hoàn thành",
)
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table_file(lines: Sequence[Listed], succession: Succession) -> bytes:
    """Return the .csv: UTF-8 with the mark that Excel looks for, commas, days as 15/9/2020.

    A cell that spreadsheets would take for a formula gets an apostrophe in front.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(_HEADINGS)
    for line in lines:
        cells = (
            line.id,
            line.notice or line.source,
            line.task,
            line.text,
            answering_words(line, succession),
            role_words(line.role),
            leader_words(line, succession),
            line.product,
            deadline_words(line),
            day_words(line.due_date),
            period_words(line.occurrence),
            state_words(line.state),
            str(line.days_late or ""),
            day_words(line.done_on),
        )
        writer.writerow([_safe(cell) for cell in cells])
    return b"\xef\xbb\xbf" + target.getvalue().encode()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell
