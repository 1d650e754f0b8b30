"""How long a paper is kept: ``Vĩnh viễn`` or a number of years (Nghị định 30/2020/NĐ-CP, Điều 29, Phụ lục V)."""

import re
from datetime import date
from typing import Final

from thongbao.vietnamese.text import fold

FOREVER: Final = "Vĩnh viễn"
_YEARS: Final = re.compile(r"0*([1-9]\d{0,2}) nam")


def years_of(term: str) -> int | None:
    """Return the number of years of a term, ``None`` for one without end or that cannot be read."""
    found = _YEARS.fullmatch(fold(term))
    return int(found[1]) if found else None


def is_term(term: str) -> bool:
    """Return whether the term is ``Vĩnh viễn`` or a number of years."""
    return fold(term) == fold(FOREVER) or years_of(term) is not None


def review_date(term: str, issued_date: date) -> date | None:
    """Return the first day on which a paper is up for review; ``None`` when it is kept for ever or no term is set.

    The years are counted from the end of the year the work ended in, so whole calendar years pass.
    """
    years = years_of(term)
    return date(issued_date.year + years + 1, 1, 1) if years else None
