"""A template → prepared: from an earlier run where it can be, else looked at and prepared now.

What an earlier run kept of a file is found by the file's bytes alone: neither its container nor its XML is read again,
which is most of what a cold start costs.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from thongbao.language import _
from thongbao.render import cache
from thongbao.render.faults import fault_in
from thongbao.render.prepared import Prepared

if TYPE_CHECKING:
    from thongbao.word.package import Package

_LARGEST: Final = 100 * 1024 * 1024
_NO_PROPERTIES: Final = (
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)


def opened_file(path: Path, name: str) -> Prepared:
    """Return the template in a file prepared, its properties filled like the rest.

    :raises NotADocxError: it may not be opened (:func:`thongbao.word.package.open_package`).
    :raises TemplateError: faults of tags (with part, paragraph and first words), or a structure that cannot be read.
    """
    data = _read(path)
    key = cache.key_of([("", data)], "a file") if data else ""
    found = cache.load(key) if key else None
    if found is not None:
        return found
    from thongbao.word.package import open_package

    return _kept(key, open_package(data, str(path)) if data else open_package(path), name)


def _read(path: Path) -> bytes:
    """Return the bytes of a file, none where it cannot be read: opening it says why."""
    try:
        return path.read_bytes() if path.stat().st_size <= _LARGEST else b""
    except OSError:
        return b""


def opened(package: "Package", name: str, *, own_properties: bool = True) -> Prepared:
    """Return a template prepared.

    :param own_properties: without them each paper gets properties of its own, and the template's are not looked at.
    :raises TemplateError: faults of tags (with part, paragraph and first words), or a structure that cannot be read.
    """
    key = cache.key_of(sorted(package.members.items()), "own properties" if own_properties else "properties given")
    found = cache.load(key) if key else None
    return found or _kept(key, package, name, own_properties=own_properties)


def _kept(key: str, package: "Package", name: str, *, own_properties: bool = True) -> Prepared:
    """Look at a template, prepare it, and keep what came of it."""
    from thongbao.word.package import CORE_PROPERTIES

    _look_at(package, name)
    if not own_properties and CORE_PROPERTIES in package.members:
        package = package.replaced({CORE_PROPERTIES: _NO_PROPERTIES})
    prepared = _with_light(_prepared(package, name))
    if key:
        cache.save(key, prepared)
    return prepared


def _look_at(package: "Package", name: str) -> None:
    """Stop what does harm before docxtpl or Jinja see it: their patterns and compilers are not made for it."""
    from thongbao.render.lint_structure import first_fault

    fault = first_fault(package)
    if fault is not None:
        hint = fault.hint or _("xem mọi lỗi của mẫu bằng: thongbao template check {name}").format(name=name)
        raise fault_in(name, fault.paragraph.place(), fault.message, hint)


def _prepared(package: "Package", name: str) -> Prepared:
    from lxml import etree

    from thongbao.render.finishing import with_rules
    from thongbao.render.preparing import prepare

    hint = _("mở mẫu bằng Word, lưu lại thành .docx rồi thử lại")
    try:
        return prepare(with_rules(package))
    except (etree.XMLSyntaxError, KeyError, ValueError, TypeError, AttributeError) as error:
        message = _("không đọc được cấu trúc của mẫu ({detail})").format(detail=error)
        raise fault_in(name, name, message, hint) from None


def _with_light(prepared: Prepared) -> Prepared:
    """Return a template with the light programs of its parts, where all of them have some."""
    from thongbao.render.by_jinja import lightened
    from thongbao.render.environment import TemplateEnvironment

    environment = TemplateEnvironment()
    programs = [lightened(part, environment) for part in prepared.parts]
    if None in programs:
        return prepared
    parts = (part._replace(light=light) for part, light in zip(prepared.parts, programs, strict=True))
    return prepared._replace(parts=tuple(parts))
