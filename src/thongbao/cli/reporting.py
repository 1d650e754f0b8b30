"""How reports of a check are printed: by severity, each finding with its why; a table where there are several files."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

from thongbao.checking import Report
from thongbao.cli.printing import Printer, severity_word, total
from thongbao.findings import Finding, Severity, Status
from thongbao.language import _
from thongbao.pipeline import RULES

_WHY: Final = {rule.id: rule.why for rule in RULES}
_LEVELS: Final = {"error": _("lỗi"), "warning": _("cảnh báo"), "note": _("lưu ý"), "off": _("tắt")}


def print_report(report: Report, printer: Printer, *, everything: bool, shown: set[Finding]) -> None:
    """Print one report for people; a finding in a file that several notices share is printed once."""
    if report.stopped is not None:
        printer.complain(_("{file}: không kiểm tra được: {why}").format(file=report.file, why=report.stopped.message))
        if report.stopped.hint:
            printer.complain(f"    → {report.stopped.hint}")
        return
    explained: set[str] = set()
    for severity in Severity:
        found = [each for each in report.findings if each.severity is severity and each not in shown]
        if not found or (printer.quiet and severity is not Severity.ERROR):
            continue
        printer.say(f"{_heading(severity)} ({len(found)})")
        for finding in found:
            printer.finding(finding, why="" if finding.rule in explained else _WHY.get(finding.rule, ""))
            explained.add(finding.rule)
    shown.update(report.findings)
    _print_rest(report, printer, everything=everything)
    printer.say(_last_line(report))


def _heading(severity: Severity) -> str:
    return {
        Severity.ERROR: _("LỖI, phải sửa"),
        Severity.WARNING: _("CẢNH BÁO, nên xem lại"),
        Severity.NOTE: _("LƯU Ý"),
    }[severity]


def _print_rest(report: Report, printer: Printer, *, everything: bool) -> None:
    if report.remark:
        printer.say(_("lưu ý: {remark}").format(remark=report.remark))
    for override in report.overrides:
        words = _("cơ quan đặt {rule} thành «{level}» ({n} chỗ): {reason}")
        printer.say(
            words.format(rule=override.rule, level=_LEVELS[override.level], n=override.count, reason=override.reason)
        )
    said = printer.say if everything else printer.step()
    for outcome in report.of(Status.NOT_EVALUATED):
        said(_("  chưa xét {rule}: {why}").format(rule=outcome.rule, why=outcome.why))
    if everything:
        for outcome in report.of(Status.NOT_APPLICABLE):
            said(_("  không áp dụng {rule}: {why}").format(rule=outcome.rule, why=outcome.why))
        passed = " ".join(outcome.rule for outcome in report.of(Status.PASSED))
        said(_("  đạt: {rules}").format(rules=passed))


def _last_line(report: Report) -> str:
    parts = [total(report.findings)]
    pending = len(report.of(Status.NOT_EVALUATED))
    if pending:
        parts.append(_("chưa xét {n} quy tắc").format(n=pending))
    return f"{report.file}: {'; '.join(parts)}"


def print_table(reports: Sequence[Report], printer: Printer) -> None:
    """Print one row a file and the sums, where there are several files."""
    heads = [_("tệp"), *(severity_word(severity) for severity in Severity), _("chưa xét"), _("kết quả")]
    rows = [[str(report.file), *_numbers(report), _result(report)] for report in reports]
    sums = [str(sum(int(row[at]) for row in rows if row[at].isdigit())) for at in range(1, len(Severity) + 1)]
    rows.append([_("tổng {n} tệp").format(n=len(reports)), *sums, "", ""])
    widths = [max(len(row[at]) for row in (heads, *rows)) for at in range(len(heads))]
    for row in (heads, *rows):
        cells = [
            row[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(row[1:-1], widths[1:], strict=False)),
        ]
        printer.say("  ".join([*cells, row[-1]]).rstrip())


def _numbers(report: Report) -> list[str]:
    if report.stopped is not None:
        return ["-"] * (len(Severity) + 1)
    counts = Counter(finding.severity for finding in report.findings)
    return [*(str(counts[severity]) for severity in Severity), str(len(report.of(Status.NOT_EVALUATED)))]


def _result(report: Report) -> str:
    if report.stopped is not None:
        return _("không mở được")
    if not report.readable:
        return _("không đọc được")
    if any(finding.severity is Severity.ERROR for finding in report.findings):
        return _("có lỗi")
    if not report.judged:
        return _("không áp dụng")
    return _("cần xem") if report.findings else _("đạt")


def as_json(report: Report, *, everything: bool) -> dict[str, Any]:
    """Return one file of the JSON contract; what passed and what does not apply only where everything is asked for."""
    made: dict[str, Any] = {
        "file": str(report.file),
        "findings": [finding.as_json() for finding in report.findings],
        "not_evaluated": [{"rule": each.rule, "why": each.why} for each in report.of(Status.NOT_EVALUATED)],
        "overrides": [
            {"rule": each.rule, "level": each.level, "reason": each.reason, "count": each.count}
            for each in report.overrides
        ],
    }
    if report.remark:
        made["remark"] = report.remark
    if report.stopped is not None:
        made["stopped"] = {"message": report.stopped.message, "hint": report.stopped.hint}
    if everything:
        made["passed"] = [each.rule for each in report.of(Status.PASSED)]
        made["not_applicable"] = [{"rule": each.rule, "why": each.why} for each in report.of(Status.NOT_APPLICABLE)]
    return made


def files_as_json(reports: Iterable[Report], *, everything: bool) -> dict[str, Any]:
    """Return the JSON object of a check."""
    return {"files": [as_json(report, everything=everything) for report in reports]}
