"""Rows of a .yaml file: a list of entries, or one key with such a list."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from thongbao.batch.rows import Row, Table
from thongbao.batch.rules import MALFORMED
from thongbao.findings import Finding, Place, Severity
from thongbao.language import _
from thongbao.source.reader import parse
from thongbao.source.tree import Document

Step = str | int


def yaml_table(path: Path, shown: str, digest: str) -> Table:
    """Return the table; what is wrong with a row is a fault of that row, the rest one of the file."""
    document, findings = parse(path.read_bytes(), shown, listed=True)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if document is None:
        return Table(shown, digest, lambda: iter(()), None, tuple(errors))
    way, entries = _list_in(document)
    if entries is None:
        message = _("tệp phải là một danh sách, mỗi mục là một hàng")
        finding = MALFORMED.found(document.place(()), message, _("mỗi hàng bắt đầu bằng dấu gạch «- »"))
        return Table(shown, digest, lambda: iter(()), None, (*errors, finding))
    starts = [document.place((*way, index)).line for index in range(len(entries))]
    by_row: dict[int, list[Finding]] = {}
    for finding in errors:
        by_row.setdefault(bisect_right(starts, finding.place.line), []).append(finding)
    of_file = tuple(by_row.pop(0, ()))
    return Table(shown, digest, lambda: _rows(document, way, entries, by_row), None, of_file)


def _list_in(document: Document) -> tuple[tuple[Step, ...], Sequence[Any] | None]:
    root = document.root
    if isinstance(root, list):
        return (), root
    if isinstance(root, Mapping) and len(root) == 1:
        key, value = next(iter(root.items()))
        if isinstance(value, list):
            return (key,), value
    return (), None


def _rows(
    document: Document, way: tuple[Step, ...], entries: Sequence[Any], faults: Mapping[int, Sequence[Finding]]
) -> Iterator[Row]:
    for index, entry in enumerate(entries):
        found = tuple(faults.get(index + 1, ()))
        if isinstance(entry, Mapping):
            values = _plain(entry)
        else:
            values = {}
            place = document.place((*way, index))
            found = (*found, MALFORMED.found(place, _("mục này không phải một hàng: viết «tên: nội dung»")))
        yield Row(index + 1, values, document.file, _At(document, (*way, index)), "", found)


def _plain(value: Any) -> Any:
    """Return the words without their places, as they are sent to those who fill."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


class _At:
    """Where the values of an entry stand."""

    __slots__ = ("_document", "_way")

    def __init__(self, document: Document, way: tuple[Step, ...]) -> None:
        self._document, self._way = document, way

    def __call__(self, path: str) -> tuple[int, int]:
        steps: list[Step] = [*self._way]
        for name in path.split(".") if path else ():
            # A path names every item of a list; the first one stands for them.
            steps += [name.removesuffix("[]"), 0] if name.endswith("[]") else [name]
        place: Place = self._document.place(steps)
        return place.line, place.column
