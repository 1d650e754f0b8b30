"""A package made whole out of sight, then put in its place by one rename; from then on nobody writes to it.

Both steps may be called again after a crash: what is done already is left alone. On POSIX systems every file and folder
is fsynced before the rename and the parent after it, so that after a power cut there is a whole package or none.
"""

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from thongbao.archive.bag import TAG_MANIFEST, digest, tag_files
from thongbao.archive.contents import PackageContents
from thongbao.archive.describing import payload
from thongbao.archive.faults import ArchiveError, PackageExistsError
from thongbao.archive.hashing import is_sealed, regular_bytes
from thongbao.errors import OutputError
from thongbao.language import _, system_reason

# Files being written and fsynced at the same time.
_AT_ONCE = 8
_FILE_MODE = 0o444
_FOLDER_MODE = 0o555


def stage(folder: Path, contents: PackageContents) -> str:
    """Write the package into ``folder`` (whose name is the package's) and return its seal.

    Called again it finishes or redoes what a killed call began.

    :raises PackageExistsError: a whole package with other contents lies there.
    :raises OutputError: no space, no permission; what was written is removed.
    """
    files = package_files(contents, folder.name)
    seal = digest(files[TAG_MANIFEST])
    if is_sealed(folder):
        if seal_of(folder) != seal:
            raise _taken(folder)
        return seal
    try:
        _remove(folder)
        _write(folder, files)
    except OSError as error:
        with contextlib.suppress(OSError):
            _remove(folder)
        raise _cannot_write(folder, error) from None
    return seal


def package_files(contents: PackageContents, name: str) -> dict[str, bytes]:
    """Return every file of the package of that name: path → bytes; the tag manifest, which vouches for all, last."""
    inside = payload(contents, name)
    return {**inside, **tag_files(inside, _info(contents, name))}


def _info(contents: PackageContents, name: str) -> list[tuple[str, str]]:
    leading = contents.leading
    return [
        ("Source-Organization", leading.organ_name),
        ("External-Description", f"{leading.type_name} {leading.subject}"),
        ("External-Identifier", name),
        ("Internal-Sender-Identifier", leading.code),
        ("Bagging-Date", contents.sealed_here.date().isoformat()),
        ("Bag-Software-Agent", f"thongbao {contents.tool_version}"),
    ]


def seal_of(folder: Path) -> str:
    """Return the SHA-256 of the bag's tag manifest, which vouches for every other file; the register keeps it.

    :raises ArchiveError: the package has no tag manifest.
    """
    try:
        return digest(regular_bytes(folder / TAG_MANIFEST))
    except OSError as error:
        message = _("{package}: không đọc được {file}: {reason}")
        raise ArchiveError(
            message.format(package=folder, file=TAG_MANIFEST, reason=system_reason(error)),
            _("lấy lại gói từ bản sao lưu"),
        ) from None


def publish(staged: Path, final: Path) -> None:
    """Put a staged package in its place, read-only; called again it finishes what a killed call began.

    :raises PackageExistsError: another package of that name is there already.
    :raises ArchiveError: neither a whole staged package nor the published one is there.
    :raises OutputError: the folder cannot be written.
    """
    try:
        if _exists(final):
            _finish(staged, final)
            return
        if not is_sealed(staged):
            message = _("{folder}: gói đang lập không nguyên vẹn, chưa đưa vào nơi lưu được")
            raise ArchiveError(message.format(folder=staged), _("gõ: thongbao register verify --repair"))
        _make_folder(final.parent)
        _lock_inside(staged)
        _rename(staged, final)
        _finish(staged, final)
    except OSError as error:
        raise _cannot_write(final, error) from None


def lock(folder: Path) -> None:
    """Take the right to write from a package again: a copy put back from an archive file may have lost it.

    :raises OutputError: the modes cannot be changed.
    """
    try:
        _lock_inside(folder)
        folder.chmod(_FOLDER_MODE)
    except OSError as error:
        raise _cannot_write(folder, error) from None


def discard(staged: Path) -> None:
    """Remove a package that was staged and will never be published (its numbers were not taken).

    :raises OutputError: it cannot be removed.
    """
    try:
        _remove(staged)
    except OSError as error:
        raise _cannot_write(staged, error) from None


def _rename(staged: Path, final: Path) -> None:
    try:
        staged.rename(final)
    except OSError as error:
        # Another process was quicker.
        if error.errno in {errno.ENOTEMPTY, errno.EEXIST} or _exists(final):
            raise _taken(final) from None
        raise
    _sync_folder(final.parent)
    _sync_folder(staged.parent)


def _finish(staged: Path, final: Path) -> None:
    if _exists(staged):
        if seal_of(staged) != seal_of(final) or not is_sealed(final):
            raise _taken(final)
        _remove(staged)
    elif not is_sealed(final):
        raise _taken(final)
    _lock_inside(final)
    final.chmod(_FOLDER_MODE)


def _exists(folder: Path) -> bool:
    return os.path.lexists(folder)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    folders = {folder, *(parent for name in files for parent in _between(folder, folder / name))}
    _make_folder(folder)
    for path in sorted(folders):
        path.mkdir(exist_ok=True)

    def write(name: str) -> None:
        with (folder / name).open("xb") as stream:
            stream.write(files[name])
            stream.flush()
            os.fsync(stream.fileno())

    # A disk that is asked for many files at once puts them down together.
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for _done in threads.map(write, files):
            pass
        for _done in threads.map(_sync_folder, (*folders, folder.parent)):
            pass


def _between(folder: Path, file: Path) -> list[Path]:
    return [parent for parent in file.parents if parent.is_relative_to(folder)]


def _make_folder(folder: Path) -> None:
    """Make the folder with its parents, so that all of them are there after a power cut."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for path in reversed(missing):
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    # Windows cannot open a folder; its file systems keep their own journal of names.
    with contextlib.suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _lock_inside(folder: Path) -> None:
    """Take the right to write from every file and from the folders inside; the top one is needed to be renamed."""
    for path in sorted(folder.rglob("*"), reverse=True):
        # Never through a link: what it points to is not ours.
        if path.is_symlink():
            continue
        path.chmod(_FOLDER_MODE if path.is_dir() else _FILE_MODE)


def _remove(folder: Path) -> None:
    if not _exists(folder):
        return
    if folder.is_symlink() or not folder.is_dir():
        folder.unlink()
        return
    # Windows removes no file that is read-only, POSIX none from a folder that is.
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(stat.S_IRWXU if path.is_dir() else stat.S_IRUSR | stat.S_IWUSR)
    shutil.rmtree(folder)
    _sync_folder(folder.parent)


def _taken(folder: Path) -> PackageExistsError:
    return PackageExistsError(
        _("đã có gói {folder} với nội dung khác; văn bản đã ban hành không bao giờ bị ghi đè").format(folder=folder),
        _("ban hành bằng số khác, hoặc dùng issue --replaces, --corrects"),
    )


def _cannot_write(folder: Path, error: OSError) -> OutputError:
    return OutputError(
        _("không ghi được {file}: {reason}").format(file=folder, reason=system_reason(error)),
        _("kiểm tra quyền ghi và dung lượng đĩa còn trống"),
    )
