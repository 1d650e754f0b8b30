"""The words of a công văn that no record gives: kept in the package as they were printed, so it can be made again."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from thongbao.compose.field_list import SHEETS
from thongbao.compose.sheet_fields import field_tree
from thongbao.compose.wording import number_words
from thongbao.papers import Kind, Sheet
from thongbao.vietnamese.dates import long_date

WORDS_FILE: Final = "loi-van-ban.json"


def words_file(sheet: Sheet) -> bytes:
    """Return the words of a sheet as the package keeps them."""
    kept = {"kind": str(sheet.kind), "title": sheet.title, "author": sheet.author, "words": sheet.context}
    return (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode()


def sheet_from(data: bytes, code_number: int, issued_date: date) -> Sheet:
    """Return the sheet that :func:`words_file` kept without them, with its number and its day.

    :raises ValueError: the file holds something else.
    """
    try:
        kept: Mapping[str, Any] = json.loads(data)
        kind = Kind(kept["kind"])
        words = {**kept["words"], "so": number_words(code_number), "ngay_thang": long_date(issued_date)}
        return Sheet(kind, None, kept["title"], kept["author"], words, field_tree(SHEETS[kind]))
    except (KeyError, TypeError) as error:
        raise ValueError(str(error)) from None
