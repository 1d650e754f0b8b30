"""The words of papers that no record gives: kept in the package as they were printed, so they can be made again."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from thongbao.compose.field_list import SHEETS
from thongbao.compose.sheet_fields import field_tree
from thongbao.compose.wording import number_words
from thongbao.papers import Kind, Sheet
from thongbao.vietnamese.dates import long_date

WORDS_FILE: Final = "loi-van-ban.json"


def words_file(*sheets: Sheet) -> bytes:
    """Return the words of the sheets of a package, without number and day, as the package keeps them."""
    kept = [
        {
            "kind": str(sheet.kind),
            "recipient": sheet.recipient,
            "title": sheet.title,
            "author": sheet.author,
            "words": sheet.context,
        }
        for sheet in sheets
    ]
    text = json.dumps(kept[0] if len(kept) == 1 else {"papers": kept}, ensure_ascii=False, indent=1)
    return (text + "\n").encode()


def sheets_from(data: bytes, numbers: Mapping[tuple[Kind, str | None], int], issued_date: date) -> list[Sheet]:
    """Return the sheets that :func:`words_file` kept, each with its number and the day.

    :param numbers: kind and recipient of a paper → its number.
    :raises ValueError: the file holds something else, or a paper has no number.
    """
    try:
        kept: Mapping[str, Any] = json.loads(data)
        papers: Sequence[Mapping[str, Any]] = kept.get("papers", [kept])
        return [_sheet(paper, numbers, issued_date) for paper in papers]
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from None


def _sheet(paper: Mapping[str, Any], numbers: Mapping[tuple[Kind, str | None], int], issued_date: date) -> Sheet:
    kind, recipient = Kind(paper["kind"]), paper.get("recipient")
    number, day = number_words(numbers[kind, recipient]), long_date(issued_date)
    words = paper["words"]
    # An appendix names the paper it belongs to, number and day included.
    blank = f"số {words['so']}/{words['ky_hieu']} {words['ngay_thang']}"
    named = _replaced(words, blank, f"số {number}/{words['ky_hieu']} {day}")
    context = {**named, "so": number, "ngay_thang": day}
    return Sheet(kind, recipient, paper["title"], paper["author"], context, field_tree(SHEETS[kind]))


def _replaced(value: Any, old: str, new: str) -> Any:
    if isinstance(value, str):
        return value.replace(old, new)
    if isinstance(value, Mapping):
        return {key: _replaced(inner, old, new) for key, inner in value.items()}
    return [_replaced(inner, old, new) for inner in value]
