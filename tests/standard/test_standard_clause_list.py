"""The list of clauses is the decree's own: read from its published Word files."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from thongbao.standard.clause_list import CLAUSES, PARTS
from thongbao.standard.clauses import each
from thongbao.standard.rulebook import RULES, decided_at

DECREE = Path(__file__).resolve().parents[3] / "shared" / "standards" / "decree"


def lines_of(number: int) -> Iterator[tuple[bool, str]]:
    """Yield (stands in a table, text) for every paragraph of a Phụ lục as published."""
    path = DECREE / f"Phuluc{number}.docx"
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{path} is missing")
        pytest.skip(f"{path} is not on this machine")
    for paragraph in docx.Document(str(path)).element.body.iter(qn("w:p")):
        text = "".join(node.text or "" for node in paragraph.iter(qn("w:t"))).strip()
        yield any(True for _ in paragraph.iterancestors(qn("w:tc"))), text


def clauses_of(number: int) -> list[str]:
    """Return the names of the clauses of Phụ lục I or II, by the numbers that open their paragraphs."""
    found: list[str] = []
    part, section, paragraph = "", "", ""
    base = f"Nghị định 30/2020/NĐ-CP, Phụ lục {'I' * number}"
    for in_table, text in lines_of(number):
        if match := re.fullmatch(r"Phần (I+)", text):
            part = f", phần {match[1]}"
        elif not in_table and (match := re.match(r"(I|II|III|IV|V)\. (\w{2,})", text)) and match[2].isupper():
            section, paragraph = f"{base}{part}, mục {match[1]}", ""
            found.append(section)
        elif in_table and section.endswith("phần I, mục V") and re.fullmatch(r"\d+", text):
            following = int(text)
            if following == 1 + sum(1 for name in found if name.startswith(f"{section}, khoản")):
                found.append(f"{section}, khoản {text}")
        elif not in_table and not section.endswith("phần I, mục V") and (match := re.match(r"(\d+)\. ?\S", text)):
            paragraph = f"{section}, khoản {match[1]}"
            found.append(paragraph)
        elif paragraph and not in_table and (match := re.match(r"([a-zđ])\)\s*\S", text)):
            found.append(f"{paragraph}, điểm {match[1]}")
    return found


@pytest.mark.parametrize("number", [1, 2])
def test_every_clause_of_the_annex_is_on_the_list_and_no_other(number: int) -> None:
    published = clauses_of(number)
    # A khoản that is divided into điểm, or a mục into khoản, is there by its parts.
    leaves = [name for name in published if not any(other.startswith(f"{name}, ") for other in published)]
    prefix = f"Nghị định 30/2020/NĐ-CP, Phụ lục {'I' * number}, "
    assert leaves == [clause.name for clause in CLAUSES if clause.name.startswith(prefix)]


def test_every_sample_of_annex_three_is_on_the_list() -> None:
    published = [
        match[1] for in_table, text in lines_of(3) if not in_table and (match := re.match(r"Mẫu (\d\.\d+) -", text))
    ]
    listed = [clause.name.rpartition("mẫu ")[2] for clause in CLAUSES if ", mẫu " in clause.name]
    assert listed == list(dict.fromkeys(published))


def test_every_clause_a_rule_cites_in_annex_one_to_three_is_on_the_list() -> None:
    listed = {clause.name for clause in CLAUSES} | {same for clause in CLAUSES for same in clause.same_as}
    cited = {name for rule in RULES for name in each(rule.clause) if re.search(r"Phụ lục I{1,3},", name)}
    assert cited - listed == set()


def test_no_clause_is_left_without_a_rule_or_a_person() -> None:
    cited = {name for rule in RULES for name in each(rule.clause)}
    silent = [
        clause.name
        for _title, clauses in PARTS
        for clause in clauses
        if not clause.eyes and not ({clause.name, *clause.same_as} & cited)
    ]
    assert silent == []


def test_the_register_and_the_archive_are_named_where_they_decide() -> None:
    assert {decided_at(rule) for rule in RULES} == {"", "sổ đăng ký", "lưu trữ"}
