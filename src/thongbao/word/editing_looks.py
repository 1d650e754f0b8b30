"""How a paragraph looks once its styles and its numbering have had their say: enough to tell titles from text.

Table styles are left out. Source: ECMA-376 part 1, 17.7 (styles) and 17.9 (numbering).
"""

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from thongbao.word.editing import Paragraph
from thongbao.word.editing_markup import drop, put, w
from thongbao.word.package import Package

_OFF = ("0", "false", "none", "off")
# Bullets of the Symbol and Wingdings fonts live in the private use area.
_PRIVATE_BULLETS = {"\uf0b7": "•", "\uf02d": "-", "\uf0a7": "•", "\uf0d8": "-", "\uf02b": "+"}


@dataclass(frozen=True, slots=True)
class Numbering:
    """Word's own numbering of a paragraph: ``bullet`` is empty for numbers; ``gap`` is what stands behind it."""

    format: str
    bullet: str
    level: int
    gap: str


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks: the weight is that of its letters; lengths are twips, the size points."""

    bold: bool
    italic: bool
    align: str
    left: int
    size: float
    before: int
    numbering: Numbering | None

    @property
    def centred(self) -> bool:
        """Whether it stands in the middle."""
        return self.align == "center"


class Looks:
    """Styles and numbering of a package, asked about paragraphs."""

    def __init__(self, package: Package) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default: str | None = None
        self._run_defaults: etree._Element | None = None
        self._setting_defaults: etree._Element | None = None
        if "word/styles.xml" in package.members:
            self._read_styles(package.tree("word/styles.xml"))
        numbering = package.tree("word/numbering.xml") if "word/numbering.xml" in package.members else None
        self._levels = {} if numbering is None else _levels(numbering)

    def _read_styles(self, root: etree._Element) -> None:
        self._run_defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        self._setting_defaults = root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}")
        for style in root.iter(w("style")):
            identifier = style.get(w("styleId"), "")
            self._styles[identifier] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true"):
                self._default = identifier

    def _chain(self, identifier: str | None) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while identifier and identifier in self._styles and identifier not in seen:
            seen.add(identifier)
            style = self._styles[identifier]
            yield style
            identifier = _value(style, "basedOn")

    def _settings(self, paragraph: Paragraph) -> Iterator[etree._Element]:
        """Yield paragraph properties, the nearest first."""
        own = paragraph.properties
        yield own
        for style in self._chain(_value(own, "pStyle") or self._default):
            found = style.find(w("pPr"))
            if found is not None:
                yield found
        if self._setting_defaults is not None:
            yield self._setting_defaults

    def _run_properties(self, paragraph: Paragraph, look: etree._Element | None) -> Iterator[etree._Element]:
        if look is not None:
            yield look
            yield from _inner(self._chain(_value(look, "rStyle")))
        yield from _inner(self._chain(_value(paragraph.properties, "pStyle") or self._default))
        if self._run_defaults is not None:
            yield self._run_defaults

    def _is_on(self, paragraph: Paragraph, look: etree._Element | None, name: str) -> bool:
        for properties in self._run_properties(paragraph, look):
            found = properties.find(w(name))
            if found is not None:
                return found.get(w("val"), "1") not in _OFF
        return False

    def look(self, paragraph: Paragraph) -> Look:
        """Return how the paragraph looks."""
        letters = [(look, letter) for letter, look in paragraph.looks() if letter.isalnum()]
        common = paragraph.run_look()
        indent = self.indent(paragraph)
        return Look(
            bold=bool(letters) and self._share(paragraph, letters, "b") >= 0.9,
            italic=bool(letters) and self._share(paragraph, letters, "i") >= 0.9,
            align=self._setting(paragraph, "jc", "val") or "left",
            left=_whole(indent.get("left")),
            size=_whole(self._run_value(paragraph, common, "sz") or "20") / 2,
            before=_whole(self._setting(paragraph, "spacing", "before")),
            numbering=self.numbering(paragraph),
        )

    def _share(self, paragraph: Paragraph, letters: list[tuple[etree._Element | None, str]], name: str) -> float:
        known: dict[int, bool] = {}
        on = 0
        for look, _letter in letters:
            if id(look) not in known:
                known[id(look)] = self._is_on(paragraph, look, name)
            on += known[id(look)]
        return on / len(letters)

    def starts_bold(self, paragraph: Paragraph) -> bool:
        """Return whether its first letter is bold."""
        first = next((look for letter, look in paragraph.looks() if letter.isalpha()), None)
        return self._is_on(paragraph, first, "b")

    def in_capitals(self, paragraph: Paragraph) -> bool:
        """Return whether it is printed in capitals, typed or made so by its look."""
        words = paragraph.text
        return any(c.isalpha() for c in words) and (
            words.upper() == words or self._is_on(paragraph, paragraph.run_look(), "caps")
        )

    def _setting(self, paragraph: Paragraph, name: str, attribute: str) -> str | None:
        for properties in self._settings(paragraph):
            found = properties.find(w(name))
            if found is not None and found.get(w(attribute)) is not None:
                return found.get(w(attribute))
        return None

    def _run_value(self, paragraph: Paragraph, look: etree._Element | None, name: str) -> str | None:
        for properties in self._run_properties(paragraph, look):
            found = _value(properties, name)
            if found is not None:
                return found
        return None

    def numbering(self, paragraph: Paragraph) -> Numbering | None:
        """Return Word's numbering of the paragraph, if it has one."""
        level = self._level(paragraph)
        if level is None:
            return None
        form = _value(level, "numFmt") or "decimal"
        bullet = _value(level, "lvlText") or "-" if form == "bullet" else ""
        bullet = _PRIVATE_BULLETS.get(bullet, "-" if bullet[:1] > "\ue000" or bullet == "o" else bullet)
        gap = {"space": " ", "nothing": " "}.get(_value(level, "suff") or "tab", "\t")
        return Numbering(form, bullet, int(level.get(w("ilvl"), "0")), gap)

    def _level(self, paragraph: Paragraph) -> etree._Element | None:
        for properties in self._settings(paragraph):
            found = properties.find(w("numPr"))
            if found is not None and _value(found, "numId") is not None:
                number = _value(found, "numId")
                level = _value(found, "ilvl") or _value(paragraph.properties.find(w("numPr")), "ilvl") or "0"
                return None if number == "0" else self._levels.get((str(number), level))
        return None

    def indent(self, paragraph: Paragraph) -> dict[str, str]:
        """Return its indents: its own before those of its numbering before those of its styles."""
        own, *styles = self._settings(paragraph)
        level = self._level(paragraph)
        sources = [*reversed(styles)]
        if level is not None:
            own_number = own.find(w("numPr")) is not None
            found = level.find(w("pPr"))
            if found is not None:
                sources.insert(len(sources) if own_number else 0, found)
        result: dict[str, str] = {}
        for properties in [*sources, own]:
            found = properties.find(w("ind"))
            for key, value in {} if found is None else found.attrib.items():
                name = etree.QName(key).localname.replace("start", "left").replace("end", "right")
                for other in {"hanging": ("firstLine",), "firstLine": ("hanging",)}.get(name, ()):
                    result.pop(other, None)
                result[name] = str(value)
        return result

    def fonts(self, paragraph: Paragraph) -> dict[str, str]:
        """Return script → the name of the font its words are printed in; themes' fonts by the theme's name."""
        found: dict[str, str] = {}
        for properties in reversed(list(self._run_properties(paragraph, paragraph.run_look()))):
            fonts = properties.find(w("rFonts"))
            for key, value in {} if fonts is None else fonts.attrib.items():
                name = etree.QName(key).localname
                found.pop({"cs": "cstheme", "cstheme": "cs"}.get(name, ""), "")
                found.pop(name.removesuffix("Theme") if name.endswith("Theme") else f"{name}Theme", "")
                found[name] = str(value)
        return found

    def tab_stops(self, paragraph: Paragraph) -> list[int]:
        """Return where its tab stops stand, in twips."""
        for properties in self._settings(paragraph):
            found = properties.find(w("tabs"))
            if found is not None:
                stops = [stop for stop in found if stop.get(w("val")) != "clear"]
                return sorted(_whole(stop.get(w("pos"))) for stop in stops)
        return []

    def unnumbered(self, paragraph: Paragraph) -> Paragraph:
        """Return a copy that Word does not number, standing where it stood."""
        made = paragraph.copy()
        if self._level(paragraph) is None:
            return made
        indent = self.indent(paragraph)
        drop(made.properties, "numPr", "ind")
        if self._level(made) is not None:
            put(put(made.properties, "numPr"), "numId", val="0")
        if indent:
            put(made.properties, "ind", **indent)
        return made


def _inner(styles: Iterable[etree._Element]) -> Iterator[etree._Element]:
    for style in styles:
        found = style.find(w("rPr"))
        if found is not None:
            yield found


def _value(parent: etree._Element | None, name: str) -> str | None:
    found = None if parent is None else parent.find(w(name))
    return None if found is None else found.get(w("val"))


def _whole(value: str | None) -> int:
    try:
        return int(float(value or 0))
    except ValueError:
        return 0


def _levels(root: etree._Element) -> dict[tuple[str, str], etree._Element]:
    """Return (number, level) → the definition of that level."""
    abstract = {each.get(w("abstractNumId"), ""): each for each in root.iter(w("abstractNum"))}
    found: dict[tuple[str, str], etree._Element] = {}
    for number in root.iter(w("num")):
        identifier = number.get(w("numId"), "")
        base = abstract.get(_value(number, "abstractNumId") or "")
        levels = [] if base is None else list(base.iter(w("lvl")))
        for level in (*levels, *(over for o in number.iter(w("lvlOverride")) for over in o.iter(w("lvl")))):
            found[identifier, level.get(w("ilvl"), "0")] = copy.deepcopy(level)
    return found
