"""The register and the packages looked at together, and what can be mended mended."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from thongbao.archive.naming import package_folder
from thongbao.archive.opening import open_sealed, package_folders
from thongbao.archive.sealing import seal_of
from thongbao.errors import OutputError, RegisterError, ThongbaoError
from thongbao.issuing.desk import Desk
from thongbao.issuing.recovering import left_over, unfinished
from thongbao.issuing.running import at_the_desk, office_key
from thongbao.language import _
from thongbao.pipeline import Progress
from thongbao.register.columns import column_words
from thongbao.register.events import Happened
from thongbao.register.sequences import sequence_faults, series_words
from thongbao.register.verifying import Fault, FaultKind, register_faults
from thongbao.store.chain import append_event
from thongbao.store.counters import mend_counters
from thongbao.store.keeping import (
    missing_triggers,
    rebuild_search,
    restore_triggers,
    search_is_whole,
)
from thongbao.store.locking import issuing
from thongbao.store.papers import CANCELLED_KIND, IssueRow, PaperRow, issues_of, papers_of

_RESTORE = _("lấy lại gói từ bản sao lưu")
_REPAIR = _("gõ: thongbao register verify --repair")


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found, and what was mended before."""

    faults: tuple[Fault, ...]
    repaired: tuple[str, ...] = ()
    papers: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing but remarks was found."""
        return all(fault.is_remark for fault in self.faults)


def audit(desk: Desk) -> Audit:
    """Look at the register, its series, and the packages it speaks of; nothing is changed.

    While somebody is issuing, what is being made is not taken for something left over.
    """
    with desk.store.reading() as session:
        faults = register_faults(session, desk.seen)
        faults += sequence_faults(session, desk.seen)
        papers = papers_of(session, desk.seen)
        issues = issues_of(session, desk.seen)
    faults += _search(desk)
    # Nobody issues where nothing can be written, and no lock can be made there.
    nobody = contextlib.nullcontext() if desk.store.is_laid_up else issuing(desk.store, office_key(desk), 0)
    with contextlib.suppress(RegisterError, OutputError), nobody:
        faults += _unfinished(desk)
    faults += _packages(desk, issues, papers)
    return Audit(tuple(dict.fromkeys(faults)), papers=len(papers))


def repair(desk: Desk, progress: Progress) -> Audit:
    """Finish or clear away what a killed issue left, put triggers, counters and the search right; then look again.

    What somebody changed by hand is never mended: it is named.

    :raises OutputError: something cannot be written.
    """
    done: list[str] = []
    with at_the_desk(desk, done.append):
        done += _mended(desk)
    for line in done:
        progress(line)
    looked = audit(desk)
    return Audit(looked.faults, tuple(done), looked.papers)


def _mended(desk: Desk) -> list[str]:
    done = []
    with desk.store.writing() as session:
        missing = missing_triggers(session)
        if missing:
            restore_triggers(session)
            done.append(_("đã đặt lại khóa chống sửa: {names}").format(names=", ".join(missing)))
        for series, (was, now) in mend_counters(session, desk.seen).items():
            message = _("đã sửa bộ đếm của {series} từ {was} thành {now}")
            done.append(message.format(series=series_words(series), was=was, now=now))
        if not search_is_whole(session):
            rebuild_search(session)
            done.append(_("đã lập lại phần tìm kiếm"))
        for message in done:
            issuer = desk.seen[0]
            append_event(session, issuer, at=desk.at, who=desk.who, what=str(Happened.REPAIRED), why=message)
    return done


def _search(desk: Desk) -> Iterator[Fault]:
    """The database checks its own index only where it may write: in a copy, where the register itself is laid up."""
    whole = True
    with contextlib.suppress(OutputError), desk.store.computing() as session:
        whole = search_is_whole(session)
    if not whole:
        yield Fault(FaultKind.SEARCH, _("tìm kiếm"), _("phần tìm kiếm không khớp với sổ"), _REPAIR)


def _unfinished(desk: Desk) -> Iterator[Fault]:
    for issue in unfinished(desk):
        message = _("gói {name} đã ghi sổ nhưng chưa vào nơi lưu: lần ban hành bị ngắt").format(name=issue.package)
        yield Fault(FaultKind.UNFINISHED, issue.package, message, _REPAIR)
    for path in left_over(desk):
        message = _("{name} còn lại từ lần ban hành bị ngắt khi chưa lấy số").format(name=path.name)
        yield Fault(FaultKind.LEFT_OVER, path.name, message, _REPAIR)


def _packages(desk: Desk, issues: list[IssueRow], papers: list[PaperRow]) -> Iterator[Fault]:
    root, waiting = desk.issued_folder, {issue.package for issue in unfinished(desk)}
    known = {issue.package for issue in issues}
    for folder in package_folders(root):
        if folder.name not in known:
            message = _("gói {name} nằm trong nơi lưu mà sổ không có").format(name=folder.name)
            yield Fault(FaultKind.PACKAGE, folder.name, message, _("gói do người khác đặt vào, hoặc sổ đã bị lùi lại"))
    for issue in issues:
        if not issue.package or issue.package in waiting:
            continue
        folder = package_folder(root, issue.package)
        if not folder.is_dir():
            message = _("không thấy gói {name}").format(name=issue.package)
            yield Fault(FaultKind.PACKAGE, issue.package, message, _RESTORE)
            continue
        try:
            if seal_of(folder) != issue.manifest:
                message = _("gói {name} không phải gói đã niêm phong lúc ban hành").format(name=issue.package)
                yield Fault(FaultKind.PACKAGE, issue.package, message, _RESTORE)
                continue
            yield from _said_otherwise(folder, [paper for paper in papers if paper.issue == issue.id])
        except ThongbaoError as error:
            yield Fault(FaultKind.PACKAGE, issue.package, error.message, error.hint)


def _said_otherwise(folder: Path, papers: Sequence[PaperRow]) -> Iterator[Fault]:
    """Compare what the package says of its papers with the rows: both may have been edited with care."""
    sealed = {f"{one.docx}": one.metadata for one in open_sealed(folder).papers if one.metadata}
    for paper in papers:
        metadata = sealed.get(paper.file)
        if metadata is None:
            if paper.kind != CANCELLED_KIND:
                message = _("gói {name} không có văn bản {code} mà sổ ghi").format(name=folder.name, code=paper.code)
                yield Fault(FaultKind.PACKAGE, folder.name, message, _RESTORE)
            continue
        pairs = {
            "code_number": (metadata.code_number, paper.code.partition("/")[0]),
            "code_notation": (metadata.code_notation, paper.code_notation),
            "issued_date": (metadata.issued_date.isoformat(), paper.issued_date),
            "type_name": (metadata.type_name, paper.type_name),
            "subject": (metadata.subject, paper.subject),
            "signer": (metadata.full_name, paper.signer),
        }
        for column, (printed, registered) in pairs.items():
            if printed != registered:
                message = _("{column} của {code}: văn bản trong gói là «{printed}», sổ ghi «{registered}»")
                words = message.format(
                    column=column_words(column), code=paper.code, printed=printed, registered=registered
                )
                yield Fault(
                    FaultKind.PACKAGE, folder.name, words, _("văn bản đã niêm phong là đúng; xem bản sao lưu sổ")
                )
