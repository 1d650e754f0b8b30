"""Files and database changed by hand in many ways: the verification names each."""

import json
import shutil
import sqlite3

import pytest

from thongbao import pipeline
from thongbao.errors import RegisterError
from thongbao.issuing.presenting import present_notice
from thongbao.store.backup import back_up, put_back
from thongbao.store.chain import FIRST, canonical, row_digest


@pytest.fixture(scope="session")
def pattern(tmp_path_factory):
    """Where the register and the packages of :func:`kept` are made once."""
    return tmp_path_factory.mktemp("mẫu") / "van-ban"


@pytest.fixture
def kept(clerk, pattern, tmp_path):
    """A clerk with two notices, a correction, a dispatch and a printing for signature in the register."""
    if not pattern.exists():
        _do_a_little(clerk)
        shutil.copytree(clerk.made.root, pattern)
    root = tmp_path / "van-ban"
    shutil.copytree(pattern, root)
    clerk.made = type(clerk.made)(root, root / clerk.made.notice.relative_to(clerk.made.root))
    clerk.first = root / "output/ban-hanh/2026/2026-10-05_01_tb-ubnd_hop-thang-9"
    assert clerk.verify().faults == ()
    return clerk


def _do_a_little(clerk):
    def draft():
        return pipeline.draft(clerk.workspace, clerk.made.notice, clerk.made.root / "trinh", presented=1)

    with clerk.desk() as desk:
        present_notice(desk, clerk.made.notice, 1, draft, dry_run=False)
    clerk.issue(day="2026-10-05")
    clerk.issue(clerk.notice("khac", words={"tháng 9": "tháng 10"}), day="2026-10-06")
    clerk.sent("01/TB-UBND", copies=30)
    clerk.set_notice("đường làng", "đường thôn")
    clerk.correct("01/TB-UBND", day="2026-10-07")


def by_hand(clerk, *statements, triggers=True):
    """Do with the file what somebody with a database browser can: triggers away, edit, triggers back."""
    connection = sqlite3.connect(clerk.made.root / "output" / "so-van-ban.sqlite")
    made = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _sql in made:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _name, sql in made if triggers else ():
        connection.execute(sql)
    connection.commit()
    connection.close()


TAMPERED = {
    "subject edited": ("UPDATE papers SET subject = 'Kết luận khác' WHERE id = 1", "trích yếu của 01/TB-UBND (2026)"),
    "day edited": ("UPDATE papers SET issued_date = '2026-10-01' WHERE id = 1", "ngày tháng của 01/TB-UBND (2026)"),
    "number edited": ("UPDATE papers SET code_number = 77 WHERE id = 1", "số của 01/TB-UBND (2026)"),
    "number made a word": ("UPDATE papers SET code_number = 'chín' WHERE id = 1", "«chín»"),
    "signer edited": ("UPDATE papers SET signer = 'Ai Đó' WHERE id = 2", "người ký của 01/UBND-VP (2026)"),
    "recipients edited": ("UPDATE papers SET recipients = '' WHERE id = 2", "nơi nhận của 01/UBND-VP (2026)"),
    "paper deleted": ("DELETE FROM papers WHERE id = 4", "02/UBND-VP (2026) đã bị xóa khỏi sổ"),
    "paper added": (
        "INSERT INTO papers SELECT 99, issue, issuer, series, year, 98, code_notation, issued_date, type_name, subject,"
        " signer, position, organ_name, recipients, filing, kind, recipient, file, given, pages, note, folded"
        " FROM papers WHERE id = 1",
        "98/TB-UBND (2026) được thêm vào sổ",
    ),
    "paper given to another body": ("UPDATE papers SET issuer = 'H00' WHERE id = 1", "cơ quan của 01/TB-UBND (2026)"),
    "event edited": ("UPDATE events SET who = 'ai khác' WHERE what = 'sent'", "sự kiện số 4 đã bị sửa"),
    "event's day edited": ("UPDATE events SET data = replace(data, '30', '3') WHERE what = 'sent'", "đã bị sửa"),
    "event deleted": ("DELETE FROM events WHERE what = 'sent'", "thiếu sự kiện"),
    "last event deleted": (
        "DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)",
        "sự kiện cuối cùng đã bị xóa",
    ),
    "event added": (
        "INSERT INTO events SELECT issuer, 99, at, who, 'cancelled', paper, other, issue, why, data, previous, hash"
        " FROM events WHERE seq = 2",
        "sự kiện",
    ),
    "counter set back": ("UPDATE counters SET last = 1 WHERE series = 'Công văn'", "bộ đếm của dãy «Công văn»"),
    "counter set forward": ("UPDATE counters SET last = 500 WHERE series = 'Thông báo'", "bộ đếm của dãy «Thông báo»"),
    "deadline of a task edited": (
        "UPDATE assignments SET due_date = '2027-01-01' WHERE id = '01-tb-ubnd-2026/1.1/p_kt'",
        "nhiệm vụ 01-tb-ubnd-2026/1.1/p_kt đã bị sửa",
    ),
    "task deleted": ("DELETE FROM assignments WHERE id = '01-tb-ubnd-2026/1.1/p_kt'", "p_kt đã bị xóa"),
    "task added": (
        "INSERT INTO assignments SELECT issuer, 'x', paper, position, notice, notice_date, task, section,"
        " section_title, text, paragraph, unit, unit_name, role, through, person, person_name, supervisor,"
        " supervisor_name, product, receivers, kind, value, due_date, printed, recurrence, deadlines, source"
        " FROM assignments LIMIT 1",
        "nhiệm vụ x được thêm",
    ),
    "seal edited": ("UPDATE issues SET manifest = 'x' WHERE package LIKE '%khac'", "dấu niêm phong của gói"),
    "who issued edited": ("UPDATE issues SET who = 'ai khác' WHERE package LIKE '%khac'", "người ghi của gói"),
    "printing edited": ("UPDATE presentations SET record = 'x'", "lần trình ký 1"),
    "body renamed": ("UPDATE issuers SET issuer = 'H00'", "cơ quan"),
    "search words edited": ("UPDATE papers SET folded = 'x' WHERE id = 1", "từ khóa tìm kiếm của 01/TB-UBND"),
    "link cut": ("DELETE FROM events WHERE what = 'corrected'", "sự kiện"),
    "chain forgotten": ("DELETE FROM chains", "sự kiện"),
}


@pytest.mark.parametrize("way", TAMPERED)
def test_what_was_changed_in_the_database_is_named(kept, way):
    statement, named = TAMPERED[way]
    by_hand(kept, statement)
    found = kept.verify()
    assert not found.is_whole
    assert any(named in fault.message for fault in found.faults), [fault.message for fault in found.faults]


def test_a_row_and_its_event_changed_with_care_still_differ_from_the_sealed_paper(kept):
    """Somebody rewrites the whole chain: register and events agree, but the package does not."""
    connection = sqlite3.connect(kept.made.root / "output" / "so-van-ban.sqlite")
    connection.row_factory = sqlite3.Row
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for trigger in triggers:
        connection.execute(f"DROP TRIGGER {trigger['name']}")
    connection.execute("UPDATE papers SET subject = 'Kết luận khác' WHERE id = 1")
    previous = FIRST
    for event in map(dict, connection.execute("SELECT * FROM events ORDER BY seq").fetchall()):
        if event["what"] == "issued":
            data = json.loads(event["data"])
            for paper in data["papers"]:
                paper["subject"] = "Kết luận khác" if paper["id"] == 1 else paper["subject"]
            event["data"] = canonical(data)
        event["previous"] = previous
        event["hash"] = previous = row_digest(event)
        values = (event["data"], event["previous"], event["hash"], event["seq"])
        connection.execute("UPDATE events SET data = ?, previous = ?, hash = ? WHERE seq = ?", values)
    connection.execute("UPDATE chains SET hash = ? WHERE name = 'events'", (previous,))
    for trigger in triggers:
        connection.execute(trigger["sql"])
    connection.commit()
    connection.close()
    messages = [fault.message for fault in kept.verify().faults]
    assert any("trích yếu của 01/TB-UBND: văn bản trong gói là" in message for message in messages), messages


def test_triggers_that_are_gone_are_named_and_put_back(kept):
    by_hand(kept, triggers=False)
    names = {fault.where for fault in kept.verify().faults}
    assert {"papers_no_update", "papers_no_delete", "events_no_update"} <= names
    assert kept.repair().faults == ()


def test_counters_and_the_search_are_mended_edited_rows_are_not(kept):
    by_hand(
        kept,
        "UPDATE counters SET last = 1 WHERE series = 'Công văn'",
        "INSERT INTO papers_search(papers_search) VALUES ('delete-all')",
        "UPDATE papers SET subject = 'khác' WHERE id = 1",
    )
    found = kept.repair()
    assert any("bộ đếm" in line for line in found.repaired)
    assert any("tìm kiếm" in line for line in found.repaired)
    assert {str(fault.kind) for fault in found.faults} == {"paper", "package"}


def test_what_repair_cannot_mend_does_not_point_to_it(kept):
    """An edited row is said once, without its words for the search; words edited alone want a backup, too."""
    by_hand(kept, "UPDATE papers SET subject = 'khác' WHERE id = 1", "UPDATE papers SET folded = 'x' WHERE id = 2")
    found = kept.repair()
    assert [fault.where for fault in found.faults if fault.kind == "search"] == ["01/UBND-VP (2026)"]
    assert all("--repair" not in fault.hint for fault in found.faults)
    assert all("bản sao lưu" in fault.hint for fault in found.faults)


def _open(folder):
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def test_packages_changed_by_hand_are_named(kept):
    root = kept.workspace.issued_folder / "2026"
    first = kept.first
    shutil.copytree(first, root / first.name.replace("_01_", "_99_"))
    names = [fault.where for fault in kept.verify().faults]
    assert names == [first.name.replace("_01_", "_99_")]
    _open(root / first.name.replace("_01_", "_99_"))
    shutil.rmtree(root / first.name.replace("_01_", "_99_"))

    _open(first)
    manifest = first / "tagmanifest-sha256.txt"
    whole = manifest.read_bytes()
    manifest.write_bytes(whole + b"\n")
    assert "không phải gói đã niêm phong" in kept.verify().faults[0].message
    manifest.write_bytes(whole)
    first.rename(root.parent / "mất")
    assert kept.verify().faults[0].message == f"không thấy gói {first.name}"


def test_an_older_backup_put_back_is_told_by_the_packages(kept):
    with kept.desk() as desk:
        back_up(desk.store, kept.made.root / "cu.sqlite")
    other = kept.notice("nua", words={"tháng 9": "tháng 11"})
    done = kept.issue(other, day="2026-10-08")
    put_back(kept.made.root / "output", kept.made.root / "cu.sqlite")
    assert [fault.where for fault in kept.verify().faults] == [done.package.name]


def test_the_register_of_a_spoilt_file_is_named(kept):
    file = kept.made.root / "output" / "so-van-ban.sqlite"
    with kept.desk() as desk:
        desk.store.close()
    data = bytearray(file.read_bytes())
    data[4096 * 6 : 4096 * 6 + 4096] = b"\0" * 4096
    file.write_bytes(bytes(data))
    messages = []
    try:
        messages = [fault.message for fault in kept.verify().faults]
    except RegisterError as error:
        messages = [error.message]
    assert any("hỏng" in message or "đã bị xóa" in message for message in messages), messages
