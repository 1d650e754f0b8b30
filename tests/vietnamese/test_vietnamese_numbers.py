"""Numbers in words: every number up to a million against a second reading, the rules by example, what is refused."""

import subprocess
import sys
import unicodedata
from datetime import date
from decimal import Decimal, localcontext
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thongbao.vietnamese.dates import Quarter
from thongbao.vietnamese.numbers import (
    NumberError,
    Wording,
    cardinal,
    date_words,
    decimal_words,
    money,
    ordinal,
    quarter_words,
)

HIGHEST = 10**18
DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
PLACES = ("", "nghìn", "triệu", "tỷ", "nghìn tỷ", "triệu tỷ", "tỷ tỷ")
WORDINGS = [Wording(*choice) for choice in product((True, False), (True, False), ("nghìn", "ngàn"), ("tỷ", "tỉ"))]

# Figures that turn up the rules: empty groups, groups without hundreds, 1, 4, 5 and 0 as the last digit.
_group = st.one_of(
    st.sampled_from([0, 0, 0, 1, 4, 5, 10, 11, 14, 15, 21, 24, 25, 100, 101, 104, 105, 110]), st.integers(0, 999)
)
_grouped = st.lists(_group, min_size=1, max_size=6).map(lambda groups: int("".join(f"{g:03}" for g in groups)))
numbers = st.one_of(_grouped, st.integers(0, HIGHEST), st.just(HIGHEST))


# --- A second reading, of another make: each digit is spelled with its place, then the spelling is mended. ---

MENDED = (
    ("không mươi không", ""),
    ("không mươi", "linh"),
    ("một mươi", "mười"),
    ("mươi không", "mươi"),
    ("mười không", "mười"),
    ("mươi một", "mươi mốt"),
    ("mươi bốn", "mươi tư"),
    ("mươi năm", "mươi lăm"),
    ("mười năm", "mười lăm"),
)


@cache
def spelled(figures, *, leading):
    text = "{} trăm {} mươi {}".format(*(DIGITS[int(figure)] for figure in figures))
    for wrong, right in MENDED:
        text = text.replace(wrong, right)
    if leading:
        text = text.removeprefix("không trăm ").removeprefix("linh ")
    return text.strip()


def read_aloud(number):
    """Return the usual words of 0 to 10^18, from the figures as they are printed."""
    groups = f"{number:,}".split(",")
    said = []
    for place, figures in zip(reversed(PLACES[: len(groups)]), groups, strict=True):
        if figures != "000":
            if place.endswith("tỷ"):
                said = [word.removesuffix(" tỷ") for word in said]
            said.append(f"{spelled(figures.zfill(3), leading=not said)} {place}".rstrip())
    return " ".join(said) if number else "không"


# --- And back again: the words added up, whatever the wording. ---

VALUES = {word: value for value, word in enumerate(DIGITS)} | {"mốt": 1, "tư": 4, "lăm": 5, "mười": 10}
SIZES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6}


def value_of(words):
    high = below = group = last = 0
    for word in words.split():
        if word in VALUES:
            last = VALUES[word]
            group += last
        elif word == "mươi":
            group += 9 * last
        elif word == "trăm":
            group *= 100
        elif word in SIZES:
            below, group = below + group * SIZES[word], 0
        elif word in ("tỷ", "tỉ"):
            high, below, group = (high + below + group) * 10**9, 0, 0
        else:
            assert word in ("linh", "lẻ")
    return high + below + group


def test_every_number_below_a_million_is_read_as_by_the_second_reading():
    assert [n for n in range(1_000_000) if cardinal(n) != read_aloud(n)] == []


@pytest.mark.parametrize("wording", WORDINGS, ids=str)
def test_every_wording_of_every_group_only_swaps_its_words(wording):
    swaps = {"nghìn": wording.nghin, "linh": "linh" if wording.linh else "lẻ", "tư": "tư" if wording.tu else "bốn"}
    for number in range(2_000):
        assert cardinal(number, wording) == " ".join(swaps.get(word, word) for word in read_aloud(number).split())


@settings(max_examples=3_000)
@given(numbers)
def test_a_number_up_to_the_highest_is_read_as_by_the_second_reading(number):
    assert cardinal(number) == read_aloud(number)


@settings(max_examples=2_000)
@given(numbers, st.sampled_from(WORDINGS))
def test_the_words_give_the_number_back_in_every_wording(number, wording):
    assert value_of(cardinal(number, wording)) == number


@given(numbers, numbers)
def test_two_numbers_never_share_their_words(one, other):
    assert (cardinal(one) == cardinal(other)) == (one == other)


@given(numbers, st.sampled_from(WORDINGS))
def test_words_are_single_spaced_and_composed(number, wording):
    words = money(number, wording)
    assert words.split(" ") == words.split()
    assert unicodedata.is_normalized("NFC", words)


@given(numbers)
def test_int_decimal_and_both_notations_say_the_same(number):
    printed = f"{number:,}".replace(",", ".")
    assert {cardinal(form) for form in (number, Decimal(number), str(number), printed)} == {cardinal(number)}


@given(numbers.filter(bool))
def test_below_zero_is_the_same_number_after_am(number):
    printed = f"-{number:,}".replace(",", ".")
    assert cardinal(-number) == cardinal(Decimal(-number)) == cardinal(printed) == f"âm {cardinal(number)}"


@given(st.integers(0, HIGHEST - 1), st.from_regex(r"[0-9]{1,18}", fullmatch=True))
def test_every_digit_after_the_comma_is_said(whole, fraction):
    words = decimal_words(Decimal(f"{whole}.{fraction}"))
    assert words == decimal_words(f"{whole},{fraction}")
    before, _comma, after = words.partition(" phẩy ")
    assert before == cardinal(whole)
    assert "".join(str(DIGITS.index(word)) for word in after.split()) == fraction


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (1, "một"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (40, "bốn mươi"),
        (44, "bốn mươi tư"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (555, "năm trăm năm mươi lăm"),
        (1_000, "một nghìn"),
        (1_001, "một nghìn không trăm linh một"),
        (1_010, "một nghìn không trăm mười"),
        (1_100, "một nghìn một trăm"),
        (10_000, "mười nghìn"),
        (21_000, "hai mươi mốt nghìn"),
        (100_000, "một trăm nghìn"),
        (104_024, "một trăm linh bốn nghìn không trăm hai mươi tư"),
        (1_000_005, "một triệu không trăm linh năm"),
        (125_000_000, "một trăm hai mươi lăm triệu"),
        (1_000_000_000, "một tỷ"),
        (1_000_000_015, "một tỷ không trăm mười lăm"),
        (1_015_000_000, "một tỷ không trăm mười lăm triệu"),
        (21_000_000_000, "hai mươi mốt tỷ"),
        (1_000_000_000_000, "một nghìn tỷ"),
        (1_005_000_000_000, "một nghìn không trăm linh năm tỷ"),
        (10**15 + 10**9, "một triệu không trăm linh một tỷ"),
        (10**15 + 10**6, "một triệu tỷ không trăm linh một triệu"),
        (
            123_456_789_123_456_789,
            "một trăm hai mươi ba triệu bốn trăm năm mươi sáu nghìn bảy trăm tám mươi chín tỷ "
            "một trăm hai mươi ba triệu bốn trăm năm mươi sáu nghìn bảy trăm tám mươi chín",
        ),
    ],
)
def test_the_rules_of_reading(number, words):
    assert cardinal(number) == words


# The third column is what num2words 0.5.14 says.
WRONG_IN_NUM2WORDS = [
    (2025, "hai nghìn không trăm hai mươi lăm", "hai nghìn lẻ hai mươi lăm"),
    (1_005, "một nghìn không trăm linh năm", "một nghìn lẻ năm"),
    (1_005_000, "một triệu không trăm linh năm nghìn", "một triệu năm nghìn"),
    (
        1_234_000_000_000,
        "một nghìn hai trăm ba mươi tư tỷ",
        "một nghìn tỷ hai trăm ba mươi bốn tỷ",
    ),
    (10**15, "một triệu tỷ", "một trăm nghìn tỷ"),
    (10**18, "một tỷ tỷ", "một Quintillion"),
    (-1, "âm một", "mười chín"),
    (-19, "âm mười chín", "một"),
    (Decimal("0.05"), "không phẩy không năm", "không phẩy năm"),
    (Decimal("0.005"), "không phẩy không không năm", "không phẩy một"),
    (Decimal("3.14159"), "ba phẩy một bốn một năm chín", "ba phẩy mười bốn"),
    (
        2**53 + 1,
        "chín triệu không trăm linh bảy nghìn một trăm chín mươi chín tỷ "
        "hai trăm năm mươi tư triệu bảy trăm bốn mươi nghìn chín trăm chín mươi ba",
        "chín trăm nghìn tỷ bảy nghìn tỷ một trăm chín mươi chín tỷ "
        "hai trăm năm mươi bốn triệu bảy trăm bốn mươi nghìn chín trăm chín mươi hai",
    ),
]


@pytest.mark.parametrize(("number", "right", "wrong"), WRONG_IN_NUM2WORDS, ids=lambda value: str(value)[:24])
def test_what_num2words_reads_wrongly_is_right_here(number, right, wrong):
    assert cardinal(number) == right != wrong


@pytest.mark.parametrize(
    ("wording", "words"),
    [
        (Wording(), "một tỷ không trăm linh năm nghìn không trăm hai mươi tư"),
        (Wording(linh=False), "một tỷ không trăm lẻ năm nghìn không trăm hai mươi tư"),
        (Wording(tu=False), "một tỷ không trăm linh năm nghìn không trăm hai mươi bốn"),
        (Wording(nghin="ngàn"), "một tỷ không trăm linh năm ngàn không trăm hai mươi tư"),
        (Wording(ty="tỉ"), "một tỉ không trăm linh năm nghìn không trăm hai mươi tư"),
    ],
)
def test_each_option_changes_its_own_word(wording, words):
    assert cardinal(1_000_005_024, wording) == words


@pytest.mark.parametrize("option", [{"nghin": "nghin"}, {"nghin": ""}, {"ty": "tỷ "}])
def test_an_option_that_is_not_vietnamese_is_refused(option):
    with pytest.raises(NumberError, match="không phải là cách viết"):
        Wording(**option)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (125_000_000, "Một trăm hai mươi lăm triệu đồng chẵn"),
        ("1.205.000.000", "Một tỷ hai trăm linh năm triệu đồng chẵn"),
        (1_000, "Một nghìn đồng chẵn"),
        (Decimal("5000.00"), "Năm nghìn đồng chẵn"),
        (Decimal("5E+3"), "Năm nghìn đồng chẵn"),
        ("5.000,0", "Năm nghìn đồng chẵn"),
        (1_500, "Một nghìn năm trăm đồng"),
        (500, "Năm trăm đồng"),
        (1_234_567, "Một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy đồng"),
        (0, "Không đồng"),
        (-3_000_000, "Âm ba triệu đồng chẵn"),
        (10**18, "Một tỷ tỷ đồng chẵn"),
    ],
)
def test_an_amount_ends_with_chan_when_it_ends_with_three_zeros(amount, words):
    assert money(amount) == words


def test_another_currency_keeps_its_capitals():
    assert money(2_000, currency="đô la Mỹ") == "Hai nghìn đô la Mỹ chẵn"
    assert money(24, Wording(tu=False), currency="ơ-rô") == "Hai mươi bốn ơ-rô"


@pytest.mark.parametrize("amount", [Decimal("1000.5"), "1.000,05", Decimal("0.001")])
def test_a_fraction_of_a_dong_is_refused(amount):
    with pytest.raises(NumberError, match=r"số tiền .*,.* có phần lẻ sau đơn vị đồng; làm tròn"):
        money(amount)


@pytest.mark.parametrize("currency", ["", "  "])
def test_a_currency_without_a_name_is_refused(currency):
    with pytest.raises(NumberError, match="thiếu tên đơn vị tiền"):
        money(1, currency=currency)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "thứ nhất"),
        (2, "thứ hai"),
        (3, "thứ ba"),
        (4, "thứ tư"),
        (5, "thứ năm"),
        (10, "thứ mười"),
        (11, "thứ mười một"),
        (14, "thứ mười bốn"),
        (21, "thứ hai mươi mốt"),
        (24, "thứ hai mươi tư"),
        (101, "thứ một trăm linh một"),
        ("1.000", "thứ một nghìn"),
    ],
)
def test_a_place_in_an_order(number, words):
    assert ordinal(number) == words


def test_the_fourth_is_named_even_where_24_is_counted():
    assert ordinal(4, Wording(tu=False)) == "thứ tư"
    assert ordinal(24, Wording(tu=False)) == "thứ hai mươi bốn"


@pytest.mark.parametrize("number", [0, -1, "0", Decimal("1.5"), "2,5"])
def test_only_whole_numbers_from_one_up_have_a_place(number):
    with pytest.raises(NumberError, match="“thứ” chỉ đi với số nguyên từ 1"):
        ordinal(number)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (Decimal("3.14"), "ba phẩy một bốn"),
        (Decimal("0.05"), "không phẩy không năm"),
        (Decimal("0.5"), "không phẩy năm"),
        (Decimal("3.10"), "ba phẩy một không"),
        (Decimal("3.00"), "ba phẩy không không"),
        (Decimal("0.00"), "không phẩy không không"),
        (Decimal("-0.00"), "không phẩy không không"),
        (Decimal("-0.05"), "âm không phẩy không năm"),
        (Decimal("1E-7"), "không phẩy không không không không không không một"),
        (Decimal("1.5E+3"), "một nghìn năm trăm"),
        ("12,5", "mười hai phẩy năm"),
        ("-12,5", "âm mười hai phẩy năm"),
        ("−12,5", "âm mười hai phẩy năm"),
        ("1.234.567,89", "một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy phẩy tám chín"),
        ("1234567,21", "một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy phẩy hai một"),
        (7, "bảy"),
    ],
)
def test_after_the_comma_the_digits_are_said_one_by_one(number, words):
    assert decimal_words(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (Decimal("3.00"), "ba"),
        ("3,0", "ba"),
        (Decimal("-0.0"), "không"),
        ("-0", "không"),
        (Decimal("0E+40"), "không"),
        (Decimal("1E+18"), "một tỷ tỷ"),
        (Decimal("2.50"), "hai phẩy năm không"),
    ],
)
def test_a_cardinal_says_a_comma_only_where_something_follows(number, words):
    assert cardinal(number) == words


def test_the_precision_of_the_context_plays_no_part():
    with localcontext(prec=2):
        assert cardinal(Decimal("12345.675")) == "mười hai nghìn ba trăm bốn mươi lăm phẩy sáu bảy năm"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        ",5",
        "5,",
        "+5",
        " 5",
        "5\n",
        "1 000",
        "007",
        "00",
        "-.5",
        "0.123",
        "1.23",
        "1.2345",
        "1234.567",
        "1.234567",
        "1..234",
        "1.234.56",
        "1,234,567",
        "1,234.5",
        "1e3",
        "1_000",
        "１2",
        "٣",
        "5đ",
        "năm",
        "--5",
        "NaN",
        "x" * 10_000,
    ],
)
def test_any_other_notation_is_refused(text):
    with pytest.raises(NumberError, match=r"không phải là số; viết 1234567, 1\.234\.567 hoặc 12,5") as caught:
        cardinal(text)
    assert len(str(caught.value)) < 120


@given(st.text(alphabet="0123456789.,-", max_size=12))
def test_a_text_is_read_as_its_figures_or_refused(text):
    try:
        words = cardinal(text)
    except NumberError:
        return
    assert words == cardinal(Decimal(text.replace(".", "").replace(",", ".")))


@pytest.mark.parametrize("read", [cardinal, money, ordinal, decimal_words])
@pytest.mark.parametrize("number", [1.5, 2.0, float("nan")])
def test_a_float_is_refused_with_what_to_use(read, number):
    with pytest.raises(NumberError, match="là số float, không giữ đúng chữ số thập phân; dùng Decimal"):
        read(number)


@pytest.mark.parametrize("thing", [None, True, False, b"5", [5], date(2026, 9, 15)])
def test_what_is_no_number_is_refused(thing):
    with pytest.raises(NumberError, match="không phải là số; dùng int, Decimal"):
        cardinal(thing)


@pytest.mark.parametrize("number", [Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("-Infinity")])
def test_a_decimal_that_is_no_number_is_refused(number):
    with pytest.raises(NumberError, match="không phải là số đọc được"):
        cardinal(number)


@pytest.mark.parametrize("read", [cardinal, money, ordinal, decimal_words])
@pytest.mark.parametrize(
    "number",
    [
        HIGHEST + 1,
        -HIGHEST - 1,
        10**5000,
        Decimal(HIGHEST + 1),
        Decimal("1E+19"),
        Decimal("1E+1000000"),
        Decimal("1000000000000000000.1"),
        "1000000000000000001",
        "1.000.000.000.000.000.000,5",
        "9" * 5000,
    ],
    ids=lambda number: type(number).__name__,
)
def test_beyond_the_highest_is_refused(read, number):
    with pytest.raises(NumberError, match="vượt quá một tỷ tỷ"):
        read(number)


@pytest.mark.parametrize("number", [Decimal(1) / 3, Decimal("1E-19"), Decimal("1E-1000000"), "0," + "3" * 19])
def test_a_fraction_nobody_would_read_out_is_refused(number):
    with pytest.raises(NumberError, match="hơn 18 chữ số sau dấu phẩy; làm tròn"):
        decimal_words(number)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 9, 15), "ngày mười lăm tháng chín năm hai nghìn không trăm hai mươi sáu"),
        (date(2025, 1, 1), "ngày một tháng một năm hai nghìn không trăm hai mươi lăm"),
        (date(2000, 4, 5), "ngày năm tháng tư năm hai nghìn"),
        (date(2005, 5, 10), "ngày mười tháng năm năm hai nghìn không trăm linh năm"),
        (date(1975, 4, 30), "ngày ba mươi tháng tư năm một nghìn chín trăm bảy mươi lăm"),
        (date(2021, 10, 4), "ngày bốn tháng mười năm hai nghìn không trăm hai mươi mốt"),
        (date(2024, 12, 24), "ngày hai mươi tư tháng mười hai năm hai nghìn không trăm hai mươi tư"),
        (date(2110, 11, 30), "ngày ba mươi tháng mười một năm hai nghìn một trăm mười"),
    ],
)
def test_a_day_in_words(day, words):
    assert date_words(day) == words


def test_a_day_follows_the_wording_but_for_the_fourth_month():
    assert (
        date_words(date(2004, 4, 24), Wording(linh=False, tu=False, nghin="ngàn"))
        == "ngày hai mươi bốn tháng tư năm hai ngàn không trăm lẻ bốn"
    )


@pytest.mark.parametrize(
    ("quarter", "words"),
    [
        (Quarter(2026, 1), "quý một năm hai nghìn không trăm hai mươi sáu"),
        (Quarter(2026, 2), "quý hai năm hai nghìn không trăm hai mươi sáu"),
        (Quarter(2026, 3), "quý ba năm hai nghìn không trăm hai mươi sáu"),
        (Quarter(2024, 4), "quý tư năm hai nghìn không trăm hai mươi tư"),
    ],
)
def test_a_quarter_in_words(quarter, words):
    assert quarter_words(quarter) == words


def test_num2words_is_loaded_only_when_a_number_is_read():
    code = "import sys, thongbao.vietnamese.numbers; sys.exit('num2words' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
