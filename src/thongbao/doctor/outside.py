"""LibreOffice and fonts: asked of :mod:`thongbao.convert.probe`, which is what makes the PDFs."""

from collections.abc import Iterator

from thongbao.convert import probe
from thongbao.convert.faults import FONTS, install_hint
from thongbao.doctor.results import Need, Result, Verdict
from thongbao.errors import OutsideMissingError
from thongbao.language import _


def outside_results() -> Iterator[Result]:
    """Yield LibreOffice with its version, and the font that prints in place of Times New Roman."""
    yield _libreoffice()
    yield _fonts()


def _libreoffice() -> Result:
    name = "LibreOffice"
    try:
        found = probe.require_soffice()
    except OutsideMissingError as error:
        return Result(name, Need.PDF, Verdict.MISSING, error.message, error.hint)
    known = probe.version(found)
    if known is None:
        detail = _("{program} không trả lời").format(program=found.program)
        return Result(name, Need.PDF, Verdict.MISSING, detail, _("cài lại LibreOffice"))
    return Result(name, Need.PDF, Verdict.PRESENT, f"{known} ({found.program})")


def _fonts() -> Result:
    name = _("phông chữ")
    found = probe.fonts()
    if not found.known:
        detail = _("không hỏi được danh sách phông; Windows và macOS có sẵn Times New Roman")
        return Result(name, Need.PDF, Verdict.NOT_CHECKED, detail)
    if found.fit:
        detail = _("{family} in thay Times New Roman, đủ {n} chữ Việt").format(
            family=found.family, n=len(probe.LETTERS)
        )
        if found.family == probe.TIMES:
            detail = _("{family}, đủ {n} chữ Việt").format(family=found.family, n=len(probe.LETTERS))
        return Result(name, Need.PDF, Verdict.PRESENT, detail)
    if found.missing:
        letters = "".join(sorted(found.missing))[:20]
        detail = _("{family} thiếu {n} chữ Việt: {letters}")
        detail = detail.format(family=found.family, n=len(found.missing), letters=letters)
    else:
        detail = _("không có phông nào thay được Times New Roman (máy chọn {family})").format(family=found.family)
    return Result(name, Need.PDF, Verdict.MISSING, detail, install_hint(FONTS))
