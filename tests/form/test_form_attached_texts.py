"""Texts issued with a decision (mẫu 1.3), letterheads in a page's header, and files this decree is not for."""

import copy
import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from made_documents import DECISION, NOTICE, Line, document, put, saved, saved_parts, signs

from thongbao.checking import Checking, check_files
from thongbao.documents import check_package
from thongbao.findings import Severity
from thongbao.fixes.fixing import fix, rules_named
from thongbao.word.package import open_package

KEPT = "(Kèm theo Quyết định số 125/QĐ-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân xã Định Mỹ)"


def heavy(data):
    found = check_package(open_package(data, "x.docx"), "x.docx").findings
    return [(f.rule, f.message) for f in found if f.severity is not Severity.NOTE]


def regulation(kept=KEPT, number=""):
    """Return a decision with the regulation it issues behind it: a head and a title, no number, day or signature."""
    made = saved_parts(document(DECISION, head="one row"))
    other = saved_parts(document(replace(DECISION, code=number, date=""), head="one row"))
    made.add_page_break()
    body = made.element.body
    body.insert(len(body) - 1, copy.deepcopy(other.tables[0]._tbl))
    put(made.add_paragraph(), Line("QUY CHẾ", 14, True), ALIGN.CENTER, 12)
    put(made.add_paragraph(), Line("Hoạt động của Tổ công tác chuyển đổi số", 14, True), ALIGN.CENTER)
    put(made.add_paragraph(), Line(kept, 14, italic=True), ALIGN.CENTER)
    signs(made.add_paragraph(), 24, 14)
    for text in ("Điều 1. Phạm vi", "Điều 2. Nguyên tắc"):
        paragraph = put(made.add_paragraph(), Line(text, 14, True), ALIGN.JUSTIFY, 6)
        paragraph.paragraph_format.first_line_indent = docx.shared.Mm(12.7)
        paragraph = put(
            made.add_paragraph(), Line("Quy chế này áp dụng cho các thành viên Tổ công tác./.", 14), ALIGN.JUSTIFY, 6
        )
        paragraph.paragraph_format.first_line_indent = docx.shared.Mm(12.7)
    return saved(made)


def test_a_text_with_a_head_and_without_number_day_and_signature_is_right_when_it_is_issued_with_a_decision():
    rules = {rule for rule, _message in heavy(regulation())}
    assert not rules & {"ND30-SO-01", "ND30-NGAY-01", "ND30-KY-06", "ND30-NN-01", "ND30-LOAI-03"}


def test_the_same_without_the_line_that_says_so_lacks_them_all():
    made = saved_parts(regulation())
    for paragraph in made.paragraphs:
        if paragraph.text == KEPT:
            paragraph._p.getparent().remove(paragraph._p)
    assert {"ND30-SO-01", "ND30-NGAY-01", "ND30-KY-06"} <= {rule for rule, _message in heavy(saved(made))}


def test_its_number_is_held_against_that_of_the_decision():
    assert "ND30-PL-03" not in {rule for rule, _message in heavy(regulation())}
    assert "ND30-PL-03" in {rule for rule, _message in heavy(regulation(KEPT.replace("125/", "126/")))}


def in_header(words=NOTICE, spoilt=False):
    """Return a document whose letterhead stands in the header of its first page."""
    made = saved_parts(document(words, head="one row"))
    head = made.tables[0]._tbl
    first = made.sections[0].first_page_header
    if spoilt:
        made.tables[0].cell(0, 1).paragraphs[0].runs[0].bold = False
    first._element.insert(0, head)
    return saved(made)


def test_a_letterhead_in_the_header_of_page_1_is_found_and_judged():
    assert heavy(in_header()) == []
    assert heavy(in_header(spoilt=True)) == [("ND30-QH-02", "Quốc hiệu không đậm")]


def test_and_it_is_corrected_there():
    data = in_header(spoilt=True)
    fixed = fix(open_package(data, "x.docx"), "x.docx", rules_named(()))
    assert [change.rule for change in fixed.changes] == ["ND30-QH-02"]
    assert heavy(fixed.data) == []


def reported(tmp_path, data):
    file = tmp_path / "tep.docx"
    file.write_bytes(data)
    (report,) = check_files([file], Checking(pages=False))
    return report


def test_what_is_no_document_of_this_decree_is_said_to_be_none(tmp_path):
    essay = docx.Document()
    essay.add_paragraph("Bài thu hoạch lớp bồi dưỡng ngạch chuyên viên.")
    for made in (essay, docx.Document()):
        report = reported(tmp_path, saved(made))
        assert "không phải văn bản hành chính" in report.remark
        of_form = {o.status.value for o in report.outcomes if o.rule.startswith(("ND30-QH", "ND30-BODY", "ND30-PAGE"))}
        assert of_form == {"not_applicable"}
    assert reported(tmp_path, document(NOTICE)).remark == ""


def test_the_strict_form_of_the_format_is_refused_and_never_called_right(tmp_path):
    data, strict = BytesIO(document(NOTICE)), BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            words = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, words)
    stopped = reported(tmp_path, strict.getvalue()).stopped
    assert stopped is not None
    assert stopped.exit_code == 3
    assert "Strict" in stopped.message


@pytest.mark.parametrize("words", [NOTICE, DECISION])
def test_a_document_without_appendix_has_no_page_number_of_one(words):
    checked = check_package(open_package(document(words), "x.docx"), "x.docx")
    (outcome,) = [o for o in checked.outcomes if o.rule == "ND30-PAGE-07"]
    assert (outcome.status.value, outcome.why) == ("not_applicable", "văn bản không có phụ lục")
