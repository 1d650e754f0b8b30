"""Effective formatting: what is written on a run or paragraph, on its styles, its table, its numbering, the defaults.

The order of ECMA-376 part 1, 17.7.2: document defaults, table style, numbering, paragraph style, character style,
direct formatting. Toggle properties (bold, italic, capitals …) set by several styles cancel out (17.7.3).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from thongbao.word.editing_markup import w
from thongbao.word.looks import AUTO, ParagraphLook, RunLook
from thongbao.word.package import Package

Properties = dict[str, str]

_OFF: Final = ("0", "false", "none", "off")
_TOGGLES: Final = ("b", "i", "caps", "smallCaps", "vanish", "strike", "dstrike")
_TOGGLE_TAGS: Final = {w(name): name for name in _TOGGLES}
_VALUES: Final = {w(name): name for name in ("sz", "u", "color", "highlight", "vertAlign", "spacing", "position")}
_FONTS: Final = w("rFonts")
_VAL: Final = w("val")
# The table style parts that are asked for, weakest first.
_CONDITIONS: Final = ("wholeTable", "lastCol", "firstCol", "lastRow", "firstRow")
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# What Word takes where nothing is said (17.3.2.38, 17.3.2.26).
_NO_SIZE: Final = 20
_NO_FONT: Final = "Times New Roman"
_AUTO_GAP: Final = "280"


@dataclass(frozen=True, slots=True)
class TableContext:
    """The style of the table a paragraph stands in, and which special parts of it the cell belongs to."""

    style: str = ""
    parts: tuple[str, ...] = ()


NO_TABLE: Final = TableContext()


@dataclass(slots=True)
class _Style:
    kind: str
    based_on: str
    run: Properties
    paragraph: Properties
    tabs: tuple[tuple[str, int], ...]
    parts: Mapping[str, tuple[Properties, Properties]]


class Styles:
    """The styles, numbering indents and theme fonts of a package, asked for looks."""

    def __init__(self, package: Package) -> None:
        self._theme = _theme_fonts(package)
        self._styles: dict[str, _Style] = {}
        self._names: dict[str, str] = {}
        self._default = ""
        self._run_defaults: Properties = {}
        self._paragraph_defaults: Properties = {}
        self._runs: dict[object, RunLook] = {}
        self._bases: dict[object, Properties] = {}
        self._chains: dict[object, tuple[Properties, tuple[tuple[str, int], ...]]] = {}
        self.levels: Mapping[tuple[str, str], Properties] = {}
        if "word/styles.xml" in package.members:
            self._read(package.tree("word/styles.xml"))

    def _read(self, root: etree._Element) -> None:
        run = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        paragraph = root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}")
        self._run_defaults = self.run_properties(run)
        self._paragraph_defaults = paragraph_properties(paragraph)
        for style in root.iterchildren(w("style")):
            identifier = style.get(w("styleId"), "")
            self._styles[identifier] = self._style(style)
            self._names[identifier] = str(_child(style, "name") or identifier)
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
                self._default = identifier

    def _style(self, style: etree._Element) -> _Style:
        inner = style.find(w("pPr"))
        parts = {
            part.get(w("type"), ""): (
                self.run_properties(part.find(w("rPr"))),
                paragraph_properties(part.find(w("pPr"))),
            )
            for part in style.iterchildren(w("tblStylePr"))
        }
        return _Style(
            style.get(w("type"), ""),
            _child(style, "basedOn") or "",
            self.run_properties(style.find(w("rPr"))),
            paragraph_properties(inner),
            tab_stops(inner),
            parts,
        )

    def name_of(self, identifier: str) -> str:
        """Return the name a style is shown by; its identifier where it has none."""
        return self._names.get(identifier, identifier)

    def default_style(self) -> str:
        """Return the identifier of the paragraph style that counts where none is named."""
        return self._default

    def run_properties(self, element: etree._Element | None) -> Properties:
        """Return what a ``w:rPr`` says, fonts of the theme looked up; switched off is said as ``0``."""
        found: Properties = {}
        if element is None:
            return found
        for child in element:
            tag = child.tag
            if tag in _TOGGLE_TAGS:
                found[_TOGGLE_TAGS[tag]] = "0" if child.get(_VAL, "1") in _OFF else "1"
            elif tag in _VALUES:
                found[_VALUES[tag]] = child.get(_VAL, "")
            elif tag == _FONTS:
                self._fonts(child, found)
            elif tag == w("shd"):
                found["shd"] = child.get(w("fill"), AUTO)
            elif tag == w("rStyle"):
                found["rStyle"] = child.get(_VAL, "")
        return found

    def _fonts(self, fonts: etree._Element, found: Properties) -> None:
        for slot in ("ascii", "hAnsi"):
            named, theme = fonts.get(w(slot)), fonts.get(w(f"{slot}Theme"))
            value = self._theme.get(theme, named) if theme else named
            if value:
                found[slot] = value

    def _chain(self, identifier: str) -> Iterator[_Style]:
        """Yield the style and what it is based on, the farthest first."""
        way: list[_Style] = []
        seen: set[str] = set()
        while identifier and identifier in self._styles and identifier not in seen:
            seen.add(identifier)
            way.append(self._styles[identifier])
            identifier = way[-1].based_on
        yield from reversed(way)

    def _table(self, table: TableContext, which: int) -> Properties:
        merged: Properties = {}
        for style in self._chain(table.style):
            merged.update(style.run if which == 0 else style.paragraph)
            for part in _CONDITIONS:
                if part in table.parts and part in style.parts:
                    merged.update(style.parts[part][which])
        return merged

    def _base(self, style: str, table: TableContext) -> Properties:
        """Return run properties before character styles; toggles of table and paragraph style cancel out."""
        key = (style, table)
        if key not in self._bases:
            upper = self._table(table, 0) if table.style else {}
            chain: Properties = {}
            for each in self._chain(style):
                chain.update(each.run)
            merged = {**self._run_defaults, **upper, **chain}
            for name in _TOGGLES:
                if name in upper and name in chain:
                    merged[name] = str(int(upper[name] != chain[name]))
                if self._run_defaults.get(name) == "1" and (upper.get(name) or chain.get(name)) != "1":
                    merged[name] = chain.get(name, upper.get(name, "1"))
            self._bases[key] = merged
        return self._bases[key]

    def run_look(self, style: str, table: TableContext, direct: etree._Element | None) -> RunLook:
        """Return how a run looks in a paragraph of that style, with that ``w:rPr`` of its own."""
        signature = None if direct is None else tuple((e.tag, *e.attrib.items()) for e in direct)
        key = (style, table, signature)
        found = self._runs.get(key)
        if found is None:
            found = self._runs[key] = _look(self._merged(style, table, direct))
        return found

    def _merged(self, style: str, table: TableContext, direct: etree._Element | None) -> Properties:
        merged = dict(self._base(style or self._default, table))
        own = self.run_properties(direct)
        character: Properties = {}
        for each in self._chain(own.get("rStyle", "")):
            character.update(each.run)
        for name, value in character.items():
            if name in _TOGGLES and value == "1" and merged.get(name) == "1" and self._run_defaults.get(name) != "1":
                merged[name] = "0"
            elif name not in _TOGGLES or value == "1":
                merged[name] = value
        merged.update(own)
        return merged

    def paragraph_look(
        self, direct: etree._Element | None, table: TableContext = NO_TABLE, own: Properties | None = None
    ) -> ParagraphLook:
        """Return how a paragraph with that ``w:pPr`` looks; ``own`` is what it says, where that has been read."""
        own = paragraph_properties(direct) if own is None else own
        style = own.get("pStyle") or self._default
        base, tabs = self._paragraph_base(style, table)
        merged = dict(base)
        if "numId" in own:
            merged.update(self.levels.get((own["numId"], own.get("ilvl", base.get("ilvl", "0"))), {}))
        merged.update(own)
        own_tabs = tab_stops(direct)
        return _paragraph_look(style, merged, own_tabs or tabs)

    def _paragraph_base(self, style: str, table: TableContext) -> tuple[Properties, tuple[tuple[str, int], ...]]:
        key = (style, table)
        if key not in self._chains:
            merged = {**self._paragraph_defaults, **(self._table(table, 1) if table.style else {})}
            tabs: tuple[tuple[str, int], ...] = ()
            for each in self._chain(style):
                if "numId" in each.paragraph:
                    level = (each.paragraph["numId"], each.paragraph.get("ilvl", "0"))
                    merged.update(self.levels.get(level, {}))
                merged.update(each.paragraph)
                tabs = each.tabs or tabs
            self._chains[key] = (merged, tabs)
        return self._chains[key]

    def numbering_of(self, look: ParagraphLook, own: Properties) -> tuple[str, str] | None:
        """Return (number id, level) of Word's own numbering of the paragraph, if it has one."""
        if not look.numbered:
            return None
        base, _tabs = self._paragraph_base(look.style, NO_TABLE)
        number = own.get("numId", base.get("numId"))
        if not number or number == "0":
            return None
        return number, own.get("ilvl", base.get("ilvl", "0"))


def _child(element: etree._Element, name: str) -> str | None:
    found = element.find(w(name))
    return None if found is None else found.get(_VAL)


_SPACING: Final = {w(name): name for name in ("before", "after", "line", "lineRule", "beforeAutospacing")}
_SPACING[w("afterAutospacing")] = "afterAutospacing"
_INDENTS: Final = {
    w("left"): "left",
    w("start"): "left",
    w("right"): "right",
    w("end"): "right",
}
_FLAGS: Final = {w(n): n for n in ("contextualSpacing", "keepNext", "keepLines", "pageBreakBefore")}


def paragraph_properties(element: etree._Element | None) -> Properties:
    """Return what a ``w:pPr`` says."""
    found: Properties = {}
    if element is None:
        return found
    for child in element:
        tag = child.tag
        if tag == w("spacing"):
            found.update((_SPACING[str(k)], str(v)) for k, v in child.attrib.items() if k in _SPACING)
        elif tag == w("ind"):
            _read_indents(child, found)
        elif tag in (w("jc"), w("pStyle"), w("outlineLvl")):
            found[tag.rpartition("}")[2]] = child.get(_VAL, "")
        elif tag in _FLAGS:
            found[_FLAGS[tag]] = "0" if child.get(_VAL, "1") in _OFF else "1"
        elif tag in (w("numPr"), w("pBdr"), w("framePr")):
            _read_group(child, found)
    return found


def _read_group(child: etree._Element, found: Properties) -> None:
    if child.tag == w("numPr"):
        found.update((n, v) for n in ("numId", "ilvl") if (v := _child(child, n)) is not None)
    elif child.tag == w("pBdr"):
        for side in ("top", "bottom"):
            found[side] = "1" if (_child(child, side) or "nil") not in ("nil", "none") else "0"
    else:
        found["frame"] = child.get(w("xAlign"), "left")


def _read_indents(child: etree._Element, found: Properties) -> None:
    for key, value in child.attrib.items():
        if key in _INDENTS:
            found[_INDENTS[str(key)]] = str(value)
    hanging, first = child.get(w("hanging")), child.get(w("firstLine"))
    if hanging is not None:
        found["first"] = str(-whole(hanging))
    elif first is not None:
        found["first"] = first


def tab_stops(element: etree._Element | None) -> tuple[tuple[str, int], ...]:
    """Return the tab stops a ``w:pPr`` sets, as (kind, twips)."""
    tabs = None if element is None else element.find(w("tabs"))
    if tabs is None:
        return ()
    stops = ((t.get(_VAL, "left"), whole(t.get(w("pos")))) for t in tabs)
    return tuple(sorted((stop for stop in stops if stop[0] != "clear"), key=lambda stop: stop[1]))


def whole(text: str | None, default: int = 0) -> int:
    """Return a length in twips; a universal measure (``1.5cm``) is converted, nonsense is ``default``."""
    if not text:
        return default
    units = {"pt": 20.0, "cm": 567.0, "mm": 56.7, "in": 1440.0, "pc": 240.0, "pi": 240.0}
    try:
        if text[-2:] in units:
            return round(float(text[:-2]) * units[text[-2:]])
        return round(float(text))
    except (ValueError, OverflowError):
        return default


def _look(said: Properties) -> RunLook:
    def on(name: str) -> bool:
        return said.get(name) == "1"

    highlight, shade = said.get("highlight", "none"), said.get("shd", AUTO).upper()
    underline = said.get("u", "none")
    ascii_font = said.get("ascii", said.get("hAnsi", _NO_FONT))
    return RunLook(
        font=ascii_font,
        other_font=said.get("hAnsi", ascii_font),
        size=_half_points(said.get("sz")),
        bold=on("b"),
        italic=on("i"),
        capitals=on("caps"),
        small_capitals=on("smallCaps"),
        hidden=on("vanish"),
        struck=on("strike") or on("dstrike"),
        underline="" if underline in ("none", "") else underline,
        color=(said.get("color") or AUTO).upper() if said.get("color", AUTO).lower() != AUTO else AUTO,
        marked=highlight not in ("none", "") or shade not in ("AUTO", "FFFFFF", ""),
        raised=said.get("vertAlign") == "superscript",
        spacing=whole(said.get("spacing")),
    )


def _half_points(text: str | None) -> int:
    if text and text.endswith("pt"):
        return round(whole(text) / 10)
    return whole(text, _NO_SIZE)


_ALIGNS: Final = {"start": "left", "end": "right", "distribute": "both", "thaiDistribute": "both", "": "left"}


def _paragraph_look(style: str, said: Properties, tabs: tuple[tuple[str, int], ...]) -> ParagraphLook:
    align = said.get("jc", "left")
    before = _AUTO_GAP if said.get("beforeAutospacing") in ("1", "true") else said.get("before")
    after = _AUTO_GAP if said.get("afterAutospacing") in ("1", "true") else said.get("after")
    return ParagraphLook(
        style=style,
        align=_ALIGNS.get(align, align),
        left=whole(said.get("left")),
        right=whole(said.get("right")),
        first_line=whole(said.get("first")),
        before=whole(before),
        after=whole(after),
        line=whole(said.get("line"), 240),
        line_rule=said.get("lineRule", "auto"),
        contextual=said.get("contextualSpacing") == "1",
        keep_next=said.get("keepNext") == "1",
        keep_lines=said.get("keepLines") == "1",
        page_break_before=said.get("pageBreakBefore") == "1",
        ruled_below=said.get("bottom") == "1",
        ruled_above=said.get("top") == "1",
        framed=said.get("frame", ""),
        outline=whole(said.get("outlineLvl"), 9),
        numbered=said.get("numId", "0") != "0",
        tabs=tabs,
    )


def _theme_fonts(package: Package) -> dict[str, str]:
    """Return theme slot → font, as ``w:asciiTheme`` names the slots."""
    name = next((each for each in package.members if each.startswith("word/theme/theme") and each.endswith(".xml")), "")
    fonts: dict[str, str] = {}
    if not name:
        return fonts
    for kind in ("major", "minor"):
        latin = package.tree(name).find(f".//{_A}{kind}Font/{_A}latin")
        typeface = "" if latin is None else latin.get("typeface", "")
        if typeface:
            fonts.update({f"{kind}Ascii": typeface, f"{kind}HAnsi": typeface})
    return fonts
