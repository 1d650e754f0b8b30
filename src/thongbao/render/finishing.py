"""What no tag can say: the length of drawn rules, and the properties of the file."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from lxml import etree

from thongbao.measures import mm
from thongbao.papers import Sheet
from thongbao.standard.layout import LANGUAGE_TAG
from thongbao.word.package import CORE_PROPERTIES, DOCUMENT

_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
# The alternative text of a rule, as a designer sees and edits it in Word.
_RULE_TEXT = re.compile(r"Đường kẻ (\d+(?:[.,]\d+)?) mm")


def finished(members: Mapping[str, bytes], sheet: Sheet) -> dict[str, bytes]:
    """Return the members with rules at their lengths, and title, author and language set.

    The date of making is left out on purpose: the same record gives the same bytes on any day.
    """
    result = dict(members)
    result[DOCUMENT] = _with_rules(result[DOCUMENT])
    result[CORE_PROPERTIES] = _core_properties(sheet)
    return result


def _with_rules(document: bytes) -> bytes:
    if "Đường kẻ".encode() not in document:
        return document
    root = etree.fromstring(document)
    for properties in root.iter(f"{{{_WP}}}docPr"):
        said = _RULE_TEXT.fullmatch(properties.get("descr", "").strip())
        drawing = properties.getparent()
        if said and drawing is not None:
            length = str(mm(float(said[1].replace(",", "."))))
            for extent in (*drawing.iter(f"{{{_WP}}}extent"), *drawing.iter(f"{{{_A}}}ext")):
                if extent.get("cx") is not None:
                    extent.set("cx", length)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _core_properties(sheet: Sheet) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(sheet.title)}</dc:title><dc:creator>{escape(sheet.author)}</dc:creator>"
        f"<dc:language>{LANGUAGE_TAG}</dc:language></cp:coreProperties>"
    ).encode()
