"""Two thousand letters by a Dask cluster on this machine (scheduler and two workers, processes of their own).

Beside two processes of the pool: whether the files are the same, and what a chunk costs beyond its work. Then a hundred
letters with their PDFs, by two processes of the pool and by the cluster in turn; `--no-pdf` leaves them out.
"""

import json
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from dataclasses import replace
from pathlib import Path

from letter import Docxtpl, contexts, template

from thongbao.batch.checking import CHUNK
from thongbao.batch.orders import Order
from thongbao.batch.running import run

COUNT = 2_000
PDFS = 100
ROUNDS = 3


def started(*arguments: str) -> tuple[subprocess.Popen, str]:
    """Start a part of the cluster and return it with the address or the word it says when it is ready."""
    command = [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        found = re.search(r"Scheduler at:\s+(tcp://\S+)|(Registered to)", line)
        if found:
            # Whoever is not read any more would stop at a full pipe.
            threading.Thread(target=process.stderr.read, daemon=True).start()
            return process, found[1] or found[2]
    sys.exit("the cluster does not start")


def rows_at(place: Path, count: int) -> Path:
    path = place / f"{count}.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in contexts(count)), "utf-8")
    return path


def seconds(order: Order, count: int) -> float:
    start = time.perf_counter()
    outcome = run(order)
    assert outcome.counts["written"] == count
    return time.perf_counter() - start


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def letters(place: Path, address: str) -> None:
    (place / "letter.docx").write_bytes(template(Docxtpl()))
    order = Order(place / "letter.docx", rows_at(place, COUNT), place / "serial.zip", workers=1)
    orders = {
        "one process": order,
        "two processes": replace(order, output=place / "pool.zip", workers=2),
        "cluster of two": replace(order, output=place / "cluster.zip", workers=0, scheduler=address),
    }
    times = {label: seconds(each, COUNT) for label, each in orders.items()}
    for label, value in times.items():
        print(f"{label:16} {value:6.2f} s")
    same = contents(place / "serial.zip") == contents(place / "pool.zip") == contents(place / "cluster.zip")
    print(f"files identical: {same}")
    chunks = 2 * COUNT / CHUNK
    overhead = (times["cluster of two"] - times["one process"] / 2) / chunks
    print(f"overhead of a chunk of {CHUNK} on the cluster {overhead * 1000:.0f} ms")
    print(f"ratio two processes / cluster {times['two processes'] / times['cluster of two']:.2f}")


def pdfs(place: Path, address: str) -> None:
    order = Order(place / "letter.docx", rows_at(place, PDFS), place / "x.zip", pdf=True)
    pairs = []
    for turn in range(ROUNDS):
        pool = replace(order, output=place / f"pool{turn}.zip", workers=2)
        cluster = replace(order, output=place / f"cluster{turn}.zip", scheduler=address)
        times = [seconds(pool, PDFS), seconds(cluster, PDFS)]
        print(f"{PDFS} PDFs: two processes {times[0]:.1f} s, cluster of two {times[1]:.1f} s")
        pairs.append(times[0] / times[1])
        papers = [contents(each.output) for each in (pool, cluster)]
        # LibreOffice writes the moment and a number by chance into every PDF: of them the names are compared.
        words = [{name: data for name, data in each.items() if name.endswith("docx")} for each in papers]
        print(f"the same files: {papers[0].keys() == papers[1].keys() and words[0] == words[1]}")
    print(f"ratio PDFs: two processes / cluster {statistics.median(pairs):.2f}  (wanted: at least 0.9)")


def main() -> None:
    scheduler, address = started("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
    workers = [started("worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard")[0] for _n in range(2)]
    try:
        with tempfile.TemporaryDirectory() as name:
            letters(Path(name), address)
            if "--no-pdf" not in sys.argv:
                pdfs(Path(name), address)
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


if __name__ == "__main__":
    main()
