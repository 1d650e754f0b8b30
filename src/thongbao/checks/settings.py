"""What the office makes of the rules (``kiem_tra``): raised, lowered or silenced, and the report says that it did."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from thongbao.findings import Finding, Severity
from thongbao.language import _
from thongbao.model.office import Office


@dataclass(frozen=True, slots=True)
class Override:
    """A rule whose findings the office gave another level: which, to what, why, and how many findings it changed."""

    rule: str
    level: str
    reason: str
    count: int


def as_the_office_wants(
    findings: Sequence[Finding], office: Office | None
) -> tuple[tuple[Finding, ...], tuple[Override, ...]]:
    """Return the findings at the levels the office has set, and every setting that changed one."""
    settings = office.rule_settings if office else {}
    kept: list[Finding] = []
    changed: Counter[str] = Counter()
    for finding in findings:
        setting = settings.get(finding.rule)
        if setting is None or finding.severity == setting.level:
            kept.append(finding)
            continue
        changed[finding.rule] += 1
        if setting.level != "off":
            note = _("{message} (cơ quan đặt mức này: {reason})")
            note = note.format(message=finding.message, reason=setting.reason)
            kept.append(replace(finding, severity=Severity(setting.level), message=note))
    return tuple(kept), tuple(_overrides(office, changed))


def _overrides(office: Office | None, changed: Counter[str]) -> Iterable[Override]:
    for rule, count in changed.items() if office else ():
        setting = office.rule_settings[rule] if office else None
        if setting is not None:
            yield Override(rule, setting.level, setting.reason, count)
