"""Rows → file names: safe on every system, different from each other, the same whenever they are made."""

import re
from collections.abc import Mapping
from typing import Any, Final

from thongbao.errors import UsageError
from thongbao.language import _
from thongbao.vietnamese.text import nearest, slug

# The number of the row, with as many digits as the last one has.
NUMBER: Final = "stt"
DEFAULT: Final = "{stt}"
_FIELD: Final = re.compile(r"\{(\w+)\}")
_BRACE: Final = re.compile(r"[{}]")


class NameError_(ValueError):  # noqa: N801, N818 (Python has a NameError of its own)
    """A row has nothing to name its file by; the text is the column."""


class Naming:
    """Names after a pattern such as ``{stt}-{don_vi}``; to be asked for the rows in their order, each once."""

    def __init__(self, pattern: str, digits: int, *, numbered: bool = False) -> None:
        """``numbered``: no row has a column of its own for the number, so none is asked for it."""
        self._pattern = pattern
        self._digits = digits
        self._numbered = numbered
        # A number for each name, not the name: a million of them fit into a few megabytes.
        self._taken: set[int] = set()

    def name(self, number: int, values: Mapping[str, Any]) -> str:
        """Return the name of a row's file, without its ending.

        :raises NameError_: a column of the pattern says nothing in this row.
        """

        def said(found: re.Match[str]) -> str:
            if found[1] == NUMBER and (self._numbered or NUMBER not in values):
                return str(number).zfill(self._digits)
            return _said(found[1], values)

        name = slug(_FIELD.sub(said, self._pattern))
        chosen, again = name, 1
        while hash(chosen) in self._taken:
            again += 1
            chosen = f"{name}-{again}"
        self._taken.add(hash(chosen))
        return chosen


def _said(column: str, values: Mapping[str, Any]) -> str:
    value = values.get(column)
    if not isinstance(value, str | int) or isinstance(value, bool) or not str(value).strip():
        raise NameError_(column)
    return str(value)


def nothing_to_name_by(pattern: str, values: Mapping[str, Any]) -> str | None:
    """Return the first column of the pattern that says nothing in a row."""
    for column in _FIELD.findall(pattern):
        if column != NUMBER or NUMBER in values:
            try:
                _said(column, values)
            except NameError_:
                return str(column)
    return None


def check_pattern(pattern: str, columns: "list[str] | None") -> None:
    """Look at a pattern before any row is read.

    :raises UsageError: a brace is not closed, or a column is not in the table.
    """
    if _BRACE.search(_FIELD.sub("", pattern)) or not pattern.strip():
        message = _("mẫu tên tệp «{pattern}» viết sai").format(pattern=pattern)
        raise UsageError(message, _("ghi tên cột trong ngoặc nhọn, ví dụ {{stt}}-{{don_vi}}").format())
    for name in _FIELD.findall(pattern):
        if columns is not None and name not in (*columns, NUMBER):
            near = nearest(name, columns)
            hint = _("ý bạn là «{near}»?").format(near=near) if near else ", ".join(columns)
            raise UsageError(_("mẫu tên tệp hỏi cột «{name}» không có trong bảng").format(name=name), hint)


def fields_of(pattern: str) -> set[str]:
    """Return the columns a pattern asks for."""
    return set(_FIELD.findall(pattern))
