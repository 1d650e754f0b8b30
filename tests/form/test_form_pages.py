"""Page checks: on pages made by hand, and on pages LibreOffice lays out."""

import shutil
import subprocess

import pytest
from made_documents import LETTER, NOTICE, document
from made_records import required_of_ci

from thongbao.documents import check_document, check_package
from thongbao.errors import SourceError
from thongbao.findings import Status
from thongbao.form.checking import Pages
from thongbao.printed import PrintedLine, PrintedPage, Printing
from thongbao.word.package import open_package

NAME = "Nguyễn Văn An"
HEAD = [
    "ỦY BAN NHÂN DÂN",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "XÃ ĐỊNH MỸ",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 08/TB-UBND",
    "THÔNG BÁO",
]
LAST = "thông báo để các đơn vị thực hiện./."
SIGNING = ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]


def page(*lines, top=90.0):
    """Return a page of lines 20 points apart; a pair is a line at a height of its own."""
    made = []
    for number, line in enumerate(lines):
        text, at = line if isinstance(line, tuple) else (line, top + 20 * number)
        made.append(PrintedLine(text, 100, at, 300, at + 12))
    return PrintedPage(595, 842, tuple(made))


DAY = ("Định Mỹ, ngày 05 tháng 3 năm 2026", 170.0)


def found(*pages, missing=()):
    package = open_package(document(NOTICE), "x.docx")
    checked = check_package(package, "x.docx", pages=Pages(Printing(pages, missing)))
    return [(f.rule, f.message, f.place.where.partition(":")[0]) for f in checked.findings]


def test_pages_as_they_should_be_pass():
    pages = page(*HEAD, DAY, LAST, *SIGNING, NAME)
    assert found(pages) == []
    checked = check_package(open_package(document(NOTICE), "x.docx"), "x.docx", pages=Pages(Printing((pages,))))
    assert Status.PASSED in {o.status for o in checked.outcomes if o.rule == "ND30-KY-07"}


def test_without_pages_the_rule_is_not_evaluated_and_says_why():
    checked = check_package(open_package(document(NOTICE), "x.docx"), "x.docx")
    outcome = next(o for o in checked.outcomes if o.rule == "ND30-KY-07")
    assert (outcome.status, outcome.why) == (Status.NOT_EVALUATED, "chưa dàn trang (--no-pages)")


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (
            [
                page(
                    *HEAD[:1],
                    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT",
                    "NAM",
                    *HEAD[2:],
                    ("Định Mỹ, ngày 05 tháng 3 năm 2026", 190),
                )
            ],
            ("ND30-QH-02", "Quốc hiệu bị ngắt thành hai dòng", "trang 1"),
        ),
        (
            [page(*HEAD, ("Định Mỹ, ngày 05 tháng 3 năm 2026", 190), LAST, *SIGNING, NAME)],
            ("ND30-NGAY-04", "địa danh, ngày tháng không ngang dòng với số, ký hiệu", "trang 1"),
        ),
        (
            [page(("1", 40), *HEAD, ("Định Mỹ, ngày 05 tháng 3 năm 2026", 190))],
            ("ND30-PAGE-04", "trang thứ nhất hiện số trang", "trang 1"),
        ),
        (
            [page(*HEAD, DAY, LAST, *SIGNING), page(NAME)],
            ("ND30-KY-07", "khối chữ ký bị ngắt sang trang sau", "trang 1"),
        ),
        (
            [page(*HEAD, DAY, LAST), page(*SIGNING, NAME)],
            ("ND30-KY-07", "khối chữ ký đứng một mình ở trang không có nội dung", "trang 2"),
        ),
        (
            [page(*HEAD, DAY), page(LAST, *SIGNING, NAME)],
            ("ND30-KY-07", "chỉ có dòng cuối của nội dung ở trang có chữ ký", "trang 2"),
        ),
    ],
)
def test_each_fault_of_a_page_is_found_with_its_page(pages, expected):
    assert expected in found(*pages)


def test_letters_no_font_has_are_named():
    rules = [(rule, message) for rule, message, _where in found(page(*HEAD, DAY), missing=(("Times", "ẳỗ"),))]
    assert ("ND30-FONT-03", "phông trên máy này thiếu chữ «ẳỗ»") in rules


@pytest.fixture
def soffice():
    required_of_ci(shutil.which("soffice") is not None, "soffice (LibreOffice) is not installed")
    return shutil.which("soffice")


def test_libreoffice_lays_a_document_out_and_the_pages_pass(tmp_path, soffice):  # noqa: ARG001
    file = tmp_path / "văn bản.docx"
    file.write_bytes(document(LETTER))
    checked = check_document(file, pages=True)
    assert [(f.rule, f.message) for f in checked.findings] == []
    assert Status.PASSED in {o.status for o in checked.outcomes if o.rule == "ND30-KY-07"}


def test_an_old_doc_is_read_through_libreoffice(tmp_path, soffice):
    file = tmp_path / "cũ.docx"
    file.write_bytes(document(NOTICE))
    subprocess.run(
        [soffice, f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless", "--convert-to", "doc", str(file)],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=200,
    )
    checked = check_document(tmp_path / "cũ.doc")
    assert checked.kinds == ["Thông báo"]
    assert [(f.rule, f.message) for f in checked.findings] == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 zip", "không phải tệp Word cũ"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "có mật khẩu"),
    ],
)
def test_what_only_calls_itself_doc_is_refused(tmp_path, soffice, data, said):  # noqa: ARG001
    file = tmp_path / "x.doc"
    file.write_bytes(data)
    with pytest.raises(SourceError, match=said):
        check_document(file)
