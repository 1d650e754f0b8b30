"""Units that lines speak of."""

from datetime import date

import pytest

from thongbao.followup.succession import Succession
from thongbao.model.units import Units

UNITS = {
    "don_vi": [
        {"ma": "p_yte", "ten": "Phòng Y tế", "quan_he": "truc_thuoc", "email": "yte@example.vn"},
        {"ma": "p_noivu", "ten": "Phòng Nội vụ", "quan_he": "truc_thuoc"},
        {"ma": "ban_qlda", "ten": "Ban Quản lý dự án đầu tư xây dựng cơ bản", "quan_he": "truc_thuoc"},
    ],
    "nguoi": [{"ma": "ong_hai", "ho_ten": "Trần Văn Hai", "chuc_vu": "Phó Chủ tịch UBND huyện"}],
}


@pytest.fixture
def succession():
    """Return the units as they answer on 10/9/2020."""
    return Succession(Units.model_validate(UNITS), date(2020, 9, 10))
