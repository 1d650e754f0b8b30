"""Ctrl-C that is never lost.

Python throws away an exception in whatever tidies up an object at that moment: the run would go on as if nobody had
asked, and a traceback would say so. Here it is remembered, and asked for again at the next step.
"""

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

Progress = Callable[[str, int, int], None]


@contextmanager
def stoppable(progress: Progress) -> Iterator[Progress]:
    """Give a progress to call at every step: it ends the run by KeyboardInterrupt if one was thrown away before."""
    told = False

    def stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal told
        told = True
        raise KeyboardInterrupt

    def step(what: str, done: int, total: int) -> None:
        if told:
            raise KeyboardInterrupt
        progress(what, done, total)

    before = signal.getsignal(signal.SIGINT)
    # Else somebody else sees to it, or nobody wants to know of it (nohup); and only the main thread may.
    if before is not signal.default_int_handler or threading.current_thread() is not threading.main_thread():
        yield progress
        return
    hook = sys.unraisablehook

    def thrown_away(about: Any) -> None:
        if not isinstance(about.exc_value, KeyboardInterrupt):
            hook(about)

    signal.signal(signal.SIGINT, stop)
    sys.unraisablehook = thrown_away
    try:
        yield step
    finally:
        signal.signal(signal.SIGINT, before)
        sys.unraisablehook = hook
