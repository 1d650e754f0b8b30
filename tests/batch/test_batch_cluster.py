"""A real Dask cluster of separate processes: a scheduler and two workers, one of them killed in the middle."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from batch_made import jsonl, row

from thongbao.batch.orders import Order
from thongbao.batch.running import run
from thongbao.convert.probe import VARIABLE, require_fonts
from thongbao.errors import ExitCode, OutsideMissingError, ThongbaoError
from thongbao.workers.crews import SchedulerError, cluster

pytest.importorskip("distributed") if not os.environ.get("CI") else None
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


class Cluster:
    """Scheduler and workers as people start them, each a process of its own."""

    def __init__(self, stack: ExitStack, folder) -> None:
        self._stack = stack
        self._folder = folder
        arguments = ["scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show"]
        self.scheduler = self._start(*arguments)
        self.address = self._said(self.scheduler, r"Scheduler at:\s+(tcp://\S+)")
        self.workers = [self.worker(), self.worker()]

    def worker(self) -> subprocess.Popen:
        arguments = ["worker", self.address, "--nthreads", "1", "--nworkers", "1", "--no-nanny", "--no-dashboard"]
        process = self._start(*arguments, "--local-directory", str(self._folder))
        self._said(process, r"(Registered to)")
        return process

    def _start(self, *arguments: str) -> subprocess.Popen:
        command = [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]]
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=self._folder
        )
        self._stack.callback(self._end, process)
        return process

    @staticmethod
    def _end(process: subprocess.Popen) -> None:
        process.kill()
        process.wait()
        assert process.stderr is not None
        process.stderr.close()

    @staticmethod
    def _said(process: subprocess.Popen, pattern: str) -> str:
        assert process.stderr is not None
        for line in process.stderr:
            found = re.search(pattern, line)
            if found:
                # Whoever is not read any more must not stop at a full pipe.
                threading.Thread(target=process.stderr.read, daemon=True).start()
                return found[1]
        pytest.fail("the process ended")


@pytest.fixture
def dask(tmp_path):
    """A scheduler and two workers."""
    folder = tmp_path / "dask"
    folder.mkdir()
    with ExitStack() as stack:
        yield Cluster(stack, folder)


@pytest.fixture
def order(template, tmp_path):
    data = jsonl(tmp_path / "rows.jsonl", [row(n) for n in range(1_500)])
    return Order(template, data, tmp_path / "out", workers=1)


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_cluster_makes_what_one_process_makes_also_when_a_worker_dies(dask, order, tmp_path):
    assert run(order).counts["written"] == 1_500
    killed = []

    def kill_one(what, done, _total):
        if what == "make" and done >= 300 and not killed:
            dask.workers[0].send_signal(signal.SIGKILL)
            killed.append(done)

    spread = replace(order, output=tmp_path / "cluster", workers=0, scheduler=dask.address)
    assert run(spread, kill_one).counts == {"rows": 1_500, "bad": 0, "written": 1_500, "kept": 0, "failed": 0}
    assert killed
    deadline = time.monotonic() + 10
    while dask.workers[0].poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    assert dask.workers[0].poll() is not None
    assert files(spread.output) == files(order.output)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_bad_rows_are_named_by_a_cluster_as_by_one_process(dask, order, tmp_path):
    jsonl(order.data, [row(n, ten=... if n == 7 else "x") for n in range(30)])
    spread = replace(order, output=tmp_path / "cluster", scheduler=dask.address)
    assert run(spread).findings == run(order).findings
    assert run(order).counts["bad"] == 1


@pytest.fixture
def soffice(tmp_path, monkeypatch):
    """Return ``use("good")``: the LibreOffice of this machine and of the cluster, to be chosen before it starts."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "convert"))
    from convert_made import make_pdf

    monkeypatch.setenv("FAKE_PDF", str(make_pdf(tmp_path / "good.pdf", pages=2)))
    monkeypatch.setenv("FAKE_LOG", str(tmp_path / "calls.log"))
    fakes = Path(__file__).parents[1] / "fakes"
    return lambda name: monkeypatch.setenv(VARIABLE, str(fakes / f"soffice_{name}"))


@pytest.fixture
def with_pdf(order, tmp_path):
    try:
        require_fonts()
    except ThongbaoError as error:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(error.message)
    jsonl(order.data, [row(n) for n in range(90)])
    return replace(order, output=tmp_path / "pdf", pdf=True)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_pdfs_are_made_by_a_cluster_also_when_a_worker_dies(soffice, request, with_pdf, tmp_path, monkeypatch):
    # The first two calls wait until a worker has been killed.
    soffice("waits")
    go, calls = tmp_path / "go", tmp_path / "calls.log"
    monkeypatch.setenv("FAKE_GO", str(go))
    calls.touch()
    dask = request.getfixturevalue("dask")

    def kill_one():
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and calls.read_text().count("--convert-to") < 2:
            time.sleep(0.02)
        dask.workers[0].send_signal(signal.SIGKILL)
        dask.workers[0].wait()
        go.touch()

    killer = threading.Thread(target=kill_one)
    killer.start()
    spread = replace(with_pdf, output=tmp_path / "cluster", workers=0, scheduler=dask.address)
    counts = run(spread).counts
    killer.join()
    assert counts == {"rows": 90, "bad": 0, "written": 90, "kept": 0, "failed": 0}
    soffice("good")
    assert run(with_pdf).counts["written"] == 90
    assert files(spread.output) == files(with_pdf.output)
    assert len(files(spread.output)) == 180


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_libreoffice_is_asked_for_where_it_will_run(soffice, request, with_pdf, monkeypatch):
    monkeypatch.setenv(VARIABLE, "/nowhere/soffice")
    address = request.getfixturevalue("dask").address
    soffice("good")
    with pytest.raises(OutsideMissingError, match="/nowhere/soffice"):
        run(replace(with_pdf, workers=0, scheduler=address))
    assert not with_pdf.output.exists()


def test_a_scheduler_that_does_not_answer_is_named(monkeypatch):
    monkeypatch.setattr("thongbao.workers.crews._SECONDS_TO_CONNECT", 1)
    with pytest.raises(SchedulerError) as caught:
        cluster("tcp://127.0.0.1:9")
    assert caught.value.exit_code is ExitCode.OUTSIDE
    assert "tcp://127.0.0.1:9" in caught.value.message
