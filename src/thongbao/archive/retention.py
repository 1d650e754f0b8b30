"""How long a paper is kept, and when somebody has to look at it again. Nothing here ever deletes."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from thongbao.vietnamese.text import fold

FOREVER: Final = "Vĩnh viễn"
_YEARS: Final = re.compile(r"0*([1-9]\d{0,2}) nam")


@dataclass(frozen=True, slots=True)
class Retention:
    """The term as the office says it (``Vĩnh viễn``, ``20 năm``, empty when it says nothing), and the day of review.

    ``dossier`` is the number and sign of the dossier (``05.TH``), ``ordinal`` the paper's place in it; empty and
    ``None`` when nobody said.
    """

    term: str = ""
    review_date: date | None = None
    dossier: str = ""
    dossier_title: str = ""
    ordinal: int | None = None


def years_of(term: str) -> int | None:
    """Return the number of years of a term, ``None`` for one without end or that cannot be read."""
    found = _YEARS.fullmatch(fold(term))
    return int(found[1]) if found else None


def is_term(term: str) -> bool:
    """Return whether the term is ``Vĩnh viễn`` or a number of years (Nghị định 30/2020/NĐ-CP, Phụ lục V)."""
    return fold(term) == fold(FOREVER) or years_of(term) is not None


def review_date(term: str, issued_date: date) -> date | None:
    """Return the first day on which a paper is up for review; ``None`` when it is kept for ever or no term is set.

    The years are counted from the end of the year the work ended in, so whole calendar years pass.
    """
    years = years_of(term)
    return date(issued_date.year + years + 1, 1, 1) if years else None
