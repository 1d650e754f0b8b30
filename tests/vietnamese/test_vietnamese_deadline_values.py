"""The machine form of a deadline leads back to the deadline."""

from dataclasses import replace
from datetime import date

import pytest

from thongbao.vietnamese.deadline_values import read_deadline_value
from thongbao.vietnamese.deadline_words import parse_deadline
from thongbao.vietnamese.deadlines import DeadlineError

BASE = date(2020, 8, 31)


@pytest.mark.parametrize(
    "words",
    [
        "trước ngày 15/9",
        "chậm nhất ngày 20/9/2020",
        "16 giờ ngày 30/7/2026",
        "trong tháng 9/2020",
        "hết tháng 9",
        "trước tháng 10",
        "trong quý III/2026",
        "từ quý II/2026",
        "hết năm 2026",
        "từ ngày 01/9/2026 đến hết ngày 30/9/2026",
        "đến 30/9 đạt tối thiểu 70%",
        "hằng tuần",
        "trước thứ Năm hằng tuần",
        "ngày 20 hằng tháng",
        "ngày 15 tháng cuối hằng quý",
        "trước ngày 15/12 hằng năm",
        "thường xuyên",
        "trước năm học mới",
        "trong vòng 05 ngày làm việc kể từ ngày nhận văn bản",
        "trong vòng 10 ngày",
        "khẩn trương",
    ],
)
def test_what_is_kept_of_a_deadline_is_read_again_as_the_same(words):
    deadline = parse_deadline(words, BASE)
    again = read_deadline_value(
        deadline.kind,
        deadline.value_text(),
        printed=deadline.printed,
        time=deadline.time,
        event=deadline.event,
        target=deadline.target,
    )
    assert again == replace(deadline, year_inferred=False)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("before", ""),
        ("before", "2020-13-01"),
        ("recurring", "weekly-9"),
        ("recurring", "often"),
        ("within_quarter", "2020-Q5"),
        ("relative", "5 fortnights"),
        ("someday", ""),
    ],
)
def test_a_spoilt_value_is_named_in_words(kind, value):
    with pytest.raises(DeadlineError):
        read_deadline_value(kind, value)
