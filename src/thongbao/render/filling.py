"""The text Jinja made of a part → the bytes of the member."""

import re
from collections.abc import Sequence
from typing import Final

from thongbao.render.breaks import has_breaks, with_new_ids, with_plain_braces
from thongbao.render.prepared import MARK, Part, Role
from thongbao.word.escaping import escaped

# What XML cannot hold, wherever it comes from.
_NEVER_BYTES: Final = bytes(code for code in range(32) if code not in (9, 10, 13))
_NEVER: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BODY: Final = "<w:body>"


class UnfitCharacterError(ValueError):
    """A value holds a character that XML cannot hold."""


class OnlyDocxtplError(Exception):
    """What the values are needs docxtpl itself; the text says why."""


def finished(part: Part, xml: str, *, raw: bool = False, strict: bool = False) -> bytes:
    """Return the bytes of a filled part.

    :param raw: a value was printed as markup, so that nothing is certain about the structure.
    :param strict: what is not well formed is a fault; docxtpl would read it with a forgiving parser, which loses words.
    :raises UnfitCharacterError: the body holds a character that XML cannot hold.
    :raises lxml.etree.XMLSyntaxError: a header or footer is not well formed; with ``strict``, any part.
    """
    # In our sandbox the braces of a template are plain before anything is filled in; a person's are left alone.
    text = xml if strict else with_plain_braces(xml)
    broken = has_breaks(text)
    if broken:
        from thongbao.render.repairs import with_breaks

        text = with_breaks(text)
    if part.role is Role.BODY:
        return _body(part, text, certain=_certain(part, text, broken=broken, raw=raw, strict=strict))
    if part.role is Role.MARGIN:
        return _margin(text)
    data = text.encode("utf-8")
    if strict:
        from lxml import etree

        etree.fromstring(data)
    return data


def _certain(part: Part, text: str, *, broken: bool, raw: bool, strict: bool) -> bool:
    """Whether docxtpl's repairs have no effect on a filled body: known beforehand, or seen now."""
    if part.settled and not raw and not broken:
        return True
    # Most papers from a cold start get no further, and what reads XML takes long to import.
    from lxml import etree

    from thongbao.render.repairs import grids_fit

    try:
        root = etree.fromstring((part.root + text.removeprefix(_BODY)).encode("utf-8"))
    except UnicodeEncodeError:
        raise UnfitCharacterError from None
    except etree.XMLSyntaxError:
        if strict:
            raise
        return False
    return grids_fit(root) and not part.has_strange_drawings


def _body(part: Part, text: str, *, certain: bool) -> bytes:
    if certain:
        inside = with_new_ids(text) if part.has_ids else text
    else:
        if _NEVER.search(text):
            raise UnfitCharacterError
        from thongbao.render.repairs import repaired

        whole = repaired(part.root + text.removeprefix(_BODY))
        start = whole.index(">") + 1
        inside = "<w:body/>" if whole[start - 2] == "/" else _BODY + whole[start:]
    try:
        data = b"".join((part.head, inside.encode("utf-8"), part.tail))
    except UnicodeEncodeError:
        raise UnfitCharacterError from None
    if len(data.translate(None, _NEVER_BYTES)) != len(data) or "\ufffe" in inside or "\uffff" in inside:
        raise UnfitCharacterError
    return data


def _margin(text: str) -> bytes:
    """Return a header or footer as python-docx loads and saves it: white space between elements is dropped."""
    from lxml import etree

    root = etree.fromstring(text.encode("utf-8"), etree.XMLParser(remove_blank_text=True, resolve_entities=False))
    return bytes(etree.tostring(root, encoding="UTF-8", standalone=True))


def properties(part: Part, values: Sequence[str], *, markup: bool) -> bytes:
    """Return the properties with their values.

    :param markup: the values are markup already; else they are escaped here.
    :raises UnfitCharacterError: a value holds a character that XML cannot hold.
    """
    said = []
    for value in values:
        if _NEVER.search(value):
            raise UnfitCharacterError
        said.append((value if markup else escaped(value)).replace("\r", "&#13;"))
    return MARK.sub(lambda mark: said[int(mark[1])], part.source).encode("utf-8")
