"""A number taken and not used: by a paper that will not go out, or a number nobody used at all."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thongbao import pipeline
from thongbao.errors import RegisterError, UnknownNameError, UsageError
from thongbao.issuing.desk import Desk
from thongbao.issuing.running import at_the_desk
from thongbao.language import _
from thongbao.papers import Kind
from thongbao.pipeline import Progress
from thongbao.register.changes import Clerk, note_cancelled, refuse_if_out
from thongbao.register.finding import find_paper, read_code
from thongbao.register.numbering import Numbers, order_faults
from thongbao.register.recording import Entry, record
from thongbao.register.standing import standings
from thongbao.register.wanted import COPIES, PaperKey, Wanted, wanted_paper
from thongbao.standard.document_types import COPY_TYPES, DOCUMENT_TYPES, code_notation
from thongbao.store.counters import last_of
from thongbao.store.engine import Session
from thongbao.store.papers import CANCELLED_KIND, IssueRow, PaperRow, papers_of
from thongbao.store.tables import PAPERS
from thongbao.vietnamese.dates import padded_number
from thongbao.vietnamese.text import fold

_KEY = PaperKey(Kind.NOTICE)


@dataclass(frozen=True, slots=True)
class Cancelling:
    """Which number is cancelled and why; ``day`` is that of a number nobody bears (default: of the paper before it)."""

    code: str
    why: str
    year: int | None = None
    day: date | None = None


def cancel(desk: Desk, wish: Cancelling, version: str, progress: Progress = pipeline.silent) -> PaperRow:
    """Cancel a number: its paper stays in the archive, marked; a number nobody bears is written down as not used.

    The number is never given again.

    :raises RegisterError: the paper was sent or is not in force; or the number was never reached.
    :raises UsageError: no reason is given, or nobody uses such a code.
    """
    if not wish.why.strip():
        raise UsageError(_("hủy số cần lý do"), _('thêm --why "…"'))
    with at_the_desk(desk, progress), desk.store.writing() as session:
        clerk = Clerk(desk.who, desk.at)
        try:
            paper = find_paper(session, desk.seen, wish.code, wish.year)
        except UnknownNameError:
            paper = _unused(session, desk, wish, version)
        else:
            (standing,) = standings(session, desk.seen, [paper])
            refuse_if_out(standing)
        note_cancelled(session, paper, wish.why, clerk)
        return paper


def _unused(session: Session, desk: Desk, wish: Cancelling, version: str) -> PaperRow:
    """Write down a number nobody bears, so that the series has no gap."""
    number, notation = read_code(wish.code)
    year = wish.year or (wish.day.year if wish.day else desk.today.year)
    wanted = _wanted(desk, notation)
    series = wanted.series_in(year)
    if not 1 <= number <= last_of(session, series) + 1:
        message = _("{code} chưa được cấp; số tiếp theo của dãy là {next}")
        following = padded_number(last_of(session, series) + 1)
        raise RegisterError(message.format(code=wish.code, next=following), _("xem: thongbao register next"))
    day = wish.day or _day_before(session, wanted, year, number) or min(desk.today, date(year, 12, 31))
    if day.year != year:
        raise UsageError(_("--date phải trong năm {year}").format(year=year))
    numbers = Numbers({_KEY: number}, frozenset() if number > last_of(session, series) else frozenset({_KEY}))
    for fault in order_faults(session, [wanted], day, numbers, desk.today):
        raise RegisterError(fault, _("ghi ngày khác bằng --date"))
    issue = IssueRow(
        id=uuid.uuid4().hex,
        issuer=wanted.issuer,
        year=year,
        package="",
        manifest="",
        notice="",
        record="",
        at=desk.at,
        who=desk.who,
        version=version,
        details="{}",
    )
    row = PaperRow(
        issue=issue.id,
        issuer=wanted.issuer,
        series=wanted.series,
        year=year,
        code_number=number,
        code_notation=wanted.notation,
        issued_date=day.isoformat(),
        type_name=wanted.type_name,
        subject=_("(số không sử dụng)"),
        signer="",
        position="",
        organ_name=wanted.organ.name,
        recipients="",
        filing="",
        kind=CANCELLED_KIND,
        given=bool(numbers.given),
    )
    return record(session, Entry(issue, [wanted], numbers, [row], why=wish.why))[0]


def _day_before(session: Session, wanted: Wanted, year: int, number: int) -> date | None:
    here = (PAPERS.c.series == wanted.series, PAPERS.c.year == year, PAPERS.c.code_number < number)
    before = papers_of(session, [wanted.issuer], *here)
    return date.fromisoformat(max(paper.issued_date for paper in before)) if before else None


def _wanted(desk: Desk, notation: str) -> Wanted:
    codes = list(_codes(desk))
    for wanted in codes:
        if fold(wanted.notation) == fold(notation):
            return wanted
    raise UsageError(
        _("không cơ quan nào trong co-quan.yaml dùng ký hiệu «{code}»").format(code=notation),
        _("có: {codes} …").format(codes=", ".join(wanted.notation for wanted in codes[:6])),
    )


def _codes(desk: Desk) -> Iterator[Wanted]:
    """Yield every code a body of the office may put on a paper."""
    drafting = desk.office.drafting.abbreviation if desk.office.drafting else ""
    for organ in desk.office.organs:
        for kind in DOCUMENT_TYPES:
            code = code_notation(kind, organ.abbreviation, drafting)
            yield wanted_paper(_KEY, kind.name, code, organ, desk.issuers)
        for copy in COPY_TYPES:
            code = f"{copy.abbreviation}-{organ.abbreviation}"
            yield Wanted(_KEY, copy.name, code, organ, desk.issuers[organ.id], COPIES)
