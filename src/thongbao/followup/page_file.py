"""Lines → one HTML page that opens offline: counts, by unit, a timeline, every line; sortable, printable."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from importlib.resources import files
from typing import Final

from thongbao.followup.figures import counts_by
from thongbao.followup.listing import Listed
from thongbao.followup.states import State, state_words
from thongbao.followup.succession import Succession
from thongbao.followup.timeline import timeline
from thongbao.followup.wording import (
    answering_words,
    day_words,
    deadline_words,
    leader_words,
    period_words,
)
from thongbao.language import _
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
    yield timeline(lines, succession)
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
    # Browsers leave buttons out of headings that they repeat on every page: in print the words stand by themselves.
    heads = "".join(
        f'<th scope="col" data-words="{escape(words)}"><button type="button">{escape(words)}</button></th>'
        for words in headings
    )
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
