"""Lines made on the spot, and what the checks of words say of them."""

from datetime import date

import pytest

from thongbao.checks.assessing import assess
from thongbao.checks.lines import Known, Line, Role
from thongbao.checks.words.all_checks import WORD_CHECKS
from thongbao.findings import Place
from thongbao.model.units import Units

UNITS = Units.model_validate(
    {
        "don_vi": [
            {
                "ma": "p_nn",
                "ten": "Phòng Nông nghiệp và Môi trường",
                "ten_khac": ["Phòng NN&MT"],
                "quan_he": "truc_thuoc",
            },
            {"ma": "p_kt", "ten": "Phòng Kinh tế", "viet_tat": "KTH", "quan_he": "truc_thuoc"},
            {"ma": "xa", "ten": "UBND xã Nậm Cần", "quan_he": "cap_duoi"},
        ],
        "nguoi": [{"ma": "minh", "ho_ten": "Trần Văn Minh", "chuc_vu": "Phó Chủ tịch UBND huyện"}],
    },
    context=None,
)


def lines_of(*texts):
    """Return lines from texts; a role stands in front as ``role: text`` where it is not the body's."""
    roles = {f"{role}: ": role for role in Role}
    made = []
    for number, text in enumerate(texts, 1):
        role, words = next(((r, text[len(p) :]) for p, r in roles.items() if text.startswith(p)), (Role.BODY, text))
        made.append(Line(words, Place("a.docx", where=f"đoạn {number}", paragraph=number), role))
    return made


@pytest.fixture
def judged():
    """Return ``judge(*texts, issued=…, units=…)``: the assessment of those lines."""

    def judge(*texts, issued=date(2026, 9, 28), units=UNITS, office=None):
        return assess(WORD_CHECKS, lines_of(*texts), Known(office, units, issued))

    return judge
