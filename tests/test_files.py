"""Files are written whole or not at all; drafts of an earlier run are cleared away, those worked on are not."""

import errno
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import pytest

from thongbao.errors import ExitCode, OutputError, UsageError
from thongbao.files import LIST_NAME, write_drafts, write_whole
from thongbao.language import system_reason

FULL = OSError(errno.ENOSPC, "No space left on device")
LOCKED = PermissionError(errno.EACCES, "Permission denied")


def everything_in(folder):
    """Return path inside the folder → content of every file, hidden ones too, but for the list of drafts."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != LIST_NAME)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def failing(error):
    def fail(*_arguments, **_options):
        raise error

    return fail


# --- one file --------------------------------------------------------------------------------------------------------


def test_a_file_is_written_with_the_folders_it_needs(tmp_path):
    write_whole(tmp_path / "a" / "b" / "tệp.docx", b"noi dung")
    assert everything_in(tmp_path) == {"a/b/tệp.docx": b"noi dung"}


def test_a_file_is_replaced_and_everybody_may_read_it(tmp_path):
    write_whole(tmp_path / "a.docx", b"cu")
    write_whole(tmp_path / "a.docx", b"")
    assert everything_in(tmp_path) == {"a.docx": b""}
    assert (tmp_path / "a.docx").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("there", [True, False], ids=["over an old file", "as a new file"])
@pytest.mark.parametrize(
    ("name", "error"),
    [("fsync", FULL), ("replace", FULL), ("replace", LOCKED), ("fsync", OSError(errno.EIO, "Input/output error"))],
)
def test_a_write_that_fails_leaves_the_old_file_or_none(tmp_path, monkeypatch, name, error, there):
    target = tmp_path / "a.docx"
    if there:
        target.write_bytes(b"cu")
    monkeypatch.setattr(os, name, failing(error))
    with pytest.raises(OutputError) as caught:
        write_whole(target, b"moi")
    assert everything_in(tmp_path) == ({"a.docx": b"cu"} if there else {})
    assert str(target) in caught.value.message
    assert system_reason(error) in caught.value.message
    assert error.strerror not in caught.value.message
    assert caught.value.hint
    assert caught.value.exit_code == ExitCode.SOURCE


def test_a_disk_that_fills_up_while_writing_leaves_nothing_half(tmp_path, monkeypatch):
    class FullDisk:
        def __init__(self, handle):
            self.handle = handle

        def __enter__(self):
            return self

        def __exit__(self, *_error):
            os.close(self.handle)

        def write(self, data):
            os.write(self.handle, data[: len(data) // 2])
            raise FULL

    monkeypatch.setattr(os, "fdopen", lambda handle, _mode: FullDisk(handle))
    with pytest.raises(OutputError):
        write_whole(tmp_path / "a.docx", b"moi" * 1000)
    assert everything_in(tmp_path) == {}


def test_a_folder_one_may_not_write_into_is_an_output_error(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "mkstemp", failing(LOCKED))
    with pytest.raises(OutputError) as caught:
        write_whole(tmp_path / "a.docx", b"moi")
    assert "không có quyền" in caught.value.message


def test_an_interrupted_write_leaves_nothing_half_and_goes_on_up(tmp_path, monkeypatch):
    (tmp_path / "a.docx").write_bytes(b"cu")
    monkeypatch.setattr(os, "fsync", failing(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a.docx", b"moi")
    assert everything_in(tmp_path) == {"a.docx": b"cu"}


def test_a_folder_where_a_file_should_be_is_an_output_error(tmp_path):
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(OutputError):
        write_whole(tmp_path / "a.docx", b"moi")
    assert everything_in(tmp_path) == {}


def test_a_file_where_a_folder_is_needed_is_an_output_error(tmp_path):
    (tmp_path / "output").write_bytes(b"tep")
    with pytest.raises(OutputError):
        write_whole(tmp_path / "output" / "cong-van" / "a.docx", b"moi")
    assert everything_in(tmp_path) == {"output": b"tep"}


# --- the drafts of a notice ------------------------------------------------------------------------------------------


def test_papers_nobody_gets_any_more_are_removed_and_named(tmp_path):
    write_drafts(tmp_path, {"thong-bao.docx": b"1", "cong-van/a.docx": b"2", "tom-tat/b.docx": b"3"})
    removed = write_drafts(tmp_path, {"thong-bao.docx": b"4", "cong-van/c.docx": b"5"})
    assert sorted(removed) == ["cong-van/a.docx", "tom-tat/b.docx"]
    assert everything_in(tmp_path) == {"thong-bao.docx": b"4", "cong-van/c.docx": b"5"}
    assert not (tmp_path / "tom-tat").exists()


def test_a_paper_somebody_has_worked_on_is_kept(tmp_path):
    write_drafts(tmp_path, {"thong-bao.docx": b"1", "cong-van/a.docx": b"2"})
    (tmp_path / "cong-van" / "a.docx").write_bytes(b"da sua")
    assert write_drafts(tmp_path, {"thong-bao.docx": b"1"}) == []
    assert write_drafts(tmp_path, {"thong-bao.docx": b"1"}) == []
    assert everything_in(tmp_path) == {"thong-bao.docx": b"1", "cong-van/a.docx": b"da sua"}


def test_files_that_were_never_drafted_are_left_alone(tmp_path):
    mine = {"cong-van/cua-toi.docx": b"a", "ghi-chu.txt": b"b"}
    for name, data in mine.items():
        write_whole(tmp_path / name, data)
    write_drafts(tmp_path, {"cong-van/a.docx": b"1"})
    write_drafts(tmp_path, {})
    assert everything_in(tmp_path) == mine


def test_a_paper_deleted_by_hand_is_no_matter(tmp_path):
    write_drafts(tmp_path, {"thong-bao.docx": b"1", "cong-van/a.docx": b"2"})
    (tmp_path / "cong-van" / "a.docx").unlink()
    assert write_drafts(tmp_path, {"thong-bao.docx": b"1"}) == []


@pytest.mark.parametrize("name", ["../ngoai.docx", "cong-van/../../ngoai.docx", "/tmp/ngoai.docx", ".."])
def test_a_name_that_leaves_the_folder_is_refused_before_anything_is_written(tmp_path, name):
    folder = tmp_path / "output"
    with pytest.raises(UsageError):
        write_drafts(folder, {"thong-bao.docx": b"1", name: b"2"})
    assert not folder.exists()
    assert everything_in(tmp_path) == {}


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path):
    outside, folder = tmp_path / "ngoai", tmp_path / "output"
    outside.mkdir()
    folder.mkdir()
    (folder / "cong-van").symlink_to(outside, target_is_directory=True)
    with pytest.raises(UsageError):
        write_drafts(folder, {"cong-van/a.docx": b"1"})
    assert everything_in(outside) == {}


def listed(folder, names):
    folder.mkdir(exist_ok=True)
    (folder / LIST_NAME).write_text(names if isinstance(names, str) else json.dumps(names), "utf-8")


@pytest.mark.parametrize("broken", ["", "{", "[]", "null", "12", '["thong-bao.docx"]', "\x00\x01"])
def test_a_spoilt_list_of_drafts_is_as_good_as_none(tmp_path, broken):
    (tmp_path / "cu.docx").write_bytes(b"cu")
    listed(tmp_path, broken)
    assert write_drafts(tmp_path, {"moi.docx": b"moi"}) == []
    assert everything_in(tmp_path) == {"cu.docx": b"cu", "moi.docx": b"moi"}


def test_a_list_of_drafts_that_is_no_text_is_as_good_as_none(tmp_path):
    (tmp_path / LIST_NAME).write_bytes(b"\xff\xfe\x00")
    assert write_drafts(tmp_path, {"moi.docx": b"moi"}) == []


def test_a_forged_list_of_drafts_removes_nothing_outside_and_no_other_kind_of_file(tmp_path):
    digest = "2e7d2c03a9507ae265ecf5b5356885a53393a2029d241394997265a1a25aefc6"  # of b"c"
    for name in ("ngoai.docx", "output/co-quan.yaml"):
        write_whole(tmp_path / name, b"c")
    absolute = str(tmp_path / "ngoai.docx")
    listed(tmp_path / "output", {"../ngoai.docx": digest, "co-quan.yaml": digest, absolute: digest, ".": digest})
    assert write_drafts(tmp_path / "output", {}) == []
    assert everything_in(tmp_path) == {"ngoai.docx": b"c", "output/co-quan.yaml": b"c"}


# --- when it fails half way ------------------------------------------------------------------------------------------


def fail_at(monkeypatch, number, error=FULL):
    """Make the ``number``-th call of fsync fail, and all after it."""
    real, calls = os.fsync, []

    def fsync(handle):
        calls.append(handle)
        if len(calls) >= number:
            raise error
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)


BEFORE = {"cong-van/a.docx": b"a1", "cong-van/b.docx": b"b1", "thong-bao.docx": b"t1"}
AFTER = {"cong-van/a.docx": b"a2", "cong-van/c.docx": b"c2", "thong-bao.docx": b"t2"}


@pytest.mark.parametrize("number", range(1, 6))
def test_a_draft_that_fails_leaves_each_paper_old_or_new_but_whole(tmp_path, monkeypatch, number):
    write_drafts(tmp_path, BEFORE)
    fail_at(monkeypatch, number)
    with pytest.raises(OutputError):
        write_drafts(tmp_path, AFTER)
    left = everything_in(tmp_path)
    assert set(left) <= {*BEFORE, *AFTER}
    for name, data in left.items():
        assert data in (BEFORE.get(name), AFTER.get(name))


@pytest.mark.parametrize("number", range(1, 6))
def test_the_draft_after_a_failed_one_still_clears_away_what_is_stale(tmp_path, monkeypatch, number):
    write_drafts(tmp_path, BEFORE)
    with monkeypatch.context() as patched:
        fail_at(patched, number)
        with pytest.raises(OutputError):
            write_drafts(tmp_path, AFTER)
    write_drafts(tmp_path, {"thong-bao.docx": b"t3"})
    assert everything_in(tmp_path) == {"thong-bao.docx": b"t3"}


def test_a_draft_that_cannot_be_written_is_an_output_error(make_workspace, tmp_path):
    (tmp_path / "output").write_bytes(b"tep")
    with pytest.raises(OutputError):
        make_workspace().draft(tmp_path / "output")
    assert (tmp_path / "output").read_bytes() == b"tep"


def test_a_dry_run_writes_nothing(make_workspace, tmp_path):
    made = make_workspace()
    draft = made.draft(tmp_path / "output", dry_run=True)
    assert [paper.path.name for paper in draft.papers] == ["thong-bao.docx", "p_kt.docx"]
    assert not (tmp_path / "output").exists()


def test_a_unit_that_gets_no_letter_any_more_loses_its_draft(make_workspace, tmp_path):
    both = "muc: [{tieu_de: a, noi_dung: [{gach: {viec: a, chu_tri: [p_kt, p_vh]}}]}]"
    made = make_workspace(both)
    made.draft(tmp_path / "output")
    made.notice.write_text(made.notice.read_text("utf-8").replace(", p_vh", ""), "utf-8")
    draft = made.draft(tmp_path / "output")
    assert draft.removed == ("cong-van/p_vh.docx",)
    assert sorted(everything_in(tmp_path / "output")) == ["cong-van/p_kt.docx", "thong-bao.docx"]


def test_two_notices_never_clear_away_each_other_s_drafts(make_workspace, tmp_path):
    one, other = make_workspace(), make_workspace()
    one.draft(tmp_path / "output")
    before = everything_in(tmp_path / "output")
    with pytest.raises(UsageError) as caught:
        other.draft(tmp_path / "output")
    assert "đang giữ bản dự thảo của" in caught.value.message
    assert everything_in(tmp_path / "output") == before
    one.notice.unlink()
    assert other.draft(tmp_path / "output").papers


# --- two at once -----------------------------------------------------------------------------------------------------


def test_two_drafts_at_once_leave_whole_papers(make_workspace, tmp_path):
    made = make_workspace()
    made.draft(tmp_path / "mot-minh")
    with ThreadPoolExecutor(4) as pool:
        drafts = list(pool.map(lambda _number: made.draft(tmp_path / "cung-luc"), range(8)))
    assert {len(draft.papers) for draft in drafts} == {2}
    assert everything_in(tmp_path / "cung-luc") == everything_in(tmp_path / "mot-minh")


WRITER = """\
import sys
from pathlib import Path
from thongbao.files import write_drafts

for _round in range(40):
    write_drafts(Path(sys.argv[1]), {f"cong-van/{n}.docx": sys.argv[2].encode() * 20000 for n in range(3)})
"""


def test_two_processes_that_draft_at_once_never_show_half_a_paper(tmp_path):
    script = tmp_path / "writer.py"
    script.write_text(WRITER, "utf-8")
    folder = tmp_path / "output"
    writers = [subprocess.Popen([sys.executable, str(script), str(folder), mark]) for mark in "ab"]
    whole = {b"a" * 20000, b"b" * 20000}
    seen = set()
    while any(writer.poll() is None for writer in writers):
        seen |= {path.read_bytes() for path in folder.glob("cong-van/[0-9].docx")}
    assert [writer.returncode for writer in writers] == [0, 0]
    assert seen <= whole
    left = everything_in(folder)
    assert sorted(left) == [f"cong-van/{n}.docx" for n in range(3)]
    assert set(left.values()) <= whole
    assert json.loads((folder / LIST_NAME).read_text("utf-8"))["papers"].keys() == left.keys()
