"""A printed page as data: its lines of words with their places, in points from the upper left corner."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Words that stand on one line close to each other."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """How far down the page the line stands."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page: its size and its lines from the top down."""

    width: float
    height: float
    lines: tuple[PrintedLine, ...]


@dataclass(frozen=True, slots=True)
class Printing:
    """A document as it was laid out: its pages, and letters that no font had (font → letters)."""

    pages: tuple[PrintedPage, ...]
    missing: tuple[tuple[str, str], ...] = ()
