"""Vietnamese text: normal form, folding for comparison, slugs, capitals, full stops, alphabetical order."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

Syllables = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]

_OPENERS: Final = "([{<\"'“‘„«‹"
_CLOSERS: Final = ")]}>\"'”’»›"
_STOPS: Final = ".?!…"
_LOOSE_ENDS: Final = ";,:"

_SLUG_LENGTH: Final = 80
_EMPTY_SLUG: Final = "khong-ten"
# Windows refuses these as file names whatever the extension.
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
RESERVED_NAMES: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
)
# Beyond this a key or a name is not a slip of the hand any more, and comparing is quadratic.
_LONGEST_WORD: Final = 200

_ALPHABET: Final = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK: Final = {letter: rank for rank, letter in enumerate(_ALPHABET)}
# The order of tones in Vietnamese dictionaries: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONES: Final = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}

# Enough for Vietnamese, and much faster than asking of every letter.
_VIETNAMESE_MARKS: Final = re.compile("[\u0300-\u036f]+")
_CONTROL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


def nfc(text: str) -> str:
    """Return ``text`` in Unicode normal form C, the form everything is kept in from the first step on."""
    return unicodedata.normalize("NFC", text)


def is_nfc(text: str) -> bool:
    """Whether a text is in Unicode normal form C; then every piece of it is, too."""
    return unicodedata.is_normalized("NFC", text)


def squeeze(text: str) -> str:
    """Return ``text`` in NFC stripped, every run of white space (no-break spaces, newlines) as one space."""
    return " ".join(nfc(text).split())


def fold(text: str) -> str:
    """Return ``text`` for comparing: lower case, without diacritics, đ as d, white space squeezed."""
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D").lower())
    plain = _VIETNAMESE_MARKS.sub("", apart)
    if not plain.isascii():
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return squeeze(plain)


def slug(text: str) -> str:
    """Return ``text`` as a file name: ``[a-z0-9-]``, 1 to 80 characters, never a name that Windows reserves.

    A text without any letter or digit gives ``khong-ten``.
    """
    name = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:_SLUG_LENGTH].strip("-")
    if not name:
        return _EMPTY_SLUG
    return f"ten-{name}" if name in RESERVED_NAMES else name


def capitalised(text: str) -> str:
    """Return ``text`` with its first letter in upper case; opening brackets and quotes before it are skipped."""
    start = len(text) - len(text.lstrip(_OPENERS))
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def uncapitalised(text: str) -> str:
    """Return ``text`` with its first letter in lower case, for setting it inside a sentence.

    An abbreviation (two capitals in a row: ``UBND``) stays; a proper name is the caller's care.
    """
    if text[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]


def with_full_stop(text: str) -> str:
    """Return ``text`` ending as a sentence of a letter does.

    A final ``;`` ``,`` ``:`` becomes a full stop; a text that ends in ``.`` ``…`` ``?`` ``!``, also inside a closing
    bracket or quote, stays as it is; anything else gets a full stop. An empty text stays empty.
    """
    body = text.rstrip()
    trimmed = body.rstrip(_LOOSE_ENDS + " \u00a0")
    if not trimmed:
        return ""
    if trimmed.rstrip(_CLOSERS).endswith(tuple(_STOPS)):
        return trimmed
    return trimmed + "."


def nearest(word: str, candidates: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """Return the candidate that was probably meant by ``word``, or None when none is at least ``cutoff`` alike.

    Compared without diacritics and case; among equals the first in code point order wins, so the answer is stable.
    """
    wanted = fold(word)[:_LONGEST_WORD]
    if not wanted:
        return None
    best, best_score = None, cutoff
    matcher = SequenceMatcher(None, "", wanted, autojunk=False)
    for candidate in sorted(set(candidates)):
        matcher.set_seq1(fold(candidate)[:_LONGEST_WORD])
        score = matcher.ratio()
        if score > best_score or (best is None and score >= cutoff):
            best, best_score = candidate, score
    return best


def sort_key(text: str) -> tuple[Syllables, str]:
    """Return a key that sorts in the order of Vietnamese dictionaries, syllable by syllable.

    In a syllable the letters decide first (a ă â b c d đ e ê …), then the tones (ngang, huyền, hỏi, ngã, sắc, nặng);
    capitals and punctuation only decide between texts that are equal otherwise.
    """
    syllables = re.findall(r"[^\W_]+", nfc(text).lower())
    return tuple(_syllable_key(syllable) for syllable in syllables), nfc(text)


def _syllable_key(syllable: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    letters: list[int] = []
    tones: list[int] = []
    for letter in syllable:
        apart = unicodedata.normalize("NFD", letter)
        tone = next((_TONES[mark] for mark in apart[1:] if mark in _TONES), 0)
        plain = nfc("".join(part for part in apart if part not in _TONES))
        letters.append(_RANK.get(plain, len(_RANK) + ord(plain[0])))
        tones.append(tone)
    return tuple(letters), tuple(tones)


def control_characters(text: str) -> list[int]:
    """Return the offsets of characters that must not stand in a paper, in order.

    These are the C0 and C1 controls except tab, newline and carriage return, the soft hyphen, zero-width and
    bidirectional controls, lone surrogates, U+FEFF, U+FFFE and U+FFFF.
    """
    return [match.start() for match in _CONTROL.finditer(text)]
