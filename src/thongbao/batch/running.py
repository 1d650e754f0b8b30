"""A template and a table → a folder or an archive of papers: tried, made by many, written in order, gone on with."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any, Final

from thongbao import __version__
from thongbao.batch import rules
from thongbao.batch.archives import Archive
from thongbao.batch.checking import CHUNK, Checked, check_rows, chunks_of
from thongbao.batch.filling import Filler, Made, Setting, make_rows, parcel, set_up, try_rows
from thongbao.batch.folders import Folder
from thongbao.batch.journal import About, require_same
from thongbao.batch.naming import NameError_, Naming, check_pattern
from thongbao.batch.orders import Order, Outcome, Progress
from thongbao.batch.reading import table_of
from thongbao.batch.rows import Row, Table
from thongbao.convert.probe import require_fonts, require_soffice
from thongbao.errors import TemplateError, UsageError
from thongbao.language import _
from thongbao.render.opening import opened_file
from thongbao.render.prepared import Prepared
from thongbao.render.sandboxed import SandboxedTemplate
from thongbao.workers.crews import Crew, cluster, cores, processes
from thongbao.workers.fanning import Lost, Work, fan

# What one call of LibreOffice gets at most: its start is then a tenth of its work.
_LARGEST_WITH_PDF: Final = 50
# Fewer rows are filled before another process has started.
_WORTH_PROCESSES: Final = 300


@dataclass(frozen=True, slots=True)
class _Batch:
    """A batch whose template and table have been opened."""

    order: Order
    table: Table
    prepared: Prepared
    asked: tuple[str, ...]
    target: Folder | Archive
    about: About

    def work(self, do: Callable[[Filler, Any], Any]) -> Work[Any, Any]:
        """Return what workers do; the template comes to each of them once, whatever they do with it."""
        setting = Setting(
            self.order.template.name, self.order.pattern, seconds=self.order.seconds if self.order.pdf else 0.0
        )
        data = parcel(self.prepared, setting)
        return Work(hashlib.sha256(data).hexdigest(), data, set_up, do)


def run(
    order: Order,
    progress: Progress = lambda _what, _done, _total: None,
    said: Callable[[str], None] = lambda _step: None,
) -> Outcome:
    """Try every row, then make the papers.

    :param said: told what ``-v`` tells of the template.
    :raises UsageError: names, shard or output cannot be meant. :raises SourceError: a file cannot be opened.
    :raises TemplateError: the template cannot be used at all. :raises OutputError: a paper cannot be written.
    :raises OutsideMissingError: LibreOffice, a font or a package is missing; nothing was written then.
    """
    if order.pdf and not order.scheduler:
        _require_pdf()
    batch = _opened(order, said)
    with _crew(order) as crew:
        if order.pdf and order.scheduler:
            # This machine may have no LibreOffice: it is asked for where it will run.
            crew.submit(_require_pdf).result()
        checked = check_rows(batch.table, order, batch.work(try_rows), batch.asked, crew, progress)
        blocked = batch.table.faults or (checked.bad and not order.skip_bad) or (order.strict and checked.findings.kept)
        if blocked or order.dry_run:
            counts = _counts(checked)
            return Outcome(checked.findings, counts, not batch.table.faults, bool(blocked))
        return _Making(batch, checked, crew, progress).run()


def _require_pdf() -> None:
    require_soffice()
    require_fonts()


def _opened(order: Order, said: Callable[[str], None]) -> _Batch:
    k, n = order.shard
    if not 1 <= k <= n:
        raise UsageError(_("--shard {k}/{n} không có nghĩa").format(k=k, n=n), _("ví dụ 2/8: phần thứ hai của tám"))
    table = table_of(order.data)
    check_pattern(order.pattern, list(table.columns) if table.columns is not None and not table.faults else None)
    name = str(order.template)
    prepared = opened_file(order.template, name)
    template = SandboxedTemplate(prepared, name)
    asked = tuple(dict.fromkeys(path for path, _place in template.asked()))
    if not asked:
        raise _without_tags(name, table)
    if template.note:
        said(template.note)
    target: Folder | Archive = Archive(order.output) if order.output.suffix.lower() == ".zip" else Folder(order.output)
    digest = hashlib.sha256(order.template.read_bytes()).hexdigest()
    about = About(__version__, digest, table.digest, order.pattern, f"{k}/{n}", order.pdf)
    return _Batch(order, table, prepared, asked, target, about)


def _without_tags(template: str, table: Table) -> TemplateError:
    message = _("{file}: mẫu không có thẻ nào, nên mọi văn bản sẽ giống hệt nhau").format(file=template)
    first = next(iter([*(table.columns or ()), *next((row.values for row in table.rows()), ())]), "ho_ten")
    hint = _("mở mẫu bằng Word, ghi tên cột trong hai ngoặc nhọn ở từng chỗ phải điền, ví dụ {{{{ {name} }}}}")
    return TemplateError(message, hint.format(name=first))


def _crew(order: Order) -> Crew:
    if order.scheduler:
        return cluster(order.scheduler)
    if order.workers:
        return processes(order.workers)
    few = order.data.suffix.lower() in (".csv", ".jsonl", ".tsv", ".ndjson") and _few_lines(order.data)
    return processes(1 if few and not order.pdf else cores())


def _few_lines(path: Path) -> bool:
    with path.open("rb") as stream:
        return sum(1 for _line, _number in zip(stream, range(_WORTH_PROCESSES), strict=False)) < _WORTH_PROCESSES


def _counts(checked: Checked, **more: int) -> dict[str, int]:
    return {"rows": checked.rows, "bad": len(checked.bad), "written": 0, "kept": 0, "failed": 0, **more}


class _Making:
    """The second half: papers of the rows that are good."""

    def __init__(self, batch: _Batch, checked: Checked, crew: Crew, progress: Progress) -> None:
        self._batch = batch
        self._checked = checked
        self._crew = crew
        self._progress = progress
        self._target = batch.target
        self._files_a_row = 2 if batch.order.pdf else 1
        self._kept: set[int] = set()
        self._written = self._failed = 0

    def run(self) -> Outcome:
        try:
            self._begin()
            self._make()
            if not self._failed or self._batch.order.skip_bad:
                self._target.finish()
                self._target.journal.finish()
        finally:
            self._target.close()
            self._target.journal.close()
        findings = self._checked.findings
        counts = _counts(self._checked, written=self._written, kept=len(self._kept), failed=self._failed)
        return Outcome(findings, counts)

    def _begin(self) -> None:
        target, about = self._target, self._batch.about
        if self._batch.order.resume:
            require_same(target.journal, about)
            target.journal.hold()
            self._kept = target.go_on(self._files_a_row)
            target.journal.go_on()
            return
        _require_free(target, about)
        target.journal.hold()
        # Somebody may have been there a moment ago.
        _require_free(target, about)
        target.begin()
        target.journal.begin(about)

    def _make(self) -> None:
        order = self._batch.order
        work = self._batch.work(make_rows)
        total = self._total()
        size = _size_with_pdf(total, self._crew.size) if order.pdf else CHUNK
        tasks = ((chunk, [(name, row.values) for name, row in chunk]) for chunk in chunks_of(self._named_rows(), size))
        for chunk, made in fan(self._crew, work, tasks):
            if isinstance(made, Lost):
                self._lose(chunk, made)
            else:
                self._write(chunk, made)
            self._progress("make", self._written + self._failed, total)

    def _total(self) -> int:
        _k, n = self._batch.order.shard
        return (self._checked.rows - len(self._checked.bad)) // n - len(self._kept)

    def _named_rows(self) -> Iterator[tuple[str, Row]]:
        """Yield what is still to be made, with its name; every row is named, so that no shard takes another's name."""
        k, n = self._batch.order.shard
        digits = len(str(self._checked.rows))
        naming = Naming(self._batch.order.pattern, digits, numbered=self._checked.numbered)
        for row in self._batch.table.rows():
            if row.number in self._checked.bad:
                continue
            try:
                name = naming.name(row.number, row.values)
            except NameError_:
                continue
            if (row.number - 1) % n == k - 1 and row.number not in self._kept:
                yield name, row

    def _write(self, chunk: Sequence[tuple[str, Row]], made: Sequence[Made]) -> None:
        files = []
        for (name, row), paper in zip(chunk, made, strict=True):
            if paper.fault is not None:
                self._failed += 1
                rule = next(rule for rule in rules.RULES if rule.id == paper.fault.rule)
                self._checked.findings.add(
                    rule.found(row.place(paper.fault.path), paper.fault.message, paper.fault.hint)
                )
                if not (paper.docx and self._target.takes_half):
                    continue
            else:
                self._written += 1
            files.append((row.number, f"{name}.docx", paper.docx))
            if paper.pdf:
                files.append((row.number, f"{name}.pdf", paper.pdf))
        if files:
            self._target.journal.add(self._target.add(files))

    def _lose(self, chunk: Sequence[tuple[str, Row]], lost: Lost) -> None:
        self._failed += len(chunk)
        first, last = chunk[0][1], chunk[-1][1]
        message = _("các hàng {first}–{last} không làm xong dù đã thử lại ({detail})").format(
            first=first.number, last=last.number, detail=lost.reason
        )
        finding = rules.LOST.found(first.place(), message, _("chạy lại với --resume để làm riêng các hàng này"))
        self._checked.findings.add(finding)


def _size_with_pdf(rows: int, workers: int) -> int:
    """Return how many rows make a chunk, so that all workers get as many, in as few rounds as may be."""
    rounds = max(ceil(rows / (workers * _LARGEST_WITH_PDF)), 1)
    return max(ceil(rows / (workers * rounds)), 1)


def _require_free(target: Folder | Archive, about: About) -> None:
    """Make sure that nothing but this very batch is written over.

    :raises UsageError: the archive exists, or the folder holds other files.
    """
    if isinstance(target, Archive):
        if target.path.exists():
            message = _("đã có {file}").format(file=target.path)
            raise UsageError(message, _("đặt tên khác ở --output, hoặc xóa tệp cũ"))
        return
    if target.path.exists() and not target.path.is_dir():
        raise UsageError(_("{file} không phải thư mục").format(file=target.path), _("đặt tên khác ở --output"))
    others = target.path.is_dir() and any(not path.name.startswith(".thongbao-") for path in target.path.iterdir())
    if others and target.journal.about() != about:
        message = _("thư mục {folder} đang giữ tệp khác").format(folder=target.path)
        raise UsageError(message, _("chọn thư mục mới; hoặc --resume để làm tiếp lần chạy dở ở đó"))
