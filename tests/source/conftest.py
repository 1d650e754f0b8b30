"""What the tests of step 1 share: both parsers, and the record of Tân Uyên as it was issued."""

import os
from pathlib import Path

import pytest
import yaml

from thongbao.source import events

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds" / "tan-uyen" / "content"


@pytest.fixture(params=["libyaml", "python"])
def either_parser(request, monkeypatch):
    """Run the test with libyaml, and with the parser used where libyaml is not compiled in."""
    if request.param == "python":
        monkeypatch.setattr(events, "_Parser", events._PythonParser)
    elif not yaml.__with_libyaml__:
        pytest.skip("PyYAML was installed without libyaml")
    return request.param


@pytest.fixture(scope="session")
def seeds():
    """The folder of the real record; must be there where CI says so."""
    if not SEEDS.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"{SEEDS} is missing")
        pytest.skip(f"{SEEDS} is not on this machine")
    return SEEDS
