"""Folders: the workspace, whether drafts can be written, and how much room there is."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from thongbao.doctor.results import Need, Result, Verdict
from thongbao.errors import SourceError
from thongbao.language import _, system_reason
from thongbao.workspace import Workspace, find_workspace

_ROOM_NEEDED: Final = 100 * 1024 * 1024


def place_results(explicit: Path | None) -> Iterator[Result]:
    """Yield the workspace of the current folder (or ``explicit``), its output, and the free space there.

    :raises UsageError: ``explicit`` is no workspace.
    """
    name = _("thư mục làm việc")
    try:
        workspace = find_workspace(explicit=explicit)
    except SourceError:
        remedy = _("chuyển vào thư mục làm việc, hoặc tạo: thongbao new THƯ-MỤC")
        yield Result(name, Need.DRAFT, Verdict.NOT_CHECKED, _("không có ở thư mục này hay ở trên"), remedy)
        yield _room(Path.cwd())
        return
    notices = _("{folder}, {n} thông báo").format(folder=workspace.root.resolve(), n=len(workspace.notices()))
    yield Result(name, Need.DRAFT, Verdict.PRESENT, notices)
    yield _output(workspace)
    yield _room(workspace.root)


def _output(workspace: Workspace) -> Result:
    """Return whether a file can be made where drafts go; nothing is left behind."""
    name = _("thư mục kết quả")
    folder = workspace.root / "output"
    # A draft makes what is missing of the folder; what is there must let it.
    nearest = next((place for place in (folder, *folder.parents) if place.exists()), workspace.root)
    try:
        with tempfile.TemporaryFile(dir=nearest):
            pass
    except OSError as error:
        detail = _("không ghi được vào {folder}: {reason}").format(folder=folder, reason=system_reason(error))
        return Result(name, Need.DRAFT, Verdict.MISSING, detail, _writable(nearest))
    return Result(name, Need.DRAFT, Verdict.PRESENT, _("{folder}, ghi được").format(folder=folder.resolve()))


def _writable(folder: Path) -> str:
    if not folder.is_dir():
        return _("đổi tên hoặc dời tệp {file} đi").format(file=folder)
    if os.name == "nt":
        return _("xin quyền ghi vào {folder}, hoặc dùng --output").format(folder=folder)
    return _('xin quyền ghi: chmod u+w "{folder}", hoặc dùng --output').format(folder=folder.resolve())


def _room(folder: Path) -> Result:
    name = _("dung lượng trống")
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return Result(name, Need.DRAFT, Verdict.NOT_CHECKED, system_reason(error))
    detail = _("{n} MB").format(n=free // (1024 * 1024))
    if free < _ROOM_NEEDED:
        remedy = _("dọn ổ đĩa chứa {folder}: cần ít nhất 100 MB").format(folder=folder.resolve())
        return Result(name, Need.DRAFT, Verdict.MISSING, detail, remedy)
    return Result(name, Need.DRAFT, Verdict.PRESENT, detail)
