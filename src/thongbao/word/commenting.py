"""Comments put into a copy of a .docx, each at its paragraph; what was there stays (ECMA-376 part 1, 17.13.4)."""

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from thongbao.word.editing_markup import TEXT_BOX, XML_SPACE, w
from thongbao.word.package import CONTENT_TYPES, DOCUMENT, Package
from thongbao.word.text import PARAGRAPH

_RELATIONS: Final = "word/_rels/document.xml.rels"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_W: Final = w("x")[1:-2]


@dataclass(frozen=True, slots=True)
class Comment:
    """What is said, paragraph by paragraph, of a paragraph of the body by its number; 0 is the whole document."""

    paragraph: int
    lines: tuple[str, ...]


def with_comments(package: Package, comments: Sequence[Comment], author: str) -> Package:
    """Return the package with the comments added; a paragraph of a text box is commented where the box hangs."""
    root = package.tree(DOCUMENT)
    paragraphs = [p for p in root.iter(PARAGRAPH) if next(p.iterancestors(_FALLBACK), None) is None]
    if not paragraphs:
        return package
    name, changes = _comments_part(package)
    part = package.tree(name) if name in package.members else etree.Element(w("comments"), nsmap={"w": _W})
    used = [int(value) for each in part.iter(w("comment")) if (value := each.get(w("id"), "")).isdecimal()]
    number = max(used, default=-1)
    for comment in comments:
        number += 1
        place = paragraphs[min(max(comment.paragraph, 1), len(paragraphs)) - 1]
        _mark(_outside_boxes(place), str(number))
        part.append(_comment(comment, str(number), author))
    changes[name] = etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True)
    changes[DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return package.replaced(changes)


def _comments_part(package: Package) -> tuple[str, dict[str, bytes]]:
    """Return the name of the comments part, and what has to be added to make it known."""
    relations = package.tree(_RELATIONS) if _RELATIONS in package.members else _no_relations()
    for relation in relations:
        if str(relation.get("Type", "")).endswith("/comments"):
            target = str(relation.get("Target", ""))
            return (target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"word/{target}")), {}
    name = "word/comments.xml"
    ids = {str(relation.get("Id", "")) for relation in relations}
    identifier = next(f"rIdTb{n}" for n in range(1, len(ids) + 2) if f"rIdTb{n}" not in ids)
    etree.SubElement(
        relations, f"{{{_PACKAGE}/relationships}}Relationship", Id=identifier, Type=_KIND, Target="comments.xml"
    )
    types = package.tree(CONTENT_TYPES)
    etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Override", PartName=f"/{name}", ContentType=_CONTENT)
    return name, {
        _RELATIONS: etree.tostring(relations, xml_declaration=True, encoding="UTF-8", standalone=True),
        CONTENT_TYPES: etree.tostring(types, xml_declaration=True, encoding="UTF-8", standalone=True),
    }


def _no_relations() -> etree._Element:
    space = f"{_PACKAGE}/relationships"
    return etree.fromstring(f'<Relationships xmlns="{space}"/>'.encode())


def _outside_boxes(paragraph: etree._Element) -> etree._Element:
    """Return the paragraph a comment may stand in: Word allows none inside a text box."""
    while (box := next(paragraph.iterancestors(TEXT_BOX), None)) is not None:
        outer = next(box.iterancestors(PARAGRAPH), None)
        if outer is None:
            return paragraph
        paragraph = outer
    return paragraph


def _mark(paragraph: etree._Element, number: str) -> None:
    start, end = etree.Element(w("commentRangeStart")), etree.Element(w("commentRangeEnd"))
    run, reference = etree.Element(w("r")), etree.Element(w("commentReference"))
    for element in (start, end, reference):
        element.set(w("id"), number)
    run.append(reference)
    first = 1 if len(paragraph) and paragraph[0].tag == w("pPr") else 0
    paragraph.insert(first, start)
    paragraph.append(end)
    paragraph.append(run)


def _comment(comment: Comment, number: str, author: str) -> etree._Element:
    made = etree.Element(w("comment"))
    made.set(w("id"), number)
    made.set(w("author"), author)
    made.set(w("initials"), author[:2])
    for line in comment.lines:
        run = etree.SubElement(etree.SubElement(made, w("p")), w("r"))
        words = etree.SubElement(run, w("t"))
        words.text = line
        words.set(XML_SPACE, "preserve")
    return made


def comment_texts(package: Package) -> Mapping[str, str]:
    """Return id → text of the comments of a package."""
    name, _changes = _comments_part(package)
    if name not in package.members:
        return {}
    found = package.tree(name).iter(w("comment"))
    return {c.get(w("id"), ""): "\n".join("".join(map(str, p.itertext())) for p in c.iter(w("p"))) for c in found}
