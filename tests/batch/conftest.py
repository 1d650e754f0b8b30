"""Templates and tables for batches."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "render"))

from word_made import paragraphs, saved, table


@pytest.fixture
def template(tmp_path):
    """A letter with a list and a number in words."""
    document = paragraphs("Kính gửi: {{ ten }}", "Số tiền: {{ so_tien }} ({{ so_tien|bang_chu }})")
    table(document, ("Việc", "Hạn"), ("{%tr for v in viec %}",), ("{{ v.ten }}", "{{ v.han }}"), ("{%tr endfor %}",))
    path = tmp_path / "mau.docx"
    path.write_bytes(saved(document))
    return path


@pytest.fixture
def flat(tmp_path):
    """A letter for tables that know no lists."""
    path = tmp_path / "phang.docx"
    path.write_bytes(saved(paragraphs("Kính gửi: {{ ten }}", "{% if chuc_vu %}Chức vụ: {{ chuc_vu }}{% endif %}")))
    return path
