"""`issue` and `register` as a clerk calls them: words, exit codes, JSON; and every bad case with its own message."""

import io
import os
import re
import shutil
import sqlite3
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from calling import EXAMPLE, ROOT, Result

from thongbao.cli.main import run
from thongbao.papers import Kind
from thongbao.pipeline import new_template
from thongbao.word.package import open_package, package_bytes
from thongbao.workspace import find_workspace

DAY = ("--date", "2026-10-05", "--no-pdf")


def call(*arguments, cwd, env=None):
    """Call the command line in this process: starting one for each call takes longer than all the rest."""
    out, err, before = io.StringIO(), io.StringIO(), Path.cwd()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        for name, value in (env or {}).items():
            patch.setenv(name, value)
        os.chdir(cwd)
        try:
            code = run([str(argument) for argument in arguments])
        finally:
            os.chdir(before)
    assert code != 70, err.getvalue()
    return Result(code, out.getvalue(), err.getvalue())


@pytest.fixture(scope="module")
def issued(tmp_path_factory):
    """The example issued once; tests that change something take a copy."""
    root = tmp_path_factory.mktemp("van-ban") / "van-ban"
    shutil.copytree(ROOT / "content", root / "content")
    done = call("issue", EXAMPLE, *DAY, "--format", "json", cwd=root)
    assert done.code == 0, done.err
    return root, done.json


@pytest.fixture
def copy(issued, tmp_path):
    """A copy of the office that issued the example."""
    shutil.copytree(issued[0], tmp_path / "van-ban")
    return tmp_path / "van-ban"


@pytest.fixture
def fresh(tmp_path):
    """An office that has issued nothing."""
    shutil.copytree(ROOT / "content", tmp_path / "van-ban" / "content")
    return tmp_path / "van-ban"


def test_an_issue_tells_package_numbers_and_files(issued):
    root, told = issued
    assert told["package"] == "2026-10-05_01_tb-ubnd_ket-luan-giao-ban-thang-9"
    assert (root / told["path"]).is_dir()
    assert all((root / file["path"]).is_file() for file in told["files"])
    codes = {file["unit"]: file["code"] for file in told["files"] if file["kind"] == "cong-van"}
    assert codes["p_kt"] == "01/UBND-VP"
    assert len(codes) == 25
    assert {file["code"] for file in told["files"] if file["kind"] in {"tom-tat", "phieu-giao-viec"}} == {None}


def test_the_same_notice_again_is_exit_7_and_names_the_paper(copy):
    done = call("issue", EXAMPLE, *DAY, cwd=copy)
    assert done.code == 7
    assert "số 01/TB-UBND ngày 05/10/2026" in done.err


def test_errors_in_the_record_are_exit_1_and_take_no_number(fresh):
    path = fresh / EXAMPLE
    path.write_text(path.read_text("utf-8").replace("nguoi_ky: ", "nguoi_ky: khong_co_"), "utf-8")
    done = call("issue", EXAMPLE, *DAY, cwd=fresh)
    assert done.code == 1
    assert "Chưa ban hành văn bản nào" in done.err
    assert call("register", "list", cwd=fresh).out == ""


def test_a_trial_leaves_the_folder_as_it_was(fresh):
    done = call("issue", EXAMPLE, *DAY, "-n", cwd=fresh)
    assert done.code == 0
    assert "chưa ghi gì" in done.err
    assert not (fresh / "output").exists()


def test_list_search_show_and_next_print_what_is_there(issued):
    root, _told = issued
    assert call("register", "list", "--type", "thong bao", cwd=root).out.startswith("01/TB-UBND  05/10/2026  Thông báo")
    rows = call("register", "search", "hat", "kiem", "lam", "--format", "json", cwd=root).json["rows"]
    assert "Hạt Kiểm lâm khu vực" in rows[0]["to"]
    assert set(rows[0]) == {
        *("issuer", "series", "code_number", "code_notation", "issued_date", "type_name", "subject", "signer", "to"),
        *("filing", "copies", "sent_date", "received_by", "note", "package", "status"),
    }
    shown = call("register", "show", "01/TB-UBND", "--format", "json", cwd=root).json
    assert (shown["links"], shown["events"]) == ([], [])
    assert "Tình trạng: còn hiệu lực" in call("register", "show", "1/tb-ubnd", cwd=root).out
    series = call("register", "next", "--year", "2026", "--format", "json", cwd=root).json["rows"]
    assert [(row["series"], row["next"]) for row in series] == [("Công văn", 26), ("Thông báo", 2)]


def test_verify_is_exit_0_when_all_is_whole_7_for_the_register_8_for_packages(copy):
    assert call("register", "verify", cwd=copy).code == 0
    with sqlite3.connect(copy / "output/so-van-ban.sqlite") as connection:
        connection.execute("DROP TRIGGER papers_no_update")
        connection.execute("UPDATE papers SET subject = 'khác' WHERE id = 3")
    connection.close()
    done = call("register", "verify", cwd=copy)
    assert done.code == 7
    assert "02/UBND-VP (2026): sai: trích yếu của 02/UBND-VP (2026) đã bị sửa" in done.err
    rows = call("register", "verify", "--format", "json", cwd=copy).json["rows"]
    assert {row["kind"] for row in rows} == {"trigger", "paper", "package"}


def test_a_package_that_is_gone_is_exit_8(copy):
    shutil.move(copy / "output/ban-hanh/2026", copy / "cất")
    done = call("register", "verify", cwd=copy)
    assert done.code == 8
    assert "không thấy gói 2026-10-05_01_tb-ubnd" in done.err


def test_sent_cancel_recall_and_the_book(copy, tmp_path):
    sent = call("register", "sent", "01/TB-UBND", "--copies", "30", "--to", "Bưu điện", "--date", "6/10/2026", cwd=copy)
    assert sent.code == 0, sent.err
    assert "  ghi ngày chuyển\n" in call("register", "show", "01/TB-UBND", cwd=copy).err
    cancelled = call("register", "cancel", "25/UBND-VP", "--why", "in hỏng", "--format", "json", cwd=copy)
    assert cancelled.json["status"] == "cancelled"
    recalled = call("register", "recall", "01/TB-UBND", "--why", "chưa đủ", "--date", "7/10/2026", "--no-pdf", cwd=copy)
    assert recalled.code == 0, recalled.err
    for name in ("so.docx", "so.xlsx", "so.csv"):
        assert call("register", "export", "--year", "2026", tmp_path / name, cwd=copy).code == 0
        assert (tmp_path / name).stat().st_size > 1000
    assert "Bị thu hồi theo Công văn số 26/UBND-VP" in (tmp_path / "so.csv").read_text("utf-8-sig")
    assert call("register", "export", tmp_path / "so.pdf", cwd=copy).code == 2
    assert call("register", "verify", cwd=copy).code == 0
    assert call("archive", "verify", "--all", cwd=copy).code == 0


def test_a_correction_names_each_place(copy):
    path = copy / EXAMPLE
    path.write_text(path.read_text("utf-8").replace("65 ha", "56 ha"), "utf-8")
    done = call("issue", EXAMPLE, "--corrects", "1/TB-UBND", "--date", "2026-10-06", "--no-pdf", cwd=copy)
    assert done.code == 0, done.err
    assert "đính chính chỉ dùng cho thể thức" in done.err
    assert done.out.strip().endswith("2026-10-06_26_ubnd-vp_dinh-chinh-01-tb-ubnd")
    both = call("issue", EXAMPLE, "--corrects", "1/TB-UBND", "--replaces", "1/TB-UBND", *DAY, cwd=copy)
    assert both.code == 2


def test_a_presentation_is_remembered_until_the_issue(fresh):
    assert call("draft", EXAMPLE, "--present", "1", cwd=fresh).code == 0
    path = fresh / EXAMPLE
    path.write_text(path.read_text("utf-8").replace("65 ha", "56 ha"), "utf-8")
    assert call("draft", EXAMPLE, "--present", "1", cwd=fresh).code == 2
    done = call("issue", EXAMPLE, *DAY, "-n", "--format", "json", cwd=fresh)
    assert "sau bản trình ký lần 1" in done.json["remarks"][0]


@pytest.mark.parametrize("stopped", ["issue", "recall"])
def test_a_form_that_stops_an_issue_is_told_as_findings_in_json(fresh, stopped):
    """A program reads stdout: with ``--format json`` there is an object, as for errors in the record."""
    asked = ("issue", EXAMPLE, *DAY)
    if stopped == "recall":
        assert call(*asked, cwd=fresh).code == 0
        asked = ("register", "recall", "01/TB-UBND", "--why", "chưa đủ", "--date", "2026-10-06", "--no-pdf")
    kind = Kind.RECALL if stopped == "recall" else Kind.LETTER
    narrow_margin(fresh, kind)
    done = call(*asked, "--format", "json", cwd=fresh)
    assert done.code == 1
    assert done.json["files"] == []
    found = done.json["findings"][0]
    assert (found["rule"], found["severity"]) == ("ND30-PAGE-02", "error")
    assert found["file"].endswith(".docx")
    told = call(*asked, cwd=fresh)
    assert (told.code, told.out) == (1, "")
    # The --why of a recall is why the paper is recalled.
    because = "--because" if stopped == "recall" else "--why"
    assert f"--accept ND30-PAGE-02 {because}" in told.err
    accepted = call(*asked, "--accept", "ND30-PAGE-02", because, "mẫu cũ", "-n", cwd=fresh)
    assert accepted.code == 0, accepted.err


def narrow_margin(office, kind):
    """Give the office a template of its own whose left margin is too narrow."""
    package = open_package(new_template(kind, find_workspace(explicit=office)), "x.docx")
    words, count = re.subn(r'(<w:pgMar[^>]*w:left=")\d+', r"\g<1>1134", package.members["word/document.xml"].decode())
    assert count
    own = office / "templates" / f"{kind}.docx"
    own.parent.mkdir(exist_ok=True)
    own.write_bytes(package_bytes({**package.members, "word/document.xml": words.encode()}))


def test_without_a_register_the_commands_say_so(fresh):
    for command in (
        ("list",),
        ("search", "x"),
        ("verify",),
        ("sent", "1/TB-UBND"),
        ("cancel", "1/TB-UBND", "--why", "x"),
    ):
        done = call("register", *command, cwd=fresh)
        assert done.code == 7
        assert "chưa có sổ đăng ký" in done.err
    assert not (fresh / "output").exists()


def test_accept_wants_its_reason(fresh):
    assert call("issue", EXAMPLE, *DAY, "--accept", "ND30-REG-03", cwd=fresh).code == 2
    assert call("issue", EXAMPLE, *DAY, "--why", "x", "--why", "y", cwd=fresh).code == 2


def test_a_locked_register_is_exit_7(copy):
    other = sqlite3.connect(copy / "output/so-van-ban.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    done = call("register", "sent", "1/TB-UBND", cwd=copy, env={"THONGBAO_LOCK_TIMEOUT": "0.2"})
    other.close()
    assert done.code == 7
    assert "đang được người khác ghi" in done.err


def test_a_network_share_is_refused_with_the_way_to_a_server(fresh, monkeypatch):
    from click.testing import CliRunner

    from thongbao.cli.main import cli
    from thongbao.errors import RegisterError

    monkeypatch.setattr("thongbao.store.engine.is_on_network", lambda _path: True)
    result = CliRunner().invoke(cli, ["issue", str(fresh / EXAMPLE), *DAY])
    assert isinstance(result.exception, RegisterError)
    assert "PostgreSQL" in result.exception.hint
    assert result.exception.exit_code == 7


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_exit_3(fresh):
    (fresh / "output").mkdir(mode=0o555)
    done = call("issue", EXAMPLE, *DAY, cwd=fresh)
    assert done.code == 3
    assert "quyền ghi" in done.err


def test_a_file_in_the_place_of_the_output_folder_is_exit_3(fresh):
    (fresh / "output").write_text("")
    done = call("issue", EXAMPLE, *DAY, cwd=fresh)
    assert done.code == 3
    assert "output" in done.err


def test_a_server_that_is_away_is_exit_7_without_its_password(fresh):
    env = {"THONGBAO_DATABASE_URL": "postgresql://vanthu:bimat@127.0.0.1:1/so"}
    done = call("issue", EXAMPLE, *DAY, cwd=fresh, env=env)
    assert done.code == 7
    assert "không nối được" in done.err
    assert "bimat" not in done.err


def test_backup_and_restore_go_round(copy, tmp_path):
    done = call("register", "backup", tmp_path / "so.sqlite", cwd=copy)
    assert (done.code, Path(done.out.strip())) == (0, tmp_path / "so.sqlite")
    assert call("register", "backup", tmp_path / "so.sqlite", cwd=copy).code == 2
    (copy / "output/so-van-ban.sqlite").write_bytes(b"hong" * 100)
    assert call("register", "list", cwd=copy).code == 7
    assert call("register", "restore", tmp_path / "so.sqlite", cwd=copy).code == 0
    assert call("register", "verify", cwd=copy).code == 0


def test_the_register_of_several_offices_on_a_server(fresh, tmp_path, postgresql_url):
    env = {"THONGBAO_DATABASE_URL": postgresql_url}
    other = tmp_path / "khac"
    shutil.copytree(fresh, other)
    office = other / "content/co-quan.yaml"
    office.write_text(office.read_text("utf-8").replace("H99.15", "H98.20"), "utf-8")
    assert call("issue", EXAMPLE, *DAY, cwd=fresh, env=env).code == 0
    assert call("register", "list", "--format", "json", cwd=other, env=env).json["rows"] == []
    told = call("issue", EXAMPLE, *DAY, "--format", "json", cwd=other, env=env).json
    assert told["package"].startswith("2026-10-05_01_")
    assert call("register", "verify", cwd=other, env=env).code == 0
    assert not (fresh / "output/so-van-ban.sqlite").exists()
