"""INSERT … ON CONFLICT DO UPDATE, which SQLite and PostgreSQL write alike and SQLAlchemy keeps apart."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Upsert = postgresql.Insert | sqlite.Insert


def upsert(
    connection: Connection, table: Table, values: Mapping[str, Any], key: Sequence[str], change: Mapping[str, Any]
) -> Upsert:
    """Return the statement that inserts ``values``, or changes the row of the same ``key`` as ``change`` says."""
    if connection.dialect.name == "postgresql":
        on_server = postgresql.insert(table).values(**values)
        return on_server.on_conflict_do_update(index_elements=list(key), set_=dict(change))
    in_file = sqlite.insert(table).values(**values)
    return in_file.on_conflict_do_update(index_elements=list(key), set_=dict(change))


def insert_new(connection: Connection, table: Table, values: Mapping[str, Any]) -> None:
    """Insert ``values`` unless a row of the same key is there."""
    if connection.dialect.name == "postgresql":
        connection.execute(postgresql.insert(table).values(**values).on_conflict_do_nothing())
    else:
        connection.execute(sqlite.insert(table).values(**values).on_conflict_do_nothing())
