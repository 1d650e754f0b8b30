"""A task as a letter, a slip or a brief tells it: understandable alone, and otherwise the notice's own words."""

import dataclasses
import re
from collections.abc import Sequence

from thongbao.compose.recipients import Role, Told
from thongbao.compose.sheets import TaskRow, TaskWords
from thongbao.compose.wording import in_a_row, in_sentence
from thongbao.model.assignments import Task
from thongbao.model.loading import MeetingRecord
from thongbao.standard.numbering import point
from thongbao.vietnamese.text import capitalised, with_full_stop

# Words that point back: behind another sentence they mean something only the whole paragraph tells.
_POINTS_BACK = re.compile(
    r"(?<!\w)(?:này|đó|trên đây|(?:nêu|nói|kể|như) trên|(?:nội dung|nhiệm vụ|việc|vấn đề) trên|riêng)(?!\w)",
    re.IGNORECASE,
)
# Behind another sentence, fewer words than this lean on it ("Phòng Nội vụ đôn đốc, xong trước ngày 20/9.").
_FEW_WORDS = 16
_ROLE_WORDS = {
    Role.LEAD: "Chủ trì",
    Role.COORDINATING: "Phối hợp",
    Role.CARRIER: "Thực hiện",
    Role.SUPERVISOR: "Chỉ đạo",
}


def stands_alone(task: Task) -> bool:
    """Return whether the task can be read without the paragraph around it."""
    if task.first or task.assignment.context:
        return True
    leans = task.hangs or len(task.words.split()) < _FEW_WORDS or task.words.lower().startswith("giao ")
    return not leans and not _POINTS_BACK.search(task.words)


def task_text(task: Task) -> str:
    """Return the words of the task with a capital and a proper end mark, its context in front where it has one."""
    words = f"{task.assignment.context} {task.words}" if task.assignment.context else task.words
    return with_full_stop(capitalised(words))


def task_words(told: Told, record: MeetingRecord, number: str, recipient: str) -> TaskWords:
    """Return the task as told to ``recipient`` under the given number."""
    task, units = told.task, record.units
    # The recipient knows its own part, also where it is named by a group.
    own = {recipient, *(group.id for group in units.groups if group.name == told.through)}
    leads = [i for i in (*task.leads, *task.assignment.carriers) if i not in own]
    helpers = [i for i in task.coordinating if i not in own]
    return TaskWords(
        number=number,
        text=task_text(task),
        quotation="" if stands_alone(task) else f"“{task.paragraph}”",
        leads=in_a_row(units.name_of(i) for i in leads),
        coordinating=in_a_row(units.name_of(i) for i in helpers),
        supervisors=in_a_row(person_words(i, record) for i in task.assignment.supervisors if i != recipient),
        product=_without_stop(task.product),
        deadline=_without_stop(task.deadline_words),
        receivers=in_a_row(units.name_of(i) for i in task.assignment.receivers),
        through=in_sentence(told.through) if told.through else "",
    )


def task_row(told: Told, record: MeetingRecord, number: int, recipient: str) -> TaskRow:
    """Return the task as a row of a table."""
    words = task_words(told, record, str(number), recipient)
    shared = {field.name: getattr(words, field.name) for field in dataclasses.fields(words)}
    return TaskRow(**shared, role=_ROLE_WORDS[told.role], state="")


def numbered(told: Sequence[Told], record: MeetingRecord, recipient: str, *, lettered: bool) -> tuple[TaskWords, ...]:
    """Return the tasks numbered ``1.`` ``2.``, or ``a)`` ``b)`` under a numbered heading; a lone one has no number."""
    return tuple(
        task_words(item, record, _number(index, len(told), lettered=lettered), recipient)
        for index, item in enumerate(told)
    )


def _number(index: int, count: int, *, lettered: bool) -> str:
    if count == 1:
        return ""
    return point(index) if lettered else f"{index + 1}."


def _without_stop(words: str) -> str:
    """A template ends the line itself."""
    return words.rstrip(".; ")


def rows(told: Sequence[Told], record: MeetingRecord, recipient: str) -> tuple[TaskRow, ...]:
    """Return the tasks as numbered rows."""
    return tuple(task_row(item, record, number, recipient) for number, item in enumerate(told, 1))


def person_words(identifier: str, record: MeetingRecord) -> str:
    """Return ``đồng chí Lê Văn A - Phó Chủ tịch …``, in the office's form of address."""
    return f"{record.office.address_form} {record.units.name_of(identifier)}"
