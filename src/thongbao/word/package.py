"""The .docx container: opened within limits, written the same way every time.

A .docx is foreign input even when it is ours: it may have been edited, damaged or made to harm. Every limit is checked
on the directory of the archive before a byte is unpacked. Source of the format: ECMA-376 part 2 (Open Packaging).
"""

import io
import lzma
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from thongbao.errors import SourceError
from thongbao.language import _, system_reason
from thongbao.word.container import Frame, packed

MAX_MEMBERS = 2_000
MAX_UNPACKED = 100 * 1024 * 1024
MAX_RATIO = 200
# Word's other form of the format: other names, and lengths with units.
_STRICT = b"purl.oclc.org/ooxml/wordprocessingml/main"
_OPENING = 4096
# Small members compress extremely well without being a bomb.
_RATIO_COUNTS_FROM = 1024 * 1024

# Encodings in which a declaration is not found as plain bytes.
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
DOCUMENT = "word/document.xml"
CONTENT_TYPES = "[Content_Types].xml"
CORE_PROPERTIES = "docProps/core.xml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


class NotADocxError(SourceError):
    """The file is not a .docx, or not one that may be opened."""


@dataclass(frozen=True, slots=True)
class Package:
    """The members of a .docx: name → bytes."""

    members: Mapping[str, bytes]
    source: str = ""

    def tree(self, name: str) -> etree._Element:
        """Return the parsed XML of a member; refuses document type declarations and broken XML."""
        return parse_xml(self.members[name], f"{self.source} ({name})")

    def replaced(self, changes: Mapping[str, bytes]) -> "Package":
        """Return a package with some members exchanged or added."""
        return Package({**self.members, **changes}, self.source)


def parse_xml(data: bytes, source: str) -> etree._Element:
    """Return the root element; never resolves entities, never repairs.

    :raises NotADocxError: a DOCTYPE, or XML that is not well formed.
    """
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _declared(source)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if any(word.encode(code) in data for word in ("<!DOCTYPE", "<!ENTITY") for code in _WIDE):
            raise _declared(source) from None
        message = _("{source}: XML hỏng ở dòng {line}").format(source=source, line=error.lineno or 1)
        raise NotADocxError(message, _("mở tệp bằng Word (chọn sửa chữa) rồi lưu lại")) from None
    # Declared in another encoding than ASCII, the words above are not there as bytes.
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise _declared(source)
    return root


def _declared(source: str) -> NotADocxError:
    return NotADocxError(
        _("{source}: có khai báo DOCTYPE/ENTITY, không mở vì có thể gây hại").format(source=source),
        _("mở tệp bằng Word rồi lưu lại thành .docx"),
    )


def open_package(source: Path | bytes, name: str | None = None) -> Package:
    """Return the members of a .docx.

    :param source: a path, or the bytes of the file; ``name`` is how it is called in messages.
    :raises NotADocxError: not a Word file, damaged, encrypted, too large when unpacked, with macros, with names that
        leave the archive, or pointing to other places than hyperlinks.
    """
    shown = name or (str(source) if isinstance(source, Path) else _("tệp .docx"))
    data = _bytes_of(source, shown)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_directory(archive.infolist(), shown)
            members = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        EOFError,
        NotImplementedError,
        ValueError,
        OSError,
    ) as error:
        raise _not_word(data, shown) from error
    package = Package(members, shown)
    _check_content(package, shown)
    return package


def open_written(data: bytes, name: str, wanted: Callable[[str], bool]) -> Package:
    """Return the wanted members of a .docx this program has just written from a template it opened before.

    :raises NotADocxError: damaged, or too large to be opened again.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_directory(archive.infolist(), name)
            return Package({info.filename: archive.read(info) for info in archive.infolist() if wanted(info.filename)})
    except (zipfile.BadZipFile, zlib.error) as error:
        raise _not_word(data, name) from error


def _bytes_of(source: Path | bytes, shown: str) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        if source.stat().st_size > MAX_UNPACKED:
            raise NotADocxError(_("{file}: tệp quá lớn (hơn 100 MB)").format(file=shown))
        return source.read_bytes()
    except OSError as error:
        message = _("không đọc được {file}: {reason}").format(file=shown, reason=system_reason(error))
        raise SourceError(message, _("kiểm tra đường dẫn và quyền đọc tệp")) from None


def _not_word(data: bytes, shown: str) -> NotADocxError:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return NotADocxError(
            _("{file}: là tệp .doc cũ hoặc tệp có mật khẩu, không phải .docx").format(file=shown),
            _("mở bằng Word, bỏ mật khẩu nếu có, rồi chọn Lưu thành… → Word Document (.docx)"),
        )
    return NotADocxError(
        _("{file}: không phải tệp .docx, hoặc tệp bị hỏng").format(file=shown),
        _("mở bằng Word; nếu mở được thì lưu lại thành .docx"),
    )


def _check_directory(infos: list[zipfile.ZipInfo], shown: str) -> None:
    if len(infos) > MAX_MEMBERS:
        raise NotADocxError(_("{file}: có hơn {n} tệp con, không mở").format(file=shown, n=MAX_MEMBERS))
    if sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise NotADocxError(_("{file}: giải nén ra hơn 100 MB, không mở").format(file=shown))
    seen: set[str] = set()
    for info in infos:
        name = info.filename
        if info.flag_bits & 1:
            raise NotADocxError(
                _("{file}: tệp có mật khẩu").format(file=shown), _("bỏ mật khẩu trong Word rồi lưu lại")
            )
        if info.file_size > _RATIO_COUNTS_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise NotADocxError(_("{file}: nén bất thường ({name}), không mở").format(file=shown, name=name))
        if name.startswith(("/", "\\")) or ".." in posixpath.normpath(name).split("/") or "\\" in name or ":" in name:
            raise NotADocxError(_("{file}: có tên tệp con không an toàn: {name}").format(file=shown, name=name))
        # Names are compared without case where these files are used; two that differ only in case are one.
        if name.lower() in seen:
            raise NotADocxError(_("{file}: có hai tệp con cùng tên {name}").format(file=shown, name=name))
        seen.add(name.lower())


def _check_content(package: Package, shown: str) -> None:
    names = package.members
    if CONTENT_TYPES not in names or DOCUMENT not in names:
        raise NotADocxError(_("{file}: không phải tệp Word (.docx)").format(file=shown))
    if _STRICT in names[DOCUMENT][:_OPENING]:
        raise NotADocxError(
            _("{file}: lưu ở dạng Strict Open XML, không đọc được").format(file=shown),
            _("mở bằng Word, chọn Lưu thành… → Word Document (.docx), không chọn Strict"),
        )
    kinds = [str(entry.get("ContentType", "")) for entry in package.tree(CONTENT_TYPES)]
    relations = [package.tree(name) for name in names if name.lower().endswith(".rels")]
    targets = [str(r.get("Type", "")) for root in relations for r in root.iter(f"{{{_RELATIONSHIPS}}}Relationship")]
    if any("macroenabled" in kind.lower() or "vbaproject" in kind.lower() for kind in [*kinds, *targets, *names]):
        raise NotADocxError(
            _("{file}: có macro, không mở").format(file=shown), _("lưu lại thành .docx (không phải .docm) rồi dùng")
        )
    for root in relations:
        _check_relationships(root, shown)


def _check_relationships(root: etree._Element, shown: str) -> None:
    for relation in root.iter(f"{{{_RELATIONSHIPS}}}Relationship"):
        external = str(relation.get("TargetMode", "")).lower() == "external"
        if external and not str(relation.get("Type", "")).endswith("/hyperlink"):
            raise NotADocxError(
                _("{file}: trỏ ra ngoài tệp ({target})").format(file=shown, target=relation.get("Target")),
                _("trong Word, bỏ liên kết: chèn hẳn hình ảnh, bỏ mẫu đính kèm"),
            )


def package_bytes(members: Mapping[str, bytes]) -> bytes:
    """Return a .docx of the members: content types first, then by name, one fixed date, one compression level.

    The same members give the same bytes on every machine with the same zlib.
    """
    return Frame([]).filled([packed(name, members[name]) for name in in_order(members)])


def in_order(names: Iterable[str]) -> list[str]:
    """Return the names of members as a container has them: content types first, then relations, then the rest."""
    return sorted(names, key=lambda name: (name != CONTENT_TYPES, not name.startswith("_rels/"), name))
