"""What a user sees of check, draft and schema: words, places, files, exit codes."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from calling import EXAMPLE, ROOT, call, spoil

REAL = ROOT.parent / "shared/seeds/tan-uyen/content/2020/ket-luan-thang-8/thong-bao.yaml"


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*.docx"))
    }


def test_version_is_printed_on_stdout(tmp_path: Path) -> None:
    result = call("--version", cwd=tmp_path)
    assert (result.code, result.out) == (0, "thongbao 0.1.0\n")


def test_help_is_vietnamese_and_ends_with_a_real_example(tmp_path: Path) -> None:
    for command in ([], ["check"], ["draft"], ["schema"]):
        result = call(*command, "--help", cwd=tmp_path)
        assert result.code == 0
        assert "Cách dùng: thongbao" in result.out
        assert "Ví dụ: thongbao" in result.out
        assert not {"Usage", "Options", "Show this", "default:"} & set(result.out.split())


def test_a_command_that_is_nearly_right_is_named(tmp_path: Path) -> None:
    result = call("chekc", cwd=tmp_path)
    assert result.code == 2
    assert "Ý bạn là «check»?" in result.err


@pytest.mark.parametrize("arguments", [["draft"], ["check", "--format", "xml"], ["draft", "--outptu", "x"]])
def test_a_wrong_call_is_exit_2_in_vietnamese(arguments: list[str], tmp_path: Path) -> None:
    result = call(*arguments, cwd=tmp_path)
    assert result.code == 2
    assert "Lỗi:" in result.err
    assert "Error" not in result.err


def test_check_finds_nothing_in_the_example(workspace: Path) -> None:
    result = call("check", EXAMPLE, cwd=workspace)
    assert (result.code, result.out) == (0, "")
    assert result.err.splitlines()[-1].startswith(f"{EXAMPLE}: không có lỗi")


def test_check_without_a_file_takes_every_notice_of_the_workspace(workspace: Path) -> None:
    shutil.copytree((workspace / EXAMPLE).parent, workspace / "content/2026/thu-hai")
    result = call("check", "--format", "json", cwd=workspace)
    assert [Path(file["file"]).parent.name for file in result.json["files"]] == ["ket-luan-giao-ban-thang-9", "thu-hai"]


def test_check_in_a_workspace_without_notices_says_where_to_put_one(workspace: Path) -> None:
    shutil.rmtree(workspace / "content/2026")
    result = call("check", cwd=workspace)
    assert result.code == 2
    assert "content/<năm>/<tên>/thong-bao.yaml" in result.err


def test_faults_of_all_three_files_are_named_in_one_run_each_with_its_place(workspace: Path) -> None:
    notice, office, units = (workspace / name for name in (EXAMPLE, "content/co-quan.yaml", "content/don-vi.yaml"))
    spoil(notice, "trich_yeu:", "trich_yeuu:")
    spoil(notice, "chu_tri: [p_kt]", "chu_tri: [p_ktt]")
    spoil(office, "cap: xã", "cap: xa")
    spoil(units, "quan_he: truc_thuoc", "quan_he: truc_thuocc")
    result = call("check", EXAMPLE, "--format", "json", cwd=workspace)
    found = {(Path(f["file"]).name, f["rule"]) for f in result.json["files"][0]["findings"]}
    assert result.code == 1
    assert found == {
        ("thong-bao.yaml", "TB-BG-01"),
        ("thong-bao.yaml", "TB-BG-04"),
        ("co-quan.yaml", "TB-BG-03"),
        ("don-vi.yaml", "TB-BG-03"),
    }
    for finding in result.json["files"][0]["findings"]:
        lines = (workspace / finding["file"]).read_text("utf-8").splitlines()
        assert 1 <= finding["line"] <= len(lines)
        assert 1 <= finding["column"] <= len(lines[finding["line"] - 1]) + 1


def test_places_are_printed_as_file_line_column_and_never_wrapped(workspace: Path) -> None:
    spoil(workspace / EXAMPLE, "trich_yeu:", "trich_yeuu:")
    result = call("check", EXAMPLE, cwd=workspace, env={"COLUMNS": "40"})
    line = next(i for i, t in enumerate((workspace / EXAMPLE).read_text("utf-8").splitlines(), 1) if "trich_yeuu" in t)
    first = next(t for t in result.err.splitlines() if "trich_yeuu" in t)
    assert first.startswith(f"{EXAMPLE}:{line}:1: ")
    assert "ý bạn là «trich_yeu»?" in result.err


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", 1),
        (b"muc: [\n", 3),
        ("tr\xecch: x".encode("cp1252"), 3),
        (b"PK\x03\x04\x00\x00", 3),
        (b"- a\n- b\n", 1),
    ],
)
def test_a_file_that_is_not_what_it_claims_has_its_exit_code(content: bytes, code: int, workspace: Path) -> None:
    (workspace / EXAMPLE).write_bytes(content)
    result = call("check", EXAMPLE, cwd=workspace)
    assert result.code == code
    assert f"{EXAMPLE}:" in result.err


def test_a_missing_notice_is_exit_3_with_advice(workspace: Path) -> None:
    result = call("draft", "content/2026/khong-co/thong-bao.yaml", cwd=workspace)
    assert result.code == 3
    assert "không có tệp" in result.err
    assert "→" in result.err


def test_strict_makes_a_note_an_error_and_nothing_is_written(workspace: Path) -> None:
    spoil(workspace / EXAMPLE, "han: trong quý IV/2026", "han: trong quý IV năm 2026")
    assert call("draft", EXAMPLE, cwd=workspace).code == 0
    shutil.rmtree(workspace / "output")
    assert call("draft", EXAMPLE, "--strict", cwd=workspace).code == 1
    assert not (workspace / "output").exists()


def test_draft_with_errors_writes_nothing(workspace: Path) -> None:
    spoil(workspace / EXAMPLE, "loai: Thông báo", "loai: Công văn")
    result = call("draft", EXAMPLE, "--format", "json", cwd=workspace)
    assert result.code == 1
    assert result.json["files"] == []
    assert result.json["counts"] == {}
    assert not (workspace / "output").exists()


def test_draft_writes_beside_the_content_and_prints_what_it_wrote(workspace: Path) -> None:
    result = call("draft", EXAMPLE, cwd=workspace)
    printed = result.out.splitlines()
    assert result.code == 0
    assert all((workspace / path).is_file() for path in printed)
    assert len(printed) == len(list((workspace / "output").rglob("*.docx"))) == 31
    assert "25 công văn" in result.err


def test_two_drafts_are_byte_identical_whatever_the_folder_and_hash_seed(workspace: Path, tmp_path: Path) -> None:
    call("draft", EXAMPLE, "--output", tmp_path / "one", cwd=workspace, env={"PYTHONHASHSEED": "1"})
    call("draft", workspace / EXAMPLE, "--output", tmp_path / "two", cwd=tmp_path, env={"PYTHONHASHSEED": "2"})
    assert digests(tmp_path / "one") == digests(tmp_path / "two")
    assert len(digests(tmp_path / "one")) == 31


def test_dry_run_names_the_papers_and_writes_none(workspace: Path) -> None:
    result = call("draft", EXAMPLE, "--dry-run", cwd=workspace)
    assert result.code == 0
    assert len(result.out.splitlines()) == 31
    assert not (workspace / "output").exists()


def test_the_workspace_is_that_of_the_notice_not_of_the_current_folder(workspace: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(ROOT / "content", other / "content")
    result = call("draft", workspace / EXAMPLE, cwd=other)
    assert result.code == 0
    assert (workspace / "output/du-thao/ket-luan-giao-ban-thang-9/thong-bao.docx").is_file()
    assert not (other / "output").exists()


def test_workspace_option_overrides_and_must_hold_an_office(workspace: Path, tmp_path: Path) -> None:
    lone = tmp_path / "lone" / "thong-bao.yaml"
    lone.parent.mkdir()
    shutil.copy(workspace / EXAMPLE, lone)
    assert call("check", lone, cwd=tmp_path).code == 3
    assert call("check", lone, "--workspace", workspace, cwd=tmp_path).code == 0
    assert call("check", lone, "--workspace", tmp_path, cwd=tmp_path).code == 2


def test_a_template_that_would_lose_words_is_exit_4_and_nothing_is_written(workspace: Path) -> None:
    (workspace / "templates").mkdir()
    from thongbao.papers import Kind
    from thongbao.starters.making import starter
    from thongbao.word.package import DOCUMENT, package_bytes

    package = starter(Kind.NOTICE)
    body = package.members[DOCUMENT].replace(b"{{ ho_ten }}", b"")
    (workspace / "templates/thong-bao.docx").write_bytes(package_bytes({**package.members, DOCUMENT: body}))
    result = call("draft", EXAMPLE, cwd=workspace)
    assert result.code == 4
    assert "ho_ten" in result.err
    assert not (workspace / "output").exists()


def test_a_template_that_is_no_word_file_is_exit_3(workspace: Path) -> None:
    (workspace / "templates").mkdir()
    (workspace / "templates/thong-bao.docx").write_bytes(b"not a zip")
    result = call("draft", EXAMPLE, cwd=workspace)
    assert result.code == 3
    assert "templates/thong-bao.docx" in result.err.replace("\\", "/")


def test_an_output_that_is_a_file_is_refused_with_advice(workspace: Path) -> None:
    (workspace / "ra").write_text("x")
    result = call("draft", EXAMPLE, "--output", "ra", cwd=workspace)
    assert result.code == 3
    assert "không ghi được" in result.err


def test_output_for_several_notices_is_refused(workspace: Path) -> None:
    assert call("draft", EXAMPLE, EXAMPLE, "--output", "ra", cwd=workspace).code == 2


def test_verbose_prints_the_steps_of_the_architecture_page(workspace: Path) -> None:
    result = call("draft", EXAMPLE, "--verbose", cwd=workspace)
    steps = [line.split(":")[0] for line in result.err.splitlines() if line[:1].isdigit()]
    assert steps == ["1 source", "2 model", "4 checks", "5 compose", "6 render"]


def test_quiet_prints_errors_only(workspace: Path) -> None:
    spoil(workspace / EXAMPLE, "han: trong quý IV/2026", "han: trong quý IV năm 2026")
    result = call("check", EXAMPLE, "--quiet", cwd=workspace)
    assert (result.code, result.err) == (0, "")


def test_colours_stay_away_from_pipes_and_come_when_asked(workspace: Path) -> None:
    spoil(workspace / EXAMPLE, "han: trong quý IV/2026", "han: trong quý IV năm 2026")
    assert "\x1b[" not in call("check", EXAMPLE, cwd=workspace).err
    assert "\x1b[" in call("check", EXAMPLE, "--color", cwd=workspace).err


def test_a_reader_that_goes_away_is_no_error(workspace: Path) -> None:
    command = [sys.executable, "-m", "thongbao", "schema"]
    process = subprocess.Popen(command, cwd=workspace, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.read(10)
    process.stdout.close()
    _out, err = b"", process.stderr.read() if process.stderr else b""
    if process.stderr:
        process.stderr.close()
    process.wait(timeout=60)
    assert b"Traceback" not in err


def test_schema_prints_one_all_or_files(tmp_path: Path) -> None:
    assert set(call("schema", cwd=tmp_path).json) == {"co-quan", "don-vi", "thong-bao"}
    assert call("schema", "don-vi", cwd=tmp_path).json["title"].startswith("don-vi.yaml")
    assert call("schema", "--output", "luoc-do", cwd=tmp_path).code == 0
    assert json.loads((tmp_path / "luoc-do/thong-bao.schema.json").read_text("utf-8"))["properties"]["muc"]


@pytest.fixture
def real_notice() -> Path:
    import os

    if not REAL.is_file():
        if os.environ.get("CI"):
            pytest.fail(f"{REAL} is missing")
        pytest.skip("the real notice lies beside the checkout in ../shared, which is not here")
    return REAL


def test_the_real_notice_drafts_with_its_counts_and_warnings(real_notice: Path, tmp_path: Path) -> None:
    result = call("draft", real_notice, "--output", tmp_path / "ra", "--format", "json", cwd=tmp_path)
    assert result.code == 0
    assert result.json["counts"] == {"thong-bao": 1, "cong-van": 25, "phieu-giao-viec": 1, "tom-tat": 2}
    warnings = [f for f in result.json["findings"] if f["severity"] == "warning"]
    assert sum("chưa rõ đơn vị" in f["message"] for f in warnings) == 10
    assert sum("nhóm chưa có thành viên" in f["message"] for f in warnings) == 4
    assert not [f for f in result.json["findings"] if f["severity"] == "error"]
    assert len({f["person"] for f in result.json["files"] if f["person"]}) == 2
    assert [f["unit"] for f in result.json["files"] if f["kind"] == "phieu-giao-viec"] == ["vp_hdnd_ubnd"]


def test_a_misspelt_required_key_is_one_finding_not_two(workspace: Path) -> None:
    spoil(workspace / EXAMPLE, "trich_yeu:", "trich_yeuu:")
    findings = call("check", EXAMPLE, "--format", "json", cwd=workspace).json["files"][0]["findings"]
    assert [finding["rule"] for finding in findings] == ["TB-BG-01"]


def test_a_closed_stdout_and_a_reader_that_is_gone_are_no_errors(workspace: Path) -> None:
    for command in ("{} -m thongbao schema >&-", "{} -m thongbao schema | true; exit ${{PIPESTATUS[0]}}"):
        done = subprocess.run(
            ["bash", "-c", command.format(sys.executable)], cwd=workspace, capture_output=True, check=False, timeout=60
        )
        assert done.returncode == 0, (command, done.stderr)
        assert b"Traceback" not in done.stderr


def test_json_is_one_object_so_two_notices_at_once_are_refused(workspace: Path) -> None:
    assert call("draft", EXAMPLE, EXAMPLE, "--format", "json", cwd=workspace).code == 2


def test_a_name_no_system_can_hold_and_a_loop_of_links_are_exit_3(workspace: Path) -> None:
    assert call("draft", "x" * 5000, cwd=workspace).code == 3
    (workspace / "vong").symlink_to(workspace / "vong")
    assert call("draft", EXAMPLE, "--output", "vong", cwd=workspace).code == 3
