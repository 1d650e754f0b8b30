"""How results are printed: data on stdout, words for people on stderr."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import click

from thongbao.findings import Finding, Severity
from thongbao.language import _

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def severity_word(severity: Severity) -> str:
    """Return the clerk's word for a severity."""
    return {Severity.ERROR: _("lỗi"), Severity.WARNING: _("cảnh báo"), Severity.NOTE: _("lưu ý")}[severity]


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints as the shared options ask: how much, in colour or not."""

    quiet: bool = False
    verbose: bool = False
    colour: bool | None = None

    def step(self) -> Callable[[str], None]:
        """Return what tells the steps under ``-v``."""
        return self.say if self.verbose else lambda _step: None

    def say(self, words: str) -> None:
        """Tell people something, unless ``-q``."""
        if not self.quiet:
            self._echo(words)

    def complain(self, words: str) -> None:
        """Tell people of a fault, also under ``-q``."""
        self._echo(words)

    def findings(self, findings: Iterable[Finding]) -> None:
        """Print each finding as ``FILE:LINE:COLUMN: message`` with what to do under it; under ``-q`` errors only."""
        for finding in findings:
            if self.quiet and finding.severity is not Severity.ERROR:
                continue
            self.finding(finding)

    def finding(self, finding: Finding, *, why: str = "") -> None:
        """Print a finding with what to do, and where it is told, why and by which clause."""
        word = click.style(severity_word(finding.severity), fg=_COLOURS[finding.severity])
        self._echo(f"{finding.place}: {word}: {finding.message} [{finding.rule}]")
        if finding.hint:
            self._echo(f"    → {finding.hint}")
        if why:
            self._echo(_("    vì sao: {why}").format(why=why))
        if finding.clause:
            self._echo(_("    căn cứ: {clause}").format(clause=finding.clause))

    def _echo(self, words: str) -> None:
        # https://no-color.org: set to anything, it means no.
        colour = False if self.colour is None and os.environ.get("NO_COLOR") else self.colour
        click.echo(words, err=True, color=colour)


def total(findings: Sequence[Finding]) -> str:
    """Return ``2 lỗi, 1 cảnh báo``, or that there is nothing."""
    counts = Counter(finding.severity for finding in findings)
    parts = [f"{counts[severity]} {severity_word(severity)}" for severity in Severity if counts[severity]]
    return ", ".join(parts) or _("không có lỗi")


def print_json(data: Any) -> None:
    """Print one JSON object on stdout, keys as they come, letters as letters."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
