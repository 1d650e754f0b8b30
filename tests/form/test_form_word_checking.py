"""Words of Word files: the decree's own prose gives practically no finding, our own papers none."""

import os
from collections import Counter
from pathlib import Path

import pytest

from thongbao.checks.lines import Known
from thongbao.documents import check_package
from thongbao.pipeline import draft
from thongbao.word.package import open_package
from thongbao.workspace import find_workspace

ROOT = Path(__file__).parents[2]
DECREE = ROOT.parent / "shared" / "standards" / "decree"
EXAMPLE = ROOT / "content" / "2026" / "ket-luan-giao-ban-thang-9" / "thong-bao.yaml"


def words_of(path: Path) -> Counter[tuple[str, str]]:
    """Return (rule, severity) → how often, of what the words say beyond the form."""
    package = open_package(path)
    form = check_package(package, path).findings
    both = check_package(package, path, known=Known()).findings
    return Counter((finding.rule, str(finding.severity)) for finding in both if finding not in form)


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        # Runs of spaces stand in the decree's own file; its spelling mixes hòa and hoà; its annexes end without «./.».
        ("Phuluc1.docx", {("ND30-FONT-04", "warning"), ("ND30-CT-01", "note"), ("ND30-KT-01", "note")}),
        # The example of a citation in PL II cites a resolution by number alone.
        ("Phuluc2.docx", {("ND30-VD-01", "warning"), ("ND30-KT-01", "note")}),
        ("Phuluc3.docx", {("ND30-CT-01", "note"), ("ND30-FONT-04", "warning"), ("ND30-KT-01", "note")}),
    ],
)
def test_the_decree_s_own_prose_gives_next_to_nothing(name: str, allowed: set[tuple[str, str]]) -> None:
    path = DECREE / name
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{path} is missing")
        pytest.skip(f"{path} is not on this machine")
    assert set(words_of(path)) <= allowed


def test_the_papers_of_the_example_have_no_fault_of_words(tmp_path: Path) -> None:
    made = draft(find_workspace(EXAMPLE), EXAMPLE, tmp_path)
    assert len(made.papers) > 20
    found = {paper.path.name: words_of(paper.path) for paper in made.papers}
    # «trước mùa mưa năm 2027» is meant: the office of the example lowers the rule, these papers lie outside its folder.
    meant = Counter({("TB-HAN-07", "warning"): 1})
    assert {name: counted for name, counted in found.items() if counted not in (Counter(), meant)} == {}
