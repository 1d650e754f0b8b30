"""Record → findings: whether the notice makes sense before anything is printed."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from thongbao.checks import rules
from thongbao.checks.assignment_checks import assignment_findings
from thongbao.checks.placeholder_checks import placeholder_findings
from thongbao.checks.sense import sense_findings
from thongbao.checks.signing_checks import signer_findings, signing_findings
from thongbao.checks.telling import telling_findings
from thongbao.findings import Finding, Severity
from thongbao.language import _
from thongbao.model.assignments import joined, tasks_of
from thongbao.model.loading import MeetingRecord, Parts
from thongbao.model.notice import DashParagraph, Heading, Item, Notice, PlainList, PlainParagraph
from thongbao.model.office import AssigningForm, Office
from thongbao.source.tree import Document
from thongbao.vietnamese.dates import short_date
from thongbao.vietnamese.text import nearest

# Types presented as mẫu 1.4 ("văn bản có tên loại"); the others have a mẫu of their own.
_NAMED_FORM: Final = frozenset(
    {
        *("Chỉ thị", "Quy chế", "Quy định", "Thông cáo", "Thông báo", "Hướng dẫn", "Chương trình", "Kế hoạch"),
        *("Phương án", "Đề án", "Dự án", "Báo cáo", "Tờ trình", "Giấy ủy quyền", "Phiếu gửi", "Phiếu chuyển"),
        "Phiếu báo",
    }
)
_SENT_UPWARD: Final = frozenset({"Tờ trình", "Báo cáo"})
_LONGEST_SUBJECT: Final = 500


def findings_of_parts(parts: Parts, *, known_rules: frozenset[str] = frozenset()) -> list[Finding]:
    """Return what is wrong or doubtful in what could be read; a fault in one file hides none in the others.

    :param known_rules: all rule ids there are, to find settings of rules that do not exist.
    """
    found: list[Finding] = []
    if parts.notice and parts.notice_document:
        for check in (_subject, _form, _sections, _dates, _left_over):
            found += check(parts.notice, parts.notice_document)
        found += assignment_findings(tasks_of(parts.notice), parts.units, parts.notice_document)
    if parts.office and parts.office_document:
        found += signer_findings(parts.office, parts.office_document)
        found += _unknown_settings(parts.office, parts.office_document, known_rules)
    for document in (parts.office_document, parts.units_document, parts.notice_document):
        found += placeholder_findings(document) if document else ()
    if parts.record:
        found += _appendices(parts.record)
        found += signing_findings(parts.record)
        found += _report_day(parts.record)
        tasks = tasks_of(parts.record.notice)
        found += sense_findings(parts.record, tasks)
        found += telling_findings(parts.record, tasks)
    return found


def not_evaluated(record: MeetingRecord) -> list[tuple[str, str]]:
    """Return (rule id, why) for what cannot be judged yet: a draft has no number and no day."""
    pending = []
    if record.notice.code_number is None:
        pending.append((rules.CODE_LINE.id, _("bản dự thảo chưa có số")))
    if record.notice.issued_date is None:
        pending.append((rules.DATE_LINE.id, _("bản dự thảo chưa có ngày")))
    return pending


def _subject(notice: Notice, document: Document) -> Iterator[Finding]:
    subject, place = notice.subject, document.place(("trich_yeu",))
    if subject.endswith((".", ";", ":", ",")):
        message = _("trích yếu kết thúc bằng dấu «{mark}»").format(mark=subject[-1])
        yield rules.SUBJECT.found(place, message, _("bỏ dấu ở cuối"))
    if len(subject) > _LONGEST_SUBJECT:
        message = _("trích yếu dài {n} ký tự; hệ thống quản lý văn bản nhận nhiều nhất {most}")
        yield rules.SUBJECT.found(place, message.format(n=len(subject), most=_LONGEST_SUBJECT), _("viết gọn lại"))
    if subject[0] != subject[0].upper():
        yield rules.SUBJECT.found(place, _("trích yếu mở đầu bằng chữ thường"), _("viết hoa chữ đầu"))


def _form(notice: Notice, document: Document) -> Iterator[Finding]:
    name = notice.type_name
    if name not in _NAMED_FORM:
        message = _("«{name}» có mẫu trình bày riêng, không lập được bằng mẫu văn bản có tên loại (mẫu 1.4)")
        yield rules.OTHER_FORM.found(document.place(("loai",)), message.format(name=name), _("ghi loai: Thông báo"))
    if notice.addressees and name not in _SENT_UPWARD:
        message = _("{name} không có Kính gửi; Kính gửi chỉ dùng cho công văn, tờ trình, báo cáo")
        hint = _("chuyển các nơi này sang noi_nhan và bỏ kinh_gui")
        yield rules.ADDRESSEES.found(document.place(("kinh_gui",)), message.format(name=name), hint)


def _sections(notice: Notice, document: Document) -> Iterator[Finding]:
    for index, section in enumerate(notice.sections):
        if not section.items and not section.subsections:
            message = _("mục {n} «{title}» chưa có nội dung").format(n=index + 1, title=section.title or "")
            yield rules.EMPTY_SECTION.found(document.place(("muc", index)), message, _("thêm noi_dung hoặc bỏ mục này"))


def _texts(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        if isinstance(item, DashParagraph | PlainParagraph):
            yield joined(item.segments)
        elif isinstance(item, Heading):
            yield item.line
            yield from _texts(item.items)
        elif isinstance(item, PlainList):
            yield from _texts(item.items)


def _appendices(record: MeetingRecord) -> Iterator[Finding]:
    notice = record.notice
    table_only = not notice.appendices and AssigningForm.APPENDIX in record.office.assigning.forms
    if not notice.appendices and not table_only:
        return
    texts = [segment for line in (*notice.opening, *notice.closing) for segment in line.segments]
    for section in notice.sections:
        texts += _texts(section.items)
        texts += [text for sub in section.subsections for text in _texts(sub.items)]
    if any("phụ lục" in text.lower() for text in texts):
        return
    finding = rules.APPENDIX_REFERENCE.found(
        record.notice_document.place(("muc" if table_only else "phu_luc",)),
        _("có phụ lục kèm theo nhưng không đoạn nào nhắc đến phụ lục"),
        _("thêm vào đoạn có liên quan: (chi tiết tại Phụ lục kèm theo)"),
    )
    # The office's own habit of sending the table is no slip of this record.
    yield replace(finding, severity=Severity.WARNING) if table_only else finding


def _dates(notice: Notice, document: Document) -> Iterator[Finding]:
    issued, month = notice.issued_date, notice.issued_month
    if issued and month and (issued.year, issued.month) != (month.year, month.month):
        message = _("thang_ban_hanh là {month} nhưng ngay là {day}").format(month=month, day=short_date(issued))
        yield rules.MONTH_CLASH.found(
            document.place(("thang_ban_hanh",)), message, _("bỏ thang_ban_hanh khi đã có ngay")
        )
    meeting = notice.meeting
    if month and meeting and not issued and month.last_day() < meeting.date:
        message = _("thang_ban_hanh {month} trước ngày họp {meeting}")
        message = message.format(month=month, meeting=short_date(meeting.date))
        yield rules.MONTH_CLASH.found(document.place(("thang_ban_hanh",)), message, _("xem lại thang_ban_hanh"))
    if issued and meeting and issued < meeting.date:
        message = _("ngày ban hành {issued} trước ngày họp {meeting}")
        message = message.format(issued=short_date(issued), meeting=short_date(meeting.date))
        hint = _("ghi đúng ngày ban hành (--date, hoặc khóa ngay) và ngày họp (hop.ngay)")
        yield rules.BEFORE_THE_MEETING.found(document.place(("ngay",)), message, hint)


def _report_day(record: MeetingRecord) -> Iterator[Finding]:
    """The day to report by is kept in the office's file and grows old there."""
    day, notice = record.office.assigning.report_before, record.notice
    base = notice.issued_date or (notice.meeting.date if notice.meeting else None)
    if day and base and day < base:
        place = record.office_document.place(("giao_viec", "bao_cao_truoc"))
        message = _("hạn báo cáo {day} đã qua vào ngày {base}").format(day=short_date(day), base=short_date(base))
        yield rules.DEADLINE_PAST.found(place, message, _("ghi ngày mới, hoặc bỏ bao_cao_truoc"))


def _left_over(notice: Notice, document: Document) -> Iterator[Finding]:
    for index, entry in enumerate(notice.left_over):
        words = entry if isinstance(entry, str) else next(iter(entry.values()), "") if isinstance(entry, dict) else ""
        message = _("phần này không được in vì chưa xếp được chỗ: «{words}»").format(words=str(words)[:80])
        hint = _("chuyển nội dung vào đúng mục rồi xóa ở đây")
        yield rules.LEFT_OVER.found(document.place(("khac", index)), message, hint)


def _unknown_settings(office: Office, document: Document, known: frozenset[str]) -> Iterator[Finding]:
    for identifier in office.rule_settings if known else ():
        if identifier not in known:
            near = nearest(identifier, sorted(known))
            hint = _("ý bạn là «{near}»?").format(near=near) if near else ""
            place = document.place(("kiem_tra", identifier), key=True)
            yield rules.UNKNOWN_SETTING.found(place, _("không có quy tắc «{id}»").format(id=identifier), hint)
