"""The tables of the register, the same on SQLite and PostgreSQL.

Days and times are ISO text, so that a value spoilt by hand is still read, and named, by the verification. ``issuers``,
``issues``, ``papers``, ``presentations``, ``assignments`` and both tables of events only ever grow: triggers refuse
UPDATE and DELETE. ``counters`` and ``chains`` hold the last number of a series and the last link of a chain.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

METADATA: Final = MetaData()
# SQLite numbers rows by itself only where the key is a plain INTEGER.
_ROW_ID: Final = BigInteger().with_variant(Integer, "sqlite")


def _text(name: str, *, primary_key: bool = False) -> Column[str]:
    return Column(name, Text, nullable=False, primary_key=primary_key)


def _number(name: str, *, primary_key: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=False, primary_key=primary_key)


# A body that issues papers, by each of the keys it is known by (electronic code, slugged name).
ISSUERS: Final = Table("issuers", METADATA, _text("key", primary_key=True), _text("issuer"))

# The last number taken of each series; a year begins at 01 (Nghị định 30/2020/NĐ-CP, Điều 15).
COUNTERS: Final = Table(
    "counters",
    METADATA,
    _text("issuer", primary_key=True),
    _text("series", primary_key=True),
    _number("year", primary_key=True),
    _number("last"),
)

# The last link of each chain of events: how many there are, and the digest of the last.
CHAINS: Final = Table(
    "chains",
    METADATA,
    _text("issuer", primary_key=True),
    _text("name", primary_key=True),
    _number("seq"),
    _text("hash"),
)

# One run of ``issue``: the package it published, and what it was made from.
ISSUES: Final = Table(
    "issues",
    METADATA,
    _text("id", primary_key=True),
    _text("issuer"),
    _number("year"),
    _text("package"),
    _text("manifest"),
    _text("notice"),
    _text("record"),
    _text("at"),
    _text("who"),
    _text("version"),
    _text("details"),
    # A number that was never used has no package.
    Index(
        "issues_package",
        "issuer",
        "package",
        unique=True,
        sqlite_where=text("package <> ''"),
        postgresql_where=text("package <> ''"),
    ),
)

# One issued paper: what columns 1 to 6 of the register print, and where the paper lies.
PAPERS: Final = Table(
    "papers",
    METADATA,
    Column("id", _ROW_ID, primary_key=True, autoincrement=True),
    Column("issue", Text, ForeignKey("issues.id"), nullable=False),
    _text("issuer"),
    _text("series"),
    _number("year"),
    _number("code_number"),
    _text("code_notation"),
    _text("issued_date"),
    _text("type_name"),
    _text("subject"),
    _text("signer"),
    _text("position"),
    _text("organ_name"),
    _text("recipients"),
    _text("filing"),
    _text("kind"),
    _text("recipient"),
    _text("file"),
    Column("given", Boolean, nullable=False),
    Column("pages", Integer),
    _text("note"),
    _text("folded"),
    UniqueConstraint("issuer", "series", "year", "code_number", name="papers_number"),
    UniqueConstraint("issuer", "code_notation", "year", "code_number", name="papers_code"),
    Index("papers_issue", "issue"),
    Index("papers_date", "issuer", "issued_date"),
)

# What happened to papers, in order; each row carries the digest of the one before.
EVENTS: Final = Table(
    "events",
    METADATA,
    _text("issuer", primary_key=True),
    _number("seq", primary_key=True),
    _text("at"),
    _text("who"),
    _text("what"),
    Column("paper", _ROW_ID, ForeignKey("papers.id")),
    Column("other", _ROW_ID, ForeignKey("papers.id")),
    Column("issue", Text, ForeignKey("issues.id")),
    _text("why"),
    _text("data"),
    _text("previous"),
    _text("hash"),
    Index("events_paper", "paper"),
    Index("events_other", "other"),
)

# What was printed for signature: which record, which templates, the how-manieth time.
PRESENTATIONS: Final = Table(
    "presentations",
    METADATA,
    Column("id", _ROW_ID, primary_key=True, autoincrement=True),
    _text("issuer"),
    _text("notice"),
    _number("number"),
    _text("record"),
    _text("at"),
    _text("who"),
    Index("presentations_notice", "issuer", "notice"),
)

# One assignment of an issued notice and one unit (or person) that answers for it.
ASSIGNMENTS: Final = Table(
    "assignments",
    METADATA,
    _text("issuer", primary_key=True),
    _text("id", primary_key=True),
    Column("paper", _ROW_ID, ForeignKey("papers.id")),
    _number("position"),
    _text("notice"),
    _text("notice_date"),
    _text("task"),
    _text("section"),
    _text("section_title"),
    _text("text"),
    _text("paragraph"),
    _text("unit"),
    _text("unit_name"),
    _text("role"),
    _text("through"),
    _text("person"),
    _text("person_name"),
    _text("supervisor"),
    _text("supervisor_name"),
    _text("product"),
    _text("receivers"),
    _text("kind"),
    _text("value"),
    _text("due_date"),
    _text("printed"),
    _text("recurrence"),
    _text("deadlines"),
    _text("source"),
    Index("assignments_paper", "paper"),
    Index("assignments_unit", "issuer", "unit"),
    Index("assignments_due", "issuer", "due_date"),
)

# What was said about an assignment, in order; ``day`` is the day it is about, ``at`` the time it was written down.
ASSIGNMENT_EVENTS: Final = Table(
    "assignment_events",
    METADATA,
    _text("issuer", primary_key=True),
    _number("seq", primary_key=True),
    _text("at"),
    _text("who"),
    _text("what"),
    _text("assignment"),
    _text("occurrence"),
    _text("day"),
    _text("why"),
    _text("data"),
    _text("previous"),
    _text("hash"),
    Index("assignment_events_assignment", "issuer", "assignment"),
)

# How an occurrence of an assignment stands from ``start_day`` up to the day before ``end_day``; computed from the
# events and computed again at will. ``state`` is never overdue: that depends on the day asked for and on ``late_from``.
SPANS: Final = Table(
    "spans",
    METADATA,
    _text("issuer", primary_key=True),
    _text("assignment", primary_key=True),
    _text("occurrence", primary_key=True),
    _text("start_day", primary_key=True),
    _text("end_day"),
    _text("opens"),
    _text("state"),
    _text("kind"),
    _text("printed"),
    Column("due", Text),
    Column("first_due", Text),
    Column("late_from", Text),
    _text("waits_for"),
    Column("extended", Boolean, nullable=False),
    Column("done_on", Text),
    _number("version"),
    Index("spans_late", "issuer", "state", "late_from"),
)

# How far the spans of an issuer are computed; ``value`` is JSON.
FOLLOW_PROGRESS: Final = Table("follow_progress", METADATA, _text("issuer", primary_key=True), _text("value"))

# Mail that was sent, is being sent, or was refused: what is here is not sent a second time.
OUTBOX: Final = Table(
    "outbox",
    METADATA,
    _text("issuer", primary_key=True),
    _text("message", primary_key=True),
    _text("receiver"),
    _text("subject"),
    _text("digest"),
    _text("state"),
    _text("at"),
    _text("who"),
    _text("why"),
)

# Only ever added to; a trigger stands before each.
APPEND_ONLY: Final = (ISSUERS, ISSUES, PAPERS, EVENTS, PRESENTATIONS, ASSIGNMENTS, ASSIGNMENT_EVENTS)
