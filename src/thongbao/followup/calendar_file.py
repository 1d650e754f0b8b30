"""Lines → a calendar file (RFC 5545): an event and a to-do each, with alarms; the only user of icalendar.

The UID of a line never changes and SEQUENCE grows with what happens to it, so taking the file in again updates.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from thongbao.followup.listing import Listed
from thongbao.followup.states import State, state_words
from thongbao.followup.succession import Succession
from thongbao.followup.wording import answering_words, deadline_words, leader_words, period_words
from thongbao.language import _
from thongbao.vietnamese.text import slug

_EIGHT: Final = timedelta(hours=8)
_SHORT: Final = 70
_TODO_STATUS: Final = {
    State.NOT_STARTED: "NEEDS-ACTION",
    State.OVERDUE: "NEEDS-ACTION",
    State.ON_HOLD: "NEEDS-ACTION",
    State.IN_PROGRESS: "IN-PROCESS",
    State.DONE: "COMPLETED",
    State.DONE_LATE: "COMPLETED",
    State.WITHDRAWN: "CANCELLED",
}


def calendar_file(lines: Sequence[Listed], succession: Succession, *, name: str, issuer: str, near_days: int) -> bytes:
    """Return the .ics of the lines; the same lines on the same day give the same bytes.

    Lines with a day are an all-day event and a to-do; lines without one a to-do only. Alarms ring at 8 o'clock, the
    day before and ``near_days`` before, for what is still open.

    :param name: what calendar programs call it. :param issuer: what sets the UIDs of two offices apart.
    """
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//thongbao//follow//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # No METHOD: an object that is published may not hold events and to-dos together, nor any without ORGANIZER
    # (RFC 5546, 3.2.1); without one it is what it is, a calendar to take in.
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    maker = _Maker(icalendar, succession, slug(issuer), near_days)
    for line in lines:
        for component in maker.components(line):
            calendar.add_component(component)
    return bytes(calendar.to_ical())


class _Maker:
    """Makes the components of lines."""

    def __init__(self, icalendar: Any, succession: Succession, issuer: str, near_days: int) -> None:
        self.icalendar, self.succession, self.issuer, self.near_days = icalendar, succession, issuer, near_days
        self.stamp = datetime.combine(succession.day, datetime.min.time(), UTC)

    def components(self, line: Listed) -> Iterable[Any]:
        """Yield the event, where there is a day, and the to-do."""
        if line.due_date:
            event = self._component(self.icalendar.Event(), line, "event")
            event.add("dtstart", line.due_date)
            event.add("dtend", line.due_date + timedelta(days=1))
            event.add("transp", "TRANSPARENT")
            event.add("status", "CANCELLED" if line.state is State.WITHDRAWN else "CONFIRMED")
            self._alarms(event, line, related="START")
            yield event
        todo = self._component(self.icalendar.Todo(), line, "todo")
        if line.due_date:
            todo.add("due", line.due_date)
        todo.add("status", _TODO_STATUS[line.state])
        if line.done_on:
            todo.add("percent-complete", 100)
            # COMPLETED is a time in UTC (RFC 5545, 3.8.2.1); of the reply only the day is known.
            todo.add("completed", datetime.combine(line.done_on, datetime.min.time(), UTC))
        self._alarms(todo, line, related="END")
        yield todo

    def _component(self, component: Any, line: Listed, what: str) -> Any:
        component.add("uid", f"{line.id.replace('@', '.')}.{what}@{self.issuer}.thongbao")
        component.add("dtstamp", self.stamp)
        # Grows with everything that is entered; a paper that was recalled ends its lines without an event on them.
        component.add("sequence", 2 * line.version + (line.state is State.WITHDRAWN))
        component.add("summary", self._summary(line))
        component.add("description", "\n".join(self._description(line)))
        component.add("categories", [state_words(line.state)])
        return component

    def _summary(self, line: Listed) -> str:
        who = answering_words(line, self.succession)
        period = period_words(line.occurrence)
        words = line.text if len(line.text) <= _SHORT else line.text[:_SHORT].rsplit(" ", 1)[0] + "…"
        return f"{who}: {words} ({period})" if period else f"{who}: {words}"

    def _description(self, line: Listed) -> Iterable[str]:
        yield line.text
        for label, words in (
            (_("Thời hạn"), deadline_words(line)),
            (_("Tình trạng"), state_words(line.state)),
            (_("Văn bản giao"), line.notice or line.source),
            (_("Lãnh đạo chỉ đạo"), leader_words(line, self.succession)),
            (_("Sản phẩm"), line.product),
            (_("Mã nhiệm vụ"), line.id),
        ):
            if words:
                yield f"{label}: {words}"

    def _alarms(self, component: Any, line: Listed, *, related: str) -> None:
        if not (line.state.is_open and line.due_date):
            return
        for days in sorted({1, max(self.near_days, 1)}, reverse=True):
            alarm = self.icalendar.Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", self._summary(line))
            alarm.add("trigger", _EIGHT - timedelta(days=days), parameters={"RELATED": related})
            component.add_component(alarm)
