"""A PDF that came back → what of it is below the standard of copies (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II)."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from thongbao.convert.faults import require_modules
from thongbao.errors import SourceError
from thongbao.language import _

_VERSION: Final = re.compile(rb"%PDF-(\d+)\.(\d+)")
_LEAST_VERSION: Final = (1, 4)
_LEAST_DPI: Final = 200
# Scanners round: 1653 pixels over 8.27 inches are meant as 200 dpi.
_ROUNDING: Final = 2
_POINTS_PER_INCH: Final = 72
# A picture of the page's own shape fills the page; a seal or a signature does not have it.
_SHAPE: Final = 0.05
_DEEPEST: Final = 4


def copy_faults(path: Path) -> Iterator[str]:
    """Yield what is below the standard: the version; of scanned pages colour and resolution, the first page of each.

    A page is taken for a scan when it shows one picture of its own shape. A file that wants a password is one fault.

    :raises OutsideMissingError: the package that reads PDFs is not installed.
    :raises SourceError: the file is damaged, or no PDF: nobody can read it.
    """
    require_modules("pikepdf")
    import pikepdf

    with path.open("rb") as stream:
        found = _VERSION.search(stream.read(1024))
    if found and (int(found[1]), int(found[2])) < _LEAST_VERSION:
        version = f"{int(found[1])}.{int(found[2])}"
        yield _("PDF phiên bản {version}, phải từ 1.4 trở lên").format(version=version)
    try:
        with pikepdf.open(path) as document:
            yield from _page_faults(document)
    except pikepdf.PasswordError:
        yield _("tệp có mật khẩu, không mở được để xem ảnh quét")
    except (pikepdf.PdfError, ValueError, RuntimeError):
        message = _("{file} đã hỏng hoặc không phải là PDF, không ai đọc được").format(file=path)
        raise SourceError(message, _("mở thử tệp, rồi quét hoặc tải lại")) from None


def _page_faults(document: Any) -> Iterator[str]:
    told: set[str] = set()
    for number, page in enumerate(document.pages, 1):
        for kind, fault in _scan_faults(page):
            if kind not in told:
                told.add(kind)
                yield _("trang {n}: {fault}").format(n=number, fault=fault)


def _scan_faults(page: Any) -> Iterator[tuple[str, str]]:
    left, bottom, right, top = (float(value) for value in page.mediabox)
    width, height = abs(right - left), abs(top - bottom)
    if not width or not height:
        return
    for picture in _pictures(page.resources, 0):
        across, down = int(picture.get("/Width", 0)), int(picture.get("/Height", 0))
        if not across or not down or not _same_shape(across / down, width / height):
            continue
        # Turned pages keep their pictures upright: the longer side is compared with the longer side.
        dpi = max(across, down) * _POINTS_PER_INCH / max(width, height)
        if dpi < _LEAST_DPI - _ROUNDING:
            yield "dpi", _("ảnh quét {dpi} dpi, phải từ 200 dpi trở lên").format(dpi=round(dpi))
        if not _in_colour(picture):
            yield "colour", _("ảnh quét không phải ảnh màu")


def _pictures(resources: Any, depth: int) -> Iterator[Any]:
    """Yield the pictures of a page, also those inside forms; forms may hold forms, and one made to harm itself."""
    for shown in resources.get("/XObject", {}).values():
        if shown.get("/Subtype") == "/Image":
            yield shown
        elif depth < _DEEPEST and shown.get("/Resources") is not None:
            yield from _pictures(shown["/Resources"], depth + 1)


def _same_shape(picture: float, page: float) -> bool:
    return any(abs(shape / page - 1) < _SHAPE for shape in (picture, 1 / picture))


def _in_colour(picture: Any) -> bool:
    if picture.get("/ImageMask", False) or int(picture.get("/BitsPerComponent", 8)) == 1:
        return False
    space = picture.get("/ColorSpace")
    # JPEG 2000 may keep its colours in the picture itself; then nothing is known, and nothing is said.
    if space is None:
        return True
    return _components(space) != 1


def _components(space: Any) -> int:
    """Return how many colours a colour space has; 0 when it is of a kind that does not say."""
    name = str(space) if not isinstance(space, list) and space._type_name == "name" else str(space[0])
    if name in {"/DeviceGray", "/CalGray", "/G"}:
        return 1
    if name == "/ICCBased":
        return int(space[1].get("/N", 3))
    if name in {"/Indexed", "/I"}:
        return _components(space[1])
    return 0
