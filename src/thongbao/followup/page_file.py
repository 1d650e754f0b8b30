"""Lines → one HTML page that opens offline: counts, by unit, a timeline, every line; sortable, printable."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from html import escape
from importlib.resources import files
from typing import Final

from thongbao.followup.figures import counts_by
from thongbao.followup.listing import Listed
from thongbao.followup.states import State, state_words
from thongbao.followup.succession import Succession
from thongbao.followup.wording import (
    answering_words,
    day_words,
    deadline_words,
    leader_words,
    month_words,
    period_words,
)
from thongbao.language import _
from thongbao.vietnamese.dates import Month
from thongbao.vietnamese.text import sort_key

_COUNTED: Final = (
    ("assigned", "Được giao"),
    ("done_in_time", "Hoàn thành đúng hạn"),
    ("done_late", "Hoàn thành muộn"),
    ("open_in_time", "Đang thực hiện trong hạn"),
    ("overdue", "Quá hạn"),
    ("on_hold", "Tạm dừng"),
    ("extended", "Được gia hạn"),
)
_HEADINGS: Final = (
    "Nhiệm vụ",
    "Đơn vị",
    "Lãnh đạo chỉ đạo",
    "Thời hạn",
    "Ngày đến hạn",
    "Tình trạng",
    "Số ngày quá hạn",
    "Ngày hoàn thành",
    "Văn bản giao",
)
_LABELS, _DAY_WIDTH, _ROW = 300, 9, 22
_LONGEST_LABEL: Final = 40
# A timeline of more days than this cannot be read.
_MOST_DAYS: Final = 400


def page_file(lines: Sequence[Listed], succession: Succession, *, title: str) -> bytes:
    """Return the page; nothing in it is fetched from anywhere, the same lines give the same bytes."""
    asset = files("thongbao.followup").joinpath("page")
    style = asset.joinpath("follow.css").read_text("utf-8")
    script = asset.joinpath("follow.js").read_text("utf-8")
    body = "\n".join(_body(lines, succession, title))
    text = (
        "<!doctype html>\n"
        f'<html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';"
        " script-src 'unsafe-inline'\">\n"
        f"<style>\n{style}</style></head>\n<body>\n{body}\n<script>\n{script}</script>\n</body></html>\n"
    )
    return text.encode()


def _body(lines: Sequence[Listed], succession: Succession, title: str) -> Iterator[str]:
    yield f'<a class="skip" href="#all">{_("Tới bảng nhiệm vụ")}</a>'
    yield f"<header><h1>{escape(title)}</h1>"
    day = _("Số liệu tính đến {day}").format(day=day_words(succession.day))
    yield f"<p>{escape(day)}</p></header>\n<main>"
    yield _counts(lines)
    yield f"<h2>{_('Theo đơn vị')}</h2>"
    yield _units(lines, succession)
    yield f"<h2>{_('Dòng thời gian')}</h2>"
    yield _timeline(lines, succession)
    yield f"<h2>{_('Các nhiệm vụ')}</h2>"
    yield (
        f'<p class="no-print"><label for="search">{_("Tìm trong bảng")}</label> '
        '<input type="search" id="search"> <span id="found" role="status"></span></p>'
    )
    yield _table(lines, succession)
    yield "</main>"


def _counts(lines: Sequence[Listed]) -> str:
    counts = Counter(line.state for line in lines)
    items = "".join(
        f'<li class="{state}"><b>{counts[state]}</b>{escape(state_words(state))}</li>'
        for state in State
        if counts[state]
    )
    return f'<ul class="counts"><li><b>{len(lines)}</b>{_("Tổng số")}</li>{items}</ul>'


def _units(lines: Sequence[Listed], succession: Succession) -> str:
    counts = counts_by(lines, lambda line: answering_words(line, succession))
    rows = "".join(
        f"<tr><td>{escape(unit)}</td>"
        + "".join(f'<td class="number">{getattr(counts[unit], name)}</td>' for name, _words in _COUNTED)
        + "</tr>"
        for unit in sorted(counts, key=sort_key)
    )
    return _sortable("units", [_("Đơn vị"), *(words for _name, words in _COUNTED)], rows)


def _sortable(identifier: str, headings: Sequence[str], rows: str) -> str:
    heads = "".join(f'<th scope="col"><button type="button">{escape(words)}</button></th>' for words in headings)
    name = _("Bảng {name}; bấm tên cột để sắp xếp").format(name=headings[0].lower())
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(name)}">'
        f'<table class="sortable" id="{identifier}"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _table(lines: Sequence[Listed], succession: Succession) -> str:
    return _sortable("all", _HEADINGS, "\n".join(_row(line, succession) for line in lines))


def _row(line: Listed, succession: Succession) -> str:
    period = period_words(line.occurrence)
    words = f"{escape(line.text)} <b>({escape(period)})</b>" if period else escape(line.text)
    return (
        f'<tr class="{line.state}"><td>{words}<br><span class="id">{escape(line.id)}</span></td>'
        f"<td>{escape(answering_words(line, succession))}</td>"
        f"<td>{escape(leader_words(line, succession))}</td>"
        f"<td>{escape(deadline_words(line))}</td>"
        f"{_day_cell(line.due_date)}"
        f'<td class="state">{escape(state_words(line.state))}</td>'
        f'<td class="number">{line.days_late or ""}</td>'
        f"{_day_cell(line.done_on)}"
        f"<td>{escape(line.notice or line.source)}</td></tr>"
    )


def _day_cell(day: date | None) -> str:
    key = day.toordinal() if day else ""
    return f'<td class="day" data-key="{key}">{day_words(day)}</td>'


def _timeline(lines: Sequence[Listed], succession: Succession) -> str:
    """Return a row a unit with a mark on each due day, coloured by state; the table below says the same in words."""
    dated = [line for line in lines if line.due_date]
    if not dated:
        return f"<p>{_('Không có nhiệm vụ nào có ngày đến hạn.')}</p>"
    today = succession.day
    first = max(min(line.due_date for line in dated if line.due_date), today - timedelta(days=_MOST_DAYS // 2))
    first = first.replace(day=1)
    last = min(max(max(line.due_date for line in dated if line.due_date), today), first + timedelta(days=_MOST_DAYS))
    by_unit: dict[str, list[Listed]] = {}
    for line in dated:
        if line.due_date and first <= line.due_date <= last:
            by_unit.setdefault(answering_words(line, succession), []).append(line)
    units = sorted(by_unit, key=sort_key)
    width = _LABELS + ((last - first).days + 2) * _DAY_WIDTH
    height = (len(units) + 2) * _ROW
    parts = [*_months(first, last, height), *_today(first, today, last, height)]
    for number, unit in enumerate(units):
        parts += _unit_row(unit, by_unit[unit], first, (number + 2) * _ROW - 6)
    label = _("Ngày đến hạn của từng đơn vị; nội dung có trong bảng nhiệm vụ")
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(label)}">'
        f'<svg role="img" aria-label="{escape(label)}" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg></div>'
    )


def _x(first: date, day: date) -> int:
    return _LABELS + (day - first).days * _DAY_WIDTH + _DAY_WIDTH // 2


def _months(first: date, last: date, height: int) -> Iterator[str]:
    month = Month(first.year, first.month)
    while month.first_day() <= last:
        x = _x(first, month.first_day())
        yield f'<line x1="{x}" y1="0" x2="{x}" y2="{height}" stroke="#d0d5dd"/>'
        yield f'<text x="{x + 3}" y="14">{escape(month_words(month))}</text>'
        month = month.next()


def _today(first: date, today: date, last: date, height: int) -> Iterator[str]:
    if first <= today <= last:
        x = _x(first, today)
        yield f'<line x1="{x}" y1="0" x2="{x}" y2="{height}" stroke="#b42318" stroke-dasharray="4 3"/>'


def _unit_row(unit: str, lines: Sequence[Listed], first: date, y: int) -> Iterator[str]:
    short = unit if len(unit) <= _LONGEST_LABEL else unit[:_LONGEST_LABEL].rsplit(" ", 1)[0] + "…"
    yield f'<text x="0" y="{y}">{escape(short)}</text>'
    marks: Counter[tuple[date, State]] = Counter((line.due_date, line.state) for line in lines if line.due_date)
    heights: dict[date, int] = {}
    for (day, state), count in sorted(marks.items()):
        lift = heights.get(day, 0)
        heights[day] = lift + 1
        words = f"{day_words(day)}: {count} {state_words(state).lower()}"
        x, top = _x(first, day) - 4, y - 9 - min(lift, 2) * 4
        yield f'<rect class="{state}-mark" x="{x}" y="{top}" width="8" height="8"><title>{escape(words)}</title></rect>'
