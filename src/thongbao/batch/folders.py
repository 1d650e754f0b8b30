"""Papers into a folder: each there whole or not at all, a chunk on the disk before the journal says so."""

import contextlib
import os
import tempfile
import zlib
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from thongbao.batch.journal import Entry, Journal
from thongbao.errors import OutputError
from thongbao.language import _, system_reason

JOURNAL: Final = ".thongbao-lo.jsonl"
_BEGUN: Final = ".thongbao-"
_BLOCK: Final = 1 << 20
_WAITING: Final = 8


class Folder:
    """A folder that takes papers; a paper without its PDF, too, which ``--resume`` tries again."""

    takes_half = True

    def __init__(self, path: Path) -> None:
        self.path = path
        self.journal = Journal(path / JOURNAL)

    def begin(self) -> None:
        """Make the folder."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _cannot_write(self.path, error) from None

    def go_on(self, files_a_row: int) -> set[int]:
        """Return the rows whose files are there and whole; what a killed run left half written is removed."""
        with contextlib.suppress(OSError):
            for path in self.path.glob(f"{_BEGUN}*.tmp"):
                path.unlink()
        latest = {entry.name: entry for entry in self.journal.entries()}
        whole = Counter(entry.row for entry in latest.values() if self._is_whole(entry))
        return {row for row, count in whole.items() if count >= files_a_row}

    def _is_whole(self, entry: Entry) -> bool:
        path = self.path / entry.name
        try:
            if path.stat().st_size != entry.size:
                return False
            crc = 0
            with path.open("rb") as stream:
                while block := stream.read(_BLOCK):
                    crc = zlib.crc32(block, crc)
        except OSError:
            return False
        return crc == entry.crc

    def add(self, files: Sequence[tuple[int, str, bytes]]) -> list[Entry]:
        """Write the files (row, name, content) and return what the journal notes; they are on the disk then.

        :raises OutputError: no space, no permission.
        """
        try:
            for _row, name, data in files:
                self._write(name, data)
            # All are written before the first is waited for, by several at once: the disk takes them in one go.
            with ThreadPoolExecutor(_WAITING) as waiting:
                list(waiting.map(self._wait_for, [name for _row, name, _data in files]))
        except OSError as error:
            raise _cannot_write(self.path, error) from None
        return [Entry(row, name, len(data), zlib.crc32(data)) for row, name, data in files]

    def _wait_for(self, name: str) -> None:
        with (self.path / name).open("rb+") as stream:
            os.fsync(stream.fileno())

    def _write(self, name: str, data: bytes) -> None:
        handle, temporary = tempfile.mkstemp(prefix=_BEGUN, suffix=".tmp", dir=self.path)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            os.chmod(temporary, 0o644)  # noqa: PTH101 (mkstemp's 0600 would hide the file from others)
            Path(temporary).replace(self.path / name)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
            raise

    def finish(self) -> None:
        """Nothing is left to do."""

    def close(self) -> None:
        """Nothing is open."""


def _cannot_write(path: Path, error: OSError) -> OutputError:
    message = _("không ghi được vào {folder}: {reason}").format(folder=path, reason=system_reason(error))
    return OutputError(message, _("kiểm tra quyền ghi và dung lượng đĩa còn trống, rồi chạy lại với --resume"))
