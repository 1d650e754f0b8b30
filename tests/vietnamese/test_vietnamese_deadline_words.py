"""The words of a ``han:`` key: the whole table of record.md with its variants, and what is refused."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongbao.vietnamese.dates import Month, Quarter
from thongbao.vietnamese.deadline_print import print_deadline
from thongbao.vietnamese.deadline_words import find_deadlines, parse_deadline
from thongbao.vietnamese.deadlines import (
    DateRange,
    Deadline,
    DeadlineError,
    DeadlineKind,
    Frequency,
    PeriodDay,
    Relative,
    Unit,
)

BASE = date(2020, 8, 31)

# words | kind | value | canonical words
TABLE = """
trước ngày 15/9 | before | 2020-09-15 | trước ngày 15/9/2020
trước 15/9 | before | 2020-09-15 | trước ngày 15/9/2020
trước ngày 05/9/2020 | before | 2020-09-05 | trước ngày 05/9/2020
Trước ngày 15 tháng 9 năm 2020. | before | 2020-09-15 | trước ngày 15/9/2020
trước ngày 15 tháng 9 | before | 2020-09-15 | trước ngày 15/9/2020
trước ngày 15.9.2020 | before | 2020-09-15 | trước ngày 15/9/2020
trước ngày 15-9-2020 | before | 2020-09-15 | trước ngày 15/9/2020
trước ngày mùng 5 tháng 9 | before | 2020-09-05 | trước ngày 05/9/2020
xong trước 15/9 | before | 2020-09-15 | trước ngày 15/9/2020
hoàn thành trước ngày 15/9; | before | 2020-09-15 | trước ngày 15/9/2020
Hoàn thành trước 20/9 | before | 2020-09-20 | trước ngày 20/9/2020
chậm nhất trước ngày 20/9/2020 | before | 2020-09-20 | trước ngày 20/9/2020
báo cáo trước ngày 20/9/2020 | before | 2020-09-20 | trước ngày 20/9/2020
Thời hạn hoàn thành: trước ngày 15/9 | before | 2020-09-15 | trước ngày 15/9/2020
trước thời điểm 30/4/2026 | before | 2026-04-30 | trước ngày 30/4/2026
trước thứ Sáu, ngày 11/9 | before | 2020-09-11 | trước ngày 11/9/2020
trước thứ 6 ngày 11/9 | before | 2020-09-11 | trước ngày 11/9/2020
trước 16 giờ ngày 30/7/2026 | before | 2026-07-30 | trước 16 giờ ngày 30/7/2026
trước quý IV/2026 | before | 2026-10-01 | trước ngày 01/10/2026
chậm nhất ngày 15/9 | on_or_before | 2020-09-15 | chậm nhất ngày 15/9/2020
chậm nhất 15/9 | on_or_before | 2020-09-15 | chậm nhất ngày 15/9/2020
chậm nhất là ngày 15/9 | on_or_before | 2020-09-15 | chậm nhất ngày 15/9/2020
chậm nhất đến hết ngày 15/9 | on_or_before | 2020-09-15 | chậm nhất ngày 15/9/2020
chậm nhất 17 giờ 00 phút, ngày 15/9 | on_or_before | 2020-09-15 | chậm nhất 17 giờ ngày 15/9/2020
đến ngày 15/9 | on_or_before | 2020-09-15 | chậm nhất ngày 15/9/2020
đến 30/9 | on_or_before | 2020-09-30 | chậm nhất ngày 30/9/2020
hạn 15/9 | on_or_before | 2020-09-15 | chậm nhất ngày 15/9/2020
hạn cuối ngày 15/9 | on_or_before | 2020-09-15 | chậm nhất ngày 15/9/2020
hết ngày 15/9 | on_or_before | 2020-09-15 | chậm nhất ngày 15/9/2020
2020-09-15 | on_or_before | 2020-09-15 | chậm nhất ngày 15/9/2020
15/9/2020 | on_or_before | 2020-09-15 | chậm nhất ngày 15/9/2020
15/9 | on_or_before | 2020-09-15 | chậm nhất ngày 15/9/2020
16 giờ ngày 30/7/2026 | on_date | 2026-07-30 | 16 giờ ngày 30/7/2026
16 giờ 30 phút ngày 30/7/2026 | on_date | 2026-07-30 | 16 giờ 30 phút ngày 30/7/2026
16h30 ngày 30/7/2026 | on_date | 2026-07-30 | 16 giờ 30 phút ngày 30/7/2026
16:30 ngày 30/7/2026 | on_date | 2026-07-30 | 16 giờ 30 phút ngày 30/7/2026
8 giờ sáng ngày 30/7/2026 | on_date | 2026-07-30 | 08 giờ ngày 30/7/2026
2 giờ chiều ngày 30/7/2026 | on_date | 2026-07-30 | 14 giờ ngày 30/7/2026
sáng ngày 30/7/2026 | on_date | 2026-07-30 | sáng ngày 30/7/2026
cuối giờ chiều ngày 05/9 | on_date | 2020-09-05 | chiều ngày 05/9/2020
trong ngày 15/9 | on_date | 2020-09-15 | ngày 15/9/2020
hoàn thành ngày 15/9 | on_date | 2020-09-15 | ngày 15/9/2020
trong tháng 9 | within_month | 2020-09 | trong tháng 9/2020
trong tháng 9/2020 | within_month | 2020-09 | trong tháng 9/2020
hoàn thành trong tháng 9/2020 | within_month | 2020-09 | trong tháng 9/2020
trong tháng 02 năm 2021 | within_month | 2021-02 | trong tháng 02/2021
tháng 9/2020 | within_month | 2020-09 | trong tháng 9/2020
hết tháng 9 | end_of_month | 2020-09 | hết tháng 9/2020
đến hết tháng 9/2020 | end_of_month | 2020-09 | hết tháng 9/2020
cuối tháng 9 | end_of_month | 2020-09 | hết tháng 9/2020
trước tháng 10 | before_month | 2020-10 | trước tháng 10/2020
trước tháng 10/2020 | before_month | 2020-10 | trước tháng 10/2020
trong quý III/2026 | within_quarter | 2026-Q3 | trong quý III/2026
trong quý IV | within_quarter | 2020-Q4 | trong quý IV/2020
trong quý 3/2026 | within_quarter | 2026-Q3 | trong quý III/2026
hết quý III năm 2026 | within_quarter | 2026-Q3 | trong quý III/2026
từ quý II/2026 | from_quarter | 2026-Q2 | từ quý II/2026
trong năm 2026 | within_year | 2026 | trong năm 2026
hết năm 2026 | within_year | 2026 | trong năm 2026
từ ngày 01/9/2026 đến ngày 30/9/2026 | range | 2026-09-01..2026-09-30 | từ ngày 01/9/2026 đến hết ngày 30/9/2026
từ ngày 01/9 đến hết ngày 30/9 | range | 2020-09-01..2020-09-30 | từ ngày 01/9/2020 đến hết ngày 30/9/2020
từ 01/9 đến 30/9/2026 | range | 2026-09-01..2026-09-30 | từ ngày 01/9/2026 đến hết ngày 30/9/2026
từ ngày 01 đến ngày 30/9/2026 | range | 2026-09-01..2026-09-30 | từ ngày 01/9/2026 đến hết ngày 30/9/2026
từ 01 - 30/9/2026 | range | 2026-09-01..2026-09-30 | từ ngày 01/9/2026 đến hết ngày 30/9/2026
từ ngày 15/12 đến ngày 15/01/2021 | range | 2020-12-15..2021-01-15 | từ ngày 15/12/2020 đến hết ngày 15/01/2021
từ ngày 15/12/2020 đến ngày 15/01 | range | 2020-12-15..2021-01-15 | từ ngày 15/12/2020 đến hết ngày 15/01/2021
từ tháng 9 đến tháng 12/2020 | range | 2020-09-01..2020-12-31 | từ ngày 01/9/2020 đến hết ngày 31/12/2020
từ quý III đến quý IV/2020 | range | 2020-07-01..2020-12-31 | từ ngày 01/7/2020 đến hết ngày 31/12/2020
đến 30/9 đạt tối thiểu 70% | milestone | 2020-09-30 | đến ngày 30/9/2020 đạt tối thiểu 70%
đến hết quý III/2026 giải ngân đạt 60% | milestone | 2026-09-30 | đến ngày 30/9/2026 giải ngân đạt 60%
đến hết năm 2026 đạt 15 tiêu chí | milestone | 2026-12-31 | đến ngày 31/12/2026 đạt 15 tiêu chí
hằng tuần | recurring | weekly | hằng tuần
hàng tháng | recurring | monthly | hằng tháng
hằng quý | recurring | quarterly | hằng quý
hàng năm | recurring | yearly | hằng năm
định kỳ hằng tuần | recurring | weekly | hằng tuần
định kỳ ngày 20 hằng tháng | recurring | monthly-20 | ngày 20 hằng tháng
trước ngày 20 hằng tháng | recurring | monthly-before-20 | trước ngày 20 hằng tháng
ngày 20 của tháng cuối quý | recurring | quarterly-20 | ngày 20 tháng cuối hằng quý
trước ngày 15/12 hằng năm | recurring | yearly-before-12-15 | trước ngày 15/12 hằng năm
thứ Sáu hằng tuần | recurring | weekly-5 | thứ Sáu hằng tuần
thứ 6 hàng tuần | recurring | weekly-5 | thứ Sáu hằng tuần
Chủ nhật hằng tuần | recurring | weekly-7 | Chủ nhật hằng tuần
thường xuyên | recurring | continuous | thường xuyên
hằng ngày | recurring | daily | hằng ngày
trước 16 giờ hằng ngày | recurring | daily | hằng ngày
hằng tuần, vào thứ Sáu | recurring | weekly-5 | thứ Sáu hằng tuần
hằng tháng trước ngày 20 | recurring | monthly-before-20 | trước ngày 20 hằng tháng
từ nay đến hết năm | within_year | 2020 | trong năm 2020
trong tháng này | within_month | 2020-08 | trong tháng 8/2020
trong tháng sau | within_month | 2020-09 | trong tháng 9/2020
trước ngày 10 tháng sau | before | 2020-09-10 | trước ngày 10/9/2020
vào đầu tháng 9 | within_month | 2020-09 | trong tháng 9/2020
trước kỳ nghỉ hè | before_event | | trước kỳ nghỉ hè
trước cuộc họp cha mẹ học sinh | before_event | | trước cuộc họp cha mẹ học sinh
trước ngày Thương binh - Liệt sĩ | before_event | | trước ngày Thương binh - Liệt sĩ
không muộn hơn ngày 15/9 | on_or_before | 2020-09-15 | chậm nhất ngày 15/9/2020
trong 02 ngày 17 và 18/9 | range | 2020-09-17..2020-09-18 | từ ngày 17/9/2020 đến hết ngày 18/9/2020
trước năm học mới | before_event | | trước năm học mới
trước mùa mưa 2026 | before_event | | trước mùa mưa 2026
trước Đại hội Đảng bộ huyện | before_event | | trước Đại hội Đảng bộ huyện
trước ngày hội đại đoàn kết | before_event | | trước ngày hội đại đoàn kết
trong vòng 05 ngày làm việc kể từ ngày nhận văn bản | relative | 5 working_days from ngày nhận văn bản | =
trong thời hạn 10 ngày, kể từ ngày ký | relative | 10 days from ngày ký | trong vòng 10 ngày kể từ ngày ký
chậm nhất 03 (ba) ngày sau khi họp | relative | 3 days from khi họp | trong vòng 03 ngày kể từ khi họp
trong vòng 48 giờ | relative | 48 hours | trong vòng 48 giờ
khẩn trương | none | | không
ngay | none | | không
kịp thời | none | | không
không | none | | không
"""
ROWS = [[cell.strip() for cell in row.split("|")] for row in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("words", "kind", "value", "canonical"), ROWS, ids=[row[0] for row in ROWS])
def test_the_table_is_read_and_printed(words, kind, value, canonical):
    deadline = parse_deadline(words, BASE)
    assert deadline is not None
    assert (deadline.kind, deadline.value_text(), deadline.printed) == (kind, value, words)
    assert print_deadline(deadline) == (words if canonical == "=" else canonical)


def test_the_table_holds_every_kind():
    assert {row[1] for row in ROWS} == set(DeadlineKind)


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("16 giờ ngày 30/7/2026", "16:00"),
        ("trước 7h05 ngày 30/7/2026", "07:05"),
        ("9g30 ngày 30/7/2026", "09:30"),
        ("1 giờ trưa ngày 30/7/2026", "13:00"),
        ("trước 24 giờ ngày 30/7/2026", "24:00"),
        ("chậm nhất sáng ngày 30/7/2026", "sáng"),
        ("buổi chiều ngày 30/7/2026", "chiều"),
        ("trước ngày 30/7/2026", ""),
    ],
)
def test_the_time_of_day_is_kept(words, time):
    deadline = parse_deadline(words, None)
    assert deadline is not None
    assert deadline.time == time


def test_event_and_target_are_the_words_of_the_text():
    event = parse_deadline("trước mùa mưa 2026", BASE)
    milestone = parse_deadline("đến 30/9 đạt tối thiểu 70%", BASE)
    assert event == Deadline(DeadlineKind.BEFORE_EVENT, printed="trước mùa mưa 2026", event="mùa mưa 2026")
    assert milestone is not None
    assert milestone.target == "đạt tối thiểu 70%"


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        ".",
        "abc",
        "trước",
        "trước hết",
        "trước mắt",
        "trước ngày 15",
        "trước tháng",
        "trước 15/9/20",
        "trong tháng",
        "trước ngày 15-20/9",
        "trước ngày 10/9 và 15/9",
        "trước 10/9; trước 15/9",
        "12/2020/NQ-HĐND",
        "đợt II/2020",
        "giai đoạn 2021 - 2025",
        "trong tháng 9, tháng 10",
        "Rà soát tiêu chí, xong trước ngày 15/9",
        "trước " * 200,
    ],
)
def test_what_is_not_one_deadline_gives_none(words):
    assert parse_deadline(words, BASE) is None


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("trước ngày 31/9", "ngày 31 tháng 9 không có trong lịch"),
        ("2020-09-31", "ngày 31 tháng 9 không có trong lịch"),
        ("trước ngày 29/02/2021", "ngày 29 tháng 2 năm 2021 không có trong lịch"),
        ("trong tháng 13", "không có tháng 13"),
        ("trước ngày 15/9/2520", "năm 2520"),
        ("trong tháng 9/2520", "năm 2520"),
        ("trước 25 giờ ngày 03/9", "không có giờ"),
        ("trước 16 giờ 75 phút ngày 03/9", "không có giờ"),
        ("từ ngày 05/9/2020 đến ngày 01/9/2020", "kết thúc trước khi bắt đầu"),
        ("ngày 20 hằng tuần", "không chỉ rõ một ngày"),
        ("ngày 32 hằng tháng", "không có ngày 32"),
        ("từ ngày 05 đến tháng 9", "thiếu tháng"),
        ("trong vòng 0 ngày kể từ ngày ký", "từ 1 trở lên"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(words, message):
    with pytest.raises(DeadlineError, match=message):
        parse_deadline(words, BASE)


@pytest.mark.parametrize("words", ["trước ngày 15/9", "trong tháng 9", "trong quý IV", "từ 01/9 đến 30/9", "hạn 15/9"])
def test_without_year_and_base_the_year_is_asked_for(words):
    with pytest.raises(DeadlineError, match="hãy ghi cả năm"):
        parse_deadline(words, None)


@pytest.mark.parametrize(
    ("words", "base", "value"),
    [
        ("trước ngày 15/9", date(2020, 8, 31), "2020-09-15"),
        ("trước ngày 15/02", date(2020, 8, 31), "2020-02-15"),
        ("trước ngày 15/01", date(2020, 8, 31), "2021-01-15"),
        ("trong tháng 6", Month(2020, 12), "2020-06"),
        ("trong tháng 5", Month(2020, 12), "2021-05"),
        ("trong quý I", Month(2020, 8), "2020-Q1"),
        ("trong quý I", Month(2020, 12), "2021-Q1"),
        ("trước ngày 31/12", date(2020, 1, 1), "2020-12-31"),
    ],
)
def test_a_month_more_than_six_before_the_base_is_of_the_next_year(words, base, value):
    deadline = parse_deadline(words, base)
    assert deadline is not None
    assert (deadline.value_text(), deadline.year_inferred) == (value, True)


@pytest.mark.parametrize("words", ["trước ngày 15/9/2020", "hằng tuần", "15/9/2020", "từ 01/9 đến 30/9/2020", "ngay"])
def test_a_printed_year_is_not_inferred(words):
    deadline = parse_deadline(words, BASE)
    assert deadline is not None
    assert deadline.year_inferred is False


# Properties ------------------------------------------------------------------------------------------------------

YEARS = st.integers(1900, 2200)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))
MONTHS = st.builds(Month, YEARS, st.integers(1, 12))
QUARTERS = st.builds(Quarter, YEARS, st.integers(1, 4))
CLOCK = st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59))
TIMES = st.just("") | CLOCK | st.sampled_from(["sáng", "trưa", "chiều", "tối", "24:00"])
TARGETS = st.builds(
    "{} {}%".format, st.sampled_from(["đạt", "đạt tối thiểu", "giải ngân đạt trên"]), st.integers(1, 100)
)
EVENTS = st.sampled_from(["năm học mới", "mùa mưa 2026", "Tết Nguyên đán Bính Ngọ 2026", "khai giảng", "kỳ họp thứ 5"])
STARTS = st.sampled_from(["ngày nhận văn bản", "ngày 15/9/2020", "khi nhận đủ hồ sơ", "ngày ký"])
BEFORE = st.booleans()


@st.composite
def recurring(draw):
    yearly_day = draw(st.dates(min_value=date(2020, 1, 1), max_value=date(2020, 12, 31)))
    days = {
        Frequency.WEEKLY: st.builds(PeriodDay, st.integers(1, 7), before=BEFORE),
        Frequency.MONTHLY: st.builds(PeriodDay, st.integers(1, 31), before=BEFORE),
        Frequency.QUARTERLY: st.builds(PeriodDay, st.integers(1, 31), before=BEFORE),
        Frequency.YEARLY: st.builds(PeriodDay, st.just(yearly_day.day), st.just(yearly_day.month), before=BEFORE),
        Frequency.CONTINUOUS: st.none(),
        Frequency.DAILY: st.none(),
    }
    frequency = draw(st.sampled_from(Frequency))
    return Deadline(DeadlineKind.RECURRING, frequency, day=draw(st.none() | days[frequency]))


DEADLINES = {
    **{
        kind: st.builds(Deadline, st.just(kind), DAYS, time=TIMES)
        for kind in (DeadlineKind.BEFORE, DeadlineKind.ON_OR_BEFORE, DeadlineKind.ON_DATE)
    },
    **{
        kind: st.builds(Deadline, st.just(kind), MONTHS)
        for kind in (DeadlineKind.WITHIN_MONTH, DeadlineKind.END_OF_MONTH, DeadlineKind.BEFORE_MONTH)
    },
    DeadlineKind.WITHIN_QUARTER: st.builds(Deadline, st.just(DeadlineKind.WITHIN_QUARTER), QUARTERS),
    DeadlineKind.FROM_QUARTER: st.builds(Deadline, st.just(DeadlineKind.FROM_QUARTER), QUARTERS),
    DeadlineKind.WITHIN_YEAR: st.builds(Deadline, st.just(DeadlineKind.WITHIN_YEAR), YEARS),
    DeadlineKind.RANGE: st.builds(
        Deadline, st.just(DeadlineKind.RANGE), st.tuples(DAYS, DAYS).map(lambda days: DateRange(*sorted(days)))
    ),
    DeadlineKind.MILESTONE: st.builds(Deadline, st.just(DeadlineKind.MILESTONE), DAYS, target=TARGETS),
    DeadlineKind.RECURRING: recurring(),
    DeadlineKind.BEFORE_EVENT: st.builds(Deadline, st.just(DeadlineKind.BEFORE_EVENT), event=EVENTS),
    DeadlineKind.RELATIVE: st.builds(
        Deadline,
        st.just(DeadlineKind.RELATIVE),
        st.builds(Relative, st.integers(1, 999), st.sampled_from(Unit), STARTS),
    ),
    DeadlineKind.NONE: st.just(Deadline(DeadlineKind.NONE)),
}
BASES = st.none() | DAYS | MONTHS


def bare(deadline):
    return replace(deadline, printed="", year_inferred=False)


@pytest.mark.parametrize("kind", DeadlineKind)
@given(data=st.data())
def test_what_is_printed_is_read_back(kind, data):
    deadline = data.draw(DEADLINES[kind])
    read = parse_deadline(print_deadline(deadline), data.draw(BASES))
    assert read is not None
    assert bare(read) == deadline
    assert read.year_inferred is False


@pytest.mark.parametrize("kind", [kind for kind in DeadlineKind if kind is not DeadlineKind.NONE])
@given(data=st.data())
def test_what_is_printed_is_found_in_a_sentence(kind, data):
    deadline = data.draw(DEADLINES[kind])
    words = f"hoàn thành {print_deadline(deadline)}"
    text = f"Giao Phòng Nội vụ rà soát 12 tiêu chí theo Nghị định số 30/2020/NĐ-CP, {words}; các xã thực hiện."
    (found,) = find_deadlines(text, None)
    assert text[found.start : found.end] == found.deadline.printed == words
    assert bare(found.deadline) == deadline


@given(st.text(alphabet="trướcngàyđếhạn 0123456789/-:.%,hằtuầháqýIVừmk\n", max_size=80), BASES)
def test_any_text_is_read_without_a_fault_of_the_program(text, base):
    find_deadlines(text, base)
    with suppress(DeadlineError):
        parse_deadline(text, base)
