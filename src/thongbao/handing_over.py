"""Issued packages → what others take in: table of contents of a dossier, PDFs and sheet for a system, edXML."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from thongbao.archive import edxml
from thongbao.archive.attaching import attachments
from thongbao.archive.faults import ArchiveError
from thongbao.archive.metadata import PaperMetadata
from thongbao.archive.opening import SealedPackage, SealedPaper, open_sealed, package_folders
from thongbao.archive.submitting import SHEET, Submitted, apart, field_sheet, submitted_name
from thongbao.archive.verifying import verify_package
from thongbao.archiving import folder_of, office_of, standings_in
from thongbao.compose.register_sheets import DossierIndexSheet, DossierRow, KeeperWords
from thongbao.compose.sheet_fields import sheet_of
from thongbao.errors import OutsideMissingError, UsageError
from thongbao.files import write_whole
from thongbao.language import _
from thongbao.model.office import Office
from thongbao.papers import Kind
from thongbao.pipeline import Progress, layout_of, load_template, silent, to_pdf
from thongbao.register.events import Happened
from thongbao.register.standing import Standing
from thongbao.render.rendering import render
from thongbao.standard.file_names import DEFAULT_PATTERN
from thongbao.vietnamese.dates import long_date, short_date
from thongbao.workspace import Workspace

INDEX_FILE = "muc-luc.docx"
SUBMISSION = "nop"
# The folder's name says what a message cannot say where it is read by machines only.
MESSAGES = "edxml-chua-chung-nhan"


class Part(StrEnum):
    """What can be exported."""

    INDEX = "muc-luc"
    SUBMISSION = "nop"
    MESSAGES = "edxml"


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote, and what a person has to know about it."""

    files: tuple[Path, ...]
    warnings: tuple[str, ...]


def export(
    workspace: Workspace,
    given: Sequence[str],
    to: Path,
    *,
    today: date,
    dossier: str = "",
    parts: Sequence[Part] = tuple(Part),
    force: bool = False,
    progress: Progress = silent,
) -> Exported:
    """Write the parts wanted of the packages named, or of a dossier, into a folder.

    :raises ArchiveError: a package is missing, or is not as it was sealed: nothing is handed on then.
    :raises UsageError: no package is meant, or a file of that name is there already.
    :raises OutsideMissingError: a PDF has to be made, or a sheet, and what makes it is missing.
    """
    packages = _chosen(workspace, given, dossier)
    office = office_of(workspace)
    files: dict[str, bytes] = {}
    warnings: list[str] = []
    if Part.INDEX in parts:
        files[INDEX_FILE] = _index(workspace, office, packages, today)
    if {Part.SUBMISSION, Part.MESSAGES} & set(parts):
        submitted = _submitted(office, packages, progress)
        if Part.SUBMISSION in parts:
            files |= {f"{SUBMISSION}/{paper.name}": paper.pdf for paper in submitted}
            files[f"{SUBMISSION}/{SHEET}"] = _sheet(submitted, packages)
            unsigned = [paper.metadata.code for paper in submitted if not paper.signed]
            if unsigned:
                message = _("chưa có bản ký: {codes}; thêm bằng archive add rồi xuất lại")
                warnings.append(message.format(codes=", ".join(unsigned)))
        if Part.MESSAGES in parts:
            files |= _messages(submitted, packages)
            warnings += [_("edXML chưa được chứng nhận hợp quy và chưa ký số"), *_unsendable(submitted)]
    return Exported(tuple(_written(to, files, force=force)), tuple(dict.fromkeys(warnings)))


def _chosen(workspace: Workspace, given: Sequence[str], dossier: str) -> list[SealedPackage]:
    root = workspace.issued_folder
    if bool(given) == bool(dossier):
        raise UsageError(_("ghi tên gói, hoặc --dossier số hồ sơ"), _("xem các gói: thongbao archive search"))
    packages = [open_sealed(folder) for folder in dict.fromkeys(folder_of(workspace, name) for name in given)]
    if dossier:
        everything = (open_sealed(folder) for folder in package_folders(root))
        packages = [package for package in everything if package.retention.dossier == dossier]
    if not packages:
        message = _("không gói nào thuộc hồ sơ {dossier}").format(dossier=dossier)
        raise UsageError(message, _("xem hồ sơ của từng gói: thongbao archive show GÓI"))
    for package in packages:
        if [one for one in verify_package(package.folder).found if one.difference != "writable"]:
            message = _("gói {name} không còn như lúc niêm phong, không xuất")
            hint = _("xem: thongbao archive verify {name}").format(name=package.name)
            raise ArchiveError(message.format(name=package.name), hint)
    return sorted(packages, key=lambda package: package.name)


@dataclass(frozen=True, slots=True)
class _Numbered:
    """One numbered paper of a package, with the copy that came back signed, where one did."""

    package: SealedPackage
    paper: SealedPaper
    known: PaperMetadata
    signed: Path | None


def _numbered(packages: Sequence[SealedPackage]) -> list[_Numbered]:
    return [
        _Numbered(package, paper, paper.metadata, _signed_copy(package, paper))
        for package in packages
        for paper in package.papers
        if paper.metadata
    ]


def _signed_copy(package: SealedPackage, paper: SealedPaper) -> Path | None:
    """Return the newest PDF that came back for a paper."""
    copies = [one.file for one in attachments(package.folder) if one.paper == paper.docx and one.file.suffix == ".pdf"]
    return copies[-1] if copies else None


def _index(workspace: Workspace, office: Office, packages: Sequence[SealedPackage], today: date) -> bytes:
    leading, kept = packages[0].leading, packages[0].retention
    organ = next((organ for organ in office.organs if organ.name == leading.organ_name), office.organs[0])
    papers = _numbered(packages)
    stands = standings_in(workspace, [package.name for package in packages])
    days = [one.known.issued_date for one in papers]
    amounts = [one.known.page_amount for one in papers]
    words = DossierIndexSheet(
        keeper=KeeperWords(organ.governing or "", organ.name_lines),
        dossier_code=kept.dossier or _("chưa có số"),
        dossier_title=kept.dossier_title or f"{leading.type_name} {leading.subject}",
        period=_("từ ngày {first} đến ngày {last}").format(first=short_date(min(days)), last=short_date(max(days))),
        retention=kept.term or _("chưa đặt"),
        rows=tuple(
            _row(number, one, stands.get(one.package.name, {}).get(one.paper.docx))
            for number, one in enumerate(papers, 1)
        ),
        document_count=f"{len(papers):02d}",
        sheet_count=_("{n} trang").format(n=sum(amount or 0 for amount in amounts)) if all(amounts) else "",
        place_and_date=f"{organ.place}, {long_date(today)}",
        compiler="",
    )
    sheet = sheet_of(Kind.DOSSIER_INDEX, None, _("Mục lục văn bản, tài liệu trong hồ sơ"), organ.name, words)
    return render(sheet, load_template(Kind.DOSSIER_INDEX, workspace, layout_of(office.layout)))


def _row(number: int, one: _Numbered, standing: Standing | None) -> DossierRow:
    known, note = one.known, _short_note(standing) if standing else ""
    kept = _("bản điện tử, có bản ký") if one.signed else _("bản điện tử")
    return DossierRow(
        number=str(number),
        code=known.code,
        date=known.issued_date.strftime("%d/%m/%Y"),
        type_and_subject=f"{known.type_name} {known.subject}",
        author=known.organ_name,
        sheets=f"01-{known.page_amount:02d}" if known.page_amount else "",
        note="; ".join(part for part in (kept, note) if part),
    )


def _short_note(standing: Standing) -> str:
    """Return what happened to a paper, in few words: the column is narrow, and the other paper has a row of its own."""
    words = {
        (Happened.REPLACED, False): _("được thay thế bởi {code}"),
        (Happened.REPLACED, True): _("thay thế {code}"),
        (Happened.CORRECTED, False): _("được đính chính tại {code}"),
        (Happened.CORRECTED, True): _("đính chính {code}"),
        (Happened.RECALLED, False): _("bị thu hồi theo {code}"),
        (Happened.RECALLED, True): _("thu hồi {code}"),
    }
    return "; ".join(words[tie.happened, tie.active].format(code=tie.other.code) for tie in standing.ties)


def _submitted(office: Office, packages: Sequence[SealedPackage], progress: Progress) -> list[Submitted]:
    papers = _numbered(packages)
    pattern = office.archiving.file_pattern or DEFAULT_PATTERN
    names = apart([submitted_name(pattern, one.known, one.paper.recipient) for one in papers])
    made = _converted([one for one in papers if one.signed is None and one.paper.pdf is None], progress)
    return [
        Submitted(one.known, name, _pdf_of(one, made), one.signed is not None)
        for one, name in zip(papers, names, strict=True)
    ]


def _pdf_of(one: _Numbered, made: Mapping[tuple[str, str], bytes]) -> bytes:
    if one.signed is not None:
        return one.signed.read_bytes()
    if one.paper.pdf is not None:
        return one.package.bytes_of(one.paper.pdf)
    return made[one.package.name, one.paper.docx]


def _converted(papers: Sequence[_Numbered], progress: Progress) -> dict[tuple[str, str], bytes]:
    """Return the PDFs of papers that were issued without: (package, path) → bytes; the packages stay as they are."""
    if not papers:
        return {}
    with TemporaryDirectory(prefix="thongbao-") as folder:
        base = Path(folder)
        files = {base / one.package.name / one.paper.docx: one for one in papers}
        for file, one in files.items():
            write_whole(file, one.package.bytes_of(one.paper.docx))
        done = to_pdf(list(files), base, progress=progress)
        return {
            (files[made.source].package.name, files[made.source].paper.docx): made.pdf.read_bytes() for made in done
        }


def _sheet(papers: Sequence[Submitted], packages: Sequence[SealedPackage]) -> bytes:
    try:
        return field_sheet(papers, made=max(package.sealed_at for package in packages))
    except ImportError:
        message = _("thiếu gói xlsxwriter để lập bảng kê")
        raise OutsideMissingError(message, _("cài: pip install 'thongbao[xlsx]'")) from None


def _messages(papers: Sequence[Submitted], packages: Sequence[SealedPackage]) -> dict[str, bytes]:
    sent_at = max(package.sealed_at for package in packages)
    return {
        f"{MESSAGES}/{paper.name.removesuffix('.pdf')}.edxml": edxml.message(
            paper.metadata, {paper.name: paper.pdf}, sent_at
        )
        for paper in papers
    }


def _unsendable(papers: Sequence[Submitted]) -> list[str]:
    why: dict[str, list[str]] = {}
    for paper in papers:
        for reason in edxml.unsendable(paper.metadata):
            why.setdefault(reason, []).append(paper.metadata.code)
    message = _("edXML {codes}: {reason}")
    return [
        message.format(codes=", ".join(codes[:5]) + (" …" if len(codes) > 5 else ""), reason=reason)
        for reason, codes in why.items()
    ]


def _written(to: Path, files: Mapping[str, bytes], *, force: bool) -> Iterator[Path]:
    """Write the files; those that lie there with other contents may be somebody's work, and are not touched."""
    for name, data in files.items():
        path = to / name
        if path.exists() and not force and (path.is_dir() or path.read_bytes() != data):
            message = _("đã có {file} với nội dung khác").format(file=path)
            raise UsageError(message, _("chọn thư mục khác, hoặc thêm --force để ghi đè"))
    for name, data in files.items():
        write_whole(to / name, data)
        yield to / name
