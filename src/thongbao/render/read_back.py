"""The written .docx, read again and compared word for word with the sheet (design, invariant 7)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from thongbao.errors import LostWordsError
from thongbao.language import _
from thongbao.papers import Sheet
from thongbao.vietnamese.text import squeeze
from thongbao.word.package import open_package
from thongbao.word.text import paragraphs, parts_with_text


def check_words(data: bytes, sheet: Sheet, name: str) -> None:
    """Look for every word of the sheet in the bytes of the paper.

    A list's items have to stand in their order, each behind the one before, so that a missing or moved paragraph
    is found even when its words occur elsewhere.

    :raises LostWordsError: words that are not there, with the field they belong to.
    """
    package = open_package(data, name)
    text = "\n".join(
        squeeze(paragraph.text) for part in parts_with_text(package) for paragraph in paragraphs(package, part)
    )
    optional = {path for field in sheet.fields for path, about in field.paths() if not about.required}
    for path, words in _missing(sheet.context, text, optional):
        message = _("{name}: trong tệp vừa tạo không thấy «{words}» (trường {path})")
        raise LostWordsError(
            message.format(name=name, words=words[:120], path=path),
            _("xem lại mẫu: trường này bị bỏ, đặt sai thứ tự, hoặc nằm trong đoạn bị thẻ khác che mất"),
        )


def _missing(context: Mapping[str, Any], text: str, optional: set[str]) -> Iterable[tuple[str, str]]:
    for path, value in _lists_and_leaves(context):
        if isinstance(value, str):
            if path not in optional and squeeze(value) not in text:
                yield path, value
        else:
            yield from _missing_in_order(path, value, text, optional)


def _lists_and_leaves(value: Any, path: str = "") -> Iterable[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _lists_and_leaves(inner, f"{path}.{name}" if path else str(name))
    else:
        yield path, value


def _missing_in_order(path: str, items: Sequence[Any], text: str, optional: set[str]) -> Iterable[tuple[str, str]]:
    start = 0
    for item in items:
        end = start
        for leaf_path, leaf in _leaves(item, f"{path}[]"):
            words = squeeze(leaf)
            if not words or leaf_path in optional:
                continue
            found = text.find(words, start)
            if found < 0:
                yield leaf_path, leaf
                return
            end = max(end, found + len(words))
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
