"""A day, a meeting and the office → ``content/<year>/<slug>/thong-bao.yaml``, ready to be filled in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from thongbao.errors import UsageError
from thongbao.files import write_whole
from thongbao.findings import Finding
from thongbao.language import _
from thongbao.model.loading import Parts, load_parts
from thongbao.model.office import Office, Signer
from thongbao.model.units import Person, Units
from thongbao.scaffold.answers import NOT_SAID
from thongbao.scaffold.carrying import Carried
from thongbao.scaffold.notice_text import Skeleton, notice_text
from thongbao.scaffold.starting import SCHEMA_FOLDER
from thongbao.source.reader import read
from thongbao.vietnamese.dates import short_date
from thongbao.vietnamese.text import fold, slug, squeeze, uncapitalised
from thongbao.workspace import NOTICE_FILE, Workspace

_TYPE: Final = "Thông báo"
_HEADS: Final = ("Chủ tịch ", "Giám đốc ")


@dataclass(frozen=True, slots=True)
class MeetingAnswers:
    """What is said of a meeting: its day, what a sentence calls it, who chaired it, as what, the folder's name.

    ``carried`` are the tasks of earlier notices that the new one takes up.
    """

    day: date
    title: str | None = None
    chair: str | None = None
    position: str | None = None
    slug: str | None = None
    carried: tuple[Carried, ...] = ()


def office_parts(workspace: Workspace) -> tuple[Parts, list[Finding]]:
    """Return the office and its units as far as they can be read, and their faults.

    :raises SourceError: a file cannot be opened.
    """
    office, units = read(workspace.office_file), read(workspace.units_file)
    parts, faults = load_parts(office[0], units[0], None)
    return parts, [*office[1], *units[1], *faults]


def new_notice(
    workspace: Workspace, office: Office, units: Units, asked: MeetingAnswers, *, dry_run: bool = False
) -> Path:
    """Write the skeleton of a notice and return its path; one that is there is never touched.

    :raises UsageError: there is such a notice already, the chair is unknown, or nobody may sign.
    :raises OutputError: the file cannot be written.
    """
    plan = skeleton(workspace, office, units, asked)
    path = workspace.root / "content" / str(asked.day.year) / slug(asked.slug or plan.title) / NOTICE_FILE
    if path.exists():
        raise UsageError(_("đã có {file}").format(file=path), _("đặt tên khác bằng --slug, hoặc sửa tệp đó"))
    text = notice_text(office, units, plan)
    if not dry_run:
        write_whole(path, text.encode())
    return path


def skeleton(workspace: Workspace, office: Office, units: Units, asked: MeetingAnswers) -> Skeleton:
    """Return what the notice will say of meeting, chair, signer and recipients."""
    name, position = _chair(units, asked)
    title = uncapitalised(squeeze(asked.title or "").rstrip(" .;,"))
    return Skeleton(
        day=asked.day,
        title=title or f"cuộc họp ngày {short_date(asked.day)}",
        titled=bool(title),
        chair=name,
        position=position,
        signer=_signer(office, asked.day).id,
        drafting=_drafting(office, units),
        recipients=tuple(_recipients(units, position)),
        with_schema=(workspace.root / SCHEMA_FOLDER / "thong-bao.schema.json").is_file(),
        carried=asked.carried,
    )


def _chair(units: Units, asked: MeetingAnswers) -> tuple[str | None, str]:
    """Return who chairs and as what: the person named, else the head of the office."""
    if asked.chair:
        known = next((p for p in units.people if asked.chair == p.id or fold(p.full_name) == fold(asked.chair)), None)
        position = asked.position or (known.position if known else None)
        if position is None:
            message = _("không rõ chức vụ của «{name}»: không có trong don-vi.yaml, khóa nguoi")
            hint = _('thêm người đó vào don-vi.yaml, hoặc ghi --position "Phó Chủ tịch …"')
            raise UsageError(message.format(name=asked.chair), hint)
        return known.full_name if known else squeeze(asked.chair), squeeze(position)
    head = _head(units, asked.day)
    if asked.position:
        return None, squeeze(asked.position)
    if head is None:
        hint = _('thêm lãnh đạo vào don-vi.yaml, khóa nguoi; hoặc ghi --position "Chủ tịch …"')
        raise UsageError(_("chưa rõ ai chủ trì cuộc họp"), hint)
    return None if NOT_SAID in head.full_name else head.full_name, head.position


def _head(units: Units, day: date) -> Person | None:
    """Return who led the office on the day, else whoever stands first among the people."""
    there = [p for p in units.people if (p.valid_from or day) <= day <= (p.valid_to or day)] or list(units.people)
    return next((p for p in there if p.position.startswith(_HEADS)), there[0] if there else None)


def _signer(office: Office, day: date) -> Signer:
    """Return who signs notices: the signer of the letters where he may, else the first who may."""
    organ = office.organ(None).id
    fitting = [
        s
        for s in office.signers
        if (not s.organs or organ in s.organs)
        and (not s.types or _TYPE in s.types)
        and (s.valid_from or day) <= day <= (s.valid_to or day)
    ]
    if not fitting:
        message = _("không ai trong co-quan.yaml ký được Thông báo của {organ} vào ngày {day}")
        hint = _("xem lại co_quan, loai, tu, den của những người ở khóa nguoi_ky")
        raise UsageError(message.format(organ=office.organ(None).name, day=day.isoformat()), hint)
    return next((s for s in fitting if s.id == office.assigning.signer), fitting[0])


def _drafting(office: Office, units: Units) -> str:
    """Return the unit that drafts and follows up, else the first there is.

    :raises UsageError: there is none.
    """
    if office.drafting:
        return office.drafting.unit
    if not units.units:
        raise UsageError(_("don-vi.yaml chưa có đơn vị nào"), _("thêm ít nhất một đơn vị vào khóa don_vi"))
    return units.units[0].id


def _recipients(units: Units, position: str) -> Iterator[str]:
    """Yield the leaders, the widest groups, and the units that stand in no group."""
    yield _leaders(position)
    inner = {member for group in units.groups for member in group.members}
    wide = [group for group in units.groups if group.members and group.id not in inner]
    yield from (group.name for group in wide)
    reached: set[str] = set()
    waiting = [group.id for group in wide]
    while waiting:
        group = units.group(waiting.pop())
        fresh = set(group.members) - reached if group else set()
        reached |= fresh
        waiting += fresh
    yield from (unit.name for unit in units.units if unit.id not in reached and unit.valid_to is None)


def _leaders(position: str) -> str:
    bare = position.removeprefix("Phó ")
    head = next((head for head in _HEADS if bare.startswith(head)), None)
    return f"{head.strip()}, các Phó {head}{bare.removeprefix(head)}" if head else position
