"""Series of numbers looked at as a whole: from 01, without gaps, days in order, the counter at the last number."""

import itertools
from collections.abc import Iterator, Sequence
from datetime import date

from thongbao.language import _
from thongbao.register.verifying import Fault, FaultKind
from thongbao.store.counters import Series, all_of
from thongbao.store.engine import Session
from thongbao.store.papers import PaperRow, papers_of
from thongbao.vietnamese.dates import padded_number, short_date

# More gaps than this are told as one line: the office began in the middle of the year.
_MOST_GAPS = 20


def sequence_faults(session: Session, issuers: Sequence[str]) -> list[Fault]:
    """Return where counters and papers disagree, and (as remarks) gaps and days that go back (ND30-REG-02, 03)."""
    counters = all_of(session, issuers)
    by_series: dict[Series, list[PaperRow]] = {}
    for paper in papers_of(session, issuers):
        # A number spoilt by hand is told where the rows are compared.
        if not f"{paper.code_number}{paper.year}".isdigit():
            continue
        by_series.setdefault(Series(paper.issuer, paper.series, paper.year), []).append(paper)
    found: list[Fault] = []
    for series in sorted({*counters, *by_series}):
        papers = sorted(by_series.get(series, []), key=lambda paper: paper.code_number)
        found += _counter(series, counters.get(series, 0), papers)
        found += _gaps(series, papers)
        found += _order(series, papers)
    return found


def series_words(series: Series) -> str:
    """Return a series as a clerk calls it: ``dãy «Công văn» năm 2026``."""
    return _("dãy «{name}» năm {year}").format(name=series.name, year=series.year)


def _counter(series: Series, last: int, papers: Sequence[PaperRow]) -> Iterator[Fault]:
    highest = papers[-1].code_number if papers else 0
    if last != highest:
        message = _("bộ đếm của {series} là {last} nhưng số lớn nhất trong sổ là {highest}")
        words = message.format(series=series_words(series), last=last, highest=highest)
        yield Fault(FaultKind.COUNTER, series_words(series), words, _("gõ: thongbao register verify --repair"))


def _gaps(series: Series, papers: Sequence[PaperRow]) -> Iterator[Fault]:
    numbers = {paper.code_number for paper in papers}
    # A series that begins with a number given elsewhere begins there.
    first = papers[0].code_number if papers and papers[0].given else 1
    missing = [number for number in range(first, max(numbers, default=0) + 1) if number not in numbers]
    if len(missing) > _MOST_GAPS:
        message = _("{series} thiếu {n} số, từ {first} đến {last}")
        words = message.format(
            series=series_words(series),
            n=len(missing),
            first=padded_number(missing[0]),
            last=padded_number(missing[-1]),
        )
        yield Fault(FaultKind.GAP, series_words(series), words, _EXPLAIN)
        return
    for number in missing:
        words = _("{series} thiếu số {n}").format(series=series_words(series), n=padded_number(number))
        yield Fault(FaultKind.GAP, series_words(series), words, _EXPLAIN)


_EXPLAIN = _('số không dùng thì ghi: thongbao register cancel SỐ/KÝ-HIỆU --why "…"')


def _order(series: Series, papers: Sequence[PaperRow]) -> Iterator[Fault]:
    for before, after in itertools.pairwise(papers):
        if after.issued_date < before.issued_date:
            message = _("{after} ngày {after_day} đứng sau {before} ngày {before_day}")
            words = message.format(after=after.code, after_day=_day(after), before=before.code, before_day=_day(before))
            yield Fault(FaultKind.ORDER, series_words(series), words)


def _day(paper: PaperRow) -> str:
    try:
        return short_date(date.fromisoformat(paper.issued_date))
    except ValueError:
        return paper.issued_date
