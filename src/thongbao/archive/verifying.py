"""One package, or all of them, against what was sealed; and the folder of issued papers against what may lie there."""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from thongbao.archive.attaching import SUFFIX, attachment_differences
from thongbao.archive.describing import DESCRIPTION
from thongbao.archive.differences import Difference, Found
from thongbao.archive.faults import ArchiveError
from thongbao.archive.hashing import Hashed, hashed
from thongbao.archive.naming import STAGING, is_package_name
from thongbao.archive.opening import SealedPackage, open_sealed
from thongbao.language import _

# Number with code, day, type, abstract, signer, issuing body: what the register says too.
Fields: TypeAlias = tuple[str, str, str, str, str, str]
# Left by file managers wherever they look.
_HARMLESS: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".directory"})


@dataclass(frozen=True, slots=True)
class Verified:
    """A package after its verification: what it was sealed as, its seal, what is wrong.

    ``papers`` maps the path of each numbered paper to what its fields say, in the order of :data:`Fields`; ``None``
    when the description cannot be understood.
    """

    folder: Path
    name: str
    seal: str
    papers: Mapping[str, Fields] | None
    found: list[Found] = field(default_factory=list)


def verify_package(folder: Path, seal: str = "") -> Verified:
    """Hash a package again, compare it with its manifests, its description and its name; then what lies beside it.

    :param seal: the seal the register has for a package of this name: where it fits, the description is the one that
        was sealed and is believed.
    """
    lying = hashed(folder)
    papers = _sealed_fields(lying) if seal and seal == lying.seal and not lying.found else None
    if lying.writable:
        message = _("{n} tệp hoặc thư mục không còn ở chế độ chỉ đọc").format(n=len(lying.writable))
        lying.add(
            "",
            Difference.WRITABLE,
            message,
            _("nội dung còn nguyên thì khóa lại bằng: thongbao archive verify --all --lock"),
        )
    name = folder.name
    if papers is None:
        package = _described(folder, lying)
        name = package.name if package else name
        papers = _fields(package) if package else None
    else:
        _check_place(folder, name, lying)
    return Verified(folder, name, lying.seal, papers, [*lying.found, *attachment_differences(folder)])


def _sealed_fields(lying: Hashed) -> dict[str, Fields] | None:
    """Return the fields of the papers without building the package: thousands are looked at in one run."""
    try:
        papers = json.loads(lying.tags[DESCRIPTION])["papers"]
        return {
            paper["docx"]["path"]: (
                f"{fields['code_number']}/{fields['code_notation']}",
                fields["issued_date"],
                fields["type_name"],
                fields["subject"],
                fields["full_name"],
                fields["organ_name"],
            )
            for paper in papers
            if (fields := paper["metadata"])
        }
    except (ValueError, KeyError, TypeError, RecursionError):
        # Whoever can write into the register can make it vouch for anything.
        return None


def _fields(package: SealedPackage) -> dict[str, Fields]:
    papers = ((paper.docx, paper.metadata) for paper in package.papers)
    return {
        path: (f.code, f.issued_date.isoformat(), f.type_name, f.subject, f.full_name, f.organ_name)
        for path, f in papers
        if f
    }


def _described(folder: Path, lying: Hashed) -> SealedPackage | None:
    data = lying.tags.get(DESCRIPTION)
    if data is None:
        # Its absence has been found already, unless the manifest does not list it either.
        if DESCRIPTION not in {found.path for found in lying.found}:
            there = DESCRIPTION in lying.digests
            message = _("phần mô tả gói quá lớn, không đọc") if there else _("không có phần mô tả gói")
            difference = Difference.MANIFEST if there else Difference.MISSING
            lying.add(DESCRIPTION, difference, message, _("lấy lại gói từ bản sao lưu"))
        return None
    try:
        package = open_sealed(folder, data)
    except ArchiveError as error:
        lying.add(DESCRIPTION, Difference.MANIFEST, error.message, error.hint)
        return None
    _check_place(folder, package.name, lying)
    _compare_description(package, lying)
    return package


def _check_place(folder: Path, name: str, lying: Hashed) -> None:
    if name != folder.name:
        message = _("thư mục đã đổi tên: gói được niêm phong với tên {name}").format(name=name)
        lying.add("", Difference.RENAMED, message, _("đặt lại tên cũ"))
    elif folder.parent.name != name[:4]:
        message = _("gói nằm trong {year}, không phải {right}").format(year=folder.parent.name, right=name[:4])
        lying.add("", Difference.RENAMED, message, _("chuyển gói về đúng năm"))


def _compare_description(package: SealedPackage, lying: Hashed) -> None:
    told = {found.path for found in lying.found}
    digests = {paper.docx: paper.docx_sha256 for paper in package.papers}
    digests |= {paper.pdf: paper.pdf_sha256 or "" for paper in package.papers if paper.pdf}
    digests |= package.record
    digests |= {template.path: template.sha256 for template in package.templates.values()}
    for path, digest in digests.items():
        lies = f"data/{path}"
        if lies not in told and lying.digests.get(lies) != digest:
            message = _("goi.json ghi một nội dung khác; tệp và bản kê đã bị sửa cùng nhau")
            lying.add(lies, Difference.MANIFEST, message, _("lấy lại gói từ bản sao lưu"))


def stray_differences(root: Path) -> Iterator[Found]:
    """Yield what lies in the folder of issued papers and is no package: foreign files, issues that were cut off."""
    for path in _inside(root):
        if path.name == STAGING:
            for staged in _inside(path):
                message = _("còn dở một lần ban hành")
                hint = _("gõ: thongbao register verify --repair")
                yield Found(staged.name, "", Difference.UNFINISHED, message, hint)
        elif path.is_dir() and not path.is_symlink() and path.name.isdigit():
            yield from _strays_of_year(path)
        else:
            yield _stray(path.name)


def _strays_of_year(year: Path) -> Iterator[Found]:
    names = {path.name for path in _inside(year)}
    for path in _inside(year):
        of = path.name.removesuffix(SUFFIX)
        if path.is_dir() and not path.is_symlink() and is_package_name(of):
            if of not in names:
                message = _("tệp kèm theo của một gói không còn ở đây")
                yield Found(of, path.name, Difference.ATTACHED, message, _("lấy lại gói từ bản sao lưu"))
        else:
            yield _stray(f"{year.name}/{path.name}")


def _stray(path: str) -> Found:
    message = _("không phải gói văn bản, không có lúc ban hành")
    return Found("", path, Difference.ADDED, message, _("chuyển ra khỏi thư mục ban-hanh"))


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(Path(entry.path) for entry in os.scandir(folder) if entry.name not in _HARMLESS)
    except FileNotFoundError:
        return []
