"""A member of a .docx being changed: its blocks in order, its sections, and markup made elsewhere brought in."""

import unicodedata
from itertools import pairwise

from lxml import etree

from thongbao.errors import SourceError
from thongbao.language import _
from thongbao.word.editing import Node, Paragraph, handle
from thongbao.word.editing_markup import TEXT_BOX, XML_SPACE, in_text_box, w
from thongbao.word.package import DOCUMENT, Package, parse_xml
from thongbao.word.text import PARAGRAPH


class Part:
    """One member being changed: its blocks and paragraphs."""

    def __init__(self, package: Package, name: str = DOCUMENT) -> None:
        self.name = name
        self.root = package.tree(name)
        if name == DOCUMENT and self.root.tag != w("document"):
            raise SourceError(
                _("{file}: ghi theo dạng «Strict Open XML» nên không đọc được").format(file=package.source),
                _("trong Word chọn Lưu thành… → Word Document (.docx)"),
            )

    @property
    def body(self) -> etree._Element:
        """What holds the blocks: the body, or the root of a header or footer."""
        found = self.root.find(w("body"))
        return self.root if found is None else found

    @property
    def blocks(self) -> list[Node]:
        """The paragraphs and tables that stand in nothing else, in order."""
        return [handle(child) for child in self.body if child.tag in (PARAGRAPH, w("tbl"))]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs in document order, those of tables included, those of text boxes not."""
        return [Paragraph(each) for each in self.body.iter(PARAGRAPH) if not in_text_box(each)]

    @property
    def boxed_words(self) -> list[str]:
        """The words of every text box, a string a box."""
        fallback = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
        boxes = [box for box in self.root.iter(TEXT_BOX) if next(box.iterancestors(fallback), None) is None]
        return [" ".join("".join(t.text or "" for t in box.iter(w("t"))).split()) for box in boxes]

    def top(self, node: Node) -> Node:
        """Return the block of the body that holds the node."""
        element = node.element
        while element.getparent() is not None and element.getparent() is not self.body:
            element = element.getparent()  # type: ignore[assignment]
        return handle(element)

    def append(self, *nodes: Node) -> None:
        """Put blocks at the end, before the properties of the last section."""
        last = self.body.find(w("sectPr"))
        for node in nodes:
            if last is None:
                self.body.append(node.element)
            else:
                last.addprevious(node.element)

    @property
    def sections(self) -> list[Node]:
        """The properties of its sections, in order."""
        return [Node(each) for each in self.body.iter(w("sectPr"))]

    def page(self) -> dict[str, int]:
        """Return the page of the first section in twips: ``w``, ``h``, ``top``, ``bottom``, ``left``, ``right``."""
        sections = self.sections
        values: dict[str, int] = {}
        for name in ("pgSz", "pgMar"):
            found = sections[0].element.find(w(name)) if sections else None
            for key, value in {} if found is None else found.attrib.items():
                number = str(value).lstrip("-")
                values[str(key).rpartition("}")[2]] = int(float(number)) if number.replace(".", "").isdigit() else 0
        return values

    def data(self) -> bytes:
        """Return the member as bytes."""
        etree.cleanup_namespaces(self.root, keep_ns_prefixes=[str(prefix) for prefix in self.root.nsmap if prefix])
        return bytes(etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True))


def parsed_blocks(markup: str, namespaces: str) -> list[Node]:
    """Return the blocks of a piece of markup; ``namespaces`` are the declarations it needs."""
    root = parse_xml(f"<root {namespaces}>{markup}</root>".encode(), "markup")
    return [handle(child) for child in list(root)]


def one_form(part: Part) -> None:
    """Bring all text into NFC, also where a mark stands in another run than its letter."""
    for paragraph in part.root.iter(PARAGRAPH):
        texts = [node for node in paragraph.iter(w("t")) if next(node.iterancestors(PARAGRAPH)) is paragraph]
        for before, text in pairwise(texts):
            words = text.text or ""
            rest = words.lstrip("".join({c for c in words if unicodedata.combining(c)}))
            if rest != words and before.text:
                before.text, text.text = before.text + words[: len(words) - len(rest)], rest
        for text in texts:
            text.text = unicodedata.normalize("NFC", text.text or "")
            text.set(XML_SPACE, "preserve")
