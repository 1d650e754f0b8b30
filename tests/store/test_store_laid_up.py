"""A register that lies where it cannot be written is read as it is; nothing is written there, in no command."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from store_made import ISSUER, add_paper, opened

from thongbao.errors import OutputError, RegisterError
from thongbao.store.backup import back_up
from thongbao.store.engine import open_store
from thongbao.store.keeping import search_is_whole
from thongbao.store.laid_up import may_be_written
from thongbao.store.papers import papers_of

FILE = "so-van-ban.sqlite"


@pytest.fixture
def output(tmp_path):
    """A folder with a register of one paper, closed."""
    with opened(tmp_path / "output") as store, store.writing() as connection:
        add_paper(connection)
    return tmp_path / "output"


def _mount(*arguments):
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes and mounts")


@pytest.fixture
def lay_up():
    """Return ``lay_up(folder)``: nothing can be written there any more; root is stopped by a mount, others by modes."""
    undo = []

    def make(folder):
        if os.geteuid() != 0:
            for path in (*folder.iterdir(), folder):
                path.chmod(path.stat().st_mode & ~0o222)
            undo.append(lambda: folder.chmod(0o755))
            return
        if not _mount("--bind", folder, folder):
            pytest.skip("this root may not mount")
        undo.append(lambda: subprocess.run(["umount", folder], check=True))
        if not _mount("-o", "remount,ro,bind", folder):
            pytest.skip("this root may not mount")

    yield make
    for step in undo:
        step()


def _read(output):
    store = open_store(output, create=False)
    try:
        with store.reading() as connection:
            return [row.code for row in papers_of(connection, [ISSUER])]
    finally:
        store.close()


def test_a_register_on_a_medium_that_cannot_be_written_is_read(output, lay_up):
    lay_up(output)
    assert not may_be_written(output / FILE)
    assert _read(output) == ["01/TB-UBND"]
    assert [path.name for path in output.iterdir()] == [FILE]


def test_what_a_killed_program_left_in_the_log_is_read_too(output, lay_up, tmp_path):
    with closing(sqlite3.connect(output / FILE, isolation_level=None)) as killed:
        killed.execute("PRAGMA wal_autocheckpoint=0")
        killed.execute("INSERT INTO counters VALUES (?, 'chung', 2026, 77)", (ISSUER,))
        copied = tmp_path / "shelf"
        copied.mkdir()
        for name in (FILE, f"{FILE}-wal"):
            shutil.copy(output / name, copied / name)
    lay_up(copied)
    with opened_for_reading(copied) as store, store.reading() as connection:
        assert connection.exec_driver_sql("SELECT last FROM counters").scalar() == 77


def opened_for_reading(output):
    return closing(open_store(output, create=False))


def test_a_register_of_an_older_program_is_brought_up_to_date_in_the_copy_only(output, lay_up):
    before = (output / FILE).read_bytes()
    with closing(sqlite3.connect(output / FILE, isolation_level=None)) as older:
        older.execute("DROP TABLE spans")
        older.execute("DROP TABLE follow_progress")
        older.execute("DROP TABLE outbox")
        older.execute("UPDATE alembic_version SET version_num = '0001'")
        older.execute("PRAGMA journal_mode=DELETE")
    before = (output / FILE).read_bytes()
    lay_up(output)
    assert _read(output) == ["01/TB-UBND"]
    assert (output / FILE).read_bytes() == before


def test_nothing_is_written_down_and_what_can_be_computed_again_is(output, lay_up):
    lay_up(output)
    with opened_for_reading(output) as store:
        with pytest.raises(OutputError, match="để ghi"), store.writing():
            pytest.fail("a copy that is thrown away was written to")
        with store.computing() as connection:
            assert search_is_whole(connection)
    with pytest.raises(OutputError) as refused:
        open_and_write(output)
    assert "chép cả thư mục làm việc sang ổ ghi được" in refused.value.hint


def open_and_write(output):
    with opened(output) as store, store.writing() as connection:
        add_paper(connection, code_number=2)


def test_such_a_register_is_backed_up(output, lay_up, tmp_path):
    lay_up(output)
    with opened_for_reading(output) as store:
        back_up(store, tmp_path / "sao-luu.sqlite")
    (tmp_path / "lay-lai").mkdir()
    (tmp_path / "sao-luu.sqlite").rename(tmp_path / "lay-lai" / FILE)
    assert _read(tmp_path / "lay-lai") == ["01/TB-UBND"]


def test_the_copy_is_gone_when_the_register_is_closed(output, lay_up):
    lay_up(output)
    with opened_for_reading(output) as store:
        folder = Path(store.scratch.name)
        assert folder.is_dir()
    assert not folder.exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads whatever the modes say")
def test_a_register_that_may_not_be_read_is_named(output, lay_up):
    (output / FILE).chmod(0)
    lay_up(output)
    with pytest.raises(RegisterError, match="không đọc được sổ đăng ký"):
        open_store(output, create=False)
    (output / FILE).chmod(0o644)
