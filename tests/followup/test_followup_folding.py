"""How an occurrence stands, day by day, from the events on it; nothing that was entered is ever changed."""

from datetime import date
from itertools import pairwise

from follow_made import duty, event
from hypothesis import given
from hypothesis import strategies as st

from thongbao.followup.due_dates import House, occurrences
from thongbao.followup.duties import Happening
from thongbao.followup.folding import span_on, spans
from thongbao.followup.states import State

SEP = [date(2020, 9, day) if day else None for day in range(31)]


def states(made, events, *days):
    occurrence = next(occurrences(made, House(), date(2020, 12, 31)))
    found = spans(made, occurrence, events)
    return [span_on(found, day).state_on(day) for day in days]


def test_overdue_is_computed_from_the_day_asked_for():
    assert states(duty("trước ngày 15/9"), [], SEP[14], SEP[15]) == [State.NOT_STARTED, State.OVERDUE]


def test_started_then_overdue_then_done_late():
    events = [event("started", SEP[3]), event("done", SEP[17], 2)]
    days = SEP[2], SEP[3], SEP[15], SEP[17]
    wanted = [State.NOT_STARTED, State.IN_PROGRESS, State.OVERDUE, State.DONE_LATE]
    assert states(duty("trước ngày 15/9"), events, *days) == wanted


def test_days_late_of_open_and_done():
    made = duty("trước ngày 15/9")
    occurrence = next(occurrences(made, House(), SEP[30]))
    found = spans(made, occurrence, [event("done", SEP[17])])
    assert span_on(found, SEP[16]).days_late(SEP[16]) == 2
    assert span_on(found, SEP[30]).days_late(SEP[30]) == 3


def test_done_on_the_last_day_is_in_time():
    assert states(duty("chậm nhất ngày 15/9"), [event("done", SEP[15])], SEP[30]) == [State.DONE]


def test_an_extension_moves_the_day_from_when_it_was_allowed_and_the_old_day_stays_in_the_past():
    events = [event("extended", SEP[16], new_due=SEP[25], allowed_by="Chủ tịch")]
    days = SEP[15], SEP[16], SEP[25], SEP[26]
    wanted = [State.OVERDUE, State.NOT_STARTED, State.NOT_STARTED, State.OVERDUE]
    assert states(duty("trước ngày 15/9"), events, *days) == wanted


def test_on_hold_is_not_late_until_it_is_taken_up_again():
    events = [event("held", SEP[10]), event("started", SEP[20], 2)]
    assert states(duty("trước ngày 15/9"), events, SEP[16], SEP[20]) == [State.ON_HOLD, State.OVERDUE]


def test_what_was_entered_late_counts_on_its_own_day():
    events = [event("held", SEP[10], 1), event("done", SEP[8], 2)]
    assert states(duty("trước ngày 15/9"), events, SEP[7], SEP[8], SEP[12]) == [
        State.NOT_STARTED,
        State.DONE,
        State.DONE,
    ]


def test_a_closed_duty_only_opens_again_when_somebody_says_so():
    done, started = event("done", SEP[8], 1), event("started", SEP[9], 2)
    assert states(duty("trước ngày 15/9"), [done, started], SEP[10]) == [State.DONE]
    again = event("reopened", SEP[10], 3, reason="ghi nhầm đơn vị")
    assert states(duty("trước ngày 15/9"), [done, started, again], SEP[9], SEP[10]) == [State.DONE, State.IN_PROGRESS]


def test_a_recalled_paper_withdraws_its_open_duties_and_leaves_the_done_ones():
    recalled = duty("trước ngày 15/9", ended=SEP[12], ended_by="130/TB-UBND")
    assert states(recalled, [], SEP[11], SEP[12]) == [State.NOT_STARTED, State.WITHDRAWN]
    assert states(recalled, [event("done", SEP[10])], SEP[20]) == [State.DONE]


def test_one_period_done_leaves_the_others_open():
    made = duty("hằng tuần")
    first, second, *_rest = occurrences(made, House(), SEP[30])
    reply = [event("done", SEP[11], occurrence="2020-W37")]
    assert spans(made, first, reply)[-1].state is State.DONE
    assert spans(made, second, reply)[-1].state_on(SEP[20]) is State.OVERDUE


def test_a_recurring_duty_that_ended_has_no_later_periods():
    made = duty("hằng tuần")
    *_open, last = occurrences(made, House(), SEP[30])
    assert spans(made, last, [event("done", SEP[18])])[-1].state is State.WITHDRAWN


def test_withdrawn_and_handed_over_end_alike():
    assert states(duty("trước ngày 15/9"), [event("withdrawn", SEP[3])], SEP[16]) == [State.WITHDRAWN]
    assert states(duty("trước ngày 15/9"), [event("handed_over", SEP[3], to=("x",))], SEP[16]) == [State.WITHDRAWN]


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(Happening)), st.sampled_from(SEP[1:]), st.sampled_from(SEP[1:])), max_size=8
    )
)
def test_the_spans_leave_no_gap_and_do_not_overlap(happened):
    made = duty("trước ngày 15/9")
    events = [event(kind, day, number, new_due=new) for number, (kind, day, new) in enumerate(happened, 1)]
    found = spans(made, next(occurrences(made, House(), SEP[30])), events)
    assert found[0].start == made.started
    assert found[-1].end is None
    assert all(before.end == after.start for before, after in pairwise(found))
    assert all(span.end is None or span.end > span.start for span in found)
