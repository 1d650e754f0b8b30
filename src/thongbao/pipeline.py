"""The steps in order: what check and draft do, on one screen each.

ARCHITECTURE.md lists the same steps, and ``-v`` prints them as they run.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from thongbao.checks import rules as check_rules
from thongbao.checks.record_checks import findings_of_parts, not_evaluated
from thongbao.compose.letters import telling_sheets
from thongbao.compose.notice_sheet import assignment_table_sheet, notice_sheet
from thongbao.files import write_drafts
from thongbao.findings import Finding, Rule, has_errors, in_order
from thongbao.language import _
from thongbao.measures import Length, mm, pt
from thongbao.model import rules as model_rules
from thongbao.model.assignments import tasks_of
from thongbao.model.loading import MeetingRecord, load_parts
from thongbao.model.office import LayoutChoice
from thongbao.papers import Kind, Sheet
from thongbao.render.rendering import render
from thongbao.render.template import Template
from thongbao.source import rules as source_rules
from thongbao.source.reader import read
from thongbao.standard.layout import Layout
from thongbao.starters.making import starter
from thongbao.word.package import open_package
from thongbao.workspace import Workspace

RULES: tuple[Rule, ...] = (*source_rules.RULES, *model_rules.RULES, *check_rules.RULES)
Progress = Callable[[str], None]


def silent(_step: str) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One notice after the check: its findings, and what could not be judged yet as (rule, why)."""

    file: Path
    record: MeetingRecord | None
    readable: bool
    findings: tuple[Finding, ...]
    not_evaluated: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a draft: what it is, whom it is for, where it was (or would be) written."""

    kind: Kind
    recipient: str | None
    path: Path


@dataclass(frozen=True, slots=True)
class Draft:
    """What a draft made: papers in order, findings, and files of an earlier draft that were removed."""

    checked: Checked
    papers: tuple[Paper, ...] = ()
    removed: tuple[str, ...] = ()
    counts: Mapping[Kind, int] = field(default_factory=dict)


def check(workspace: Workspace, notice: Path, progress: Progress = silent) -> Checked:
    """Read a notice with its office and units and say what is wrong (steps 1, 2 and 4).

    :raises SourceError: one of the three files cannot be opened.
    """
    progress(_("1 source: đọc co-quan.yaml, don-vi.yaml, {notice}").format(notice=notice))
    office, units, document = (read(path) for path in (workspace.office_file, workspace.units_file, notice))
    findings = [*office[1], *units[1], *document[1]]
    readable = all(part[0] is not None for part in (office, units, document))
    progress(_("2 model: dựng bản ghi"))
    parts, faults = load_parts(office[0], units[0], document[0])
    progress(_("4 checks: kiểm tra"))
    findings += [*faults, *findings_of_parts(parts, known_rules=frozenset(rule.id for rule in RULES))]
    record = None if has_errors(findings) else parts.record
    pending = tuple(not_evaluated(record)) if record else ()
    return Checked(notice, record, readable, tuple(in_order(findings)), pending)


def draft(
    workspace: Workspace,
    notice: Path,
    output: Path,
    *,
    strict: bool = False,
    dry_run: bool = False,
    progress: Progress = silent,
) -> Draft:
    """Draft the notice and every paper that tells units and leaders their part (steps 1, 2, 4–6).

    With errors, or any finding under ``strict``, nothing is composed or written; the draft then has no papers.

    :raises SourceError: a file cannot be read. :raises TemplateError: a template and its sheet disagree.
    :raises OutputError: a paper cannot be written; those written before it are whole.
    """
    checked = check(workspace, notice, progress)
    if checked.record is None or (strict and checked.findings):
        return Draft(checked)
    progress(_("5 compose: soạn lời từng văn bản"))
    sheets = tuple(compose(checked.record))
    progress(_("6 render: điền {n} văn bản vào mẫu").format(n=len(sheets)))
    papers = render_all(sheets, workspace, layout_of(checked.record.office.layout))
    removed = () if dry_run else tuple(write_drafts(output, papers))
    made = tuple(Paper(sheet.kind, sheet.recipient, output / sheet.file_name) for sheet in sheets)
    return Draft(checked, made, removed, Counter(sheet.kind for sheet in sheets))


def compose(record: MeetingRecord) -> Iterator[Sheet]:
    """Yield the sheets of every paper: notice, table of assignments, papers to units, briefs."""
    tasks = tasks_of(record.notice)
    yield notice_sheet(record)
    table = assignment_table_sheet(record, tasks)
    if table:
        yield table
    yield from telling_sheets(record, tasks)


def render_all(sheets: Sequence[Sheet], workspace: Workspace, layout: Layout) -> dict[str, bytes]:
    """Return path inside the output folder → paper, each template opened and compiled once."""
    templates: dict[Kind, Template] = {}
    papers: dict[str, bytes] = {}
    for sheet in sheets:
        if sheet.kind not in templates:
            templates[sheet.kind] = load_template(sheet.kind, workspace, layout)
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
