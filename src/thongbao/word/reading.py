"""Any .docx read as it is printed: paragraphs with effective looks, tables, text boxes, sections, drawn lines.

Tracked changes count as accepted, hidden text and ``mc:Fallback`` are left out, field codes are kept apart from their
results. Source: ECMA-376 part 1, chapter 17.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Final

from lxml import etree

from thongbao.language import _
from thongbao.word.drawn import horizontal_rules
from thongbao.word.editing_markup import TEXT_BOX, w
from thongbao.word.looks import ParagraphLook, RunLook
from thongbao.word.numbering import NumberedLists
from thongbao.word.package import NotADocxError, Package
from thongbao.word.read_values import BODY, Cell, Piece, ReadParagraph, ReadPart, Table
from thongbao.word.sections import Section, read_sections
from thongbao.word.styles import NO_TABLE, Properties, Styles, TableContext, paragraph_properties, whole

# Some six hundred pages; beyond it time and memory would be a burden.
MAX_BODY: Final = 16 * 1024 * 1024
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PAGE_FIELD: Final = re.compile(r"(?<!\w)PAGE(?!\w)", re.IGNORECASE)
_GONE: Final = frozenset({w("del"), w("moveFrom"), w("sdtPr"), w("sdtEndPr"), f"{_MC}Fallback", w("pPr"), w("rPr")})
_THROUGH: Final = frozenset(
    {w(n) for n in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo")}
    | {f"{_MC}AlternateContent", f"{_MC}Choice"}
)
_DRAWN: Final = frozenset({w("drawing"), w("pict"), w("object"), f"{_MC}AlternateContent"})
_PICTURES: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_RUN, _PARAGRAPH, _TABLE, _TEXT = w("r"), w("p"), w("tbl"), w("t")
_BREAKS: Final = (w("br"), w("cr"))
_SIDES: Final = ("left", "right", "start", "end")
_LOOK_FLAGS: Final = (("firstRow", 0x20), ("lastRow", 0x40), ("firstColumn", 0x80), ("lastColumn", 0x100))


class ReadDocument:
    """A Word file, read once; headers and footers are read when asked for."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = Styles(package)
        self._lists = NumberedLists(package)
        self.styles.levels = self._lists.indents()
        if len(package.members[BODY]) > MAX_BODY:
            message = _("{file}: văn bản quá dài (hơn {n} MB nội dung)").format(file=package.source, n=MAX_BODY >> 20)
            raise NotADocxError(message, _("tách thành nhiều tệp rồi kiểm tra từng tệp"))
        self.root = package.tree(BODY)
        body = self.root.find(w("body"))
        self._body = self.root if body is None else body
        self.sections: list[Section] = read_sections(package, self._body)
        self.part = _Reader(BODY, self.styles, self._lists).read(self._body)
        self._others: dict[str, ReadPart] = {}

    def drop_trees(self) -> None:
        """Let go of the parsed XML, most of the memory: what was read stays, corrections are possible no more."""
        nothing = etree.Element("gone")
        for section in self.sections:
            section.element = nothing
        for part in (self.part, *self._others.values()):
            for paragraph in part.paragraphs:
                paragraph.element = nothing
            for table in part.tables:
                table.element = nothing
        self.root = self._body = nothing

    @property
    def paragraphs(self) -> list[ReadParagraph]:
        """The paragraphs of the body in document order, those of tables and text boxes included."""
        return list(self.part.paragraphs)

    def other_part(self, name: str) -> ReadPart:
        """Return a header, footer or part of notes; empty when the package has none of that name."""
        if name not in self._others:
            if name in self.package.members:
                self._others[name] = _Reader(name, self.styles, self._lists).read(self.package.tree(name))
            else:
                self._others[name] = ReadPart(name, (), ())
        return self._others[name]

    @cached_property
    def headers_and_footers(self) -> list[ReadPart]:
        """The headers and footers in use, each once."""
        names = (name for s in self.sections for name in (*s.headers.values(), *s.footers.values()))
        return [self.other_part(name) for name in dict.fromkeys(names)]

    def section_of(self, paragraph: ReadParagraph) -> Section:
        """Return the section a paragraph of the body stands in."""
        return self.sections[min(paragraph.section, len(self.sections) - 1)]


class _Reader:
    """One walk over one part."""

    def __init__(self, name: str, styles: Styles, lists: NumberedLists) -> None:
        self._name = name
        self._styles = styles
        self._lists = lists
        self._found: list[ReadParagraph] = []
        self._tables: list[Table] = []
        self._number = self._section = self._boxes = 0
        self._carried: list[Piece] = []

    def read(self, root: etree._Element) -> ReadPart:
        self._blocks(root, None, NO_TABLE, 0, 0)
        return ReadPart(self._name, self._found, self._tables)

    def _blocks(
        self, parent: Iterable[etree._Element], cell: Cell | None, table: TableContext, box: int, at: int
    ) -> None:
        for child in parent:
            tag = child.tag
            if tag == _PARAGRAPH:
                self._paragraph(child, cell, table, box, at)
            elif tag == _TABLE:
                self._table(child, cell, box, at)
            elif tag in _THROUGH or tag in (w("footnote"), w("endnote"), w("comment")):
                self._blocks(child, cell, table, box, at)

    def _table(self, element: etree._Element, outer: Cell | None, box: int, at: int) -> None:
        rows = [row for row in _through(element, w("tr")) if row.find(f"{w('trPr')}/{w('del')}") is None]
        cells = [list(_through(row, w("tc"))) for row in rows]
        grid = element.find(w("tblGrid"))
        widths = () if grid is None else tuple(whole(column.get(w("w"))) for column in grid)
        table = Table(len(self._tables) + 1, widths, tuple(map(len, cells)), _is_bordered(element), element)
        self._tables.append(table)
        style, flags = _table_style(element)
        for number, row in enumerate(cells, 1):
            place = _skipped(rows[number - 1])
            for column, inner in enumerate(row, 1):
                parts = _parts(flags, number, len(cells), column, len(row))
                merge = inner.find(f"{w('tcPr')}/{w('vMerge')}")
                cell = Cell(
                    table,
                    number,
                    column,
                    _cell_width(inner, widths),
                    _is_ruled(inner),
                    outer,
                    merged=merge is not None,
                    continues=merge is not None and merge.get(w("val"), "continue") != "restart",
                    place=place,
                )
                place += _span(inner)
                self._blocks(inner, cell, TableContext(style, parts), box, at)

    def _paragraph(self, element: etree._Element, cell: Cell | None, table: TableContext, box: int, at: int) -> None:
        self._number += 1
        number = self._number
        direct = element.find(w("pPr"))
        own = paragraph_properties(direct)
        look = self._styles.paragraph_look(direct, table, own)
        walk = _Walk(self._styles, look.style, table)
        walk.through(element)
        pieces = (*self._carried, *walk.pieces)
        carried = sum(len(piece.text) for piece in self._carried)
        self._carried = []
        if direct is not None and direct.find(f"{w('rPr')}/{w('del')}") is not None:
            # Its mark is deleted: its words belong to the next paragraph.
            self._carried = list(pieces)
        else:
            rules = tuple(length for drawing in walk.drawings for length in horizontal_rules(drawing))
            self._found.append(
                ReadParagraph(
                    part=self._name,
                    number=number,
                    pieces=pieces,
                    look=look,
                    label=self._label(look, own),
                    section=self._section,
                    cell=cell,
                    box=box,
                    anchor=at,
                    rules=rules,
                    pictured=any(next(d.iter(*_PICTURES), None) is not None for d in walk.drawings),
                    breaks_page=bool(walk.page_breaks),
                    field_codes=tuple(walk.codes),
                    element=element,
                    bullet=self._bullet(look, own),
                    page_breaks=tuple(carried + at for at in walk.page_breaks),
                )
            )
        for drawing in walk.drawings:
            self._text_boxes(drawing, number)
        if box == 0 and cell is None and direct is not None and direct.find(w("sectPr")) is not None:
            self._section += 1

    def _label(self, look: ParagraphLook, own: Properties) -> str:
        numbered = self._styles.numbering_of(look, own)
        return "" if numbered is None else self._lists.label(*numbered)

    def _bullet(self, look: ParagraphLook, own: Properties) -> tuple[str, int] | None:
        numbered = self._styles.numbering_of(look, own)
        return None if numbered is None else self._lists.bullet(*numbered)

    def _text_boxes(self, drawing: etree._Element, anchor: int) -> None:
        for content in drawing.iter(TEXT_BOX):
            hidden = next(content.iterancestors(f"{_MC}Fallback"), None) is not None
            if not hidden and next(content.iterancestors(TEXT_BOX), None) is None:
                self._boxes += 1
                self._blocks(content, None, NO_TABLE, self._boxes, anchor)


class _Walk:
    """The runs of one paragraph: pieces of like look, fields, drawings."""

    def __init__(self, styles: Styles, style: str, table: TableContext) -> None:
        self._styles, self._style, self._table = styles, style, table
        self.pieces: list[Piece] = []
        self.drawings: list[etree._Element] = []
        self.codes: list[str] = []
        self.page_breaks: list[int] = []
        self._fields: list[list[str]] = []

    def through(self, parent: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._run(child)
            elif tag == w("fldSimple"):
                self._fields.append([child.get(w("instr"), ""), "result"])
                self.codes.append(self._fields[-1][0])
                self.through(child)
                self._mark_field(self._styles.run_look(self._style, self._table, None))
                self._fields.pop()
            elif tag in _THROUGH:
                self.through(child)

    def _run(self, run: etree._Element) -> None:
        look = self._styles.run_look(self._style, self._table, run.find(w("rPr")))
        words: list[str] = []
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                words.append(child.text or "")
            elif tag in (w("fldChar"), w("instrText")):
                self._add("".join(words), look)
                words = []
                self._field(child, look)
            elif tag in _DRAWN:
                self._drawing(child, words)
            elif tag == w("softHyphen") and look.font.lower().startswith(".vn"):
                # Its code is that of ư in the old Vietnamese fonts.
                words.append("\u00ad")
            elif tag in _BREAKS and child.get(w("type")) in ("page", "column"):
                self.page_breaks.append(sum(len(piece.text) for piece in self.pieces) + len("".join(words)))
            elif tag not in _GONE:
                words.append(_other(child))
        self._add("".join(words), look)

    def _drawing(self, child: etree._Element, words: list[str]) -> None:
        self.drawings.append(child)
        if child.tag == f"{_MC}AlternateContent":
            # Some write plain text into a choice.
            choice = child.find(f"{_MC}Choice")
            if choice is not None:
                words.extend(text.text or "" for text in choice.iterchildren(_TEXT))

    def _field(self, child: etree._Element, look: RunLook) -> None:
        if child.tag == w("instrText"):
            if self._fields and self._fields[-1][1] == "code":
                self._fields[-1][0] += child.text or ""
            return
        kind = child.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append(["", "code"])
        elif self._fields and kind == "separate":
            self._fields[-1][1] = "result"
            self.codes.append(self._fields[-1][0])
        elif self._fields and kind == "end":
            if self._fields[-1][1] == "code":
                self.codes.append(self._fields[-1][0])
            self._mark_field(look)
            self._fields.pop()

    def _mark_field(self, look: RunLook) -> None:
        if self._in_page_field() and not any(piece.page_field for piece in self.pieces):
            self.pieces.append(Piece("", look, page_field=True))

    def _in_page_field(self) -> bool:
        return any(_PAGE_FIELD.search(code) for code, _state in self._fields)

    def _add(self, text: str, look: RunLook) -> None:
        if not text or look.hidden or (self._fields and self._fields[-1][1] == "code"):
            return
        page_field = self._in_page_field()
        last = self.pieces[-1] if self.pieces else None
        if last is not None and last.look == look and last.page_field == page_field:
            self.pieces[-1] = replace(last, text=last.text + text)
        else:
            self.pieces.append(Piece(text, look, page_field))


def _other(child: etree._Element) -> str:
    name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
    return {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": "•"}.get(name, "")


def _through(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _THROUGH:
            yield from _through(child, tag)


def _table_style(table: etree._Element) -> tuple[str, frozenset[str]]:
    style, look = table.find(f"{w('tblPr')}/{w('tblStyle')}"), table.find(f"{w('tblPr')}/{w('tblLook')}")
    if style is None:
        return "", frozenset()
    flags: set[str] = set()
    if look is not None:
        value = look.get(w("val"), "0")
        bits = int(value, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,8}", value) else 0
        flags = {n for n, bit in _LOOK_FLAGS if look.get(w(n), "1" if bits & bit else "0") in ("1", "true", "on")}
    return style.get(w("val"), ""), frozenset(flags)


def _parts(flags: frozenset[str], row: int, rows: int, column: int, columns: int) -> tuple[str, ...]:
    asked = (
        ("firstRow", "firstRow", row == 1),
        ("lastRow", "lastRow", row == rows and rows > 1),
        ("firstColumn", "firstCol", column == 1),
        ("lastColumn", "lastCol", column == columns and columns > 1),
    )
    return tuple(part for flag, part, here in asked if here and flag in flags)


def _cell_width(cell: etree._Element, grid: tuple[int, ...]) -> int:
    width = cell.find(f"{w('tcPr')}/{w('tcW')}")
    if width is not None and width.get(w("type"), "dxa") == "dxa" and whole(width.get(w("w"))) > 0:
        return whole(width.get(w("w")))
    row = cell.getparent()
    place = 0
    for other in () if row is None else row.iterchildren(w("tc")):
        count = _span(other)
        if other is cell:
            return sum(grid[place : place + count])
        place += count
    return 0


def _is_ruled(cell: etree._Element) -> bool:
    border = cell.find(f"{w('tcPr')}/{w('tcBorders')}/{w('bottom')}")
    return border is not None and border.get(w("val"), "nil") not in ("nil", "none")


def _span(cell: etree._Element) -> int:
    """Return over how many columns of the grid a cell goes."""
    span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    return max(whole("1" if span is None else span.get(w("val")), 1), 1)


def _skipped(row: etree._Element) -> int:
    """Return how many columns of the grid a row leaves out in front."""
    before = row.find(f"{w('trPr')}/{w('gridBefore')}")
    return 0 if before is None else max(whole(before.get(w("val"))), 0)


def _is_bordered(table: etree._Element) -> bool:
    """Return whether the table says itself, or by a style of Word's grid family, that its cells have lines.

    Google Docs gives every table lines and takes them from each cell again, or paints them white.
    """
    borders = table.find(f"{w('tblPr')}/{w('tblBorders')}")
    if borders is not None:
        inner = borders.find(w("insideV"))
        drawn = inner is not None and inner.get(w("val"), "nil") not in ("nil", "none")
        drawn = drawn and inner is not None and inner.get(w("color"), "").lower() != "ffffff"
    else:
        style = table.find(f"{w('tblPr')}/{w('tblStyle')}")
        drawn = style is not None and "grid" in style.get(w("val"), "").lower()
    return drawn and not _is_without_lines(table)


def _is_without_lines(table: etree._Element) -> bool:
    """Return whether every cell of the first row takes its side lines away."""
    cells = table.findall(f"{w('tr')}[1]/{w('tc')}")
    sides = [cell.find(f"{w('tcPr')}/{w('tcBorders')}") for cell in cells]
    return bool(sides) and all(
        own is not None
        and any((side := own.find(w(name))) is not None and side.get(w("val")) in ("nil", "none") for name in _SIDES)
        for own in sides
    )
