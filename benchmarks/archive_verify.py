"""``archive verify --all`` over many packages against hashing the same bytes with hashlib.

Both read every file once, with a warm cache, in one process; the ratio is of the best of five. The packages are those
of the example record (numbers and days differ), with the register's rows, as ``issue`` leaves them.
"""

import hashlib
import os
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path += [str(ROOT / "tests" / "archive"), str(ROOT / "src")]

from made_packages import contents_of, register_packages  # noqa: E402

from thongbao import __version__  # noqa: E402
from thongbao.archive.naming import package_folder, package_name  # noqa: E402
from thongbao.archive.sealing import package_files  # noqa: E402
from thongbao.archiving import verify  # noqa: E402
from thongbao.workspace import Workspace, find_workspace  # noqa: E402

ROUNDS = 5


def main(count: int = 1_000) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = issued(Path(folder), count)
        files = [path for path in workspace.issued_folder.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        print(f"{count} packages, {len(files)} files, {size / 1e6:.0f} MB")
        runs = {"hashlib over the same files": lambda: hash_all(workspace.issued_folder)}
        runs["archive verify --all"] = lambda: verified(workspace, count)
        best = {name: (float("inf"), float("inf")) for name in runs}
        for _round in range(ROUNDS):
            for name, work in runs.items():
                best[name] = tuple(map(min, best[name], measured(work)))
        one = min(workspace.issued_folder.glob("*/*"))
        again, _cpu = measured(lambda: verify(workspace, [one.name], version=__version__))
        bare = best["hashlib over the same files"]
        print("| what | seconds | ratio | CPU seconds | ratio |\n|---|---|---|---|---|")
        for name, (wall, cpu) in best.items():
            print(f"| {name} | {wall:.2f} | {wall / bare[0]:.2f} | {cpu:.2f} | {cpu / bare[1]:.2f} |")
        print(f"making the papers of one package again: {again:.2f} s")
        ratio = best["archive verify --all"][0] / bare[0]
        print(f"verify --all is {ratio:.2f} times hashing (wanted: at most 1.5)")


def issued(base: Path, count: int) -> Workspace:
    """Return a workspace with packages and register, written without fsync: only reading is measured."""
    (base / "content").symlink_to(ROOT / "content")
    notice = next((base / "content").glob("*/*/thong-bao.yaml"))
    workspace = find_workspace(explicit=base)
    made = contents_of(workspace, notice, number=1, issued_date=date(2026, 1, 5))
    for index in range(count):
        contents = numbered_copy(made, index)
        leading = contents.leading
        name = package_name(leading.issued_date, leading.code_number, leading.code_notation, contents.slug)
        folder = package_folder(workspace.issued_folder, name)
        for path, data in package_files(contents, name).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        for path in (*folder.rglob("*"), folder):
            path.chmod(0o555 if path.is_dir() else 0o444)
    register_packages(workspace)
    return workspace


def numbered_copy(contents, index: int):
    """Return the contents under other numbers; the papers' bytes stay, nothing here reads them as Word files."""
    day = date(2026, 1, 5) + timedelta(days=index % 350)
    papers = tuple(
        replace(
            paper,
            metadata=replace(paper.metadata, code_number=f"{place * 2_000 + index + 1:02d}", issued_date=day),
        )
        if paper.metadata
        else paper
        for place, paper in enumerate(contents.papers)
    )
    return replace(contents, papers=papers)


def hash_all(root: Path) -> None:
    for folder, _folders, names in os.walk(root):
        for name in names:
            with open(os.path.join(folder, name), "rb") as stream:  # noqa: PTH118, PTH123 (as bare as can be)
                hashlib.sha256(stream.read()).hexdigest()


def verified(workspace: Workspace, count: int) -> None:
    result = verify(workspace, [], version=__version__)
    assert result.packages == count
    assert result.found == (), result.found[:3]


def measured(work) -> tuple[float, float]:
    """Return the wall and the CPU seconds of a run; on a shared machine only the latter keep still."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
