"""A paper of the register found by what a clerk calls it: ``08/TB-UBND``, or the name of its package."""

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from thongbao.errors import UnknownNameError, UsageError
from thongbao.language import _
from thongbao.store.engine import Session
from thongbao.store.papers import PaperRow, issues_of, papers_of
from thongbao.store.tables import ISSUES, PAPERS
from thongbao.vietnamese.text import fold, nfc

_CODE: Final = re.compile(r"\s*(?:[Ss]ố\s*:?\s*)?0*(\d+)\s*/\s*([^\s/]+)\s*")


def find_paper(session: Session, issuers: Sequence[str], given: str, year: int | None = None) -> PaperRow:
    """Return the paper of that code, or the leading paper of that package; without a year the latest of that code.

    :raises UnknownNameError: there is none, or bodies of the office share the code and the year.
    """
    code = _CODE.fullmatch(nfc(given))
    if code is None:
        return find_package(session, issuers, given)[0]
    number, notation = int(code[1]), fold(code[2])
    in_year = () if year is None else (PAPERS.c.year == year,)
    found = [
        paper
        for paper in papers_of(session, issuers, PAPERS.c.code_number == number, *in_year)
        if fold(paper.code_notation) == notation
    ]
    latest = [paper for paper in found if paper.year == max(p.year for p in found)]
    if not latest:
        shown = given if year is None else f"{given} ({year})"
        message = _("sổ không có văn bản số {code}").format(code=shown)
        raise UnknownNameError(message, _("tìm bằng: thongbao register search TỪ…"))
    exact = [paper for paper in latest if paper.code_notation == nfc(code[2])]
    if len(exact or latest) > 1:
        names = "; ".join(paper.organ_name for paper in latest)
        message = _("số {code} có ở nhiều cơ quan: {names}").format(code=given, names=names)
        raise UnknownNameError(message, _("ghi tên gói thay cho số"))
    return (exact or latest)[0]


def read_code(given: str) -> tuple[int, str]:
    """Return number and notation of a code as a clerk writes it: ``08/TB-UBND``, ``Số: 8/tb-ubnd``.

    :raises UsageError: it is not a code.
    """
    code = _CODE.fullmatch(nfc(given))
    if code is None:
        raise UsageError(_("«{given}» không phải là số, ký hiệu").format(given=given), _("viết như 08/TB-UBND"))
    return int(code[1]), code[2]


def find_package(session: Session, issuers: Sequence[str], given: str) -> list[PaperRow]:
    """Return the papers of a package by its name, path, or the beginning of its name; the leading paper first.

    :raises UnknownNameError: there is none, or more than one begins so.
    """
    name = PurePath(given.replace("\\", "/")).name
    issues = issues_of(session, issuers, ISSUES.c.package.contains(name, autoescape=True)) if name else []
    matching = [issue for issue in issues if PurePath(issue.package).name == name]
    matching = matching or [issue for issue in issues if PurePath(issue.package).name.startswith(name)]
    if not matching:
        message = _("sổ không có gói hay văn bản «{given}»").format(given=given)
        raise UnknownNameError(message, _("ghi số như 08/TB-UBND, hoặc tên gói trong output/ban-hanh"))
    if len(matching) > 1:
        names = ", ".join(PurePath(issue.package).name for issue in matching[:5])
        message = _("có {n} gói bắt đầu bằng «{given}»: {names}").format(n=len(matching), given=given, names=names)
        raise UnknownNameError(message, _("ghi tên dài hơn"))
    return papers_of(session, issuers, PAPERS.c.issue == matching[0].id)
