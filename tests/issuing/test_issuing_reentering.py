"""A register that is lost is made again from the packages: notices with letters and copies, corrections, recalls."""

import pytest

from thongbao.archive.faults import ArchiveError
from thongbao.cli.main import run
from thongbao.errors import RegisterError
from thongbao.issuing.reentering import lost_packages, reenter


@pytest.fixture
def year(clerk):
    """A clerk who issued a notice and corrected it, issued another and recalled it, and replaced a third."""
    clerk.issue(day="2026-10-05")
    clerk.set_notice("vệ sinh đường làng", "vệ sinh đường thôn")
    clerk.correct("01/TB-UBND", day="2026-10-06")
    second = clerk.notice("hai", words={"tháng 9": "tháng 10"})
    clerk.issue(second, day="2026-10-06")
    clerk.recall("02/TB-UBND", day="2026-10-07")
    third = clerk.notice("ba", words={"tháng 9": "tháng 11"})
    clerk.issue(third, day="2026-10-07")
    third.write_text(third.read_text("utf-8").replace("báo cáo trước", "có báo cáo trước"), "utf-8")
    clerk.issue(third, day="2026-10-08", replaces="03/TB-UBND")
    return clerk


def _lose(clerk):
    for file in clerk.workspace.output_folder.glob("so-van-ban.sqlite*"):
        file.unlink()


def _rows(clerk):
    with clerk.desk() as desk, desk.store.reading() as session:
        from thongbao.register.listing import listed

        found = listed(session, desk.seen)
    return {
        (s.paper.code, s.paper.recipients, s.paper.subject, s.paper.signer, s.package): str(s.status) for s in found
    }


def test_every_package_of_a_lost_register_is_entered_again_and_links_are_those_the_papers_name(year):
    before, tasks = _rows(year), {row.id for row in year.assignments()}
    _lose(year)
    with year.desk() as desk:
        lost = lost_packages(desk)
        assert len(lost) == 6
        for name in lost:
            reenter(desk, name, "mất sổ", "1.0", replaces="03/TB-UBND" if "_04_tb-" in name else "")
    assert _rows(year) == before
    assert {row.id for row in year.assignments()} == tasks
    assert [fault for fault in year.verify().faults if not fault.is_remark] == []
    assert year.show("01/TB-UBND").note.startswith("Được đính chính tại Công văn số")
    assert year.show("02/TB-UBND").status == "recalled"
    assert year.show("03/TB-UBND").status == "replaced"
    fourth = year.notice("nam", words={"tháng 9": "tháng 12"})
    assert year.issue(fourth, day="2026-10-09").papers[0].code == "05/TB-UBND"


def test_the_recall_of_one_letter_is_entered_again_for_that_letter_alone(clerk):
    clerk.issue(day="2026-10-05")
    clerk.recall("02/UBND-VP", day="2026-10-06")
    before = _rows(clerk)
    _lose(clerk)
    with clerk.desk() as desk:
        for name in lost_packages(desk):
            reenter(desk, name, "mất sổ", "1.0")
    assert _rows(clerk) == before
    assert [str(clerk.show(code).status) for code in ("01/TB-UBND", "02/UBND-VP")] == ["issued", "recalled"]


def test_a_correction_waits_for_the_notice_it_corrects(year):
    _lose(year)
    with year.desk() as desk:
        (correction,) = (name for name in lost_packages(desk) if "dinh-chinh" in name)
        with pytest.raises(RegisterError) as refused:
            reenter(desk, correction, "mất sổ", "1.0")
    assert "01/TB-UBND" in refused.value.message
    assert "gói của văn bản đó trước" in refused.value.hint


def test_all_lost_packages_are_entered_by_one_command(year, capsys):
    _lose(year)
    place = ("--workspace", str(year.made.root))
    assert run(["register", "reenter", "--all", "--why", "mất sổ", *place]) == 0
    assert "Đã ghi lại 38 văn bản" in capsys.readouterr().err
    assert run(["register", "reenter", "--all", "--why", "mất sổ", *place]) == 0
    assert "Đã ghi lại 0 văn bản" in capsys.readouterr().err
    assert run(["register", "verify", *place]) == 0


@pytest.mark.parametrize("arguments", [(), ("a", "--all"), ("a", "b", "--replaces", "03/TB-UBND")])
def test_which_packages_are_meant_has_to_be_said(clerk, arguments):
    place = ("--workspace", str(clerk.made.root))
    assert run(["register", "reenter", *arguments, "--why", "x", *place]) == 2
    assert not list(clerk.workspace.output_folder.glob("so-van-ban.sqlite"))


def test_a_package_a_stranger_put_there_is_not_entered(year):
    (folder,) = (path for path in year.workspace.issued_folder.glob("2026/*thu-hoi*") if path.is_dir())
    words = folder / "data" / "ban-ghi" / "loi-van-ban.json"
    words.chmod(0o644)
    words.write_text(words.read_text("utf-8").replace("02/TB-UBND", "01/TB-UBND"), "utf-8")
    _lose(year)
    with year.desk() as desk, pytest.raises(ArchiveError, match="không còn như lúc niêm phong"):
        reenter(desk, folder.name, "mất sổ", "1.0")
