"""LibreOffice run once: its own profile, its own process group, a limit on silence. What it made is not judged here."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from thongbao.convert.faults import LIBREOFFICE, install_hint
from thongbao.convert.probe import Soffice
from thongbao.errors import OutsideMissingError
from thongbao.language import _, system_reason

# PDF/A-2b (SelectPdfVersion 2) with structure.
# https://help.libreoffice.org/latest/en-US/text/shared/guide/pdf_params.html
_FILTER: Final = (
    "pdf:writer_pdf_Export:"
    '{"SelectPdfVersion":{"type":"long","value":"2"},"UseTaggedPDF":{"type":"boolean","value":"true"}}'
)
_LOOK_EVERY: Final = 0.25
_SAID: Final = 2_000
# Colours, cursor moves and titles of terminals (ECMA-48), whole; else their letters would stay behind.
_FOR_TERMINALS: Final = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\^_])")
# A shell, and soffice is a shell script, passes on that its program was ended by signal n as 128 + n.
_SIGNAL_BASE: Final = 128
_LAST_SIGNAL: Final = 64


class End(StrEnum):
    """How a run ended. Exit code 0 promises nothing about files."""

    NORMAL = "normal"
    CODE = "code"
    SIGNAL = "signal"
    TIMEOUT = "timeout"


@dataclass(frozen=True, slots=True)
class Run:
    """How LibreOffice ended: exit code or signal in ``number``, and the last thing it said."""

    end: End
    number: int = 0
    said: str = ""

    @property
    def reason(self) -> str:
        """Why a file that this run should have made is not there."""
        reasons = {
            End.NORMAL: _("LibreOffice kết thúc mà không tạo ra PDF"),
            End.CODE: _("LibreOffice hỏng giữa chừng (mã thoát {n})").format(n=self.number),
            End.SIGNAL: _("LibreOffice bị ngắt giữa chừng (tín hiệu {name})").format(name=_signal(self.number)),
            End.TIMEOUT: _("LibreOffice treo, đã dừng sau {n} giây không có kết quả").format(n=self.number),
        }
        return reasons[self.end] + (f" – {self.said}" if self.said else "")

    @property
    def hint(self) -> str:
        """What to do about a file that is not there."""
        if self.end is End.TIMEOUT:
            return _("tăng thời hạn nếu tệp rất lớn; nếu không, mở thử tệp bằng LibreOffice")
        return _("mở tệp bằng Word hoặc LibreOffice, lưu lại thành .docx rồi thử lại")


def run(soffice: Soffice, sources: Sequence[Path], folder: Path, timeout: float, *, to: str = _FILTER) -> Run:
    """Let LibreOffice write one PDF for each source into an empty folder, then end whatever is left of it.

    The names of sources must differ without their endings.

    :param to: another format than tagged PDF/A-2b, as ``--convert-to`` names it; then ``timeout`` is for all of it.
    :param timeout: seconds without a new PDF after which LibreOffice counts as hung and its process group is killed.
    :raises OutsideMissingError: the program cannot be started.
    """
    with tempfile.TemporaryDirectory(prefix="thongbao-soffice-", ignore_cleanup_errors=True) as own:
        profile, said = Path(own, "profile"), Path(own, "said")
        command = [str(soffice.program), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", to, "--outdir", str(folder), *map(str, sources)]
        # A file, not a pipe: grandchildren that keep a pipe open would keep us waiting.
        with said.open("wb") as output:
            process = _start(soffice, command, output.fileno())
            try:
                ended = _wait(process, folder, timeout)
            finally:
                _kill_group(process)
        if ended is None:
            return Run(End.TIMEOUT, round(timeout), _last_words(said))
        if ended < 0 or (sys.platform != "win32" and _SIGNAL_BASE < ended <= _SIGNAL_BASE + _LAST_SIGNAL):
            return Run(End.SIGNAL, abs(ended) % _SIGNAL_BASE, _last_words(said))
        return Run(End.CODE if ended else End.NORMAL, ended, _last_words(said))


def _start(soffice: Soffice, command: list[str], output: int) -> subprocess.Popen[bytes]:
    # A locale that is not installed counts as C, and LibreOffice then finds no file with ư in its path.
    environment = {**os.environ, "LC_ALL": "C.UTF-8"} if sys.platform == "linux" else None
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        message = _("không chạy được LibreOffice ({program}): {reason}").format(
            program=soffice.program, reason=system_reason(error)
        )
        raise OutsideMissingError(message, install_hint(LIBREOFFICE)) from None


def _wait(process: subprocess.Popen[bytes], folder: Path, timeout: float) -> int | None:
    """Return the exit code, or ``None`` after ``timeout`` seconds in which no new file came."""
    made = 0
    deadline = time.monotonic() + timeout
    while (left := deadline - time.monotonic()) > 0:
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.wait(min(_LOOK_EVERY, left))
        now = sum(1 for _file in folder.glob("*.pdf"))
        if now > made:
            made, deadline = now, time.monotonic() + timeout
    return None


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """End the program and all it started; ``soffice`` itself is only a wrapper around ``soffice.bin``."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        # Gone already, or (macOS) only the dead are left.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _last_words(said: Path) -> str:
    """Return the last line of what LibreOffice printed that is text, short and safe to print again."""
    try:
        data = said.read_bytes()[-_SAID:]
    except OSError:
        return ""
    said_plainly = _FOR_TERMINALS.sub("", data.decode("utf-8", "replace"))
    for line in reversed(said_plainly.splitlines()):
        text = "".join(letter if letter.isprintable() else " " for letter in line).strip()
        if text and "�" not in text and "javaldx" not in text and not text.startswith("convert "):
            return text[:120]
    return ""


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)
