"""Files written whole or not at all, and the drafts of an earlier run cleared away."""

import contextlib
import errno
import hashlib
import json
import os
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from thongbao.errors import OutputError, UsageError
from thongbao.language import _, system_reason

# What the last draft wrote, so that a paper nobody gets any more does not lie about to be signed by mistake.
LIST_NAME = ".thongbao-du-thao.json"
_ABANDONED = 600.0
_OURS = frozenset({".docx", ".pdf", ".png"})


def write_whole(path: Path, data: bytes) -> None:
    """Write the file so that it is there complete or not at all, whatever kills the process.

    :raises OutputError: no space, no permission, or the file is open in Word (Windows locks it).
    """
    try:
        handle, temporary = _beside(path)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            os.chmod(temporary, 0o644)  # noqa: PTH101 (mkstemp gives a name, and 0600 would hide the file from others)
            os.replace(temporary, path)  # noqa: PTH105
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108
            raise
    except OSError as error:
        raise cannot_write(path, error) from None


def _beside(path: Path) -> tuple[int, str]:
    """Open a temporary file in the folder of ``path``; another draft may be clearing that folder away right now."""
    for _attempt in range(5):
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            return tempfile.mkstemp(prefix=".thongbao-", dir=path.parent)
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path.parent))


def cannot_write(path: Path, error: OSError) -> OutputError:
    """Return the error that says which file could not be written, why, and what to do."""
    message = _("không ghi được {file}: {reason}").format(file=path, reason=system_reason(error))
    return OutputError(message, _("đóng tệp nếu đang mở trong Word; kiểm tra quyền ghi và dung lượng đĩa còn trống"))


def write_drafts(folder: Path, papers: Mapping[str, bytes], notice: Path | None = None) -> list[str]:
    """Write the papers under ``folder`` and remove those an earlier draft wrote there and this one does not.

    A file that changed since it was drafted is kept: somebody has worked on it.

    :param papers: path inside the folder → content.
    :param notice: the notice the drafts are of, so that two notices never clear away each other's papers.
    :returns: the names removed.
    :raises OutputError: a file cannot be written.
    :raises UsageError: a name leaves the folder, or the folder holds the drafts of another notice.
    """
    base = _resolved(folder)
    _clear_away(folder)
    for name in papers:
        if not (base / name).resolve().is_relative_to(base):
            raise UsageError(_("tên tệp {name} nằm ngoài thư mục {folder}").format(name=name, folder=folder))
    before, of = _earlier(folder)
    this = _way(folder, notice) if notice else of
    if of and of != this and (folder / of).exists():
        message = _("{folder} đang giữ bản dự thảo của {other}").format(folder=folder, other=(folder / of).resolve())
        raise UsageError(message, _("đặt tên thư mục của hai thông báo khác nhau, hoặc dùng --output"))
    digests = {name: [hashlib.sha256(data).hexdigest()] for name, data in papers.items()}
    # The list is written first and knows a paper's old and new content: killed in between, the next run knows both.
    both = {name: [*before.get(name, []), *digests.get(name, [])] for name in {**before, **digests}}
    _write_list(folder, both, this)
    for name, data in papers.items():
        write_whole(folder / name, data)
    removed = [name for name in before if name not in papers and _remove(folder, name, before[name])]
    _write_list(folder, digests, this)
    return removed


def _way(folder: Path, notice: Path) -> str:
    """Return the way from the folder to the notice: it stays true when the workspace is moved as a whole."""
    try:
        return Path(os.path.relpath(notice.resolve(), folder.resolve())).as_posix()
    except ValueError:
        # Two drives of Windows have no way between them.
        return notice.resolve().as_posix()


def _resolved(folder: Path) -> Path:
    try:
        return folder.resolve()
    except (OSError, RuntimeError) as error:
        raise cannot_write(folder, error if isinstance(error, OSError) else OSError(errno.ELOOP, "")) from None


def _clear_away(folder: Path) -> None:
    """Remove what a killed run left half written, once nobody can be writing it any more."""
    with contextlib.suppress(OSError):
        for path in folder.rglob(".thongbao-*"):
            if path.is_file() and path.name != LIST_NAME and time.time() - path.stat().st_mtime > _ABANDONED:
                path.unlink()


def remember_drafts(folder: Path, made: Iterable[Path]) -> None:
    """Add files made from the drafts in ``folder`` (PDF, pictures) to what the next draft may clear away."""
    base = folder.resolve()
    listed, of = _earlier(folder)
    for path in made:
        name = path.resolve().relative_to(base).as_posix()
        listed[name] = [hashlib.sha256(path.read_bytes()).hexdigest()]
    _write_list(folder, listed, of)


def _write_list(folder: Path, digests: Mapping[str, list[str]], notice: str) -> None:
    text = json.dumps({"notice": notice, "papers": dict(sorted(digests.items()))}, indent=0, ensure_ascii=False)
    write_whole(folder / LIST_NAME, text.encode())


def _earlier(folder: Path) -> tuple[dict[str, list[str]], str]:
    """Return the papers of the last draft with their digests, and the way to its notice; nothing from a spoilt list."""
    try:
        listed = json.loads((folder / LIST_NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return {}, ""
    papers = listed.get("papers") if isinstance(listed, dict) else None
    notice = listed.get("notice") if isinstance(listed, dict) else None
    if not isinstance(papers, dict):
        return {}, ""
    known = {str(name): [str(d) for d in digests] for name, digests in papers.items() if isinstance(digests, list)}
    return known, notice if isinstance(notice, str) else ""


def _remove(folder: Path, name: str, digests: list[str]) -> bool:
    path = folder / name
    try:
        if not path.resolve().is_relative_to(folder.resolve()) or path.suffix not in _OURS:
            return False
        if hashlib.sha256(path.read_bytes()).hexdigest() not in digests:
            return False
        path.unlink()
    except OSError:
        return False
    with contextlib.suppress(OSError):
        path.parent.rmdir()
    return True
