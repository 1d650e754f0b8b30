"""The records whose papers are looked at: the example in the checkout, the real notice of Tân Uyên, small ones."""

import pytest
from made_records import EXAMPLE, REAL, drafted, record_at, required_of_ci


@pytest.fixture(scope="session")
def example():
    """Workspace and record of the example in the checkout."""
    return record_at(*EXAMPLE)


@pytest.fixture(scope="session")
def real_notice():
    """Workspace and record of the real notice of August 2020."""
    required_of_ci(REAL[0].is_dir(), f"{REAL[0]} is not on this machine")
    return record_at(*REAL)


@pytest.fixture(scope="session", params=["example", "real_notice"])
def papers(request):
    """File name → paper, of both records."""
    return drafted(*request.getfixturevalue(request.param))
