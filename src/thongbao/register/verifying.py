"""The register against itself: what was written once must still stand there, and numbers must add up."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from thongbao.language import _
from thongbao.register.columns import column_words
from thongbao.register.events import Happened
from thongbao.register.recording import paper_data
from thongbao.store.assignment_rows import assignment_events_of, assignments_of
from thongbao.store.chain import Break, breaks, row_digest
from thongbao.store.engine import Session
from thongbao.store.event_rows import EventRow, events_of
from thongbao.store.keeping import file_faults, missing_triggers, spoilt_search_words, unknown_issuers
from thongbao.store.papers import PaperRow, chosen, fetch, issues_of, papers_of
from thongbao.store.presentations import presentations_of
from thongbao.store.tables import ASSIGNMENT_EVENTS, ASSIGNMENTS, EVENTS, PAPERS

# The word of follow-up for a duty that goes to other units.
_HANDED_OVER = "handed_over"


class FaultKind(StrEnum):
    """What kind of fault it is; the words are part of the JSON contract."""

    TRIGGER = "trigger"  # nothing refuses changes any more
    FILE = "file"  # the database itself says the file is broken
    EVENT = "event"  # the chain of events does not add up
    PAPER = "paper"  # a row of the register is not what was written
    ISSUE = "issue"  # a run of issue is not what was written
    ASSIGNMENT = "assignment"
    PRESENTATION = "presentation"
    ISSUER = "issuer"  # rows of a body the register does not know
    COUNTER = "counter"  # the next number would be wrong
    SEARCH = "search"  # the search does not find what the rows say
    GAP = "gap"  # a number that no paper bears
    ORDER = "order"  # days that go back in a series
    UNFINISHED = "unfinished"  # an issue was cut off
    LEFT_OVER = "left_over"  # something lies among packages being made
    PACKAGE = "package"  # a package is missing, or is not the one that was sealed


# Told, but no sign that anybody tampered.
REMARKS = frozenset({FaultKind.GAP, FaultKind.ORDER, FaultKind.LEFT_OVER})


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not add up: where, in words, and what to do."""

    kind: FaultKind
    where: str
    message: str
    hint: str = ""

    @property
    def is_remark(self) -> bool:
        """Whether it is told without making the register wrong."""
        return self.kind in REMARKS

    def as_json(self) -> dict[str, Any]:
        """Return the fault as the JSON contract has it."""
        return {"kind": str(self.kind), "where": self.where, "message": self.message, "hint": self.hint}


_BACKUP = _("so với bản sao lưu; hỏi người giữ máy ai đã sửa")


def register_faults(session: Session, issuers: Sequence[str]) -> list[Fault]:
    """Return everything in the register of these issuers that is not as it was written; nothing is changed."""
    found = [*_file(session), *_triggers(session)]
    events = list(events_of(session, issuers))
    papers = papers_of(session, issuers)
    for issuer in issuers:
        found += _chain(session, issuer, papers)
    edited = list(_papers(session, events, papers))
    found += edited
    found += _issues(session, issuers, events)
    found += _assignments(session, issuers, events)
    found += _presentations(session, issuers, events)
    for issuer in unknown_issuers(session):
        message = _("có văn bản của cơ quan «{issuer}» mà sổ không biết là cơ quan nào").format(issuer=issuer)
        found.append(Fault(FaultKind.ISSUER, issuer, message, _BACKUP))
    # Where the row was edited its words cannot fit; said once, since nobody mends either by a command.
    named = {fault.where for fault in edited}
    for paper in spoilt_search_words(session, issuers):
        if _name(paper) not in named:
            message = _("từ khóa tìm kiếm của {code} không khớp với dòng trong sổ").format(code=paper.code)
            found.append(Fault(FaultKind.SEARCH, _name(paper), message, _BACKUP))
    return found


_REPAIR = _("gõ: thongbao register verify --repair")


def _name(paper: PaperRow) -> str:
    return f"{paper.code} ({paper.year})"


def _file(session: Session) -> Iterator[Fault]:
    for line in file_faults(session):
        message = _("tệp sổ bị hỏng: {line}").format(line=line)
        yield Fault(FaultKind.FILE, "so-van-ban.sqlite", message, _("lấy lại bản sao lưu: thongbao register restore"))


def _triggers(session: Session) -> Iterator[Fault]:
    for name in missing_triggers(session):
        message = _("khóa chống sửa «{name}» đã bị gỡ hoặc tắt").format(name=name)
        yield Fault(
            FaultKind.TRIGGER, name, message, _("{repair}; rồi đối chiếu sổ với bản sao lưu").format(repair=_REPAIR)
        )


def _chain(session: Session, issuer: str, papers: Sequence[PaperRow]) -> Iterator[Fault]:
    by_id = {paper.id: paper for paper in papers}
    about = {event.seq: event for event in events_of(session, [issuer])}
    for table, words in ((EVENTS, _("sự kiện")), (ASSIGNMENT_EVENTS, _("sự kiện theo dõi"))):
        for broken in breaks(session, table, issuer):
            event = about.get(broken.seq) if table is EVENTS else None
            paper = by_id.get(event.paper or 0) if event else None
            where = f"{words} {broken.seq}" + (f", {_name(paper)}" if paper else "")
            yield Fault(FaultKind.EVENT, where if broken.seq else words, _broken_words(broken, words), _BACKUP)


def _broken_words(broken: Break, words: str) -> str:
    messages = {
        "edited": _("{words} số {n} đã bị sửa sau khi ghi"),
        "missing": _("thiếu {words} từ số {n} đến trước số {found}"),
        "unlinked": _("{words} số {n} không nối với sự kiện trước nó: sự kiện trước đã bị sửa hoặc thay"),
        "cut": _("{words} cuối cùng đã bị xóa hoặc thêm: sổ đã ghi đến số {expected}, nay còn đến số {found}"),
    }
    return messages[broken.fault].format(words=words, n=broken.seq, expected=broken.expected, found=broken.found)


def _data(event: EventRow) -> Mapping[str, Any]:
    try:
        data = json.loads(event.data)
    except (ValueError, RecursionError, TypeError):
        return {}
    return data if isinstance(data, dict) else {}


def _issued(events: Sequence[EventRow], key: str) -> Iterator[Any]:
    for event in events:
        if event.what == Happened.ISSUED:
            yield _data(event).get(key)


def _papers(session: Session, events: Sequence[EventRow], papers: Sequence[PaperRow]) -> Iterator[Fault]:
    by_id = {paper.id: paper for paper in papers}
    written: dict[int, Mapping[str, Any]] = {}
    for rows in _issued(events, "papers"):
        written |= {row["id"]: row for row in rows or () if isinstance(row, dict) and isinstance(row.get("id"), int)}
    elsewhere = set(written) - set(by_id)
    moved = {paper.id: paper for paper in _by_ids(session, elsewhere)}
    for identifier, row in written.items():
        paper = by_id.get(identifier) or moved.get(identifier)
        name = f"{row.get('code_number'):>02}/{row.get('code_notation')} ({row.get('year')})"
        if paper is None:
            message = _("văn bản {name} đã bị xóa khỏi sổ: {subject}").format(name=name, subject=row.get("subject"))
            yield Fault(FaultKind.PAPER, name, message, _BACKUP)
            continue
        now = paper_data(paper)
        for column in [key for key in row if now.get(key) != row[key]]:
            message = _("{column} của {name} đã bị sửa: lúc ban hành là «{was}», nay là «{now}»")
            words = message.format(column=column_words(column), name=name, was=row[column], now=now.get(column))
            yield Fault(FaultKind.PAPER, name, words, _BACKUP)
    for identifier in set(by_id) - set(written):
        paper = by_id[identifier]
        message = _("văn bản {name} được thêm vào sổ mà không qua lệnh issue").format(name=_name(paper))
        yield Fault(FaultKind.PAPER, _name(paper), message, _BACKUP)


def _by_ids(session: Session, identifiers: set[int]) -> list[PaperRow]:
    return fetch(session, chosen(PAPERS.c.id.in_(identifiers))) if identifiers else []


def _issues(session: Session, issuers: Sequence[str], events: Sequence[EventRow]) -> Iterator[Fault]:
    there = {issue.id: asdict(issue) for issue in issues_of(session, issuers)}
    written = {row["id"]: row for row in _issued(events, "issue") if isinstance(row, dict) and "id" in row}
    for identifier, row in written.items():
        now, name = there.get(identifier), row.get("package") or identifier
        if now is None:
            message = _("lần ban hành của gói {name} đã bị xóa khỏi sổ").format(name=name)
            yield Fault(FaultKind.ISSUE, str(name), message, _BACKUP)
            continue
        for column in [key for key in row if now.get(key) != row[key]]:
            message = _("{column} của gói {name} đã bị sửa: lúc ban hành là «{was}», nay là «{now}»")
            words = message.format(column=column_words(column), name=name, was=row[column], now=now.get(column))
            yield Fault(FaultKind.ISSUE, str(name), words, _BACKUP)
    for identifier in set(there) - set(written):
        name = str(there[identifier]["package"])
        message = _("lần ban hành của gói {name} được thêm vào sổ mà không qua lệnh issue").format(name=name)
        yield Fault(FaultKind.ISSUE, name, message, _BACKUP)


def _assignments(session: Session, issuers: Sequence[str], events: Sequence[EventRow]) -> Iterator[Fault]:
    rows = {row.id: row for row in assignments_of(session, issuers, ASSIGNMENTS.c.paper.is_not(None))}
    written: dict[str, str] = {}
    for digests in _issued(events, "assignments"):
        written |= digests if isinstance(digests, dict) else {}
    for identifier, expected in written.items():
        row = rows.get(identifier)
        if row is None:
            message = _("nhiệm vụ {id} đã bị xóa").format(id=identifier)
            yield Fault(FaultKind.ASSIGNMENT, identifier, message, _BACKUP)
        elif row_digest(asdict(row)) != expected:
            message = _("nhiệm vụ {id} đã bị sửa sau khi ban hành").format(id=identifier)
            yield Fault(FaultKind.ASSIGNMENT, identifier, message, _BACKUP)
    handed = _handed_over(session, issuers)
    for identifier in sorted(rows.keys() - written.keys()):
        part = (identifier.rpartition("/")[0], rows[identifier].unit)
        if handed[part]:
            handed[part] -= 1
            continue
        message = _("nhiệm vụ {id} được thêm mà không qua lệnh issue").format(id=identifier)
        yield Fault(FaultKind.ASSIGNMENT, identifier, message, _BACKUP)


def _handed_over(session: Session, issuers: Sequence[str]) -> Counter[tuple[str, str]]:
    """Count (task, unit) that a duty was handed to: each brings one row of its own, which no issue wrote."""
    told = assignment_events_of(session, issuers, ASSIGNMENT_EVENTS.c.what == _HANDED_OVER)
    return Counter(
        (event.assignment.rpartition("/")[0], unit) for event in told for unit in json.loads(event.data).get("to", ())
    )


def _presentations(session: Session, issuers: Sequence[str], events: Sequence[EventRow]) -> Iterator[Fault]:
    for issuer in issuers:
        there = [(row.notice, row.number, row.record) for row in presentations_of(session, issuer)]
        told = [_data(event) for event in events if event.issuer == issuer and event.what == Happened.PRESENTED]
        written = [(data.get("notice"), data.get("number"), data.get("record")) for data in told]
        for notice, number, _record in {*there} ^ {*written}:
            message = _("lần trình ký {n} của {notice} đã bị sửa, xóa hoặc thêm").format(n=number, notice=notice)
            yield Fault(FaultKind.PRESENTATION, str(notice), message, _BACKUP)
