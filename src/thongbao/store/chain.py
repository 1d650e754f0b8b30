"""Events that only grow: each carries the digest of the one before, so an edited past does not add up.

The digest is SHA-256 over the canonical JSON of the row without its own digest.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Table, insert, select, update

from thongbao.store.tables import ASSIGNMENT_EVENTS, CHAINS, EVENTS
from thongbao.store.upserting import upsert

FIRST: Final = "0" * 64


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a chain does not add up: the number of the event (0: the chain as a whole), and what is wrong."""

    seq: int
    fault: str
    expected: str = ""
    found: str = ""


def canonical(data: Any) -> str:
    """Return JSON that is the same for the same data: sorted keys, no blanks, letters as letters."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def digest(data: Any) -> str:
    """Return the SHA-256 of the canonical JSON of ``data``, in hexadecimal."""
    return hashlib.sha256(canonical(data).encode("utf-8", "surrogatepass")).hexdigest()


def row_digest(row: Mapping[str, Any], *, without: tuple[str, ...] = ("hash",)) -> str:
    """Return the digest of a row; booleans count as the 0 and 1 that SQLite keeps."""
    return digest({key: _plain(value) for key, value in row.items() if key not in without})


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else value


def append(connection: Connection, table: Table, issuer: str, values: Mapping[str, Any]) -> int:
    """Append an event to the chain of ``issuer`` in a table of events; return its number.

    The chain's head is locked until the transaction ends, so events of several processes stand in one order.
    """
    head = {"issuer": issuer, "name": table.name, "seq": 1, "hash": FIRST}
    taken = upsert(connection, CHAINS, head, ("issuer", "name"), {"seq": CHAINS.c.seq + 1})
    statement = taken.returning(CHAINS.c.seq, CHAINS.c.hash)
    seq, previous = connection.execute(statement).one()
    row = {"issuer": issuer, "seq": seq, **values, "previous": previous}
    row["hash"] = row_digest(row)
    connection.execute(insert(table).values(**row))
    here = (CHAINS.c.issuer == issuer) & (CHAINS.c.name == table.name)
    connection.execute(update(CHAINS).where(here).values(hash=row["hash"]))
    return int(seq)


def append_event(connection: Connection, issuer: str, **values: Any) -> int:
    """Append to the events of papers: ``at who what`` and, where there are, ``paper other issue why data``."""
    given = {"paper": None, "other": None, "issue": None, "why": "", "data": {}, **values}
    return append(connection, EVENTS, issuer, {**given, "data": canonical(given["data"])})


def append_assignment_event(connection: Connection, issuer: str, **values: Any) -> int:
    """Append to the events of assignments: ``at who what assignment``, and ``occurrence day why data``."""
    given = {"occurrence": "", "day": "", "why": "", "data": {}, **values}
    return append(connection, ASSIGNMENT_EVENTS, issuer, {**given, "data": canonical(given["data"])})


def head_of(connection: Connection, table: Table, issuer: str) -> tuple[int, str]:
    """Return the number and digest of the last event of a chain; ``(0, FIRST)`` before the first."""
    here = (CHAINS.c.issuer == issuer) & (CHAINS.c.name == table.name)
    found = connection.execute(select(CHAINS.c.seq, CHAINS.c.hash).where(here)).one_or_none()
    return (found.seq, found.hash) if found else (0, FIRST)


def breaks(connection: Connection, table: Table, issuer: str) -> Iterator[Break]:
    """Yield every place where the chain of ``issuer`` does not add up: edited, missing, added, or cut short."""
    expected, previous = 1, FIRST
    rows = connection.execute(select(table).where(table.c.issuer == issuer).order_by(table.c.seq)).mappings()
    for row in map(dict, rows):
        if row["seq"] != expected:
            yield Break(expected, "missing", str(expected), str(row["seq"]))
        elif row["previous"] != previous:
            yield Break(row["seq"], "unlinked", previous, row["previous"])
        if row_digest(row) != row["hash"]:
            yield Break(row["seq"], "edited", row_digest(row), row["hash"])
        expected, previous = row["seq"] + 1, row["hash"]
    seq, last = head_of(connection, table, issuer)
    if (seq, last) != (expected - 1, previous):
        yield Break(0, "cut", f"{seq}", f"{expected - 1}")
