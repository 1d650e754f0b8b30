"""Record → findings and outcomes: every rule that can be asked of a record ends in one of the two."""

from collections.abc import Iterable
from typing import Final

from thongbao.checks import rules
from thongbao.checks.assessing import Assessment, assess
from thongbao.checks.record_checks import findings_of_parts, not_evaluated
from thongbao.checks.record_lines import known_of, lines_of
from thongbao.checks.settings import as_the_office_wants
from thongbao.checks.words.all_checks import WORD_CHECKS
from thongbao.checks.words.rules import RULES as WORD_RULES
from thongbao.findings import Finding, Outcome, Rule, Status
from thongbao.language import _
from thongbao.model.loading import MeetingRecord, Parts
from thongbao.standard.rulebook import decided_at

_OF_WORDS: Final = frozenset(rule.id for check in WORD_CHECKS for rule in check.rules)
_OF_THE_RECORD: Final = frozenset(rule.id for rule in (*rules.RULES, *WORD_RULES))
# What is judged while the files are read: a record that was read has passed it.
_OF_READING: Final = ("TB-YAML-", "TB-BG-", "ND30-MAT-", "TB-HAN-")


def assess_parts(parts: Parts, every_rule: Iterable[Rule]) -> Assessment:
    """Return what the checks say of the files that could be read, and of every rule there is."""
    every = tuple(every_rule)
    found = findings_of_parts(parts, known_rules=frozenset(rule.id for rule in every))
    words = Assessment()
    pending: list[Outcome] = []
    if parts.notice and parts.notice_document:
        words = assess(WORD_CHECKS, lines_of(parts.notice, parts.notice_document), known_of(parts))
    if parts.record:
        pending = [Outcome(rule, Status.NOT_EVALUATED, why) for rule, why in not_evaluated(parts.record)]
    assessed = Assessment(tuple(found), tuple(pending)) + words
    said = {finding.rule for finding in assessed.findings} | {outcome.rule for outcome in assessed.outcomes}
    rest = tuple(_rest(rule, whole=parts.record is not None) for rule in every if rule.id not in said)
    return Assessment(assessed.findings, (*assessed.outcomes, *rest))


def record_findings(record: MeetingRecord, every_rule: Iterable[Rule]) -> tuple[Finding, ...]:
    """Return what is wrong or doubtful in a record that could be read as a whole, at the levels the office has set."""
    parts = Parts(
        record.office,
        record.units,
        record.notice,
        record.office_document,
        record.units_document,
        record.notice_document,
    )
    return as_the_office_wants(assess_parts(parts, every_rule).findings, record.office)[0]


def _rest(rule: Rule, *, whole: bool) -> Outcome:
    """Return what became of a rule that no check has spoken of."""
    elsewhere = decided_at(rule)
    if elsewhere:
        return Outcome(rule.id, Status.NOT_APPLICABLE, _("xét ở {elsewhere}").format(elsewhere=elsewhere))
    if rule.id in _OF_THE_RECORD | _OF_WORDS or rule.id.startswith(_OF_READING):
        if whole:
            return Outcome(rule.id, Status.PASSED)
        return Outcome(rule.id, Status.NOT_EVALUATED, _("bản ghi còn lỗi, chưa xét được"))
    if rule.id.startswith("TB-MAU-"):
        return Outcome(rule.id, Status.NOT_APPLICABLE, _("xét trên mẫu Word"))
    return Outcome(rule.id, Status.NOT_APPLICABLE, _("xét trên văn bản Word đã soạn"))
