"""Register and packages, in both directions. The register's rows come in as plain values; nothing here opens it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from thongbao.archive.attaching import attachments, attachments_folder
from thongbao.archive.differences import Difference, Found
from thongbao.archive.faults import ArchiveError
from thongbao.archive.verifying import Fields, Verified
from thongbao.language import _


@dataclass(frozen=True, slots=True)
class RegisteredPackage:
    """One issue as the register has it: the package's name, its seal, path in the package → what each row says.

    ``attached`` maps the SHA-256 of each file noted as come back to its name.
    """

    name: str
    seal: str
    papers: Mapping[str, Fields]
    attached: Mapping[str, str] = field(default_factory=dict)


def register_differences(
    registered: Sequence[RegisteredPackage], verified: Iterable[Verified], *, all_packages: bool
) -> Iterator[Found]:
    """Yield where register and packages do not say the same.

    :param all_packages: ``verified`` are all packages there are, so that a row without one is a difference.
    """
    rows = {package.name: package for package in registered}
    seen: set[str] = set()
    for lying in verified:
        row = rows.get(lying.name)
        seen.add(lying.name)
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
        if lying.papers is not None:
            yield from _paper_differences(row, lying.folder.name, lying.papers)
        yield from _attachment_differences(row, lying.folder)
    for name in rows.keys() - seen if all_packages else ():
        codes = ", ".join(fields[0] for fields in list(rows[name].papers.values())[:3])
        message = _("sổ đăng ký có gói này ({codes}) mà không thấy trong ban-hanh").format(codes=codes)
        yield Found(name, "", Difference.NO_PACKAGE, message, _("lấy lại gói từ bản sao lưu"))


def _paper_differences(row: RegisteredPackage, name: str, sealed: Mapping[str, Fields]) -> Iterator[Found]:
    if row.papers == sealed:
        return
    for file, ours in row.papers.items():
        theirs = sealed.get(file)
        if theirs is None:
            message = _("sổ có {code}, gói không có văn bản này").format(code=ours[0])
            yield Found(name, file, Difference.REGISTER, message)
            continue
        for what, one, other in zip(_field_words(), ours, theirs, strict=True):
            if one != other:
                message = _("{what}: sổ ghi «{ours}», văn bản đã niêm phong ghi «{theirs}»")
                yield Found(name, file, Difference.REGISTER, message.format(what=what, ours=one, theirs=other))
    for file in sealed.keys() - row.papers.keys():
        message = _("gói có {code}, sổ không có").format(code=sealed[file][0])
        yield Found(name, file, Difference.REGISTER, message)


def _attachment_differences(row: RegisteredPackage, folder: Path) -> Iterator[Found]:
    try:
        kept = {one.sha256: one.name for one in attachments(folder)}
    except ArchiveError:
        # The list cannot be read, which has been found where it was looked at.
        return
    path = attachments_folder(folder).name
    for sha256 in row.attached.keys() - kept.keys():
        message = _("sổ ghi đã thêm «{name}», nay không còn").format(name=row.attached[sha256])
        yield Found(folder.name, path, Difference.ATTACHED, message, _("lấy lại tệp từ bản sao lưu"))
    for sha256 in kept.keys() - row.attached.keys():
        message = _("«{name}» có cạnh gói mà sổ không ghi đã thêm").format(name=kept[sha256])
        yield Found(folder.name, path, Difference.ATTACHED, message, _("đúng là bản ký thì chạy lại: archive add"))


def _field_words() -> tuple[str, ...]:
    return _("số, ký hiệu"), _("ngày"), _("tên loại"), _("trích yếu"), _("người ký"), _("cơ quan")
