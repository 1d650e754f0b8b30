"""A .docx with tags → what is filled ten thousand times: docxtpl reads and prepares it, once.

docxtpl joins the tags Word has split and turns ``{%tr …%}`` and its like into blocks around rows; python-docx writes
the container. Both are asked here and nowhere else before anything is printed; what they answer is kept as plain data.
"""

import copy
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from docx.opc.constants import CONTENT_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from lxml import etree

from thongbao.render.filling import finished
from thongbao.render.lint_scan import numbered
from thongbao.render.prepared import STRANGE_DRAWINGS, Part, Prepared, Role, mark_of
from thongbao.render.stability import doubts_about
from thongbao.word.container import deflate_best, packed
from thongbao.word.package import CORE_PROPERTIES, Package, in_order, package_bytes
from thongbao.word.text import parts_with_text

TAG_SIGNS: Final = ("{{", "{%", "{#")
_PROPERTIES: Final = ("author", "comments", "identifier", "language", "subject", "title")
_BODY_START: Final = re.compile(r"<w:body[^>]*>")
_BODY_MARK: Final = "thongbao-body"
# Stands in front of every paragraph while docxtpl prepares the source: for its patterns it is one more element, gone
# with all they take away. A comment takes its place, in which Jinja counts a line and prints nothing.
_PARAGRAPH: Final = re.compile(r"<w:p(?=[ />])")
_NUMBER: Final = re.compile(r"<\?doan (\d+)\?>")
_NEW_LINE: Final = "{#\n#}"
_RAW_BLOCK: Final = re.compile(r"\{%[-+]?\s*raw\b")


def prepare(package: Package) -> Prepared:
    """Return the template prepared; its bytes are those docxtpl would save.

    :raises Exception: whatever docxtpl or python-docx raise about a file they cannot read.
    """
    had_properties = CORE_PROPERTIES in package.members
    template: Any = DocxTemplate(io.BytesIO(package_bytes(package.members)))
    template.render_init()
    if not had_properties:
        _leave_out_the_clock(template.docx)
    opened = _Opened(template, package)
    parts = list(_parts(opened))
    with_tags = [part for part in parts if _has_tags(part)]
    fixed = {part.name: finished(part, _plain(part.source)) for part in parts if part not in with_tags}
    contents = {**_saved(template), **fixed}
    filled_later = {part.name for part in with_tags}
    others = list(_others(opened, {part.name for part in parts}))
    contents |= {part.name: package.members[part.name] for part in others}
    members = (packed(name, contents[name], deflate_best) for name in in_order(contents) if name not in filled_later)
    properties = template.docx.part.package._core_properties_part.partname.membername
    return Prepared((*with_tags, *others), tuple(members), properties, _oddity(template))


def _saved(template: Any) -> dict[str, bytes]:
    """Return the members as python-docx saves them."""
    saved = io.BytesIO()
    template.docx.save(saved)
    with zipfile.ZipFile(saved) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@dataclass(frozen=True, slots=True)
class _Opened:
    """A template as docxtpl has it open, and the package it came from."""

    template: Any
    package: Package

    def source(self, name: str, xml: str) -> tuple[str, tuple[int, ...]]:
        """Return a part as Jinja gets it, and the number of the paragraph that stands on each of its lines.

        There are no numbers where paragraphs cannot be counted in the text, or where counting them would be printed.
        """
        numbers = [number for number, _paragraph in numbered(self.package.tree(name))]
        if "<?doan " in xml or len(_PARAGRAPH.findall(xml)) != len(numbers):
            return str(self.template.patch_xml(xml)), ()
        following = iter(numbers)
        marked = _PARAGRAPH.sub(lambda start: f"<?doan {next(following)}?>{start[0]}", xml)
        prepared = str(self.template.patch_xml(marked))
        if _RAW_BLOCK.search(prepared):
            # Inside it a comment would be printed.
            return _NUMBER.sub("", prepared), ()
        return _lined(prepared)


def _lined(prepared: str) -> tuple[str, tuple[int, ...]]:
    """Return a source whose numbers have become lines, and the number of each line."""
    pieces = _NUMBER.split(prepared)
    lines = [pieces[0]]
    numbers = [0] * (1 + pieces[0].count("\n"))
    for number, text in zip(pieces[1::2], pieces[2::2], strict=True):
        lines.append(text)
        numbers += [int(number)] * (1 + text.count("\n"))
    return _NEW_LINE.join(lines), tuple(numbers)


def _has_tags(part: Part) -> bool:
    return any(sign in text for text in (_plain(part.source), *part.texts) for sign in TAG_SIGNS)


def _plain(source: str) -> str:
    return source.replace(_NEW_LINE, "")


def _leave_out_the_clock(document: Any) -> None:
    """python-docx makes properties where a file has none, with the time of making; the same file, the same bytes."""
    element = document.core_properties._element
    for child in list(element):
        if etree.QName(child).localname in ("modified", "created"):
            element.remove(child)


def _parts(opened: _Opened) -> Iterator[Part]:
    """Yield every part docxtpl fills, in its order."""
    yield _body(opened)
    yield from _margins(opened)
    properties = _properties(opened.template)
    if properties is not None:
        yield properties
    yield from _notes(opened)


def _body(opened: _Opened) -> Part:
    template = opened.template
    root = copy.deepcopy(template.docx._element)
    root.replace(root.find(qn("w:body")), etree.SubElement(root, _BODY_MARK))
    mark = f"<{_BODY_MARK}/>".encode()
    head, _mark, tail = serialize_part_xml(root).partition(mark)
    name = template.docx.part.partname.membername
    source, numbers = opened.source(name, template.get_xml())
    start = _BODY_START.match(source)
    if start is None:
        # Under another prefix docxtpl finds no table, and gives up with this.
        raise KeyError("w")
    inside, root = "<w:body>" + source[start.end() :], start[0]
    if root.endswith("/>"):
        inside, root = "<w:body></w:body>", root.removesuffix("/>") + ">"
    return Part(name, Role.BODY, inside, numbers, head, tail, root, _doubts(inside, head), "docPr" in source)


def _doubts(source: str, head: bytes) -> tuple[str, ...]:
    doubts = doubts_about(source)
    # Drawings are numbered anew by their usual prefix; with another one docxtpl's own way finds them.
    if "docPr" in source.replace("<wp:docPr", "").replace("</wp:docPr", "") or (
        "<wp:docPr" in source and b"xmlns:wp=" not in head
    ):
        doubts = (*doubts, STRANGE_DRAWINGS)
    return doubts


def _oddity(template: Any) -> str:
    """Return why docxtpl's own result is not that of filling each part once; empty for nearly all templates."""
    names = [part.partname.membername for part in _margin_parts(template)]
    if len(set(names)) < len(names):
        # It saves the part twice under one name.
        return "a header or footer that is used under two relations"
    if _note_parts(template) and template.docx._element.body.find(qn("w:sectPr")) is None:
        # It fills them once for each section of the filled body, and not at all where there is none.
        return "footnotes in a body without a section"
    return ""


def _margin_parts(template: Any) -> list[Any]:
    kinds = (template.HEADER_URI, template.FOOTER_URI)
    return [part for kind in kinds for _relation, part in template.get_headers_footers(kind)]


def _note_parts(template: Any) -> list[Any]:
    return [
        part
        for part in template.docx.part.package.iter_parts()
        if part.content_type == CONTENT_TYPE.WML_FOOTNOTES and "{" in part.blob.decode("utf-8", "replace")
    ]


def _margins(opened: _Opened) -> Iterator[Part]:
    parts = {part.partname.membername: part for part in _margin_parts(opened.template)}
    for name, part in parts.items():
        source, numbers = opened.source(name, opened.template.get_part_xml(part))
        yield Part(name, Role.MARGIN, source, numbers)


def _notes(opened: _Opened) -> Iterator[Part]:
    for part in _note_parts(opened.template):
        name = part.partname.membername
        source, numbers = opened.source(name, part.blob.decode("utf-8"))
        yield Part(name, Role.NOTES, source, numbers)


def _others(opened: _Opened, known: set[str]) -> Iterator[Part]:
    """Yield the parts people read that have tags and docxtpl leaves alone: endnotes, and what no relation leads to."""
    for name in parts_with_text(opened.package):
        if name not in known:
            xml = etree.tostring(opened.package.tree(name), encoding="unicode")
            part = Part(name, Role.OTHER, *opened.source(name, xml))
            if _has_tags(part):
                yield part


def _properties(template: Any) -> Part | None:
    properties = template.docx.core_properties
    texts = {name: str(getattr(properties, name)) for name in _PROPERTIES}
    with_tags = {name: text for name, text in texts.items() if any(sign in text for sign in TAG_SIGNS)}
    marks = {name: mark_of(number) for number, name in enumerate(with_tags)}
    # docxtpl writes all of them, also those a file does not have.
    for name, text in texts.items():
        setattr(properties, name, marks.get(name, text))
    if not with_tags:
        return None
    part = template.docx.part.package._core_properties_part
    source = part.blob.decode("utf-8")
    return Part(part.partname.membername, Role.PROPERTIES, source, texts=tuple(with_tags.values()))
