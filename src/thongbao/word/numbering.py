"""Word's own numbering: the indents a level gives, and the label each numbered paragraph is printed with (17.9)."""

from dataclasses import dataclass
from typing import Final

from lxml import etree

from thongbao.word.editing_markup import w
from thongbao.word.package import Package
from thongbao.word.styles import Properties, paragraph_properties, whole

_NUMBERING: Final = "word/numbering.xml"
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_ROMAN: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LEVELS: Final = 9
# Beyond it a count is nonsense, and its Roman numeral or letters would be long.
_HIGHEST: Final = 2_000


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int
    indents: Properties


class NumberedLists:
    """The lists of a package: what their levels look like, and how far each has counted."""

    def __init__(self, package: Package) -> None:
        self._levels: dict[tuple[str, str], _Level] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, list[int]] = {}
        if _NUMBERING in package.members:
            self._read(package.tree(_NUMBERING))

    def _read(self, root: etree._Element) -> None:
        abstract: dict[str, dict[str, _Level]] = {}
        for each in root.iterchildren(w("abstractNum")):
            levels = {level.get(w("ilvl"), "0"): _level(level) for level in each.iterchildren(w("lvl"))}
            abstract[each.get(w("abstractNumId"), "")] = levels
        for number in root.iterchildren(w("num")):
            identifier = number.get(w("numId"), "")
            used = number.find(w("abstractNumId"))
            name = "" if used is None else used.get(w("val"), "")
            levels = dict(abstract.get(name, {}))
            own = False
            for override in number.iterchildren(w("lvlOverride")):
                inner, level = override.find(w("lvl")), override.get(w("ilvl"), "0")
                own = own or override.find(w("startOverride")) is not None
                if inner is not None:
                    levels[level] = _level(inner)
            self._abstract[identifier] = f"{name}/{identifier}" if own else name
            self._levels.update(((identifier, level), value) for level, value in levels.items())

    def indents(self) -> dict[tuple[str, str], Properties]:
        """Return (number id, level) → the paragraph properties it gives."""
        return {key: level.indents for key, level in self._levels.items()}

    def bullet(self, number: str, level: str) -> tuple[str, int] | None:
        """Return the sign of a bulleted list, as its font has it, and how far in it stands, in twips."""
        found = self._levels.get((number, level))
        if found is None or found.form != "bullet":
            return None
        return found.text, whole(found.indents.get("left", found.indents.get("start")))

    def label(self, number: str, level: str) -> str:
        """Count one paragraph on and return its label as printed; empty for an unknown list.

        A bullet is ``-``, or ``+`` where it is one or the ring that Word puts on the second level.
        """
        found = self._levels.get((number, level))
        if found is None:
            return ""
        index = min(int(level) if level.isdecimal() else 0, _LEVELS - 1)
        counts = self._counts.setdefault(self._abstract.get(number, number), [0] * _LEVELS)
        counts[index] = counts[index] + 1 if counts[index] else found.start
        counts[index + 1 :] = [0] * (_LEVELS - index - 1)
        if found.form == "bullet":
            return "+" if found.text in ("+", "o") else "-"
        if found.form == "none":
            return ""
        label = found.text
        for place in range(index + 1):
            upper = self._levels.get((number, str(place)))
            if upper is not None:
                label = label.replace(f"%{place + 1}", _counted(counts[place] or upper.start, upper.form))
        return label.strip()


def _level(level: etree._Element) -> _Level:
    def value(name: str, default: str) -> str:
        found = level.find(w(name))
        return default if found is None else found.get(w("val"), default)

    start = value("start", "1")
    indents = paragraph_properties(level.find(w("pPr")))
    return _Level(value("numFmt", "decimal"), value("lvlText", ""), int(start) if start.isdecimal() else 1, indents)


def _counted(number: int, form: str) -> str:
    if not 0 < number <= _HIGHEST:
        return str(number)
    if form in ("upperRoman", "lowerRoman"):
        left, letters = number, ""
        for value, sign in _ROMAN:
            while left >= value:
                letters, left = letters + sign, left - value
        return letters if form == "upperRoman" else letters.lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = _LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    return f"{number:02}" if form == "decimalZero" else str(number)
