"""Labelled fields: ``Đơn vị chủ trì: …``, ``Thời gian hoàn thành: …`` behind a task or above a column."""

import re
from typing import Final

_WORDS: Final = r"(?: [^\W\d_]+){0,3}"
_LABEL: Final = re.compile(
    r"(?:(?:Đơn vị|Cơ quan|Tổ chức|Cá nhân|Bộ phận)(?:,? (?:đơn vị|cơ quan|cá nhân|bộ phận))?"
    r" (?:được giao |chịu trách nhiệm )?"
    r"(?:chủ trì thực hiện|phối hợp thực hiện|chủ trì|thực hiện|phối hợp|phụ trách|tham mưu)"
    rf"|Chủ trì|Phối hợp|Thời (?:gian|hạn){_WORDS}|Tiến độ{_WORDS}|Hoàn thành|Sản phẩm{_WORDS}|Kết quả{_WORDS}"
    r"|Người (?:phụ trách|chịu trách nhiệm|chỉ đạo|thực hiện)"
    rf"|(?:Lãnh đạo|Đồng chí) (?:phụ trách|chỉ đạo|theo dõi){_WORDS}|Phân công{_WORDS})\s*:\s*(?=\S)",
    re.IGNORECASE,
)


def label_of(text: str) -> str | None:
    """Return the label of a labelled field (``Đơn vị chủ trì``); ``None`` when the text is none."""
    found = _LABEL.match(text)
    return found[0].strip().rstrip(":").strip() if found else None
