"""A template of the office's own papers: it asks for what its sheets give, and prints all they say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from thongbao.errors import TemplateError
from thongbao.language import _
from thongbao.papers import Field, Sheet
from thongbao.render.faults import fault_in
from thongbao.render.finishing import core_properties, with_address_on_page_one
from thongbao.render.opening import opened
from thongbao.render.sandboxed import SandboxedTemplate
from thongbao.vietnamese.text import nearest
from thongbao.word.package import DOCUMENT, Package


@dataclass(frozen=True, slots=True)
class _Fields:
    """What sheets with these fields give, and which of it they must see printed."""

    fields: tuple[Field, ...]
    given: frozenset[str]
    required: frozenset[str]
    optional: frozenset[str]


class Template:
    """A compiled template.

    :raises TemplateError: tags that cannot be read (with part, paragraph and first words).
    """

    def __init__(self, package: Package, name: str) -> None:
        self.name = name
        self._filling = SandboxedTemplate(opened(package, name, own_properties=False), name, own_properties=False)
        self._asked = dict(reversed([*self._filling.asked()]))
        self._fields = _Fields((), frozenset(), frozenset(), frozenset())
        # Only where the words decide how many sections there are.
        self._has_sections = any(part.source.count("<w:sectPr") > 1 for part in self._filling.parts)

    @property
    def note(self) -> str:
        """What ``-v`` tells of repairs that every paper needs; empty for most templates."""
        return self._filling.note

    def check(self, sheet: Sheet) -> None:
        """Compare what the template asks for with what the sheet gives, before anything is rendered.

        :raises TemplateError: a field nobody gives (with the nearest one), or words that would not be printed.
        """
        fields = self._fields_of(sheet)
        for path, place in self._asked.items():
            if path not in fields.given:
                raise self._unknown(path, place, fields.given)
        for path, words in _said(sheet.context):
            if path in fields.required and path not in self._asked:
                message = _("mẫu không in trường «{path}», nên mất chữ «{words}»").format(path=path, words=words)
                raise fault_in(self.name, self.name, message, _("thêm {{{{ {path} }}}} vào mẫu").format(path=path))

    def _fields_of(self, sheet: Sheet) -> _Fields:
        # Sheets of a kind share their fields: they are looked at once, not a thousand times.
        if self._fields.fields is not sheet.fields:
            paths = [pair for about in sheet.fields for pair in about.paths()]
            given = frozenset(path for path, _about in paths)
            required = frozenset(path for path, about in paths if about.required)
            optional = frozenset(path for path, about in paths if not about.required)
            self._fields = _Fields(sheet.fields, given, required, optional)
        return self._fields

    def optional(self, sheet: Sheet) -> frozenset[str]:
        """Return the paths of the sheet's fields that need not be printed."""
        return self._fields_of(sheet).optional

    def _unknown(self, path: str, place: str, given: frozenset[str]) -> TemplateError:
        near = nearest(path, sorted(given))
        hint = (
            _("ý bạn là «{near}»?").format(near=near) if near else _("xem các trường dùng được trong docs/templates.md")
        )
        return fault_in(self.name, place, _("không có trường nào tên «{path}»").format(path=path), hint)

    def render(self, sheet: Sheet) -> bytes:
        """Return the paper, not yet read back; the same sheet and template give the same bytes.

        :raises TemplateError: the template and the sheet disagree, or the result is not well-formed XML.
        """
        self.check(sheet)
        members = self._filling.filled(sheet.context)
        if self._has_sections:
            members[DOCUMENT] = with_address_on_page_one(members[DOCUMENT])
        members[self._filling.properties_name] = core_properties(sheet)
        return self._filling.paper(members)


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
