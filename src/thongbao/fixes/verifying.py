"""The corrected file compared with the original: the words outside the listed changes, tables, pictures, comments."""

from collections import Counter
from collections.abc import Sequence

from thongbao.errors import ThongbaoError
from thongbao.fixes.work import Change
from thongbao.language import _
from thongbao.vietnamese.text import nfc
from thongbao.word.package import DOCUMENT, Package
from thongbao.word.read_values import ReadParagraph
from thongbao.word.reading import ReadDocument

_KEPT = (
    "word/media/",
    "word/embeddings/",
    "word/comments",
    "word/footnotes",
    "word/endnotes",
    "word/charts/",
    "docProps/",
)
_COUNTED = (
    "tbl",
    "tr",
    "tc",
    "drawing",
    "pict",
    "commentReference",
    "footnoteReference",
    "hyperlink",
    "bookmarkStart",
    "oMath",
)


class ChangedTooMuchError(ThongbaoError):
    """A correction changed what it must not: a bug, and nothing is written."""


def verify(before: Package, after: Package, changes: Sequence[Change]) -> None:
    """Compare what must be the same.

    :raises ChangedTooMuchError: words outside the listed changes differ, or something that is no text is gone.
    """
    old, new = ReadDocument(before), ReadDocument(after)
    if _expected(old, changes) != [_plain(p.text) for p in new.part.paragraphs if p.text.strip()]:
        raise ChangedTooMuchError(
            _("sửa làm đổi lời ngoài những chỗ đã liệt kê; không ghi tệp"), _("báo lỗi này cho người bảo trì")
        )
    if _kinds(old) != _kinds(new) or _others(old, changes) != _others(new, ()):
        raise ChangedTooMuchError(_("sửa làm mất bảng, hình, chú thích hoặc lời ở đầu trang; không ghi tệp"))
    for name, data in before.members.items():
        if name.startswith(_KEPT) and after.members.get(name) != data:
            raise ChangedTooMuchError(_("sửa làm đổi phần {name}; không ghi tệp").format(name=name))


def _plain(text: str) -> str:
    return nfc(text)


def _by_number(changes: Sequence[Change], part: str) -> dict[int, list[Change]]:
    found: dict[int, list[Change]] = {}
    for change in changes:
        if change.part == part and change.old != change.new:
            found.setdefault(change.paragraph, []).append(change)
    return found


def _expected(document: ReadDocument, changes: Sequence[Change]) -> list[str]:
    by_number = _by_number(changes, DOCUMENT)
    found = []
    for paragraph in document.part.paragraphs:
        text = _replaced(paragraph, by_number.get(paragraph.number, []))
        if text.strip():
            found.append(_plain(text))
    return found


def _replaced(paragraph: ReadParagraph, changes: Sequence[Change]) -> str:
    text = paragraph.text
    for change in changes:
        text = text.replace(change.old, change.new, 1)
    return text


def _kinds(document: ReadDocument) -> Counter[str]:
    tags = (str(e.tag).rpartition("}")[2] for e in document.root.iter())
    return Counter(tag for tag in tags if tag in _COUNTED)


def _others(document: ReadDocument, changes: Sequence[Change]) -> list[str]:
    """Return the words of headers and footers as changed, page numbers and what surrounds them left out."""
    found = []
    for part in document.headers_and_footers:
        by_number = _by_number(changes, part.name)
        lines = (p for p in part.paragraphs if not any(piece.page_field for piece in p.pieces))
        found += [_replaced(p, by_number.get(p.number, [])) for p in lines if p.text.strip()]
    return sorted(map(_plain, found))
