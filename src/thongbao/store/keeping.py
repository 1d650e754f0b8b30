"""What keeps the register whole besides its rows: triggers, the search index, the file itself."""

from collections.abc import Iterable

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError

from thongbao.store.papers import PaperRow, chosen
from thongbao.store.tables import APPEND_ONLY, ISSUERS, PAPERS
from thongbao.store.triggers import make_triggers, trigger_names


def missing_triggers(connection: Connection) -> list[str]:
    """Return the names of triggers that should refuse changes and are gone or switched off."""
    if connection.dialect.name == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    there = set(connection.execute(text(query)).scalars())
    return sorted(trigger_names(connection.dialect.name) - there)


def restore_triggers(connection: Connection) -> None:
    """Put every trigger in its place again, and switch on those that were switched off."""
    if connection.dialect.name == "postgresql":
        for table in APPEND_ONLY:
            connection.execute(text(f"ALTER TABLE {table.name} ENABLE TRIGGER USER"))
    make_triggers(connection, missing_triggers(connection))


def file_faults(connection: Connection) -> list[str]:
    """Return what the database itself says is broken in the file; nothing on a server."""
    if connection.dialect.name != "sqlite":
        return []
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    broken = [f"{row[0]}: {row[2]}" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
    return [line for line in found if line != "ok"] + sorted(set(broken))


def search_is_whole(connection: Connection) -> bool:
    """Return whether the search finds what the rows say; the caller's transaction has to be one for writing."""
    if connection.dialect.name != "sqlite":
        return True
    try:
        with connection.begin_nested():
            connection.exec_driver_sql("INSERT INTO papers_search(papers_search, rank) VALUES ('integrity-check', 1)")
    except DBAPIError:
        return False
    return True


def rebuild_search(connection: Connection) -> None:
    """Make the search index anew from the rows."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO papers_search(papers_search) VALUES ('rebuild')")


def spoilt_search_words(connection: Connection, issuers: Iterable[str]) -> list[PaperRow]:
    """Return the papers whose words for the search are not those of the row."""
    here = PAPERS.c.issuer.in_(list(issuers))
    words = {row.id: row.folded for row in connection.execute(select(PAPERS.c.id, PAPERS.c.folded).where(here))}
    papers = [PaperRow(*row) for row in connection.execute(chosen(here).order_by(PAPERS.c.id))]
    return [paper for paper in papers if words.get(paper.id) != paper.folded]


def unknown_issuers(connection: Connection) -> list[str]:
    """Return the keys of papers that belong to no body the register knows."""
    known = select(ISSUERS.c.issuer)
    query = select(PAPERS.c.issuer).where(PAPERS.c.issuer.not_in(known)).distinct()
    return sorted(connection.execute(query).scalars())
