"""Periods and units of one task in one row of a paper."""

from datetime import date

from follow_made import line

from thongbao.followup.standing import (
    by_duty,
    by_duty_and_units,
    duty_deadline,
    late_deadlines,
    standing_words,
)
from thongbao.followup.states import State
from thongbao.followup.wording import months_words
from thongbao.vietnamese.dates import Month

WEEKLY = "125-tb-ubnd-2020/3/p_yte"


def week(number, state, days_late=0, duty=WEEKLY, due=None, **changes):
    period = f"2020-W{number}"
    due = due or date.fromisocalendar(2020, number, 5)
    about = {"kind": "recurring", "printed": "hằng tuần", "task": "3", "text": "Báo cáo tiến độ."}
    about |= {"late_from": due, "due_date": due, "first_due": due}
    return line(f"{duty}@{period}", state=state, days_late=days_late, **about, **changes)


def test_a_weekly_duty_is_one_row_and_a_dated_task_another():
    weeks = [week(37, State.OVERDUE, 9), week(38, State.DONE), week(39, State.NOT_STARTED)]
    rows = by_duty([weeks[0], line(), *weeks[1:]])
    assert [[n.id for n in row] for row in rows] == [[n.id for n in weeks], [line().id]]
    assert duty_deadline(rows[0], with_notice=True) == "hằng tuần (125/TB-UBND)"
    assert duty_deadline(rows[1], with_notice=False) == "trước ngày 05/9"


def test_a_single_period_keeps_its_day():
    assert duty_deadline([week(37, State.NOT_STARTED)], with_notice=False) == "hằng tuần: 11/9/2020"


def test_periods_are_counted_by_how_they_stand():
    assert standing_words([week(37, State.OVERDUE, 9)]) == "Quá hạn 09 ngày"
    several = [
        week(36, State.OVERDUE, 16),
        week(37, State.OVERDUE, 9),
        week(38, State.DONE),
        week(39, State.DONE_LATE, 2),
        week(40, State.ON_HOLD),
        week(41, State.NOT_STARTED),
    ]
    words = "Quá hạn 02 kỳ, lâu nhất 16 ngày; hoàn thành 02/06 kỳ (01 muộn); tạm dừng 01 kỳ; chưa đến hạn 01 kỳ"
    assert standing_words(several) == words
    assert standing_words(several[1:3]) == "Quá hạn 01 kỳ 09 ngày; hoàn thành 01/02 kỳ"


def test_units_of_one_task_that_stand_apart_are_counted_as_units():
    one, other = line("125/3/a", state=State.DONE), line("125/3/b", state=State.OVERDUE, days_late=4)
    assert by_duty([one, other]) == [[one, other]]
    assert standing_words([one, other]) == "Quá hạn 01 đơn vị 04 ngày; hoàn thành 01/02 đơn vị"
    both = [week(n, State.DONE if n == 37 else State.NOT_STARTED, duty=d) for n in (37, 38) for d in ("x/3/a", "x/3/b")]
    assert standing_words(both) == "Hoàn thành 02/04 lượt; chưa đến hạn 02 lượt"


def test_what_was_withdrawn_counts_only_when_nothing_else_is_there():
    gone = week(37, State.WITHDRAWN)
    assert standing_words([gone]) == "Thu hồi"
    assert standing_words([gone, week(38, State.DONE)]) == "Hoàn thành"


def test_late_periods_of_the_same_units_are_one_row_with_their_days():
    one = [week(n, State.OVERDUE, 60 - n, duty="x/3/a") for n in (36, 37, 38)]
    other = [week(n, State.OVERDUE, 60 - n, duty="x/3/b") for n in (37, 38)]
    rows = by_duty_and_units([*one, *other])
    assert [[n.id for n in row] for row in rows] == [
        ["x/3/a@2020-W36"],
        ["x/3/a@2020-W37", "x/3/b@2020-W37", "x/3/a@2020-W38", "x/3/b@2020-W38"],
    ]
    assert late_deadlines(rows[1], with_notice=False) == "hằng tuần: 11/9/2020, 18/9/2020"
    assert late_deadlines(rows[0], with_notice=True) == "hằng tuần: 04/9/2020 (125/TB-UBND)"


def test_many_late_periods_are_a_stretch_of_time():
    weeks = [week(n, State.OVERDUE, 60 - n) for n in range(31, 40)]
    assert late_deadlines(weeks, with_notice=False) == "hằng tuần: 09 kỳ, từ 31/7/2020 đến 25/9/2020"


def test_months_in_a_row_name_each_year_once():
    months = [Month(2025, 11), Month(2025, 12), Month(2026, 1), Month(2026, 2)]
    assert months_words(months) == "tháng 11, 12/2025; tháng 01, 02/2026"
    assert months_words(months[:1]) == "tháng 11/2025"
