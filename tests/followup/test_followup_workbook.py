"""The workbook units fill in: what it holds, and what is made of it when it comes back, however it was treated."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

import openpyxl
import pytest
from follow_made import event, line

from thongbao.errors import SourceError
from thongbao.followup.duties import Happening
from thongbao.followup.states import State
from thongbao.followup.workbook import Reply, workbook
from thongbao.followup.workbook_changes import incoming
from thongbao.followup.workbook_columns import HEADINGS, Col
from thongbao.followup.workbook_reading import read_workbook

COLUMNS = list(HEADINGS)
NOW = datetime(2020, 9, 10, 3, 0, tzinfo=UTC)
TODAY = date(2020, 9, 10)
A, B, C = (f"125-tb-ubnd-2020/{task}" for task in ("7.1a/p_yte", "9.1a/p_noivu", "5.4b/ban_qlda@2020-W37"))
LINES = [
    line(A, state=State.OVERDUE, days_late=6),
    line(
        B, unit="p_noivu", unit_then="p_noivu", text="=1+1 là việc của Phòng Nội vụ", state=State.IN_PROGRESS, version=4
    ),
    line(C, unit="ban_qlda", unit_then="ban_qlda", kind="recurring", printed="hằng tuần", due_date=date(2020, 9, 11)),
]
KNOWN = {made.id: made for made in LINES}


@pytest.fixture
def written(succession):
    return workbook(LINES, succession, title="Theo dõi nhiệm vụ", replies={B: Reply(note="đã có dự thảo")})


def edited(data, change):
    """Return the workbook after ``change(book)``, saved by another program than wrote it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def cell(sheet, identifier, column):
    """Return the cell of the row with that id."""
    row = next(r for r in range(3, sheet.max_row + 1) if sheet.cell(r, 1).value == identifier)
    return sheet.cell(row, COLUMNS.index(column) + 1)


def put(identifier, sheet="Tất cả", **cells):
    def change(book):
        for column, value in cells.items():
            cell(book[sheet], identifier, Col[column]).value = value

    return change


def asked(data, known=None, histories=None, source="tra-ve.xlsx"):
    rows, known = read_workbook(data, source), KNOWN if known is None else known
    return incoming(rows, known, by="Minh", now=NOW, today=TODAY, source=source, histories=histories)


def numbered(events, first):
    """Return events as they are after they were entered."""
    return [replace(event, number=number) for number, event in enumerate(events, first)]


def test_a_sheet_of_all_one_a_unit_and_a_summary(written):
    book = openpyxl.load_workbook(io.BytesIO(written))
    units = ["Ban Quản lý dự án đầu tư xây", "Phòng Nội vụ", "Phòng Y tế"]
    assert book.sheetnames == ["Tất cả", *units, "Tổng hợp"]
    sheet = book["Tất cả"]
    assert [c.value for c in sheet[2]] == [heading.words for heading in HEADINGS.values()]
    assert sheet.freeze_panes == "B3"
    assert sheet.auto_filter.ref == "A2:T5"
    assert cell(sheet, A, Col.STATE).value == "Quá hạn"
    assert cell(sheet, A, Col.DUE).value == datetime(2020, 9, 5)
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_the_state_has_a_drop_down_and_a_colour(written):
    sheet = openpyxl.load_workbook(io.BytesIO(written))["Phòng Y tế"]
    lists = [v for v in sheet.data_validations.dataValidation if v.type == "list"]
    assert lists[0].formula1 == '"Chưa thực hiện,Đang thực hiện,Hoàn thành"'
    formulas = [rule.formula[0] for rules in sheet.conditional_formatting for rule in rules.rules]
    assert '$L3="Quá hạn"' in formulas


def test_text_that_looks_like_a_formula_stays_text(written):
    found = cell(openpyxl.load_workbook(io.BytesIO(written))["Tất cả"], B, Col.TEXT)
    assert (found.value, found.data_type) == ("=1+1 là việc của Phòng Nội vụ", "s")


def test_the_summary_adds_up(written):
    rows = list(openpyxl.load_workbook(io.BytesIO(written))["Tổng hợp"].iter_rows(min_row=3, values_only=True))
    assert rows[-1][1:] == ("Cộng", 3, 0, 0, 2, 1, 0, 0)


def test_the_same_lines_give_the_same_bytes(written, succession):
    again = workbook(LINES, succession, title="Theo dõi nhiệm vụ", replies={B: Reply(note="đã có dự thảo")})
    assert again == written


def test_units_of_one_name_get_sheets_of_their_own(succession):
    long = [line(f"{n}/x", unit="", unit_then="", persons=(f"{'Ông rất dài tên: ' * 3}{n}",)) for n in range(12)]
    book = openpyxl.load_workbook(io.BytesIO(workbook(long, succession, title="Thử")))
    assert len({name.lower() for name in book.sheetnames}) == 14


def test_a_workbook_nobody_touched_asks_for_nothing(written):
    found = asked(written)
    assert (found.events, found.unchanged, found.problems) == ([], 3, [])


def test_saved_by_another_program_and_untouched_asks_for_nothing(written):
    found = asked(edited(written, lambda _book: None))
    assert (found.events, found.unchanged, found.problems) == ([], 3, [])


def test_a_unit_reports_done_with_its_reply(written):
    change = put(
        A,
        "Phòng Y tế",
        STATE="Hoàn thành",
        DONE_ON=datetime(2020, 9, 4),
        REPLY="15/BC-YT",
        REPLY_DATE="04/9/2020",
        INCOMING=812,
    )
    found = asked(edited(written, change))
    assert found.problems == []
    (done,) = found.events
    assert (done.kind, done.day, done.duty) == (Happening.DONE, date(2020, 9, 4), A)
    evidence = done.evidence
    assert (evidence.reply, evidence.reply_date, evidence.incoming) == ("15/BC-YT", date(2020, 9, 4), "812")
    assert evidence.file == "tra-ve.xlsx"


def test_a_period_is_found_by_its_own_id(written):
    found = asked(edited(written, put(C, STATE="Hoàn thành")))
    assert [(e.duty, e.occurrence) for e in found.events] == [("125-tb-ubnd-2020/5.4b/ban_qlda", "2020-W37")]


def test_sorted_cut_and_retyped_workbooks_are_understood(written):
    def change(book):
        for name in book.sheetnames[1:]:
            del book[name]
        sheet = book["Tất cả"]
        rows = sorted((list(r) for r in sheet.iter_rows(min_row=3, values_only=True)), key=lambda r: r[0], reverse=True)
        sheet.delete_rows(1, sheet.max_row)
        order = [COLUMNS.index(c) for c in (Col.STATE, Col.ID, Col.TEXT)]
        sheet.append(["  TÌNH TRẠNG ", "ma nhiem vu", "Nhiệm vụ"])
        for row in rows[:2]:
            sheet.append([row[i] for i in order])
        sheet["A2"], sheet["B2"] = "da xong", f" {sheet['B2'].value.upper()} "

    found = asked(edited(written, change))
    assert found.problems == []
    assert [(e.kind, e.duty) for e in found.events] == [(Happening.DONE, B)]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"STATE": "Quá hạn"}, "do phần mềm tính"),
        ({"STATE": "Hoàn thanh xuất sắc"}, "không phải là một tình trạng"),
        ({"STATE": "Thu hồi"}, "do cơ quan giao việc quyết định"),
        ({"STATE": "Hoàn thành", "DONE_ON": "hôm qua"}, "không phải là ngày"),
        ({"STATE": "Hoàn thành", "DONE_ON": "31/9/2020"}, "không phải là ngày"),
        ({"STATE": "Hoàn thành", "DONE_ON": "15/9/2020"}, "ở tương lai"),
        ({"STATE": "Hoàn thành", "DONE_ON": "15/8/2020"}, "trước ngày giao việc"),
        ({"DONE_ON": "04/9/2020"}, "tình trạng không phải là «Hoàn thành»"),
        ({"REPLY_DATE": "04/9/2021"}, "ở tương lai"),
    ],
)
def test_nonsense_is_listed_and_nothing_asked_for(written, cells, words):
    found = asked(edited(written, put(B, **cells)))
    assert found.events == []
    (problem,) = found.problems
    assert words in problem.message
    assert (problem.id, problem.place) == (B, "Tất cả!4")


def test_two_sheets_that_disagree_are_a_conflict(written):
    def change(book):
        put(A, STATE="Hoàn thành")(book)
        put(A, "Phòng Y tế", STATE="Đang thực hiện")(book)

    found = asked(edited(written, change))
    assert found.events == []
    assert "Tất cả!3, Phòng Y tế!3" in found.problems[0].message


def test_a_row_that_moved_on_meanwhile_is_a_conflict(written):
    moved = {**KNOWN, B: line(B, unit="p_noivu", unit_then="p_noivu", state=State.DONE, version=9)}
    found = asked(edited(written, put(B, REPLY="9/BC-NV")), moved)
    assert found.events == []
    assert "Hoàn thành" in found.problems[0].message


def test_a_row_that_moved_on_but_was_not_filled_in_is_none(written):
    moved = {**KNOWN, B: line(B, unit="p_noivu", unit_then="p_noivu", state=State.DONE, version=9)}
    assert asked(written, moved).problems == []


def test_the_same_workbook_taken_in_again_asks_for_nothing(written):
    data = edited(written, put(A, STATE="Hoàn thành", DONE_ON="04/9/2020", REPLY="15/BC-YT"))
    entered = {**KNOWN, A: line(A, state=State.DONE, done_on=date(2020, 9, 4), version=12)}
    found = asked(data, entered)
    assert (found.events, found.unchanged, found.problems) == ([], 3, [])
    other_day = {**KNOWN, A: line(A, state=State.DONE, done_on=date(2020, 9, 3), version=12)}
    assert len(asked(data, other_day).problems) == 1


def test_what_was_started_noted_or_wished_for_is_not_asked_for_twice(written):
    data = edited(
        written,
        lambda book: [
            put(A, STATE="đang thực hiện", WANTED="25/9/2020", NOTE="chờ vốn", REPLY="15/BC-YT")(book),
            put(B, NOTE="trình lần hai")(book),
        ],
    )
    first = asked(data, histories={})
    assert [(e.duty, e.kind) for e in first.events] == [
        (A, Happening.STARTED),
        (A, Happening.NOTED),
        (B, Happening.NOTED),
    ]
    histories = {A: numbered(first.events[:2], 7), B: numbered(first.events[2:], 9)}
    entered = {
        A: line(A, state=State.OVERDUE, days_late=6, version=8),
        B: KNOWN[B]._replace(version=9),
        C: KNOWN[C],
    }
    again = asked(data, entered, histories, source="tra-ve (1).xlsx")
    assert (again.events, again.unchanged, again.problems) == ([], 3, [])
    # Something else happened as well: a person has to look.
    histories[A] = [*histories[A], replace(histories[A][0], kind=Happening.HELD, number=10)]
    entered[A] = entered[A]._replace(state=State.ON_HOLD, version=10)
    assert [problem.id for problem in asked(data, entered, histories).problems] == [A]


def test_an_event_on_another_period_of_the_duty_is_no_conflict(written):
    data = edited(written, put(C, STATE="Hoàn thành", DONE_ON="09/9/2020"))
    moved = {**KNOWN, C: KNOWN[C]._replace(version=5)}
    other_week = event("done", TODAY, number=5, duty=KNOWN[C].duty, occurrence="2020-W36")
    found = asked(data, moved, {KNOWN[C].duty: [other_week]})
    assert ([e.occurrence for e in found.events], found.problems) == (["2020-W37"], [])
    same_week = replace(other_week, kind=Happening.EXTENDED, occurrence="2020-W37")
    assert asked(data, moved, {KNOWN[C].duty: [same_week]}).events == []
    whole_duty = replace(same_week, occurrence="")
    assert asked(data, moved, {KNOWN[C].duty: [whole_duty]}).events == []
    # A number that was never given here: the workbook is of another register.
    assert asked(data, {**KNOWN, C: KNOWN[C]._replace(version=0)}, {}).problems == []
    assert len(asked(edited(data, put(C, MARK="9-00000000")), KNOWN, {}).problems) == 1


def test_the_state_retyped_in_other_letters_says_nothing_new(written):
    found = asked(edited(written, put(A, STATE="quá  hạn")))
    assert (found.events, found.unchanged, found.problems) == ([], 3, [])


def test_an_unknown_id_is_named_with_the_one_that_was_meant(written):
    def change(book):
        cell(book["Tất cả"], A, Col.ID).value = A.replace("yte", "ytee")

    (problem,) = asked(edited(written, change)).problems
    assert A in problem.hint


def test_a_wish_for_more_time_is_noted_and_moves_no_deadline(written):
    found = asked(edited(written, put(A, WANTED="25/9/2020", NOTE="chờ kinh phí")))
    (noted,) = found.events
    assert (noted.kind, noted.reason) == (Happening.NOTED, "đề nghị gia hạn đến 25/9/2020: chờ kinh phí")
    assert noted.new_due is None


@pytest.mark.parametrize("day", [44078, 44078.0, "4/9/2020", "04-09-2020", "4.9.20", "2020-09-04", "ngày 04/9/2020"])
def test_days_are_read_as_people_and_programs_write_them(written, day):
    found = asked(edited(written, put(A, STATE="Hoàn thành", DONE_ON=day)))
    assert [e.day for e in found.events] == [date(2020, 9, 4)]


def test_files_that_are_no_workbook_are_refused_in_words():
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/bomb.xml", b"0" * 400_000_000)
    for data, words in ((b"not a zip", "không phải là tệp .xlsx"), (package.getvalue(), "lớn bất thường")):
        with pytest.raises(SourceError, match=words):
            read_workbook(data, "la.xlsx")


def test_a_workbook_without_our_headings_says_which_column_is_missing():
    book = openpyxl.Workbook()
    book.active.append(["Tên", "Việc"])
    target = io.BytesIO()
    book.save(target)
    with pytest.raises(SourceError, match="Mã nhiệm vụ"):
        read_workbook(target.getvalue(), "la.xlsx")
