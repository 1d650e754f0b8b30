"""Rows of a .jsonl file: one JSON object a line."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from thongbao.batch.rows import Row, Table
from thongbao.batch.rules import MALFORMED, TWICE
from thongbao.findings import Finding, Place
from thongbao.language import _
from thongbao.vietnamese.text import is_nfc, nfc

# A name with its colon, another text, or a bracket.
_TOKEN: Final = re.compile(r'"((?:[^"\\]|\\.)*)"\s*:\s*|"(?:[^"\\]|\\.)*"|[{}\[\]]')


class _TwiceError(ValueError):
    """One name twice in an object."""


def json_table(path: Path, shown: str, digest: str) -> Table:
    """Return the table. The file is UTF-8 (looked at before)."""
    return Table(shown, digest, lambda: _rows(path, shown))


def _rows(path: Path, shown: str) -> Iterator[Row]:
    number = 0
    with path.open(encoding="utf-8-sig", newline="\n") as stream:
        for line, text in enumerate(stream, start=1):
            if text.strip():
                number += 1
                yield _row(number, line, text, shown)


class LineValues(Mapping[str, Any]):
    """The values of one line, read when somebody asks; sent to another process it is the line, and read there."""

    __slots__ = ("_text", "_values")

    def __init__(self, text: str) -> None:
        self._text = text
        self._values: dict[str, Any] | None = None

    def read(self) -> dict[str, Any] | None:
        """Return the values themselves; ``None`` when the line is no row."""
        if self._values is None:
            self._values = values_of(self._text)
        return self._values

    def __getitem__(self, name: str) -> Any:
        return (self.read() or {})[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.read() or {})

    def __len__(self) -> int:
        return len(self.read() or {})

    def __reduce__(self) -> tuple[Any, ...]:
        return values_of, (self._text,)


def values_of(text: str) -> dict[str, Any] | None:
    """Return the values of a line, ``None`` when it is no row."""
    try:
        values = _parsed(text)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def _parsed(text: str) -> Any:
    hook = _object_as_it_is if is_nfc(text) and "\\u" not in text else _object
    return json.loads(text, object_pairs_hook=hook, parse_constant=_refused)


def _row(number: int, line: int, text: str, shown: str) -> Row:
    return Row(number, LineValues(text), shown, _At(line, text), "", partial(_faults, number, line, text, shown))


def _faults(number: int, line: int, text: str, shown: str) -> tuple[Finding, ...]:
    """Return why a line is no row."""

    def broken(message: str, column: int = 1, hint: str = "") -> tuple[Finding, ...]:
        return (MALFORMED.found(Place(shown, line, column, f"hang[{number}]"), message, hint),)

    try:
        values = _parsed(text)
    except _TwiceError as error:
        message = _("trường «{name}» ghi hai lần").format(name=error)
        place = Place(shown, line, _At(line, text).last(str(error)), f"hang[{number}].{error}")
        return (TWICE.found(place, message, _("bỏ một chỗ")),)
    except json.JSONDecodeError as error:
        message = _("dòng không phải JSON ({detail})").format(detail=error.msg)
        return broken(message, min(error.pos, len(text.rstrip())) + 1, _("mỗi dòng là một {{…}} trọn vẹn"))
    except (ValueError, RecursionError) as error:
        return broken(_("dòng không phải JSON ({detail})").format(detail=error))
    return () if isinstance(values, dict) else broken(_("dòng không phải một đối tượng {{…}}").format())


def _object_as_it_is(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of a line that is in normal form: so is all inside of it."""
    found = dict(pairs)
    # Who of them is there twice is found out by the other way.
    return found if len(found) == len(pairs) else _object(pairs)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        key = nfc(name)
        if key in found:
            raise _TwiceError(key)
        found[key] = nfc(value) if isinstance(value, str) else _normal(value)
    return found


def _normal(value: Any) -> Any:
    """Return a list with its text in normal form; objects inside have been through already."""
    if isinstance(value, list):
        return [nfc(item) if isinstance(item, str) else _normal(item) for item in value]
    return value


def _refused(constant: str) -> Any:
    raise ValueError(constant)


class _At:
    """Where the values of one line stand: behind their names, one inside the other."""

    __slots__ = ("_line", "_text")

    def __init__(self, line: int, text: str) -> None:
        self._line, self._text = line, text

    def __call__(self, path: str) -> tuple[int, int]:
        names = re.findall(r"\w+", path)
        start = self._of_column(names[0]) if names else 0
        for name in names[1:] if start else ():
            found = re.compile(rf'"{re.escape(name)}"\s*:\s*').search(self._text, start)
            if found is None:
                break
            start = found.end()
        return self._line, start + 1

    def _of_column(self, name: str) -> int:
        """Return where the value of a name of the row itself begins, 0 when it is not there."""
        depth = 0
        for token in _TOKEN.finditer(self._text):
            depth += (token[0] in "{[") - (token[0] in "}]")
            if depth == 1 and token[1] == name:
                return token.end()
        return 0

    def last(self, name: str) -> int:
        """Return the column of the last place a name stands at."""
        return max(self._text.rfind(f'"{name}"'), 0) + 1
