"""Records, sheets and templates made for one test; tests/starters and tests/pages use them too."""

import copy
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
import yaml
from lxml import etree

from thongbao.model.loading import MeetingRecord, load
from thongbao.papers import Field, Kind, Sheet
from thongbao.pipeline import compose, layout_of, render_all
from thongbao.source.reader import read
from thongbao.standard.layout import Layout
from thongbao.starters.package_parts import members, section
from thongbao.word.package import Package, open_package
from thongbao.word.text import W, paragraphs, parts_with_text
from thongbao.workspace import Workspace

CHECKOUT = Path(__file__).parents[2]
EXAMPLE = (CHECKOUT, "content/2026/ket-luan-giao-ban-thang-9/thong-bao.yaml")
REAL = (CHECKOUT.parent / "shared" / "seeds" / "tan-uyen", "content/2020/ket-luan-thang-8/thong-bao.yaml")

# The kinds a draft makes. A new kind joins when it has a starter and a sheet; then every test below looks at it too.
KINDS = (Kind.NOTICE, Kind.LETTER, Kind.SLIP, Kind.EXTRACT, Kind.ASSIGNMENT_TABLE, Kind.BRIEF)

OFFICE: Mapping[str, Any] = {
    "co_quan": [
        {
            "ma": "ubnd",
            "ten": "Ủy ban nhân dân xã Suối Ngàn",
            "dong_ten": ["ỦY BAN NHÂN DÂN", "XÃ SUỐI NGÀN"],
            "viet_tat": "UBND",
            "cap": "xã",
            "dia_danh": "Suối Ngàn",
            "dia_chi": "Thôn Bến Gỗ, xã Suối Ngàn",
        },
        {
            "ma": "van_phong",
            "ten": "Văn phòng HĐND và UBND xã Suối Ngàn",
            "dong_ten": ["VĂN PHÒNG HĐND VÀ UBND"],
            "chu_quan": "UBND XÃ SUỐI NGÀN",
            "viet_tat": "VP",
            "cap": "xã",
            "dia_danh": "Suối Ngàn",
        },
    ],
    "soan_thao": {"don_vi": "vp", "viet_tat": "VP"},
    # Every form, so that a record makes papers of every kind.
    "giao_viec": {"hinh_thuc": ["cong_van", "phieu", "trich_sao", "phu_luc"], "nguoi_ky": "chanh_vp", "luu": "VT, VP"},
    "nguoi_ky": [
        {"ma": "chanh_vp", "quyen_han": ["TL. CHỦ TỊCH"], "chuc_vu": "CHÁNH VĂN PHÒNG", "ho_ten": "Nguyễn Thu Hằng"},
        # Signs the papers of the Văn phòng itself: the briefs.
        {"ma": "chanh_vp_vp", "chuc_vu": "CHÁNH VĂN PHÒNG", "ho_ten": "Nguyễn Thu Hằng", "co_quan": ["van_phong"]},
    ],
}
UNITS: Mapping[str, Any] = {
    "don_vi": [
        {"ma": "vp", "ten": "Văn phòng HĐND và UBND xã", "quan_he": "truc_thuoc"},
        {"ma": "kt", "ten": "Phòng Kinh tế", "quan_he": "truc_thuoc", "thu_truong": "Bùi Văn Đạt"},
        {"ma": "ca", "ten": "Công an xã", "quan_he": "nganh_doc"},
    ],
    "nguoi": [{"ma": "nhan", "ho_ten": "Vũ Thị Thanh Nhàn", "chuc_vu": "Phó Chủ tịch Ủy ban nhân dân xã"}],
}
TASK: Mapping[str, Any] = {
    "viec": "Phòng Kinh tế chủ trì, phối hợp với Công an xã kiểm tra các tuyến đường trước ngày 15/10/2026.",
    "chu_tri": ["kt"],
    "phoi_hop": ["ca"],
    "chi_dao": ["nhan"],
    "san_pham": "Báo cáo kết quả kiểm tra",
    "han": "trước ngày 15/10/2026",
}
NOTICE: Mapping[str, Any] = {
    "loai": "Thông báo",
    "trich_yeu": "Kết luận của Chủ tịch Ủy ban nhân dân xã tại phiên họp tháng 9 năm 2026",
    "hop": {
        "ten": "phiên họp tháng 9 năm 2026",
        "ngay": "2026-09-28",
        "nguoi_chu_tri": "Đinh Công Thịnh",
        "chuc_vu": "Chủ tịch Ủy ban nhân dân xã",
    },
    "mo_dau": ["Ngày 28/9/2026, Chủ tịch Ủy ban nhân dân xã chủ trì phiên họp và kết luận như sau:"],
    "muc": [{"tieu_de": "Nhiệm vụ", "noi_dung": [{"gach": dict(TASK)}]}],
    "ket_thuc": ["Trên đây là kết luận của Chủ tịch Ủy ban nhân dân xã để các đơn vị biết, thực hiện"],
    "noi_nhan": ["Thường trực Đảng ủy xã (để báo cáo)", "Các đơn vị trong xã"],
    "luu": "VT, VP",
    "nguoi_ky": "chanh_vp",
}


def required_of_ci(present: bool, reason: str) -> None:
    """Skip the test when something is missing on this machine; fail where CI says that it must be there."""
    if present:
        return
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def record_at(root: Path, notice: str) -> tuple[Workspace, MeetingRecord]:
    """Return the record of a notice that stands in a workspace."""
    # Steps 1 and 2 only: what the rules of step 4 find fault with has to be printed right all the same.
    workspace = Workspace(root)
    read_files = [read(path) for path in (workspace.office_file, workspace.units_file, root / notice)]
    record, faults = load(*(document for document, _findings in read_files))
    assert record is not None, [f"{f.place}: {f.message}" for f in faults]
    return workspace, record


def made(
    root: Path, *, office: Any = None, units: Any = None, notice: Any = None, tasks: Iterable[Any] | None = None
) -> tuple[Workspace, MeetingRecord]:
    """Return the record of a small notice with keys exchanged; ``tasks`` replaces its paragraphs."""
    changed = dict(notice or {})
    if tasks is not None:
        changed["muc"] = [{"tieu_de": "Nhiệm vụ", "noi_dung": list(tasks)}]
    files = {
        "content/co-quan.yaml": {**OFFICE, **(office or {})},
        "content/don-vi.yaml": {**UNITS, **(units or {})},
        "content/2026/hop/thong-bao.yaml": {**NOTICE, **changed},
    }
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.safe_dump(copy.deepcopy(data), allow_unicode=True, sort_keys=False, width=10**6)
        path.write_text(text, "utf-8")
    return record_at(root, "content/2026/hop/thong-bao.yaml")


def drafted(workspace: Workspace, record: MeetingRecord) -> dict[str, bytes]:
    """Return file name → paper, as a draft makes them."""
    return render_all(tuple(compose(record)), workspace, layout_of(record.office.layout))


def sheets_of(record: MeetingRecord) -> dict[str, Sheet]:
    """Return file name → sheet."""
    return {sheet.file_name: sheet for sheet in compose(record)}


def words_of(paper: bytes | Package) -> str:
    """Return all visible words, a line a paragraph; body, headers, footers and notes."""
    package = open_package(paper, "x.docx") if isinstance(paper, bytes) else paper
    return "\n".join(p.text for part in parts_with_text(package) for p in paragraphs(package, part))


def parts_of(paper: bytes | Package) -> Iterator[tuple[str, etree._Element]]:
    """Yield (name, root) of the members with text."""
    package = open_package(paper, "x.docx") if isinstance(paper, bytes) else paper
    yield from ((name, package.tree(name)) for name in parts_with_text(package))


def w(name: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def p(*runs: str) -> str:
    """Return a paragraph with one run for each text."""
    made_runs = (f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' for text in runs)
    return f"<w:p>{''.join(made_runs)}</w:p>"


def template_of(*content: str, **parts: str) -> Package:
    """Return a template whose body holds the content: a text is a paragraph, markup stands as it is.

    :param parts: other members by their short name: ``header1``, ``footer2``; the content of one paragraph each.
    """
    body = "".join(piece if piece.startswith("<w:") else p(piece) for piece in content)
    layout = Layout()
    made_members = members(body + section(layout), layout, with_address=False)
    package = Package(made_members, "mau.docx")
    for short, text in parts.items():
        root = {"h": "hdr", "f": "ftr"}[short[0]]
        xml = f'<w:{root} xmlns:w="{W}">{p(text)}</w:{root}>'
        package = package.replaced({f"word/{short}.xml": xml.encode()})
    return package


def sheet_of(optional: Iterable[str] = (), **context: Any) -> Sheet:
    """Return a sheet that gives these values, its fields read off them."""
    fields = tuple(_field(name, value, frozenset(optional)) for name, value in context.items())
    return Sheet(Kind.NOTICE, None, "Tiêu đề", "Ủy ban nhân dân xã Suối Ngàn", context, fields)


def _field(name: str, value: Any, optional: frozenset[str]) -> Field:
    required = name not in optional
    if isinstance(value, str):
        return Field(name, "", required)
    if isinstance(value, Mapping):
        return Field(name, "", required, members=tuple(_field(k, v, optional) for k, v in value.items()))
    first = value[0] if value else ""
    inner = tuple(_field(k, v, optional) for k, v in first.items()) if isinstance(first, Mapping) else ()
    return Field(name, "", required, listed=True, members=inner)
