"""An issued notice corrected by a công văn (Nghị định 30/2020/NĐ-CP, Điều 18, khoản 3): every place that differs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from thongbao import pipeline
from thongbao.compose.after_issue import LaterLetter, correction_sheet
from thongbao.compose.corrections import corrected_places
from thongbao.compose.issue_numbers import numbered
from thongbao.compose.kept_words import WORDS_FILE, words_file
from thongbao.compose.notice_sheet import notice_sheet
from thongbao.errors import UsageError
from thongbao.issuing.batch import Batch, Issued, Order
from thongbao.issuing.desk import Desk
from thongbao.issuing.notices import NoticeOrder, checked_as_issued, judged, read_sources
from thongbao.issuing.presenting import notice_key, words_digest
from thongbao.issuing.replacing import standing_package
from thongbao.issuing.running import issue_batch
from thongbao.issuing.sealed_records import as_corrected, leading_notice
from thongbao.language import _
from thongbao.model.loading import MeetingRecord
from thongbao.papers import Kind, Sheet
from thongbao.pipeline import Progress
from thongbao.register.events import Happened
from thongbao.register.numbering import Numbers
from thongbao.register.recording import Link
from thongbao.register.wanted import PaperKey, wanted_letter
from thongbao.vietnamese.text import slug
from thongbao.workspace import NOTICE_FILE, OFFICE_FILE, UNITS_FILE

_KEY = PaperKey(Kind.CORRECTION)


def issue_correction(
    desk: Desk, notice: Path, corrected: str, wish: NoticeOrder, version: str, progress: Progress = pipeline.silent
) -> Issued:
    """Issue a công văn đính chính: what the notice printed, and what the record says now.

    :raises NotIssuedError: the record has errors. :raises RegisterError: there is no such paper, or it is not in force.
    :raises UsageError: nothing differs. :raises ThongbaoError: as :func:`thongbao.issuing.running.put_out`.
    """

    def prepare() -> tuple[Batch, Order]:
        return prepare_correction(desk, notice, corrected, wish, progress)

    return issue_batch(desk, prepare, version, progress, dry_run=wish.order.dry_run)


def prepare_correction(
    desk: Desk, notice: Path, corrected: str, wish: NoticeOrder, progress: Progress
) -> tuple[Batch, Order]:
    """Return what the issue of a correction puts out."""
    sources = read_sources(desk.workspace, notice)
    checked = checked_as_issued(desk, notice, wish, progress)
    with desk.store.reading() as session:
        old = leading_notice(standing_package(session, desk.seen, corrected))
        before = as_corrected(session, desk, old)
    # Number and day written in the record are the notice's own, not those of the correction.
    without = replace(checked, built=_without_number(checked.built))
    record, _sheets, accepted, order = judged(desk, without, sources, wish)
    after = numbered(record, old.code_number, date.fromisoformat(old.issued_date))
    places = corrected_places(notice_sheet(before), notice_sheet(after), closing=bool(after.notice.closing))
    if not places:
        message = _("bản ghi không khác văn bản {code} đã ban hành").format(code=old.code)
        raise UsageError(message, _("sửa bản ghi trước, rồi mới đính chính"))

    def sheet(number: int | None, day: date | None) -> Sheet:
        return correction_sheet(after, LaterLetter(number, day), places)

    def composed(numbers: Numbers, day: date) -> Sequence[Sheet]:
        return (sheet(numbers.of[_KEY], day),)

    blank = sheet(None, None)
    names = (OFFICE_FILE, UNITS_FILE, NOTICE_FILE)
    organ = record.office.organ(record.notice.organ)
    batch = Batch(
        record=after,
        slug=f"dinh-chinh-{slug(old.code)}",
        notice=notice_key(desk.workspace, notice),
        words=words_digest(desk, [blank]),
        snapshot={**dict(zip(names, sources.values(), strict=True)), WORDS_FILE: words_file(blank)},
        sources=sources,
        wanted=(wanted_letter(_KEY, record.office, organ, desk.issuers),),
        compose=composed,
        links=(Link(Happened.CORRECTED, old.id, 0),),
        accepted=accepted,
        remarks=(_("đính chính chỉ dùng cho thể thức, kỹ thuật trình bày, thủ tục; sai nội dung thì dùng --replaces"),),
    )
    # The record bears the day of the notice; the correction goes out today unless another day was said.
    return batch, replace(order, day=order.day or desk.today)


def _without_number(record: MeetingRecord | None) -> MeetingRecord | None:
    if record is None:
        return None
    return replace(record, notice=record.notice.model_copy(update={"code_number": None, "issued_date": None}))
