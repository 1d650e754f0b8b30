"""The papers that tell units and leaders their tasks: công văn, phiếu, trích sao, tóm tắt (papers.md a–c, e)."""

import re
from collections.abc import Iterator, Sequence

from thongbao.compose.blocks import appendix_blocks, section_blocks, with_closing_mark
from thongbao.compose.issue_numbers import BLANK_NUMBERS, PaperNumbers
from thongbao.compose.notice_sheet import appendix_labels
from thongbao.compose.recipients import Role, Told, members, told_people, told_units
from thongbao.compose.sheet_fields import sheet_of
from thongbao.compose.sheets import BriefSheet, CopyWords, ExtractSheet, LetterSheet, SlipSheet
from thongbao.compose.task_words import numbered, person_words, rows
from thongbao.compose.wording import (
    SignatureLines,
    citation,
    date_words,
    foot,
    head,
    in_sentence,
    notation,
    number_words,
    signature_lines,
    subject_rule,
)
from thongbao.model.assignments import Task
from thongbao.model.loading import MeetingRecord
from thongbao.model.office import AssigningForm, Organ, Signer
from thongbao.model.units import Relation
from thongbao.papers import Kind, Sheet
from thongbao.standard.document_types import COPY_TYPES
from thongbao.vietnamese.dates import long_date
from thongbao.vietnamese.text import capitalised, fold

LETTER_TYPE = "Công văn"
_HEAD_OF = r"(?:Quyền )?(?:Phó )?(?:Chủ tịch|(?:Tổng )?Giám đốc|(?:Chi c|C)ục trưởng|Trưởng|Chánh) (?P<body>.+)"
# More coordinating units than this make the distribution list longer than the signature block.
_MOST_NAMED_HELPERS = 6


def telling_sheets(
    record: MeetingRecord, tasks: Sequence[Task], numbers: PaperNumbers = BLANK_NUMBERS
) -> Iterator[Sheet]:
    """Yield the papers to units in the forms the office uses, then the briefs for leaders.

    The drafting unit gets a slip where others get a letter: an office does not write to itself.

    :param numbers: the numbers and the day of an issue; blank in a draft.
    """
    forms = [AssigningForm(form) for form in record.office.assigning.forms]
    drafting = record.office.drafting.unit if record.office.drafting else None
    for unit, told in told_units(tasks, record.units).items():
        letter = AssigningForm.LETTER in forms
        if letter and unit != drafting:
            yield letter_sheet(record, unit, told, numbers)
        if AssigningForm.SLIP in forms or (letter and unit == drafting):
            yield slip_sheet(record, unit, told, numbers)
        if AssigningForm.EXTRACT in forms:
            yield extract_sheet(record, unit, told, numbers)
    for person, told in told_people(tasks, record.units).items():
        yield brief_sheet(record, person, told, numbers)


def assigning_organ(record: MeetingRecord) -> Organ:
    """Return the issuer of the letters: ``giao_viec.co_quan``, else the notice's."""
    return record.office.organ(record.office.assigning.organ or record.notice.organ)


def assigning_signer(record: MeetingRecord) -> Signer:
    """Return who signs the letters: ``giao_viec.nguoi_ky``, else the notice's signer."""
    return record.office.signer(record.office.assigning.signer or record.notice.signer)


def letter_sheet(
    record: MeetingRecord, unit: str, told: Sequence[Told], numbers: PaperNumbers = BLANK_NUMBERS
) -> Sheet:
    """Return the công văn that tells ``unit`` its tasks (papers.md a)."""
    office, organ = record.office, assigning_organ(record)
    leading = [item for item in told if item.role is Role.LEAD]
    helping = [item for item in told if item.role is Role.COORDINATING]
    in_table = len(told) >= office.assigning.appendix_from
    both = bool(leading) and bool(helping)
    drafting = office.drafting.abbreviation if office.drafting else ""
    subject = _letter_subject(record, only_coordinating=not leading)
    words = LetterSheet(
        head=head(
            office,
            organ,
            number_words(numbers.letters.get(unit)),
            notation(LETTER_TYPE, organ, drafting),
            numbers.date_words(record.notice),
            record.notice.urgency,
            draft_mark=numbers.draft_mark,
        ),
        subject=subject,
        addressee=record.units.name_of(unit),
        citation=citation(record.notice, office.organ(record.notice.organ)),
        assigner=_assigner(record, organ, unit),
        verb=_verb(record, unit, only_coordinating=not leading),
        unit=in_sentence(record.units.name_of(unit)),
        single="một" if len(told) == 1 else "",
        only_coordinating="" if leading else "chỉ phối hợp",
        lead_tasks=() if in_table else numbered(leading, record, unit, lettered=both),
        coordinating_tasks=() if in_table else numbered(helping, record, unit, lettered=both),
        table=rows([*leading, *helping], record, unit) if in_table else (),
        demand="Đề nghị" if _is_asked(record, unit) or passes_on(record, organ) else "Yêu cầu",
        organ_name=organ.name,
        through_unit=_through_unit(record, organ),
        report_before=_report_before(record),
        foot=foot(
            _letter_recipients(record, leading),
            office.assigning.filing or record.notice.filing,
            assigning_signer(record),
            organ,
        ),
    )
    return sheet_of(Kind.LETTER, unit, f"V/v {subject} ({record.units.name_of(unit)})", organ.name, words)


def _letter_subject(record: MeetingRecord, *, only_coordinating: bool) -> str:
    verb = "phối hợp thực hiện" if only_coordinating else "thực hiện"
    meeting = record.notice.meeting
    if meeting:
        return f"{verb} Kết luận của {meeting.chair_position} tại {meeting.name}"
    return f"{verb} {record.notice.subject}"


def _chair(record: MeetingRecord) -> str:
    meeting = record.notice.meeting
    return meeting.chair_position if meeting else record.office.organ(record.notice.organ).name


def _assigner(record: MeetingRecord, organ: Organ, unit: str) -> str:
    """Who gives the tasks; a Văn phòng passes on what the chair has decided (papers.md a)."""
    if not passes_on(record, organ):
        return _chair(record)
    opinion = "ý kiến kết luận" if _is_asked(record, unit) else "ý kiến chỉ đạo"
    return f"{organ.name} thông báo {opinion} của {_chair(record)},"


def passes_on(record: MeetingRecord, organ: Organ) -> bool:
    """Return whether ``organ`` speaks for a chair above it, as a Văn phòng does; a department's own head is not above.

    «Giám đốc Sở Nội vụ» is the head of «Sở Nội vụ tỉnh …»; «Chủ tịch UBND xã» is not that of «Văn phòng …».
    """
    if not organ.governing:
        return False
    meeting = record.notice.meeting
    chair = re.fullmatch(_HEAD_OF, meeting.chair_position) if meeting else None
    if chair is None:
        return organ is not record.office.organs[0]
    return not fold(organ.name).startswith(fold(chair["body"]))


def _relations(record: MeetingRecord, identifier: str) -> set[str]:
    units = [record.units.unit(member) for member in members(identifier, record.units) or {identifier}]
    return {unit.relation for unit in units if unit}


def _is_asked(record: MeetingRecord, identifier: str) -> bool:
    """Vertical agencies and unions are asked, not told; so is a group that holds one, or that nobody belongs to."""
    return not _relations(record, identifier) <= {Relation.OWN, Relation.LOWER} or not _relations(record, identifier)


def _verb(record: MeetingRecord, identifier: str, *, only_coordinating: bool) -> str:
    if _is_asked(record, identifier):
        return "đề nghị"
    return "yêu cầu" if only_coordinating else "giao"


def _through_unit(record: MeetingRecord, organ: Organ) -> str:
    """The drafting unit collects the reports, unless the letter is its own."""
    if record.office.drafting is None or passes_on(record, organ):
        return ""
    return record.units.name_of(record.office.drafting.unit)


def _report_before(record: MeetingRecord) -> str:
    day = record.office.assigning.report_before
    return long_date(day) if day else ""


def _letter_recipients(record: MeetingRecord, leading: Sequence[Told]) -> Iterator[str]:
    yield "Như trên"
    chair = record.notice.meeting.chair_position if record.notice.meeting else ""
    leaders = _leaders(chair)
    if leaders:
        yield f"{leaders} (để b/c)"
    helpers = dict.fromkeys(helper for item in leading for helper in item.task.coordinating)
    if len(helpers) > _MOST_NAMED_HELPERS:
        yield "Các đơn vị phối hợp (để p/h)"
    else:
        yield from (f"{record.units.name_of(helper)} (để p/h)" for helper in helpers)


def _leaders(chair_position: str) -> str:
    """Return the chair and the deputies of the chair, as distribution lists name them."""
    found = re.fullmatch(r"(?:Phó )?(Chủ tịch|Giám đốc)(?: [Tt]hường trực)? (.+)", chair_position)
    if found is None:
        return chair_position
    head, body = found.groups()
    short = {"Chủ tịch": "PCT", "Giám đốc": "PGĐ"}[head]
    # Abbreviated where the chair's own title is: «các PCT UBND huyện».
    deputies = short if re.search(r"\b[A-ZĐ]{2,}", body) else f"Phó {head}"
    return f"{head}, các {deputies} {body}"


def slip_sheet(record: MeetingRecord, unit: str, told: Sequence[Told], numbers: PaperNumbers = BLANK_NUMBERS) -> Sheet:
    """Return the internal slip that tells ``unit`` its tasks (papers.md b)."""
    office, organ = record.office, assigning_organ(record)
    known = record.units.unit(unit)
    receiver = (known.head or "") if known else ""
    giver, giver_name = _giver(record, unit, receiver)
    words = SlipSheet(
        head=head(office, organ, "", "", numbers.date_words(record.notice)),
        unit=record.units.name_of(unit),
        citation=citation(record.notice, office.organ(record.notice.organ)),
        assigner=_chair(record),
        tasks=rows(told, record, unit),
        through_unit="" if office.drafting and office.drafting.unit == unit else _through_unit(record, organ),
        report_before=_report_before(record),
        authority=giver.authority,
        position=giver.position,
        full_name=giver_name,
        receiver=receiver,
    )
    title = f"Phiếu giao nhiệm vụ ({record.units.name_of(unit)})"
    return sheet_of(Kind.SLIP, unit, title, organ.name, words)


def _giver(record: MeetingRecord, unit: str, receiver: str) -> tuple[SignatureLines, str]:
    """Return who hands a slip over: the signer of the letters, but nobody hands one to himself or his own unit."""
    signer, meeting = assigning_signer(record), record.notice.meeting
    own = bool(record.office.drafting and record.office.drafting.unit == unit) or signer.full_name == receiver
    if own:
        position, name = (meeting.chair_position.upper(), meeting.chair or "") if meeting else ("", "")
        return SignatureLines((), position, ""), name
    return signature_lines(signer), signer.full_name


def extract_sheet(
    record: MeetingRecord, unit: str, told: Sequence[Told], numbers: PaperNumbers = BLANK_NUMBERS
) -> Sheet:
    """Return the extract: the notice's words, but only the paragraphs that hold a task of ``unit`` (papers.md c)."""
    office, notice = record.office, record.notice
    organ, signer = office.organ(notice.organ), office.signer(notice.signer)
    kept = {item.task.loc[:-1] for item in told}
    blocks = section_blocks(notice.sections, office.layout.subsections, kept.__contains__)
    blocks += appendix_blocks(notice.appendices, appendix_labels(record), kept.__contains__)
    body, end = with_closing_mark(blocks, ())
    copy = next(kind for kind in COPY_TYPES if kind.abbreviation == "TrS")
    copier = assigning_signer(record)
    words = ExtractSheet(
        head=head(
            office,
            organ,
            number_words(notice.code_number),
            notation(notice.type_name, organ),
            date_words(notice),
            notice.urgency,
            draft_mark=numbers.draft_mark,
        ),
        type_name=notice.type_name.upper(),
        subject=notice.subject,
        subject_rule=subject_rule(office, notice.subject),
        body=body,
        closing=end,
        foot=foot(notice.recipients, notice.filing, signer, None),
        copy=CopyWords(
            head(
                office,
                organ,
                number_words(numbers.copies.get(unit)),
                f"{copy.abbreviation}-{organ.abbreviation}",
                numbers.date_words(notice),
            ),
            foot([record.units.name_of(unit)], office.assigning.filing or notice.filing, copier, None),
        ),
    )
    title = f"Trích sao {notice.type_name} {notice.subject} ({record.units.name_of(unit)})"
    return sheet_of(Kind.EXTRACT, unit, title, organ.name, words)


def _may_sign(signer: Signer, organ: Organ, record: MeetingRecord) -> bool:
    """Return whether the signer signs for ``organ`` on the day of the notice."""
    meeting = record.notice.meeting
    day = record.notice.issued_date or (meeting.date if meeting else None)
    in_time = day is None or ((signer.valid_from or day) <= day <= (signer.valid_to or day))
    return in_time and (not signer.organs or organ.id in signer.organs)


def brief_sheet(
    record: MeetingRecord, person: str, told: Sequence[Told], numbers: PaperNumbers = BLANK_NUMBERS
) -> Sheet:
    """Return what a leader carries and supervises, reported upward by the Văn phòng (papers.md e)."""
    office, notice = record.office, record.notice
    inner = next((o for o in office.organs if passes_on(record, o)), None)
    organ = inner or office.organ(notice.organ)
    # Only an office below the leader reports to the leader under a signature.
    signer = next((s for s in office.signers if inner and _may_sign(s, inner, record) and not s.authority), None)
    drafting = record.units.name_of(office.drafting.unit) if office.drafting else organ.name
    words = BriefSheet(
        head=head(office, organ, "", "", numbers.date_words(notice)),
        person=capitalised(person_words(person, record)),
        reporter=organ.name if inner else drafting,
        form_of_address=office.address_form,
        citation=citation(notice, office.organ(notice.organ)),
        own_tasks=rows([t for t in told if t.role is Role.CARRIER], record, person),
        supervised_tasks=rows([t for t in told if t.role is Role.SUPERVISOR], record, person),
        # A working paper between two desks: it is not filed, and without a signer nothing stands below the text.
        foot=foot([], "", signer, None),
    )
    name = record.units.name_of(person)
    return sheet_of(Kind.BRIEF, person, f"Tóm tắt nhiệm vụ ({name})", organ.name, words)
