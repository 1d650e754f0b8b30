"""Days, months and quarters: strict reading, and the zeros of the decree."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongbao.vietnamese.dates import (
    DateError,
    Month,
    Quarter,
    long_date,
    padded_day,
    padded_month,
    padded_number,
    parse_date,
    parse_month,
    short_date,
    today,
)

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))


@pytest.mark.parametrize("text", ["2020-08-31", "31/8/2020", "31/08/2020"])
def test_a_day_is_read(text):
    assert parse_date(text) == date(2020, 8, 31)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2020-8-31",
        "31-8-2020",
        "31/8/20",
        "31/8",
        " 31/8/2020",
        "31/8/2020\n",
        "ngày 31/8/2020",
        "３1/8/2020",
        "20200831",
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(DateError, match="không phải là ngày"):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31/9/2020", "ngày 31 tháng 9 không có trong lịch"),
        ("2021-02-29", "ngày 29 tháng 2 năm 2021 không có trong lịch"),
        ("0/9/2020", "ngày 0 tháng 9 không có trong lịch"),
        ("01/13/2020", "không có tháng 13"),
        ("01/01/1899", "năm 1899 ngoài khoảng 1900-2200"),
        ("2201-01-01", "năm 2201 ngoài khoảng 1900-2200"),
    ],
)
def test_an_unreal_day_is_named(text, message):
    with pytest.raises(DateError, match=message):
        parse_date(text)


@pytest.mark.parametrize("text", ["2020-08", "8/2020", "08/2020"])
def test_a_month_is_read(text):
    assert parse_month(text) == Month(2020, 8)


@pytest.mark.parametrize("text", ["2020-8", "8-2020", "2020-13", "0/2020", "8/1800", "tháng 8/2020"])
def test_an_unreal_month_is_refused(text):
    with pytest.raises(DateError):
        parse_month(text)


def test_a_month_knows_its_days_and_the_next():
    assert Month(2020, 2).first_day() == date(2020, 2, 1)
    assert Month(2020, 2).last_day() == date(2020, 2, 29)
    assert Month(2020, 12).next() == Month(2021, 1)
    assert Month(2020, 8) < Month(2020, 12) < Month(2021, 1)
    assert str(Month(2020, 8)) == "2020-08"


def test_a_quarter_knows_its_days_and_the_next():
    assert Quarter(2020, 3).first_day() == date(2020, 7, 1)
    assert Quarter(2020, 3).last_day() == date(2020, 9, 30)
    assert Quarter(2020, 4).next() == Quarter(2021, 1)
    assert Quarter(2020, 3).next() == Quarter(2020, 4)
    assert str(Quarter(2020, 3)) == "2020-Q3"
    assert Quarter(2020, 4).roman() == "IV"


def test_a_quarter_that_does_not_exist_is_refused():
    with pytest.raises(DateError, match="không có quý 5"):
        Quarter(2020, 5)


def test_zeros_stand_before_days_below_ten_and_months_one_and_two():
    assert [padded_day(day) for day in (1, 9, 10, 31)] == ["01", "09", "10", "31"]
    assert [padded_month(month) for month in (1, 2, 3, 9, 10, 12)] == ["01", "02", "3", "9", "10", "12"]
    assert [padded_number(number) for number in (0, 5, 10, 100)] == ["00", "05", "10", "100"]
    assert long_date(date(2026, 1, 5)) == "ngày 05 tháng 01 năm 2026"
    assert short_date(date(2026, 1, 5)) == "05/01/2026"
    assert short_date(date(2026, 3, 5)) == "05/3/2026"


def test_a_negative_number_is_not_padded():
    with pytest.raises(ValueError, match="-1"):
        padded_number(-1)


@given(DAYS)
def test_a_printed_day_is_read_back(day):
    assert parse_date(short_date(day)) == day
    assert parse_date(day.isoformat()) == day


def test_today_is_the_day_in_viet_nam():
    assert today(datetime(2026, 1, 4, 17, 0, tzinfo=UTC)) == date(2026, 1, 5)
    assert today(datetime(2026, 1, 4, 16, 59, tzinfo=UTC)) == date(2026, 1, 4)
    assert today(datetime(2026, 1, 5, 0, 30)) == date(2026, 1, 5)
    assert today() >= date(2020, 1, 1)
