"""Many .docx → their PDFs, by several LibreOffices at once: one chunk and one profile for each worker.

A LibreOffice that crashes or hangs, and a worker that is killed, cost their chunk only time: it is done again, and what
fails again is named.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from math import ceil
from pathlib import Path
from typing import Final

from thongbao.convert.converting import convert, targets_of
from thongbao.convert.faults import failed, require_modules
from thongbao.convert.papers import Pdf, pdfs_of
from thongbao.convert.probe import Soffice
from thongbao.errors import Converted, Failure, OutputError
from thongbao.files import write_whole
from thongbao.language import _, system_reason
from thongbao.workers.crews import Crew
from thongbao.workers.fanning import Lost, Work, fan

# The start of LibreOffice is then a twentieth of a chunk's time, and no worker waits long for the last one.
_LARGEST_CHUNK: Final = 80
# A disk takes many small files in nearly the time of one, when they come together.
_WRITERS: Final = 8
# Fewer are done before a second LibreOffice has started.
WORTH_SPREADING: Final = 20


def convert_many(
    files: Sequence[Path], folder: Path, *, soffice: Soffice, timeout: float, crew: Crew, base: Path | None = None
) -> list[Converted]:
    """Convert .docx files as :func:`thongbao.convert.converting.convert` does, by as many as the crew has.

    :raises ConversionError: some files failed; the others are kept and listed in the error.
    :raises OutsideMissingError: LibreOffice does not start, a package of ``[pdf]`` is missing, or fonts lack letters.
    :raises UsageError: two files would become the same PDF.
    """
    if crew.size == 1 or len(files) < WORTH_SPREADING:
        return convert(files, folder, soffice=soffice, timeout=timeout, base=base)
    require_modules("pikepdf", "pypdfium2", "fontTools", load=False)
    pairs = list(zip(files, targets_of(files, folder, base), strict=True))
    work = Work(f"pdf {timeout}", str(timeout).encode(), float, _converted)
    done: list[Converted] = []
    failures: list[Failure] = []
    for chunk, made in fan(crew, work, _tasks(pairs, crew.size, failures)):
        for kept in _all_kept(chunk, _each(made, len(chunk))):
            if isinstance(kept, Failure):
                failures.append(kept)
            else:
                done.append(kept)
    if failures:
        raise failed(failures, done)
    return done


def _tasks(
    pairs: Sequence[tuple[Path, Path]], workers: int, failures: list[Failure]
) -> Iterator[tuple[list[tuple[Path, Path]], list[tuple[str, bytes]]]]:
    """Yield chunks of one size with the bytes of their files; what cannot be read is a failure at once."""
    rounds = ceil(len(pairs) / (workers * _LARGEST_CHUNK))
    size = ceil(len(pairs) / (workers * rounds))
    for start in range(0, len(pairs), size):
        kept, sent = [], []
        for source, target in pairs[start : start + size]:
            try:
                sent.append((source.stem, source.read_bytes()))
                kept.append((source, target))
            except OSError as error:
                reason = _("không đọc được ({reason})").format(reason=system_reason(error))
                failures.append(Failure(source, reason, _("đóng tệp nếu đang mở trong Word; kiểm tra quyền đọc")))
        yield kept, sent


def _converted(timeout: float, papers: Sequence[tuple[str, bytes]]) -> list[Pdf | Failure]:
    return pdfs_of(papers, timeout)


def _each(made: list[Pdf | Failure] | Lost, count: int) -> Sequence[Pdf | Failure]:
    if not isinstance(made, Lost):
        return made
    reason = _("tiến trình chuyển PDF bị ngắt nhiều lần ({detail})").format(detail=made.reason)
    return [Failure(Path(), reason, _("thử lại; xem bộ nhớ còn trống"))] * count


def _all_kept(chunk: Sequence[tuple[Path, Path]], results: Sequence[Pdf | Failure]) -> list[Converted | Failure]:
    """Write the PDFs of a chunk, each whole or not at all; the disk is waited for by several at once."""
    sources, targets = [source for source, _target in chunk], [target for _source, target in chunk]
    with ThreadPoolExecutor(_WRITERS) as writers:
        return list(writers.map(_kept, sources, targets, results))


def _kept(source: Path, target: Path, result: Pdf | Failure) -> Converted | Failure:
    if isinstance(result, Failure):
        return Failure(source, result.reason, result.hint, result.outside)
    try:
        write_whole(target, result.data)
    except OutputError as error:
        return Failure(source, error.message, error.hint)
    return Converted(source, target, result.pages)
