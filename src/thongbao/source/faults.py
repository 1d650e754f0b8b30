"""Collects the findings of one file and gives each its line and column."""

from functools import cached_property

from thongbao.findings import Finding, Place, Rule, in_order
from thongbao.language import _
from thongbao.source import rules
from thongbao.source.text_place import LineIndex

MAX_FINDINGS = 1000


class Faults:
    """The findings of one file so far; offsets count characters of ``text``."""

    def __init__(self, file: str, text: str = "") -> None:
        self.file = file
        self.text = text
        self._found: dict[Finding, None] = {}
        self._too_many = False

    @cached_property
    def lines(self) -> LineIndex:
        """The lines of the text."""
        return LineIndex(self.text)

    def add(self, rule: Rule, offset: int, message: str, hint: str = "") -> None:
        """Take up a finding at ``offset``; one already there is not repeated."""
        line, column = self.lines.line_and_column(offset)
        self.add_at(rule, line, column, message, hint)

    def add_at(self, rule: Rule, line: int, column: int, message: str, hint: str = "") -> None:
        """Take up a finding at a line and column (1-based)."""
        if len(self._found) < MAX_FINDINGS:
            self._found[rule.found(Place(self.file, line, column), message, hint)] = None
        else:
            self._too_many = True

    def has(self, *wanted: Rule) -> bool:
        """Return whether a finding of one of the rules is there."""
        ids = {rule.id for rule in wanted}
        return any(finding.rule in ids for finding in self._found)

    def all(self) -> list[Finding]:
        """Return the findings in the order of the file, and a last one when there were more than can be kept."""
        findings = in_order(self._found)
        if self._too_many:
            message = _("Tệp có hơn {count} lỗi; chỉ kể {count} lỗi.").format(count=MAX_FINDINGS)
            hint = _("Sửa những lỗi đã kể rồi kiểm tra lại; nếu đây không phải tệp YAML thì chọn đúng tệp.")
            findings.append(rules.FLOOD.found(Place(self.file, findings[-1].place.line, 1), message, hint))
        return findings
