"""The notice: blanks of a draft, zeros, the closing mark, legal bases, blocks, appendices, signature lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongbao.compose.wording import BLANK, closed

MEETING = "hop: {ten: phiên họp, ngay: 2026-09-28, chuc_vu: Chủ tịch UBND xã}"


def notice_of(made):
    return made.sheets()["thong-bao.docx"].context


def blocks(context, key="noi_dung"):
    return [(block["kieu"], block["so"], block["chu"]) for block in context[key]]


# --- number and day --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [("", BLANK), ("so: 8", "08"), ("so: 08", "08"), ("so: 10", "10"), ("so: 125", "125")],
)
def test_a_number_below_ten_has_a_zero_and_a_missing_one_leaves_room(make_workspace, text, number):
    context = notice_of(make_workspace(text))
    assert (context["so"], context["ky_hieu"]) == (number, "TB-UBND")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("ngay: 2026-01-05\nhop:", "ngày 05 tháng 01 năm 2026"),
        ("ngay: 5/1/2026\nhop:", "ngày 05 tháng 01 năm 2026"),
        ("ngay: 2026-02-12\nhop:", "ngày 12 tháng 02 năm 2026"),
        ("ngay: 2026-03-09\nhop:", "ngày 09 tháng 3 năm 2026"),
        ("ngay: 2026-10-31", "ngày 31 tháng 10 năm 2026"),
        (f"{MEETING}", f"ngày {BLANK} tháng 9 năm 2026"),
        (f"{MEETING}\nthang_ban_hanh: 2026-10", f"ngày {BLANK} tháng 10 năm 2026"),
        (f"{MEETING}\nthang_ban_hanh: 1/2027", f"ngày {BLANK} tháng 01 năm 2027"),
        ("thang_ban_hanh: 2026-03\nhop:", f"ngày {BLANK} tháng 3 năm 2026"),
        ("hop:", f"ngày {BLANK} tháng {BLANK} năm {BLANK}"),
    ],
)
def test_the_date_line_prints_what_is_known_and_leaves_room_for_the_rest(make_workspace, text, line):
    assert notice_of(make_workspace(text))["ngay_thang"] == line


def test_letters_have_a_number_of_their_own_and_cite_the_notice_s(make_workspace):
    letter = make_workspace("so: 8\nngay: 2026-10-02").sheets()["cong-van/p_kt.docx"].context
    assert (letter["so"], letter["ky_hieu"]) == (BLANK, "UBND-VP")
    assert letter["vien_dan"] == (
        "Thông báo số 08/TB-UBND ngày 02 tháng 10 năm 2026 của Ủy ban nhân dân xã Đông về"
        " Kết luận tại phiên họp tháng 9"
    )


@pytest.mark.parametrize("subject", ["Về việc thực hiện kế hoạch", "về kết quả tháng 9"])
def test_a_citation_does_not_say_ve_twice(make_workspace, subject):
    made = make_workspace(f"trich_yeu: {subject}", office="kiem_tra: {ND30-TY-01: {muc: 'off', vi: thử}}")
    citation = made.sheets()["cong-van/p_kt.docx"].context["vien_dan"]
    assert citation.endswith(f" của Ủy ban nhân dân xã Đông v{subject[1:]}")


@pytest.mark.parametrize(("word", "mark"), [("khẩn", "KHẨN"), ("thượng khẩn", "THƯỢNG KHẨN"), ("hỏa tốc", "HỎA TỐC")])
def test_an_urgency_is_stamped_on_the_notice_and_on_its_letters(make_workspace, word, mark):
    sheets = make_workspace(f"do_khan: {word}").sheets()
    assert {name: sheet.context["do_khan"] for name, sheet in sheets.items()} == {
        "thong-bao.docx": mark,
        "cong-van/p_kt.docx": mark,
    }


# --- ./. -------------------------------------------------------------------------------------------------------------

BODY = "muc: [{tieu_de: a, noi_dung: [Đoạn đầu., Đoạn cuối.]}]\n"


@pytest.mark.parametrize(
    ("closing", "printed"),
    [
        ("Trên đây là kết luận", "Trên đây là kết luận./."),
        ("Trên đây là kết luận.", "Trên đây là kết luận./."),
        ("Trên đây là kết luận./.", "Trên đây là kết luận./."),
        ("Trên đây là kết luận ./.", "Trên đây là kết luận./."),
        ("Trên đây là kết luận;", "Trên đây là kết luận./."),
        ("'Trên đây là kết luận:'", "Trên đây là kết luận./."),
        ("Trên đây là kết luận (đã ký).", "Trên đây là kết luận (đã ký)./."),
        ("Cà phê và chè...", "Cà phê và chè..../."),
    ],
)
def test_the_closing_mark_is_glued_to_the_last_word_once(make_workspace, closing, printed):
    context = notice_of(make_workspace(BODY + f"ket_thuc: [Đoạn giữa., {closing}]"))
    assert blocks(context, "ket_thuc") == [("doan", "", "Đoạn giữa."), ("doan", "", printed)]
    assert blocks(context)[-1] == ("gach", "", "Đoạn cuối.")


def test_a_closing_that_ends_with_a_dash_paragraph_keeps_its_dash(make_workspace):
    context = notice_of(make_workspace(BODY + "ket_thuc: [{gach: [Hai, mảnh.]}]"))
    assert blocks(context, "ket_thuc") == [("gach", "", "Hai mảnh./.")]


def test_without_a_closing_the_body_lends_its_last_paragraph(make_workspace):
    context = notice_of(make_workspace(BODY))
    assert blocks(context) == [("muc", "1.", "a"), ("gach", "", "Đoạn đầu.")]
    assert blocks(context, "ket_thuc") == [("gach", "", "Đoạn cuối./.")]


def test_behind_a_table_the_mark_stands_in_a_paragraph_of_its_own(make_workspace):
    context = notice_of(make_workspace("muc: [{tieu_de: a, noi_dung: [{bang: {cot: [A], dong: [[1]]}}]}]"))
    assert [kind for kind, _number, _text in blocks(context)] == ["muc", "bang"]
    assert blocks(context, "ket_thuc") == [("doan", "", "./.")]


WORDS = st.text("abcđ ơ().,;:!?…”“", max_size=30)


@given(WORDS)
def test_a_closed_text_keeps_its_words_and_is_closed_once(text):
    once = closed(text)
    assert once.endswith("./.")
    assert once.count("./.") == 1
    assert closed(once) == once
    assert once.removesuffix("./.").split() == text.rstrip(" .;,:").split() or text.rstrip().endswith("...")


# --- căn cứ ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bases", "printed"),
    [
        ("Luật Tổ chức chính quyền địa phương", ["Căn cứ Luật Tổ chức chính quyền địa phương."]),
        ("[Luật A, Nghị định B]", ["Căn cứ Luật A;", "Căn cứ Nghị định B."]),
        ("[Luật A;, Nghị định B.]", ["Căn cứ Luật A;", "Căn cứ Nghị định B."]),
        ("['Luật A,', Luật B;, Luật C;]", ["Căn cứ Luật A;", "Căn cứ Luật B;", "Căn cứ Luật C."]),
        ("[Căn cứ Luật A, Theo đề nghị của B]", ["Căn cứ Luật A;", "Theo đề nghị của B."]),
        ("[Xét đề nghị của B]", ["Xét đề nghị của B."]),
        ("[căn cứ Luật A, xét đề nghị của B]", ["Căn cứ Luật A;", "Xét đề nghị của B."]),
        ("không", []),
    ],
)
def test_each_basis_opens_with_can_cu_and_the_last_ends_with_a_stop(make_workspace, bases, printed):
    assert notice_of(make_workspace(f"can_cu: {bases}"))["can_cu"] == printed


# --- blocks ----------------------------------------------------------------------------------------------------------

MIXED = """\
mo_dau: [Mở đầu một., {doan: [Mở đầu, hai.]}, {gach: Mở đầu ba.}]
muc:
  - tieu_de: Một
    noi_dung:
      - Gạch trần.
      - doan: [Đoạn, {viec: có việc., chu_tri: p_kt}]
      - giao: p_kt
        loi_dan: 'Giao Phòng Kinh tế:'
        noi_dung: [{gach: {viec: Việc một.}}, {doan: Đoạn hai.}, {con: [{gach: Con một.}, {doan: Con hai.}]}]
      - bang: {cot: [A, B], dong: [[1, 2], [3, 4]]}
      - con: [Con ba.]
  - tieu_de: Hai
    noi_dung: [Trước mục con.]
    muc:
      - {tieu_de: Mục con một, noi_dung: [Chữ a.]}
      - {tieu_de: Mục con hai, noi_dung: [Chữ b.]}
ket_thuc: [Hết]
"""


@pytest.mark.parametrize(("numbering", "labels"), [("a", ["a)", "b)"]), ("1.1", ["2.1.", "2.2."])])
def test_every_kind_of_paragraph_becomes_its_block_in_order(make_workspace, numbering, labels):
    context = notice_of(make_workspace(MIXED, office=f"trinh_bay: {{tieu_muc: '{numbering}'}}"))
    assert blocks(context, "mo_dau") == [
        ("doan", "", "Mở đầu một."),
        ("doan", "", "Mở đầu hai."),
        ("gach", "", "Mở đầu ba."),
    ]
    assert blocks(context) == [
        ("muc", "1.", "Một"),
        ("gach", "", "Gạch trần."),
        ("doan", "", "Đoạn có việc."),
        ("giao", "", "Giao Phòng Kinh tế:"),
        ("gach", "", "Việc một."),
        ("doan", "", "Đoạn hai."),
        ("gach_con", "", "Con một."),
        ("doan_con", "", "Con hai."),
        ("bang", "", ""),
        ("gach_con", "", "Con ba."),
        ("muc", "2.", "Hai"),
        ("gach", "", "Trước mục con."),
        ("tieu_muc", labels[0], "Mục con một"),
        ("gach", "", "Chữ a."),
        ("tieu_muc", labels[1], "Mục con hai"),
        ("gach", "", "Chữ b."),
    ]
    table = next(block for block in context["noi_dung"] if block["kieu"] == "bang")
    assert (table["cot"], table["dong"]) == (["A", "B"], [["1", "2"], ["3", "4"]])


def test_a_section_without_content_keeps_its_title_and_its_number(make_workspace):
    text = "muc: [{tieu_de: Một, noi_dung: [a]}, {tieu_de: Chưa viết}, {tieu_de: Ba, noi_dung: [c]}]\nket_thuc: [Hết]"
    titles = [block for block in blocks(notice_of(make_workspace(text))) if block[0] == "muc"]
    assert titles == [("muc", "1.", "Một"), ("muc", "2.", "Chưa viết"), ("muc", "3.", "Ba")]


def test_recipients_are_lines_without_dash_and_mark(make_workspace):
    text = "noi_nhan: ['- UBND huyện;', Đảng ủy xã (để b/c);, Các phòng.]\nluu: VT, VP."
    context = notice_of(make_workspace(text))
    assert context["noi_nhan"] == ["UBND huyện", "Đảng ủy xã (để b/c)", "Các phòng"]
    assert context["luu"] == "VT, VP"


# --- appendices ------------------------------------------------------------------------------------------------------

SEE = "ket_thuc: [Chi tiết tại Phụ lục kèm theo]\n"
APPENDIX = "{tieu_de: Số liệu, noi_dung: [Một., {bang: {cot: [A], dong: [[1]]}}, Cuối.]}"
TABLE = "{tieu_de: Bảng phân công, bang: phan_cong}"


def labels_of(made):
    sheets = made.sheets()
    printed = [appendix["nhan"] for appendix in sheets["thong-bao.docx"].context["phu_luc"]]
    table = sheets.get("phu-luc-phan-cong.docx")
    return printed, table and table.context["nhan"]


@pytest.mark.parametrize(
    ("appendices", "form", "labels"),
    [
        (f"[{APPENDIX}]", "cong_van", (["Phụ lục"], None)),
        (f"[{TABLE}]", "cong_van", ([], "Phụ lục")),
        ("[]", "phu_luc", ([], "Phụ lục")),
        ("[]", "cong_van", ([], None)),
        (f"[{APPENDIX}, {APPENDIX}]", "cong_van", (["Phụ lục I", "Phụ lục II"], None)),
        (f"[{APPENDIX}, {TABLE}]", "cong_van", (["Phụ lục I"], "Phụ lục II")),
        (f"[{TABLE}, {APPENDIX}]", "cong_van", (["Phụ lục II"], "Phụ lục I")),
        (f"[{APPENDIX}]", "phu_luc", (["Phụ lục I"], "Phụ lục II")),
        (f"[{APPENDIX}, {TABLE}]", "phu_luc", (["Phụ lục I"], "Phụ lục II")),
        (
            f"[{APPENDIX}, {APPENDIX}, {APPENDIX}]",
            "phu_luc",
            (["Phụ lục I", "Phụ lục II", "Phụ lục III"], "Phụ lục IV"),
        ),
    ],
)
def test_a_lone_appendix_is_phu_luc_and_several_are_counted_in_roman(make_workspace, appendices, form, labels):
    made = make_workspace(f"{SEE}phu_luc: {appendices}", office=f"giao_viec: {{hinh_thuc: {form}}}")
    assert labels_of(made) == labels


def test_an_appendix_prints_its_title_its_paper_and_its_own_closing_mark(make_workspace):
    context = notice_of(make_workspace(f"{SEE}phu_luc: [{APPENDIX}]"))
    (appendix,) = context["phu_luc"]
    assert appendix["ten"] == "SỐ LIỆU"
    assert (
        " ".join(appendix["kem_theo"].split())
        == "Thông báo số /TB-UBND ngày tháng 9 năm 2026 của Ủy ban nhân dân xã Đông"
    )
    assert blocks(appendix) == [("gach", "", "Một."), ("bang", "", ""), ("gach", "", "Cuối./.")]
    assert blocks(context, "ket_thuc") == [("doan", "", "Chi tiết tại Phụ lục kèm theo./.")]


@pytest.mark.parametrize(
    "appendices",
    [
        "[{tieu_de: Phân công, noi_dung: [Đoạn dẫn.], bang: phan_cong}]",
        "[{tieu_de: Phân công một, bang: phan_cong}, {tieu_de: Phân công hai, bang: phan_cong}]",
    ],
    ids=["both noi_dung and bang", "the table twice"],
)
def test_an_appendix_that_would_lose_words_is_refused(make_workspace, appendices):
    assert make_workspace(f"{SEE}phu_luc: {appendices}").findings() != []


def test_an_appendix_with_nothing_in_it_is_found(make_workspace):
    assert make_workspace(f"{SEE}phu_luc: [{{tieu_de: Số liệu}}]").findings() != []


# --- signature -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("authority", "position", "printed"),
    [
        ("[]", "CHỦ TỊCH", ([], "CHỦ TỊCH", "")),
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", (["TM. ỦY BAN NHÂN DÂN"], "CHỦ TỊCH", "")),
        (
            "[TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH]",
            "PHÓ CHỦ TỊCH",
            (["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH", ""),
        ),
        (
            "[TM. BAN CHỈ ĐẠO, TRƯỞNG BAN]",
            "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐÔNG",
            (["TM. BAN CHỈ ĐẠO"], "TRƯỞNG BAN", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐÔNG"),
        ),
        (
            "TRƯỞNG BAN CHỈ ĐẠO",
            "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐÔNG",
            ([], "TRƯỞNG BAN CHỈ ĐẠO", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐÔNG"),
        ),
        ("[]", "TỔ TRƯỞNG", ([], "TỔ TRƯỞNG", "")),
    ],
)
def test_the_lines_of_the_signature_follow_the_form(make_workspace, authority, position, printed):
    office = f"nguoi_ky: [{{ma: cvp, quyen_han: {authority}, chuc_vu: {position}, ho_ten: Lê Văn An}}]"
    context = notice_of(make_workspace(office=office))
    assert (context["quyen_han"], context["chuc_vu"], context["chuc_vu_co_quan"]) == printed
    assert context["ho_ten"] == "Lê Văn An"


def test_the_address_of_the_issuer_stands_on_its_papers(make_workspace):
    organ = (
        "co_quan: [{ma: ubnd, ten: b, dong_ten: UBND xã Đông, viet_tat: UBND, cap: xã, dia_danh: e, dia_chi: Thôn Một}]"
    )
    context = notice_of(make_workspace(office=organ))
    assert (context["dia_chi"], context["co_quan"]) == ("Thôn Một", ["UBND XÃ ĐÔNG"])
