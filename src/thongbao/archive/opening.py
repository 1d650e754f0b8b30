"""A sealed package read back: what its description says, as values; and which packages there are."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from thongbao.archive.contents import AcceptedFinding
from thongbao.archive.describing import DESCRIPTION, FORMAT
from thongbao.archive.faults import ArchiveError
from thongbao.archive.hashing import regular_bytes
from thongbao.archive.metadata import Addressee, PaperMetadata
from thongbao.archive.naming import is_package_name, package_folder
from thongbao.archive.retention import Retention
from thongbao.errors import UnknownNameError
from thongbao.language import _, system_reason
from thongbao.papers import Kind
from thongbao.vietnamese.text import slug

_CODE = re.compile(r"0*(\d+)/(\S+)")


@dataclass(frozen=True, slots=True)
class SealedPaper:
    """One paper of a package: paths inside ``data/`` with the digests the description gives."""

    kind: Kind
    recipient: str | None
    docx: str
    docx_sha256: str
    pdf: str | None
    pdf_sha256: str | None
    metadata: PaperMetadata | None


@dataclass(frozen=True, slots=True)
class SealedTemplate:
    """A template as the papers were made from it: its path inside ``data/``, its digest, whether the office's."""

    path: str
    sha256: str
    own: bool


@dataclass(frozen=True, slots=True)
class SealedPackage:
    """A package as its description has it; ``folder`` is where it lies, ``name`` what it was sealed as."""

    folder: Path
    name: str
    tool_version: str
    sealed_at: datetime
    retention: Retention
    record: Mapping[str, str]
    templates: Mapping[Kind, SealedTemplate]
    papers: tuple[SealedPaper, ...]
    accepted: tuple[AcceptedFinding, ...]

    @property
    def leading(self) -> PaperMetadata:
        """The metadata of the paper the package is named after."""
        metadata = self.papers[0].metadata
        if metadata is None:
            raise _not_understood(self.folder)
        return metadata

    def bytes_of(self, path: str) -> bytes:
        """Return a file of the payload; ``path`` is as the description has it (``van-ban/thong-bao.docx``).

        :raises ArchiveError: it cannot be read.
        """
        try:
            return regular_bytes(self.folder / "data" / path)
        except OSError as error:
            message = _("không đọc được {file}: {reason}")
            raise ArchiveError(
                message.format(file=self.folder / "data" / path, reason=system_reason(error)),
                _("xem sai khác bằng: thongbao archive verify {name}").format(name=self.name),
            ) from None


def package_folders(root: Path) -> Iterator[Path]:
    """Yield the folder of every package below ``output/ban-hanh``, by year and name; nothing when there is none."""
    for year in sorted(_folders(root)):
        if not year.name.startswith("."):
            yield from (folder for folder in sorted(_folders(year)) if is_package_name(folder.name))


def _folders(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()]
    except FileNotFoundError:
        return []


def find_package(root: Path, given: str) -> Path:
    """Return the folder of a package by its name or path, the beginning of its name, or its number and code.

    ``2026-10-05_08`` and ``08/TB-UBND`` are enough where only one package fits.

    :raises UnknownNameError: there is none, or more than one begins so.
    """
    path = Path(given)
    if is_package_name(path.name):
        if path.is_dir():
            return path
        if package_folder(root, path.name).is_dir():
            return package_folder(root, path.name)
    code = _CODE.fullmatch(given)
    part = f"_{int(code[1]):02d}_{slug(code[2])}_" if code else ""
    beginning = [
        folder
        for folder in package_folders(root)
        if given and (part in folder.name if part else folder.name.startswith(given))
    ]
    if len(beginning) == 1:
        return beginning[0]
    if beginning:
        names = ", ".join(folder.name for folder in beginning[:5])
        message = _("có {n} gói ứng với «{given}»: {names}")
        raise UnknownNameError(message.format(n=len(beginning), given=given, names=names), _("ghi tên gói dài hơn"))
    raise UnknownNameError(
        _("không có gói «{given}» trong {root}").format(given=given, root=root),
        _("xem các gói bằng: thongbao archive search"),
    )


def open_sealed(folder: Path, description: bytes | None = None) -> SealedPackage:
    """Return the package that lies in a folder.

    :param description: the bytes of its description where they were read already.
    :raises ArchiveError: the description is missing or cannot be understood.
    """
    try:
        data = json.loads(regular_bytes(folder / DESCRIPTION) if description is None else description)
        if data["format"] != FORMAT:
            raise _other_format(folder)
        return _package(folder, data)
    except OSError as error:
        message = _("{package}: không đọc được {file}: {reason}")
        raise ArchiveError(
            message.format(package=folder, file=DESCRIPTION, reason=system_reason(error)),
            _("lấy lại gói từ bản sao lưu"),
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        raise _not_understood(folder) from None


def _other_format(folder: Path) -> ArchiveError:
    message = _("{package}: gói theo khuôn mới hơn chương trình này").format(package=folder)
    return ArchiveError(message, _("cài thongbao bản mới hơn"))


def _not_understood(folder: Path) -> ArchiveError:
    message = _("{package}: không hiểu được {file}").format(package=folder, file=DESCRIPTION)
    return ArchiveError(message, _("lấy lại gói từ bản sao lưu"))


def _package(folder: Path, data: Mapping[str, Any]) -> SealedPackage:
    papers = tuple(_paper(paper) for paper in data["papers"])
    if papers[0].metadata is None:
        raise ValueError(folder)
    kept = data["retention"]
    return SealedPackage(
        folder,
        _inside(data["name"]),
        str(data["tool_version"]),
        datetime.fromisoformat(data["sealed_at"]),
        Retention(
            str(kept["term"]),
            _day(kept["review_date"]),
            str(kept["dossier"]),
            str(kept["dossier_title"]),
            kept["ordinal"],
        ),
        {_inside(entry["path"]): str(entry["sha256"]) for entry in data["record"]},
        {
            Kind(entry["kind"]): SealedTemplate(_inside(entry["path"]), str(entry["sha256"]), bool(entry["own"]))
            for entry in data["templates"]
        },
        papers,
        tuple(AcceptedFinding(e["rule"], e["message"], e["place"], e["why"]) for e in data["accepted"]),
    )


def _paper(data: Mapping[str, Any]) -> SealedPaper:
    docx, pdf, metadata = data["docx"], data["pdf"], data["metadata"]
    return SealedPaper(
        Kind(data["kind"]),
        None if data["recipient"] is None else str(data["recipient"]),
        _inside(docx["path"]),
        str(docx["sha256"]),
        _inside(pdf["path"]) if pdf else None,
        str(pdf["sha256"]) if pdf else None,
        _metadata(metadata) if metadata else None,
    )


def _inside(path: Any) -> str:
    """Return the path, which must stay in the package: the description may have been written by anybody."""
    if not isinstance(path, str) or not path or {"", ".", ".."} & set(path.split("/")) or "\\" in path or ":" in path:
        raise ValueError(path)
    return path


def _metadata(data: Mapping[str, Any]) -> PaperMetadata:
    values = dict(data)
    values["to"] = tuple(Addressee(str(one["organ_name"]), str(one["organ_id"])) for one in values["to"])
    values["issued_date"] = date.fromisoformat(values["issued_date"])
    values["due_date"] = _day(values["due_date"])
    return PaperMetadata(**values)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
