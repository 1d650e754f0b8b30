"""Words on a page → its lines from top to bottom, words from left to right; rows of ruled tables with their cells."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
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
# More lines than a page of any table has are a drawing.
_MOST_COLUMNS: Final = 60
_MOST_ROWS: Final = 300
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
    continuing: tuple[int, ...] = ()

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
    uprights: Mapping[float, Sequence[PdfRule]]
    flats: Mapping[float, Sequence[PdfRule]]

    def holds(self, word: PdfWord) -> bool:
        middle = (word.left + word.right) / 2
        return self.columns[0] < middle < self.columns[-1] and self.levels[-1] < word.middle < self.levels[0]

    def rows(self, page: int, table: int, words: Sequence[PdfWord]) -> Iterator[Line]:
        """Yield a row a line; a cell without a line to its left or above it belongs to the one there."""
        made: list[Line] = []
        for number, (top, bottom) in enumerate(pairwise(self.levels)):
            row = [word for word in words if bottom < word.middle < top]
            edges = [x for x in self.columns[:-1] if self._is_ruled_left(x, (top + bottom) / 2)]
            cells, continuing = [], []
            for column, (left, right) in enumerate(pairwise(self.columns)):
                end = next((x for x in edges if x > left), self.columns[-1])
                own = [word for word in row if left < (word.left + word.right) / 2 < end] if left in edges else []
                cells.append(squeeze(" ".join(line.text for line in levels(page, own))))
                if number and left in edges and not self._is_ruled_above((left + right) / 2, top):
                    continuing.append(column)
            if row:
                _give_back(made, cells, continuing)
                ordered = sorted(row, key=lambda each: (-each.middle, each.left))
                made.append(Line(page, ordered, tuple(cells), table, tuple(continuing)))
        yield from made

    def _is_ruled_left(self, x: float, middle: float) -> bool:
        return x == self.columns[0] or any(rule.bottom < middle < rule.top for rule in self.uprights[x])

    def _is_ruled_above(self, middle: float, level: float) -> bool:
        return any(rule.left < middle < rule.right for rule in self.flats[level])


def _give_back(rows: Sequence[Line], cells: list[str], continuing: Sequence[int]) -> None:
    """Put words of a cell that goes over several rows into the first of them."""
    for column in continuing:
        first = next((row for row in reversed(rows) if column not in row.continuing), None)
        if first is not None and cells[column]:
            whole = squeeze(f"{first.cells[column]} {cells[column]}")
            first.cells = (*first.cells[:column], whole, *first.cells[column + 1 :])
            cells[column] = ""


def over_pages(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with tables that go on on the next page as one, rows cut by the page put together.

    Names of columns that are printed again are left out.
    """
    made: list[Line] = []
    head: tuple[str, ...] = ()
    joined = 0
    for line in lines:
        before = made[-1] if made else None
        if line.cells and before is not None and before.cells and len(before.cells) == len(line.cells):
            if line.page == before.page + 1:
                joined = line.table
            if line.table == joined:
                if line.page == before.page + 1 and (line.cells == head or _is_rest(before, line)):
                    if line.cells != head:
                        _append(before, line)
                    continue
                line.table = before.table
        if line.cells and line.table != (before.table if before is not None else 0):
            head = line.cells
        made.append(line)
    return made


def _is_rest(before: Line, line: Line) -> bool:
    """Return whether the first row on a page is the rest of the last one before it: it has no number of its own."""
    return not line.cells[0] and bool(before.cells[0]) and 0 not in line.continuing


def _append(before: Line, line: Line) -> None:
    before.words = [*before.words, *line.words]
    before.cells = tuple(squeeze(f"{one} {other}") for one, other in zip(before.cells, line.cells, strict=True))


def _grids(page: PdfPage) -> Iterator[_Grid]:
    """Yield the tables that are drawn with lines: at least three upright lines, or two with several levels between."""
    upright = [rule for rule in page.rules if rule.upright and rule.top - rule.bottom > 8]
    flat = [rule for rule in page.rules if not rule.upright and rule.right - rule.left > 12]
    for group in _touching(upright, flat):
        columns = _merged([(rule.left + rule.right) / 2 for rule in group if rule.upright])
        heights = _merged([(rule.bottom + rule.top) / 2 for rule in group if not rule.upright])
        if 3 <= len(columns) <= _MOST_COLUMNS and 2 <= len(heights) <= _MOST_ROWS:
            sides = _along(columns, [(rule, (rule.left + rule.right) / 2) for rule in group if rule.upright])
            floors = _along(heights, [(rule, (rule.bottom + rule.top) / 2) for rule in group if not rule.upright])
            yield _Grid(tuple(columns), tuple(reversed(heights)), sides, floors)


def _along(places: Sequence[float], rules: Sequence[tuple[PdfRule, float]]) -> dict[float, list[PdfRule]]:
    """Return the rules that run along each of the places."""
    made: dict[float, list[PdfRule]] = {place: [] for place in places}
    for rule, at in rules:
        # Places are the first of rules close together, so the one at or below it is its own.
        made[places[max(bisect_right(places, at) - 1, 0)]].append(rule)
    return made


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
