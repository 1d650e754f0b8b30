"""Copies of the register: taken while others write, checked, never over another file, put back without a loss."""

import sqlite3
import threading

import pytest
from store_made import ISSUER, add_paper, opened

from thongbao.errors import OutputError, RegisterError, SourceError, UsageError
from thongbao.store.backup import back_up, put_back
from thongbao.store.chain import append_event, breaks
from thongbao.store.engine import open_store
from thongbao.store.papers import papers_of
from thongbao.store.tables import EVENTS


def _write(folder, stop, written):
    with opened(folder) as store:
        while not stop.is_set():
            with store.writing() as connection:
                written.append(append_event(connection, ISSUER, at="2026-01-01", who="a", what="sent"))


def test_a_copy_taken_while_others_write_is_whole_and_of_one_moment(tmp_path):
    with opened(tmp_path) as store:
        stop, written = threading.Event(), []
        thread = threading.Thread(target=_write, args=(tmp_path, stop, written))
        thread.start()
        try:
            while len(written) < 5:
                pass
            for number in range(3):
                back_up(store, tmp_path / "sao" / f"{number}.sqlite")
        finally:
            stop.set()
            thread.join()
    for number in range(3):
        folder = tmp_path / f"lay-lai-{number}"
        put_back(folder, tmp_path / "sao" / f"{number}.sqlite")
        with opened(folder) as store, store.reading() as connection:
            assert list(breaks(connection, EVENTS, ISSUER)) == []


def test_what_was_written_before_the_copy_is_in_it(tmp_path):
    with opened(tmp_path) as store:
        with store.writing() as connection:
            add_paper(connection, code_number=8)
        assert back_up(store, tmp_path / "a.sqlite") > 0
    assert put_back(tmp_path / "khac", tmp_path / "a.sqlite") is None
    with opened(tmp_path / "khac") as store, store.reading() as connection:
        assert [paper.code for paper in papers_of(connection, [ISSUER])] == ["08/TB-UBND"]


def test_the_register_before_is_kept_beside(tmp_path):
    with opened(tmp_path) as store:
        back_up(store, tmp_path / "a.sqlite")
        with store.writing() as connection:
            add_paper(connection, code_number=8)
    for number in (1, 2):
        kept = put_back(tmp_path, tmp_path / "a.sqlite")
        assert kept == tmp_path / f"so-van-ban.truoc-khi-lay-lai-{number}.sqlite"
    (tmp_path / "xem").mkdir()
    (tmp_path / "so-van-ban.truoc-khi-lay-lai-1.sqlite").rename(tmp_path / "xem" / "so-van-ban.sqlite")
    with opened(tmp_path / "xem") as store, store.reading() as connection:
        assert [paper.code for paper in papers_of(connection, [ISSUER])] == ["08/TB-UBND"]
    with opened(tmp_path) as store, store.reading() as connection:
        assert papers_of(connection, [ISSUER]) == []


def test_a_file_of_that_name_is_never_overwritten(tmp_path):
    (tmp_path / "a.sqlite").write_text("của người khác")
    with opened(tmp_path) as store, pytest.raises(UsageError, match="đã có tệp"):
        back_up(store, tmp_path / "a.sqlite")
    assert (tmp_path / "a.sqlite").read_text() == "của người khác"


@pytest.mark.parametrize("data", [b"", b"PK\3\4 day la tep zip", b"SQLite format 3\0" + b"\0" * 2000])
def test_what_is_no_register_is_not_put_back(tmp_path, data):
    with opened(tmp_path):
        pass
    before = (tmp_path / "so-van-ban.sqlite").read_bytes()
    (tmp_path / "a.sqlite").write_bytes(data)
    with pytest.raises(RegisterError, match="không phải là bản sao nguyên vẹn"):
        put_back(tmp_path, tmp_path / "a.sqlite")
    assert (tmp_path / "so-van-ban.sqlite").read_bytes() == before


def test_another_database_is_not_put_back(tmp_path):
    sqlite3.connect(tmp_path / "a.sqlite").execute("CREATE TABLE x (y)").connection.close()
    with pytest.raises(RegisterError, match="không phải"):
        put_back(tmp_path, tmp_path / "a.sqlite")
    with pytest.raises(SourceError, match="không có tệp"):
        put_back(tmp_path, tmp_path / "khong-co.sqlite")


def test_a_register_in_use_is_not_taken_away(tmp_path):
    with opened(tmp_path) as store:
        back_up(store, tmp_path / "a.sqlite")
    other = sqlite3.connect(tmp_path / "so-van-ban.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RegisterError, match="đang có người dùng"):
        put_back(tmp_path, tmp_path / "a.sqlite")
    other.close()


def test_a_spoilt_register_is_kept_and_the_backup_takes_its_place(tmp_path):
    with opened(tmp_path) as store:
        back_up(store, tmp_path / "a.sqlite")
    (tmp_path / "so-van-ban.sqlite").write_bytes(b"hong" * 5000)
    kept = put_back(tmp_path, tmp_path / "a.sqlite")
    assert kept.read_bytes().startswith(b"hong")
    open_store(tmp_path).close()


def test_a_server_is_backed_up_by_its_own_means(tmp_path, postgresql_url):
    with opened(tmp_path, postgresql_url) as store, pytest.raises(UsageError) as refused:
        back_up(store, tmp_path / "a.sqlite")
    assert "pg_dump" in refused.value.hint


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "tep").write_text("")
    with opened(tmp_path) as store, pytest.raises(OutputError, match="tep"):
        back_up(store, tmp_path / "tep" / "a.sqlite")
