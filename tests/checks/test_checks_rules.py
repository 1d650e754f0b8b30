"""Every rule a record is checked by: a record that breaks it, one that barely does not, id, severity and place."""

from collections import Counter

import pytest

from thongbao.checks import rules
from thongbao.pipeline import check
from thongbao.workspace import Workspace

ONE = "muc: [{tieu_de: a, noi_dung: [{gach: %s}]}]"
EMPTY_GROUP = "nhom: [{ma: g, ten: Các ngành}]"
TASKS = """\
muc:
  - tieu_de: Một
    noi_dung:
      - gach: {viec: a, chu_tri: p_kt, ma: ky_bao_cao}
      - gach: {viec: b, chu_tri: p_kt, ma: %s}
"""
PERSON = "nguoi: [{ma: b, ho_ten: Lý Bình, chuc_vu: %s, %s}]"
# Ten tasks, of which three are written by the case; the other seven have a deadline.
MANY = "muc:\n  - tieu_de: a\n    noi_dung:\n" + "".join(
    f"      - gach: {{viec: {words}, chu_tri: p_kt}}\n" for words in ["%s"] * 3 + ["b, han: không"] * 7
)
SIGNER = "nguoi_ky: [{ma: cvp, quyen_han: [%s], chuc_vu: %s, ho_ten: %s}]"
MARKED = SIGNER.replace("[%s]", "▶[%s]")
VP = "{ma: van_phong, ten: Văn phòng, dong_ten: VP, chu_quan: UBND XÃ ĐÔNG, viet_tat: VP, cap: xã, dia_danh: Đông}"
SIGNERS = "nguoi_ky: [{ma: cvp, chuc_vu: CHỦ TỊCH, ho_ten: An}, {ma: b, chuc_vu: CHỦ TỊCH, ho_ten: Bình, loai: %s}]\n"
SEAL = "co_quan: [{ma: ubnd, ten: Phòng A, dong_ten: PHÒNG A, viet_tat: PA, cap: xã, dia_danh: Đông, co_dau: %s}]"
TWO_ORGANS = (
    f"co_quan:\n  - {{ma: ubnd, ten: UBND xã, dong_ten: UBND XÃ, viet_tat: UBND, cap: xã, dia_danh: Đông}}\n  - {VP}\n"
)


def notice(text, **more):
    return {"notice": text, **more}


# rule id, severity, what breaks it with ▶ where the finding has to point, what just does not
CASES = [
    (
        *("TB-CHO-01", "error"),
        {"units": "nguoi: [{ma: ong_binh, ho_ten: ▶CHƯA GHI, chuc_vu: Chủ tịch UBND xã}]"},
        [notice(ONE % "{viec: lập danh sách hộ chưa ghi tên, chu_tri: p_kt}")],
    ),
    (
        *("TB-CHO-01", "error"),
        notice(ONE % "{viec: a, chu_tri: p_kt, san_pham: ▶Báo cáo CHƯA GHI}"),
        [notice(ONE % "{viec: a, chu_tri: p_kt, san_pham: Báo cáo}", office="xung_ho: đồng chí # CHƯA GHI")],
    ),
    (
        *("TB-VIEC-01", "warning"),
        notice(ONE % "{viec: ▶a}"),
        [
            notice(ONE % "{viec: a, chu_tri: p_kt}"),
            notice(ONE % "{viec: a, nguoi_thuc_hien: ong_binh}"),
            notice(ONE % "{viec: a, chu_tri: [], nguoi_thuc_hien: ong_binh}"),
            notice("muc: [{tieu_de: a, noi_dung: [{giao: p_kt, loi_dan: b, noi_dung: [{gach: {viec: a}}]}]}]"),
        ],
    ),
    (
        *("TB-VIEC-02", "error"),
        notice((TASKS % "ky_bao_cao").replace("viec: b", "viec: ▶b")),
        [notice(TASKS % "ky_bao_cao_2"), notice(TASKS % "'1.1'")],
    ),
    (
        *("TB-VIEC-02", "error"),
        notice((TASKS % "~").replace("ky_bao_cao", "'1.2'").replace("viec: b", "viec: ▶b")),
        [notice(TASKS % "'1.2'")],
    ),
    (
        *("TB-NHOM-01", "warning"),
        notice(ONE % "{viec: ▶a, chu_tri: g}", units=EMPTY_GROUP),
        [
            notice(ONE % "{viec: a, chu_tri: [g, p_kt]}", units=EMPTY_GROUP),
            notice(ONE % "{viec: a, chu_tri: g, nguoi_thuc_hien: ong_binh}", units=EMPTY_GROUP),
            notice(ONE % "{viec: a, chu_tri: g}", units="nhom: [{ma: g, ten: Các ngành, thanh_vien: p_kt}]"),
            notice(ONE % "{viec: a, chu_tri: p_kt, phoi_hop: g}", units=EMPTY_GROUP),
        ],
    ),
    (
        *("TB-HAN-01", "warning"),
        notice(ONE % "{viec: a mai mốt, chu_tri: p_kt, han: ▶mai mốt}"),
        [
            notice(ONE % "{viec: a trước ngày 15/10, chu_tri: p_kt, han: trước ngày 15/10}"),
            notice(ONE % "{viec: a, chu_tri: p_kt, han: không}"),
            notice(ONE % "{viec: a kịp thời, chu_tri: p_kt, han: kịp thời}"),
            notice(ONE % "{viec: a, chu_tri: p_kt}"),
        ],
    ),
    (
        *("TB-HAN-01", "warning"),
        notice(ONE % "{viec: a hằng tuần mai mốt, chu_tri: p_kt, han: [hằng tuần, ▶mai mốt]}"),
        [notice(ONE % "{viec: a hằng tuần hằng quý, chu_tri: p_kt, han: [hằng tuần, hằng quý]}")],
    ),
    (
        *("TB-HAN-02", "error"),
        notice(ONE % "{viec: a trước ngày 31/9, chu_tri: p_kt, han: ▶trước ngày 31/9}"),
        [notice(ONE % "{viec: a trước ngày 30/9, chu_tri: p_kt, han: trước ngày 30/9}")],
    ),
    (
        *("TB-HAN-02", "error"),
        notice("hop:\n" + ONE % "{viec: a trước ngày 31/9/2026, chu_tri: p_kt, han: ▶trước ngày 31/9/2026}"),
        [notice("hop:\n" + ONE % "{viec: a trước ngày 30/9/2026, chu_tri: p_kt, han: trước ngày 30/9/2026}")],
    ),
    (
        *("TB-HAN-02", "error"),
        notice(
            "hop:\nthang_ban_hanh: 2026-09\n"
            + ONE % "{viec: a trước ngày 31/9, chu_tri: p_kt, han: [hằng tuần, ▶trước ngày 31/9]}"
        ),
        [
            notice(
                "hop:\nthang_ban_hanh: 2026-09\n"
                + ONE % "{viec: a trước ngày 30/9, chu_tri: p_kt, han: trước ngày 30/9}"
            )
        ],
    ),
    (
        *("TB-HAN-03", "note"),
        notice(ONE % "{viec: a trước ngày 15/10, chu_tri: p_kt, han: ▶trước ngày 16/10}"),
        [
            notice(ONE % "{viec: a Trước  ngày 15/10., chu_tri: p_kt, han: trước ngày 15/10}"),
            notice(ONE % "{viec: a, chu_tri: p_kt, han: Không}"),
        ],
    ),
    (
        *("TB-HAN-04", "warning"),
        notice(ONE % "{viec: a trước ngày 27/9, chu_tri: p_kt, han: ▶trước ngày 27/9}"),
        [notice(ONE % "{viec: a trước ngày 29/9, chu_tri: p_kt, han: trước ngày 29/9}")],
    ),
    (
        *("TB-VIEC-03", "warning"),
        notice(ONE % "{viec: ▶a, chu_tri: [p_kt, p_vh]}"),
        [
            notice(ONE % "{viec: Phòng Kinh tế chủ trì việc a, chu_tri: [p_kt, p_vh]}"),
            notice(ONE % "{viec: a, chu_tri: [thon_1, thon_2]}"),
            notice(ONE % "{viec: a, chu_tri: [p_kt, g]}", units=EMPTY_GROUP),
        ],
    ),
    (
        *("TB-VIEC-04", "warning"),
        notice(ONE % "{viec: ▶Giao Phòng Văn hóa rà soát., chu_tri: p_kt}"),
        [
            notice(ONE % "{viec: Phòng Văn hóa rà soát., chu_tri: p_vh}"),
            notice(ONE % "{viec: Phòng Văn hóa cùng Phòng Kinh tế rà soát., chu_tri: p_kt, phoi_hop: p_vh}"),
            notice(ONE % "{viec: Rà soát cùng Phòng Văn hóa., chu_tri: p_kt}"),
        ],
    ),
    (
        *("TB-NHOM-02", "note"),
        notice(ONE % "{viec: a, chu_tri: p_kt, phoi_hop: ▶g}", units=EMPTY_GROUP),
        [
            notice(ONE % "{viec: a, chu_tri: p_kt, phoi_hop: p_vh}"),
            notice(ONE % "{viec: a, chu_tri: p_kt, phoi_hop: g}", units="nhom: [{ma: g, ten: A, thanh_vien: p_vh}]"),
        ],
    ),
    (
        *("TB-NGUOI-01", "warning"),
        notice(ONE % "{viec: a, chu_tri: p_kt, chi_dao: ▶b}", units=PERSON % ("Phó Chủ tịch", "den: 2026-09-27")),
        [notice(ONE % "{viec: a, chu_tri: p_kt, chi_dao: b}", units=PERSON % ("Phó Chủ tịch", "den: 2026-09-28"))],
    ),
    (
        *("TB-NGUOI-01", "warning"),
        notice(ONE % "{viec: a, chu_tri: p_kt, chi_dao: ▶b}", units=PERSON % ("Chuyên viên", "tu: 2020-01-01")),
        [
            notice(
                ONE % "{viec: a, chu_tri: p_kt, nguoi_thuc_hien: b}", units=PERSON % ("Chuyên viên", "tu: 2020-01-01")
            )
        ],
    ),
    (
        *("TB-NGUOI-01", "warning"),
        notice(ONE % "{viec: a, chu_tri: p_kt, chi_dao: ▶b}", units=PERSON % ("Chủ tịch", "phu_trach: [p_vh]")),
        [
            notice(ONE % "{viec: a, chu_tri: p_kt, chi_dao: b}", units=PERSON % ("Chủ tịch", "phu_trach: [p_kt]")),
            notice(ONE % "{viec: a, chu_tri: p_kt, chi_dao: b}", units=PERSON % ("Chủ tịch", "phu_trach: [kinh tế]")),
        ],
    ),
    (
        *("TB-HAN-05", "note"),
        notice(ONE % "{viec: a trước ngày 17/10, chu_tri: p_kt, han: ▶trước ngày 17/10}"),
        [
            notice(ONE % "{viec: a trước ngày 16/10, chu_tri: p_kt, han: trước ngày 16/10}"),
            notice(
                ONE % "{viec: a trước ngày 17/10, chu_tri: p_kt, han: trước ngày 17/10}",
                office="lich: {lam_bu: [2026-10-17]}",
            ),
        ],
    ),
    (
        *("TB-HAN-06", "warning"),
        notice(ONE % "{viec: a chậm nhất trước ngày 15/10, chu_tri: p_kt, han: ▶chậm nhất trước ngày 15/10}"),
        [notice(ONE % "{viec: a chậm nhất ngày 15/10, chu_tri: p_kt, han: chậm nhất ngày 15/10}")],
    ),
    (
        *("TB-HAN-07", "warning"),
        notice(ONE % "{viec: a trước mùa mưa năm 2027, chu_tri: p_kt, han: ▶trước mùa mưa năm 2027}"),
        [notice(ONE % "{viec: a trước ngày 15/4/2027, chu_tri: p_kt, han: trước ngày 15/4/2027}")],
    ),
    (
        *("TB-HAN-08", "note"),
        notice(MANY % ("▶a", "a", "a")),
        [notice(MANY % ("a, han: không", "a", "a")), notice(ONE % "{viec: a, chu_tri: p_kt}")],
    ),
    (
        *("TB-HAN-09", "note"),
        notice(ONE % "{viec: a trước ngày 30/9, chu_tri: p_kt, han: ▶trước ngày 30/9}"),
        [
            notice("ngay: 2026-09-28\n" + ONE % "{viec: a trước ngày 30/9, chu_tri: p_kt, han: trước ngày 30/9}"),
            notice(ONE % "{viec: a trước ngày 06/10, chu_tri: p_kt, han: trước ngày 06/10}"),
        ],
    ),
    (
        *("ND30-NN-04", "warning"),
        notice("noi_nhan: ▶[Công an xã]"),
        [
            notice("noi_nhan: [Phòng Kinh tế (để t/h)]"),
            notice("noi_nhan: [Các phòng, ban thuộc Ủy ban nhân dân xã]"),
            notice("noi_nhan: [Như trên]"),
        ],
    ),
    (
        *("TB-KHAC-01", "warning"),
        notice("khac: [a, ▶{noi_dung: Mảnh lạc, tu: dòng 8}]"),
        [notice("khac: []"), notice("khac:")],
    ),
    (
        *("TB-MUC-01", "warning"),
        notice("muc: [▶{tieu_de: Chưa viết}, {tieu_de: b, noi_dung: [c]}]"),
        [notice("muc: [{tieu_de: a, noi_dung: [b]}, {tieu_de: c, muc: [{tieu_de: d, noi_dung: [e]}]}]")],
    ),
    (
        *("TB-QT-01", "warning"),
        {"office": "kiem_tra: {▶TB-VIEC-1: {muc: note, vi: thử}}"},
        [{"office": "kiem_tra: {TB-VIEC-01: {muc: note, vi: thử}}"}],
    ),
    (
        *("TB-NGAY-01", "warning"),
        notice("ngay: 2026-10-01\nthang_ban_hanh: ▶2026-09"),
        [notice("ngay: 2026-09-30\nthang_ban_hanh: 2026-09"), notice("thang_ban_hanh: 2026-10")],
    ),
    (
        *("TB-NGAY-03", "error"),
        notice("ngay: ▶2026-09-27"),
        [notice("ngay: 2026-09-28")],
    ),
    (
        *("TB-LOAI-01", "error"),
        notice("loai: ▶Quyết định"),
        [notice(f"loai: {name}") for name in ("Thông báo", "Kế hoạch", "Báo cáo", "Chỉ thị")],
    ),
    (
        *("TB-KY-01", "error"),
        notice(
            "co_quan: van_phong\nnguoi_ky: ▶cvp",
            office=TWO_ORGANS + "nguoi_ky: [{ma: cvp, chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: An, co_quan: ubnd},"
            " {ma: khac, quyen_han: TL. CHỦ TỊCH, chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Bình}]\n"
            "giao_viec: {nguoi_ky: khac, co_quan: ubnd}",
        ),
        [
            notice(
                "co_quan: van_phong",
                office=TWO_ORGANS
                + "nguoi_ky: [{ma: cvp, chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: An, co_quan: [ubnd, van_phong]}]\n"
                "giao_viec: {co_quan: ubnd}",
            ),
        ],
    ),
    (
        *("TB-KY-01", "error"),
        {"office": SIGNERS % "Thông báo" + "giao_viec: {nguoi_ky: ▶b}"},
        [
            {"office": SIGNERS % "Công văn" + "giao_viec: {nguoi_ky: b}"},
            {
                "office": SIGNERS % "Thông báo" + "giao_viec: {nguoi_ky: b, hinh_thuc: phu_luc}\n"
                "kiem_tra: {ND30-PL-01: {muc: 'off', vi: thử}}"
            },
        ],
    ),
    (
        *("ND30-KY-01", "error"),
        {"office": MARKED % ("KT CHỦ TỊCH", "PHÓ CHỦ TỊCH", "An")},
        [{"office": SIGNER % ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "An")}],
    ),
    (
        *("ND30-KY-02", "error"),
        {"office": MARKED % ("TL. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "An")},
        [{"office": SIGNER % ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "An")}],
    ),
    (
        *("ND30-KY-03", "error"),
        {"office": MARKED % ("TUQ. CHỦ TỊCH, KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "An")},
        [{"office": SIGNER % ("TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "An")}],
    ),
    (
        *("ND30-KY-04", "warning"),
        notice(
            "co_quan: van_phong\nnguoi_ky: ▶cvp",
            office=TWO_ORGANS + SIGNER % ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "An") + "\ngiao_viec: {co_quan: ubnd}",
        ),
        [
            notice(
                "co_quan: van_phong",
                office=TWO_ORGANS + SIGNER % ("", "CHÁNH VĂN PHÒNG", "An") + "\ngiao_viec: {co_quan: ubnd}",
            ),
            notice(
                "co_quan: van_phong",
                office=TWO_ORGANS
                + SIGNER % ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "An")
                + "\ngiao_viec: {co_quan: ubnd}",
            ),
        ],
    ),
    (
        *("ND30-KY-05", "error"),
        {"office": SIGNER % ("", "CHỦ TỊCH", "▶ThS. Lê Văn An")},
        [{"office": SIGNER % ("", "CHỦ TỊCH", "Lê Văn An")}],
    ),
    (
        *("ND30-KY-08", "warning"),
        {"office": "nguoi_ky: [{ma: ▶cvp, chuc_vu: CHỦ TỊCH, ho_ten: An, tu: 2026-09-29}]"},
        [
            {"office": "nguoi_ky: [{ma: cvp, chuc_vu: CHỦ TỊCH, ho_ten: An, tu: 2026-09-28, den: 2026-09-28}]"},
            notice("ngay: 2026-09-29", office="nguoi_ky: [{ma: cvp, chuc_vu: CHỦ TỊCH, ho_ten: An, tu: 2026-09-29}]"),
        ],
    ),
    (
        *("ND30-KY-08", "warning"),
        {"office": "nguoi_ky: [{ma: ▶cvp, chuc_vu: CHỦ TỊCH, ho_ten: An, den: 2026-09-27}]"},
        [{"office": "nguoi_ky: [{ma: cvp, chuc_vu: CHỦ TỊCH, ho_ten: An, den: 2026-09-28}]"}],
    ),
    (
        *("ND30-KY-09", "warning"),
        {"office": SEAL % "▶false"},
        [{"office": SEAL % "true"}],
    ),
    (
        *("ND30-SO-03", "warning"),
        {"office": "soan_thao: {don_vi: vp, viet_tat: ▶UBND}"},
        [{"office": "soan_thao: {don_vi: vp, viet_tat: TH}"}],
    ),
    (
        *("ND30-TY-01", "warning"),
        notice("trich_yeu: ▶Kết luận tại phiên họp."),
        [notice("trich_yeu: Kết luận tại phiên họp"), notice("trich_yeu: 100 ngày phục vụ Nhân dân")],
    ),
    (
        *("ND30-TY-01", "warning"),
        notice("trich_yeu: ▶kết luận tại phiên họp"),
        [notice("trich_yeu: Đánh giá tại phiên họp")],
    ),
    (
        *("ND30-TY-01", "warning"),
        notice(f"trich_yeu: ▶K{'a' * 500}"),
        [notice(f"trich_yeu: K{'a' * 499}")],
    ),
    (
        *("ND30-KG-01", "error"),
        notice("kinh_gui: ▶[UBND huyện]"),
        [notice("kinh_gui: [UBND huyện]\nloai: Báo cáo"), notice("kinh_gui: [UBND huyện]\nloai: Tờ trình")],
    ),
    (
        *("ND30-PL-01", "error"),
        notice("phu_luc: ▶[{tieu_de: Số liệu, noi_dung: [a]}]"),
        [
            notice("phu_luc: [{tieu_de: Số liệu, noi_dung: [a]}]\nket_thuc: [Chi tiết tại Phụ lục kèm theo]"),
            notice("phu_luc: [{tieu_de: Số liệu, noi_dung: [a]}]\nmo_dau: [{gach: (Phụ lục kèm theo)}]"),
            notice(
                "phu_luc: [{tieu_de: Số liệu, noi_dung: [a]}]\n"
                + ONE % "{viec: (chi tiết tại Phụ lục kèm theo), chu_tri: p_kt}"
            ),
            notice(
                "phu_luc: [{tieu_de: Số liệu, noi_dung: [a]}]\n"
                "muc: [{tieu_de: a, muc: [{tieu_de: b, noi_dung: [{con: [xem phụ lục]}]}]}]"
            ),
            notice("phu_luc: []"),
        ],
    ),
    (
        *("ND30-PL-01", "warning"),
        notice("muc: ▶[{tieu_de: a, noi_dung: [b]}]", office="giao_viec: {hinh_thuc: phu_luc}"),
        [notice("muc: [{tieu_de: a, noi_dung: [xem Phụ lục]}]", office="giao_viec: {hinh_thuc: phu_luc}")],
    ),
]
FILES = {"office": "co-quan.yaml", "units": "don-vi.yaml", "notice": "thong-bao.yaml"}
IDS = [f"{case[0]}-{number}" for number, case in enumerate(CASES)]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_record_that_breaks_a_rule_is_told_where(make_workspace, case):
    identifier, severity, breaking, _good = case
    ((name, before),) = [(name, text.partition("▶")[0]) for name, text in breaking.items() if "▶" in text]
    made = make_workspace(**{name: text.replace("▶", "") for name, text in breaking.items()})
    found = made.findings(rule=identifier)
    place = (FILES[name], before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert place in [(f.place.file.rsplit("/", 1)[-1], f.place.line, f.place.column) for f in found]
    assert {str(f.severity) for f in found} == {severity}
    assert all(f.message for f in found)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_record_that_just_keeps_a_rule_is_not_told(make_workspace, case):
    for good in case[-1]:
        made = make_workspace(**good)
        assert made.findings(rule=case[0]) == []
        assert made.check().record is not None, made.findings()


def test_every_rule_has_a_case_or_cannot_be_judged_in_a_draft():
    # What a report leaves unwritten is no matter of a notice: tests/cli/test_cli_follow_papers.py.
    pending = {rules.CODE_LINE.id, rules.DATE_LINE.id, rules.UNWRITTEN.id}
    missing = {rule.id for rule in rules.RULES} - {case[0] for case in CASES} - pending
    assert missing == set()


def test_rules_have_an_id_of_their_own_a_summary_and_the_decree_s_have_a_clause():
    assert len({rule.id for rule in rules.RULES}) == len(rules.RULES)
    for rule in rules.RULES:
        assert rule.summary
        assert rule.clause or not rule.id.startswith("ND30-"), rule.id


def test_the_decree_s_findings_name_their_clause(make_workspace):
    (finding,) = make_workspace("kinh_gui: [UBND huyện]").findings()
    assert finding.clause == "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 9, điểm a; điểm b; điểm c"


# --- what cannot be judged yet ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "pending"),
    [
        ("", ["ND30-SO-01", "ND30-NGAY-01"]),
        ("so: 8", ["ND30-NGAY-01"]),
        ("ngay: 2026-09-28", ["ND30-SO-01"]),
        ("so: 8\nngay: 2026-09-28", []),
    ],
)
def test_a_blank_number_and_day_are_not_evaluated_and_no_fault(make_workspace, text, pending):
    checked = make_workspace(text).check()
    assert [rule for rule, why in checked.not_evaluated if why] == pending
    assert checked.findings == ()


# --- the real record and the example ---------------------------------------------------------------------------------


def test_the_real_notice_has_ten_tasks_of_nobody_four_of_empty_groups_and_no_error(seed_content):
    checked = check(Workspace(seed_content.parent), seed_content / "2020" / "ket-luan-thang-8" / "thong-bao.yaml")
    counted = Counter(f.rule for f in checked.findings)
    assert {rule: counted[rule] for rule in ("TB-VIEC-01", "TB-NHOM-01", "TB-HAN-03")} == {
        "TB-VIEC-01": 10,
        "TB-NHOM-01": 4,
        "TB-HAN-03": 2,
    }
    assert "error" not in {str(f.severity) for f in checked.findings}
    ids = [f.message.split()[2] for f in checked.findings if f.rule == "TB-VIEC-01"]
    assert ids == ["1.2a", "1.2b", "1.2c", "1.3", "1.4", "1.5a", "1.7a", "1.7b", "1.8a", "11.3b"]


def test_the_example_that_comes_with_the_program_has_no_finding_at_all(example_content):
    notices = Workspace(example_content.parent).notices()
    assert notices
    for notice_file in notices:
        assert check(Workspace(example_content.parent), notice_file).findings == ()
