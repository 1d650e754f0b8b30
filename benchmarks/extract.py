"""Assignments found in the real notice and in ours against what a person found, and the time it takes.

The real notice is read from ``../shared/seeds``; without it only ours are counted. The time is a ratio inside one
run: all passages of a notice of twelve pages against python-docx opening a file of the same words and
reading its text.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import yaml
from docx import Document

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "extract"))

from extract_scoring import CASES, Score, case_names, passages_of, score  # noqa: E402
from seed_scoring import SeedScore, score_seed  # noqa: E402

from thongbao.extract.known_units import KnownUnits  # noqa: E402
from thongbao.extract.passages import Passage  # noqa: E402
from thongbao.extract.reading import extract  # noqa: E402

SEEDS = ROOT.parent / "shared" / "seeds"
WORDS_OF_TWELVE_PAGES = 5_000
RUNS = 7


def main() -> None:
    print("leads count by paragraph, the whole set right; helpers found right / all found / all there are")
    counted = f"{'superv.':>8} {'due':>8} {'false':>6} {'invented':>9}"
    print(f"{'notice':30} {'lead':>8} {'no unit':>8} {'helpers':>9} {counted}")
    if SEEDS.exists():
        seed = score_seed(SEEDS)
        row(f"real, {seed.paragraphs}/53 paragraphs", seed)
    for name in case_names():
        row(name, score(name))
    total = Score()
    for name in case_names():
        total.add(score(name))
    row("ours", total)
    print(f"time of extract / python-docx open and read, 12 pages: {ratio():.1f}")


def row(name: str, found: Score | SeedScore) -> None:
    helpers, above, due = found.coordinating, found.supervisors, found.due
    parts = f"{helpers['hit']}/{helpers['hit'] + helpers['extra']}/{helpers['hit'] + helpers['missing']}"
    leaders = f"{above['hit']}/{above['hit'] + above['missing']}"
    dues = f"{due['hit']}/{due['hit'] + due['missing']}"
    leads, empty = f"{found.leads}/{found.leads_of}", f"{found.empty}/{found.empty_of}"
    print(f"{name:30} {leads:>8} {empty:>8} {parts:>9} {leaders:>8} {dues:>8} {due['extra']:>6} {found.invented:>9}")


def ratio() -> float:
    """Return how many times longer the extraction takes than python-docx for the same words."""
    passages = twelve_pages()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "notice.docx"
        document = Document()
        for passage in passages:
            document.add_paragraph(passage.text)
        document.save(str(file))
        opening = best(lambda: [paragraph.text for paragraph in Document(str(file)).paragraphs])
    return best(lambda: extract(passages, KnownUnits(), date(2026, 3, 2))) / opening


def twelve_pages() -> list[Passage]:
    passages: list[Passage] = []
    while sum(len(passage.text.split()) for passage in passages) < WORDS_OF_TWELVE_PAGES:
        for path in sorted(CASES.glob("*.yaml")):
            passages += passages_of(yaml.safe_load(path.read_text("utf-8")))
    return passages


def best(job: Callable[[], object]) -> float:
    times = []
    for _run in range(RUNS):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()
