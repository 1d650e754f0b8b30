"""Offset in a text → line and column, both 1-based and counted in characters (code points)."""

import re
from bisect import bisect_right

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


class LineIndex:
    """The line starts of one text; LF, CR LF and CR end a line, as in YAML and in every editor."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0]
        self._starts += [m.end() for m in _LINE_BREAK.finditer(text)]

    def line(self, offset: int) -> int:
        """Return the number of the line that holds ``offset``."""
        return bisect_right(self._starts, offset)

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Return line and column of ``offset``."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def start(self, line: int) -> int:
        """Return the offset at which ``line`` begins; of a line after the last, where the last begins."""
        return self._starts[min(line, len(self._starts)) - 1]
