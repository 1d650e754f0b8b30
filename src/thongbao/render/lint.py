"""A template → its findings: every fault of its tags and of its form in one run, each at its paragraph.

The same faults of tags stop :class:`thongbao.render.template.Template`, so what `draft` refuses `template check` names.
"""

from collections.abc import Iterator, Mapping, Sequence

from thongbao.errors import ThongbaoError
from thongbao.findings import Finding, Place, Severity, in_order
from thongbao.language import _
from thongbao.papers import Field, Kind, Sheet, Value
from thongbao.render.lint_fields import LIST, Reader, shapes, unused
from thongbao.render.lint_form import form_faults
from thongbao.render.lint_places import place_faults
from thongbao.render.lint_scan import Fault, Paragraph, scanned
from thongbao.render.lint_structure import part_tags, structure_faults, too_many
from thongbao.render.lint_tags import Tag
from thongbao.render.rules import NOT_RENDERED, UNUSED_FIELD
from thongbao.render.template import Template
from thongbao.word.package import DOCUMENT, Package


def lint(package: Package, kind: Kind, fields: Sequence[Field], starter: Package) -> list[Finding]:
    """Return the findings of a template of a kind whose papers have these fields.

    :param starter: the packaged template of the kind; what it does not print its papers never say.
    :raises NotADocxError: a part of the package is not well-formed XML.
    """
    parts = scanned(package)
    flood = too_many(parts)
    if flood is not None:
        return [_finding(package.source, flood)]
    tags = part_tags(parts)
    found = [_finding(package.source, fault) for fault in _faults(package, kind, parts, tags)]
    reader = Reader(shapes(fields))
    found += [_finding(package.source, fault) for part in tags.values() for fault in reader.faults(part)]
    silent = frozenset(unused(reader.known, fields, reader.used))
    found += _unused_findings(package, reader.known, silent - _unprinted(starter, fields))
    if not any(finding.severity is Severity.ERROR and finding.rule.startswith("TB-") for finding in found):
        found += _trial(package, kind, fields, silent)
    return in_order(found)


def _unprinted(starter: Package, fields: Sequence[Field]) -> frozenset[str]:
    reader = Reader(shapes(fields))
    for tags in part_tags(scanned(starter)).values():
        list(reader.faults(tags))
    return frozenset(unused(reader.known, fields, reader.used))


def _faults(
    package: Package, kind: Kind, parts: dict[str, list[Paragraph]], tags: Mapping[str, list[Tag]]
) -> Iterator[Fault]:
    yield from structure_faults(parts, tags)
    yield from place_faults(package, parts)
    yield from form_faults(package, kind, parts)


def _unused_findings(package: Package, known: Mapping[str, str], paths: frozenset[str]) -> Iterator[Finding]:
    for path in paths:
        message = _("mẫu không in trường «{path}»; chữ của trường này sẽ mất").format(path=path)
        hint = _("thêm {{{{ {path} }}}} vào mẫu").format(path=path)
        if path.endswith("[]"):
            hint = _("in từng mục của {path}").format(path=path.removesuffix("[]"))
        elif known[path] == LIST:
            hint = _("thêm {{%p for x in {path} %}} … {{%p endfor %}} vào mẫu").format(path=path)
        yield UNUSED_FIELD.found(Place(package.source, path=DOCUMENT), message, hint)


def _finding(file: str, fault: Fault) -> Finding:
    paragraph = fault.paragraph
    path = _("{part} đoạn {number}").format(part=paragraph.part, number=paragraph.number)
    return fault.rule.found(Place(file, paragraph.number, 1, path), f"{paragraph.place()}: {fault.message}", fault.hint)


def _trial(package: Package, kind: Kind, fields: Sequence[Field], silent: frozenset[str]) -> Iterator[Finding]:
    """Fill the template with made-up words, everything said and every word blank, as the last door."""
    try:
        template = Template(package, package.source)
        for said in (True, False):
            context = {about.name: _made_up(about, about.name, silent, said=said) for about in fields}
            template.render(Sheet(kind, None, "", "", context, tuple(fields)))
    except ThongbaoError as error:
        yield NOT_RENDERED.found(Place(package.source, path=DOCUMENT), error.message, error.hint)


def _made_up(about: Field, path: str, silent: frozenset[str], *, said: bool) -> Value:
    if about.listed:
        return [_item(about, f"{path}[]", silent, said=said) for _turn in range(1 + said)]
    return _item(about, path, silent, said=said)


def _item(about: Field, path: str, silent: frozenset[str], *, said: bool) -> Value:
    inner = next((member for member in about.members if member.name == "[]"), None)
    if inner is not None:
        return _made_up(inner, path, silent, said=said)
    if about.members:
        return {m.name: _made_up(m, f"{path}.{m.name}", silent, said=said) for m in about.members}
    spared = any(path == quiet or path.startswith((f"{quiet}.", f"{quiet}[")) for quiet in silent)
    return (about.example or "1") if said and not spared else ""
