"""Names of files handed in: the office's pattern, never what a system refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongbao.standard.file_names import DEFAULT_PATTERN, PATTERN_FIELDS, file_name, pattern_faults

VALUES = {"ma_dinh_danh": "H99.15", "nam": "2026", "thang": "10", "ngay": "05", "so": "08", "viet_tat": "UBND"}


def test_the_default_is_the_scheme_provinces_use():
    assert file_name(DEFAULT_PATTERN, {**VALUES, "ma_loai": "07"}, ".pdf") == "H99.15.2026.10.05.08.UBND.07.pdf"


def test_a_part_nobody_said_leaves_no_double_dot():
    assert file_name(DEFAULT_PATTERN, {**VALUES, "ma_dinh_danh": "", "ma_loai": ""}, ".pdf") == "2026.10.05.08.UBND.pdf"


@pytest.mark.parametrize("value", ["../../etc/passwd", 'a/b\\c:d*?"<>|', "\x00\n", "CON ", "…" * 400])
def test_nothing_in_a_value_leaves_the_folder(value):
    name = file_name("{noi_nhan}-{so}", {"noi_nhan": value, "so": "08"}, ".pdf")
    assert not set(name) & set('/\\:*?"<>|\x00\n')
    assert not name.startswith(".")
    assert name.endswith(".pdf")
    assert len(name) <= 124


@given(st.dictionaries(st.sampled_from(sorted(PATTERN_FIELDS)), st.text(max_size=30)))
def test_every_value_gives_a_name(values):
    name = file_name(" ".join(f"{{{field}}}" for field in PATTERN_FIELDS), values, ".docx")
    assert name.endswith(".docx")
    assert not set(name) & set('/\\:*?"<>|')


def test_what_windows_reserves_is_no_name():
    assert file_name("{noi_nhan}.{so}", {"noi_nhan": "CON", "so": "08"}, ".pdf") == "ten-CON.08.pdf"


def test_faults_name_the_field():
    assert pattern_faults(DEFAULT_PATTERN) == []
    assert pattern_faults("{la}.{so.__class__}") == ["la", "so.__class__"]
