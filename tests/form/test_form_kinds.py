"""Other kinds of documents and rarer habits: right ones pass, what this decree is not for is recognised and left alone."""

from dataclasses import replace

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from made_documents import (
    DECISION,
    LETTER,
    LONG_LETTER,
    MOTTO_WIDTH,
    NOTICE,
    REPORT,
    RIGHT,
    Line,
    Words,
    addressees,
    base,
    body,
    connector,
    document,
    fill,
    foot_table,
    head_signs,
    organ_width,
    put,
    saved,
    saved_parts,
    signs,
    table,
    title,
)

from thongbao.components.papers import Nature
from thongbao.components.strips import Component
from thongbao.documents import check_package
from thongbao.findings import Severity, Status
from thongbao.word.package import open_package


def checked(data):
    return check_package(open_package(data, "x.docx"), "x.docx")


def heavy(data):
    levels = (Severity.ERROR, Severity.WARNING)
    return [
        (f.severity.value, f.rule, f.place.where, f.message) for f in checked(data).findings if f.severity in levels
    ]


MINUTES = Words(
    code="Số: 04/BB-UBND",
    date="",
    type_name="BIÊN BẢN",
    subject=["Họp giao ban tháng 3 năm 2026"],
    body=[
        "Thời gian bắt đầu: 08 giờ 00 phút, ngày 02 tháng 3 năm 2026.",
        "Địa điểm: Hội trường Ủy ban nhân dân xã.",
        "Thành phần tham dự: Ông Nguyễn Văn Bình, Chủ tịch Ủy ban nhân dân xã, chủ trì; các Phó Chủ tịch, trưởng các phòng.",
        "Cuộc họp kết thúc vào 11 giờ 00 phút, ngày 02 tháng 3 năm 2026./.",
    ],
)


def minutes():
    made = base()
    found = table(made, (3700, 5650), 1)
    fill(found.cell(0, 0), MINUTES.organ)
    signs(found.cell(0, 0).add_paragraph(), 15)
    put(found.cell(0, 0).add_paragraph(), Line(MINUTES.code, 13), ALIGN.CENTER)
    fill(found.cell(0, 1), RIGHT)
    signs(found.cell(0, 1).add_paragraph(), 40, 14)
    title(made, MINUTES)
    body(made, MINUTES)
    made.add_paragraph()
    foot = table(made, (4600, 4700), 3)
    fill(foot.cell(0, 0), [Line("THƯ KÝ", 14, True)])
    fill(foot.cell(0, 1), [Line("CHỦ TỌA", 14, True)])
    fill(foot.cell(1, 0), [Line("", 14), Line("", 14), Line("Trần Thị Lan", 14, True)])
    fill(foot.cell(1, 1), [Line("", 14), Line("", 14), Line("Nguyễn Văn Bình", 14, True)])
    fill(
        foot.cell(2, 0),
        [Line("Nơi nhận:", 12, True, True), Line("- Các đơn vị;", 11), Line("- Lưu: VT, Hồ sơ.", 11)],
        ALIGN.LEFT,
    )
    return saved(made)


def test_minutes_have_no_day_in_the_head_and_two_signers():
    assert heavy(minutes()) == []
    assert checked(minutes()).kinds == ["Biên bản"]


PROPOSAL = replace(
    REPORT,
    code="Số: 09/TTr-PKT",
    type_name="TỜ TRÌNH",
    subject=["Về việc phê duyệt kế hoạch sử dụng đất năm 2026"],
    signing=["KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"],
)


@pytest.mark.parametrize("words", [PROPOSAL, REPORT], ids=["tờ trình", "báo cáo"])
def test_papers_sent_upward_may_have_kinh_gui(words):
    assert heavy(document(words, head="one row", foot="rows")) == []


ORGANS = {
    "bộ": [Line("BỘ NỘI VỤ", 13, True)],
    "sở": [Line("UBND TỈNH AN GIANG", 13), Line("SỞ NỘI VỤ", 13, True)],
    "ba dòng": [Line("UBND XÃ ĐỊNH MỸ", 13), Line("TRUNG TÂM PHỤC VỤ", 13, True), Line("HÀNH CHÍNH CÔNG", 13, True)],
    "tên dài tự ngắt": [Line("UBND XÃ ĐỊNH MỸ", 13), Line("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", 13, True)],
    "hội đồng": [Line("HỘI ĐỒNG NHÂN DÂN", 13, True), Line("XÃ ĐỊNH MỸ", 13, True)],
    "cỡ 12": [Line("BỘ NỘI VỤ", 12), Line("CỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC", 12, True)],
}


@pytest.mark.parametrize("organ", ORGANS.values(), ids=ORGANS)
@pytest.mark.parametrize("head", ["signs", "one row"])
def test_agencies_of_every_make_are_read_line_by_line(organ, head):
    words = replace(NOTICE, organ=organ, signing=["GIÁM ĐỐC"])
    assert heavy(document(words, head=head)) == []
    (paper,) = checked(document(words, head=head)).papers
    named = [(s.text, s.component is Component.ORGAN) for s in paper.of(Component.GOVERNING, Component.ORGAN)]
    assert named == [(line.text, line.bold) for line in organ]


def three_columns(words):
    """A head with an empty column in the middle, a foot with an empty one at the left."""
    made = base()
    found = table(made, (3500, 200, 5650), 1)
    last = fill(found.cell(0, 0), words.organ)
    connector(last, organ_width(words) * 2 // 5)
    put(found.cell(0, 0).add_paragraph(), Line(words.code, 13), ALIGN.CENTER, 6)
    for number, text in enumerate(words.about):
        put(found.cell(0, 0).add_paragraph(), Line(text, 12), ALIGN.CENTER, 0 if number else 6)
    last = fill(found.cell(0, 2), RIGHT)
    connector(last, MOTTO_WIDTH)
    put(found.cell(0, 2).add_paragraph(), Line(words.date, 14, italic=True), ALIGN.CENTER, 6)
    title(made, words)
    addressees(made, words)
    body(made, words)
    foot = table(made, (100, 4200, 5050), 1)
    fill(foot.cell(0, 1), [Line("Nơi nhận:", 12, True, True), *(Line(t, 11) for t in words.recipients)], ALIGN.LEFT)
    fill(foot.cell(0, 2), [Line(text, 14, True) for text in words.signing])
    for _blank in range(4):
        foot.cell(0, 2).add_paragraph()
    put(foot.cell(0, 2).add_paragraph(), Line(words.name, 14, True), ALIGN.CENTER)
    return saved(made)


@pytest.mark.parametrize("words", [NOTICE, LETTER, DECISION], ids=["thông báo", "công văn", "quyết định"])
def test_empty_columns_in_head_and_foot_do_no_harm(words):
    assert heavy(three_columns(words)) == []


def test_addressees_in_a_table_are_found():
    made = base()
    head_signs(made, LONG_LETTER)
    found = table(made, (3000, 6300), 1)
    fill(found.cell(0, 0), [Line("Kính gửi:", 14)], ALIGN.RIGHT)
    fill(found.cell(0, 1), [Line(text, 14) for text in LONG_LETTER.to[1:]], ALIGN.LEFT)
    body(made, LONG_LETTER)
    foot_table(made, LONG_LETTER)
    assert heavy(saved(made)) == []


def test_lists_numbered_by_word_itself_are_read_with_their_numbers():
    made = saved_parts(document(NOTICE))
    numbering = made.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
            '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for paragraph in made.paragraphs:
        if paragraph.text.startswith(("1. ", "2. ")):
            paragraph.runs[0].text = paragraph.text[3:]
            properties = paragraph._p.get_or_add_pPr()
            properties.remove(properties.find(qn("w:ind")))
            properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'))
    assert heavy(saved(made)) == []
    (paper,) = checked(saved(made)).papers
    assert [s.paragraph.label for s in paper.of(Component.ITEM) if s.paragraph.label] == ["1.", "2."]


def test_tracked_changes_are_judged_as_accepted():
    made = saved_parts(document(NOTICE))
    code = made.tables[0].cell(1, 0).paragraphs[0]
    code.runs[0].text = "Số: "
    for kind, tag, text in (("del", "delText", "8"), ("ins", "t", "08/TB-UBND")):
        code._p.append(
            parse_xml(
                f'<w:{kind} {nsdecls("w")} w:id="9{kind == "ins":d}" w:author="a"><w:r><w:rPr><w:sz w:val="26"/></w:rPr>'
                f"<w:{tag}>{text}</w:{tag}></w:r></w:{kind}>"
            )
        )
    assert heavy(saved(made)) == []


def with_appendix(label, words, tell="Chi tiết tại Phụ lục kèm theo./."):
    made = saved_parts(document(replace(words, body=[*words.body[:-1], tell])))
    for number, name in enumerate(label):
        section = made.add_section()
        section.footer.is_linked_to_previous = section.header.is_linked_to_previous = True
        section._sectPr.append(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))
        put(made.add_paragraph(), Line(name, 14, True), ALIGN.CENTER)
        put(made.add_paragraph(), Line("DANH MỤC NHIỆM VỤ", 14, True), ALIGN.CENTER)
        put(
            made.add_paragraph(),
            Line("(Kèm theo Thông báo số 08/TB-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân xã)", 14, italic=True),
            ALIGN.CENTER,
        )
        put(made.add_paragraph(), Line(f"{number + 1}. Rà soát diện tích; báo cáo kết quả.", 13), ALIGN.JUSTIFY)
    return saved(made)


@pytest.mark.parametrize("labels", [["Phụ lục"], ["Phụ lục I", "Phụ lục II"]])
def test_appendices_are_found_and_right(labels):
    assert heavy(with_appendix(labels, NOTICE)) == []
    (paper,) = checked(with_appendix(labels, NOTICE)).papers
    assert [a.label.text for a in paper.appendices] == labels
    assert [a.title[0].text for a in paper.appendices] == ["DANH MỤC NHIỆM VỤ"] * len(labels)


def test_an_appendix_nobody_speaks_of_is_an_error():
    found = heavy(with_appendix(["Phụ lục"], NOTICE, "Các đơn vị thực hiện./."))
    assert [f[1] for f in found] == ["ND30-PL-01"]


def test_a_regulation_issued_with_a_decision_is_no_body_of_the_decision():
    made = saved_parts(document(DECISION))
    made.add_page_break()
    put(made.add_paragraph(), Line("QUY CHẾ", 14, True), ALIGN.CENTER)
    put(made.add_paragraph(), Line("Làm việc của Ủy ban nhân dân xã Định Mỹ", 14, True), ALIGN.CENTER)
    put(
        made.add_paragraph(),
        Line("(Ban hành kèm theo Quyết định số 125/QĐ-UBND ngày 05 tháng 3 năm 2026)", 14, italic=True),
        ALIGN.CENTER,
    )
    for text in ("Chương I", "QUY ĐỊNH CHUNG"):
        put(made.add_paragraph(), Line(text, 14, True), ALIGN.CENTER)
    put(made.add_paragraph(), Line("Điều 1. Phạm vi điều chỉnh", 14, True), ALIGN.JUSTIFY, 6)
    assert heavy(saved(made)) == []


PARTY = [
    (Line("ĐẢNG BỘ XÃ ĐỊNH MỸ", 14), Line("ĐẢNG CỘNG SẢN VIỆT NAM", 15, True)),
    (Line("ĐẢNG ỦY", 14, True), Line("", 14)),
    (Line("*", 14), Line("Định Mỹ, ngày 05 tháng 3 năm 2026", 14, italic=True)),
    (Line("Số 12-TB/ĐU", 14), Line("", 14)),
]


def party():
    made = base()
    found = table(made, (4000, 5350), len(PARTY))
    for number, (one, two) in enumerate(PARTY):
        fill(found.cell(number, 0), [one])
        fill(found.cell(number, 1), [two])
    put(made.add_paragraph(), Line("THÔNG BÁO", 16, True), ALIGN.CENTER)
    put(made.add_paragraph(), Line("kết luận của Ban Thường vụ Đảng ủy", 15, True), ALIGN.CENTER)
    body(made, NOTICE)
    return saved(made)


def normative():
    words = replace(DECISION, code="Số: 128/2025/QĐ-UBND")
    return document(words)


def circular():
    words = replace(
        DECISION, code="Số: 05/2025/TT-BNV", type_name="THÔNG TƯ", subject=["Quy định về lưu trữ tài liệu số"]
    )
    return document(words)


def article():
    made = docx.Document()
    made.add_heading("Kinh nghiệm trồng lúa", 0)
    for _n in range(12):
        made.add_paragraph("Vụ đông xuân năm nay bà con được mùa; năng suất cao hơn năm trước, giá bán ổn định.")
    return saved(made)


def contract():
    made = docx.Document()
    for text in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ĐƠN XIN NGHỈ PHÉP"):
        put(made.add_paragraph(), Line(text, 13, True), ALIGN.CENTER)
    for _n in range(8):
        made.add_paragraph("Tôi tên là Nguyễn Văn An, làm đơn này kính đề nghị cho nghỉ phép từ ngày 10 đến ngày 15.")
    return saved(made)


@pytest.mark.parametrize(
    ("data", "nature"),
    [
        (party, Nature.PARTY),
        (normative, Nature.NORMATIVE),
        (circular, Nature.NORMATIVE),
        (article, Nature.OTHER),
        (contract, Nature.OTHER),
    ],
)
def test_what_the_decree_is_not_for_is_recognised_and_not_judged(data, nature):
    found = checked(data())
    assert [paper.nature for paper in found.papers] == [nature]
    assert found.findings == ()
    assert {o.status for o in found.outcomes} == {Status.NOT_APPLICABLE}
    assert all(o.why for o in found.outcomes)


def test_a_number_in_an_old_frame_in_the_middle_of_the_head_is_right():
    made = saved_parts(document(NOTICE))
    paragraph = made.sections[0].header.paragraphs[0]
    properties = paragraph._p.get_or_add_pPr()
    properties.remove(properties.find(qn("w:jc")))
    properties.append(
        parse_xml(
            f'<w:framePr {nsdecls("w")} w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>'
        )
    )
    assert heavy(saved(made)) == []


def test_a_draft_with_dots_for_number_and_day_is_not_evaluated():
    words = replace(NOTICE, code="Số: ……/TB-UBND", date="Định Mỹ, ngày …… tháng …… năm 2026")
    found = checked(document(words))
    assert [f for f in found.findings if f.severity is not Severity.NOTE] == []
    assert {o.rule for o in found.outcomes if o.status is Status.NOT_EVALUATED} >= {"ND30-SO-01", "ND30-NGAY-01"}


def test_lines_of_the_head_may_stand_in_nested_tables_and_content_controls():
    made = saved_parts(document(NOTICE))
    found = made.tables[0]._tbl
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    found.addprevious(control)
    control.find(qn("w:sdtContent")).append(found)
    assert heavy(saved(made)) == []
    outer = table(made, (9400,), 1)
    made.element.body.insert(0, outer._tbl)
    cell = outer.cell(0, 0)._tc
    cell.insert(0 if cell.tcPr is None else 1, found)
    control.getparent().remove(control)
    assert heavy(saved(made)) == []


def test_a_narrow_indent_of_1_cm_and_line_spacings_in_points_are_right():
    made = saved_parts(document(NOTICE, first=10))
    for paragraph in made.paragraphs:
        if paragraph.alignment == ALIGN.JUSTIFY:
            paragraph.paragraph_format.line_spacing = Pt(18)
    assert heavy(saved(made)) == []


def test_an_address_line_under_a_rule_at_the_foot_of_page_1_is_right():
    made = saved_parts(document(LETTER))
    footer = made.sections[0].first_page_footer
    footer.is_linked_to_previous = False
    put(footer.paragraphs[0], Line("Ấp Mỹ Thành, xã Định Mỹ; điện thoại: 0296 3123456", 11), ALIGN.CENTER)
    assert heavy(saved(made)) == []


def test_two_copies_of_a_line_in_a_header_are_no_text_of_the_body():
    made = saved_parts(document(NOTICE))
    made.sections[0].footer.paragraphs[0].add_run("DỰ THẢO LẦN 2").font.size = Pt(13)
    assert heavy(saved(made)) == []


def test_ranks_and_degrees_are_left_to_the_rules_of_their_sector():
    police = [Line("CÔNG AN TỈNH AN GIANG", 13), Line("CÔNG AN XÃ ĐỊNH MỸ", 13, True)]
    words = replace(NOTICE, organ=police, name="Thượng tá Nguyễn Văn An", signing=["TRƯỞNG CÔNG AN"])
    found = checked(document(words))
    assert "ND30-KY-05" not in {f.rule for f in found.findings}
    assert [o.status for o in found.outcomes if o.rule == "ND30-KY-05"] == [Status.NOT_EVALUATED]
    civil = checked(document(replace(NOTICE, name="TS. Nguyễn Văn An")))
    assert "ND30-KY-05" in {f.rule for f in civil.findings}


def test_an_address_on_every_page_is_a_note():
    made = saved_parts(document(LETTER))
    put(
        made.sections[0].footer.paragraphs[0],
        Line("Ấp Mỹ Thành, xã Định Mỹ; điện thoại: 0296 3123456", 11),
        ALIGN.CENTER,
    )
    assert [(f.rule, f.severity) for f in checked(saved(made)).findings] == [("ND30-DC-01", Severity.NOTE)]


def test_a_notice_without_its_title_is_told_from_its_code():
    made = saved_parts(document(NOTICE))
    for paragraph in list(made.paragraphs):
        if paragraph.text == "THÔNG BÁO":
            paragraph._p.getparent().remove(paragraph._p)
    assert "ND30-LOAI-01" in {f.rule for f in checked(saved(made)).findings}


ODD = {
    "dòng V/v là một đoạn": replace(LETTER, about=["V/v triển khai Thông báo số 08/TB-UBND"]),
    "Kính gửi một nhóm": replace(LETTER, to=["Kính gửi: Các phòng, ban, ngành, đoàn thể xã"]),
    "nơi nhận dài hai dòng": replace(
        NOTICE, recipients=["- Các phòng, ban, ngành, đoàn thể xã", "và các trường học trên địa bàn;", "- Lưu: VT."]
    ),
    "số bản lưu": replace(NOTICE, recipients=["- TT. Đảng ủy, TT. HĐND xã (b/c);", "- Lưu: VT, VP (02b)."]),
    "trích yếu hai dòng": replace(
        NOTICE,
        code="Số: 15/KH-UBND",
        type_name="KẾ HOẠCH",
        subject=["Triển khai công tác chuyển đổi số năm 2026", "trên địa bàn xã Định Mỹ"],
    ),
    "ba cấp mục": replace(
        NOTICE,
        body=[
            NOTICE.body[0],
            "I. ĐÁNH GIÁ CHUNG",
            "1. Kết quả",
            "1.1. Nông nghiệp đạt 7,2 tấn/ha.",
            "1.2. Công nghiệp tăng 5%.",
            "2. Hạn chế",
            "- Tiến độ chậm;",
            "+ Do mưa.",
            "II. NHIỆM VỤ",
            "1. Giao Phòng Kinh tế rà soát.",
            "a) Trước ngày 15/3;",
            "b) Sau ngày 15/3.",
            NOTICE.body[-1],
        ],
    ),
    "khoản trong điều": replace(
        DECISION,
        body=[
            "=QUYẾT ĐỊNH:",
            "Điều 1. Phê duyệt kế hoạch, gồm các nội dung sau:",
            "1. Mục tiêu: nâng cao năng suất.",
            "2. Kinh phí: 50.000.000 đồng.",
            "a) Ngân sách xã: 20.000.000 đồng;",
            "b) Nguồn khác: 30.000.000 đồng.",
            "Điều 2. Quyết định có hiệu lực kể từ ngày ký./.",
        ],
    ),
}


@pytest.mark.parametrize("words", ODD.values(), ids=ODD)
def test_habits_of_offices_that_are_right_stay_unblamed(words):
    assert heavy(document(words)) == []


def test_a_mark_of_a_draft_and_one_of_urgency_are_no_agency():
    made = saved_parts(document(LETTER))
    put(made.tables[0].cell(1, 0).add_paragraph(), Line("HỎA TỐC", 13, True), ALIGN.CENTER, 6)
    mark = put(made.add_paragraph(), Line("DỰ THẢO", 14, True), ALIGN.RIGHT)
    made.element.body.insert(0, mark._p)
    # Without its frame the mark of urgency is wrong, and is still no agency.
    assert [rule for _severity, rule, *_rest in heavy(saved(made))] == ["ND30-KHAN-01"]


def test_a_basis_that_opens_otherwise_is_one_of_the_list():
    bases = [*DECISION.bases[:2], "Thực hiện Kế hoạch số 05/KH-UBND ngày 06 tháng 01 năm 2026;", DECISION.bases[2]]
    assert heavy(document(replace(DECISION, bases=bases))) == []


def test_number_and_day_are_level_where_the_left_column_is_one_merged_cell():
    made = base()
    found = table(made, (3700, 5650), 2)
    merged = found.cell(0, 0).merge(found.cell(1, 0))
    connector(fill(merged, NOTICE.organ), organ_width(NOTICE) * 2 // 5)
    put(merged.add_paragraph(), Line(NOTICE.code, 13), ALIGN.CENTER)
    connector(fill(found.cell(0, 1), RIGHT), MOTTO_WIDTH)
    fill(found.cell(1, 1), [Line(NOTICE.date, 14, italic=True)])
    title(made, NOTICE)
    body(made, NOTICE)
    foot_table(made, NOTICE)
    assert heavy(saved(made)) == []


def test_addressees_behind_tabs_on_one_line_and_the_next_are_found():
    made = saved_parts(document(replace(LETTER, to=[])))
    line = made.add_paragraph("\t\tKính gửi:\t- Phòng Kinh tế;\n\t\t\t\t- Phòng Văn hóa - Xã hội.")
    body = next(p for p in made.paragraphs if p.text.startswith(LETTER.body[0][:20]))
    body._p.addprevious(line._p)
    assert heavy(saved(made)) == []
