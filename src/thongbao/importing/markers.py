"""What a paragraph begins with: a dash, or a number of some series."""

import re
from dataclasses import dataclass
from typing import Final

# The last are the codes of bullets in Symbol and Wingdings, as a PDF gives them.
_DASHES: Final = "-–—−•●▪◦○∙·*+▪■□✓✔➢➤→⁃\uf020-\uf0ff"
# Every capital letter of Vietnamese; a range would hold small ones too.
_CAPITAL: Final = "[A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]"
_MARK: Final = re.compile(
    rf"(?P<dash>[{_DASHES}])(?![{_DASHES}\d])(?:\s+|(?={_CAPITAL}))"
    r"|(?P<part>(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+(?:[IVXL]{1,6}|\d{1,2})[.:]?)\s+"
    r"|(?P<roman>[IVXL]{1,6})(?:[.):]\s*-?\s*|/\s+|\s*-\s*)(?=[^\W\d_])"
    r"|(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,3})(?:[.)/:]\s*|\s+)(?=[^\W\d_(“\"])"
    r"|(?P<number>\d{1,2})(?: ?\.\s*|[)]\s*|/\s+|-\s+)(?=[^\W\d_(“\"*])"
    r"|(?P<upper>[A-HĐ])[.)/]\s+(?=\w)"
    # «đ/c» and «b/c» are words, «a/ Nội dung» is a point.
    rf"|(?P<letter>[a-zđ]{{1,2}})(?:[.)]\s*|/(?:\s+|(?={_CAPITAL})))(?=[^\W\d_])"
    r"|\((?P<bracket>\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s+(?=\w)"
)
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50}
_LETTERS: Final = "abcdđefghiklmnopqrstuvxy"


@dataclass(frozen=True, slots=True)
class Marker:
    """A mark: as printed, its series (``dash``, ``plus``, ``roman``, ``1.`` …), its place in the series, its length."""

    printed: str
    series: str
    ordinal: int
    length: int

    @property
    def is_number(self) -> bool:
        """Whether it numbers a section or a point, and is no dash."""
        return self.series not in ("dash", "plus", "star")


def marker(text: str) -> Marker | None:
    """Return the mark in front of the text; ``None`` without one."""
    found = _MARK.match(text)
    if found is None:
        return None
    kind = str(found.lastgroup)
    value, printed = found[kind], found[0].strip()
    if kind == "dash":
        series = {"+": "plus", "*": "star"}.get(value, "dash")
        return Marker(printed, series, 0, found.end())
    if kind == "letter" and len(value) == 2 and value[0] != value[1]:
        # Two different letters are an abbreviation (a.m., t/h), not the 27th point.
        return None
    suffix = printed[len(value) :].strip()[:1] if kind != "bracket" else "()"
    series = f"{kind}{value.count('.')}" if kind == "dotted" else f"{kind}{')' if suffix in (')', '/') else suffix}"
    return Marker(printed, series, _ordinal(kind, value), found.end())


def _ordinal(kind: str, value: str) -> int:
    if kind == "dotted":
        return int(value.rsplit(".", 1)[1])
    if value.isdigit():
        return int(value)
    if kind == "part":
        number = re.search(r"\d+|[IVXL]+", value.split(maxsplit=1)[1])
        return _ordinal("roman", number[0]) if number else 0
    if kind == "roman" or (kind == "bracket" and len(value) > 1):
        return _roman(value.upper())
    return _LETTERS.find(value[0].lower()) + 1


def _roman(text: str) -> int:
    total = 0
    for letter, following in zip(text, [*text[1:], ""], strict=True):
        value, behind = _ROMAN.get(letter, 0), _ROMAN.get(following, 0)
        total += -value if value < behind else value
    return total


def bare_number(printed: str) -> str:
    """Return the number without its punctuation: ``1.`` → ``1``, ``II.`` → ``II``, ``a)`` → ``a``."""
    return re.sub(r"^\W+|[\W_]+$", "", printed)
