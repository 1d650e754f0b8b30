"""Text: folding, slugs, capitals, full stops, nearest word, order, control characters."""

import random
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongbao.vietnamese.text import (
    capitalised,
    control_characters,
    fold,
    nearest,
    nfc,
    slug,
    sort_key,
    squeeze,
    uncapitalised,
    with_full_stop,
)


def shuffled(texts):
    return random.Random(2020).sample(texts, len(texts))


def test_nfc_joins_letters_and_their_marks():
    assert nfc(unicodedata.normalize("NFD", "Tân Uyên")) == "Tân Uyên"


def test_squeeze_leaves_one_space_for_any_white_space():
    assert squeeze("  UBND\u00a0 huyện\n\tTân Uyên ") == "UBND huyện Tân Uyên"


def test_fold_drops_marks_case_and_extra_space():
    assert fold("Đồng  chí\u00a0LÊ THANH HUY") == "dong chi le thanh huy"
    assert fold(unicodedata.normalize("NFD", "Phòng Nội vụ")) == fold("PHÒNG NỘI VỤ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phòng Tài chính - Kế hoạch", "phong-tai-chinh-ke-hoach"),
        ("Kết luận phiên họp tháng 8/2020.", "ket-luan-phien-hop-thang-8-2020"),
        ("…", "khong-ten"),
        ("", "khong-ten"),
        ("Con", "ten-con"),
        ("NUL", "ten-nul"),
        ("aux.", "ten-aux"),
        ("COM1", "ten-com1"),
        ("công", "cong"),
        ("../../etc/passwd", "etc-passwd"),
        ("a" * 79 + " b", "a" * 79),
    ],
)
def test_slug_is_a_safe_file_name(text, expected):
    assert slug(text) == expected


@given(st.text())
def test_slug_is_safe_for_any_text(text):
    name = slug(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name) <= 80
    assert name not in {"con", "prn", "aux", "nul", "com1", "lpt9"}
    assert slug(name) == name


def test_capitalised_changes_the_first_letter_only():
    assert capitalised("đôn đốc UBND xã") == "Đôn đốc UBND xã"
    assert capitalised("(“ông A”)") == "(“Ông A”)"
    assert capitalised("01 bản") == "01 bản"
    assert capitalised("") == ""


def test_uncapitalised_leaves_abbreviations():
    assert uncapitalised("Đôn đốc UBND xã") == "đôn đốc UBND xã"
    assert uncapitalised("UBND các xã") == "UBND các xã"
    assert uncapitalised("") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Báo cáo UBND huyện", "Báo cáo UBND huyện."),
        ("Báo cáo UBND huyện;", "Báo cáo UBND huyện."),
        ("Báo cáo UBND huyện, ", "Báo cáo UBND huyện."),
        ("Gồm:", "Gồm."),
        ("Báo cáo UBND huyện.", "Báo cáo UBND huyện."),
        ("các tuyến đường nội thị...", "các tuyến đường nội thị..."),
        ("các tuyến đường nội thị…;", "các tuyến đường nội thị…"),
        ("(Báo cáo trước ngày 10/9.)", "(Báo cáo trước ngày 10/9.)"),
        ("báo cáo (trước ngày 10/9)", "báo cáo (trước ngày 10/9)."),
        ("tiêu chí “trượt chuẩn”", "tiêu chí “trượt chuẩn”."),
        ("Vì sao?", "Vì sao?"),
        ("Khẩn trương!", "Khẩn trương!"),
        ("thực hiện./.", "thực hiện./."),
        ("", ""),
        (" ; ", ""),
    ],
)
def test_a_task_ends_as_a_sentence(text, expected):
    assert with_full_stop(text) == expected
    assert with_full_stop(expected) == expected


def test_nearest_is_what_was_meant():
    keys = ["chu_tri", "phoi_hop", "chi_dao", "nguoi_ky", "han"]
    assert nearest("chủ_trì", keys) == "chu_tri"
    assert nearest("phoihop", keys) == "phoi_hop"
    assert nearest("chutri", reversed(keys)) == "chu_tri"
    assert nearest("xyz", keys) is None
    assert nearest("", keys) is None
    assert nearest("han", []) is None


def test_nearest_takes_the_first_in_order_among_equals():
    assert nearest("ab", ["ad", "ac"], cutoff=0.5) == "ac"
    assert nearest("ab", ["ac", "ad"], cutoff=0.5) == "ac"


def test_letters_sort_before_tones():
    expected = ["ba", "bà", "bả", "bã", "bá", "bạ", "băng", "bâng", "cá", "da", "đa", "ê", "ô", "ơ", "ư", "y"]
    assert sorted(shuffled(expected), key=sort_key) == expected


def test_names_sort_syllable_by_syllable():
    expected = ["Ba Đình", "Bà Rịa", "Dầu Tiếng", "Đà Bắc", "Mường Khoa", "Nậm Cần", "Nậm Sỏ", "Pắc Ta", "UBND 1"]
    assert sorted(shuffled(expected), key=sort_key) == expected


@given(st.text())
def test_any_text_can_be_sorted(text):
    assert sort_key(text) == sort_key(nfc(text))


def test_control_characters_are_told_by_offset():
    assert control_characters("dòng một\r\n\tdòng hai\u00a0…") == []
    assert control_characters("a\x00b\x1f\x85") == [1, 3, 4]
    assert control_characters("\ufeffa\u200bb\u202ec\u2066\u00ad\ufffe\uffff\ud800") == [0, 2, 4, 6, 7, 8, 9, 10]
