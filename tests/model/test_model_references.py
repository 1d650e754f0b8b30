"""Ids: what is not declared is found with the nearest one that is; one fault does not drag others behind it."""

import pytest

UNKNOWN, WRONG, DUPLICATE, CYCLE = "TB-BG-04", "TB-BG-03", "TB-BG-05", "TB-BG-06"
SECTION = "muc:\n  - tieu_de: Một\n    noi_dung:\n"


def seen(made):
    return [(f.rule, f.place.file.rsplit("/", 1)[-1], f.place.line, f.place.column) for f in made.findings()]


# --- unknown ids -----------------------------------------------------------------------------------------------------

UNKNOWN_IDS = [
    (
        "chu_tri",
        SECTION + "      - gach: {viec: a, chu_tri: p_ktt}",
        (4, 34),
        "đơn vị hoặc nhóm (don-vi.yaml)",
        "p_kt» (Phòng Kinh tế)",
    ),
    (
        "the second of two",
        SECTION + "      - gach: {viec: a, chu_tri: [p_kt, p_vhh]}",
        (4, 41),
        "đơn vị hoặc nhóm (don-vi.yaml)",
        "p_vh» (Phòng Văn hóa)",
    ),
    (
        "phoi_hop",
        SECTION + "      - gach: {viec: a, chu_tri: p_kt, phoi_hop: ca_xaa}",
        (4, 50),
        "đơn vị hoặc nhóm (don-vi.yaml)",
        "ca_xa» (Công an xã)",
    ),
    (
        "giao",
        SECTION + "      - {giao: thon_3, loi_dan: a, noi_dung: [b]}",
        (4, 16),
        "đơn vị hoặc nhóm (don-vi.yaml)",
        "thon_1» (Thôn Một)",
    ),
    (
        "nguoi_thuc_hien",
        SECTION + "      - gach: {viec: a, nguoi_thuc_hien: ong_binhh}",
        (4, 42),
        "người (don-vi.yaml, khóa nguoi)",
        "ong_binh» (Trần Văn Bình)",
    ),
    (
        "chi_dao",
        SECTION + "      - gach: {viec: a, chu_tri: p_kt, chi_dao: ongbinh}",
        (4, 49),
        "người (don-vi.yaml, khóa nguoi)",
        "ong_binh» (Trần Văn Bình)",
    ),
    (
        "noi_gui",
        SECTION + "      - gach: {viec: a, chu_tri: p_kt, noi_gui: vpp}",
        (4, 49),
        "đơn vị, nhóm hoặc người (don-vi.yaml)",
        "vp» (Văn phòng)",
    ),
    ("nguoi_ky", "nguoi_ky: cvpp", (1, 11), "người ký (co-quan.yaml, khóa nguoi_ky)", "cvp» (Lê Văn An)"),
    ("co_quan", "co_quan: ubndd", (1, 10), "cơ quan (co-quan.yaml, khóa co_quan)", "ubnd» (Ủy ban nhân dân xã Đông)"),
]


@pytest.mark.parametrize(
    ("text", "place", "what", "near"), [r[1:] for r in UNKNOWN_IDS], ids=[r[0] for r in UNKNOWN_IDS]
)
def test_an_unknown_id_of_the_notice_comes_with_the_nearest_and_its_name(make_workspace, text, place, what, near):
    (finding,) = make_workspace(text).findings()
    assert (finding.rule, finding.severity) == (UNKNOWN, "error")
    assert (finding.place.line, finding.place.column) == place
    assert f"không có {what} nào mang mã «" in finding.message
    assert finding.message.endswith(f"; ý bạn là «{near}?")


OFFICE_IDS = [
    ("soan_thao.don_vi", "soan_thao: {don_vi: vpp, viet_tat: VP}", (1, 21)),
    ("giao_viec.co_quan", "giao_viec: {co_quan: ubndd}", (1, 22)),
    ("giao_viec.nguoi_ky", "giao_viec: {nguoi_ky: cvpp}", (1, 23)),
    ("nguoi_ky.co_quan", "nguoi_ky: [{ma: cvp, chuc_vu: CHỦ TỊCH, ho_ten: An, co_quan: [ubndd]}]", (1, 63)),
]


@pytest.mark.parametrize(("text", "place"), [r[1:] for r in OFFICE_IDS], ids=[r[0] for r in OFFICE_IDS])
def test_an_unknown_id_of_the_office_is_found(make_workspace, text, place):
    assert seen(make_workspace(office=text)) == [(UNKNOWN, "co-quan.yaml", *place)]


UNITS_IDS = [
    ("thanh_vien", "nhom: [{ma: g, ten: a, thanh_vien: [p_kt, p_vhh]}]", (1, 43)),
    (
        "thay_bang",
        "don_vi: [{ma: vp, ten: a, quan_he: truc_thuoc}, {ma: p_kt, ten: b, quan_he: truc_thuoc, thay_bang: vpp}]",
        (1, 100),
    ),
]


@pytest.mark.parametrize(("text", "place"), [r[1:] for r in UNITS_IDS], ids=[r[0] for r in UNITS_IDS])
def test_an_unknown_id_of_the_units_is_found(make_workspace, text, place):
    assert seen(make_workspace(units=text)) == [(UNKNOWN, "don-vi.yaml", *place)]


@pytest.mark.parametrize(
    ("key", "value"),
    [("chu_tri", "ong_binh"), ("phoi_hop", "cvp"), ("nguoi_thuc_hien", "p_kt"), ("chi_dao", "cvp"), ("noi_gui", "cvp")],
)
def test_an_id_of_another_kind_is_as_good_as_unknown(make_workspace, key, value):
    (finding,) = make_workspace(SECTION + f"      - gach: {{viec: a, {key}: {value}}}").findings(rule=UNKNOWN)
    assert f"mang mã «{value}»" in finding.message


def test_a_group_may_lead_coordinate_receive_and_belong_to_a_group(make_workspace):
    made = make_workspace(
        SECTION + "      - gach: {viec: a, chu_tri: g_ngoai, phoi_hop: g_trong, noi_gui: [g_trong, p_kt, ong_binh]}",
        units="nhom: [{ma: g_ngoai, ten: A, thanh_vien: [g_trong]}, {ma: g_trong, ten: B, thanh_vien: [p_vh]}]",
    )
    assert made.findings() == []


# --- all of them, and only them --------------------------------------------------------------------------------------


def test_the_independent_faults_of_all_three_files_are_told_in_one_run(make_workspace):
    made = make_workspace(
        notice="""\
            loai: Thông bao
            so: 12a
            noi_nhann: [a]
            hop: {ten: họp, ngay: 31/9/2026, chuc_vu: Chủ tịch}
            nguoi_ky: cvpp
            """,
        office="""\
            xung_ho: anh
            soan_thao: {don_vi: vpp, viet_tat: VP}
            han: {truocc: ngay_do}
            """,
        units="""\
            nguoi:
              - {ma: ong_binh, ho_ten: Bình, chuc_vu: Chủ tịch, tu: 2026-02-30}
              - {ma: vp, ho_ten: An, chuc_vu: Phó Chủ tịch}
            nhomm: []
            """,
    )
    assert seen(made) == [
        (WRONG, "thong-bao.yaml", 1, 7),
        (WRONG, "thong-bao.yaml", 2, 5),
        ("TB-BG-01", "thong-bao.yaml", 3, 1),
        (WRONG, "thong-bao.yaml", 4, 23),
        (UNKNOWN, "thong-bao.yaml", 5, 11),
        (WRONG, "co-quan.yaml", 1, 10),
        (UNKNOWN, "co-quan.yaml", 2, 21),
        ("TB-BG-01", "co-quan.yaml", 3, 7),
        (WRONG, "don-vi.yaml", 2, 57),
        (DUPLICATE, "don-vi.yaml", 3, 10),
        ("TB-BG-01", "don-vi.yaml", 4, 1),
    ]


LEADS = SECTION + "      - gach: {viec: a, chu_tri: [p_kt, g], phoi_hop: ca_xa, chi_dao: ong_binh}"
GROUP = "{ma: g, ten: Nhóm}"


@pytest.mark.parametrize(
    ("broken", "findings"),
    [
        ("don_vi: [{ma: p_kt\n", 1),
        ("\tdon_vi: []\n", 1),
        ("", 1),
        ("# trống\n", 1),
        ("- ma: p_kt\n", 1),
        ("chỉ là chữ\n", 1),
    ],
    ids=["no closing bracket", "a tab", "no byte", "comments only", "a list", "a text"],
)
def test_units_that_cannot_be_parsed_do_not_make_every_unit_unknown(make_workspace, broken, findings):
    made = make_workspace(LEADS, raw={"units": broken})
    assert [f.place.file.rsplit("/", 1)[-1] for f in made.findings()] == ["don-vi.yaml"] * findings


@pytest.mark.parametrize(
    "units",
    [
        "donvi: [{ma: p_kt, ten: a, quan_he: truc_thuoc}, {ma: ca_xa, ten: b, quan_he: truc_thuoc}]",
        "don_vi: Phòng Kinh tế",
        "don_vi: [p_kt, ca_xa, vp]",
    ],
    ids=["the key misspelt", "a text for the list", "texts for the units"],
)
def test_a_fault_around_the_units_does_not_make_every_unit_unknown(make_workspace, units):
    made = make_workspace(LEADS, units=f"nhom: [{GROUP}]\n{units}", without=["units.don_vi"])
    assert [f for f in made.findings() if f.rule == UNKNOWN] == []
    assert {f.place.file.rsplit("/", 1)[-1] for f in made.findings()} == {"don-vi.yaml"}


def test_a_fault_around_the_signers_does_not_make_every_signer_unknown(make_workspace):
    (finding,) = make_workspace(office="nguoi_ky: Lê Văn An").findings()
    assert (finding.rule, finding.place.line, finding.place.column) == (WRONG, 1, 11)


def test_a_fault_inside_a_unit_leaves_its_id_known(make_workspace):
    units = f"don_vi: [{{ma: p_kt, ten: a, quan_he: khac}}, {{ma: ca_xa}}, {{ma: vp, ten: c}}]\nnhom: [{GROUP}]"
    made = make_workspace(LEADS, units=units)
    assert [f for f in made.findings() if f.rule == UNKNOWN] == []
    assert {f.place.file.rsplit("/", 1)[-1] for f in made.findings()} == {"don-vi.yaml"}


@pytest.mark.parametrize("broken", ["co_quan: [", "", "- a\n"], ids=["a bracket", "no byte", "a list"])
def test_an_office_that_cannot_be_parsed_does_not_make_signer_and_issuer_unknown(make_workspace, broken):
    made = make_workspace("co_quan: ubnd", raw={"office": broken})
    assert [f.place.file.rsplit("/", 1)[-1] for f in made.findings()] == ["co-quan.yaml"]


def test_with_a_broken_file_the_others_are_still_read(make_workspace):
    made = make_workspace("so: 12a", office="xung_ho: anh", raw={"units": "don_vi: [\n"})
    files = [f.place.file.rsplit("/", 1)[-1] for f in made.findings()]
    assert files == ["thong-bao.yaml", "co-quan.yaml", "don-vi.yaml"]


# --- one id, one thing -----------------------------------------------------------------------------------------------

ORGAN = "ten: b, dong_ten: c, viet_tat: d, cap: xã, dia_danh: e"
TWICE = [
    (
        "don_vi",
        {
            "units": "don_vi:\n  - {ma: vp, ten: a, quan_he: truc_thuoc}\n  - {ma: p_kt, ten: b, quan_he: truc_thuoc}"
            "\n  - {ma: vp, ten: c, quan_he: truc_thuoc}"
        },
        ("don-vi.yaml", 4, 10),
        2,
    ),
    ("nhom", {"units": "nhom:\n  - {ma: g, ten: a}\n  - {ma: g, ten: b}"}, ("don-vi.yaml", 3, 10), 2),
    (
        "nguoi",
        {"units": "nguoi:\n  - {ma: a, ho_ten: a, chuc_vu: b}\n  - {ma: a, ho_ten: c, chuc_vu: d}"},
        ("don-vi.yaml", 3, 10),
        2,
    ),
    (
        "nguoi_ky",
        {
            "office": "nguoi_ky:\n  - {ma: cvp, chuc_vu: CHỦ TỊCH, ho_ten: An}"
            "\n  - {ma: cvp, chuc_vu: CHỦ TỊCH, ho_ten: Bình}"
        },
        ("co-quan.yaml", 3, 10),
        2,
    ),
    (
        "co_quan",
        {"office": f"co_quan:\n  - {{ma: ubnd, {ORGAN}}}\n  - {{ma: ubnd, {ORGAN}}}"},
        ("co-quan.yaml", 3, 10),
        2,
    ),
]


@pytest.mark.parametrize(("texts", "place", "first"), [r[1:] for r in TWICE], ids=[r[0] for r in TWICE])
def test_an_id_given_twice_is_found_at_the_second(make_workspace, texts, place, first):
    made = make_workspace(**texts)
    assert seen(made) == [(DUPLICATE, *place)]
    assert made.findings()[0].message.endswith(f"đã được dùng ở dòng {first}")


@pytest.mark.parametrize("other", ["nhom: [{ma: p_kt, ten: a}]", "nguoi: [{ma: p_kt, ho_ten: a, chuc_vu: b}]"])
def test_units_groups_and_people_share_one_space_of_ids(make_workspace, other):
    assert len(make_workspace(units=other).findings(rule=DUPLICATE)) == 1


def test_units_groups_and_people_share_one_space_of_ids_even_where_one_stands_without_a_list(make_workspace):
    made = make_workspace(units="nhom: {ma: p_kt, ten: a}\nnguoi: {ma: p_kt, ho_ten: a, chuc_vu: b}")
    assert len(made.findings(rule=DUPLICATE)) == 2


def test_an_issuer_and_a_unit_may_have_the_same_id(make_workspace):
    organ = "co_quan: [{ma: vp, ten: b, dong_ten: c, viet_tat: UBND, cap: xã, dia_danh: e}]"
    signer = "nguoi_ky: [{ma: vp, quyen_han: TL. CHỦ TỊCH, chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: An}]"
    assert make_workspace("nguoi_ky: vp", office=f"{organ}\n{signer}").findings() == []


@pytest.mark.parametrize(
    ("groups", "cyclic"),
    [
        ("{ma: a, ten: A, thanh_vien: [a]}", [1]),
        ("{ma: a, ten: A, thanh_vien: [b]}\n  - {ma: b, ten: B, thanh_vien: [a]}", [1, 2]),
        (
            "{ma: a, ten: A, thanh_vien: [b]}\n  - {ma: b, ten: B, thanh_vien: [c]}"
            "\n  - {ma: c, ten: C, thanh_vien: [p_kt, a]}",
            [1, 2, 3],
        ),
        ("{ma: a, ten: A, thanh_vien: [b]}\n  - {ma: b, ten: B, thanh_vien: [b]}", [2]),
        (
            "{ma: a, ten: A, thanh_vien: [b, c]}\n  - {ma: b, ten: B, thanh_vien: [c]}"
            "\n  - {ma: c, ten: C, thanh_vien: [p_kt]}",
            [],
        ),
    ],
    ids=["itself", "two", "three", "one below", "a diamond is no cycle"],
)
def test_a_group_that_holds_itself_is_found_at_its_members(make_workspace, groups, cyclic):
    made = make_workspace(units=f"nhom:\n  - {groups}")
    found = made.findings()
    assert [(f.rule, f.place.line, f.place.path) for f in found] == [
        (CYCLE, number + 1, f"nhom[{number - 1}].thanh_vien") for number in cyclic
    ]
    assert all("chứa chính nó" in f.message for f in found)
