"""Days of events: what waits for one, and what it means when it has come."""

from datetime import date, datetime

from thongbao.errors import UsageError
from thongbao.following.opening import Follow
from thongbao.followup.ledger import Selection
from thongbao.followup.listing import Listed
from thongbao.language import _
from thongbao.vietnamese.text import fold, squeeze


def waiting(follow: Follow, words: str, day: date) -> list[Listed]:
    """Return the open lines that wait for the day of an event, of any when ``words`` are empty."""
    lines = follow.ledger.lines(Selection(states=("not_started", "in_progress")), day)
    return [line for line in lines if line.waits_for and (not words or fold(words) == fold(line.waits_for))]


def give_date(
    follow: Follow, words: str, day: date, *, notice: str, by: str, now: datetime, dry_run: bool = False
) -> list[Listed]:
    """Give an event its day and return the lines that have their deadline by it; with ``dry_run`` those that wait.

    :raises UsageError: nothing waits for such an event, nor ever did.
    """
    lines = [
        line
        for line in follow.ledger.lines(Selection(roles=()), max(day, now.date()))
        if _speaks_of(line, words) and (not notice or line.notice == notice)
    ]
    if not lines:
        known = sorted({line.waits_for for line in waiting(follow, "", max(day, now.date()))})
        hint = _("đang chờ ngày: {events}").format(events="; ".join(known)) if known else ""
        raise UsageError(_("không có nhiệm vụ nào có thời hạn theo «{event}»").format(event=words), hint)
    if dry_run:
        return lines
    follow.ledger.date_event(squeeze(words), day, notice=notice, by=by, now=now)
    return follow.ledger.lines(Selection(ids=tuple(line.id for line in lines)), max(day, now.date()))


def _speaks_of(line: Listed, words: str) -> bool:
    if line.kind not in {"before_event", "relative"}:
        return False
    return fold(words) == fold(line.waits_for) or fold(words) in fold(line.printed)
