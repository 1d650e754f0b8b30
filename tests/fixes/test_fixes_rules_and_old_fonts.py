"""``fix`` draws rules that are missing and writes old codes in Unicode; what it cannot do surely it leaves."""

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from made_documents import DECISION, LETTER, NOTICE, REPORT, document, every_paragraph, saved, saved_parts

from thongbao.documents import check_package
from thongbao.fixes.fixing import fix, rules_named
from thongbao.vietnamese.old_fonts import _TCVN3, OldEncoding, from_old_font
from thongbao.word.package import open_package
from thongbao.word.reading import ReadDocument

CODES = {letter: code for code, letter in _TCVN3.items()}
LINES = {"ND30-TN-02", "ND30-CQ-02", "ND30-LOAI-03"}


def opened(data):
    return open_package(data, "x.docx")


def fixed(data, *only):
    return fix(opened(data), "x.docx", rules_named(only))


def found(data):
    return {finding.rule for finding in check_package(opened(data), "x.docx").findings}


def words(data):
    return [p.text for p in ReadDocument(opened(data)).paragraphs if p.text.strip()]


def without_rules(given, head="one row"):
    """Return a document that draws no rule anywhere."""
    made = saved_parts(document(given, head=head))
    for paragraph in list(every_paragraph(made)):
        if paragraph.text and not paragraph.text.strip("_"):
            paragraph._p.getparent().remove(paragraph._p)
    for drawn in list(
        made.element.body.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent")
    ):
        drawn.getparent().remove(drawn)
    return saved(made)


@pytest.mark.parametrize("head", ["one row", "signs", "breaks"])
@pytest.mark.parametrize("given", [NOTICE, LETTER, DECISION, REPORT], ids=["TB", "CV", "QĐ", "BC"])
def test_rules_that_are_missing_are_drawn_at_their_length_and_no_word_changes(given, head):
    data = without_rules(given, head)
    wanted = LINES - ({"ND30-LOAI-03"} if given is LETTER else set())
    assert found(data) == wanted
    result = fixed(data)
    assert found(result.data) == set()
    assert {change.rule for change in result.changes} == wanted
    assert words(result.data) == words(data)
    assert fixed(result.data).changes == ()


def test_a_rule_has_its_length_on_the_page_as_it_is_after_its_margins_were_moved():
    made = without_rules(NOTICE)
    wide = saved_parts(made)
    wide.sections[0].left_margin = wide.sections[0].right_margin = Mm(10)
    result = fixed(saved(wide))
    assert found(result.data) == set()
    assert {change.rule for change in result.changes} == {*LINES, "ND30-PAGE-02"}


def test_a_rule_is_drawn_only_for_the_rule_named():
    result = fixed(without_rules(NOTICE), "ND30-TN-02")
    assert found(result.data) == {"ND30-CQ-02", "ND30-LOAI-03"}


def test_heads_in_text_boxes_and_columns_of_tabs_are_left_for_a_person():
    made = saved_parts(document(NOTICE, head="tabs"))
    for drawn in list(
        made.element.body.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent")
    ):
        drawn.getparent().remove(drawn)
    result = fixed(saved(made))
    assert {"ND30-TN-02", "ND30-CQ-02"} <= {finding.rule for finding in result.left}
    assert {"ND30-TN-02", "ND30-CQ-02"} & {change.rule for change in result.changes} == set()


@pytest.mark.parametrize("only", [(), ("ND30-TN-03",)])
def test_underlined_words_get_a_rule_in_place_of_the_underline(only):
    made = saved_parts(without_rules(NOTICE))
    motto = made.tables[0].cell(0, 1).paragraphs[1]
    assert motto.text.startswith("Độc lập")
    motto.runs[0].underline = True
    data = saved(made)
    assert "ND30-TN-03" in found(data)
    result = fixed(data, *only)
    assert not {"ND30-TN-02", "ND30-TN-03"} & found(result.data)


def in_old_font(data, spell, font):
    """Return the document with every text node spelt in an old code."""
    made = saved_parts(data)
    for run in made.element.body.iter(qn("w:r")):
        for text in run.iter(qn("w:t")):
            text.text = spell(text.text or "")
            run.get_or_add_rPr().insert(0, parse_xml(f'<w:rFonts {nsdecls("w")} w:ascii="{font}" w:hAnsi="{font}"/>'))
    return saved(made)


def tcvn3(text):
    """Return a text as it was typed under .VnTime, which has capitals with tones only in a second font."""
    return "".join(CODES.get(letter, letter) for letter in text)


BODY = "Trên đây là kết luận của đồng chí Chánh Văn phòng, đề nghị các đơn vị nghiêm túc thực hiện như đã nêu./."


def test_text_in_tcvn3_is_written_in_unicode_and_nothing_else_changes():
    made = saved_parts(document(NOTICE))
    paragraph = next(p for p in made.paragraphs if p.text.endswith("./."))
    paragraph.runs[0].text = tcvn3(BODY)
    paragraph.runs[0].font.name = ".VnTime"
    header = made.sections[0].header.add_paragraph(tcvn3("Lưu hành nội bộ"))
    header.runs[0].font.name, header.runs[0].font.size = ".VnTime", Pt(14)
    for run in (paragraph.runs[0], header.runs[0]):
        run._r.rPr.rFonts.set(qn("w:hAnsi"), ".VnTime")
    data = saved(made)
    assert {"ND30-FONT-01", "ND30-FONT-03"} <= found(data)
    result = fixed(data)
    assert found(result.data) == set()
    assert [change.new for change in result.changes if change.new] == [BODY, "Lưu hành nội bộ"]
    assert words(result.data) == [BODY if text == tcvn3(BODY) else text for text in words(data)]
    assert fixed(result.data).changes == ()


def test_a_soft_hyphen_under_an_old_font_is_the_letter_it_prints():
    made = saved_parts(document(NOTICE))
    paragraph = next(p for p in made.paragraphs if p.text.endswith("./."))
    run = paragraph.runs[0]
    before, after = BODY.split("như", 1)
    run.text = tcvn3(before + "nh")
    run.font.name = ".VnTime"
    run._r.rPr.rFonts.set(qn("w:hAnsi"), ".VnTime")
    run._r.append(parse_xml(f"<w:softHyphen {nsdecls('w')}/>"))
    run._r.append(parse_xml(f'<w:t {nsdecls("w")} xml:space="preserve">{tcvn3(after)}</w:t>'))
    assert BODY in words(fixed(saved(made)).data)


def test_a_whole_document_in_capitals_and_small_letters_of_two_fonts_comes_out_right():
    made = saved_parts(document(NOTICE))
    for run in made.element.body.iter(qn("w:r")):
        for text in run.iter(qn("w:t")):
            typed = (text.text or "").replace("Ủy", "Uỷ")
            capitals = typed.isupper() and not typed.isascii()
            text.text = tcvn3(typed.lower() if capitals else typed)
            font = ".VnTimeH" if capitals else ".VnTime"
            run.get_or_add_rPr().insert(0, parse_xml(f'<w:rFonts {nsdecls("w")} w:ascii="{font}" w:hAnsi="{font}"/>'))
    result = fixed(saved(made))
    assert found(result.data) == set()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words(result.data)


def test_vni_letters_of_two_codes_that_two_runs_tear_apart_are_left_alone():
    made = saved_parts(document(NOTICE))
    paragraph = next(p for p in made.paragraphs if p.text.endswith("./."))
    whole = "Thoâng baùo ñeå caùc ñôn vò thöïc hieän./."
    assert from_old_font(whole, OldEncoding.VNI) == "Thông báo để các đơn vị thực hiện./."
    run = paragraph.runs[0]
    run.text = whole
    run.font.name = "VNI-Times"
    run._r.rPr.rFonts.set(qn("w:hAnsi"), "VNI-Times")
    assert "Thông báo để các đơn vị thực hiện./." in words(fixed(saved(made)).data)
    run.text = "Tho"
    torn = paragraph.add_run(whole.removeprefix("Tho"))
    torn.font.name = "VNI-Times"
    torn._r.rPr.rFonts.set(qn("w:hAnsi"), "VNI-Times")
    result = fixed(saved(made))
    assert whole in words(result.data)
    assert "ND30-FONT-03" in {finding.rule for finding in result.left}


@pytest.mark.parametrize(("font", "text"), [(".VnTime", "Xyzµ¸ ®¹¸µ qwµ¸ ¹®µ"), ("BK HCM", "Trªn ®©y lµ kÕt luËn")])
def test_what_does_not_read_as_vietnamese_or_has_no_table_stays_as_it_was(font, text):
    made = saved_parts(document(NOTICE))
    paragraph = next(p for p in made.paragraphs if p.text.startswith("1. "))
    paragraph.runs[0].text = text
    paragraph.runs[0].font.name = font
    paragraph.runs[0]._r.rPr.rFonts.set(qn("w:hAnsi"), font)
    result = fixed(saved(made))
    assert text in words(result.data)
    assert "ND30-FONT-03" in {finding.rule for finding in result.left}


def test_codes_nobody_can_read_bring_no_findings_on_spelling(tmp_path):
    from thongbao.checking import Checking, check_files

    made = saved_parts(document(NOTICE))
    paragraph = next(p for p in made.paragraphs if p.text.startswith("1. "))
    # A capital of Unicode among the codes: text of two makings that no table reads.
    paragraph.runs[0].text = "1. " + tcvn3("Giao phòng chuyên môn của ") + "Ủy" + tcvn3(" ban tổ chức thực hiện.")
    paragraph.runs[0].font.name = ".VnTime"
    paragraph.runs[0]._r.rPr.rFonts.set(qn("w:hAnsi"), ".VnTime")
    file = tmp_path / "cu.docx"
    file.write_bytes(saved(made))
    (report,) = check_files([file], Checking(pages=False))
    rules = {f.rule for f in report.findings}
    assert {"ND30-FONT-01", "ND30-FONT-03"} <= rules
    assert not rules & {"TB-CHU-01", "TB-CHU-03", "ND30-FONT-04", "ND30-CT-01"}


def test_v_v_that_sticks_to_the_number_is_set_off_from_it():
    made = saved_parts(document(LETTER, head="one row"))
    about = next(p for p in every_paragraph(made) if p.text.startswith("V/v"))
    about.paragraph_format.space_before = Pt(0)
    data = saved(made)
    assert found(data) == {"ND30-TY-03"}
    result = fixed(data)
    assert found(result.data) == set()
    assert [change.what for change in result.changes] == ["đặt khoảng cách trước dòng «V/v» 6 pt"]
