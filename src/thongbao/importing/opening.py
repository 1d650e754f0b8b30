"""A file of any kind an office has → pieces; the kind is told by its first bytes, not by its name."""

import tempfile
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import Final

from thongbao.errors import SourceError
from thongbao.importing.pieces import Source
from thongbao.importing.plain_text import read_text
from thongbao.language import _, system_reason

MAX_BYTES: Final = 100 * 1024 * 1024
_OLE: Final = b"\xd0\xcf\x11\xe0"
# A .docx with a password is one stream of that name in an old container.
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_RTF: Final = b"{\\rtf"
_PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
# A page with fewer letters than this is a picture with a stamp of text on it.
_LETTERS_A_PAGE: Final = 40


def read_source(path: Path) -> Source:
    """Return the pieces of a .docx, .doc, .rtf, .odt, .pdf, .md or .txt file.

    :raises SourceError: the file cannot be read, is too large, damaged, or of no kind that holds a document.
    :raises OutsideMissingError: a program this kind of file needs is not here (LibreOffice, pypdfium2, ocrmypdf).
    """
    data = _bytes(path)
    if not data.strip():
        raise SourceError(_("{file}: tệp trống").format(file=path))
    if data.startswith(b"PK"):
        return _zipped(path, data)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise SourceError(_("{file}: tệp có mật khẩu").format(file=path), _("bỏ mật khẩu trong Word rồi lưu lại"))
        return _by_libreoffice(path, data, ".doc")
    if data.startswith(_RTF):
        return _by_libreoffice(path, data, ".rtf")
    if b"%PDF-" in data[:1024]:
        return _pdf(path)
    if data.startswith(_PICTURES):
        raise SourceError(
            _("{file}: là ảnh, không phải văn bản").format(file=path), _("ghép các ảnh thành tệp PDF rồi nhập tệp PDF")
        )
    return read_text(path, data)


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise SourceError(_("{file} là thư mục; chỉ đúng tệp văn bản").format(file=path))
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise SourceError(_("không có tệp {file}").format(file=path), _("kiểm tra tên tệp và thư mục")) from None
    except (OSError, ValueError) as error:
        reason = system_reason(error) if isinstance(error, OSError) else error
        raise SourceError(_("không đọc được {file}: {reason}").format(file=path, reason=reason)) from None
    if len(data) > MAX_BYTES:
        raise SourceError(_("{file}: tệp quá lớn (hơn 100 MB)").format(file=path))
    return data


def _zipped(path: Path, data: bytes) -> Source:
    from thongbao.importing.word_file import read_word
    from thongbao.word.package import open_package

    if _holds(data, "mimetype", b"opendocument.text"):
        return _by_libreoffice(path, data, ".odt")
    if _holds(data, "mimetype", b"opendocument.spreadsheet") or _holds(data, "xl/workbook.xml", b""):
        message = _("{file}: là bảng tính, không phải văn bản").format(file=path)
        raise SourceError(message, _("chép bảng vào một tệp Word rồi nhập tệp Word"))
    return read_word(open_package(data, str(path)), str(path))


def _holds(data: bytes, member: str, words: bytes) -> bool:
    """Return whether the archive has the member, and the member begins so or nearly so."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return words in archive.open(member).read(80)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error):
        return False


def _by_libreoffice(path: Path, data: bytes, suffix: str) -> Source:
    from thongbao.convert.to_docx import docx_of
    from thongbao.importing.word_file import read_word
    from thongbao.word.package import open_package

    made = docx_of(path, data, suffix)
    return read_word(open_package(made, str(path)), str(path), suffix[1:])


def _pdf(path: Path) -> Source:
    from thongbao.convert.ocr import with_text_layer
    from thongbao.convert.pdf_words import read_pdf
    from thongbao.importing.pdf_file import letters_in, read_pages
    from thongbao.importing.recognised import misread, without_specks

    pages = read_pdf(path)
    if letters_in(pages) >= _LETTERS_A_PAGE * len(pages):
        return read_pages(pages, str(path))
    recognised = with_text_layer(path, len(pages))
    with tempfile.TemporaryDirectory(prefix="thongbao-ocr-", ignore_cleanup_errors=True) as work:
        layered = Path(work, "ra.pdf")
        layered.write_bytes(recognised)
        pages = read_pdf(layered)
    source = read_pages(pages, str(path), "scan")
    note = _("chữ do máy nhận dạng từ bản quét, có thể sai; so lại với bản giấy")
    pieces = tuple(without_specks(source.pieces))
    return Source(source.file, source.format, pieces, source.asides, (*source.notes, note), tuple(misread(pieces)))
