"""The .ics files, read by a calendar library that is not the one that writes them."""

from datetime import date, timedelta

import vobject
from follow_made import line

from thongbao.followup.calendar_file import calendar_file
from thongbao.followup.states import State


def made(lines, succession):
    data = calendar_file(lines, succession, name="Phòng Y tế", issuer="UBND huyện Tân Uyên", near_days=5)
    return vobject.readOne(data.decode()), data


def test_a_line_with_a_day_is_an_event_and_a_to_do_with_alarms(succession):
    calendar, data = made([line()], succession)
    event, todo = calendar.vevent, calendar.vtodo
    assert event.dtstart.value == date(2020, 9, 5)
    assert todo.due.value == date(2020, 9, 5)
    assert event.summary.value.startswith("Phòng Y tế: Tham mưu giải thể khu cách ly")
    assert "Thời hạn: trước ngày 05/9" in event.description.value
    triggers = [alarm.trigger.value for alarm in event.valarm_list]
    assert triggers == [timedelta(days=-5, hours=8), timedelta(days=-1, hours=8)]
    assert all(len(row) <= 75 for row in data.split(b"\r\n"))


def test_a_line_without_a_day_is_a_to_do_only(succession):
    calendar, _data = made([line(due_date=None, late_from=None)], succession)
    assert "vevent" not in calendar.contents
    assert not hasattr(calendar.vtodo, "due")


def test_it_is_a_calendar_and_no_message_between_calendars(succession):
    calendar, data = made([line()], succession)
    # A message would need an ORGANIZER and may hold components of one kind only (RFC 5546, 3.2.1).
    assert "method" not in calendar.contents
    assert calendar.version.value == "2.0"
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")


def test_what_is_done_is_completed_and_rings_no_more(succession):
    calendar, _data = made([line(state=State.DONE, done_on=date(2020, 9, 4), version=7)], succession)
    assert calendar.vtodo.status.value == "COMPLETED"
    assert "valarm" not in calendar.vevent.contents


def test_a_second_file_updates_the_first(succession):
    before, _data = made([line(version=3)], succession)
    after, _data = made([line(version=9, due_date=date(2020, 9, 25))], succession)
    assert before.vevent.uid.value == after.vevent.uid.value
    assert int(after.vevent.sequence.value) > int(before.vevent.sequence.value)


def test_a_line_that_ends_with_its_paper_and_comes_back_counts_on(succession):
    stages = [line(version=3), line(version=3, state=State.WITHDRAWN), line(version=4)]
    numbers = [int(made([stage], succession)[0].vtodo.sequence.value) for stage in stages]
    assert numbers == sorted(set(numbers))


def test_the_periods_of_a_duty_have_uids_of_their_own(succession):
    calendar, _data = made([line(f"x/p_yte@2020-W{week}") for week in (37, 38)], succession)
    uids = {component.uid.value for component in calendar.components()}
    assert len(uids) == 4
    assert all("@" in uid and uid.count("@") == 1 for uid in uids)


def test_a_withdrawn_line_is_cancelled(succession):
    calendar, _data = made([line(state=State.WITHDRAWN)], succession)
    assert (calendar.vevent.status.value, calendar.vtodo.status.value) == ("CANCELLED", "CANCELLED")


def test_the_same_lines_give_the_same_bytes(succession):
    assert made([line()], succession)[1] == made([line()], succession)[1]
