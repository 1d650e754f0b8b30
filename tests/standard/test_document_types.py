import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongbao.standard.document_types import (
    COPY_TYPES,
    DOCUMENT_TYPES,
    DocumentType,
    by_name,
    code_notation,
    is_code_line,
    is_code_notation,
    is_code_number,
)


def kind(name: str) -> DocumentType:
    found = by_name(name)
    assert found is not None, name
    return found


def test_there_are_29_types_of_which_27_have_an_abbreviation():
    assert len(DOCUMENT_TYPES) == 29
    assert len({t.name for t in DOCUMENT_TYPES}) == 29
    assert len({t.abbreviation for t in DOCUMENT_TYPES if t.abbreviation}) == 27
    assert [t.name for t in DOCUMENT_TYPES if t.abbreviation is None] == ["Công văn", "Thư công"]


def test_the_types_stand_in_the_order_of_the_decree():
    assert [t.name for t in DOCUMENT_TYPES[:7]][-1] == "Thông báo"
    assert [t.name for t in DOCUMENT_TYPES[15:19]] == ["Tờ trình", "Hợp đồng", "Công văn", "Công điện"]
    assert DOCUMENT_TYPES[-1].name == "Thư công"


def test_every_type_names_its_clause():
    assert all(t.clause.startswith("Nghị định 30/2020/NĐ-CP, ") for t in (*DOCUMENT_TYPES, *COPY_TYPES))
    assert "Phụ lục III" not in kind("Công văn").clause


@pytest.mark.parametrize(
    ("name", "abbreviation"),
    [
        ("Thông báo", "TB"),
        ("Quy định", "QyĐ"),
        ("Chương trình", "CTr"),
        ("Tờ trình", "TTr"),
        ("Đề án", "ĐA"),
        ("Dự án", "DA"),
        ("Công văn", None),
    ],
)
def test_an_abbreviation_is_the_one_of_phu_luc_iii(name: str, abbreviation: str | None):
    assert kind(name).abbreviation == abbreviation


def test_copies_have_their_own_abbreviations():
    assert [t.abbreviation for t in COPY_TYPES] == ["SY", "TrS", "SL"]
    assert by_name("Bản sao y") is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("THÔNG BÁO", "Thông báo"),
        ("thông báo", "Thông báo"),
        ("  Thông  báo ", "Thông báo"),
        (unicodedata.normalize("NFD", "Thông báo"), "Thông báo"),
        ("Quyết định (cá biệt)", "Quyết định"),
        ("BẢN THOẢ THUẬN", "Bản thỏa thuận"),
        ("Giấy uỷ quyền", "Giấy ủy quyền"),
    ],
)
def test_a_type_is_found_however_its_name_is_typed(written: str, name: str):
    assert kind(written).name == name


@pytest.mark.parametrize("written", ["", "Thông", "Phiếu giao nhiệm vụ", "Thong bao", "TB"])
def test_what_is_not_one_of_the_29_is_not_found(written: str):
    assert by_name(written) is None


@pytest.mark.parametrize(
    ("name", "organ", "drafting", "code"),
    [
        ("Thông báo", "UBND", "VP", "TB-UBND"),
        ("Quyết định", "BNV", "", "QĐ-BNV"),
        ("Quy định", "SGD&ĐT", "", "QyĐ-SGD&ĐT"),
        ("Công văn", "UBND", "VP", "UBND-VP"),
        ("Công văn", "UBND", "", "UBND"),
    ],
)
def test_a_code_is_made_of_type_and_organ_or_of_organ_and_unit(name: str, organ: str, drafting: str, code: str):
    assert code_notation(kind(name), organ, drafting) == code


@pytest.mark.parametrize("text", ["01", "05", "09", "10", "99", "100", "1205"])
def test_a_number_is_arabic_with_a_zero_below_ten(text: str):
    assert is_code_number(text)


@pytest.mark.parametrize(
    "text", ["", "0", "00", "5", "005", "010", "12a", "12bis", "٠٥", " 05", "05\n", "1.205", "XII"]
)
def test_anything_else_is_no_number(text: str):
    assert not is_code_number(text)


@given(st.integers(min_value=1, max_value=99_999))
def test_every_number_printed_with_two_digits_is_a_number(number: int):
    assert is_code_number(f"{number:02d}")


RIGHT_LINES = [
    ("Quyết định", "Số: 15/QĐ-BNV"),
    ("Thông báo", "Số: 08/TB-UBND"),
    ("Quy định", "Số: 05/QyĐ-SGD&ĐT"),
    ("Thông báo", "Số: 125/TB-VP"),
    ("Kế hoạch", "Số: 12/KH-UBND"),
    ("Công văn", "Số: 05/BNV-VP"),
    ("Công văn", "Số: 12/UBND-VX"),
    ("Công văn", "Số: 12/UBND-KH"),
]


@pytest.mark.parametrize(("name", "line"), RIGHT_LINES)
def test_the_decree_s_own_codes_are_right(name: str, line: str):
    assert is_code_line(line, kind(name))
    assert is_code_line(unicodedata.normalize("NFD", line), kind(name))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Thông báo", "Số: 5/TB-UBND"),
        ("Thông báo", "Số 05/TB-UBND"),
        ("Thông báo", "Số:05/TB-UBND"),
        ("Thông báo", "SỐ: 05/TB-UBND"),
        ("Thông báo", "Số: 08/2026/TB-UBND"),
        ("Thông báo", "Số: 08 / TB-UBND"),
        ("Thông báo", "Số: 08/TB – UBND"),
        ("Thông báo", "Số: 08/TB–UBND"),
        ("Thông báo", "Số: 08/TB - UBND"),
        ("Thông báo", "Số: 08/TBKL-UBND"),
        ("Thông báo", "Số: 08/tb-UBND"),
        ("Thông báo", "Số: 08/UBND-TB"),
        ("Thông báo", "Số: 08/TB"),
        ("Thông báo", "Số: 08/TB-"),
        ("Tờ trình", "Số: 08/TTR-UBND"),
        ("Quy chế", "Số: 08/QCh-UBND"),
        ("Công văn", "Số: 12/CV-UBND"),
        ("Công văn", "Số: 12/UBND"),
        ("Công văn", "Số: 12/KH-UBND"),
        ("Công văn", "Số: 12/ubnd-vp"),
    ],
)
def test_a_wrong_code_is_refused(name: str, line: str):
    assert not is_code_line(line, kind(name))


def test_an_abbreviation_with_digits_is_right_only_where_the_office_declares_it():
    assert not is_code_notation("UBND-KT1", kind("Công văn"))
    assert is_code_notation("UBND-KT1", kind("Công văn"), declared=["KT1"])


def test_an_office_whose_abbreviation_is_a_type_s_may_declare_it():
    assert not is_code_notation("PC-TH", kind("Công văn"))
    assert is_code_notation("PC-TH", kind("Công văn"), declared=["PC"])


def test_a_copy_has_a_code_like_any_named_type():
    assert code_notation(COPY_TYPES[0], "UBND") == "SY-UBND"
    assert is_code_line("Số: 07/SY-UBND", COPY_TYPES[0])


@given(st.sampled_from(DOCUMENT_TYPES), st.sampled_from(["UBND", "BGDĐT", "SGD&ĐT"]), st.integers(1, 9999))
def test_every_code_we_make_is_one_we_accept(document_type: DocumentType, organ: str, number: int):
    line = f"Số: {number:02d}/{code_notation(document_type, organ, 'VP')}"
    assert is_code_line(line, document_type)
