"""The written .docx, read again and compared word for word with the sheet (design, invariant 7)."""

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from typing import Any, Final

from thongbao.errors import LostWordsError
from thongbao.language import _
from thongbao.papers import Sheet
from thongbao.vietnamese.text import squeeze
from thongbao.word.package import open_written, parse_xml
from thongbao.word.quick_text import lines_of
from thongbao.word.text import W, has_text, parts_with_text, visible_lines

_SMALL: Final = 8_000
_WORDS: Final = {f"{{{W}}}{name}" for name in ("t", "delText", "delInstrText")}
# Between two paragraphs, where no words go on.
_BETWEEN: Final = " \0 "


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


def check_printed(data: bytes, printed: Mapping[str, Sequence[Any]], name: str, aside: Set[str]) -> None:
    """Look for everything the tags of a template printed in the bytes of the paper, member by member, in order.

    :param aside: the members whose template also prints where nobody reads: into an attribute, the code of a field.
    :raises LostWordsError: words that are not there. :raises NotADocxError: the paper cannot be opened.
    """
    package = open_written(data, name, lambda member: member in printed)
    for part, values in printed.items():
        words = _first_missing(values, package.members[part], part, aside)
        if words is not None:
            message = _("{name}: trong tệp vừa tạo không thấy «{words}»").format(name=name, words=words[:120])
            raise LostWordsError(message, _("xem lại mẫu: thẻ đứng trong đoạn bị ẩn, bị xóa hoặc hỏng"), words)


def _first_missing(values: Sequence[Any], content: bytes, part: str, aside: Set[str]) -> str | None:
    read = has_text(part)
    text = squeeze(_BETWEEN.join(lines_of(content, part))) if read else _all_of(content, part)
    start = 0
    for value in values:
        # Nearly all is text that stands there as it was typed.
        if type(value) is str and (found := text.find(value, start)) >= 0:
            start = found + len(value)
            continue
        words = squeeze(_as_read(value))
        found = text.find(words, start)
        if found >= 0:
            start = found + len(words)
        elif not ((part in aside or _has_boxes(content)) and (words in text or words in _all_of(content, part))):
            return words
    return None


def _has_boxes(content: bytes) -> bool:
    """Whether text stands in another order than it is read, or twice."""
    return b"txbxContent" in content or b"Fallback" in content


def _as_read(value: Any) -> str:
    """Return what was printed without the escaping of what was markup already."""
    return str(value.unescape() if hasattr(value, "unescape") else value)


@lru_cache(maxsize=4)
def _all_of(content: bytes, part: str) -> str:
    """Return what a member says besides: its attributes, the codes of its fields; never words that were deleted."""
    root = parse_xml(content, part)
    said = [*visible_lines(root)]
    for element in root.iter():
        said += map(str, element.attrib.values())
        if element.tag not in _WORDS:
            said.append(element.text or "")
    return squeeze(_BETWEEN.join(said))


def _text_of(data: bytes, name: str) -> str:
    """Return all words of a paper that was written, each one space from the next, its paragraphs kept apart."""
    package = open_written(data, name, has_text)
    lines = []
    for part in parts_with_text(package):
        content = package.members[part]
        lines += _lines_of_small(content) if len(content) < _SMALL else lines_of(content, part)
    return squeeze(_BETWEEN.join(lines))


@lru_cache(maxsize=64)
def _lines_of_small(content: bytes) -> list[str]:
    """Headers and footers are mostly the same in every paper of a campaign."""
    return lines_of(content, "")


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
