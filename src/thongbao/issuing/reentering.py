"""A sealed package the register has lost, written into it again: a register put back from an older copy lacks papers.

Only what vouches for itself is written down: the package is whole, and its papers are those its own record makes.
"""

import contextlib
from uuid import uuid4

from thongbao.archive.faults import ArchiveError
from thongbao.archive.hashing import is_sealed
from thongbao.archive.opening import SealedPackage, find_package, open_sealed
from thongbao.archive.rerendering import rendered_differences
from thongbao.archive.sealing import seal_of
from thongbao.errors import RegisterError, UsageError
from thongbao.issuing.desk import Desk
from thongbao.issuing.notices import assignments_of_notice
from thongbao.issuing.presenting import notice_key, words_digest
from thongbao.issuing.running import at_the_desk
from thongbao.issuing.sealed_records import snapshot_of
from thongbao.language import _
from thongbao.papers import Kind
from thongbao.pipeline import Progress, compose, silent
from thongbao.register.numbering import Numbers, holder_of, taken
from thongbao.register.recording import Entry, record
from thongbao.register.rows import Registered, paper_row
from thongbao.register.wanted import PaperKey, wanted_of
from thongbao.remaking import numbers_of, papers_again, record_of
from thongbao.store.chain import canonical
from thongbao.store.engine import Session
from thongbao.store.papers import IssueRow, PaperRow, issues_of
from thongbao.store.tables import ISSUES
from thongbao.vietnamese.dates import padded_number
from thongbao.workspace import NOTICE_FILE


def reenter(desk: Desk, given: str, why: str, version: str, progress: Progress = silent) -> list[PaperRow]:
    """Write the papers of a notice's package into the register again; return them.

    Links to earlier and later papers are not in the package and have to be noted anew.

    :param version: the version of this program; papers of another version are compared by their words.
    :raises ArchiveError: the package is not whole or not what its record makes.
    :raises RegisterError: the register has it, or one of its numbers, already.
    :raises UsageError: there is no such package, or it is no notice's.
    """
    folder = find_package(desk.issued_folder, given)
    package = open_sealed(folder)
    _refuse_forged(package, version)
    if package.papers[0].kind is not Kind.NOTICE:
        message = _("{name} không phải gói của một thông báo").format(name=package.name)
        raise UsageError(message, _("công văn đính chính, thu hồi: giữ số bằng register cancel, rồi lập lại"))
    with at_the_desk(desk, progress), desk.store.writing() as session:
        if issues_of(session, desk.seen, ISSUES.c.package == package.name):
            raise RegisterError(_("sổ đã có gói {name}").format(name=package.name), _("xem: thongbao register list"))
        return record(session, _entry(session, desk, package, why))


def _refuse_forged(package: SealedPackage, version: str) -> None:
    folder = package.folder
    hint = _("xem: thongbao archive verify {name}").format(name=package.name)
    if folder.name != package.name or not is_sealed(folder):
        raise ArchiveError(_("gói {name} không còn như lúc niêm phong").format(name=folder.name), hint)
    same = version == package.tool_version
    if list(rendered_differences(package, papers_again(package), same_version=same)):
        message = _("văn bản trong gói {name} không phải do bản ghi của nó lập ra").format(name=package.name)
        raise ArchiveError(message, hint)


def _entry(session: Session, desk: Desk, package: SealedPackage, why: str) -> Entry:
    known, day = record_of(package), package.leading.issued_date
    sheets = list(compose(known, numbers_of(package)))
    if known.office.organ(known.notice.organ).id not in desk.issuers:
        raise RegisterError(_("cơ quan ban hành của gói không còn trong co-quan.yaml"), _("khai lại cơ quan đó"))
    wanted = list(wanted_of(known, sheets, desk.issuers))
    sealed = {PaperKey(one.kind, one.recipient or ""): one for one in package.papers}
    numbers = {key: int(one.metadata.code_number) for key, one in sealed.items() if one.metadata}
    for paper in wanted:
        holder = holder_of(session, paper, day.year, numbers[paper.key])
        if holder:
            raise taken(f"{padded_number(numbers[paper.key])}/{paper.notation}", holder)
    issue = _issue_row(desk, package, wanted[0].issuer, words_digest(desk, sheets), why)
    by_key = {PaperKey.of(sheet): sheet for sheet in sheets}
    rows = []
    for paper in wanted:
        kept = sealed[paper.key]
        pages = kept.metadata.page_amount if kept.metadata else None
        registered = Registered(by_key[paper.key], paper, numbers[paper.key], True, kept.docx, pages)
        rows.append(paper_row(issue.id, registered, day, known.units))
    given = Numbers(numbers, frozenset(numbers))
    return Entry(issue, wanted, given, rows, lambda row: assignments_of_notice(known, row), why=why)


def _issue_row(desk: Desk, package: SealedPackage, issuer: str, words: str, why: str) -> IssueRow:
    accepted = [{"rule": one.rule, "message": one.message, "why": one.why} for one in package.accepted]
    return IssueRow(
        id=uuid4().hex,
        issuer=issuer,
        year=package.leading.issued_date.year,
        package=package.name,
        manifest=seal_of(package.folder),
        notice=_key_of(desk, package),
        record=words,
        at=desk.at,
        who=desk.who,
        version=package.tool_version,
        details=canonical({"accepted": accepted, "reentered": why, "sealed_at": package.sealed_at.isoformat()}),
    )


def _key_of(desk: Desk, package: SealedPackage) -> str:
    """Return which record of the workspace the package was made from; its own name where that has changed since."""
    sealed = snapshot_of(package)[NOTICE_FILE]
    for notice in desk.workspace.notices():
        with contextlib.suppress(OSError):
            if notice.read_bytes() == sealed:
                return notice_key(desk.workspace, notice)
    return package.name
