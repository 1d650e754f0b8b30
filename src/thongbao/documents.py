"""Word files through the checks: opened within limits, read, their papers found, every rule of form asked.

Beside pipeline.py, which has the steps of a record; a Word file takes the steps word → components → form → words.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from thongbao.checks.lines import Known
from thongbao.components.papers import Paper
from thongbao.convert.laying_out import docx_of, laid_out
from thongbao.convert.probe import require_soffice
from thongbao.errors import ConversionError, OutsideMissingError, UsageError
from thongbao.files import write_whole
from thongbao.findings import Finding, Outcome, Severity, in_order
from thongbao.fixes.fixing import Fixed, fix, rules_named
from thongbao.form.checking import Pages, judge, reason_of, rules
from thongbao.form.word_checking import judge_words
from thongbao.language import _
from thongbao.model.office import Office
from thongbao.model.units import Units
from thongbao.word.commenting import Comment, with_comments
from thongbao.word.package import Package, open_package, package_bytes
from thongbao.word.reading import ReadDocument

# Seconds without a new file after which LibreOffice counts as hung.
_HUNG_AFTER: Final = 120.0
WORD_ENDINGS: Final = (".docx", ".doc")


@dataclass(frozen=True, slots=True)
class DocumentChecked:
    """One Word file after the check: its findings, and what became of every rule without any.

    ``package`` is the .docx that was read; of an old .doc, what LibreOffice made of it.
    """

    file: Path
    package: Package
    papers: tuple[Paper, ...]
    findings: tuple[Finding, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def kinds(self) -> list[str]:
        """The kinds of its papers by name; what is none of the 29 is called by what it is."""
        return [paper.kind.name if paper.kind else str(paper.nature) for paper in self.papers]


def open_word(file: Path) -> Package:
    """Return the package of a .docx, or of what LibreOffice makes of a .doc.

    :raises SourceError: it is not a Word file that may be opened.
    :raises OutsideMissingError: it is a .doc and LibreOffice is missing.
    """
    if file.suffix.lower() == ".doc":
        return open_package(docx_of(file, require_soffice(), _HUNG_AFTER), str(file))
    return open_package(file)


def check_package(
    package: Package,
    file: Path,
    declared: Collection[str] | None = None,
    pages: Pages | None = None,
    known: Known | None = None,
) -> DocumentChecked:
    """Return what the rules say of a Word file that is open.

    :param known: what is known of its office; when it is given the words are read as well, else only the form.
    """
    document = ReadDocument(package)
    judged = judge(document, str(file), declared, pages)
    findings, outcomes = judged.findings, judged.outcomes
    document.drop_trees()
    if known is not None:
        of_form = {rule.id for rule in rules()}
        reasons = [reason_of(paper) for paper in judged.papers]
        words = judge_words(document, judged.papers, str(file), known, of_form, reasons)
        findings, outcomes = (*findings, *words.findings), (*outcomes, *words.outcomes)
    return DocumentChecked(file, package, judged.papers, tuple(in_order(findings)), outcomes)


def check_document(
    file: Path, office: Office | None = None, units: Units | None = None, *, pages: bool = False
) -> DocumentChecked:
    """Check one Word file against the decree, and against an office where one is known.

    :param pages: lay the file out as well; without LibreOffice those rules are not evaluated.
    :raises SourceError: it is not a Word file that may be opened.
    :raises OutsideMissingError: it is a .doc and LibreOffice is missing.
    """
    return check_documents([file], office, units, pages=pages)[0]


def check_documents(
    files: Sequence[Path], office: Office | None = None, units: Units | None = None, *, pages: bool = False
) -> list[DocumentChecked]:
    """Check several Word files, each by itself, in their order; one start of LibreOffice lays all of them out.

    :raises SourceError: one of them is not a Word file that may be opened.
    :raises OutsideMissingError: one is a .doc and LibreOffice is missing.
    """
    packages = [open_word(file) for file in files]
    declared = declared_by(office, units)
    laid = lay_out(files) if pages else [None] * len(files)
    return [
        check_package(package, file, declared, page) for file, package, page in zip(files, packages, laid, strict=True)
    ]


def lay_out(files: Sequence[Path]) -> list[Pages]:
    """Return the files laid out, or why one could not be; never fails for want of LibreOffice.

    Every file must have been opened before: LibreOffice makes a page of text out of anything.
    """
    try:
        found = laid_out(files, require_soffice(), _HUNG_AFTER)
    except (OutsideMissingError, ConversionError) as error:
        return [Pages(why=error.message)] * len(files)
    return [Pages(found.get(file), "" if file in found else _("LibreOffice không dàn được tệp này")) for file in files]


def fix_document(
    source: Path, target: Path, only: Sequence[str] = (), *, force: bool = False, dry_run: bool = False
) -> Fixed:
    """Correct what is safe in a Word file and write the result to another; the source is never touched.

    :param only: ids of the rules to correct; all that can be when empty.
    :raises UsageError: the target is the source or exists, or a rule cannot be corrected.
    :raises SourceError: the source is not a Word file that may be opened.
    """
    rules = rules_named(only)
    if not dry_run:
        if target.exists() and source.exists() and target.samefile(source):
            raise UsageError(_("{file}: tệp mới trùng với tệp gốc").format(file=target), _("đặt tên khác cho tệp mới"))
        if target.exists() and not force:
            raise UsageError(_("đã có tệp {file}").format(file=target), _("đặt tên khác, hoặc thêm --force để ghi đè"))
    fixed = fix(open_word(source), str(source), rules)
    # What is left is said of words as well as of form.
    package = open_package(fixed.data, str(source if dry_run else target))
    checked = check_package(package, source if dry_run else target, known=Known())
    fixed = replace(fixed, left=checked.findings)
    if not dry_run:
        write_whole(target, fixed.data)
    return fixed


def annotated(checked: DocumentChecked) -> bytes:
    """Return a copy of the file with every finding as a Word comment at its place.

    What has no place in the body (headers, footers, page settings) is said at the first paragraph.
    """
    comments = [
        Comment(0 if finding.place.part else finding.place.paragraph, tuple(_said(finding)))
        for finding in checked.findings
    ]
    return package_bytes(with_comments(checked.package, comments, "thongbao").members)


def _said(finding: Finding) -> list[str]:
    word = {Severity.ERROR: _("Lỗi"), Severity.WARNING: _("Cảnh báo"), Severity.NOTE: _("Lưu ý")}[finding.severity]
    where = "" if finding.place.paragraph and not finding.place.part else f"{finding.place.where}: "
    lines = [f"{word} [{finding.rule}]: {where}{finding.message}."]
    if finding.hint:
        lines.append(_("Cách sửa: {hint}.").format(hint=finding.hint.rstrip(".")))
    if finding.clause:
        lines.append(_("Căn cứ: {clause}.").format(clause=finding.clause))
    return lines


def declared_by(office: Office | None, units: Units | None) -> frozenset[str] | None:
    """Return the abbreviations an office uses in its codes; ``None`` where no office is known."""
    if office is None:
        return None
    own = {organ.abbreviation for organ in office.organs}
    drafting = {office.drafting.abbreviation} if office.drafting else set()
    others = {unit.abbreviation for unit in units.units if unit.abbreviation} if units else set()
    return frozenset(own | drafting | others)
