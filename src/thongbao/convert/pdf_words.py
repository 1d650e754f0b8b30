"""A PDF's text layer as words with their places on the page, and the lines drawn there.

Places are points from the left and the bottom edge of the page (PDF 32000-1, 8.3.2.3).
"""

import ctypes
import importlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from thongbao.convert.faults import require_modules
from thongbao.errors import SourceError
from thongbao.language import _

MAX_PAGES: Final = 500
_MAX_LETTERS: Final = 5_000_000
# A gap of this share of the letter size parts two words where no space was written.
_WORD_GAP: Final = 0.25
_BOLD_WEIGHT: Final = 600
_HYPHENS: Final = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}


@dataclass(slots=True)
class PdfWord:
    """A word: its letters, their box, their size, whether they are bold, the line they stand on (``None``: unknown)."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool
    baseline: float | None = None

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class PdfRule:
    """A straight line drawn on the page: its two ends."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def upright(self) -> bool:
        """Whether it runs from top to bottom."""
        return self.top - self.bottom > self.right - self.left


@dataclass(slots=True)
class PdfPage:
    """One page: its size, its words in the order of the file, its drawn lines."""

    number: int
    width: float
    height: float
    words: list[PdfWord] = field(default_factory=list)
    rules: list[PdfRule] = field(default_factory=list)


def read_pdf(path: Path) -> list[PdfPage]:
    """Return the pages of a PDF with the words of its text layer; a scanned page has none.

    :raises SourceError: not a PDF, damaged, with a password, or with too many pages.
    :raises OutsideMissingError: the package that reads PDFs is not installed.
    """
    require_modules("pypdfium2")
    pypdfium2 = importlib.import_module("pypdfium2")
    try:
        document = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError, ValueError) as error:
        message = _("{file}: không mở được như một tệp PDF ({reason})").format(file=path, reason=error)
        raise SourceError(message, _("bỏ mật khẩu nếu có; mở thử bằng trình xem PDF rồi lưu lại")) from None
    try:
        if len(document) > MAX_PAGES:
            raise SourceError(_("{file}: có hơn {n} trang").format(file=path, n=MAX_PAGES))
        return [_page(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise SourceError(_("{file}: trang PDF bị hỏng ({reason})").format(file=path, reason=error)) from None
    finally:
        document.close()


def _page(document: Any, index: int) -> PdfPage:
    page = document[index]
    try:
        width, height = page.get_size()
        made = PdfPage(index + 1, width, height)
        text = page.get_textpage()
        try:
            made.words = list(_words(text))
        finally:
            text.close()
        made.rules = list(_rules(page))
        return made
    finally:
        page.close()


@dataclass(slots=True)
class _Letter:
    text: str
    left: float
    bottom: float
    right: float
    top: float


def _words(text: Any) -> Iterator[PdfWord]:
    raw = importlib.import_module("pypdfium2.raw")
    word: PdfWord | None = None
    count = min(text.count_chars(), _MAX_LETTERS)
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        letter = _HYPHENS.get(code) or (chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else " ")
        if unicodedata.combining(letter):
            # A mark that lost its letter: it belongs to the one before, wherever the file drew it.
            if word is not None:
                word.text += letter
            continue
        if letter.isspace() or letter == "\ufeff":
            if word is not None and not _marks_follow(raw, text, index, count):
                yield word
                word = None
            continue
        box = _box(raw, text, index)
        if word is not None and _apart(word, box):
            yield word
            word = None
        if word is None:
            size = float(raw.FPDFText_GetFontSize(text, index)) or box[3] - box[1]
            bold = raw.FPDFText_GetFontWeight(text, index) >= _BOLD_WEIGHT or _named_bold(raw, text, index)
            word = PdfWord(letter, *box, size, bold, _baseline(raw, text, index))
        else:
            word.text += letter
            word.left, word.bottom = min(word.left, box[0]), min(word.bottom, box[1])
            word.right, word.top = max(word.right, box[2]), max(word.top, box[3])
    if word is not None:
        yield word


def _marks_follow(raw: Any, text: Any, index: int, count: int) -> bool:
    """Return whether a stray space stands between a letter and its mark."""
    if index + 1 >= count:
        return False
    code = raw.FPDFText_GetUnicode(text, index + 1)
    return 0x300 <= int(code) <= 0x36F


def _box(raw: Any, text: Any, index: int) -> tuple[float, float, float, float]:
    left, right, bottom, top = (ctypes.c_double() for _each in range(4))
    raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _baseline(raw: Any, text: Any, index: int) -> float | None:
    x, y = ctypes.c_double(), ctypes.c_double()
    return y.value if raw.FPDFText_GetCharOrigin(text, index, x, y) else None


def _apart(word: PdfWord, box: tuple[float, float, float, float]) -> bool:
    left, bottom, _right, top = box
    height = max(word.top - word.bottom, 1.0)
    if left > word.right + _WORD_GAP * max(word.size, height) or left < word.left - height:
        return True
    return bottom > word.top or top < word.bottom


def _named_bold(raw: Any, text: Any, index: int) -> bool:
    buffer = ctypes.create_string_buffer(256)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, buffer, 256, flags)
    return b"bold" in buffer.value.lower()


def _position(found: Any) -> tuple[float, float, float, float]:
    # Renamed in pypdfium2 5.
    left, bottom, right, top = found.get_bounds() if hasattr(found, "get_bounds") else found.get_pos()
    return left, bottom, right, top


def _rules(page: Any) -> Iterator[PdfRule]:
    raw = importlib.import_module("pypdfium2.raw")
    for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        left, bottom, right, top = _position(found)
        thin = min(right - left, top - bottom)
        if thin <= 3 and max(right - left, top - bottom) >= 6:
            yield PdfRule(left, bottom, right, top)
