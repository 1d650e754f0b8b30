"""What comes back later: the signed PDF, the scan. Laid beside the sealed package, never into it, and only ever added.

``<package>.kem-theo/`` holds each file once under its digest, and one numbered entry a file that carries the digest of
the entry before it. Two clerks adding at once each get a number of their own: an entry is made whole and then given its
name, which fails where the name is taken.
"""

import contextlib
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from thongbao.archive.differences import Difference, Found
from thongbao.archive.faults import ArchiveError
from thongbao.archive.hashing import regular_bytes
from thongbao.errors import OutputError, SourceError
from thongbao.language import _, system_reason
from thongbao.vietnamese.text import slug

SUFFIX: Final = ".kem-theo"
FIRST: Final = "0" * 64
_ENTRY: Final = re.compile(r"\d{4,}\.json")
_HALF_MADE: Final = ".dang-them-"
_CHUNK: Final = 1 << 20
_PDF_HEADER: Final = re.compile(rb"%PDF-(\d+)\.(\d+)")
_LONGEST_STEM: Final = 60


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file that came back: what it was called, where it lies now, its SHA-256, when and by whom it was added.

    ``paper`` is the paper it belongs to, as a path in the package (``van-ban/thong-bao.docx``).
    """

    number: int
    file: Path
    name: str
    sha256: str
    size: int
    added_at: str
    added_by: str
    paper: str
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the attachment as the JSON contract has it."""
        return {
            "number": self.number,
            "path": str(self.file),
            "name": self.name,
            "sha256": self.sha256,
            "size": self.size,
            "added_at": self.added_at,
            "added_by": self.added_by,
            "paper": self.paper,
            "note": self.note,
        }


def attachments_folder(package: Path) -> Path:
    """Return where the files that came back for a package lie."""
    return package.with_name(package.name + SUFFIX)


def attach(package: Path, given: Path, *, paper: str, at: datetime, by: str, note: str = "") -> tuple[Attachment, bool]:
    """Keep a file beside a package; return it, and whether it is new (the same bytes are kept once).

    Killed in between, the same call made again completes what is missing.

    :raises SourceError: the file cannot be read, is empty, or is no PDF though it is called one.
    :raises ArchiveError: an entry of the list cannot be understood. :raises OutputError: nothing can be written there.
    """
    folder = attachments_folder(package)
    sha256, size = _looked_at(given)
    try:
        folder.mkdir(exist_ok=True)
        kept = f"{sha256[:16]}_{slug(given.stem)[:_LONGEST_STEM].strip('-')}{_extension(given)}"
        while True:
            entries = list(attachments(package))
            same = next((entry for entry in entries if entry.sha256 == sha256), None)
            if same:
                return same, False
            _keep(given, folder / kept, sha256)
            entry = {
                "number": len(entries) + 1,
                "file": kept,
                "name": given.name,
                "sha256": sha256,
                "size": size,
                "added_at": at.isoformat(timespec="seconds"),
                "added_by": by,
                "paper": paper,
                "note": note,
                "package": package.name,
                "previous": _last_digest(folder, len(entries)),
            }
            name = folder / _entry_name(len(entries) + 1)
            if _put(name, (json.dumps(entry, ensure_ascii=False, indent=1) + "\n").encode()):
                return _attachment(folder, entry), True
    except OSError as error:
        message = _("không thêm được {file} vào {folder}: {reason}")
        raise OutputError(
            message.format(file=given, folder=folder, reason=system_reason(error)),
            _("kiểm tra quyền ghi và dung lượng đĩa còn trống"),
        ) from None


def attachments(package: Path) -> Iterator[Attachment]:
    """Yield what was added to a package, in order.

    :raises ArchiveError: an entry cannot be understood.
    """
    folder = attachments_folder(package)
    for path in _entries(folder):
        try:
            yield _attachment(folder, json.loads(regular_bytes(path)))
        except (OSError, ValueError, KeyError, TypeError):
            raise ArchiveError(
                _("không hiểu được {file}").format(file=path),
                _("xem sai khác bằng: thongbao archive verify {name}").format(name=package.name),
            ) from None


def attachment_differences(package: Path) -> Iterator[Found]:
    """Yield what is wrong beside a package: an entry or a file gone, changed, or never listed."""
    folder = attachments_folder(package)
    if not os.path.lexists(folder):
        return
    listed: set[str] = set()
    previous = FIRST
    for number, path in enumerate(_entries(folder), 1):
        listed.add(path.name)
        try:
            data = regular_bytes(path)
            entry = json.loads(data)
            attachment = _attachment(folder, entry)
            listed.add(str(entry["file"]))
            if (attachment.number, path.name) != (number, _entry_name(number)) or entry["previous"] != previous:
                yield _found(package, path, _("danh sách tệp kèm theo bị đứt quãng ở đây"))
            if entry["package"] != package.name:
                yield _found(package, path, _("thuộc gói khác: {name}").format(name=entry["package"]))
            yield from _file_differences(package, attachment)
            previous = hashlib.sha256(data).hexdigest()
        except (OSError, ValueError, KeyError, TypeError):
            yield _found(package, path, _("không hiểu được"))
            return
    for path in sorted(folder.iterdir()):
        if path.name not in listed and not path.name.startswith(_HALF_MADE):
            hint = _("chạy lại lệnh archive add với tệp gốc, hoặc chuyển tệp này đi nơi khác")
            yield _found(package, path, _("không có trong danh sách tệp kèm theo"), hint)


def _file_differences(package: Path, attachment: Attachment) -> Iterator[Found]:
    file = attachment.file
    if not os.path.lexists(file):
        yield _found(package, file, _("tệp kèm theo không còn"))
    elif file.is_symlink() or not file.is_file():
        yield _found(package, file, _("không phải tệp thường"))
    elif _digest(file)[0] != attachment.sha256:
        yield _found(package, file, _("nội dung khác với lúc thêm vào"))


def _found(package: Path, path: Path, message: str, hint: str = "") -> Found:
    shown = f"{path.parent.name}/{path.name}"
    return Found(package.name, shown, Difference.ATTACHED, message, hint or _("lấy lại tệp từ bản sao lưu"))


def _entries(folder: Path) -> list[Path]:
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        return sorted(path for path in folder.iterdir() if _ENTRY.fullmatch(path.name))
    return []


def _entry_name(number: int) -> str:
    return f"{number:04d}.json"


def _attachment(folder: Path, entry: dict[str, Any]) -> Attachment:
    name = str(entry["file"])
    if {"/", "\\", ":"} & set(name) or name in {"", ".", ".."}:
        raise ValueError(name)
    return Attachment(
        int(entry["number"]),
        folder / name,
        str(entry["name"]),
        str(entry["sha256"]),
        int(entry["size"]),
        str(entry["added_at"]),
        str(entry["added_by"]),
        str(entry["paper"]),
        str(entry["note"]),
    )


def _last_digest(folder: Path, count: int) -> str:
    return hashlib.sha256(regular_bytes(folder / _entry_name(count))).hexdigest() if count else FIRST


def _looked_at(given: Path) -> tuple[str, int]:
    try:
        if not given.is_file():
            raise SourceError(_("không có tệp {file}").format(file=given), _("kiểm tra tên tệp"))
        sha256, size, opening = _digest(given)
    except OSError as error:
        message = _("không đọc được {file}: {reason}").format(file=given, reason=system_reason(error))
        raise SourceError(message, _("kiểm tra đường dẫn và quyền đọc tệp")) from None
    if not size:
        raise SourceError(_("{file} là tệp rỗng").format(file=given), _("quét hoặc tải lại tệp"))
    version = _PDF_HEADER.search(opening)
    if given.suffix.lower() == ".pdf" and version is None:
        raise SourceError(_("{file} không phải tệp PDF").format(file=given), _("xuất lại thành PDF rồi thêm"))
    return sha256, size


def _digest(file: Path) -> tuple[str, int, bytes]:
    """Return the SHA-256, the size and the first kilobyte, where a PDF says its version."""
    running, size, opening = hashlib.sha256(), 0, b""
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            opening = opening or chunk[:1024]
            running.update(chunk)
            size += len(chunk)
    return running.hexdigest(), size, opening


def _extension(given: Path) -> str:
    letters = re.sub(r"[^a-z0-9]", "", given.suffix.lower())[:8]
    return f".{letters}" if letters else ""


def _keep(given: Path, kept: Path, sha256: str) -> None:
    """Copy the file under its new name, whole or not at all; one that lies there whole already stays."""
    if kept.is_file() and not kept.is_symlink() and _digest(kept)[0] == sha256:
        return
    handle, temporary = tempfile.mkstemp(prefix=_HALF_MADE, dir=kept.parent)
    try:
        with os.fdopen(handle, "wb") as target, given.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
        os.chmod(temporary, 0o444)  # noqa: PTH101 (mkstemp gives a name)
        os.replace(temporary, kept)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise


def _put(path: Path, data: bytes) -> bool:
    """Write the file whole under a name that must be free; return ``False`` when somebody took it first."""
    handle, temporary = tempfile.mkstemp(prefix=_HALF_MADE, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, 0o444)  # noqa: PTH101
        try:
            os.link(temporary, path)
        except FileExistsError:
            return False
        except OSError:
            # A disk without links (a stick, some shares): the name is taken first, then filled.
            with path.open("xb") as stream:
                stream.write(data)
            path.chmod(0o444)
        return True
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
