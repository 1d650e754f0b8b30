"""The register measured against the least that could do the same, in one run each.

    python benchmarks/register.py [--postgresql URL] [numbers|search|issue]

numbers: 1 000 numbers by 8 processes, each number and its event in a transaction of its own; gapless or not.
search:  `register search` over 100 000 papers against the bare query for the same rows.
issue:   `issue --no-pdf` of a notice with its letters against its `draft`.
"""

import argparse
import multiprocessing
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from thongbao import pipeline
from thongbao.issuing.batch import Order
from thongbao.issuing.desk import desk_for_writing
from thongbao.issuing.notices import NoticeOrder, issue_notice
from thongbao.register.standing import standings
from thongbao.store.chain import append_event
from thongbao.store.counters import Series, take
from thongbao.store.engine import open_store
from thongbao.store.papers import IssueRow, PaperRow, add_issue, search_words
from thongbao.store.searching import search_papers
from thongbao.store.tables import PAPERS
from thongbao.workspace import find_workspace

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "seeds" / "tan-uyen" / "content"
_ISSUER = "H00.0"
_WORKERS, _EACH = 8, 125


def _take_numbers(arguments: tuple[str, str, int]) -> list[int]:
    folder, url, worker = arguments
    store = open_store(Path(folder), url=url)
    series, numbers = Series(_ISSUER, "chung", 2026), []
    for _time in range(_EACH):
        with store.writing() as session:
            (number,) = take(session, series)
            append_event(session, _ISSUER, at="2026-10-05T08:00:00+07:00", who=str(worker), what="taken")
        numbers.append(number)
    store.close()
    return numbers


def numbers(url: str) -> None:
    """Print how long 1 000 numbers take and whether one is missing or doubled."""
    for name, address in (("SQLite", ""), ("PostgreSQL", url)) if url else (("SQLite", ""),):
        with tempfile.TemporaryDirectory() as folder:
            context = multiprocessing.get_context("spawn")
            start = time.perf_counter()
            with ProcessPoolExecutor(_WORKERS, mp_context=context) as pool:
                jobs = [(folder, address, worker) for worker in range(_WORKERS)]
                taken = sorted(chain.from_iterable(pool.map(_take_numbers, jobs)))
            seconds = time.perf_counter() - start
        whole = taken == list(range(1, _WORKERS * _EACH + 1))
        verdict = "gapless" if whole else "WRONG"
        print(f"numbers  {name:10} {len(taken)} by {_WORKERS} processes: {verdict}, {seconds:.1f} s with 8 starts")


def _paper(number: int) -> PaperRow:
    subjects = ("Kết luận về quản lý đất đai", "Kết luận giao ban", "thực hiện Kết luận phòng, chống dịch")
    return PaperRow(
        issue="a",
        issuer=_ISSUER,
        series="chung",
        year=2000 + number // 4000,
        code_number=number % 4000 + 1,
        code_notation="TB-UBND",
        issued_date="2026-10-05",
        type_name="Thông báo",
        subject=f"{subjects[number % 3]} lần {number}",
        signer="Lê Văn An",
        position="CHÁNH VĂN PHÒNG",
        organ_name="Ủy ban nhân dân xã",
        recipients=f"Thôn {number % 500}; Phòng Kinh tế",
        filing="VT",
        kind="thong-bao",
    )


def search() -> None:
    """Print what a search over 100 000 papers costs against the bare query for the same rows."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder), url="")
        columns = [column.name for column in PAPERS.c if column.name != "id"]
        issue = IssueRow("a", _ISSUER, 2026, "a", "m", "n", "r", "2026", "a", "0", "{}")
        with store.writing() as session:
            add_issue(session, issue)
            for start in range(0, 100_000, 5000):
                papers = [_paper(number) for number in range(start, start + 5000)]
                rows = [{name: getattr(paper, name) for name in columns} for paper in papers]
                session.execute(PAPERS.insert(), rows)
        bare = sqlite3.connect(Path(folder) / "so-van-ban.sqlite")
        for words in ("dat dai thon 77", "dich lan 99", "ket luan giao ban"):
            asked = " AND ".join(f'"{w}"' if w.isdigit() else f'"{w}"*' for w in search_words(words).split())
            query = (
                "SELECT * FROM papers WHERE id IN (SELECT rowid FROM papers_search WHERE papers_search MATCH ?)"
                " AND issuer = ? ORDER BY year DESC, id DESC"
            )
            pairs = []
            for _time in range(7):
                theirs, rows = _spent(lambda asked=asked, query=query: bare.execute(query, (asked, _ISSUER)).fetchall())
                ours, found = _spent(lambda words=words: _searched(store, words))
                assert len(found) == len(rows)
                pairs.append((ours, theirs))
            for number, clock in enumerate(("CPU", "wall")):
                ours, theirs = (min(pair[side][number] for pair in pairs) for side in (0, 1))
                ratio = statistics.median(ours[number] / theirs[number] for ours, theirs in pairs)
                print(
                    f"search   «{words}»: {len(rows)} of 100000 rows, {ours * 1000:.1f} ms {clock},"
                    f" bare {theirs * 1000:.1f} ms, best {ours / theirs:.2f}, median of pairs {ratio:.2f}"
                )
        bare.close()
        store.close()


def _searched(store, words: str) -> list:
    with store.reading() as session:
        return standings(session, [_ISSUER], search_papers(session, [_ISSUER], words))


def _spent(work: Callable[[], Any]) -> tuple[tuple[float, float], Any]:
    """Return the seconds of CPU and of the clock on the wall that work took, and what it gave."""
    cpu, wall = time.process_time(), time.perf_counter()
    result = work()
    return (time.process_time() - cpu, time.perf_counter() - wall), result


def issue() -> None:
    """Print what an issue without PDF costs against the draft of the same notice."""
    for name, content in (("example", ROOT / "content"), ("real notice", REAL)):
        if not content.exists():
            print(f"issue    {name}: not on this machine")
            continue
        drafts, issues, papers = [], [], 0
        for _time in range(7):
            with tempfile.TemporaryDirectory() as folder:
                root = Path(folder) / "van-ban"
                shutil.copytree(content, root / "content")
                notice = next((root / "content").glob("*/*/thong-bao.yaml"))
                workspace = find_workspace(notice)
                # The register is there, as it is on every day but the first.
                with desk_for_writing(workspace, datetime(2026, 10, 5, 2, tzinfo=UTC)):
                    pass
                drafts.append(_spent(partial(pipeline.draft, workspace, notice, workspace.draft_folder(notice)))[0])
                spent, papers = _spent(partial(_issued, workspace, notice))
                issues.append(spent)
        for number, clock in enumerate(("CPU", "wall")):
            draft, issue = (min(times[number] for times in side) for side in (drafts, issues))
            ratio = statistics.median(i[number] / d[number] for d, i in zip(drafts, issues, strict=True))
            print(
                f"issue    {name}: {papers} papers, {clock}: draft {draft:.2f} s, issue {issue:.2f} s,"
                f" best {issue / draft:.2f}, median of pairs {ratio:.2f}"
            )


def _issued(workspace, notice: Path) -> int:
    with desk_for_writing(workspace, datetime(2026, 10, 5, 2, tzinfo=UTC)) as desk:
        return len(issue_notice(desk, notice, NoticeOrder(Order(pdf=False)), "0").files)


def main() -> None:
    """Run what is named, or everything."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", nargs="?", choices=["numbers", "search", "issue"])
    parser.add_argument("--postgresql", default="", metavar="URL")
    given = parser.parse_args()
    if given.what in {None, "numbers"}:
        numbers(given.postgresql)
    if given.what in {None, "search"}:
        search()
    if given.what in {None, "issue"}:
        issue()


if __name__ == "__main__":
    main()
