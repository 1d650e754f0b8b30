"""Working days: Tết, moved days and the office's own calendar."""

from datetime import date

import pytest

from thongbao.vietnamese.working_days import CalendarError, WorkCalendar

PUBLIC = WorkCalendar()


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2020, 9, 2), "Quốc khánh"),
        (date(2025, 1, 29), "Tết"),
        (date(2026, 2, 17), "Tết"),
        (date(2020, 9, 5), "thứ Bảy"),
        (date(2020, 9, 6), "Chủ nhật"),
        (date(2024, 4, 29), "nghỉ"),  # a Monday given in exchange for Saturday 4/5/2024
    ],
)
def test_a_day_off_says_why(day, why):
    assert why.lower() in PUBLIC.day_off(day).lower()


@pytest.mark.parametrize("day", [date(2020, 9, 1), date(2024, 5, 4), date(2025, 4, 26)])
def test_working_days_and_saturdays_worked_in_exchange_are_no_days_off(day):
    assert PUBLIC.is_worked(day)


def test_five_working_days_over_the_national_day_of_2020():
    # Mon 31/8 is not counted; 1/9, 3/9, 4/9, 7/9, 8/9 are; Wed 2/9 is off, 5 and 6/9 are a weekend.
    assert PUBLIC.after(date(2020, 8, 31), 5) == date(2020, 9, 8)


def test_five_working_days_over_tet_2025():
    # Fri 24/1 is not counted; Tết takes 27/1 to 31/1 and the weekend: 3/2 to 7/2.
    assert PUBLIC.after(date(2025, 1, 24), 5) == date(2025, 2, 7)


def test_the_office_may_rest_and_work_against_the_general_calendar():
    own = WorkCalendar(days_off={date(2026, 1, 2)}, make_up_days={date(2026, 1, 10)})
    assert own.day_off(date(2026, 1, 2)) == "ngày nghỉ của cơ quan"
    assert own.is_worked(date(2026, 1, 10))
    assert own.next_worked(date(2025, 12, 31)) == date(2026, 1, 5)
    assert own.between(date(2026, 1, 5), date(2026, 1, 11)) == 5


def test_a_calendar_that_never_works_is_refused_instead_of_counted_forever():
    closed = WorkCalendar(days_off=[date.fromordinal(n) for n in range(date(2026, 1, 1).toordinal(), 740200)])
    with pytest.raises(CalendarError, match="không có ngày làm việc"):
        closed.after(date(2026, 1, 1), 1)
