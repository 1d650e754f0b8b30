"""Lines recognised by their words alone."""

import pytest

from thongbao.standard.recognising import (
    code_span,
    columns,
    date_span,
    governing_lines,
    holds_motto,
    holds_title,
    is_basis,
    is_filing,
    is_mark,
    is_recipients_label,
    is_rule,
    is_signing_line,
    marker,
    type_named,
)


@pytest.mark.parametrize(
    "text",
    [
        "Số: 17/TB-UBND",
        "Số:      /TB-UBND",
        "Số 05 /TB-VP",
        "Số: …./TB-UBND",
        "SỐ: 12/UBND-VP",
        "Số:08/QĐ-BCĐ389",
        "Số: 1/CV-ĐU",
    ],
)
def test_a_code_line_is_found(text):
    assert code_span(text) == (0, len(text))


@pytest.mark.parametrize("text", ["Số liệu", "Thông báo Số: 5/TB", "Căn cứ Nghị định số 30/2020"])
def test_what_only_mentions_a_number_is_no_code_line_at_its_start(text):
    assert code_span(text) is None or code_span(text)[0] > 0


@pytest.mark.parametrize(
    "text",
    [
        "Bến Cũ, ngày 05 tháng 3 năm 2024",
        "TP. Hồ Chí Minh, ngày    tháng    năm 2026",
        "Phường 5, ngày … tháng … năm …",
        "Bến Cũ , ngày...tháng...năm 2024",
        "Hà Nội ngày 5 tháng 3 năm 2024",
    ],
)
def test_place_and_date_are_found(text):
    assert date_span(text) == (0, len(text))


def test_number_and_date_in_one_line_are_told_apart():
    text = "Số:     /TB-UBND          Bến Cũ, ngày     tháng 3 năm 2024"
    code, date = code_span(text), date_span(text)
    assert text[slice(*code)] == "Số:     /TB-UBND"
    assert text[slice(*date)] == "Bến Cũ, ngày     tháng 3 năm 2024"
    left, right = columns(text)
    assert (text[:left], text[right:]) == (text[slice(*code)], text[slice(*date)])


@pytest.mark.parametrize("text", ["_____", "-------", "–––––", "*****", "-----o0o-----", "______ "])
def test_rules_of_signs(text):
    assert is_rule(text)


@pytest.mark.parametrize("text", ["", "...", "- a", "--", "2026"])
def test_no_rules(text):
    assert not is_rule(text)


def test_national_title_in_bad_spellings():
    assert holds_title("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert holds_title("UBND XÃ\tCỘNG HÒA XÃ HỘI  CHỦ NGHĨA VIỆT NAM")
    assert holds_motto("Độc lập – Tự do – Hạnh phúc")
    assert not holds_title("VIỆT NAM")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("THÔNG BÁO", "Thông báo"),
        ("T H Ô N G  B Á O", "Thông báo"),
        ("THÔNG BÁO KẾT LUẬN", "Thông báo"),
        ("KẾ HOẠCH", "Kế hoạch"),
        ("Thông báo", None),
        ("BÁO", None),
    ],
)
def test_type_lines(text, name):
    assert type_named(text) == name


@pytest.mark.parametrize(
    ("lines", "bold", "light"),
    [
        (["ỦY BAN NHÂN DÂN", "XÃ BẾN CŨ"], [True, True], 0),
        (["ỦY BAN NHÂN DÂN", "XÃ BẾN CŨ"], [False, False], 0),
        (["ỦY BAN NHÂN DÂN", "XÃ BẾN CŨ"], [False, True], 0),
        (["UBND XÃ BẾN CŨ", "PHÒNG KINH TẾ"], [False, True], 1),
        (["UBND XÃ BẾN CŨ", "PHÒNG KINH TẾ"], [True, True], 1),
        (["UBND XÃ BẾN CŨ", "VĂN PHÒNG", "HĐND VÀ UBND"], [False, True, True], 1),
        (["VĂN PHÒNG HĐND", "VÀ UBND"], [True, True], 0),
        (["VĂN PHÒNG"], [False], 0),
    ],
)
def test_governing_lines(lines, bold, light):
    assert governing_lines(lines, bold) == light


@pytest.mark.parametrize(
    ("text", "lead", "mark", "gap", "series"),
    [
        ("1. Về", "", "1.", " ", "1"),
        ("1.2. Về", "", "1.2.", " ", "2"),
        ("II. VỀ", "", "II.", " ", "roman"),
        ("đ) Về", "", "đ)", " ", "letter"),
        ("\t–\tVề", "\t", "–", "\t", ""),
        ("+ Về", "", "+", " ", ""),
        ("1.500 người", "", "", "", ""),
        ("Về", "", "", "", ""),
    ],
)
def test_markers(text, lead, mark, gap, series):
    found = marker(text)
    assert (found.lead, found.mark, found.gap, found.series) == (lead, mark, gap, series)


def test_other_lines():
    assert is_basis("Căn cứ Luật số 1;")
    assert not is_basis("Căn cứ báo cáo, Chủ tịch kết luận như sau:")
    assert is_recipients_label("Nơi nhận:\tTL. CHỦ TỊCH")
    assert not is_recipients_label("Nơi nhận hồ sơ là bộ phận một cửa")
    assert is_filing("- Lưu: VT, VP.")
    assert is_signing_line("TL. CHỦ TỊCH")
    assert is_signing_line("CHÁNH VĂN PHÒNG")
    assert not is_signing_line("Chủ tịch xã đã kết luận")


@pytest.mark.parametrize("text", ["DỰ THẢO", "DỰ THẢO LẦN 1", "Dự thảo (lần 2)", "(BẢN DỰ THẢO)", "MẬT"])
def test_marks_are_no_agency_and_no_subject(text):
    assert is_mark(text)


@pytest.mark.parametrize("text", ["DỰ THẢO KẾ HOẠCH", "V/v góp ý dự thảo lần 1"])
def test_words_about_drafts_are_no_marks(text):
    assert not is_mark(text)
