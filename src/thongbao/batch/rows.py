"""One row of a table: its values under the names a template uses, and where each stands in its file."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from thongbao.findings import Finding, Place
from thongbao.vietnamese.text import fold, nfc

# Row → (line, column) of a value; the empty path is the row itself.
Locate = Callable[[str], tuple[int, int]]
_NOT_OF_NAMES: Final = re.compile(r"\W+")
_NAME: Final = re.compile(r"[^\W\d]\w*")
_TOP: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: ``number`` counts from 1 in the file.

    ``found`` are the faults of the row itself, or what finds them where the row is read by whoever fills it.
    """

    number: int
    values: Mapping[str, Any]
    file: str
    locate: Locate
    sheet: str = ""
    found: tuple[Finding, ...] | Callable[[], tuple[Finding, ...]] = ()

    @property
    def is_read(self) -> bool:
        """Whether it is known already if the row can be read."""
        return not callable(self.found)

    @property
    def faults(self) -> tuple[Finding, ...]:
        """Why the row cannot be read as one."""
        return self.found() if callable(self.found) else self.found

    def place(self, path: str = "") -> Place:
        """Return where the value of a path (``ten``, ``bang[].so``) stands, or else the row."""
        line, column = self.locate(path)
        shown = f"hang[{self.number}].{path}" if path else f"hang[{self.number}]"
        if self.sheet:
            where = f"{self.sheet}!{letters_of(column)}{line}"
            return Place(self.file, line, column, shown, where)
        return Place(self.file, line, column, shown)


@dataclass(frozen=True, slots=True)
class Table:
    """A file of rows, read as often as it is needed.

    ``columns`` are the names all rows have; ``None`` where each row has its own (YAML, JSON). ``faults`` are those of
    the file as a whole: with them there are no rows. ``digest`` is that of its bytes.
    """

    file: str
    digest: str
    rows: Callable[[], Iterator[Row]]
    columns: Sequence[str] | None = None
    faults: tuple[Finding, ...] = ()
    place_of_column: Callable[[str], Place] | None = None


def top_of(path: str) -> str:
    """Return the column of a path: ``bang`` for ``bang[].so``."""
    found = _TOP.match(path)
    return found[0] if found else path


def column_name(heading: str) -> str:
    """Return the name a template uses for a heading: ``Họ tên`` is ``ho_ten``; a name already stays as it is."""
    text = nfc(heading).strip()
    if _NAME.fullmatch(text) and text.isascii():
        return text
    name = _NOT_OF_NAMES.sub("_", fold(text)).strip("_")
    return name if not name or _NAME.fullmatch(name) else f"cot_{name}"


def letters_of(column: int) -> str:
    """Return what a spreadsheet calls a column: 1 is A, 28 is AB."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters or "A"
