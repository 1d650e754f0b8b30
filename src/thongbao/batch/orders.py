"""What a batch is asked to do, and what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from thongbao.batch.naming import DEFAULT
from thongbao.findings import Finding, Severity

# Told: what is done now ("check", "make"), how many rows are through, how many there are (0: not known yet).
Progress = Callable[[str, int, int], None]
# So many findings are kept and printed; the rest are counted.
MOST_FINDINGS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Order:
    """What a batch is asked to do.

    :param shard: (k, n): of every n rows the k-th, counted from 1.
    :param scheduler: the address of a Dask cluster; empty for processes of this machine.
    :param workers: how many processes; 0 for as many as there are processors.
    :param seconds: how long LibreOffice may be silent before it counts as hung.
    """

    template: Path
    data: Path
    output: Path
    pattern: str = DEFAULT
    pdf: bool = False
    workers: int = 0
    scheduler: str = ""
    shard: tuple[int, int] = (1, 1)
    resume: bool = False
    skip_bad: bool = False
    strict: bool = False
    dry_run: bool = False
    seconds: float = 120.0


@dataclass(slots=True)
class Findings:
    """The findings of a batch: the first thousand, and how many there were of each severity."""

    kept: list[Finding] = field(default_factory=list)
    counts: dict[Severity, int] = field(default_factory=dict)

    def add(self, finding: Finding) -> None:
        """Take up a finding."""
        self.counts[finding.severity] = self.counts.get(finding.severity, 0) + 1
        if len(self.kept) < MOST_FINDINGS:
            self.kept.append(finding)

    def has(self, severity: Severity) -> bool:
        """Return whether there was one of that severity."""
        return self.counts.get(severity, 0) > 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a batch; ``counts``: rows, bad, written, kept (by an earlier run), failed, other_shards."""

    findings: Findings
    counts: Mapping[str, int]
    readable: bool = True
    stopped: bool = False
    """Nothing was written because of the findings."""
