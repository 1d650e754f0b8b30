"""Register and packages, in both directions. The register's rows come in as plain values; nothing here opens it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from thongbao.archive.differences import Difference, Found
from thongbao.archive.metadata import PaperMetadata
from thongbao.archive.opening import SealedPackage
from thongbao.archive.verifying import Verified
from thongbao.language import _


@dataclass(frozen=True, slots=True)
class Link:
    """What another paper did to this one, or this one to another, in words a clerk reads: «bị thay thế bởi …»."""

    words: str
    package: str = ""


@dataclass(frozen=True, slots=True)
class RegisteredPaper:
    """One row of the register; ``file`` is the paper's path in the package (``van-ban/thong-bao.docx``)."""

    file: str
    code_number: int
    code_notation: str
    issued_date: str
    type_name: str
    subject: str
    signer: str
    organ_name: str
    links: tuple[Link, ...] = ()

    @property
    def code(self) -> str:
        """Number and code as printed."""
        return f"{self.code_number:02d}/{self.code_notation}"


@dataclass(frozen=True, slots=True)
class RegisteredPackage:
    """One issue as the register has it: the package's name, its seal, its papers."""

    name: str
    seal: str
    papers: tuple[RegisteredPaper, ...]


def register_differences(
    registered: Sequence[RegisteredPackage], verified: Iterable[Verified], *, all_packages: bool
) -> Iterator[Found]:
    """Yield where register and packages do not say the same.

    :param all_packages: ``verified`` are all packages there are, so that a row without one is a difference.
    """
    rows = {package.name: package for package in registered}
    seen: set[str] = set()
    for lying in verified:
        name = lying.package.name if lying.package else lying.folder.name
        row = rows.get(name)
        seen.add(name)
        if row is None:
            message = _("sổ đăng ký không có gói này")
            hint = _("ban hành dở thì gõ: thongbao register verify --repair; không thì gói do người khác đặt vào")
            yield Found(lying.folder.name, "", Difference.ORPHANED, message, hint)
            continue
        if row.seal != lying.seal:
            message = _("gói nguyên vẹn theo bản kê của nó nhưng không phải gói mà sổ đã thấy niêm phong")
            if not lying.seal or any(found.path.endswith("manifest-sha256.txt") for found in lying.found):
                message = _("dấu niêm phong không khớp với sổ đăng ký")
            yield Found(lying.folder.name, "", Difference.RESEALED, message, _("lấy lại gói từ bản sao lưu"))
        if lying.package:
            yield from _paper_differences(row, lying.package)
    for name in rows.keys() - seen if all_packages else ():
        codes = ", ".join(paper.code for paper in rows[name].papers[:3])
        message = _("sổ đăng ký có gói này ({codes}) mà không thấy trong ban-hanh").format(codes=codes)
        yield Found(name, "", Difference.NO_PACKAGE, message, _("lấy lại gói từ bản sao lưu"))


def _paper_differences(row: RegisteredPackage, package: SealedPackage) -> Iterator[Found]:
    lying = {paper.docx: paper.metadata for paper in package.papers if paper.metadata}
    for paper in row.papers:
        metadata = lying.pop(paper.file, None)
        if metadata is None:
            message = _("sổ có {code}, gói không có văn bản này").format(code=paper.code)
            yield Found(package.name, paper.file, Difference.REGISTER, message)
        else:
            for what, ours, theirs in _pairs(paper, metadata):
                if ours != theirs:
                    message = _("{what}: sổ ghi «{ours}», văn bản đã niêm phong ghi «{theirs}»")
                    shown = message.format(what=what, ours=ours, theirs=theirs)
                    yield Found(package.name, paper.file, Difference.REGISTER, shown)
    for file, metadata in lying.items():
        message = _("gói có {code}, sổ không có").format(code=metadata.code)
        yield Found(package.name, file, Difference.REGISTER, message)


def _pairs(row: RegisteredPaper, sealed: PaperMetadata) -> Iterator[tuple[str, str, str]]:
    yield _("số, ký hiệu"), row.code, sealed.code
    yield _("ngày"), row.issued_date, sealed.issued_date.isoformat()
    yield _("tên loại"), row.type_name, sealed.type_name
    yield _("trích yếu"), row.subject, sealed.subject
    yield _("người ký"), row.signer, sealed.full_name
    yield _("cơ quan"), row.organ_name, sealed.organ_name
