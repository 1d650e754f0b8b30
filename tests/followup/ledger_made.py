"""A ledger over a register made on the spot: one issued notice whose assignments are given as rows."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

from sqlalchemy import text

from thongbao.followup.due_dates import House
from thongbao.followup.duties import Event, Happening
from thongbao.followup.ledger import Ledger, Selection, answering_map
from thongbao.followup.marking import refusal
from thongbao.followup.stored import deadlines_text
from thongbao.followup.succession import Succession
from thongbao.model.units import Units
from thongbao.store.assignment_rows import AssignmentRow, add_assignments
from thongbao.store.engine import open_store
from thongbao.store.papers import IssueRow, PaperRow, add_issue, add_papers
from thongbao.vietnamese.deadline_words import parse_deadline

ISSUER = "H99.15"
ISSUED = date(2020, 8, 31)
UNITS = {
    "don_vi": [
        {"ma": "p_yte", "ten": "Phòng Y tế", "quan_he": "truc_thuoc"},
        {"ma": "p_kt", "ten": "Phòng Kinh tế", "quan_he": "truc_thuoc"},
        {"ma": "xa_cu", "ten": "UBND xã Cũ", "quan_he": "cap_duoi", "den": "2020-09-15", "thay_bang": ["xa_moi"]},
        {"ma": "xa_moi", "ten": "UBND xã Mới", "quan_he": "cap_duoi", "tu": "2020-09-16"},
        {"ma": "tan_ra", "ten": "Ban Giải tán", "quan_he": "truc_thuoc", "den": "2020-09-15"},
    ],
    "nhom": [{"ma": "g_trong", "ten": "Các ngành"}],
    "nguoi": [{"ma": "ong_huy", "ho_ten": "Trần Văn Hai", "chuc_vu": "Phó Chủ tịch"}],
}


def day(text_):
    """Return a day of 2020 written ``15/9``."""
    number, month = map(int, text_.split("/"))
    return date(2020, month, number)


def row(task, unit, *deadlines, number=125, **values):
    """Return the row of an assignment of notice ``number``; deadlines in words."""
    made = AssignmentRow(
        issuer=ISSUER,
        id=f"{number}-tb-ubnd-2020/{task}/{unit or '-'}",
        paper=None,
        position=int(task.split(".")[0]),
        notice=f"{number}/TB-UBND",
        notice_date=ISSUED.isoformat(),
        task=task,
        section=task.split(".")[0],
        section_title="Mục",
        text=f"Việc {task}.",
        paragraph=f"Việc {task}.",
        unit=unit,
        unit_name=unit,
        role="chu_tri",
        printed="; ".join(deadlines),
        kind=str(parse_deadline(deadlines[0], ISSUED).kind) if deadlines else "none",
        deadlines=deadlines_text([parse_deadline(words, ISSUED) for words in deadlines]),
    )
    return replace(made, **values)


@contextmanager
def ledger(folder, rows, url="", *, house=None, on="1/9"):
    """Give the ledger of a register that holds these rows."""
    store = open_store(folder, url=url)
    try:
        with store.writing() as connection:
            add_assignments(connection, rows)
        succession = Succession(Units.model_validate(UNITS), day(on))
        yield Ledger(store, (ISSUER,), house or House(), succession, answering_map(succession))
    finally:
        store.close()


def issued_notice(store, number=125, on=ISSUED):
    """Register a notice and return its id."""
    with store.writing() as connection:
        add_issue(
            connection,
            IssueRow(
                f"i{number}", ISSUER, 2020, f"2020/{number}", "m", "n", "r", "2020-08-31T08:00:00+07:00", "a", "0", "{}"
            ),
        )
        paper = PaperRow(
            f"i{number}", ISSUER, "chung", 2020, number, "TB-UBND", on.isoformat(), "Thông báo", "Kết luận", "A", "CVP",
            "UBND", "Như trên", "VT", "thong-bao",
        )  # fmt: skip
        return add_papers(connection, [paper])[0]


def happened(kind, identifier, on, **values):
    """Return an event, entered on the day it happened."""
    duty, _mark, key = identifier.partition("@")
    made = Event(duty, Happening(kind), day(on), "Minh", datetime(2020, 12, 1, 8, 0, tzinfo=UTC), key)
    return replace(made, **values)


def enter(made, kind, identifier, on, **values):
    """Enter an event that nothing may refuse."""
    assert made.record([happened(kind, identifier, on, **values)], refusal) == []


def states(made, on, **filters):
    """Return id → state of the lines on a day; ``filters`` are those of a selection."""
    found = made.on(day(on)).lines(replace(Selection(), **filters), day(on))
    return {line.id.split("/", 1)[1]: str(line.state) for line in found}


def copy_of_spans(store):
    """Return the computed spans as they are stored."""
    with store.reading() as connection:
        return sorted(map(tuple, connection.execute(text("SELECT * FROM spans"))), key=repr)


extended = partial(happened, "extended", reason="chờ vốn", allowed_by="Chủ tịch")
