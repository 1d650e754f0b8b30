"""Numbers of papers: one series a year and issuer, taken without gaps (Nghị định 30/2020/NĐ-CP, Điều 15).

No sequences of the database: they leave gaps when a transaction fails. A counter is a row, and taking from it locks it
until the transaction ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, case, func, select

from thongbao.store.tables import COUNTERS, PAPERS
from thongbao.store.upserting import upsert


@dataclass(frozen=True, slots=True, order=True)
class Series:
    """One series of numbers of one issuer in one year."""

    issuer: str
    name: str
    year: int


def take(connection: Connection, series: Series, count: int = 1) -> range:
    """Take the next ``count`` numbers of a series, in the caller's transaction: all of them, or none if it fails.

    :raises ValueError: ``count`` is below one.
    """
    if count < 1:
        raise ValueError(count)
    values = {"issuer": series.issuer, "series": series.name, "year": series.year, "last": count}
    change = {"last": COUNTERS.c.last + count}
    statement = upsert(connection, COUNTERS, values, ("issuer", "series", "year"), change).returning(COUNTERS.c.last)
    last = int(connection.execute(statement).scalar_one())
    return range(last - count + 1, last + 1)


def take_given(connection: Connection, series: Series, numbers: Sequence[int]) -> None:
    """Note numbers that were given elsewhere: the series goes on behind the highest of them."""
    highest = max(numbers)
    values = {"issuer": series.issuer, "series": series.name, "year": series.year, "last": highest}
    change = {"last": case((COUNTERS.c.last < highest, highest), else_=COUNTERS.c.last)}
    connection.execute(upsert(connection, COUNTERS, values, ("issuer", "series", "year"), change))


def last_of(connection: Connection, series: Series) -> int:
    """Return the last number taken of a series; 0 when none was."""
    here = (COUNTERS.c.issuer == series.issuer) & (COUNTERS.c.series == series.name) & (COUNTERS.c.year == series.year)
    return int(connection.execute(select(COUNTERS.c.last).where(here)).scalar() or 0)


def mend_counters(connection: Connection, issuers: Sequence[str]) -> dict[Series, tuple[int, int]]:
    """Set every counter to the highest number its papers bear; return what was changed, from what to what."""
    columns = (PAPERS.c.issuer, PAPERS.c.series, PAPERS.c.year)
    query = select(*columns, func.max(PAPERS.c.code_number)).where(PAPERS.c.issuer.in_(issuers)).group_by(*columns)
    highest = {Series(*row[:3]): int(row[3]) for row in connection.execute(query) if isinstance(row[3], int)}
    counters = all_of(connection, issuers)
    changed = {}
    for series in sorted({*highest, *counters}):
        was, now = counters.get(series, 0), highest.get(series, 0)
        if was != now:
            values = {"issuer": series.issuer, "series": series.name, "year": series.year, "last": now}
            connection.execute(upsert(connection, COUNTERS, values, ("issuer", "series", "year"), {"last": now}))
            changed[series] = (was, now)
    return changed


def all_of(connection: Connection, issuers: Sequence[str]) -> dict[Series, int]:
    """Return the last number of every series of these issuers."""
    rows = connection.execute(select(COUNTERS).where(COUNTERS.c.issuer.in_(issuers))).all()
    return {Series(row.issuer, row.series, row.year): row.last for row in rows}
