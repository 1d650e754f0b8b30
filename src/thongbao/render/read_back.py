"""The written .docx, read again and compared word for word with the sheet (design, invariant 7)."""

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from typing import Any, Final

from thongbao.errors import LostWordsError
from thongbao.language import _
from thongbao.papers import Sheet
from thongbao.vietnamese.text import nfc, squeeze
from thongbao.word.package import open_written, parse_xml
from thongbao.word.text import has_text, parts_with_text, visible_lines

_SMALL: Final = 8_000


def check_words(data: bytes, sheet: Sheet, name: str, optional: Set[str]) -> None:
    """Look for every word of the sheet in the bytes of the paper.

    A list's items have to stand in their order, each behind the one before, so that a missing or moved paragraph
    is found even when its words occur elsewhere.

    :param optional: the paths of the fields that need not be printed.
    :raises LostWordsError: words that are not there, with the field they belong to.
    """
    text = _text_of(data, name)
    for path, words in _missing(sheet.context, text, optional):
        message = _("{name}: trong tệp vừa tạo không thấy «{words}» (trường {path})")
        raise LostWordsError(
            message.format(name=name, words=words[:120], path=path),
            _("xem lại mẫu: trường này bị bỏ, đặt sai thứ tự, hoặc nằm trong đoạn bị thẻ khác che mất"),
        )


def _text_of(data: bytes, name: str) -> str:
    """Return all words of a paper that was written, a line a paragraph, each word one space from the next."""
    package = open_written(data, name, has_text)
    lines = []
    for part in parts_with_text(package):
        content = package.members[part]
        lines += _lines_of_small(content) if len(content) < _SMALL else visible_lines(parse_xml(content, part))
    # Squeezed line by line, brought into normal form at once.
    return nfc("\n".join([" ".join(line.split()) for line in lines]))


@lru_cache(maxsize=64)
def _lines_of_small(content: bytes) -> list[str]:
    """Headers and footers are mostly the same in every paper of a campaign."""
    return visible_lines(parse_xml(content, ""))


def _missing(context: Mapping[str, Any], text: str, optional: Set[str]) -> Iterable[tuple[str, str]]:
    for path, value in _lists_and_leaves(context):
        if isinstance(value, str):
            if path not in optional and _find(value, text, 0)[0] < 0:
                yield path, value
        else:
            yield from _missing_in_order(path, value, text, optional)


def _find(words: str, text: str, start: int) -> tuple[int, int]:
    """Return where words stand in a squeezed text, -1 for nowhere, and how long they are there."""
    # Most are typed as they are printed; a line break would be found between two paragraphs.
    if "\n" not in words:
        found = text.find(words, start)
        if found >= 0:
            return found, len(words)
    squeezed = squeeze(words)
    return text.find(squeezed, start), len(squeezed)


def _lists_and_leaves(value: Any, path: str = "") -> Iterable[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _lists_and_leaves(inner, f"{path}.{name}" if path else str(name))
    else:
        yield path, value


def _missing_in_order(path: str, items: Sequence[Any], text: str, optional: Set[str]) -> Iterable[tuple[str, str]]:
    start = 0
    for item in items:
        end = start
        for leaf_path, leaf in _leaves(item, f"{path}[]"):
            if leaf_path in optional or not leaf.strip():
                continue
            found, length = _find(leaf, text, start)
            if found < 0:
                yield leaf_path, leaf
                return
            end = max(end, found + length)
        start = end


def _leaves(value: Any, path: str) -> Iterable[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(inner, f"{path}.{name}")
    else:
        for inner in value:
            yield from _leaves(inner, f"{path}[]")
