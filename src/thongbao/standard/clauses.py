"""How a rule names its source: the decree, the annex and the clause, spelled in one place.

Phụ lục I has two parts: Phần I (documents; mục I–V, the components in mục II and III) and Phần II (copies).
"""

from typing import Final

DECREE: Final = "Nghị định 30/2020/NĐ-CP"
# How deep the word stands that a part of a clause's name begins with.
_DEPTH: Final = {"Nghị": 0, "Điều": 1, "Phụ": 1, "phần": 2, "mục": 3, "khoản": 4, "điểm": 5}


def article(number: int, paragraph: int | None = None) -> str:
    """Return the name of an article of the decree, of one of its khoản when ``paragraph`` is given."""
    return f"{DECREE}, Điều {number}" + (f", khoản {paragraph}" if paragraph else "")


def component(section: str, paragraph: int, point: str = "") -> str:
    """Return the name of a clause on the parts of a document: Phụ lục I, phần I, by mục, khoản and điểm."""
    return f"{DECREE}, Phụ lục I, phần I, mục {section}, khoản {paragraph}" + (f", điểm {point}" if point else "")


def annex(roman: str, section: str) -> str:
    """Return the name of a section of another annex: ``annex("III", "I")`` is the table of abbreviations."""
    return f"{DECREE}, Phụ lục {roman}, mục {section}"


def together(*clauses: str) -> str:
    """Return several clauses in one line; what a clause shares with the one before it is not said again.

    ``Nghị định …, Phụ lục I, phần I, mục II, khoản 9, điểm a; điểm b``.
    """
    printed: list[str] = []
    before: list[str] = []
    for clause in clauses:
        parts = clause.split(", ")
        same = next((at for at, pair in enumerate(zip(parts, before, strict=False)) if pair[0] != pair[1]), 0)
        printed.append(", ".join(parts[same:]))
        before = parts
    return "; ".join(printed)


def each(clause: str) -> tuple[str, ...]:
    """Return the clauses that :func:`together` joined, each in full."""
    found: list[str] = []
    before: list[str] = []
    for printed in clause.split("; ") if clause else ():
        parts = printed.split(", ")
        before = [*(part for part in before if _depth(part) < _depth(parts[0])), *parts]
        found.append(", ".join(before))
    return tuple(found)


def _depth(part: str) -> int:
    return _DEPTH[part.split(" ", 1)[0]]
