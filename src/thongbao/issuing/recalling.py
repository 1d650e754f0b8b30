"""An issued notice recalled (Nghị định 30/2020/NĐ-CP, Điều 18, khoản 4): by a công văn, or as an entry of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from thongbao import pipeline
from thongbao.compose.after_issue import LaterLetter, LetterOut, RecallWords, as_letters_are, recall_sheet
from thongbao.compose.kept_words import WORDS_FILE, words_file
from thongbao.errors import RegisterError, UsageError
from thongbao.issuing.batch import Batch, Issued, Order
from thongbao.issuing.desk import Desk
from thongbao.issuing.presenting import words_digest
from thongbao.issuing.replacing import standing_package
from thongbao.issuing.running import issue_batch
from thongbao.issuing.sealed_records import (
    as_corrected,
    leading_notice,
    package_of,
    snapshot_of,
    with_office_of_today,
)
from thongbao.language import _
from thongbao.model.office import Signer
from thongbao.papers import Kind, Sheet
from thongbao.pipeline import Progress
from thongbao.register.events import Happened
from thongbao.register.finding import find_paper
from thongbao.register.numbering import Numbers
from thongbao.register.recording import Link
from thongbao.register.standing import cited
from thongbao.register.wanted import PaperKey, wanted_letter
from thongbao.store.papers import PaperRow
from thongbao.vietnamese.text import slug

_KEY = PaperKey(Kind.RECALL)


@dataclass(frozen=True, slots=True)
class RecallOrder:
    """Which paper is recalled and why; ``replacement`` names the paper in its place, ``signer`` who signs (an id)."""

    paper: str
    reason: str
    order: Order = field(default_factory=Order)
    replacement: str = ""
    return_before: date | None = None
    signer: str = ""


def issue_recall(desk: Desk, wish: RecallOrder, version: str, progress: Progress = pipeline.silent) -> Issued:
    """Issue a công văn thu hồi; the notice and the papers that went out with it are recalled, or one letter alone.

    :raises RegisterError: there is no such paper, or it is not in force.
    :raises UsageError: no such signer, or the paper is a copy (trích sao) of a notice.
    :raises ThongbaoError: as :func:`thongbao.issuing.running.put_out`.
    """

    def prepare() -> tuple[Batch, Order]:
        # The record bears the day of the notice; the letter goes out today unless another day was said.
        return prepare_recall(desk, wish), replace(wish.order, day=wish.order.day or desk.today)

    return issue_batch(desk, prepare, version, progress, dry_run=wish.order.dry_run)


def prepare_recall(desk: Desk, wish: RecallOrder) -> Batch:
    """Return what the issue of a recall puts out."""
    with desk.store.reading() as session:
        papers = standing_package(session, desk.seen, wish.paper)
        old = leading_notice(papers)
        alone = _letter_alone(find_paper(session, desk.seen, wish.paper), papers)
        package = package_of(session, desk, old)
        signer = _signer(desk, wish.signer)
        issued = as_corrected(session, desk, old)
        issued = as_letters_are(issued) if alone else issued
        record = issued if signer else with_office_of_today(issued, desk)
        replacement = cited(find_paper(session, desk.seen, wish.replacement)) if wish.replacement else ""
    words = RecallWords(wish.reason, replacement, wish.return_before)

    def sheet(number: int | None, day: date | None) -> Sheet:
        return recall_sheet(record, LaterLetter(number, day, signer), words, _out(alone) if alone else None)

    def composed(numbers: Numbers, day: date) -> Sequence[Sheet]:
        return (sheet(numbers.of[_KEY], day),)

    blank, named = sheet(None, None), alone or old
    organ = record.office.organ(record.notice.organ)
    workspace = desk.workspace
    return Batch(
        record=record,
        slug=f"thu-hoi-{slug(named.code)}",
        notice=named.code,
        words=words_digest(desk, [blank]),
        snapshot={**snapshot_of(package), WORDS_FILE: words_file(blank)},
        sources={path: path.read_bytes() for path in (workspace.office_file, workspace.units_file)},
        wanted=(wanted_letter(_KEY, record.office, organ, desk.issuers),),
        compose=composed,
        links=tuple(Link(Happened.RECALLED, paper.id, 0, wish.reason) for paper in ([alone] if alone else papers)),
        why=wish.reason,
    )


def _letter_alone(named: PaperRow, papers: Sequence[PaperRow]) -> PaperRow | None:
    """Return the letter that is recalled alone; ``None`` where the notice is meant, with all that went out with it.

    :raises RegisterError: the letter is not in force. :raises UsageError: it is a copy, which stands by its notice.
    """
    notice = papers[0]
    if named.id == notice.id:
        return None
    if named.kind != Kind.LETTER:
        message = _("{code} là bản trích sao của {notice}, không thu hồi riêng được")
        hint = _("thu hồi cả thông báo và văn bản đi cùng: thongbao register recall {notice}")
        names = {"code": named.code, "notice": notice.code}
        raise UsageError(message.format(**names), hint.format(**names))
    if all(paper.id != named.id for paper in papers):
        message = _("{code} không còn hiệu lực").format(code=named.code)
        raise RegisterError(message, _("xem: thongbao register show {code}").format(code=named.code))
    return named


def _out(letter: PaperRow) -> LetterOut:
    return LetterOut(
        code=letter.code,
        issued_date=date.fromisoformat(letter.issued_date),
        subject=letter.subject,
        organ_name=letter.organ_name,
        recipients=tuple(letter.recipients.split("; ")),
    )


def _signer(desk: Desk, identifier: str) -> Signer | None:
    if not identifier:
        return None
    found = next((signer for signer in desk.office.signers if signer.id == identifier), None)
    if found is None:
        known = ", ".join(signer.id for signer in desk.office.signers)
        raise UsageError(_("không có người ký «{id}»").format(id=identifier), _("có: {known}").format(known=known))
    return found
