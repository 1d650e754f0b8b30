"""A numbered sheet and its record → what the archive keeps to know the paper by, and how long it is kept."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from thongbao.archive.field_checks import field_findings
from thongbao.archive.metadata import PRIORITIES, Addressee, PaperMetadata
from thongbao.archive.retention import Retention
from thongbao.compose.letters import LETTER_TYPE, assigning_organ
from thongbao.findings import Finding, Place
from thongbao.model.loading import MeetingRecord
from thongbao.model.units import Units
from thongbao.papers import Kind, Sheet
from thongbao.standard.document_types import COPY_TYPES
from thongbao.standard.retention import review_date
from thongbao.vietnamese.dates import padded_number
from thongbao.vietnamese.text import fold

_NUMBERED = frozenset(
    {Kind.NOTICE, Kind.LETTER, Kind.EXTRACT, Kind.REMINDER, Kind.REPORT, Kind.CORRECTION, Kind.RECALL}
)
# Put out by the body that put out the notice; the others by the one that tells the units.
_OF_THE_NOTICE = frozenset({Kind.NOTICE, Kind.EXTRACT, Kind.CORRECTION, Kind.RECALL, Kind.REPORT, Kind.REMINDER})
# What stands behind a name in a distribution list: «Chủ tịch UBND xã (để b/c)».
_PURPOSE = re.compile(r"\s*\((?:để|thay)[^()]*\)$")


def retention_of(record: MeetingRecord, issued_date: date) -> Retention:
    """Return how long the papers of a record are kept and in which dossier: the notice's word, else the office's."""
    own, house = record.notice.archiving, record.office.archiving
    term = own.retention or house.retention_of(record.notice.type_name)
    dossier = own.dossier or house.dossier or ""
    title = own.dossier_title or (house.dossier_title if dossier == house.dossier else None) or ""
    return Retention(term, review_date(term, issued_date), dossier, title, own.ordinal)


def metadata_of(
    record: MeetingRecord, sheet: Sheet, issued_date: date, *, page_amount: int | None = None
) -> PaperMetadata | None:
    """Return what is known of a paper whose sheet bears its number; ``None`` for papers that get none.

    :param page_amount: the pages of its PDF, where one was made.
    """
    if sheet.kind not in _NUMBERED:
        return None
    words: Mapping[str, Any] = sheet.context
    # Of an extract the copying body numbers, signs and sends; the rest is the notice's.
    made: Mapping[str, Any] = words["sao"] if sheet.kind is Kind.EXTRACT else words
    office, notice = record.office, record.notice
    organ = office.organ(notice.organ) if sheet.kind in _OF_THE_NOTICE else assigning_organ(record)
    own = notice.archiving
    to = tuple(_addressees(words, made, sheet, record.units))
    return PaperMetadata(
        type_name=_type_name(sheet.kind, notice.type_name),
        code_number=made["so"].strip(),
        code_notation=made["ky_hieu"],
        issued_date=issued_date,
        organ_name=organ.name,
        subject=words["trich_yeu"],
        position=made["chuc_vu"],
        full_name=made["ho_ten"],
        organ_id=organ.organ_code or "",
        file_notation=own.dossier or office.archiving.dossier or "",
        doc_ordinal=own.ordinal if sheet.kind is Kind.NOTICE else None,
        page_amount=page_amount,
        to=to,
        priority=PRIORITIES[notice.urgency],
        due_date=office.assigning.report_before if sheet.kind is Kind.LETTER else None,
        competence=" ".join(made["quyen_han"]),
        place=organ.place,
        organ_address=organ.address or "",
    )


def keeping_findings(record: MeetingRecord, sheets: Iterable[Sheet], issued_date: date) -> list[Finding]:
    """Return what the archive's fields of the papers find wrong, once each, at the places where it was typed.

    The numbers may still be blank: they are given after the record has been judged.
    """
    retention, place_of = retention_of(record, issued_date), _places(record)
    found: dict[Finding, None] = {}
    for sheet in sheets:
        known = metadata_of(record, sheet, issued_date)
        if known:
            known = replace(known, code_number=known.code_number or padded_number(1))
            found |= dict.fromkeys(field_findings(known, retention, place_of))
    return list(found)


def _places(record: MeetingRecord) -> Callable[[str], Place]:
    """Return where in the record each field of Phụ lục VI comes from: subject, addressees and dossier of the notice."""
    office, notice = record.office_document, record.notice_document
    organ = record.office.organs.index(record.office.organ(record.notice.organ))
    signer = record.office.signers.index(record.office.signer(record.notice.signer))
    typed = {
        "1.1": office.place(("co_quan", organ, "ma_dinh_danh")),
        "7": office.place(("co_quan", organ, "ten")),
        "12.1": office.place(("nguoi_ky", signer, "chuc_vu")),
        "12.2": office.place(("nguoi_ky", signer, "ho_ten")),
        "13.1": record.units_document.place(("don_vi",)),
        "13.2": notice.place(("noi_nhan",)),
        "13": notice.place(("noi_nhan",)),
        "8": notice.place(("trich_yeu",)),
        "3": notice.place(("loai",)),
        "1.3": (notice if record.notice.archiving.dossier else office).place(("luu_tru", "ho_so")),
    }
    return lambda number: typed.get(number) or notice.place(())


def _type_name(kind: Kind, notice_type: str) -> str:
    if kind is Kind.NOTICE:
        return notice_type
    if kind is Kind.EXTRACT:
        return next(copy.name for copy in COPY_TYPES if copy.abbreviation == "TrS")
    return "Báo cáo" if kind is Kind.REPORT else LETTER_TYPE


def _addressees(words: Mapping[str, Any], made: Mapping[str, Any], sheet: Sheet, units: Units) -> Iterator[Addressee]:
    """Yield those the paper is addressed to, then those on the list; «Như trên» is the former, said again."""
    known = _codes(units)
    addressed = words.get("kinh_gui", ())
    given = [addressed] if isinstance(addressed, str) else list(addressed)
    unit = units.unit(sheet.recipient) if sheet.recipient else None
    names = dict.fromkeys(name for name in [*given, *(_PURPOSE.sub("", line) for line in made["noi_nhan"])] if name)
    for name in names:
        if fold(name).rstrip(";.") == "nhu tren" and given:
            continue
        code = unit.organ_code if unit and unit.name == name else known.get(fold(name))
        yield Addressee(name, code or "")


def _codes(units: Units) -> dict[str, str]:
    names = ((name, unit) for unit in units.units for name in (unit.name, *unit.other_names))
    return {fold(name): unit.organ_code for name, unit in names if unit.organ_code}
