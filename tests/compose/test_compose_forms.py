"""The forms an office may use (letters, slips, extracts, the table), and what every sheet keeps to."""

import pytest

from thongbao.pipeline import check, compose
from thongbao.workspace import Workspace

TWO = """\
muc:
  - tieu_de: Một
    noi_dung:
      - Chữ dẫn không phải nhiệm vụ.
      - gach: [Chữ trước., {viec: rà soát;, chu_tri: p_kt, phoi_hop: p_vh}, Chữ sau.]
      - giao: vp
        loi_dan: 'Giao Văn phòng:'
        noi_dung: [{gach: {viec: Đôn đốc., han: không}}, {gach: {viec: Tổng hợp., phoi_hop: p_kt}}]
  - tieu_de: Hai (xem Phụ lục)
    noi_dung: [{gach: {viec: Kiểm tra., chu_tri: p_vh}}]
    muc:
      - tieu_de: Mục con
        noi_dung: [{doan: {viec: Báo cáo., chu_tri: p_kt}}, {gach: {viec: Lưu trữ., chu_tri: p_vh}}]
ket_thuc: [Trên đây là kết luận]
"""
LETTERS = ["cong-van/p_kt", "cong-van/p_vh"]
SLIPS = ["phieu-giao-viec/p_kt", "phieu-giao-viec/p_vh", "phieu-giao-viec/vp"]
EXTRACTS = ["trich-sao/p_kt", "trich-sao/p_vh", "trich-sao/vp"]


@pytest.mark.parametrize(
    ("forms", "papers"),
    [
        ("cong_van", [*LETTERS, "phieu-giao-viec/vp"]),
        ("phieu", SLIPS),
        ("trich_sao", EXTRACTS),
        ("phu_luc", ["phu-luc-phan-cong"]),
        ("[cong_van, phieu]", [*LETTERS, *SLIPS]),
        ("[phieu, trich_sao]", [*SLIPS, *EXTRACTS]),
        ("[cong_van, trich_sao]", [*LETTERS, "phieu-giao-viec/vp", *EXTRACTS]),
        ("[cong_van, phu_luc]", ["phu-luc-phan-cong", *LETTERS, "phieu-giao-viec/vp"]),
        ("[cong_van, phieu, trich_sao, phu_luc]", ["phu-luc-phan-cong", *LETTERS, *SLIPS, *EXTRACTS]),
        ("[cong_van, cong_van]", [*LETTERS, "phieu-giao-viec/vp"]),
    ],
)
def test_each_form_makes_its_papers(make_workspace, forms, papers):
    made = make_workspace(TWO, office=f"giao_viec: {{hinh_thuc: {forms}}}")
    names = [name.removesuffix(".docx") for name in made.sheets()]
    assert names[0] == "thong-bao"
    assert sorted(names[1:]) == sorted(papers)


def test_the_drafting_unit_gets_a_slip_where_others_get_a_letter(make_workspace):
    slip = make_workspace(TWO).sheets()["phieu-giao-viec/vp.docx"].context
    assert (slip["don_vi"], slip["so"], slip["ky_hieu"], slip["qua_don_vi"]) == ("Văn phòng", "", "", "")
    assert [(row["so"], row["chu"], row["vai_tro"], row["han"]) for row in slip["viec"]] == [
        ("1", "Đôn đốc.", "Chủ trì", ""),
        ("2", "Tổng hợp.", "Chủ trì", ""),
    ]


def test_without_a_drafting_unit_everybody_gets_the_form(make_workspace):
    made = make_workspace(TWO, office="kiem_tra: {ND30-SO-03: {muc: warning, vi: thử}}", without=["office.soan_thao"])
    assert [name for name in made.sheets() if name.startswith("cong-van")] == [
        *("cong-van/vp.docx", "cong-van/p_kt.docx", "cong-van/p_vh.docx")
    ]


def test_a_slip_names_giver_and_receiver(make_workspace):
    units = """\
        don_vi:
          - {ma: vp, ten: Văn phòng, quan_he: truc_thuoc, thu_truong: Trần Thị Chi}
          - {ma: p_kt, ten: Phòng Kinh tế, quan_he: truc_thuoc}
        """
    text = "muc: [{tieu_de: a, noi_dung: [{gach: {viec: a, chu_tri: [vp, p_kt]}}]}]"
    sheets = make_workspace(text, units=units, office="giao_viec: {hinh_thuc: phieu}").sheets()
    vp, p_kt = (sheets[f"phieu-giao-viec/{unit}.docx"].context for unit in ("vp", "p_kt"))
    assert (p_kt["quyen_han"], p_kt["chuc_vu"], p_kt["ho_ten"]) == (["TL. CHỦ TỊCH"], "CHÁNH VĂN PHÒNG", "Lê Văn An")
    # Nobody hands a slip to his own unit: there the chair does.
    assert (vp["quyen_han"], vp["chuc_vu"]) == ([], "CHỦ TỊCH UBND XÃ")
    assert (vp["nguoi_nhan"], p_kt["nguoi_nhan"]) == ("Trần Thị Chi", "")
    assert (vp["qua_don_vi"], p_kt["qua_don_vi"]) == ("", "Văn phòng")


# --- extracts --------------------------------------------------------------------------------------------------------


def blocks(context):
    return [(b["kieu"], b["so"], b["chu"]) for key in ("noi_dung", "ket_thuc") for b in context[key]]


def extract(made, unit):
    return made.sheets()[f"trich-sao/{unit}.docx"].context


EXTRACT = "giao_viec: {hinh_thuc: trich_sao}"


def test_an_extract_holds_the_unit_s_paragraphs_word_for_word_under_their_titles(make_workspace):
    made = make_workspace(TWO, office=EXTRACT)
    assert blocks(extract(made, "p_kt")) == [
        ("muc", "1.", "Một"),
        ("gach", "", "Chữ trước. rà soát; Chữ sau."),
        ("giao", "", "Giao Văn phòng:"),
        ("gach", "", "Tổng hợp."),
        ("muc", "2.", "Hai (xem Phụ lục)"),
        ("tieu_muc", "a)", "Mục con"),
        ("doan", "", "Báo cáo./."),
    ]
    assert blocks(extract(made, "vp")) == [
        ("muc", "1.", "Một"),
        ("giao", "", "Giao Văn phòng:"),
        ("gach", "", "Đôn đốc."),
        ("gach", "", "Tổng hợp./."),
    ]


def test_a_section_keeps_its_number_in_an_extract(make_workspace):
    text = "muc: [{tieu_de: a, noi_dung: [b]}, {tieu_de: c, noi_dung: [{gach: {viec: d, chu_tri: p_kt}}]}]"
    assert blocks(extract(make_workspace(text, office=EXTRACT), "p_kt"))[0] == ("muc", "2.", "c")


def test_a_subsection_keeps_its_letter_in_an_extract(make_workspace):
    sub = "{tieu_de: %s, noi_dung: [{gach: {viec: d, chu_tri: %s}}]}"
    text = f"muc: [{{tieu_de: a, muc: [{sub % ('b', 'p_vh')}, {sub % ('c', 'p_kt')}]}}]"
    assert blocks(extract(make_workspace(text, office=EXTRACT), "p_kt"))[:2] == [
        ("muc", "1.", "a"),
        ("tieu_muc", "b)", "c"),
    ]


def test_an_extract_has_the_notice_s_header_and_the_copier_s_foot(make_workspace):
    context = extract(make_workspace(TWO + "so: 8\nngay: 2026-10-02\n", office=EXTRACT), "p_kt")
    assert (context["so"], context["ky_hieu"], context["ngay_thang"]) == ("08", "TB-UBND", "ngày 02 tháng 10 năm 2026")
    assert (context["ten_loai"], context["trich_yeu"]) == ("THÔNG BÁO", "Kết luận tại phiên họp tháng 9")
    copy = context["sao"]
    assert (copy["so"].strip(), copy["ky_hieu"], copy["noi_nhan"]) == ("", "TrS-UBND", ["Phòng Kinh tế"])
    assert (copy["quyen_han"], copy["chuc_vu"], copy["ho_ten"]) == (["TL. CHỦ TỊCH"], "CHÁNH VĂN PHÒNG", "Lê Văn An")


def test_an_extract_holds_the_tasks_of_an_appendix(make_workspace):
    text = (
        "ket_thuc: [Chi tiết tại Phụ lục kèm theo]\n"
        "phu_luc: [{tieu_de: Kế hoạch, noi_dung: [Chữ., {gach: {viec: Rà soát., chu_tri: p_vh}}]}]"
    )
    assert blocks(extract(make_workspace(text, office=EXTRACT), "p_vh")) == [
        ("tieu_muc", "Phụ lục.", "Kế hoạch"),
        ("gach", "", "Rà soát./."),
    ]


# --- the table -------------------------------------------------------------------------------------------------------


def test_the_table_holds_every_assignment_in_order_with_the_notice_s_words(make_workspace):
    sheet = make_workspace(TWO, office="giao_viec: {hinh_thuc: phu_luc}").sheets()["phu-luc-phan-cong.docx"]
    assert (sheet.context["nhan"], sheet.context["ten"]) == ("Phụ lục", "BẢNG PHÂN CÔNG NHIỆM VỤ")
    assert [(r["muc"], r["stt"], r["chu"], r["chu_tri"], r["phoi_hop"], r["han"]) for r in sheet.context["dong"]] == [
        ("1. Một", "", "", "", "", ""),
        ("", "1", "Rà soát.", "Phòng Kinh tế", "Phòng Văn hóa", ""),
        ("", "2", "Đôn đốc.", "Văn phòng", "", ""),
        ("", "3", "Tổng hợp.", "Văn phòng", "Phòng Kinh tế", ""),
        ("2. Hai (xem Phụ lục)", "", "", "", "", ""),
        ("", "4", "Kiểm tra.", "Phòng Văn hóa", "", ""),
        ("a) Mục con", "", "", "", "", ""),
        ("", "5", "Báo cáo.", "Phòng Kinh tế", "", ""),
        ("", "6", "Lưu trữ.", "Phòng Văn hóa", "", ""),
    ]


def test_a_task_of_nobody_and_one_of_a_person_stand_in_the_table(make_workspace):
    text = (
        "muc: [{tieu_de: Phụ lục, noi_dung: [{gach: [{viec: một}, {viec: hai, nguoi_thuc_hien: ong_binh,"
        " chi_dao: ong_binh, san_pham: Báo cáo, han: không}]}]}]"
    )
    sheet = make_workspace(text, office="giao_viec: {hinh_thuc: phu_luc}").sheets()["phu-luc-phan-cong.docx"]
    rows = [(r["chu"], r["chu_tri"], r["chi_dao"], r["san_pham"], r["han"]) for r in sheet.context["dong"][1:]]
    person = "Trần Văn Bình - Phó Chủ tịch UBND xã"
    assert rows == [("Một.", "", "", "", ""), ("Hai.", person, person, "Báo cáo", "")]


# --- what every sheet keeps to ---------------------------------------------------------------------------------------


def leaves(value):
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value


def declared(fields):
    return {path for field in fields for path, _field in field.paths()}


def used(value, path=""):
    if isinstance(value, dict):
        for key, inner in value.items():
            here = f"{path}.{key}" if path else key
            yield here
            yield from used(inner, here)
    elif isinstance(value, list):
        for inner in value:
            yield f"{path}[]"
            yield from used(inner, f"{path}[]")


@pytest.fixture
def all_sheets(example_content, make_workspace):
    (notice, *_more) = Workspace(example_content.parent).notices()
    example = check(Workspace(example_content.parent), notice).record
    made = make_workspace(TWO, office="giao_viec: {hinh_thuc: [cong_van, phieu, trich_sao, phu_luc]}")
    return [*compose(example), *made.sheets().values()]


def test_every_value_of_a_sheet_is_text(all_sheets):
    assert {type(leaf) for sheet in all_sheets for leaf in leaves(sheet.context)} == {str}


def test_no_text_of_a_sheet_says_none_or_true_or_has_stray_space(all_sheets):
    for sheet in all_sheets:
        for leaf in leaves(sheet.context):
            assert leaf not in ("None", "True", "False", "[]")
            assert "\n" not in leaf


def test_every_name_of_a_sheet_is_declared_with_its_meaning(all_sheets):
    for sheet in all_sheets:
        assert set(used(sheet.context)) <= declared(sheet.fields), sheet.file_name
        assert all(field.meaning for field in sheet.fields), sheet.kind


def test_file_names_are_plain_and_no_two_papers_share_one(all_sheets):
    names = [sheet.file_name for sheet in all_sheets]
    assert all(name.isascii() and name.endswith(".docx") for name in names)
    assert all(sheet.title and sheet.author for sheet in all_sheets)


def test_the_same_record_composes_the_same_sheets(make_workspace):
    made = make_workspace(TWO)
    assert made.sheets() == made.sheets()
