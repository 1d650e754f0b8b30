"""A clerk's year in an afternoon: sixty notices, corrections, a recall, cancelled numbers, a new year, a restore."""

from datetime import UTC, datetime, timedelta

from thongbao.archive.opening import package_folders
from thongbao.archive.sealing import seal_of
from thongbao.register.exporting import Book, book_sheet
from thongbao.store.backup import back_up, put_back


def test_a_year_of_notices_adds_up_to_its_last_number(clerk):
    clerk.now = datetime(2026, 1, 5, 2, tzinfo=UTC)
    office = clerk.made.root / "content/co-quan.yaml"
    office.write_text(office.read_text("utf-8").replace("[cong_van, trich_sao]", "cong_van"), "utf-8")
    clerk.set_notice("ngay: 2026-09-28", "ngay: 2026-01-02")
    for week in range(60):
        notice = clerk.notice(f"tuan-{week}", words={"phiên họp tháng 9": f"phiên họp tuần {week + 1}"})
        done = clerk.issue(notice)
        if week % 10 == 3:
            clerk.set_notice("đường làng", "đường thôn", notice)
            clerk.correct(done.papers[0].code, notice)
        if week == 20:
            clerk.recall(done.papers[0].code)
        if week % 15 == 7:
            clerk.cancel(done.papers[-2].code)
        if week % 2:
            clerk.sent(done.papers[0].code, copies=week + 1)
        # The last eight fall into the next year.
        clerk.now += timedelta(days=6, hours=23)
    assert clerk.verify().faults == ()

    first, second = clerk.list(year=2026), clerk.list(year=2027)
    notices = [one.paper for one in (*first, *second) if one.paper.type_name == "Thông báo"]
    assert len(notices) == 60
    assert [paper.code_number for paper in notices if paper.year == 2026] == list(range(1, len(notices) - 8 + 1))
    assert notices[-1].code == "08/TB-UBND"
    letters = [one.paper.code_number for one in first if one.paper.series == "Công văn"]
    assert letters == list(range(1, len(letters) + 1))
    assert {str(one.status) for one in first} == {"issued", "corrected", "recalled", "cancelled"}
    assert len(book_sheet(Book(_organ(clerk), 2026, first)).context["dong"]) == len(first)

    copy = clerk.made.root / "sao.sqlite"
    with clerk.desk() as desk:
        back_up(desk.store, copy)
    (clerk.made.root / "output" / "so-van-ban.sqlite").unlink()
    put_back(clerk.made.root / "output", copy)
    found = clerk.verify()
    assert (found.faults, found.papers) == ((), len(first) + len(second))
    assert all(seal_of(folder) for folder in package_folders(clerk.workspace.issued_folder))


def _organ(clerk):
    with clerk.desk() as desk:
        return desk.office.organs[0]
