"""Days of events: what waits for one, and what it means when it has come."""

from datetime import date, datetime
from typing import Final

from thongbao.errors import UsageError
from thongbao.following.opening import Follow
from thongbao.followup.due_dates import event_words
from thongbao.followup.ledger import Selection
from thongbao.followup.listing import Listed
from thongbao.language import _
from thongbao.vietnamese.text import fold, squeeze

# Kinds of deadlines that wait for a day.
_BY_EVENTS: Final = frozenset({"before_event", "relative"})


def waiting(follow: Follow, words: str, day: date) -> list[Listed]:
    """Return the open lines that wait for the day of an event, of any when ``words`` are empty."""
    lines = follow.ledger.lines(Selection(states=("not_started", "in_progress")), day)
    return [line for line in lines if line.waits_for and (not words or fold(words) == fold(line.waits_for))]


def give_date(
    follow: Follow, words: str, day: date, *, notice: str, by: str, now: datetime, dry_run: bool = False
) -> list[Listed]:
    """Give an event its day and return the lines that have their deadline by it; with ``dry_run`` those that wait.

    :param words: the event as the paper calls it, or a part of it that no other event has.
    :raises UsageError: nothing waits for such an event, nor ever did; or the part is one of several events.
    """
    spoken = _spoken_of(follow, words, max(day, now.date()), notice)
    exact = {event: lines for event, lines in spoken.items() if fold(event) == fold(words)}
    if len(exact or spoken) > 1:
        message = _("«{event}» có trong nhiều sự kiện").format(event=words)
        raise UsageError(message, _("ghi đủ một trong: {events}").format(events="; ".join(sorted(spoken))))
    if not spoken:
        known = sorted({line.waits_for for line in waiting(follow, "", max(day, now.date()))})
        hint = _("đang chờ ngày: {events}").format(events="; ".join(known)) if known else ""
        raise UsageError(_("không có nhiệm vụ nào có thời hạn theo «{event}»").format(event=words), hint)
    event, lines = next(iter((exact or spoken).items()))
    if dry_run:
        return lines
    follow.ledger.date_event(event, day, notice=notice, by=by, now=now)
    return follow.ledger.lines(Selection(ids=tuple(line.id for line in lines)), max(day, now.date()))


def _spoken_of(follow: Follow, words: str, day: date, notice: str) -> dict[str, list[Listed]]:
    """Return event → the lines whose deadline is by it, for the events that have these words in them."""
    found: dict[str, list[Listed]] = {}
    names: dict[str, str] = {}
    for line in follow.ledger.lines(Selection(roles=()), day):
        if line.kind not in _BY_EVENTS or (notice and line.notice != notice) or fold(words) not in fold(line.printed):
            continue
        known = follow.ledger.duty(line.duty)
        for deadline in known[0].deadlines if known else ():
            event = squeeze(event_words(deadline))
            if deadline.printed == line.printed and fold(words) in fold(event):
                found.setdefault(names.setdefault(fold(event), event), []).append(line)
    return found
