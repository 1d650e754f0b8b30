"""A sealed package the register has lost, written into it again: a register put back from an older copy lacks papers.

Only what vouches for itself is written down: the package is whole, and its papers are those its own record makes.
"""

import contextlib
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Final
from uuid import uuid4

from thongbao.archive.faults import ArchiveError
from thongbao.archive.hashing import is_sealed
from thongbao.archive.opening import SealedPackage, find_package, open_sealed, package_folders
from thongbao.archive.rerendering import rendered_differences
from thongbao.archive.sealing import seal_of
from thongbao.compose.kept_words import WORDS_FILE
from thongbao.errors import RegisterError, UnknownNameError
from thongbao.issuing.desk import Desk
from thongbao.issuing.notices import assignments_of_notice
from thongbao.issuing.presenting import notice_key, words_digest
from thongbao.issuing.replacing import replaced_links, standing_package
from thongbao.issuing.running import at_the_desk
from thongbao.language import _
from thongbao.model.loading import MeetingRecord, load_parts
from thongbao.model.office import Office
from thongbao.model.units import Units
from thongbao.papers import Kind, Sheet
from thongbao.pipeline import Progress, silent
from thongbao.register.events import Happened
from thongbao.register.finding import find_paper
from thongbao.register.numbering import Numbers, holder_of, taken
from thongbao.register.recording import Entry, Link, record
from thongbao.register.rows import Registered, paper_row
from thongbao.register.wanted import PaperKey, Wanted, wanted_of, wanted_paper
from thongbao.remaking import papers_again, record_of, sheets_again
from thongbao.source.reader import parse
from thongbao.store.chain import canonical
from thongbao.store.engine import Session
from thongbao.store.papers import IssueRow, PaperRow, issues_of
from thongbao.store.tables import ISSUES
from thongbao.vietnamese.dates import padded_number
from thongbao.workspace import OFFICE_FILE, UNITS_FILE

# How a later letter names the paper it is about: «Thông báo số 08/TB-UBND ngày 05 tháng 10 năm 2026 của …».
_NAMED: Final = re.compile(r"số (\d+/\S+) ngày \d{1,2} tháng \d{1,2} năm (\d{4})")


def reenter(
    desk: Desk, given: str, why: str, version: str, progress: Progress = silent, *, replaces: str = ""
) -> list[PaperRow]:
    """Write the papers of a package into the register again; return them.

    A correction and a recall are linked to the paper they name; which paper a notice replaced is not in its package.

    :param version: the version of this program; papers of another version are compared by their words.
    :param replaces: the package or paper the notice had taken the place of.
    :raises ArchiveError: the package is not whole or not what its record makes.
    :raises RegisterError: the register has it, or one of its numbers, already; or lacks the paper it corrects.
    :raises UnknownNameError: there is no such package.
    """
    folder = find_package(desk.issued_folder, given)
    package = open_sealed(folder)
    _refuse_forged(package, version)
    with at_the_desk(desk, progress), desk.store.writing() as session:
        if issues_of(session, desk.seen, ISSUES.c.package == package.name):
            raise RegisterError(_("sổ đã có gói {name}").format(name=package.name), _("xem: thongbao register list"))
        return record(session, _entry(session, desk, package, why, replaces))


def lost_packages(desk: Desk) -> list[str]:
    """Return the names of the packages the register does not have, in the order they were sealed.

    :raises ArchiveError: what a package says of itself cannot be understood.
    """
    with desk.store.reading() as session:
        known = {issue.package for issue in issues_of(session, desk.seen)}
    lost = [open_sealed(folder) for folder in package_folders(desk.issued_folder) if folder.name not in known]
    return [package.name for package in sorted(lost, key=lambda package: (package.sealed_at, package.name))]


def _refuse_forged(package: SealedPackage, version: str) -> None:
    folder = package.folder
    hint = _("xem: thongbao archive verify {name}").format(name=package.name)
    if folder.name != package.name or not is_sealed(folder):
        raise ArchiveError(_("gói {name} không còn như lúc niêm phong").format(name=folder.name), hint)
    same = version == package.tool_version
    if list(rendered_differences(package, papers_again(package), same_version=same)):
        message = _("văn bản trong gói {name} không phải do bản ghi của nó lập ra").format(name=package.name)
        raise ArchiveError(message, hint)


def _entry(session: Session, desk: Desk, package: SealedPackage, why: str, replaces: str) -> Entry:
    day, sheets = package.leading.issued_date, list(sheets_again(package))
    known = record_of(package) if package.papers[0].kind is Kind.NOTICE else None
    units, wanted = _wanted(desk, package, sheets, known)
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
        rows.append(paper_row(issue.id, registered, day, units))
    given = Numbers(numbers, frozenset(numbers))
    if known is None:
        return Entry(issue, wanted, given, rows, links=tuple(_links(session, desk, sheets[0])), why=why)
    links = replaced_links(session, desk.seen, wanted, replaces) if replaces else ()
    return Entry(issue, wanted, given, rows, lambda row: assignments_of_notice(known, row), links, why)


def _wanted(
    desk: Desk, package: SealedPackage, sheets: Sequence[Sheet], known: MeetingRecord | None
) -> tuple[Units, list[Wanted]]:
    """Return the units of the package's office, and its numbered papers in the series they were numbered in."""
    office, units = (known.office, known.units) if known else _office_of(package)
    organs = {organ.name: organ for organ in office.organs if organ.id in desk.issuers}
    sealed = {PaperKey(one.kind, one.recipient or ""): one.metadata for one in package.papers if one.metadata}
    for metadata in sealed.values():
        if metadata.organ_name not in organs:
            message = _("cơ quan ban hành của gói không còn trong co-quan.yaml: {name}")
            raise RegisterError(message.format(name=metadata.organ_name), _("khai lại cơ quan đó"))
    if known:
        return units, list(wanted_of(known, sheets, desk.issuers))
    numbered = [(key, sealed[key]) for key in map(PaperKey.of, sheets) if key in sealed]
    return units, [
        wanted_paper(key, one.type_name, one.code_notation, organs[one.organ_name], desk.issuers)
        for key, one in numbered
    ]


def _office_of(package: SealedPackage) -> tuple[Office, Units]:
    documents = [parse(package.bytes_of(f"ban-ghi/{name}"), name)[0] for name in (OFFICE_FILE, UNITS_FILE)]
    parts = load_parts(documents[0], documents[1], None)[0]
    if parts.office is None or parts.units is None:
        raise ArchiveError(_("bản ghi trong gói {name} không đọc được").format(name=package.name))
    return parts.office, parts.units


def _links(session: Session, desk: Desk, sheet: Sheet) -> Iterator[Link]:
    """Yield what a correction or a recall did to the paper it names."""
    happened = {Kind.CORRECTION: Happened.CORRECTED, Kind.RECALL: Happened.RECALLED}.get(sheet.kind)
    named = _NAMED.search(str(sheet.context.get("vien_dan", ""))) if happened else None
    if happened is None or named is None:
        return
    try:
        old = find_paper(session, desk.seen, named[1], int(named[2]))
    except UnknownNameError as error:
        raise RegisterError(error.message, _("ghi lại gói của văn bản đó trước")) from None
    if happened is Happened.CORRECTED:
        yield Link(happened, old.id, 0)
        return
    why = str(sheet.context.get("ly_do", ""))
    together = standing_package(session, desk.seen, old.code, old.year)
    for paper in [old] if old.kind == Kind.LETTER else together:
        yield Link(happened, paper.id, 0, why)


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
    kept = [PurePath(path).name for path in package.record]
    name = next(name for name in kept if name not in {OFFICE_FILE, UNITS_FILE, WORDS_FILE})
    sealed = package.bytes_of(f"ban-ghi/{name}")
    for file in sorted((desk.workspace.root / "content").rglob(name)):
        with contextlib.suppress(OSError):
            if file.read_bytes() == sealed:
                return notice_key(desk.workspace, file)
    return package.name
