"""``import`` in order: read the file, read what the office knows, find everything, make the files asked for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from thongbao.errors import SourceError
from thongbao.importing.contract import as_json
from thongbao.importing.imported import Imported
from thongbao.importing.importing import import_document
from thongbao.importing.learning import learned_file
from thongbao.importing.office_proposal import office_file
from thongbao.importing.opening import read_source
from thongbao.importing.reporting import summary_lines
from thongbao.importing.review import review_page
from thongbao.importing.understanding import understand
from thongbao.language import _
from thongbao.model.loading import Parts, load_parts
from thongbao.source.reader import parse, read
from thongbao.workspace import Workspace, find_workspace


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an import is asked for: where its files go, and which files know the office."""

    output: Path | None = None
    report: Path | None = None
    learn_units: Path | None = None
    learn_office: Path | None = None
    units: Path | None = None
    office: Path | None = None
    workspace: Path | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What came in, and the files to be written: path → content."""

    imported: Imported
    files: dict[Path, bytes]

    def summary(self) -> Iterator[str]:
        """Yield what was found, uncertain and left over, a line each."""
        return summary_lines(self.imported)

    def as_json(self) -> dict[str, Any]:
        """Return the JSON contract."""
        found = self.imported
        return as_json(found.understood, found.spoken, found.tasks, found.left_over)


def take_in(file: Path, wanted: Wanted, progress: Callable[[str], None]) -> Taken:
    """Read a document and return its record and the files asked for; nothing is written.

    :raises SourceError: the document, ``don-vi.yaml`` or ``co-quan.yaml`` cannot be used.
    :raises OutsideMissingError: a program this kind of file needs is not here.
    """
    known = _known(wanted)
    progress(_("đọc {file}").format(file=file))
    source = read_source(file)
    made = ""
    if wanted.learn_office is not None:
        made = office_file(understand(source), source.file)
        document, _findings = parse(made.encode(), str(wanted.learn_office))
        known = replace(known, office=load_parts(document, None, None)[0].office)
    progress(_("tìm các phần của văn bản và nhiệm vụ trong {n} đoạn").format(n=len(source.pieces)))
    imported = import_document(source, units=known.units, office=known.office, learn=wanted.learn_units is not None)
    files = _files(imported, wanted)
    if wanted.learn_office is not None:
        files[wanted.learn_office] = made.encode()
    return Taken(imported, files)


def _known(wanted: Wanted) -> Parts:
    """Return what co-quan.yaml and don-vi.yaml say, each where there is one.

    :raises SourceError: a file that is there has faults.
    """
    workspace = _workspace(wanted)
    office, units = wanted.office, wanted.units
    if workspace is not None:
        office = office or workspace.office_file
        units = units or (workspace.units_file if workspace.units_file.exists() else None)
    learned = wanted.learn_units
    if units is None and learned is not None and learned.exists():
        units = learned
    documents = [read(path)[0] if path else None for path in (office, units)]
    parts, _faults = load_parts(documents[0], documents[1], None)
    for path, value in ((office, parts.office), (units, parts.units)):
        if path is not None and value is None:
            message = _("{file} còn lỗi, chưa dùng được").format(file=path)
            raise SourceError(message, _("xem lỗi bằng: thongbao check"))
    return parts


def _workspace(wanted: Wanted) -> Workspace | None:
    """Return the workspace of the record; never the current folder's by chance."""
    if wanted.workspace is not None:
        return find_workspace(explicit=wanted.workspace)
    if wanted.output is None:
        return None
    try:
        return find_workspace(wanted.output)
    except SourceError:
        return None


def _files(imported: Imported, wanted: Wanted) -> dict[Path, bytes]:
    files: dict[Path, bytes] = {}
    if wanted.output is not None:
        files[wanted.output] = imported.record.encode()
    if wanted.learn_units is not None and len(imported.proposals):
        name = Path(imported.source.file).name
        files[wanted.learn_units] = learned_file(wanted.learn_units, imported.proposals, name).encode()
    if wanted.report is not None:
        files[wanted.report] = review_page(imported).encode()
    return files
