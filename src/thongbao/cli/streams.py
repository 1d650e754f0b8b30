"""Standard output and error that outlive their reader: ``thongbao … | head -1`` ends as the command itself ends."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from typing import Any, Final, TextIO

# A reader that has gone: EPIPE; Windows says EINVAL.
_GONE: Final = (errno.EPIPE, errno.EINVAL)


class _Lasting:
    """A stream that lets go of what nobody reads any more, so that the command finishes and its exit code is known."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        with self._unheard():
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with self._unheard():
            self._stream.flush()

    @contextlib.contextmanager
    def _unheard(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if error.errno not in _GONE:
                raise
            # What waits in the buffer goes nowhere, now and when Python ends.
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)


@contextlib.contextmanager
def lasting_streams() -> Iterator[None]:
    """Within it, nothing that is printed can fail because its reader has gone; then the streams are as before."""
    before = sys.stdout, sys.stderr
    for name, stream in zip(("stdout", "stderr"), before, strict=True):
        # A stream that was closed before the start is None.
        if stream is not None:
            setattr(sys, name, _Lasting(stream))
    try:
        yield
    finally:
        for name, stream in zip(("stdout", "stderr"), before, strict=True):
            if stream is not None:
                getattr(sys, name).flush()
            setattr(sys, name, stream)
