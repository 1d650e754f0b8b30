"""Word files of every construction give the same parts: tables, tabs, boxes, numbering, changes, old fonts."""

import unicodedata

import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from made_word import CODE, OPENING, RECIPIENTS, SIGNATURE, SUBJECT, Made

from thongbao.importing.importing import import_document
from thongbao.importing.pieces import Column, Form
from thongbao.importing.word_file import read_word
from thongbao.word.package import open_package


def source_of(made):
    return read_word(open_package(made.save(), "tb.docx"), "tb.docx")


def imported(made):
    return import_document(source_of(made))


def fields(found):
    head, foot = found.understood.head, found.understood.foot
    return {
        "organ": head.organ.value,
        "number": head.number.value,
        "notation": head.notation.value,
        "place": head.place.value,
        "date": str(head.date.value),
        "subject": head.subject.value,
        "recipients": [each.value for each in foot.recipients],
        "filing": foot.filing.value,
        "signer": [foot.authority.value, foot.position.value, foot.name.value],
        "sections": [section.title.text for section in found.understood.body.sections],
    }


EXPECTED = {
    "organ": "ỦY BAN NHÂN DÂN XÃ ĐÔNG",
    "number": 8,
    "notation": "TB-UBND",
    "place": "Đông",
    "date": "2026-09-05",
    "subject": SUBJECT,
    "recipients": ["Như trên", "Các thôn"],
    "filing": "VT, VP",
    "signer": ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Trần Thị Bình"],
    "sections": ["Nông nghiệp", "Tài chính"],
}


@pytest.mark.parametrize("head", ["head_in_table", "head_in_tabs", "head_in_one_merged_row"])
@pytest.mark.parametrize("foot", ["foot_in_table", "foot_in_tabs", "foot_in_lines"])
def test_however_head_and_foot_are_set_the_fields_are_the_same(head, foot):
    made = getattr(getattr(Made(), head)().body(), foot)()
    found = imported(made)
    assert fields(found) == EXPECTED
    assert (found.lost, found.invented) == ({}, {})


def test_decomposed_letters_come_composed():
    made = Made().head_in_table().body().foot_in_table()
    for paragraph in made.document.element.body.iter("{*}t"):
        paragraph.text = unicodedata.normalize("NFD", paragraph.text or "")
    assert fields(imported(made)) == EXPECTED


@pytest.mark.parametrize(
    ("font", "typed", "read"),
    [
        (".VnTime", "Phßng Kinh tÕ chñ tr×, xong tr\xadíc ngµy 15/9.", "Phòng Kinh tế chủ trì, xong trước ngày 15/9."),
        (".VnTimeH", "th«ng b¸o", "THÔNG BÁO"),
        (
            "VNI-Times",
            "Phoøng Kinh teá chuû trì, xong tröôùc ngaøy 15/9.",
            "Phòng Kinh tế chủ trì, xong trước ngày 15/9.",
        ),
        ("Times New Roman", "Phòng Kinh tế", "Phòng Kinh tế"),
    ],
)
def test_text_under_an_old_font_is_decoded_by_the_name_of_the_font(font, typed, read):
    made = Made()
    made.line(typed, font=font)
    source = source_of(made)
    assert [piece.text for piece in source.pieces] == [read]
    assert bool(source.notes) == (font != "Times New Roman")


def test_an_old_soft_hyphen_element_is_the_letter_it_stands_for():
    made = Made()
    made.xml(
        '<w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>'
        "<w:t>tr</w:t><w:softHyphen/><w:t>íc</w:t></w:r>"
    )
    assert source_of(made).pieces[-1].text == "trước"


def test_tracked_changes_count_as_accepted_and_are_told():
    made = Made()
    made.xml(
        "<w:r><w:t xml:space='preserve'>Hoàn thành </w:t></w:r>"
        "<w:del w:id='1' w:author='a'><w:r><w:delText>trước 10/9</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='a'><w:r><w:t>trước 15/9</w:t></w:r></w:ins>"
    )
    source = source_of(made)
    assert source.pieces[-1].text == "Hoàn thành trước 15/9"
    assert "thay đổi đang theo dõi" in source.notes[0]


def test_a_text_box_is_read_once_and_named():
    made = Made()
    made.xml(
        f"""<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
        <mc:Choice Requires="wps"><w:drawing><w:txbxContent {nsdecls("w")}><w:p><w:r><w:t>KHẨN</w:t></w:r></w:p>
        </w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>KHẨN</w:t></w:r></w:p>
        </w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""
    )
    found = [piece for piece in source_of(made).pieces if piece.text == "KHẨN"]
    assert [piece.origin.where for piece in found] == ["hộp văn bản"]


def test_words_own_numbering_gives_the_printed_numbers():
    made = Made().head_in_table()
    made.line(OPENING)
    numbering = made.document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="90">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
            </w:abstractNum>"""
        ),
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for level, text in ((0, "ĐÁNH GIÁ"), (1, "Kết quả"), (1, "Hạn chế"), (0, "NHIỆM VỤ"), (1, "Thu ngân sách")):
        paragraph = made.line(text, bold=True)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>')
        )
        made.line("Lời văn của mục, có dấu chấm.")
    found = imported(made)
    titles = [(s.path, s.title.text, [(b.path, b.title.text) for b in s.subsections]) for s in _sections(found)]
    assert titles == [
        ("I", "ĐÁNH GIÁ", [("I.1", "Kết quả"), ("I.2", "Hạn chế")]),
        ("II", "NHIỆM VỤ", [("II.1", "Thu ngân sách")]),
    ]


def _sections(found):
    return [section for section in found.understood.body.sections if section.title]


def test_a_table_of_tasks_is_read_by_rows_and_gives_assignments():
    made = Made().head_in_table()
    made.line(OPENING)
    made.table(
        [
            ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn"],
            ["1", "Rà soát hồ sơ địa chính", "Phòng Kinh tế", "Công an xã", "Trước ngày 20/9/2026"],
            ["2", "Sửa chữa trường học", "Ban Quản lý dự án", "", "Trong tháng 9/2026"],
        ]
    )
    made.line(CLOSING_LINE)
    found = imported(made)
    rows = [piece for piece in found.source.pieces if piece.form is Form.ROW]
    assert [row.cells[1] for row in rows] == ["Nhiệm vụ", "Rà soát hồ sơ địa chính", "Sửa chữa trường học"]
    told = [
        (
            [m.printed for m in t.leads],
            [m.printed for m in t.coordinating],
            [str(d.deadline.value) for d in t.deadlines],
        )
        for t in found.tasks
    ]
    assert told == [
        (["Phòng Kinh tế"], ["Công an xã"], ["2026-09-20"]),
        (["Ban Quản lý dự án"], [], ["2026-09"]),
    ]
    assert (found.lost, found.invented) == ({}, {})
    assert "# bảng 2, hàng 2: han: Trước ngày 20/9/2026; chu_tri: Phòng Kinh tế (chưa có" in found.record


CLOSING_LINE = "Văn phòng thông báo để các đơn vị biết, thực hiện./."


def test_pieces_know_their_column_and_paragraph():
    source = source_of(Made().head_in_table())
    left = next(piece for piece in source.pieces if piece.text == CODE)
    assert left.column is Column.LEFT
    assert left.origin.where == "bảng 1, hàng 2, ô 1"
    assert left.origin.paragraph > 0


def body_texts(made):
    made_source = source_of(made)
    return [piece.printed for piece in made_source.pieces if piece.origin.where == ""][2:]


def framed(fill):
    """A paper with this body: head in a table, list and signature behind it."""
    made = Made().head_in_table()
    made.line(OPENING)
    fill(made)
    return made.foot_in_table()


def test_a_line_broken_by_hand_inside_a_sentence_is_put_together_and_a_title_is_not():
    def fill(made):
        made.line("- Phòng Kinh tế chủ trì, phối hợp với các thôn và đồng chí\nNguyễn Văn An rà soát.")
        made.line("Kết quả đạt được\nXã đã hoàn thành kế hoạch thu ngân sách của cả năm.")

    assert body_texts(framed(fill))[1:4] == [
        "- Phòng Kinh tế chủ trì, phối hợp với các thôn và đồng chí Nguyễn Văn An rà soát.",
        "Kết quả đạt được",
        "Xã đã hoàn thành kế hoạch thu ngân sách của cả năm.",
    ]


@pytest.mark.parametrize("apart", [True, False], ids=["two paragraphs", "one paragraph"])
def test_a_page_that_ends_in_a_sentence_parts_no_words(apart):
    def fill(made):
        first = made.line("Giao Phòng Kinh tế chủ trì, phối hợp với Chủ tịch UBND xã")
        first.add_run().add_break(WD_BREAK.PAGE)
        (made.line("") if apart else first).add_run("Nguyễn Văn An rà soát.")

    texts = body_texts(framed(fill))
    assert texts[1] == "Giao Phòng Kinh tế chủ trì, phối hợp với Chủ tịch UBND xã Nguyễn Văn An rà soát."


def test_a_number_or_a_field_set_off_by_a_tab_is_no_column():
    def fill(made):
        made.line("1.\tNông nghiệp", bold=True)
        made.line("-\tRà soát hồ sơ.")
        made.line("Đơn vị chủ trì:\tPhòng Kinh tế.")

    source = source_of(framed(fill))
    found = [(p.mark, p.text, p.column) for p in source.pieces if not p.origin.where][3:]
    assert found == [
        ("1.", "Nông nghiệp", Column.FULL),
        ("-", "Rà soát hồ sơ.", Column.FULL),
        ("", "Đơn vị chủ trì: Phòng Kinh tế.", Column.FULL),
    ]


def test_a_signature_set_with_spaces_beside_the_list_is_told_from_it():
    made = Made().head_in_table().body()
    for left, right in (("Nơi nhận:", "TL. CHỦ TỊCH"), ("- Như trên;", "CHÁNH VĂN PHÒNG")):
        made.line(left + " " * 30 + right)
    made.line("- Các thôn;")
    made.line("- Lưu: VT, VP." + " " * 30 + "Trần Thị Bình")
    assert fields(imported(made)) == EXPECTED


def test_a_signature_above_the_list_over_the_whole_width_is_no_text():
    made = Made().head_in_table().body()
    for text in (*SIGNATURE, "Nơi nhận:", *RECIPIENTS):
        made.line(text)
    found = imported(made)
    assert fields(found) == EXPECTED
    assert [task.text[:12] for task in found.tasks] == ["Phòng Kinh t", "Hoàn thiện d"]


def test_a_head_of_the_party_with_a_star_and_an_empty_middle_column():
    made = Made()
    made.table(
        [
            [("ĐẢNG BỘ TỈNH SÔNG HẠ", "ĐẢNG ỦY PHƯỜNG ĐÔNG", "*"), "", "ĐẢNG CỘNG SẢN VIỆT NAM"],
            ["Số 112-TB/ĐU", "", "Đông, ngày 05 tháng 9 năm 2026"],
        ]
    )
    made.title().body().foot_in_table()
    head = imported(made).understood.head
    assert (head.governing.value, head.organ.value) == ("ĐẢNG BỘ TỈNH SÔNG HẠ", "ĐẢNG ỦY PHƯỜNG ĐÔNG")
    assert (head.place.value, head.notation.value, head.left_over) == ("Đông", "TB/ĐU", [])


def test_a_bullet_in_bold_heads_the_points_of_another_kind_below_it():
    def fill(made):
        made.line("• Giao Phòng Kinh tế", bold=True)
        made.line("- Rà soát dự toán, xong trước ngày 15/9.")

    found = imported(framed(fill))
    assert [(task.text[:7], [m.name for m in task.leads]) for task in found.tasks] == [("Rà soát", ["Phòng Kinh tế"])]


def test_bullets_of_word_styles_have_levels_and_the_upper_one_leads():
    def fill(made):
        made.line("Phòng Kinh tế:", style="List Bullet")
        made.line("Rà soát dự toán, xong trước ngày 15/9.", style="List Bullet 2")
        made.line("Công an xã tuần tra hằng tuần.", style="List Bullet")

    found = imported(framed(fill))
    assert [(task.text[:7], [m.name for m in task.leads]) for task in found.tasks] == [
        ("Rà soát", ["Phòng Kinh tế"]),
        ("Công an", ["Công an xã"]),
    ]


def test_a_person_at_the_start_of_a_paragraph_is_no_point():
    source = source_of(framed(lambda made: made.line("đ/c Nguyễn Văn An - Phó Chủ tịch UBND xã chỉ đạo.")))
    assert any(piece.printed == "đ/c Nguyễn Văn An - Phó Chủ tịch UBND xã chỉ đạo." for piece in source.pieces)
    assert not any(piece.mark == "đ/" for piece in source.pieces)


TASKS = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn")


def told(found):
    return [([m.name for m in task.leads], [m.name for m in task.coordinating]) for task in found.tasks]


def test_a_cell_over_several_rows_says_the_same_of_each_row_and_stands_in_the_record_once():
    def fill(made):
        rows = [
            TASKS,
            ("1", "Rà soát hồ sơ địa chính", "Phòng Kinh tế", "Công an xã", "20/9/2026"),
            ("2", "Lập danh mục dự án", "", "Các thôn", "Trong tháng 9/2026"),
        ]
        table = made.table(rows)
        table.cell(1, 2).merge(table.cell(2, 2))

    found = imported(framed(fill))
    assert told(found) == [(["Phòng Kinh tế"], ["Công an xã"]), (["Phòng Kinh tế"], ["Các thôn"])]
    assert (found.lost, found.invented) == ({}, {})


def test_names_of_columns_over_two_rows_and_rows_over_all_columns():
    def fill(made):
        rows = [
            ("TT", "Nhiệm vụ", "Đơn vị thực hiện", "", "Thời hạn"),
            ("", "", "Chủ trì", "Phối hợp", ""),
            ("I. ĐẤT ĐAI", "", "", "", ""),
            ("1", "Rà soát hồ sơ địa chính", "Phòng Kinh tế", "Công an xã", "20/9/2026"),
        ]
        table = made.table(rows)
        table.cell(0, 2).merge(table.cell(0, 3))
        for column in (0, 1, 4):
            table.cell(0, column).merge(table.cell(1, column))
        table.cell(2, 0).merge(table.cell(2, 4))

    found = imported(framed(fill))
    assert told(found) == [(["Phòng Kinh tế"], ["Công an xã"])]
    assert [str(due.deadline.value) for task in found.tasks for due in task.deadlines] == ["2026-09-20"]
    assert (found.lost, found.invented) == ({}, {})


def test_words_that_move_stand_where_they_moved_to_and_comments_are_told():
    made = Made().head_in_table()
    made.line(OPENING)
    made.xml("<w:moveFrom w:id='1' w:author='a'><w:r><w:t>- Các thôn báo cáo.</w:t></w:r></w:moveFrom>")
    noted = made.line("- Phòng Kinh tế rà soát.")
    made.xml("<w:moveTo w:id='2' w:author='a'><w:r><w:t>- Các thôn báo cáo.</w:t></w:r></w:moveTo>")
    made.document.add_comment(noted.runs, text="Xem lại thời hạn", author="a")
    source = source_of(made)
    assert [piece.text for piece in source.pieces][-2:] == ["Phòng Kinh tế rà soát.", "Các thôn báo cáo."]
    assert any("lời bình" in note for note in source.notes)


def test_letters_of_two_old_codes_and_of_unicode_in_one_paragraph():
    made = Made()
    paragraph = made.line("- Giao ")
    for text, font in (("Phoøng Kinh teá", "VNI-Times"), (" chủ trì, ", None), ("phèi hîp víi C«ng an x·", ".VnTime")):
        run = paragraph.add_run(text)
        if font:
            run.font.name = font
            run._element.rPr.rFonts.set(qn("w:hAnsi"), font)
    assert source_of(made).pieces[-1].text == "Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã"
