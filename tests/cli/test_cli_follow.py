"""``thongbao follow`` as a clerk calls it, on orders given outside meetings: no notice has to be issued for that."""

import re
import shutil
import warnings

import pytest
import vobject
from calling import ROOT, Result

from thongbao.cli.main import run

ORDER = ("--source", "Bút phê của Chủ tịch tại Tờ trình số 12/TTr-PKT", "--date", "2026-10-05")
ONE = "ngoai-2026-0001/1/p_kt"


@pytest.fixture
def call(capsys, monkeypatch):
    """Return ``call("follow", …, cwd=folder)``: the command run in this process, with what it printed."""

    def called(*arguments, cwd):
        monkeypatch.chdir(cwd)
        capsys.readouterr()
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            code = run(list(arguments))
        printed = capsys.readouterr()
        return Result(code, printed.out, printed.err)

    return called


@pytest.fixture
def office(tmp_path, call):
    """Return a workspace with three orders in its register."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    for text, unit, deadline in (
        ("Rà soát hộ nghèo.", "Phòng Kinh tế", "trước ngày 15/10/2026"),
        ("Báo cáo tiến độ.", "p_vhxh", "hằng tuần"),
        ("Sửa đường liên thôn.", "p_kt", "trước mùa mưa"),
    ):
        made = call("follow", "add", "--text", text, "--unit", unit, "--deadline", deadline, *ORDER, cwd=tmp_path)
        assert made.code == 0
    return tmp_path


def ids(result):
    return [row["id"] for row in result.json["rows"]]


def test_without_a_register_it_says_what_to_do(tmp_path, call):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    result = call("follow", "list", cwd=tmp_path)
    assert result.code == 7
    assert "thongbao issue" in result.err
    assert not (tmp_path / "output").exists()


def test_list_on_a_day_as_rows_and_as_json(office, call):
    shown = call("follow", "list", "--as-of", "2026-10-20", cwd=office)
    assert "Quá hạn 6 ngày" in shown.out
    assert "4 nhiệm vụ tính đến 20/10/2026: 2 chưa thực hiện, 2 quá hạn" in shown.err
    late = call("follow", "list", "--overdue", "--as-of", "20/10/2026", "--format", "json", cwd=office)
    assert ids(late) == [ONE, "ngoai-2026-0002/1/p_vhxh@2026-W42"]
    assert call("follow", "list", "--overdue", "--strict", "--as-of", "2026-10-20", cwd=office).code == 1


@pytest.mark.parametrize("words", ["overdue", "quá hạn", "Qua-han"])
def test_a_state_is_named_as_programs_or_as_people_name_it(office, call, words):
    late = call("follow", "list", "--state", words, "--as-of", "20/10/2026", "--format", "json", cwd=office)
    assert ids(late) == [ONE, "ngoai-2026-0002/1/p_vhxh@2026-W42"]
    helping = call("follow", "list", "--state", words, "--role", "phối hợp", "--format", "json", cwd=office)
    assert ids(helping) == []


def test_done_with_a_reply_and_its_history(office, call):
    marked = call("follow", "done", ONE, "--on", "2026-10-14", "--reply", "15/BC-PKT", "--incoming", "812", cwd=office)
    assert (marked.code, "Hoàn thành " in marked.out) == (0, True)
    again = call("follow", "done", ONE, "--on", "2026-10-16", cwd=office)
    assert (again.code, again.out) == (7, "")
    assert "đã hoàn thành ngày 14/10/2026" in again.err
    history = call("follow", "show", ONE, "--format", "json", cwd=office).json["events"]
    assert [(e["kind"], e["date"], e["reply"], e["incoming"]) for e in history] == [
        ("done", "2026-10-14", "15/BC-PKT", "812")
    ]


def test_an_extension_shows_both_days(office, call):
    call("follow", "extend", ONE, "--to", "2026-10-30", "--reason", "mưa", "--allowed-by", "Chủ tịch", cwd=office)
    shown = call("follow", "show", ONE, cwd=office)
    assert "đến hạn 30/10/2026 (ban đầu 15/10/2026)" in shown.out
    assert "gia hạn; đến 30/10/2026; lý do: mưa; người cho phép: Chủ tịch" in shown.out
    lacking = call("follow", "extend", ONE, "--to", "2026-11-30", cwd=office)
    assert lacking.code == 2


def test_several_at_once_by_filter_and_a_dry_run_first(office, call):
    dry = call("follow", "start", "--unit", "p_kt", "--on", "2026-10-06", "--dry-run", cwd=office)
    assert "Sẽ ghi nhận 2 nhiệm vụ" in dry.err
    assert call("follow", "list", "--state", "in_progress", "--format", "json", cwd=office).json["rows"] == []
    call("follow", "start", "--unit", "p_kt", "--on", "2026-10-06", cwd=office)
    started = call("follow", "list", "--state", "in_progress", "--as-of", "2026-10-07", "--format", "json", cwd=office)
    assert len(started.json["rows"]) == 2
    assert call("follow", "start", cwd=office).code == 2


def test_a_recurring_row_wants_its_period(office, call):
    unclear = call("follow", "done", "ngoai-2026-0002/1/p_vhxh", "--on", "2026-10-28", cwd=office)
    assert unclear.code == 2
    assert "ngoai-2026-0002/1/p_vhxh@2026-W42" in unclear.err
    alone = call("follow", "done", "ngoai-2026-0002/1/p_vhxh", "--on", "2026-10-16", "--format", "json", cwd=office)
    assert ids(alone) == ["ngoai-2026-0002/1/p_vhxh@2026-W42"]


def sequences(call, office):
    """Return uid → number of the change, as a calendar program reads them."""
    assert call("follow", "export", "lich.ics", "--as-of", "2026-10-20", cwd=office).code == 0
    return sequences_of(office / "lich.ics")


def sequences_of(file):
    calendar = vobject.readOne(file.read_text(encoding="utf-8"))
    return {part.uid.value: int(part.sequence.value) for part in calendar.components()}


def test_every_kind_of_file_holds_the_rows_of_the_list(office, call):
    shown = set(ids(call("follow", "list", "--format", "json", cwd=office)))
    for name in ("x.csv", "x.html", "x.xlsx", "x.ics"):
        made = call("follow", "export", name, "--format", "json", cwd=office)
        assert made.json == {"files": [name], "rows": len(shown)}
    page = (office / "x.html").read_text(encoding="utf-8")
    assert set(re.findall(r'class="id">([^<]*)<', page)) == shown
    table = (office / "x.csv").read_text(encoding="utf-8-sig")
    rows = table.splitlines()[1:]
    assert len(rows) == len(shown)
    assert all(any(identifier in row for row in rows) for identifier in shown)
    todos = [uid for uid in sequences_of(office / "x.ics") if ".todo@" in uid]
    assert len(todos) == len(shown)


def test_an_event_gets_its_day(office, call):
    assert "mùa mưa" in call("follow", "date", cwd=office).out
    dated = call("follow", "date", "mùa mưa", "2026-11-01", cwd=office)
    assert "đến hạn 01/11/2026" in dated.out
    part = call("follow", "date", "mua mua", "2026-11-02", cwd=office)
    assert (part.code, "đến hạn 02/11/2026" in part.out) == (0, True)
    first = sequences(call, office)
    call("follow", "date", "mùa mưa", "2026-11-05", cwd=office)
    second = sequences(call, office)
    # Calendar programs take the moved day over only with a higher number; the others keep theirs.
    moved = {uid.partition("/")[0] for uid in first if second[uid] > first[uid]}
    assert moved == {"ngoai-2026-0003"}
    assert all(second[uid] == first[uid] for uid in first if not uid.startswith("ngoai-2026-0003"))
    wrong = call("follow", "date", "mùa khô", "2026-11-01", cwd=office)
    assert wrong.code == 2


def test_a_part_of_an_event_means_it_where_no_other_has_it(office, call):
    for start in ("kể từ ngày có quyết định công nhận", "kể từ ngày có quyết định phân bổ vốn"):
        words = f"trong 05 ngày làm việc {start}"
        call("follow", "add", "--text", "Báo cáo.", "--unit", "p_kt", "--deadline", words, *ORDER, cwd=office)
    several = call("follow", "date", "có quyết định", "2026-11-05", cwd=office)
    assert several.code == 2
    assert "ngày có quyết định công nhận; ngày có quyết định phân bổ vốn" in several.err
    for day, due in (("2026-11-05", "12/11/2026"), ("2026-11-06", "13/11/2026")):
        dated = call("follow", "date", "quyết định công nhận", day, cwd=office)
        assert (dated.code, f"đến hạn {due}" in dated.out) == (0, True)
    assert "phân bổ vốn  chưa có ngày" in call("follow", "date", cwd=office).out


def test_a_day_before_the_task_was_given_is_said_to_be_one(office, call):
    early = call("follow", "done", ONE, "--on", "2026-10-01", cwd=office)
    assert early.code == 2
    assert f"ngày 01/10/2026 trước ngày giao nhiệm vụ {ONE} (05/10/2026)" in early.err


def test_a_duty_changes_hands(office, call):
    moved = call("follow", "hand-over", ONE, "--to", "p_vhxh", "--reason", "sáp nhập", "--on", "2026-10-10", cwd=office)
    assert moved.out == "ngoai-2026-0001/1/p_vhxh\n"
    before = call(
        "follow", "list", "--as-of", "2026-10-09", "--notice", "ngoai-2026-0001", "--format", "json", cwd=office
    )
    after = call(
        "follow", "list", "--as-of", "2026-10-16", "--notice", "ngoai-2026-0001", "--format", "json", cwd=office
    )
    assert [(r["unit"], r["state"]) for r in before.json["rows"]] == [("p_kt", "not_started")]
    assert [(r["unit"], r["state"]) for r in after.json["rows"]] == [("p_kt", "withdrawn"), ("p_vhxh", "overdue")]


def test_files_go_out_and_come_back(office, call):
    made = call("follow", "export", "theo-doi.xlsx", "--as-of", "2026-10-20", cwd=office)
    assert made.out == "theo-doi.xlsx\n"
    taken = call("follow", "import", "theo-doi.xlsx", "--on", "2026-10-21", "--format", "json", cwd=office)
    assert (taken.code, taken.json["unchanged"], taken.json["applied"]) == (0, 4, False)
    apart = call("follow", "export", "lich.ics", "--each", "unit", cwd=office)
    assert apart.out.split() == ["lich-p_kt.ics", "lich-p_vhxh.ics"]
    assert (office / "lich-p_kt.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert call("follow", "export", "x.pdf", cwd=office).code == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("list", "--unit", "Phòng Kinh Tê"), "Phòng Kinh tế"),
        (("list", "--as-of", "31/9/2026"), "31 tháng 9"),
        (("list", "--state", "trễ"), "quá hạn (overdue)"),
        (("list", "--role", "chính"), "phối hợp (coordinating)"),
        (("show", "125/x/y"), "không có nhiệm vụ 125/x/y"),
        (("add", "--text", "x", "--source", "y", "--deadline", "khi nào rảnh"), "không hiểu thời hạn"),
        (("add", "--text", "x", "--source", "y", "--unit", "p_xyz"), "không có đơn vị nào"),
    ],
)
def test_what_cannot_be_meant_is_said_in_words(office, call, arguments, words):
    result = call("follow", *arguments, cwd=office)
    assert result.code in (0, 2)
    assert words in result.out + result.err


def test_the_next_notice_takes_up_what_is_still_open(office, call):
    call("follow", "done", "ngoai-2026-0003/1/p_kt", "--on", "2026-10-14", cwd=office)
    made = call("new", "notice", "2026-10-28", "--title", "phiên họp tháng 10", "--carry-over", cwd=office)
    assert made.code == 0
    text = (office / made.out.strip()).read_text("utf-8")
    assert "tieu_de: Tiếp tục thực hiện các nhiệm vụ đã giao" in text
    assert "“Rà soát hộ nghèo” (Bút phê của Chủ tịch tại Tờ trình số 12/TTr-PKT)." in text
    assert "# đã quá hạn 14 ngày (thời hạn cũ: trước ngày 15/10/2026)" in text
    assert "thời hạn: hằng tuần" in text
    assert "Sửa đường liên thôn" not in text
    checked = call("check", made.out.strip(), "--format", "json", cwd=office)
    assert checked.code == 0
    drafted = call("draft", made.out.strip(), cwd=office)
    assert drafted.code == 0
