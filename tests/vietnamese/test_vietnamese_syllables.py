"""Syllables: what Vietnamese can write and what it cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongbao.vietnamese.syllables import is_syllable

REAL = (
    "quốc huyện thuở khuỷu ngoằn ngoèo giếng giết gìn gì yêu yến uống oách quýt quỵt nguyễn thuế khuyến loãng xoáy "
    "tuần luật duyệt truyền hươu rượu mười mưu quẹo quắp khuếch xoong moóc bâng khuâng huỳnh huých suýt ỷ kỹ mỹ tỷ "
    "thủy thuỷ hòa hoà khỏe khoẻ hoẵng ngoặc quăng ơn ướt ưng êm ếch nghệch ngoắt nghiêng giữ giặc lựu bướu guốc "
    "luộm thuộm chuỗi xuất xuân ký kí ngủ nghỉ ghế gà quà quy"
)
UNREAL = (
    "kiêm̉ kiễmm hoach thưc̣j kàng cế ngé ghà ngha kuốc thuơng qúy quit̀ xuât hiênj tar bc zô ngiệp uông̀ cuả thuỷy ăi êng"
)


@pytest.mark.parametrize("word", REAL.split())
def test_a_real_syllable_is_known_in_any_capitals(word):
    assert is_syllable(word)
    assert is_syllable(word.upper())


@pytest.mark.parametrize("word", UNREAL.split())
def test_what_cannot_be_written_is_not_known(word):
    assert not is_syllable(word)


@given(st.sampled_from(REAL.split()), st.sampled_from("bdfjklqrsvxz"))
def test_a_foreign_end_makes_it_unknown(word, letter):
    assert not is_syllable(word + letter)


@given(st.text(max_size=12))
def test_any_text_is_answered(text):
    assert is_syllable(text) in (True, False)
