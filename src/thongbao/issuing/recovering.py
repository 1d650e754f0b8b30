"""What a killed issue left: a package that was written down is published, anything else is cleared away."""

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from thongbao.archive.hashing import is_sealed
from thongbao.archive.naming import STAGING, is_package_name, package_folder, staging_folder
from thongbao.archive.sealing import discard, publish, seal_of
from thongbao.issuing.desk import Desk
from thongbao.language import _
from thongbao.register.events import Happened
from thongbao.store.chain import append_event
from thongbao.store.papers import IssueRow, issues_of


@dataclass(frozen=True, slots=True)
class Recovered:
    """One thing that was done, in words; ``package`` is the name of the package."""

    package: str
    message: str
    published: bool


def unfinished(desk: Desk) -> list[IssueRow]:
    """Return the issues that were written down and whose package is not in its place yet but lies ready."""
    return [issue for issue in _without_package(desk) if _is_ready(desk, issue)]


def _without_package(desk: Desk) -> list[IssueRow]:
    with desk.store.reading() as session:
        issues = issues_of(session, desk.seen)
    root = desk.issued_folder
    return [issue for issue in issues if issue.package and not package_folder(root, issue.package).exists()]


def _is_ready(desk: Desk, issue: IssueRow) -> bool:
    staged = staging_folder(desk.issued_folder, issue.package)
    return staged.is_dir() and is_sealed(staged) and seal_of(staged) == issue.manifest


def left_over(desk: Desk) -> list[Path]:
    """Return what lies among the packages being made and belongs to no issue: its numbers were never taken.

    What is left of an issue that was written down is never among it, however spoilt: it may be all there is of it.
    """
    base = desk.issued_folder / STAGING
    wanted = {issue.package for issue in _without_package(desk)}
    with contextlib.suppress(OSError):
        return sorted(path for path in base.iterdir() if path.name not in wanted)
    return []


def recover(desk: Desk) -> Iterator[Recovered]:
    """Finish or clear away what killed issues left; the caller holds the desk, so none of it is being made now.

    :raises OutputError: a folder cannot be written.
    """
    for issue in unfinished(desk):
        publish(staging_folder(desk.issued_folder, issue.package), package_folder(desk.issued_folder, issue.package))
        with desk.store.writing() as session:
            append_event(session, issue.issuer, at=desk.at, who=desk.who, what=str(Happened.REPAIRED), issue=issue.id)
        message = _("lần ban hành trước bị ngắt giữa chừng: đã đưa gói {name} vào nơi lưu")
        yield Recovered(issue.package, message.format(name=issue.package), published=True)
    for path in left_over(desk):
        if is_package_name(path.name):
            discard(path)
        elif path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
        message = _("lần ban hành trước bị ngắt khi chưa lấy số: đã dọn {name}")
        yield Recovered(path.name, message.format(name=path.name), published=False)
