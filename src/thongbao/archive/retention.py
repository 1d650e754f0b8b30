"""How long a paper is kept, and when somebody has to look at it again. Nothing here ever deletes."""

from dataclasses import dataclass
from datetime import date


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
