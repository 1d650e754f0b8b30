"""A key that the format does not have is found wherever it stands, with the key that was probably meant."""

import pytest

RULE = "TB-BG-01"
SECTION = "muc:\n  - tieu_de: Một\n    noi_dung:\n"


def place_of(text: str, words: str) -> tuple[int, int]:
    """Return line and column of the first occurrence of ``words``."""
    before = text[: text.index(words)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def only_finding(made, name):
    (finding,) = made.findings()
    assert finding.place.file.endswith(name)
    assert finding.rule == RULE
    assert finding.severity == "error"
    return finding


NOTICE_SLIPS = [
    ("top", "noi_nhann: [Như trên]", "noi_nhann", "noi_nhan"),
    ("top, with accents", "trích_yếu: Kết luận", "trích_yếu", "trich_yeu"),
    ("top, in capitals", "LOAI: Thông báo", "LOAI", "loai"),
    ("hop", "hop: {ten: họp, ngay: 2026-09-28, chuc_vu: Chủ tịch, dia_diemm: P1}", "dia_diemm", "dia_diem"),
    ("muc", SECTION + "      - Chữ.\n    tieude: Hai", "tieude", "tieu_de"),
    (
        "muc in muc",
        "muc:\n  - tieu_de: Một\n    muc:\n      - {tieu_de: a, noi_dung: [b], noidung: [c]}",
        "noidung",
        "noi_dung",
    ),
    ("giao", SECTION + "      - {giao: p_kt, loi_dan: 'Giao:', noi_dung: [a], loidan: b}", "loidan", "loi_dan"),
    ("bang", SECTION + "      - bang: {cot: [A], dong: [[1]], dongg: [[2]]}", "dongg", "dong"),
    ("mo_dau", "mo_dau: [{gach: a, gachh: b}]", "gachh", "gach"),
    ("ket_thuc", "ket_thuc: [{doan: a, doann: b}]", "doann", "doan"),
    ("phu_luc", "phu_luc: [{tieu_de: Phụ lục, noi_dung: [a], noi_dungg: [b]}]", "noi_dungg", "noi_dung"),
    ("a lone segment", SECTION + "      - gach: {viec: a, chu_tri: p_kt, chutri: p_kt}", "chutri", "chu_tri"),
    (
        "a segment in a list",
        SECTION + "      - gach: [a, {viec: b, chu_tri: p_kt, phoihop: vp}]",
        "phoihop",
        "phoi_hop",
    ),
    ("doan", SECTION + "      - doan: {viec: a, chu_tri: p_kt, hann: không}", "hann", "han"),
    (
        "under giao",
        SECTION + "      - {giao: p_kt, loi_dan: b, noi_dung: [{gach: {viec: a, boicanh: b}}]}",
        "boicanh",
        "boi_canh",
    ),
    ("in con", SECTION + "      - con: [{gach: {viec: a, chu_tri: p_kt, sanpham: b}}]", "sanpham", "san_pham"),
    (
        "in an appendix",
        "phu_luc: [{tieu_de: A, noi_dung: [{gach: {viec: a, chu_tri: p_kt, chidao: b}}]}]",
        "chidao",
        "chi_dao",
    ),
]


@pytest.mark.parametrize(
    ("text", "slip", "meant"), [row[1:] for row in NOTICE_SLIPS], ids=[row[0] for row in NOTICE_SLIPS]
)
def test_an_unknown_key_of_the_notice_is_found_where_it_stands(make_workspace, text, slip, meant):
    finding = only_finding(make_workspace(text), "thong-bao.yaml")
    assert (finding.place.line, finding.place.column) == place_of(text, slip)
    assert finding.message == f"không có khóa «{slip}»"
    assert finding.hint == f"ý bạn là «{meant}»?"


ORGAN = "co_quan: [{ma: a, ten: b, dong_ten: c, viet_tat: d, cap: xã, dia_danh: e, "
OFFICE_SLIPS = [
    ("top", "soanthao: {don_vi: vp, viet_tat: VP}", "soanthao", "soan_thao"),
    ("co_quan", ORGAN + "diadanh: f}]\nnguoi_ky: [{ma: cvp, chuc_vu: CHỦ TỊCH, ho_ten: An}]", "diadanh", "dia_danh"),
    ("soan_thao", "soan_thao: {don_vi: vp, viet_tat: VP, viettat: VX}", "viettat", "viet_tat"),
    ("giao_viec", "giao_viec: {hinhthuc: phieu}", "hinhthuc", "hinh_thuc"),
    ("nguoi_ky", "nguoi_ky: [{ma: cvp, chuc_vu: CHỦ TỊCH, ho_ten: An, hoten: Bình}]", "hoten", "ho_ten"),
    ("lich", "lich: {nghii: 2026-09-01}", "nghii", "nghi"),
    ("han", "han: {truocc: ngay_do}", "truocc", "truoc"),
    ("kiem_tra", "kiem_tra: {TB-VIEC-01: {muc: note, vi: thử, mucc: note}}", "mucc", "muc"),
    ("trinh_bay", "trinh_bay: {cochu: 14}", "cochu", "co_chu"),
    ("le", "trinh_bay: {le: {traii: 30}}", "traii", "trai"),
]


@pytest.mark.parametrize(
    ("text", "slip", "meant"), [row[1:] for row in OFFICE_SLIPS], ids=[row[0] for row in OFFICE_SLIPS]
)
def test_an_unknown_key_of_the_office_is_found_where_it_stands(make_workspace, text, slip, meant):
    finding = only_finding(make_workspace(office=text), "co-quan.yaml")
    assert (finding.place.line, finding.place.column) == place_of(text, slip)
    assert (finding.message, finding.hint) == (f"không có khóa «{slip}»", f"ý bạn là «{meant}»?")


UNIT_SLIPS = [
    ("top", "nhomm: [{ma: g, ten: Nhóm}]", "nhomm", "nhom"),
    (
        "don_vi",
        "don_vi: [{ma: p_kt, ten: a, quan_he: truc_thuoc, thutruong: An}, {ma: vp, ten: b, quan_he: truc_thuoc}]",
        "thutruong",
        "thu_truong",
    ),
    ("nhom", "nhom: [{ma: g, ten: Nhóm, thanhvien: [p_kt]}]", "thanhvien", "thanh_vien"),
    ("nguoi", "nguoi: [{ma: ong_binh, ho_ten: Bình, chuc_vu: Chủ tịch, phutrach: vp}]", "phutrach", "phu_trach"),
]


@pytest.mark.parametrize(("text", "slip", "meant"), [row[1:] for row in UNIT_SLIPS], ids=[row[0] for row in UNIT_SLIPS])
def test_an_unknown_key_of_the_units_is_found_where_it_stands(make_workspace, text, slip, meant):
    finding = only_finding(make_workspace(units=text), "don-vi.yaml")
    assert (finding.place.line, finding.place.column) == place_of(text, slip)
    assert (finding.message, finding.hint) == (f"không có khóa «{slip}»", f"ý bạn là «{meant}»?")


def test_a_key_like_no_other_comes_with_the_keys_that_are_allowed_there(make_workspace):
    finding = only_finding(make_workspace("hop: {ten: a, ngay: 2026-09-28, chuc_vu: b, xyz: c}"), "thong-bao.yaml")
    assert finding.hint == "các khóa dùng được ở đây: chuc_vu, dia_diem, du_hop, ngay, nguoi_chu_tri, ten"


@pytest.mark.parametrize(
    ("item", "extra"),
    [("{gach: a, doan: b}", "doan"), ("{doan: a, con: [b]}", "con"), ("{gach: a, loi_dan: b}", "loi_dan")],
)
def test_a_second_kind_of_paragraph_in_one_item_is_not_proposed_as_its_own_correction(make_workspace, item, extra):
    finding = only_finding(make_workspace(SECTION + f"      - {item}"), "thong-bao.yaml")
    assert finding.message == f"không có khóa «{extra}»"
    assert f"ý bạn là «{extra}»" not in finding.hint


def test_an_unknown_key_is_found_even_with_nothing_behind_it(make_workspace):
    finding = only_finding(make_workspace("noi_nhann:\nso:"), "thong-bao.yaml")
    assert finding.message == "không có khóa «noi_nhann»"


def test_assignments_are_not_allowed_in_the_opening(make_workspace):
    (finding,) = make_workspace("mo_dau: [{viec: Báo cáo., chu_tri: p_kt}]").findings()
    assert (finding.rule, finding.place.line, finding.place.column) == ("TB-BG-03", 1, 10)


def test_the_opening_is_not_offered_kinds_of_paragraph_it_may_not_hold(make_workspace):
    (finding,) = make_workspace("mo_dau: [{viec: Báo cáo., chu_tri: p_kt}]").findings()
    assert [kind for kind in ("giao", "bang", "con") if kind in finding.hint.replace(",", " ").split()] == []


def test_groups_do_not_nest(make_workspace):
    inner = "          - {giao: p_vh, loi_dan: 'Giao:', noi_dung: [a]}"
    made = make_workspace(SECTION + "      - giao: p_kt\n        loi_dan: 'Giao:'\n        noi_dung:\n" + inner)
    (finding,) = made.findings()
    assert (finding.rule, finding.place.line) == ("TB-BG-03", 7)


def test_a_paragraph_of_no_kind_lists_the_kinds_there_are(make_workspace):
    (finding,) = make_workspace(SECTION + "      - {xyz: a}").findings()
    assert (finding.rule, finding.place.line, finding.place.column) == ("TB-BG-03", 4, 9)
    assert finding.hint == "ghi một trong các khóa gach, doan, giao, bang, con"


@pytest.mark.parametrize(("slip", "meant"), [("gac", "gach"), ("gạch", "gach"), ("đoạn", "doan"), ("bảng", "bang")])
def test_a_paragraph_of_a_misspelt_kind_names_the_kind_meant(make_workspace, slip, meant):
    (finding,) = make_workspace(SECTION + f"      - {{{slip}: a}}").findings()
    assert (finding.rule, finding.place.line, finding.place.column) == ("TB-BG-03", 4, 9)
    assert finding.hint == f"«{slip}»: ý bạn là «{meant}»?"
