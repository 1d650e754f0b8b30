"""Who signs → findings: the forms of authority, the name, the issuer it belongs to, and the day."""

import re
from collections.abc import Iterator
from dataclasses import replace

from thongbao.checks import rules
from thongbao.findings import Finding, Rule, Severity
from thongbao.language import _
from thongbao.model.loading import MeetingRecord
from thongbao.model.office import AssigningForm, Office, Organ, Signer
from thongbao.source.tree import Document
from thongbao.standard.authority import honorifics_in, read_signing_lines
from thongbao.vietnamese.dates import short_date

_BY_ID: dict[str, Rule] = {rule.id: rule for rule in (rules.SIGNING_PREFIX, rules.SIGNING_PAIR, rules.SIGNING_TUQ)}
_LETTER_TYPE = "Công văn"
# Authority that only a People's Committee or Council gives: not to be printed under another body's name.
_SPEAKS_FOR_COUNCIL = re.compile(r"(?:TL|TUQ|TM|KT)\.\s*(?:CHỦ TỊCH|ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)\b")


def signer_findings(office: Office, document: Document) -> Iterator[Finding]:
    """Yield what is wrong with the signers as the office declares them: forms of authority and names."""
    for index, signer in enumerate(office.signers):
        yield from _lines(signer, index, document)


def signing_findings(record: MeetingRecord) -> Iterator[Finding]:
    """Yield what is wrong with how this notice and its letters use signers and issuers."""
    office, notice = record.office, record.notice
    organ = office.organ(notice.organ)
    signer = office.signer(notice.signer)
    assigning = office.assigning
    uses = {(signer.id, organ.id, notice.type_name): "notice"}
    if {AssigningForm.LETTER, AssigningForm.SLIP, AssigningForm.EXTRACT} & set(assigning.forms):
        letter_organ = office.organ(assigning.organ or notice.organ)
        letter_signer = office.signer(assigning.signer or notice.signer)
        uses.setdefault((letter_signer.id, letter_organ.id, _LETTER_TYPE), "letter")
        if AssigningForm.LETTER in assigning.forms:
            yield from _letter_code(record, letter_organ)
    for (signer_id, organ_id, type_name), use in uses.items():
        yield from _fits(record, office.signer(signer_id), office.organ(organ_id), type_name, use)
    for organ_id in dict.fromkeys(organ_id for _signer, organ_id, _type in uses):
        yield from _seal(record, office.organ(organ_id))


def _index(record: MeetingRecord, signer: Signer) -> int:
    return record.office.signers.index(signer)


def _lines(signer: Signer, index: int, document: Document) -> Iterator[Finding]:
    _form, faults = read_signing_lines(signer.authority, signer.position)
    key = "quyen_han" if signer.authority else "chuc_vu"
    place = document.place(("nguoi_ky", index, key))
    for fault in faults:
        finding = _BY_ID[fault.rule].found(place, fault.message, fault.hint)
        yield replace(finding, severity=fault.severity, clause=fault.clause)
    for honorific in honorifics_in(signer.full_name):
        message = _("họ tên người ký «{name}» kèm «{word}»").format(name=signer.full_name, word=honorific)
        name_place = document.place(("nguoi_ky", index, "ho_ten"))
        yield rules.SIGNING_NAME.found(name_place, message, _("chỉ ghi họ, đệm và tên"))


def _fits(record: MeetingRecord, signer: Signer, organ: Organ, type_name: str, use: str) -> Iterator[Finding]:
    place = (
        record.notice_document.place(("nguoi_ky",))
        if use == "notice"
        else record.office_document.place(("giao_viec", "nguoi_ky"))
    )
    who = {"name": signer.full_name, "id": signer.id}
    if signer.organs and organ.id not in signer.organs:
        message = _("{name} ({id}) không ký cho {organ}").format(**who, organ=organ.name)
        hint = _("chọn người ký khác, hoặc thêm {organ} vào co_quan của người ký").format(organ=organ.id)
        yield rules.NOT_HIS_ORGAN.found(place, message, hint)
    if signer.types and type_name not in signer.types:
        message = _("{name} ({id}) không ký loại văn bản «{type}»").format(**who, type=type_name)
        yield rules.NOT_HIS_ORGAN.found(place, message, _("chọn người ký khác, hoặc thêm loại này vào loai"))
    if organ.governing and any(_SPEAKS_FOR_COUNCIL.match(line.upper()) for line in signer.authority):
        message = _("phần đầu là {organ} nhưng người ký dùng quyền hạn «{line}» của cơ quan khác")
        hint = _("ký {position} không kèm quyền hạn, hoặc để cơ quan chủ quản ban hành").format(
            position=signer.position
        )
        yield rules.SIGNING_HEADER.found(place, message.format(organ=organ.name, line=signer.authority[0]), hint)
    yield from _validity(record, signer)


def _validity(record: MeetingRecord, signer: Signer) -> Iterator[Finding]:
    notice = record.notice
    day = notice.issued_date or (notice.meeting.date if notice.meeting else None)
    if day is None:
        return
    place = record.office_document.place(("nguoi_ky", _index(record, signer), "ma"))
    if signer.valid_from and day < signer.valid_from:
        message = _("{name} chỉ ký từ {day}").format(name=signer.full_name, day=short_date(signer.valid_from))
        yield rules.SIGNING_VALIDITY.found(place, message, _("chọn người ký khác hoặc xem lại tu"))
    if signer.valid_to and day > signer.valid_to:
        message = _("{name} chỉ ký đến hết {day}").format(name=signer.full_name, day=short_date(signer.valid_to))
        yield rules.SIGNING_VALIDITY.found(place, message, _("chọn người ký khác hoặc xem lại den"))


def _seal(record: MeetingRecord, organ: Organ) -> Iterator[Finding]:
    if not organ.has_seal:
        index = record.office.organs.index(organ)
        place = record.office_document.place(("co_quan", index, "co_dau"))
        message = _("{organ} không có con dấu nên không tự ban hành văn bản được").format(organ=organ.name)
        yield rules.NO_SEAL.found(place, message, _("để cơ quan chủ quản ban hành, ký TL."))


def _letter_code(record: MeetingRecord, organ: Organ) -> Iterator[Finding]:
    drafting = record.office.drafting
    if drafting is None:
        place = record.office_document.place(("giao_viec",))
        message = _("chưa khai đơn vị soạn thảo nên ký hiệu công văn thiếu phần sau («{code}-…»)")
        hint = _("thêm soan_thao với don_vi và viet_tat")
        yield rules.CODE_REPEATED.found(place, message.format(code=organ.abbreviation), hint)
    elif drafting.abbreviation == organ.abbreviation:
        place = record.office_document.place(("soan_thao", "viet_tat"))
        message = _("ký hiệu công văn thành «{code}-{code}»").format(code=organ.abbreviation)
        hint = _("ghi chữ viết tắt của bộ phận soạn thảo hoặc lĩnh vực, vd. TH")
        # The decree does not forbid it; a reader cannot tell office and drafter apart.
        yield replace(rules.CODE_REPEATED.found(place, message, hint), severity=Severity.WARNING)
