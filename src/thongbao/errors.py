"""Faults of a run: each error owns its exit code and its advice.

A fault in a person's document is not an error but a :class:`thongbao.findings.Finding`; findings are collected. An
error stops the command and is printed as one line and one hint. The codes are a contract (docs/commands.md); the
wording of messages is not.
"""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import ClassVar, NamedTuple


class ExitCode(IntEnum):
    """Exit codes of the command line; stable."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    SOURCE = 3
    TEMPLATE = 4
    OUTSIDE = 5
    CONVERSION = 6
    REGISTER = 7
    ARCHIVE = 8
    BUG = 70
    INTERRUPTED = 130


class ThongbaoError(Exception):
    """Base of every error the program raises on purpose.

    ``message`` says what happened and where; ``hint`` says what to do about it (may be empty).
    """

    exit_code: ClassVar[ExitCode] = ExitCode.BUG

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(ThongbaoError):
    """The command was called with something that cannot be meant."""

    exit_code = ExitCode.USAGE


class UnknownNameError(UsageError):
    """A number, a package or an id that the command names is of nothing here, or of more than one thing."""


class SourceError(ThongbaoError):
    """A file cannot be read, or is not what it claims to be."""

    exit_code = ExitCode.SOURCE


class OutputError(ThongbaoError):
    """A file cannot be written: no permission, no space, a folder in its place."""

    exit_code = ExitCode.SOURCE


class OutsideMissingError(ThongbaoError):
    """A program, a font or a Python package the work needs is not on this machine."""

    exit_code = ExitCode.OUTSIDE


class RegisterError(ThongbaoError):
    """The register refuses: a number is taken, a paper is out, the register is locked, spoilt or out of reach."""

    exit_code = ExitCode.REGISTER


class TemplateError(ThongbaoError):
    """A template is broken, asks for what the sheet does not give, or drops what it gives."""

    exit_code = ExitCode.TEMPLATE


class LostWordsError(TemplateError):
    """The written .docx does not hold every word that compose made (design, invariant 7); ``words`` is the first."""

    def __init__(self, message: str, hint: str = "", words: str = "") -> None:
        super().__init__(message, hint)
        self.words = words


class Converted(NamedTuple):
    """One file that became a PDF."""

    source: Path
    pdf: Path
    pages: int


class Failure(NamedTuple):
    """One file that did not become a PDF, and why. ``outside`` says that the machine is at fault, not the file."""

    source: Path
    reason: str
    hint: str = ""
    outside: bool = False


class ConversionError(ThongbaoError):
    """Some files did not become PDFs; those that did are kept and listed in ``converted``."""

    exit_code = ExitCode.CONVERSION

    def __init__(
        self, message: str, hint: str = "", *, failures: Sequence[Failure] = (), converted: Sequence[Converted] = ()
    ) -> None:
        super().__init__(message, hint)
        self.failures = tuple(failures)
        self.converted = tuple(converted)
