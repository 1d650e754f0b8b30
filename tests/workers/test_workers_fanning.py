"""Tasks and their results: in order, whoever dies, with what they share sent to a worker once."""

import multiprocessing
import os
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import worked

from thongbao.workers.crews import Crew, Serial, cores, processes
from thongbao.workers.fanning import Lost, Work, fan

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
NUMBERS = range(40)


@pytest.fixture(autouse=True)
def findable(monkeypatch):
    """Let the processes find the module with the work."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([os.path.dirname(__file__), os.environ.get("PYTHONPATH", "")]))  # noqa: PTH120


@pytest.fixture
def work(tmp_path):
    """What is shared, and the file that says to whom it came."""

    def made(do):
        data = f"seen={tmp_path / 'seen'};died={tmp_path / 'died'};of={tmp_path}".encode()
        return Work(str(tmp_path) + do.__name__, data, worked.set_up, do)

    return made


def done(crew, work, numbers=NUMBERS):
    with crew:
        return list(fan(crew, work, ((number, number) for number in numbers)))


def crews():
    return [
        pytest.param(lambda: processes(1), id="one process"),
        pytest.param(lambda: processes(2), id="two processes"),
        pytest.param(lambda: Crew(lambda: ThreadPoolExecutor(3), 3), id="threads"),
        pytest.param(lambda: Crew(Serial, 1), id="serial"),
    ]


@pytest.mark.parametrize("crew", crews())
def test_results_come_in_the_order_of_the_tasks(crew, work):
    assert done(crew(), work(worked.square)) == [(n, n * n) for n in NUMBERS]
    assert done(crew(), work(worked.square), []) == []


def test_what_is_shared_comes_to_every_worker_once(work, tmp_path):
    done(processes(2), work(worked.square_slowly))
    seen = (tmp_path / "seen").read_text().split()
    assert len(seen) == len(set(seen)) == 2


def test_a_worker_that_is_killed_costs_nothing_but_time(work, tmp_path):
    assert done(processes(2), work(worked.square_or_die_once)) == [(n, n * n) for n in NUMBERS]
    assert (tmp_path / "died").exists()


def test_a_task_that_kills_every_worker_is_named_and_the_others_are_done(work):
    results = dict(done(processes(2), work(worked.square_or_die), range(12)))
    assert isinstance(results.pop(7), Lost)
    assert results == {n: n * n for n in range(12) if n != 7}


def test_a_task_that_fails_is_named_and_the_others_are_done(work):
    results = dict(done(processes(2), work(worked.square_or_fail), range(12)))
    assert results.pop(7) == Lost("RuntimeError: seven")
    assert results == {n: n * n for n in range(12) if n != 7}


def test_a_fault_of_the_program_is_not_hidden_where_there_is_one_process(work):
    with pytest.raises(RuntimeError, match="seven"):
        done(processes(1), work(worked.square_or_fail), range(12))


def test_only_a_few_tasks_are_taken_ahead_of_their_results(work):
    taken = []

    def tasks():
        for number in range(100):
            taken.append(number)
            yield number, number

    with processes(2) as crew:
        results = fan(crew, work(worked.square), tasks())
        next(results)
        assert len(taken) <= 6
        results.close()


def test_stopping_leaves_no_process_behind(work):
    import multiprocessing

    def stopped():
        with processes(2) as crew:
            for _result in fan(crew, work(worked.square_slowly), ((n, n) for n in range(1000))):
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    # The pool's own thread waits for them, too: who is asked first is told.
    deadline = time.monotonic() + 30
    while multiprocessing.active_children() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert multiprocessing.active_children() == []


def test_there_is_at_least_one_processor():
    assert cores() >= 1


def test_a_worker_killed_while_it_hands_over_a_long_result_leaves_nobody_waiting(work, tmp_path):
    results = done(processes(2), work(worked.long_result_or_die_once), range(5))
    assert [(number, result[:1], len(result)) for number, result in results] == [
        (number, bytes([number]), 40_000_000) for number in range(5)
    ]
    assert (tmp_path / "died").exists()


def test_long_results_leave_no_file_behind(work, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    done(processes(2), work(worked.long_result_or_die_once), range(5))
    assert not list(tmp_path.glob("thongbao-*"))


@pytest.mark.parametrize(("at", "lets_go"), [("the queue", False), ("task", True)])
def test_a_worker_that_is_ended_tidies_its_task_but_lets_go_of_no_half_read_queue(tmp_path, at, lets_go):
    worker = multiprocessing.get_context("spawn").Process(target=worked.begin_and_wait, args=(str(tmp_path), at))
    worker.start()
    while not (tmp_path / "waiting").exists():
        assert worker.is_alive()
        time.sleep(0.01)
    worker.terminate()
    worker.join(20)
    assert worker.exitcode == 143
    assert (tmp_path / "let go").exists() == lets_go


def test_a_worker_ends_without_a_word_where_python_throws_the_end_away(tmp_path, capfd):
    worker = multiprocessing.get_context("spawn").Process(target=worked.begin_and_wait, args=(str(tmp_path), "tidying"))
    worker.start()
    while not (tmp_path / "waiting").exists():
        assert worker.is_alive()
        time.sleep(0.01)
    worker.terminate()
    worker.join(20)
    assert worker.exitcode == 143
    assert (tmp_path / "tidied").exists()
    assert capfd.readouterr().err == ""


def test_a_worker_that_is_ended_many_times_over_still_tidies_its_task_and_ends(tmp_path):
    worker = multiprocessing.get_context("spawn").Process(target=worked.begin_and_wait, args=(str(tmp_path), "task"))
    worker.start()
    while not (tmp_path / "waiting").exists():
        assert worker.is_alive()
        time.sleep(0.01)
    deadline = time.monotonic() + 60
    while worker.is_alive() and time.monotonic() < deadline:
        worker.terminate()
    # While Python itself is at its end, the signal has its usual effect.
    assert worker.exitcode in (143, -signal.SIGTERM)
    assert (tmp_path / "tidied").exists()


def test_ctrl_c_while_workers_start_is_told_after_they_have_and_to_us_alone(work):
    def interrupted():
        with processes(2) as crew:
            executor = crew.executor
            before = executor._spawn_process

            def spawned():
                os.kill(os.getpid(), signal.SIGINT)
                before()
                for pid in executor._processes:
                    os.kill(pid, signal.SIGINT)

            executor._spawn_process = spawned
            list(fan(crew, work(worked.square), ((n, n) for n in NUMBERS)))

    with pytest.raises(KeyboardInterrupt):
        interrupted()


def test_a_worker_that_starts_does_not_hear_ctrl_c(work, capfd):
    with processes(2) as crew:
        executor = crew.executor
        before = executor._spawn_process

        def spawned():
            before()
            for pid in executor._processes:
                os.kill(pid, signal.SIGINT)

        executor._spawn_process = spawned
        results = list(fan(crew, work(worked.square), ((n, n) for n in NUMBERS)))
    assert results == [(n, n * n) for n in NUMBERS]
    assert capfd.readouterr().err == ""
