"""``draft --watch``: drafts again whenever the record or a template changes, and says in words what became different.

Files are looked at again and again (no system of notices works on every disk an office uses); one counts as changed
when its bytes do, and bytes are read only where time or size differ.
"""

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from thongbao.cli.printing import Printer, total
from thongbao.errors import ExitCode, ThongbaoError
from thongbao.findings import Finding
from thongbao.language import _
from thongbao.pipeline import Draft, draft
from thongbao.workspace import Workspace

SECONDS_BETWEEN_LOOKS: Final = 0.5


class Look(NamedTuple):
    """What a file looked like: when and how long it was written, and what was in it."""

    modified: int
    size: int
    digest: str


Looks = Mapping[Path, Look]


@dataclass(slots=True)
class _State:
    """The last draft: paper → digest, and the findings that were told."""

    papers: dict[Path, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    drafted: bool = False


def watch(workspace: Workspace, notice: Path, folder: Path, printer: Printer, *, strict: bool) -> int:
    """Draft now and after every change, until Ctrl-C; a fault is told and the watch goes on.

    :returns: 0: stopping is how a watch ends.
    """
    state, seen = _State(), look(watched(workspace, notice))
    try:
        _draft(workspace, notice, folder, printer, state, strict=strict)
        printer.say(_("Đang theo dõi {n} tệp; sửa và lưu thì tự soạn lại. Ctrl-C để thôi.").format(n=len(seen)))
        while True:
            now = _settled(workspace, notice, seen)
            changed = changes(seen, now)
            if changed:
                names = ", ".join(str(path) for path in changed)
                printer.say(_("{time} đã đổi: {names}").format(time=time.strftime("%H:%M:%S"), names=names))
                _draft(workspace, notice, folder, printer, state, strict=strict)
            seen = now
    except KeyboardInterrupt:
        printer.say(_("Đã thôi theo dõi."))
        return ExitCode.DONE


def watched(workspace: Workspace, notice: Path) -> list[Path]:
    """Return the three files of the record and the office's own templates there are at this moment."""
    templates = sorted((workspace.root / "templates").glob("*.docx"))
    # Word keeps a lock file beside an open document.
    own = [path for path in templates if not path.name.startswith("~$")]
    return [workspace.office_file, workspace.units_file, notice, *own]


def look(paths: list[Path], before: Looks | None = None) -> dict[Path, Look]:
    """Return what each file looks like; one that is not there, or cannot be read just now, is left out."""
    found = {}
    for path in paths:
        old = before.get(path) if before else None
        try:
            status = path.stat()
            if old and (old.modified, old.size) == (status.st_mtime_ns, status.st_size):
                found[path] = old
            else:
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                found[path] = Look(status.st_mtime_ns, status.st_size, digest)
        except OSError:
            continue
    return found


def changes(before: Looks, after: Looks) -> list[Path]:
    """Return the files whose bytes differ, came or went, in order."""
    paths = sorted({*before, *after})
    return [path for path in paths if _digest(before, path) != _digest(after, path)]


def _digest(looks: Looks, path: Path) -> str:
    return looks[path].digest if path in looks else ""


def _settled(workspace: Workspace, notice: Path, seen: Looks) -> dict[Path, Look]:
    """Wait a moment, and while files are still being written another: editors save in several steps."""
    time.sleep(SECONDS_BETWEEN_LOOKS)
    now = look(watched(workspace, notice), seen)
    while changes(seen, now):
        time.sleep(SECONDS_BETWEEN_LOOKS / 2)
        later = look(watched(workspace, notice), now)
        if not changes(now, later):
            break
        now = later
    return now


def _draft(workspace: Workspace, notice: Path, folder: Path, printer: Printer, state: _State, *, strict: bool) -> None:
    """Draft once and tell what became different since the last draft."""
    try:
        made = draft(workspace, notice, folder, strict=strict, progress=printer.step())
    except ThongbaoError as error:
        printer.complain(_("Lỗi: {message}").format(message=error.message))
        if error.hint:
            printer.complain(_("  → {hint}").format(hint=error.hint))
        return
    _tell_findings(made, printer, state)
    if made.papers:
        _tell_papers(made, folder, printer, state)
    else:
        words = _("Chưa soạn: {total}.").format(total=total(state.findings))
        printer.say(words + (_(" Bản dự thảo lần trước còn nguyên.") if state.drafted else ""))


def _tell_findings(made: Draft, printer: Printer, state: _State) -> None:
    """Print the findings that were not told after the last draft; a line that only moved is not told again."""
    findings = made.checked.findings
    told, current = ({_same(finding) for finding in some} for some in (state.findings, findings))
    printer.findings(finding for finding in findings if _same(finding) not in told)
    if gone := len(told - current):
        printer.say(_("{n} điều nêu lần trước không còn").format(n=gone))
    state.findings = findings


def _same(finding: Finding) -> tuple[str, str, str, str]:
    return finding.rule, finding.place.file, finding.place.path, finding.message


def _tell_papers(made: Draft, folder: Path, printer: Printer, state: _State) -> None:
    """Name the papers that are new, different or gone, by their bytes."""
    papers = {path: seen.digest for path, seen in look([paper.path for paper in made.papers]).items()}
    if not state.drafted:
        message = _("Đã soạn {n} văn bản vào {folder}").format(n=len(papers), folder=folder)
        printer.say(f"{message} ({total(made.checked.findings)})")
    else:
        new = [path for path in papers if path not in state.papers]
        other = [path for path in papers if path in state.papers and state.papers[path] != papers[path]]
        gone = [path for path in state.papers if path not in papers]
        for words, paths in ((_("văn bản mới"), new), (_("đã khác"), other), (_("không còn"), gone)):
            for path in paths:
                printer.say(f"  {words}: {path.relative_to(folder)}")
        summary = _("Đã soạn lại: {new} mới, {other} khác, {gone} không còn, {same} không đổi")
        same = len(papers) - len(new) - len(other)
        printer.say(summary.format(new=len(new), other=len(other), gone=len(gone), same=same))
    state.papers, state.drafted = papers, True
