"""What one issue puts out, whatever it is: a notice with its letters, a correction, a recall, a report."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from thongbao.archive.contents import AcceptedFinding
from thongbao.model.loading import MeetingRecord
from thongbao.papers import Kind, Sheet
from thongbao.register.numbering import Given, Numbers
from thongbao.register.recording import Link
from thongbao.register.wanted import Wanted
from thongbao.store.assignment_rows import AssignmentRow
from thongbao.store.papers import PaperRow

# The numbers and the day → the words of every paper.
Compose = Callable[[Numbers, date], Sequence[Sheet]]


@dataclass(frozen=True, slots=True)
class Batch:
    """The papers of one issue, before they have numbers.

    ``wanted`` begins with the paper the package is named after; ``compose`` gives that paper first too. ``snapshot``
    maps file names to the bytes the papers are made from and ``sources`` the files on disk they were read from to
    theirs: they must not change until the issue is recorded. ``notice`` says which record it is, ``words`` is the
    digest of what would be printed without numbers.
    """

    record: MeetingRecord
    slug: str
    notice: str
    words: str
    snapshot: Mapping[str, bytes] = field(repr=False)
    sources: Mapping[Path, bytes] = field(repr=False)
    wanted: tuple[Wanted, ...]
    compose: Compose = field(repr=False)
    assignments: Callable[[PaperRow], list[AssignmentRow]] = field(default=lambda _notice: [], repr=False)
    links: tuple[Link, ...] = ()
    accepted: tuple[AcceptedFinding, ...] = ()
    remarks: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """How the clerk wants it: the day, given numbers, rules accepted with the reason, PDF or not, only a trial."""

    day: date | None = None
    given: Given = field(default_factory=Given)
    accepted: Mapping[str, str] = field(default_factory=dict)
    pdf: bool = True
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class IssuedFile:
    """One paper that went out: what it is, whom it is for, its number where it has one, where it lies."""

    kind: Kind
    recipient: str | None
    code: str
    path: Path
    pages: int | None


@dataclass(frozen=True, slots=True)
class Issued:
    """What an issue did; ``package`` is where the papers lie (or would lie, after a trial)."""

    package: Path
    issued_date: date
    files: tuple[IssuedFile, ...]
    papers: tuple[PaperRow, ...]
    accepted: tuple[AcceptedFinding, ...]
    remarks: tuple[str, ...]
    dry_run: bool = False
