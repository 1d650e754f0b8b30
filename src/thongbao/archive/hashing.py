"""A package against its own manifests: every byte hashed again, every name accounted for (RFC 8493, chapter 3)."""

import errno
import hashlib
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from thongbao.archive.bag import (
    DECLARATION,
    DECLARATION_BYTES,
    INFO,
    MANIFEST,
    PAYLOAD,
    TAG_MANIFEST,
    manifest,
    read_manifest,
)
from thongbao.archive.differences import Difference, Found
from thongbao.language import _, system_reason

_TAGS: Final = frozenset({DECLARATION, INFO, MANIFEST})
_AT_ONCE: Final = 1 << 20
_CHUNK: Final = 1 << 18
# What is read for its words too; nothing of ours comes near, and what does is not read into memory.
_DESCRIPTION: Final = f"{PAYLOAD}goi.json"
_MOST_KEPT: Final = 1 << 26
_NO_LINKS: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


@dataclass(slots=True)
class Hashed:
    """A package as it lies there: file → digest, what was read of the tag files, and what is wrong so far."""

    name: str
    digests: dict[str, str] = field(default_factory=dict)
    tags: dict[str, bytes] = field(default_factory=dict)
    writable: list[str] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)

    @property
    def seal(self) -> str:
        """The SHA-256 of the tag manifest; empty when there is none."""
        return self.digests.get(TAG_MANIFEST, "")

    def add(self, path: str, difference: Difference, message: str, hint: str = "") -> None:
        """Note a difference at a path inside the package."""
        self.found.append(Found(self.name, path, difference, message, hint))


def regular_bytes(path: Path) -> bytes:
    """Return the bytes of a file that must be one: a link leads elsewhere, reading a pipe may never end.

    :raises OSError: it is not there, cannot be read, or is no regular file.
    """
    handle = os.open(path, _NO_LINKS | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, _("không phải tệp thường"))
        return stream.read()


def is_sealed(folder: Path) -> bool:
    """Return whether the folder is a whole package, every byte as its manifests say; modes do not count."""
    return folder.is_dir() and not folder.is_symlink() and not hashed(folder).found


def hashed(folder: Path) -> Hashed:
    """Hash every file of a package and compare with its manifests, in both directions."""
    package = Hashed(folder.name)
    empty: set[str] = set()
    _scan(package, os.fspath(folder), "", empty)
    if not package.found and not empty and _is_as_sealed(package):
        return package
    tags, tag_faults = read_manifest(package.tags.get(TAG_MANIFEST, b""))
    payload, faults = read_manifest(package.tags.get(MANIFEST, b""))
    for name, lines in ((TAG_MANIFEST, tag_faults), (MANIFEST, faults)):
        for line in lines:
            message = _("dòng không hiểu được hoặc trùng: «{line}»").format(line=line[:120])
            package.add(name, Difference.MANIFEST, message, _RESTORE)
    _check_tags(package, tags)
    for path in payload.keys() - {path for path in payload if path.startswith(PAYLOAD)}:
        package.add(MANIFEST, Difference.MANIFEST, _("kê tệp ngoài data/: {path}").format(path=path), _RESTORE)
    _compare(package, {**payload, **tags}, empty)
    return package


def _is_as_sealed(package: Hashed) -> bool:
    """Return whether the manifests are, byte for byte, those of what lies there: then nothing is left to compare."""
    tags = {name: package.digests.get(name, "") for name in _TAGS}
    payload = {name: digest for name, digest in package.digests.items() if "/" in name}
    return (
        len(payload) + len(tags) + 1 == len(package.digests)
        and package.tags.get(DECLARATION) == DECLARATION_BYTES
        and package.tags.get(MANIFEST) == manifest(payload)
        and package.tags.get(TAG_MANIFEST) == manifest(tags)
        and all(name.startswith(PAYLOAD) for name in payload)
    )


_RESTORE: Final = _("lấy lại gói từ bản sao lưu")


def _scan(package: Hashed, folder: str, below: str, empty: set[str]) -> bool:
    """Hash what lies in a folder and below; return whether there is any file, and note the folders without one."""
    try:
        entries = list(os.scandir(folder))
        if os.stat(folder).st_mode & stat.S_IWUSR:  # noqa: PTH116 (paths as text: thousands of files)
            package.writable.append(below)
    except OSError as error:
        package.add(below, Difference.UNREADABLE, _("không mở được: {reason}").format(reason=system_reason(error)))
        return True
    holds = False
    for entry in entries:
        name = below + entry.name
        if entry.is_symlink():
            package.add(name, Difference.NOT_A_FILE, _("là liên kết trỏ đi nơi khác, không phải tệp"), _RESTORE)
        elif entry.is_dir(follow_symlinks=False):
            if _scan(package, entry.path, name + "/", empty):
                holds = True
            else:
                empty.add(name)
        elif entry.is_file(follow_symlinks=False):
            holds = True
            _hash(package, entry, name)
        else:
            package.add(name, Difference.NOT_A_FILE, _("không phải tệp thường"), _RESTORE)
    return holds


def _hash(package: Hashed, entry: os.DirEntry[str], name: str) -> None:
    try:
        handle = os.open(entry.path, _NO_LINKS)
        try:
            about = os.fstat(handle)
            if about.st_mode & stat.S_IWUSR:
                package.writable.append(name)
            package.digests[name] = _digest_of(handle, about.st_size, package, name)
        finally:
            os.close(handle)
    except OSError as error:
        package.add(name, Difference.UNREADABLE, _("không đọc được: {reason}").format(reason=system_reason(error)))


def _digest_of(handle: int, size: int, package: Hashed, name: str) -> str:
    if size > (_AT_ONCE if "/" in name and name != _DESCRIPTION else _MOST_KEPT):
        running = hashlib.sha256()
        while chunk := os.read(handle, _CHUNK):
            running.update(chunk)
        return running.hexdigest()
    data = os.read(handle, size)
    # A read may give less than asked for.
    while len(data) < size and (part := os.read(handle, size - len(data))):
        data += part
    if "/" not in name or name == _DESCRIPTION:
        package.tags[name] = data
    return hashlib.sha256(data).hexdigest()


def _check_tags(package: Hashed, tags: Mapping[str, str]) -> None:
    for name in sorted(_TAGS - tags.keys() if TAG_MANIFEST in package.digests else ()):
        package.add(TAG_MANIFEST, Difference.MANIFEST, _("không kê {name}").format(name=name), _RESTORE)
    for name in sorted(tags.keys() - _TAGS):
        package.add(TAG_MANIFEST, Difference.MANIFEST, _("kê thừa {name}").format(name=name), _RESTORE)
    for name in sorted({*_TAGS, TAG_MANIFEST} - package.digests.keys() - tags.keys()):
        package.add(name, Difference.MISSING, _("tệp của gói không còn"), _RESTORE)
    declared = package.tags.get(DECLARATION, DECLARATION_BYTES)
    if declared != DECLARATION_BYTES and tags.get(DECLARATION) == package.digests.get(DECLARATION):
        package.add(DECLARATION, Difference.EDITED, _("không phải khai báo BagIt 1.0"), _RESTORE)


def _compare(package: Hashed, listed: Mapping[str, str], empty: set[str]) -> None:
    odd = {found.path for found in package.found}
    for name, digest in listed.items():
        actual = package.digests.get(name)
        if actual is None:
            if name not in odd:
                package.add(name, Difference.MISSING, _("tệp đã niêm phong không còn"), _RESTORE)
        elif actual != digest:
            package.add(name, Difference.EDITED, _("nội dung khác với lúc niêm phong"), _RESTORE)
    for name in package.digests.keys() - listed.keys() - {*_TAGS, TAG_MANIFEST}:
        package.add(name, Difference.ADDED, _("tệp không có lúc niêm phong"), _NOT_HERE)
    for name in empty:
        # A folder whose files are gone is not news beside them; of nested empty ones the outermost is told.
        told = any(path.startswith(name + "/") for path in listed) or any(name.startswith(f"{o}/") for o in empty)
        if not told:
            package.add(name, Difference.ADDED, _("thư mục không có lúc niêm phong"), _NOT_HERE)


_NOT_HERE: Final = _("chuyển ra ngoài gói; tệp đi kèm thì thêm bằng: thongbao archive add TỆP --for GÓI")
