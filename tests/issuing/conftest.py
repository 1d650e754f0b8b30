"""A clerk to work with; twice where the register may lie in a file or on a server."""

import pytest
from issuing_made import CODED, NOTICE, ClerkAtWork


@pytest.fixture
def clerk(make_workspace):
    """A clerk of an office with a series for each type; letters and copies go to two units and two villages."""
    return ClerkAtWork(make_workspace(notice=NOTICE, office=CODED))


@pytest.fixture
def any_clerk(clerk, register_url, monkeypatch):
    """The same clerk, with the register in a file and then on a server."""
    if register_url:
        monkeypatch.setenv("THONGBAO_DATABASE_URL", register_url)
    return clerk


@pytest.fixture
def clerk_of(make_workspace):
    """Return ``make(notice=…, office=…)``: a clerk of another office."""
    return lambda **written: ClerkAtWork(make_workspace(**{"notice": NOTICE, "office": CODED, **written}))
