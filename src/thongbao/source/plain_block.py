"""The YAML that people and exporters mostly write, read line by line: keys, dashes, words in one line or wrapped.

libyaml reads a file in a thirtieth of the time that its events cost as objects of Python (two marks each). For the part
of YAML that needs no events this reads the text itself: block mappings and sequences, words that are plain, in single
quotes, or in double quotes without a backslash. Whatever else there is – blocks, brackets, anchors, tags, comments
behind words, a second document, a key twice, a slip of any kind – it does not judge: it gives up, and libyaml reads the
file. What it returns is, offsets and all, what the events would have made (tests/source/test_source_plain_block.py).
"""

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from thongbao.source.tree import Mapping, Sequence, Value

MAX_DEPTH: Final = 40
# A line: indentation, dashes, a key, and the rest.
_LINE: Final = re.compile(r"( *)((?:- +)*)(?:([^\W\d]\w{0,99}):(?: +|$))?([^\n]*)\n?", re.MULTILINE)
# The dash of an entry at the left edge, and what may stand before the first.
_ENTRY: Final = re.compile(r"^-(?= |$)", re.MULTILINE)
_NOTHING: Final = re.compile(r"(?: *(?:#[^\n]*)?\n)*")
# What a plain word may not begin with here; most of it means something else.
_NOT_PLAIN: Final = frozenset("-?:,[]{}#&*!|>'\"%@`“‘”„‟‚‛")
_SINGLE: Final = re.compile(r"'((?:[^']|'')*)' *")
_DOUBLE: Final = re.compile(r'"([^"\\]*)" *')
_NULLS: Final = frozenset(("~", "null"))
_MEMO_LENGTH: Final = 64

_Frame: TypeAlias = "tuple[int, Mapping | Sequence]"


class NotPlainBlockError(Exception):
    """The text holds something that is left to libyaml."""


def read_plain_block(text: str) -> Mapping | Sequence:
    """Return what the text says.

    The text is in normal form C and holds no Tab, carriage return, control or invisible character.

    :raises NotPlainBlockError: it needs a whole parser, or there is nothing in it.
    """
    return _Reader(text, {}).document(0, len(text))


def read_list(text: str, read_item: Callable[[int, int], tuple[Value, int]]) -> Sequence:
    """Return what a text says that is a list, entry by entry: one odd entry does not cost the others their speed.

    An entry begins with a dash at the left edge. Where such a dash belongs to a quotation or brackets over several
    lines instead, what stands before it cannot be read on its own, and ``read_item`` must raise.

    :param read_item: reads an entry that is not plain: its start and end → value and offset; raises
        NotPlainBlockError where it has anything to say about it.
    :raises NotPlainBlockError: the text is no such list, or ``read_item`` gave up.
    """
    starts = [found.start() for found in _ENTRY.finditer(text)]
    if not starts or not _NOTHING.fullmatch(text, 0, starts[0]):
        raise NotPlainBlockError
    result = Sequence(starts[0])
    words: dict[str, str] = {}
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        try:
            entry = _Reader(text, words).document(start, end)
            value, offset = entry[0], entry.offsets[0]  # type: ignore[index]
        except NotPlainBlockError:
            value, offset = read_item(start, end)
        result.append(value)
        result.offsets.append(offset)
    return result


class _Reader:
    """Reads one text; ``_frames`` are the collections open at a line, each with the column its entries stand in."""

    def __init__(self, text: str, words: dict[str, str]) -> None:
        self._text = text
        self._frames: list[_Frame] = []
        self._root: Mapping | Sequence | None = None
        # A key or dash whose value has not come yet: its column, collection, key, and the offset behind its sign.
        self._waiting: tuple[int, Mapping | Sequence, str, int] | None = None
        # A plain word that the next line may go on with: its column and collection.
        self._last: tuple[int, Mapping | Sequence, str] | None = None
        # Words read before, so that most are looked at once: as they stand → without spaces behind.
        self._words = words

    def document(self, start: int, end: int) -> Mapping | Sequence:
        """Read the lines between two offsets."""
        for line in _LINE.finditer(self._text, start, end):
            indent, dashes, key, rest = line.groups()
            if key is not None and not dashes:
                self._keyed(line, len(indent), key, rest)
            elif dashes:
                self._dashed(line, len(indent), dashes, key, rest)
            elif rest:
                self._words_alone(len(indent), rest, line.start(4))
            else:
                # A blank line inside a wrapped word would be a line break.
                self._last = None
        self._nothing_came()
        if self._root is None:
            raise NotPlainBlockError
        return self._root

    def _keyed(self, line: re.Match[str], column: int, key: str, rest: str) -> None:
        """Read a key, at the start of a line or behind dashes, and its value if that stands beside it."""
        start = line.start(3)
        above = self._frames[-1] if self._frames and self._waiting is None else None
        if above and above[0] == column and isinstance(above[1], Mapping) and key not in above[1] and key not in _NULLS:
            # What nearly every line is: one more key of the mapping above.
            mapping = above[1]
            mapping.offsets.append(start)
        else:
            mapping = self._entry(column, key, start)
        if not rest:
            mapping[key] = None
            self._waiting = (column, mapping, key, line.end(3) + 1)
            self._last = None
            return
        word, plain = self._words.get(rest), True
        if word is None:
            word, plain = self._word(rest)
        mapping[key] = word
        mapping.offsets.append(line.start(4))
        self._last = (column, mapping, key) if plain else None

    def _dashed(self, line: re.Match[str], indent: int, dashes: str, key: str | None, rest: str) -> None:
        offset = line.start(2)
        column = indent
        for dash in re.finditer(r"- +", dashes):
            self._item(column, offset + dash.start())
            column = indent + dash.end()
        sequence = self._frames[-1][1]
        if key is not None:
            self._keyed(line, column, key, rest)
        elif rest == "-":
            raise NotPlainBlockError
        elif rest:
            at = self._frames[-1][0]
            word, plain = self._word(rest)
            self._waiting = None
            assert isinstance(sequence, Sequence)
            sequence.append(word)
            sequence.offsets.append(line.start(4))
            self._last = (at, sequence, "") if plain else None

    def _words_alone(self, indent: int, rest: str, offset: int) -> None:
        """Read a line that is neither a key nor an item: a lone dash, a comment, or the rest of wrapped words."""
        if rest == "-":
            self._item(indent, offset)
        elif rest[0] == "#":
            self._last = None
        else:
            self._go_on(indent, rest)

    def _item(self, column: int, offset: int) -> None:
        """Begin an item of the sequence whose dashes stand in a column."""
        if self._waiting is not None:
            above, container, key, _behind = self._waiting
            if column > above or (column == above and isinstance(container, Mapping)):
                self._open(column, Sequence(offset), container, key, offset)
            else:
                self._nothing_came()
        elif self._root is None:
            self._begin(column, Sequence(offset))
        frames = self._frames
        while frames and frames[-1][0] > column:
            frames.pop()
        if not frames or frames[-1][0] != column or not isinstance(frames[-1][1], Sequence):
            raise NotPlainBlockError
        self._last = None
        self._waiting = (column, frames[-1][1], "", offset + 1)

    def _entry(self, column: int, key: str, offset: int) -> Mapping:
        """Begin an entry of the mapping whose keys stand in a column, and return the mapping."""
        if self._waiting is not None:
            above, container, waiting, _behind = self._waiting
            if column > above:
                self._open(column, Mapping(offset), container, waiting, offset)
            else:
                self._nothing_came()
        elif self._root is None:
            self._begin(column, Mapping(offset))
        frames = self._frames
        while frames[-1][0] > column or (frames[-1][0] == column and isinstance(frames[-1][1], Sequence)):
            frames.pop()
            if not frames:
                raise NotPlainBlockError
        mapping = frames[-1][1]
        if frames[-1][0] != column or key in mapping or key in _NULLS:
            raise NotPlainBlockError
        assert isinstance(mapping, Mapping)
        mapping.offsets.append(offset)
        return mapping

    def _word(self, rest: str) -> tuple[str | None, bool]:
        """Return the words of a value, and whether a next line may go on with them."""
        first = rest[0]
        if first not in _NOT_PLAIN:
            text = rest.rstrip(" ")
            if ": " in text or " #" in text or text[-1] == ":":
                raise NotPlainBlockError
            if text in _NULLS:
                return None, False
            if len(rest) <= _MEMO_LENGTH:
                self._words[rest] = text
            return text, True
        quoted = _SINGLE.fullmatch(rest) if first == "'" else _DOUBLE.fullmatch(rest) if first == '"' else None
        if quoted is None:
            raise NotPlainBlockError
        return (quoted[1].replace("''", "'") if first == "'" else quoted[1]), False

    def _go_on(self, indent: int, rest: str) -> None:
        """Add a line to the plain words of the line before."""
        if self._last is None or indent <= self._last[0] or rest[0] in _NOT_PLAIN:
            raise NotPlainBlockError
        text = rest.rstrip(" ")
        if ": " in text or " #" in text or text[-1] == ":":
            raise NotPlainBlockError
        _column, container, key = self._last
        if isinstance(container, Mapping):
            container[key] = f"{container[key]} {text}"
        else:
            container[-1] = f"{container[-1]} {text}"

    def _begin(self, column: int, collection: Mapping | Sequence) -> None:
        self._root = collection
        self._frames.append((column, collection))

    def _open(
        self, column: int, collection: Mapping | Sequence, container: Mapping | Sequence, key: str, offset: int
    ) -> None:
        """Give a waiting key or dash a collection as its value."""
        if len(self._frames) >= MAX_DEPTH:
            raise NotPlainBlockError
        self._put(container, key, collection, offset)
        self._frames.append((column, collection))
        self._waiting = None

    def _nothing_came(self) -> None:
        if self._waiting is not None:
            _column, container, key, behind = self._waiting
            self._put(container, key, None, behind)
            self._waiting = None

    @staticmethod
    def _put(container: Mapping | Sequence, key: str, value: Value, offset: int) -> None:
        if isinstance(container, Mapping):
            container[key] = value
        else:
            container.append(value)
        container.offsets.append(offset)
