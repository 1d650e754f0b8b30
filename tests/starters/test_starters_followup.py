"""Công văn đôn đốc and báo cáo kết quả; and what holds for every paper that follows a notice."""

import re
from dataclasses import replace

import pytest
from later_sheets_samples import (
    UNITS,
    WORDS,
    body_paragraphs,
    later_sheets,
    made_sheet,
    paper,
    reminder_words,
    report_words,
    with_words,
)
from lxml import etree

from thongbao.compose.field_list import SHEETS
from thongbao.compose.sheet_fields import field_tree
from thongbao.errors import LostWordsError
from thongbao.measures import mm, pt, twips
from thongbao.papers import Kind
from thongbao.render.template import Template
from thongbao.standard.layout import Layout
from thongbao.standard.text_metrics import text_width
from thongbao.starters.making import starter
from thongbao.word.package import DOCUMENT, open_package
from thongbao.word.text import W, text_of

LATER = [Kind.REMINDER, Kind.REPORT, Kind.CORRECTION, Kind.RECALL, Kind.REGISTER, Kind.DOSSIER_INDEX]
LAYOUTS = [Layout(), Layout(mm(25), mm(25), mm(35), mm(20), pt(13), mm(10), 1.5)]
HOSTILE = "A & B <C> “trích” {{ so }} {% if so %} {%p endfor %} &lt; ]]> \\1"


def w(name):
    return f"{{{W}}}{name}"


def sections(data):
    return list(open_package(data, "x.docx").tree(DOCUMENT).iter(w("sectPr")))


def tables(data):
    """Return the rows of texts of every table with borders."""
    found = open_package(data, "x.docx").tree(DOCUMENT).iter(w("tbl"))
    return [
        [
            [" ".join(text_of(p) for p in cell.iter(w("p"))).strip() for cell in row.iter(w("tc"))]
            for row in t.iter(w("tr"))
        ]
        for t in found
        if t.find(f"{w('tblPr')}/{w('tblBorders')}") is not None
    ]


def test_every_kind_of_paper_has_its_sheet_and_its_starter():
    assert set(SHEETS) == set(Kind)
    assert {str(kind) for kind in LATER} == {"don-doc", "bao-cao", "dinh-chinh", "thu-hoi", "so-dang-ky", "muc-luc"}
    assert {kind for kind, _recipient, _words in WORDS.values()} == set(LATER)


@pytest.mark.parametrize("name", WORDS)
def test_a_sample_is_printed_with_every_word(name):
    assert body_paragraphs(paper(made_sheet(name)))


@pytest.mark.parametrize("name", WORDS)
def test_typed_markup_is_printed_letter_by_letter(name):
    words = with_words(WORDS[name][2], HOSTILE)
    printed = "\n".join(body_paragraphs(paper(made_sheet(name, words))))
    assert HOSTILE in printed
    assert printed.count("<C>") == printed.count("&lt; ]]>")


@pytest.mark.parametrize("kind", LATER)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_starter_asks_for_its_own_fields_and_prints_every_required_one(kind, layout):
    package = starter(kind, layout)
    template = Template(package, f"{kind}.docx")
    for sheet in later_sheets().values():
        if sheet.kind is kind:
            template.check(sheet)
    # A field that no sample fills would slip through: its last name has to stand in the template.
    text = "".join(package.members[part].decode() for part in package.members if part.endswith(".xml"))
    for field in field_tree(SHEETS[kind]):
        for path, about in field.paths():
            if about.required and not about.members:
                assert re.search(rf"\b{about.name}\b", text), path


@pytest.mark.parametrize("name", WORDS)
def test_no_tag_and_no_python_value_is_left(name):
    root = open_package(paper(made_sheet(name)), "x.docx").tree(DOCUMENT)
    assert not re.search(r"\{\{|\}\}|\{%|%\}", etree.tostring(root, encoding="unicode"))
    assert not re.search(r"\b(?:None|True|False)\b|\[\]|\['", " ".join(root.itertext()))


@pytest.mark.parametrize("name", WORDS)
def test_every_row_fits_the_grid_and_every_table_is_followed_by_a_paragraph(name):
    for table in open_package(paper(made_sheet(name)), "x.docx").tree(DOCUMENT).iter(w("tbl")):
        assert table.getnext().tag == w("p")
        assert {len(list(row.iter(w("tc")))) for row in table.iter(w("tr"))} == {len(table.find(w("tblGrid")))}
        assert all(cell[-1].tag == w("p") for cell in table.iter(w("tc")))


@pytest.mark.parametrize("kind", LATER)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_columns_hold_their_headings_and_a_date_uncut(kind, layout):
    for table in starter(kind, layout).tree(DOCUMENT).iter(w("tbl")):
        row = next(table.iter(w("tr")))
        if row.find(f"{w('trPr')}/{w('tblHeader')}") is None:
            continue
        for column, cell in zip(table.iter(w("gridCol")), row.iter(w("tc")), strict=True):
            room = twips(int(column.get(w("w"))) - 2 * 70)
            heading = "".join(cell.itertext())
            assert max(text_width(word, pt(13), bold=True) for word in heading.split()) <= room, heading
            if heading.startswith(("Thời hạn", "Ngày")):
                assert text_width("15/10/2026", pt(13)) <= room, heading


@pytest.mark.parametrize("name", ["don-doc", "don-doc-mot", "dinh-chinh", "thu-hoi"])
def test_a_cong_van_has_no_title_and_ends_with_its_mark(name):
    texts = body_paragraphs(paper(made_sheet(name)))
    assert "CÔNG VĂN" not in texts
    assert any(text.startswith("V/v ") for text in texts)
    assert [text.endswith("./.") for text in texts].count(True) == 1
    assert texts[texts.index("Nơi nhận:") - 1].endswith("./.")
    assert texts[texts.index("Nơi nhận:") + 1] == "- Như trên;"


def test_one_addressee_stands_on_the_line_several_under_the_colon():
    alone = body_paragraphs(paper(made_sheet("don-doc-mot")))
    assert "Kính gửi: Phòng Kinh tế" in alone
    several = body_paragraphs(paper(made_sheet("don-doc")))
    start = several.index("Kính gửi:")
    assert several[start + 1 : start + 6] == [*(f"- {unit};" for unit in UNITS[:-1]), f"- {UNITS[-1]}."]


def test_a_reminder_to_one_unit_has_its_table_in_the_letter_without_the_unit():
    data = paper(made_sheet("don-doc-mot"))
    ((headings, *rows),) = tables(data)
    assert headings == ["STT", "Nhiệm vụ", "Thời hạn", "Số ngày quá hạn"]
    assert [row[3] for row in rows] == ["05", "06"]
    assert len(sections(data)) == 1
    text = "\n".join(body_paragraphs(data))
    assert "đã đôn đốc tại Công văn số 12/UBND-VP ngày 05 tháng 10 năm 2026." in text
    assert "Phụ lục" not in text


def test_a_reminder_to_several_units_has_its_table_in_an_appendix_with_pages_of_its_own():
    data = paper(made_sheet("don-doc"))
    ((headings, *rows),) = tables(data)
    assert headings == ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Số ngày quá hạn"]
    assert len(rows) == 9
    assert [s.find(w("pgNumType")).get(w("start")) for s in sections(data)] == ["1", "1"]
    texts = body_paragraphs(data)
    assert any("(chi tiết tại Phụ lục kèm theo)." in text for text in texts)
    start = texts.index("Phụ lục")
    assert texts[start + 1] == "NHIỆM VỤ QUÁ HẠN CHƯA HOÀN THÀNH"
    assert texts[start + 2].startswith("(Kèm theo Công văn số 15/UBND-VP ngày")


def test_a_reminder_without_days_leaves_no_gap():
    words = replace(reminder_words(), finish_before="", report_before="", through_unit="")
    text = "\n".join(body_paragraphs(paper(made_sheet("don-doc-mot", words))))
    assert "nhiệm vụ nêu trên; báo cáo kết quả về Ủy ban nhân dân xã Suối Ngàn, trong đó" in text


def test_a_row_that_names_a_unit_nobody_prints_is_caught():
    words = replace(reminder_words(several=True), several="")
    with pytest.raises(LostWordsError, match="don_vi"):
        paper(made_sheet("don-doc-mot", words))


HEADINGS = [
    "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI",
    "II. KẾT QUẢ THỰC HIỆN",
    "III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
    "IV. NHIỆM VỤ, GIẢI PHÁP THỜI GIAN TỚI",
    "V. ĐỀ XUẤT, KIẾN NGHỊ",
]


@pytest.mark.parametrize("name", ["bao-cao", "bao-cao-ngan"])
def test_a_report_has_its_five_sections_in_bold_capitals(name):
    root = open_package(paper(made_sheet(name)), "x.docx").tree(DOCUMENT)
    found = [p for p in root.iter(w("p")) if re.match(r"[IV]+\. ", text_of(p))]
    assert [text_of(p) for p in found] == HEADINGS
    for paragraph in found:
        assert paragraph.find(f"{w('pPr')}/{w('keepNext')}") is not None
        assert all(run.find(f"{w('rPr')}/{w('b')}") is not None for run in paragraph.iter(w("r")))


def test_a_report_goes_upward_and_says_so():
    texts = body_paragraphs(paper(made_sheet("bao-cao")))
    assert texts.index("Kính gửi: Chủ tịch Ủy ban nhân dân xã") > texts.index("BÁO CÁO")
    closing = next(text for text in texts if text.startswith("Trên đây là báo cáo"))
    assert closing.endswith("kính báo cáo Chủ tịch Ủy ban nhân dân xã xem xét, chỉ đạo./.")


ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")


def test_the_appendices_of_a_report_are_printed_in_order_each_with_its_own_pages():
    data = paper(made_sheet("bao-cao"))
    assert len(sections(data)) == 8
    assert {s.find(w("pgNumType")).get(w("start")) for s in sections(data)} == {"1"}
    texts = body_paragraphs(data)
    assert [t for t in texts if re.fullmatch("Phụ lục [IVX]+", t)] == [f"Phụ lục {n}" for n in ROMAN]
    totals, units, overdue, recurring, compared, repeated, chart = tables(data)
    assert [row[2] for row in totals[1:]] == ["24", "15", "13", "02", "07", "04", "03", "02", "01"]
    assert [len(rows) - 1 for rows in (units, overdue, recurring)] == [5, 3, 1]
    assert compared[1] == ["Đã hoàn thành", "10", "15", "tăng 05"]
    assert repeated[1][2] == "tháng 9/2026; tháng 10/2026"
    assert chart[1] == ["Phòng Kinh tế", "████▓░░▒▒", "4/1/2/2"]
    assert overdue[0] == ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Lãnh đạo chỉ đạo", "Thời hạn", "Số ngày quá hạn"]


def test_an_appendix_without_label_is_neither_printed_nor_mentioned():
    data = paper(made_sheet("bao-cao-ngan"))
    assert len(sections(data)) == 1
    assert tables(data) == []
    texts = body_paragraphs(data)
    assert not any("Phụ lục" in text for text in texts)
    assert "2. Nhiệm vụ quá hạn" in texts
    assert "Không có nhiệm vụ quá hạn." in texts


def dotted(data):
    root = open_package(data, "x.docx").tree(DOCUMENT)
    return sum(1 for p in root.iter(w("p")) if p.find(f"{w('pPr')}/{w('pBdr')}/{w('between')}") is not None)


def test_what_nobody_has_written_is_left_on_dots():
    assert dotted(paper(made_sheet("bao-cao"))) == 0
    assert dotted(paper(made_sheet("bao-cao-ngan"))) == 2 * 4
    words = replace(report_words(), causes=(), proposals=())
    assert dotted(paper(made_sheet("bao-cao", words))) == 2 * 2
