"""bao-cao.yaml → findings: which parts people have still to write."""

from collections.abc import Iterator

from thongbao.checks import rules
from thongbao.findings import Finding
from thongbao.language import _
from thongbao.model.made_papers import MadePaper, ReportRecord
from thongbao.source.tree import Document


def report_findings(record: MadePaper | None, document: Document | None) -> Iterator[Finding]:
    """Yield what a report leaves to be written by hand; nothing for a reminder, or for what could not be read."""
    if isinstance(record, ReportRecord) and document is not None and (unwritten := record.unwritten()):
        key = unwritten[0][0]
        message = _("văn bản in dòng chấm ở phần chưa viết: {parts}")
        message = message.format(parts="; ".join(heading for _key, heading in unwritten))
        yield rules.UNWRITTEN.found(document.place((key,)), message, _("ghi mỗi ý một dòng «- …» dưới khóa đó"))
