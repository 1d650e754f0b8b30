"""Killed at any place, met by seven others, out of space: no number is lost or doubled, no package is half there."""

import json
import multiprocessing
import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from thongbao.archive.faults import ArchiveError
from thongbao.errors import OutputError, RegisterError
from thongbao.issuing import making, running
from thongbao.issuing.batch import Order
from thongbao.issuing.desk import desk_for_writing
from thongbao.issuing.notices import NoticeOrder, issue_notice
from thongbao.issuing.reentering import reenter
from thongbao.workspace import Workspace

ROOT = Path(__file__).parents[2]
KILLS = ROOT / "benchmarks" / "kills.py"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the issues are forked")


def _kill(*arguments):
    done = subprocess.run(
        [sys.executable, KILLS, "--json", *arguments], capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


def test_killed_at_places_all_through_an_issue_nothing_is_lost_doubled_or_half():
    outcome = _kill("--every", "400")
    assert outcome["wrong"] == []
    assert outcome["kills"] > 10
    assert outcome["cleared"] > 2


def test_killed_between_writing_down_and_publishing_the_repair_publishes():
    outcome = _kill("--last", "8")
    assert outcome["wrong"] == []
    assert outcome["published"] > 1


def test_killed_on_a_server_nothing_is_lost_doubled_or_half(postgresql_url):
    outcome = _kill("--kills", "3", "--last", "5", "--url", postgresql_url)
    assert outcome["wrong"] == []


def test_offices_killed_together_on_a_server_nobody_has_used_yet_lose_and_double_nothing(postgresql_url):
    outcome = _kill("--together", "3", "--kills", "6", "--url", postgresql_url)
    assert outcome["wrong"] == []
    assert outcome["kills"] == 6


def _issue_some(arguments):
    root, worker, count = arguments
    codes = []
    for number in range(count):
        notice = Path(root) / "content" / "2026" / f"hop-{worker}-{number}" / "thong-bao.yaml"
        with desk_for_writing(Workspace(Path(root)), datetime(2026, 10, 9, tzinfo=UTC)) as desk:
            done = issue_notice(desk, notice, NoticeOrder(Order(pdf=False)), "1.0")
        codes += [paper.code for paper in done.papers]
    return codes


def test_eight_clerks_issue_together_into_a_register_that_is_not_there_yet(any_clerk):
    for worker in range(8):
        any_clerk.notice(f"hop-{worker}-0", words={"tháng 9": f"thứ {worker}"})
    with ProcessPoolExecutor(8, mp_context=multiprocessing.get_context("spawn")) as pool:
        each = pool.map(_issue_some, [(str(any_clerk.made.root), worker, 1) for worker in range(8)])
        codes = sorted(code for found in each for code in found)
    assert codes == sorted(
        [f"{n:02d}/TB-UBND" for n in range(1, 9)]
        + [f"{n:02d}/{code}" for n in range(1, 33) for code in ("UBND-VP", "TrS-UBND")]
    )
    found = any_clerk.verify()
    assert (found.faults, found.papers) == ((), 72)


def test_no_space_while_the_package_is_made_leaves_nothing_behind(clerk, monkeypatch):
    def full(*_arguments):
        raise OutputError("hết chỗ trên đĩa")

    monkeypatch.setattr(running, "stage", full)
    with pytest.raises(OutputError):
        clerk.issue(day="2026-10-05")
    monkeypatch.undo()
    assert clerk.codes() == []
    assert clerk.issue(day="2026-10-05").papers[0].code == "01/TB-UBND"
    assert clerk.verify().faults == ()


def test_a_full_disk_under_the_register_leaves_no_number_taken(clerk, monkeypatch):
    from sqlalchemy.exc import OperationalError

    def full(*_arguments):
        raise OperationalError("INSERT", None, Exception("database or disk is full"))

    monkeypatch.setattr(running, "record", full)
    with pytest.raises(OutputError, match="hết chỗ"):
        clerk.issue(day="2026-10-05")
    monkeypatch.undo()
    assert [str(fault.kind) for fault in clerk.verify().faults] == ["left_over"]
    assert "đã dọn" in clerk.repair().repaired[0]
    assert clerk.issue(day="2026-10-05").papers[0].code == "01/TB-UBND"


def test_an_issue_that_could_not_publish_is_finished_by_the_next_one(clerk, monkeypatch):
    def unplugged(*_arguments):
        raise OutputError("ổ đĩa vừa bị rút")

    monkeypatch.setattr(running, "publish", unplugged)
    with pytest.raises(OutputError):
        clerk.issue(day="2026-10-05")
    monkeypatch.undo()
    assert {str(fault.kind) for fault in clerk.verify().faults} == {"unfinished"}
    other = clerk.notice("khac", words={"tháng 9": "tháng 10"})
    assert clerk.issue(other, day="2026-10-06").papers[0].code == "02/TB-UBND"
    assert clerk.verify().faults == ()
    assert (clerk.workspace.issued_folder / "2026" / "2026-10-05_01_tb-ubnd_hop-thang-9").is_dir()


def test_what_is_left_of_an_issue_that_was_written_down_is_never_cleared_away(clerk, monkeypatch):
    def unplugged(*_arguments):
        raise OutputError("ổ đĩa vừa bị rút")

    monkeypatch.setattr(running, "publish", unplugged)
    with pytest.raises(OutputError):
        clerk.issue(day="2026-10-05")
    monkeypatch.undo()
    (staged,) = (clerk.workspace.issued_folder / ".dang-lap").iterdir()
    paper = staged / "data" / "van-ban" / "thong-bao.docx"
    paper.write_bytes(paper.read_bytes()[:-10])
    clerk.repair()
    assert paper.exists()
    assert [str(fault.kind) for fault in clerk.verify().faults] != []


@pytest.fixture
def set_back(clerk):
    """A clerk whose register was put back from a copy older than the second package."""
    clerk.issue(day="2026-10-05")
    register = clerk.workspace.output_folder / "so-van-ban.sqlite"
    older = register.read_bytes()
    clerk.issue(clerk.notice("khac", words={"tháng 9": "tháng 10"}), day="2026-10-06")
    register.write_bytes(older)
    return clerk


LOST = "2026-10-06_02_tb-ubnd_khac"


def test_a_register_set_back_to_an_older_copy_prints_no_number_twice(set_back):
    third = set_back.notice("nua", words={"tháng 9": "tháng 11"})
    with pytest.raises(RegisterError, match="đã in trên văn bản trong gói 2026-10-06_02_tb-ubnd_khac"):
        set_back.issue(third, day="2026-10-07")
    assert "02/TB-UBND" not in set_back.codes()


def test_a_package_the_register_has_lost_is_written_into_it_again(set_back):
    with set_back.desk() as desk:
        papers = reenter(desk, LOST, "sổ lấy lại từ bản cũ", "1.0")
    assert papers[0].code == "02/TB-UBND"
    assert [fault for fault in set_back.verify().faults if not fault.is_remark] == []
    lost = [row for row in set_back.assignments() if row.paper == papers[0].id]
    assert {row.unit for row in lost} >= {"p_kt", "thon_1", "thon_2"}
    third = set_back.notice("nua", words={"tháng 9": "tháng 11"})
    assert set_back.issue(third, day="2026-10-07").papers[0].code == "03/TB-UBND"
    with pytest.raises(RegisterError, match="đã ban hành"):
        set_back.issue(set_back.made.root / "content" / "2026" / "khac" / "thong-bao.yaml", day="2026-10-08")


def test_what_is_in_the_register_is_not_entered_twice(set_back):
    with set_back.desk() as desk:
        reenter(desk, LOST, "x", "1.0")
    with set_back.desk() as desk, pytest.raises(RegisterError, match="sổ đã có gói"):
        reenter(desk, LOST, "x", "1.0")


def test_a_package_that_was_tampered_with_is_not_entered(set_back):
    paper = set_back.workspace.issued_folder / "2026" / LOST / "data" / "van-ban" / "thong-bao.docx"
    paper.chmod(0o644)
    paper.write_bytes(paper.read_bytes() + b" ")
    with set_back.desk() as desk, pytest.raises(ArchiveError, match="không còn như lúc niêm phong"):
        reenter(desk, LOST, "x", "1.0")
    assert "02/TB-UBND" not in set_back.codes()


def test_a_number_that_went_to_another_paper_meanwhile_is_not_entered(set_back):
    hidden = set_back.workspace.issued_folder / "2026" / LOST
    hidden.rename(set_back.made.root / LOST)
    third = set_back.notice("nua", words={"tháng 9": "tháng 11"})
    set_back.issue(third, day="2026-10-07")
    (set_back.made.root / LOST).rename(hidden)
    with set_back.desk() as desk, pytest.raises(RegisterError, match="02/TB-UBND đã cấp cho"):
        reenter(desk, LOST, "x", "1.0")


def test_papers_that_did_not_become_pdfs_are_called_by_their_names_and_the_clerk_knows_what_to_do(clerk, monkeypatch):
    from thongbao.convert.faults import failed
    from thongbao.errors import ConversionError, Failure

    def dead(files, *_arguments, **_more):
        raise failed([Failure(file, "LibreOffice bị ngắt", "mở tệp bằng Word") for file in files[:1]], [])

    monkeypatch.setattr(making, "require_soffice", lambda: None)
    monkeypatch.setattr(making, "require_fonts", lambda: None)
    monkeypatch.setattr(making, "to_pdf", dead)
    with pytest.raises(ConversionError) as stopped:
        clerk.issue(day="2026-10-05", pdf=True)
    assert stopped.value.message == "không chuyển được sang PDF: thong-bao.docx: LibreOffice bị ngắt"
    assert "--no-pdf" in stopped.value.hint
    assert clerk.codes() == []


def test_libreoffice_that_dies_leaves_no_number_taken(clerk, monkeypatch):
    from thongbao.errors import ConversionError

    def dead(*_arguments, **_more):
        raise ConversionError("LibreOffice dừng đột ngột")

    monkeypatch.setattr(making, "require_soffice", lambda: None)
    monkeypatch.setattr(making, "require_fonts", lambda: None)
    monkeypatch.setattr(making, "to_pdf", dead)
    with pytest.raises(ConversionError):
        clerk.issue(day="2026-10-05", pdf=True)
    assert clerk.codes() == []
    assert clerk.verify().faults == ()
