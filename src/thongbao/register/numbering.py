"""The numbers an issue will bear: the next of each series, or given ones; refused where they would clash.

Numbers run from 01 on 1 January by the day of issue and follow the order of issue (Điều 15; ND30-REG-01 to 03).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count

from thongbao.errors import RegisterError, UsageError
from thongbao.language import _
from thongbao.register.wanted import COPIES, SHARED, PaperKey, Wanted
from thongbao.store.counters import Series, last_of, take, take_given
from thongbao.store.engine import Session
from thongbao.store.papers import PaperRow, papers_of
from thongbao.store.tables import PAPERS
from thongbao.vietnamese.dates import padded_number, short_date

ORDER_RULE = "ND30-REG-03"


@dataclass(frozen=True, slots=True)
class Given:
    """Numbers the clerk says: of the leading paper, and the first of the others, counted on from there."""

    leading: int | None = None
    others_from: int | None = None


@dataclass(frozen=True, slots=True)
class Numbers:
    """Paper → its number; ``given`` are those that were not taken from the register's own series."""

    of: Mapping[PaperKey, int]
    given: frozenset[PaperKey] = field(default_factory=frozenset)


def next_numbers(session: Session, wanted: Sequence[Wanted], year: int, given: Given) -> Numbers:
    """Return the number each paper will bear; nothing is taken yet.

    :raises UsageError: a number below one. :raises RegisterError: a given number is taken already.
    """
    for number in (given.leading, given.others_from):
        if number is not None and number < 1:
            raise UsageError(_("số văn bản phải từ 1 trở lên"))
    others = count(given.others_from) if given.others_from is not None else None
    found: dict[PaperKey, int] = {}
    said: set[PaperKey] = set()
    running: dict[Series, Iterator[int]] = {}
    for position, paper in enumerate(wanted):
        number = given.leading if position == 0 else (next(others) if others and paper.series != COPIES else None)
        if number is not None:
            said.add(paper.key)
        else:
            series = paper.series_in(year)
            if series not in running:
                running[series] = _following(session, paper, year, given, wanted)
            number = next(running[series])
        found[paper.key] = number
    numbers = Numbers(found, frozenset(said))
    _refuse_changed_series(session, wanted, year, numbers)
    _refuse_taken(session, wanted, year, numbers)
    return numbers


def _following(session: Session, paper: Wanted, year: int, given: Given, wanted: Sequence[Wanted]) -> Iterator[int]:
    """Count on behind the last number of the series, and behind a given one of the same series in this issue."""
    last = last_of(session, paper.series_in(year))
    if given.leading is not None and wanted[0].series_in(year) == paper.series_in(year):
        last = max(last, given.leading)
    return count(last + 1)


def _refuse_taken(session: Session, wanted: Sequence[Wanted], year: int, numbers: Numbers) -> None:
    held = _held(session, {paper.issuer for paper in wanted}, year, numbers)
    seen: dict[tuple[Series, int], Wanted] = {}
    for paper in wanted:
        number = numbers.of[paper.key]
        twice = seen.setdefault((paper.series_in(year), number), paper)
        if twice is not paper:
            message = _("số {number} bị dùng cho hai văn bản của lần ban hành này")
            raise UsageError(message.format(number=padded_number(number)), _("đổi --number hoặc --letters-from"))
        for holder in held.get((paper.issuer, number), ()):
            if paper.series == holder.series or paper.notation == holder.code_notation:
                raise taken(f"{padded_number(number)}/{paper.notation}", holder)


def _held(
    session: Session, issuers: Iterable[str], year: int, numbers: Numbers
) -> dict[tuple[str, int], list[PaperRow]]:
    """Return issuer and number → the papers that hold it in that year, whatever their series: one question for all."""
    first, last = min(numbers.of.values()), max(numbers.of.values())
    held: dict[tuple[str, int], list[PaperRow]] = {}
    for row in papers_of(session, issuers, PAPERS.c.year == year, PAPERS.c.code_number.between(first, last)):
        held.setdefault((row.issuer, row.code_number), []).append(row)
    return held


def holder_of(session: Session, paper: Wanted, year: int, number: int) -> PaperRow | None:
    """Return the paper that holds this number in the series, or under the same notation, in that year."""
    same = (PAPERS.c.series == paper.series) | (PAPERS.c.code_notation == paper.notation)
    found = papers_of(session, [paper.issuer], PAPERS.c.year == year, PAPERS.c.code_number == number, same)
    return found[0] if found else None


def taken(code: str, holder: PaperRow) -> RegisterError:
    """Return the error that names the paper which holds a number already."""
    message = _("số {code} đã cấp cho {type} {held} ngày {day}: {subject}")
    day = short_date(date.fromisoformat(holder.issued_date))
    return RegisterError(
        message.format(code=code, type=holder.type_name, held=holder.code, day=day, subject=holder.subject),
        _("xem văn bản đó: thongbao register show {code} --year {year}").format(code=holder.code, year=holder.year),
    )


def _refuse_changed_series(session: Session, wanted: Sequence[Wanted], year: int, numbers: Numbers) -> None:
    """A body that numbered its papers in one series must not begin another in the middle of the year unawares."""
    looked_at: set[Series] = set()
    for paper in wanted:
        series = paper.series_in(year)
        if paper.series == COPIES or paper.key in numbers.given or series in looked_at:
            continue
        looked_at.add(series)
        if last_of(session, series):
            continue
        others = papers_of(session, [paper.issuer], PAPERS.c.year == year, PAPERS.c.series != COPIES)
        clash = [p for p in others if (p.series == SHARED) != (paper.series == SHARED)]
        if clash:
            message = _("năm {year} đã đánh số theo dãy «{old}» (mới nhất {code}); nay co-quan.yaml ghi dãy «{new}»")
            raise RegisterError(
                message.format(year=year, old=clash[-1].series, code=clash[-1].code, new=paper.series),
                _("giữ day_so như cũ đến hết năm, hoặc cho số bắt đầu bằng --number và --letters-from"),
            )


def order_faults(
    session: Session, wanted: Sequence[Wanted], issued: date, numbers: Numbers, today: date
) -> Iterator[str]:
    """Yield in words where the day does not fit: in the future, or against the order of a series (ND30-REG-03)."""
    if issued > today:
        message = _("ngày ban hành {day} sau hôm nay ({today})")
        yield message.format(day=short_date(issued), today=short_date(today))
    told: set[Series] = set()
    for paper in wanted:
        series = paper.series_in(issued.year)
        if series in told:
            continue
        told.add(series)
        yield from _against_the_order(session, series, issued, numbers.of[paper.key])


def _against_the_order(session: Session, series: Series, issued: date, number: int) -> Iterator[str]:
    here = (PAPERS.c.series == series.name, PAPERS.c.year == series.year)
    before = papers_of(
        session, [series.issuer], *here, PAPERS.c.code_number < number, PAPERS.c.issued_date > issued.isoformat()
    )
    after = papers_of(
        session, [series.issuer], *here, PAPERS.c.code_number > number, PAPERS.c.issued_date < issued.isoformat()
    )
    words = _("số {number} ngày {day} trái thứ tự của dãy «{series}»: {other} đã ban hành ngày {other_day}")
    for other in (*before[-1:], *after[:1]):
        yield words.format(
            number=padded_number(number),
            day=short_date(issued),
            series=series.name,
            other=other.code,
            other_day=short_date(date.fromisoformat(other.issued_date)),
        )


def take_numbers(session: Session, wanted: Sequence[Wanted], year: int, numbers: Numbers) -> None:
    """Take the numbers that were foreseen, in the caller's transaction.

    Counters are locked in one order, so two issues never wait for each other.

    :raises RegisterError: somebody else took one of them meanwhile.
    """
    by_series: dict[Series, list[Wanted]] = {}
    for paper in wanted:
        by_series.setdefault(paper.series_in(year), []).append(paper)
    for series in sorted(by_series):
        papers = by_series[series]
        own = [numbers.of[paper.key] for paper in papers if paper.key not in numbers.given]
        said = [numbers.of[paper.key] for paper in papers if paper.key in numbers.given]
        # Numbers given elsewhere move the series on; those that stand before them are taken first.
        first = bool(own) and own[0] == last_of(session, series) + 1
        if said and not first:
            take_given(session, series, said)
        if own and list(take(session, series, len(own))) != own:
            message = _("số của dãy «{series}» vừa được cấp cho văn bản khác")
            raise RegisterError(message.format(series=series.name), _("chạy lại; chưa có gì được ghi"))
        if said and first:
            take_given(session, series, said)
