"""Packages made on the spot: small ones whose papers need not be Word files, and real ones made from a record."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from thongbao import __version__, pipeline
from thongbao.archive.contents import AcceptedFinding, IssuedPaper, PackageContents, UsedTemplate
from thongbao.archive.metadata import Addressee, PaperMetadata
from thongbao.archive.opening import open_sealed, package_folders
from thongbao.archive.retention import Retention
from thongbao.archive.sealing import seal_of
from thongbao.cataloguing import metadata_of, retention_of
from thongbao.compose.issue_numbers import PaperNumbers, numbered
from thongbao.papers import Kind
from thongbao.render.rendering import render
from thongbao.starters.making import starter
from thongbao.store.engine import open_store
from thongbao.store.issuers import Body, issuers_of
from thongbao.store.papers import IssueRow, PaperRow, add_issue, add_papers
from thongbao.word.package import package_bytes

HANOI = timezone(timedelta(hours=7))
METADATA = PaperMetadata(
    type_name="Thông báo",
    code_number="08",
    code_notation="TB-UBND",
    issued_date=date(2026, 10, 5),
    organ_name="Ủy ban nhân dân xã Đông",
    subject="Kết luận tại phiên họp tháng 9",
    position="CHÁNH VĂN PHÒNG",
    full_name="Lê Văn An",
    organ_id="H99.15",
    to=(Addressee("Phòng Kinh tế", "H99.15.02"), Addressee("Như trên")),
    competence="TL. CHỦ TỊCH",
    place="Đông",
)
LETTER = replace(
    METADATA, type_name="Công văn", code_number="21", code_notation="UBND-VP", subject="thực hiện Kết luận"
)


def made_contents(**changes):
    """Return the contents of a small package; its papers need not be Word files."""
    papers = (
        IssuedPaper("thong-bao.docx", Kind.NOTICE, None, b"thong bao", b"%PDF thong bao", METADATA),
        IssuedPaper("cong-van/p_kt.docx", Kind.LETTER, "p_kt", b"cong van", None, LETTER),
        IssuedPaper("tom-tat/ong_binh.docx", Kind.BRIEF, "ong_binh", b"tom tat"),
    )
    values = {
        "slug": "hop-thang-9",
        "record": {"co-quan.yaml": b"co_quan: []\n", "don-vi.yaml": b"", "thong-bao.yaml": b"loai: x\n"},
        "templates": (UsedTemplate(Kind.NOTICE, b"mau"), UsedTemplate(Kind.LETTER, b"mau cv", own=True)),
        "papers": papers,
        "tool_version": "0.1.0",
        "sealed_at": datetime(2026, 10, 5, 9, 30, tzinfo=HANOI),
        "retention": Retention("20 năm", date(2047, 1, 1), "05.TH", "Hồ sơ họp", 3),
        "accepted": (AcceptedFinding("ND30-NN-06", "thiếu số bản", "thong-bao.yaml:3:1", "gửi điện tử"),),
    }
    return PackageContents(**{**values, **changes})


VERSION = __version__


def contents_of(workspace, notice, *, number, issued_date, first_letter=20):
    """Return the contents of a package made from a record by the steps of the program, numbers made up."""
    checked = pipeline.check(workspace, notice)
    assert checked.record is not None, checked.findings
    record = numbered(checked.record, number, issued_date)
    tasks = [sheet for sheet in pipeline.compose(record) if sheet.kind is Kind.LETTER]
    letters = {sheet.recipient: first_letter + index for index, sheet in enumerate(tasks)}
    sheets = list(pipeline.compose(record, PaperNumbers(issued_date, letters)))
    layout = pipeline.layout_of(record.office.layout)
    templates = {kind: pipeline.load_template(kind, workspace, layout) for kind in {s.kind for s in sheets}}
    papers = tuple(
        IssuedPaper(
            sheet.file_name,
            sheet.kind,
            sheet.recipient,
            render(sheet, templates[sheet.kind]),
            metadata=metadata_of(record, sheet, issued_date),
        )
        for sheet in sheets
    )
    files = (workspace.office_file, workspace.units_file, notice)
    return PackageContents(
        slug=notice.parent.name,
        record={path.name: path.read_bytes() for path in files},
        templates=tuple(UsedTemplate(kind, package_bytes(starter(kind, layout).members)) for kind in sorted(templates)),
        papers=papers,
        tool_version=VERSION,
        sealed_at=datetime(issued_date.year, issued_date.month, issued_date.day, 9, 30, tzinfo=HANOI),
        retention=retention_of(record, issued_date),
    )


def register_packages(workspace):
    """Write down in the register of a workspace what an issue would have written about its packages."""
    store = open_store(workspace.root / "output")
    body = Body("ubnd", "Ủy ban nhân dân xã Suối Ngàn", "", "H99.15")
    issuer = issuers_of(store, [body])["ubnd"]
    for index, folder in enumerate(package_folders(workspace.issued_folder)):
        package = open_sealed(folder)
        year, at = package.leading.issued_date.year, package.sealed_at.isoformat()
        issue = IssueRow(f"i{index}", issuer, year, package.name, seal_of(folder), "", "", at, "", VERSION, "{}")
        rows = [
            PaperRow(
                issue=issue.id,
                issuer=issuer,
                series=paper.metadata.type_name,
                year=year,
                code_number=int(paper.metadata.code_number),
                code_notation=paper.metadata.code_notation,
                issued_date=paper.metadata.issued_date.isoformat(),
                type_name=paper.metadata.type_name,
                subject=paper.metadata.subject,
                signer=paper.metadata.full_name,
                position=paper.metadata.position,
                organ_name=paper.metadata.organ_name,
                recipients="",
                filing="VT",
                kind=str(paper.kind),
                recipient=paper.recipient or "",
                file=paper.docx,
            )
            for paper in package.papers
            if paper.metadata
        ]
        with store.writing() as connection:
            add_issue(connection, issue)
            add_papers(connection, rows)
    store.close()
