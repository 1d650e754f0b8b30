"""Any file through its checks: a record by the pipeline, a Word file by its form and its words; each file by itself.

A door beside pipeline.py and documents.py: it knows both, and gives one kind of report.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from thongbao import documents, pipeline
from thongbao.checks.lines import Known
from thongbao.checks.report_checks import report_findings
from thongbao.checks.settings import Override, as_the_office_wants
from thongbao.documents import DocumentChecked
from thongbao.errors import ExitCode, SourceError, ThongbaoError
from thongbao.findings import Finding, Outcome, Status
from thongbao.following.made_records import made_file, read_made_paper
from thongbao.form.checking import Pages, reason_of
from thongbao.form.lines import are_judged
from thongbao.language import _
from thongbao.model.loading import Parts, load_parts
from thongbao.pipeline import RULES, Progress, exit_code, silent
from thongbao.source.reader import read
from thongbao.standard.rulebook import decided_at
from thongbao.word.package import Package
from thongbao.workspace import find_workspace, notice_file


@dataclass(frozen=True, slots=True)
class Report:
    """One file after its check.

    ``stopped`` says why a file could not be looked at; then there is nothing else. ``remark`` is what a reader has to
    know of how it was looked at.
    """

    file: Path
    findings: tuple[Finding, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    overrides: tuple[Override, ...] = ()
    readable: bool = True
    remark: str = ""
    document: DocumentChecked | None = None
    stopped: ThongbaoError | None = None

    @property
    def judged(self) -> bool:
        """Whether the rules are for this file; a Word file may be a paper of the Party, a law, an essay."""
        return self.document is None or are_judged(self.document.papers)

    def of(self, status: Status) -> list[Outcome]:
        """Return the rules that ended so, by id."""
        return sorted((each for each in self.outcomes if each.status is status), key=lambda each: each.rule)

    def exit_code(self, *, strict: bool) -> ExitCode:
        """Return 3 for a file that cannot be read, 1 for errors (any finding under ``strict``), else 0."""
        if self.stopped is not None:
            return self.stopped.exit_code
        return exit_code(self.findings, readable=self.readable, strict=strict)


@dataclass(frozen=True, slots=True)
class Checking:
    """How files are checked: in which workspace, with their pages laid out or not."""

    workspace: Path | None = None
    pages: bool = True
    progress: Progress = silent


def check_files(files: Sequence[Path], how: Checking) -> list[Report]:
    """Return a report for each file, in their order; a file that cannot be opened stops no other.

    All Word files share one start of LibreOffice.
    """
    opened: dict[Path, Package] = {}
    stopped: dict[Path, ThongbaoError] = {}
    for file in dict.fromkeys(files):
        if is_word(file):
            try:
                opened[file] = documents.open_word(file)
            except ThongbaoError as error:
                stopped[file] = error
    laid: dict[Path, Pages | None] = dict.fromkeys(opened)
    if how.pages and opened:
        how.progress(_("7 convert: dàn trang {n} tệp Word").format(n=len(opened)))
        laid.update(zip(opened, documents.lay_out(list(opened)), strict=True))
    return [_report(file, how, opened, laid, stopped) for file in files]


def _report(
    file: Path,
    how: Checking,
    opened: dict[Path, Package],
    laid: dict[Path, Pages | None],
    stopped: dict[Path, ThongbaoError],
) -> Report:
    if file in stopped:
        return Report(file, stopped=stopped[file])
    try:
        return _of_word(file, how, opened[file], laid[file]) if file in opened else _of_record(file, how)
    except ThongbaoError as error:
        return Report(file, stopped=error)


def is_word(file: Path) -> bool:
    """Return whether the file is taken for a Word file, by its name."""
    return file.suffix.lower() in documents.WORD_ENDINGS


def _of_record(file: Path, how: Checking) -> Report:
    made = made_file(file)
    if made is not None:
        paper = read_made_paper(find_workspace(made, how.workspace), made)
        unwritten = report_findings(paper.record, read(made)[0])
        return Report(made, (*paper.findings, *unwritten), readable=paper.readable)
    notice = notice_file(file)
    checked = pipeline.check(find_workspace(notice, how.workspace), notice, how.progress)
    return Report(notice, checked.findings, checked.outcomes, checked.overrides, checked.readable)


def _of_word(file: Path, how: Checking, package: Package, pages: Pages | None) -> Report:
    """Check a Word file against the decree, and against the office whose workspace it lies in."""
    parts, remark = _office_of(file, how)
    office, units = parts.office, parts.units
    how.progress(_("4 checks: kiểm tra {file}").format(file=file))
    declared = documents.declared_by(office, units)
    checked = documents.check_package(package, file, declared, pages, Known(office, units))
    findings, overrides = as_the_office_wants(checked.findings, office)
    said = {finding.rule for finding in checked.findings} | {outcome.rule for outcome in checked.outcomes}
    rest = tuple(_elsewhere(rule.id) for rule in RULES if rule.id not in said)
    silenced = {override.rule for override in overrides if override.level == "off"}
    outcomes = tuple(each for each in (*checked.outcomes, *rest) if each.rule not in silenced)
    if not are_judged(checked.papers):
        remark = "; ".join(filter(None, (remark, _not_judged(checked))))
    return Report(file, findings, outcomes, overrides, remark=remark, document=checked)


def _not_judged(checked: DocumentChecked) -> str:
    """Return why the rules on form said nothing: a reader must not take that for praise."""
    return _("{why}: các quy tắc về thể thức không áp dụng").format(why=reason_of(checked.papers[0]))


def _elsewhere(rule: str) -> Outcome:
    """Return where a rule is decided that says nothing of Word files."""
    known = next(each for each in RULES if each.id == rule)
    if elsewhere := decided_at(known):
        why = _("xét ở {elsewhere}").format(elsewhere=elsewhere)
    elif rule.startswith("ND30-"):
        why = _("xét trên bản ghi, cùng co-quan.yaml")
    else:
        why = _("quy tắc của bản ghi và của mẫu")
    return Outcome(rule, Status.NOT_APPLICABLE, why)


def _office_of(file: Path, how: Checking) -> tuple[Parts, str]:
    """Return the office and units around a Word file; none when it lies in no workspace.

    :raises UsageError: ``--workspace`` names a folder that is none.
    """
    nothing = Parts(None, None, None, None, None, None)
    try:
        workspace = find_workspace(file, how.workspace)
    except SourceError:
        return nothing, ""
    parts = load_parts(read(workspace.office_file)[0], read(workspace.units_file)[0], None)[0]
    if parts.office is None or parts.units is None:
        return nothing, _("{folder} còn lỗi trong co-quan.yaml hoặc don-vi.yaml: chỉ xét theo Nghị định").format(
            folder=workspace.root
        )
    return parts, ""
