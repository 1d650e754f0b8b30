"""The starters and the sheets they are made for."""

import sys
from pathlib import Path

import pytest

# The records of tests/render serve here too.
sys.path.append(str(Path(__file__).parents[1] / "render"))

from made_records import made, sheets_of


@pytest.fixture(scope="session")
def sheets(tmp_path_factory):
    """Kind → the sheets of it, from a record that makes papers of every kind."""
    _workspace, record = made(tmp_path_factory.mktemp("all-kinds"))
    by_kind = {}
    for sheet in sheets_of(record).values():
        by_kind.setdefault(sheet.kind, []).append(sheet)
    return by_kind
