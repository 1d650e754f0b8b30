"""The store as follow-up sees it: the same answers on SQLite and PostgreSQL, whatever happened and in what order."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from ledger_made import ISSUER, copy_of_spans, day, enter, extended, happened, issued_notice, ledger, row, states
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from thongbao.followup.due_dates import House
from thongbao.followup.ledger import Ledger, Selection
from thongbao.followup.marking import refusal
from thongbao.followup.month import month_figures
from thongbao.followup.projecting import project, with_dates
from thongbao.store.chain import append_event, breaks
from thongbao.store.follow_spans import note_progress
from thongbao.store.tables import ASSIGNMENT_EVENTS
from thongbao.vietnamese.dates import Month

A = row("1.1", "p_yte", "trước ngày 15/9", supervisor="ong_huy")
B = row("1.2", "p_kt", "trong tháng 9")
C = row("2.1", "p_yte", "hằng tuần")
D = row("2.2", "p_kt")
E = row("3.1", "p_kt", "trước năm học mới")


def test_lists_on_a_day(tmp_path, register_url):
    with ledger(tmp_path, [A, B, C, D, E], register_url) as made:
        assert states(made, "1/9") == {
            "1.1/p_yte": "not_started",
            "1.2/p_kt": "not_started",
            "2.2/p_kt": "not_started",
            "3.1/p_kt": "not_started",
        }
        assert states(made, "16/9", overdue=True) == {"1.1/p_yte": "overdue", "2.1/p_yte@2020-W37": "overdue"}
        assert states(made, "10/9", due_in=5) == {"1.1/p_yte": "not_started", "2.1/p_yte@2020-W37": "not_started"}
        assert states(made, "1/10", units=("p_kt",)) == {
            "1.2/p_kt": "overdue",
            "2.2/p_kt": "not_started",
            "3.1/p_kt": "not_started",
        }
        assert states(made, "16/9", people=("ong_huy",)) == {"1.1/p_yte": "overdue"}
        assert len(states(made, "16/9", notices=("125/TB-UBND",))) == 6
        assert states(made, "16/9", notices=("9/TB-UBND",)) == {}


def test_due_in_looks_at_periods_that_have_not_opened(tmp_path, register_url):
    with ledger(tmp_path, [C], register_url) as made:
        assert list(states(made, "1/9", due_in=17)) == ["2.1/p_yte@2020-W37", "2.1/p_yte@2020-W38"]


def test_days_late_and_days_of_a_line(tmp_path, register_url):
    with ledger(tmp_path, [A], register_url) as made:
        (line,) = made.lines(Selection(), day("20/9"))
        assert (line.days_late, str(line.due_date), str(line.late_from)) == (6, "2020-09-15", "2020-09-15")
        assert line.days_left(day("10/9")) == 4


def test_what_was_entered_shows_on_its_day_and_not_before(tmp_path, register_url):
    with ledger(tmp_path, [A, B], register_url) as made:
        enter(made, "started", A.id, "5/9")
        enter(made, "done", A.id, "17/9")
        assert states(made, "4/9")["1.1/p_yte"] == "not_started"
        assert states(made, "5/9")["1.1/p_yte"] == "in_progress"
        assert states(made, "16/9")["1.1/p_yte"] == "overdue"
        assert states(made, "17/9")["1.1/p_yte"] == "done_late"
        assert made.lines(Selection(states=("done_late",)), day("30/9"))[0].days_late == 3
        assert states(made, "16/9", states=("in_progress",)) == {}
        assert list(states(made, "16/9", states=("overdue", "not_started"))) == ["1.1/p_yte", "1.2/p_kt"]


def test_an_extension_keeps_the_first_day(tmp_path, register_url):
    with ledger(tmp_path, [A], register_url) as made:
        assert made.record([extended(A.id, "14/9", new_due=day("25/9"))], refusal) == []
        (line,) = made.lines(Selection(), day("20/9"))
        assert (str(line.first_due), str(line.due_date), line.extended) == ("2020-09-15", "2020-09-25", True)
        assert states(made, "26/9") == {"1.1/p_yte": "overdue"}


@pytest.mark.parametrize(
    ("kind", "on", "values", "why"),
    [
        ("done", "17/9", {}, "đã hoàn thành ngày 10/9/2020"),
        ("started", "17/9", {}, "đã hoàn thành"),
        ("withdrawn", "17/9", {"reason": "thôi"}, "đã hoàn thành"),
        ("reopened", "17/9", {}, "cần ghi lý do"),
        ("extended", "17/9", {"new_due": day("30/9")}, "gia hạn cần ngày mới, lý do và người cho phép"),
        ("done", "30/8", {}, "trước ngày giao việc"),
    ],
)
def test_what_does_not_follow_is_refused_and_nothing_entered(tmp_path, kind, on, values, why):
    with ledger(tmp_path, [A, B], "") as made:
        enter(made, "done", A.id, "10/9")
        (refused,) = made.record([happened(kind, A.id, on, **values), happened("done", B.id, "12/9")], refusal)
        assert why in refused.why
        assert states(made, "20/9") == {"1.1/p_yte": "done", "1.2/p_kt": "not_started"}


def test_an_extension_to_an_earlier_day_is_none(tmp_path):
    with ledger(tmp_path, [A], "") as made:
        (refused,) = made.record([extended(A.id, "10/9", new_due=day("14/9"))], refusal)
        assert "không sau thời hạn hiện nay" in refused.why


def test_of_two_people_who_mark_at_once_the_second_is_refused(tmp_path, register_url):
    with ledger(tmp_path, [A], register_url) as made:
        made.lines(Selection(), day("1/9"))
        outcomes = []

        def mark(who):
            outcomes.append(made.record([happened("done", A.id, "10/9", by=who)], refusal))

        threads = [threading.Thread(target=mark, args=(f"người {n}",)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(len(refused) for refused in outcomes) == [0, 1, 1, 1]
        with made.store.reading() as connection:
            assert list(breaks(connection, ASSIGNMENT_EVENTS, ISSUER)) == []
            assert connection.execute(text("SELECT count(*) FROM assignment_events")).scalar() == 1


def test_a_person_who_knew_an_older_state_is_refused(tmp_path, register_url):
    with ledger(tmp_path, [A], register_url) as made:
        enter(made, "started", A.id, "5/9")
        (refused,) = made.record([happened("done", A.id, "10/9")], refusal, expected={A.id: 0})
        assert "vừa có người khác ghi nhận" in refused.why


def test_the_past_cannot_be_edited(tmp_path, register_url):
    with ledger(tmp_path, [A], register_url) as made:
        enter(made, "done", A.id, "10/9")
        for statement in ("UPDATE assignment_events SET day = '2020-09-01'", "DELETE FROM assignment_events"):
            with pytest.raises(DBAPIError), made.store.engine.begin() as connection:
                connection.execute(text(statement))


def test_an_event_gets_a_date_and_may_get_another(tmp_path, register_url):
    with ledger(tmp_path, [E], register_url) as made:
        (line,) = made.lines(Selection(), day("1/9"))
        assert (line.due_date, line.waits_for) == (None, "năm học mới")
        now = happened("noted", E.id, "1/9").recorded
        made.date_event("Năm học mới", day("7/9"), notice="", by="Minh", now=now)
        assert states(made, "7/9") == {"3.1/p_kt": "overdue"}
        made.date_event("năm học mới", day("21/9"), notice="125/TB-UBND", by="Minh", now=now)
        assert states(made, "7/9") == {"3.1/p_kt": "not_started"}
        assert made.lines(Selection(), day("8/9"))[0].waits_for == ""


def test_a_recalled_notice_ends_its_duties_from_its_day_on(tmp_path, register_url):
    with ledger(tmp_path, [], register_url) as made:
        old, new = issued_notice(made.store), issued_notice(made.store, 130, day("10/9"))
        with made.store.writing() as connection:
            from thongbao.store.assignment_rows import add_assignments

            add_assignments(connection, [replace(A, paper=old), replace(C, paper=old)])
        enter(made, "done", f"{C.id}@2020-W37", "9/9")
        with made.store.writing() as connection:
            at = {"at": "2020-09-11T08:00:00+07:00", "who": "a"}
            append_event(connection, ISSUER, what="recalled", paper=old, other=new, **at)
        assert states(made, "9/9") == {"1.1/p_yte": "not_started", "2.1/p_yte@2020-W37": "done"}
        later = states(made, "20/9")
        assert later == {
            "1.1/p_yte": "withdrawn",
            "2.1/p_yte@2020-W37": "done",
            "2.1/p_yte@2020-W38": "withdrawn",
        }


def test_a_unit_that_was_merged_answers_under_its_successor_from_that_day_on(tmp_path, register_url):
    moved = row("4.1", "xa_cu", "trước ngày 30/9")
    lost = row("4.2", "tan_ra", "trước ngày 30/9")
    with ledger(tmp_path, [moved, lost, row("4.3", "g_trong"), row("4.4", "")], register_url) as made:
        assert [line.unit for line in made.lines(Selection(units=("xa_cu",)), day("10/9"))] == ["xa_cu"]
        later = made.on(day("20/9"))
        (line,) = later.lines(Selection(units=("xa_moi",)), day("20/9"))
        assert (line.unit, line.unit_then) == ("xa_moi", "xa_cu")
        assert list(states(made, "10/9", unassigned=True)) == ["4.3/g_trong", "4.4/-"]
        assert sorted(states(made, "20/9", unassigned=True)) == ["4.2/tan_ra", "4.3/g_trong", "4.4/-"]


def test_computing_everything_again_changes_nothing(tmp_path, register_url):
    with ledger(tmp_path, [A, B, C, D, E], register_url) as made:
        enter(made, "started", A.id, "5/9")
        assert made.record([extended(B.id, "20/9", new_due=day("15/10"))], refusal) == []
        enter(made, "done", f"{C.id}@2020-W38", "18/9")
        made.lines(Selection(), day("1/10"))
        before = copy_of_spans(made.store)
        with made.store.writing() as connection:
            horizon = max(entry[5] for entry in before)
            project(connection, ISSUER, with_dates(connection, ISSUER, House()), day("1/10"), None)
            note_progress(connection, ISSUER, {})
        made.lines(Selection(), day("1/10"))
        assert [s for s in copy_of_spans(made.store) if s[5] <= horizon] == before


def test_a_change_of_the_house_rules_shows_at_once(tmp_path, register_url):
    with ledger(tmp_path, [A, C], register_url) as made:
        assert states(made, "15/9")["1.1/p_yte"] == "overdue"
        other = Ledger(made.store, made.issuers, House(before_is_late_on_the_day=False, weekly_on=1), made.succession)
        assert {str(line.state) for line in other.lines(Selection(ids=(A.id,)), day("15/9"))} == {"not_started"}
        weekly = [str(line.due_date) for line in other.lines(Selection(ids=(C.id,)), day("15/9"))]
        assert weekly[0] == "2020-09-07"


def test_periods_come_as_the_days_pass(tmp_path, register_url):
    with ledger(tmp_path, [C], register_url) as made:
        made.lines(Selection(), day("1/9"))
        after = day("31/12") + timedelta(days=400)
        found = made.lines(Selection(overdue=True), after)
        assert (found[0].occurrence, found[-1].occurrence) == ("2020-W37", "2022-W04")


def test_a_months_figures_are_the_same_on_both_engines(tmp_path, register_url):
    rows = [
        *(row("1.1", unit, "trước ngày 15/9") for unit in ("p_yte", "p_kt", "xa_cu")),
        row("1.2", "p_kt", "trong tháng 9"),
        C,
        row("2.3", "", person="ong_huy", role="nguoi_thuc_hien"),
        row("3.1", "p_kt", "trước ngày 05/9", number=126, section="9"),
        replace(row("1", "p_yte", "trước ngày 20/9"), id="ngoai-2020-0001/1/p_yte", notice="", text="Việc giao thêm."),
        replace(row("1", "p_kt", "trước ngày 20/9"), id="ngoai-2020-0002/1/p_kt", notice="", text="Việc giao thêm."),
    ]
    with ledger(tmp_path, rows, register_url, on="30/9") as made:
        enter(made, "done", rows[0].id, "10/9")
        enter(made, "done", rows[3].id, "20/9")
        enter(made, "done", rows[6].id, "8/9")
        enter(made, "held", rows[7].id, "18/9", reason="chờ")
        enter(made, "done", f"{C.id}@2020-W37", "11/9")
        found = month_figures(made, Month(2020, 9), day("30/9"))
        later = month_figures(made, Month(2020, 10), day("31/10"))
    t = found.totals
    # 1.1 is late for two of its three units; two orders of the same words are two tasks.
    assert (t.total, t.done_in_time, t.done_late, t.overdue, t.on_hold, t.open_in_time, t.recurring) == (
        7,
        1,
        1,
        2,
        1,
        1,
        1,
    )
    assert {who: (f.total, f.overdue) for who, f in found.units.items()} == {
        "p_yte": (3, 0),
        "p_kt": (4, 2),
        "xa_moi": (1, 1),
        "ong_huy": (1, 0),
    }
    (weekly,) = found.duties
    assert (weekly.due, weekly.in_time, weekly.missed) == (3, 1, 2)
    assert [line.task for line in found.overdue] == ["1.1", "1.1", "1"]
    # Notice 126 was finished in September and is off the books of October; 125 is there with all of it.
    assert (later.totals.total, later.totals.done_in_time, later.totals.done_late) == (6, 1, 0)
    assert {who: [str(m) for m in months] for who, months in later.repeated.items()} == {
        "p_kt": ["2020-09", "2020-10"],
        "p_yte": ["2020-09", "2020-10"],
        "xa_moi": ["2020-09", "2020-10"],
    }
