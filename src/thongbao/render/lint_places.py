"""Tags in places nobody fills or reads: properties, comments, field codes, link targets, deleted words, charts."""

from collections import Counter
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from lxml import etree

from thongbao.language import _
from thongbao.render.lint_scan import FALLBACK, HIDDEN, MC, TEXT, Fault, Paragraph, Raw, is_rule_text, raw_tags
from thongbao.render.rules import NOT_FILLED
from thongbao.word.package import Package
from thongbao.word.text import PARAGRAPH, W

_SIGNS: Final = ("{{", "{%")
_ALTERNATE: Final = f"{{{MC}}}AlternateContent"
_ELSEWHERE: Final = (
    ("docProps/core", _("thuộc tính của tệp (tên, tác giả): chương trình tự ghi")),
    ("docProps/", _("thuộc tính của tệp")),
    ("word/comments", _("ghi chú (comment)")),
    ("word/charts", _("biểu đồ")),
    ("word/diagrams", _("sơ đồ SmartArt")),
    ("word/glossary", _("khối văn bản dựng sẵn")),
    ("customXml/", _("dữ liệu kèm theo tệp")),
)
_INSIDE: Final = {
    f"{{{W}}}instrText": _("mã trường (field code)"),
    f"{{{W}}}delInstrText": _("mã trường đã xóa"),
    f"{{{W}}}delText": _("chữ đã xóa, còn theo dõi sửa đổi"),
}
_ATTRIBUTES: Final = {
    "descr": _("văn bản thay thế (Alt Text) của hình; chỉ đường kẻ «Đường kẻ {{ … }} mm» được điền"),
    "title": _("văn bản thay thế (Alt Text) của hình"),
    "alt": _("văn bản thay thế (Alt Text) của hình"),
    "instr": _("mã trường (field code)"),
}


def tagged(text: str | None) -> bool:
    """Return whether a text holds the sign of a tag."""
    return bool(text) and any(sign in str(text) for sign in _SIGNS)


def place_faults(package: Package, parts: dict[str, list[Paragraph]]) -> Iterator[Fault]:
    """Yield every tag outside the words that are filled and read."""
    for paragraphs in parts.values():
        yield from _inside(paragraphs)
    for name in package.members:
        if name not in parts and name.endswith((".xml", ".rels")) and name != "[Content_Types].xml":
            yield from _elsewhere(package, name)


def hidden_texts(root: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """Yield (element, attribute or "", text) for everything with a sign of a tag that is not visible words."""
    for element in root.iter():
        if tagged(element.text) and (element.tag != TEXT or any(a.tag in HIDDEN for a in element.iterancestors())):
            yield element, "", element.text or ""
        for name, value in element.attrib.items():
            if tagged(str(value)):
                yield element, str(name).rpartition("}")[2], str(value)


def _inside(paragraphs: list[Paragraph]) -> Iterator[Fault]:
    """Yield the hidden tags of a part, each at the paragraph around it."""
    by_element = {paragraph.element: paragraph for paragraph in paragraphs}
    if not paragraphs:
        return
    root = paragraphs[0].element.getroottree().getroot()
    for element, attribute, text in hidden_texts(root):
        around = next((a for a in (element, *element.iterancestors()) if a.tag == PARAGRAPH), None)
        paragraph = by_element[around] if around is not None else paragraphs[0]
        if attribute == "descr" and is_rule_text(text):
            continue
        if any(above.tag == FALLBACK for above in element.iterancestors()):
            continue
        where = _ATTRIBUTES.get(attribute, _("thuộc tính «{name}» của một thành phần").format(name=attribute))
        if not attribute:
            where = _INSIDE.get(str(element.tag), _("chỗ không in ra chữ"))
            if element.tag == TEXT:
                where = _("chữ đã chuyển đi, còn theo dõi sửa đổi")
        yield _fault(paragraph, text, where)
    yield from _fallbacks(root, by_element)


def _fallbacks(root: etree._Element, by_element: dict[etree._Element, Paragraph]) -> Iterator[Fault]:
    """Yield tags of hidden alternatives that the visible one does not have too."""
    for alternate in root.iter(_ALTERNATE):
        visible: Counter[str] = Counter()
        hidden: list[tuple[Paragraph | None, str]] = []
        for element in alternate.iter(PARAGRAPH):
            paragraph = by_element.get(element)
            words = [_written(paragraph, raw) for raw in raw_tags(paragraph.text)] if paragraph else []
            if any(above.tag == FALLBACK for above in element.iterancestors()):
                hidden += [(paragraph, word) for word in words]
            else:
                visible.update(words)
        loose = [t.text or "" for t in alternate.iter(TEXT) if _directly_hidden(t) and tagged(t.text)]
        around = next((a for a in alternate.iterancestors() if a.tag == PARAGRAPH), None)
        hidden += [(by_element.get(around) if around is not None else None, text) for text in loose]
        for paragraph, word in hidden:
            visible[word] -= 1
            if visible[word] < 0 and paragraph is not None:
                yield _fault(paragraph, word, _("bản thay thế ẩn của khung chữ (mc:Fallback)"))


def _directly_hidden(element: etree._Element) -> bool:
    """Return whether words stand in a hidden alternative without a paragraph of their own."""
    for above in element.iterancestors():
        if above.tag == PARAGRAPH:
            return False
        if above.tag == FALLBACK:
            return True
    return False


def _written(paragraph: Paragraph | None, raw: Raw) -> str:
    return paragraph.text[raw.start : raw.end] if paragraph else ""


def _elsewhere(package: Package, name: str) -> Iterator[Fault]:
    """Yield the tags of a member that is not filled, numbered by its paragraphs where it has some."""
    if not any(sign in package.members[name] for sign in (b"{", b"%7B", b"%7b", b"\x00{\x00")):
        return
    root = package.tree(name)
    where = next((what for start, what in _ELSEWHERE if name.startswith(start)), _("phần «{name}»").format(name=name))
    link = name.endswith(".rels")
    if link:
        where = _("địa chỉ của liên kết")
    number = 0
    for element in root.iter():
        number += str(element.tag).endswith("}p")
        values = [element.text, *element.attrib.values()]
        for text in (unquote(str(value)) if link else str(value) for value in values if value):
            if tagged(text):
                yield _fault(Paragraph(name, max(number, 1), element, (), text.strip(), True), text, where)


def _fault(paragraph: Paragraph, text: str, where: str) -> Fault:
    shown = next((text[raw.start : raw.end] for raw in raw_tags(text) if raw.sign in _SIGNS), text.strip())
    message = _("«{tag}»: thẻ đứng ở {where}, không điền được").format(tag=shown[:80], where=where)
    return Fault(NOT_FILLED, paragraph, message, _("chuyển thẻ vào chữ của văn bản, hoặc bỏ đi"))
