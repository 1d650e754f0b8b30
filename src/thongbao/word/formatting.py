"""Looks and words of a .docx changed in place: runs of a span, paragraph settings, sections, the page number."""

import copy
import posixpath
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from thongbao.word.editing_markup import TEXT_BOX, XML_SPACE, names_of, put, w
from thongbao.word.package import CONTENT_TYPES, Package

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS: Final = "word/_rels/document.xml.rels"
_GONE: Final = frozenset({w("del"), w("moveFrom"), w("pPr"), w("rPr"), TEXT_BOX, f"{_MC}Fallback", w("sdtPr")})
_SECTION_ORDER: Final = tuple(
    w(name)
    for name in names_of(
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType"
        " cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
    )
)


def runs_of(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the runs that print, in order; those of text boxes inside are not the paragraph's."""
    for child in paragraph:
        if child.tag == w("r"):
            yield child
        elif child.tag not in _GONE and child.tag != w("p"):
            yield from runs_of(child)


def _length(node: etree._Element) -> int:
    if node.tag == w("t"):
        return len(node.text or "")
    if node.tag == w("br"):
        return 0 if node.get(w("type")) in ("page", "column") else 1
    return 1 if node.tag in (w("tab"), w("ptab"), w("cr"), w("noBreakHyphen"), w("sym")) else 0


def text_of_runs(paragraph: etree._Element) -> str:
    """Return the characters :func:`spanned` counts, as far as they are text."""
    signs = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("br"): "\n", w("noBreakHyphen"): "-", w("sym"): "•"}
    return "".join(
        (node.text or "") if node.tag == w("t") else signs.get(node.tag, "")
        for run in runs_of(paragraph)
        for node in run
        if _length(node)
    )


def texts_of_run(run: etree._Element) -> list[tuple[etree._Element, str]]:
    """Return the nodes of a run that print, with their characters; a soft hyphen is its code (ư in the old fonts)."""
    signs = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("br"): "\n", w("noBreakHyphen"): "-", w("sym"): "•"}
    found = []
    for node in run:
        if node.tag == w("softHyphen"):
            found.append((node, "\u00ad"))
        elif _length(node):
            found.append((node, (node.text or "") if node.tag == w("t") else signs.get(node.tag, "")))
    return found


def as_text(node: etree._Element, words: str) -> None:
    """Let a text node, or a soft hyphen, say these words; signs such as tabs stay what they are."""
    if node.tag == w("softHyphen"):
        node.tag = w("t")
    if node.tag == w("t"):
        node.text = words
        node.set(XML_SPACE, "preserve")


def rule_paragraph(indent: int, after: int) -> etree._Element:
    """Return a thin paragraph whose lower border is a rule, set in by so many twips on both sides."""
    paragraph = etree.Element(w("p"))
    properties = paragraph_properties_of(paragraph)
    border = put(properties, "pBdr")
    etree.SubElement(border, w("bottom"), {w("val"): "single", w("sz"): "6", w("space"): "1", w("color"): "auto"})
    put(properties, "spacing", before="0", after=str(after), line="80", lineRule="exact")
    put(properties, "ind", left=str(indent), right=str(indent), firstLine="0")
    put(properties, "jc", val="center")
    return paragraph


def spanned(paragraph: etree._Element, start: int, end: int) -> list[etree._Element]:
    """Return the runs that hold the characters from ``start`` to ``end``, split where the span begins or ends."""
    for offset in (start, end):
        _split_at(paragraph, offset)
    found, place = [], 0
    for run in runs_of(paragraph):
        length = sum(_length(node) for node in run)
        if length and start <= place and place + length <= end:
            found.append(run)
        place += length
    return found


def _split_at(paragraph: etree._Element, offset: int) -> None:
    place = 0
    for run in runs_of(paragraph):
        length = sum(_length(node) for node in run)
        if place < offset < place + length:
            _split_run(run, offset - place)
            return
        place += length


def _split_run(run: etree._Element, offset: int) -> None:
    other = copy.deepcopy(run)
    for child in list(other):
        if child.tag != w("rPr"):
            other.remove(child)
    place = 0
    for node in list(run):
        if node.tag == w("rPr"):
            continue
        length = _length(node)
        if place >= offset:
            other.append(node)
        elif place + length > offset:
            words = node.text or ""
            tail = copy.deepcopy(node)
            node.text, tail.text = words[: offset - place], words[offset - place :]
            for part in (node, tail):
                part.set(XML_SPACE, "preserve")
            other.append(tail)
        place += length
    run.addnext(other)


def _properties(run: etree._Element) -> etree._Element:
    found = run.find(w("rPr"))
    if found is None:
        found = etree.Element(w("rPr"))
        run.insert(0, found)
    return found


def set_size(run: etree._Element, half_points: int) -> None:
    """Give the run a size."""
    for name in ("sz", "szCs"):
        put(_properties(run), name, val=str(half_points))


def set_toggle(run: etree._Element, name: str, on: bool) -> None:
    """Switch bold (``b``) or italic (``i``) on or off, whatever the styles say."""
    for each in (name, f"{name}Cs"):
        child = put(_properties(run), each)
        child.attrib.clear()
        if not on:
            child.set(w("val"), "0")


def set_font(run: etree._Element, font: str) -> None:
    """Give the run one font for all letters."""
    fonts = put(_properties(run), "rFonts")
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme", "hint"):
        fonts.attrib.pop(w(name), "")
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(w(name), font)


def set_black(run: etree._Element) -> None:
    """Give the run the automatic colour and no mark behind it."""
    colour = put(_properties(run), "color", val="auto")
    for name in ("themeColor", "themeTint", "themeShade"):
        colour.attrib.pop(w(name), "")
    if _properties(run).find(w("highlight")) is not None:
        put(_properties(run), "highlight", val="none")
    for shade in _properties(run).findall(w("shd")):
        _properties(run).remove(shade)


def set_plain_line(run: etree._Element) -> None:
    """Take the underline away."""
    put(_properties(run), "u", val="none")


def replace_span(paragraph: etree._Element, start: int, end: int, words: str) -> bool:
    """Exchange characters for others in the look of the first of them; return whether it could be done."""
    runs = spanned(paragraph, start, end)
    if not runs:
        return False
    first = runs[0]
    for run in runs:
        for node in list(run):
            if _length(node):
                run.remove(node)
    made = etree.SubElement(first, w("t"))
    made.text = words
    made.set(XML_SPACE, "preserve")
    return True


def paragraph_properties_of(paragraph: etree._Element) -> etree._Element:
    """Return its properties, made when there are none."""
    found = paragraph.find(w("pPr"))
    if found is None:
        found = etree.Element(w("pPr"))
        paragraph.insert(0, found)
    return found


def set_align(paragraph: etree._Element, align: str) -> None:
    """Let the paragraph stand left, centred or justified (``both``)."""
    put(paragraph_properties_of(paragraph), "jc", val=align)


def set_indent(paragraph: etree._Element, first_line: int) -> None:
    """Set in the first line only, by so many twips."""
    indent = put(paragraph_properties_of(paragraph), "ind")
    for name in ("hanging", "hangingChars", "firstLineChars", "start", "startChars", "leftChars"):
        indent.attrib.pop(w(name), "")
    indent.set(w("left"), "0")
    indent.set(w("firstLine"), str(first_line))


def set_gap_before(paragraph: etree._Element, twips: int) -> None:
    """Leave so much above the paragraph, also between paragraphs of one style."""
    spacing = put(paragraph_properties_of(paragraph), "spacing", before=str(twips))
    for name in ("beforeAutospacing", "beforeLines"):
        spacing.attrib.pop(w(name), "")
    put(paragraph_properties_of(paragraph), "contextualSpacing", val="0")


def set_line(paragraph: etree._Element, line: int) -> None:
    """Set the distance of lines, in 240ths of a line."""
    put(paragraph_properties_of(paragraph), "spacing", line=str(line), lineRule="auto")


def drop_paragraph(paragraph: etree._Element) -> None:
    """Take an empty paragraph out."""
    parent = paragraph.getparent()
    if parent is not None:
        parent.remove(paragraph)


def holds_more_than_text(paragraph: etree._Element) -> bool:
    """Return whether it carries a section, a bookmark, a drawing or a comment."""
    kinds = ("sectPr", "bookmarkStart", "drawing", "pict", "commentRangeStart", "commentReference", "br")
    return any(next(paragraph.iter(w(kind)), None) is not None for kind in kinds)


def section_child(section: etree._Element, name: str, **attributes: str) -> etree._Element:
    """Return that child of a ``w:sectPr`` with those attributes, made at the place the schema gives it."""
    child = section.find(w(name))
    if child is None:
        child = etree.Element(w(name))
        rank = _SECTION_ORDER.index(child.tag)
        behind = [i for i, o in enumerate(section) if o.tag in _SECTION_ORDER and _SECTION_ORDER.index(o.tag) > rank]
        section.insert(behind[0] if behind else len(section), child)
    for key, value in attributes.items():
        child.set(w(key), value)
    return child


def empty_page_fields(root: etree._Element) -> None:
    """Take the paragraphs that hold a PAGE field out of a header or footer, leaving an empty one."""
    for paragraph in list(root.iter(w("p"))):
        codes = [*(n.text or "" for n in paragraph.iter(w("instrText")))]
        codes += [n.get(w("instr"), "") for n in paragraph.iter(w("fldSimple"))]
        if any(code.split()[:1] == ["PAGE"] for code in codes):
            for child in list(paragraph):
                if child.tag != w("pPr"):
                    paragraph.remove(child)


def number_paragraph(size: int, font: str) -> etree._Element:
    """Return a paragraph with the page number in the middle."""
    paragraph = etree.Element(w("p"))
    set_align(paragraph, "center")
    for kind in ("begin", "code", "separate", "text", "end"):
        run = etree.SubElement(paragraph, w("r"))
        set_font(run, font)
        set_size(run, size)
        if kind == "code":
            etree.SubElement(run, w("instrText")).text = "PAGE"
        elif kind == "text":
            etree.SubElement(run, w("t")).text = "2"
        else:
            etree.SubElement(run, w("fldChar")).set(w("fldCharType"), kind)
    return paragraph


def new_header(package: Package, paragraph: etree._Element) -> tuple[str, str, Mapping[str, bytes]]:
    """Return (relationship id, part name, members to add) of a header that holds the paragraph."""
    name = next(f"word/header{n}.xml" for n in range(1, 1000) if f"word/header{n}.xml" not in package.members)
    space = f"{_PACKAGE}/relationships"
    relations = (
        package.tree(_RELATIONS)
        if _RELATIONS in package.members
        else etree.fromstring(f'<Relationships xmlns="{space}"/>'.encode())
    )
    ids = {str(relation.get("Id", "")) for relation in relations}
    identifier = next(f"rIdTbh{n}" for n in range(1, len(ids) + 2) if f"rIdTbh{n}" not in ids)
    kind = f"{_OFFICE}/header"
    etree.SubElement(relations, f"{{{space}}}Relationship", Id=identifier, Type=kind, Target=posixpath.basename(name))
    types = package.tree(CONTENT_TYPES)
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Override", PartName=f"/{name}", ContentType=content)
    header = etree.Element(w("hdr"), nsmap={"w": w("x")[1:-2], "r": _OFFICE})
    header.append(paragraph)
    members = {name: header, _RELATIONS: relations, CONTENT_TYPES: types}
    return identifier, name, {key: as_bytes(value) for key, value in members.items()}


def set_header(section: etree._Element, identifier: str) -> None:
    """Let the section use a header on all pages but those with one of their own."""
    for old in section.findall(w("headerReference")):
        if old.get(w("type"), "default") == "default":
            section.remove(old)
    reference = etree.Element(w("headerReference"))
    reference.set(w("type"), "default")
    reference.set(f"{{{_OFFICE}}}id", identifier)
    section.insert(0, reference)


def as_bytes(root: etree._Element) -> bytes:
    """Return an XML part as it is written."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
