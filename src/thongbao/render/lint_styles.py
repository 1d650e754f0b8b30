"""What a run or a paragraph of a template looks like once document defaults, theme and styles have had their say.

Source: ECMA-376 part 1, 17.7.2 (style hierarchy): defaults, table style, paragraph style, character style, direct.
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from thongbao.word.package import Package
from thongbao.word.text import W

_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_STYLES: Final = "word/styles.xml"
# What Word uses when nothing says a font or a size.
_BARE_FONT: Final = "Times New Roman"
_BARE_SIZE: Final = 20
_SLOTS: Final = ("ascii", "hAnsi")


def w(name: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def own(element: etree._Element, name: str) -> etree._Element | None:
    """Return an element's own properties: always its first child, so that a long one is not searched."""
    first = next(iter(element), None)
    return first if first is not None and first.tag == w(name) else None


def value(parent: etree._Element | None, name: str, attribute: str = "val") -> str | None:
    """Return an attribute of a child, or ``None``."""
    found = parent.find(w(name)) if parent is not None else None
    return found.get(w(attribute)) if found is not None else None


def is_on(properties: Iterator[etree._Element], name: str) -> bool:
    """Return whether a switch such as bold is on in the nearest of the properties that says so."""
    for each in properties:
        found = each.find(w(name))
        if found is not None:
            return found.get(w("val"), "1") not in ("0", "false", "off", "none")
    return False


class Styles:
    """The styles and the theme of a package."""

    def __init__(self, package: Package) -> None:
        root = package.tree(_STYLES) if _STYLES in package.members else None
        self._styles: dict[str, etree._Element] = {}
        self._defaults: dict[str, str] = {}
        self._run_default: etree._Element | None = None
        self._paragraph_default: etree._Element | None = None
        if root is not None:
            self._run_default = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
            self._paragraph_default = root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}")
            for style in root.iter(w("style")):
                identifier = style.get(w("styleId"), "")
                self._styles[identifier] = style
                if style.get(w("default")) in ("1", "true", "on"):
                    self._defaults[style.get(w("type"), "")] = identifier
        self._theme = _theme_fonts(package)

    def run_properties(self, run: etree._Element) -> Iterator[etree._Element]:
        """Yield the run properties that count for a run, the nearest first."""
        direct = own(run, "rPr")
        if direct is not None:
            yield direct
            yield from self._chain(value(direct, "rStyle"), "rPr")
        paragraph = next(run.iterancestors(w("p")), None)
        if paragraph is not None:
            yield from self._of_paragraph(paragraph, "rPr")
        if self._run_default is not None:
            yield self._run_default

    def paragraph_properties(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        """Yield the paragraph properties that count for a paragraph, the nearest first."""
        direct = own(paragraph, "pPr")
        if direct is not None:
            yield direct
        yield from self._of_paragraph(paragraph, "pPr")
        if self._paragraph_default is not None:
            yield self._paragraph_default

    def _of_paragraph(self, paragraph: etree._Element, kind: str) -> Iterator[etree._Element]:
        style = value(own(paragraph, "pPr"), "pStyle") or self._defaults.get("paragraph")
        yield from self._chain(style, kind)
        table = next(paragraph.iterancestors(w("tbl")), None)
        if table is not None:
            yield from self._chain(value(table.find(w("tblPr")), "tblStyle") or self._defaults.get("table"), kind)

    def _chain(self, identifier: str | None, kind: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while identifier and identifier in self._styles and identifier not in seen:
            seen.add(identifier)
            style = self._styles[identifier]
            properties = style.find(w(kind))
            if properties is not None:
                yield properties
            identifier = value(style, "basedOn")

    def fonts(self, run: etree._Element) -> set[str]:
        """Return the fonts a run's Vietnamese letters are printed in: the two slots Word takes them from."""
        return {self._font(run, slot) for slot in _SLOTS}

    def _font(self, run: etree._Element, slot: str) -> str:
        for properties in self.run_properties(run):
            fonts = properties.find(w("rFonts"))
            if fonts is None:
                continue
            theme = fonts.get(w(f"{slot}Theme"))
            if theme is not None:
                return self._theme.get(theme[:5], _BARE_FONT)
            named = fonts.get(w(slot))
            if named:
                return str(named)
        return _BARE_FONT

    def size(self, run: etree._Element) -> int:
        """Return the size of a run in half points."""
        for properties in self.run_properties(run):
            size = value(properties, "sz")
            if size is not None:
                return whole(size)
        return _BARE_SIZE

    def setting(self, paragraph: etree._Element, name: str, attribute: str = "val") -> str | None:
        """Return one setting of a paragraph."""
        for properties in self.paragraph_properties(paragraph):
            found = value(properties, name, attribute)
            if found is not None:
                return found
        return None


def whole(text: str | None) -> int:
    """Return a measure as a whole number; what is none counts as 0."""
    try:
        return round(float(text or 0))
    except (ValueError, OverflowError):
        return 0


def _theme_fonts(package: Package) -> dict[str, str]:
    name = next(
        (name for name in sorted(package.members) if name.startswith("word/theme/") and name.endswith(".xml")), ""
    )
    found: dict[str, str] = {}
    if name:
        root = package.tree(name)
        for kind in ("major", "minor"):
            latin = root.find(f".//{{{_A}}}{kind}Font/{{{_A}}}latin")
            if latin is not None and latin.get("typeface"):
                found[kind] = str(latin.get("typeface"))
    return found
