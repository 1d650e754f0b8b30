"""``extract`` in order: read the record, propose what its words give, put it into the file where asked to."""

import difflib
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from thongbao.errors import OutputError, SourceError
from thongbao.extract.extracted import Confidence, Extracted
from thongbao.extract.rules import explained
from thongbao.files import write_whole
from thongbao.findings import Finding, Severity, has_errors, in_order
from thongbao.importing.contract import deadline_json, mention_json
from thongbao.language import _
from thongbao.model.assignments import joined
from thongbao.model.loading import Parts, load_parts
from thongbao.model.notice import Assignment, DashParagraph, Heading, Notice, PlainList, PlainParagraph
from thongbao.proposing.proposals import Entry, Proposal, proposals_of
from thongbao.proposing.splicing import spliced
from thongbao.source.reader import parse, read
from thongbao.workspace import Workspace

Progress = Callable[[str], None]
# A file somebody made read-only is not replaced, whoever may write into its folder.
_WRITABLE: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True, slots=True)
class Proposed:
    """One record with its proposals; ``findings`` are the faults that keep it from being read."""

    file: Path
    parts: Parts
    findings: tuple[Finding, ...]
    proposals: tuple[Proposal, ...] = ()
    readable: bool = True

    @property
    def unknown(self) -> tuple[str, ...]:
        """The printed names that don-vi.yaml does not have, each once, in the order of print."""
        names = (name for proposal in self.proposals for entry in proposal.entries for name in entry.unknown)
        return tuple(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class Change:
    """The record with the proposals in it: the bytes of the file before and after, and what could not be put in."""

    file: Path
    before: str
    after: str
    data: bytes
    digest: str
    left: tuple[Proposal, ...]

    def difference(self) -> Iterator[str]:
        """Yield the lines that change, as ``diff -u`` prints them."""
        name = str(self.file)
        lines = difflib.unified_diff(self.before.splitlines(), self.after.splitlines(), name, name, lineterm="")
        yield from lines


def propose(workspace: Workspace, file: Path, progress: Progress) -> Proposed:
    """Read a record with its units and return what its words give and it does not state.

    :raises SourceError: the record or the unit file cannot be opened.
    """
    progress(_("1 source: đọc co-quan.yaml, don-vi.yaml, {notice}").format(notice=file))
    office, units, notice = (read(path) for path in (workspace.office_file, workspace.units_file, file))
    progress(_("2 model: dựng bản ghi"))
    parts, faults = load_parts(office[0], units[0], notice[0])
    ours = {str(file), str(workspace.units_file)}
    found = (*notice[1], *units[1], *(fault for fault in faults if fault.place.file in ours))
    if parts.notice is None or parts.units is None or notice[0] is None or has_errors(found):
        wrong = tuple(in_order(finding for finding in found if finding.severity is Severity.ERROR))
        return Proposed(file, parts, wrong, readable=notice[0] is not None and units[0] is not None)
    progress(_("3 extract: tìm nhiệm vụ trong lời văn"))
    return Proposed(file, parts, (), proposals_of(parts.notice, parts.units, notice[0]))


def change(proposed: Proposed) -> Change:
    """Return the record with its proposals put in; nothing is written yet.

    :raises SourceError: the result would not be the same record with more keys; nothing of it may be used.
    """
    document, notice = proposed.parts.notice_document, proposed.parts.notice
    if document is None or notice is None:
        raise SourceError(_("{file} còn lỗi, chưa ghi được").format(file=proposed.file))
    after, left = spliced(document, proposed.proposals)
    data = (b"\xef\xbb\xbf" if document.has_bom else b"") + after.encode("utf-8")
    before = (b"\xef\xbb\xbf" if document.has_bom else b"") + document.text.encode("utf-8")
    if sha256(before).hexdigest() != document.digest:
        raise SourceError(
            _("{file} không phải là tệp UTF-8 thuần nên không ghi vào được").format(file=proposed.file),
            _("lưu lại tệp với bảng mã UTF-8 rồi thử lại"),
        )
    _same_words(proposed, notice, data)
    return Change(proposed.file, document.text, after, data, document.digest, left)


def _same_words(proposed: Proposed, notice: Notice, data: bytes) -> None:
    """Make sure that every paragraph prints as before and no key that was typed says anything else."""
    parts = proposed.parts
    document, findings = parse(data, str(proposed.file))
    again, faults = load_parts(parts.office_document, parts.units_document, document)
    readable = again.notice is not None and document is not None and not has_errors(findings)
    if not (readable and again.notice and _prints_the_same(notice, again.notice) and _says_more(notice, again.notice)):
        reason = "; ".join(fault.message for fault in faults[:1])
        raise SourceError(
            _("đề xuất không ghép vừa vào {file}; tệp được giữ nguyên. {reason}").format(
                file=proposed.file, reason=reason
            ),
            _("ghi các khóa bằng tay theo danh sách đề xuất"),
        )


def _prints_the_same(before: Notice, after: Notice) -> bool:
    return _paragraphs(before) == _paragraphs(after)


def _paragraphs(notice: Notice) -> list[str]:
    return [joined(segments) for segments in _segments(notice)]


def _says_more(before: Notice, after: Notice) -> bool:
    """Whether every assignment that was there still says all it said."""
    later = iter([part for segments in _segments(after) for part in segments if isinstance(part, Assignment)])
    for segments in _segments(before):
        for part in segments:
            if isinstance(part, Assignment) and not any(_contains(each, part) for each in later):
                return False
    return True


def _contains(after: Assignment, before: Assignment) -> bool:
    return all(getattr(after, name) == getattr(before, name) for name in before.model_fields_set)


def _segments(notice: Notice) -> Iterator[Sequence[str | Assignment]]:
    lists = [section.items for section in notice.sections]
    lists += [sub.items for section in notice.sections for sub in section.subsections]
    lists += [appendix.items for appendix in notice.appendices]
    stack = [item for items in reversed(lists) for item in reversed(items)]
    while stack:
        item = stack.pop()
        if isinstance(item, DashParagraph | PlainParagraph):
            yield item.segments
        elif isinstance(item, Heading | PlainList):
            stack += reversed(item.items)


def write(change: Change) -> None:
    """Write the record, unless somebody changed it since it was read.

    :raises OutputError: the file on the disk is not the one that was read, or cannot be written.
    """
    if sha256(change.file.read_bytes()).hexdigest() != change.digest:
        raise OutputError(
            _("{file} đã thay đổi sau khi đọc; chưa ghi gì").format(file=change.file),
            _("lưu và đóng tệp trong trình soạn thảo rồi chạy lại lệnh"),
        )
    if not change.file.stat().st_mode & _WRITABLE:
        message = _("{file} đang để chỉ đọc; chưa ghi gì").format(file=change.file)
        raise OutputError(message, _("bỏ thuộc tính chỉ đọc của tệp rồi chạy lại lệnh"))
    write_whole(change.file, change.data)


def proposal_lines(proposal: Proposal) -> Iterator[str]:
    """Yield a proposal for people: the place, the words, and each key with why."""
    kind = _("nhiệm vụ mới") if proposal.new else _("ghi thêm")
    yield f"{proposal.place}: {kind}: «{_shortened(proposal.text)}»"
    for entry in proposal.entries:
        yield f"    {entry.key}: {_shown(entry)}"


def _shown(entry: Entry) -> str:
    sure = _(" (không chắc)") if entry.confidence is Confidence.UNCERTAIN else ""
    if entry.words:
        return "; ".join(f"«{words}»" for words in entry.words) + f" [{explained(entry.rule)}]"
    if not entry.printed:
        return f"[] [{explained(entry.rule)}]"
    ids = f" → [{', '.join(entry.ids)}]" if entry.ids else ""
    unknown = _("; chưa có trong don-vi.yaml: {names}").format(names=", ".join(entry.unknown)) if entry.unknown else ""
    return f"{', '.join(entry.printed)}{ids} [{explained(entry.rule)}]{sure}{unknown}"


def _shortened(words: str, most: int = 90) -> str:
    return words if len(words) <= most else words[: words.rfind(" ", 0, most)] + " …"


def proposal_json(proposal: Proposal) -> dict[str, Any]:
    """Return one proposal of the JSON contract (docs/json.md)."""
    return {
        "text": proposal.text,
        "new": proposal.new,
        "section": proposal.section,
        "line": proposal.place.line,
        "column": proposal.place.column,
        "path": proposal.place.path,
        "keys": {entry.key: list(entry.ids) or list(entry.words) for entry in proposal.entries},
        "unknown": {entry.key: list(entry.unknown) for entry in proposal.entries if entry.unknown},
        "found": [_found_json(task) for task in proposal.found],
    }


def _found_json(task: Extracted) -> dict[str, Any]:
    return {
        "text": task.text,
        "lead": [mention_json(mention) for mention in task.leads],
        "lead_source": str(task.lead_source),
        "lead_rule": task.lead_rule,
        "coordinating": [mention_json(mention) for mention in task.coordinating],
        "person": mention_json(task.person) if task.person else None,
        "supervisor": mention_json(task.supervisor) if task.supervisor else None,
        "product": task.product.printed if task.product else None,
        "deadlines": [deadline_json(due.deadline) for due in task.deadlines],
        "confidence": str(task.confidence),
    }
