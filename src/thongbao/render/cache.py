"""Prepared templates kept between runs, so that one letter from a cold start needs neither docxtpl nor Jinja.

An entry is plain data (:mod:`thongbao.render.plain`): sources for Jinja, light programs that print the same without it,
and the packed bytes of the members no paper changes. Nothing in it is ever run as it is: the sources pass through the
same sandbox as the template they came from, and a light program can say no more than a template may. Its name is the
digest of the template, of the versions and of the code that prepared it, so a change of any of them
simply misses it. A file that is damaged, belongs to somebody else or could have been written by others is as good as
none.

``THONGBAO_CACHE`` names another folder, or says ``off``.
"""

import contextlib
import hashlib
import importlib.util
import os
import re
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from thongbao import __version__
from thongbao.render.plain import from_bytes, to_bytes
from thongbao.render.prepared import Prepared

VARIABLE: Final = "THONGBAO_CACHE"
OFF: Final = "off"
# A workspace has a dozen templates; more are those of other days.
_MOST_ENTRIES: Final = 100
_LARGEST: Final = 50_000_000
_ENDING: Final = ".json"
_VERSION: Final = re.compile(rb"""__version__\s*=\s*["']([^"']+)""")
# What decides whether a template may be used, and how it is prepared.
_CODE: Final = (
    *("../word/package", "lint_structure", "lint_scan", "lint_tags", "lint_blocks", "lint_places"),
    *("preparing", "prepared", "stability", "filling", "repairs", "breaks", "finishing", "plain", "opening"),
    *("allowed", "environment", "asked", "by_jinja", "lightening", "light", "light_values"),
)


def key_of(content: Iterable[tuple[str, bytes]], kind: str) -> str:
    """Return the name of a template's entry, empty where nothing is kept.

    :param content: name and bytes of all that the template consists of.
    :param kind: tells apart two ways of preparing one file.
    """
    if _folder() is None:
        return ""
    digest = hashlib.sha256()
    for piece in (kind, *_versions(), *_code()):
        digest.update(f"{len(piece)}:{piece};".encode())
    for name, data in content:
        digest.update(f"{len(name)}:{name}:{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()


def load(key: str) -> Prepared | None:
    """Return the entry, or ``None`` when there is none that can be trusted."""
    folder = _folder()
    if folder is None:
        return None
    try:
        if not (_is_ours(folder) and _is_ours(folder / (key + _ENDING))):
            return None
        data = (folder / (key + _ENDING)).read_bytes()
        return from_bytes(data)
    except (OSError, ValueError):
        return None


def save(key: str, prepared: Prepared) -> None:
    """Keep an entry; two processes may do so at once. Where it cannot be written, nothing happens."""
    folder = _folder()
    if folder is None:
        return
    data = to_bytes(prepared)
    if len(data) > _LARGEST:
        return
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours(folder):
            return
        _write(folder, folder / (key + _ENDING), data)
        _make_room(folder)


def _write(folder: Path, path: Path, data: bytes) -> None:
    import tempfile

    handle, temporary = tempfile.mkstemp(prefix=".", dir=folder)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _make_room(folder: Path) -> None:
    entries = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in entries[_MOST_ENTRIES:]:
        path.unlink(missing_ok=True)


def _folder() -> Path | None:
    named = os.environ.get(VARIABLE, "")
    if named == OFF:
        return None
    if named:
        return Path(named)
    try:
        return _usual_place() / "thongbao" / "templates"
    except RuntimeError:
        # Nobody's home: a service account without one.
        return None


def _usual_place() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _is_ours(path: Path) -> bool:
    """Whether a file or folder belongs to who runs this, and nobody else can write it (Windows: the user's profile)."""
    about = path.lstat()
    if stat.S_ISLNK(about.st_mode):
        return False
    if sys.platform == "win32":
        return True
    return about.st_uid == os.getuid() and not about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _versions() -> Iterator[str]:
    yield __version__
    yield sys.version.split()[0]
    yield zlib.ZLIB_RUNTIME_VERSION
    for library in ("jinja2", "docxtpl", "docx"):
        # Read, not imported: importing them is what an entry saves.
        spec = importlib.util.find_spec(library)
        found = _VERSION.search(Path(spec.origin).read_bytes()) if spec and spec.origin else None
        yield found[1].decode() if found else ""


def _code() -> Iterator[str]:
    for name in _CODE:
        with contextlib.suppress(OSError):
            yield hashlib.sha256((Path(__file__).parent / f"{name}.py").read_bytes()).hexdigest()
