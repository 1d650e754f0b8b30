"""Duties, events and lines made by hand, the least that is needed."""

from datetime import UTC, date, datetime

from thongbao.followup.duties import Duty, Event, Happening, Role
from thongbao.followup.listing import Listed
from thongbao.followup.states import State
from thongbao.vietnamese.deadline_words import parse_deadline

ISSUED = date(2020, 8, 31)
NOW = datetime(2020, 9, 1, 8, 0, tzinfo=UTC)


def duty(*deadlines, started=ISSUED, **changes):
    """Return a duty of Phòng Y tế with the deadlines read from words."""
    made = {
        "id": "125-tb-ubnd-2020/7.1a/p_yte",
        "notice": "125/TB-UBND",
        "task": "7.1a",
        "text": "Tham mưu giải thể khu cách ly tập trung.",
        "unit": "p_yte",
        "role": Role.LEAD,
        "started": started,
        "deadlines": tuple(parse_deadline(words, started) for words in deadlines),
    }
    return Duty(**{**made, **changes})


def event(kind, day, number=1, **changes):
    """Return an event on that duty."""
    made = {"duty": "125-tb-ubnd-2020/7.1a/p_yte", "by": "Lê Minh", "recorded": NOW}
    return Event(kind=Happening(kind), day=day, number=number, **{**made, **changes})


def line(identifier="125-tb-ubnd-2020/7.1a/p_yte", **changes):
    """Return a line as lists have it."""
    known, _mark, occurrence = identifier.partition("@")
    made = {
        "issuer": "ubnd-huyen",
        "duty": known,
        "occurrence": occurrence,
        "notice": "125/TB-UBND",
        "task": "7.1a",
        "section": "7",
        "section_title": "Công tác y tế",
        "text": "Tham mưu giải thể khu cách ly tập trung tại bản Nà Pầu trước ngày 05/9.",
        "unit": "p_yte",
        "unit_then": "p_yte",
        "role": "chu_tri",
        "through": "",
        "persons": (),
        "supervisors": ("ong_hai",),
        "product": "",
        "source": "",
        "kind": "before",
        "printed": "trước ngày 05/9",
        "started": ISSUED,
        "opens": ISSUED,
        "due_date": date(2020, 9, 5),
        "first_due": date(2020, 9, 5),
        "late_from": date(2020, 9, 5),
        "waits_for": "",
        "state": State.NOT_STARTED,
        "days_late": 0,
        "extended": False,
        "done_on": None,
        "version": 0,
    }
    return Listed(**{**made, **changes})
