"""docs/checks.md cannot lie: its examples are run."""

import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[3] / "docs" / "checks.md").read_text("utf-8")
ROWS = re.findall(r"^\| (.+?) \| ((?:ND30|TB)-[A-Z0-9]+-\d\d) \| (.+?) \|$", PAGE, re.MULTILINE)


def test_the_page_has_examples() -> None:
    assert len(ROWS) > 15


@pytest.mark.parametrize(("wrong", "rule", "right"), ROWS)
def test_an_example_is_found_and_its_correction_is_not(wrong, rule, right, judged) -> None:
    assert rule in {finding.rule for finding in judged(wrong).findings}
    assert rule not in {finding.rule for finding in judged(right).findings}
