import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongbao.measures import Length, mm, pt
from thongbao.standard.national_title import NATIONAL_MOTTO, NATIONAL_TITLE
from thongbao.standard.text_metrics import RULE_SHARES, rule_length, text_width, wrapped

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LOWER = "bcdđghklmnpqrstvx" + "".join(unicodedata.normalize("NFC", v + t) for v in VOWELS for t in TONES)
VIETNAMESE = st.text(alphabet=LOWER + LOWER.upper() + " 0123456789.,;:/()-–“”")
SIZES = st.sampled_from([pt(11), pt(12), pt(13), pt(14)])
COLUMNS = st.floats(min_value=5, max_value=170).map(mm)
FACES = [(False, False), (True, False), (False, True), (True, True)]


# Measured in a PDF that LibreOffice made with Liberation Serif.
@pytest.mark.parametrize(
    ("text", "size", "bold", "italic", "width"),
    [
        (NATIONAL_TITLE, 13, True, False, 95.57),
        (NATIONAL_MOTTO, 13, True, False, 56.12),
        ("VĂN PHÒNG HĐND VÀ UBND", 13, True, False, 64.39),
        ("VĂN PHÒNG HĐND VÀ UBND", 12, True, False, 59.5),
        ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", 13, True, False, 96.71),
        ("Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2025", 13, False, True, 98.67),
    ],
)
def test_a_width_is_the_one_a_word_processor_prints(text: str, size: int, bold: bool, italic: bool, width: float):
    assert text_width(text, pt(size), bold=bold, italic=italic).mm == pytest.approx(width, abs=0.3)


@pytest.mark.parametrize(("bold", "italic"), FACES)
def test_every_vietnamese_letter_without_a_horn_is_as_wide_as_its_base(bold: bool, italic: bool):
    for letter in LOWER + LOWER.upper():
        base = unicodedata.normalize("NFD", letter)
        if "\u031b" in base or letter in "đĐ":
            continue
        assert text_width(letter, pt(13), bold=bold, italic=italic) == text_width(
            base[0], pt(13), bold=bold, italic=italic
        ), letter


@pytest.mark.parametrize(
    ("letter", "units"),
    [("ơ", (1083, 1134, 1093, 1099)), ("ư", (1110, 1229, 1117, 1227)), ("Ư", (1589, 1630, 1544, 1587))],
)
def test_a_letter_with_a_horn_has_its_own_width_with_and_without_a_tone(letter: str, units: tuple[int, ...]):
    em = pt(2048)
    for tone in TONES:
        toned = unicodedata.normalize("NFC", letter + tone)
        widths = [text_width(toned, em, bold=bold, italic=italic).pt for bold, italic in FACES]
        assert widths == [float(u) for u in units]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("汉", "n"),
        ("☎", "n"),
        ("Ł", "n"),
        ("\u00a0", " "),
        ("\u2011", "-"),
        ("a\u200bb", "ab"),
        ("", ""),
        (unicodedata.normalize("NFD", "Tiếng Việt"), "Tiếng Việt"),
    ],
)
def test_a_character_outside_the_tables_counts_as_n_and_an_invisible_one_as_nothing(text: str, same: str):
    assert text_width(text, pt(13)) == text_width(same, pt(13))


@given(VIETNAMESE, VIETNAMESE, SIZES, st.booleans(), st.booleans())
def test_widths_add_up(first: str, second: str, size: Length, bold: bool, italic: bool):
    together = text_width(first + second, size, bold=bold, italic=italic)
    apart = text_width(first, size, bold=bold, italic=italic) + text_width(second, size, bold=bold, italic=italic)
    assert abs(together - apart) <= 1  # EMU, by rounding


@given(VIETNAMESE)
def test_width_grows_with_the_size(text: str):
    assert abs(text_width(text, pt(26)) - 2 * text_width(text, pt(13))) <= 1


@given(VIETNAMESE, SIZES, COLUMNS, st.booleans())
def test_wrapping_loses_no_word(text: str, size: Length, column: Length, bold: bool):
    assert " ".join(wrapped(text, size, column, bold=bold)).split() == text.split()


@given(VIETNAMESE, SIZES, COLUMNS, st.booleans(), st.booleans())
def test_no_line_is_wider_than_the_column_unless_it_is_one_word(
    text: str, size: Length, column: Length, bold: bool, italic: bool
):
    for line in wrapped(text, size, column, bold=bold, italic=italic):
        assert " " not in line or text_width(line, size, bold=bold, italic=italic) <= column


@given(VIETNAMESE, SIZES, COLUMNS)
def test_no_line_could_have_taken_the_next_word(text: str, size: Length, column: Length):
    lines = wrapped(text, size, column)
    for line, following in pairwise(lines):
        assert text_width(f"{line} {following.split()[0]}", size) > column


def test_a_no_break_space_keeps_its_words_together():
    assert wrapped("ngày 05\u00a0tháng\u00a01", pt(13), mm(25)) == ["ngày", "05\u00a0tháng\u00a01"]


def test_a_line_of_words_breaks_where_it_is_full():
    assert wrapped("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", pt(13), mm(60), bold=True) == [
        "TRUNG TÂM PHỤC VỤ",
        "HÀNH CHÍNH CÔNG",
    ]


def test_the_national_title_needs_a_column_of_96_mm_at_13_points():
    assert len(wrapped(NATIONAL_TITLE, pt(13), mm(93), bold=True)) == 2
    assert len(wrapped(NATIONAL_TITLE, pt(13), mm(96), bold=True)) == 1


@pytest.mark.parametrize("lines", [["ỦY BAN NHÂN DÂN", "XÃ ĐỊNH MỸ"], ["VĂN PHÒNG"]])
def test_a_rule_is_drawn_by_the_longest_line(lines: list[str]):
    longest = text_width(lines[0], pt(13), bold=True)
    assert rule_length(lines, pt(13), mm(70)) == pytest.approx(0.4 * longest, abs=1)


def test_a_rule_under_a_long_name_is_drawn_by_its_lines_after_wrapping():
    name = "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"
    assert rule_length([name], pt(13), mm(60)) == rule_length(["TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"], pt(13), mm(60))
    assert rule_length([name], pt(13), mm(60)) < rule_length([name], pt(13), mm(120))


def test_a_rule_under_the_motto_is_as_long_as_the_motto():
    assert rule_length([NATIONAL_MOTTO], pt(14), mm(100), share=1) == text_width(NATIONAL_MOTTO, pt(14), bold=True)


def test_a_rule_under_nothing_has_no_length():
    assert rule_length([], pt(13), mm(60)) == 0
    assert rule_length([""], pt(13), mm(60)) == 0


@given(st.lists(VIETNAMESE, max_size=4), SIZES, COLUMNS)
def test_a_rule_is_a_third_to_a_half_of_the_line_and_never_longer_than_the_column(
    lines: list[str], size: Length, column: Length
):
    printed = [line for text in lines for line in wrapped(text, size, column, bold=True)]
    longest = min(max((text_width(line, size, bold=True) for line in printed), default=0), column)
    least, most = RULE_SHARES
    assert least * longest - 1 <= rule_length(lines, size, column) <= most * longest + 1
