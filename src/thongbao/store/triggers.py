"""The triggers that refuse to change the past, by name; made by the first migration, put back by a repair."""

from collections.abc import Iterable, Mapping
from typing import Final

from sqlalchemy import Connection, text

_TABLES: Final = ("issuers", "issues", "papers", "events", "presentations", "assignments", "assignment_events")
# INSERT OR REPLACE takes a row away without firing the trigger on DELETE.
_KEYS: Final = (("events", "seq"), ("assignment_events", "seq"), ("assignments", "id"))


def trigger_names(dialect: str) -> frozenset[str]:
    """Return the names of the triggers of an engine."""
    return frozenset(_statements(dialect))


def make_triggers(connection: Connection, names: Iterable[str] | None = None) -> None:
    """Make the triggers, all of them or those named."""
    statements = _statements(connection.dialect.name)
    for name in statements if names is None else names:
        connection.execute(text(statements[name]))


def _statements(dialect: str) -> Mapping[str, str]:
    return _on_server() if dialect == "postgresql" else _in_file()


def _in_file() -> Mapping[str, str]:
    made = {
        f"{table}_no_{action.lower()}": f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, 'thongbao: {table} is append-only'); END"
        for table in _TABLES
        for action in ("UPDATE", "DELETE")
    }
    made["papers_no_replace"] = (
        "CREATE TRIGGER papers_no_replace BEFORE INSERT ON papers WHEN EXISTS (SELECT 1 FROM papers WHERE id = NEW.id"
        " OR (issuer = NEW.issuer AND year = NEW.year AND code_number = NEW.code_number"
        " AND (series = NEW.series OR code_notation = NEW.code_notation)))"
        " BEGIN SELECT RAISE(ABORT, 'thongbao: number already registered'); END"
    )
    for table, key in _KEYS:
        made[f"{table}_no_replace"] = (
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table}"
            f" WHERE issuer = NEW.issuer AND {key} = NEW.{key})"
            f" BEGIN SELECT RAISE(ABORT, 'thongbao: {table} is append-only'); END"
        )
    made["papers_searched"] = (
        "CREATE TRIGGER papers_searched AFTER INSERT ON papers"
        " BEGIN INSERT INTO papers_search(rowid, folded) VALUES (NEW.id, NEW.folded); END"
    )
    return made


def _on_server() -> Mapping[str, str]:
    refuse = "EXECUTE FUNCTION thongbao_append_only()"
    made = {}
    for table in _TABLES:
        made[f"{table}_append_only"] = (
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {refuse}"
        )
        made[f"{table}_no_truncate"] = (
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}"
        )
    return made
