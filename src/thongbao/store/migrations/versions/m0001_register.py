"""The register: issued papers, numbers, events, assignments.

A version is never edited once it is out; what changes comes as the next one.
"""

import sqlalchemy as sa
from alembic import op

from thongbao.store.triggers import make_triggers

revision = "0001"
down_revision = None

_ROW_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _key(*columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns)


def upgrade() -> None:
    """Make the tables, the search over papers, and the triggers that keep the past."""
    _numbers()
    _papers()
    _events()
    _assignments()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE papers_search USING fts5(folded, content='papers', content_rowid='id', detail=none)"
        )
    else:
        op.execute("CREATE INDEX papers_search ON papers USING gin (to_tsvector('simple', folded))")
        op.execute(
            "CREATE FUNCTION thongbao_append_only() RETURNS trigger LANGUAGE plpgsql AS $$"
            " BEGIN RAISE EXCEPTION 'thongbao: % is append-only', TG_TABLE_NAME; END $$"
        )
    make_triggers(op.get_bind())


def _numbers() -> None:
    op.create_table("issuers", *_text("key", "issuer"), _key("key"))
    op.create_table(
        "counters", *_text("issuer", "series"), _number("year"), _number("last"), _key("issuer", "series", "year")
    )
    op.create_table("chains", *_text("issuer", "name"), _number("seq"), *_text("hash"), _key("issuer", "name"))


def _papers() -> None:
    op.create_table(
        "issues",
        *_text("id", "issuer"),
        _number("year"),
        *_text("package", "manifest", "notice", "record", "at", "who", "version", "details"),
        _key("id"),
    )
    used = sa.text("package <> ''")
    op.create_index(
        "issues_package", "issues", ["issuer", "package"], unique=True, sqlite_where=used, postgresql_where=used
    )
    op.create_table(
        "papers",
        sa.Column("id", _ROW_ID, primary_key=True, autoincrement=True),
        sa.Column("issue", sa.Text, sa.ForeignKey("issues.id"), nullable=False),
        *_text("issuer", "series"),
        _number("year"),
        _number("code_number"),
        *_text("code_notation", "issued_date", "type_name", "subject", "signer", "position", "organ_name"),
        *_text("recipients", "filing", "kind", "recipient", "file"),
        sa.Column("given", sa.Boolean, nullable=False),
        sa.Column("pages", sa.Integer),
        *_text("note", "folded"),
        sa.UniqueConstraint("issuer", "series", "year", "code_number", name="papers_number"),
        sa.UniqueConstraint("issuer", "code_notation", "year", "code_number", name="papers_code"),
    )
    op.create_index("papers_issue", "papers", ["issue"])
    op.create_index("papers_date", "papers", ["issuer", "issued_date"])


def _events() -> None:
    op.create_table(
        "events",
        *_text("issuer"),
        _number("seq"),
        *_text("at", "who", "what"),
        sa.Column("paper", _ROW_ID, sa.ForeignKey("papers.id")),
        sa.Column("other", _ROW_ID, sa.ForeignKey("papers.id")),
        sa.Column("issue", sa.Text, sa.ForeignKey("issues.id")),
        *_text("why", "data", "previous", "hash"),
        _key("issuer", "seq"),
    )
    op.create_index("events_paper", "events", ["paper"])
    op.create_index("events_other", "events", ["other"])
    op.create_table(
        "presentations",
        sa.Column("id", _ROW_ID, primary_key=True, autoincrement=True),
        *_text("issuer", "notice"),
        _number("number"),
        *_text("record", "at", "who"),
    )
    op.create_index("presentations_notice", "presentations", ["issuer", "notice"])


def _assignments() -> None:
    op.create_table(
        "assignments",
        *_text("issuer", "id"),
        sa.Column("paper", _ROW_ID, sa.ForeignKey("papers.id")),
        _number("position"),
        *_text("notice", "notice_date", "task", "section", "section_title", "text", "paragraph"),
        *_text("unit", "unit_name", "role", "through", "person", "person_name", "supervisor", "supervisor_name"),
        *_text("product", "receivers", "kind", "value", "due_date", "printed", "recurrence", "deadlines", "source"),
        _key("issuer", "id"),
    )
    op.create_index("assignments_paper", "assignments", ["paper"])
    op.create_index("assignments_unit", "assignments", ["issuer", "unit"])
    op.create_index("assignments_due", "assignments", ["issuer", "due_date"])
    op.create_table(
        "assignment_events",
        *_text("issuer"),
        _number("seq"),
        *_text("at", "who", "what", "assignment", "occurrence", "day", "why", "data", "previous", "hash"),
        _key("issuer", "seq"),
    )
    op.create_index("assignment_events_assignment", "assignment_events", ["issuer", "assignment"])
