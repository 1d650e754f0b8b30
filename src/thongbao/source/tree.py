"""What a YAML file says, as plain strings that remember where they stand.

Nothing is converted: ``012``, ``7:30``, ``no`` and ``2020-13-45`` stay the words that were written (NFC). Only an empty
value, ``~`` and ``null`` become ``None``: "not said". Places are kept as offsets into the text of the file, one small
number a key and one a value, and turned into line and column when somebody asks.
"""

from collections.abc import Sequence as Steps
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from thongbao.findings import Place
from thongbao.source.text_place import LineIndex

Value: TypeAlias = "str | Mapping | Sequence | None"


class Mapping(dict[str, Value]):
    """A YAML mapping: a ``dict`` in the order of the file that also knows the offsets of its keys and values.

    ``start`` is its own offset; ``offsets`` holds key, value, key, value … in the order of the keys. Read only.
    """

    __slots__ = ("_order", "offsets", "start")

    def __init__(self, start: int = 0) -> None:
        self.start = start
        self.offsets: list[int] = []
        self._order: dict[str, int] | None = None

    def key_offset(self, key: str) -> int:
        """Return the offset of ``key``; KeyError if it is not there."""
        return self.offsets[self._position(key)]

    def value_offset(self, key: str) -> int:
        """Return the offset of the value of ``key``; KeyError if it is not there."""
        return self.offsets[self._position(key) + 1]

    def first_offset(self) -> int:
        """Return the offset of the first key, or of the mapping itself when it is empty."""
        return self.offsets[0] if self.offsets else self.start

    def _position(self, key: str) -> int:
        if self._order is None or len(self._order) != len(self):
            self._order = {name: 2 * at for at, name in enumerate(self)}
        return self._order[key]


class Sequence(list[Value]):
    """A YAML sequence: a ``list`` that also knows its own offset (``start``) and those of its items (``offsets``)."""

    __slots__ = ("offsets", "start")

    def __init__(self, start: int = 0) -> None:
        super().__init__()
        self.start = start
        self.offsets: list[int] = []


def moved(value: Value, by: int) -> None:
    """Move every offset of a tree: it was read out of the middle of a text. What is there twice is moved once."""
    waiting: list[Value] = [value]
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping | Sequence) and id(node) not in seen:
            seen.add(id(node))
            node.start += by
            node.offsets[:] = [offset + by for offset in node.offsets]
            waiting += node.values() if isinstance(node, Mapping) else node


@dataclass(frozen=True)
class Document:
    """One YAML file as it was read.

    ``file`` is its name as messages print it, ``text`` its characters without a byte order mark (line ends as in the
    file), ``root`` what it says, ``digest`` the SHA-256 of its bytes in hexadecimal, ``has_bom`` whether a byte order
    mark stood in front. Offsets in ``root`` count characters of ``text``.
    """

    file: str
    text: str
    root: Value
    digest: str
    has_bom: bool = False

    def place(self, loc: Steps[str | int], *, key: bool = False) -> Place:
        """Return where the value at ``loc`` stands, or its key when ``key`` is true and ``loc`` ends in a key.

        The way is followed as deep as it goes: steps that lead nowhere are passed over (the tags a validator puts in,
        which begin with ``<``; an index into a word). A missing key is placed at the first key of its mapping, and the
        path still names it. Never raises.
        """
        offset, path = self._find(loc, key)
        line, column = self._lines.line_and_column(offset)
        return Place(self.file, line, column, path)

    def place_behind(self, loc: Steps[str | int], words: str) -> Place:
        """Return where the value at ``loc`` goes on behind its first ``words``, however the file folds its lines.

        Where the file writes the words otherwise (doubled quotes, escapes), the place of the value.
        """
        start, path = self._find(loc, False)
        at = start
        for word in words.split():
            found = self.text.find(word, at)
            if found < 0 or (at > start and self.text[at:found].strip()):
                at = start
                break
            at = found + len(word)
        if words[-1:].isspace() or not words:
            at += len(self.text[at:]) - len(self.text[at:].lstrip())
        line, column = self._lines.line_and_column(at)
        return Place(self.file, line, column, path)

    def offset(self, loc: Steps[str | int], *, key: bool = False) -> int:
        """Return the same point as :meth:`place` as an offset into ``text``."""
        return self._find(loc, key)[0]

    @cached_property
    def _lines(self) -> LineIndex:
        return LineIndex(self.text)

    def _find(self, loc: Steps[str | int], key: bool) -> tuple[int, str]:
        node = self.root
        offset = node.start if isinstance(node, Mapping | Sequence) else 0
        path = ""
        last = len(loc) - 1
        for at, step in enumerate(loc):
            if isinstance(node, Mapping) and isinstance(step, str):
                if step in node:
                    wants_key = key and at == last
                    offset = node.key_offset(step) if wants_key else node.value_offset(step)
                    path = _dotted(path, step)
                    node = node[step]
                elif at == last and not step.startswith("<"):
                    offset = node.first_offset()
                    path = _dotted(path, step)
            elif isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node):
                offset = node.offsets[step]
                path = f"{path}[{step}]"
                node = node[step]
        return offset, path


def _dotted(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
