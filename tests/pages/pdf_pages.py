"""Papers as LibreOffice prints them: lines of words with their places, drawn lines, page by page.

Lengths are points; the origin is the lower left corner of the page, as in PDF.
"""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from made_records import required_of_ci

MM = 72 / 25.4
# How many tasks the records have whose signature is looked for; the agency whose name takes three lines.
LENGTHS = range(1, 21)
THREE_LINES = ["TRUNG TÂM", "DỊCH VỤ SỰ NGHIỆP", "XÃ SUỐI NGÀN"]
PAGE_PATH = pdfium.raw.FPDF_PAGEOBJ_PATH
# Every letter a Vietnamese text may hold besides ASCII.
LETTERS = "ĂÂĐÊÔƠƯăâđêôơư" + "".join(chr(n) for n in range(0x1EA0, 0x1EFA)) + "ÀÁÃÈÉÌÍÒÓÕÙÚÝàáãèéìíòóõùúýĨĩŨũ“”…–"


@dataclass(frozen=True)
class Box:
    """A place on a page, with its words if it has any."""

    left: float
    bottom: float
    right: float
    top: float
    words: str = ""

    @property
    def width(self):
        return self.right - self.left

    @property
    def height(self):
        return self.top - self.bottom

    @property
    def middle(self):
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Page:
    """One printed page."""

    width: float
    height: float
    lines: tuple[Box, ...]
    drawn: tuple[Box, ...]

    def line(self, words):
        """Return the first line that starts with the words."""
        return next(line for line in self.lines if line.words.startswith(words))

    def has(self, words):
        return any(words in line.words for line in self.lines)

    @property
    def text(self):
        return " ".join(line.words for line in self.lines)

    @property
    def number(self):
        """Return what stands alone in the top margin."""
        return [line for line in self.lines if line.bottom > self.height - 20 * MM]


def pages_of(path: Path) -> list[Page]:
    """Return the pages of a PDF."""
    document = pdfium.PdfDocument(path)
    try:
        return [_page(page) for page in document]
    finally:
        document.close()


def _page(page):
    words = page.get_textpage()
    lines = []
    for index in range(words.count_rects()):
        place = words.get_rect(index)
        text = " ".join(words.get_text_bounded(*place).split())
        if text:
            lines.append(Box(*place, text))
    drawn = tuple(Box(*shape.get_bounds()) for shape in page.get_objects([PAGE_PATH]))
    return Page(*page.get_size(), tuple(lines), drawn)


def needs_libreoffice():
    """Skip (under CI: fail) where LibreOffice, or a font for all Vietnamese letters, is missing."""
    required_of_ci(shutil.which("soffice") is not None, "soffice (LibreOffice) is not installed")
    required_of_ci(shutil.which("fc-match") is not None, "fc-match (fontconfig) is not installed")
    told = ["fc-match", "-f", "%{family}|%{charset}", "Times New Roman"]
    family, ranges = subprocess.run(told, capture_output=True, text=True, check=True).stdout.split("|")
    held = set()
    for piece in ranges.split():
        first, _, last = piece.partition("-")
        held.update(range(int(first, 16), int(last or first, 16) + 1))
    missing = [letter for letter in LETTERS if ord(letter) not in held]
    required_of_ci(not missing, f"{family} lacks {len(missing)} letters: install fonts-croscore or fonts-liberation2")


def printed(papers: Mapping[str, bytes], folder: Path) -> dict[str, list[Page]]:
    """Return name → pages, all converted by one LibreOffice with a profile of its own."""
    needs_libreoffice()
    sources = []
    for name, paper in papers.items():
        source = folder / f"{name.removesuffix('.docx').replace('/', '--')}.docx"
        source.write_bytes(paper)
        sources.append(source)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *map(str, sources),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    # LibreOffice ends with 0 also where it wrote nothing.
    return {name: pages_of(source.with_suffix(".pdf")) for name, source in zip(papers, sources, strict=True)}
