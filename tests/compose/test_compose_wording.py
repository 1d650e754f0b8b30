"""How a unit's name stands inside a sentence (Phụ lục II, mục III, IV)."""

import pytest

from thongbao.compose.wording import in_sentence


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Các thôn trên địa bàn xã", "các thôn trên địa bàn xã"),
        ("Thôn Bến Gỗ", "thôn Bến Gỗ"),
        ("Tổ dân phố Đồi Chè", "tổ dân phố Đồi Chè"),
        ("Đơn vị tư vấn", "đơn vị tư vấn"),
        ("Ngành giáo dục", "ngành giáo dục"),
    ],
)
def test_common_and_administrative_nouns_are_lower_case_inside_a_sentence(name: str, inside: str) -> None:
    assert in_sentence(name) == inside


@pytest.mark.parametrize(
    "name",
    [
        *("Phòng Nội vụ", "UBND các xã, thị trấn", "Phường 3", "Thôn 12", "Chủ tịch UBND các xã"),
        *("Thủ trưởng các cơ quan, đơn vị", "Tổ Công nghệ số cộng đồng", "Khu Quản lý đường bộ II", "Bản"),
    ],
)
def test_agencies_positions_and_numbered_units_keep_their_capital(name: str) -> None:
    assert in_sentence(name) == name
