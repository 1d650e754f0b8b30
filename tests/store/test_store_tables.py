"""The tables: made by migrations on both engines, safe on first use by many, closed to whoever would edit the past."""

import multiprocessing
import sqlite3
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from itertools import chain
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from store_made import ISSUER, add_paper, an_issue, opened

from thongbao.errors import OutputError, RegisterError, UsageError
from thongbao.store.chain import append_assignment_event, append_event, breaks, head_of
from thongbao.store.counters import Series, last_of, take, take_given
from thongbao.store.engine import open_store
from thongbao.store.faults import translated
from thongbao.store.issuers import Body, issuers_of, seen_issuers
from thongbao.store.migrating import VERSION
from thongbao.store.network_shares import file_system_of
from thongbao.store.papers import add_issue, papers_of
from thongbao.store.tables import APPEND_ONLY, EVENTS, METADATA


def test_migrations_make_exactly_the_tables_the_program_speaks_of(tmp_path, register_url):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with opened(tmp_path, register_url) as store, store.reading() as connection:

        def ours(_object, name, kind, *_rest):
            return kind != "table" or not name.startswith("papers_search")

        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": False})
        found = compare_metadata(context, METADATA)
        # The search index of PostgreSQL is an expression, which the tables do not declare.
        assert [f for f in found if not (f[0] == "remove_index" and f[1].name == "papers_search")] == []
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == VERSION


def test_the_version_of_the_program_is_the_last_migration():
    from alembic.script import ScriptDirectory

    from thongbao.store.migrating import _MIGRATIONS

    assert ScriptDirectory(str(_MIGRATIONS)).get_heads() == [VERSION]


def _first_use(arguments):
    folder, url, worker = arguments
    with opened(folder, url) as store:
        issuer = issuers_of(store, [Body("ubnd", "Ủy ban nhân dân xã Đông", organ_code="H99.15")])["ubnd"]
        series, numbers = Series(issuer, "chung", 2026), []
        for _time in range(5):
            with store.writing() as connection:
                (number,) = take(connection, series)
                append_event(connection, issuer, at="2026-01-01T00:00:00+07:00", who=str(worker), what="taken")
            numbers.append(number)
        return numbers


def test_eight_processes_make_a_register_that_is_not_there_and_number_without_gaps(tmp_path, register_url):
    with ProcessPoolExecutor(8, mp_context=multiprocessing.get_context("spawn")) as pool:
        taken = sorted(chain.from_iterable(pool.map(_first_use, [(tmp_path, register_url, n) for n in range(8)])))
    assert taken == list(range(1, 41))
    with opened(tmp_path, register_url) as store, store.reading() as connection:
        assert last_of(connection, Series("H99.15", "chung", 2026)) == 40
        assert head_of(connection, EVENTS, "H99.15")[0] == 40
        assert list(breaks(connection, EVENTS, "H99.15")) == []


def test_numbers_of_a_transaction_that_fails_are_not_lost(tmp_path, register_url):
    series = Series(ISSUER, "chung", 2026)
    with opened(tmp_path, register_url) as store:
        with store.writing() as connection:
            assert list(take(connection, series, 3)) == [1, 2, 3]
        with suppress(ZeroDivisionError), store.writing() as connection:
            assert list(take(connection, series)) == [4]
            raise ZeroDivisionError
        with store.writing() as connection:
            assert list(take(connection, series)) == [4]


def test_a_number_given_elsewhere_moves_the_series_forward_never_back(tmp_path, register_url):
    series = Series(ISSUER, "chung", 2026)
    with opened(tmp_path, register_url) as store, store.writing() as connection:
        take_given(connection, series, [125])
        assert list(take(connection, series)) == [126]
        take_given(connection, series, [7])
        assert list(take(connection, series)) == [127]


def test_series_years_and_issuers_count_apart(tmp_path, register_url):
    with opened(tmp_path, register_url) as store, store.writing() as connection:
        for series in (
            Series("a", "chung", 2026),
            Series("a", "chung", 2027),
            Series("a", "TB", 2026),
            Series("b", "TB", 2026),
        ):
            assert list(take(connection, series)) == [1]


@pytest.mark.parametrize("table", [table.name for table in APPEND_ONLY])
@pytest.mark.parametrize("action", ["UPDATE {} SET issuer = 'x'", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_the_past(tmp_path, register_url, table, action):
    with opened(tmp_path, register_url) as store:
        _one_row_of_each(store)
        with pytest.raises(RegisterError, match="chỉ ghi thêm"), store.writing() as connection:
            connection.execute(text(action.format(table)))


def _one_row_of_each(store):
    issuers_of(store, [Body("ubnd", "Ủy ban nhân dân xã Đông", organ_code=ISSUER)])
    with store.writing() as connection:
        paper = add_paper(connection)
        append_event(connection, ISSUER, at="2026-01-05", who="a", what="issued", paper=paper)
        append_assignment_event(connection, ISSUER, at="2026-01-05", who="a", what="done", assignment="x")
        connection.execute(
            text(
                "INSERT INTO presentations (issuer, notice, number, record, at, who) VALUES ('i', 'n', 1, 'r', '', '')"
            )
        )
        columns = [c.name for c in METADATA.tables["assignments"].c if c.name not in {"paper", "position"}]
        values = ", ".join(f"'{name}'" for name in columns)
        connection.execute(text(f"INSERT INTO assignments ({', '.join(columns)}, position) VALUES ({values}, 1)"))


def test_truncate_and_insert_or_replace_are_refused_too(tmp_path, register_url):
    with opened(tmp_path, register_url) as store:
        _one_row_of_each(store)
        sly = (
            "TRUNCATE papers CASCADE"
            if store.is_server
            else "INSERT OR REPLACE INTO papers SELECT id, issue, issuer, series, year, code_number, code_notation,"
            " issued_date, type_name, 'khác', signer, position, organ_name, recipients, filing, kind, recipient, file,"
            " given, pages, note, folded FROM papers"
        )
        with pytest.raises(RegisterError, match="chỉ ghi thêm"), store.writing() as connection:
            connection.execute(text(sly))


def test_the_same_number_and_notation_is_refused_in_a_year_but_not_in_the_next(tmp_path, register_url):
    with opened(tmp_path, register_url) as store:
        with store.writing() as connection:
            add_paper(connection, code_number=8)
            add_paper(connection, code_number=8, year=2027, issued_date="2027-01-05")
        with pytest.raises((IntegrityError, RegisterError)), store.writing() as connection:
            add_paper(connection, code_number=8)
        with store.reading() as connection:
            assert [(p.code, p.year) for p in papers_of(connection, [ISSUER])] == [
                ("08/TB-UBND", 2026),
                ("08/TB-UBND", 2027),
            ]


def test_reading_cannot_write(tmp_path, postgresql_url):
    with opened(tmp_path, postgresql_url) as store, pytest.raises(OutputError), store.reading() as connection:
        add_issue(connection, an_issue("x"))


def test_an_office_keeps_its_register_when_it_declares_a_code_or_changes_its_name(tmp_path):
    with opened(tmp_path) as store:
        first = issuers_of(store, [Body("ubnd", "Ủy ban nhân dân xã Đông")])
        coded = issuers_of(store, [Body("ubnd", "Ủy ban nhân dân xã Đông", organ_code="H99.15")])
        renamed = issuers_of(store, [Body("ubnd", "UBND xã Đông", organ_code="H99.15")])
        assert first == coded == renamed
        assert issuers_of(store, [Body("vp", "Văn phòng", "UBND xã Đông")])["vp"] != first["ubnd"]


def test_on_a_server_a_body_without_a_code_is_refused(tmp_path, postgresql_url):
    with opened(tmp_path, postgresql_url) as store, pytest.raises(RegisterError, match="mã định danh") as refused:
        issuers_of(store, [Body("ubnd", "Ủy ban nhân dân xã Tân Lập")])
    assert "ma_dinh_danh" in refused.value.hint


def test_offices_on_one_server_see_only_their_own(tmp_path, postgresql_url):
    with opened(tmp_path, postgresql_url) as store:
        ours = issuers_of(store, [Body("ubnd", "UBND xã Đông", organ_code="H01.1")])["ubnd"]
        theirs = issuers_of(store, [Body("ubnd", "UBND xã Đông", organ_code="H02.1")])["ubnd"]
        with store.writing() as connection:
            add_paper(connection, issuer=ours)
            add_paper(connection, issuer=theirs)
        with store.reading() as connection:
            assert [p.issuer for p in papers_of(connection, [ours])] == ["H01.1"]
        assert seen_issuers(store, [Body("ubnd", "UBND xã Tây", organ_code="H03.1")]) == ()


def test_an_edited_event_a_missing_one_and_a_cut_end_are_found(tmp_path, register_url):
    with opened(tmp_path, register_url) as store:
        with store.writing() as connection:
            for number in range(1, 6):
                append_event(connection, ISSUER, at=f"2026-01-0{number}", who="a", what="sent")
        for spoil, expected in (
            ("UPDATE events SET who = 'b' WHERE seq = 2", [(2, "edited")]),
            ("DELETE FROM events WHERE seq = 3", [(2, "edited"), (3, "missing")]),
            ("DELETE FROM events WHERE seq = 5", [(2, "edited"), (3, "missing"), (0, "cut")]),
        ):
            _by_hand(store, spoil)
            with store.reading() as connection:
                assert [(b.seq, b.fault) for b in breaks(connection, EVENTS, ISSUER)] == expected


def _by_hand(store, statement):
    """Do what somebody with the file, or the server, in hand can do: take the triggers away first."""
    with store.writing() as connection:
        if store.is_server:
            connection.execute(text("ALTER TABLE events DISABLE TRIGGER USER"))
        else:
            connection.execute(text("DROP TRIGGER IF EXISTS events_no_update"))
            connection.execute(text("DROP TRIGGER IF EXISTS events_no_delete"))
        connection.execute(text(statement))


def test_a_locked_register_is_said_to_be_locked(tmp_path, monkeypatch):
    monkeypatch.setenv("THONGBAO_LOCK_TIMEOUT", "0.1")
    with opened(tmp_path) as store:
        other = sqlite3.connect(store.file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegisterError, match="đang được người khác ghi"), store.writing():
            pass
        other.close()


def test_a_file_that_is_no_register_is_named(tmp_path):
    (tmp_path / "so-van-ban.sqlite").write_bytes(b"PK" * 4000)
    with pytest.raises(RegisterError, match="đã hỏng hoặc không phải"):
        open_store(tmp_path)


def test_a_register_of_a_newer_program_is_refused(tmp_path):
    with opened(tmp_path) as store, store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RegisterError, match="mới hơn"):
        open_store(tmp_path)


def test_no_register_is_made_by_only_looking(tmp_path):
    assert open_store(tmp_path / "output", create=False) is None
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("address", ["mysql://x/y", "không phải địa chỉ", "postgresql"])
def test_an_address_that_is_none_is_a_fault_of_use(tmp_path, address):
    with pytest.raises(UsageError, match="THONGBAO_DATABASE_URL"):
        open_store(tmp_path, url=address)


def test_a_server_that_is_away_is_told_without_the_password(tmp_path):
    with pytest.raises(RegisterError, match="không nối được") as refused:
        open_store(tmp_path, url="postgresql://vanthu:bimat@127.0.0.1:1/so")
    assert "bimat" not in refused.value.message


def test_a_network_share_is_refused_with_the_way_to_a_server(tmp_path, monkeypatch):
    monkeypatch.setattr("thongbao.store.network_shares._MOUNTS", tmp_path / "mounts")
    (tmp_path / "mounts").write_text(f"/dev/sda / ext4 rw 0 0\n//may/chung {tmp_path.resolve()} cifs rw 0 0\n")
    with pytest.raises(RegisterError, match="ổ mạng") as refused:
        open_store(tmp_path / "output")
    assert "PostgreSQL" in refused.value.hint
    assert not (tmp_path / "output").exists()


def test_the_file_system_is_that_of_the_nearest_mount_point():
    mounts = "a / ext4 rw\nb /mnt/van\\040phong nfs4 rw\nc /mnt/van\\040phong/may ext4 rw\n"
    assert file_system_of(Path("/mnt/van phong/so"), mounts) == "nfs4"
    assert file_system_of(Path("/mnt/van phong/may/so"), mounts) == "ext4"
    assert file_system_of(Path("/mnt/van phong khac"), mounts) == "ext4"
    assert file_system_of(Path("/x"), "") == ""


def test_the_driver_error_behind_a_refusal_is_not_shown(tmp_path, register_url):
    with opened(tmp_path, register_url) as store:
        with pytest.raises(RegisterError) as refused, store.writing() as connection:
            connection.execute(text("SELECT * FROM khong_co"))
        assert not isinstance(refused.value.__cause__, DBAPIError)


def test_a_disk_that_fails_is_said_to_be_full_perhaps():
    """SQLite says «disk I/O error» where a full disk refuses its log."""
    said = translated(OperationalError("INSERT", None, Exception("disk I/O error")), "so-van-ban.sqlite")
    assert said.exit_code == 3
    assert "hết chỗ" in said.message
    assert "xóa bớt tệp" in said.hint
