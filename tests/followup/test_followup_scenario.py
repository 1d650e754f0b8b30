"""The real notice of August 2020, issued on 31/8 and followed week by week to 15/11 with a script of replies.

What each list and report has to say was worked out by hand from the notice, not by the program.
"""

import json
import re
import shutil
from pathlib import Path

import pytest

from thongbao.cli.main import run
from thongbao.word.package import open_package
from thongbao.word.text import paragraphs

PREFIX = "125-tb-ubnd-2020/"
AGRICULTURE = ("ban_qlrph", "hat_kiem_lam", "p_nnptnt", "tt_dvnn")
COMMUNES = (
    *("tt_tan_uyen", "xa_ho_mit", "xa_muong_khoa", "xa_nam_can", "xa_nam_so", "xa_pac_ta", "xa_phuc_khoa"),
    *("xa_ta_mit", "xa_than_thuoc", "xa_trung_dong"),
)
# Day it happened, what, on which rows, with which options.
REPLIES = (
    ("2020-09-02", "done", ["5.1b/p_gddt"], ["--reply", "88/BC-PGD", "--incoming", "611"]),
    ("2020-09-04", "done", ["7.1b/p_yte"], []),
    ("2020-09-08", "done", ["1.6/p_nnptnt"], []),
    ("2020-09-09", "done", [f"1.1b/{commune}" for commune in COMMUNES], []),
    ("2020-09-11", "done", ["7.1a/p_yte@2020-W37"], []),
    ("2020-09-14", "done", ["5.3b/ban_qlda@2020-W37"], []),
    ("2020-09-14", "done", ["6.2/p_vhtt", "6.5/p_vhtt"], []),
    (
        "2020-09-14",
        "extend",
        ["2.4/p_tckh"],
        ["--to", "2020-10-15", "--reason", "chờ số liệu", "--allowed-by", "Chủ tịch UBND huyện"],
    ),
    ("2020-09-16", "hold", ["9.8/tt_huyen"], ["--reason", "chờ hướng dẫn của Thanh tra tỉnh"]),
    ("2020-09-30", "done", ["9.1a/p_noivu", "9.2/p_noivu"], []),
    ("2020-10-05", "done", ["3.1a/p_ktht"], []),
    ("2020-10-09", "done", ["1.11a/hat_kiem_lam"], []),
    ("2020-10-12", "done", ["2.4/p_tckh"], []),
)
WEEKLY = ("1.8b/lanh_dao_2", "5.3b/ban_qlda", "7.1a/p_yte")
LATE_6_9 = {"1.6/p_nnptnt", "5.3a/ban_qlda", "7.1c/p_yte"}
LATE_13_9 = {
    *("5.3a/ban_qlda", "7.1c/p_yte", "2.3a/p_tckh", "1.5b/g_xa_che", "5.4c/p_gddt"),
    *(f"1.1b/{unit}" for unit in AGRICULTURE),
    *("1.8b/lanh_dao_2@2020-W37", "5.3b/ban_qlda@2020-W37"),
}
LATE_20_9 = (LATE_13_9 - {"5.3b/ban_qlda@2020-W37"}) | {
    *("1.4/-", "1.5a/-", "1.10a/ban_qlrph", "1.10b/ban_qlrph", "2.3b/p_tckh", "6.6a/p_vhtt", "8.3/p_ldtbxh"),
    *("1.9a/g_xa_dat_chuan", "1.9b/p_nnptnt", "2.1b/p_tckh", "4.2/p_tnmt", "6.6b/lanh_dao_3", "11.3b/-"),
    *(f"{duty}@2020-W38" for duty in WEEKLY),
}
LATE_27_9 = LATE_20_9 | {"6.4/p_vhtt", *(f"{duty}@2020-W39" for duty in WEEKLY)}
LATE_4_10 = LATE_27_9 | {
    *("1.2c/-", "1.3/-", "1.7a/-", "2.2/p_tckh", "3.1a/p_ktht", "3.1b/p_ktht", "4.3/tt_ptqd", "6.7/p_vhtt"),
    *("8.1/p_ldtbxh", "9.5b/p_noivu", "9.7a/p_noivu", "9.7b/p_noivu", "11.1b/vp_hdnd_ubnd@2020-09"),
    *(f"{duty}@2020-W40" for duty in WEEKLY),
}
LATE_11_10 = (LATE_4_10 - {"3.1a/p_ktht"}) | {f"{duty}@2020-W41" for duty in WEEKLY}
LATE_15_11 = LATE_11_10 | {
    *("11.1b/vp_hdnd_ubnd@2020-10", "1.11b/p_nnptnt", "1.11b/p_tnmt"),
    *(f"{duty}@2020-W{week}" for duty in WEEKLY for week in (42, 43, 44, 45, 46)),
}


def without_names(content):
    """Call the people of the record «Lãnh Đạo Một», «Lãnh Đạo Hai» …: no real name stands in a test."""
    people = (content / "don-vi.yaml").read_text("utf-8").partition("\nnguoi:")[2]
    known = re.findall(r"- ma: (\w+)\n\s+ho_ten: (.+)\n", people)
    for file in content.rglob("*.yaml"):
        text = file.read_text("utf-8")
        for number, (identifier, name) in enumerate(known, 1):
            invented = f"Lãnh Đạo {('Một', 'Hai', 'Ba', 'Bốn')[number - 1]}"
            text = re.sub(rf"\b{identifier}\b", f"lanh_dao_{number}", text).replace(name, invented)
        file.chmod(0o644)
        file.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def office(tmp_path_factory, seed_content):
    """Return a workspace with the notice issued and every reply entered."""
    root = tmp_path_factory.mktemp("tan-uyen")
    shutil.copytree(seed_content, root / "content")
    without_names(root / "content")
    notice = root / "content/2020/ket-luan-thang-8/thong-bao.yaml"
    assert run(["issue", str(notice), "--date", "2020-08-31", "--number", "125", "--no-pdf", "-q"]) == 0
    here = ["--workspace", str(root), "-q"]
    assert run(["follow", "date", "năm học mới", "2020-09-05", *here]) == 0
    for day, what, rows, options in REPLIES:
        ids = [PREFIX + row for row in rows]
        assert run(["follow", what, *ids, "--on", day, *options, *here]) == 0, (day, what, rows)
    return root


@pytest.fixture
def asked(office, capsys):
    """Return what a follow command prints as JSON."""

    def ask(*arguments):
        capsys.readouterr()
        assert run(["follow", *arguments, "--workspace", str(office), "--format", "json"]) == 0
        return json.loads(capsys.readouterr().out)

    return ask


def short(rows):
    return {row["id"].removeprefix(PREFIX) for row in rows}


@pytest.mark.parametrize(
    ("day", "late"),
    [
        ("2020-09-02", set()),
        ("2020-09-06", LATE_6_9),
        ("2020-09-13", LATE_13_9),
        ("2020-09-20", LATE_20_9),
        ("2020-09-27", LATE_27_9),
        ("2020-10-04", LATE_4_10),
        ("2020-10-11", LATE_11_10),
        ("2020-11-15", LATE_15_11),
    ],
)
def test_who_is_late_each_week(asked, day, late):
    assert short(asked("list", "--overdue", "--as-of", day)["rows"]) == late


def test_every_member_of_a_group_answers_for_itself(asked):
    rows = asked("list", "--notice", "125/TB-UBND", "--as-of", "2020-09-01")["rows"]
    assert {row["unit"] for row in rows if row["id"].startswith(f"{PREFIX}1.1b/")} == {*AGRICULTURE, *COMMUNES}
    assert len({row["id"].split("/")[1] for row in rows}) == 81  # 84 tasks, three of them weekly: none had opened


def test_days_late_of_what_was_done_late(asked):
    rows = asked("list", "--state", "done_late", "--as-of", "2020-10-31")["rows"]
    assert {row["id"].removeprefix(PREFIX): row["days_late"] for row in rows} == {
        "1.6/p_nnptnt": 4,  # due before 5/9, done on 8/9: the 5th, 6th, 7th, 8th
        "5.3b/ban_qlda@2020-W37": 3,  # due on Friday 11/9, done on Monday 14/9
        "3.1a/p_ktht": 5,  # due in September, done on 5/10
    }


def test_a_leader_sees_what_he_carries_and_watches_over(asked):
    rows = asked("list", "--leader", "Lãnh Đạo Hai", "--as-of", "2020-09-12", "--overdue")["rows"]
    assert short(rows) == {"5.3a/ban_qlda", "1.8b/lanh_dao_2@2020-W37", "5.3b/ban_qlda@2020-W37"}


def test_what_falls_due_in_the_next_days(asked):
    rows = asked("list", "--due-in", "5", "--as-of", "2020-09-21")["rows"]
    assert short(rows) == {"6.4/p_vhtt", *(f"{duty}@2020-W39" for duty in WEEKLY)}


def test_rows_without_anybody(asked):
    rows = asked("list", "--unassigned", "--overdue", "--as-of", "2020-09-20")["rows"]
    assert short(rows) == {"1.4/-", "1.5a/-", "11.3b/-", "1.5b/g_xa_che", "1.9a/g_xa_dat_chuan"}


def test_an_extension_moves_the_day_and_keeps_the_old_one(asked):
    shown = asked("show", f"{PREFIX}2.4/p_tckh", "--as-of", "2020-09-20")
    (row,) = shown["rows"]
    assert (row["first_due_date"], row["due_date"], row["state"]) == ("2020-09-15", "2020-10-15", "not_started")
    assert [e["allowed_by"] for e in shown["events"] if e["kind"] == "extended"] == ["Chủ tịch UBND huyện"]
    (later,) = asked("show", f"{PREFIX}2.4/p_tckh", "--as-of", "2020-10-12")["rows"]
    assert later["state"] == "done"


def test_the_report_of_september(asked):
    report = asked("report", "--month", "2020-09", "--dry-run")
    assert report["totals"] == {
        "total": 84,
        "done": 7,
        "done_in_time": 6,  # 5.1b 7.1b 6.2 6.5 9.1a 9.2
        "done_late": 1,  # 1.6
        "open": 73,
        "open_in_time": 52,
        "overdue": 20,
        "on_hold": 1,  # 9.8
        "recurring": 4,
        "extended": 1,  # 2.4
    }
    assert report["before"]["total"] == 84
    assert (report["before"]["overdue"], report["before"]["open_in_time"]) == (0, 80)
    units = {row["unit"]: row for row in report["units"]}
    health, finance = units["p_yte"], units["p_tckh"]
    assert [health[k] for k in ("total", "done_in_time", "overdue", "recurring")] == [3, 1, 1, 1]
    assert [finance[k] for k in ("total", "done", "open_in_time", "overdue", "extended")] == [7, 0, 4, 3, 1]
    assert len({row["id"].split("/")[1] for row in report["overdue"]}) == 20
    periods = {row["id"].removeprefix(PREFIX): row for row in report["recurring"]}
    keys = ("due", "in_time", "late", "missed", "pending")
    assert {name: [row[k] for k in keys] for name, row in periods.items()} == {
        "7.1a/p_yte": [3, 1, 0, 2, 0],
        "5.3b/ban_qlda": [3, 0, 1, 2, 0],
        "1.8b/lanh_dao_2": [3, 0, 0, 3, 0],
        "11.1b/vp_hdnd_ubnd": [1, 0, 0, 0, 1],
    }
    assert report["repeated"] == []


def test_the_report_of_october_goes_on_from_september(asked):
    report = asked("report", "--month", "2020-10", "--dry-run")
    totals, before = report["totals"], report["before"]
    keys = ("total", "done_in_time", "done_late", "open_in_time", "overdue", "on_hold", "recurring")
    assert [before[k] for k in keys] == [84, 6, 1, 52, 20, 1, 4]
    assert [totals[k] for k in keys] == [84, 8, 2, 38, 31, 1, 4]
    again = {row["unit"] for row in report["repeated"]}
    assert {"p_yte", "p_tckh", "p_nnptnt", "ban_qlda"} <= again
    assert "p_noivu" not in again  # late in October only
    weekly = next(row for row in report["recurring"] if row["id"] == f"{PREFIX}7.1a/p_yte")
    assert (weekly["due"], weekly["missed"]) == (5, 5)  # Fridays 2, 9, 16, 23, 30/10


def test_the_papers_say_what_the_lists_say(office, capsys):
    here = ["--workspace", str(office)]
    assert run(["follow", "report", "--month", "2020-09", "--to", "meeting", *here]) == 0
    assert run(["follow", "remind", "--overdue", "--as-of", "2020-09-20", *here]) == 0
    files = [line for line in capsys.readouterr().out.splitlines() if line.endswith(".docx")]
    report, reminder = (" ".join(p.text for p in paragraphs(open_package(f))) for f in map(Path, files))
    assert "Tổng số nhiệm vụ được giao: 84 nhiệm vụ" in report
    assert "Đến ngày 30 tháng 9 năm 2020, còn 20 nhiệm vụ quá hạn" in report
    assert "So với tháng trước: số nhiệm vụ hoàn thành tăng 07, số nhiệm vụ quá hạn tăng 20" in report
    assert "phiên họp tháng 10/2020" in report
    # Of 26 late rows five have no unit to write to and three are a person's; the four of 1.1b are one task.
    assert "các cơ quan, đơn vị còn 15 nhiệm vụ quá hạn" in reminder


def test_the_papers_are_checked_issued_and_sealed(office, capsys):
    here = ["--workspace", str(office)]
    assert run(["follow", "report", "--month", "2020-09", *here]) == 0
    assert run(["follow", "remind", "--overdue", "--as-of", "2020-09-20", *here]) == 0
    record = office / "content/2020/bao-cao-thang-09/bao-cao.yaml"
    text = record.read_text("utf-8").replace("ton_tai:\n#  - …", "ton_tai:\n  - Một số đơn vị báo cáo chậm.")
    record.write_text(text, "utf-8")
    assert run(["check", str(record)]) == 0
    assert run(["issue", str(record), "--date", "2020-10-02", "--no-pdf"]) == 0
    assert run(["issue", str(record), "--date", "2020-10-02", "--no-pdf"]) == 7
    assert "đã ban hành" in capsys.readouterr().err
    reminder = office / "content/2020/don-doc-2020-09-20/don-doc.yaml"
    assert run(["issue", str(reminder), "--date", "2020-10-03", "--no-pdf"]) == 0
    assert run(["archive", "verify", "--all", *here]) == 0
    capsys.readouterr()
    assert run(["follow", "remind", "--as-of", "2020-10-20", "--dry-run", "--format", "json", *here]) == 0
    spoilt = record.read_text("utf-8").replace("ton_tai", "ton_taii")
    record.write_text(spoilt, "utf-8")
    assert run(["check", str(record)]) == 1
    assert "ton_tai" in capsys.readouterr().err


def test_a_brief_tells_a_leader_how_each_task_stands(office, capsys):
    assert run(["follow", "brief", "--leader", "lanh_dao_2", "--as-of", "2020-09-20", "--workspace", str(office)]) == 0
    (file,) = capsys.readouterr().out.split()
    words = " ".join(p.text for p in paragraphs(open_package(Path(file))))
    assert "Đồng chí Lãnh Đạo Hai - Phó Chủ tịch UBND huyện" in words
    # 5.3a was due before the school year (5/9): the sixteenth day on 20/9.
    assert "Quá hạn 16 ngày" in words
    assert run(["follow", "brief", "--leader", "lanh_dao_1", "--workspace", str(office)]) == 2


def test_a_deadline_on_a_day_off_says_so_and_what_is_near_too(asked):
    rows = {row["id"].removeprefix(PREFIX): row for row in asked("list", "--near", "--as-of", "2020-09-01")["rows"]}
    # Within five days of Tuesday 1/9 the last day in time comes: of "before 3/9", "before 5/9", "before 6/9".
    assert {name: (row["days_left"], row["day_off"]) for name, row in rows.items()} == {
        "5.1b/p_gddt": (1, None),
        "1.6/p_nnptnt": (3, "thứ Bảy"),
        "5.3a/ban_qlda": (3, "thứ Bảy"),
        "7.1b/p_yte": (3, "thứ Bảy"),
        "7.1c/p_yte": (4, "Chủ nhật"),
    }
