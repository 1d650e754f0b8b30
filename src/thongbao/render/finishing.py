"""What no tag can say: the length of drawn rules, and the properties of the file."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from lxml import etree

from thongbao.measures import mm
from thongbao.papers import Sheet
from thongbao.standard.layout import LANGUAGE_TAG
from thongbao.word.package import CONTENT_TYPES, CORE_PROPERTIES, DOCUMENT
from thongbao.word.text import W

_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
# The alternative text of a rule, as a designer sees and edits it in Word.
RULE_TEXT = re.compile(r"Đường kẻ (\d+(?:[.,]\d+)?) mm")


def finished(members: Mapping[str, bytes], sheet: Sheet) -> dict[str, bytes]:
    """Return the members with rules at their lengths, and title, author and language set.

    The date of making is left out on purpose: the same record gives the same bytes on any day.
    """
    result = dict(members)
    root = etree.fromstring(result[DOCUMENT])
    _set_rules(root)
    _keep_address_on_page_one(root)
    result[DOCUMENT] = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    if CORE_PROPERTIES not in result:
        _declare_core_properties(result)
    result[CORE_PROPERTIES] = _core_properties(sheet)
    return result


def _declare_core_properties(members: dict[str, bytes]) -> None:
    """Tell the container of properties that the template did not have."""
    types = etree.fromstring(members[CONTENT_TYPES])
    namespace = etree.QName(types).namespace
    etree.SubElement(types, f"{{{namespace}}}Override", PartName=f"/{CORE_PROPERTIES}", ContentType=_CORE_TYPE)
    relations = etree.fromstring(members["_rels/.rels"])
    namespace = etree.QName(relations).namespace
    etree.SubElement(
        relations, f"{{{namespace}}}Relationship", Id="rIdThongbao", Type=_CORE_RELATION, Target=CORE_PROPERTIES
    )
    for name, root in ((CONTENT_TYPES, types), ("_rels/.rels", relations)):
        members[name] = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _keep_address_on_page_one(root: etree._Element) -> None:
    """Give the sections behind the first, the appendices, a plain footer on their first page.

    Ô 13 stands at the foot of page 1 of the paper (Phụ lục I, phần I, mục III, khoản 4), but whether the last section
    of a template is the paper's own or an appendix depends on the words.
    """
    sections = list(root.iter(f"{{{W}}}sectPr"))
    shared = _footer(sections[0], "first") if sections else None
    for section in sections[1:]:
        first, plain = _footer(section, "first"), _footer(section, "default")
        if shared is not None and first is not None and plain is not None and first.get(_ID) == shared.get(_ID):
            first.set(_ID, str(plain.get(_ID)))


def _footer(section: etree._Element, kind: str) -> etree._Element | None:
    return next((f for f in section.iter(f"{{{W}}}footerReference") if f.get(f"{{{W}}}type") == kind), None)


def _set_rules(root: etree._Element) -> None:
    for properties in root.iter(f"{{{_WP}}}docPr"):
        said = RULE_TEXT.fullmatch(properties.get("descr", "").strip())
        drawing = properties.getparent()
        if said and drawing is not None:
            length = str(mm(float(said[1].replace(",", "."))))
            for extent in (*drawing.iter(f"{{{_WP}}}extent"), *drawing.iter(f"{{{_A}}}ext")):
                if extent.get("cx") is not None:
                    extent.set("cx", length)


def _core_properties(sheet: Sheet) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(sheet.title)}</dc:title><dc:creator>{escape(sheet.author)}</dc:creator>"
        f"<dc:language>{LANGUAGE_TAG}</dc:language></cp:coreProperties>"
    ).encode()
