"""Tasks of earlier notices that are still open → the section of a new notice that takes them up, with its sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from thongbao.scaffold.yaml_words import folded, scalar

TITLE: Final = "Tiếp tục thực hiện các nhiệm vụ đã giao"


@dataclass(frozen=True, slots=True)
class Carried:
    """One task as it stands: its words, who answers (ids), where it was given, by when.

    ``deadline`` is empty where the day has passed or none was set; then ``remark`` says so in a comment.
    """

    text: str
    source: str
    leads: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    supervisors: tuple[str, ...] = ()
    deadline: str = ""
    remark: str = ""


def carried_text(tasks: Sequence[Carried]) -> str:
    """Return the section as YAML, empty when nothing is open."""
    if not tasks:
        return ""
    body = "".join(line for task in tasks for line in _lines(task))
    return f"  - tieu_de: {TITLE}\n    noi_dung:\n{body}\n"


def _lines(task: Carried) -> Iterator[str]:
    limit = f"; thời hạn: {task.deadline}" if task.deadline else ""
    words = f"“{task.text.strip().rstrip(' .;,')}” ({task.source}{limit})."
    yield "      - gach:\n"
    if task.remark:
        yield f"          # {task.remark}\n"
    yield f"          viec: {folded(words, 12)}\n"
    yield f"          chu_tri: [{', '.join(task.leads)}]\n"
    if task.helpers:
        yield f"          phoi_hop: [{', '.join(task.helpers)}]\n"
    if task.people:
        yield f"          nguoi_thuc_hien: [{', '.join(task.people)}]\n"
    if task.supervisors:
        yield f"          chi_dao: [{', '.join(task.supervisors)}]\n"
    if task.deadline:
        yield f"          han: {scalar(task.deadline)}\n"
