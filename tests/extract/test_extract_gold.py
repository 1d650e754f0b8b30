"""Whole notices against what a person found in them: the real one, and ours in other styles."""

import pytest
from extract_scoring import Score, case_names, score
from seed_scoring import score_seed


@pytest.fixture(scope="module")
def seed(seed_content):
    return score_seed(seed_content.parent.parent)


def test_the_real_notice_gives_every_paragraph_its_lead(seed) -> None:
    assert (seed.paragraphs, seed.leads_of, seed.empty_of) == (53, 49, 4)
    assert (seed.leads, seed.empty) == (49, 4), seed.wrong


def test_the_real_notice_gives_its_coordinating_units_and_supervisors(seed) -> None:
    assert seed.coordinating == {"hit": 24, "missing": 0, "extra": 0}, seed.wrong
    assert seed.supervisors == {"hit": 5, "missing": 0, "extra": 0}


def test_the_real_notice_gives_its_deadlines(seed) -> None:
    assert seed.due == {"hit": 45, "missing": 0, "extra": 0}, seed.wrong


def test_no_word_of_the_real_notice_is_invented(seed) -> None:
    assert seed.invented == 0


@pytest.mark.parametrize("name", case_names())
def test_no_word_of_a_case_is_invented(name: str) -> None:
    assert score(name).invented == 0


def test_notices_of_other_offices_are_read_as_well() -> None:
    total = Score()
    for name in case_names():
        total.add(score(name))
    assert total.leads >= 0.9 * total.leads_of, total.wrong
    assert total.empty == total.empty_of, total.wrong
    assert total.due["hit"] >= 0.95 * (total.due["hit"] + total.due["missing"]), total.wrong
    assert total.due["extra"] <= 0.03 * total.due["hit"], total.wrong
    assert total.coordinating["extra"] <= 0.08 * total.coordinating["hit"], total.wrong


def test_there_are_notices_of_enough_styles() -> None:
    assert len(case_names()) >= 12
