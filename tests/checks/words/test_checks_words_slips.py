"""The slips of the real notice: nearly all are found, little else is said, nothing wrong is called an error."""

import importlib.util
import sys
from pathlib import Path

import pytest

from thongbao.findings import Severity
from thongbao.pipeline import check
from thongbao.workspace import find_workspace

BENCHMARK = Path(__file__).parents[3] / "benchmarks" / "slips.py"


@pytest.fixture(scope="module")
def slips():
    spec = importlib.util.spec_from_file_location("slips", BENCHMARK)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["slips"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def findings(slips, seed_content):
    assert slips.NOTICE.is_relative_to(seed_content.parents[2]) or slips.NOTICE.exists()
    return check(find_workspace(slips.NOTICE), slips.NOTICE).findings


def test_nine_slips_in_ten_are_found(slips, findings) -> None:
    missed = [slip.what for slip in slips.SLIPS if not slips.found_by(slip, findings)]
    assert len(missed) <= 0.1 * len(slips.SLIPS), missed


def test_what_is_said_beside_the_list_is_less_than_what_is_on_it(slips, findings) -> None:
    beside = [finding for finding in slips.beside(findings) if finding.severity is Severity.WARNING]
    warned = [finding for finding in findings if finding.severity is Severity.WARNING]
    assert len(beside) <= len(warned) - len(beside), [finding.message for finding in beside]


def test_nothing_is_called_an_error(findings) -> None:
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []
