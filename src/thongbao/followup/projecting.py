"""The computed spans kept in step with the assignments and the events; what is there is enough to list from."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from thongbao.followup.due_dates import House, event_key, occurrences
from thongbao.followup.duties import Duty, Event
from thongbao.followup.folding import spans
from thongbao.followup.stored import DATED, duty_of, event_of, span_values
from thongbao.store.assignment_rows import AssignmentEvent, assignment_events_of, assignments_of
from thongbao.store.follow_spans import (
    Heads,
    Session,
    add_spans,
    drop_spans,
    ended_papers,
    heads,
    ids_where,
    note_progress,
    progress_of,
    recurring_ids,
    touched_since,
    without_spans,
)
from thongbao.store.tables import ASSIGNMENT_EVENTS, ASSIGNMENTS

# Periods are computed this far ahead, so that most runs have nothing to compute.
_AHEAD: Final = timedelta(days=120)
_SLICE: Final = 2_000
# Deadlines of these kinds get a day when an event gets one.
_WAITING_KINDS: Final = ("before_event", "relative")
# Raised when the same orders, events and calendar give other days than before: every span is computed again.
_RECKONING: Final = 2


def is_stale(connection: Session, issuer: str, house: House, until: date) -> bool:
    """Return whether something happened, or days up to ``until`` have come, that the spans do not show."""
    return bool(_missing(progress_of(connection, issuer), heads(connection, issuer), house, until))


def _missing(progress: dict[str, Any], now: Heads, house: House, until: date) -> set[str]:
    """Return what is missing: ``all``, ``new``, ``events``, ``papers``, ``horizon``."""
    if not progress or progress.get("house") != house_digest(house):
        return {"all"}
    found = set()
    if progress.get("assignments") != now.assignments:
        found.add("new")
    if progress.get("events") != now.events:
        found.add("events")
    if progress.get("papers") != now.papers:
        found.add("papers")
    if str(progress.get("horizon", "")) < until.isoformat():
        found.add("horizon")
    return found


def house_digest(house: House) -> str:
    """Return what changes when the office changes its rules or its calendar (dates of events are events)."""
    calendar = house.calendar
    parts = (
        sorted(day.isoformat() for day in calendar.days_off),
        sorted(day.isoformat() for day in calendar.make_up_days),
        house.before_is_late_on_the_day,
        house.weekly_on,
        _RECKONING,
    )
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def bring_up_to_date(connection: Session, issuer: str, house: House, until: date) -> None:
    """Compute what is missing, in the transaction of the caller."""
    progress, now = progress_of(connection, issuer), heads(connection, issuer)
    missing = _missing(progress, now, house, until)
    if not missing:
        return
    horizon = max(str(progress.get("horizon", "")), (until + _AHEAD).isoformat())
    if "horizon" not in missing and "all" not in missing:
        horizon = str(progress["horizon"])
    ids = None if "all" in missing else _touched(connection, issuer, progress, missing)
    project(connection, issuer, with_dates(connection, issuer, house), date.fromisoformat(horizon), ids)
    done = {"assignments": now.assignments, "events": now.events, "papers": now.papers}
    note_progress(connection, issuer, {**done, "horizon": horizon, "house": house_digest(house)})


def _touched(connection: Session, issuer: str, progress: dict[str, Any], missing: set[str]) -> set[str]:
    found: set[str] = set()
    if "new" in missing:
        found.update(without_spans(connection, issuer))
    if "events" in missing:
        touched = touched_since(connection, issuer, int(progress.get("events", 0)))
        found |= touched - {""}
        if "" in touched:
            found.update(ids_where(connection, issuer, kind=_WAITING_KINDS))
    if "papers" in missing:
        ended = ended_papers(connection, issuer)
        found.update(ids_where(connection, issuer, paper=list(ended)) if ended else ())
    if "horizon" in missing:
        found.update(recurring_ids(connection, issuer))
    return found


def with_dates(connection: Session, issuer: str, house: House) -> House:
    """Return the house with the dates that events have been given; the last one said holds."""
    rows = assignment_events_of(connection, [issuer], ASSIGNMENT_EVENTS.c.what == DATED)
    keyed = [(event_key(row.why, json.loads(row.data or "{}").get("notice", "")), row) for row in rows]
    dates = {key: date.fromisoformat(row.day) for key, row in keyed}
    numbers = {key: row.seq for key, row in keyed}
    return replace(house, event_dates={**house.event_dates, **dates}, event_numbers=numbers)


def project(connection: Session, issuer: str, house: House, until: date, ids: Collection[str] | None) -> None:
    """Compute the spans of the assignments ``ids``, of all when ``None``, with their periods up to ``until``."""
    ended = ended_papers(connection, issuer)
    known = sorted(ids_where(connection, issuer) if ids is None else ids)
    drop_spans(connection, issuer, None if ids is None else known)
    # Slice by slice: a register of years does not fit into memory at once.
    for first in range(0, len(known), _SLICE):
        named = known[first : first + _SLICE]
        rows = assignments_of(connection, [issuer], ASSIGNMENTS.c.id.in_(named))
        events = by_duty(assignment_events_of(connection, [issuer], ASSIGNMENT_EVENTS.c.assignment.in_(named)))
        made = [
            values
            for row in rows
            for values in _spans_of(
                duty_of(row, ended.get(row.paper or 0)), row.issuer, house, until, events.get(row.id, [])
            )
        ]
        add_spans(connection, made)


def by_duty(rows: list[AssignmentEvent]) -> dict[str, list[Event]]:
    """Return the events of each duty, in the order they were entered."""
    found: dict[str, list[Event]] = defaultdict(list)
    for row in rows:
        event = event_of(row)
        if event:
            found[event.duty].append(event)
    return found


def _spans_of(duty: Duty, issuer: str, house: House, until: date, events: list[Event]) -> Iterator[dict[str, Any]]:
    entered = max((event.number for event in events), default=0)
    for occurrence in occurrences(duty, house, until):
        # A day given to what the deadline waits for changes the line as an event on the duty does.
        version = max(entered, house.number_of(occurrence.deadline, duty.notice))
        for span in spans(duty, occurrence, events):
            yield span_values(issuer, duty, occurrence, span, version)
