"""Pieces of a recognised scan: what the recognition took for letters is left out, what it misread is told."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from thongbao.importing.pieces import Doubt, Piece
from thongbao.language import _
from thongbao.standard.recognising import is_filing
from thongbao.vietnamese.syllables import is_syllable

# What specks and borders are read as in front of a line; brackets and opening quotes belong to words.
_SPECKS: Final = re.compile(r"^(?:['‘`´|>~^_¬.,;:]\s*)+(?=\w)")


def without_specks(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces that hold a letter or a digit, no stray mark in front of them; every word stays."""
    for piece in pieces:
        if any(letter.isalnum() for letter in piece.text) or piece.cells:
            yield piece.of(_SPECKS.sub("", piece.text))


# Runs of letters; what holds a figure or a sign is a code or a place no syllable can judge.
_LETTERS: Final = re.compile(r"(?<![\w&/.@-])[^\W\d_]+(?![\w&/@])")
# «VT» opens nearly every filing line; the recognition likes to read other letters there.
_FILED: Final = re.compile(r"lưu\s*[:;]?\s*(?P<first>\w+)", re.IGNORECASE)
_FILERS: Final = frozenset({"VT", "VP", "V", "HS"})
_HIGHLANDS: Final = frozenset({"đắk", "đăk", "lắk", "lăk", "krông", "plông"})
# Capitals alone (UBND, HĐND, NN&PTNT) are abbreviations of any office.
_LONGEST_ABBREVIATION: Final = 7


def misread(pieces: Iterable[Piece]) -> Iterator[Doubt]:
    """Yield the words that no Vietnamese text holds, and filing lines that do not begin as filing lines do."""
    for piece in pieces:
        strange = [word for word in _LETTERS.findall(piece.text) if not _is_word(word)]
        if strange:
            words = ", ".join(f"«{word}»" for word in dict.fromkeys(strange))
            yield Doubt(words, piece.origin, _("có thể máy nhận dạng sai chữ"))
        filed = _FILED.search(piece.text) if is_filing(piece.text) or is_filing(piece.printed) else None
        if filed and filed["first"].isupper() and filed["first"] not in _FILERS:
            yield Doubt(f"«{filed['first']}»", piece.origin, _("sau «Lưu:» thường là VT; có thể máy nhận dạng sai chữ"))


def _is_word(word: str) -> bool:
    if is_syllable(word) or len(word) == 1 or word.lower() in _HIGHLANDS or (word.isascii() and word.istitle()):
        return True
    return word.isupper() and len(word) <= _LONGEST_ABBREVIATION
