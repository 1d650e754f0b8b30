"""One line on the terminal that says how far a long work has come: rate and time left. Nowhere else."""

import sys
import time
from collections.abc import Callable
from typing import Final

from thongbao.language import _

_EVERY: Final = 0.2
_MINUTE: Final = 60


class ProgressLine:
    """Call it with what is done (``check``, ``make``), how many are through and how many there are (0: not known)."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._what = ""
        self._start = self._next = 0.0
        self._shown = False

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show the state, a few times a second at most."""
        now = self._clock()
        if what != self._what:
            self._what, self._start, self._next = what, now, now
        if now < self._next and done < total:
            return
        self._next = now + _EVERY
        sys.stderr.write("\r\x1b[2K" + line(what, done, total, now - self._start))
        sys.stderr.flush()
        self._shown = True

    def end(self) -> None:
        """Clear the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
            self._shown = False


def silent(_what: str, _done: int, _total: int) -> None:
    """Show nothing."""


def line(what: str, done: int, total: int, seconds: float) -> str:
    """Return ``soạn 3.200/10.000 · 420 văn bản/giây · còn 0:16``."""
    word = {"check": _("kiểm tra"), "make": _("soạn")}.get(what, what)
    rate = done / seconds if seconds > 0 else 0.0
    pieces = [f"{word} {_number(done)}/{_number(total)}" if total else f"{word} {_number(done)}"]
    if rate:
        pieces.append(
            _("{rate}/giây").format(rate=_number(round(rate)) if rate >= 1 else f"{rate:.1f}".replace(".", ","))
        )
        if total > done:
            left = round((total - done) / rate)
            pieces.append(_("còn {minutes}:{seconds:02}").format(minutes=left // _MINUTE, seconds=left % _MINUTE))
    return " · ".join(pieces)


def _number(number: int) -> str:
    return f"{number:,}".replace(",", ".")
