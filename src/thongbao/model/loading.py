"""Three documents → the record they make together, or the findings why not."""

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from pydantic import ValidationError

from thongbao.findings import Finding
from thongbao.language import _
from thongbao.model.faults import findings_of
from thongbao.model.fields import KnownIds, Record
from thongbao.model.notice import Notice
from thongbao.model.office import Office
from thongbao.model.rules import DUPLICATE_ID, GROUP_CYCLE
from thongbao.model.units import Group, Units
from thongbao.source.tree import Document
from thongbao.vietnamese.dates import DateError, Month, parse_date, parse_month
from thongbao.vietnamese.text import squeeze

Read = TypeVar("Read", bound=Record)


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """The whole record of one notice, with the documents it was read from (for places)."""

    office: Office
    units: Units
    notice: Notice
    office_document: Document
    units_document: Document
    notice_document: Document


@dataclass(frozen=True, slots=True)
class Parts:
    """What could be read of the three files, each on its own; ``None`` where a file has faults of form."""

    office: Office | None
    units: Units | None
    notice: Notice | None
    office_document: Document | None
    units_document: Document | None
    notice_document: Document | None

    @property
    def record(self) -> MeetingRecord | None:
        """The whole record, when every part could be read."""
        if not (self.office and self.units and self.notice):
            return None
        if not (self.office_document and self.units_document and self.notice_document):
            return None
        return MeetingRecord(
            self.office, self.units, self.notice, self.office_document, self.units_document, self.notice_document
        )


def load(
    office: Document | None, units: Document | None, notice: Document | None
) -> tuple[MeetingRecord | None, list[Finding]]:
    """Return the record and its findings; the record is ``None`` when a file is missing or has faults of form."""
    parts, findings = load_parts(office, units, notice)
    return (None if findings else parts.record), findings


def load_parts(office: Document | None, units: Document | None, notice: Document | None) -> tuple[Parts, list[Finding]]:
    """Return what could be read of each file, and the findings of form.

    A document that is ``None`` could not be parsed; nothing in the others that depends on it is reported.
    """
    known = known_ids(office, units, notice)
    findings: list[Finding] = []
    parts = Parts(
        _read(Office, office, known, findings),
        _read(Units, units, known, findings),
        _read(Notice, notice, known, findings),
        office,
        units,
        notice,
    )
    for document in (office, units):
        findings += _duplicate_ids(document)
    if parts.units and units:
        findings += _cycles(parts.units, units)
    return parts, findings


def load_made_paper(
    office: Document | None, units: Document | None, paper: Document | None, model: type[Read]
) -> tuple[Read | None, list[Finding]]:
    """Return what a record of a made paper (bao-cao.yaml, don-doc.yaml) says, and its findings of form."""
    findings: list[Finding] = []
    return _read(model, paper, known_ids(office, units), findings), findings


def _read(model: type[Read], document: Document | None, known: KnownIds, findings: list[Finding]) -> Read | None:
    # A root that is no mapping has been reported where the file was read.
    if document is None or not isinstance(document.root, Mapping):
        return None
    try:
        return model.model_validate(document.root, context=known)
    except ValidationError as error:
        findings += findings_of(error, document, model)
        return None


def known_ids(office: Document | None, units: Document | None, notice: Document | None = None) -> KnownIds:
    """Return the ids the raw files declare; ``None`` for the kinds of a file that could not be parsed.

    The day deadlines count from is read as leniently: what else is wrong with the notice must not hide a wrong date.
    """
    labels: dict[str, str] = {}

    def ids(document: Document | None, key: str, label: str) -> frozenset[str] | None:
        entries = _entries(document, key)
        if entries is None:
            return None
        found = set()
        for entry in entries:
            identifier = entry.get("ma")
            # An entry without its id may be the very one that is referred to.
            if not isinstance(identifier, str) or not squeeze(identifier):
                return None
            found.add(squeeze(identifier))
            labels.setdefault(squeeze(identifier), str(entry.get(label) or ""))
        return frozenset(found)

    return KnownIds(
        organs=ids(office, "co_quan", "ten"),
        signers=ids(office, "nguoi_ky", "ho_ten"),
        units=ids(units, "don_vi", "ten"),
        groups=ids(units, "nhom", "ten"),
        people=ids(units, "nguoi", "ho_ten"),
        labels=labels,
        base=_raw_base(notice),
    )


def _raw_base(notice: Document | None) -> date | Month | None:
    root = notice.root if notice else None
    if not isinstance(root, Mapping):
        return None
    meeting = root.get("hop")
    for words in (root.get("ngay"), meeting.get("ngay") if isinstance(meeting, Mapping) else None):
        with contextlib.suppress(DateError):
            if isinstance(words, str):
                return parse_date(words)
    month = root.get("thang_ban_hanh")
    with contextlib.suppress(DateError):
        return parse_month(month) if isinstance(month, str) else None
    return None


def _entries(document: Document | None, key: str) -> list[Mapping[str, object]] | None:
    """Return the entries under a key of the file, or ``None`` when the file does not say which there are.

    That is so when it could not be read, when the key may be among its misspelt ones, or when an entry is no mapping.
    """
    root = document.root if document else None
    if not isinstance(root, Mapping):
        return None
    listed = root.get(key)
    if listed is None:
        known = {field.alias for model in (Office, Units) for field in model.model_fields.values()}
        return [] if set(root) <= known else None
    entries = listed if isinstance(listed, list) else [listed]
    mappings: list[Mapping[str, object]] = [entry for entry in entries if isinstance(entry, Mapping)]
    return mappings if len(mappings) == len(entries) else None


def _duplicate_ids(document: Document | None) -> Iterable[Finding]:
    """Units, groups and people share one space of ids: a letter to ``a`` must mean one thing."""
    if document is None:
        return
    root = document.root if isinstance(document.root, Mapping) else {}
    spaces = (("co_quan",), ("nguoi_ky",), ("don_vi", "nhom", "nguoi"))
    for keys in spaces:
        first: dict[str, int] = {}
        for key in keys:
            listed = root.get(key)
            for index, entry in enumerate(listed if isinstance(listed, list) else [listed]):
                identifier = entry.get("ma") if isinstance(entry, Mapping) else None
                if not isinstance(identifier, str):
                    continue
                identifier = squeeze(identifier)
                place = document.place((key, index, "ma"))
                if identifier in first:
                    message = _("mã «{id}» đã được dùng ở dòng {line}").format(id=identifier, line=first[identifier])
                    yield DUPLICATE_ID.found(place, message, _("đặt mã khác cho một trong hai mục"))
                first.setdefault(identifier, place.line)


def _cycles(units: Units, document: Document) -> Iterable[Finding]:
    groups = {group.id: group for group in units.groups}
    for index, group in enumerate(units.groups):
        if _reaches(group, group.id, groups, set()):
            place = document.place(("nhom", index, "thanh_vien"))
            message = _("nhóm «{name}» ({id}) chứa chính nó qua các nhóm thành viên").format(
                name=group.name, id=group.id
            )
            yield GROUP_CYCLE.found(place, message, _("bỏ nhóm đó khỏi danh sách thành viên"))


def _reaches(group: Group, goal: str, groups: Mapping[str, Group], seen: set[str]) -> bool:
    for member in group.members:
        if member == goal:
            return True
        if member in groups and member not in seen:
            seen.add(member)
            if _reaches(groups[member], goal, groups, seen):
                return True
    return False
