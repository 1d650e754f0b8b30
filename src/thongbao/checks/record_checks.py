"""Record → findings: whether the notice makes sense before anything is printed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from thongbao.checks import rules
from thongbao.checks.assignment_checks import assignment_findings
from thongbao.checks.signing_checks import signing_findings
from thongbao.findings import Finding, Place, Severity
from thongbao.language import _
from thongbao.model.assignments import joined, tasks_of
from thongbao.model.loading import MeetingRecord
from thongbao.model.notice import DashParagraph, Heading, Item, PlainList, PlainParagraph
from thongbao.model.office import AssigningForm, RuleSetting
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


def record_findings(record: MeetingRecord, *, known_rules: frozenset[str] = frozenset()) -> list[Finding]:
    """Return what is wrong or doubtful in a record that could be read.

    The office's own settings (``kiem_tra``) are applied: a rule raised, lowered or silenced says so in its message.

    :param known_rules: all rule ids there are, to find settings of rules that do not exist.
    """
    parts: tuple[Callable[[MeetingRecord], Iterator[Finding]], ...] = (
        _subject,
        _form,
        _sections,
        _appendices,
        _dates,
        _left_over,
        signing_findings,
    )
    found = [finding for part in parts for finding in part(record)]
    found += assignment_findings(record, tasks_of(record.notice))
    found += _unknown_settings(record, known_rules)
    return _as_the_office_wants(found, record)


def not_evaluated(record: MeetingRecord) -> list[tuple[str, str]]:
    """Return (rule id, why) for what cannot be judged yet: a draft has no number and no day."""
    pending = []
    if record.notice.code_number is None:
        pending.append((rules.CODE_LINE.id, _("bản dự thảo chưa có số")))
    if record.notice.issued_date is None:
        pending.append((rules.DATE_LINE.id, _("bản dự thảo chưa có ngày")))
    return pending


def _place(record: MeetingRecord, *loc: str | int) -> Place:
    return record.notice_document.place(loc)


def _subject(record: MeetingRecord) -> Iterator[Finding]:
    subject, place = record.notice.subject, _place(record, "trich_yeu")
    if subject.endswith((".", ";", ":", ",")):
        message = _("trích yếu kết thúc bằng dấu «{mark}»").format(mark=subject[-1])
        yield rules.SUBJECT.found(place, message, _("bỏ dấu ở cuối"))
    if len(subject) > _LONGEST_SUBJECT:
        message = _("trích yếu dài {n} ký tự; hệ thống quản lý văn bản nhận nhiều nhất {most}")
        yield rules.SUBJECT.found(place, message.format(n=len(subject), most=_LONGEST_SUBJECT), _("viết gọn lại"))
    if subject[0] != subject[0].upper():
        yield rules.SUBJECT.found(place, _("trích yếu mở đầu bằng chữ thường"), _("viết hoa chữ đầu"))


def _form(record: MeetingRecord) -> Iterator[Finding]:
    name = record.notice.type_name
    if name not in _NAMED_FORM:
        message = _("«{name}» có mẫu trình bày riêng, không lập được bằng mẫu văn bản có tên loại (mẫu 1.4)")
        yield rules.OTHER_FORM.found(_place(record, "loai"), message.format(name=name), _("ghi loai: Thông báo"))
    if record.notice.addressees and name not in _SENT_UPWARD:
        message = _("{name} không có Kính gửi; Kính gửi chỉ dùng cho công văn, tờ trình, báo cáo")
        hint = _("chuyển các nơi này sang noi_nhan và bỏ kinh_gui")
        yield rules.ADDRESSEES.found(_place(record, "kinh_gui"), message.format(name=name), hint)


def _sections(record: MeetingRecord) -> Iterator[Finding]:
    for index, section in enumerate(record.notice.sections):
        if not section.items and not section.subsections:
            message = _("mục {n} «{title}» chưa có nội dung").format(n=index + 1, title=section.title)
            yield rules.EMPTY_SECTION.found(_place(record, "muc", index), message, _("thêm noi_dung hoặc bỏ mục này"))


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
        _place(record, "muc" if table_only else "phu_luc"),
        _("có phụ lục kèm theo nhưng không đoạn nào nhắc đến phụ lục"),
        _("thêm vào đoạn có liên quan: (chi tiết tại Phụ lục kèm theo)"),
    )
    # The office's own habit of sending the table is no slip of this record.
    yield replace(finding, severity=Severity.WARNING) if table_only else finding


def _dates(record: MeetingRecord) -> Iterator[Finding]:
    issued, month = record.notice.issued_date, record.notice.issued_month
    if issued and month and (issued.year, issued.month) != (month.year, month.month):
        message = _("thang_ban_hanh là {month} nhưng ngay là {day}").format(month=month, day=issued.isoformat())
        yield rules.MONTH_CLASH.found(_place(record, "thang_ban_hanh"), message, _("bỏ thang_ban_hanh khi đã có ngay"))
    meeting = record.notice.meeting
    if issued and meeting and issued < meeting.date:
        message = _("ngày ban hành {issued} trước ngày họp {meeting}")
        message = message.format(issued=issued.isoformat(), meeting=meeting.date.isoformat())
        yield rules.MONTH_CLASH.found(_place(record, "ngay"), message, _("xem lại ngay và hop.ngay"))


def _left_over(record: MeetingRecord) -> Iterator[Finding]:
    for index, entry in enumerate(record.notice.left_over):
        words = entry if isinstance(entry, str) else next(iter(entry.values()), "") if isinstance(entry, dict) else ""
        message = _("phần này không được in vì chưa xếp được chỗ: «{words}»").format(words=str(words)[:80])
        hint = _("chuyển nội dung vào đúng mục rồi xóa ở đây")
        yield rules.LEFT_OVER.found(_place(record, "khac", index), message, hint)


def _unknown_settings(record: MeetingRecord, known: frozenset[str]) -> Iterator[Finding]:
    for identifier in record.office.rule_settings if known else ():
        if identifier not in known:
            near = nearest(identifier, sorted(known))
            hint = _("ý bạn là «{near}»?").format(near=near) if near else ""
            place = record.office_document.place(("kiem_tra", identifier), key=True)
            yield rules.UNKNOWN_SETTING.found(place, _("không có quy tắc «{id}»").format(id=identifier), hint)


def _as_the_office_wants(found: list[Finding], record: MeetingRecord) -> list[Finding]:
    settings = record.office.rule_settings
    result = []
    for finding in found:
        setting = settings.get(finding.rule)
        if setting is None:
            result.append(finding)
        elif setting.level != "off":
            result.append(_reset(finding, setting))
    return result


def _reset(finding: Finding, setting: RuleSetting) -> Finding:
    if finding.severity == setting.level:
        return finding
    note = _("{message} (cơ quan đặt mức này: {reason})").format(message=finding.message, reason=setting.reason)
    return replace(finding, severity=Severity(setting.level), message=note)
