"""Values are read strictly: what is missing, of the wrong kind or out of range is a finding at its place."""

import json
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thongbao.model.fields import Record
from thongbao.model.loading import load
from thongbao.source.reader import parse

MISSING, WRONG = "TB-BG-02", "TB-BG-03"
SECTION = "muc:\n  - tieu_de: Một\n    noi_dung:\n"


def faults(made):
    return [(f.rule, f.place.line, f.place.column, f.message) for f in made.findings()]


# --- what must be there ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["loai", "trich_yeu", "muc", "noi_nhan", "luu", "nguoi_ky"])
def test_a_notice_without_a_required_key_is_told_so_at_its_first_key(make_workspace, key):
    made = make_workspace("so: 8", without=[f"notice.{key}"])
    assert faults(made) == [(MISSING, 1, 1, f"thiếu khóa bắt buộc «{key}»")]


@pytest.mark.parametrize("key", ["co_quan", "nguoi_ky"])
def test_an_office_needs_an_issuer_and_a_signer(make_workspace, key):
    made = make_workspace(office="xung_ho: đồng chí", without=[f"office.{key}"])
    found = [f for f in faults(made) if f[0] == MISSING]
    assert found == [(MISSING, 1, 1, f"thiếu khóa bắt buộc «{key}»")]


ORGAN = {"ma": "ubnd", "ten": "UBND", "dong_ten": "UBND", "viet_tat": "UBND", "cap": "xã", "dia_danh": "Đông"}
REQUIRED = [
    *(("office", "co_quan", [{k: v for k, v in ORGAN.items() if k != key}], key) for key in ORGAN if key != "ma"),
    ("office", "soan_thao", {"viet_tat": "VP"}, "don_vi"),
    ("office", "soan_thao", {"don_vi": "vp"}, "viet_tat"),
    ("office", "nguoi_ky", [{"ma": "cvp", "ho_ten": "An"}], "chuc_vu"),
    ("office", "nguoi_ky", [{"ma": "cvp", "chuc_vu": "CHỦ TỊCH"}], "ho_ten"),
    ("office", "kiem_tra", {"TB-VIEC-01": {"muc": "note"}}, "vi"),
    ("office", "kiem_tra", {"TB-VIEC-01": {"vi": "thử"}}, "muc"),
    ("units", "nhom", [{"ma": "g"}], "ten"),
    ("units", "nhom", [{"ten": "Nhóm"}], "ma"),
    ("units", "nguoi", [{"ma": "ong_binh", "ho_ten": "Bình"}], "chuc_vu"),
    ("units", "nguoi", [{"ma": "ong_binh", "chuc_vu": "Chủ tịch"}], "ho_ten"),
    ("notice", "hop", {"ten": "họp", "ngay": "2026-09-28"}, "chuc_vu"),
    ("notice", "hop", {"ngay": "2026-09-28", "chuc_vu": "Chủ tịch"}, "ten"),
    ("notice", "hop", {"ten": "họp", "chuc_vu": "Chủ tịch"}, "ngay"),
    ("notice", "muc", [{"tieu_de": "a", "muc": [{"tieu_de": "b"}]}], "noi_dung"),
    ("notice", "muc", [{"tieu_de": "a", "noi_dung": [{"giao": "p_kt", "noi_dung": ["b"]}]}], "loi_dan"),
    ("notice", "muc", [{"tieu_de": "a", "noi_dung": [{"giao": "p_kt", "loi_dan": "b"}]}], "noi_dung"),
    ("notice", "muc", [{"tieu_de": "a", "noi_dung": [{"bang": {"cot": ["A"]}}]}], "dong"),
    ("notice", "muc", [{"tieu_de": "a", "noi_dung": [{"gach": {"chu_tri": "p_kt"}}]}], "viec"),
    ("notice", "muc", [{"tieu_de": "a", "noi_dung": [{"con": [{"gach": {"chu_tri": "p_kt"}}]}]}], "viec"),
    ("notice", "phu_luc", [{"noi_dung": ["a"]}], "tieu_de"),
]


@pytest.mark.parametrize(("file", "key", "value", "missing"), REQUIRED, ids=[f"{r[1]}.{r[3]}" for r in REQUIRED])
def test_an_entry_without_a_required_key_is_told_so_and_nothing_else(make_workspace, file, key, value, missing):
    (finding,) = make_workspace(**{file: {key: value}}).findings()
    assert (finding.rule, finding.message) == (MISSING, f"thiếu khóa bắt buộc «{missing}»")
    assert finding.place.path.startswith(key)
    assert finding.place.path.endswith(missing)
    assert finding.hint, "what the key holds is said in the hint"


# --- the wrong kind --------------------------------------------------------------------------------------------------

NO_LIST = "phải là chữ, không phải danh sách hay nhóm khóa"
NO_TEXT = "phải là danh sách: mỗi mục một dòng bắt đầu bằng «- »"
NO_GROUP = "phải là nhóm khóa (khóa: giá trị), không phải một dòng chữ"
EMPTY_LIST = "danh sách đang trống; cần ít nhất một mục"

WRONG_NOTICE = [
    ("trich_yeu: [a, b]", (1, 12), f"trich_yeu: {NO_LIST}"),
    ("trich_yeu: {a: b}", (1, 12), f"trich_yeu: {NO_LIST}"),
    ("trich_yeu: ''", (1, 12), "trich_yeu: đang để trống; ghi nội dung hoặc bỏ khóa này"),
    ("trich_yeu: '  '", (1, 12), "trich_yeu: đang để trống; ghi nội dung hoặc bỏ khóa này"),
    ("luu: [VT]", (1, 6), f"luu: {NO_LIST}"),
    ("muc: Kinh tế", (1, 6), f"muc: {NO_TEXT}"),
    ("muc: []", (1, 6), f"muc: {EMPTY_LIST}"),
    ("muc: [Kinh tế]", (1, 7), f"muc: {NO_GROUP}"),
    ("noi_nhan: []", (1, 11), f"noi_nhan: {EMPTY_LIST}"),
    ("noi_nhan: không", (1, 11), f"noi_nhan: {EMPTY_LIST}"),
    ("mo_dau: Ngày 28/9", (1, 9), f"mo_dau: {NO_TEXT}"),
    ("hop: phiên họp tháng 9", (1, 6), f"hop: {NO_GROUP}"),
    ("hop: [a]", (1, 6), f"hop: {NO_GROUP}"),
    ("so: 12a", (1, 5), "so: «12a» phải là số nguyên viết bằng chữ số (vd. 8 hoặc 08), không kèm chữ hay ký hiệu"),
    (
        "so: 12/TB-UBND",
        (1, 5),
        "so: «12/TB-UBND» phải là số nguyên viết bằng chữ số (vd. 8 hoặc 08), không kèm chữ hay ký hiệu",
    ),
    ("so: -3", (1, 5), "so: «-3» phải là số nguyên viết bằng chữ số (vd. 8 hoặc 08), không kèm chữ hay ký hiệu"),
    ("so: 8.0", (1, 5), "so: «8.0» phải là số nguyên viết bằng chữ số (vd. 8 hoặc 08), không kèm chữ hay ký hiệu"),
    ("so: 0", (1, 5), "so: số phải từ 1 trở lên"),
    ("so: 00", (1, 5), "so: số phải từ 1 trở lên"),
    ("ngay: 2020-13-45", (1, 7), "ngay: không có tháng 13"),
    ("ngay: 31/9/2020", (1, 7), "ngay: ngày 31 tháng 9 không có trong lịch"),
    ("ngay: 29/2/2026", (1, 7), "ngay: ngày 29 tháng 2 năm 2026 không có trong lịch"),
    ("ngay: 28/9", (1, 7), "ngay: “28/9” không phải là ngày; viết 2020-08-31 hoặc 31/8/2020"),
    ("ngay: 2026-9-8", (1, 7), "ngay: “2026-9-8” không phải là ngày; viết 2020-08-31 hoặc 31/8/2020"),
    (
        "ngay: 2026-09-28 10:00:00",
        (1, 7),
        "ngay: “2026-09-28 10:00:00” không phải là ngày; viết 2020-08-31 hoặc 31/8/2020",
    ),
    ("ngay: 01/01/0026", (1, 7), "ngay: năm 26 ngoài khoảng 1900-2200"),
    ("thang_ban_hanh: 2026-13", (1, 17), "thang_ban_hanh: không có tháng 13"),
    ("thang_ban_hanh: tháng 9", (1, 17), "thang_ban_hanh: “tháng 9” không phải là tháng; viết 2020-08 hoặc 8/2020"),
    ("do_khan: gấp", (1, 10), "do_khan: «gấp» không có trong các lựa chọn: khẩn, thượng khẩn, hỏa tốc"),
    (
        "phu_luc: [{tieu_de: A, bang: phancong}]",
        (1, 30),
        "bang: «phancong» không có trong các lựa chọn: phan_cong; ý bạn là «phan_cong»?",
    ),
    (SECTION + "      - gach: []", (4, 15), f"gach: {EMPTY_LIST}"),
    (SECTION + "      - doan: ''", (4, 15), "doan: đang để trống; ghi nội dung hoặc bỏ khóa này"),
    (SECTION + "      - gach: [[a]]", (4, 16), f"gach: {NO_LIST}"),
    (SECTION + "      - con: a", (4, 14), f"con: {NO_TEXT}"),
    (SECTION + "      - con: []", (4, 14), f"con: {EMPTY_LIST}"),
    (SECTION + "      - {giao: p_kt, loi_dan: b, noi_dung: []}", (4, 44), f"noi_dung: {EMPTY_LIST}"),
    (SECTION + "      - bang: {cot: [], dong: [[1]]}", (4, 21), f"cot: {EMPTY_LIST}"),
    (SECTION + "      - bang: {cot: [A], dong: []}", (4, 32), f"dong: {EMPTY_LIST}"),
    (
        SECTION + "      - bang: {cot: [A, B], dong: [[1, 2], [3]]}",
        (4, 35),
        "dong: dòng 2 của bảng có 1 ô, nhưng bảng có 2 cột",
    ),
    (SECTION + "      - gach: {viec: [a], chu_tri: p_kt}", (4, 22), f"viec: {NO_LIST}"),
    (SECTION + "      - gach: {viec: a, chu_tri: {ma: p_kt}}", (4, 34), f"chu_tri: {NO_LIST}"),
    (
        SECTION + "      - gach: {viec: a, chu_tri: Phòng Kinh tế}",
        (4, 34),
        "chu_tri: mã «Phòng Kinh tế» chỉ được gồm chữ thường không dấu, chữ số và gạch dưới,"
        " bắt đầu bằng chữ (vd. p_noi_vu)",
    ),
    (SECTION + "      - gach: {viec: a, chu_tri: p_kt, han: {ngay: 15/9}}", (4, 45), f"han: {NO_LIST}"),
]


@pytest.mark.parametrize(
    ("text", "place", "message"), WRONG_NOTICE, ids=[row[0].removeprefix(SECTION).strip() for row in WRONG_NOTICE]
)
def test_a_wrong_value_of_the_notice_is_named_with_its_place_and_reason(make_workspace, text, place, message):
    assert faults(make_workspace(text)) == [(WRONG, *place, message)]


def office(**changes):
    return {"co_quan": [{**ORGAN, **changes}]}


WRONG_OFFICE = [
    (office(co_dau="có"), "co_dau: «có» không rõ có hay không: ghi true (có) hoặc false (không)"),
    (office(co_dau="yes"), "co_dau: «yes» không rõ có hay không: ghi true (có) hoặc false (không)"),
    (office(cap="huyen"), "cap: «huyen» không có trong các lựa chọn: trung_uong, tỉnh, huyện, xã; ý bạn là «huyện»?"),
    (office(cap="quận"), "cap: «quận» không có trong các lựa chọn: trung_uong, tỉnh, huyện, xã"),
    (office(day_so="rieng"), "day_so: «rieng» không có trong các lựa chọn: chung, theo_loai"),
    (office(dong_ten=[]), f"dong_ten: {EMPTY_LIST}"),
    ({"co_quan": [], "nguoi_ky": {"ma": "cvp", "chuc_vu": "CHỦ TỊCH", "ho_ten": "An"}}, f"co_quan: {EMPTY_LIST}"),
    ({"giao_viec": "công văn"}, f"giao_viec: {NO_GROUP}"),
    ({"giao_viec": {"hinh_thuc": []}}, f"hinh_thuc: {EMPTY_LIST}"),
    (
        {"giao_viec": {"hinh_thuc": "congvan"}},
        "hinh_thuc: «congvan» không có trong các lựa chọn: cong_van, phieu, trich_sao, phu_luc; ý bạn là «cong_van»?",
    ),
    (
        {"giao_viec": {"phu_luc_tu": "sáu"}},
        "phu_luc_tu: «sáu» phải là số nguyên viết bằng chữ số (vd. 8 hoặc 08), không kèm chữ hay ký hiệu",
    ),
    (
        {"giao_viec": {"bao_cao_truoc": "15/9"}},
        "bao_cao_truoc: “15/9” không phải là ngày; viết 2020-08-31 hoặc 31/8/2020",
    ),
    ({"xung_ho": "anh"}, "xung_ho: «anh» không có trong các lựa chọn: đồng chí, ông (bà)"),
    ({"lich": {"nghi": ["2026-09-31"]}}, "nghi: ngày 31 tháng 9 không có trong lịch"),
    ({"han": {"truoc": "ngay"}}, "truoc: «ngay» không có trong các lựa chọn: ngay_do, ngay_sau; ý bạn là «ngay_do»?"),
    ({"han": {"hang_tuan": "thứ 6"}}, None),
    (
        {"kiem_tra": {"TB-VIEC-01": {"muc": "tắt", "vi": "thử"}}},
        "muc: «tắt» không có trong các lựa chọn: error, warning, note, off",
    ),
    ({"trinh_bay": {"co_chu": "12"}}, None),
    ({"trinh_bay": {"co_chu": "to"}}, "co_chu: «to» phải là một số, vd. 14 hoặc 1,27"),
    ({"trinh_bay": {"le": {"trai": "36"}}}, None),
    ({"trinh_bay": {"dan_dong": "2"}}, None),
    ({"trinh_bay": {"thut_dau_dong": "1,5"}}, None),
    ({"trinh_bay": {"tieu_muc": "1)"}}, None),
]


@pytest.mark.parametrize(("value", "message"), WRONG_OFFICE, ids=[str(row[0])[-60:] for row in WRONG_OFFICE])
def test_a_wrong_value_of_the_office_is_named_with_its_reason(make_workspace, value, message):
    (finding,) = make_workspace(office=value).findings()
    assert finding.rule == WRONG
    assert finding.place.file.endswith("co-quan.yaml")
    assert message in (None, finding.message)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Thong bao", "Thông báo"), ("Thông bào", "Thông báo"), ("Kế hoach", "Kế hoạch"), ("Tờ trìng", "Tờ trình")],
)
def test_an_unknown_loai_is_answered_with_the_nearest_of_the_29(make_workspace, written, meant):
    (finding,) = make_workspace(f"loai: {written}").findings()
    assert (finding.rule, finding.place.line, finding.place.column) == (WRONG, 1, 7)
    assert f"«{written}» không phải là một trong 29 loại" in finding.message
    assert finding.message.endswith(f"ý bạn là «{meant}»?")


@pytest.mark.parametrize("value", ["mật", "Tối mật", "tuyệt mật", "khác"])
def test_a_secret_paper_is_refused(make_workspace, value):
    made = make_workspace(f"do_mat: {value}")
    (finding,) = made.findings()
    assert (finding.rule, finding.severity, finding.place.line, finding.place.column) == ("ND30-MAT-01", "error", 1, 9)
    assert made.draft().papers == ()


@pytest.mark.parametrize("value", ["thường", "Thường"])
def test_an_open_paper_may_say_so(make_workspace, value):
    assert make_workspace(f"do_mat: {value}").findings() == []


# --- what means the same ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("null", ["", "~", "null"])
def test_a_key_with_nothing_behind_it_is_not_said(make_workspace, null):
    keys = (
        "so",
        "ngay",
        "thang_ban_hanh",
        "hop",
        "can_cu",
        "do_khan",
        "do_mat",
        "mo_dau",
        "ket_thuc",
        "phu_luc",
        "khac",
    )
    notice = make_workspace("".join(f"{key}: {null}\n" for key in keys)).record().notice
    assert notice == make_workspace(without=["notice.hop"]).record().notice


def test_nothing_behind_chu_tri_inherits_and_an_empty_list_does_not(make_workspace):
    text = """\
        muc:
          - tieu_de: Một
            noi_dung:
              - giao: p_kt
                loi_dan: 'Giao Phòng Kinh tế:'
                noi_dung:
                  - gach: [{viec: a, chu_tri: }, {viec: b, chu_tri: []}, {viec: c, chu_tri: không}, {viec: d}]
        """
    items = make_workspace(text).record().notice.sections[0].items[0].items
    assert [segment.leads for segment in items[0].segments] == [None, (), (), None]


@pytest.mark.parametrize("none", ["[]", "không", "Không", "KHÔNG"])
def test_an_empty_list_and_khong_both_mean_none(make_workspace, none):
    text = (
        SECTION
        + f"      - gach: {{viec: a, chu_tri: {none}, phoi_hop: {none}, nguoi_thuc_hien: {none}, chi_dao: {none}}}"
    )
    assignment = make_workspace(text).record().notice.sections[0].items[0].segments[0]
    assert (assignment.leads, assignment.coordinating) == ((), ())
    assert (assignment.carriers, assignment.supervisors) == ((), ())


@pytest.mark.parametrize("one", ["p_kt", "[p_kt]", "\n              - p_kt"])
def test_one_id_may_stand_without_a_list(make_workspace, one):
    assignment = make_workspace(SECTION + f"      - gach:\n          viec: a\n          chu_tri: {one}").record()
    assert assignment.notice.sections[0].items[0].segments[0].leads == ("p_kt",)


@pytest.mark.parametrize("item", ["Chữ.", "{gach: Chữ.}", "{gach: [Chữ.]}"])
def test_a_bare_text_is_a_dash_paragraph(make_workspace, item):
    made = make_workspace(SECTION + f"      - {item}")
    assert made.record().notice == make_workspace(SECTION + "      - gach: [Chữ.]").record().notice


def test_text_is_nfc_and_single_spaced_whatever_the_file_has(make_workspace):
    decomposed = "Ke\u0302\u0301t  lua\u0323\u0302n\tta\u0323i phie\u0302n ho\u0323p"
    assert make_workspace(f"trich_yeu: {decomposed}").record().notice.subject == "Kết luận tại phiên họp"


@pytest.mark.parametrize(("written", "number"), [("8", 8), ("08", 8), ("'8'", 8), ("012", 12), ("125", 125)])
def test_a_number_is_decimal_whatever_its_zeros(make_workspace, written, number):
    assert make_workspace(f"so: {written}").record().notice.code_number == number


# --- properties ------------------------------------------------------------------------------------------------------

SCALARS = st.one_of(
    st.none(),
    st.text(string.ascii_letters + string.digits + " -/.:[]{}'\"áđ", max_size=12),
    st.sampled_from(["p_kt", "cvp", "không", "2026-09-28", "31/9/2026", "Thông báo", "8", "true"]),
)
KEYS = st.sampled_from(
    [
        *("loai", "trich_yeu", "so", "ngay", "hop", "muc", "noi_nhan", "luu", "nguoi_ky", "tieu_de", "noi_dung"),
        *("gach", "doan", "giao", "bang", "con", "cot", "dong", "viec", "chu_tri", "han", "loi_dan", "ma", "ten"),
        *("chuc_vu", "phu_luc", "mo_dau", "ket_thuc", "khac", "kinh_gui", "can_cu", "don_vi", "nhom", "nguoi", "la"),
    ]
)
# Messages quote what was typed: without braces in the input, a brace in a message is a blank nobody filled.
BRACELESS = SCALARS.filter(lambda value: not (isinstance(value, str) and set(value) & set("{}")))
TREES = st.recursive(BRACELESS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.tuples(*[st.dictionaries(KEYS, TREES, min_size=1, max_size=8)] * 3))
def test_no_record_whatever_its_shape_makes_the_model_raise(trees):
    documents = [parse(json.dumps(tree).encode(), f"tep-{i}.yaml")[0] for i, tree in enumerate(trees)]
    record, findings = load(*documents)
    assert (record is None) == bool(findings)
    for finding in findings:
        assert finding.message
        assert "{" not in finding.message
        assert finding.place.line >= 1


def test_every_record_forbids_what_it_does_not_know_and_cannot_change():
    def below(model):
        for child in model.__subclasses__():
            yield child
            yield from below(child)

    assert {model.__name__ for model in below(Record) if model.model_config["extra"] != "forbid"} == set()
    assert {model.__name__ for model in below(Record) if not model.model_config["frozen"]} == set()
