"""Faults in a document, as data: what is wrong, where, how bad, and what to write instead.

Findings are collected, never raised: a run reports all of them. A rule that found nothing has an :class:`Outcome`: it
passed, did not apply, or could not be evaluated, and never counts as passed when it was not looked at. The JSON form is
a contract (docs/json.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How much a finding weighs: an error stops writing commands, a warning does so under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Decided(StrEnum):
    """What it takes to decide a rule: reading alone, the pages as they are laid out, or a person's eyes."""

    AUTOMATIC = "automatic"
    NEEDS_RENDERING = "needs_rendering"
    NEEDS_EYES = "needs_eyes"


class Status(StrEnum):
    """What became of a rule on a document."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not_applicable"
    NOT_EVALUATED = "not_evaluated"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file.

    A text file is placed by 1-based ``line`` and ``column`` and the ``path`` of keys (``muc[0].noi_dung[2].viec``). A
    Word file is placed by ``where``, the words a person finds it by (``đoạn 12 («Căn cứ …»)``, ``bảng 1, hàng 2, ô 1``,
    ``trang 3``); then ``paragraph`` is the 1-based number of the paragraph in its ``part`` (0: none; the part of the
    body is empty) and ``column`` counts characters of that paragraph.
    """

    file: str
    line: int = 1
    column: int = 1
    path: str = ""
    where: str = ""
    paragraph: int = 0
    part: str = ""

    def __str__(self) -> str:
        return f"{self.file}: {self.where}" if self.where else f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a finding is an instance of: a stable id, the severity it has by default, and the clause it rests on.

    ``looks_at``, ``why``, ``wrong`` and ``right`` are what ``thongbao explain`` tells. ``since`` and ``until`` are the
    first and the last day the rule is in force; ``None`` is no bound.
    """

    id: str
    severity: Severity
    summary: str
    clause: str = ""
    looks_at: str = field(default="", kw_only=True)
    why: str = field(default="", kw_only=True)
    wrong: str = field(default="", kw_only=True)
    right: str = field(default="", kw_only=True)
    decided: Decided = field(default=Decided.AUTOMATIC, kw_only=True)
    since: date | None = field(default=None, kw_only=True)
    until: date | None = field(default=None, kw_only=True)

    def in_force(self, day: date) -> bool:
        """Return whether the rule binds documents of that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def found(self, place: Place, message: str, hint: str = "", *, severity: Severity | None = None) -> "Finding":
        """Return a finding of this rule at ``place``, milder than the rule where ``severity`` says so."""
        return Finding(self.id, severity or self.severity, place, message, hint, self.clause)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place."""

    rule: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""
    clause: str = ""
    status: Status = field(default=Status.FAILED)

    def as_json(self) -> dict[str, Any]:
        """Return the finding as the JSON contract has it: with ``place`` in a Word file, with ``path`` in any other."""
        where = {"place": self.place.where} if self.place.where else {"path": self.place.path}
        return {
            "rule": self.rule,
            "severity": str(self.severity),
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            **where,
            "message": self.message,
            "hint": self.hint,
            "clause": self.clause,
            "status": str(self.status),
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a rule that found no fault in a document: passed, not applicable or not evaluated, and why."""

    rule: str
    status: Status
    why: str = ""


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings sorted by file, place and rule, without exact repetitions."""
    return sorted(dict.fromkeys(findings), key=lambda f: (*_order(f.place), f.rule, f.message))


def _order(place: Place) -> tuple[str, int, str, int, int, str]:
    return place.file, place.line, place.part, place.paragraph, place.column, place.where


def has_errors(findings: Iterable[Finding]) -> bool:
    """Return whether any finding is of error level."""
    return any(f.severity is Severity.ERROR for f in findings)
