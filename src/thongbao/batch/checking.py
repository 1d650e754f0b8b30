"""Every row is tried before the first file is written: what is wrong, at which line and column."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, TypeVar

from thongbao.batch import rules
from thongbao.batch.filling import Fault, Sent, Tried
from thongbao.batch.naming import NUMBER, fields_of
from thongbao.batch.orders import Findings, Order, Progress
from thongbao.batch.rows import Row, Table, top_of
from thongbao.findings import Finding
from thongbao.language import _
from thongbao.vietnamese.text import nearest
from thongbao.workers.crews import Crew
from thongbao.workers.fanning import Lost, Work, fan

# Large enough that sending it costs next to nothing of filling it, small enough to show progress.
CHUNK: Final = 100
_RULES: Final = {rule.id: rule for rule in rules.RULES}
# So many names of columns are looked at; a file with more is no table.
_MOST_COLUMNS: Final = 2_000
Item = TypeVar("Item")


@dataclass(slots=True)
class Checked:
    """What was found out about the rows: how many there are, which are bad, what is blank or not used."""

    findings: Findings = field(default_factory=Findings)
    rows: int = 0
    bad: set[int] = field(default_factory=set)
    blank: dict[str, tuple[int, Row]] = field(default_factory=dict)
    columns: dict[str, Row] = field(default_factory=dict)

    @property
    def numbered(self) -> bool:
        """Whether it is certain that no row has a column of its own for its number."""
        return NUMBER not in self.columns and len(self.columns) < _MOST_COLUMNS


def chunks_of(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield the items in lists of a size."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def check_rows(
    table: Table,
    order: Order,
    work: Work[list[Sent], list[Tried]],
    asked: Sequence[str],
    crew: Crew,
    progress: Progress,
) -> Checked:
    """Try all rows and return what was found."""
    checked = Checked()
    for finding in table.faults:
        checked.findings.add(finding)
    if table.faults:
        return checked
    chunks = chunks_of(table.rows(), CHUNK)
    tasks: Iterator[tuple[list[Row], list[Sent]]] = ((chunk, [row.values for row in chunk]) for chunk in chunks)
    for chunk, tried in fan(crew, work, tasks):
        results = [Tried((_lost(tried),))] * len(chunk) if isinstance(tried, Lost) else tried
        for row, result in zip(chunk, results, strict=True):
            _judge(row, result, asked, checked)
        progress("check", checked.rows, 0)
    _judge_columns(table, order, asked, checked)
    return checked


def _lost(lost: Lost) -> Fault:
    message = _("nhóm hàng này làm hỏng tiến trình xử lý dù đã thử lại ({detail})").format(detail=lost.reason)
    return Fault(rules.LOST.id, "", message, _("thử riêng các hàng này; xem bộ nhớ còn trống"))


def _judge(row: Row, tried: Tried, asked: Sequence[str], checked: Checked) -> None:
    checked.rows += 1
    # A row that whoever filled it could read needs no second look.
    faults = row.faults if row.is_read or not tried.is_row else ()
    found = list(faults) or [_finding(row, fault, asked) for fault in tried.faults]
    for finding in found:
        checked.findings.add(finding)
    if found:
        checked.bad.add(row.number)
    for path in tried.empty:
        count, first = checked.blank.get(path, (0, row))
        checked.blank[path] = (count + 1, first)
    if len(checked.columns) < _MOST_COLUMNS:
        for name in tried.names:
            checked.columns.setdefault(name, row)


def _finding(row: Row, fault: Fault, asked: Sequence[str]) -> Finding:
    hint = fault.hint
    if fault.rule == rules.MISSING.id and fault.path not in row.values:
        # A column the template asks for is none that was meant to be this one.
        near = nearest(fault.path, [name for name in row.values if name not in asked])
        hint = _("ý bạn là «{near}»?").format(near=near) if near else _("thêm trường này vào hàng")
        return rules.MISSING.found(row.place(), fault.message, hint)
    return _RULES[fault.rule].found(row.place(fault.path), fault.message, hint)


def _judge_columns(table: Table, order: Order, asked: Sequence[str], checked: Checked) -> None:
    for path, (count, first) in checked.blank.items():
        message = _("«{path}» trống ở {n} hàng, mẫu in ra chỗ trống; hàng đầu tiên như vậy ở đây")
        hint = _("nếu được phép trống: trong mẫu ghi {{% if {path} %}} … {{% endif %}} quanh chỗ in").format(path=path)
        checked.findings.add(rules.EMPTY.found(first.place(path), message.format(path=path, n=count), hint))
    used = {top_of(path) for path in asked} | fields_of(order.pattern) | {NUMBER}
    for name, row in checked.columns.items():
        if name not in used:
            place = table.place_of_column(name) if table.place_of_column else row.place(name)
            near = nearest(name, used)
            hint = _("ý bạn là «{near}»?").format(near=near) if near else ""
            checked.findings.add(rules.NOT_USED.found(place, _("mẫu không dùng «{name}»").format(name=name), hint))
