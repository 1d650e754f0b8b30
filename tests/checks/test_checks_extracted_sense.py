"""Assignments read out of the words of a Word file: what makes no sense is said, what is well given is not."""

from datetime import date

import pytest

from thongbao.checks.extracted_sense import extracted_findings
from thongbao.checks.lines import Known, Line, Role
from thongbao.findings import Finding, Outcome, Place, Severity, Status
from thongbao.model.office import Office, OfficeCalendar

ISSUED = date(2026, 3, 2)
SUBJECT = "Kết luận của Chủ tịch Ủy ban nhân dân tỉnh tại cuộc họp giao ban"


def found(*items: str, office: Office | None = None) -> list[tuple[str, Severity, str]]:
    """Return (rule, severity, the place's first words) of what items under one heading give."""
    place = Place("giay.docx", line=1, column=1)
    lines = [Line(SUBJECT, place, Role.SUBJECT), Line("1. Về kinh tế", place, Role.HEADING)]
    lines += [Line(item, place, Role.ITEM) for item in items]
    results = extracted_findings(lines, Known(issued=ISSUED, office=office))
    return [(each.rule, each.severity, each.message) for each in results if isinstance(each, Finding)]


@pytest.mark.parametrize(
    ("item", "rule", "severity", "says"),
    [
        (
            "a) Giao Sở Tài chính báo cáo Ủy ban nhân dân tỉnh chậm nhất trước ngày 20/3/2026.",
            "TB-HAN-06",
            Severity.WARNING,
            "chậm nhất trước ngày 20/3/2026",
        ),
        (
            "a) Giao Sở Xây dựng kiểm tra các hồ chứa trước mùa mưa.",
            "TB-HAN-07",
            Severity.WARNING,
            "trước mùa mưa",
        ),
        (
            "a) Giao Sở Tài chính báo cáo Ủy ban nhân dân tỉnh trước ngày 22/3/2026.",
            "TB-HAN-05",
            Severity.NOTE,
            "Chủ nhật",
        ),
        (
            "a) Giao Sở Tài chính báo cáo Ủy ban nhân dân tỉnh trước ngày 20/01/2026.",
            "TB-HAN-04",
            Severity.WARNING,
            "đã qua",
        ),
        (
            "a) Công an tỉnh, Thanh tra tỉnh kiểm tra việc chấp hành pháp luật.",
            "TB-VIEC-03",
            Severity.NOTE,
            "Công an tỉnh, Thanh tra tỉnh",
        ),
        (
            "a) Chi cục Kiểm lâm rà soát hiện trạng rừng; Sở Xây dựng, Thanh tra tỉnh tổ chức kiểm tra.",
            "TB-VIEC-03",
            Severity.NOTE,
            "Sở Xây dựng, Thanh tra tỉnh",
        ),
    ],
)
def test_what_makes_no_sense_is_said(item: str, rule: str, severity: Severity, says: str) -> None:
    (one,) = found(item, office=Office.model_construct(calendar=OfficeCalendar()))
    assert one[:2] == (rule, severity)
    assert says in one[2]


@pytest.mark.parametrize(
    "item",
    [
        "a) Giao Sở Tài chính báo cáo Ủy ban nhân dân tỉnh trước ngày 20/3/2026.",
        "a) Giao Sở Tài chính chủ trì, phối hợp với Sở Xây dựng kiểm tra các công trình.",
        "a) Trường Tiểu học Kim Đồng và Trường Mầm non Ánh Dương chuẩn bị cơ sở vật chất.",
        "a) Ủy ban nhân dân các xã, phường rà soát hộ nghèo.",
        "a) Kinh tế của tỉnh tiếp tục tăng trưởng.",
        "a) Tỉnh đã báo cáo Chính phủ trước ngày 20/01/2026, nay tiếp tục thực hiện.",
    ],
)
def test_what_is_well_given_is_left_alone(item: str) -> None:
    assert found(item) == []


def test_a_paper_that_gives_no_work_is_not_read_for_it() -> None:
    place = Place("giay.docx", line=1, column=1)
    lines = [Line("Về việc nghỉ Tết", place, Role.SUBJECT), Line("Nghỉ trước ngày 20/01/2026.", place, Role.ITEM)]
    results = list(extracted_findings(lines, Known(issued=ISSUED)))
    assert {each.status for each in results if isinstance(each, Outcome)} == {Status.NOT_APPLICABLE}
    assert not [each for each in results if isinstance(each, Finding)]


def test_days_off_are_asked_of_the_calendar_of_a_known_office_only() -> None:
    assert found("a) Giao Sở Tài chính báo cáo Ủy ban nhân dân tỉnh trước ngày 22/3/2026.") == []
