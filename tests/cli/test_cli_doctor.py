"""`doctor`: what is there, what is missing with the command that mends it, and the exit codes that scripts read."""

import importlib.metadata
import os
import re
import sqlite3
import tomllib
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import pytest
from calling import ROOT, call
from click.testing import CliRunner, Result

from thongbao.cli.doctor import command
from thongbao.convert import probe
from thongbao.convert.probe import Fonts, Soffice
from thongbao.doctor import outside, packages, places, system
from thongbao.doctor.examining import examine
from thongbao.doctor.results import Verdict
from thongbao.errors import OutsideMissingError


@pytest.fixture(autouse=True)
def whole_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine that lacks nothing, so that each test takes away one thing."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setattr(probe, "require_soffice", lambda: Soffice(Path("/opt/soffice")))
    monkeypatch.setattr(probe, "version", lambda _soffice: "24.8.1")
    monkeypatch.setattr(probe, "fonts", lambda: Fonts(probe.TIMES))


def ask(*options: str) -> Result:
    return CliRunner().invoke(command, options, standalone_mode=False)


def line(name: str, workspace: Path | None = None) -> tuple[str, str, str]:
    found = next(result for result in examine(workspace) if result.name == name)
    return str(found.verdict), found.detail, found.remedy


def test_a_whole_machine_has_nothing_missing(workspace: Path) -> None:
    done = ask("--workspace", str(workspace), "--strict")
    assert done.return_value == 0
    assert "thiếu" not in done.stdout
    assert "Soạn được văn bản .docx và làm được PDF." in done.stderr


def test_every_library_of_the_project_is_named_with_its_version(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    monkeypatch.setattr(packages, "requires", lambda _name: wanted)
    found = {result.name: result.detail for result in packages.library_results()}
    names = [re.split("[<>=;[ ]", line)[0] for line in wanted if "platform_system" not in line]
    assert found == {name: importlib.metadata.version(name) for name in ["thongbao", *names]}


def test_a_missing_library_stops_drafting_and_its_command_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    real = packages.version

    def version(name: str) -> str:
        if name == "docxtpl":
            raise importlib.metadata.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(packages, "version", version)
    done = ask()
    assert done.return_value == 5
    assert 'pip install "docxtpl' in done.stdout


def test_a_library_of_the_pdf_extra_is_missing_for_pdf_only(monkeypatch: pytest.MonkeyPatch) -> None:
    extra = ["no-such-package>=1 ; extra == 'pdf'", "other; extra == 'dev'", "tzdata; platform_system == 'Nowhere'"]
    monkeypatch.setattr(packages, "requires", lambda _name: extra)
    assert [result.name for result in packages.library_results()] == ["thongbao", "no-such-package"]
    assert ask().return_value == 0
    assert ask("--strict").return_value == 5
    assert 'pip install "thongbao[pdf]"' in ask().stdout


def test_without_libreoffice_drafts_can_be_made_and_strict_says_5(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Soffice:
        raise OutsideMissingError("không tìm thấy LibreOffice", "cài bằng lệnh: apt-get install …")

    monkeypatch.setattr(outside.probe, "require_soffice", missing)
    assert line("LibreOffice") == ("missing", "không tìm thấy LibreOffice", "cài bằng lệnh: apt-get install …")
    done = ask()
    assert done.return_value == 0
    assert "→ cài bằng lệnh: apt-get install …" in done.stdout
    assert "chưa làm được PDF" in done.stderr
    assert ask("--strict").return_value == 5


def test_a_libreoffice_that_does_not_answer_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside.probe, "version", lambda _soffice: None)
    assert line("LibreOffice")[0] == "missing"


@pytest.mark.parametrize(
    ("fonts", "verdict", "words"),
    [
        (Fonts("Liberation Serif"), "present", "Liberation Serif in thay Times New Roman"),
        (Fonts("Liberation Serif", missing=frozenset("ấờ")), "missing", "thiếu 2 chữ Việt: ấờ"),
        (Fonts("DejaVu Sans"), "missing", "máy chọn DejaVu Sans"),
        (Fonts("Times New Roman", known=False), "not_checked", "không hỏi được"),
    ],
    ids=("alike", "letters missing", "not alike", "unknown"),
)
def test_the_font_is_judged_by_its_letters(
    fonts: Fonts, verdict: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outside.probe, "fonts", lambda: fonts)
    found = line("phông chữ")
    assert found[0] == verdict
    assert words in found[1]
    assert bool(found[2]) == (verdict == "missing")


def test_outside_a_workspace_the_machine_is_judged_all_the_same() -> None:
    verdict, _detail, remedy = line("thư mục làm việc")
    assert verdict == "not_checked"
    assert "thongbao new" in remedy
    assert ask().return_value == 0


def test_an_output_that_cannot_be_written_stops_drafting(workspace: Path) -> None:
    (workspace / "output").write_text("x")
    verdict, _detail, remedy = line("thư mục kết quả", workspace)
    assert (verdict, bool(remedy)) == ("missing", True)
    assert ask("--workspace", str(workspace)).return_value == 5


def test_looking_leaves_nothing_behind(workspace: Path) -> None:
    before = sorted(workspace.rglob("*"))
    examine(workspace)
    assert sorted(workspace.rglob("*")) == before


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    full = type("Usage", (), {"free": 5 * 1024 * 1024})
    monkeypatch.setattr(places.shutil, "disk_usage", lambda _folder: full)
    assert line("dung lượng trống")[:2] == ("missing", "5 MB")
    assert ask().return_value == 5


def test_a_system_without_time_zones_cannot_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> None:
        raise ZoneInfoNotFoundError("Asia/Ho_Chi_Minh")

    monkeypatch.setattr(system, "today", unknown)
    verdict, _detail, remedy = line("múi giờ")
    assert verdict == "missing"
    assert "tzdata" in remedy
    assert ask().return_value == 5


@pytest.mark.skipif(os.name == "nt", reason="Windows has code pages")
@pytest.mark.parametrize(
    ("said", "verdict"), [("vi_VN.UTF-8", "present"), ("C", "missing"), ("vi_VN.TCVN5712-1", "missing")]
)
def test_the_terminals_letters_are_those_of_its_locale(
    said: str, verdict: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", said)
    found = line("bảng mã màn hình")
    assert found[0] == verdict
    assert ("export LC_ALL=" in found[2]) == (verdict == "missing")
    assert ask("--strict").return_value == 0


def test_the_address_of_a_database_is_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "không đặt" in line("cơ sở dữ liệu")[1]
    monkeypatch.setenv("THONGBAO_DATABASE_URL", "postgresql://clerk:secret@host/x")
    verdict, detail, _remedy = line("cơ sở dữ liệu")
    assert verdict == "not_checked"
    assert "đã đặt" in detail
    assert "secret" not in ask().output


def test_sqlite_is_named_with_its_version() -> None:
    assert line("SQLite")[:2] == ("present", sqlite3.sqlite_version)


def test_quiet_prints_only_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask("-q").output == ""
    monkeypatch.setenv("LC_ALL", "C")
    if os.name != "nt":
        assert "bảng mã" in ask("-q").stdout.splitlines()[0]


def test_json_has_a_row_for_every_line(workspace: Path) -> None:
    result = call("doctor", "--format", "json", cwd=workspace)
    rows = result.json["rows"]
    assert result.code in (0, 5)
    assert all(set(row) == {"name", "needed_for", "verdict", "detail", "remedy"} for row in rows)
    assert {row["verdict"] for row in rows} <= {str(verdict) for verdict in Verdict}
    assert {"Python", "thongbao", "LibreOffice", "SQLite"} <= {row["name"] for row in rows}


def test_a_workspace_that_is_none_is_exit_2(tmp_path: Path) -> None:
    assert call("doctor", "--workspace", tmp_path, cwd=tmp_path).code == 2
