"""Text files: Markdown's marks, wrapped lines, paragraphs cut by a page, columns made of spaces."""

import unicodedata
from pathlib import Path

import pytest

from thongbao.errors import SourceError
from thongbao.importing.markers import marker
from thongbao.importing.pieces import Column
from thongbao.importing.plain_text import read_text
from thongbao.vietnamese import old_fonts


def pieces(text, name="tb.txt"):
    return read_text(Path(name), text.encode()).pieces


@pytest.mark.parametrize(
    ("text", "printed", "series", "ordinal"),
    [
        ("- Giao Sở Y tế", "-", "dash", 0),
        ("-Giao Sở Y tế", "-", "dash", 0),
        ("+ Rà soát", "+", "plus", 0),
        ("* Giao Thanh tra", "*", "star", 0),
        ("• Rà soát", "•", "dash", 0),
        ("1. Tài chính", "1.", "number.", 1),
        ("12) Tài chính", "12)", "number)", 12),
        ("1.2. Tài chính", "1.2.", "dotted1", 2),
        ("1.2 Tài chính", "1.2", "dotted1", 2),
        ("IV. KẾT LUẬN", "IV.", "roman.", 4),
        ("II- KẾT LUẬN", "II-", "roman-", 2),
        ("a) Rà soát", "a)", "letter)", 1),
        ("đ) Rà soát", "đ)", "letter)", 5),
        ("A. Đánh giá", "A.", "upper.", 1),
        ("(2) Rà soát", "(2)", "bracket()", 2),
    ],
)
def test_a_mark_in_front_is_known_with_its_series_and_place(text, printed, series, ordinal):
    found = marker(text)
    assert found is not None
    assert (found.printed, found.series, found.ordinal) == (printed, series, ordinal)


@pytest.mark.parametrize(
    "text",
    [
        "15/9 là hạn cuối",
        "10.500 tấn lúa",
        "V/v báo cáo",
        "T/M ban chấp hành",
        "-70% kế hoạch",
        "--- rồi",
        "2020 - 2025 là giai đoạn",
        "Điều đó",
    ],
)
def test_a_date_an_amount_and_an_abbreviation_are_no_marks(text):
    assert marker(text) is None


def test_markdown_marks_are_taken_off_and_bold_is_remembered():
    found = pieces(
        "## **2. Công tác tài chính**\n\n\\* Giao *Phòng* Tài chính:\n\n- Chi 5 \\* 3 = 15 & 2 < 3\n", "tb.md"
    )
    assert [(p.mark, p.text, p.bold) for p in found] == [
        ("2.", "Công tác tài chính", True),
        ("*", "Giao Phòng Tài chính:", False),
        ("-", "Chi 5 * 3 = 15 & 2 < 3", False),
    ]


def test_lines_wrapped_at_a_width_are_one_paragraph_and_a_dash_in_the_middle_is_no_point():
    text = (
        "THÔNG BÁO\nVề việc phối hợp\n\n"
        "Tuyến đường bộ cao tốc nối các tỉnh phía Bắc, đoạn đi qua địa bàn từ Lạng Sơn\n"
        "- Hà Nội đến Hải Phòng, đã được phê duyệt trong kế hoạch đầu tư công trung hạn\n"
        "của Trung ương và địa phương.\n"
        "- Sở Xây dựng chủ trì, phối hợp với các đơn vị rà soát toàn bộ hồ sơ thiết kế của\n"
        "dự án.\n"
    )
    found = [piece.printed for piece in pieces(text)]
    assert found[2] == (
        "Tuyến đường bộ cao tốc nối các tỉnh phía Bắc, đoạn đi qua địa bàn từ Lạng Sơn - Hà Nội đến Hải Phòng, đã được"
        " phê duyệt trong kế hoạch đầu tư công trung hạn của Trung ương và địa phương."
    )
    assert found[3].startswith("- Sở Xây dựng chủ trì")
    assert found[3].endswith("của dự án.")


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("- Phòng Giáo dục rà soát, nâng cấp các trường,", "công năng sử dụng.", True),
        ("- Chuẩn bị các nội dung: Giao", "Văn phòng tham mưu.", True),
        ("- Giải quyết tranh chấp tại xã Pắc Ta", "- Chủ trì rà soát.", False),
        ("2. Kết quả đạt được", "Xã đã hoàn thành kế hoạch.", False),
        ("- Rà soát hồ sơ.", "đoạn khác bắt đầu bằng chữ thường.", False),
        ("Giao Phòng Nội vụ:", "Rà soát chức năng.", False),
    ],
)
def test_a_paragraph_cut_by_a_page_is_put_together_and_no_other(first, second, one):
    found = pieces(f"THÔNG BÁO\n\nVề việc A\n\nNgày 5/9/2026, Chủ tịch kết luận như sau:\n\n{first}\n\n{second}\n")
    assert (len(found) == 4) is one


def test_two_columns_made_of_spaces_are_told_apart():
    found = pieces("UBND XÃ ĐÔNG              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n")
    assert [(p.column, p.text) for p in found] == [
        (Column.LEFT, "UBND XÃ ĐÔNG"),
        (Column.RIGHT, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ]


@pytest.mark.parametrize("data", ["Thông báo".encode("cp1258", "replace") + b"\xff\xfe\xd0", b"a\x00b", b"\x80\x81"])
def test_a_file_that_is_no_utf8_text_is_refused_with_advice(data):
    with pytest.raises(SourceError):
        read_text(Path("tb.txt"), data)


def test_utf16_and_a_byte_order_mark_are_read():
    assert read_text(Path("a.txt"), "THÔNG BÁO".encode("utf-16")).pieces[0].text == "THÔNG BÁO"
    assert read_text(Path("a.txt"), "THÔNG BÁO".encode("utf-8-sig")).pieces[0].text == "THÔNG BÁO"


def test_decomposed_letters_come_composed_and_unseen_ones_go():
    assert pieces("THO\u0302NG BA\u0301O\u200b")[0].text == "THÔNG BÁO"


OLD_TEXT = """\
THÔNG BÁO
Kết luận của Chủ tịch UBND xã tại phiên họp tháng 9

Ngày 28/9/2026, Chủ tịch UBND xã chủ trì phiên họp tháng 9 và kết luận như sau:

1. Phòng Kinh tế chủ trì, phối hợp với Công an xã rà soát nguồn thu, xong trước ngày 05/10/2026.
"""


def windows_1258(text):
    """The code of Windows has the tones apart, behind the letters with their other marks."""
    made = []
    for letter in text:
        base, *marks = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
        shape = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark not in tones))
        made.append(shape + "".join(tones))
    return "".join(made).encode("cp1258")


def tcvn3(text):
    codes = {letter: code for code, letter in old_fonts._TCVN3.items()}
    return "".join(codes.get(each, codes.get(each.lower(), each)) for each in text).encode("latin-1")


@pytest.mark.parametrize(
    "data",
    [
        OLD_TEXT.encode(),
        b"\xef\xbb\xbf" + OLD_TEXT.replace("\n", "\r\n").encode(),
        OLD_TEXT.replace("\n", "\r").encode(),
        b"\xff\xfe" + OLD_TEXT.encode("utf-16-le"),
        b"\xfe\xff" + OLD_TEXT.encode("utf-16-be"),
        OLD_TEXT.encode("utf-16-le"),
        unicodedata.normalize("NFD", OLD_TEXT).encode(),
        windows_1258(OLD_TEXT),
        tcvn3(OLD_TEXT),
    ],
    ids=["utf-8", "bom and crlf", "cr", "utf-16-le", "utf-16-be", "utf-16 without mark", "nfd", "cp1258", "tcvn3"],
)
def test_a_text_file_says_the_same_in_every_code_an_office_has(data):
    assert [piece.printed for piece in read_text(Path("tb.txt"), data).pieces] == [
        line for line in OLD_TEXT.split("\n") if line
    ]


@pytest.mark.parametrize("data", [b"<html><body>Xin</body></html>", b"MIME-Version: 1.0\nContent-Type: multipart"])
def test_a_web_page_with_the_ending_of_a_document_is_refused_with_advice(data):
    with pytest.raises(SourceError) as caught:
        read_text(Path("tb.doc"), data)
    assert ".docx" in caught.value.hint
