"""How follow-up prints lines: one row each on a terminal, and what they add up to."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import click

from thongbao.followup.duties import Event
from thongbao.followup.listing import Listed
from thongbao.followup.marking import happening_words
from thongbao.followup.states import State, state_words
from thongbao.followup.succession import Succession
from thongbao.followup.wording import answering_words, deadline_words, period_words
from thongbao.language import _
from thongbao.vietnamese.dates import short_date

_COLOURS = {
    State.OVERDUE: "red",
    State.DONE_LATE: "yellow",
    State.DONE: "green",
    State.ON_HOLD: "bright_black",
    State.WITHDRAWN: "bright_black",
}
_LONGEST_TEXT = 72
_LONGEST_NAME = 44


def state_now(line: Listed) -> str:
    """Return the state with the days it is late: ``Quá hạn 6 ngày``."""
    words = state_words(line.state)
    return _("{state} {days} ngày").format(state=words, days=line.days_late) if line.days_late else words


def rows(
    lines: Sequence[Listed], succession: Succession, *, colour: bool | None, remarks: Sequence[str] = ()
) -> Iterator[str]:
    """Yield a row a line, columns under one another: id, state, deadline, who, what.

    :param remarks: what is said behind the deadline of each line; none by default.
    """
    table = [
        (
            line.id,
            state_now(line),
            f"{_deadline(line)}{remark}",
            _shortened(answering_words(line, succession), _LONGEST_NAME),
            _shortened(line.text, _LONGEST_TEXT),
        )
        for line, remark in zip(lines, remarks or [""] * len(lines), strict=True)
    ]
    widths = [max((len(row[index]) for row in table), default=0) for index in range(4)]
    for line, row in zip(lines, table, strict=True):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        if colour is not False and line.state in _COLOURS:
            cells[1] = click.style(cells[1], fg=_COLOURS[line.state])
        yield "  ".join([*cells, row[4]])


def _deadline(line: Listed) -> str:
    if line.is_recurring:
        return f"{period_words(line.occurrence) or line.printed}"
    return deadline_words(line) or _("không định thời hạn")


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + "…"


def total_words(lines: Sequence[Listed], day: date) -> str:
    """Return what the lines add up to: ``12 nhiệm vụ tính đến 20/9/2020: 5 Quá hạn, 7 Hoàn thành``."""
    counts = Counter(line.state for line in lines)
    parts = ", ".join(f"{counts[state]} {state_words(state).lower()}" for state in State if counts[state])
    words = _("{n} nhiệm vụ tính đến {day}").format(n=len(lines), day=short_date(day))
    return f"{words}: {parts}" if parts else words


def history(events: Sequence[Event]) -> Iterator[str]:
    """Yield a row an event, in the order it was entered: nothing that was entered is left out."""
    for event in events:
        period = f" [{event.occurrence}]" if event.occurrence else ""
        yield f"{short_date(event.day)}{period}: {happening_words(event.kind)}{_details(event)}"


def _details(event: Event) -> str:
    told = event.evidence
    parts = (
        (_("đến {day}"), short_date(event.new_due) if event.new_due else ""),
        (_("cho {units}"), ", ".join(event.to)),
        (_("lý do: {why}"), event.reason),
        (_("người cho phép: {who}"), event.allowed_by),
        (_("văn bản {reply}"), _reply(told.reply, told.reply_date)),
        (_("số đến {number}"), told.incoming),
        (_("tệp {file}"), told.file),
        (_("{who} ghi lúc {when}"), event.by),
    )
    when = event.recorded.strftime("%H:%M %d/%m/%Y")
    shown = [
        words.format(day=value, units=value, why=value, who=value, reply=value, number=value, file=value, when=when)
        for words, value in parts
        if value
    ]
    return "; ".join(["", *shown])


def _reply(number: str, day: date | None) -> str:
    if not day:
        return number
    return _("{number} ngày {day}").format(number=number, day=short_date(day)).strip()
