"""Documents → findings: a place nobody has filled in yet must not be printed by mistake."""

from collections.abc import Iterator

from thongbao.checks import rules
from thongbao.findings import Finding
from thongbao.language import _
from thongbao.source.tree import Document, Mapping, Sequence, Value

# What `thongbao new` writes where it was not told; in capitals, so that a sentence may hold the words.
PLACEHOLDER = "CHƯA GHI"

Loc = tuple[str | int, ...]


def placeholder_findings(document: Document) -> Iterator[Finding]:
    """Yield a finding for every value that still holds the placeholder."""
    for loc in _places(document.root, ()):
        key = next((part for part in reversed(loc) if isinstance(part, str)), "")
        message = _("{key}: còn chỗ chưa ghi").format(key=key)
        hint = _("ghi nội dung thật thay cho «{words}»").format(words=PLACEHOLDER)
        yield rules.NOT_FILLED_IN.found(document.place(loc), message, hint)


def _places(value: Value, loc: Loc) -> Iterator[Loc]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _places(inner, (*loc, key))
    elif isinstance(value, Sequence):
        for index, inner in enumerate(value):
            yield from _places(inner, (*loc, index))
    elif isinstance(value, str) and PLACEHOLDER in value:
        yield loc
