"""Deadlines as values: what fits together, the machine form, and from when on it is late."""

from datetime import date

import pytest

from thongbao.vietnamese.dates import Month, Quarter
from thongbao.vietnamese.deadlines import (
    DateRange,
    Deadline,
    DeadlineError,
    DeadlineKind,
    Frequency,
    PeriodDay,
    Relative,
    Unit,
    late_from,
)

K = DeadlineKind
DAY = date(2020, 9, 15)
RANGE = DateRange(date(2026, 9, 1), date(2026, 9, 30))


def test_the_kinds_are_those_of_the_table():
    assert [str(kind) for kind in DeadlineKind] == [
        *("before", "on_or_before", "on_date", "within_month", "end_of_month", "before_month", "within_quarter"),
        *("from_quarter", "within_year", "range", "milestone", "recurring", "before_event", "relative", "none"),
    ]


@pytest.mark.parametrize(
    ("deadline", "value", "late"),
    [
        (Deadline(K.BEFORE, DAY), "2020-09-15", date(2020, 9, 15)),
        (Deadline(K.BEFORE, DAY, time="16:00"), "2020-09-15", date(2020, 9, 16)),
        (Deadline(K.ON_OR_BEFORE, DAY), "2020-09-15", date(2020, 9, 16)),
        (Deadline(K.ON_DATE, DAY, time="sáng"), "2020-09-15", date(2020, 9, 16)),
        (Deadline(K.WITHIN_MONTH, Month(2020, 9)), "2020-09", date(2020, 10, 1)),
        (Deadline(K.END_OF_MONTH, Month(2020, 12)), "2020-12", date(2021, 1, 1)),
        (Deadline(K.BEFORE_MONTH, Month(2020, 10)), "2020-10", date(2020, 10, 1)),
        (Deadline(K.WITHIN_QUARTER, Quarter(2026, 3)), "2026-Q3", date(2026, 10, 1)),
        (Deadline(K.FROM_QUARTER, Quarter(2026, 2)), "2026-Q2", None),
        (Deadline(K.WITHIN_YEAR, 2026), "2026", date(2027, 1, 1)),
        (Deadline(K.RANGE, RANGE), "2026-09-01..2026-09-30", date(2026, 10, 1)),
        (Deadline(K.MILESTONE, DAY, target="đạt tối thiểu 70%"), "2020-09-15", date(2020, 9, 16)),
        (Deadline(K.RECURRING, Frequency.WEEKLY), "weekly", None),
        (Deadline(K.RECURRING, Frequency.WEEKLY, day=PeriodDay(5)), "weekly-5", None),
        (Deadline(K.RECURRING, Frequency.MONTHLY, day=PeriodDay(20)), "monthly-20", None),
        (Deadline(K.RECURRING, Frequency.YEARLY, day=PeriodDay(15, 12, before=True)), "yearly-before-12-15", None),
        (Deadline(K.RECURRING, Frequency.CONTINUOUS), "continuous", None),
        (Deadline(K.BEFORE_EVENT, event="năm học mới"), "", None),
        (Deadline(K.RELATIVE, Relative(5, Unit.WORKING_DAYS, "ngày ký")), "5 working_days from ngày ký", None),
        (Deadline(K.RELATIVE, Relative(48, Unit.HOURS)), "48 hours", None),
        (Deadline(K.NONE), "", None),
    ],
)
def test_every_kind_has_its_machine_form_and_its_first_late_day(deadline, value, late):
    assert deadline.value_text() == value
    assert late_from(deadline) == late


def test_the_house_may_count_the_day_itself_as_in_time():
    assert late_from(Deadline(K.BEFORE, DAY), before_is_late_on_the_day=False) == date(2020, 9, 16)
    month = Deadline(K.BEFORE_MONTH, Month(2020, 10))
    assert late_from(month, before_is_late_on_the_day=False) == date(2020, 10, 1)


@pytest.mark.parametrize(
    "parts",
    [
        {"kind": K.BEFORE},
        {"kind": K.BEFORE, "value": Month(2020, 9)},
        {"kind": K.WITHIN_MONTH, "value": DAY},
        {"kind": K.WITHIN_MONTH, "value": Month(2020, 9), "time": "16:00"},
        {"kind": K.BEFORE_EVENT},
        {"kind": K.BEFORE, "value": DAY, "event": "năm học mới"},
        {"kind": K.MILESTONE, "value": DAY},
        {"kind": K.BEFORE, "value": DAY, "target": "đạt 70%"},
        {"kind": K.BEFORE, "value": DAY, "day": PeriodDay(1)},
        {"kind": K.RECURRING, "value": Frequency.CONTINUOUS, "day": PeriodDay(1)},
        {"kind": K.RECURRING, "value": Frequency.WEEKLY, "day": PeriodDay(8)},
        {"kind": K.RECURRING, "value": Frequency.MONTHLY, "day": PeriodDay(32)},
        {"kind": K.RECURRING, "value": Frequency.MONTHLY, "day": PeriodDay(1, 2)},
        {"kind": K.RECURRING, "value": Frequency.YEARLY, "day": PeriodDay(1)},
        {"kind": K.RECURRING, "value": Frequency.YEARLY, "day": PeriodDay(31, 4)},
        {"kind": K.RECURRING, "value": Frequency.YEARLY, "day": PeriodDay(1, 13)},
        {"kind": K.NONE, "value": DAY},
    ],
)
def test_parts_that_do_not_fit_are_refused(parts):
    with pytest.raises(DeadlineError):
        Deadline(**parts)


def test_a_range_does_not_end_before_it_starts():
    with pytest.raises(DeadlineError, match="kết thúc trước khi bắt đầu"):
        DateRange(date(2020, 9, 2), date(2020, 9, 1))


def test_a_relative_deadline_counts_at_least_one():
    with pytest.raises(DeadlineError):
        Relative(0, Unit.DAYS)
