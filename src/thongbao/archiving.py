"""The archive's commands in order: what verify, show, search, due and add do with packages and with the register."""

import contextlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from thongbao.archive.attaching import Attachment, attach, attachments
from thongbao.archive.comparing import RegisteredPackage, register_differences
from thongbao.archive.differences import Difference, Found, in_order
from thongbao.archive.opening import SealedPackage, find_package, open_sealed, package_folders
from thongbao.archive.rerendering import rendered_differences
from thongbao.archive.sealing import lock
from thongbao.archive.searching import Hit, search
from thongbao.archive.verifying import Fields, Verified, stray_differences, verify_package
from thongbao.convert.scans import copy_faults
from thongbao.errors import OutsideMissingError, RegisterError, SourceError, ThongbaoError, UnknownNameError, UsageError
from thongbao.findings import Finding, Place
from thongbao.issuing.desk import bodies_of
from thongbao.language import _, system_reason
from thongbao.model.loading import load_parts
from thongbao.model.office import Office
from thongbao.pipeline import Progress, silent
from thongbao.register.changes import Attached, Clerk, attached_files, note_attached
from thongbao.register.finding import find_paper
from thongbao.register.standing import Standing, standings
from thongbao.remaking import papers_again
from thongbao.source.reader import read
from thongbao.standard.rules_keeping import COPY_FORMAT
from thongbao.store.engine import Session, open_store
from thongbao.store.issuers import seen_issuers
from thongbao.store.papers import CANCELLED_KIND, issues_of, papers_of, sealed_rows
from thongbao.store.tables import ISSUES, PAPERS
from thongbao.workspace import Workspace

# So many packages take longer to read than a clerk waits without a word.
_MANY = 20


@dataclass(frozen=True, slots=True)
class Shown:
    """A package with what came back for it, what has happened to its papers since, and what is wrong with its bytes.

    ``notes`` maps the path of a paper to what later papers did to it («Được thay thế bởi …»), and it to earlier ones.
    """

    package: SealedPackage
    attachments: tuple[Attachment, ...]
    notes: Mapping[str, str]
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What ``add`` did: the file as it is kept (``None``: refused), whether it is new, what is wrong with it.

    ``unseen`` says why a PDF could not be judged; empty when it was.
    """

    package: SealedPackage
    kept: Attachment | None
    new: bool
    findings: tuple[Finding, ...] = ()
    unseen: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """What is up for review up to a day, and how many packages have no term at all."""

    packages: tuple[SealedPackage, ...]
    without_term: int


@dataclass(frozen=True, slots=True)
class Verification:
    """What a verification found: how many packages it looked at, rendered again and locked again, and what differs."""

    packages: int
    rendered: int
    found: tuple[Found, ...]
    locked: int = 0


def verify(
    workspace: Workspace,
    given: Sequence[str],
    *,
    version: str,
    deep: bool = False,
    lock_again: bool = False,
    progress: Progress = silent,
) -> Verification:
    """Verify the packages named, or all of them and what else lies among them (step 9).

    A package is rendered again when it was named, when ``deep`` asks for it, and when the register does not vouch for
    its bytes; where register, seal and hashes agree the bytes are those that were checked at the issue.

    :param version: the version of this program.
    :param lock_again: make packages read-only again that are whole and only lost that.
    :raises UnknownNameError: a package named is not there. :raises RegisterError: the register cannot be read.
    """
    root = workspace.issued_folder
    folders = list(dict.fromkeys(folder_of(workspace, name) for name in given)) or list(package_folders(root))
    registered = registered_packages(workspace)
    progress(_("9 archive: tính lại mã của {n} gói").format(n=len(folders)))
    seals = {package.name: package.seal for package in registered}
    verified = [verify_package(folder, seals.get(folder.name, "")) for folder in folders]
    found = [one for lying in verified for one in lying.found]
    found += register_differences(registered, verified, all_packages=not given)
    if not given:
        found += stray_differences(root)
    doubted = {one.package for one in found if one.difference is not Difference.WRITABLE}
    rendered = 0
    for lying in verified:
        wanted = given or deep or lying.folder.name in doubted
        if wanted and lying.papers is not None and _record_is_whole(lying):
            progress(_("6 render: lập lại văn bản của {name} từ bản ghi trong gói").format(name=lying.folder.name))
            found += _rendered(open_sealed(lying.folder), version)
            rendered += 1
    locked = _locked_again(verified, found) if lock_again else set()
    left = [one for one in found if one.difference is not Difference.WRITABLE or one.package not in locked]
    return Verification(len(verified), rendered, tuple(in_order(left)), len(locked))


def _locked_again(verified: Sequence[Verified], found: Sequence[Found]) -> set[str]:
    """Lock the packages that are whole and only unlocked; return their names."""
    doubted = {one.package for one in found if one.difference is not Difference.WRITABLE}
    unlocked = {one.package for one in found} - doubted
    for lying in verified:
        if lying.folder.name in unlocked:
            lock(lying.folder)
    return unlocked


def _record_is_whole(lying: Verified) -> bool:
    """Return whether what papers are made from is as it was sealed: else each paper would be named for one fault."""
    made_from = ("data/ban-ghi/", "data/mau/", "data/goi.json")
    return not any(one.path.startswith(made_from) for one in lying.found)


def _rendered(package: SealedPackage, version: str) -> list[Found]:
    try:
        made = papers_again(package)
        return list(rendered_differences(package, made, same_version=version == package.tool_version))
    except ThongbaoError as error:
        message = _("không lập lại được văn bản từ bản ghi trong gói: {why}").format(why=error.message)
        return [Found(package.folder.name, "data/ban-ghi", Difference.RENDERED, message, error.hint)]


def folder_of(workspace: Workspace, given: str) -> Path:
    """Return the folder of a package by its name or path, or by number and code of any of its papers.

    :raises UnknownNameError: there is none, or more than one fits.
    """
    root = workspace.issued_folder
    try:
        return find_package(root, given)
    except UnknownNameError:
        with _register(workspace) as opened, contextlib.suppress(RegisterError, UnknownNameError):
            if opened and "/" in given:
                session, issuers = opened
                paper = find_paper(session, issuers, given)
                (issue,) = issues_of(session, issuers, ISSUES.c.id == paper.issue)
                return find_package(root, issue.package)
        raise


def registered_packages(workspace: Workspace) -> list[RegisteredPackage]:
    """Return every issue the register has for the bodies of this office; nothing where there is no register.

    :raises SourceError: ``co-quan.yaml`` has faults. :raises RegisterError: the register cannot be read.
    """
    with _register(workspace) as opened:
        rows = sealed_rows(*opened) if opened else []
        attached = attached_files(*opened) if opened else {}
    packages: dict[str, RegisteredPackage] = {}
    papers: dict[str, dict[str, Fields]] = {}
    for name, seal, kind, file, number, notation, *fields in rows:
        if name not in packages:
            papers[name] = {}
            packages[name] = RegisteredPackage(name, seal, papers[name], attached.get(name, {}))
        if kind not in {None, CANCELLED_KIND}:
            papers[name][file] = (f"{number:02d}/{notation}", *fields)
    return list(packages.values())


def office_of(workspace: Workspace) -> Office:
    """Return the office of a workspace.

    :raises SourceError: its file has faults.
    """
    document, _findings = read(workspace.office_file)
    office = load_parts(document, None, None)[0].office
    if office is None:
        message = _("{file} còn lỗi, chưa biết cơ quan nào").format(file=workspace.office_file)
        raise SourceError(message, _("xem lỗi bằng: thongbao check"))
    return office


def show(workspace: Workspace, given: str) -> Shown:
    """Return a package as it stands today: sealed, and what came after.

    :raises UnknownNameError: there is no such package. :raises ArchiveError: it cannot be understood.
    """
    folder = folder_of(workspace, given)
    registered = [package for package in registered_packages(workspace) if package.name == folder.name]
    lying = verify_package(folder, registered[0].seal if registered else "")
    found = [*lying.found, *register_differences(registered, [lying], all_packages=False)]
    package = open_sealed(folder)
    stands = standings_in(workspace, [package.name]).get(package.name, {})
    notes = {path: standing.note for path, standing in stands.items()}
    return Shown(package, tuple(attachments(folder)), notes, tuple(in_order(found)))


@dataclass(frozen=True, slots=True)
class Looked:
    """What a search found, each with its package, and what the register says of the paper since."""

    rows: tuple[tuple[Hit, SealedPackage, str], ...]
    unreadable: tuple[str, ...]


def look_for(
    workspace: Workspace, query: str, limit: int, progress: Progress = silent, patience: Progress = silent
) -> Looked:
    """Return the issued papers that hold every word of the query, newest first; without one every package.

    :param patience: told before many packages are read for the first time.
    """

    def reading(count: int) -> None:
        progress(_("9 archive: lập chỉ mục {n} gói").format(n=count))
        if count >= _MANY:
            patience(_("Đang đọc {n} gói chưa có trong chỉ mục; lần sau sẽ nhanh").format(n=count))

    searched = search(workspace.issued_folder, query, limit, reading)
    opened: dict[str, SealedPackage] = {}
    stands = standings_in(workspace, {hit.package for hit in searched.hits})
    rows = []
    for hit in searched.hits:
        if hit.package not in opened:
            opened[hit.package] = open_sealed(find_package(workspace.issued_folder, hit.package))
        standing = stands.get(hit.package, {}).get(hit.path)
        rows.append((hit, opened[hit.package], standing.note if standing else ""))
    return Looked(tuple(rows), searched.unreadable)


def due(workspace: Workspace, until: date) -> Due:
    """Return the packages whose term has ended by ``until``, by day of review; nothing is ever removed.

    :raises ArchiveError: a package cannot be understood.
    """
    packages = [open_sealed(folder) for folder in package_folders(workspace.issued_folder)]
    reviewed = [p for p in packages if p.retention.review_date and p.retention.review_date <= until]
    reviewed.sort(key=lambda p: (p.retention.review_date, p.name))
    return Due(tuple(reviewed), sum(1 for p in packages if not p.retention.term))


def add(
    workspace: Workspace,
    file: Path,
    given: str,
    *,
    paper: str = "",
    at: datetime,
    by: str,
    note: str = "",
    strict: bool = False,
) -> Added:
    """Keep a file that came back beside its package; say whether it is new, and what is below the standard of copies.

    With findings nothing is kept when ``strict``: there may be no better copy, so a person decides.

    :param paper: the paper it is a copy of: its number and code, or the unit it went to; the first one when empty.
    :raises UnknownNameError: there is no such package. :raises SourceError: the file is no file to keep.
    :raises UsageError: the package holds no such paper.
    """
    folder = folder_of(workspace, given)
    package = open_sealed(folder)
    meant = _meant(package, paper)
    findings, unseen = _copy_findings(file)
    if strict and findings:
        return Added(package, None, new=False, findings=findings, unseen=unseen)
    kept, new = attach(folder, file, paper=meant, at=at, by=by, note=note)
    _note_attached(workspace, package, kept)
    return Added(package, kept, new=new, findings=findings, unseen=unseen)


def _note_attached(workspace: Workspace, package: SealedPackage, kept: Attachment) -> None:
    """Write into the register that a file came back, so that its loss is seen; after a kill ``add`` does it again."""
    store = open_store(workspace.output_folder, create=False)
    if store is None:
        return
    try:
        issuers = seen_issuers(store, bodies_of(office_of(workspace)))
        with store.writing() as session:
            issues = {issue.id for issue in issues_of(session, issuers, ISSUES.c.package == package.name)}
            papers = papers_of(session, issuers, PAPERS.c.issue.in_(issues), PAPERS.c.file == kept.paper)
            for paper in papers[:1]:
                file = Attached(kept.name, kept.sha256, kept.note)
                note_attached(session, paper, package.name, file, Clerk(kept.added_by, kept.added_at))
    finally:
        store.close()


def _copy_findings(file: Path) -> tuple[tuple[Finding, ...], str]:
    """Return what is wrong with a PDF as a copy, and why it could not be looked at, if so."""
    if file.suffix.lower() != ".pdf" or not file.is_file():
        return (), ""
    try:
        return tuple(COPY_FORMAT.found(Place(str(file), where=_("tệp PDF")), fault) for fault in copy_faults(file)), ""
    except OutsideMissingError as error:
        return (), error.message
    except OSError as error:
        raise SourceError(
            _("không đọc được {file}: {reason}").format(file=file, reason=system_reason(error)),
            _("kiểm tra đường dẫn và quyền đọc tệp"),
        ) from None


def _meant(package: SealedPackage, paper: str) -> str:
    if not paper:
        return package.papers[0].docx
    codes = {one.metadata.code: one.docx for one in package.papers if one.metadata}
    units = {one.recipient: one.docx for one in package.papers if one.metadata and one.recipient}
    found = codes.get(paper) or units.get(paper)
    if found is None:
        message = _("gói {package} không có văn bản {paper}").format(package=package.name, paper=paper)
        raise UsageError(message, _("ghi số, ký hiệu ({codes}) hoặc mã đơn vị nhận").format(codes=", ".join(codes)))
    return found


def standings_in(workspace: Workspace, names: Collection[str]) -> dict[str, dict[str, Standing]]:
    """Return package → path of a paper → how the register has it today: replaced, corrected, recalled, sent.

    :raises SourceError: ``co-quan.yaml`` has faults. :raises RegisterError: the register cannot be read.
    """
    found: dict[str, dict[str, Standing]] = {}
    with _register(workspace) as opened:
        if opened is None or not names:
            return found
        session, issuers = opened
        issues = {issue.id for issue in issues_of(session, issuers, ISSUES.c.package.in_(list(names)))}
        for standing in standings(session, issuers, papers_of(session, issuers, PAPERS.c.issue.in_(issues))):
            found.setdefault(standing.package, {})[standing.paper.file] = standing
    return found


@contextmanager
def _register(workspace: Workspace) -> Iterator[tuple[Session, Sequence[str]] | None]:
    """Give the register to read, with the keys of the office's bodies; ``None`` where there is none yet."""
    store = open_store(workspace.output_folder, create=False)
    if store is None:
        yield None
        return
    try:
        issuers = seen_issuers(store, bodies_of(office_of(workspace)))
        with store.reading() as session:
            yield session, issuers
    finally:
        store.close()
