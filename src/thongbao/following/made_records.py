"""Records of reports and reminders as files: which one is meant, and what it says; without the register."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from thongbao.findings import Finding, has_errors
from thongbao.model.loading import load_made_paper
from thongbao.model.made_papers import MadePaper, ReminderRecord, ReportRecord
from thongbao.source.reader import read
from thongbao.workspace import Workspace

REPORT_FILE: Final = "bao-cao.yaml"
REMINDER_FILE: Final = "don-doc.yaml"
MADE_FILES: Final[dict[str, type[MadePaper]]] = {REPORT_FILE: ReportRecord, REMINDER_FILE: ReminderRecord}


@dataclass(frozen=True, slots=True)
class MadePaperChecked:
    """A record of a made paper after reading: what it says, and its faults."""

    file: Path
    record: MadePaper | None
    findings: tuple[Finding, ...]
    readable: bool = True


def made_file(given: Path) -> Path | None:
    """Return the record of a made paper that is meant: the file, or the one in the folder; ``None`` for neither."""
    if given.name in MADE_FILES:
        return given
    return next((given / name for name in MADE_FILES if (given / name).is_file()), None)


def read_made_paper(workspace: Workspace, file: Path) -> MadePaperChecked:
    """Return what a bao-cao.yaml or don-doc.yaml says, with every fault of it.

    :raises SourceError: it cannot be opened.
    """
    model = MADE_FILES[file.name]
    documents = [read(path) for path in (workspace.office_file, workspace.units_file, file)]
    record, findings = load_made_paper(documents[0][0], documents[1][0], documents[2][0], model)
    everything = [*documents[2][1], *findings]
    readable = documents[2][0] is not None
    return MadePaperChecked(file, None if has_errors(everything) else record, tuple(everything), readable)
