"""The package of a template → prepared: from an earlier run where it can be, else looked at and prepared now."""

from typing import Final

from lxml import etree

from thongbao.language import _
from thongbao.render import cache
from thongbao.render.finishing import with_rules
from thongbao.render.prepared import Prepared
from thongbao.render.sandboxed import fault_in
from thongbao.word.package import CORE_PROPERTIES, Package

_NO_PROPERTIES: Final = (
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)


def opened(package: Package, name: str, *, own_properties: bool = True) -> Prepared:
    """Return a template prepared.

    :param own_properties: without them each paper gets properties of its own, and the template's are not looked at.
    :raises TemplateError: faults of tags (with part, paragraph and first words), or a structure that cannot be read.
    """
    key = cache.key_of(package, "own properties" if own_properties else "properties given")
    found = cache.load(key)
    if found is not None:
        return found
    _look_at(package, name)
    if not own_properties and CORE_PROPERTIES in package.members:
        package = package.replaced({CORE_PROPERTIES: _NO_PROPERTIES})
    prepared = _prepared(package, name)
    cache.save(key, prepared)
    return prepared


def _look_at(package: Package, name: str) -> None:
    """Stop what does harm before docxtpl or Jinja see it: their patterns and compilers are not made for it."""
    from thongbao.render.lint_structure import first_fault

    fault = first_fault(package)
    if fault is not None:
        hint = fault.hint or _("xem mọi lỗi của mẫu bằng: thongbao template check {name}").format(name=name)
        raise fault_in(name, fault.paragraph.place(), fault.message, hint)


def _prepared(package: Package, name: str) -> Prepared:
    from thongbao.render.preparing import prepare

    hint = _("mở mẫu bằng Word, lưu lại thành .docx rồi thử lại")
    try:
        prepared = prepare(with_rules(package))
    except (etree.XMLSyntaxError, KeyError, ValueError, TypeError, AttributeError) as error:
        message = _("không đọc được cấu trúc của mẫu ({detail})").format(detail=error)
        raise fault_in(name, name, message, hint) from None
    if prepared.needs_docxtpl:
        message = _("mẫu có cấu trúc lạ, không điền được ({detail})").format(detail=prepared.needs_docxtpl)
        raise fault_in(name, name, message, hint)
    return prepared
