"""What no tag can say: the length of drawn rules, the address at the foot of page 1, the properties of the file."""

import re
from typing import Final

from lxml import etree

from thongbao.measures import mm
from thongbao.papers import Sheet
from thongbao.render.allowed import RULE_FILTER
from thongbao.standard.layout import LANGUAGE_TAG
from thongbao.word.escaping import escaped
from thongbao.word.package import DOCUMENT, Package

_WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
# The alternative text of a rule, as a designer sees and edits it in Word.
RULE_TEXT: Final = re.compile(r"Đường kẻ (\d+(?:[.,]\d+)?) mm")
_RULE_TAG: Final = re.compile(r"Đường kẻ \{\{([^{}]*)\}\} mm")
_SECTION: Final = re.compile(rb"<w:sectPr\b(?:[^>]*/>|.*?</w:sectPr>)", re.DOTALL)
_FOOTER: Final = re.compile(rb"<w:footerReference\b[^>]*>")
_TYPE: Final = re.compile(rb'\bw:type="(\w+)"')
_ID: Final = re.compile(rb'\br:id="([^"]*)"')


def with_rules(package: Package) -> Package:
    """Return the template with the lengths of its rules: those its texts say, or what will print them.

    ``Đường kẻ {{ ke }} mm`` is how a designer says it; the drawing beside it then asks for the same field.
    """
    if "Đường kẻ ".encode() not in package.members[DOCUMENT]:
        return package
    root = package.tree(DOCUMENT)
    for properties in root.iter(f"{{{_WP}}}docPr"):
        drawing = properties.getparent()
        if drawing is not None:
            for extent in (*drawing.iter(f"{{{_WP}}}extent"), *drawing.iter(f"{{{_A}}}ext")):
                length = _length(properties.get("descr", "").strip(), extent.get("cx"))
                if length:
                    extent.set("cx", length)
    document = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    return package.replaced({DOCUMENT: document})


def _length(text: str, before: str | None) -> str:
    said, asked = RULE_TEXT.fullmatch(text), _RULE_TAG.fullmatch(text)
    if before is None or not before.isdigit():
        return ""
    if said:
        return str(mm(float(said[1].replace(",", "."))))
    return f"{{{{ ({asked[1].strip()})|{RULE_FILTER}({before}) }}}}" if asked else ""


def with_address_on_page_one(document: bytes) -> bytes:
    """Give the sections behind the first, the appendices, a plain footer on their first page.

    Ô 13 stands at the foot of page 1 of the paper (Phụ lục I, phần I, mục III, khoản 4), but whether the last section
    of a template is the paper's own or an appendix depends on the words.
    """
    sections = list(_SECTION.finditer(document))
    shared = _footer(sections[0][0], b"first") if sections else None
    if len(sections) < 2 or shared is None:
        return document
    pieces, end = [], 0
    for section in sections[1:]:
        first, plain = _footer(section[0], b"first"), _footer(section[0], b"default")
        if first and plain and _ID.findall(first) == _ID.findall(shared):
            changed = _ID.sub(_ID.search(plain)[0], first)  # type: ignore[index]
            pieces += [document[end : section.start()], section[0].replace(first, changed)]
            end = section.end()
    return b"".join((*pieces, document[end:]))


def _footer(section: bytes, kind: bytes) -> bytes | None:
    return next((found for found in _FOOTER.findall(section) if _TYPE.findall(found) == [kind]), None)


def core_properties(sheet: Sheet) -> bytes:
    """Return title, author and language of a paper.

    The date of making is left out on purpose: the same record gives the same bytes on any day.
    """
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escaped(sheet.title)}</dc:title><dc:creator>{escaped(sheet.author)}</dc:creator>"
        f"<dc:language>{LANGUAGE_TAG}</dc:language></cp:coreProperties>"
    ).encode()
