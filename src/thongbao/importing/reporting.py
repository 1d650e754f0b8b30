"""What an import tells on the terminal: found, uncertain, left over."""

from collections.abc import Iterator, Sequence

from thongbao.extract.extracted import Confidence, Extracted, LeadSource
from thongbao.importing.imported import Imported
from thongbao.importing.parts import Found
from thongbao.language import _

_SHORT = 70
_MOST = 12


def header_fields(imported: Imported) -> list[tuple[str, Found | None]]:
    """Return (name, what was found) for every field of head, meeting and signature, in the order of print."""
    head, meeting, foot = imported.understood.head, imported.understood.meeting, imported.understood.foot
    return [
        (_("cơ quan chủ quản"), head.governing),
        (_("cơ quan ban hành"), head.organ),
        (_("số"), head.number),
        (_("ký hiệu"), head.notation),
        (_("địa danh"), head.place),
        (_("ngày"), head.date or head.month),
        (_("tên loại"), head.kind),
        (_("trích yếu"), head.subject),
        (_("cuộc họp"), meeting.name),
        (_("ngày họp"), meeting.date),
        (_("người chủ trì"), meeting.chair),
        (_("chức vụ người chủ trì"), meeting.chair_position),
        (_("quyền hạn ký"), foot.authority),
        (_("chức vụ người ký"), foot.position),
        (_("người ký"), foot.name),
        (_("lưu"), foot.filing),
    ]


def summary_lines(imported: Imported) -> Iterator[str]:
    """Yield the summary, a fact a line."""
    for note in imported.source.notes:
        yield _("Khi đọc: {note}").format(note=note)
    fields = header_fields(imported)
    missing = [name for name, found in fields if found is None]
    yield _("Phần đầu, phần cuối: thấy {n}/{total} trường").format(n=len(fields) - len(missing), total=len(fields)) + (
        _("; văn bản không in: {names}").format(names=", ".join(missing)) if missing else ""
    )
    body = imported.understood.body
    titled = sum(1 for section in body.sections if section.title)
    yield _("Thân: {n} mục, {p} nơi nhận").format(n=titled, p=len(imported.understood.foot.recipients))
    yield from _task_lines(imported.tasks)
    unsure = [task for task in imported.tasks if task.confidence is Confidence.UNCERTAIN]
    yield from _listed(_("Xem lại (không chắc)"), [(str(imported.origin_of(t)), t.text) for t in unsure])
    misread = [(str(doubt.origin), f"{doubt.text}: {doubt.why}") for doubt in imported.source.doubts]
    yield from _listed(_("Xem lại chữ (không chắc)"), misread)
    if len(imported.proposals):
        names = [(proposal.first, proposal.name) for proposal in imported.proposals]
        yield from _listed(_("Chưa có trong don-vi.yaml"), names)
    strange = [(str(left.origin), left.text) for left in imported.left_over if left.known]
    yield from _listed(_("Chưa có trong co-quan.yaml (giữ ở khac)"), strange)
    left_over = [(str(left.origin), left.text) for left in imported.left_over if not left.known]
    yield from _listed(_("Chưa xếp được chỗ (khac)"), left_over)


def _task_lines(tasks: Sequence[Extracted]) -> Iterator[str]:
    led = [task for task in tasks if task.leads]
    stated = sum(1 for task in led if task.lead_source is LeadSource.EXPLICIT)
    unled = sum(1 for task in tasks if not task.leads and task.person is None)
    due = sum(len(task.deadlines) for task in tasks)
    yield _("Nhiệm vụ: {n}; có đơn vị {led} (nêu trong câu {stated}), chưa rõ đơn vị {unled}; {due} thời hạn").format(
        n=len(tasks), led=len(led), stated=stated, unled=unled, due=due
    )


def _listed(title: str, rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    if not rows:
        return
    yield f"{title}: {len(rows)}"
    for place, text in rows[:_MOST]:
        short = text if len(text) <= _SHORT else f"{text[:_SHORT].rsplit(' ', 1)[0]} …"
        yield f"  {place}: {short}"
    if len(rows) > _MOST:
        yield _("  … và {n} chỗ nữa").format(n=len(rows) - _MOST)
