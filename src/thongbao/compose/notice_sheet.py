"""The notice itself, and the appendix with the table of assignments."""

from collections.abc import Iterator, Sequence

from thongbao.compose.blocks import item_blocks, line_blocks, section_blocks, with_closing_mark
from thongbao.compose.issue_numbers import BLANK_NUMBERS, PaperNumbers
from thongbao.compose.sheet_fields import sheet_of
from thongbao.compose.sheets import (
    AppendixWords,
    AssignmentTableRow,
    AssignmentTableSheet,
    Block,
    NoticeSheet,
)
from thongbao.compose.wording import (
    date_words,
    foot,
    head,
    identification,
    in_a_row,
    notation,
    number_words,
    subject_rule,
)
from thongbao.model.assignments import Task
from thongbao.model.loading import MeetingRecord
from thongbao.model.notice import Appendix, printed_numbers
from thongbao.model.office import AssigningForm
from thongbao.papers import Kind, Sheet
from thongbao.standard.numbering import point, roman
from thongbao.vietnamese.text import capitalised, with_full_stop

DEFAULT_TABLE_TITLE = "Bảng phân công nhiệm vụ"


def notice_sheet(record: MeetingRecord, numbers: PaperNumbers = BLANK_NUMBERS) -> Sheet:
    """Return the words of the notice, with the appendices that are printed behind it."""
    office, notice = record.office, record.notice
    organ = office.organ(notice.organ)
    body = section_blocks(notice.sections, office.layout.subsections)
    body, closing = with_closing_mark(body, line_blocks(notice.closing))
    words = NoticeSheet(
        head=head(
            office,
            organ,
            number_words(notice.code_number),
            notation(notice.type_name, organ, office.drafting.abbreviation if office.drafting else ""),
            date_words(notice),
            notice.urgency,
            draft_mark=numbers.draft_mark,
        ),
        type_name=notice.type_name.upper(),
        subject=notice.subject,
        subject_rule=subject_rule(office, notice.subject),
        addressees=tuple(line.rstrip(";. ") for line in notice.addressees),
        bases=tuple(_ended(notice.bases)),
        opening=line_blocks(notice.opening),
        body=body,
        closing=closing,
        foot=foot(notice.recipients, notice.filing, office.signer(notice.signer), organ),
        appendices=tuple(_printed_appendices(record)),
    )
    title = f"{notice.type_name} {notice.subject}"
    return sheet_of(Kind.NOTICE, None, title, organ.name, words)


def _ended(bases: Sequence[str]) -> Iterator[str]:
    """Each legal basis opens with Căn cứ, ends with ``;``, the last with ``.`` (Phụ lục I, mục II, khoản 6)."""
    for index, basis in enumerate(bases, 1):
        opened = basis if basis.lower().startswith(("căn cứ ", "theo ", "xét ")) else f"Căn cứ {basis}"
        yield capitalised(opened).rstrip(";., ") + (";" if index < len(bases) else ".")


def appendix_labels(record: MeetingRecord) -> list[str]:
    """Return ``Phụ lục`` for a lone appendix, ``Phụ lục I``, ``Phụ lục II`` … for several (mục III, khoản 1)."""
    count = len(record.notice.appendices) + (1 if _table_is_extra(record) else 0)
    return ["Phụ lục"] if count == 1 else [f"Phụ lục {roman(number)}" for number in range(1, count + 1)]


def _table_is_extra(record: MeetingRecord) -> bool:
    """The office sends the table of assignments and the record does not list it among its appendices."""
    wanted = AssigningForm.APPENDIX in record.office.assigning.forms
    return wanted and not any(appendix.table for appendix in record.notice.appendices)


def _attached_to(record: MeetingRecord) -> str:
    return identification(record.notice, record.office.organ(record.notice.organ))


def _printed_appendices(record: MeetingRecord) -> Iterator[AppendixWords]:
    for appendix, label in zip(record.notice.appendices, appendix_labels(record), strict=False):
        if not appendix.table:
            blocks = _appendix_blocks(appendix)
            # A table ends an appendix by itself; a mark alone under it would be a line of its own.
            if blocks and blocks[-1].kind != "bang":
                blocks = tuple(block for part in with_closing_mark(blocks, ()) for block in part)
            yield AppendixWords(label, appendix.title.upper(), _attached_to(record), blocks)


def _appendix_blocks(appendix: Appendix) -> tuple[Block, ...]:
    return item_blocks(appendix.items)


def assignment_table_sheet(record: MeetingRecord, tasks: Sequence[Task]) -> Sheet | None:
    """Return the table of assignments, or ``None`` when neither office nor record asks for one."""
    labels = appendix_labels(record)
    listed = next((i for i, appendix in enumerate(record.notice.appendices) if appendix.table), None)
    if listed is None and not _table_is_extra(record):
        return None
    title = DEFAULT_TABLE_TITLE if listed is None else record.notice.appendices[listed].title
    label = labels[-1 if listed is None else listed]
    words = AssignmentTableSheet(label, title.upper(), _attached_to(record), tuple(_rows(record, tasks)))
    organ = record.office.organ(record.notice.organ)
    return sheet_of(Kind.ASSIGNMENT_TABLE, None, f"{label}. {title}", organ.name, words)


def _titles(record: MeetingRecord, task: Task) -> Iterator[str]:
    """Yield the titles a task stands under, numbered as the notice prints them."""
    if task.section.startswith("PL"):
        yield f"{appendix_labels(record)[int(task.section[2:]) - 1]}. {task.section_title}"
        return
    section, _dot, sub = task.section.partition(".")
    sections = record.notice.sections
    title, section = sections[int(section) - 1].title, str(printed_numbers(sections)[int(section) - 1])
    if title is not None:
        yield f"{section}. {title}"
    if sub:
        label = point(int(sub) - 1) if record.office.layout.subsections == "a" else f"{section}.{sub}."
        yield f"{label} {task.section_title}"


def _rows(record: MeetingRecord, tasks: Sequence[Task]) -> Iterator[AssignmentTableRow]:
    units, shown = record.units, set[str]()
    for number, task in enumerate(tasks, 1):
        for title in _titles(record, task):
            if title not in shown:
                shown.add(title)
                yield AssignmentTableRow(title, "", "", "", "", "", "", "")
        given = task.assignment
        yield AssignmentTableRow(
            section="",
            number=str(number),
            text=with_full_stop(capitalised(task.words)),
            leads=capitalised(in_a_row(units.name_of(i) for i in (*task.leads, *given.carriers))),
            coordinating=capitalised(in_a_row(units.name_of(i) for i in task.coordinating)),
            supervisors=in_a_row(units.name_of(i) for i in given.supervisors),
            product=task.product,
            deadline=task.deadline_words,
        )
