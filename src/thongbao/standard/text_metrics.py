"""How wide a text is in Times New Roman: whether it fits a column, and how long the rule under it is drawn.

The figures are the advance widths, in 1/2048 of the font size, of Liberation Serif 2.1.5 (tables ``cmap``, ``hmtx``);
Tinos 1.33 has the same. Both were made to the widths of Times New Roman. Kerning is left out, as Word leaves it out
unless asked; LibreOffice, which kerns, comes out 0,1 mm shorter on a line of 95 mm.

A table lists the characters of each width. A letter that is not listed is as wide as the letter it is built on (``ậ``
as ``a``): in these fonts that holds for every Vietnamese letter but those with a horn, which are listed.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Final

from thongbao.measures import Length
from thongbao.standard.clauses import component

_UNITS_PER_EM: Final = 2048

_REGULAR: Final = {
    369: "'",
    410: "|¦",
    512: " ,.",
    565: "ª",
    569: "/:;\\ijlt",
    614: "²³¹",
    635: "º",
    682: "!()-I[]`fr¡¨´·¸‘’",
    717: "•",
    797: "Js",
    819: "°",
    836: '"',
    909: "?acez¿“”",
    928: "¶",
    961: "^",
    983: "{}",
    1024: "#$*0123456789_bdghknopquvxy¢£¤¥§«¯»ßðøþ–đ€",
    1050: "₫",
    1083: "ơ",
    1108: "~",
    1110: "ư",
    1124: "±÷",
    1139: "FPSÞ",
    1155: "+<=>¬×",
    1180: "µ",
    1251: "ELTZ",
    1366: "BCRæ",
    1479: "ADGHKNOQUVXYwÐØĐ",
    1536: "¼½¾",
    1556: "©®",
    1589: "Ư",
    1593: "&m",
    1706: "%",
    1821: "MÆ",
    1886: "@",
    1933: "W",
    2048: "—…",
}
_BOLD: Final = {
    451: "|¦",
    512: " ,.",
    569: "'/\\il",
    614: "ª²³¹",
    676: "º",
    682: "!()-:;[]`fjt¡¨´¸‘’",
    683: "·",
    717: "•",
    797: "Is",
    807: "{}",
    819: "°",
    909: "cerz",
    1024: "#$*0123456789?J_agovxy¢£¤¥§«¯»¿ðø“”–€",
    1050: "₫",
    1065: "~",
    1106: "¶",
    1124: "±÷",
    1134: "ơ",
    1137: '"',
    1139: "Sbdhknpqußþđ",
    1167: "+<=>¬×",
    1180: "µ",
    1190: "^",
    1229: "ư",
    1251: "FPÞ",
    1366: "BELTZ",
    1479: "ACDNRUVXYwÐæĐ",
    1530: "©®",
    1536: "¼½¾",
    1593: "GHKOQØ",
    1630: "Ư",
    1706: "&m",
    1905: "@",
    1933: "M",
    2048: "%WÆ—…",
}
_ITALIC: Final = {
    438: "'",
    512: " ,.·",
    563: "|¦",
    565: "ª",
    569: "/\\fijlt",
    614: "²³¹",
    635: "º",
    682: "!()-:;I`¨´¸‘’",
    717: "•",
    797: "[]rsz¡",
    819: "{}°",
    860: '"',
    864: "^",
    909: "Jcekvxy",
    1024: "#$*0123456789?S_abdghnopqu¢£¤¥§«¯»¿ßðøþ–đ€",
    1050: "₫",
    1071: "¶",
    1093: "ơ",
    1108: "~",
    1117: "ư",
    1124: "±÷",
    1139: "LTYZ“”",
    1180: "µ",
    1251: "ABEFPRVXÞ",
    1366: "CKNwæ",
    1382: "+<=>¬×",
    1479: "DGHOQUmÐØĐ",
    1536: "¼½¾",
    1544: "Ư",
    1556: "©®",
    1593: "&",
    1706: "%MW",
    1821: "Æ—…",
    1884: "@",
}
_BOLD_ITALIC: Final = {
    451: "|¦",
    512: " ,.·",
    545: "ª",
    569: "'/\\ijlt",
    614: "²³¹º",
    682: "()-:;[]`f¨´¸‘’",
    713: "{}",
    717: "•",
    797: "!Irsz¡",
    819: "°",
    909: "cevy",
    1024: "#$*0123456789?J_abdgkopqx¢£¤¥§«¯¶»¿ßðøþ“”–đ€",
    1050: "₫",
    1099: "ơ",
    1124: "±÷",
    1137: '"',
    1139: "Shnu",
    1167: "+<=>^~×",
    1180: "µ",
    1227: "ư",
    1241: "¬",
    1251: "LPTYZÞ",
    1366: "ABCEFKRVXw",
    1479: "DGNOQUÐØæĐ",
    1530: "©®",
    1536: "¼½¾",
    1587: "Ư",
    1593: "&Hm",
    1704: "@",
    1706: "%",
    1821: "MW",
    1933: "Æ",
    2048: "—…",
}

# Breaking is allowed here; a no-break space keeps its two words together.
_BREAKS: Final = re.compile(r"[ \t\r\n]+")
# Spaces and hyphens that differ from the plain ones only in where a line may break.
_SAME_WIDTH: Final = str.maketrans({"\u00a0": " ", "\u2011": "-"})

# The decree: from 1/3 to 1/2 of the text line, under the name of the agency and under the subject.
RULE_SHARE_CLAUSE: Final = f"{component('II', 2, 'b')}; {component('II', 5, 'b')}"
RULE_SHARES: Final = (1 / 3, 1 / 2)
DEFAULT_RULE_SHARE: Final = 0.4


def text_width(text: str, size: Length, *, bold: bool = False, italic: bool = False) -> Length:
    """Return how wide the text is on one line; a character the tables do not know counts as an ``n``."""
    widths = _widths(bold, italic)
    letters = unicodedata.normalize("NFC", text).translate(_SAME_WIDTH)
    return Length(round(sum(_units(letter, widths) for letter in letters) * size / _UNITS_PER_EM))


def wrapped(text: str, size: Length, width: Length, *, bold: bool = False, italic: bool = False) -> list[str]:
    """Return the text in lines no wider than ``width``, broken at spaces; a longer word has a line to itself."""
    lines: list[str] = []
    for word in filter(None, _BREAKS.split(text)):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold, italic=italic) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def rule_length(
    lines: Sequence[str], size: Length, column: Length, *, bold: bool = True, share: float = DEFAULT_RULE_SHARE
) -> Length:
    """Return the length of the rule drawn under ``lines``: ``share`` of the longest line as it stands in the column.

    Under the agency's name and the subject the decree asks for 1/3 to 1/2; under the motto the share is 1.
    """
    printed = (line for text in lines for line in wrapped(text, size, column, bold=bold))
    longest = max((text_width(line, size, bold=bold) for line in printed), default=Length(0))
    return Length(round(share * min(longest, column)))


@cache
def _widths(bold: bool, italic: bool) -> Mapping[str, int]:
    table = {(False, False): _REGULAR, (True, False): _BOLD, (False, True): _ITALIC, (True, True): _BOLD_ITALIC}
    by_width = table[bold, italic]
    return MappingProxyType({letter: units for units, letters in by_width.items() for letter in letters})


def _units(letter: str, widths: Mapping[str, int]) -> int:
    """Return the width of one letter, its own or that of the letter it is built on; marks alone take no room."""
    while letter not in widths:
        if unicodedata.category(letter) in ("Mn", "Cf"):
            return 0
        parts = unicodedata.decomposition(letter).split()
        if not parts or parts[0].startswith("<"):
            return widths["n"]
        letter = chr(int(parts[0], 16))
    return widths[letter]
