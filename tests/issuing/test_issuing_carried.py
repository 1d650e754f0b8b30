"""What an issued notice leaves open, as the next one takes it up."""

import sqlite3
from contextlib import closing
from datetime import date

from thongbao.cli.main import run
from thongbao.following.carrying import still_open

HELPED = """\
muc:
  - tieu_de: Kinh tế
    noi_dung:
      - gach:
          {viec: Phòng Kinh tế rà soát chợ trong vòng 05 ngày làm việc kể từ ngày nhận văn bản., chu_tri: p_kt,
           phoi_hop: [p_vh, thon_1], han: trong vòng 05 ngày làm việc kể từ ngày nhận văn bản}
"""


def test_who_helps_and_the_words_of_a_term_without_a_day_are_taken_up(clerk_of):
    clerk = clerk_of(notice=HELPED)
    clerk.issue(day="2026-10-05")
    (task,) = still_open(clerk.workspace, date(2026, 10, 28))
    assert (task.leads, task.helpers) == (("p_kt",), ("p_vh", "thon_1"))
    assert task.deadline == "trong vòng 05 ngày làm việc kể từ ngày nhận văn bản"


def test_a_task_whose_lead_has_done_it_is_not_taken_up_for_who_only_helped(clerk_of):
    clerk = clerk_of(notice=HELPED)
    clerk.issue(day="2026-10-05")
    task = "01-tb-ubnd-2026/1.1/p_kt"
    assert run(["follow", "done", task, "--on", "2026-10-12", "--workspace", str(clerk.made.root)]) == 0
    assert still_open(clerk.workspace, date(2026, 10, 28)) == []


def test_a_duty_that_was_handed_over_is_no_row_somebody_slipped_into_the_register(clerk_of):
    clerk = clerk_of(notice=HELPED)
    clerk.issue(day="2026-10-05")
    task, place = "01-tb-ubnd-2026/1.1/p_kt", ("--workspace", str(clerk.made.root))
    assert run(["follow", "hand-over", task, "--to", "p_vh", "--reason", "điều chuyển", *place]) == 0
    assert clerk.verify().faults == ()
    database = clerk.made.root / "output" / "so-van-ban.sqlite"
    with closing(sqlite3.connect(database)) as connection, connection:
        names = [name for (_n, name, *_rest) in connection.execute("PRAGMA table_info(assignments)") if name != "id"]
        listed = ", ".join(names)
        copied = f"INSERT INTO assignments (id, {listed}) SELECT id || '-2', {listed} FROM assignments WHERE id = ?"
        connection.execute(copied, (f"{task.rpartition('/')[0]}/p_vh",))
    assert ["được thêm mà không qua lệnh issue" in fault.message for fault in clerk.verify().faults] == [True]
