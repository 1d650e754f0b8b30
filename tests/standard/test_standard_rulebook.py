"""The rulebook: every rule of the decree, once, with what a clerk has to know of it."""

import re

import pytest

from thongbao.findings import Decided, Severity
from thongbao.standard.clauses import component, each, together
from thongbao.standard.rulebook import BY_ID, RULES, decided_at

# The catalogue the project agreed on; an id is never dropped or reused.
CATALOGUE = {
    **{"PAGE": 7, "FONT": 4, "BODY": 6, "QH": 2, "TN": 3, "CQ": 4, "SO": 7, "NGAY": 4, "LOAI": 3, "TY": 3, "KG": 4},
    **{"CC": 3, "VD": 2, "BC": 4, "KT": 1, "VH": 24, "CT": 1, "2C": 2, "PL": 3, "KY": 9, "NN": 6, "KHAN": 1, "MAT": 1},
    **{"DC": 1, "REG": 8, "DT": 3, "SAO": 1, "LT": 4},
}


def test_every_id_of_the_catalogue_is_there_once() -> None:
    wanted = {f"ND30-{family}-{number:02}" for family, most in CATALOGUE.items() for number in range(1, most + 1)}
    assert [rule.id for rule in RULES if rule.id not in wanted] == []
    assert wanted == set(BY_ID)
    assert len(RULES) == len(BY_ID)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_looks_at_why_and_what_is_right(rule) -> None:
    assert rule.summary
    assert rule.looks_at
    assert rule.why
    assert rule.right
    assert rule.wrong != rule.right
    assert rule.summary.endswith(" Q.") or not rule.summary.endswith(".")


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.severity is Severity.ERROR], ids=lambda rule: rule.id)
def test_an_error_rests_on_a_clause_of_the_decree(rule) -> None:
    assert rule.clause.startswith("Nghị định 30/2020/NĐ-CP, ")
    assert rule.since is not None


def test_what_no_page_can_show_is_said_to_need_eyes_or_pages() -> None:
    assert BY_ID["ND30-KY-07"].decided is Decided.NEEDS_RENDERING
    assert BY_ID["ND30-DT-02"].decided is Decided.NEEDS_EYES


def test_rules_of_the_register_and_the_archive_are_decided_there() -> None:
    assert decided_at(BY_ID["ND30-REG-01"]) == "sổ đăng ký"
    assert decided_at(BY_ID["ND30-NN-06"]) == "sổ đăng ký"
    assert decided_at(BY_ID["ND30-LT-02"]) == "lưu trữ"
    assert decided_at(BY_ID["ND30-PAGE-01"]) == ""


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.clause], ids=lambda rule: rule.id)
def test_clauses_printed_together_are_read_apart_again(rule) -> None:
    apart = each(rule.clause)
    assert together(*apart) == rule.clause
    assert all(re.match(r"Nghị định 30/2020/NĐ-CP, (?:Điều|Phụ lục) ", clause) for clause in apart)


def test_a_clause_does_not_repeat_what_the_one_before_said() -> None:
    first, second = component("II", 9, "a"), component("II", 9, "b")
    assert together(first, second) == f"{first}; điểm b"
    assert each(together(first, second, component("III", 1))) == (first, second, component("III", 1))
