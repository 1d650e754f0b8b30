"""Registers and rows made on the spot."""

from contextlib import contextmanager
from dataclasses import replace

from thongbao.store.engine import open_store
from thongbao.store.papers import IssueRow, PaperRow, add_issue, add_papers

ISSUER = "H99.15"


@contextmanager
def opened(folder, url=""):
    store = open_store(folder, url=url)
    try:
        yield store
    finally:
        store.close()


def an_issue(identifier, **values):
    issue = IssueRow(
        id=identifier,
        issuer=ISSUER,
        year=2026,
        package=f"2026/{identifier}",
        manifest="m",
        notice="2026/hop",
        record="r",
        at="2026-01-05T08:00:00+07:00",
        who="a",
        version="0",
        details="{}",
    )
    return replace(issue, **values)


def a_paper(**values):
    paper = PaperRow(
        issue="",
        issuer=ISSUER,
        series="chung",
        year=2026,
        code_number=1,
        code_notation="TB-UBND",
        issued_date="2026-01-05",
        type_name="Thông báo",
        subject="Kết luận tại phiên họp",
        signer="Lê Văn An",
        position="CHÁNH VĂN PHÒNG",
        organ_name="Ủy ban nhân dân xã Đông",
        recipients="Như trên",
        filing="VT",
        kind="thong-bao",
    )
    return paper._replace(**values)


def add_paper(connection, **values):
    paper = a_paper(**values)
    identifier = f"{paper.issuer}-{paper.year}-{paper.code_number}-{paper.series}"
    add_issue(connection, an_issue(identifier, issuer=paper.issuer, year=paper.year))
    return add_papers(connection, [paper._replace(issue=identifier)])[0]
