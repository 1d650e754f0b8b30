"""One line of follow-up: an occurrence as it stands on a day, flat, as lists, workbooks and reports use it."""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from thongbao.followup.duties import occurrence_id
from thongbao.followup.states import State


class Listed(NamedTuple):
    """An occurrence on a day.

    ``unit`` is who answers now, ``unit_then`` who was given the duty (they differ after a merger). ``due_date`` is the
    day in force, ``first_due`` the one the paper set; ``late_from`` the first day that is late. ``version`` is the
    number of the last event on the duty, or on the day its deadline waits for, 0 for none. A tuple,
    because lists hold tens of thousands.
    """

    issuer: str
    duty: str
    occurrence: str
    notice: str
    task: str
    section: str
    section_title: str
    text: str
    unit: str
    unit_then: str
    role: str
    through: str
    persons: tuple[str, ...]
    supervisors: tuple[str, ...]
    product: str
    source: str
    kind: str
    printed: str
    started: date
    opens: date
    due_date: date | None
    first_due: date | None
    late_from: date | None
    waits_for: str
    state: State
    days_late: int
    extended: bool
    done_on: date | None
    version: int

    @property
    def id(self) -> str:
        """The id people and files use: the duty's, with the period behind it."""
        return occurrence_id(self.duty, self.occurrence)

    @property
    def is_recurring(self) -> bool:
        """Whether it is one period of a duty that comes back."""
        return self.kind == "recurring"

    def days_left(self, day: date) -> int | None:
        """Return how many days are left in time after ``day`` (0: today is the last); ``None`` without a day."""
        return (self.late_from - day).days - 1 if self.late_from else None

    def as_json(self) -> dict[str, Any]:
        """Return the row as the JSON contract has it (docs/json.md)."""
        return {
            "id": self.id,
            "notice": self.notice or None,
            "section": self.section or None,
            "section_title": self.section_title or None,
            "text": self.text,
            "unit": self.unit or None,
            "assigned_unit": self.unit_then or None,
            "role": self.role or None,
            "person": list(self.persons),
            "supervisor": list(self.supervisors),
            "product": self.product or None,
            "kind": self.kind or "none",
            "due_date": _iso(self.due_date),
            "first_due_date": _iso(self.first_due),
            "late_from": _iso(self.late_from),
            "printed": self.printed,
            "waits_for": self.waits_for or None,
            "occurrence": self.occurrence or None,
            "state": str(self.state),
            "days_late": self.days_late,
            "extended": self.extended,
            "done_date": _iso(self.done_on),
            "source": self.source or None,
        }


# Lists hold tens of thousands of lines over a few hundred days.
_text = lru_cache(maxsize=10_000)(date.isoformat)


def _iso(day: date | None) -> str | None:
    return _text(day) if day else None
