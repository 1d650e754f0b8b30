"""A .docx being changed: its paragraphs and tables as handles whose words are exchanged without losing how they look.

Only ``word/`` looks inside a handle. Source: ECMA-376 part 1, chapter 17.
"""

import copy
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from thongbao.word.editing_markup import XML_SPACE, drop, in_text_box, names_of, put, w
from thongbao.word.text import PARAGRAPH

_DRAWN = {
    w("drawing"),
    w("pict"),
    w("object"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
}
_TABLE_ORDER = names_of(
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd"
    " tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"
)
_BLOCKS = {PARAGRAPH, w("tbl")}
_BREAKS = {w("br"), w("cr")}
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
    "{urn:schemas-microsoft-com:office:office}signatureline",
)


class Node:
    """A paragraph, a table or another piece of a body; two handles of one piece are equal."""

    __slots__ = ("element",)

    def __init__(self, element: etree._Element) -> None:
        self.element = element

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and other.element is self.element

    def __hash__(self) -> int:
        return id(self.element)

    @property
    def is_table(self) -> bool:
        """Whether this is a table."""
        return self.element.tag == w("tbl")

    @property
    def paragraphs(self) -> list["Paragraph"]:
        """The paragraphs in it (itself, for a paragraph), without those of text boxes."""
        return [Paragraph(each) for each in self.element.iter(PARAGRAPH) if not in_text_box(each)]

    @property
    def is_drawn(self) -> bool:
        """Whether it holds a drawing: a picture, a line, a text box."""
        return any(each.tag in _DRAWN for each in self.element.iter())

    @property
    def has_picture(self) -> bool:
        """Whether it holds a picture (a seal, a signature, a logo), not only drawn lines."""
        return any(next(self.element.iter(tag), None) is not None for tag in _PICTURES)

    def before(self, *others: "Node") -> None:
        """Put the others in front of this one, in their order."""
        for other in others:
            self.element.addprevious(other.element)

    def after(self, *others: "Node") -> None:
        """Put the others behind this one, in their order."""
        for other in reversed(others):
            self.element.addnext(other.element)

    def remove(self) -> None:
        """Take it out; a cell keeps the paragraph Word asks for."""
        parent = self.element.getparent()
        if parent is not None:
            parent.remove(self.element)
            if parent.tag == w("tc") and (len(parent) == 0 or parent[-1].tag != PARAGRAPH):
                parent.append(etree.Element(PARAGRAPH))

    def inner(self, name: str) -> "list[Node]":
        """Return the pieces directly in it of that name (the ``tc`` of a row)."""
        return [Node(each) for each in self.element.findall(w(name))]

    def extend(self, others: "Sequence[Node]") -> None:
        """Put the others into it, behind what it holds."""
        self.element.extend([other.element for other in others])

    def previous(self) -> "Node | None":
        """Return the paragraph or table directly in front of it."""
        found = self.element.getprevious()
        return None if found is None or found.tag not in _BLOCKS else handle(found)

    def following(self) -> "Node | None":
        """Return the paragraph or table directly behind it."""
        found = self.element.getnext()
        return None if found is None or found.tag not in _BLOCKS else handle(found)

    def keep_whole(self) -> None:
        """Keep this row of a table on one page."""
        properties = self.element.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            behind = [place for place, child in enumerate(self.element) if child.tag == w("tc")]
            self.element.insert(behind[0] if behind else 0, properties)
        if properties.find(w("cantSplit")) is None:
            properties.insert(0, etree.Element(w("cantSplit")))

    def frame_like(self, other: "Node") -> None:
        """Give this table the lines, shading and margins of another table and of its cells."""
        own, model = self.element.find(w("tblPr")), other.element.find(w("tblPr"))
        if own is None or model is None:
            return
        for name in ("tblStyle", "tblBorders", "shd", "tblCellMar", "tblLook"):
            drop(own, name)
        order = [w(name) for name in _TABLE_ORDER]
        for name in ("tblStyle", "tblBorders", "shd", "tblCellMar", "tblLook"):
            found = model.find(w(name))
            if found is not None:
                rank = order.index(w(name))
                behind = [place for place, child in enumerate(own) if order.index(str(child.tag)) > rank]
                own.insert(behind[0] if behind else len(own), copy.deepcopy(found))

    def ancestor(self, name: str) -> "Node | None":
        """Return the nearest piece around it of that name (``tbl``, ``tc``)."""
        found = next(self.element.iterancestors(w(name)), None)
        return None if found is None else Node(found)


class Paragraph(Node):
    """A paragraph whose words can be exchanged. ``text`` keeps tabs (``\\t``) and breaks (``\\n``)."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """The visible characters."""
        return "".join(character for character, _node, _index in self._atoms())

    def _runs(self) -> Iterator[etree._Element]:
        return self.element.iterchildren(w("r"))

    def _atoms(self) -> list[tuple[str, etree._Element, int]]:
        """Return (character, the element that holds it, its place there) for every visible character."""
        return [atom for run in self._runs() for node in run for atom in _characters(node)]

    @property
    def properties(self) -> etree._Element:
        """Its properties, made when there are none."""
        found = self.element.find(w("pPr"))
        if found is None:
            found = etree.Element(w("pPr"))
            self.element.insert(0, found)
        return found

    def replace(self, start: int, end: int, words: str) -> None:
        """Exchange the characters from ``start`` to ``end`` for ``words`` in the look most of them have."""
        self._explode(start, end)
        covered = self._atoms()[start:end]
        if not covered:
            self.element.append(_run(self.run_look(), words))
            return
        look = _common_look(covered)
        first = covered[0][1].getparent()
        assert first is not None
        made = _run(look, words)
        first.addprevious(made)
        self.cut(start + len(words), end + len(words))

    def cut(self, start: int, end: int) -> None:
        """Take the characters from ``start`` to ``end`` out."""
        self._explode(start, end)
        for _character, node, _index in self._atoms()[start:end]:
            run = node.getparent()
            if run is not None:
                run.remove(node)
                if all(child.tag == w("rPr") for child in run) and run.getparent() is not None:
                    self.element.remove(run)

    def set_words(self, words: str) -> None:
        """Exchange all its words; drawings stay."""
        self.replace(0, len(self._atoms()), words)

    def _explode(self, *offsets: int) -> None:
        """Give every piece of content a run of its own, and split text at the offsets."""
        for run in list(self._runs()):
            content = [node for node in run if node.tag != w("rPr")]
            for node in reversed(content[1:]):
                other = _empty_run(run.find(w("rPr")))
                other.append(node)
                run.addnext(other)
        for offset in sorted(offsets, reverse=True):
            atoms = self._atoms()
            if 0 < offset < len(atoms) and atoms[offset][2] > 0:
                _split_text(atoms[offset][1], atoms[offset][2])

    def run_look(self) -> etree._Element | None:
        """Return the run properties most of its letters have, else those of its mark."""
        atoms = self._atoms()
        if atoms:
            return _common_look(atoms)
        mark = self.properties.find(w("rPr"))
        return None if mark is None else copy.deepcopy(mark)

    def looks(self) -> Iterator[tuple[str, etree._Element | None]]:
        """Yield (character, its run properties) for every visible character."""
        for character, node, _index in self._atoms():
            run = node.getparent()
            yield character, None if run is None else run.find(w("rPr"))

    def format_key(self) -> bytes:
        """Return what two paragraphs of the same look have in common."""
        setting, look = self.element.find(w("pPr")), self.run_look()
        return b"".join(b"" if each is None else etree.tostring(each) for each in (setting, look))

    def copy(self) -> "Paragraph":
        """Return the same paragraph once more, standing nowhere."""
        return Paragraph(copy.deepcopy(self.element))

    def emptied(self) -> "Paragraph":
        """Return a paragraph set like this one that holds nothing; a section does not end with it."""
        made = etree.Element(PARAGRAPH)
        properties = self.element.find(w("pPr"))
        if properties is not None:
            made.append(copy.deepcopy(properties))
            drop(made, "sectPr")
        return Paragraph(made)

    def written(self, words: str, *, strong: bool | None = None, slanted: bool | None = None) -> "Paragraph":
        """Return a new paragraph in the look of this one: its setting, the look most of its letters have.

        :param strong: bold or not, whatever this one is; ``slanted``: italic or not.
        """
        made = self.emptied()
        look = self.run_look()
        look = etree.Element(w("rPr")) if look is None else look
        drop(look, "vanish", "highlight", "fitText")
        for wanted, names in ((strong, ("b", "bCs")), (slanted, ("i", "iCs"))):
            for name in names if wanted is not None else ():
                put(look, name, val="1" if wanted else "0")
        made.element.append(_run(look, words))
        return made

    def take_drawings(self, *, pictures_only: bool = False) -> list["Node"]:
        """Take the runs with drawings out of it and return them."""
        self._explode()
        taken = []
        for run in list(self._runs()):
            node = Node(run)
            if node.has_picture if pictures_only else node.is_drawn:
                self.element.remove(run)
                taken.append(node)
        return taken

    def put_drawings(self, drawings: Sequence[Node], condition: str = "") -> None:
        """Put runs with drawings at its end, printed only under the condition (a template test) if there is one."""
        look = self.run_look()
        for drawing in drawings:
            extra = [copy.deepcopy(drawing.element)]
            if condition:
                extra = [_run(look, f"{{% if {condition} %}}"), *extra, _run(look, "{% endif %}")]
            self.element.extend(extra)

    def dress(self, fonts: Mapping[str, str], room: int | None = None) -> None:
        """Give its words the fonts (script → name), and share ``room`` twips as indents on both sides."""
        for run in self._runs():
            own = run.find(w("rPr"))
            if own is not None and fonts and own.find(w("rFonts")) is None:
                put(own, "rFonts", **fonts)
        if room is not None:
            drop(self.properties, "ind")
            put(self.properties, "ind", left=str(max(room, 0) // 2), right=str(max(room, 0) // 2))

    def cell_width(self) -> int | None:
        """Return the width of its cell in twips, if the cell says so."""
        cell = self.ancestor("tc")
        found = None if cell is None else cell.element.find(f"{w('tcPr')}/{w('tcW')}")
        if found is None or found.get(w("type")) != "dxa":
            return None
        return int(float(found.get(w("w"), "0"))) or None

    @property
    def keeps_with_next(self) -> bool:
        """Whether it says itself that it stays with what follows."""
        return self.element.find(f"{w('pPr')}/{w('keepNext')}") is not None

    def keep_with_next(self) -> None:
        """Let it stay on the page of what follows."""
        put(self.properties, "keepNext")

    def set_gaps(self, *, before: int | None = None, after: int | None = None) -> None:
        """Set the room above and below, in twips."""
        for name, value in (("before", before), ("after", after)):
            if value is not None:
                spacing = put(self.properties, "spacing", **{name: str(value)})
                for automatic in (f"{name}Autospacing", f"{name}Lines"):
                    spacing.attrib.pop(w(automatic), "")

    def gap_values(self) -> tuple[int | None, int | None]:
        """Return the room above and below it says itself, in twips."""
        spacing = self.properties.find(w("spacing"))
        values = [None if spacing is None else spacing.get(w(name)) for name in ("before", "after")]
        before, after = (int(float(value)) if value else None for value in values)
        return before, after

    def stand(self, align: str) -> None:
        """Align it, without indents and tab stops."""
        drop(self.properties, "ind", "tabs")
        put(self.properties, "jc", val=align)

    @property
    def has_rule_border(self) -> bool:
        """Whether a border of its own stands under or over it."""
        return self.element.find(f"{w('pPr')}/{w('pBdr')}") is not None

    def without_border(self) -> None:
        """Take its border off."""
        drop(self.properties, "pBdr")

    def split_at_breaks(self) -> list["Paragraph"]:
        """Make a paragraph of each line between typed breaks; together they stand as this one stood."""
        if not any(_is_line_break(node) for run in self._runs() for node in run):
            return [self]
        self._explode()
        lines: list[list[etree._Element]] = [[]]
        for child in list(self.element):
            if child.tag == w("pPr"):
                continue
            if child.tag == w("r") and any(_is_line_break(node) for node in child):
                self.element.remove(child)
                lines.append([])
            else:
                lines[-1].append(child)
        return self._as_paragraphs(lines)

    def _as_paragraphs(self, lines: Sequence[Sequence[etree._Element]]) -> list["Paragraph"]:
        others = []
        for content in lines[1:]:
            made = self.emptied()
            made.element.extend(content)
            made.set_gaps(before=0)
            drop(made.properties, "numPr", "pageBreakBefore")
            indent = made.properties.find(w("ind"))
            if indent is not None:
                for name in ("firstLine", "hanging", "firstLineChars", "hangingChars"):
                    indent.attrib.pop(w(name), "")
            others.append(made)
        section = self.element.find(f"{w('pPr')}/{w('sectPr')}")
        if section is not None:
            others[-1].properties.append(section)
        self.after(*others)
        result = [self, *others]
        for line in result[:-1]:
            line.set_gaps(after=0)
        return result


def _characters(node: etree._Element) -> Iterator[tuple[str, etree._Element, int]]:
    if node.tag == w("t"):
        for index, character in enumerate(node.text or ""):
            yield character, node, index
    elif node.tag in (w("tab"), w("ptab")):
        yield "\t", node, 0
    elif node.tag in _BREAKS:
        yield "\n", node, 0
    elif node.tag == w("noBreakHyphen"):
        yield "-", node, 0


def _is_line_break(node: etree._Element) -> bool:
    return node.tag == w("cr") or (node.tag == w("br") and node.get(w("type"), "textWrapping") == "textWrapping")


def _common_look(atoms: Sequence[tuple[str, etree._Element, int]]) -> etree._Element | None:
    """Return a copy of the run properties that most of the letters have."""
    counts: dict[bytes, list[etree._Element | int]] = {}
    for character, node, _index in atoms:
        run = node.getparent()
        look = None if run is None else run.find(w("rPr"))
        key = b"" if look is None else etree.tostring(look)
        entry = counts.setdefault(key, [0, etree.Element(w("rPr")) if look is None else look])
        entry[0] += 100 if character.isalnum() else 1  # type: ignore[operator]
    best = max(counts.values(), key=lambda entry: entry[0])  # type: ignore[arg-type, return-value]
    return copy.deepcopy(best[1])  # type: ignore[return-value]


def _empty_run(look: etree._Element | None) -> etree._Element:
    run = etree.Element(w("r"))
    if look is not None:
        made = copy.deepcopy(look)
        made.tag = w("rPr")
        run.append(made)
    return run


def _run(look: etree._Element | None, words: str) -> etree._Element:
    run = _empty_run(look)
    for number, piece in enumerate(words.split("\t")):
        if number:
            run.append(etree.Element(w("tab")))
        if piece:
            text = etree.SubElement(run, w("t"))
            text.text = piece
            text.set(XML_SPACE, "preserve")
    return run


def _split_text(node: etree._Element, index: int) -> None:
    run = node.getparent()
    assert run is not None
    words = node.text or ""
    other = _empty_run(run.find(w("rPr")))
    rest = etree.SubElement(other, w("t"))
    node.text, rest.text = words[:index], words[index:]
    for text in (node, rest):
        text.set(XML_SPACE, "preserve")
    run.addnext(other)


def handle(element: etree._Element) -> Node:
    """Return the handle of a block."""
    return Paragraph(element) if element.tag == PARAGRAPH else Node(element)
