"""`new` as a clerk types it: a workspace, then a notice; nothing of theirs is ever overwritten."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from calling import EXAMPLE, call

GIVEN = ("--name", "xã Suối Ngàn", "--head", "Lê Thị Bình", "--signer", "Vũ Văn Cường")


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_first_hour_from_nothing_to_papers_by_the_commands_that_are_printed(tmp_path: Path) -> None:
    made = call("new", "van-ban", "--profile", "xa", "--name", "xã A", cwd=tmp_path)
    assert made.code == 0
    assert "cd van-ban" in made.err
    workspace = tmp_path / "van-ban"
    command = re.findall(r"thongbao (new notice .+)", made.err)[0]
    notice = call(*command.split(), cwd=workspace)
    assert notice.code == 0
    command = re.findall(r"thongbao (draft .+)", notice.err)[0]
    assert call("check", cwd=workspace).code == 0
    drafted = call(*command.split(), cwd=workspace)
    assert drafted.code == 0
    assert all((workspace / path).is_file() for path in drafted.out.splitlines())


def test_what_was_written_is_printed_on_stdout_and_nothing_else(tmp_path: Path) -> None:
    result = call("new", "ws", *GIVEN, cwd=tmp_path)
    assert sorted(result.out.splitlines()) == sorted(f"ws/{name}" for name in files(tmp_path / "ws"))
    assert set(files(tmp_path / "ws")) == {
        *("content/co-quan.yaml", "content/don-vi.yaml", ".gitignore"),
        *(f"luoc-do/{name}.schema.json" for name in ("co-quan", "don-vi", "thong-bao")),
    }
    assert "output/" in (tmp_path / "ws/.gitignore").read_text("utf-8").splitlines()


def test_the_first_line_of_each_file_leads_an_editor_to_its_schema(tmp_path: Path) -> None:
    call("new", "ws", *GIVEN, cwd=tmp_path)
    path = call("new", "notice", "28/9/2026", "--workspace", "ws", cwd=tmp_path).out.strip()
    for file in (tmp_path / path, *(tmp_path / "ws/content").glob("*.yaml")):
        (schema,) = re.findall(r"^# yaml-language-server: \$schema=(.+)\n", file.read_text("utf-8"))
        assert (file.parent / schema).is_file()


def test_a_workspace_that_is_there_is_refused_and_left_alone(workspace: Path) -> None:
    before = files(workspace)
    result = call("new", ".", *GIVEN, cwd=workspace)
    assert result.code == 2
    assert "--force" in result.err
    assert files(workspace) == before


def test_force_adds_what_is_missing_and_keeps_what_is_there(workspace: Path) -> None:
    before = files(workspace)
    result = call("new", ".", *GIVEN, "--force", cwd=workspace)
    assert result.code == 0
    assert before.items() <= files(workspace).items()
    assert "giữ nguyên tệp đang có: content/co-quan.yaml" in result.err.replace("\\", "/")
    assert "luoc-do/thong-bao.schema.json" in files(workspace)


def test_a_file_of_the_clerks_in_a_new_folder_is_kept_and_named(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("của tôi\n", "utf-8")
    result = call("new", ".", *GIVEN, cwd=tmp_path)
    assert result.code == 0
    assert (tmp_path / ".gitignore").read_text("utf-8") == "của tôi\n"
    assert "giữ nguyên tệp đang có: .gitignore" in result.err


def test_dry_run_names_the_files_and_writes_none(workspace: Path, tmp_path: Path) -> None:
    result = call("new", "ws2", *GIVEN, "--dry-run", cwd=tmp_path)
    assert result.code == 0
    assert len(result.out.splitlines()) == 6
    assert not (tmp_path / "ws2").exists()
    before = files(workspace)
    assert call("new", "notice", "2026-10-05", "-n", cwd=workspace).out.strip().endswith("thong-bao.yaml")
    assert files(workspace) == before


def test_options_may_stand_before_the_folder(tmp_path: Path) -> None:
    assert call("new", *GIVEN, "ws", cwd=tmp_path).code == 0
    assert (tmp_path / "ws/content/co-quan.yaml").is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        ["ws"],
        ["ws", "--profile", "xa"],
        ["ws", "--name", "Suối Ngàn"],
        ["ws", "--profile", "xa", "--name", "phường 5"],
        ["ws", "--profile", "bo", "--name", "Bộ Nội vụ"],
        ["ws", "--name", "xã A", "--head", "TS. Lê Thị Bình"],
        ["notice"],
        ["notice", "2026-02-30"],
        ["notice", "hôm nay"],
    ],
    ids=" ".join,
)
def test_a_call_that_cannot_be_meant_is_exit_2_with_advice_and_writes_nothing(
    arguments: list[str], tmp_path: Path
) -> None:
    result = call("new", *arguments, cwd=tmp_path, stdin=subprocess.DEVNULL)
    assert result.code == 2
    assert "Lỗi:" in result.err
    assert files(tmp_path) == {}


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ws").write_text("x")
    assert call("new", "ws", *GIVEN, cwd=tmp_path).code == 2


def test_help_shows_both_ways_and_the_options(tmp_path: Path) -> None:
    words = call("new", "--help", cwd=tmp_path).out
    assert "thongbao new THƯ-MỤC" in words
    assert "thongbao new notice NGÀY-HỌP" in words
    assert "--profile" in words
    assert "workspace" not in words
    assert "thongbao new [TÙY CHỌN] THƯ-MỤC" in call("new", "x", "--help", cwd=tmp_path).out
    assert "Ví dụ: thongbao new notice" in call("new", "notice", "--help", cwd=tmp_path).out


def test_a_notice_takes_chair_signer_and_recipients_from_the_office(workspace: Path) -> None:
    result = call("new", "notice", "5/10/2026", "--title", "Họp giao ban tuần", cwd=workspace)
    text = (workspace / result.out.strip()).read_text("utf-8")
    assert result.out.strip().replace("\\", "/") == "content/2026/hop-giao-ban-tuan/thong-bao.yaml"
    assert "trich_yeu: Kết luận của Chủ tịch Ủy ban nhân dân xã tại họp giao ban tuần" in text
    assert "nguoi_chu_tri: Đinh Công Thịnh" in text
    assert "nguoi_ky: chanh_van_phong " in text
    assert "- Các cơ quan, đơn vị thuộc Ủy ban nhân dân xã" in text
    assert "yaml-language-server" not in text
    assert ": không có lỗi" in call("check", result.out.strip(), cwd=workspace).err


def test_the_chair_may_be_a_deputy_by_name_or_id_or_somebody_else_with_a_position(workspace: Path) -> None:
    for number, chair in enumerate(("vũ thị thanh nhàn", "vu_thi_thanh_nhan")):
        made = call("new", "notice", "2026-10-05", "--chair", chair, "--slug", str(number), cwd=workspace)
        assert "chuc_vu: Phó Chủ tịch Ủy ban nhân dân xã" in (workspace / made.out.strip()).read_text("utf-8")
    stranger = ("new", "notice", "2026-10-05", "--chair", "Lê Văn Lạ")
    refused = call(*stranger, cwd=workspace)
    assert refused.code == 2
    assert "--position" in refused.err
    assert call(*stranger, "--position", "Bí thư Đảng ủy xã", cwd=workspace).code == 0


def test_a_notice_that_is_there_is_never_overwritten(workspace: Path) -> None:
    before = files(workspace)
    result = call("new", "notice", "2026-09-28", "--slug", Path(EXAMPLE).parent.name, cwd=workspace)
    assert result.code == 2
    assert "--slug" in result.err
    assert files(workspace) == before


def test_a_slug_stays_inside_the_folder_of_the_year(workspace: Path) -> None:
    result = call("new", "notice", "2026-10-05", "--slug", "../../../ngoài", cwd=workspace)
    assert result.out.strip().replace("\\", "/") == "content/2026/ngoai/thong-bao.yaml"


def test_a_notice_is_not_made_from_an_office_with_faults(workspace: Path) -> None:
    office = workspace / "content/co-quan.yaml"
    office.write_text(office.read_text("utf-8").replace("cap: xã", "cap: xa"), "utf-8")
    result = call("new", "notice", "2026-10-05", cwd=workspace)
    assert result.code == 1
    assert "content/co-quan.yaml:" in result.err.replace("\\", "/")


def test_outside_a_workspace_a_notice_is_refused_with_advice(tmp_path: Path) -> None:
    result = call("new", "notice", "2026-10-05", cwd=tmp_path)
    assert result.code == 3
    assert "→" in result.err


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_at_a_terminal_a_few_questions_are_asked_and_enter_passes_over_them(tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "thongbao", "new", "ws"],
        cwd=tmp_path,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    for answer in ("phường 5", "", "Lê Thị Bình", "Vũ Văn Cường", "Hà Văn Tư, Ngô Thị Sáu"):
        os.write(ours, f"{answer}\n".encode())
        time.sleep(0.05)
    _out, err = process.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert process.returncode == 0, err.decode()
    office = (tmp_path / "ws/content/co-quan.yaml").read_text("utf-8")
    assert "Họ tên Chủ tịch" in err.decode()
    assert "ten: Ủy ban nhân dân Phường 5" in office
    assert "ho_ten: Ngô Thị Sáu" in office
    assert "kiem_tra:" not in office


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_at_a_terminal_nothing_is_asked_when_the_options_say_enough(tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    result = call("new", "ws", "--profile", "xa", "--name", "xã A", cwd=tmp_path, stdin=theirs)
    os.close(ours)
    os.close(theirs)
    assert result.code == 0


def complete(words: str, shell: str = "bash", **more: str) -> list[str]:
    count = len(words.split(" ")) - 1
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "from thongbao.cli.main import main; main()"],
        env={**os.environ, "_THONGBAO_COMPLETE": f"{shell}_complete", "COMP_WORDS": words, "COMP_CWORD": str(count)}
        | more,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    imported = re.findall(r"\|\s+(\S+)$", done.stderr, re.MULTILINE)
    heavy = {"pydantic", "docxtpl", "lxml", "jinja2", "yaml"} & set(imported)
    return [*done.stdout.split(), *(f"imported {name}" for name in heavy)]


def test_completion_of_commands_imports_no_command() -> None:
    assert complete("thongbao ")[:2] == ["plain,new", "plain,check"]
    assert complete("thongbao dr") == ["plain,draft"]
    assert "plain,--version" in complete("thongbao --v")


def test_completion_knows_options_choices_and_files() -> None:
    assert "plain,--watch" in complete("thongbao draft --w")
    assert "plain,don-vi" in complete("thongbao schema d")
    assert "plain,json" in complete("thongbao doctor --format j")
    assert "file,x" in complete("thongbao draft x")


def test_completion_of_new_offers_notice_folders_and_options() -> None:
    assert [item for item in complete("thongbao new ") if item[:8] != "imported"] == ["plain,notice", "dir,"]
    assert "plain,--profile" in complete("thongbao new --p")
    assert "plain,--province" in complete("thongbao new ws --pr")
    assert "plain,phuong" in complete("thongbao new ws --profile ph")
    assert "plain,--slug" in complete("thongbao new notice 2026-09-28 --s")


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_get_their_own_protocol_and_script(shell: str, tmp_path: Path) -> None:
    cword = {"COMP_CWORD": "sche"} if shell == "fish" else {}
    assert any("schema" in item for item in complete("thongbao sche", shell, **cword))
    script = call(cwd=tmp_path, env={"_THONGBAO_COMPLETE": f"{shell}_source"}).out
    assert f"{shell}_complete" in script


@pytest.mark.skipif(os.name == "nt", reason="bash is not there")
def test_the_script_for_bash_completes_in_bash(tmp_path: Path) -> None:
    program = tmp_path / "thongbao"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m thongbao "$@"\n')
    program.chmod(0o755)
    lines = (
        'eval "$(_THONGBAO_COMPLETE=bash_source thongbao)"',
        "COMP_WORDS=(thongbao sche) COMP_CWORD=1",
        "_thongbao_completion thongbao",
        'echo "${COMPREPLY[@]}"',
    )
    done = subprocess.run(
        ["bash", "-c", "\n".join(lines)],
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == "schema\n"
