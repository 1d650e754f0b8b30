"""Words on a page → its lines from top to bottom, words from left to right; rows of ruled tables with their cells."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low
from typing import Final

from thongbao.convert.pdf_words import PdfPage, PdfRule, PdfWord
from thongbao.vietnamese.text import squeeze

# Words whose middles differ by less than this share of their height stand in one line.
_LEVEL: Final = 0.5
# A gap of so many letter sizes parts the columns of a head.
_COLUMN_GAP: Final = 2.0
_NEAR: Final = 2.5
# A strip so wide with no word in it parts two columns, when it runs down the middle of the page.
_GUTTER: Final = 6.0
_MIDDLE: Final = (0.3, 0.8)
_RAISED: Final = 0.75


@dataclass(eq=False, slots=True)
class Line:
    """A printed line; of a table a whole row, with the words of its cells."""

    page: int
    words: list[PdfWord]
    cells: tuple[str, ...] = ()
    table: int = 0

    @property
    def text(self) -> str:
        """Its words."""
        return squeeze(" ".join(unicodedata.normalize("NFC", word.text) for word in self.words))

    @property
    def left(self) -> float:
        """Where it begins."""
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(word.right for word in self.words)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return min(word.bottom for word in self.words)

    @property
    def baseline(self) -> float:
        """What most of its letters stand on; their lower edge where that is not known."""
        return median_low(word.bottom if word.baseline is None else word.baseline for word in self.words)

    @property
    def top(self) -> float:
        """Its upper edge."""
        return max(word.top for word in self.words)

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        sizes = sorted(word.size for word in self.words)
        return sizes[len(sizes) // 2]

    @property
    def bold(self) -> bool:
        """Whether nearly all of it is bold."""
        letters = sum(len(word.text) for word in self.words)
        return letters > 0 and sum(len(word.text) for word in self.words if word.bold) / letters >= 0.9

    def parts(self) -> "list[Line]":
        """Return the line cut at the gaps that part two columns."""
        made = [[self.words[0]]]
        for before, word in pairwise(self.words):
            if word.left - before.right > _COLUMN_GAP * max(word.size, 8.0):
                made.append([])
            made[-1].append(word)
        return [Line(self.page, words, self.cells, self.table) for words in made]


def lines_of(page: PdfPage) -> list[Line]:
    """Return the lines of a page from top to bottom."""
    grids = list(_grids(page))
    free: list[PdfWord] = []
    inside: list[list[PdfWord]] = [[] for _grid in grids]
    for word in page.words:
        home = next((i for i, grid in enumerate(grids) if grid.holds(word)), None)
        (free if home is None else inside[home]).append(word)
    lines = list(levels(page.number, free))
    for number, (grid, words) in enumerate(zip(grids, inside, strict=True), 1):
        lines += grid.rows(page.number, page.number * 100 + number, words)
    return sorted(lines, key=lambda line: -line.top)


def levels(page: int, words: Sequence[PdfWord]) -> Iterator[Line]:
    """Yield the lines that words make, from top to bottom."""
    waiting: list[PdfWord] = []
    for word in sorted(words, key=lambda each: (-each.middle, each.left)):
        if waiting and not _level(waiting, word):
            yield _line(page, waiting)
            waiting = []
        waiting.append(word)
    if waiting:
        yield _line(page, waiting)


def _level(words: Sequence[PdfWord], word: PdfWord) -> bool:
    tallest = max(words, key=lambda each: each.size)
    return abs(tallest.middle - word.middle) < _LEVEL * max(tallest.size, word.size)


def _line(page: int, words: Sequence[PdfWord]) -> Line:
    """Return the line of these words; raised little numbers that point to notes are left out."""
    tallest = max(word.size for word in words)
    kept = [word for word in words if not (word.size < _RAISED * tallest and word.text.isdigit())]
    return Line(page, sorted(kept or words, key=lambda each: each.left))


def side_by_side(lines: Sequence[Line]) -> tuple[list[Line], list[Line]] | None:
    """Return the lines of the left and of the right column, each read on its own; ``None`` where nothing parts them.

    The lines of two columns need not stand at one height: letters beside each other may be of two sizes.
    """
    words = sorted((word for line in lines for word in line.words), key=lambda word: word.left)
    if not words:
        return None
    left, right = words[0].left, max(word.right for word in words)
    low, high = (left + share * (right - left) for share in _MIDDLE)
    widest, cut, reached = _GUTTER, 0.0, words[0].right
    for word in words[1:]:
        if word.left - reached >= widest and low < word.left and reached < high:
            widest, cut = word.left - reached, (word.left + reached) / 2
        reached = max(reached, word.right)
    if not cut:
        return None
    page = lines[0].page
    first, second = ([w for w in words if (w.left < cut) is here] for here in (True, False))
    return list(levels(page, first)), list(levels(page, second))


@dataclass(frozen=True, slots=True)
class _Grid:
    """A ruled table: where its lines run."""

    columns: tuple[float, ...]
    levels: tuple[float, ...]

    def holds(self, word: PdfWord) -> bool:
        middle = (word.left + word.right) / 2
        return self.columns[0] < middle < self.columns[-1] and self.levels[-1] < word.middle < self.levels[0]

    def rows(self, page: int, table: int, words: Sequence[PdfWord]) -> Iterator[Line]:
        for top, bottom in pairwise(self.levels):
            row = [word for word in words if bottom < word.middle < top]
            cells = []
            for left, right in pairwise(self.columns):
                own = [word for word in row if left < (word.left + word.right) / 2 < right]
                cells.append(squeeze(" ".join(line.text for line in levels(page, own))))
            if row:
                yield Line(page, sorted(row, key=lambda each: (-each.middle, each.left)), tuple(cells), table)


def _grids(page: PdfPage) -> Iterator[_Grid]:
    """Yield the tables that are drawn with lines: at least three upright lines, or two with several levels between."""
    upright = [rule for rule in page.rules if rule.upright and rule.top - rule.bottom > 8]
    flat = [rule for rule in page.rules if not rule.upright and rule.right - rule.left > 12]
    for group in _touching(upright, flat):
        columns = _merged([(rule.left + rule.right) / 2 for rule in group if rule.upright])
        levels = _merged([(rule.bottom + rule.top) / 2 for rule in group if not rule.upright])
        if len(columns) >= 3 and len(levels) >= 2:
            yield _Grid(tuple(columns), tuple(reversed(levels)))


def _touching(upright: Sequence[PdfRule], flat: Sequence[PdfRule]) -> Iterator[list[PdfRule]]:
    """Yield groups of rules that touch each other, from the top of the page."""
    left = sorted((*upright, *flat), key=lambda rule: -rule.top)
    group: list[PdfRule] = []
    lowest = 0.0
    for rule in left:
        if group and rule.top < lowest - _NEAR:
            yield group
            group = []
        lowest = min(lowest, rule.bottom) if group else rule.bottom
        group.append(rule)
    if group:
        yield group


def _merged(values: Sequence[float]) -> list[float]:
    made: list[float] = []
    for value in sorted(values):
        if not made or value - made[-1] > _NEAR:
            made.append(value)
    return made
