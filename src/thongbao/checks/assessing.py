"""Checks → findings and outcomes: every rule that was asked ends as failed, passed, not applicable or not evaluated."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from thongbao.checks.lines import Known, Line
from thongbao.findings import Finding, Outcome, Rule, Status

Result = Finding | Outcome


@dataclass(frozen=True, slots=True)
class Check:
    """A function of lines that decides some rules.

    It yields findings, and an :class:`Outcome` for a rule it could not decide or that has nothing to bind here; a rule
    of which it says nothing has passed.
    """

    rules: tuple[Rule, ...]
    find: Callable[[Sequence[Line], Known], Iterable[Result]]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What checks made of a document: its findings, and what became of every rule that found nothing."""

    findings: tuple[Finding, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

    def __add__(self, other: "Assessment") -> "Assessment":
        """Return both together; a rule that failed in one has no outcome, and one that was decided is decided."""
        findings = (*self.findings, *other.findings)
        return Assessment(findings, tuple(_settled(findings, (*self.outcomes, *other.outcomes))))


def assess(checks: Iterable[Check], lines: Sequence[Line], known: Known) -> Assessment:
    """Return what the checks find in the lines; a rule that was not in force on the day of issue does not apply."""
    findings: list[Finding] = []
    outcomes: list[Outcome] = []
    for check in checks:
        out = {rule.id for rule in check.rules if known.issued and not rule.in_force(known.issued)}
        outcomes += [Outcome(each, Status.NOT_APPLICABLE, "") for each in sorted(out)]
        if len(out) == len(check.rules):
            continue
        results = [result for result in check.find(lines, known) if result.rule not in out]
        findings += [result for result in results if isinstance(result, Finding)]
        outcomes += [result for result in results if isinstance(result, Outcome)]
        said = {result.rule for result in results} | out
        outcomes += [Outcome(rule.id, Status.PASSED) for rule in check.rules if rule.id not in said]
    return Assessment(tuple(findings), tuple(_settled(findings, outcomes)))


# What is said of a rule by several checks: the one that decided it wins over those that could not.
_WEIGHT = (Status.PASSED, Status.NOT_EVALUATED, Status.NOT_APPLICABLE)


def _settled(findings: Iterable[Finding], outcomes: Iterable[Outcome]) -> Iterable[Outcome]:
    failed = {finding.rule for finding in findings}
    best: dict[str, Outcome] = {}
    for outcome in outcomes:
        before = best.get(outcome.rule)
        if outcome.rule in failed:
            continue
        if before is None or _WEIGHT.index(outcome.status) < _WEIGHT.index(before.status):
            best[outcome.rule] = outcome
    return best.values()
