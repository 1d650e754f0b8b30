"""Papers of a year in the order of registration, and the number that comes next in each series."""

from collections.abc import Iterator, Sequence
from typing import Any

from thongbao.register.standing import Standing, Status, standings
from thongbao.store.counters import Series, all_of
from thongbao.store.engine import Session
from thongbao.store.papers import papers_of
from thongbao.store.tables import PAPERS
from thongbao.vietnamese.text import fold


def listed(
    session: Session,
    issuers: Sequence[str],
    *,
    year: int | None = None,
    type_name: str = "",
    series: str = "",
    unsent: bool = False,
) -> list[Standing]:
    """Return the papers as they stand, in the order of registration.

    :param type_name: only this type, in any spelling of case and diacritics. :param unsent: only papers that are in
        force and of which nobody noted that they were sent.
    """
    conditions: list[Any] = [] if year is None else [PAPERS.c.year == year]
    papers = papers_of(session, issuers, *conditions)
    if type_name:
        papers = [paper for paper in papers if fold(paper.type_name) == fold(type_name)]
    if series:
        papers = [paper for paper in papers if fold(paper.series) == fold(series)]
    found = standings(session, issuers, papers)
    if unsent:
        found = [one for one in found if not one.sent_date and one.status in {Status.ISSUED, Status.CORRECTED}]
    return found


def next_codes(session: Session, issuers: Sequence[str], year: int) -> Iterator[tuple[Series, int]]:
    """Yield each series that has numbers in that year with the number that comes next."""
    for series, last in sorted(all_of(session, issuers).items()):
        if series.year == year:
            yield series, last + 1
