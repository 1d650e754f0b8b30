"""Papers into one .zip, for campaigns of very many: written once from front to end, in constant memory.

A .docx is packed already and stored as it is. What the directory at the end needs stands in the journal until then, so
neither the memory nor a killed run loses it. Source of the format: PKWARE APPNOTE 6.3.3 (ZIP64 for what is large).
"""

import contextlib
import os
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from thongbao.batch.journal import Entry, Journal
from thongbao.errors import OutputError
from thongbao.language import _, system_reason

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_END64: Final = struct.Struct("<4sQ2H2I4Q")
_LOCATOR64: Final = struct.Struct("<4sIQI")
_STORED, _TIME, _DATE = 0, 0, (1 << 5) | 1
_PLAIN, _LARGE = 20, 45
_UNIX: Final = 3 << 8
_READABLE: Final = 0o644 << 16
_MOST32: Final = 0xFFFFFFFF
_MOST16: Final = 0xFFFF


class Archive:
    """An archive that takes papers, each with all its files; it has its own name only when it is whole."""

    takes_half = False

    def __init__(self, path: Path) -> None:
        self.path = path
        self.journal = Journal(path.with_name(f".{path.name}.thongbao-lo.jsonl"))
        self._part = path.with_name(f".{path.name}.thongbao-lo.part")
        self._stream: Any = None
        self._offset = 0

    def begin(self) -> None:
        """Start an empty archive."""
        self._open("wb")

    def go_on(self, _files_a_row: int) -> set[int]:
        """Return the rows whose files are in the archive; what came behind the journal's last line is cut off."""
        rows: set[int] = set()
        end = 0
        for entry in self.journal.entries():
            rows.add(entry.row)
            end = entry.offset + _LOCAL.size + len(entry.name.encode()) + entry.size
        if self.journal.is_done() and self.path.exists():
            return rows
        try:
            if self._part.stat().st_size < end:
                raise OutputError(
                    _("{file} ngắn hơn sổ ghi, không tiếp tục được").format(file=self._part),
                    _("chạy lại không có --resume"),
                )
            with self._part.open("r+b") as stream:
                stream.truncate(end)
        except OSError as error:
            raise _cannot_write(self.path, error) from None
        self._open("ab")
        self._offset = end
        return rows

    def _open(self, mode: str) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._stream = self._part.open(mode)
        except OSError as error:
            raise _cannot_write(self.path, error) from None

    def add(self, files: Sequence[tuple[int, str, bytes]]) -> list[Entry]:
        """Write the files (row, name, content) and return what the journal notes; they are on the disk then.

        :raises OutputError: no space.
        """
        entries = []
        pieces: list[bytes] = []
        offset = self._offset
        for row, name, data in files:
            entry = Entry(row, name, len(data), zlib.crc32(data), offset)
            encoded = name.encode()
            pieces += (
                _LOCAL.pack(b"PK\3\4", _PLAIN, *_about(entry), len(encoded), 0),
                encoded,
                data,
            )
            offset += _LOCAL.size + len(encoded) + len(data)
            entries.append(entry)
        try:
            self._stream.write(b"".join(pieces))
            self._stream.flush()
            os.fsync(self._stream.fileno())
        except OSError as error:
            raise _cannot_write(self.path, error) from None
        self._offset = offset
        return entries

    def finish(self) -> None:
        """Write the directory and give the archive its name."""
        if self._stream is None:
            return
        try:
            start, count = self._offset, 0
            for entry in self.journal.entries():
                self._offset += self._stream.write(_central(entry))
                count += 1
            self._stream.write(_end(count, start, self._offset - start))
            self._stream.flush()
            os.fsync(self._stream.fileno())
            self.close()
            self._part.replace(self.path)
        except OSError as error:
            raise _cannot_write(self.path, error) from None

    def close(self) -> None:
        """Close what is open."""
        if self._stream is not None:
            with contextlib.suppress(OSError):
                self._stream.close()
            self._stream = None


def _about(entry: Entry) -> tuple[int, ...]:
    # All names are plain ASCII slugs.
    return 0, _STORED, _TIME, _DATE, entry.crc, entry.size, entry.size


def _central(entry: Entry) -> bytes:
    name = entry.name.encode()
    large = entry.offset >= _MOST32
    extra = struct.pack("<2HQ", 1, 8, entry.offset) if large else b""
    needed = _LARGE if large else _PLAIN
    head = _CENTRAL.pack(
        b"PK\1\2",
        _UNIX | needed,
        needed,
        *_about(entry),
        len(name),
        len(extra),
        0,
        0,
        0,
        _READABLE,
        min(entry.offset, _MOST32),
    )
    return head + name + extra


def _end(count: int, start: int, length: int) -> bytes:
    end = _END.pack(
        b"PK\5\6", 0, 0, min(count, _MOST16), min(count, _MOST16), min(length, _MOST32), min(start, _MOST32), 0
    )
    if count < _MOST16 and start < _MOST32 and length < _MOST32:
        return end
    large = _END64.pack(b"PK\6\6", 44, _UNIX | _LARGE, _LARGE, 0, 0, count, count, length, start)
    return large + _LOCATOR64.pack(b"PK\6\7", 0, start + length, 1) + end


def _cannot_write(path: Path, error: OSError) -> OutputError:
    message = _("không ghi được {file}: {reason}").format(file=path, reason=system_reason(error))
    return OutputError(message, _("kiểm tra quyền ghi và dung lượng đĩa còn trống, rồi chạy lại với --resume"))
