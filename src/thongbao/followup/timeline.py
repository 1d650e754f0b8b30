"""Lines → the timeline of the page: a row a unit, a mark on each due day, as wide as a sheet across."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Final

from thongbao.followup.listing import Listed
from thongbao.followup.states import State, state_words
from thongbao.followup.succession import Succession
from thongbao.followup.wording import answering_words, day_words
from thongbao.language import _
from thongbao.vietnamese.dates import Month, padded_month
from thongbao.vietnamese.text import sort_key

_WIDTH, _LABELS, _ROW, _MARK = 1160, 280, 22, 8
_WIDEST_DAY: Final = 20.0
_LONGEST_LABEL: Final = 40
# A timeline of more days than this cannot be read.
_MOST_DAYS: Final = 400


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a day stands between the first and the last."""

    first: date
    last: date

    def x(self, day: date) -> int:
        """Return the middle of the day, in units of the picture."""
        wide = min((_WIDTH - _LABELS - _MARK) / ((self.last - self.first).days + 1), _WIDEST_DAY)
        return _LABELS + int(((day - self.first).days + 0.5) * wide)

    def months(self) -> Iterator[Month]:
        """Yield the months that begin in it."""
        month = Month(self.first.year, self.first.month)
        while month.first_day() <= self.last:
            if month.first_day() >= self.first:
                yield month
            month = month.next()


def timeline(lines: Sequence[Listed], succession: Succession) -> str:
    """Return the picture with its legend; the table of the page says the same in words."""
    days = [line.due_date for line in lines if line.due_date]
    if not days:
        return f"<p>{_('Không có nhiệm vụ nào có ngày đến hạn.')}</p>"
    scale = _scale(days, succession.day)
    by_unit: dict[str, list[Listed]] = {}
    for line in lines:
        if line.due_date and scale.first <= line.due_date <= scale.last:
            by_unit.setdefault(answering_words(line, succession), []).append(line)
    height = (len(by_unit) + 2) * _ROW
    parts = [*_months(scale, height), *_today(scale, succession.day, height)]
    for number, unit in enumerate(sorted(by_unit, key=sort_key)):
        parts += _unit_row(unit, by_unit[unit], scale, (number + 3) * _ROW - 6)
    label = _("Ngày đến hạn của từng đơn vị; nội dung có trong bảng nhiệm vụ")
    return (
        f'{_legend(lines)}<div class="scroll" tabindex="0" role="region" aria-label="{escape(label)}">'
        f'<svg role="img" aria-label="{escape(label)}" width="{_WIDTH}" height="{height + _ROW}" '
        f'viewBox="0 0 {_WIDTH} {height + _ROW}" xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg></div>'
    )


def _scale(days: Sequence[date], today: date) -> _Scale:
    first = max(min(*days, today), today - timedelta(days=_MOST_DAYS // 2)).replace(day=1)
    return _Scale(first, min(max(*days, today), first + timedelta(days=_MOST_DAYS)))


def _legend(lines: Sequence[Listed]) -> str:
    there = {line.state for line in lines if line.due_date}
    items = "".join(
        f'<li><svg width="10" height="10" aria-hidden="true"><rect class="{state}-mark" width="10" height="10"/></svg> '
        f"{escape(state_words(state))}</li>"
        for state in State
        if state in there
    )
    return f'<ul class="legend">{items}</ul>'


def _months(scale: _Scale, height: int) -> Iterator[str]:
    months = list(scale.months())
    # Of many months every second or third is named.
    every = -(-len(months) // 12)
    for number, month in enumerate(months):
        x = scale.x(month.first_day())
        yield f'<line x1="{x}" y1="0" x2="{x}" y2="{height + _ROW}" stroke="#d0d5dd"/>'
        if number % every == 0:
            yield f'<text x="{x + 3}" y="14">{padded_month(month.month)}/{month.year}</text>'


def _today(scale: _Scale, today: date, height: int) -> Iterator[str]:
    if scale.first <= today <= scale.last:
        x = scale.x(today)
        yield f'<line x1="{x}" y1="{_ROW}" x2="{x}" y2="{height + _ROW}" stroke="#b42318" stroke-dasharray="4 3"/>'
        # Beside the line on the side where there is room.
        anchor, at = ("end", x - 3) if x > _WIDTH - 100 else ("start", x + 3)
        yield f'<text x="{at}" y="34" text-anchor="{anchor}" class="today">{day_words(today)}</text>'


def _unit_row(unit: str, lines: Sequence[Listed], scale: _Scale, y: int) -> Iterator[str]:
    short = unit if len(unit) <= _LONGEST_LABEL else unit[:_LONGEST_LABEL].rsplit(" ", 1)[0] + "…"
    yield f'<text x="0" y="{y}">{escape(short)}</text>'
    marks: Counter[tuple[date, State]] = Counter((line.due_date, line.state) for line in lines if line.due_date)
    heights: dict[date, int] = {}
    for (day, state), count in sorted(marks.items()):
        lift = heights.get(day, 0)
        heights[day] = lift + 1
        words = f"{day_words(day)}: {count} {state_words(state).lower()}"
        x, top = scale.x(day) - _MARK // 2, y - 9 - min(lift, 2) * 4
        yield (
            f'<rect class="{state}-mark" x="{x}" y="{top}" width="{_MARK}" height="{_MARK}">'
            f"<title>{escape(words)}</title></rect>"
        )
