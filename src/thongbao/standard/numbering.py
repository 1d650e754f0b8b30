"""How parts of a document are counted (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 6)."""

from typing import Final

# Điểm: the Vietnamese letters the decree itself counts with; f, j, w, z and ă, â, ê, ô, ơ, ư are not among them.
POINT_LETTERS: Final = tuple("abcdđeghiklmnopqrstuvxy")
_ROMAN: Final = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def point(index: int) -> str:
    """Return ``a)``, ``b)`` … for 0, 1 …; past the last letter the count goes on in pairs: ``aa)``, ``ab)``."""
    size = len(POINT_LETTERS)
    head = POINT_LETTERS[index // size - 1] if index >= size else ""
    return f"{head}{POINT_LETTERS[index % size]})"


def roman(number: int) -> str:
    """Return a number from 1 on in Roman numerals, as appendices are counted."""
    letters = ""
    for value, letter in _ROMAN:
        while number >= value:
            letters += letter
            number -= value
    return letters
