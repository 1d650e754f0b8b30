"""What happened to papers, read back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from sqlalchemy import Connection, or_, select

from thongbao.store.tables import EVENTS


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event of the register; ``data`` is JSON, ``other`` the later paper where one did it."""

    issuer: str
    seq: int
    at: str
    who: str
    what: str
    paper: int | None
    other: int | None
    issue: str | None
    why: str
    data: str
    previous: str
    hash: str


_COLUMNS: Final = tuple(field.name for field in fields(EventRow))
# SQLite takes 32 766 values in one statement since 3.32; older ones 999.
_BATCH: Final = 900
# For more papers than this, one walk over all events is quicker than many look-ups.
_MANY: Final = 5000


def events_of(connection: Connection, issuers: Iterable[str], *conditions: Any) -> Iterator[EventRow]:
    """Yield the events of these issuers in order."""
    query = select(*(EVENTS.c[name] for name in _COLUMNS)).where(EVENTS.c.issuer.in_(list(issuers)), *conditions)
    for row in connection.execute(query.order_by(EVENTS.c.issuer, EVENTS.c.seq)):
        yield EventRow(*row)


def events_about(connection: Connection, papers: Sequence[int]) -> list[EventRow]:
    """Return the events about these papers, or by them, in order; what is said of an issue as a whole stays out."""
    if len(papers) > _MANY:
        wanted = set(papers)
        query = select(*(EVENTS.c[name] for name in _COLUMNS)).where(EVENTS.c.what != "issued")
        rows = connection.execute(query.order_by(EVENTS.c.issuer, EVENTS.c.seq))
        return [EventRow(*row) for row in rows if row.paper in wanted or row.other in wanted]
    found: dict[tuple[str, int], EventRow] = {}
    for start in range(0, len(papers), _BATCH):
        part = list(papers[start : start + _BATCH])
        query = select(*(EVENTS.c[name] for name in _COLUMNS))
        query = query.where(or_(EVENTS.c.paper.in_(part), EVENTS.c.other.in_(part)), EVENTS.c.what != "issued")
        found |= {(row.issuer, row.seq): EventRow(*row) for row in connection.execute(query)}
    return [found[key] for key in sorted(found)]
