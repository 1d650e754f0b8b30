"""Which level a number belongs to: the series in the order they first come, restarts one level down."""

from dataclasses import dataclass, field

from thongbao.importing.markers import Marker, bare_number


@dataclass(slots=True)
class _Level:
    series: str
    ordinal: int
    path: str


@dataclass(slots=True)
class Outline:
    """Remembers the open levels of a document while its numbers are read in order."""

    _levels: list[_Level] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether no number has come yet."""
        return not self._levels

    def enter(self, printed: str, found: Marker | None) -> tuple[int, str]:
        """Return the level of the number (0 for a section) and its path: ``II.3`` for ``3.`` below ``II.``."""
        series, ordinal = (found.series, found.ordinal) if found else ("?", 1)
        depth = self._depth(series, ordinal)
        del self._levels[depth:]
        path = self._path(printed)
        self._levels.append(_Level(series, ordinal, path))
        return depth, path

    def _depth(self, series: str, ordinal: int) -> int:
        for depth in range(len(self._levels) - 1, -1, -1):
            level = self._levels[depth]
            if level.series != series:
                continue
            # A number that begins again in the innermost series opens a list of its own below.
            if ordinal == 1 and level.ordinal > 1 and depth == len(self._levels) - 1 and not self._follows(series):
                return depth + 1
            return depth
        return len(self._levels)

    def _follows(self, series: str) -> bool:
        """Return whether an outer level has the same series: then the restart belongs to the outer one's next."""
        return sum(1 for level in self._levels if level.series == series) > 1

    def _path(self, printed: str) -> str:
        number = bare_number(printed)
        above = self._levels[-1].path if self._levels else ""
        before, dot, last = above.rpartition(".")
        if not above or number.startswith(f"{above}."):
            return number
        # «1.1.» below «B.II.1» says the last number again.
        return f"{before}{dot}{number}" if number.startswith(f"{last}.") else f"{above}.{number}"
