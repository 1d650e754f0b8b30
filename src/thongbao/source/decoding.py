"""Bytes → text: UTF-8 or nothing, and for anything else a guess at what it is, so that it can be saved anew."""

import re

from thongbao.language import _
from thongbao.source import rules
from thongbao.source.faults import Faults

_UTF8_BOM = b"\xef\xbb\xbf"
# What people hand over by mistake, by the first bytes.
_OTHER_FILES = (
    (b"PK\x03\x04", _("tệp Word, Excel hoặc tệp nén")),
    (b"\xd0\xcf\x11\xe0", _("tệp Word hoặc Excel cũ")),
    (b"%PDF-", _("tệp PDF")),
)
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
# Letters that windows-1258 has and windows-1252 does not, and its tone marks, which follow their vowel.
_VIETNAMESE = re.compile("[ăĂơƠưƯđĐ]|[aâăeêioôơuưyAÂĂEÊIOÔƠUƯY][\u0300\u0301\u0303\u0309\u0323]")


def decode(data: bytes, faults: Faults) -> tuple[str | None, bool]:
    """Return the text without a byte order mark, and whether there was one; (None, …) with a finding if not UTF-8."""
    has_bom = data.startswith(_UTF8_BOM)
    other = next((kind for signature, kind in _OTHER_FILES if data.startswith(signature)), None)
    if other:
        faults.text = ""
        message = _("Đây là {kind}, không phải tệp YAML.").format(kind=other)
        faults.add(rules.ENCODING, 0, message, _("Chỉ lệnh tới tệp thong-bao.yaml trong content/<năm>/<tên>/."))
        return None, False
    if _looks_like_utf16(data):
        _refuse(faults, data, 0, "UTF-16")
        return None, False
    try:
        return data[3 * has_bom :].decode("utf-8"), has_bom
    except UnicodeDecodeError as error:
        _refuse(faults, data[3 * has_bom :], error.start, _likely_encoding(data))
        return None, has_bom


def _looks_like_utf16(data: bytes) -> bool:
    head = data[:4096]
    return head.startswith(_UTF16_BOMS) or head.count(0) * 5 > len(head) > 1


def _likely_encoding(data: bytes) -> str:
    sample = data[:200_000]
    if _VIETNAMESE.search(sample.decode("cp1258", errors="replace")):
        return "Windows-1258"
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    return "Windows-1252"


def _refuse(faults: Faults, data: bytes, at: int, encoding: str) -> None:
    # Only the lines up to the byte are needed for its place, and these are UTF-8.
    faults.text = data[:at].decode("utf-8", errors="replace")
    if encoding:
        message = _("Tệp không phải UTF-8, có vẻ lưu bằng bảng mã {encoding}.").format(encoding=encoding)
    else:
        message = _("Tệp không phải UTF-8: byte 0x{byte:02X} ở đây không đọc được.").format(byte=data[at])
    hint = _("Mở tệp bằng Notepad, chọn Lưu thành… (Save As), ở ô Mã hóa (Encoding) chọn UTF-8 rồi lưu.")
    if encoding == "Windows-1252":
        hint += " " + _("Nếu chữ vẫn hiện sai, tệp dùng phông cũ (TCVN3, VNI): chuyển sang Unicode bằng UniKey trước.")
    faults.add(rules.ENCODING, len(faults.text), message, hint)
