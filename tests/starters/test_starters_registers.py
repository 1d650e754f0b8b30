"""Đính chính, thu hồi, sổ đăng ký văn bản đi, mục lục văn bản; and the pages LibreOffice makes of all six."""

import os
import shutil
import subprocess
from dataclasses import replace

import pytest
from later_sheets_samples import (
    body_paragraphs,
    correction_words,
    made_sheet,
    paper,
    recall_words,
    register_words,
)

from thongbao.measures import mm
from thongbao.standard.layout import Layout
from thongbao.starters.making import starter
from thongbao.word.package import DOCUMENT, open_package
from thongbao.word.text import W, text_of


def w(name):
    return f"{{{W}}}{name}"


def grid(data, number=-1):
    """Return the texts of a table with borders, row by row."""
    found = [
        t
        for t in open_package(data, "x.docx").tree(DOCUMENT).iter(w("tbl"))
        if t.find(f"{w('tblPr')}/{w('tblBorders')}") is not None
    ]
    rows = found[number].iter(w("tr"))
    return [[" ".join(text_of(p) for p in cell.iter(w("p"))).strip() for cell in row.iter(w("tc"))] for row in rows]


def test_one_corrected_place_is_told_in_words():
    texts = body_paragraphs(paper(made_sheet("dinh-chinh-mot")))
    start = texts.index("Tại điểm a mục 2, trang 2:")
    assert texts[start + 1] == "- Đã in: “hoàn thành trước ngày 31/9/2026”."
    assert texts[start + 2] == "- Đính chính thành: “hoàn thành trước ngày 30/9/2026”."


def test_several_corrected_places_are_a_table_and_what_is_missing_is_named():
    rows = grid(paper(made_sheet("dinh-chinh")))
    assert rows[0] == ["STT", "Vị trí", "Đã in", "Đính chính thành"]
    assert rows[2][2:] == ["(chưa có)", "Đảng ủy xã (để b/c)"]
    assert rows[3][2:] == ["Ban Chỉ huy quân sự xã", "(bỏ)"]


@pytest.mark.parametrize(
    ("changes", "printed"),
    [
        ({"printed": ""}, "- Bổ sung: “hoàn thành trước ngày 30/9/2026”."),
        ({"corrected": ""}, "- Đính chính: bỏ nội dung này."),
    ],
)
def test_one_place_may_be_added_or_left_out(changes, printed):
    words = correction_words()
    words = replace(words, places=(replace(words.places[0], **changes),))
    assert printed in body_paragraphs(paper(made_sheet("dinh-chinh-mot", words)))


def test_a_correction_cites_the_paper_in_full_first_and_shortly_after():
    text = "\n".join(body_paragraphs(paper(made_sheet("dinh-chinh"))))
    assert "Thông báo số 08/TB-UBND ngày 28 tháng 9 năm 2026 của Ủy ban nhân dân xã Suối Ngàn về" in text
    assert "Các nội dung khác của Thông báo số 08/TB-UBND giữ nguyên." in text


def test_a_recall_says_what_to_do_with_paper_and_with_electronic_copies():
    both = "\n".join(body_paragraphs(paper(made_sheet("thu-hoi"))))
    assert "- Đối với văn bản giấy: gửi lại văn bản đã nhận về Văn thư" in both
    assert "- Đối với văn bản điện tử: hủy bỏ văn bản bị thu hồi trên Hệ thống" in both
    assert "Văn bản thay thế: Thông báo số 09/TB-UBND" in both
    electronic = "\n".join(body_paragraphs(paper(made_sheet("thu-hoi-dien-tu"))))
    assert "văn bản giấy" not in electronic
    assert "Văn bản thay thế" not in electronic
    on_paper = "\n".join(body_paragraphs(paper(made_sheet("thu-hoi", replace(recall_words(), electronic="")))))
    assert "văn bản điện tử" not in on_paper


REGISTER_COLUMNS = [
    "Số, ký hiệu văn bản",
    "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Người ký",
    "Nơi nhận văn bản",
    "Đơn vị, người nhận bản lưu",
    "Số lượng bản",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
]


def test_the_register_has_the_ten_columns_of_the_decree_with_their_numbers():
    rows = grid(paper(made_sheet("so-dang-ky")))
    assert rows[0] == REGISTER_COLUMNS
    assert rows[1] == [f"({n})" for n in range(1, 11)]
    assert len(rows) == 2 + 14
    assert len(grid(paper(made_sheet("so-dang-ky-trong")))) == 2


@pytest.mark.parametrize("layout", [Layout(), Layout(left=mm(35), bottom=mm(25))])
def test_the_register_is_landscape_and_its_headings_repeat(layout):
    root = starter(made_sheet("so-dang-ky").kind, layout).tree(DOCUMENT)
    sizes = [section.find(w("pgSz")) for section in root.iter(w("sectPr"))]
    assert [(size.get(w("w")), size.get(w("h")), size.get(w("orient"))) for size in sizes] == [
        ("16838", "11906", "landscape")
    ] * 2
    rows = list(list(root.iter(w("tbl")))[-1].iter(w("tr")))
    assert [row.find(f"{w('trPr')}/{w('tblHeader')}") is not None for row in rows] == [True, True, False, False, False]


def test_the_cover_says_whose_book_it_is_and_what_it_holds():
    texts = body_paragraphs(paper(made_sheet("so-dang-ky")))
    cover = texts[: texts.index(REGISTER_COLUMNS[0])]
    assert cover == [
        "ỦY BAN NHÂN DÂN",
        "XÃ SUỐI NGÀN",
        "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        "Năm: 2026",
        "Từ ngày 01/01/2026 đến ngày 31/12/2026",
        "Từ số 01 đến số 14",
        "Quyển số: 01",
    ]
    own_series = body_paragraphs(paper(made_sheet("so-dang-ky", register_words(series="Công văn"))))
    assert "Loại văn bản: Công văn" in own_series


def test_the_index_names_its_dossier_and_counts_its_documents():
    data = paper(made_sheet("muc-luc"))
    rows = grid(data)
    assert rows[0] == [
        "STT",
        "Số, ký hiệu văn bản",
        "Ngày tháng năm văn bản",
        "Tên loại và trích yếu nội dung văn bản",
        "Tác giả văn bản",
        "Tờ số/ Trang số",
        "Ghi chú",
    ]
    texts = body_paragraphs(data)
    assert texts[:4] == ["UBND XÃ SUỐI NGÀN", "VĂN PHÒNG HĐND VÀ UBND", "Hồ sơ số: 05.TH", "Thời hạn bảo quản: 20 năm"]
    assert "MỤC LỤC VĂN BẢN, TÀI LIỆU TRONG HỒ SƠ" in texts
    assert "Hồ sơ này có 12 văn bản, tài liệu, gồm 26 tờ." in texts


# Sample → pages, and the words that stand on its last page.
PAGES = {
    "don-doc": (3, "STT"),
    "don-doc-mot": (1, "Nguyễn Thu Hằng"),
    "bao-cao": (9, "BIỂU ĐỒ KẾT QUẢ THEO ĐƠN VỊ"),
    "dinh-chinh": (1, "Nguyễn Thu Hằng"),
    "thu-hoi-dien-tu": (1, "Nguyễn Thu Hằng"),
    "so-dang-ky": (4, "(10)"),
    "muc-luc": (2, "Lê Thị Minh"),
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Name → text of each page, made by one call of LibreOffice with a profile of its own."""
    pypdfium2 = pytest.importorskip("pypdfium2")
    office = shutil.which("soffice")
    if office is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is missing")
        pytest.skip("LibreOffice is not on this machine")
    folder = tmp_path_factory.mktemp("later-pages")
    files = []
    for name in PAGES:
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(paper(made_sheet(name)))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    found = {}
    for name in PAGES:
        document = pypdfium2.PdfDocument((folder / f"{name}.pdf").read_bytes())
        found[name] = [page.get_textpage().get_text_bounded() for page in document]
        document.close()
    return found


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_are_as_many_as_expected(pages, name):
    count, last = PAGES[name]
    assert len(pages[name]) == count
    assert last in pages[name][-1]
