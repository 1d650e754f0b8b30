"""Is LibreOffice here, and has it a font with every Vietnamese letter? Asking only; running is in ``run.py``."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from thongbao.convert.faults import FONTS, LIBREOFFICE, install_hint
from thongbao.errors import OutsideMissingError
from thongbao.language import _

VARIABLE: Final = "THONGBAO_SOFFICE"
TIMES: Final = "Times New Roman"
_SECONDS_TO_ANSWER: Final = 30

# Same widths and nearly the same letters as Times New Roman: a page keeps its lines, and letters of two of them in
# one word look like one font. In the order LibreOffice takes them when Times New Roman is asked for and missing
# (its VCL.xcu, not fontconfig: with Tinos and Liberation Serif installed fc-match says Tinos, the PDF has Liberation).
TIMES_ALIKE: Final = (TIMES, "Thorndale AMT", "Liberation Serif", "Tinos", "TeX Gyre Termes")
_REGULAR: Final = (False, False)
_STYLES: Final = (_REGULAR, (True, False), (False, True), (True, True))
# Fontconfig's scale of weights: regular is 80, semibold 180, bold 200.
_SEMIBOLD: Final = 180

_BASES: Final = "aăâeêioôơuưy"
_MARKED: Final = "áàảãạ ắằẳẵặ ấầẩẫậ éèẻẽẹ ếềểễệ íìỉĩị óòỏõọ ốồổỗộ ớờởỡợ úùủũụ ứừửữự ýỳỷỹỵ đ".replace(" ", "") + _BASES
LETTERS: Final = frozenset(_MARKED + _MARKED.upper())

_USUAL_PLACES: Final[Mapping[str, tuple[str, ...]]] = {
    "linux": (
        "/usr/lib/libreoffice/program/soffice",
        "/usr/lib64/libreoffice/program/soffice",
        "/usr/local/bin/soffice",
        "/opt/libreoffice*/program/soffice",
        "/snap/bin/libreoffice",
    ),
    "darwin": (
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        "~/Applications/LibreOffice.app/Contents/MacOS/soffice",
    ),
    # soffice.com waits for the end and has a console, soffice.exe does neither.
    "win32": tuple(
        rf"%{variable}%\LibreOffice*\program\soffice.com"
        for variable in ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)")
    ),
}


@dataclass(frozen=True, slots=True)
class Soffice:
    """The LibreOffice there is."""

    program: Path


@dataclass(frozen=True, slots=True)
class Fonts:
    """What stands in for Times New Roman, and the Vietnamese letters that neither it nor a font like it has.

    ``known`` is false where nobody could be asked (Windows and macOS bring the real one).
    """

    family: str
    files: tuple[Path, ...] = ()
    missing: frozenset[str] = field(default_factory=frozenset)
    known: bool = True

    @property
    def fit(self) -> bool:
        """Whether a paper keeps its lines and shows every letter."""
        return self.family in TIMES_ALIKE and not self.missing


@dataclass(frozen=True, slots=True)
class _Face:
    """A font file; the style is (bold, italic)."""

    file: Path
    families: tuple[str, ...]
    style: tuple[bool, bool]
    version: int
    letters: frozenset[str]


def find_soffice() -> Soffice | None:
    """Return LibreOffice: what ``THONGBAO_SOFFICE`` names, else from PATH, else from the usual places."""
    named = os.environ.get(VARIABLE)
    if named:
        found = shutil.which(named)
        return Soffice(Path(found)) if found else None
    for name in ("soffice.com", "soffice", "libreoffice") if sys.platform == "win32" else ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return Soffice(Path(found))
    return next((Soffice(path) for path in _usual_programs() if os.access(path, os.X_OK)), None)


def _usual_programs() -> Iterator[Path]:
    for place in _USUAL_PLACES.get(sys.platform, ()):
        path = Path(os.path.expandvars(place)).expanduser()
        # The newest of several versions side by side.
        yield from sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor))), reverse=True)


def require_soffice() -> Soffice:
    """Return LibreOffice.

    :raises OutsideMissingError: it is not here.
    """
    found = find_soffice()
    if found:
        return found
    named = os.environ.get(VARIABLE)
    if named:
        message = _("{variable} chỉ tới {path}, nhưng đó không phải chương trình chạy được").format(
            variable=VARIABLE, path=named
        )
        raise OutsideMissingError(message, _("sửa hoặc xóa biến môi trường {variable}").format(variable=VARIABLE))
    raise OutsideMissingError(_("không tìm thấy LibreOffice để làm PDF"), install_hint(LIBREOFFICE))


def version(soffice: Soffice) -> str | None:
    """Return the version as the program says it (``7.4.7.2``), or ``None`` when it does not answer."""
    words = _answer([str(soffice.program), "--version"]).split()
    return next((word for word in words if word[:1].isdigit()), None)


def fonts() -> Fonts:
    """Return what LibreOffice will print in place of Times New Roman.

    Fontconfig lists the installed faces and their letters; the choice among them follows LibreOffice (see above).
    """
    if not _asks_fontconfig():
        return Fonts(TIMES, known=False)
    faces = list(_installed(TIMES_ALIKE))
    families = {family for face in faces for family in face.families}
    by_libreoffice: list[str] = [name for name in TIMES_ALIKE[:3] if name in families]
    family = by_libreoffice[0] if by_libreoffice else _answer(["fc-match", "-f", "%{family[0]}", TIMES]).strip()
    if not family:
        return Fonts(TIMES, known=False)
    if family not in families:
        faces += _installed([family])
    return Fonts(family, _files(faces, family), _missing(faces, family))


def _asks_fontconfig() -> bool:
    return sys.platform not in {"win32", "darwin"}


def require_fonts() -> Fonts:
    """Return the font that stands in for Times New Roman, with every Vietnamese letter.

    :raises OutsideMissingError: there is none, or letters are missing.
    """
    found = fonts()
    if found.fit:
        return found
    if found.missing:
        letters = "".join(sorted(found.missing))
        message = _("phông {family} thay cho Times New Roman thiếu {n} chữ Việt: {letters}").format(
            family=found.family, n=len(found.missing), letters=letters if len(letters) < 12 else letters[:12] + "…"
        )
    else:
        message = _("không có phông nào thay được Times New Roman (máy chọn {family})").format(family=found.family)
    raise OutsideMissingError(message, install_hint(FONTS))


def _installed(families: Iterable[str]) -> Iterator[_Face]:
    layout = "%{file}\t%{family}\t%{weight}\t%{slant}\t%{fontversion}\t%{charset}\n"
    for family in families:
        for line in _answer(["fc-list", "-f", layout, f":family={family}"]).splitlines():
            parts = line.split("\t")
            if len(parts) == 6:
                style = (_number(parts[2]) >= _SEMIBOLD, _number(parts[3]) > 0)
                yield _Face(Path(parts[0]), tuple(parts[1].split(",")), style, _number(parts[4]), letters_in(parts[5]))


def _number(text: str) -> int:
    """Return a number of fontconfig's; a range (variable fonts) counts as regular."""
    try:
        return int(float(text))
    except ValueError:
        return 0


def letters_in(charset: str) -> frozenset[str]:
    """Return the Vietnamese letters in a set of characters as fontconfig writes it: ``20-7e a0-377 1ea0``."""
    ranges = []
    for part in charset.split():
        first, _dash, last = part.partition("-")
        ranges.append((int(first, 16), int(last or first, 16)))
    return frozenset(letter for letter in LETTERS if any(first <= ord(letter) <= last for first, last in ranges))


def _newest(faces: Iterable[_Face], family: str, style: tuple[bool, bool]) -> _Face | None:
    """Return the face LibreOffice takes when two versions of one family are installed."""
    fitting = [face for face in faces if family in face.families and face.style == style]
    return max(fitting, key=lambda face: face.version, default=None)


def _missing(faces: list[_Face], family: str) -> frozenset[str]:
    missing: set[str] = set()
    for style in _STYLES:
        own = _newest(faces, family, style)
        # Without an italic the upright one is slanted.
        taken = [own or _newest(faces, family, _REGULAR)]
        taken += [_newest(faces, other, style) for other in TIMES_ALIKE if other != family]
        missing |= LETTERS.difference(*(face.letters for face in taken if face))
    return frozenset(missing)


def _files(faces: list[_Face], family: str) -> tuple[Path, ...]:
    found = (_newest(faces, family, style) for style in _STYLES)
    return tuple(face.file for face in found if face)


def _answer(command: list[str]) -> str:
    """Return what a program prints, or nothing when it is missing, fails or does not end."""
    program = shutil.which(command[0])
    if program is None:
        return ""
    try:
        done = subprocess.run(
            [program, *command[1:]],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS_TO_ANSWER,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
