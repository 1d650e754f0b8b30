"""What can be missing or go wrong outside: programs, fonts, Python packages; and conversions that fail."""

import importlib
import importlib.util
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from thongbao.errors import ConversionError, Converted, ExitCode, Failure, OutsideMissingError
from thongbao.language import _

LIBREOFFICE: Final = "libreoffice"
FONTS: Final = "fonts"

# The program that installs → what to type for LibreOffice, for fonts. fonts-liberation of Debian 12 is version 1 and
# lacks Vietnamese letters, so it is never named here.
_INSTALLERS: Final[Mapping[str, Mapping[str, str]]] = {
    "apt-get": {
        LIBREOFFICE: "sudo apt-get install libreoffice-writer-nogui fonts-liberation2",
        FONTS: "sudo apt-get install fonts-liberation2 fonts-croscore",
    },
    "dnf": {
        LIBREOFFICE: "sudo dnf install libreoffice-writer liberation-serif-fonts",
        FONTS: "sudo dnf install liberation-serif-fonts",
    },
    "brew": {
        LIBREOFFICE: "brew install --cask libreoffice",
        FONTS: "brew install --cask font-liberation",
    },
    "winget": {LIBREOFFICE: "winget install --id TheDocumentFoundation.LibreOffice"},
}
# So many reasons, and files of each, are named in one message.
_MOST_REASONS: Final = 4
_MOST_NAMED: Final = 3
_BY_SYSTEM: Final = {"linux": ("apt-get", "dnf"), "darwin": ("brew",), "win32": ("winget",)}


class UnfitFontsError(OutsideMissingError, ConversionError):
    """The PDFs would show boxes, blanks or foreign letters: the fonts of this machine lack Vietnamese ones."""

    exit_code = ExitCode.OUTSIDE


def install_hint(what: str) -> str:
    """Return how to install LibreOffice or fonts here: the command where an installer is known, else where to look."""
    for installer in _BY_SYSTEM.get(sys.platform, ()):
        command = _INSTALLERS[installer].get(what)
        if command and shutil.which(installer):
            return _("cài bằng lệnh: {command}").format(command=command)
    if what == LIBREOFFICE:
        return _("cài LibreOffice từ https://www.libreoffice.org/download, rồi chạy lại")
    return _("cài phông Times New Roman, Liberation Serif (từ bản 2) hoặc Tinos, rồi chạy lại")


def require_modules(*names: str, load: bool = True) -> None:
    """Make sure that the packages of the extra ``[pdf]`` can be imported.

    :param load: import them, too; without, only whether they are there is looked at, for who lets others use them.
    :raises OutsideMissingError: one is missing or does not load.
    """
    for name in names:
        try:
            if load or importlib.util.find_spec(name) is None:
                importlib.import_module(name)
        except ImportError as error:
            message = _("thiếu gói Python {name} để làm việc với PDF ({reason})").format(name=name, reason=error)
            raise OutsideMissingError(message, _("cài bằng lệnh: pip install 'thongbao[pdf]'")) from None


def failed(failures: Sequence[Failure], converted: Sequence[Converted]) -> ConversionError:
    """Return the error that names the files that failed by their reasons, with the advice for the first.

    Many that failed for one reason are named by the first few; ``failures`` of the error holds them all.
    """
    named = "; ".join(_named(failures))
    if len(failures) == 1 and not converted:
        message = _("không chuyển được sang PDF: {files}").format(files=named)
    else:
        message = _("không chuyển được {n} trong {total} tệp sang PDF: {files}").format(
            n=len(failures), total=len(failures) + len(converted), files=named
        )
    kind = UnfitFontsError if all(failure.outside for failure in failures) else ConversionError
    hint = next((failure.hint for failure in failures if failure.hint), "")
    return kind(message, hint, failures=failures, converted=converted)


def _named(failures: Sequence[Failure]) -> Iterator[str]:
    """Yield the files of one reason after the other, each reason said once."""
    by_reason: dict[str, list[str]] = {}
    for failure in failures:
        by_reason.setdefault(failure.reason, []).append(str(failure.source))
    for number, (reason, files) in enumerate(by_reason.items()):
        if number == _MOST_REASONS:
            others = sum(len(each) for each in list(by_reason.values())[number:])
            yield _("{n} tệp nữa vì lý do khác").format(n=others)
            return
        names = ", ".join(files[:_MOST_NAMED])
        if len(files) > _MOST_NAMED + 1:
            names = _("{names} và {n} tệp nữa").format(names=names, n=len(files) - _MOST_NAMED)
        else:
            names = ", ".join(files)
        yield f"{names}: {reason}"
