"""An import → one page for a person: the text as it was read, its findings coloured, beside what the record holds.

The page is whole in itself: no other file, no network, nothing that runs but a few lines for keys and filters.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import escape
from importlib.resources import files
from typing import Final

from thongbao.extract.extracted import Confidence, Extracted, LeadSource, Mention, Span
from thongbao.importing.imported import Imported
from thongbao.importing.parts import Found, How
from thongbao.importing.pieces import Origin, Piece
from thongbao.importing.reporting import header_fields
from thongbao.importing.roles import roles_of
from thongbao.language import _
from thongbao.vietnamese.dates import Month, short_date
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
# Enough words of a task to know it again.
_SHORT: Final = 90


def review_page(imported: Imported) -> str:
    """Return the page as HTML."""
    name = escape(imported.source.file.replace("\\", "/").rsplit("/", 1)[-1])
    rows = _row_numbers(imported)
    parts = [
        "<!DOCTYPE html>",
        '<html lang="vi"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_('Xem lại')}: {name}</title><style>{_packaged('review.css')}</style></head><body>",
        *_top(imported, name),
        "<main>",
        *_to_review(imported, rows),
        *_fields(imported, rows),
        *_left_over(imported, rows),
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


def _row_numbers(imported: Imported) -> dict[Origin, int]:
    """Return which row of the page shows a place of the file; of several lines of one paragraph the first."""
    made: dict[Origin, int] = {}
    for number, piece in enumerate(imported.source.pieces, 1):
        made.setdefault(piece.origin, number)
    return made


def _link(origin: Origin, rows: Mapping[Origin, int]) -> str:
    """Return the place, as a link to the row that shows it."""
    number = rows.get(origin)
    words = escape(str(origin))
    return words if number is None else f'<a href="#p{number}">{words}</a>'


def _to_review(imported: Imported, rows: Mapping[Origin, int]) -> Iterator[str]:
    """Yield what a person has to decide, each with a link to where it stands; nothing when all is sure."""
    listed = [
        (imported.origin_of(task), _shortened(task.text), _reason(task))
        for task in imported.tasks
        if task.confidence is Confidence.UNCERTAIN
    ]
    listed += [
        (found.origin, _value(found), _("{name}: không chắc").format(name=name))
        for name, found in header_fields(imported)
        if found is not None and found.how is How.UNCERTAIN
    ]
    listed += [(doubt.origin, doubt.text, doubt.why) for doubt in imported.source.doubts]
    yield f'<section id="xem-lai"><h2>{_("Cần xem lại")}</h2>'
    if listed:
        yield '<ol class="left">'
        for origin, text, why in listed:
            how = f'<span class="how unsure">{escape(why)}</span>'
            yield f"<li>{_link(origin, rows)}: {escape(text)} {how}</li>"
        yield "</ol>"
    else:
        yield f"<p class=fields>{_('Không có chỗ nào không chắc. Vẫn nên đọc lướt văn bản bên dưới.')}</p>"
    unknown = [f"{escape(each.name)}" for each in imported.proposals]
    if unknown:
        yield f"<p class=fields>{_('Chưa có trong don-vi.yaml')}: {'; '.join(unknown)}</p>"
    yield "</section>"


def _reason(task: Extracted) -> str:
    return (
        _("chưa rõ đơn vị chủ trì") if not task.leads and task.person is None else _("đơn vị hoặc thời hạn không chắc")
    )


def _shortened(words: str) -> str:
    return words if len(words) < _SHORT else f"{words[:_SHORT].rsplit(' ', 1)[0]} …"


def _fields(imported: Imported, rows: Mapping[Origin, int]) -> Iterator[str]:
    yield f"<section><h2>{_('Phần đầu và phần cuối')}</h2><div class=fields><dl>"
    for name, found in header_fields(imported):
        value = f'<span class="how">{_("văn bản không in")}</span>' if found is None else _found(found, rows)
        yield f"<dt>{escape(name)}</dt><dd>{value}</dd>"
    recipients = "; ".join(str(found.value) for found in imported.understood.foot.recipients)
    yield f"<dt>{_('nơi nhận')}</dt><dd>{escape(recipients)}</dd></dl></div></section>"


def _found(found: Found, rows: Mapping[Origin, int]) -> str:
    how = {How.STATED: _("nêu rõ"), How.INFERRED: _("suy ra"), How.UNCERTAIN: _("không chắc")}[found.how]
    unsure = " unsure" if found.how is How.UNCERTAIN else ""
    words = escape(_("{how}, quy tắc {rule}").format(how=how, rule=found.rule))
    return f'{escape(_value(found))}<span class="how{unsure}">{words}, {_link(found.origin, rows)}</span>'


def _value(found: Found) -> str:
    """Return what was found as a clerk writes it: days and months with slashes, two titles on one line."""
    if isinstance(found.value, date):
        return short_date(found.value)
    if isinstance(found.value, Month):
        return _("tháng {month}/{year}").format(month=found.value.month, year=found.value.year)
    return str(found.value).replace("\n", " / ")


def _left_over(imported: Imported, rows: Mapping[Origin, int]) -> Iterator[str]:
    for title, known in (
        (_("Chưa xếp được chỗ (giữ ở khac)"), False),
        (_("Hiểu được, nhưng chưa có trong co-quan.yaml (giữ ở khac)"), True),
    ):
        listed = [left for left in imported.left_over if left.known is known]
        if listed:
            kind = "left known" if known else "left"
            yield f'<section><h2>{title}</h2><ul class="{kind}">'
            for left in listed:
                how = f'<span class="how">{escape(left.what)}, {_link(left.origin, rows)}</span>'
                yield f"<li>{escape(left.text)}{how}</li>"
            yield "</ul></section>"


def _rows(imported: Imported) -> Iterator[str]:
    tasks: dict[int, list[Extracted]] = {}
    for task in imported.tasks:
        tasks.setdefault(id(imported.spoken[task.span.passage].piece), []).append(task)
    marks = _marks(imported)
    doubted = {doubt.origin for doubt in imported.source.doubts}
    roles = roles_of(imported.understood)
    yield f"<section><h2>{_('Văn bản và những gì tìm thấy')}</h2>"
    fields: dict[Origin, list[str]] = {}
    for name, found in header_fields(imported):
        if found is not None:
            fields.setdefault(found.origin, []).append(name)
    edge = _("phần đầu")
    for number, piece in enumerate(imported.source.pieces, 1):
        mine = tasks.get(id(piece), [])
        told = fields.get(piece.origin, []) if id(piece) not in roles else []
        role = f"{edge}: {', '.join(told)}" if told else roles.get(id(piece), edge)
        # What follows the last piece of the body is the foot.
        in_body = roles.get(id(piece), _("chưa xếp được chỗ")) != _("chưa xếp được chỗ")
        edge = _("phần cuối") if in_body else edge
        unsure = piece.origin in doubted or any(task.confidence is Confidence.UNCERTAIN for task in mine)
        kind = "row unsure" if unsure else "row"
        box = f"<label class=seen-box><input type=checkbox> {_('đã xem')}</label>"
        up = f' <a href="#xem-lai" title="{_("về danh sách cần xem lại")}">↑</a>' if unsure else ""
        place = f"<div class=place>{escape(str(piece.origin))}{up}<br>{box}</div>"
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
    short = _shortened(task.text)
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
