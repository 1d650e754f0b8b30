"""Short ways to read one paragraph, or a few under a heading."""

from datetime import date

import pytest

from thongbao.extract.known_units import KnownUnits
from thongbao.extract.passages import Passage
from thongbao.extract.reading import extract


@pytest.fixture
def read():
    """Return what one paragraph gives, as (leads, coordinating, deadlines) a task; below ``under`` when given."""

    def reading(
        text: str, *under: str, known: KnownUnits | None = None
    ) -> list[tuple[list[str], list[str], list[str]]]:
        found = extract([Passage(text, "1", under)], known or KnownUnits(), date(2026, 3, 2))
        return [
            (
                [m.name for m in task.leads] + ([task.person.printed] if task.person else []),
                [m.name for m in task.coordinating],
                [f"{due.deadline.kind} {due.deadline.value_text() or due.deadline.event}" for due in task.deadlines],
            )
            for task in found.tasks
        ]

    return reading
