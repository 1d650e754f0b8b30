"""Paragraphs of our own: who leads, who helps, by when; and what is no assignment."""

import pytest
from extract_spans import words_of

from thongbao.extract.known_units import KnownUnits
from thongbao.extract.passages import Passage
from thongbao.extract.reading import extract, gives_to


@pytest.mark.parametrize(
    ("text", "leads", "coordinating"),
    [
        ("Giao Sở Xây dựng rà soát các điểm sạt lở.", ["Sở Xây dựng"], []),
        (
            "Phòng Kinh tế chủ trì, phối hợp với Trạm Y tế, Công an phường kiểm tra các chợ.",
            ["Phòng Kinh tế"],
            ["Trạm Y tế", "Công an phường"],
        ),
        (
            "Yêu cầu UBND các xã Suối Lạnh, Đồi Cao tu sửa mương trước mùa mưa.",
            ["UBND xã Suối Lạnh", "UBND xã Đồi Cao"],
            [],
        ),
        ("Các sở: Nội vụ, Y tế và Tài chính gửi số liệu.", ["Sở Nội vụ", "Sở Y tế", "Sở Tài chính"], []),
    ],
)
def test_units_are_found_with_their_part(read, text: str, leads: list[str], coordinating: list[str]) -> None:
    (task,) = read(text)
    assert [name.lower() for name in task[0]] == [name.lower() for name in leads]
    assert task[1] == coordinating


def test_the_lead_of_a_heading_holds_for_what_stands_below(read) -> None:
    (task,) = read("Phối hợp với Hội Nông dân tập huấn kỹ thuật ghép cây xong trước ngày 20/3.", "Giao Phòng Kinh tế:")
    assert task == (["Phòng Kinh tế"], ["Hội Nông dân"], ["before 2026-03-20"])


@pytest.mark.parametrize(
    "line",
    ["Giao Phòng Nội vụ:", "* Giao Sở Y tế", "2. Công an tỉnh", "Đối với UBND các xã, phường:", "3.1. Sở Tài chính:"],
)
def test_lines_that_give_are_told_from_titles(line: str) -> None:
    assert gives_to(line, KnownUnits())


@pytest.mark.parametrize(
    "line",
    [
        "Công tác y tế",
        "Phòng, chống thiên tai",
        "Tổ chức thực hiện",
        "Về đầu tư công:",
        "Phòng Nội vụ báo cáo số liệu.",
    ],
)
def test_other_lines_give_nothing(line: str) -> None:
    assert gives_to(line, KnownUnits()) == ()


def test_every_printed_word_stands_at_its_place() -> None:
    passages = [
        Passage(
            "Chủ trì, phối hợp Sở Y tế, KH&ĐT lập đề án trình UBND tỉnh trước ngày 05/4.", "1", ("Giao Sở Nội vụ:",)
        ),
        Passage("Giao đồng chí Lò Văn Pâng, Phó Chủ tịch UBND xã duyệt trước ngày 10/4.", "1"),
    ]
    found = extract(passages, KnownUnits(), None)
    pairs = words_of(passages, found)
    assert len(pairs) > 8
    assert all(printed == there for printed, there in pairs)
