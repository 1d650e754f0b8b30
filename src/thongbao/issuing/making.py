"""The papers of an issue made: words with numbers, .docx, PDF, and everything the package keeps about them."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from thongbao.archive.contents import IssuedPaper, UsedTemplate
from thongbao.archive.naming import STAGING
from thongbao.cataloguing import metadata_of
from thongbao.convert.faults import UnfitFontsError, failed
from thongbao.convert.probe import require_fonts, require_soffice
from thongbao.errors import ConversionError, TemplateError
from thongbao.files import cannot_write, write_whole
from thongbao.issuing.batch import Batch
from thongbao.issuing.desk import Desk
from thongbao.language import _
from thongbao.papers import Kind, Sheet
from thongbao.pipeline import Progress, layout_of, render_all, to_pdf
from thongbao.register.numbering import Numbers
from thongbao.register.wanted import PaperKey, Wanted
from thongbao.standard.layout import Layout
from thongbao.starters.making import starter_bytes
from thongbao.vietnamese.dates import padded_number
from thongbao.vietnamese.text import squeeze
from thongbao.word.package import open_written
from thongbao.word.text import has_text, paragraphs, parts_with_text

TEMPORARY = "tam-"


@dataclass(frozen=True, slots=True)
class Made:
    """Sheets in order, what the package holds of each, the templates, the office's own template files as they were."""

    sheets: tuple[Sheet, ...]
    papers: tuple[IssuedPaper, ...] = field(repr=False)
    templates: tuple[UsedTemplate, ...] = field(repr=False)
    own_templates: Mapping[Path, bytes] = field(repr=False)
    pages: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    def sheet(self, key: PaperKey) -> Sheet:
        """Return the sheet of a paper."""
        return next(sheet for sheet in self.sheets if PaperKey.of(sheet) == key)


def make_papers(desk: Desk, batch: Batch, numbers: Numbers, day: date, *, pdf: bool, progress: Progress) -> Made:
    """Compose, render, read back and (with ``pdf``) convert every paper of a batch with its number.

    :raises TemplateError: a template and its sheet disagree, or does not print number and code as one.
    :raises OutsideMissingError: LibreOffice is missing. :raises ConversionError: it failed.
    """
    if pdf:
        require_soffice()
        require_fonts()
    progress(_("5 compose: điền số, ngày vào lời từng văn bản"))
    sheets = tuple(batch.compose(numbers, day))
    layout = layout_of(desk.office.layout)
    templates = tuple(_templates(desk, sheets, layout))
    progress(_("6 render: điền {n} văn bản vào mẫu").format(n=len(sheets)))
    rendered = render_all(sheets, desk.workspace, layout)
    _confirm_codes(rendered, sheets, batch.wanted, numbers)
    pdfs, pages = _converted(desk, rendered, progress) if pdf else ({}, {})
    papers = tuple(
        IssuedPaper(
            path=sheet.file_name,
            kind=sheet.kind,
            recipient=sheet.recipient,
            docx=rendered[sheet.file_name],
            pdf=pdfs.get(sheet.file_name),
            metadata=metadata_of(batch.record, sheet, day, page_amount=pages.get(sheet.file_name)),
        )
        for sheet in sheets
    )
    own = {path: used.data for used in templates if (path := desk.workspace.template(used.kind)) and used.own}
    return Made(sheets, papers, templates, own, pages)


def _templates(desk: Desk, sheets: Sequence[Sheet], layout: Layout) -> Iterator[UsedTemplate]:
    for kind in dict.fromkeys(sheet.kind for sheet in sheets):
        yield used_template(desk, kind, layout)


def used_template(desk: Desk, kind: Kind, layout: Layout) -> UsedTemplate:
    """Return the template papers of a kind are made from, as the package keeps it.

    :raises TemplateError: the office's own file cannot be read.
    """
    own = desk.workspace.template(kind)
    if own is None:
        return UsedTemplate(kind, starter_bytes(kind, layout))
    try:
        return UsedTemplate(kind, own.read_bytes(), own=True)
    except OSError as error:
        raise TemplateError(_("không đọc được mẫu {file}").format(file=own), str(error)) from None


def _confirm_codes(
    rendered: Mapping[str, bytes], sheets: Sequence[Sheet], wanted: Sequence[Wanted], numbers: Numbers
) -> None:
    """Read the finished papers again: each must print its own number and code, as one."""
    files = {PaperKey.of(sheet): sheet.file_name for sheet in sheets}
    for paper in wanted:
        name = files[paper.key]
        code = f"{padded_number(numbers.of[paper.key])}/{paper.notation}"
        package = open_written(rendered[name], name, has_text)
        lines = (squeeze(p.text) for part in parts_with_text(package) for p in paragraphs(package, part))
        if not any(code in line for line in lines):
            message = _("{name}: văn bản vừa lập không in số, ký hiệu «{code}» liền nhau")
            raise TemplateError(
                message.format(name=name, code=code), _("trong mẫu phải có: Số: {{ so }}/{{ ky_hieu }}")
            )


def _converted(
    desk: Desk, rendered: Mapping[str, bytes], progress: Progress
) -> tuple[dict[str, bytes], dict[str, int]]:
    with _room_beside_the_archive(desk.issued_folder) as folder:
        for name, data in rendered.items():
            write_whole(folder / name, data)
        try:
            done = to_pdf([folder / name for name in rendered], folder, progress=progress)
        except ConversionError as error:
            raise _as_papers(error, folder) from None
        pdfs = {name: paper.pdf.read_bytes() for name, paper in zip(rendered, done, strict=True)}
        return pdfs, {name: paper.pages for name, paper in zip(rendered, done, strict=True)}


def _as_papers(error: ConversionError, folder: Path) -> ConversionError:
    """Return the error in the names of the papers: the files were made for the conversion and are gone already."""
    if not error.failures:
        return error
    named = [failure._replace(source=failure.source.relative_to(folder)) for failure in error.failures]
    told = failed(named, error.converted)
    if isinstance(told, UnfitFontsError):
        return told
    hint = _("chưa ban hành gì; xem máy bằng thongbao doctor rồi chạy lại, hoặc ban hành không kèm PDF: --no-pdf")
    return ConversionError(told.message, hint, failures=named)


@contextmanager
def _room_beside_the_archive(issued_folder: Path) -> Iterator[Path]:
    """Give a folder for work; a kill leaves it where the next issue clears it away."""
    base = issued_folder / STAGING
    try:
        base.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=base))
    except OSError as error:
        raise cannot_write(base, error) from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
