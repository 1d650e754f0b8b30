"""``thongbao explain``: a clerk asks what a rule is, also with an id that is nearly right."""

from pathlib import Path

import pytest
from calling import call

from thongbao.pipeline import RULES


def test_a_rule_is_told_with_its_why_its_clause_and_both_examples(tmp_path: Path) -> None:
    told = call("explain", "ND30-PAGE-02", cwd=tmp_path)
    assert told.code == 0
    assert told.out.startswith("ND30-PAGE-02 (lỗi): Lề trang")
    for words in ("Xem ở:", "Sai:       lề trái 20 mm", "Đúng:", "mục I, khoản 3", "từ 05/3/2020", "máy tự xét"):
        assert words in told.out
    assert "kiem_tra: {ND30-PAGE-02:" in told.out


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ND30-PAGE-2", "ND30-PAGE-02"),
        ("page2", "ND30-PAGE-02"),
        ("VH4", "ND30-VH-04"),
        ("2c-1", "ND30-2C-01"),
        ("ND30-PAEG-02", "ND30-PAGE-02"),
        ("viec-01", "TB-VIEC-01"),
    ],
)
def test_an_id_that_is_nearly_right_is_answered_with_the_one_meant(written: str, meant: str, tmp_path: Path) -> None:
    told = call("explain", written, cwd=tmp_path)
    assert told.code == 2
    assert f"ý bạn là {meant}?" in told.err
    assert told.out == ""


def test_an_id_in_small_letters_is_the_same_id(tmp_path: Path) -> None:
    assert call("explain", "nd30-kt-01", cwd=tmp_path).out.startswith("ND30-KT-01 ")


def test_nothing_or_both_is_a_wrong_call(tmp_path: Path) -> None:
    assert call("explain", cwd=tmp_path).code == 2
    assert call("explain", "ND30-KT-01", "--all", cwd=tmp_path).code == 2


def test_all_rules_as_json_are_all_there_with_the_keys_of_the_contract(tmp_path: Path) -> None:
    rows = call("explain", "--all", "--format", "json", cwd=tmp_path).json["rows"]
    assert [row["rule"] for row in rows] == sorted(rule.id for rule in RULES)
    assert set(rows[0]) == {
        *("rule", "severity", "summary", "clause", "looks_at", "why", "wrong", "right", "decided", "elsewhere"),
        *("since", "until"),
    }
    by_id = {row["rule"]: row for row in rows}
    assert by_id["ND30-2C-01"]["since"] == "2025-07-01"
    assert by_id["ND30-REG-01"]["elsewhere"] == "sổ đăng ký"


def test_a_rule_decided_elsewhere_or_never_lowered_says_so(tmp_path: Path) -> None:
    assert "khi làm sổ đăng ký" in call("explain", "ND30-REG-01", cwd=tmp_path).out
    assert "không đổi mức được" in call("explain", "TB-YAML-01", cwd=tmp_path).out


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_says_why(rule) -> None:
    assert rule.summary
    assert rule.why
