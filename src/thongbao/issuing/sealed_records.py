"""The record of a notice that is out, as its sealed package has it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from thongbao.archive.naming import package_folder
from thongbao.archive.opening import SealedPackage, open_sealed
from thongbao.compose.issue_numbers import numbered
from thongbao.errors import UsageError
from thongbao.issuing.desk import Desk
from thongbao.language import _
from thongbao.model.loading import MeetingRecord, load_parts
from thongbao.papers import Kind
from thongbao.register.events import Happened
from thongbao.register.standing import standings
from thongbao.source.reader import parse
from thongbao.store.engine import Session
from thongbao.store.papers import PaperRow, issues_of
from thongbao.store.tables import ISSUES
from thongbao.workspace import NOTICE_FILE, OFFICE_FILE, UNITS_FILE


def package_of(session: Session, desk: Desk, paper: PaperRow) -> SealedPackage:
    """Return the sealed package a paper lies in.

    :raises ArchiveError: it is not there, or cannot be understood.
    """
    (issue,) = issues_of(session, desk.seen, ISSUES.c.id == paper.issue)
    return open_sealed(package_folder(desk.issued_folder, issue.package))


def snapshot_of(package: SealedPackage) -> dict[str, bytes]:
    """Return the three files a package's papers were made from.

    :raises ArchiveError: one is missing.
    """
    return {name: package.bytes_of(f"ban-ghi/{name}") for name in (OFFICE_FILE, UNITS_FILE, NOTICE_FILE)}


def record_in(package: SealedPackage, notice: PaperRow) -> MeetingRecord:
    """Return the record kept in a package, with the number and day of ``notice``.

    :raises UsageError: it cannot be read any more.
    """
    documents = [parse(data, name)[0] for name, data in snapshot_of(package).items()]
    record = load_parts(*documents)[0].record
    if record is None:
        message = _("bản ghi trong gói {name} không đọc được").format(name=package.name)
        raise UsageError(message, _("xem: thongbao archive verify {name}").format(name=package.name))
    return numbered(record, notice.code_number, date.fromisoformat(notice.issued_date))


def leading_notice(papers: Sequence[PaperRow]) -> PaperRow:
    """Return the notice of a package.

    :raises UsageError: the package was not put out for a notice.
    """
    if papers[0].kind != Kind.NOTICE:
        message = _("{code} không phải là thông báo lập từ bản ghi").format(code=papers[0].code)
        raise UsageError(message, _("đính chính, thu hồi chỉ dùng cho gói của một thông báo"))
    return papers[0]


def as_corrected(session: Session, desk: Desk, notice: PaperRow) -> MeetingRecord:
    """Return the record of an issued notice with the corrections made to it so far.

    :raises ArchiveError: a package is missing. :raises UsageError: a record cannot be read any more.
    """
    standing = standings(session, desk.seen, [notice])[0]
    corrections = [tie.other for tie in standing.ties if tie.happened is Happened.CORRECTED and not tie.active]
    return record_in(package_of(session, desk, corrections[-1] if corrections else notice), notice)


def with_office_of_today(record: MeetingRecord, desk: Desk) -> MeetingRecord:
    """Return the record with the office and the units as they are now: who signs a later letter works there today.

    :raises UsageError: the signer of the notice has left the office's file.
    """
    if all(signer.id != record.notice.signer for signer in desk.office.signers):
        message = _("người ký «{id}» của thông báo không còn trong co-quan.yaml").format(id=record.notice.signer)
        raise UsageError(message, _("chọn người ký bằng --signer"))
    return replace(record, office=desk.office, units=desk.units)
