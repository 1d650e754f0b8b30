"""The steps in order: what check and draft do, on one screen each.

ARCHITECTURE.md lists the same steps, and ``-v`` prints them as they run.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from thongbao.batch import rules as batch_rules
from thongbao.checks import rules as check_rules
from thongbao.checks.record_assessing import assess_parts
from thongbao.checks.settings import Override, as_the_office_wants
from thongbao.checks.words import rules as word_rules
from thongbao.compose.field_list import SHEETS
from thongbao.compose.issue_numbers import BLANK_NUMBERS, PaperNumbers
from thongbao.compose.letters import telling_sheets
from thongbao.compose.notice_sheet import assignment_table_sheet, notice_sheet
from thongbao.compose.sheet_fields import field_tree
from thongbao.convert.pictures import pages_as_png
from thongbao.convert.probe import require_fonts, require_soffice
from thongbao.convert.spreading import WORTH_SPREADING, convert_many
from thongbao.errors import ExitCode, SourceError
from thongbao.files import remember_drafts, write_drafts
from thongbao.findings import Finding, Outcome, Rule, Status, has_errors, in_order
from thongbao.language import _
from thongbao.measures import Length, mm, pt
from thongbao.model import rules as model_rules
from thongbao.model.assignments import tasks_of
from thongbao.model.loading import MeetingRecord, load_parts
from thongbao.model.notice import Notice
from thongbao.model.office import LayoutChoice
from thongbao.papers import Field, Kind, Sheet
from thongbao.render import rules as render_rules
from thongbao.render.rendering import render
from thongbao.render.template import Template
from thongbao.source import rules as source_rules
from thongbao.source.reader import read
from thongbao.standard import rulebook
from thongbao.standard.layout import Layout
from thongbao.starters.making import starter
from thongbao.word.package import open_package, package_bytes
from thongbao.workers.crews import cores, processes
from thongbao.workspace import Workspace

# Every rule there is, once: those of the decree, and those of the rooms' own.
RULES: tuple[Rule, ...] = tuple(
    dict.fromkeys(
        (
            *rulebook.RULES,
            *source_rules.RULES,
            *model_rules.RULES,
            *check_rules.RULES,
            *word_rules.RULES,
            *render_rules.RULES,
            *batch_rules.RULES,
        )
    )
)
Progress = Callable[[str], None]
# Seconds without a new PDF after which LibreOffice counts as hung; its first start on a cold machine takes long.
_HUNG_AFTER = 120.0


def exit_code(findings: Sequence[Finding], *, readable: bool = True, strict: bool = False) -> ExitCode:
    """Return 3 for a file that cannot be parsed, 1 for errors (any finding under ``strict``), else 0."""
    if not readable:
        return ExitCode.SOURCE
    return ExitCode.FINDINGS if has_errors(findings) or (strict and findings) else ExitCode.DONE


def silent(_step: str) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One notice after the check: its findings, what became of every other rule, what the office's settings changed.

    ``record`` is there when nothing of error level was found, ``built`` also when it could be read in spite of errors.
    """

    file: Path
    record: MeetingRecord | None
    readable: bool
    findings: tuple[Finding, ...]
    outcomes: tuple[Outcome, ...] = ()
    overrides: tuple[Override, ...] = ()
    built: MeetingRecord | None = None

    @property
    def not_evaluated(self) -> tuple[tuple[str, str], ...]:
        """What could not be judged, as (rule, why)."""
        return tuple((each.rule, each.why) for each in self.outcomes if each.status is Status.NOT_EVALUATED)


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a draft: what it is, whom it is for, where it was (or would be) written."""

    kind: Kind
    recipient: str | None
    path: Path
    converted: "ConvertedPaper | None" = None


@dataclass(frozen=True, slots=True)
class ConvertedPaper:
    """What LibreOffice made of a .docx: the PDF, how many pages, and pictures of them where asked for."""

    source: Path
    pdf: Path
    pages: int
    pictures: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a draft made: papers in order, findings, and files of an earlier draft that were removed."""

    checked: Checked
    papers: tuple[Paper, ...] = ()
    removed: tuple[str, ...] = ()
    counts: Mapping[Kind, int] = field(default_factory=dict)


def check(
    workspace: Workspace,
    notice: Path,
    progress: Progress = silent,
    *,
    as_issued: Callable[[Notice], Notice] | None = None,
) -> Checked:
    """Read a notice with its office and units and say what is wrong (steps 1, 2 and 4).

    :param as_issued: gives the notice the number and the day it will bear; who may sign depends on the day. The record
        that comes back stays as it was read.
    :raises SourceError: one of the three files cannot be opened.
    """
    progress(_("1 source: đọc co-quan.yaml, don-vi.yaml, {notice}").format(notice=notice))
    office, units, document = (read(path) for path in (workspace.office_file, workspace.units_file, notice))
    findings = [*office[1], *units[1], *document[1]]
    readable = all(part[0] is not None for part in (office, units, document))
    progress(_("2 model: dựng bản ghi"))
    parts, faults = load_parts(office[0], units[0], document[0])
    progress(_("4 checks: kiểm tra"))
    as_it_goes_out = replace(parts, notice=as_issued(parts.notice)) if as_issued and parts.notice else parts
    assessed = assess_parts(as_it_goes_out, RULES)
    judged, overrides = as_the_office_wants(assessed.findings, parts.office)
    findings += [*faults, *judged]
    record = None if has_errors(findings) else parts.record
    failed = {finding.rule for finding in findings}
    outcomes = tuple(outcome for outcome in assessed.outcomes if outcome.rule not in failed)
    return Checked(notice, record, readable, tuple(in_order(findings)), outcomes, overrides, parts.record)


def draft(
    workspace: Workspace,
    notice: Path,
    output: Path,
    *,
    strict: bool = False,
    dry_run: bool = False,
    pdf: bool = False,
    pictures: bool = False,
    presented: int = 0,
    progress: Progress = silent,
) -> Draft:
    """Draft the notice and every paper that tells units and leaders their part (steps 1, 2, 4–6, with ``pdf`` 7).

    With errors, or any finding under ``strict``, nothing is composed or written; the draft then has no papers.

    :param pictures: draw the pages of every paper as PNG beside it; wants ``pdf``.
    :param presented: the how-manieth printing for signature this is; marked so where the office wants it.
    :raises SourceError: a file cannot be read. :raises TemplateError: a template and its sheet disagree.
    :raises OutputError: a paper cannot be written; those written before it are whole.
    :raises OutsideMissingError: a PDF is wanted and LibreOffice or a font is missing; nothing was written then.
    :raises ConversionError: LibreOffice failed; the .docx are there, and the PDFs that succeeded.
    """
    if pdf:
        require_soffice()
        require_fonts()
    checked = check(workspace, notice, progress)
    if checked.record is None or (strict and checked.findings):
        return Draft(checked)
    progress(_("5 compose: soạn lời từng văn bản"))
    mark = presented if checked.record.office.layout.draft_mark else 0
    sheets = tuple(compose(checked.record, PaperNumbers(presented=mark)))
    progress(_("6 render: điền {n} văn bản vào mẫu").format(n=len(sheets)))
    papers = render_all(sheets, workspace, layout_of(checked.record.office.layout), progress)
    removed = () if dry_run else tuple(write_drafts(output, papers, notice))
    made = tuple(Paper(sheet.kind, sheet.recipient, output / sheet.file_name) for sheet in sheets)
    if pdf and not dry_run:
        made = _with_pdf(made, output, pictures=pictures, progress=progress)
    return Draft(checked, made, removed, Counter(sheet.kind for sheet in sheets))


def _with_pdf(papers: Sequence[Paper], output: Path, *, pictures: bool, progress: Progress) -> tuple[Paper, ...]:
    converted = to_pdf([paper.path for paper in papers], output, pictures=pictures, progress=progress)
    # The next draft clears them away with the papers they show.
    remember_drafts(output, [file for done in converted for file in (done.pdf, *done.pictures)])
    return tuple(replace(paper, converted=done) for paper, done in zip(papers, converted, strict=True))


def to_pdf(
    files: Sequence[Path],
    base: Path,
    *,
    output: Path | None = None,
    pictures: bool = False,
    progress: Progress = silent,
) -> list[ConvertedPaper]:
    """Convert .docx files below ``base`` to checked PDF/A-2b files, and draw their pages where asked (step 7).

    :param output: where the PDFs go, each keeping its path below ``base``; beside the files when left out.
    :raises NotADocxError: a file is not a .docx that may be opened; then none is converted.
    :raises OutsideMissingError: LibreOffice, a font or a package is missing.
    :raises ConversionError: some files failed; the others are kept.
    """
    for file in files:
        open_package(file)
    soffice = require_soffice()
    require_fonts()
    progress(_("7 convert: chuyển {n} văn bản sang PDF").format(n=len(files)))
    with processes(cores() if len(files) >= WORTH_SPREADING else 1) as crew:
        made = convert_many(files, output or base, soffice=soffice, timeout=_HUNG_AFTER, crew=crew, base=base)
    return [
        ConvertedPaper(
            done.source, done.pdf, done.pages, tuple(pages_as_png(done.pdf, done.pdf.parent)) if pictures else ()
        )
        for done in made
    ]


def compose(record: MeetingRecord, numbers: PaperNumbers = BLANK_NUMBERS) -> Iterator[Sheet]:
    """Yield the sheets of every paper: notice, table of assignments, papers to units, briefs.

    :param numbers: what an issue prints into them; blank in a draft.
    """
    tasks = tasks_of(record.notice)
    yield notice_sheet(record, numbers)
    table = assignment_table_sheet(record, tasks)
    if table:
        yield table
    yield from telling_sheets(record, tasks, numbers)


def render_all(
    sheets: Sequence[Sheet], workspace: Workspace, layout: Layout, progress: Progress = silent
) -> dict[str, bytes]:
    """Return path inside the output folder → paper, each template opened and compiled once."""
    templates: dict[Kind, Template] = {}
    papers: dict[str, bytes] = {}
    for sheet in sheets:
        if sheet.kind not in templates:
            templates[sheet.kind] = load_template(sheet.kind, workspace, layout)
            if templates[sheet.kind].note:
                progress(templates[sheet.kind].note)
        papers[sheet.file_name] = render(sheet, templates[sheet.kind])
    return papers


def load_template(kind: Kind, workspace: Workspace, layout: Layout) -> Template:
    """Return the office's own template of a kind, else the packaged one in the office's layout."""
    own = workspace.template(kind)
    if own is None:
        return Template(starter(kind, layout), f"{kind}.docx")
    return Template(open_package(own), str(own))


def layout_of(choice: LayoutChoice) -> Layout:
    """Return the office's layout choices as lengths."""
    margins = choice.margins
    return Layout(
        top=mm(margins.top),
        bottom=mm(margins.bottom),
        left=mm(margins.left),
        right=mm(margins.right),
        body_size=Length(pt(choice.body_size)),
        first_line=mm(10 if choice.first_line == "1" else 12.7),
        line_spacing=choice.line_spacing,
    )


def check_template(path: Path, kind: Kind) -> tuple[Finding, ...]:
    """Return every fault of a template for papers of a kind: its tags, its fields, its form.

    :raises SourceError: the file is not a .docx that may be opened.
    """
    from thongbao.render.lint import lint

    return tuple(lint(open_package(path), kind, template_fields(kind), starter(kind)))


def template_fields(kind: Kind) -> tuple[Field, ...]:
    """Return the fields a template of a kind may use."""
    return field_tree(SHEETS[kind])


def new_template(kind: Kind, workspace: Workspace | None) -> bytes:
    """Return the packaged template of a kind, in the layout of the workspace's office when there is one.

    :raises SourceError: the office's file has faults.
    """
    layout = Layout()
    if workspace is not None:
        document, _findings = read(workspace.office_file)
        office = load_parts(document, None, None)[0].office
        if office is None:
            message = _("{file} còn lỗi, chưa biết cách trình bày của cơ quan").format(file=workspace.office_file)
            raise SourceError(message, _("xem lỗi bằng: thongbao check"))
        layout = layout_of(office.layout)
    return package_bytes(starter(kind, layout).members)
