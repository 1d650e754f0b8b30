"""Marks of urgency and secrecy, copies on paper, slots of appendices, titles nobody should print."""

import copy
from dataclasses import replace

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor
from made_documents import LETTER, NOTICE, Line, box, document, fill, put, saved, saved_parts, signs, table

from thongbao.documents import check_package
from thongbao.findings import Severity, Status
from thongbao.form.checking import Pages
from thongbao.printed import PrintedLine, PrintedPage, Printing
from thongbao.word.package import open_package

BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="6" w:space="1" w:color="FF0000"/>' for side in ("top", "left", "bottom", "right")
)


def checked(data, pages=None):
    return check_package(open_package(data, "x.docx"), "x.docx", pages=pages)


def heavy(data):
    return [(f.rule, f.message) for f in checked(data).findings if f.severity is not Severity.NOTE]


def status(data, rule, pages=None):
    return next((str(o.status) for o in checked(data, pages).outcomes if o.rule == rule), "failed")


def stamped(text, how="border"):
    """Return a công văn with a red mark under its number, in a frame of one making or another."""
    made = saved_parts(document(LETTER))
    cell = made.tables[0].cell(1, 0)
    line = Line(text, 13, True)
    if how == "box":
        box(cell.add_paragraph(), [line], 77)
        outline = '<a:ln xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" w="9525"><a:solidFill/></a:ln>'
        for properties in cell._tc.iter("{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}spPr"):
            properties.append(parse_xml(outline))
    elif how == "table":
        inner = cell.add_table(rows=1, cols=1)
        inner.style = "Table Grid"
        put(inner.cell(0, 0).paragraphs[0], line, ALIGN.CENTER)
        cell.add_paragraph()
    else:
        paragraph = put(cell.add_paragraph(), line, ALIGN.CENTER, 6)
        paragraph.runs[0].font.color.rgb = RGBColor(255, 0, 0)
        if how == "border":
            paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:pBdr {nsdecls('w')}>{BORDERS}</w:pBdr>"))
        elif how == "run":
            frame = f'<w:bdr {nsdecls("w")} w:val="single" w:sz="6" w:space="0" w:color="FF0000"/>'
            paragraph.runs[0]._r.get_or_add_rPr().append(parse_xml(frame))
    return saved(made)


@pytest.mark.parametrize("how", ["border", "run", "box", "table"])
@pytest.mark.parametrize("text", ["KHẨN", "THƯỢNG KHẨN", "HỎA TỐC", "HOẢ TỐC"])
def test_a_red_mark_of_urgency_in_a_frame_is_right(text, how):
    assert heavy(stamped(text, how)) == []
    assert status(stamped(text, how), "ND30-KHAN-01") == "passed"


def test_a_mark_without_its_frame_and_one_the_decree_does_not_know_are_found():
    assert heavy(stamped("KHẨN", "bare")) == [("ND30-KHAN-01", "dấu khẩn không nằm trong khung")]
    assert heavy(stamped("GẤP")) == [("ND30-KHAN-01", "không có mức độ khẩn «GẤP»")]


def test_a_secret_document_is_a_warning_and_its_red_mark_no_wrong_colour():
    found = checked(stamped("TỐI MẬT")).findings
    assert [(f.rule, str(f.severity)) for f in found] == [("ND30-MAT-01", "warning")]


def test_a_title_that_says_cong_van_is_the_only_thing_wrong_with_a_letter():
    made = saved_parts(document(LETTER))
    title = put(made.add_paragraph(), Line("CÔNG VĂN", 14, True), ALIGN.CENTER, 6)
    made.tables[0]._tbl.addnext(title._p)
    assert [rule for rule, _message in heavy(saved(made))] == ["ND30-LOAI-01"]


def test_kinh_gui_in_a_notice_is_said_once():
    assert [rule for rule, _message in heavy(document(replace(NOTICE, to=["Kính gửi: Phòng Kinh tế"])))] == [
        "ND30-KG-01"
    ]


def test_a_position_in_small_letters_is_found_where_it_stands():
    found = heavy(document(replace(NOTICE, signing=["TL. CHỦ TỊCH", "Chánh Văn phòng"])))
    assert found == [("ND30-KY-06", "quyền hạn, chức vụ chưa in hoa")]


def copied(label="SAO Y", code="Số: 07/SY-UBND", line=True):
    """Return a notice with a copy's own head and foot under it."""
    made = saved_parts(document(NOTICE))
    ruled = made.add_paragraph()
    if line:
        signs(ruled, 70, 14)
    own = table(made, (3700, 5650), 2)
    fill(own.cell(0, 0), [Line("UBND XÃ ĐỊNH MỸ", 13), Line("VĂN PHÒNG", 13, True), Line(code, 13)])
    fill(own.cell(0, 1), [Line(label, 14, True), Line("Định Mỹ, ngày 06 tháng 3 năm 2026", 14, italic=True)])
    fill(
        own.cell(1, 0), [Line("Nơi nhận:", 12, True, True), Line("- Như trên;", 11), Line("- Lưu: VT.", 11)], ALIGN.LEFT
    )
    fill(own.cell(1, 1), [Line("CHÁNH VĂN PHÒNG", 14, True), Line("Nguyễn Văn An", 14, True)])
    return saved(made)


def test_a_copy_set_as_the_decree_says_is_right():
    assert heavy(copied()) == []
    assert status(copied(), "ND30-SAO-01") == "passed"
    assert status(document(NOTICE), "ND30-SAO-01") == "not_applicable"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"label": "SAO Y BẢN CHÍNH"}, "hình thức sao ghi «SAO Y BẢN CHÍNH»"),
        ({"label": "SAO LỤC"}, "ký hiệu bản sao ghi «SY»"),
        ({"code": "Số: 07/BS-UBND"}, "ký hiệu bản sao ghi «BS»"),
        ({"code": "Số: 7/SY-UBND"}, "số «7» dưới 10 thiếu số 0"),
        ({"code": ""}, "bản sao không có số, ký hiệu"),
        ({"line": False}, "không thấy đường kẻ ngăn bản sao với văn bản được sao"),
    ],
)
def test_each_fault_of_a_copy_is_found(given, message):
    assert heavy(copied(**given)) == [("ND30-SAO-01", message)]


def with_appendix(attached, first=""):
    made = saved_parts(document(NOTICE))
    if first:
        for child in list(made.element.body)[:-1]:
            made.element.body.remove(child)
        put(made.add_paragraph(), Line(first, 10), ALIGN.RIGHT)
    else:
        body = next(p for p in made.paragraphs if p.text.startswith("2. "))
        body.runs[0].text = body.text.rstrip(".") + " (chi tiết tại Phụ lục kèm theo)."
    for line in (Line("Phụ lục", 14, True), Line("DANH MỤC", 14, True), Line(attached, 14, italic=True)):
        put(made.add_paragraph(), line, ALIGN.CENTER)
    return saved(made)


OWN = "(Kèm theo Thông báo số 08/TB-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân xã)"
BLANK = "(Kèm theo Thông báo số      /TB-UBND ngày      tháng      năm 2026 của Ủy ban nhân dân xã)"


@pytest.mark.parametrize(("attached", "ended"), [(OWN, "not_evaluated"), (BLANK, "not_evaluated")])
def test_the_slots_of_an_appendix_that_may_be_right_are_not_evaluated(attached, ended):
    assert status(with_appendix(attached), "ND30-PL-03") == ended


@pytest.mark.parametrize("wrong", [OWN.replace("08/TB", "09/TB"), OWN.replace("05 tháng 3", "06 tháng 3")])
def test_an_appendix_of_another_number_or_day_is_found(wrong):
    assert "ND30-PL-03" in [rule for rule, _message in heavy(with_appendix(wrong))]


def test_the_line_of_a_signature_on_a_file_of_its_own():
    line = "Số: 08/TB-UBND; 05/3/2026; 14:05:33 +07:00"
    assert status(with_appendix(BLANK, first=line), "ND30-DT-03") == "passed"
    assert heavy(with_appendix(BLANK, first=line)) == []
    assert status(with_appendix(BLANK, first=" "), "ND30-DT-03") == "not_evaluated"
    assert status(document(NOTICE), "ND30-DT-03") == "not_applicable"


def printed(*numbers):
    """Return pages that show these words at the top, in the middle or at the right."""
    return Pages(
        Printing(tuple(PrintedPage(595, 842, (PrintedLine("Nội dung", 100, 200, 300, 212), *top)) for top in numbers))
    )


MIDDLE, RIGHT = PrintedLine("2", 306, 36, 313, 50), PrintedLine("2", 520, 36, 527, 50)


def numbered_in_a_box():
    made = saved_parts(document(NOTICE))
    header = made.sections[0].header
    runs = [run._r for run in header.paragraphs[0].runs]
    box(header.paragraphs[0], [Line("X", 14)], 91)
    for content in header._element.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}txbxContent"):
        target = content[0]
        for old in target.findall("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}r"):
            target.remove(old)
        for run in runs:
            target.append(copy.deepcopy(run))
    for run in runs:
        run.getparent().remove(run)
    return saved(made)


def test_the_pages_say_where_a_number_in_a_text_box_stands():
    data = numbered_in_a_box()
    assert status(data, "ND30-PAGE-05") == "not_evaluated"
    assert status(data, "ND30-PAGE-05", printed((), (MIDDLE,))) == "passed"
    assert status(data, "ND30-PAGE-05", printed((), (RIGHT,))) == "failed"


def test_the_pages_say_whether_a_document_without_numbers_needs_them():
    made = saved_parts(document(NOTICE))
    for paragraph in made.sections[0].header.paragraphs:
        for run in list(paragraph.runs):
            run._r.getparent().remove(run._r)
    data = saved(made)
    assert status(data, "ND30-PAGE-05", printed(())) == "not_applicable"
    assert status(data, "ND30-PAGE-05", printed((), ())) == "failed"
    assert Status.FAILED not in {o.status for o in checked(data, printed(())).outcomes}
