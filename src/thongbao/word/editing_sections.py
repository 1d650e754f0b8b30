"""The sections of a .docx being changed, and the footer of its first page."""

import copy
import posixpath
import re

from lxml import etree

from thongbao.word.editing import Node, Paragraph
from thongbao.word.editing_markup import names_of, w
from thongbao.word.editing_parts import Part
from thongbao.word.package import CONTENT_TYPES, Package

_ORDER = names_of(
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols"
    " formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ID = f"{{{_OFFICE}}}id"
_RELATIONS = "word/_rels/document.xml.rels"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_FOOTER_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"


def _put(section: etree._Element, name: str, **attributes: str) -> etree._Element:
    child = section.find(w(name))
    if child is None:
        child = etree.Element(w(name))
        rank = {w(each): number for number, each in enumerate(_ORDER)}
        behind = [place for place, other in enumerate(section) if rank.get(str(other.tag), 99) > rank[w(name)]]
        section.insert(behind[0] if behind else len(section), child)
    for key, value in attributes.items():
        child.set(w(key), value)
    return child


def keep_first_section(part: Part) -> int:
    """Leave the first section only, its properties at the end; return how many there were.

    Without any it is A4 with the decree's least margins.
    """
    found = list(part.body.iter(w("sectPr")))
    for section in found:
        above = section.getparent()
        if above is not None:
            above.remove(section)
    kept = found[0] if found else etree.Element(w("sectPr"))
    if not found:
        _put(kept, "pgSz", w="11906", h="16838")
        _put(kept, "pgMar", top="1134", right="850", bottom="1134", left="1701", header="567", footer="567", gutter="0")
    part.body.append(kept)
    return len(found)


def end_section(part: Part, paragraph: Paragraph) -> None:
    """Let a section like the last one end with the paragraph."""
    last = part.body.find(w("sectPr"))
    for old in paragraph.properties.findall(w("sectPr")):
        paragraph.properties.remove(old)
    if last is not None:
        paragraph.properties.append(copy.deepcopy(last))


def start_anew(part: Part) -> None:
    """Let the last section start on a new page, its pages counted from 1."""
    last = part.body.find(w("sectPr"))
    if last is not None:
        _put(last, "type", val="nextPage")
        _put(last, "pgNumType", start="1")


def ends_section(block: Node) -> bool:
    """Return whether a section ends with the block."""
    return block.element.find(f"{w('pPr')}/{w('sectPr')}") is not None


def with_first_footer(package: Package, part: Part) -> tuple[Package, str]:
    """Return the package with a footer that only page 1 has, and its name; what page 1 showed it still shows.

    ``part`` is the document, whose section is changed.
    """
    section = part.body.find(w("sectPr"))
    assert section is not None
    relations = etree.fromstring(package.members[_RELATIONS])
    title_page = section.find(w("titlePg"))
    own_first = title_page is not None and title_page.get(w("val"), "1") not in ("0", "false", "off")
    source = _reference(section, "footer", "first" if own_first else "default")
    if own_first and source is not None:
        return package, _target(relations, source)
    name = _free_name(package)
    base = package.members[_target(relations, source)] if source is not None else _EMPTY_FOOTER
    changes = {name: base, _RELATIONS: b"", CONTENT_TYPES: _with_type(package.members[CONTENT_TYPES], name)}
    if source is not None:
        old = _target(relations, source)
        own = posixpath.join("word/_rels", posixpath.basename(old) + ".rels")
        if own in package.members:
            changes[posixpath.join("word/_rels", posixpath.basename(name) + ".rels")] = package.members[own]
    identifier = "rIdAddress"
    etree.SubElement(relations, _RELATION, Id=identifier, Type=f"{_OFFICE}/footer", Target=posixpath.basename(name))
    changes[_RELATIONS] = bytes(etree.tostring(relations, xml_declaration=True, encoding="UTF-8", standalone=True))
    if not own_first:
        _refer(section, "header", _reference(section, "header", "default"))
    _refer(section, "footer", identifier)
    _put(section, "titlePg").attrib.pop(w("val"), "")
    return package.replaced(changes), name


_EMPTY_FOOTER = b'<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


def _reference(section: etree._Element, kind: str, page: str) -> str | None:
    found = [each for each in section.findall(w(f"{kind}Reference")) if each.get(w("type"), "default") == page]
    return found[0].get(_ID) if found else None


def _refer(section: etree._Element, kind: str, identifier: str | None) -> None:
    """Let page 1 have that header or footer, or none."""
    for old in section.findall(w(f"{kind}Reference")):
        if old.get(w("type")) == "first":
            section.remove(old)
    if identifier is not None:
        made = etree.Element(w(f"{kind}Reference"))
        made.set(w("type"), "first")
        made.set(_ID, identifier)
        section.insert(0, made)


def _target(relations: etree._Element, identifier: str) -> str:
    target = next(str(each.get("Target")) for each in relations if each.get("Id") == identifier)
    return posixpath.normpath(posixpath.join("/word", target)).lstrip("/")


def _free_name(package: Package) -> str:
    taken = [int(number) for name in package.members for number in re.findall(r"word/footer(\d+)\.xml", name)]
    return f"word/footer{max(taken, default=0) + 1}.xml"


def _with_type(data: bytes, name: str) -> bytes:
    root = etree.fromstring(data)
    etree.SubElement(root, _OVERRIDE, PartName=f"/{name}", ContentType=_FOOTER_CONTENT)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
