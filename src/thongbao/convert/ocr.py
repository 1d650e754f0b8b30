"""A scanned PDF → the same with a text layer, by ocrmypdf and tesseract with its Vietnamese data."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from thongbao.errors import OutsideMissingError, SourceError
from thongbao.language import _, system_reason

_LANGUAGE: Final = "vie"
_SECONDS_A_PAGE: Final = 300
_SECONDS_TO_ANSWER: Final = 30


def with_text_layer(path: Path, pages: int) -> bytes:
    """Return a PDF of the same pages with recognised text; its letters may be wrong.

    :raises OutsideMissingError: ocrmypdf, tesseract or its Vietnamese data is missing.
    :raises SourceError: the pages cannot be recognised.
    """
    program = require_ocr()
    with tempfile.TemporaryDirectory(prefix="thongbao-ocr-", ignore_cleanup_errors=True) as work:
        made = Path(work, "ra.pdf")
        command = [program, "--quiet", "-l", _LANGUAGE, "--skip-text", "--output-type", "pdf", str(path), str(made)]
        try:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS_A_PAGE * max(pages, 1),
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            message = _("{file}: nhận dạng chữ chưa xong sau {n} giây, đã dừng").format(file=path, n=int(error.timeout))
            raise SourceError(message, _("chạy lại khi máy rảnh, hoặc tách thành các tệp ít trang hơn")) from None
        except OSError as error:
            reason = system_reason(error)
            raise SourceError(
                _("{file}: nhận dạng chữ không xong ({reason})").format(file=path, reason=reason)
            ) from None
        if done.returncode != 0 or not made.is_file():
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            reason = said[-1][:160] if said else str(done.returncode)
            raise SourceError(_("{file}: không nhận dạng được chữ ({reason})").format(file=path, reason=reason))
        return made.read_bytes()


def require_ocr() -> str:
    """Return the program that recognises text.

    :raises OutsideMissingError: it, tesseract or the Vietnamese data of tesseract is missing.
    """
    program, tesseract = shutil.which("ocrmypdf"), shutil.which("tesseract")
    if program is None or tesseract is None or _LANGUAGE not in _languages(tesseract):
        message = _("bản quét không có lớp chữ; máy này chưa có ocrmypdf và tesseract với dữ liệu tiếng Việt")
        raise OutsideMissingError(message, _install_hint())
    return program


def _languages(tesseract: str) -> set[str]:
    try:
        done = subprocess.run(
            [tesseract, "--list-langs"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS_TO_ANSWER,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return set()
    return set(done.stdout.decode("utf-8", "replace").split())


def _install_hint() -> str:
    commands = {
        "linux": "sudo apt-get install ocrmypdf tesseract-ocr-vie",
        "darwin": "brew install ocrmypdf tesseract-lang",
    }
    command = commands.get(sys.platform)
    if command:
        return _("cài bằng lệnh: {command}").format(command=command)
    return _("cài ocrmypdf và tesseract với dữ liệu tiếng Việt (vie), rồi chạy lại")
