"""The last door: interrupts, bugs, a killed process, a full disk; nothing half, no traceback."""

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from calling import EXAMPLE

from thongbao.cli import main as door


def test_an_interrupt_is_exit_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_args: object, **_kwargs: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(door.cli, "main", interrupted)
    assert door.run([]) == 130
    assert "Đã dừng" in capsys.readouterr().err


def test_a_bug_is_exit_70_with_the_details_in_a_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise ZeroDivisionError("boom")

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr(door.cli, "main", broken)
    assert door.run([]) == 70
    words = capsys.readouterr().err
    assert "Traceback" not in words
    (details,) = tmp_path.glob("thongbao-loi-*.txt")
    assert str(details) in words
    assert "ZeroDivisionError" in details.read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="kills by POSIX signals")
def test_a_process_killed_at_any_moment_leaves_whole_papers_or_none(workspace: Path) -> None:
    for delay in (0.15, 0.3, 0.4, 0.5, 0.6, 0.8):
        process = subprocess.Popen(
            [sys.executable, "-m", "thongbao", "draft", EXAMPLE],
            cwd=workspace,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=30)
        for path in (workspace / "output").rglob("*.docx"):
            with zipfile.ZipFile(path) as archive:
                assert archive.testzip() is None


def test_two_clerks_drafting_at_once_leave_whole_papers(workspace: Path) -> None:
    command = [sys.executable, "-m", "thongbao", "draft", EXAMPLE]
    both = [
        subprocess.Popen(command, cwd=workspace, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(3)
    ]
    assert [process.wait(timeout=60) for process in both] == [0, 0, 0]
    papers = list((workspace / "output").rglob("*.docx"))
    assert len(papers) == 31
    for path in papers:
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
    assert not list((workspace / "output").rglob(".thongbao-*[!n]"))
