"""Many .docx → their PDFs: staged beside the target, converted in chunks, checked one by one, moved whole."""

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from thongbao.convert.checking import BrokenPdfError, fault_of, inspect
from thongbao.convert.completing import complete
from thongbao.convert.faults import failed, require_modules
from thongbao.convert.probe import Soffice
from thongbao.convert.run import End, Run, run
from thongbao.errors import Converted, Failure, ThongbaoError, UsageError
from thongbao.language import _, system_reason
from thongbao.word.package import open_package

# Enough to make the start of LibreOffice (a second) cheap, few enough for the command line of Windows.
_CHUNK: Final = 80
# With less than this free, a PDF that is not there or cut off is the disk's doing.
_LEAST_FREE: Final = 1024 * 1024
_NO_SPACE: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# So many files in a row fail alone, and none succeeded: it is LibreOffice, not the files.
_HOPELESS: Final = 2
_MAKE_ROOM: Final = _("dọn bớt đĩa rồi thử lại")


@dataclass(slots=True)
class _Job:
    """One file on its way; ``staged`` has a plain name, so neither its own name nor a lock beside it can matter."""

    source: Path
    target: Path
    staged: Path
    lasting: bool = True
    converted: Converted | None = None
    failure: Failure | None = None
    worth_retrying: bool = False

    def fail(self, reason: str, hint: str = "", *, outside: bool = False, retry: bool = False) -> None:
        self.failure = Failure(self.source, reason, hint, outside)
        self.worth_retrying = retry


def convert(
    files: Sequence[Path],
    folder: Path,
    *,
    soffice: Soffice,
    timeout: float,
    base: Path | None = None,
    lasting: bool = True,
) -> list[Converted]:
    """Convert .docx files to tagged PDF/A-2b under ``folder``; every PDF is opened and checked before it is kept.

    Files LibreOffice fails on are tried once more, alone. A PDF that was there is replaced only by a good one.

    :param timeout: seconds without a new PDF after which LibreOffice counts as hung.
    :param base: with it a file keeps its path below ``base`` (``cong-van/p_kt.docx`` → ``cong-van/p_kt.pdf``);
        without, all PDFs lie side by side.
    :param lasting: the PDFs outlast a power cut; of no use where they are taken away again at once.
    :returns: in the order of ``files``.
    :raises ConversionError: some files failed; the others are kept and listed in the error.
    :raises OutsideMissingError: LibreOffice does not start, a package of ``[pdf]`` is missing, or (UnfitFontsError)
        the fonts lack Vietnamese letters.
    :raises UsageError: two files would become the same PDF.
    """
    require_modules("pikepdf", "pypdfium2", "fontTools")
    targets = targets_of(files, folder, base)
    if not targets:
        return []
    with _work_folder(folder, files) as work:
        jobs = [
            _Job(source, target, work / f"{number:04}.docx", lasting)
            for number, (source, target) in enumerate(zip(files, targets, strict=True), start=1)
        ]
        for job in jobs:
            _stage(job)
        ready = [job for job in jobs if job.failure is None]
        for start in range(0, len(ready), _CHUNK):
            _convert_chunk(ready[start : start + _CHUNK], soffice, timeout)
    done = [job.converted for job in jobs if job.converted]
    failures = [job.failure for job in jobs if job.failure]
    if failures:
        raise failed(failures, done)
    return done


def targets_of(files: Sequence[Path], folder: Path, base: Path | None) -> list[Path]:
    """Return where the PDF of each file goes.

    :raises UsageError: two files would become the same PDF.
    """
    targets = []
    taken: dict[str, Path] = {}
    for file in files:
        inside = Path(file.name) if base is None else file.resolve().relative_to(base.resolve())
        target = folder / inside.with_suffix(".pdf")
        # Windows and macOS see no difference between letters of two cases.
        first = taken.setdefault(str(target).casefold(), file)
        if first is not file:
            message = _("{first} và {second} cùng cho ra {pdf}").format(first=first, second=file, pdf=target)
            raise UsageError(message, _("đổi tên một tệp, hoặc chuyển vào hai thư mục khác nhau"))
        targets.append(target)
    return targets


@contextlib.contextmanager
def _work_folder(folder: Path, files: Sequence[Path]) -> Iterator[Path]:
    """Give a folder for work beside the targets, on the same disk, so that moving a file there is one step."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        work = tempfile.TemporaryDirectory(prefix=".thongbao-pdf-", dir=folder, ignore_cleanup_errors=True)
    except OSError as error:
        reason, hint = _cannot_write(folder, error)
        raise failed([Failure(file, reason, hint) for file in files[:1]], []) from None
    with work as name:
        yield Path(name).resolve()


def _stage(job: _Job) -> None:
    """Copy the file under a plain name, if it is a .docx that may be opened.

    LibreOffice makes a page of text out of any broken file, follows links and opens what is far too large.
    """
    try:
        data = job.source.read_bytes()
    except OSError as error:
        reason = _("không đọc được ({reason})").format(reason=system_reason(error))
        job.fail(reason, _("đóng tệp nếu đang mở trong Word; kiểm tra đường dẫn và quyền đọc"))
        return
    try:
        open_package(data, str(job.source))
    except ThongbaoError as error:
        job.fail(error.message.removeprefix(f"{job.source}: "), error.hint)
        return
    try:
        job.staged.write_bytes(data)
    except OSError as error:
        job.fail(*_cannot_write(job.target.parent, error))


def _convert_chunk(jobs: Sequence[_Job], soffice: Soffice, timeout: float) -> None:
    """Convert the files in one run, then those it failed on one by one."""
    ended = _run_for(jobs, soffice, timeout)
    if len(jobs) == 1 and ended.end is End.TIMEOUT:
        return
    for count, job in enumerate([job for job in jobs if job.worth_retrying]):
        if count >= _HOPELESS and not any(job.converted for job in jobs):
            return
        job.failure, job.worth_retrying = None, False
        _run_for([job], soffice, timeout)


def _run_for(jobs: Sequence[_Job], soffice: Soffice, timeout: float) -> Run:
    with tempfile.TemporaryDirectory(dir=jobs[0].staged.parent, ignore_cleanup_errors=True) as name:
        ended = run(soffice, [job.staged for job in jobs], Path(name), timeout)
        for job in jobs:
            _finish(job, Path(name, job.staged.stem + ".pdf"), ended)
    return ended


def _finish(job: _Job, made: Path, ended: Run) -> None:
    """Check what was made and move it to its place, or note why not."""
    try:
        if not made.exists():
            raise BrokenPdfError(ended.reason)
        seen = inspect(made)
        if complete(made, seen, job.source.stem):
            seen = inspect(made)
        fault = fault_of(seen)
        if fault:
            job.fail(fault.reason, fault.hint, outside=fault.outside)
            return
        _move(made, job.target, lasting=job.lasting)
    except BrokenPdfError as error:
        full = _full_disk(job.target.parent)
        if full:
            job.fail(full, _MAKE_ROOM)
        else:
            job.fail(error.message, ended.hint, retry=True)
    except OSError as error:
        job.fail(*_cannot_write(job.target, error))
    else:
        job.converted = Converted(job.source, job.target, seen.pages)


def _move(made: Path, target: Path, *, lasting: bool) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if lasting:
        with made.open("rb+") as stream:
            os.fsync(stream.fileno())
    made.replace(target)


def _full_disk(folder: Path) -> str:
    """Return the reason that a disk is full, the one of the PDFs or the one of temporary files; empty if neither."""
    for place in (folder, Path(tempfile.gettempdir())):
        with contextlib.suppress(OSError):
            if shutil.disk_usage(place).free < _LEAST_FREE:
                return _("hết dung lượng đĩa ở {folder}").format(folder=place)
    return ""


def _cannot_write(path: Path, error: OSError) -> tuple[str, str]:
    if error.errno in _NO_SPACE:
        return _("hết dung lượng đĩa ở {folder}").format(folder=path), _MAKE_ROOM
    reason = _("không ghi được {file} ({reason})").format(file=path, reason=system_reason(error))
    return reason, _("đóng tệp PDF nếu đang mở; kiểm tra quyền ghi vào thư mục")
