"""When each kind of deadline is due and late (record.md, Deadlines), and how recurring ones come back."""

from datetime import date

import pytest
from follow_made import ISSUED, duty

from thongbao.followup.due_dates import House, event_key, occurrences
from thongbao.vietnamese.working_days import WorkCalendar

YEAR_END = date(2020, 12, 31)


def the_only(words, house=None, **changes):
    found = list(occurrences(duty(words, **changes), house or House(), YEAR_END))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("words", "due", "late"),
    [
        ("trước ngày 15/9", "2020-09-15", "2020-09-15"),
        ("xong trước 15/9", "2020-09-15", "2020-09-15"),
        ("chậm nhất ngày 15/9", "2020-09-15", "2020-09-16"),
        ("đến ngày 15/9", "2020-09-15", "2020-09-16"),
        ("16 giờ ngày 15/9", "2020-09-15", "2020-09-16"),
        ("trước 16 giờ ngày 15/9", "2020-09-15", "2020-09-16"),
        ("trong tháng 9", "2020-09-30", "2020-10-01"),
        ("hết tháng 9", "2020-09-30", "2020-10-01"),
        ("trước tháng 10", "2020-10-01", "2020-10-01"),
        ("trong quý III/2020", "2020-09-30", "2020-10-01"),
        ("hết năm 2020", "2020-12-31", "2021-01-01"),
        ("từ ngày 01/9/2020 đến hết ngày 30/9/2020", "2020-09-30", "2020-10-01"),
        ("đến 30/9 đạt tối thiểu 70%", "2020-09-30", "2020-10-01"),
        ("trong vòng 05 ngày làm việc", "2020-09-08", "2020-09-09"),
        ("trong vòng 05 ngày làm việc kể từ ngày ban hành", "2020-09-08", "2020-09-09"),
        ("trong vòng 10 ngày", "2020-09-10", "2020-09-11"),
        ("trong vòng 02 tuần", "2020-09-14", "2020-09-15"),
        ("trong vòng 06 tháng", "2021-02-28", "2021-03-01"),
        ("trong vòng 24 giờ", "2020-09-01", "2020-09-02"),
    ],
)
def test_due_and_late_from(words, due, late):
    found = the_only(words)
    assert (str(found.due), str(found.late_from)) == (due, late)


@pytest.mark.parametrize("words", ["từ quý II/2021", "khẩn trương", "thường xuyên", "trước 16 giờ hằng ngày"])
def test_kinds_without_a_day_are_never_late(words):
    found = the_only(words)
    assert (found.due, found.late_from, found.waits_for) == (None, None, "")


def test_a_house_may_count_the_day_itself_as_in_time():
    found = the_only("trước ngày 15/9", House(before_is_late_on_the_day=False))
    assert str(found.late_from) == "2020-09-16"


def test_a_duty_without_a_deadline_occurs_once():
    assert [o.due for o in occurrences(duty(), House(), YEAR_END)] == [None]


def test_an_event_is_waited_for_until_it_has_a_date():
    waiting = the_only("trước năm học mới")
    assert (waiting.due, waiting.waits_for) == (None, "năm học mới")
    dated = the_only("trước năm học mới", House(event_dates={event_key("Năm học mới"): date(2020, 9, 5)}))
    assert (str(dated.due), str(dated.late_from), dated.waits_for) == ("2020-09-05", "2020-09-05", "")


def test_the_date_an_event_has_for_one_paper_wins():
    dates = {event_key("mùa mưa"): date(2020, 6, 1), event_key("mùa mưa", "125/TB-UBND"): date(2020, 10, 1)}
    assert str(the_only("trước mùa mưa", House(event_dates=dates)).due) == "2020-10-01"


def test_a_term_from_receipt_waits_for_the_day_of_receipt():
    words = "trong vòng 03 ngày làm việc kể từ ngày nhận văn bản"
    assert the_only(words).waits_for == "ngày nhận văn bản"
    house = House(event_dates={event_key("ngày nhận văn bản"): date(2020, 9, 1)})
    assert str(the_only(words, house).due) == "2020-09-07"  # 2/9 is off: 3, 4, 7/9


def test_a_day_given_to_all_papers_is_none_for_a_paper_issued_after_it():
    words = "trong vòng 03 ngày làm việc kể từ ngày nhận văn bản"
    house = House(
        event_dates={event_key("ngày nhận văn bản"): date(2020, 8, 3), event_key("năm học mới"): date(2019, 9, 5)}
    )
    assert (the_only(words, house).due, the_only(words, house).waits_for) == (None, "ngày nhận văn bản")
    assert the_only("trước năm học mới", house).waits_for == "năm học mới"


def test_working_days_follow_the_office_calendar():
    house = House(calendar=WorkCalendar(days_off={date(2020, 9, 3)}, make_up_days={date(2020, 9, 5)}))
    assert str(the_only("trong vòng 05 ngày làm việc", house).due) == "2020-09-08"  # 1, 4, 5, 7, 8/9


def test_weekly_begins_with_the_first_full_week_after_issue_and_is_due_on_the_house_weekday():
    # Issued on Monday 31/8: the week of 31/8 had begun, the first whole one after it is 7/9 - 13/9.
    found = list(occurrences(duty("hằng tuần"), House(), date(2020, 9, 30)))
    assert [(o.key, str(o.opens), str(o.due), str(o.late_from)) for o in found] == [
        ("2020-W37", "2020-09-07", "2020-09-11", "2020-09-12"),
        ("2020-W38", "2020-09-14", "2020-09-18", "2020-09-19"),
        ("2020-W39", "2020-09-21", "2020-09-25", "2020-09-26"),
        ("2020-W40", "2020-09-28", "2020-10-02", "2020-10-03"),
    ]


def test_the_printed_weekday_wins_over_the_house_and_before_is_late_on_the_day():
    house = House(weekly_on=1)
    assert [str(o.due) for o in occurrences(duty("hằng tuần"), house, date(2020, 9, 10))] == ["2020-09-07"]
    found = next(occurrences(duty("trước thứ Năm hằng tuần"), house, date(2020, 9, 10)))
    assert (str(found.due), str(found.late_from)) == ("2020-09-10", "2020-09-10")


@pytest.mark.parametrize(
    ("words", "keys", "dues"),
    [
        ("hằng tháng", ["2020-09", "2020-10"], ["2020-09-30", "2020-10-31"]),
        ("ngày 20 hằng tháng", ["2020-09", "2020-10"], ["2020-09-20", "2020-10-20"]),
        ("ngày 31 hằng tháng", ["2020-09", "2020-10"], ["2020-09-30", "2020-10-31"]),
        ("hằng quý", ["2020-Q4"], ["2020-12-31"]),
        ("ngày 15 tháng cuối hằng quý", ["2020-Q4"], ["2020-12-15"]),
    ],
)
def test_months_and_quarters_come_back(words, keys, dues):
    found = list(occurrences(duty(words), House(), date(2020, 10, 31)))
    assert ([o.key for o in found], [str(o.due) for o in found]) == (keys, dues)


def test_years_come_back_and_keep_the_29th_of_february():
    found = list(occurrences(duty("ngày 29/02 hằng năm"), House(), date(2024, 12, 31)))
    assert [str(o.due) for o in found] == ["2021-02-28", "2022-02-28", "2023-02-28", "2024-02-29"]


def test_several_deadlines_of_one_duty_are_told_apart():
    found = list(occurrences(duty("trước ngày 15/9", "trước ngày 30/9", "hằng tháng"), House(), date(2020, 9, 30)))
    assert [o.key for o in found] == ["h1", "h2", "2020-09"]


def test_a_week_keeps_the_name_of_its_iso_year():
    found = list(occurrences(duty("hằng tuần", started=date(2020, 12, 21)), House(), date(2021, 1, 5)))
    assert [o.key for o in found] == ["2020-W53", "2021-W01"]
    assert found[0].opens == date(2020, 12, 28)


def test_issue_on_the_first_of_a_month_leaves_that_month_out():
    found = next(occurrences(duty("hằng tháng", started=date(2020, 9, 1)), House(), YEAR_END))
    assert found.key == "2020-10"
    assert found.opens > ISSUED
