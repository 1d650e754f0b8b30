"""Work that workers of tests do: functions of a module, as processes need them."""

import os
import signal
import threading
import time
from pathlib import Path
from typing import Any


def set_up(data: bytes) -> dict[str, Any]:
    """Return what every task sees, and note that it came to this process."""
    about = dict(pair.split("=", 1) for pair in data.decode().split(";") if pair)
    with Path(about["seen"]).open("a") as stream:
        stream.write(f"{os.getpid()}\n")
    return about


def square(_about: dict[str, Any], number: int) -> int:
    return number * number


def square_slowly(_about: dict[str, Any], number: int) -> int:
    time.sleep(0.05)
    return number * number


def square_or_die_once(about: dict[str, Any], number: int) -> int:
    """Kill this process at task 7, the first time it comes to anybody."""
    time.sleep(0.01)
    if number == 7:
        try:
            Path(about["died"]).touch(exist_ok=False)
        except FileExistsError:
            return number * number
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def square_or_die(_about: dict[str, Any], number: int) -> int:
    """Kill this process at task 7, always."""
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def square_or_fail(_about: dict[str, Any], number: int) -> int:
    if number == 7:
        raise RuntimeError("seven")
    return number * number


def long_result_or_die_once(about: dict[str, Any], number: int) -> bytes:
    """Return far more than a pipe takes; at task 3 be killed while it is being handed over, the first time."""
    if number == 3 and not Path(about["died"]).exists():
        Path(about["died"]).touch()
        threading.Timer(0.004, os.kill, (os.getpid(), signal.SIGKILL)).start()
    return bytes([number]) * 40_000_000


def begin_and_wait(folder: str, work: str) -> None:
    """Begin as a worker does and wait, for a task or at one; leave word when what was held is let go of."""
    from thongbao.workers import crews

    crews._begin()
    try:
        if work == "tidying":
            crews._called(folder, _wait_tidying, folder)
        elif work == "task":
            crews._called(folder, _wait, folder)
        else:
            _wait(folder)
    finally:
        Path(folder, "let go").touch()


class _Tidying:
    def __init__(self, folder: str) -> None:
        self.folder = folder

    def __del__(self) -> None:
        _wait(self.folder)


def _wait_tidying(folder: str) -> None:
    thing = _Tidying(folder)
    del thing
    time.sleep(30)


def _wait(folder: str) -> None:
    Path(folder, "waiting").touch()
    try:
        time.sleep(30)
    finally:
        # What was started takes its time to end.
        time.sleep(0.2)
        Path(folder, "tidied").touch()
