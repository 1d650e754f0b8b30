"""What a person enters: the lines it is meant for, all of them or none."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from thongbao.errors import SourceError, UsageError
from thongbao.following.opening import Follow, listed
from thongbao.followup.duties import Event, Evidence, Happening
from thongbao.followup.ledger import Refused, Selection
from thongbao.followup.listing import Listed
from thongbao.followup.marking import refusal
from thongbao.language import _, system_reason
from thongbao.vietnamese.dates import short_date


@dataclass(frozen=True, slots=True)
class Marking:
    """What a person enters: what happened, on which day, why, and what shows it."""

    kind: Happening
    day: date
    by: str
    now: datetime
    reason: str = ""
    allowed_by: str = ""
    new_due: date | None = None
    evidence: Evidence = field(default_factory=Evidence)
    whole: bool = False

    def on(self, line: Listed) -> Event:
        """Return the event on a line; on the whole duty where that is meant."""
        return Event(
            duty=line.duty,
            kind=self.kind,
            day=self.day,
            by=self.by,
            recorded=self.now,
            occurrence="" if self.whole else line.occurrence,
            reason=self.reason,
            allowed_by=self.allowed_by,
            new_due=self.new_due,
            evidence=self.evidence,
        )


@dataclass(frozen=True, slots=True)
class Marked:
    """What came of a marking: the lines it was about, as they stand now, and what was refused."""

    lines: tuple[Listed, ...]
    refused: tuple[Refused, ...]


def mark(follow: Follow, selection: Selection, marking: Marking, *, dry_run: bool = False) -> Marked:
    """Enter the same thing on every line that is wanted; all of them or none.

    :raises UsageError: nothing narrows the selection down, or a recurring duty is named without its period.
    """
    if selection.is_open_ended:
        raise UsageError(_("chưa nói nhiệm vụ nào"), _("ghi mã nhiệm vụ, hoặc lọc bằng --unit, --notice, --overdue …"))
    lines = _meant(follow, selection, marking)
    events = [marking.on(line) for line in lines]
    refused = follow.ledger.record(events, refusal, dry_run=dry_run)
    if refused or dry_run:
        return Marked(tuple(lines), tuple(refused))
    again = follow.ledger.lines(Selection(ids=tuple(line.id for line in lines)), marking.day)
    return Marked(tuple(again), ())


def _meant(follow: Follow, selection: Selection, marking: Marking) -> list[Listed]:
    """Return the lines a marking is about: of a recurring duty the one period that is open, else the person decides."""
    _refuse_days_before(follow, selection, marking)
    found = listed(follow, selection, marking.day)
    named = {identifier.strip() for identifier in selection.ids}
    by_duty: dict[str, list[Listed]] = {}
    for line in found:
        by_duty.setdefault(line.duty, []).append(line)
    meant: list[Listed] = []
    for duty, lines in by_duty.items():
        if marking.whole:
            meant.append(lines[0])
        elif selection.ids and duty in named and len(lines) > 1:
            meant.append(_the_one_open(duty, lines, marking.day))
        else:
            meant += [line for line in lines if not selection.ids or line.id in named or duty in named]
    return meant


def _refuse_days_before(follow: Follow, selection: Selection, marking: Marking) -> None:
    """Say that a day lies before a task was given, which is not on the list of that day."""
    today = max(marking.day, marking.now.date())
    for line in follow.ledger.lines(Selection(ids=selection.ids), today) if selection.ids else ():
        if marking.day < line.started:
            message = _("ngày {day} trước ngày giao nhiệm vụ {id} ({given})")
            told = message.format(day=short_date(marking.day), id=line.duty, given=short_date(line.started))
            raise UsageError(told, _("xem lại ngày ghi ở --on"))


def _the_one_open(duty: str, lines: Sequence[Listed], day: date) -> Listed:
    there = [line for line in lines if line.opens <= day and line.state.is_open]
    if len(there) == 1:
        return there[0]
    names = ", ".join(line.id for line in there[:6]) or ", ".join(line.id for line in lines[:3])
    message = _("nhiệm vụ {id} có nhiều kỳ; chưa rõ kỳ nào").format(id=duty)
    raise UsageError(message, _("ghi rõ kỳ: {names}; cả nhiệm vụ: thêm --whole").format(names=names))


def evidence_file(path: Path | None) -> tuple[str, str]:
    """Return the name and the SHA-256 of a file given as evidence; two empty texts for none.

    :raises SourceError: it cannot be read.
    """
    if path is None:
        return "", ""
    try:
        return path.name, hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise SourceError(_("không mở được {file}: {why}").format(file=path, why=system_reason(error))) from None
