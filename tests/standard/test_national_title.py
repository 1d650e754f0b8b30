import unicodedata

import pytest

from thongbao.measures import mm
from thongbao.standard.national_title import (
    NATIONAL_MOTTO,
    NATIONAL_MOTTO_CLAUSE,
    NATIONAL_TITLE,
    NATIONAL_TITLE_CLAUSE,
    URGENCY_MARKS,
    is_national_motto,
    is_national_title,
    urgency_mark,
)


@pytest.mark.parametrize(
    "text",
    [
        NATIONAL_TITLE,
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        unicodedata.normalize("NFD", NATIONAL_TITLE),
        f" {NATIONAL_TITLE} ",
    ],
)
def test_both_spellings_of_the_national_title_are_right(text: str):
    assert is_national_title(text)


@pytest.mark.parametrize(
    "text",
    ["", "CỘNG HÒA X.H.C.N VIỆT NAM", "Cộng hòa xã hội chủ nghĩa Việt Nam", "CỘNG HÒA  XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
)
def test_another_national_title_is_wrong(text: str):
    assert not is_national_title(text)


@pytest.mark.parametrize("text", [NATIONAL_MOTTO, unicodedata.normalize("NFD", "Độc lập - Tự do - Hạnh phúc")])
def test_the_motto_has_hyphens_and_three_capitals(text: str):
    assert is_national_motto(text)


@pytest.mark.parametrize(
    "text",
    [
        "Độc lập – Tự do – Hạnh phúc",
        "Độc lập — Tự do — Hạnh phúc",
        "Độc lập-Tự do-Hạnh phúc",
        "Độc Lập - Tự Do - Hạnh Phúc",
        "Độc lập - Tự do - Hạnh phúc.",
        "ĐỘC LẬP - TỰ DO - HẠNH PHÚC",
    ],
)
def test_another_motto_is_wrong(text: str):
    assert not is_national_motto(text)


def test_each_string_names_its_clause():
    assert NATIONAL_TITLE_CLAUSE == "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 1, điểm a"
    assert NATIONAL_MOTTO_CLAUSE.endswith("điểm b")
    assert {mark.clause for mark in URGENCY_MARKS} == {
        "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục III, khoản 2, điểm b"
    }


@pytest.mark.parametrize(
    ("word", "text", "width"),
    [
        ("khẩn", "KHẨN", 20),
        ("thượng khẩn", "THƯỢNG KHẨN", 40),
        ("hỏa tốc", "HỎA TỐC", 30),
        ("hoả tốc", "HỎA TỐC", 30),
        ("Hỏa tốc", "HỎA TỐC", 30),
        (unicodedata.normalize("NFD", "hỏa tốc"), "HỎA TỐC", 30),
    ],
)
def test_the_record_s_word_gives_the_printed_mark_and_its_box(word: str, text: str, width: int):
    mark = urgency_mark(word)
    assert mark is not None
    assert (mark.text, mark.width, mark.height) == (text, mm(width), mm(8))


@pytest.mark.parametrize("word", ["", "gấp", "thường", "khan"])
def test_a_word_that_is_no_urgency_has_no_mark(word: str):
    assert urgency_mark(word) is None


def test_both_spellings_of_hoa_toc_are_printed_in_the_decree():
    mark = urgency_mark("hỏa tốc")
    assert mark is not None
    assert mark.is_printed_as("HOẢ TỐC")
    assert not mark.is_printed_as("KHẨN")
