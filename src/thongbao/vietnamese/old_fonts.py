"""Text typed in TCVN3 (ABC) and VNI fonts → Unicode.

Before Unicode a Vietnamese letter was a Latin-1 code that only its font drew as that letter; such text can be known by
the name of the font alone (``.VnTime``, ``VNI-Times``). Capitals with tones exist in TCVN3 only as a second font
(``.VnTimeH``) that draws small letters as capitals. Sources: TCVN 5712:1993 (VN3); the VNI-Windows code table.
"""

import re
import unicodedata
from enum import StrEnum
from typing import Final


class OldEncoding(StrEnum):
    """How the text under a font was typed."""

    TCVN3 = "tcvn3"
    TCVN3_CAPITALS = "tcvn3_capitals"
    VNI = "vni"


_TCVN3_LETTERS: Final = (
    "ĂÂÊÔƠƯĐăâêôơưđ"
    "àảãáạằẳẵắặầẩẫấậ"
    "èẻẽéẹềểễếệ"
    "ìỉĩíị"
    "òỏõóọồổỗốộờởỡớợ"
    "ùủũúụừửữứự"
    "ỳỷỹýỵ"
)  # fmt: skip
_TCVN3_CODES: Final = bytes.fromhex(
    "a1a2a3a4a5a6a7a8a9aaabacadae"
    "b5b6b7b8b9bbbcbdbec6c7c8c9cacb"
    "cccecfd0d1d2d3d4d5d6"
    "d7d8dcddde"
    "dfe1e2e3e4e5e6e7e8e9eaebecedee"
    "eff1f2f3f4f5f6f7f8f9"
    "fafbfcfdfe"
)
_TCVN3: Final = dict(zip(_TCVN3_CODES.decode("latin-1"), _TCVN3_LETTERS, strict=True))

# A VNI letter is one code, or a base letter and a code behind it. Breve and circumflex carry their tone with them.
_VNI_ALONE: Final = {
    "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "ñ": "đ", "î": "ỵ",
}  # fmt: skip
_VNI_MARKS: Final = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323", "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_PAIR: Final = re.compile(
    f"([aeouyôöAEOUYÔÖ])([{''.join(_VNI_MARKS)}{''.join(_VNI_MARKS).upper()}])|([{''.join(_VNI_ALONE)}"
    f"{''.join(_VNI_ALONE).upper()}])"
)
_BREVE: Final = "\u0306"
# Letters no single-byte Vietnamese text holds: somebody typed Unicode under an old font.
_UNICODE_LETTERS: Final = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
)


def old_encoding(font: str | None) -> OldEncoding | None:
    """Return how text under the font of that name was typed; ``None`` for a Unicode font."""
    name = (font or "").strip().lower()
    if name.startswith(".vn"):
        return OldEncoding.TCVN3_CAPITALS if name.rstrip(" 0123456789").endswith("h") else OldEncoding.TCVN3
    return OldEncoding.VNI if name.startswith(("vni-", "vni ")) else None


def from_old_font(text: str, encoding: OldEncoding) -> str:
    """Return text typed under an old font as Unicode, NFC; text that is Unicode already comes back as it is."""
    if _UNICODE_LETTERS.search(text):
        return unicodedata.normalize("NFC", text)
    # Symbol fonts keep their codes in the private area.
    plain = "".join(chr(ord(letter) - 0xF000) if 0xF020 <= ord(letter) <= 0xF0FF else letter for letter in text)
    if encoding is OldEncoding.VNI:
        return unicodedata.normalize("NFC", _VNI_PAIR.sub(_vni_letter, plain))
    letters = "".join(_TCVN3.get(letter, letter) for letter in plain)
    return letters.upper() if encoding is OldEncoding.TCVN3_CAPITALS else letters


def _vni_letter(found: re.Match[str]) -> str:
    base, mark, alone = found.groups()
    if alone:
        letter = _VNI_ALONE[alone.lower()]
        return letter.upper() if alone.isupper() else letter
    marks = _VNI_MARKS[mark.lower()]
    if marks.startswith(_BREVE) and base not in "aA":
        # No such letter: the two codes stand for themselves.
        return base + mark
    plain = _VNI_ALONE.get(base.lower(), base.lower())
    letter = unicodedata.normalize("NFC", plain + marks)
    return letter.upper() if base.isupper() else letter
