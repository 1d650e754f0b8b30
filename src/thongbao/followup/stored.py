"""Rows of the store ↔ duties, events and lines."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from thongbao.followup.duties import Duty, Event, Evidence, Happening, Occurrence, Role
from thongbao.followup.folding import Span
from thongbao.followup.listing import Listed
from thongbao.followup.paper_words import CitedPaper
from thongbao.followup.states import State
from thongbao.store.assignment_rows import AssignmentEvent, AssignmentRow
from thongbao.store.follow_spans import FOREVER, OPEN_STATES
from thongbao.store.papers import PaperRow
from thongbao.vietnamese.deadline_values import read_deadline_value
from thongbao.vietnamese.deadlines import Deadline, DeadlineError

#: The event that gives a date to what deadlines wait for ("trước năm học mới"); it is about no single assignment.
DATED: Final = "dated"
_OPEN: Final = frozenset(OPEN_STATES)


def duty_of(row: AssignmentRow, ended: tuple[date, str] | None = None) -> Duty:
    """Return the duty that a row is, ended where its paper was recalled or replaced."""
    day, by = ended or (None, "")
    return Duty(
        id=row.id,
        notice=row.notice,
        task=row.task,
        text=row.text,
        unit=row.unit,
        role=Role(row.role),
        started=date.fromisoformat(row.notice_date),
        deadlines=deadlines_of(row.deadlines),
        section=row.section_title,
        through=row.through,
        persons=tuple(row.person.split()),
        supervisors=tuple(row.supervisor.split()),
        product=row.product,
        source=row.source,
        ended=day,
        ended_by=by,
    )


@lru_cache(maxsize=20_000)
def deadlines_of(text: str) -> tuple[Deadline, ...]:
    """Return the deadlines kept as JSON; one that no version of ours has written is left out."""
    found = []
    for kept in json.loads(text or "[]"):
        try:
            found.append(
                read_deadline_value(
                    kept.get("kind", "none"),
                    kept.get("value") or "",
                    printed=kept.get("printed") or "",
                    time=kept.get("time") or "",
                    event=kept.get("event") or "",
                    target=kept.get("target") or "",
                )
            )
        except DeadlineError:
            continue
    return tuple(found)


def deadlines_text(deadlines: Sequence[Deadline]) -> str:
    """Return deadlines as the JSON that is kept."""
    return json.dumps(
        [
            {
                "kind": str(deadline.kind),
                "value": deadline.value_text(),
                "printed": deadline.printed,
                "time": deadline.time,
                "event": deadline.event,
                "target": deadline.target,
            }
            for deadline in deadlines
        ],
        ensure_ascii=False,
    )


def event_of(row: AssignmentEvent) -> Event | None:
    """Return the event a row is; ``None`` for what is not about the state of a duty."""
    if row.what not in _HAPPENINGS or not row.assignment:
        return None
    data = json.loads(row.data or "{}")
    return Event(
        duty=row.assignment,
        kind=Happening(row.what),
        day=date.fromisoformat(row.day),
        by=row.who,
        recorded=datetime.fromisoformat(row.at),
        occurrence=row.occurrence,
        reason=row.why,
        allowed_by=data.get("allowed_by", ""),
        new_due=_day(data.get("new_due")),
        to=tuple(data.get("to", ())),
        evidence=Evidence(
            data.get("reply", ""),
            _day(data.get("reply_date")),
            data.get("incoming", ""),
            data.get("file", ""),
            data.get("digest", ""),
        ),
        number=row.seq,
    )


_HAPPENINGS: Final = frozenset(Happening)


def event_values(event: Event) -> dict[str, Any]:
    """Return what is written down of an event, as ``append_assignment_event`` takes it; empty parts are left out."""
    evidence = event.evidence
    data = {
        "allowed_by": event.allowed_by,
        "new_due": event.new_due.isoformat() if event.new_due else "",
        "to": list(event.to),
        "reply": evidence.reply,
        "reply_date": evidence.reply_date.isoformat() if evidence.reply_date else "",
        "incoming": evidence.incoming,
        "file": evidence.file,
        "digest": evidence.digest,
    }
    return {
        "at": event.recorded.isoformat(timespec="seconds"),
        "who": event.by,
        "what": str(event.kind),
        "assignment": event.duty,
        "occurrence": event.occurrence,
        "day": event.day.isoformat(),
        "why": event.reason,
        "data": {key: value for key, value in data.items() if value},
    }


def span_values(issuer: str, duty: Duty, occurrence: Occurrence, span: Span, version: int) -> dict[str, Any]:
    """Return a span as a row of the store."""
    deadline = occurrence.deadline
    return {
        "issuer": issuer,
        "assignment": duty.id,
        "occurrence": occurrence.key,
        "start_day": span.start.isoformat(),
        "end_day": span.end.isoformat() if span.end else FOREVER,
        "opens": occurrence.opens.isoformat(),
        "state": str(span.state),
        "kind": str(deadline.kind) if deadline else "",
        "printed": deadline.printed if deadline else "",
        "due": _iso(span.due),
        "first_due": _iso(occurrence.due),
        "late_from": _iso(span.late_from),
        "waits_for": "" if span.due else occurrence.waits_for,
        "extended": span.extended,
        "done_on": _iso(span.done_on),
        "version": version,
    }


# Lists hold tens of thousands of lines over a few hundred days.
_parsed: Final = lru_cache(maxsize=10_000)(date.fromisoformat)
_STATES: Final = {str(state): state for state in State}


def line_of(row: Sequence[Any], day: date, answering: Mapping[str, str]) -> Listed:
    """Return the line that a row of ``LINE_COLUMNS`` is on ``day``.

    :param answering: unit → who answers for it now, for units that have gone.
    """
    (issuer, duty, notice, task, number, section, text, unit, role, through, person, supervisor, product, source) = row[
        :14
    ]
    started, occurrence, opens, kept, kind, printed, due, first_due, late, waits, extended, done_on, version = row[14:]
    late_from = _parsed(late) if late else None
    done = _parsed(done_on) if done_on else None
    state, days_late = _STATES[kept], 0
    if kept in _OPEN:
        if late_from is not None and late_from <= day:
            state, days_late = State.OVERDUE, (day - late_from).days + 1
    elif state is State.DONE_LATE and done and late_from:
        days_late = (done - late_from).days + 1
    return Listed(
        issuer,
        duty,
        occurrence,
        notice,
        task,
        number,
        section,
        text,
        answering.get(unit, unit) if answering else unit,
        unit,
        role,
        through,
        tuple(person.split()) if person else (),
        tuple(supervisor.split()) if supervisor else (),
        product,
        source,
        kind,
        printed,
        _parsed(started),
        _parsed(opens),
        _parsed(due) if due else None,
        _parsed(first_due) if first_due else None,
        late_from,
        waits,
        state,
        days_late,
        bool(extended),
        done,
        version,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def paper_of(row: PaperRow) -> CitedPaper:
    """Return an issued paper as others cite it."""
    return CitedPaper(row.type_name, row.code, date.fromisoformat(row.issued_date), row.organ_name, row.subject)
