"""A paper as it stands today: the row it was issued with, and what has happened to it since."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from thongbao.compose.letters import LETTER_TYPE
from thongbao.language import _
from thongbao.register.events import LINKS, Happened
from thongbao.store.engine import Session
from thongbao.store.event_rows import EventRow, events_about
from thongbao.store.many_rows import all_kept
from thongbao.store.papers import CANCELLED_KIND, IssueRow, PaperRow, issues_of, papers_of
from thongbao.store.tables import ISSUES, PAPERS
from thongbao.vietnamese.dates import short_date


class Status(StrEnum):
    """Where a paper stands; the values are part of the JSON contract."""

    ISSUED = "issued"
    CORRECTED = "corrected"
    REPLACED = "replaced"
    RECALLED = "recalled"
    CANCELLED = "cancelled"


# The heavier wins: a paper that was corrected and then recalled is recalled.
_WEIGHT = (Status.ISSUED, Status.CORRECTED, Status.REPLACED, Status.RECALLED, Status.CANCELLED)
_OF_EVENT: Mapping[str, Status] = {
    Happened.CORRECTED: Status.CORRECTED,
    Happened.REPLACED: Status.REPLACED,
    Happened.RECALLED: Status.RECALLED,
    Happened.CANCELLED: Status.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class Tie:
    """A link as one of its two papers sees it: what happened, whether this paper did it, and the other paper."""

    happened: Happened
    active: bool
    other: PaperRow


class Standing(NamedTuple):
    """A paper with its package, its status, columns 7 to 9, and its links both ways; a tuple, as there may be many."""

    paper: PaperRow
    package: str
    status: Status
    copies: int | None
    sent_date: str
    received_by: str
    ties: tuple[Tie, ...]
    events: tuple[EventRow, ...]

    @property
    def note(self) -> str:
        """Return column 10: the row's own note, then what later papers did to it and it to earlier ones."""
        parts = [self.paper.note, *_tie_words(self.ties)]
        parts += [_cancelled(event) for event in self.events if event.what == Happened.CANCELLED]
        parts += [event.why for event in self.events if event.what == Happened.SENT]
        return "; ".join(dict.fromkeys(part for part in parts if part))

    def as_json(self) -> dict[str, Any]:
        """Return the row as the JSON contract has it."""
        paper = self.paper
        return {
            "issuer": paper.issuer,
            "series": paper.series,
            "code_number": paper.code_number,
            "code_notation": paper.code_notation,
            "issued_date": paper.issued_date,
            "type_name": paper.type_name,
            "subject": paper.subject,
            "signer": paper.signer,
            "to": paper.recipients,
            "filing": paper.filing,
            "copies": self.copies,
            "sent_date": self.sent_date or None,
            "received_by": self.received_by,
            "note": self.note,
            "package": self.package,
            "status": str(self.status),
        }


def _cancelled(event: EventRow) -> str:
    return _("Số đã hủy: {why}").format(why=event.why)


def _tie_words(ties: Sequence[Tie]) -> Iterator[str]:
    """Yield one line for each thing that happened; of many papers of one package the first stands for all."""
    alike: dict[tuple[Happened, bool, str], list[PaperRow]] = {}
    for tie in ties:
        alike.setdefault((tie.happened, tie.active, tie.other.issue), []).append(tie.other)
    for (happened, active, _issue), others in alike.items():
        named = cited(others[0])
        if len(others) > 1:
            named = _("{paper} và {n} văn bản đi cùng").format(paper=named, n=len(others) - 1)
        yield _sentence(happened, active).format(other=named)


def _sentence(happened: Happened, active: bool) -> str:
    return {
        (Happened.REPLACED, False): _("Được thay thế bởi {other}"),
        (Happened.REPLACED, True): _("Thay thế {other}"),
        (Happened.CORRECTED, False): _("Được đính chính tại {other}"),
        (Happened.CORRECTED, True): _("Đính chính {other}"),
        (Happened.RECALLED, False): _("Bị thu hồi theo {other}"),
        (Happened.RECALLED, True): _("Thu hồi {other}"),
    }[(happened, active)]


def type_and_subject(paper: PaperRow) -> str:
    """Return column 3: ``Thông báo Kết luận …``, ``Công văn V/v thực hiện …``."""
    about = f"V/v {paper.subject}" if paper.type_name == LETTER_TYPE and paper.kind != CANCELLED_KIND else paper.subject
    return f"{paper.type_name} {about}".strip()


def cited(paper: PaperRow) -> str:
    """Return a paper as a note names it: ``Thông báo số 08/TB-UBND ngày 05/10/2026``."""
    day = short_date(date.fromisoformat(paper.issued_date))
    return _("{type} số {code} ngày {day}").format(type=paper.type_name, code=paper.code, day=day)


def standings(session: Session, issuers: Sequence[str], papers: Iterable[PaperRow]) -> list[Standing]:
    """Return the papers as they stand, in the order given."""
    listed = list(papers)
    if not listed:
        return []
    events = events_about(session, [paper.id for paper in listed])
    by_paper: dict[int, list[EventRow]] = {}
    for event in events:
        for identifier in {event.paper, event.other} - {None}:
            by_paper.setdefault(identifier, []).append(event)  # type: ignore[arg-type]
    known = {paper.id: paper for paper in listed}
    missing = {i for e in events if e.what in LINKS for i in (e.paper, e.other) if i is not None and i not in known}
    if missing:
        known |= {paper.id: paper for paper in papers_of(session, issuers, PAPERS.c.id.in_(missing))}
    packages = packages_of(session, issuers, {paper.issue for paper in listed})
    with all_kept():
        return [_standing(paper, by_paper.get(paper.id, ()), known, packages) for paper in listed]


def packages_of(session: Session, issuers: Sequence[str], wanted: set[str]) -> dict[str, IssueRow]:
    """Return id of a run of ``issue`` → the run."""
    few = len(wanted) <= _FEW
    found = issues_of(session, issuers, ISSUES.c.id.in_(wanted)) if few else issues_of(session, issuers)
    return {issue.id: issue for issue in found if issue.id in wanted}


_FEW = 500


def _standing(
    paper: PaperRow, events: Sequence[EventRow], known: Mapping[int, PaperRow], packages: Mapping[str, IssueRow]
) -> Standing:
    issue = packages.get(paper.issue)
    package = issue.package if issue else ""
    status = Status.CANCELLED if paper.kind == CANCELLED_KIND else Status.ISSUED
    if not events:
        return Standing(paper, package, status, None, "", "", (), ())
    about = [event for event in events if event.paper == paper.id]
    for event in about:
        later = _OF_EVENT.get(event.what, Status.ISSUED)
        status = max(status, later, key=_WEIGHT.index)
    sent = [json.loads(event.data) for event in about if event.what == Happened.SENT]
    ties = [_tie(paper, event, known) for event in events if event.what in LINKS]
    return Standing(
        paper,
        package,
        status,
        next((said["copies"] for said in reversed(sent) if said.get("copies") is not None), None),
        next((said["date"] for said in reversed(sent) if said.get("date")), ""),
        "; ".join(dict.fromkeys(said["to"] for said in sent if said.get("to"))),
        tuple(tie for tie in ties if tie),
        tuple(about),
    )


def _tie(paper: PaperRow, event: EventRow, known: Mapping[int, PaperRow]) -> Tie | None:
    active = event.other == paper.id
    other = known.get((event.paper if active else event.other) or 0)
    return Tie(Happened(event.what), active, other) if other else None
