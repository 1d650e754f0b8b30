"""Names of the files an office hands in: a pattern of its own, made safe for every system.

The default is the scheme of provinces that name by electronic organ code, day, number, body and type:
``H99.15.2026.10.05.08.UBND.07.pdf``.
"""

import re
import string
from collections.abc import Mapping
from typing import Final

from thongbao.vietnamese.text import RESERVED_NAMES, nfc

DEFAULT_PATTERN: Final = "{ma_dinh_danh}.{nam}.{thang}.{ngay}.{so}.{viet_tat}.{ma_loai}"
# Name in a pattern → what it stands for.
PATTERN_FIELDS: Final[Mapping[str, str]] = {
    "ma_dinh_danh": "mã định danh cơ quan: H99.15",
    "nam": "năm ban hành: 2026",
    "thang": "tháng, hai chữ số: 10",
    "ngay": "ngày, hai chữ số: 05",
    "so": "số như in trên văn bản: 08",
    "ky_hieu": "ký hiệu: TB-UBND",
    "viet_tat": "chữ viết tắt cơ quan: UBND",
    "ma_loai": "mã loại, hai chữ số: 07",
    "loai": "tên loại: Thông báo",
    "noi_nhan": "đơn vị nhận, với văn bản gửi riêng từng nơi",
}
_FORBIDDEN: Final = re.compile(r'[\x00-\x1f/\\:*?"<>|]+')
_LONGEST: Final = 120


def pattern_faults(pattern: str) -> list[str]:
    """Return the names in braces that mean nothing; the whole pattern when its braces do not match."""
    try:
        parsed = list(string.Formatter().parse(pattern))
    except ValueError:
        return [pattern]
    return [
        name if name not in PATTERN_FIELDS else f"{name}{':' if form else '!'}{form or conversion}"
        for _text, name, form, conversion in parsed
        if name is not None and (name not in PATTERN_FIELDS or form or conversion)
    ]


def file_name(pattern: str, values: Mapping[str, str], extension: str) -> str:
    """Return the name a pattern gives: NFC, without what Windows refuses, parts that are empty left out with their dot.

    :param extension: with its dot.
    """
    said = pattern.format(**{name: _FORBIDDEN.sub("-", values.get(name, "")) for name in PATTERN_FIELDS})
    safe = re.sub(r"([._-])\1+", r"\1", _FORBIDDEN.sub("-", nfc(said)))
    name = safe.strip("._- ")[:_LONGEST].rstrip("._- ") or "van-ban"
    reserved = name.partition(".")[0].strip().lower() in RESERVED_NAMES
    return (f"ten-{name}" if reserved else name) + extension
