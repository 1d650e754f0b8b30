"""Assignments as they stand in a notice: ids by position, leads of the heading, years of deadlines, joined segments."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongbao.model.assignments import base_of, joined, read_deadline, tasks_of
from thongbao.model.notice import Assignment, Notice
from thongbao.vietnamese.dates import Month
from thongbao.vietnamese.deadlines import DeadlineError


def tasks(made):
    return {task.id: task for task in tasks_of(made.record().notice)}


# --- segments --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("segments", "printed"),
    [
        ("Một mảnh.", "Một mảnh."),
        ("[Mảnh một., Mảnh hai.]", "Mảnh một. Mảnh hai."),
        (
            "['Giao Phòng Kinh tế:', {viec: Báo cáo;, chu_tri: p_kt}, {viec: rà soát., chu_tri: p_kt}, Hết.]",
            "Giao Phòng Kinh tế: Báo cáo; rà soát. Hết.",
        ),
        ("{viec: Báo cáo., chu_tri: p_kt, han: trước ngày 15/10, boi_canh: Về thuế, san_pham: Báo cáo}", "Báo cáo."),
    ],
)
def test_segments_are_joined_by_one_space_and_only_the_words_are_printed(make_workspace, segments, printed):
    item = (
        make_workspace(f"muc: [{{tieu_de: a, noi_dung: [{{gach: {segments}}}]}}]").record().notice.sections[0].items[0]
    )
    assert joined(item.segments) == printed


WORDS = st.lists(st.text("abcđơư.,;0", min_size=1, max_size=6), min_size=1, max_size=5)


@given(st.lists(st.tuples(WORDS, st.booleans()), min_size=1, max_size=6))
def test_a_paragraph_holds_each_word_of_its_segments_once_and_in_order(segments):
    built = [Assignment(viec=" ".join(words)) if is_task else " ".join(words) for words, is_task in segments]
    assert joined(built).split(" ") == [word for words, _is_task in segments for word in words]


# --- ids -------------------------------------------------------------------------------------------------------------

NUMBERED = """\
    muc:
      - tieu_de: Một
        noi_dung:
          - Chữ trần không phải nhiệm vụ.
          - gach: {viec: một một, chu_tri: p_kt}
          - gach: [Chữ trước., {viec: một hai, chu_tri: p_kt}, Chữ sau.]
          - gach: [{viec: một ba a, chu_tri: p_kt}, Chữ giữa., {viec: một ba b, chu_tri: p_kt}]
          - giao: p_vh
            loi_dan: 'Giao Phòng Văn hóa:'
            noi_dung:
              - doan: {viec: một bốn}
              - con: [{gach: {viec: một năm}}]
              - bang: {cot: [A], dong: [[1]]}
          - con: [{gach: {viec: một sáu, chu_tri: p_kt}}]
          - gach: {viec: một bảy, chu_tri: p_kt, ma: rieng}
          - gach: {viec: một tám, chu_tri: p_kt}
      - tieu_de: Hai không có nhiệm vụ
        noi_dung: [Chữ.]
      - tieu_de: Ba
        noi_dung: [{gach: {viec: ba một, chu_tri: p_kt}}]
        muc:
          - {tieu_de: Ba một, noi_dung: [{gach: {viec: ba một một, chu_tri: p_kt}}]}
          - {tieu_de: Ba hai, noi_dung: [Chữ., {gach: {viec: ba hai một, chu_tri: p_kt}}]}
    phu_luc:
      - {tieu_de: Phụ lục, noi_dung: [{gach: {viec: phụ lục một, chu_tri: p_kt}}]}
    ket_thuc: [Chi tiết tại Phụ lục kèm theo]
    """


def test_ids_count_the_paragraphs_that_hold_assignments(make_workspace):
    assert {id_: task.words for id_, task in tasks(make_workspace(NUMBERED)).items()} == {
        "1.1": "một một",
        "1.2": "một hai",
        "1.3a": "một ba a",
        "1.3b": "một ba b",
        "1.4": "một bốn",
        "1.5": "một năm",
        "1.6": "một sáu",
        "rieng": "một bảy",
        "1.8": "một tám",
        "3.1": "ba một",
        "3.1.1": "ba một một",
        "3.2.1": "ba hai một",
        "PL1.1": "phụ lục một",
    }


def test_a_task_knows_its_section_and_where_it_stands(make_workspace):
    made = make_workspace(NUMBERED)
    found = tasks(made)
    document = made.record().notice_document
    for task in found.values():
        place = document.place((*task.loc, "viec"))
        assert document.text.split("\n")[place.line - 1][place.column - 1 :].startswith(task.words)
    assert (found["1.5"].section, found["1.5"].section_title) == ("1", "Một")
    assert (found["3.2.1"].section, found["3.2.1"].section_title) == ("3.2", "Ba hai")
    assert found["PL1.1"].section_title == "Phụ lục"


def test_a_task_knows_its_paragraph_and_whether_it_opens_it(make_workspace):
    found = tasks(make_workspace(NUMBERED))
    assert (found["1.2"].paragraph, found["1.2"].first) == ("Chữ trước. một hai Chữ sau.", False)
    assert (found["1.3a"].first, found["1.3b"].first) == (True, False)
    assert found["1.3b"].paragraph == "một ba a Chữ giữa. một ba b"


@pytest.mark.parametrize(("count", "last"), [(2, "b"), (26, "z"), (27, "aa"), (28, "ab"), (53, "ba")])
def test_letters_go_on_after_z(count, last):
    segments = [{"viec": f"việc {number}"} for number in range(count)]
    notice = Notice.model_validate(
        {
            "loai": "Thông báo",
            "trich_yeu": "A",
            "muc": [{"tieu_de": "A", "noi_dung": [{"gach": segments}]}],
            "noi_nhan": "A",
            "luu": "VT",
            "nguoi_ky": "a",
        }
    )
    ids = [task.id for task in tasks_of(notice)]
    assert ids[-1] == f"1.1{last}"
    assert len(set(ids)) == count


# --- leads -----------------------------------------------------------------------------------------------------------


def test_leads_come_from_the_heading_unless_the_assignment_has_its_own(make_workspace):
    text = """\
        muc:
          - tieu_de: Một
            noi_dung:
              - giao: [p_kt, p_vh]
                loi_dan: 'Giao các phòng:'
                noi_dung:
                  - gach: [{viec: theo dòng giao}, {viec: của riêng, chu_tri: ca_xa}, {viec: không ai, chu_tri: []}]
                  - con: [{gach: {viec: một bậc dưới}}]
                  - gach: {viec: phối hợp, phoi_hop: [p_vh, vp, vp]}
              - gach: {viec: sau dòng giao}
        """
    assert {t.words: (t.leads, t.heading, t.coordinating) for t in tasks(make_workspace(text)).values()} == {
        "theo dòng giao": (("p_kt", "p_vh"), "Giao các phòng:", ()),
        "của riêng": (("ca_xa",), "Giao các phòng:", ()),
        "không ai": ((), "Giao các phòng:", ()),
        "một bậc dưới": (("p_kt", "p_vh"), "Giao các phòng:", ()),
        "phối hợp": (("p_kt", "p_vh"), "Giao các phòng:", ("vp",)),
        "sau dòng giao": ((), "", ()),
    }


# --- deadlines -------------------------------------------------------------------------------------------------------


def deadline(made, words):
    (task,) = tasks(made).values()
    return task, read_deadline(words, task.base)


def with_deadline(head, words="trước ngày 15/9"):
    return f"{head}\nmuc: [{{tieu_de: a, noi_dung: [{{gach: {{viec: Việc {words}, chu_tri: p_kt, han: {words}}}}}]}}]"


MEETING = "hop: {ten: họp, ngay: 2026-09-28, chuc_vu: Chủ tịch}"


@pytest.mark.parametrize(
    ("head", "base"),
    [
        (MEETING, date(2026, 9, 28)),
        (f"{MEETING}\nthang_ban_hanh: 2027-01", date(2026, 9, 28)),
        (f"{MEETING}\nngay: 2026-10-02", date(2026, 10, 2)),
        ("thang_ban_hanh: 2026-09", Month(2026, 9)),
        ("so: 1", None),
    ],
)
def test_the_year_counts_from_the_day_of_issue_else_the_meeting_else_the_month(make_workspace, head, base):
    assert base_of(make_workspace(head, without=["notice.hop"]).record().notice) == base


@pytest.mark.parametrize(
    ("base", "words", "value", "inferred"),
    [
        ("2026-09-28", "trước ngày 15/9", date(2026, 9, 15), True),
        ("2026-09-28", "trước ngày 15/9/2027", date(2027, 9, 15), False),
        ("2026-09-28", "trước ngày 15/3", date(2026, 3, 15), True),
        ("2026-09-28", "trước ngày 15/02", date(2027, 2, 15), True),
        ("2026-12-28", "trước ngày 15/01", date(2027, 1, 15), True),
        ("2026-12-28", "trước ngày 15/6", date(2026, 6, 15), True),
        ("2026-12-28", "trước ngày 15/5", date(2027, 5, 15), True),
        ("2026-01-05", "trước ngày 15/12", date(2026, 12, 15), True),
        ("2026-12-28", "trong tháng 02", Month(2027, 2), True),
    ],
)
def test_a_month_more_than_six_months_back_belongs_to_the_next_year(make_workspace, base, words, value, inferred):
    made = make_workspace(with_deadline(f"hop: {{ten: họp, ngay: {base}, chuc_vu: Chủ tịch}}", words))
    (task,) = tasks(made).values()
    (found,) = task.deadlines
    assert (found.value, found.year_inferred) == (value, inferred)


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)), st.integers(1, 12))
def test_an_inferred_month_is_at_most_six_months_before_its_base(base, month):
    found = read_deadline(f"trước ngày 28/{month}", base)
    months = (found.value.year - base.year) * 12 + found.value.month - base.month
    assert -6 <= months <= 11
    assert found.year_inferred


def test_without_any_day_a_deadline_has_to_name_its_year(make_workspace):
    made = make_workspace(with_deadline("so: 1"), without=["notice.hop"])
    (finding,) = made.findings()
    assert finding.rule == "TB-HAN-01"
    assert "hãy ghi cả năm" in finding.message
    assert isinstance(read_deadline("trước ngày 15/9", None), DeadlineError)


@pytest.mark.parametrize(
    ("han", "words"),
    [
        ("trước ngày 15/10", "trước ngày 15/10"),
        ("[trước ngày 15/10, hằng tuần]", "trước ngày 15/10; hằng tuần"),
        ("2026-10-15", "2026-10-15"),
        ("không", ""),
        ("Không", ""),
        ("[]", ""),
    ],
)
def test_the_words_of_a_deadline_are_kept_as_written(make_workspace, han, words):
    made = make_workspace(f"muc: [{{tieu_de: a, noi_dung: [{{gach: {{viec: a, chu_tri: p_kt, han: {han}}}}}]}}]")
    (task,) = tasks(made).values()
    assert task.deadline_words == words
