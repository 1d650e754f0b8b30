"""Whole notices against what a person found in them: the real one, and ours in other styles."""

from datetime import date

import pytest
from extract_scoring import CASES, Score, case_names, score
from extract_spans import words_of
from seed_scoring import score_seed

from thongbao.extract.folding import name_words
from thongbao.extract.known_units import KnownUnits
from thongbao.extract.passages import Passage
from thongbao.extract.reading import extract


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


def test_single_sentences_of_every_kind_of_office_are_read() -> None:
    wrong, other, count = [], [], 0
    for line in (CASES.parent / "sentences.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        text, leads, helpers = ([*(part.strip() for part in line.split("|")), "", ""])[:3]
        under, _mark, text = text.rpartition("^")
        passages = [Passage(text, "1", (under,) if under else ())]
        found = extract(passages, KnownUnits(), date(2026, 3, 2))
        assert all(printed == there for printed, there in words_of(passages, found))
        people = [person for task in found.tasks for person in (task.person, *task.people) if person]
        have = {name_words(m.name) for m in (*(m for t in found.tasks for m in t.leads), *people)}
        want = {name_words(name) for name in leads.split(";") if name.strip()}
        help_have = {name_words(m.name) for task in found.tasks for m in task.coordinating}
        help_want = {name_words(name) for name in helpers.split(";") if name.strip()}
        count += 1
        wrong += [text] if (have, help_have) != (want, help_want) else []
        # A name that does not lead costs more than one that is missing.
        other += [text] if have and have != want else []
    assert count > 800
    assert len(other) <= 0.01 * count, other
    assert len(wrong) <= 0.04 * count, wrong
