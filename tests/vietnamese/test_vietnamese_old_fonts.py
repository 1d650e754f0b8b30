"""Text typed under TCVN3 and VNI fonts becomes Unicode; the font's name decides, not the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongbao.vietnamese.old_fonts import OldEncoding, from_old_font, old_encoding

# Every letter of the language that bears a mark, with its base.
LETTERS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"


def letters_of(text: str) -> set[str]:
    return {letter for letter in text if not letter.isascii()}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("ñy ban nh©n d©n tØnh", "ủy ban nhân dân tỉnh"),
        ("B»ng v¨n b¶n, tr\xadíc ngµy 15/9", "Bằng văn bản, trước ngày 15/9"),
        ("Phßng N«ng nghiÖp vµ Ph¸t triÓn n«ng th«n", "Phòng Nông nghiệp và Phát triển nông thôn"),
    ],
)
def test_tcvn3_reads_as_it_was_meant(typed, read):
    assert from_old_font(typed, OldEncoding.TCVN3) == read


def test_the_capital_font_of_tcvn3_draws_small_letters_as_capitals():
    assert from_old_font("th«ng b¸o kÕt luËn", OldEncoding.TCVN3_CAPITALS) == "THÔNG BÁO KẾT LUẬN"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("THOÂNG BAÙO KEÁT LUAÄN", "THÔNG BÁO KẾT LUẬN"),
        ("ÑÖÔØNG, tröôùc ngaøy, nguyeãn, kyõ thuaät", "ĐƯỜNG, trước ngày, nguyễn, kỹ thuật"),
        ("Phoøng Noâng nghieäp; xaây döïng; baèng vaên baûn", "Phòng Nông nghiệp; xây dựng; bằng văn bản"),
    ],
)
def test_vni_reads_as_it_was_meant(typed, read):
    assert from_old_font(typed, OldEncoding.VNI) == read


def test_every_letter_with_a_mark_can_come_out_of_tcvn3():
    every = "".join(chr(code) for code in range(0xA1, 0xFF))
    assert letters_of(LETTERS) <= letters_of(from_old_font(every, OldEncoding.TCVN3))
    assert letters_of(LETTERS.upper()) <= letters_of(from_old_font(every, OldEncoding.TCVN3_CAPITALS))


def test_every_letter_with_a_mark_can_come_out_of_vni():
    marks = "ùøûõïâáàåãäêéèúüë"
    pairs = " ".join(base + mark for base in "aeouyôö" for mark in marks)
    alone = " ".join("íìæóòôöñî")
    assert letters_of(LETTERS) <= letters_of(from_old_font(f"{pairs} {alone}", OldEncoding.VNI))
    assert letters_of(LETTERS.upper()) <= letters_of(from_old_font(f"{pairs} {alone}".upper(), OldEncoding.VNI))


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", OldEncoding.TCVN3),
        (".vntime", OldEncoding.TCVN3),
        (".VnTimeH", OldEncoding.TCVN3_CAPITALS),
        (".VnArialH", OldEncoding.TCVN3_CAPITALS),
        ("VNI-Times", OldEncoding.VNI),
        ("Times New Roman", None),
        ("", None),
        (None, None),
    ],
)
def test_the_name_of_the_font_tells_the_encoding(font, encoding):
    assert old_encoding(font) is encoding


@given(st.text(alphabet=LETTERS + LETTERS.upper() + " abc", min_size=1), st.sampled_from(OldEncoding))
def test_unicode_typed_under_an_old_font_stays_what_it_is(text, encoding):
    marked = text + "ạ"
    assert from_old_font(marked, encoding) == marked
