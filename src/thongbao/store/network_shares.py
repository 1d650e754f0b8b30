"""Whether a folder lies on another machine: SQLite's locks do not hold there, and numbers would be given twice."""

import os
import sys
from pathlib import Path

# Types of file systems whose files live on another machine (Linux and macOS names).
_REMOTE = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "ncpfs", "webdav", "davfs", "davfs2", "afs"),
        *("ceph", "glusterfs", "lustre", "gpfs", "fuse.sshfs", "fuse.rclone", "fuse.glusterfs", "fuse.s3fs"),
        *("fuse.davfs", "fuse.smbnetfs", "fuse.gvfsd-fuse", "fuse.ceph", "fuse.curlftpfs", "vboxsf", "vmhgfs"),
        *("fuse.vmhgfs-fuse", "fuse.google-drive-ocamlfuse", "fuse.onedriver"),
    }
)
_MOUNTS = Path("/proc/self/mounts")
_DRIVE_REMOTE = 4


def is_on_network(path: Path) -> bool:
    """Return whether ``path`` (there or not yet) lies on a network share; ``False`` where nobody can tell."""
    resolved = path.resolve()
    if sys.platform == "win32":
        return _is_remote_on_windows(resolved)
    try:
        mounts = _MOUNTS.read_text("utf-8", errors="replace")
    except OSError:
        return False
    return file_system_of(resolved, mounts) in _REMOTE


def file_system_of(path: Path, mounts: str) -> str:
    """Return the type of the file system that holds ``path``, by a table as ``/proc/self/mounts`` has it.

    The longest mount point above the path decides, and of two on one point the later; ``""`` when none does.
    """
    best, found = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace(r"\040", " ").replace(r"\011", "\t").replace(r"\134", "\\"))
        if path.is_relative_to(point) and len(point.parts) >= best:
            best, found = len(point.parts), fields[2]
    return found


def _is_remote_on_windows(path: Path) -> bool:
    if os.fspath(path).startswith(("\\\\", "//")):
        return True
    import ctypes

    windll = getattr(ctypes, "windll", None)
    return windll is not None and windll.kernel32.GetDriveTypeW(path.anchor) == _DRIVE_REMOTE
