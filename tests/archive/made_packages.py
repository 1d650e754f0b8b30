"""Small packages made on the spot, whose papers need not be Word files."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from thongbao.archive.contents import AcceptedFinding, IssuedPaper, PackageContents, UsedTemplate
from thongbao.archive.metadata import Addressee, PaperMetadata
from thongbao.archive.retention import Retention
from thongbao.papers import Kind

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
