"""Word files through the checks: opened within limits, read, their papers found, every rule of form asked.

Beside pipeline.py, which has the steps of a record; a Word file takes the steps word → components → form → words.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from thongbao.components.papers import Paper
from thongbao.findings import Finding, Outcome, in_order
from thongbao.form.checking import judge
from thongbao.model.office import Office
from thongbao.model.units import Units
from thongbao.word.package import Package, open_package
from thongbao.word.reading import ReadDocument


@dataclass(frozen=True, slots=True)
class DocumentChecked:
    """One Word file after the check: its findings, and what became of every rule without any."""

    file: Path
    package: Package
    papers: tuple[Paper, ...]
    findings: tuple[Finding, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def kinds(self) -> list[str]:
        """The kinds of its papers by name; what is none of the 29 is called by what it is."""
        return [paper.kind.name if paper.kind else str(paper.nature) for paper in self.papers]


def check_package(package: Package, file: Path, declared: Collection[str] | None = None) -> DocumentChecked:
    """Return what the rules say of a Word file that is open."""
    document = ReadDocument(package)
    judged = judge(document, str(file), declared)
    return DocumentChecked(file, package, judged.papers, tuple(in_order(judged.findings)), judged.outcomes)


def check_document(file: Path, office: Office | None = None, units: Units | None = None) -> DocumentChecked:
    """Check one .docx against the decree, and against an office where one is known.

    :raises NotADocxError: it is not a Word file that may be opened.
    """
    return check_package(open_package(file), file, declared_by(office, units))


def check_documents(
    files: Sequence[Path], office: Office | None = None, units: Units | None = None
) -> list[DocumentChecked]:
    """Check several Word files, each by itself, in their order."""
    return [check_document(file, office, units) for file in files]


def declared_by(office: Office | None, units: Units | None) -> frozenset[str] | None:
    """Return the abbreviations an office uses in its codes; ``None`` where no office is known."""
    if office is None:
        return None
    own = {organ.abbreviation for organ in office.organs}
    drafting = {office.drafting.abbreviation} if office.drafting else set()
    others = {unit.abbreviation for unit in units.units if unit.abbreviation} if units else set()
    return frozenset(own | drafting | others)
