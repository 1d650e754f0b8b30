"""Results of other processes come by way of files: a pipe is trusted only with what it takes in one piece.

A process that is killed while it writes a long result leaves half of it in the pipe that all share, and whoever reads
there waits for the rest for ever. Only writes of up to PIPE_BUF bytes are whole or not at all (POSIX, ``write``).
"""

import os
import pickle
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

# Far below the 512 bytes that every system takes in one piece, with what a pool writes around it.
_IN_ONE_PIECE: Final = 128


@dataclass(frozen=True, slots=True)
class Spooled:
    """Where a result lies."""

    file: str


def called(folder: str, function: Callable[..., Any], *arguments: Any) -> Any:
    """Return what the function returns, or where it lies when it is long; in the worker."""
    result = function(*arguments)
    handle, name = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as stream:
        # Piece by piece: made in the memory first, a long result would be copied as often as it doubles.
        pickle.dump(result, stream, pickle.HIGHEST_PROTOCOL)
        short = stream.tell() <= _IN_ONE_PIECE
    if short:
        os.unlink(name)  # noqa: PTH108 (a name as mkstemp gives it)
        return result
    return Spooled(os.path.basename(name))  # noqa: PTH119 (nothing but the name travels)


def taken(folder: str, result: Any) -> Any:
    """Return the result itself, and take away the file it lay in; in the process that asked."""
    if not isinstance(result, Spooled):
        return result
    file = Path(folder) / result.file
    value = pickle.loads(file.read_bytes())
    file.unlink()
    return value
