"""A notice issued: checked, compared with what was presented for signature, with its letters and its assignments."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from thongbao import pipeline
from thongbao.archive.contents import AcceptedFinding
from thongbao.cataloguing import keeping_findings
from thongbao.checks.rules import NOT_FILLED_IN
from thongbao.checks.settings import as_the_office_wants
from thongbao.compose.issue_numbers import PaperNumbers, numbered, numbered_notice
from thongbao.errors import RegisterError, SourceError, UsageError
from thongbao.findings import Finding, Severity, in_order
from thongbao.issuing.batch import Batch, Issued, Order
from thongbao.issuing.desk import Desk
from thongbao.issuing.presenting import day_of, last_presented, notice_key, words_digest
from thongbao.issuing.replacing import replaced_links
from thongbao.issuing.running import issue_batch
from thongbao.language import _
from thongbao.model.assignments import tasks_of
from thongbao.model.loading import MeetingRecord
from thongbao.model.notice import Notice
from thongbao.papers import Kind, Sheet
from thongbao.pipeline import Checked, Progress
from thongbao.register.answering import assignment_rows
from thongbao.register.numbering import ORDER_RULE, Given, Numbers
from thongbao.register.standing import Status, standings
from thongbao.register.wanted import wanted_of
from thongbao.store.assignment_rows import AssignmentRow
from thongbao.store.engine import Session
from thongbao.store.papers import PaperRow, issues_of, papers_of
from thongbao.store.tables import ISSUES, PAPERS
from thongbao.vietnamese.dates import short_date
from thongbao.vietnamese.text import slug
from thongbao.workspace import NOTICE_FILE, OFFICE_FILE, UNITS_FILE, Workspace


class NotIssuedError(Exception):
    """The record has findings that stop an issue; they are in ``checked``."""

    def __init__(self, checked: Checked) -> None:
        super().__init__()
        self.checked = checked


@dataclass(frozen=True, slots=True)
class NoticeOrder:
    """An order to issue a notice; ``replaces`` is the package or paper it takes the place of."""

    order: Order = field(default_factory=Order)
    replaces: str = ""
    strict: bool = False


def issue_notice(
    desk: Desk, notice: Path, wish: NoticeOrder, version: str, progress: Progress = pipeline.silent
) -> Issued:
    """Issue a notice with every paper that tells units their part.

    :raises NotIssuedError: the record has errors that were not accepted (or any finding, when strict).
    :raises RegisterError: the notice is out already, a number is taken, the day goes back.
    :raises ThongbaoError: as :func:`thongbao.issuing.running.put_out`. Nothing is issued after any of these.
    """

    def prepare() -> tuple[Batch, Order]:
        return prepare_notice(desk, notice, wish, progress)

    return issue_batch(desk, prepare, version, progress, dry_run=wish.order.dry_run)


def prepare_notice(desk: Desk, notice: Path, wish: NoticeOrder, progress: Progress) -> tuple[Batch, Order]:
    """Return what the issue of a notice puts out, and the order with what the record itself says of number and day."""
    sources = read_sources(desk.workspace, notice)
    checked = checked_as_issued(desk, notice, wish, progress)
    record, sheets, accepted, order = judged(desk, checked, sources, wish)
    words, key = words_digest(desk, sheets), notice_key(desk.workspace, notice)
    wanted = tuple(wanted_of(record, sheets, desk.issuers))
    with desk.store.reading() as session:
        links = replaced_links(session, desk.seen, wanted, wish.replaces) if wish.replaces else ()
        refuse_twice(session, desk, key, words, except_for={link.paper for link in links})
        presented = last_presented(session, wanted[0].issuer, key)
    remarks = []
    if presented and presented.record != words:
        message = _("bản ghi hoặc mẫu đã thay đổi sau bản trình ký lần {n} ({day})")
        remarks.append(message.format(n=presented.number, day=day_of(presented)))
    batch = Batch(
        record=record,
        slug=slug(notice.resolve().parent.name),
        notice=key,
        words=words,
        snapshot=dict(zip((OFFICE_FILE, UNITS_FILE, NOTICE_FILE), sources.values(), strict=True)),
        sources=sources,
        wanted=wanted,
        compose=lambda numbers, day: _composed(record, numbers, day),
        assignments=lambda row: assignments_of_notice(record, row),
        links=tuple(links),
        accepted=accepted,
        remarks=tuple(remarks),
    )
    return batch, order


def read_sources(workspace: Workspace, notice: Path) -> dict[Path, bytes]:
    """Return the three files of a record as they are now: office, units, notice.

    :raises SourceError: one cannot be read.
    """
    found = {}
    for path in (workspace.office_file, workspace.units_file, notice):
        try:
            found[path] = path.read_bytes()
        except OSError:
            raise SourceError(_("không đọc được {file}").format(file=path), _("kiểm tra tên tệp")) from None
    return found


def checked_as_issued(desk: Desk, notice: Path, wish: NoticeOrder, progress: Progress) -> Checked:
    """Check a notice with the number and the day it will bear: who may sign depends on the day.

    :raises SourceError: a file cannot be read.
    """

    def as_issued(read: Notice) -> Notice:
        day = wish.order.day or read.issued_date or desk.today
        return numbered_notice(read, wish.order.given.leading or read.code_number or 1, day)

    return pipeline.check(desk.workspace, notice, progress, as_issued=as_issued)


def judged(
    desk: Desk, checked: Checked, sources: Mapping[Path, bytes], wish: NoticeOrder
) -> tuple[MeetingRecord, tuple[Sheet, ...], tuple[AcceptedFinding, ...], Order]:
    """Return the record, its papers without numbers, the findings accepted, and the order completed by the record.

    :raises NotIssuedError: findings that stop the issue are left. :raises SourceError: a file changed meanwhile.
    :raises UsageError: command and record give different numbers or days, or a rule to accept does not exist.
    """
    record, order = checked.built, wish.order
    if record is None:
        raise NotIssuedError(checked)
    documents = (record.office_document, record.units_document, record.notice_document)
    if [document.digest for document in documents] != [sha256(data).hexdigest() for data in sources.values()]:
        message = _("bản ghi vừa bị sửa trong lúc ban hành; chưa có gì được ban hành")
        raise SourceError(message, _("xem lại nội dung rồi chạy lại lệnh issue"))
    order = _completed(order, record)
    _refuse_unknown(order.accepted, frozenset(rule.id for rule in pipeline.RULES))
    day = order.day or desk.today
    sheets = tuple(pipeline.compose(record))
    kept = keeping_findings(record, sheets, day)
    kept_as_wanted = as_the_office_wants(kept, record.office)[0]
    findings = tuple(in_order({_out_of_the_house(f) for f in (*checked.findings, *kept_as_wanted)}))
    stopping = [f for f in findings if (wish.strict or f.severity is Severity.ERROR) and f.rule not in order.accepted]
    if stopping:
        raise NotIssuedError(replace(checked, findings=findings))
    return record, sheets, tuple(_accepted(findings, order.accepted)), order


def _out_of_the_house(finding: Finding) -> Finding:
    """A new workspace may draft with ``CHƯA GHI`` in it; what goes out under a number must not be signed so."""
    unfilled = finding.rule == NOT_FILLED_IN.id and finding.severity is not Severity.ERROR
    return replace(finding, severity=Severity.ERROR) if unfilled else finding


def _completed(order: Order, record: MeetingRecord) -> Order:
    """A number and a day written in the record were given there; the command must not say otherwise."""
    notice, given = record.notice, order.given
    if notice.issued_date and order.day and notice.issued_date != order.day:
        message = _("bản ghi đề ngày {written}, lệnh ghi --date {said}")
        message = message.format(written=short_date(notice.issued_date), said=short_date(order.day))
        raise UsageError(message, _("sửa một trong hai"))
    if notice.code_number and given.leading and notice.code_number != given.leading:
        message = _("bản ghi đề số {written}, lệnh ghi --number {said}")
        raise UsageError(message.format(written=notice.code_number, said=given.leading), _("sửa một trong hai"))
    leading = given.leading if given.leading is not None else notice.code_number
    return replace(order, day=order.day or notice.issued_date, given=Given(leading, given.others_from))


def _refuse_unknown(accepted: Mapping[str, str], known: frozenset[str]) -> None:
    for rule in accepted:
        if rule not in known:
            message = _("--accept {rule}: không có quy tắc này").format(rule=rule)
            raise UsageError(message, _("mã quy tắc đứng trong ngoặc vuông ở cuối mỗi lỗi"))


def _accepted(findings: Sequence[Finding], accepted: Mapping[str, str]) -> Iterator[AcceptedFinding]:
    for finding in findings:
        if finding.rule in accepted and finding.rule != ORDER_RULE:
            place = f"{finding.place.line}:{finding.place.column}"
            yield AcceptedFinding(finding.rule, finding.message, place, accepted[finding.rule])


def refuse_twice(session: Session, desk: Desk, key: str, words: str, *, except_for: set[int]) -> None:
    """Refuse a record that is out already: two clerks on one draft, or a command run again after a kill.

    :raises RegisterError: names the paper, its day and its package.
    """
    same = (ISSUES.c.notice == key) | (ISSUES.c.record == words)
    for issue in reversed(issues_of(session, desk.seen, same)):
        papers = papers_of(session, desk.seen, PAPERS.c.issue == issue.id)
        notice = standings(session, desk.seen, papers[:1])[0]
        over = notice.status in {Status.CANCELLED, Status.RECALLED, Status.REPLACED}
        if notice.paper.kind == Kind.NOTICE and not over and notice.paper.id not in except_for:
            message = _("thông báo này đã ban hành: số {code} ngày {day}, gói {package} (người ghi: {who})")
            day = short_date(date.fromisoformat(notice.paper.issued_date))
            raise RegisterError(
                message.format(code=notice.paper.code, day=day, package=issue.package, who=issue.who),
                _("sai thì đính chính (--corrects) hoặc thay thế (--replaces {package})").format(package=issue.package),
            )


def _composed(record: MeetingRecord, numbers: Numbers, day: date) -> Sequence[Sheet]:
    by_kind: dict[Kind, dict[str, int]] = {}
    for key, number in numbers.of.items():
        by_kind.setdefault(key.kind, {})[key.recipient] = number
    issued = numbered(record, by_kind[Kind.NOTICE][""], day)
    beside = PaperNumbers(day, by_kind.get(Kind.LETTER, {}), by_kind.get(Kind.EXTRACT, {}))
    return tuple(pipeline.compose(issued, beside))


def assignments_of_notice(record: MeetingRecord, row: PaperRow) -> list[AssignmentRow]:
    """Return the rows that follow-up keeps of a notice: its assignments, unit by unit, under the notice's row."""
    issued = numbered(record, row.code_number, date.fromisoformat(row.issued_date))
    return assignment_rows(row, tasks_of(issued.notice), record.units)
