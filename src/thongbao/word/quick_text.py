"""The visible lines of a part straight from its bytes, where these are plain enough; the tree is built for the others.

What a template prints is nearly always plain: no text box, no tracked change, no comment, the usual prefix. And a
campaign's papers differ in their words alone: the marks around the words are read, by a parser that says whether they
are well-formed XML, when they are first met; of the next paper that has the same marks only the words are looked at.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final
from xml.parsers import expat

from thongbao.word.package import parse_xml
from thongbao.word.text import W, visible_lines

_NAMESPACE: Final = W.encode()
_PREFIX: Final = b'xmlns:w="' + _NAMESPACE + b'"'
_BEGINNING: Final = re.compile(
    rb"(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?i:utf-8)[\"'])?(?: standalone=[\"']\w+[\"'])?\s*\?>)?"
    rb"\s*(<w:)"
)
_TEXT: Final = re.compile(r'(<w:t(?: xml:space="preserve")?>)([^<]*)')
# Where a text was; or the start of a mark that is read or hides, with the sign behind its name.
_MARK: Final = re.compile(
    r'<w:(?:t(?: xml:space="preserve")?(>)|((?:p|t|tab|br|cr|noBreakHyphen|del|moveFrom|txbxContent)[\s>/]))'
)
# Between two paragraphs while they are one text; no XML can hold it.
_END: Final = "\0"
# All others have the part read by the tree.
_READ: Final[Mapping[str, str]] = MappingProxyType(
    {
        **{f"p{sign}": _END for sign in " >/"},
        **{f"{name}{sign}": " " for name in ("tab", "br", "cr") for sign in " >/"},
        **{f"noBreakHyphen{sign}": "-" for sign in " >/"},
    }
)
_UNFIT: Final = bytes(code for code in range(32) if code not in (9, 10, 13))
_STRANGE_SIGN: Final = re.compile("&(?!(?:lt|gt|quot|apos|amp);)")
_MOST_KINDS: Final = 64


def lines_of(data: bytes, source: str) -> list[str]:
    """Return what :func:`thongbao.word.text.visible_lines` returns for the tree of a part.

    :raises NotADocxError: a DOCTYPE, or XML that is not well formed.
    """
    lines = _plain_lines(data)
    return visible_lines(parse_xml(data, source)) if lines is None else lines


def _plain_lines(data: bytes) -> list[str] | None:
    """Return the lines of a plain part; ``None`` of one that is not, or that no parser takes."""
    try:
        pieces = _TEXT.split(data.decode("utf-8"))
    except UnicodeDecodeError:
        return None
    words = pieces[2::3]
    del pieces[2::3]
    between = _between("".join(pieces))
    if between is None or len(data.translate(None, _UNFIT)) != len(data):
        return None
    # The places of the words and what stands between them take turns.
    kept = [""] * (2 * len(words) + 1)
    kept[::2], kept[1::2] = between, words
    return _split("".join(kept))


@lru_cache(_MOST_KINDS)
def _between(marks: str) -> tuple[str, ...] | None:
    """Return what is read before, between and behind the words, one more than there are places for words.

    ``None`` for marks that are not plain, or not well formed.
    """
    data = marks.encode("utf-8")
    begun = _BEGINNING.match(data)
    parser = _parser_for(data, begun.start(1)) if begun else None
    if parser is None or "<!" in marks or "<?" in marks[2:] or "Fallback" in marks:
        return None
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return None
    found = [""]
    for text, mark in _MARK.findall(marks):
        if text:
            found.append("")
        elif mark in _READ:
            found[-1] += _READ[mark]
        else:
            return None
    return tuple(found)


def _parser_for(data: bytes, start: int) -> "expat.XMLParserType | None":
    """Return a parser for a part in which ``w:`` is the one prefix of Word's own marks."""
    end = data.find(b">", start)
    root, rest = data[start:end], data[end:]
    if root.count(_PREFIX) != 1 or root.count(_NAMESPACE) != 1 or b"xmlns:w=" in rest or _NAMESPACE in rest:
        return None
    return expat.ParserCreate(namespace_separator=" ")


def _split(text: str) -> list[str] | None:
    """Return the paragraphs of a text, its signs unescaped; ``None`` when not all of it is plain words."""
    if "\ufffe" in text or "\uffff" in text or "]]>" in text:
        return None
    if "&" in text:
        if _STRANGE_SIGN.search(text):
            return None
        for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
            text = text.replace(name, sign)
    # What stands before the first paragraph is in none.
    return text.split(_END)[1:]
