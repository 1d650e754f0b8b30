"""Ctrl-C ends a run also where Python throws it away."""

import os
import signal
import sys
import threading

import pytest

from thongbao.cli.stopping import stoppable

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


class PressedWhileTidying:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        # The signal is seen between two steps of Python.
        for _turn in range(1_000):
            pass


@pytest.fixture(autouse=True)
def usual_handler():
    """As in a terminal, whatever runs the tests."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_ctrl_c_that_python_throws_away_ends_the_run_at_its_next_step(capfd):
    steps = []

    def run():
        with stoppable(lambda *about: steps.append(about)) as step:
            step("make", 1, 3)
            thing = PressedWhileTidying()
            del thing
            step("make", 2, 3)

    with pytest.raises(KeyboardInterrupt):
        run()
    assert steps == [("make", 1, 3)]
    assert capfd.readouterr().err == ""
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_ctrl_c_ends_the_run_at_once_as_ever():
    def run():
        with stoppable(lambda *_about: None):
            os.kill(os.getpid(), signal.SIGINT)
            for _turn in range(1_000_000):
                pass
            pytest.fail("went on")

    with pytest.raises(KeyboardInterrupt):
        run()


@pytest.mark.parametrize("handler", [signal.SIG_IGN, signal.SIG_DFL])
def test_who_is_not_to_hear_of_it_is_left_alone(handler):
    signal.signal(signal.SIGINT, handler)
    with stoppable(print) as step:
        assert step is print
        assert signal.getsignal(signal.SIGINT) is handler


def test_another_thread_has_no_say():
    seen = []

    def run():
        with stoppable(print) as step:
            seen.append(step)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert seen == [print]
