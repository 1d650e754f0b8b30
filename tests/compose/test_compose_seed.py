"""The real notice of August 2020: nothing typed is lost, and every unit hears what it has to do, in its own words."""

import re
from collections import Counter

import pytest
import yaml

from thongbao.compose.wording import in_a_row
from thongbao.model.assignments import tasks_of
from thongbao.pipeline import check, compose
from thongbao.workspace import Workspace

NOTICE = "2020/ket-luan-thang-8/thong-bao.yaml"
SOURCE = "000_97c29a3822b1a2b7.txt"
# Groups as don-vi.yaml has them: one letter to the group, one to each member, or none.
GROUPS = {
    "g_cac_xa_tt": ["g_cac_xa_tt"],
    "g_khoi_nn": ["p_nnptnt", "tt_dvnn", "ban_qlrph", "hat_kiem_lam"],
    "g_luc_luong": ["ca_huyen", "ban_chqs"],
    "g_nganh_gd": ["p_gddt"],
    **dict.fromkeys(["g_xa_che", "g_xa_dat_chuan", "g_cac_nganh", "g_cq_lien_quan", "g_thu_truong", "g_tu_van"], ()),
}


@pytest.fixture(scope="module")
def record(seed_content):
    return check(Workspace(seed_content.parent), seed_content / NOTICE).record


@pytest.fixture(scope="module")
def tasks(record):
    return tasks_of(record.notice)


@pytest.fixture(scope="module")
def sheets(record):
    return list(compose(record))


@pytest.fixture(scope="module")
def notice(sheets):
    return sheets[0].context


@pytest.fixture(scope="module")
def typed(seed_content):
    """The notice as it stands in the file, read without the program."""
    return yaml.load((seed_content / NOTICE).read_text("utf-8"), yaml.BaseLoader)


def test_it_makes_a_notice_25_letters_a_slip_and_two_briefs(sheets, record):
    assert Counter(str(sheet.kind) for sheet in sheets) == {
        "thong-bao": 1,
        "cong-van": 25,
        "phieu-giao-viec": 1,
        "tom-tat": 2,
    }
    assert [s.recipient for s in sheets if s.kind == "phieu-giao-viec"] == ["vp_hdnd_ubnd"]
    deputies = [person.id for person in record.units.people if person.position.startswith("Phó")]
    assert [s.recipient for s in sheets if s.kind == "tom-tat"] == deputies


def test_papers_come_in_the_order_of_the_units_file(sheets, record):
    order = [unit.id for unit in record.units.units] + [group.id for group in record.units.groups]
    told = [sheet.recipient for sheet in sheets if sheet.kind in ("cong-van", "phieu-giao-viec")]
    assert told == [identifier for identifier in order if identifier in told]


# --- the notice ------------------------------------------------------------------------------------------------------


def words_of(blocks):
    return [word for block in blocks for word in f"{block['so']} {block['chu']}".split()]


def typed_paragraph(item):
    (key,) = item
    segments = item[key] if isinstance(item[key], list) else [item[key]]
    return " ".join(segment if isinstance(segment, str) else segment["viec"] for segment in segments).split()


def typed_section(number, section):
    words = [f"{number}.", *section["tieu_de"].split()]
    for item in section["noi_dung"]:
        if "giao" in item:
            words += item["loi_dan"].split()
            for inner in item["noi_dung"]:
                words += typed_paragraph(inner)
        else:
            words += typed_paragraph(item)
    return words


def test_every_word_of_the_record_stands_in_the_notice_once_and_in_order(notice, typed):
    assert words_of(notice["mo_dau"]) == " ".join(typed["mo_dau"]).split()
    body = [word for number, section in enumerate(typed["muc"], 1) for word in typed_section(number, section)]
    assert words_of(notice["noi_dung"]) == body
    closing = " ".join(typed["ket_thuc"]).split()
    assert words_of(notice["ket_thuc"]) == [*closing[:-1], closing[-1] + "./."]
    assert notice["noi_nhan"] == typed["noi_nhan"]
    assert (notice["luu"], notice["trich_yeu"], notice["ten_loai"]) == ("VT, TH", typed["trich_yeu"], "THÔNG BÁO")


def source_words(lines):
    """Return the words of the issued text without its markdown marks."""
    text = " ".join(re.sub(r"^(?:#+\s*|-\s+|\\\*\s+)+", "", line.strip().replace("**", "")) for line in lines)
    return text.replace("\\*", " ").split()


def test_the_notice_says_what_was_issued_word_for_word(notice, seed_content):
    lines = (seed_content.parents[1] / SOURCE).read_text("utf-8").splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith("Ngày 31/8/2020"))
    last = next(i for i, line in enumerate(lines) if line.startswith("**Nơi nhận"))
    issued = source_words(lines[first:last])
    composed = [word for key in ("mo_dau", "noi_dung", "ket_thuc") for word in words_of(notice[key])]
    assert composed == issued


def test_its_recipients_are_those_issued_but_for_one_misplaced_semicolon(notice, seed_content):
    lines = (seed_content.parents[1] / SOURCE).read_text("utf-8").splitlines()
    last = next(i for i, line in enumerate(lines) if line.startswith("**Nơi nhận"))
    issued = [line.removeprefix("- ").rstrip(";.") for line in lines[last:] if line.startswith("- ")]
    composed = [*notice["noi_nhan"], f"Lưu: {notice['luu']}"]
    assert [pair for pair in zip(issued, composed, strict=True) if pair[0] != pair[1]] == [
        ("TT. Huyện ủy; (B/c)", "TT. Huyện ủy (B/c)")
    ]


def test_its_header_and_signature_are_those_of_the_record(notice, record):
    assert (notice["chu_quan"], notice["co_quan"]) == ("", ["ỦY BAN NHÂN DÂN", "HUYỆN TÂN UYÊN"])
    assert (notice["so"].strip(), notice["ky_hieu"], notice["dia_danh"]) == ("", "TB-UBND", "Tân Uyên")
    assert notice["ngay_thang"].split() == ["ngày", "tháng", "8", "năm", "2020"]
    assert (notice["quyen_han"], notice["chuc_vu"], notice["ho_ten"]) == (
        ["TL. CHỦ TỊCH"],
        "CHÁNH VĂN PHÒNG",
        record.office.signers[0].full_name,
    )
    assert (notice["can_cu"], notice["kinh_gui"], notice["phu_luc"], notice["do_khan"]) == ([], [], [], "")


# --- the letters -----------------------------------------------------------------------------------------------------


def told_in(sheet):
    """Yield (role, task as told) of a letter or slip."""
    context = sheet.context
    for key, role in (("viec_chu_tri", "Chủ trì"), ("viec_phoi_hop", "Phối hợp")):
        yield from ((role, task) for task in context.get(key, ()))
    for task in (*context.get("bang_viec", ()), *context.get("viec", ())):
        yield task["vai_tro"], task


def plain(words):
    """Return words without what a letter may change: the first capital and the end mark."""
    return words[0].lower() + words[1:].rstrip(" .;,:")


@pytest.fixture(scope="module")
def told(sheets, tasks):
    """(recipient, task id) → (role, task as told), each once."""
    ids = {plain(task.words): task.id for task in tasks}
    assert len(ids) == 84
    found = {}
    for sheet in sheets:
        if sheet.kind in ("cong-van", "phieu-giao-viec"):
            for role, task in told_in(sheet):
                key = (sheet.recipient, ids[plain(task["chu"])])
                assert key not in found
                found[key] = (role, task)
    return found


def recipients(ids):
    return {unit for identifier in ids for unit in GROUPS.get(identifier, [identifier])}


def test_every_task_is_told_to_whom_a_person_would_have_told_it(told, seed_gold):
    expected = {}
    for entry in seed_gold["assignments"]:
        leads = recipients(entry["lead"])
        helpers = recipients(entry["coordinating"]) - leads
        expected |= {(unit, entry["id"]): "Chủ trì" for unit in leads}
        expected |= {(unit, entry["id"]): "Phối hợp" for unit in helpers}
    assert {key: role for key, (role, _task) in told.items()} == expected


def test_a_task_is_told_with_a_capital_and_an_end_mark(told):
    for role_and_task in told.values():
        words = role_and_task[1]["chu"]
        assert words[0] == words[0].upper()
        assert words.endswith((".", ".)", "…")), words
        assert not words.endswith((";.", ",.", ":.")), words


def test_a_task_is_told_with_its_deadline_as_the_notice_words_it(told, tasks):
    by_id = {task.id: task for task in tasks}
    for (_unit, identifier), (_role, task) in told.items():
        assert task["han"] == "; ".join(by_id[identifier].assignment.deadlines), identifier


def test_whoever_only_helps_is_told_who_leads(told, tasks, record):
    by_id = {task.id: task for task in tasks}
    for (unit, identifier), (role, task) in told.items():
        if role == "Phối hợp":
            assert task["chu_tri"] == in_a_row(record.units.name_of(i) for i in by_id[identifier].leads), unit


def test_a_unit_that_only_coordinates_is_never_given_a_duty(sheets):
    only = {s.recipient: s.context for s in sheets if s.kind == "cong-van" and s.context["chi_phoi_hop"]}
    assert set(only) == {"tt_gdnn_gdtx", "cn_vpdkdd", "cc_thue", "xa_muong_khoa", "xa_nam_can"}
    for context in only.values():
        assert context["trich_yeu"].startswith("phối hợp thực hiện Kết luận")
        assert context["dong_tu"] in ("yêu cầu", "đề nghị")
        assert context["viec_chu_tri"] == []
        assert all(row["vai_tro"] == "Phối hợp" for row in context["bang_viec"])


def test_verbs_follow_what_a_unit_is_to_the_office(sheets, record):
    verbs = {"truc_thuoc": {"giao", "yêu cầu"}, "cap_duoi": {"giao", "yêu cầu"}, "nganh_doc": {"đề nghị"}}
    for sheet in sheets:
        unit = record.units.unit(sheet.recipient or "")
        if sheet.kind == "cong-van" and unit:
            assert sheet.context["dong_tu"] in verbs[unit.relation], unit.id
            assert sheet.context["yeu_cau"] == ("Đề nghị" if unit.relation == "nganh_doc" else "Yêu cầu")
    group = next(s.context for s in sheets if s.recipient == "g_cac_xa_tt")
    assert (group["dong_tu"], group["kinh_gui"]) == ("giao", "UBND các xã, thị trấn")


# Behind other words, and pointing back, taking up ("Giao …") or too short to be read alone.
QUOTED = {"1.9b", "1.11b", "5.3b", "5.4b", "5.4c", "9.5b", "9.7b", "11.1b"}


def test_a_task_that_points_back_comes_with_its_whole_paragraph(told, tasks):
    quoted = {identifier for (_unit, identifier), (_role, task) in told.items() if task["trich"]}
    assert quoted == QUOTED
    by_id = {task.id: task for task in tasks}
    for (_unit, identifier), (_role, task) in told.items():
        assert task["trich"] in ("", f"“{by_id[identifier].paragraph}”")


def test_six_tasks_or_more_stand_in_a_table(sheets):
    for sheet in sheets:
        if sheet.kind == "cong-van":
            listed = [*sheet.context["viec_chu_tri"], *sheet.context["viec_phoi_hop"]]
            table = sheet.context["bang_viec"]
            assert len(table) >= 6 if table else 0 < len(listed) < 6
            assert not (table and listed)


def test_a_leader_is_told_what_he_carries_and_what_he_supervises(sheets, seed_gold):
    for sheet in sheets:
        if sheet.kind != "tom-tat":
            continue
        carried = [e["id"] for e in seed_gold["assignments"] if e.get("lead_person") == sheet.recipient]
        supervised = [
            e["id"] for e in seed_gold["assignments"] if e["supervisor"] == sheet.recipient and not e.get("lead_person")
        ]
        assert len(sheet.context["viec_thuc_hien"]) == len(carried), sheet.recipient
        assert len(sheet.context["viec_chi_dao"]) == len(supervised), sheet.recipient


# --- with the Văn phòng as issuer ------------------------------------------------------------------------------------


@pytest.fixture
def by_the_office_of_the_committee(seed_content, tmp_path):
    """The same record, issued and told by the Văn phòng itself."""
    changes = {
        "co-quan.yaml": [
            ("  viet_tat: VP\ngiao_viec:", "  viet_tat: TH\ngiao_viec:"),
            (
                "  co_quan: ubnd\n  nguoi_ky: chanh_van_phong\n",
                "  co_quan: van_phong\n  nguoi_ky: chanh_van_phong_vp\n",
            ),
        ],
        "don-vi.yaml": [],
        NOTICE: [("nguoi_ky: chanh_van_phong", "nguoi_ky: chanh_van_phong_vp\nco_quan: van_phong")],
    }
    for name, replacements in changes.items():
        text = (seed_content / name).read_text("utf-8")
        for old, new in replacements:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    checked = check(Workspace(tmp_path), tmp_path / "content" / NOTICE)
    assert [f for f in checked.findings if f.severity == "error"] == []
    return {sheet.file_name: sheet.context for sheet in compose(checked.record)}


def test_the_van_phong_issues_under_the_committee_s_name_with_its_own_code(by_the_office_of_the_committee, record):
    notice = by_the_office_of_the_committee["thong-bao.docx"]
    assert (notice["chu_quan"], notice["co_quan"]) == ("UBND HUYỆN TÂN UYÊN", ["VĂN PHÒNG HĐND-UBND"])
    assert notice["ky_hieu"] == "TB-VP"
    assert (notice["quyen_han"], notice["chuc_vu"], notice["ho_ten"]) == (
        [],
        "CHÁNH VĂN PHÒNG",
        record.office.signers[0].full_name,
    )


def test_the_van_phong_passes_on_what_the_chair_decided(by_the_office_of_the_committee):
    letters = {n: c for n, c in by_the_office_of_the_committee.items() if n.startswith("cong-van/")}
    assert len(letters) == 25
    for letter in letters.values():
        assert letter["nguoi_giao"] in (
            "Văn phòng HĐND-UBND huyện Tân Uyên thông báo ý kiến chỉ đạo của Chủ tịch UBND huyện,",
            "Văn phòng HĐND-UBND huyện Tân Uyên thông báo ý kiến kết luận của Chủ tịch UBND huyện,",
        )
        assert (letter["ky_hieu"], letter["quyen_han"], letter["qua_don_vi"]) == ("VP-TH", [], "")
        assert letter["chu_quan"] == "UBND HUYỆN TÂN UYÊN"
        assert "/TB-VP" in letter["vien_dan"]
        assert "của Văn phòng HĐND-UBND huyện Tân Uyên về" in letter["vien_dan"]
