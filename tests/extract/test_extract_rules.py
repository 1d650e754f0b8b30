"""Every rule has a name, words for people, a sentence it finds something in, and a like one in which it does not."""

from datetime import date

import pytest
from extract_spans import words_of

from thongbao.extract.extracted import Extraction, LeadSource
from thongbao.extract.known_units import KnownUnits
from thongbao.extract.passages import Passage
from thongbao.extract.reading import extract
from thongbao.extract.rules import RULES, ExtractionRule, explained

SOURCES = {
    "dong-giao": LeadSource.HEADING,
    "dau-doan": LeadSource.RUNIN_HEADING,
    "cau-truoc": LeadSource.INHERITED_SENTENCE,
    "ve-truoc": LeadSource.INHERITED_CLAUSE,
}


def read(text: str, under: str = "") -> Extraction:
    return extract([Passage(text, "1", (under,) if under else ())], KnownUnits(), date(2026, 3, 2))


def fired(found: Extraction) -> set[str]:
    """Return the names of the rules behind everything an extraction holds."""
    names = set()
    for task in found.tasks:
        names.add(task.lead_rule)
        names |= {mention.rule for mention in task.coordinating}
        names |= {task.supervisor.rule} if task.supervisor else set()
        names |= {"nhan"} if task.receivers else set()
        names |= {task.product.rule} if task.product else set()
        names |= {due.rule for due in task.deadlines}
    return names


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_what_its_example_shows(rule: ExtractionRule) -> None:
    found = read(rule.example, rule.under)
    assert rule.id in fired(found)
    if rule.id in SOURCES:
        assert SOURCES[rule.id] in {task.lead_source for task in found.tasks}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_nothing_in_its_counter_example(rule: ExtractionRule) -> None:
    assert rule.id not in fired(read(rule.not_in))


def test_names_of_rules_are_unique_and_explained() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(explained(rule.id) == rule.says for rule in RULES)


def test_no_example_yields_a_word_that_is_not_printed() -> None:
    for rule in RULES:
        passages = [Passage(rule.example, "1", (rule.under,) if rule.under else ())]
        pairs = words_of(passages, extract(passages, KnownUnits(), date(2026, 3, 2)))
        assert all(printed == there for printed, there in pairs)
