"""Two ways of filling one template, compared member by member: docxtpl's own, and the compiled one."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree

from thongbao.render.compiled import CompiledTemplate
from thongbao.render.prepared import Prepared

XML = (".xml", ".rels")


def by_docxtpl(template: bytes, context: Mapping[str, Any], environment=None, *, autoescape: bool = True) -> bytes:
    """Return what docxtpl alone makes of a template."""
    filled = DocxTemplate(io.BytesIO(template))
    filled.render(dict(context), environment, autoescape)
    saved = io.BytesIO()
    filled.save(saved)
    return saved.getvalue()


def without_light(prepared: Prepared) -> Prepared:
    """Return a template that only Jinja prints."""
    return prepared._replace(parts=tuple(part._replace(light=None) for part in prepared.parts))


def canonical(paper: bytes) -> dict[str, bytes]:
    """Return the members, XML in its canonical form (C14N); the time of making, which python-docx adds, left out."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(paper)) as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == len(archive.namelist())
        for name in archive.namelist():
            data = archive.read(name)
            root = parsed(data) if name.endswith(XML) else None
            if root is not None:
                _without_clock(root)
                if name.endswith(".rels") or name == "[Content_Types].xml":
                    root[:] = sorted(root, key=etree.tostring)
                data = etree.tostring(root, method="c14n", exclusive=True)
            found[name] = data
    return found


def parsed(data: bytes) -> etree._Element | None:
    """Return the root, or ``None`` for what is not XML: a value printed as markup can spoil docxtpl's own papers."""
    try:
        return etree.fromstring(data)
    except etree.XMLSyntaxError:
        return None


def _without_clock(root: etree._Element) -> None:
    if root.tag.endswith("}coreProperties"):
        for child in [c for c in root if etree.QName(c).localname in ("modified", "created")]:
            root.remove(child)


def differences(expected: bytes, got: bytes) -> list[str]:
    """Return the names of the members that differ, are missing or too many."""
    first, second = canonical(expected), canonical(got)
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


def outcome(fill, *arguments, **options) -> bytes | Exception:
    """Return the paper, or what was raised."""
    try:
        return fill(*arguments, **options)
    except Exception as error:  # any error at all is an outcome here
        return error


def compare(template: bytes, *contexts: Mapping[str, Any], autoescape: bool = True, environment=None) -> list[bytes]:
    """Fill both ways; return the papers after having compared them. Both may fail, then in the same way."""
    try:
        compiled = CompiledTemplate(template, environment and environment(), autoescape=autoescape)
    except Exception as error:  # a tag that cannot be read: docxtpl says the same, later
        for context in contexts:
            theirs = outcome(by_docxtpl, template, context, environment and environment(), autoescape=autoescape)
            assert_same_error(theirs, error)
        return []
    papers = []
    for context in contexts:
        theirs = outcome(by_docxtpl, template, context, environment and environment(), autoescape=autoescape)
        ours = outcome(compiled.render, context)
        if isinstance(theirs, Exception) or isinstance(ours, Exception):
            assert_same_error(theirs, ours)
        else:
            assert differences(theirs, ours) == [], context
            papers.append(ours)
    return papers


def assert_same_error(theirs: bytes | Exception, ours: bytes | Exception) -> None:
    """Both failed, with errors of one kind; Jinja's say the same."""
    assert isinstance(theirs, Exception), f"only the compiled template fails: {ours!r}"
    assert isinstance(ours, Exception), f"only docxtpl fails: {theirs!r}"
    assert type(ours) is type(theirs), (theirs, ours)
    assert getattr(ours, "message", "") == getattr(theirs, "message", "")
