"""An issue written down: numbers, papers, assignments and what it does to earlier papers, in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from thongbao.register.events import Happened
from thongbao.register.numbering import Numbers, take_numbers
from thongbao.register.wanted import Wanted
from thongbao.store.assignment_rows import AssignmentRow, add_assignments
from thongbao.store.chain import append_event, row_digest
from thongbao.store.engine import Session
from thongbao.store.papers import IssueRow, PaperRow, add_issue, add_papers


@dataclass(frozen=True, slots=True)
class Link:
    """What the issue does to an earlier paper; ``by`` is the position of the new paper among those issued."""

    happened: Happened
    paper: int
    by: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """All that one issue writes down. ``assignments`` makes the rows of the leading paper once it has its id."""

    issue: IssueRow
    wanted: Sequence[Wanted]
    numbers: Numbers
    papers: Sequence[PaperRow]
    assignments: Callable[[PaperRow], list[AssignmentRow]] = lambda _notice: []
    links: Sequence[Link] = field(default_factory=tuple)
    why: str = ""


def record(session: Session, entry: Entry) -> list[PaperRow]:
    """Take the numbers and write everything down, in the caller's transaction; return the papers with their ids.

    The event holds the rows as they were written, so that an edited row is found and its first words can be told.

    :raises RegisterError: a number was taken meanwhile.
    """
    take_numbers(session, entry.wanted, entry.issue.year, entry.numbers)
    add_issue(session, entry.issue)
    ids = add_papers(session, entry.papers)
    papers = [paper._replace(id=identifier) for paper, identifier in zip(entry.papers, ids, strict=True)]
    rows = entry.assignments(papers[0])
    add_assignments(session, rows)
    common = {"at": entry.issue.at, "who": entry.issue.who, "issue": entry.issue.id}
    data = {
        "issue": asdict(entry.issue),
        "papers": [paper_data(paper) for paper in papers],
        "assignments": {row.id: row_digest(asdict(row)) for row in rows},
    }
    append_event(
        session, entry.issue.issuer, what=str(Happened.ISSUED), paper=papers[0].id, why=entry.why, data=data, **common
    )
    for link in entry.links:
        by = papers[link.by]
        append_event(
            session,
            entry.issue.issuer,
            what=str(link.happened),
            paper=link.paper,
            other=by.id,
            why=link.why,
            data={"by": by.code},
            **common,
        )
    return papers


def paper_data(paper: PaperRow) -> dict[str, Any]:
    """Return a row as the event of its issue keeps it; booleans are the 0 and 1 of the table."""
    return {key: int(value) if isinstance(value, bool) else value for key, value in paper._asdict().items()}
