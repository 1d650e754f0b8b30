"""Reports of a check as SARIF 2.1.0, the format editors and code hosts read findings in.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from thongbao import __version__
from thongbao.checking import Report
from thongbao.findings import Finding, Rule
from thongbao.pipeline import RULES

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif_of(reports: Sequence[Report]) -> dict[str, Any]:
    """Return the SARIF log of the reports: one run, every rule that was broken, every finding with its place."""
    found = [finding for report in reports for finding in report.findings]
    broken = {finding.rule for finding in found}
    rules = [rule for rule in RULES if rule.id in broken]
    index = {rule.id: at for at, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {"name": "thongbao", "version": __version__, "language": "vi", "rules": [*map(_rule, rules)]}
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(reports)],
        "results": [_result(finding, index) for finding in found],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _invocation(reports: Sequence[Report]) -> dict[str, Any]:
    stopped = [report for report in reports if report.stopped is not None]
    notifications = [
        {
            "level": "error",
            "message": {"text": report.stopped.message},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(str(report.file))}}}],
        }
        for report in stopped
        if report.stopped is not None
    ]
    return {"executionSuccessful": not stopped, "toolExecutionNotifications": notifications}


def _rule(rule: Rule) -> dict[str, Any]:
    text = "\n".join(part for part in (rule.why, rule.clause) if part) or rule.summary
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": text},
        "help": {"text": f"Sai: {rule.wrong}\nĐúng: {rule.right}" if rule.right else text},
        "defaultConfiguration": {"level": str(rule.severity)},
    }


def _result(finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    place = finding.place
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.file)}}
    location: dict[str, Any] = {"physicalLocation": physical}
    if place.where:
        # A Word file has no lines; the place is told in words.
        location["logicalLocations"] = [{"fullyQualifiedName": place.where}]
    else:
        physical["region"] = {"startLine": place.line, "startColumn": place.column}
    words = f"{finding.message} → {finding.hint}" if finding.hint else finding.message
    made = {"ruleId": finding.rule, "level": str(finding.severity), "message": {"text": words}, "locations": [location]}
    return made | ({"ruleIndex": index[finding.rule]} if finding.rule in index else {})


def _uri(file: str) -> str:
    """Return the path as a URI: relative as it was given, absolute as ``file://``."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
