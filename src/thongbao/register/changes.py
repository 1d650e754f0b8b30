"""What is noted of issued papers afterwards: sent, cancelled, come back signed. Rows stay; every note is an event."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thongbao.errors import RegisterError, UsageError
from thongbao.language import _
from thongbao.register.events import Happened
from thongbao.register.standing import Standing, Status, standings
from thongbao.store.chain import append_event
from thongbao.store.engine import Session
from thongbao.store.event_rows import events_of
from thongbao.store.papers import PaperRow
from thongbao.store.tables import EVENTS
from thongbao.vietnamese.dates import short_date


@dataclass(frozen=True, slots=True)
class Clerk:
    """Who notes it, and when."""

    who: str
    at: str


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Columns 7 to 9: how many copies, the day they left, who received them; ``note`` goes to column 10."""

    day: date
    copies: int | None = None
    to: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that came back for a paper: its name, its SHA-256, what it is."""

    name: str
    sha256: str
    note: str = ""


def note_sent(
    session: Session, issuers: Sequence[str], papers: Sequence[PaperRow], sent: Dispatch, clerk: Clerk
) -> None:
    """Note that papers were sent.

    :raises UsageError: fewer than one copy, a day before the paper's, or one that has not come.
    :raises RegisterError: a number was cancelled.
    """
    if sent.copies is not None and sent.copies < 1:
        raise UsageError(_("số lượng bản phải từ 1 trở lên"))
    if sent.day > (today := date.fromisoformat(clerk.at[:10])):
        message = _("ngày chuyển {day} sau hôm nay ({today})").format(day=short_date(sent.day), today=short_date(today))
        raise UsageError(message, _("ghi đúng ngày bằng --date (và xem đồng hồ của máy)"))
    for standing in standings(session, issuers, papers):
        paper = standing.paper
        if standing.status is Status.CANCELLED:
            raise RegisterError(_("số {code} đã hủy, không gửi được").format(code=paper.code), standing.note)
        if sent.day.isoformat() < paper.issued_date:
            message = _("ngày chuyển {day} trước ngày ban hành của {code} ({issued})")
            issued = short_date(date.fromisoformat(paper.issued_date))
            raise UsageError(message.format(day=short_date(sent.day), code=paper.code, issued=issued))
    for paper in papers:
        data = {"date": sent.day.isoformat(), "copies": sent.copies, "to": sent.to}
        append_event(
            session,
            paper.issuer,
            at=clerk.at,
            who=clerk.who,
            what=str(Happened.SENT),
            paper=paper.id,
            why=sent.note,
            data=data,
        )


def note_cancelled(session: Session, paper: PaperRow, why: str, clerk: Clerk) -> None:
    """Note that a number was taken and its paper will not go out; the number stays taken."""
    append_event(
        session,
        paper.issuer,
        at=clerk.at,
        who=clerk.who,
        what=str(Happened.CANCELLED),
        paper=paper.id,
        why=why,
    )


def refuse_if_out(standing: Standing) -> None:
    """Refuse to cancel a paper that somebody may have in hand.

    :raises RegisterError: it was sent, replaced, recalled, or cancelled before.
    """
    code = standing.paper.code
    if standing.status not in {Status.ISSUED, Status.CORRECTED}:
        message = _("{code} không còn hiệu lực: {note}").format(code=code, note=standing.note)
        raise RegisterError(message, _("xem: thongbao register show {code}").format(code=code))
    if standing.sent_date:
        day = short_date(date.fromisoformat(standing.sent_date))
        message = _("{code} đã chuyển đi ngày {day}, không hủy số được nữa").format(code=code, day=day)
        raise RegisterError(message, _('thu hồi: thongbao register recall {code} --why "…"').format(code=code))


def note_attached(session: Session, paper: PaperRow, package: str, file: Attached, clerk: Clerk) -> None:
    """Note that a signed copy or a scan of a paper came back; the same file is noted once."""
    if file.sha256 in attached_files(session, [paper.issuer]).get(package, {}):
        return
    append_event(
        session,
        paper.issuer,
        at=clerk.at,
        who=clerk.who,
        what=str(Happened.ATTACHED),
        paper=paper.id,
        why=file.note,
        data={"package": package, "name": file.name, "sha256": file.sha256},
    )


def attached_files(session: Session, issuers: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return package → SHA-256 → name of every file that was noted as come back."""
    found: dict[str, dict[str, str]] = {}
    for event in events_of(session, issuers, EVENTS.c.what == str(Happened.ATTACHED)):
        data = json.loads(event.data)
        found.setdefault(data["package"], {})[data["sha256"]] = data["name"]
    return found
