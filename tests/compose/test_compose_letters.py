"""Letters: who is told what, in which words, with which verb, and how a group is told."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ONE = "muc: [{tieu_de: a, noi_dung: [{gach: %s}]}]\n"


def recipients(made):
    return [sheet.recipient for sheet in made.sheets().values() if sheet.kind == "cong-van"]


def letter(made, unit):
    return made.sheets()[f"cong-van/{unit}.docx"].context


def told(made):
    """Recipient → [(role, words, group)] over all letters and slips."""
    found = {}
    for sheet in made.sheets().values():
        context = sheet.context
        for role, key in (("chu_tri", "viec_chu_tri"), ("phoi_hop", "viec_phoi_hop")):
            for task in context.get(key, ()):
                found.setdefault(sheet.recipient, []).append((role, task["chu"], task["qua_nhom"]))
    return found


def tasks(*assignments):
    paragraphs = "".join(f"      - gach: {assignment}\n" for assignment in assignments)
    return f"muc:\n  - tieu_de: a\n    noi_dung:\n{paragraphs}"


# --- verbs -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "leads", "helps", "demand"),
    [
        ("p_vh", "giao", "yêu cầu", "Yêu cầu"),
        ("thon_1", "giao", "yêu cầu", "Yêu cầu"),
        ("ca_xa", "đề nghị", "đề nghị", "Đề nghị"),
        ("hoi_pn", "đề nghị", "đề nghị", "Đề nghị"),
    ],
)
def test_the_verb_follows_what_the_unit_is_to_the_office(make_workspace, unit, leads, helps, demand):
    lead = letter(make_workspace(ONE % f"{{viec: Rà soát., chu_tri: {unit}}}"), unit)
    assert (lead["dong_tu"], lead["yeu_cau"], lead["chi_phoi_hop"]) == (leads, demand, "")
    help_ = letter(make_workspace(ONE % f"{{viec: Rà soát., chu_tri: p_kt, phoi_hop: {unit}}}"), unit)
    assert (help_["dong_tu"], help_["yeu_cau"]) == (helps, demand)
    assert help_["chi_phoi_hop"]
    assert (help_["viec_chu_tri"], len(help_["viec_phoi_hop"])) == ([], 1)


def test_a_unit_that_only_coordinates_reads_phoi_hop_and_never_giao(make_workspace):
    context = letter(make_workspace(ONE % "{viec: Rà soát., chu_tri: p_kt, phoi_hop: p_vh}"), "p_vh")
    assert context["trich_yeu"] == "phối hợp thực hiện Kết luận của Chủ tịch UBND xã tại phiên họp tháng 9 năm 2026"
    own = {key: value for key, value in context.items() if isinstance(value, str) and key != "vien_dan"}
    assert [key for key, value in own.items() if "giao" in value.lower().split()] == []


@pytest.mark.parametrize(
    ("members", "verb"),
    [("[p_kt, thon_1]", "giao"), ("[p_kt, ca_xa]", "đề nghị"), ("[hoi_pn]", "đề nghị")],
)
def test_a_group_is_told_as_its_most_independent_member(make_workspace, members, verb):
    units = f"nhom: [{{ma: g, ten: Các đơn vị, thanh_vien: {members}, gui: nhom}}]"
    made = make_workspace(ONE % "{viec: Rà soát., chu_tri: [g, vp]}", units=units)
    assert letter(made, "g")["dong_tu"] == verb


# --- the frame of a letter -------------------------------------------------------------------------------------------


def test_a_letter_names_the_meeting_the_chair_and_where_reports_go(make_workspace):
    office = "giao_viec: {luu: 'VT, VP', bao_cao_truoc: 2026-12-05}"
    made = make_workspace("hop: {ten: phiên họp, ngay: 2026-09-28, chuc_vu: Chủ tịch UBND xã}", office=office)
    context = letter(made, "p_kt")
    assert context["trich_yeu"] == "thực hiện Kết luận của Chủ tịch UBND xã tại phiên họp"
    assert (context["kinh_gui"], context["don_vi"]) == ("Phòng Kinh tế", "Phòng Kinh tế")
    assert context["nguoi_giao"] == "Chủ tịch UBND xã"
    assert (context["ten_co_quan"], context["qua_don_vi"]) == ("Ủy ban nhân dân xã Đông", "Văn phòng")
    assert (context["bao_cao_truoc"], context["luu"]) == ("ngày 05 tháng 12 năm 2026", "VT, VP")
    assert context["noi_nhan"] == ["Như trên", "Chủ tịch, các PCT UBND xã (để b/c)"]
    assert context["mot_viec"]


def test_without_a_meeting_the_office_itself_gives_the_task(make_workspace):
    context = letter(make_workspace(without=["notice.hop"]), "p_kt")
    assert context["trich_yeu"] == "thực hiện Kết luận tại phiên họp tháng 9"
    assert context["nguoi_giao"] == "Ủy ban nhân dân xã Đông"
    assert context["noi_nhan"] == ["Như trên"]


@pytest.mark.parametrize(
    ("chair", "line"),
    [
        ("Chủ tịch UBND xã", "Chủ tịch, các PCT UBND xã (để b/c)"),
        ("Phó Chủ tịch UBND xã", "Chủ tịch, các PCT UBND xã (để b/c)"),
        ("Chủ tịch Ủy ban nhân dân xã", "Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân xã (để b/c)"),
        ("Giám đốc Sở", "Giám đốc, các Phó Giám đốc Sở (để b/c)"),
        ("Bí thư Đảng ủy", "Bí thư Đảng ủy (để b/c)"),
    ],
)
def test_the_chair_and_the_deputies_are_informed(make_workspace, chair, line):
    made = make_workspace(f"hop: {{ten: họp, ngay: 2026-09-28, chuc_vu: {chair}}}")
    assert letter(made, "p_kt")["noi_nhan"][1] == line


def test_a_lead_s_letter_goes_to_its_helpers_too(make_workspace):
    text = tasks("{viec: a, chu_tri: p_kt, phoi_hop: [p_vh, ca_xa]}", "{viec: b, chu_tri: p_kt, phoi_hop: [p_vh]}")
    assert letter(make_workspace(text), "p_kt")["noi_nhan"][2:] == ["Phòng Văn hóa (để p/h)", "Công an xã (để p/h)"]


def test_many_helpers_are_named_together(make_workspace):
    units = "nhom: [" + ", ".join(f"{{ma: g{n}, ten: Nhóm {n}}}" for n in range(7)) + "]"
    made = make_workspace(ONE % "{viec: a, chu_tri: p_kt, phoi_hop: [g0, g1, g2, g3, g4, g5, g6]}", units=units)
    assert letter(made, "p_kt")["noi_nhan"][2:] == ["Các đơn vị phối hợp (để p/h)"]


# --- the words of a task ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("assignment", "printed"),
    [
        ("{viec: rà soát hồ sơ;, chu_tri: p_kt}", "Rà soát hồ sơ."),
        ("{viec: Rà soát hồ sơ, chu_tri: p_kt}", "Rà soát hồ sơ."),
        ("{viec: 'rà soát hồ sơ:', chu_tri: p_kt}", "Rà soát hồ sơ."),
        ("{viec: đẩy nhanh tiến độ., chu_tri: p_kt}", "Đẩy nhanh tiến độ."),
        ("{viec: '(Yêu cầu báo cáo trước ngày 10/9).', chu_tri: p_kt}", "(Yêu cầu báo cáo trước ngày 10/9)."),
        ("{viec: '“một cửa” cần giữ;', chu_tri: p_kt}", "“Một cửa” cần giữ."),
        ("{viec: các tuyến đường..., chu_tri: p_kt}", "Các tuyến đường..."),
        ("{viec: 100% hộ dân có nước sạch, chu_tri: p_kt}", "100% hộ dân có nước sạch."),
        ("{viec: báo cáo hằng quý;, chu_tri: p_kt, boi_canh: 'Về cấp mã số:'}", "Về cấp mã số: báo cáo hằng quý."),
        ("{viec: báo cáo., chu_tri: p_kt, boi_canh: 'về cấp mã số:'}", "Về cấp mã số: báo cáo."),
    ],
)
def test_a_letter_changes_only_the_first_capital_and_the_end_mark(make_workspace, assignment, printed):
    (task,) = letter(make_workspace(ONE % assignment), "p_kt")["viec_chu_tri"]
    assert (task["chu"], task["trich"]) == (printed, "")


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text("abcđơư 19,;.", max_size=40))
def test_the_words_of_a_task_are_the_notice_s_whatever_they_are(make_workspace, words):
    text = {"muc": [{"tieu_de": "a", "noi_dung": [{"gach": {"viec": f"x{words}", "chu_tri": "p_kt"}}]}]}
    (task,) = letter(make_workspace(text), "p_kt")["viec_chu_tri"]
    assert task["chu"].rstrip(" .,;") == "X" + " ".join(f"x{words}".split())[1:].rstrip(" .,;")
    assert task["chu"].endswith(".")


PARAGRAPH = "[{viec: Các thôn phân luồng học sinh., chu_tri: thon_1}, {viec: '%s', chu_tri: p_kt%s}]"
WHOLE = "“Các thôn phân luồng học sinh. %s”"
LONG = "Rà soát toàn bộ hồ sơ đất đai còn tồn đọng tại bộ phận một cửa, lập danh sách từng hồ sơ."


@pytest.mark.parametrize(
    "words",
    [
        "Riêng thôn Hai xây dựng phương án.",
        "Đôn đốc thực hiện chỉ tiêu này.",
        "Báo cáo kết quả các việc nêu trên.",
        "Xử lý các trường hợp đó;",
        "giải quyết vướng mắc nói trên;",
        "Giao Phòng Kinh tế đôn đốc việc chấp hành nội quy, quy chế theo quy định của các cơ quan, đơn vị trong xã.",
        "Rà soát hồ sơ.",
    ],
)
def test_a_task_that_points_back_quotes_the_whole_paragraph(make_workspace, words):
    (task,) = letter(make_workspace(ONE % (PARAGRAPH % (words, ""))), "p_kt")["viec_chu_tri"]
    assert task["trich"] == WHOLE % words


@pytest.mark.parametrize(
    ("words", "more"),
    [
        (LONG, ""),
        ("Đôn đốc thực hiện chỉ tiêu này.", ", boi_canh: Về phân luồng học sinh"),
        (LONG.replace("hồ sơ đất đai", "quy hoạch đóng, mở cửa rừng"), ""),
    ],
)
def test_a_task_that_stands_alone_or_has_its_context_quotes_nothing(make_workspace, words, more):
    (task,) = letter(make_workspace(ONE % (PARAGRAPH % (words, more))), "p_kt")["viec_chu_tri"]
    assert task["trich"] == ""


def test_the_first_task_of_a_paragraph_quotes_nothing(make_workspace):
    (task,) = letter(make_workspace(ONE % "[{viec: Nhiệm vụ này., chu_tri: p_kt}, Chữ sau.]"), "p_kt")["viec_chu_tri"]
    assert task["trich"] == ""


def test_a_task_behind_plain_words_that_it_points_to_quotes_them(make_workspace):
    text = ONE % "[Còn 03 đơn tồn đọng., {viec: Giải quyết dứt điểm các đơn này., chu_tri: p_kt}]"
    (task,) = letter(make_workspace(text), "p_kt")["viec_chu_tri"]
    assert task["trich"] == "“Còn 03 đơn tồn đọng. Giải quyết dứt điểm các đơn này.”"


def test_a_task_is_told_with_all_that_the_record_says_of_it(make_workspace):
    text = ONE % (
        "{viec: 'Rà soát, xong trước ngày 15/10 và hằng tuần.', chu_tri: [p_kt, p_vh], phoi_hop: [ca_xa, thon_1],"
        " chi_dao: ong_binh, san_pham: Danh sách., han: [xong trước ngày 15/10, hằng tuần], noi_gui: [vp, ong_binh]}"
    )
    made = make_workspace(text)
    (lead,) = letter(made, "p_kt")["viec_chu_tri"]
    assert (lead["chu_tri"], lead["phoi_hop"]) == ("Phòng Văn hóa", "Công an xã; thôn Một")
    assert lead["chi_dao"] == "đồng chí Trần Văn Bình - Phó Chủ tịch UBND xã"
    assert (lead["san_pham"], lead["han"]) == ("Danh sách", "xong trước ngày 15/10; hằng tuần")
    assert lead["noi_gui"] == "Văn phòng; Trần Văn Bình - Phó Chủ tịch UBND xã"
    (help_,) = letter(made, "ca_xa")["viec_phoi_hop"]
    assert (help_["chu_tri"], help_["phoi_hop"]) == ("Phòng Kinh tế; Phòng Văn hóa", "thôn Một")


def test_a_lone_lead_is_not_named_to_itself(make_workspace):
    (task,) = letter(make_workspace(ONE % "{viec: a, chu_tri: p_kt}"), "p_kt")["viec_chu_tri"]
    assert task["chu_tri"] == ""


@pytest.mark.parametrize(("form", "said"), [("đồng chí", "đồng chí"), ("ông (bà)", "ông (bà)")])
def test_people_are_addressed_as_the_office_does(make_workspace, form, said):
    made = make_workspace(ONE % "{viec: a, chu_tri: p_kt, chi_dao: ong_binh}", office=f"xung_ho: {form}")
    (task,) = letter(made, "p_kt")["viec_chu_tri"]
    assert task["chi_dao"] == f"{said} Trần Văn Bình - Phó Chủ tịch UBND xã"
    brief = made.sheets()["tom-tat/ong_binh.docx"].context
    assert brief["kinh_gui"] == f"{said[0].upper()}{said[1:]} Trần Văn Bình - Phó Chủ tịch UBND xã"


# --- numbers and tables ----------------------------------------------------------------------------------------------


def numbers(context):
    return [task["so"] for key in ("viec_chu_tri", "viec_phoi_hop", "bang_viec") for task in context[key]]


LEAD, HELP = "{viec: a%s, chu_tri: p_kt}", "{viec: b%s, chu_tri: p_vh, phoi_hop: p_kt}"


@pytest.mark.parametrize(
    ("leads", "helps", "expected"),
    [
        (1, 0, [""]),
        (0, 1, [""]),
        (2, 0, ["1.", "2."]),
        (0, 3, ["1.", "2.", "3."]),
        (1, 1, ["", ""]),
        (3, 2, ["a)", "b)", "c)", "a)", "b)"]),
        (4, 2, ["1", "2", "3", "4", "5", "6"]),
    ],
)
def test_tasks_are_numbered_under_their_headings(make_workspace, leads, helps, expected):
    text = tasks(*(LEAD % n for n in range(leads)), *(HELP % n for n in range(helps)))
    assert numbers(letter(make_workspace(text), "p_kt")) == expected


@pytest.mark.parametrize(
    ("office", "count", "in_table"),
    [
        ("", 5, False),
        ("", 6, True),
        ("phu_luc_tu: 3", 2, False),
        ("phu_luc_tu: 3", 3, True),
        ("phu_luc_tu: 1", 1, True),
    ],
)
def test_from_phu_luc_tu_on_the_tasks_stand_in_a_table(make_workspace, office, count, in_table):
    text = tasks(*(LEAD % n for n in range(count)))
    context = letter(make_workspace(text, office=f"giao_viec: {{luu: VT, {office}}}"), "p_kt")
    assert (len(context["bang_viec"]), len(context["viec_chu_tri"])) == ((count, 0) if in_table else (0, count))


def test_in_the_table_the_lead_comes_first_with_the_role_of_each(make_workspace):
    text = tasks(HELP % 1, LEAD % 1, HELP % 2)
    table = letter(make_workspace(text, office="giao_viec: {phu_luc_tu: 3}"), "p_kt")["bang_viec"]
    assert [(row["so"], row["vai_tro"], row["chu"]) for row in table] == [
        ("1", "Chủ trì", "A1."),
        ("2", "Phối hợp", "B1."),
        ("3", "Phối hợp", "B2."),
    ]


# --- groups ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sending", "expected"),
    [
        ("", {"thon_1": [("chu_tri", "A.", "các thôn")], "thon_2": [("chu_tri", "A.", "các thôn")]}),
        (", gui: thanh_vien", {"thon_1": [("chu_tri", "A.", "các thôn")], "thon_2": [("chu_tri", "A.", "các thôn")]}),
        (", gui: nhom", {"g": [("chu_tri", "A.", "")]}),
        (", gui: khong", {}),
    ],
)
def test_a_group_is_told_as_gui_says(make_workspace, sending, expected):
    units = f"nhom: [{{ma: g, ten: Các thôn, thanh_vien: [thon_1, thon_2]{sending}}}]"
    assert told(make_workspace(ONE % "{viec: a, chu_tri: g}", units=units)) == expected


def test_a_group_without_members_gets_no_letter_but_is_named(make_workspace):
    made = make_workspace(ONE % "{viec: a, chu_tri: p_kt, phoi_hop: g}", units="nhom: [{ma: g, ten: Các ngành}]")
    assert recipients(made) == ["p_kt"]
    assert letter(made, "p_kt")["viec_chu_tri"][0]["phoi_hop"] == "các ngành"


NESTED = """\
nhom:
  - {ma: tat_ca, ten: Tất cả, thanh_vien: [p_kt, cac_thon, doan_the]%s}
  - {ma: cac_thon, ten: Các thôn, thanh_vien: [thon_1, thon_2]%s}
  - {ma: doan_the, ten: Đoàn thể, thanh_vien: [hoi_pn]%s}
"""


@pytest.mark.parametrize(
    ("gui", "expected"),
    [
        (("", "", ""), ["p_kt", "hoi_pn", "thon_1", "thon_2"]),
        (("", ", gui: nhom", ""), ["p_kt", "hoi_pn", "cac_thon"]),
        (("", ", gui: khong", ""), ["p_kt", "hoi_pn"]),
        ((", gui: nhom", "", ""), ["tat_ca"]),
        ((", gui: nhom", ", gui: nhom", ""), ["tat_ca"]),
        ((", gui: khong", "", ""), []),
    ],
)
def test_a_group_inside_a_group_is_told_as_its_own_gui_says(make_workspace, gui, expected):
    made = make_workspace(ONE % "{viec: a, chu_tri: tat_ca}", units=NESTED % gui)
    assert recipients(made) == expected


def test_who_is_told_through_a_group_reads_the_name_of_the_group_the_notice_prints(make_workspace):
    made = make_workspace(ONE % "{viec: a, chu_tri: tat_ca}", units=NESTED % ("", "", ""))
    assert told(made)["thon_1"] == [("chu_tri", "A.", "Tất cả")]


G_MEMBERS = (
    "nhom: [{ma: g, ten: Các thôn, thanh_vien: [thon_1, thon_2]}, {ma: h, ten: Các đơn vị, thanh_vien: [thon_1, p_kt]}]"
)
G_ONE = G_MEMBERS.replace("}, {", ", gui: nhom}, {")


@pytest.mark.parametrize(
    ("units", "assignment", "expected"),
    [
        (G_MEMBERS, "chu_tri: [thon_1, g]", {"thon_1": ("chu_tri", ""), "thon_2": ("chu_tri", "các thôn")}),
        (G_MEMBERS, "chu_tri: [g, thon_1]", {"thon_1": ("chu_tri", ""), "thon_2": ("chu_tri", "các thôn")}),
        (
            G_MEMBERS,
            "chu_tri: p_kt, phoi_hop: [thon_1, g]",
            {"p_kt": ("chu_tri", ""), "thon_1": ("phoi_hop", ""), "thon_2": ("phoi_hop", "các thôn")},
        ),
        (G_MEMBERS, "chu_tri: thon_1, phoi_hop: g", {"thon_1": ("chu_tri", ""), "thon_2": ("phoi_hop", "các thôn")}),
        (
            G_MEMBERS,
            "chu_tri: g, phoi_hop: thon_1",
            {"thon_1": ("chu_tri", "các thôn"), "thon_2": ("chu_tri", "các thôn")},
        ),
        (G_MEMBERS, "chu_tri: [p_kt, p_kt], phoi_hop: p_kt", {"p_kt": ("chu_tri", "")}),
        (G_ONE, "chu_tri: [thon_1, g]", {"g": ("chu_tri", "")}),
        (G_ONE, "chu_tri: g, phoi_hop: thon_1", {"g": ("chu_tri", "")}),
        (G_ONE, "chu_tri: p_kt, phoi_hop: [g, thon_1]", {"p_kt": ("chu_tri", ""), "g": ("phoi_hop", "")}),
    ],
)
def test_whoever_is_named_twice_is_told_once_and_leads_if_both(make_workspace, units, assignment, expected):
    found = told(make_workspace(ONE % f"{{viec: a, {assignment}}}", units=units))
    assert {unit: [(role, group) for role, _words, group in tasks_] for unit, tasks_ in found.items()} == {
        unit: [entry] for unit, entry in expected.items()
    }


def test_a_unit_in_two_groups_is_told_once(make_workspace):
    found = told(make_workspace(ONE % "{viec: a, chu_tri: [g, h]}", units=G_MEMBERS))
    assert {unit: len(tasks_) for unit, tasks_ in found.items()} == {"p_kt": 1, "thon_1": 1, "thon_2": 1}


def test_a_group_inside_a_group_that_gets_one_letter_is_not_told_again(make_workspace):
    units = NESTED % (", gui: nhom", ", gui: nhom", "")
    assert recipients(make_workspace(ONE % "{viec: a, chu_tri: [tat_ca, cac_thon]}", units=units)) == ["tat_ca"]


IDS = ["p_kt", "p_vh", "ca_xa", "thon_1", "thon_2", "g", "h", "k"]
CHOSEN = st.lists(st.sampled_from(IDS), max_size=5)
SENDING = st.sampled_from(["", ", gui: nhom", ", gui: thanh_vien", ", gui: khong"])


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(leads=CHOSEN, helps=CHOSEN, sending=st.tuples(SENDING, SENDING, SENDING))
def test_nobody_hears_a_task_twice_and_whoever_leads_does_not_also_help(make_workspace, leads, helps, sending):
    units = (
        f"nhom: [{{ma: g, ten: G, thanh_vien: [thon_1, thon_2]{sending[0]}}},"
        f" {{ma: h, ten: H, thanh_vien: [p_vh, thon_1]{sending[1]}}},"
        f" {{ma: k, ten: K, thanh_vien: [g, ca_xa]{sending[2]}}}]"
    )
    text = (
        ONE % f"{{viec: a, nguoi_thuc_hien: ong_binh, chu_tri: [{', '.join(leads)}], phoi_hop: [{', '.join(helps)}]}}"
    )
    found = told(make_workspace(text, units=units))
    assert all(len(heard) == 1 for heard in found.values())
    for unit in set(leads) - {"g", "h", "k"}:
        assert unit not in found or found[unit][0][0] == "chu_tri"


# --- people ----------------------------------------------------------------------------------------------------------


def test_a_person_gets_a_brief_with_what_he_carries_and_what_he_supervises(make_workspace):
    text = tasks(
        "{viec: một, nguoi_thuc_hien: ong_binh, han: không}",
        "{viec: hai, chu_tri: p_kt, chi_dao: ong_binh}",
        "{viec: ba, nguoi_thuc_hien: ong_binh, chi_dao: ong_binh}",
    )
    brief = make_workspace(text).sheets()["tom-tat/ong_binh.docx"].context
    assert [(row["so"], row["chu"], row["vai_tro"]) for row in brief["viec_thuc_hien"]] == [
        ("1", "Một.", "Thực hiện"),
        ("2", "Ba.", "Thực hiện"),
    ]
    assert [(row["chu"], row["vai_tro"], row["chu_tri"]) for row in brief["viec_chi_dao"]] == [
        ("Hai.", "Chỉ đạo", "Phòng Kinh tế")
    ]
    assert (brief["so"], brief["ky_hieu"], brief["noi_bao_cao"]) == ("", "", "Văn phòng")


def test_a_task_of_a_person_alone_makes_no_letter(make_workspace):
    made = make_workspace(ONE % "{viec: a, nguoi_thuc_hien: ong_binh}")
    assert list(made.sheets()) == ["thong-bao.docx", "tom-tat/ong_binh.docx"]


def test_a_task_of_nobody_stands_in_the_notice_only(make_workspace):
    assert list(make_workspace(ONE % "{viec: a}").sheets()) == ["thong-bao.docx"]
