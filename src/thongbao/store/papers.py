"""Issued papers and the runs that issued them: written once, read back as they were written."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Select, insert, select

from thongbao.store.many_rows import all_kept
from thongbao.store.tables import ISSUES, PAPERS
from thongbao.vietnamese.dates import padded_number
from thongbao.vietnamese.text import fold

CANCELLED_KIND: Final = "huy"
_CODE: Final = re.compile(r"\b0*(\d+)\s?/\s?([a-z][a-z&]*(?:-[a-z0-9&]+)+)")


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One run of ``issue``: the name of its package (empty for a number without a paper), and what it was made from.

    ``manifest`` is the package's seal, ``notice`` says which record it was (``2026/giao-ban-thang-9``), ``record`` is
    the digest of the words that were printed; ``details`` is JSON: checks accepted, the printing for signature.
    """

    id: str
    issuer: str
    year: int
    package: str
    manifest: str
    notice: str
    record: str
    at: str
    who: str
    version: str
    details: str


class PaperRow(NamedTuple):
    """One issued paper; a tuple, because a search may find tens of thousands.

    ``id`` is 0 until it is in the register; ``recipient`` is the unit or person it is for. ``file`` is its path in the
    package (``van-ban/thong-bao.docx``). ``given`` says that the number came from outside; ``kind`` is the paper's, or
    ``huy`` for a number without a paper.
    """

    issue: str
    issuer: str
    series: str
    year: int
    code_number: int
    code_notation: str
    issued_date: str
    type_name: str
    subject: str
    signer: str
    position: str
    organ_name: str
    recipients: str
    filing: str
    kind: str
    recipient: str = ""
    file: str = ""
    given: bool = False
    pages: int | None = None
    note: str = ""
    id: int = 0

    @property
    def code(self) -> str:
        """Return number and notation as printed: ``08/TB-UBND``; a number spoilt by hand as it stands."""
        number = self.code_number
        whole = isinstance(number, int) and number >= 0
        return f"{padded_number(number) if whole else number}/{self.code_notation}"

    @property
    def folded(self) -> str:
        """Return the words a search looks at: without diacritics, letters and digits only."""
        parts = (
            f"so {self.code_number} {self.code.partition('/')[0]} {self.code_notation} {self.code} {self.type_name}",
            f"{self.subject} {self.signer} {self.recipients} {self.recipient} {self.issued_date} {self.organ_name}",
        )
        return search_words(" ".join(parts))


_SEALED_COLUMNS: Final = (
    "kind",
    "file",
    "code_number",
    "code_notation",
    "issued_date",
    "type_name",
    "subject",
    "signer",
    "organ_name",
)
_PAPER_COLUMNS: Final = PaperRow._fields


def search_words(text: str) -> str:
    """Return the words of a text as the search compares them: folded, parted by single blanks.

    A code (``08/TB-UBND``) is one word, so that it is not found by its parts in other papers.
    """
    folded = _CODE.sub(lambda code: f"{code[1]}{re.sub('[^a-z0-9]', '', code[2])}", fold(text))
    return " ".join("".join(c if c.isascii() and c.isalnum() else " " for c in folded).split())


def add_issue(connection: Connection, issue: IssueRow) -> None:
    """Write down a run of ``issue``."""
    connection.execute(insert(ISSUES).values(**asdict(issue)))


def add_papers(connection: Connection, papers: Sequence[PaperRow]) -> list[int]:
    """Register papers; return their ids in the same order.

    :raises sqlalchemy.exc.IntegrityError: a number is taken.
    """
    rows = [
        {**{key: value for key, value in paper._asdict().items() if key != "id"}, "folded": paper.folded}
        for paper in papers
    ]
    statement = insert(PAPERS).returning(PAPERS.c.id, sort_by_parameter_order=True)
    return [int(identifier) for identifier in connection.execute(statement, rows).scalars()] if rows else []


def chosen(*conditions: Any) -> Select[Any]:
    """Return the query for papers under these conditions, columns in the order of :class:`PaperRow`."""
    return select(*(PAPERS.c[name] for name in _PAPER_COLUMNS)).where(*conditions)


def fetch(connection: Connection, query: Select[Any]) -> list[PaperRow]:
    """Return the papers of a query made by :func:`chosen`."""
    with all_kept():
        return list(map(PaperRow._make, connection.execute(query)))


def papers_of(connection: Connection, issuers: Iterable[str], *conditions: Any) -> list[PaperRow]:
    """Return the papers of these issuers in the order of registration: by year, then as they were written down."""
    query = chosen(PAPERS.c.issuer.in_(list(issuers)), *conditions).order_by(PAPERS.c.year, PAPERS.c.id)
    return fetch(connection, query)


def issues_of(connection: Connection, issuers: Iterable[str], *conditions: Any) -> list[IssueRow]:
    """Return the runs of ``issue`` of these issuers, oldest first."""
    query = select(ISSUES).where(ISSUES.c.issuer.in_(list(issuers)), *conditions).order_by(ISSUES.c.at, ISSUES.c.id)
    return [IssueRow(*row) for row in connection.execute(query)]


def sealed_rows(connection: Connection, issuers: Iterable[str]) -> list[tuple[Any, ...]]:
    """Return what the archive compares of every issue with a package, as bare tuples: an archive holds many thousands.

    Each is ``package, manifest, kind, file, code_number, code_notation, issued_date, type_name, subject, signer,
    organ_name``; the last nine are ``None`` for an issue without papers.
    """
    columns = (PAPERS.c[name] for name in _SEALED_COLUMNS)
    joined = ISSUES.outerjoin(PAPERS, PAPERS.c.issue == ISSUES.c.id)
    query = select(ISSUES.c.package, ISSUES.c.manifest, *columns).select_from(joined)
    query = query.where(ISSUES.c.issuer.in_(list(issuers)), ISSUES.c.package != "")
    return [tuple(row) for row in connection.execute(query.order_by(ISSUES.c.package, PAPERS.c.id)).all()]
