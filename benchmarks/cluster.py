"""Two thousand letters by a Dask cluster on this machine (scheduler and two workers, processes of their own).

Beside two processes of the pool: whether the files are the same, and what a chunk costs beyond its work.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from letter import Docxtpl, contexts, template

from thongbao.batch.checking import CHUNK
from thongbao.batch.orders import Order
from thongbao.batch.running import run

COUNT = 2_000


def started(*arguments: str) -> tuple[subprocess.Popen, str]:
    """Start a part of the cluster and return it with the address or the word it says when it is ready."""
    command = [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        found = re.search(r"Scheduler at:\s+(tcp://\S+)|(Registered to)", line)
        if found:
            return process, found[1] or found[2]
    sys.exit("the cluster does not start")


def seconds(order: Order) -> float:
    start = time.perf_counter()
    outcome = run(order)
    assert outcome.counts["written"] == COUNT
    return time.perf_counter() - start


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def main() -> None:
    scheduler, address = started("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
    workers = [started("worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard")[0] for _n in range(2)]
    try:
        with tempfile.TemporaryDirectory() as name:
            place = Path(name)
            (place / "letter.docx").write_bytes(template(Docxtpl()))
            rows = place / "rows.jsonl"
            lines = [json.dumps(row, ensure_ascii=False) for row in contexts(COUNT)]
            rows.write_text("\n".join(lines) + "\n", "utf-8")
            order = Order(place / "letter.docx", rows, place / "serial.zip", workers=1)
            orders = {
                "one process": order,
                "two processes": Order(order.template, rows, place / "pool.zip", workers=2),
                "cluster of two": Order(order.template, rows, place / "cluster.zip", scheduler=address),
            }
            times = {label: seconds(each) for label, each in orders.items()}
            for label, value in times.items():
                print(f"{label:16} {value:6.2f} s")
            same = contents(place / "serial.zip") == contents(place / "pool.zip") == contents(place / "cluster.zip")
            print(f"files identical: {same}")
            chunks = 2 * COUNT / CHUNK
            overhead = (times["cluster of two"] - times["one process"] / 2) / chunks
            print(f"overhead of a chunk of {CHUNK} on the cluster {overhead * 1000:.0f} ms")
            print(f"ratio two processes / cluster {times['two processes'] / times['cluster of two']:.2f}")
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


if __name__ == "__main__":
    main()
