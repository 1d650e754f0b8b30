"""How a rule names its source: the decree, the annex and the clause, spelled in one place.

Phụ lục I has two parts: Phần I (documents; mục I–V, the components in mục II and III) and Phần II (copies).
"""

from typing import Final

DECREE: Final = "Nghị định 30/2020/NĐ-CP"


def article(number: int, paragraph: int | None = None) -> str:
    """Return the name of an article of the decree, of one of its khoản when ``paragraph`` is given."""
    return f"{DECREE}, Điều {number}" + (f", khoản {paragraph}" if paragraph else "")


def component(section: str, paragraph: int, point: str = "") -> str:
    """Return the name of a clause on the parts of a document: Phụ lục I, phần I, by mục, khoản and điểm."""
    return f"{DECREE}, Phụ lục I, phần I, mục {section}, khoản {paragraph}" + (f", điểm {point}" if point else "")


def annex(roman: str, section: str) -> str:
    """Return the name of a section of another annex: ``annex("III", "I")`` is the table of abbreviations."""
    return f"{DECREE}, Phụ lục {roman}, mục {section}"
