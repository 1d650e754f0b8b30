"""Word files → the lines of their pages, and old .doc files → .docx: LibreOffice runs whose results are not kept."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from thongbao.convert.checking import BrokenPdfError, inspect
from thongbao.convert.faults import require_modules
from thongbao.convert.probe import Soffice
from thongbao.convert.run import run
from thongbao.errors import SourceError
from thongbao.language import _, system_reason
from thongbao.printed import PrintedLine, PrintedPage, Printing

_CHUNK: Final = 40
_AS_DOCX: Final = "docx:MS Word 2007 XML"
_MAX_DOC: Final = 100 * 1024 * 1024
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
# Pieces this close are one line: a third of a line down, two letters across.
_SAME_LINE, _SAME_WORDS = 4.0, 14.0


def laid_out(files: Sequence[Path], soffice: Soffice, timeout: float) -> dict[Path, Printing]:
    """Return file → its pages as LibreOffice lays them out; a file it fails on is left out.

    Many files share one start of the program.

    :raises OutsideMissingError: LibreOffice does not start, or a package of ``[pdf]`` is missing.
    """
    require_modules("pikepdf", "pypdfium2", "fontTools")
    found: dict[Path, Printing] = {}
    with tempfile.TemporaryDirectory(prefix="thongbao-trang-", ignore_cleanup_errors=True) as name:
        for start in range(0, len(files), _CHUNK):
            chunk = files[start : start + _CHUNK]
            folder = Path(name, str(start))
            staged = _staged(chunk, folder)
            run(soffice, staged, folder / "out", timeout)
            for file, copy in zip(chunk, staged, strict=True):
                made = folder / "out" / f"{copy.stem}.pdf"
                if made.exists():
                    found[file] = _printing(made)
    return found


def _staged(files: Sequence[Path], folder: Path) -> list[Path]:
    """Copy the files under plain names, so that neither their names nor a lock beside them can matter."""
    (folder / "out").mkdir(parents=True)
    staged = []
    for number, file in enumerate(files):
        copy = folder / f"{number:04}{file.suffix.lower()}"
        shutil.copyfile(file, copy)
        staged.append(copy)
    return staged


def _printing(pdf: Path) -> Printing:
    import pypdfium2  # type: ignore[import-untyped]

    try:
        missing = tuple(inspect(pdf).missing.items())
    except BrokenPdfError:
        missing = ()
    document = pypdfium2.PdfDocument(pdf)
    try:
        return Printing(tuple(_page(page) for page in document), missing)
    finally:
        document.close()


def _page(page: Any) -> PrintedPage:
    width, height = page.get_size()
    text = page.get_textpage()
    pieces = []
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        words = text.get_text_bounded(left, bottom, right, top).strip()
        if words:
            pieces.append(PrintedLine(words, left, height - top, right, height - bottom))
    return PrintedPage(width, height, tuple(_joined(pieces)))


def _joined(pieces: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    """Yield the lines: pieces level with each other and close enough are one."""
    waiting: PrintedLine | None = None
    for piece in sorted(pieces, key=lambda p: (round(p.middle / _SAME_LINE), p.left)):
        level = waiting is not None and abs(waiting.middle - piece.middle) < _SAME_LINE
        if waiting is not None and level and -1.0 < piece.left - waiting.right < _SAME_WORDS:
            waiting = PrintedLine(
                f"{waiting.text} {piece.text}",
                waiting.left,
                min(waiting.top, piece.top),
                piece.right,
                max(waiting.bottom, piece.bottom),
            )
            continue
        if waiting is not None:
            yield waiting
        waiting = piece
    if waiting is not None:
        yield waiting


def docx_of(file: Path, soffice: Soffice, timeout: float) -> bytes:
    """Return an old .doc as a .docx.

    :raises SourceError: it is not a .doc, has a password, or LibreOffice cannot read it.
    :raises OutsideMissingError: LibreOffice does not start.
    """
    data = _old_word(file)
    with tempfile.TemporaryDirectory(prefix="thongbao-doc-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "out").mkdir()
        (folder / "0.doc").write_bytes(data)
        run(soffice, [folder / "0.doc"], folder / "out", timeout, to=_AS_DOCX)
        made = folder / "out" / "0.docx"
        if not made.exists():
            message = _("{file}: không đọc được tệp .doc này").format(file=file)
            raise SourceError(message, _("mở bằng Word, bỏ mật khẩu nếu có, rồi lưu thành .docx"))
        return made.read_bytes()


def _old_word(file: Path) -> bytes:
    try:
        if file.stat().st_size > _MAX_DOC:
            raise SourceError(_("{file}: tệp quá lớn (hơn 100 MB)").format(file=file))
        data = file.read_bytes()
    except OSError as error:
        message = _("không đọc được {file}: {reason}").format(file=file, reason=system_reason(error))
        raise SourceError(message, _("kiểm tra đường dẫn và quyền đọc tệp")) from None
    if not data.startswith(_OLE):
        message = _("{file}: không phải tệp Word cũ (.doc)").format(file=file)
        raise SourceError(message, _("kiểm tra lại tệp; nếu là .docx thì đổi đuôi tệp"))
    if _ENCRYPTED in data:
        raise SourceError(_("{file}: tệp có mật khẩu").format(file=file), _("bỏ mật khẩu trong Word rồi lưu lại"))
    return data
