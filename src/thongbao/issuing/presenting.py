"""What was printed for signature (trình ký), remembered: an issue says whether the record has changed since."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from thongbao.errors import UsageError
from thongbao.issuing.desk import Desk
from thongbao.issuing.making import used_template
from thongbao.language import _
from thongbao.papers import Sheet
from thongbao.pipeline import Draft, check, compose, layout_of
from thongbao.register.events import Happened
from thongbao.store.chain import append_event, digest
from thongbao.store.engine import Session
from thongbao.store.presentations import PresentationRow, add_presentation, presentations_of
from thongbao.vietnamese.dates import short_date
from thongbao.vietnamese.text import slug
from thongbao.workspace import NOTICE_FILE, Workspace


def words_digest(desk: Desk, sheets: Sequence[Sheet]) -> str:
    """Return the digest of all that a record prints without numbers: the words of every paper, and the templates."""
    layout = layout_of(desk.office.layout)
    templates = {str(kind): used_template(desk, kind, layout).data.hex() for kind in {sheet.kind for sheet in sheets}}
    words = [(sheet.file_name, sheet.context) for sheet in sheets]
    return digest({"words": words, "templates": templates})


def present_notice(desk: Desk, notice: Path, number: int, draft_it: Callable[[], Draft], *, dry_run: bool) -> Draft:
    """Draft a printing for signature by ``draft_it`` and write down which words it has.

    Printed again with the same words it is the same printing.

    :raises UsageError: this number was given to a printing with other words; nothing was drafted.
    :raises RegisterError: the register is locked or spoilt.
    """
    record = check(desk.workspace, notice).record
    if record is None:
        return draft_it()
    issuer = desk.issuers[record.office.organ(record.notice.organ).id]
    key, words = notice_key(desk.workspace, notice), words_digest(desk, tuple(compose(record)))
    with desk.store.reading() as session:
        earlier = [one for one in presentations_of(session, issuer, key) if one.number == number]
    if earlier and earlier[-1].record != words:
        message = _("lần trình ký {n} đã in ngày {day} với nội dung khác").format(n=number, day=day_of(earlier[-1]))
        raise UsageError(message, _("dùng --present {n}").format(n=number + 1))
    made = draft_it()
    if made.papers and not earlier and not dry_run:
        row = PresentationRow(issuer, key, number, words, desk.at, desk.who)
        with desk.store.writing() as session:
            add_presentation(session, row)
            data = {"notice": row.notice, "number": row.number, "record": row.record}
            append_event(session, issuer, at=row.at, who=row.who, what=str(Happened.PRESENTED), data=data)
    return made


def day_of(row: PresentationRow) -> str:
    """Return the day of a printing as a clerk writes it."""
    return short_date(datetime.fromisoformat(row.at).date())


def notice_key(workspace: Workspace, notice: Path) -> str:
    """Return which record a file is, wherever the workspace lies: ``2026/giao-ban-thang-9``."""
    path = notice.resolve()
    inside = path.parent if path.name == NOTICE_FILE else path.with_suffix("")
    content = (workspace.root / "content").resolve()
    return inside.relative_to(content).as_posix() if inside.is_relative_to(content) else slug(inside.name)


def last_presented(session: Session, issuer: str, notice: str) -> PresentationRow | None:
    """Return the last printing for signature of a record, ``None`` when it was never presented."""
    found = presentations_of(session, issuer, notice)
    return found[-1] if found else None
