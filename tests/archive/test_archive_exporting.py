"""What is handed over: table of contents, PDFs with their sheet, messages; signed copies go before unsigned ones."""

import base64
import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from xml.etree import ElementTree as ET

import pytest
from made_packages import HANOI, LETTER, METADATA, made_contents
from openpyxl import load_workbook

from thongbao import handing_over
from thongbao.archive import edxml
from thongbao.archive.attaching import attach
from thongbao.archive.contents import IssuedPaper
from thongbao.archive.faults import ArchiveError
from thongbao.archive.metadata import FIELD_NUMBERS, Addressee, sixteen
from thongbao.archive.submitting import Submitted, apart, field_sheet, submitted_name
from thongbao.errors import UsageError
from thongbao.handing_over import MESSAGES, Part, export
from thongbao.papers import Kind
from thongbao.standard.file_names import DEFAULT_PATTERN
from thongbao.word.package import open_package
from thongbao.word.text import paragraphs

DAY = date(2026, 12, 31)
AT = datetime(2026, 10, 5, 9, 30, tzinfo=HANOI)
NS = {"e": edxml.NAMESPACE}


@pytest.fixture
def office(make_workspace, seal_in):
    """A workspace with one package whose numbered papers have PDFs."""
    made = make_workspace()
    papers = (
        IssuedPaper("thong-bao.docx", Kind.NOTICE, None, b"tb", b"%PDF tb", replace(METADATA, page_amount=4)),
        IssuedPaper("cong-van/p_kt.docx", Kind.LETTER, "p_kt", b"cv", b"%PDF cv", replace(LETTER, page_amount=2)),
        IssuedPaper("tom-tat/ong_binh.docx", Kind.BRIEF, "ong_binh", b"tt"),
    )
    folder = seal_in(made_contents(papers=papers))
    target = made.root / "output" / "ban-hanh" / "2026"
    target.mkdir(parents=True)
    folder.chmod(0o755)
    folder.rename(target / folder.name)
    (target / folder.name).chmod(0o555)
    return made.workspace, target / folder.name


def test_everything_of_a_package_in_one_folder(office, tmp_path):
    workspace, package = office
    done = export(workspace, [package.name], tmp_path / "ra", today=DAY)
    assert sorted(path.relative_to(tmp_path / "ra").as_posix() for path in done.files) == [
        f"{MESSAGES}/H99.15.2026.10.05.08.UBND.07.edxml",
        f"{MESSAGES}/H99.15.2026.10.05.21.UBND.22.edxml",
        "muc-luc.docx",
        "nop/H99.15.2026.10.05.08.UBND.07.pdf",
        "nop/H99.15.2026.10.05.21.UBND.22.pdf",
        "nop/danh-sach.xlsx",
    ]
    assert (tmp_path / "ra/nop/H99.15.2026.10.05.08.UBND.07.pdf").read_bytes() == b"%PDF tb"
    assert any("chưa có bản ký: 08/TB-UBND, 21/UBND-VP" in warning for warning in done.warnings)
    assert any("chưa được chứng nhận" in warning for warning in done.warnings)


def test_the_table_of_contents_lists_every_numbered_paper(office, tmp_path):
    workspace, package = office
    export(workspace, [package.name], tmp_path, today=DAY, parts=[Part.INDEX])
    text = "\n".join(p.text for p in paragraphs(open_package(tmp_path / "muc-luc.docx")))
    for words in (
        "MỤC LỤC VĂN BẢN, TÀI LIỆU TRONG HỒ SƠ",
        "Hồ sơ số: 05.TH",
        "Thời hạn bảo quản: 20 năm",
        "08/TB-UBND",
        "05/10/2026",
        "Công văn thực hiện Kết luận",
        "Hồ sơ này có 02 văn bản, tài liệu, gồm 6 trang.",
        "Đông, ngày 31 tháng 12 năm 2026",
    ):
        assert words in text


def test_a_signed_copy_goes_instead_of_the_unsigned_one(office, tmp_path):
    workspace, package = office
    signed = tmp_path / "ky.pdf"
    for data in (b"%PDF-1.7 one", b"%PDF-1.7 two"):
        signed.write_bytes(data)
        attach(package, signed, paper="van-ban/thong-bao.docx", at=AT, by="vt")
    done = export(workspace, [package.name], tmp_path / "ra", today=DAY, parts=[Part.SUBMISSION, Part.INDEX])
    assert (tmp_path / "ra/nop/H99.15.2026.10.05.08.UBND.07.pdf").read_bytes() == b"%PDF-1.7 two"
    assert done.warnings == ("chưa có bản ký: 21/UBND-VP; thêm bằng archive add rồi xuất lại",)
    text = "\n".join(p.text for p in paragraphs(open_package(tmp_path / "ra/muc-luc.docx")))
    assert text.count("có bản ký") == 1


def test_a_dossier_is_all_packages_of_its_code(office, tmp_path):
    workspace, package = office
    export(workspace, [], tmp_path, today=DAY, dossier="05.TH", parts=[Part.INDEX])
    assert (tmp_path / "muc-luc.docx").exists()
    with pytest.raises(UsageError, match="không gói nào thuộc hồ sơ"):
        export(workspace, [], tmp_path, today=DAY, dossier="09.TH")
    with pytest.raises(UsageError):
        export(workspace, [package.name], tmp_path, today=DAY, dossier="05.TH")
    with pytest.raises(UsageError):
        export(workspace, [], tmp_path, today=DAY)


def test_a_package_that_was_tampered_with_is_not_handed_on(office, tmp_path):
    workspace, package = office
    (package / "data/van-ban/thong-bao.pdf").chmod(0o644)
    (package / "data/van-ban/thong-bao.pdf").write_bytes(b"%PDF other")
    with pytest.raises(ArchiveError, match="không còn như lúc niêm phong"):
        export(workspace, [package.name], tmp_path / "ra", today=DAY)
    assert not (tmp_path / "ra").exists()


def test_what_somebody_worked_on_in_the_folder_is_not_overwritten_unless_told(office, tmp_path):
    workspace, package = office
    export(workspace, [package.name], tmp_path, today=DAY)
    export(workspace, [package.name], tmp_path, today=DAY)
    (tmp_path / "muc-luc.docx").write_bytes(b"mine")
    with pytest.raises(UsageError, match=r"muc-luc\.docx"):
        export(workspace, [package.name], tmp_path, today=DAY)
    assert (tmp_path / "muc-luc.docx").read_bytes() == b"mine"
    export(workspace, [package.name], tmp_path, today=DAY, force=True)
    assert (tmp_path / "muc-luc.docx").read_bytes() != b"mine"


def test_the_office_names_files_by_its_own_pattern(office, tmp_path):
    workspace, package = office
    text = workspace.office_file.read_text("utf-8")
    workspace.office_file.write_text(text + "luu_tru: {ten_tep: '{so}-{ky_hieu} {noi_nhan}'}\n", "utf-8")
    export(workspace, [package.name], tmp_path, today=DAY, parts=[Part.SUBMISSION])
    assert (tmp_path / "nop/08-TB-UBND.pdf").exists()
    assert (tmp_path / "nop/21-UBND-VP p_kt.pdf").exists()


def test_papers_issued_without_a_pdf_get_one_made_for_the_export(office, tmp_path, monkeypatch):
    workspace, package = office
    made = []

    def to_pdf(files, _base, **_options):
        made.extend(file.name for file in files)
        results = []
        for file in files:
            pdf = file.with_suffix(".pdf")
            pdf.write_bytes(b"%PDF made of " + file.read_bytes())
            results.append(handing_over_result(file, pdf))
        return results

    monkeypatch.setattr(handing_over, "to_pdf", to_pdf)
    package.parent.chmod(0o755)
    from thongbao.archive.naming import package_folder, staging_folder
    from thongbao.archive.sealing import publish, stage

    contents = made_contents(papers=(IssuedPaper("thong-bao.docx", Kind.NOTICE, None, b"tb", None, METADATA),))
    name = "2026-10-06_08_tb-ubnd_khong-pdf"
    stage(staging_folder(workspace.issued_folder, name), contents)
    publish(staging_folder(workspace.issued_folder, name), package_folder(workspace.issued_folder, name))
    export(workspace, [name], tmp_path, today=DAY, parts=[Part.SUBMISSION])
    assert made == ["thong-bao.docx"]
    assert (tmp_path / "nop/H99.15.2026.10.05.08.UBND.07.pdf").read_bytes() == b"%PDF made of tb"


def handing_over_result(source, pdf):
    from thongbao.pipeline import ConvertedPaper

    return ConvertedPaper(source, pdf, 1)


@pytest.mark.parametrize(
    ("type_name", "notation", "said"),
    [
        ("Thông báo", "TB-UBND", "UBND.07"),
        ("Công văn", "UBND-VP", "UBND.22"),
        ("Thông báo", "TB-HĐND-UBND", "HĐND-UBND.07"),
        ("Bản trích sao", "TrS-UBND", "UBND.32"),
    ],
)
def test_names_hold_body_and_type(type_name, notation, said):
    paper = replace(METADATA, type_name=type_name, code_notation=notation)
    assert submitted_name(DEFAULT_PATTERN, paper, None) == f"H99.15.2026.10.05.08.{said}.pdf"


def test_two_papers_never_get_one_name():
    assert apart(["a.pdf", "A.pdf", "b.pdf", "a.pdf", "a-2.pdf"]) == [
        "a.pdf",
        "A-2.pdf",
        "b.pdf",
        "a-3.pdf",
        "a-2-2.pdf",
    ]


HARMFUL = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "http://example.vn", "00012", "\t=1"]


@pytest.mark.parametrize("words", HARMFUL)
def test_nothing_typed_becomes_a_formula_a_link_or_a_number(words):
    papers = [Submitted(replace(METADATA, subject=words, full_name=words), "a.pdf", b"")]
    data = field_sheet(papers, made=AT)
    cells = [cell for row in load_workbook(io.BytesIO(data)).active.iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert [cell.value for cell in cells].count(words) == 2


def test_the_sheet_has_the_sixteen_fields_of_each_paper_and_the_same_bytes_again():
    papers = [Submitted(METADATA, "tb.pdf", b""), Submitted(LETTER, "cv.pdf", b"")]
    data = field_sheet(papers, made=AT)
    assert data == field_sheet(papers, made=AT)
    rows = list(load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True))
    heads = [head.split("\n")[-1] for head in rows[0][2:]]
    assert heads == [name for _number, name in FIELD_NUMBERS]
    assert rows[1][:2] == ("1", "tb.pdf")
    by_number = dict(zip([number for number, _name in FIELD_NUMBERS], rows[1][2:], strict=True))
    assert by_number["4"] == "08"
    assert by_number["6"] == "05/10/2026"
    assert by_number["13.2"] == "Phòng Kinh tế\nNhư trên"
    assert [number for number, _name in FIELD_NUMBERS] == list(dict.fromkeys(e.number for e in sixteen(METADATA)))


def test_a_message_says_what_the_paper_says_and_that_it_is_not_certified():
    data = edxml.message(METADATA, {"08.pdf": b"%PDF x"}, AT)
    assert data == edxml.message(METADATA, {"08.pdf": b"%PDF x"}, AT)
    assert "CHƯA được chứng nhận hợp quy" in data.decode()
    root = ET.fromstring(data)
    header = root.find("e:edXMLEnvelope/e:edXMLHeader/e:MessageHeader", NS)
    assert header.findtext("e:DocumentId", namespaces=NS) == "H99.15,2026/10/05,08/TB-UBND"
    assert header.findtext("e:Code/e:CodeNumber", namespaces=NS) == "08"
    assert header.findtext("e:PromulgationInfo/e:Place", namespaces=NS) == "Đông"
    assert header.findtext("e:SignerInfo/e:Competence", namespaces=NS) == "TL. CHỦ TỊCH"
    assert [to.findtext("e:OrganId", namespaces=NS) for to in header.findall("e:To", NS)] == ["H99.15.02"]
    assert [place.text for place in header.findall("e:ToPlaces/e:Place", NS)] == ["Phòng Kinh tế", "Như trên"]
    trace = root.find(".//e:TraceHeader/e:Timestamp", NS)
    assert trace.text == "2026/10/05 09:30:00"


def test_the_attachment_of_a_message_is_the_pdf_zipped():
    root = ET.fromstring(edxml.message(METADATA, {"08.pdf": b"%PDF x"}, AT))
    reference = root.find(".//e:Reference", NS)
    attachment = root.find("e:AttachmentEncoded/e:Attachment", NS)
    identifier = attachment.findtext("e:ContentId", namespaces=NS)
    assert reference.findtext("e:ContentId", namespaces=NS) == f"cid:{identifier}"
    packed = base64.b64decode(attachment.findtext("e:ContentTransferEncoded", namespaces=NS))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.read("08.pdf") == b"%PDF x"


def test_one_body_is_addressed_once():
    paper = replace(METADATA, to=(Addressee("Phòng A", "H99.15.02"), Addressee("Phòng A (mới)", "H99.15.02")))
    root = ET.fromstring(edxml.message(paper, {}, AT))
    assert [to.text for to in root.findall(".//e:To/e:OrganName", NS)] == ["Phòng A"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"organ_id": ""}, "chưa có mã định danh"),
        ({"to": (Addressee("Phòng A"),)}, "không nơi nhận nào có mã"),
        ({"subject": "x" * 501}, "Subject dài 501"),
        ({"place": "x" * 51}, "Place dài 51"),
        ({"to": (Addressee("x" * 151, "H99.15.02"),)}, "dài quá 150"),
    ],
)
def test_what_no_system_would_take_is_said(change, said):
    (reason,) = edxml.unsendable(replace(METADATA, **change))
    assert said in reason


def test_a_message_of_hostile_words_is_still_xml():
    paper = replace(METADATA, subject="</Subject><x>&]]>", full_name="<!DOCTYPE")
    root = ET.fromstring(edxml.message(paper, {'a"<>.pdf': b""}, AT))
    assert root.find(".//e:Subject", NS).text == "</Subject><x>&]]>"
    assert re.search("<!DOCTYPE", root.find(".//e:FullName", NS).text)
