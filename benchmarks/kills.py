"""Kills during `issue`, at places in order or at random; then repair, and count what is wrong.

    python benchmarks/kills.py --kills 200 [--every N] [--last N] [--together N] [--url postgresql://…] [--json]

Each issue runs in a forked process that kills itself (SIGKILL) as it enters or leaves a function of the rooms that
write: issuing, register, archive, store, files. Nothing in the program knows of it. After each kill the register is
repaired and looked at as a whole: every number of every series borne by one paper, every package whole and in the
register, every number printed on the one paper the register says.

With --together N the kills are shared by N processes that begin at one moment on a register that does not exist yet: on
a server each is an office of its own, in a file all are clerks of one office, who repair while the others issue.
"""

import argparse
import json
import multiprocessing
import os
import random
import signal
import sys
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from thongbao import pipeline
from thongbao.archive.hashing import is_sealed
from thongbao.archive.naming import package_folder
from thongbao.archive.opening import package_folders
from thongbao.archive.sealing import seal_of
from thongbao.issuing.auditing import audit, repair
from thongbao.issuing.batch import Order
from thongbao.issuing.desk import desk_for_reading, desk_for_writing
from thongbao.issuing.notices import NoticeOrder, issue_notice
from thongbao.store.papers import issues_of, papers_of
from thongbao.vietnamese.text import squeeze
from thongbao.word.package import open_package
from thongbao.word.text import paragraphs, parts_with_text
from thongbao.workspace import Workspace

_ROOMS = tuple(f"{os.sep}thongbao{os.sep}{room}" for room in ("issuing", "register", "archive", "store", "files.py"))
_NOW = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)

OFFICE = """\
co_quan:
  - {ma: ubnd, ten: Ủy ban nhân dân xã Đông, dong_ten: [ỦY BAN NHÂN DÂN, XÃ ĐÔNG], viet_tat: UBND, cap: xã,
     dia_danh: Đông, ma_dinh_danh: H99.15}
soan_thao: {don_vi: vp, viet_tat: VP}
giao_viec: {hinh_thuc: [cong_van, trich_sao]}
nguoi_ky:
  - {ma: cvp, quyen_han: [TL. CHỦ TỊCH], chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Lê Văn An, co_quan: [ubnd]}
"""
UNITS = """\
don_vi:
  - {ma: vp, ten: Văn phòng, quan_he: truc_thuoc}
  - {ma: p_kt, ten: Phòng Kinh tế, quan_he: truc_thuoc}
  - {ma: p_vh, ten: Phòng Văn hóa, quan_he: truc_thuoc}
"""
NOTICE = """\
loai: Thông báo
trich_yeu: Kết luận tại phiên họp thứ {n}
hop: {{ten: phiên họp thứ {n}, ngay: 2026-09-28, chuc_vu: Chủ tịch UBND xã}}
muc:
  - tieu_de: Kinh tế
    noi_dung:
      - gach: {{viec: "Phòng Kinh tế, Phòng Văn hóa báo cáo trước ngày 15/10/2026.", chu_tri: [p_kt, p_vh],
                han: trước ngày 15/10/2026}}
noi_nhan: [Các đơn vị]
luu: VT
nguoi_ky: cvp
"""


def make_workspace(root: Path, code: str = "H99.15") -> Workspace:
    """Make the office the notices are issued by; ``code`` is its electronic code."""
    (root / "content").mkdir(parents=True)
    (root / "content" / "co-quan.yaml").write_text(OFFICE.replace("H99.15", code), "utf-8")
    (root / "content" / "don-vi.yaml").write_text(UNITS, "utf-8")
    return Workspace(root)


def make_notice(workspace: Workspace, number: int) -> Path:
    """Make the notice of that number."""
    path = workspace.root / "content" / "2026" / f"hop-{number}" / "thong-bao.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(NOTICE.format(n=number), "utf-8")
    return path


def issue(workspace: Workspace, notice: Path) -> None:
    """Issue one notice without PDF."""
    with desk_for_writing(workspace, _NOW) as desk:
        issue_notice(desk, notice, NoticeOrder(Order(pdf=False)), "0", pipeline.silent)


def issue_and_die(workspace: Workspace, notice: Path, at: int) -> int:
    """Issue in a process of its own that is killed when it enters its ``at``-th function; return how many it entered.

    With 0 it is not killed.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _run_child(workspace, notice, at, reading, writing)
    os.close(writing)
    with os.fdopen(reading) as stream:
        told = stream.read()
    _pid, status = os.waitpid(child, 0)
    if at == 0 and status != 0:
        sys.exit(f"the issue failed by itself: {status}")
    return int(told or 0)


def _run_child(workspace: Workspace, notice: Path, at: int, reading: int, writing: int) -> None:
    entered = 0
    ours: dict[CodeType, bool] = {}

    def watch(frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal entered
        # Leaving counts too: a kill between two calls of one function is a kill after the first returned.
        if event in {"call", "return"}:
            code = frame.f_code
            if code not in ours:
                ours[code] = any(room in code.co_filename for room in _ROOMS)
            entered += ours[code]
            if entered == at and ours[code]:
                os.kill(os.getpid(), signal.SIGKILL)

    os.close(reading)
    try:
        sys.setprofile(watch)
        issue(workspace, notice)
        sys.setprofile(None)
        os.write(writing, str(entered).encode())
    except BaseException as error:
        sys.setprofile(None)
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        os._exit(1)
    os._exit(0)


def wrong(workspace: Workspace) -> list[str]:
    """Return everything that is lost, doubled or half after a repair."""
    with desk_for_reading(workspace, _NOW) as desk:
        if desk is None:
            return [f"packages without a register: {f.name}" for f in package_folders(workspace.issued_folder)]
        found = [f"{fault.where}: {fault.message}" for fault in audit(desk).faults]
        with desk.store.reading() as session:
            papers, issues = papers_of(session, desk.seen), issues_of(session, desk.seen)
    series: dict[tuple[str, int], list[int]] = {}
    for paper in papers:
        series.setdefault((paper.series, paper.year), []).append(paper.code_number)
    found += [
        f"{name}: {sorted(numbers)}"
        for name, numbers in series.items()
        if sorted(numbers) != [*range(1, len(numbers) + 1)]
    ]
    root = workspace.issued_folder
    folders = {issue.id: package_folder(root, issue.package) for issue in issues}
    for row in issues:
        if not is_sealed(folders[row.id]) or seal_of(folders[row.id]) != row.manifest:
            found.append(f"half package {row.package}")
    known = {issue.package for issue in issues}
    found += [f"unknown package {folder.name}" for folder in package_folders(root) if folder.name not in known]
    for paper in papers:
        if f"{paper.code}" not in _words(folders[paper.issue] / "data" / paper.file):
            found.append(f"{paper.code} is not printed on its paper")
    return found


@cache
def _words(path: Path) -> str:
    package = open_package(path)
    return "\n".join(squeeze(p.text) for part in parts_with_text(package) for p in paragraphs(package, part))


def run(kills: int, every: int, last: int, url: str, seed: int) -> dict[str, Any]:
    """Kill issues at random places, at every ``every``-th place, or ``last`` of them near the end; say what came of it.

    Near the end an issue is being written down and published; few of the random places lie there.
    """
    if url:
        os.environ["THONGBAO_DATABASE_URL"] = url
    outcome: dict[str, Any] = {"kills": 0, "published": 0, "cleared": 0, "wrong": []}
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        workspace = make_workspace(Path(folder) / "van-ban")
        # The first issue also makes the register; the places of those that follow are counted on the second.
        first = issue_and_die(workspace, make_notice(workspace, 0), 0)
        places = issue_and_die(workspace, make_notice(workspace, 1), 0)
        points = list(range(1, places + 1, every)) if every else [chance.randrange(1, places) for _kill in range(kills)]
        points += [chance.randrange(places * 9 // 10, places) for _kill in range(last)]
        for number, at in enumerate(points, 2):
            notice = make_notice(workspace, number)
            issue_and_die(workspace, notice, at)
            outcome["kills"] += 1
            with desk_for_writing(workspace, _NOW) as desk:
                done = repair(desk, pipeline.silent).repaired
            outcome["published"] += any("vào nơi lưu" in line for line in done)
            outcome["cleared"] += any("đã dọn" in line for line in done)
            outcome["wrong"] += [f"after place {at}: {line}" for line in wrong(workspace)]
        with desk_for_reading(workspace, _NOW) as desk, desk.store.reading() as session:  # type: ignore[union-attr]
            outcome |= {
                "places": places,
                "places of the first use": first,
                "issued": len(issues_of(session, desk.seen)),
            }  # type: ignore[union-attr]
    return outcome


def run_together(kills: int, processes: int, url: str, seed: int) -> dict[str, Any]:
    """Kill issues of several processes at once, the first of them on a register nobody has made yet."""
    if url:
        os.environ["THONGBAO_DATABASE_URL"] = url
    outcome: dict[str, Any] = {"kills": 0, "unharmed": 0, "published": 0, "cleared": 0, "issued": 0, "wrong": []}
    with tempfile.TemporaryDirectory() as folder:
        rooms = [make_workspace(Path(folder) / f"van-ban-{n}", f"H99.{n:02d}") for n in range(processes if url else 1)]
        start = multiprocessing.get_context("fork").Barrier(processes)
        children = []
        for number in range(processes):
            reading, writing = os.pipe()
            child = os.fork()
            if child == 0:
                os.close(reading)
                start.wait()
                try:
                    told = _one_of_many(rooms[number % len(rooms)], number, kills // processes, seed)
                except BaseException as error:
                    told = {"wrong": [f"{type(error).__name__}: {error}"]}
                os.write(writing, json.dumps(told).encode())
                os._exit(0)
            os.close(writing)
            children.append((child, reading))
        for child, reading in children:
            with os.fdopen(reading) as stream:
                told = json.loads(stream.read() or '{"wrong": ["a process came to nothing"]}')
            os.waitpid(child, 0)
            for key, value in told.items():
                outcome[key] += value
        for workspace in rooms:
            with desk_for_writing(workspace, _NOW) as desk:
                repair(desk, pipeline.silent)
            outcome["wrong"] += wrong(workspace)
            with desk_for_reading(workspace, _NOW) as desk, desk.store.reading() as session:  # type: ignore[union-attr]
                outcome["issued"] += len(issues_of(session, desk.seen))  # type: ignore[union-attr]
    return outcome


def _one_of_many(workspace: Workspace, who: int, kills: int, seed: int) -> dict[str, Any]:
    """Issue and be killed so many times; half of the places lie where an issue is written down and published."""
    told: dict[str, Any] = {"kills": 0, "unharmed": 0, "published": 0, "cleared": 0, "wrong": []}
    chance, places, number = random.Random(seed * 100 + who), 0, 0
    while told["kills"] < kills:
        number += 1
        start = places * 9 // 10 if places and number % 2 else 1
        at = chance.randrange(start, (places or 6000) + 1)
        entered = issue_and_die(workspace, make_notice(workspace, who * 10_000 + number), at)
        if entered:
            # What a killed neighbour left was repaired on the way, or the register was made: other places than before.
            told["unharmed"] += 1
            places = places or entered
        else:
            told["kills"] += 1
        if number == 3 and not places:
            places = issue_and_die(workspace, make_notice(workspace, who * 10_000 + 9_999), 0)
        with desk_for_writing(workspace, _NOW) as desk:
            done = repair(desk, pipeline.silent).repaired
        told["published"] += sum("vào nơi lưu" in line for line in done)
        told["cleared"] += sum("đã dọn" in line for line in done)
    return told


def main() -> None:
    """Print what came of the kills; exit 1 when anything was wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int)
    parser.add_argument("--every", type=int, default=0)
    parser.add_argument("--last", type=int, default=0)
    parser.add_argument("--together", type=int, default=0)
    parser.add_argument("--url", default="")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    kills = given.kills if given.kills is not None else (0 if given.every or given.last else 200)
    if given.together:
        outcome = run_together(kills, given.together, given.url, given.seed)
    else:
        outcome = run(kills, given.every, given.last, given.url, given.seed)
    if given.json:
        print(json.dumps(outcome, ensure_ascii=False))
    else:
        for key, value in outcome.items():
            print(f"{key:10} {len(value) if key == 'wrong' else value}")
        print("\n".join(outcome["wrong"][:20]))
    sys.exit(bool(outcome["wrong"]))


if __name__ == "__main__":
    main()
