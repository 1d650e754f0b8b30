"""Papers as bytes → PDFs as bytes, in one call of LibreOffice: what a worker does, on whatever machine it runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from thongbao.convert.converting import convert
from thongbao.convert.probe import require_soffice
from thongbao.errors import ConversionError, Failure, ThongbaoError


@dataclass(frozen=True, slots=True)
class Pdf:
    """One PDF that has been opened and checked."""

    data: bytes
    pages: int


def pdfs_of(papers: Sequence[tuple[str, bytes]], timeout: float) -> list[Pdf | Failure]:
    """Return the PDF of every paper (title where it has none, bytes of the .docx), or why there is none.

    Those LibreOffice fails on have been tried twice. A failure names no file: who asked knows which it is.

    :param timeout: seconds without a new PDF after which LibreOffice counts as hung.
    """
    with TemporaryDirectory(prefix="thongbao-pdf-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        files = []
        for number, (title, data) in enumerate(papers):
            # A folder each: the name of the file is the title of a PDF that has none.
            file = folder / str(number) / f"{title}.docx"
            file.parent.mkdir()
            file.write_bytes(data)
            files.append(file)
        failures: Sequence[Failure] = ()
        try:
            done = convert(files, folder, soffice=require_soffice(), timeout=timeout, base=folder, lasting=False)
        except ConversionError as error:
            done, failures = list(error.converted), error.failures
        except ThongbaoError as error:
            return [Failure(file, error.message, error.hint, outside=True) for file in files]
        found: dict[Path, Pdf | Failure] = {failure.source: failure for failure in failures}
        found |= {one.source: Pdf(one.pdf.read_bytes(), one.pages) for one in done}
        return [found[file] for file in files]
