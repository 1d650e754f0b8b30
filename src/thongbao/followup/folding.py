"""Events → how an occurrence stands, day by day.

The events are the truth and are never changed; what is computed here may be thrown away and computed again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

from thongbao.followup.duties import Duty, Event, Happening, Occurrence
from thongbao.followup.states import State

_START: Final = datetime(1900, 1, 1, tzinfo=UTC)
# A recall counts behind whatever else happened on its day.
_LAST: Final = 2**62


@dataclass(frozen=True, slots=True)
class Span:
    """How an occurrence stands from ``start`` up to the day before ``end`` (``None``: until something happens).

    ``state`` is never ``OVERDUE``: that depends on the day asked for (``state_on``).
    """

    start: date
    end: date | None
    state: State
    due: date | None
    late_from: date | None
    extended: bool = False
    done_on: date | None = None

    def state_on(self, day: date) -> State:
        """Return the state on a day of the span."""
        return State.OVERDUE if self.is_late(day) else self.state

    def is_late(self, day: date) -> bool:
        """Return whether it is open and late on a day of the span."""
        return self.state.is_open and self.late_from is not None and day >= self.late_from

    def days_late(self, day: date) -> int:
        """Return how many days late: up to ``day`` for what is open, up to its end for what was done late; else 0."""
        if self.state is State.DONE_LATE and self.done_on and self.late_from:
            return (self.done_on - self.late_from).days + 1
        if self.is_late(day) and self.late_from:
            return (day - self.late_from).days + 1
        return 0


def spans(duty: Duty, occurrence: Occurrence, events: Iterable[Event]) -> list[Span]:
    """Return the spans of an occurrence, in order, from the day of the paper on; they leave no gap.

    Events count by the day they happened, those of one day in the order they were entered. What happens to the duty
    happens to its occurrences, except that a period that was over and done stays done.
    """
    current = Span(duty.started, None, State.NOT_STARTED, occurrence.due, occurrence.late_from)
    found: list[Span] = []
    for event in _in_order(duty, occurrence, events):
        changed = _after(current, event, occurrence)
        if changed == current:
            continue
        day = max(event.day, current.start)
        if day > current.start:
            found.append(replace(current, end=day))
        current = replace(changed, start=day)
    return [*found, current]


def _in_order(duty: Duty, occurrence: Occurrence, events: Iterable[Event]) -> Iterator[Event]:
    own = [event for event in events if event.occurrence in ("", occurrence.key)]
    if duty.ended:
        own.append(Event(duty.id, Happening.WITHDRAWN, duty.ended, "", _START, reason=duty.ended_by, number=_LAST))
    yield from sorted(own, key=lambda event: (event.day, event.number))


def _after(span: Span, event: Event, occurrence: Occurrence) -> Span:
    closed = span.state.is_done or span.state is State.WITHDRAWN
    match event.kind:
        case Happening.REOPENED:
            return replace(span, state=State.IN_PROGRESS, done_on=None) if closed else span
        case _ if closed:
            return span
        case Happening.STARTED:
            return replace(span, state=State.IN_PROGRESS)
        case Happening.DONE if not event.occurrence and occurrence.is_recurring and occurrence.opens > event.day:
            # The duty as a whole came to its end: what would have opened later never does.
            return replace(span, state=State.WITHDRAWN)
        case Happening.DONE:
            late = span.late_from is not None and event.day >= span.late_from
            return replace(span, state=State.DONE_LATE if late else State.DONE, done_on=event.day)
        case Happening.EXTENDED if event.new_due:
            # A day said in an extension is the last day to be done on; the whole duty's does not move its periods.
            if event.occurrence != occurrence.key:
                return span
            return replace(span, due=event.new_due, late_from=day_after(event.new_due), extended=True)
        case Happening.HELD:
            return replace(span, state=State.ON_HOLD)
        case Happening.WITHDRAWN | Happening.HANDED_OVER:
            return replace(span, state=State.WITHDRAWN)
        case _:
            return span


def day_after(day: date) -> date:
    """Return the next day."""
    return day + timedelta(days=1)


def span_on(found: Sequence[Span], day: date) -> Span | None:
    """Return the span that holds on a day, ``None`` before the first."""
    held = None
    for span in found:
        if span.start <= day:
            held = span
    return held
