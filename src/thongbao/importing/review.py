"""An import → one page for a person: the text as it was read, its findings coloured, beside what the record holds.

The page is whole in itself: no other file, no network, nothing that runs but a few lines for keys and filters.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from importlib.resources import files
from typing import Final

from thongbao.extract.extracted import Confidence, Extracted, LeadSource, Mention, Span
from thongbao.importing.imported import Imported
from thongbao.importing.parts import Found, How
from thongbao.importing.pieces import Piece
from thongbao.importing.reporting import header_fields
from thongbao.importing.roles import roles_of
from thongbao.language import _
from thongbao.vietnamese.dates import short_date
from thongbao.vietnamese.deadlines import Deadline

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
_SOURCES: Final = {
    LeadSource.EXPLICIT: _("nêu trong câu"),
    LeadSource.HEADING: _("theo dòng giao việc bên trên"),
    LeadSource.RUNIN_HEADING: _("theo lời mở đầu đoạn"),
    LeadSource.INHERITED_SENTENCE: _("theo câu trước"),
    LeadSource.INHERITED_CLAUSE: _("theo vế trước"),
    LeadSource.PERSON: _("giao cho người"),
    LeadSource.NONE: _("văn bản không nêu đơn vị"),
}
Mark = tuple[int, int, str]


def review_page(imported: Imported) -> str:
    """Return the page as HTML."""
    name = escape(imported.source.file.replace("\\", "/").rsplit("/", 1)[-1])
    parts = [
        "<!DOCTYPE html>",
        '<html lang="vi"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_('Xem lại')}: {name}</title><style>{_packaged('review.css')}</style></head><body>",
        *_top(imported, name),
        "<main>",
        *_fields(imported),
        *_left_over(imported),
        *_rows(imported),
        f"<section><h2>{_('Bản ghi')}</h2><pre>{escape(imported.record)}</pre></section>",
        f"</main><script>{_packaged('review.js')}</script></body></html>",
    ]
    return "\n".join(parts) + "\n"


def _packaged(name: str) -> str:
    return files("thongbao").joinpath("importing", "page", name).read_text("utf-8")


def _top(imported: Imported, name: str) -> Iterator[str]:
    unsure = sum(1 for task in imported.tasks if task.confidence is Confidence.UNCERTAIN)
    words = _("{n} nhiệm vụ, {unsure} chỗ không chắc, {unknown} tên chưa có trong don-vi.yaml, {left} chỗ còn lại")
    unknown, left = len(imported.proposals), sum(1 for left in imported.left_over if not left.known)
    counts = words.format(n=len(imported.tasks), unsure=unsure, unknown=unknown, left=left)
    legend = " ".join(
        f'<mark class="{kind}">{label}</mark>'
        for kind, label in (
            ("lead", _("chủ trì")),
            ("with", _("phối hợp")),
            ("person", _("người")),
            ("due", _("thời hạn")),
            ("product", _("sản phẩm")),
        )
    )
    keys = _("{next}/{previous} đoạn sau, trước · {unsure} chỗ không chắc kế tiếp · {seen} đã xem").format(
        next="<kbd>j</kbd>", previous="<kbd>k</kbd>", unsure="<kbd>n</kbd>", seen="<kbd>x</kbd>"
    )
    yield f"<header><h1>{_('Xem lại')}: {name}</h1><p class=counts>{escape(counts)}</p><div class=tools>"
    yield f'<button id="filter" aria-pressed="false">{_("Chỉ chỗ không chắc")} <kbd>f</kbd></button>'
    yield f'<button id="print">{_("In")}</button><span>{legend}</span><span class=how>{keys}</span></div></header>'


def _fields(imported: Imported) -> Iterator[str]:
    yield f"<section><h2>{_('Phần đầu và phần cuối')}</h2><div class=fields><dl>"
    for name, found in header_fields(imported):
        value = f'<span class="how">{_("văn bản không in")}</span>' if found is None else _found(found)
        yield f"<dt>{escape(name)}</dt><dd>{value}</dd>"
    recipients = "; ".join(str(found.value) for found in imported.understood.foot.recipients)
    yield f"<dt>{_('nơi nhận')}</dt><dd>{escape(recipients)}</dd></dl></div></section>"


def _found(found: Found) -> str:
    how = {How.STATED: _("nêu rõ"), How.INFERRED: _("suy ra"), How.UNCERTAIN: _("không chắc")}[found.how]
    unsure = " unsure" if found.how is How.UNCERTAIN else ""
    where = _("{how}, quy tắc {rule}, {place}").format(how=how, rule=found.rule, place=found.origin)
    return f'{escape(str(found.value))}<span class="how{unsure}">{escape(where)}</span>'


def _left_over(imported: Imported) -> Iterator[str]:
    for title, known in (
        (_("Chưa xếp được chỗ (giữ ở khac)"), False),
        (_("Hiểu được, nhưng chưa có trong co-quan.yaml (giữ ở khac)"), True),
    ):
        listed = [left for left in imported.left_over if left.known is known]
        if listed:
            kind = "left known" if known else "left"
            yield f'<section><h2>{title}</h2><ul class="{kind}">'
            for left in listed:
                yield f'<li>{escape(left.text)}<span class="how">{escape(f"{left.what}, {left.origin}")}</span></li>'
            yield "</ul></section>"


def _rows(imported: Imported) -> Iterator[str]:
    tasks: dict[int, list[Extracted]] = {}
    for task in imported.tasks:
        tasks.setdefault(id(imported.spoken[task.span.passage].piece), []).append(task)
    marks = _marks(imported)
    roles = roles_of(imported.understood)
    yield f"<section><h2>{_('Văn bản và những gì tìm thấy')}</h2>"
    edge = _("phần đầu")
    for number, piece in enumerate(imported.source.pieces, 1):
        mine = tasks.get(id(piece), [])
        role = roles.get(id(piece), edge)
        # What follows the last piece of the body is the foot.
        edge = _("phần cuối") if id(piece) in roles else edge
        unsure = any(task.confidence is Confidence.UNCERTAIN for task in mine)
        kind = "row unsure" if unsure else "row"
        box = f"<label class=seen-box><input type=checkbox> {_('đã xem')}</label>"
        place = f"<div class=place>{escape(str(piece.origin))}<br>{box}</div>"
        yield f'<div class="{kind}" tabindex="0" id="p{number}">{place}'
        yield _words(piece, marks.get(id(piece), []))
        yield f'<div class="role">{escape(role)}{"".join(map(_task, mine))}</div></div>'
    yield "</section>"


def _words(piece: Piece, marks: Sequence[Mark]) -> str:
    bold = " bold" if piece.bold else ""
    mark = f'<span class="mark">{escape(piece.mark)} </span>' if piece.mark else ""
    return f'<div class="words{bold}">{mark}{_coloured(piece.text, marks)}</div>'


def _coloured(text: str, marks: Sequence[Mark]) -> str:
    made, at = [], 0
    for start, end, kind in sorted(marks):
        if start < at:
            continue
        made.append(f'{escape(text[at:start])}<mark class="{kind}">{escape(text[start:end])}</mark>')
        at = end
    return "".join([*made, escape(text[at:])])


def _marks(imported: Imported) -> dict[int, list[Mark]]:
    """Return the coloured spans of each piece."""
    made: dict[int, list[Mark]] = {}

    def put(span: Span, kind: str) -> None:
        piece = imported.spoken[span.passage].piece
        if span.heading < 0 and span.cell < 0 and not piece.cells:
            made.setdefault(id(piece), []).append((span.start, span.end, kind))

    for task in imported.tasks:
        for mentions, kind in (
            (task.leads, "lead"),
            (task.coordinating, "with"),
            ([each for each in (task.person, *task.people, task.supervisor) if each], "person"),
        ):
            for mention in mentions:
                put(mention.span, kind)
        for due in task.deadlines:
            put(due.span, "due")
        if task.product:
            put(task.product.span, "product")
    return made


def _task(task: Extracted) -> str:
    unsure = " unsure" if task.confidence is Confidence.UNCERTAIN else ""
    rows = [
        (_("chủ trì"), _mentions(task.leads) or _("chưa rõ đơn vị")),
        (_("phối hợp"), _mentions(task.coordinating)),
        (_("người thực hiện"), _mentions([task.person, *task.people] if task.person else [])),
        (_("chỉ đạo"), _mentions([task.supervisor] if task.supervisor else [])),
        (_("nơi nhận"), _mentions(task.receivers)),
        (_("sản phẩm"), escape(task.product.printed) if task.product else ""),
        (_("thời hạn"), "; ".join(_deadline(due.deadline) for due in task.deadlines)),
    ]
    listed = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in rows if value)
    how = _SOURCES[task.lead_source]
    if task.lead_rule:
        how = _("{source}, quy tắc {rule}").format(source=how, rule=task.lead_rule)
    short = task.text if len(task.text) < 90 else f"{task.text[:90].rsplit(' ', 1)[0]} …"
    return (
        f'<div class="task{unsure}"><p class=text>{escape(short)}</p><dl>{listed}</dl>'
        f'<span class="how{unsure}">{escape(how)}</span></div>'
    )


def _mentions(mentions: Sequence[Mention]) -> str:
    return "; ".join(f"{escape(mention.name)} {_identity(mention.id)}" for mention in mentions)


def _identity(identifier: str | None) -> str:
    if identifier is None:
        return f'<span class="id none">{_("chưa có mã")}</span>'
    return f'<span class="id">{escape(identifier)}</span>'


def _deadline(deadline: Deadline) -> str:
    value = deadline.value_text() or deadline.event
    if isinstance(deadline.value, date):
        value = short_date(deadline.value)
    return f'{escape(deadline.printed)} <span class="id">{escape(f"{deadline.kind} {value}".strip())}</span>'
