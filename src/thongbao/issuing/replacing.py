"""A new issue in place of an old one (Nghị định 30/2020/NĐ-CP, Điều 18, khoản 3): which paper replaces which."""

from collections.abc import Iterator, Sequence

from thongbao.errors import RegisterError
from thongbao.language import _
from thongbao.papers import Kind
from thongbao.register.events import Happened
from thongbao.register.finding import find_paper
from thongbao.register.recording import Link
from thongbao.register.standing import Status, standings
from thongbao.register.wanted import PaperKey, Wanted
from thongbao.store.engine import Session
from thongbao.store.papers import CANCELLED_KIND, PaperRow, papers_of
from thongbao.store.tables import PAPERS


def replaced_links(session: Session, issuers: Sequence[str], wanted: Sequence[Wanted], given: str) -> tuple[Link, ...]:
    """Return the links from the new papers to those of the package (or of the paper's package) they replace.

    A letter to a unit replaces the old one to it; an old paper without a successor is replaced by the notice itself.

    :raises UnknownNameError: there is no such paper. :raises RegisterError: it is not in force any more.
    """
    old = standing_package(session, issuers, given)
    return tuple(_links(old, wanted))


def standing_package(session: Session, issuers: Sequence[str], given: str, year: int | None = None) -> list[PaperRow]:
    """Return the papers of a package that is still in force, its leading paper first.

    :raises RegisterError: there is none, or its leading paper was cancelled, replaced or recalled.
    """
    found = find_paper(session, issuers, given, year)
    papers = papers_of(session, issuers, PAPERS.c.issue == found.issue)
    standing = standings(session, issuers, papers)
    leading = standing[0]
    if leading.status in {Status.CANCELLED, Status.REPLACED, Status.RECALLED}:
        message = _("{code} không còn hiệu lực: {note}").format(code=leading.paper.code, note=leading.note)
        raise RegisterError(message, _("ghi văn bản đang có hiệu lực"))
    return [one.paper for one in standing if one.status in {Status.ISSUED, Status.CORRECTED}]


def _links(old: Sequence[PaperRow], wanted: Sequence[Wanted]) -> Iterator[Link]:
    successors = {paper.key: position for position, paper in enumerate(wanted)}
    for paper in old:
        if paper.kind != CANCELLED_KIND:
            key = PaperKey(Kind(paper.kind), paper.recipient)
            yield Link(Happened.REPLACED, paper.id, successors.get(key, 0))
