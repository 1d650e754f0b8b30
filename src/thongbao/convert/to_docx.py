"""A .doc, .rtf or .odt → the .docx LibreOffice makes of it, in a folder of its own that is gone afterwards."""

import tempfile
from pathlib import Path
from typing import Final

from thongbao.convert.faults import LIBREOFFICE, install_hint
from thongbao.convert.probe import find_soffice
from thongbao.convert.run import End, run
from thongbao.errors import OutsideMissingError, SourceError
from thongbao.language import _

_FILTER: Final = "docx:MS Word 2007 XML"
_TIMEOUT: Final = 120.0


def docx_of(path: Path, data: bytes, suffix: str) -> bytes:
    """Return a .docx with the content of another word processor's file.

    :raises OutsideMissingError: LibreOffice is not here.
    :raises SourceError: LibreOffice cannot read the file.
    """
    soffice = find_soffice()
    if soffice is None:
        raise OutsideMissingError(_("cần LibreOffice để đọc {file}").format(file=path), install_hint(LIBREOFFICE))
    with tempfile.TemporaryDirectory(prefix="thongbao-doc-", ignore_cleanup_errors=True) as work:
        source, folder = Path(work, f"nguon{suffix}"), Path(work, "ra")
        folder.mkdir()
        source.write_bytes(data)
        ended = run(soffice, [source], folder, _TIMEOUT, to=_FILTER)
        made = folder / "nguon.docx"
        if not made.is_file():
            reason = ended.reason if ended.end is not End.NORMAL else _("tệp hỏng, hoặc không phải tệp văn bản")
            message = _("{file}: LibreOffice không đọc được tệp này ({reason})").format(file=path, reason=reason)
            raise SourceError(message, _("mở bằng Word, bỏ mật khẩu nếu có, rồi lưu thành .docx"))
        return made.read_bytes()
