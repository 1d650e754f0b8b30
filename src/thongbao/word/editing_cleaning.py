"""A .docx without what it remembers: who wrote and changed it, comments, tracked changes, leftover parts.

Tracked changes are accepted: what was inserted stays, what was deleted goes. Source: ECMA-376 part 1, 17.13.
"""

import posixpath

from lxml import etree

from thongbao.word.editing_markup import drop, names_of, w
from thongbao.word.package import CONTENT_TYPES, CORE_PROPERTIES, DOCUMENT, Package
from thongbao.word.text import PARAGRAPH

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONSHIP = f"{{{_RELATIONSHIPS}}}Relationship"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CORE_TYPE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_CONTENT = "application/vnd.openxmlformats-package.core-properties+xml"
_GONE = names_of(
    "del moveFrom rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange tblGridChange tblPrExChange"
    " numberingChange cellIns cellMerge proofErr bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd"
    " commentReference annotationRef permStart permEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart"
    " moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd"
    " lastRenderedPageBreak sdtPr sdtEndPr smartTagPr customXmlPr rsid"
)
_UNWRAPPED = names_of("ins moveTo sdt sdtContent smartTag customXml hyperlink dir bdo")
_SETTINGS_GONE = names_of(
    "rsids attachedTemplate trackRevisions documentProtection writeProtection docVars mailMerge revisionView"
)
# Parts a document may hold on to without naming them in its text.
_IMPLICIT = ("styles", "numbering", "settings", "webSettings", "fontTable", "theme", "footnotes", "endnotes")
_FORGOTTEN_ATTRIBUTES = ("rsid", "paraId", "textId")


def without_traces(package: Package) -> Package:
    """Return the package with changes accepted, and in its text nothing left of the people who wrote it."""
    changed: dict[str, bytes] = {}
    for name in package.members:
        if name.startswith("word/") and name.endswith(".xml"):
            root = package.tree(name)
            _clean(root)
            if name == DOCUMENT:
                _flatten_fields(root)
            if name == "word/settings.xml":
                drop(root, *_SETTINGS_GONE)
            changed[name] = _bytes(root)
    return package.replaced(changed)


_EMPTY_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)


def _bytes(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _clean(root: etree._Element) -> None:
    _drop_deleted_rows(root)
    _join_deleted_marks(root)
    for mark in [*root.iter(w("ins")), *root.iter(w("moveTo"))]:
        above = mark.getparent()
        if above is not None and above.tag in (w("rPr"), w("trPr")):
            above.remove(mark)
    drop(root, *_GONE)
    for element in list(root.iter(*(w(name) for name in _UNWRAPPED))):
        _unwrap(element)
    for element in root.iter():
        for key in list(element.attrib):
            if etree.QName(key).localname.startswith(_FORGOTTEN_ATTRIBUTES):
                del element.attrib[key]


def _unwrap(element: etree._Element) -> None:
    above = element.getparent()
    if above is not None:
        place = above.index(element)
        for child in reversed(list(element)):
            above.insert(place, child)
        above.remove(element)


def _drop_deleted_rows(root: etree._Element) -> None:
    for row in list(root.iter(w("tr"))):
        if row.find(f"{w('trPr')}/{w('del')}") is not None:
            above = row.getparent()
            if above is not None:
                above.remove(row)
    for table in list(root.iter(w("tbl"))):
        above = table.getparent()
        if above is not None and table.find(w("tr")) is None:
            above.remove(table)


def _join_deleted_marks(root: etree._Element) -> None:
    """A paragraph whose mark was deleted runs on into the next one."""
    for paragraph in list(root.iter(PARAGRAPH)):
        mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        if mark is None or (mark.find(w("del")) is None and mark.find(w("moveFrom")) is None):
            continue
        following, above = paragraph.getnext(), paragraph.getparent()
        if above is None or following is None or following.tag != PARAGRAPH:
            drop(mark, "del", "moveFrom")
            continue
        place = 1 if following.find(w("pPr")) is not None else 0
        for child in reversed([child for child in paragraph if child.tag != w("pPr")]):
            following.insert(place, child)
        above.remove(paragraph)


def _flatten_fields(root: etree._Element) -> None:
    """Leave of every field the words it shows: a template's words come from the record, not from Word."""
    for simple in list(root.iter(w("fldSimple"))):
        _unwrap(simple)
    for run in list(root.iter(w("r"))):
        drop(run, "fldChar", "instrText", "delInstrText")
        above = run.getparent()
        if above is not None and all(child.tag == w("rPr") for child in run):
            above.remove(run)


def only_needed(package: Package) -> Package:
    """Return only the members the document still refers to, without notes nobody refers to, its properties empty."""
    members = {**package.members, CORE_PROPERTIES: _EMPTY_CORE}
    _prune_notes(package, members)
    kept: set[str] = {CONTENT_TYPES}
    waiting = [""]
    while waiting:
        source = waiting.pop()
        if source in kept:
            continue
        if source:
            kept.add(source)
        relations = posixpath.join(posixpath.dirname(source), "_rels", posixpath.basename(source) + ".rels")
        if relations not in members:
            continue
        targets, data = _relations_kept(members, source, relations)
        members[relations] = data
        kept.add(relations)
        waiting += [target for target in targets if target in members]
    members[CONTENT_TYPES] = _content_types(members[CONTENT_TYPES], kept)
    return Package({name: data for name, data in members.items() if name in kept}, package.source)


def _relations_kept(members: dict[str, bytes], source: str, relations: str) -> tuple[list[str], bytes]:
    root = etree.fromstring(members[relations])
    used = _used_identifiers(members, source)
    implicit = _IMPLICIT if source else ("officeDocument",)
    targets = []
    for relation in list(root):
        if relation.get("Id") not in used and str(relation.get("Type")).rpartition("/")[2] not in implicit:
            root.remove(relation)
        elif relation.get("TargetMode") != "External":
            target = str(relation.get("Target"))
            joined = target if target.startswith("/") else posixpath.join("/", posixpath.dirname(source), target)
            targets.append(posixpath.normpath(joined).lstrip("/"))
    if not source:
        etree.SubElement(root, _RELATIONSHIP, Id="rIdCore", Type=_CORE_TYPE, Target=CORE_PROPERTIES)
        targets.append(CORE_PROPERTIES)
    return targets, _bytes(root)


def _used_identifiers(members: dict[str, bytes], source: str) -> set[str]:
    if not source.endswith(".xml"):
        return set()
    return {
        str(value)
        for element in etree.fromstring(members[source]).iter()
        for key, value in element.attrib.items()
        if "relationships" in (etree.QName(key).namespace or "") or etree.QName(key).localname == "relid"
    }


def _prune_notes(package: Package, members: dict[str, bytes]) -> None:
    document = package.tree(DOCUMENT)
    for kind in ("footnote", "endnote"):
        name = f"word/{kind}s.xml"
        if name in members:
            used = {str(each.get(w("id"))) for each in document.iter(w(f"{kind}Reference"))}
            root = etree.fromstring(members[name])
            for note in list(root):
                if note.get(w("type")) is None and note.get(w("id")) not in used:
                    root.remove(note)
            members[name] = _bytes(root)


def _content_types(data: bytes, kept: set[str]) -> bytes:
    root = etree.fromstring(data)
    named = set()
    for override in list(root.iter(f"{{{_TYPES}}}Override")):
        name = str(override.get("PartName")).lstrip("/")
        named.add(name)
        if name not in kept:
            root.remove(override)
    if CORE_PROPERTIES not in named:
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{CORE_PROPERTIES}", ContentType=_CORE_CONTENT)
    return _bytes(root)
