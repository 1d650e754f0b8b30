"""A template: prepared and compiled once, then filled with any number of sheets.

docxtpl prepares the tags that Word has split and repairs table grids; Jinja runs in our environment; XML is parsed
strictly before and after, so a stray ``<`` is a fault and never a lost paragraph.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Template as JinjaTemplate
from jinja2 import TemplateError as JinjaError
from jinja2 import UndefinedError
from lxml import etree

from thongbao.errors import TemplateError
from thongbao.language import _
from thongbao.papers import Sheet, Value
from thongbao.render.asked import asked_by
from thongbao.render.environment import RefusedError, TemplateEnvironment, bounded, refusals
from thongbao.render.lint_scan import numbered
from thongbao.render.lint_structure import first_fault
from thongbao.vietnamese.text import nearest
from thongbao.word.package import NotADocxError, Package, parse_xml
from thongbao.word.text import parts_with_text

_PARAGRAPH_START = re.compile(r"<w:p(?=[ />])")
# Its number goes in front of each paragraph, on a line of its own: tags of rows take whole paragraphs away.
_NUMBER = re.compile(r"^<\?doan (\d+)\?>")
_MARKUP = re.compile(r"<[^>]+>")
_TAG_SIGNS = ("{{", "{%", "{#")


@dataclass(frozen=True, slots=True)
class _Part:
    """One member with tags: its prepared source with the paragraph each line is, compiled, and what it asks for."""

    name: str
    source: str
    numbers: tuple[int, ...]
    compiled: JinjaTemplate
    asked: Mapping[str, int]

    def place(self, line: int | None) -> str:
        """Return part, number and first words of the paragraph on a line of the prepared source."""
        return paragraph_place(self.name, self.source, self.numbers, line)


class Template:
    """A compiled template.

    :raises TemplateError: tags that cannot be read (with part, paragraph and first words).
    """

    def __init__(self, package: Package, name: str) -> None:
        self.name = name
        self._package = package
        self._docxtpl = DocxTemplate(None)
        self._environment = TemplateEnvironment()
        # Before anything of docxtpl or Jinja sees it: their patterns and compilers are not made for what does harm.
        fault = first_fault(package)
        if fault is not None:
            hint = fault.hint or _("xem mọi lỗi của mẫu bằng: thongbao template check {name}").format(name=name)
            raise self._fault(fault.paragraph.place(), fault.message, hint)
        self._parts = tuple(self._compiled())

    def _compiled(self) -> Iterable[_Part]:
        for name in parts_with_text(self._package):
            source, numbers = self._prepared(name)
            if any(sign in source for sign in _TAG_SIGNS):
                try:
                    tree = self._environment.parse(source)
                    for line, why in refusals(tree):
                        place = paragraph_place(name, source, numbers, line)
                        raise self._fault(place, why, _("sửa thẻ trong Word rồi lưu lại"))
                    asked = asked_by(tree).paths
                    yield _Part(name, source, numbers, self._environment.from_string(bounded(tree)), asked)
                except (JinjaError, ValueError, SyntaxError, RecursionError) as error:
                    place = paragraph_place(name, source, numbers, getattr(error, "lineno", None))
                    raise self._fault(place, _explained(error), _("sửa thẻ trong Word rồi lưu lại")) from None

    def _prepared(self, name: str) -> tuple[str, tuple[int, ...]]:
        """Return the part with whole tags, one paragraph a line, and the number of the paragraph on each line."""
        root = self._package.tree(name)
        xml = etree.tostring(root, encoding="unicode").replace("\n", " ")
        following = (number for number, _paragraph in numbered(root))
        marked = _PARAGRAPH_START.sub(lambda _start: f"\n<?doan {next(following, 0)}?><w:p", xml)
        lines = str(self._docxtpl.patch_xml(marked)).split("\n")
        found = [_NUMBER.match(line) for line in lines]
        numbers = tuple(int(number[1]) if number else 0 for number in found)
        return "\n".join(_NUMBER.sub("", line) for line in lines), numbers

    def check(self, sheet: Sheet) -> None:
        """Compare what the template asks for with what the sheet gives, before anything is rendered.

        :raises TemplateError: a field nobody gives (with the nearest one), or words that would not be printed.
        """
        given = {path for field in sheet.fields for path, _field in field.paths()}
        asked: set[str] = set()
        for part in self._parts:
            for path, line in part.asked.items():
                if path not in given:
                    raise self._unknown(part, path, line, given)
                asked.add(path)
        required = {path for field in sheet.fields for path, about in field.paths() if about.required}
        for path, words in _said(sheet.context):
            if path in required and path not in asked:
                message = _("mẫu không in trường «{path}», nên mất chữ «{words}»").format(path=path, words=words)
                raise self._fault(self.name, message, _("thêm {{{{ {path} }}}} vào mẫu").format(path=path))

    def _unknown(self, part: _Part, path: str, line: int, given: set[str]) -> TemplateError:
        near = nearest(path, sorted(given))
        hint = (
            _("ý bạn là «{near}»?").format(near=near) if near else _("xem các trường dùng được trong docs/templates.md")
        )
        return self._fault(part.place(line), _("không có trường nào tên «{path}»").format(path=path), hint)

    def render(self, sheet: Sheet) -> dict[str, bytes]:
        """Return the members of the paper; the caller writes the properties and the container.

        :raises TemplateError: the template and the sheet disagree, or the result is not well-formed XML.
        """
        self.check(sheet)
        self._environment.begin()
        members = dict(self._package.members)
        for part in self._parts:
            members[part.name] = self._rendered(part, sheet.context)
        return members

    def _rendered(self, part: _Part, context: Mapping[str, Value]) -> bytes:
        try:
            xml = self._environment.collected(part.compiled.generate(context))
        except (JinjaError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
            raise self._fault(part.place(_line_of(error)), _explained(error)) from None
        xml = xml.replace("\n", "")
        try:
            parse_xml(xml.encode("utf-8"), part.name)
        except UnicodeEncodeError:
            raise self._fault(part.name, _("mẫu in ra một ký tự không ghi được vào tệp Word")) from None
        except NotADocxError as error:
            hint = _("một thẻ {%p %} hay {%tr %} đứng sai chỗ: mỗi thẻ như vậy ở riêng một đoạn hoặc một dòng bảng")
            raise self._fault(part.name, error.message, hint) from None
        try:
            tree = self._docxtpl.fix_tables(xml)
            self._docxtpl.docx_ids_index = 1000
            self._docxtpl.fix_docpr_ids(tree)
        except (AttributeError, TypeError, ValueError, ArithmeticError) as error:
            message = _("bảng trong mẫu hỏng: số cột hoặc độ rộng cột không phải là số ({detail})").format(detail=error)
            raise self._fault(part.name, message, _("kẻ lại bảng trong Word")) from None
        return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))

    def _fault(self, place: str, message: str, hint: str = "") -> TemplateError:
        where = f"{self.name}: {place}" if place and place != self.name else self.name
        return TemplateError(f"{where}: {message}", hint)


def paragraph_place(part: str, source: str, numbers: Sequence[int], line: int | None) -> str:
    """Return ``word/document.xml, đoạn 7 («Kính gửi: …»)`` for a 1-based line of a prepared source."""
    if line is None or not 0 < line <= len(numbers) or not numbers[line - 1]:
        return part
    words = _MARKUP.sub("", source.split("\n")[line - 1]).split()
    first = " ".join(words[:8])[:120]
    return _("{part}, đoạn {number} («{words}»)").format(part=part, number=numbers[line - 1], words=first)


def _line_of(error: BaseException) -> int | None:
    """Return the template line an error came from: Jinja puts template frames on the traceback."""
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _explained(error: Exception) -> str:
    """Return the fault in the clerk's words; the library's English stays in brackets for whoever helps."""
    if isinstance(error, RefusedError):
        return str(error)
    if isinstance(error, UndefinedError):
        return _("thẻ hỏi một trường không có ({detail})").format(detail=error.message)
    return _("thẻ viết sai ({detail})").format(detail=error)


def _said(value: Any, path: str = "") -> Iterable[tuple[str, str]]:
    """Yield (path, words) for every leaf of a context that says something."""
    if isinstance(value, str):
        if value.strip():
            yield path, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _said(inner, f"{path}.{name}" if path else str(name))
    else:
        for inner in value:
            yield from _said(inner, f"{path}[]")
