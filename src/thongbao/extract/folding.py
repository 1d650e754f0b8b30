"""Names and words in one spelling for comparing: case, tone placement, "&" and "và", dashes, abbreviations."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

_TONES: Final = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_WORD: Final = re.compile(r"[^\W_]+")
_JOINERS: Final = frozenset({"va1", "va"})

_RELATED: Final = ("co4", "liên")

#: Words that are compared in full, whatever way they are printed; every value is folded.
_SHORT_FORMS: Final = {
    "UBND": "ủy ban nhân dân",
    "HĐND": "hội đồng nhân dân",
    "MTTQ": "mặt trận tổ quốc",
    "MTTQVN": "mặt trận tổ quốc việt nam",
    "UBMTTQ": "ủy ban mặt trận tổ quốc",
    "UBMTTQVN": "ủy ban mặt trận tổ quốc việt nam",
    "BHXH": "bảo hiểm xã hội",
    "LĐLĐ": "liên đoàn lao động",
    "BQL": "ban quản lý",
    "BCĐ": "ban chỉ đạo",
    "TP": "thành phố",
    "PCT": "phó chủ tịch",
    "CT": "chủ tịch",
    "VP": "văn phòng",
    "CA": "công an",
    "P": "phòng",
}


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """Return one syllable in lower case with its tone as a digit at the end: ``hoà`` and ``hòa`` are both ``hoa1``."""
    tone = ""
    letters = []
    for letter in unicodedata.normalize("NFD", word.lower()):
        if letter in _TONES:
            tone = _TONES[letter]
        else:
            letters.append(letter)
    return unicodedata.normalize("NFC", "".join(letters)) + tone


def folded_words(text: str) -> tuple[str, ...]:
    """Return the folded words of ``text``, punctuation left out."""
    return tuple(folded(word) for word in _WORD.findall(text))


def is_abbreviation(word: str) -> bool:
    """Return whether the word is printed in capitals only, two at least: ``UBND``, ``DVNN``."""
    return len(word) > 1 and word.isupper()


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: folded, short forms in full, without "và" and punctuation.

    What stays an abbreviation (``DVNN``) is kept in capitals: it is compared by its letters.
    """
    words: list[str] = []
    for word in _WORD.findall(name):
        if word in _SHORT_FORMS:
            words += folded_words(_SHORT_FORMS[word])
        elif is_abbreviation(word):
            words.append(word)
        elif (short := folded(word)) not in _JOINERS:
            words.append(short)
    # "có liên quan" and "liên quan" say the same.
    return tuple(word for word, after in zip(words, [*words[1:], ""], strict=False) if (word, after) != _RELATED)


def says_the_same(printed: Sequence[str], name: Sequence[str]) -> bool:
    """Return whether the words say the same; capitals stand for the first letters of words in a row on either side."""
    left, right = list(printed), list(name)
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] == right[j]:
            i, j = i + 1, j + 1
        elif left[i].isupper() and (step := _initials(left[i], right, j)):
            i, j = i + 1, j + step
        elif right[j].isupper() and (step := _initials(right[j], left, i)):
            i, j = i + step, j + 1
        else:
            return False
    return i == len(left) and j == len(right)


def _initials(short: str, words: Sequence[str], start: int) -> int:
    """Return how many words from ``start`` the letters of ``short`` stand for; 0 when they do not."""
    taken = words[start : start + len(short)]
    if len(taken) < len(short):
        return 0
    pairs = zip(short.lower(), taken, strict=True)
    return len(short) if all(word.islower() and word.startswith(letter) for letter, word in pairs) else 0
