"""Faults in a document, as data: what is wrong, where, how bad, and what to write instead.

Findings are collected, never raised: a run reports all of them. The JSON form is a contract (docs/json.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How much a finding weighs: an error stops writing commands, a warning does so under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: 1-based line and column, and the path of keys (``muc[0].noi_dung[2].viec``)."""

    file: str
    line: int = 1
    column: int = 1
    path: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a finding is an instance of: a stable id, the severity it has by default, and the clause it rests on."""

    id: str
    severity: Severity
    summary: str
    clause: str = ""

    def found(self, place: Place, message: str, hint: str = "") -> "Finding":
        """Return a finding of this rule at ``place``."""
        return Finding(self.id, self.severity, place, message, hint, self.clause)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place."""

    rule: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""
    clause: str = ""
    status: str = field(default="failed")

    def as_json(self) -> dict[str, Any]:
        """Return the finding as the JSON contract has it."""
        return {
            "rule": self.rule,
            "severity": str(self.severity),
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "path": self.place.path,
            "message": self.message,
            "hint": self.hint,
            "clause": self.clause,
            "status": self.status,
        }


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings sorted by file, line, column and rule, without exact repetitions."""
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda f: (f.place.file, f.place.line, f.place.column, f.rule, f.message))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Return whether any finding is of error level."""
    return any(f.severity is Severity.ERROR for f in findings)
