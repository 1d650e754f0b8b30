"""A PDF somebody made → what it is, and why it is not fit to be kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from thongbao.convert.faults import FONTS, install_hint
from thongbao.convert.glyphs import borrowed_letters, descriptor_of, fonts_of, missing_letters
from thongbao.convert.probe import LETTERS
from thongbao.errors import ConversionError
from thongbao.language import _, system_reason
from thongbao.standard.layout import LANGUAGE_TAG

if TYPE_CHECKING:
    import pikepdf

_PARTS: Final = {"2B", "2U", "2A"}
_SHOWN: Final = 12


class BrokenPdfError(ConversionError):
    """The file is not a PDF that can be opened."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a PDF says of itself, and what its fonts draw."""

    pages: int
    tagged: bool = False
    language: str = ""
    title: str = ""
    pdfa: str = ""
    """Part and level in the XMP packet, ``2B``; empty without."""
    colour_profile: bool = False
    encrypted: bool = False
    not_embedded: tuple[str, ...] = ()
    missing: Mapping[str, str] = field(default_factory=dict)
    """Font → letters drawn as a box or not at all."""
    borrowed: Mapping[str, str] = field(default_factory=dict)
    """Font → letters taken from it because the font of the text lacks them."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a PDF is not fit to be kept, and what to do; ``outside`` when the machine's fonts are at fault."""

    reason: str
    hint: str = ""
    outside: bool = False


def inspect(path: Path) -> Seen:
    """Open a PDF with both libraries, without repairing anything, and return what it is.

    :raises BrokenPdfError: it is not there, empty, cut off or otherwise cannot be opened.
    """
    import pikepdf

    try:
        if not path.stat().st_size:
            raise BrokenPdfError(_("tệp PDF rỗng"))
        pages = _pages(path)
        # Recovery would make a cut-off file look whole.
        with pikepdf.open(path, attempt_recovery=False) as pdf:
            if len(pdf.pages) != pages:
                raise BrokenPdfError(_("tệp PDF hỏng: số trang không nhất quán"))
            return _seen(pdf, pages)
    except OSError as error:
        raise BrokenPdfError(_("không đọc được tệp PDF: {reason}").format(reason=system_reason(error))) from None
    except pikepdf.PdfError as error:
        raise BrokenPdfError(_("tệp PDF hỏng, không mở được ({reason})").format(reason=_first_line(error))) from None


def _pages(path: Path) -> int:
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise BrokenPdfError(_("tệp PDF hỏng, không mở được ({reason})").format(reason=_first_line(error))) from None
    try:
        for index in range(len(document)):
            document.get_page_size(index)
        return len(document)
    finally:
        document.close()


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), "")


def _seen(pdf: "pikepdf.Pdf", pages: int) -> Seen:
    import pikepdf

    root = pdf.Root
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        pdfa = metadata.pdfa_status
        title = str(metadata.get("dc:title", ""))
    marks = root.get("/MarkInfo", pikepdf.Dictionary())
    intents = [intent for intent in root.get("/OutputIntents", []) if intent.get("/S") == "/GTS_PDFA1"]
    return Seen(
        pages=pages,
        tagged=bool(marks.get("/Marked", False)) and "/StructTreeRoot" in root,
        language=str(root.get("/Lang", "")),
        title=title,
        pdfa=pdfa,
        colour_profile=any("/DestOutputProfile" in intent for intent in intents),
        encrypted=pdf.is_encrypted,
        not_embedded=tuple(str(font.get("/BaseFont", "?")) for font in fonts_of(pdf) if not _embedded(font)),
        missing=_missing(pdf),
        borrowed=borrowed_letters(pdf),
    )


def _missing(pdf: "pikepdf.Pdf") -> dict[str, str]:
    try:
        return missing_letters(pdf)
    except Exception as error:  # a damaged font program ends in whatever the parser stumbles over
        message = _("tệp PDF hỏng: không đọc được phông nhúng ({reason})")
        raise BrokenPdfError(message.format(reason=_first_line(error) or type(error).__name__)) from error


def _embedded(font: "pikepdf.Dictionary") -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    descriptor = descriptor_of(font)
    return descriptor is not None and any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def fault_of(seen: Seen) -> Fault | None:
    """Return the first reason not to keep a PDF, the gravest for its reader first, or ``None``."""
    if not seen.pages:
        return Fault(_("tệp PDF không có trang nào"))
    return _font_fault(seen) or _form_fault(seen)


def _font_fault(seen: Seen) -> Fault | None:
    if seen.missing:
        reason = _("phông {fonts} thiếu chữ, PDF hiện ô vuông hoặc chỗ trống thay cho {letters}")
        return _letters_fault(reason, seen.missing)
    if seen.borrowed:
        reason = _("phông của văn bản thiếu chữ {letters}, LibreOffice mượn chữ của phông {fonts}")
        return _letters_fault(reason, seen.borrowed)
    return None


def _letters_fault(reason: str, letters: Mapping[str, str]) -> Fault:
    every = "".join(dict.fromkeys("".join(letters.values())))
    shown = every if len(every) <= _SHOWN else every[:_SHOWN] + "…"
    reason = reason.format(fonts=", ".join(letters), letters=shown)
    if LETTERS.isdisjoint(every):
        return Fault(reason, _("thay các ký tự đó trong văn bản, hoặc cài phông có chúng"))
    return Fault(reason, install_hint(FONTS), outside=True)


def _form_fault(seen: Seen) -> Fault | None:
    if seen.pdfa not in _PARTS or not seen.colour_profile:
        return Fault(_("PDF không phải PDF/A-2"), _("cập nhật LibreOffice lên bản 7 trở lên"))
    if seen.not_embedded or seen.encrypted:
        return Fault(_("PDF không phải PDF/A-2: có phông không nhúng hoặc bị khóa bằng mật khẩu"))
    if not seen.tagged:
        return Fault(_("PDF không có thẻ cấu trúc cho trình đọc màn hình"), _("cập nhật LibreOffice lên bản 7 trở lên"))
    if seen.language != LANGUAGE_TAG:
        return Fault(_("PDF không ghi ngôn ngữ {tag}").format(tag=LANGUAGE_TAG))
    if not seen.title.strip():
        return Fault(_("PDF không có tiêu đề"), _("trong Word: File → Info → Title, điền tiêu đề"))
    return None
