"""How far a batch has come, kept beside its papers: what ``--resume`` goes on from."""

import contextlib
import errno
import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from thongbao.errors import OutputError, UsageError
from thongbao.language import _, system_reason

_FAR: Final = 1 << 30


@dataclass(frozen=True, slots=True)
class About:
    """What a batch is of; only the very same one may go on from where it stopped."""

    version: str
    template: str
    data: str
    pattern: str
    shard: str
    pdf: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One file that was written: the row it is of, and what tells whether it is whole."""

    row: int
    name: str
    size: int
    crc: int
    offset: int = 0


class Journal:
    """The journal of one batch: a line of JSON for what it is of, then one for each chunk of files on the disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stream: Any = None

    def hold(self) -> None:
        """Make sure that nobody else writes to the same place until this is closed, or its process ends.

        :raises UsageError: somebody does. :raises OutputError: no journal can be written there.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._stream = self.path.open("a", encoding="utf-8", newline="\n")
        except OSError as error:
            raise _cannot_write(self.path, error) from None
        if not _locked(self._stream.fileno()):
            self.close()
            message = _("một lần chạy khác đang ghi vào {folder}").format(folder=self.path.parent)
            raise UsageError(message, _("đợi lần chạy đó xong, hoặc ghi vào một nơi khác"))

    def begin(self, about: About) -> None:
        """Start anew what is held."""
        self._cut(0)
        self._write({"about": asdict(about)})

    def go_on(self) -> None:
        """Add to what is there and held, behind its last whole line."""
        try:
            data = self.path.read_bytes()
        except OSError as error:
            raise _cannot_write(self.path, error) from None
        whole = data.rfind(b"\n") + 1
        if whole < len(data):
            self._cut(whole)

    def _cut(self, length: int) -> None:
        try:
            self._stream.truncate(length)
        except OSError as error:
            raise _cannot_write(self.path, error) from None

    def add(self, entries: list[Entry]) -> None:
        """Note a chunk; its files are on the disk already."""
        files = [[entry.row, entry.name, entry.size, entry.crc, entry.offset] for entry in entries]
        self._write({"files": files})

    def finish(self) -> None:
        """Note that all is done."""
        self._write({"done": True})
        self.close()

    def close(self) -> None:
        """Close the file."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _write(self, line: Mapping[str, Any]) -> None:
        try:
            self._stream.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._stream.flush()
            os.fsync(self._stream.fileno())
        except OSError as error:
            raise _cannot_write(self.path, error) from None

    def about(self) -> About | None:
        """Return what the batch that was begun here is of; ``None`` when there was none."""
        for line in self._lines():
            with contextlib.suppress(TypeError, KeyError):
                return About(**line["about"])
            return None
        return None

    def entries(self) -> Iterator[Entry]:
        """Yield the files that were written, in order."""
        for line in self._lines():
            for row, name, size, crc, offset in line.get("files", ()):
                yield Entry(int(row), str(name), int(size), int(crc), int(offset))

    def is_done(self) -> bool:
        """Return whether the batch was finished."""
        return any("done" in line for line in self._lines())

    def _lines(self) -> Iterator[dict[str, Any]]:
        """Yield the whole lines; the last one may have been cut off by whatever ended the run."""
        try:
            with self.path.open(encoding="utf-8") as stream:
                for text in stream:
                    try:
                        line = json.loads(text)
                    except ValueError:
                        return
                    if isinstance(line, dict):
                        yield line
        except (FileNotFoundError, UnicodeDecodeError):
            return
        except OSError as error:
            raise _cannot_write(self.path, error) from None


def _locked(handle: int) -> bool:
    """Lock an open file for this process; whether that came about, or cannot be done on such a disk at all."""
    try:
        if sys.platform == "win32":
            import msvcrt

            # Far behind all that is written: what is locked there nobody else can read.
            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)
    return True


def require_same(journal: Journal, about: About) -> None:
    """Make sure that a journal is of this very batch.

    :raises UsageError: there is none, or template, rows, names or shard have changed since.
    """
    before = journal.about()
    if before is None:
        raise UsageError(_("chưa có lần chạy nào để tiếp tục ở đây"), _("chạy không có --resume"))
    if before != about:
        changed = [name for name, value in asdict(about).items() if asdict(before)[name] != value]
        words = {
            "version": _("phiên bản thongbao"),
            "template": _("mẫu"),
            "data": _("dữ liệu"),
            "pattern": _("mẫu tên tệp"),
            "shard": _("phần --shard"),
            "pdf": _("lựa chọn --pdf"),
        }
        names = ", ".join(words[name] for name in changed)
        raise UsageError(
            _("không tiếp tục được: {what} đã đổi từ lần chạy trước").format(what=names),
            _("chạy không có --resume, ghi vào một nơi mới"),
        )


def _cannot_write(path: Path, error: OSError) -> OutputError:
    message = _("không ghi được {file}: {reason}").format(file=path, reason=system_reason(error))
    return OutputError(message, _("kiểm tra quyền ghi và dung lượng đĩa còn trống, rồi chạy lại với --resume"))
