"""Pieces of a recognised scan without what the recognition took for letters: specks, borders, the edge of a stamp."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from thongbao.importing.pieces import Piece

# What specks and borders are read as in front of a line; brackets and opening quotes belong to words.
_SPECKS: Final = re.compile(r"^(?:['‘`´|>~^_¬.,;:]\s*)+(?=\w)")


def without_specks(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces that hold a letter or a digit, no stray mark in front of them; every word stays."""
    for piece in pieces:
        if any(letter.isalnum() for letter in piece.text) or piece.cells:
            yield piece.of(_SPECKS.sub("", piece.text))
