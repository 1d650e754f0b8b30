"""A workspace to spoil."""

import shutil
from pathlib import Path

import pytest
from calling import ROOT


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the example office, to be spoiled."""
    shutil.copytree(ROOT / "content", tmp_path / "ws" / "content")
    return tmp_path / "ws"
