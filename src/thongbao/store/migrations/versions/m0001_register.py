"""The register: issued papers, numbers, events, assignments.

A version is never edited once it is out; what changes comes as the next one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ROW_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_APPEND_ONLY = ("issuers", "issues", "papers", "events", "presentations", "assignments", "assignment_events")


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
        _keep_the_past_sqlite()
    else:
        _keep_the_past_postgresql()


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
        sa.UniqueConstraint("issuer", "package", name="issues_package"),
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


def _keep_the_past_sqlite() -> None:
    for table in _APPEND_ONLY:
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'thongbao: {table} is append-only'); END"
            )
    # INSERT OR REPLACE takes a row away without firing the trigger on DELETE.
    op.execute(
        "CREATE TRIGGER papers_no_replace BEFORE INSERT ON papers WHEN EXISTS (SELECT 1 FROM papers WHERE id = NEW.id"
        " OR (issuer = NEW.issuer AND year = NEW.year AND code_number = NEW.code_number"
        " AND (series = NEW.series OR code_notation = NEW.code_notation)))"
        " BEGIN SELECT RAISE(ABORT, 'thongbao: number already registered'); END"
    )
    for table, key in (("events", "seq"), ("assignment_events", "seq"), ("assignments", "id")):
        op.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table}"
            f" WHERE issuer = NEW.issuer AND {key} = NEW.{key})"
            f" BEGIN SELECT RAISE(ABORT, 'thongbao: {table} is append-only'); END"
        )
    op.execute(
        "CREATE VIRTUAL TABLE papers_search USING fts5(folded, content='papers', content_rowid='id', detail=none)"
    )
    op.execute(
        "CREATE TRIGGER papers_searched AFTER INSERT ON papers"
        " BEGIN INSERT INTO papers_search(rowid, folded) VALUES (NEW.id, NEW.folded); END"
    )


def _keep_the_past_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION thongbao_append_only() RETURNS trigger LANGUAGE plpgsql AS $$"
        " BEGIN RAISE EXCEPTION 'thongbao: % is append-only', TG_TABLE_NAME; END $$"
    )
    for table in _APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION thongbao_append_only()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION thongbao_append_only()"
        )
    op.execute("CREATE INDEX papers_search ON papers USING gin (to_tsvector('simple', folded))")
