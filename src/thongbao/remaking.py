"""A sealed package → the record it was made from, and its papers made again from nothing but what the package holds."""

from collections.abc import Iterable, Mapping

from thongbao.archive.faults import ArchiveError
from thongbao.archive.opening import SealedPackage
from thongbao.compose.issue_numbers import PaperNumbers, numbered
from thongbao.compose.kept_words import WORDS_FILE, sheets_from
from thongbao.language import _
from thongbao.model.loading import MeetingRecord, load_parts
from thongbao.papers import Kind, Sheet
from thongbao.pipeline import compose
from thongbao.render.rendering import render
from thongbao.render.template import Template
from thongbao.source.reader import parse
from thongbao.word.package import open_package
from thongbao.workspace import NOTICE_FILE, OFFICE_FILE, UNITS_FILE


def record_of(package: SealedPackage) -> MeetingRecord:
    """Return the record of a package, with the number and the day of its issue.

    :raises ArchiveError: a file is missing, or is no record any more.
    """
    files = (OFFICE_FILE, UNITS_FILE, NOTICE_FILE)
    documents = [parse(package.bytes_of(f"ban-ghi/{name}"), name)[0] for name in files]
    parts, findings = load_parts(*documents)
    if parts.record is None:
        why = "; ".join(finding.message for finding in findings[:3]) or _("tệp YAML hỏng")
        raise ArchiveError(_("bản ghi trong gói không đọc được: {why}").format(why=why))
    leading = package.leading
    return numbered(parts.record, int(leading.code_number), leading.issued_date)


def numbers_of(package: SealedPackage) -> PaperNumbers:
    """Return the numbers and the day the papers of a package bear."""
    numbers: dict[Kind, dict[str, int]] = {Kind.LETTER: {}, Kind.EXTRACT: {}}
    for paper in package.papers:
        if paper.metadata and paper.recipient and paper.kind in numbers:
            numbers[paper.kind][paper.recipient] = int(paper.metadata.code_number)
    return PaperNumbers(package.leading.issued_date, numbers[Kind.LETTER], numbers[Kind.EXTRACT])


def papers_again(package: SealedPackage) -> Mapping[str, bytes]:
    """Return the papers of a package made again: path below ``van-ban/`` → bytes.

    :raises ThongbaoError: record or templates in the package do not make papers any more.
    """
    templates: dict[Kind, Template] = {}
    made: dict[str, bytes] = {}
    for sheet in sheets_again(package):
        if sheet.kind not in templates:
            templates[sheet.kind] = _template(package, sheet.kind)
        made[sheet.file_name] = render(sheet, templates[sheet.kind])
    return made


def sheets_again(package: SealedPackage) -> Iterable[Sheet]:
    """Return the words of the papers: from the record, or as they were kept where no record gives them.

    :raises ArchiveError: a file is missing, or is not understood any more.
    """
    if f"ban-ghi/{WORDS_FILE}" not in package.record:
        return compose(record_of(package), numbers_of(package))
    leading_day, kept = package.leading.issued_date, package.bytes_of(f"ban-ghi/{WORDS_FILE}")
    try:
        return sheets_from(kept, _all_numbers(package), leading_day)
    except ValueError as error:
        raise ArchiveError(_("không hiểu được {file}: {why}").format(file=WORDS_FILE, why=error)) from None


def _all_numbers(package: SealedPackage) -> dict[tuple[Kind, str | None], int]:
    """Return kind and recipient of each paper → its number."""
    return {
        (paper.kind, paper.recipient or None): int(paper.metadata.code_number)
        for paper in package.papers
        if paper.metadata
    }


def _template(package: SealedPackage, kind: Kind) -> Template:
    if kind not in package.templates:
        raise ArchiveError(_("gói không giữ mẫu {kind}.docx").format(kind=kind))
    path = package.templates[kind].path
    return Template(open_package(package.bytes_of(path), path), path)
