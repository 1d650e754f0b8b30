"""`draft --watch` in a process of its own: it drafts again when a file changes, and says what became different."""

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from calling import EXAMPLE, call, spoil

OFFICE = "content/co-quan.yaml"
UNITS = "content/don-vi.yaml"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="is stopped by a POSIX signal")


class Watch:
    """A running watch whose words can be waited for."""

    def __init__(self, workspace: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "thongbao", "draft", EXAMPLE, "--watch", *options],
            cwd=workspace,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self.lines.put(line)

    def wait_for(self, words: str) -> list[str]:
        """Return what was said until a line held ``words``."""
        heard: list[str] = []
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                heard.append(self.lines.get(timeout=0.2))
            except queue.Empty:
                assert self.process.poll() is None, heard
                continue
            if words in heard[-1]:
                return heard
        pytest.fail(f"«{words}» not said: {heard}")

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=30)


@pytest.fixture
def watch(workspace: Path) -> Iterator[Watch]:
    running = Watch(workspace)
    running.wait_for("Đang theo dõi")
    yield running
    if running.process.poll() is None:
        running.process.kill()
    running.process.wait(timeout=30)
    if running.process.stderr:
        running.process.stderr.close()


def test_a_change_drafts_again_and_names_the_papers_that_differ(workspace: Path, watch: Watch) -> None:
    spoil(
        workspace / EXAMPLE,
        "gửi Phòng Kinh tế tổng hợp trước ngày 09/10/2026",
        "gửi Phòng Kinh tế trước ngày 09/10/2026",
    )
    heard = watch.wait_for("Đã soạn lại")
    assert any("đã đổi" in line and "thong-bao.yaml" in line for line in heard)
    different = {line.split(": ")[1].strip() for line in heard if "đã khác" in line}
    assert {"thong-bao.docx", "phu-luc-phan-cong.docx"} <= different
    assert "cong-van/thue_co_so.docx" not in different
    assert f"0 mới, {len(different)} khác, 0 không còn" in heard[-1]


def test_a_unit_that_comes_and_one_that_goes_are_told(workspace: Path, watch: Watch) -> None:
    spoil(workspace / EXAMPLE, "phoi_hop: [p_kt, kho_bac]", "phoi_hop: [p_kt, thon_doi_che]")
    heard = [line.strip() for line in watch.wait_for("Đã soạn lại")]
    assert "văn bản mới: cong-van/thon_doi_che.docx" in heard
    assert "không còn: cong-van/kho_bac.docx" in heard
    assert "1 mới" in heard[-1]
    assert "1 không còn" in heard[-1]


def test_a_finding_is_told_when_it_comes_and_when_it_is_gone_and_not_in_between(workspace: Path, watch: Watch) -> None:
    spoil(workspace / EXAMPLE, "chu_tri: [hat_kiem_lam]", "chu_tri: []")
    assert any("chưa rõ đơn vị" in line for line in watch.wait_for("Đã soạn lại"))
    spoil(workspace / OFFICE, "luu: VT, VP", "luu: VT, TH")
    assert not any("chưa rõ đơn vị" in line for line in watch.wait_for("Đã soạn lại"))
    spoil(workspace / EXAMPLE, "chu_tri: []", "chu_tri: [hat_kiem_lam]")
    assert any("1 điều nêu lần trước không còn" in line for line in watch.wait_for("Đã soạn lại"))


def test_a_fault_is_told_the_last_draft_stays_and_the_watch_goes_on(workspace: Path, watch: Watch) -> None:
    before = {path: path.read_bytes() for path in (workspace / "output").rglob("*.docx")}
    spoil(workspace / UNITS, "quan_he: truc_thuoc", "quan_he: truc_thuocc")
    assert any("ý bạn là «truc_thuoc»?" in line for line in watch.wait_for("lần trước còn nguyên"))
    assert before == {path: path.read_bytes() for path in (workspace / "output").rglob("*.docx")}
    spoil(workspace / UNITS, "quan_he: truc_thuocc", "quan_he: truc_thuoc")
    assert "0 mới, 0 khác, 0 không còn, 31 không đổi" in watch.wait_for("Đã soạn lại")[-1]


def test_a_file_that_is_gone_for_a_moment_does_not_end_the_watch(workspace: Path, watch: Watch) -> None:
    (workspace / OFFICE).rename(workspace / "elsewhere")
    watch.wait_for("Lỗi:")
    (workspace / "elsewhere").rename(workspace / OFFICE)
    watch.wait_for("Đã soạn lại")


def test_a_template_that_appears_breaks_or_goes_is_seen(workspace: Path, watch: Watch) -> None:
    template = workspace / "templates/tom-tat.docx"
    template.parent.mkdir()
    template.write_bytes(b"not a zip")
    assert any("tom-tat.docx" in line for line in watch.wait_for("Lỗi:"))
    template.unlink()
    watch.wait_for("Đã soạn lại")


def test_a_file_that_is_only_touched_is_no_change(workspace: Path, watch: Watch) -> None:
    os.utime(workspace / EXAMPLE)
    time.sleep(1.5)
    spoil(workspace / OFFICE, "luu: VT, VP", "luu: VT, TH")
    heard = watch.wait_for("Đã soạn lại")
    assert sum("đã đổi" in line for line in heard) == 1
    assert EXAMPLE not in "".join(heard)


def test_ctrl_c_ends_a_watch_as_it_should(watch: Watch) -> None:
    assert watch.stop() == 0
    assert "Đã thôi theo dõi" in watch.lines.get(timeout=10)


@pytest.mark.parametrize("more", [["--dry-run"], ["--format", "json"], [EXAMPLE]], ids=str)
def test_what_cannot_go_with_a_watch_is_refused(workspace: Path, more: list[str]) -> None:
    result = call("draft", EXAMPLE, "--watch", *more, cwd=workspace)
    assert result.code == 2
    assert "--watch" in result.err
