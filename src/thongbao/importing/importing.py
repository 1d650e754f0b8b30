"""A document that was read → its record as YAML, its findings, and the proof that no word was lost or invented."""

from collections import Counter

from thongbao.extract.known_units import KnownUnits
from thongbao.extract.reading import extract
from thongbao.importing.conserving import counted, elsewhere, lost_pieces, record_texts, source_texts
from thongbao.importing.imported import Imported
from thongbao.importing.office_match import OfficeMatch, match_office
from thongbao.importing.office_proposal import numbers_subsections
from thongbao.importing.parts import How, Understood
from thongbao.importing.pieces import Source
from thongbao.importing.proposals import proposed
from thongbao.importing.record import LeftOver, RecordBuilder
from thongbao.importing.segments import AssignmentWriter
from thongbao.importing.spoken import spoken
from thongbao.importing.understanding import understand
from thongbao.importing.yaml_writing import written
from thongbao.language import _
from thongbao.model.office import Office
from thongbao.model.units import Units
from thongbao.source.reader import parse
from thongbao.vietnamese.deadline_reading import Base
from thongbao.vietnamese.text import fold


def import_document(
    source: Source, *, units: Units | None = None, office: Office | None = None, learn: bool = False
) -> Imported:
    """Return the record of a document and all that was found on the way.

    :param units: what don-vi.yaml knows; names it does not have stay names.
    :param office: what co-quan.yaml knows.
    :param learn: give unknown units the ids they are proposed with, because the proposals are written too.
    """
    understood = understand(source)
    passages = spoken(understood, source.file)
    known = KnownUnits.of(units)
    extraction = extract([each.passage for each in passages], known, base_of(understood))
    places = [str(passages[task.span.passage].piece.origin) for task in extraction.tasks]
    proposals = proposed(extraction.tasks, places, _taken(units))
    matched = match_office(office, understood.head, understood.foot)
    builder = RecordBuilder(understood, passages, extraction.tasks, AssignmentWriter(proposals, learned=learn), matched)
    left_over = _left_over(source, understood, matched)
    record, lost, invented = _proven(builder, left_over, source, understood, matched)
    return Imported(
        source,
        understood,
        tuple(passages),
        extraction,
        proposals,
        matched,
        tuple(left_over),
        record,
        lost,
        invented,
    )


def base_of(understood: Understood) -> Base:
    """Return what a deadline without a year counts from: the day of issue, else of the meeting, else the month."""
    head, meeting = understood.head, understood.meeting
    for found in (head.date, meeting.date, head.month):
        if found is not None:
            base: Base = found.value
            return base
    return None


def _taken(units: Units | None) -> list[str]:
    if units is None:
        return []
    return [*(u.id for u in units.units), *(g.id for g in units.groups), *(p.id for p in units.people)]


def _left_over(source: Source, understood: Understood, office: OfficeMatch) -> list[LeftOver]:
    """Return what the record has no key for: it is kept under ``khac``."""
    head, foot = understood.head, understood.foot
    made: list[LeftOver] = []
    if not office.organ_known:
        for what, found in (
            (_("cơ quan chủ quản"), head.governing),
            (_("cơ quan ban hành"), head.organ),
        ):
            if found:
                made.append(LeftOver(str(found.value), found.origin, what, known=True))
    made += [LeftOver(piece.printed, piece.origin, _("phần đầu văn bản")) for piece in head.left_over]
    made += [LeftOver(piece.printed, piece.origin, _("hộp văn bản")) for piece in understood.body.left_over]
    if not office.signer_known:
        for what, found in (
            (_("quyền hạn ký"), foot.authority),
            (_("chức vụ người ký"), foot.position),
            (_("người ký"), foot.name),
        ):
            if found:
                made.append(LeftOver(str(found.value).replace("\n", " / "), found.origin, what, known=True))
    made += [LeftOver(piece.printed, piece.origin, _("phần cuối văn bản")) for piece in foot.left_over]
    addresses = fold(office.address)
    for aside in source.asides:
        # The office's address at the foot of the page is in co-quan.yaml.
        if fold(aside.text) not in addresses:
            made.append(LeftOver(aside.text, aside.origin, _("ngoài lời văn")))
    return made


def _proven(
    builder: RecordBuilder, left_over: list[LeftOver], source: Source, understood: Understood, office: OfficeMatch
) -> tuple[str, Counter[str], Counter[str]]:
    """Write the record, read it back and count its words; pieces that were lost are put under ``khac`` and said so."""
    opening = _opening(source, understood, office)
    has = counted(source_texts(source))
    marked = has + counted(piece.mark for piece in source.pieces)
    known = elsewhere(understood, organ_known=office.organ_known, signer_known=office.signer_known)
    told = counted([*known, office.address])
    record = written(builder.root(left_over), opening)
    lost, invented = _difference(record, has, marked, told)
    pieces = lost_pieces(source, lost) if lost else []
    if pieces:
        left_over += [LeftOver(piece.printed, piece.origin, _("không xếp được vào bản ghi")) for piece in pieces]
        record = written(builder.root(left_over), opening)
        lost, invented = _difference(record, has, marked, told)
    return record, lost, invented


def _difference(
    record: str, has: Counter[str], marked: Counter[str], told: Counter[str]
) -> tuple[Counter[str], Counter[str]]:
    """Return the words lost and the words invented; numbers in front of paragraphs may be kept or made anew."""
    document, _findings = parse(record.encode(), "")
    holds = counted(record_texts(document.root)) if document else Counter[str]()
    return has - (holds + told), holds - marked


def _opening(source: Source, understood: Understood, office: OfficeMatch) -> list[str]:
    lines = [
        _("Nhập từ {file} bằng thongbao import. Xem lại từng chỗ có dấu # trước khi dùng.").format(
            file=source.file.replace("\\", "/").rsplit("/", 1)[-1]
        )
    ]
    lines += [_("Khi đọc: {note}").format(note=note) for note in source.notes]
    lines += [
        _("KHÔNG CHẮC, {place}: {words} ({why})").format(place=doubt.origin, words=doubt.text, why=doubt.why)
        for doubt in source.doubts
    ]
    for found, name in (
        (understood.head.governing, _("cơ quan chủ quản")),
        (understood.head.kind, _("tên loại")),
    ):
        if found and found.how is not How.STATED:
            lines.append(_("Suy ra: {name} «{value}»").format(name=name, value=found.value))
    if office.lettered and numbers_subsections(understood):
        lines.append(
            _("Văn bản đánh số mục con bằng chữ số, cơ quan in a) b) c): đổi trinh_bay.tieu_muc thành 1.1 nếu cần.")
        )
    return lines
