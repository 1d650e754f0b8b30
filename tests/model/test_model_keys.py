"""Every key of record.md is accepted and means what it says there; the models know no other key."""

from datetime import date

import pytest

from thongbao.model import notice as n
from thongbao.model import office as o
from thongbao.model import units as u
from thongbao.vietnamese.dates import Month

KEYS = {
    o.Office: "co_quan soan_thao giao_viec nguoi_ky xung_ho lich han kiem_tra trinh_bay luu_tru",
    o.Organ: "ma ten dong_ten chu_quan viet_tat cap dia_danh co_dau ma_dinh_danh day_so dia_chi",
    o.Drafting: "don_vi viet_tat",
    o.Assigning: "hinh_thuc co_quan nguoi_ky luu bao_cao_truoc phu_luc_tu",
    o.Signer: "ma quyen_han chuc_vu ho_ten co_quan tu den loai",
    o.OfficeCalendar: "nghi lam_bu",
    o.DeadlineRules: "truoc hang_tuan sap_den",
    o.RuleSetting: "muc vi",
    o.LayoutChoice: "le co_chu thut_dau_dong dan_dong tieu_muc du_thao",
    o.Margins: "tren duoi trai phai",
    o.ArchivingRules: "thoi_han theo_loai ho_so ten_ho_so ten_tep",
    o.TypeRetention: "loai thoi_han",
    n.NoticeArchiving: "ho_so ten_ho_so so_thu_tu thoi_han",
    u.Units: "don_vi nhom nguoi",
    u.Unit: "ma ten viet_tat ten_khac quan_he ma_dinh_danh email thu_truong tu den thay_bang",
    u.Group: "ma ten ten_khac thanh_vien gui",
    u.Person: "ma ho_ten chuc_vu phu_trach tu den",
    n.Notice: (
        "loai co_quan trich_yeu so ngay thang_ban_hanh hop can_cu do_khan do_mat mo_dau ket_thuc muc noi_nhan luu"
        " nguoi_ky kinh_gui phu_luc luu_tru khac"
    ),
    n.Meeting: "ten ngay nguoi_chu_tri chuc_vu dia_diem du_hop",
    n.Section: "tieu_de noi_dung muc",
    n.Subsection: "tieu_de noi_dung",
    n.DashParagraph: "gach",
    n.PlainParagraph: "doan",
    n.Heading: "giao loi_dan noi_dung",
    n.TableItem: "bang",
    n.Table: "cot dong",
    n.PlainList: "con",
    n.DashLine: "gach",
    n.PlainLine: "doan",
    n.Assignment: "viec chu_tri phoi_hop nguoi_thuc_hien chi_dao noi_gui san_pham han boi_canh ma",
    n.Appendix: "tieu_de noi_dung bang",
}


@pytest.mark.parametrize("model", KEYS, ids=lambda model: model.__name__)
def test_a_model_knows_the_keys_of_the_format_and_no_other(model):
    assert {field.alias for field in model.model_fields.values()} == set(KEYS[model].split())


@pytest.mark.parametrize("model", KEYS, ids=lambda model: model.__name__)
def test_every_key_is_described(model):
    assert [field.alias for field in model.model_fields.values() if not field.description] == []


OFFICE = """\
co_quan:
  - ma: ubnd
    ten: Ủy ban nhân dân xã Đông
    dong_ten: [ỦY BAN NHÂN DÂN, XÃ ĐÔNG]
    viet_tat: UBND
    cap: xã
    dia_danh: Đông
    co_dau: true
    ma_dinh_danh: H99.15
    day_so: theo_loai
    dia_chi: Thôn Một, xã Đông
  - ma: vp
    ten: Văn phòng
    dong_ten: VĂN PHÒNG
    chu_quan: UBND XÃ ĐÔNG
    viet_tat: VP
    cap: xã
    dia_danh: Đông
    co_dau: false
soan_thao: {don_vi: vp, viet_tat: VX}
giao_viec:
  hinh_thuc: [cong_van, phieu, trich_sao, phu_luc]
  co_quan: ubnd
  nguoi_ky: pct
  luu: VT, VX
  bao_cao_truoc: 2026-12-18
  phu_luc_tu: 4
nguoi_ky:
  - ma: pct
    quyen_han: [TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH]
    chuc_vu: PHÓ CHỦ TỊCH
    ho_ten: Lê Văn An
    co_quan: [ubnd]
    tu: 2025-07-01
    den: 30/6/2030
    loai: [Thông báo, Công văn]
  - {ma: cvp, quyen_han: [], chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Trần Thị Bình}
xung_ho: ông (bà)
lich: {nghi: [2026-09-01, 2/9/2026], lam_bu: 2026-08-22}
han: {truoc: ngay_sau, hang_tuan: thứ Hai, sap_den: 3}
kiem_tra:
  TB-VIEC-01: {muc: note, vi: Đang thí điểm}
trinh_bay:
  le: {tren: 25, duoi: 20, trai: 35, phai: '15,5'}
  co_chu: 13.5
  thut_dau_dong: '1,27'
  dan_dong: 1,5
  tieu_muc: '1.1'
"""


def test_every_key_of_the_office_is_read(make_workspace):
    office = make_workspace(office=OFFICE).record().office
    ubnd, vp = office.organs
    assert (ubnd.id, ubnd.name, ubnd.name_lines) == ("ubnd", "Ủy ban nhân dân xã Đông", ("ỦY BAN NHÂN DÂN", "XÃ ĐÔNG"))
    assert (ubnd.governing, ubnd.abbreviation, ubnd.level, ubnd.place) == (None, "UBND", "xã", "Đông")
    assert (ubnd.has_seal, ubnd.organ_code, ubnd.series) == (True, "H99.15", "theo_loai")
    assert ubnd.address == "Thôn Một, xã Đông"
    assert (vp.name_lines, vp.governing, vp.has_seal, vp.series) == (("VĂN PHÒNG",), "UBND XÃ ĐÔNG", False, "chung")
    assert (office.drafting.unit, office.drafting.abbreviation) == ("vp", "VX")
    assigning = office.assigning
    assert assigning.forms == ("cong_van", "phieu", "trich_sao", "phu_luc")
    assert (assigning.organ, assigning.signer, assigning.filing) == ("ubnd", "pct", "VT, VX")
    assert (assigning.report_before, assigning.appendix_from) == (date(2026, 12, 18), 4)
    pct, cvp = office.signers
    assert (pct.id, pct.authority) == ("pct", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"))
    assert (pct.position, pct.full_name, pct.organs) == ("PHÓ CHỦ TỊCH", "Lê Văn An", ("ubnd",))
    assert (pct.valid_from, pct.valid_to) == (date(2025, 7, 1), date(2030, 6, 30))
    assert pct.types == ("Thông báo", "Công văn")
    assert (cvp.authority, cvp.organs, cvp.types, cvp.valid_from, cvp.valid_to) == ((), (), (), None, None)
    assert office.address_form == "ông (bà)"
    assert office.calendar.days_off == (date(2026, 9, 1), date(2026, 9, 2))
    assert office.calendar.make_up_days == (date(2026, 8, 22),)
    rules = office.deadline_rules
    assert (rules.before, rules.weekly_on, rules.near_days) == ("ngay_sau", "thứ Hai", 3)
    assert {key: (s.level, s.reason) for key, s in office.rule_settings.items()} == {
        "TB-VIEC-01": ("note", "Đang thí điểm")
    }
    margins = office.layout.margins
    assert (margins.top, margins.bottom, margins.left, margins.right) == (25, 20, 35, 15.5)
    assert (office.layout.body_size, office.layout.first_line) == (13.5, "1,27")
    assert (office.layout.line_spacing, office.layout.subsections) == (1.5, "1.1")


def test_what_an_office_does_not_say_has_the_default_of_the_format(make_workspace):
    office = make_workspace().record().office
    assert office.organs[0].has_seal is True
    assert (office.organs[0].series, office.organs[0].governing) == ("chung", None)
    assert (office.assigning.forms, office.assigning.appendix_from) == (("cong_van",), 6)
    assert (office.assigning.organ, office.assigning.signer, office.assigning.report_before) == (None, None, None)
    assert office.address_form == "đồng chí"
    assert office.calendar.days_off == office.calendar.make_up_days == ()
    assert (office.deadline_rules.before, office.deadline_rules.weekly_on) == ("ngay_do", "thứ Sáu")
    assert office.rule_settings == {}
    assert (office.layout.body_size, office.layout.line_spacing, office.layout.margins.left) == (14, 1.1, 30)


UNITS = """\
don_vi:
  - ma: vp
    ten: Văn phòng
    viet_tat: VP
    ten_khac: [VP UBND, Văn phòng UBND]
    quan_he: truc_thuoc
    ma_dinh_danh: H99.15.1
    email: vp@example.vn
    thu_truong: Lê Văn An
    tu: 2025-07-01
    den: 2030-06-30
    thay_bang: [p_kt]
  - {ma: p_kt, ten: Phòng Kinh tế, quan_he: cap_duoi}
  - {ma: ca, ten: Công an xã, quan_he: nganh_doc}
  - {ma: hoi, ten: Hội Phụ nữ, quan_he: doan_the}
nhom:
  - {ma: g_ten, ten: Các phòng, ten_khac: các phòng, thanh_vien: [vp, g_trong], gui: nhom}
  - {ma: g_trong, ten: Các đơn vị khác, thanh_vien: p_kt, gui: thanh_vien}
  - {ma: g_khong, ten: Các ngành, thanh_vien: [vp], gui: khong}
  - {ma: g_im, ten: Các cơ quan, thanh_vien: [vp]}
  - {ma: g_rong, ten: Các bên}
nguoi:
  - ma: ong_binh
    ho_ten: Trần Văn Bình
    chuc_vu: Phó Chủ tịch
    phu_trach: [vp, y tế]
    tu: 2025-07-01
    den: 2030-06-30
"""


def test_every_key_of_the_units_is_read(make_workspace):
    units = make_workspace(units=UNITS).record().units
    vp = units.unit("vp")
    assert (vp.name, vp.abbreviation, vp.other_names) == ("Văn phòng", "VP", ("VP UBND", "Văn phòng UBND"))
    assert (vp.relation, vp.organ_code, vp.email) == ("truc_thuoc", "H99.15.1", "vp@example.vn")
    assert (vp.head, vp.valid_from, vp.valid_to) == ("Lê Văn An", date(2025, 7, 1), date(2030, 6, 30))
    assert vp.successors == ("p_kt",)
    assert [unit.relation for unit in units.units] == ["truc_thuoc", "cap_duoi", "nganh_doc", "doan_the"]
    group = units.group("g_ten")
    assert (group.name, group.other_names, group.members) == ("Các phòng", ("các phòng",), ("vp", "g_trong"))
    assert units.group("g_trong").members == ("p_kt",)
    person = units.person("ong_binh")
    assert (person.full_name, person.position, person.in_charge_of) == ("Trần Văn Bình", "Phó Chủ tịch", ("vp", "y tế"))
    assert (person.valid_from, person.valid_to) == (date(2025, 7, 1), date(2030, 6, 30))


def test_a_group_without_gui_is_told_by_its_members_or_not_at_all(make_workspace):
    units = make_workspace(units=UNITS).record().units
    assert {group.id: str(group.how_told()) for group in units.groups} == {
        "g_ten": "nhom",
        "g_trong": "thanh_vien",
        "g_khong": "khong",
        "g_im": "thanh_vien",
        "g_rong": "khong",
    }


NOTICE = """\
loai: Báo cáo
co_quan: ubnd
trich_yeu: Kết quả thực hiện
so: 8
ngay: 30/9/2026
thang_ban_hanh: 2026-09
hop:
  ten: phiên họp tháng 9
  ngay: 2026-09-28
  nguoi_chu_tri: Lê Văn An
  chuc_vu: Chủ tịch UBND xã
  dia_diem: Phòng họp số 1
  du_hop: [Các Phó Chủ tịch, Trưởng các thôn]
can_cu: [Luật Tổ chức chính quyền địa phương, Quy chế làm việc]
do_khan: thượng khẩn
do_mat: thường
mo_dau:
  - Đoạn thường.
  - doan: [Đoạn, hai mảnh.]
  - gach: Đoạn gạch.
muc:
  - tieu_de: Một
    noi_dung:
      - Chữ trần.
      - doan: Đoạn thường.
      - gach: [Mảnh chữ., {viec: Báo cáo., chu_tri: p_kt}]
      - giao: [p_kt, p_vh]
        loi_dan: 'Giao các phòng:'
        noi_dung: [{gach: {viec: Rà soát.}}]
      - bang: {cot: [A, B], dong: [[1, 2], [3, 4]]}
      - con: [{doan: Một bậc.}]
  - tieu_de: Hai
    muc:
      - tieu_de: Mục con
        noi_dung: [Chữ.]
ket_thuc: [Trên đây là kết quả]
noi_nhan: [Như trên, UBND huyện]
luu: VT, VP
nguoi_ky: cvp
kinh_gui: [UBND huyện]
phu_luc:
  - {tieu_de: Số liệu phụ lục, noi_dung: [Chữ.]}
  - {tieu_de: Phân công, bang: phan_cong}
khac: [Mảnh lạc]
"""


def test_every_key_of_the_notice_is_read(make_workspace):
    notice = make_workspace(NOTICE, office="kiem_tra: {ND30-PL-01: {muc: 'off', vi: thử}}").record().notice
    assert (notice.type_name, notice.organ, notice.subject) == ("Báo cáo", "ubnd", "Kết quả thực hiện")
    assert (notice.code_number, notice.issued_date, notice.issued_month) == (8, date(2026, 9, 30), Month(2026, 9))
    meeting = notice.meeting
    assert (meeting.name, meeting.date, meeting.chair) == ("phiên họp tháng 9", date(2026, 9, 28), "Lê Văn An")
    assert (meeting.chair_position, meeting.location) == ("Chủ tịch UBND xã", "Phòng họp số 1")
    assert meeting.attendees == ("Các Phó Chủ tịch", "Trưởng các thôn")
    assert notice.bases == ("Luật Tổ chức chính quyền địa phương", "Quy chế làm việc")
    assert (notice.urgency, notice.secrecy) == ("thượng khẩn", "thường")
    assert [(type(line), line.segments) for line in notice.opening] == [
        (n.PlainLine, ("Đoạn thường.",)),
        (n.PlainLine, ("Đoạn", "hai mảnh.")),
        (n.DashLine, ("Đoạn gạch.",)),
    ]
    one, two = notice.sections
    assert [type(item) for item in one.items] == [
        *(n.DashParagraph, n.PlainParagraph, n.DashParagraph, n.Heading, n.TableItem, n.PlainList),
    ]
    assert one.items[0].segments == ("Chữ trần.",)
    assert one.items[2].segments[1].words == "Báo cáo."
    assert (one.items[3].leads, one.items[3].line) == (("p_kt", "p_vh"), "Giao các phòng:")
    assert (one.items[4].table.columns, one.items[4].table.rows) == (("A", "B"), (("1", "2"), ("3", "4")))
    assert one.items[5].items[0].segments == ("Một bậc.",)
    assert (two.items, two.subsections[0].title) == ((), "Mục con")
    assert notice.closing[0].segments == ("Trên đây là kết quả",)
    assert (notice.recipients, notice.filing, notice.signer) == (("Như trên", "UBND huyện"), "VT, VP", "cvp")
    assert notice.addressees == ("UBND huyện",)
    assert [(a.title, bool(a.items), a.table) for a in notice.appendices] == [
        ("Số liệu phụ lục", True, None),
        ("Phân công", False, "phan_cong"),
    ]
    assert notice.left_over == ("Mảnh lạc",)


ASSIGNMENT = """\
muc:
  - tieu_de: Một
    noi_dung:
      - gach:
          viec: Phòng Kinh tế lập báo cáo, xong trước ngày 15/10 và hằng tuần.
          chu_tri: [p_kt, p_vh]
          phoi_hop: [ca_xa]
          nguoi_thuc_hien: ong_binh
          chi_dao: [ong_binh]
          noi_gui: [vp, ong_binh]
          san_pham: Báo cáo
          han: [xong trước ngày 15/10, hằng tuần]
          boi_canh: 'Về thu ngân sách:'
          ma: thu_ngan_sach
"""


def test_every_key_of_an_assignment_is_read(make_workspace):
    assignment = make_workspace(ASSIGNMENT).record().notice.sections[0].items[0].segments[0]
    assert assignment.words == "Phòng Kinh tế lập báo cáo, xong trước ngày 15/10 và hằng tuần."
    assert (assignment.leads, assignment.coordinating) == (("p_kt", "p_vh"), ("ca_xa",))
    assert (assignment.carriers, assignment.supervisors) == (("ong_binh",), ("ong_binh",))
    assert (assignment.receivers, assignment.product) == (("vp", "ong_binh"), "Báo cáo")
    assert assignment.deadlines == ("xong trước ngày 15/10", "hằng tuần")
    assert (assignment.context, assignment.id) == ("Về thu ngân sách:", "thu_ngan_sach")


@pytest.mark.parametrize(
    "name",
    [
        *("Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Thông cáo", "Thông báo", "Hướng dẫn"),
        *("Chương trình", "Kế hoạch", "Phương án", "Đề án", "Dự án", "Báo cáo", "Biên bản", "Tờ trình", "Hợp đồng"),
        *("Công văn", "Công điện", "Bản ghi nhớ", "Bản thỏa thuận", "Giấy ủy quyền", "Giấy mời", "Giấy giới thiệu"),
        *("Giấy nghỉ phép", "Phiếu gửi", "Phiếu chuyển", "Phiếu báo", "Thư công"),
    ],
)
def test_each_of_the_29_types_is_a_loai(make_workspace, name):
    made = make_workspace(f"loai: {name}", office="kiem_tra: {TB-LOAI-01: {muc: note, vi: thử}}")
    assert made.record().notice.type_name == name


@pytest.mark.parametrize("written", ["thông báo", "THÔNG BÁO", " Thông  báo "])
def test_a_loai_is_known_in_any_case_and_kept_as_the_decree_writes_it(make_workspace, written):
    assert make_workspace({"loai": written}).record().notice.type_name == "Thông báo"
