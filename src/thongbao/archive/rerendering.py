"""The papers made again from the sealed record and templates, against those that lie there.

Made by the same version they are the same bytes, member by member (how a .docx is packed depends on the zlib of the
machine); made by another version they have to say the same words.
"""

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from thongbao.archive.differences import Difference, Found
from thongbao.archive.faults import ArchiveError
from thongbao.archive.opening import SealedPackage, SealedPaper
from thongbao.language import _
from thongbao.vietnamese.text import squeeze
from thongbao.word.package import NotADocxError, Package, open_package
from thongbao.word.text import paragraphs, parts_with_text

_SHOWN = 60


def rendered_differences(package: SealedPackage, made: Mapping[str, bytes], *, same_version: bool) -> Iterator[Found]:
    """Yield each paper that is not what the sealed record gives.

    :param made: path below ``van-ban/`` → the paper made again from what the package holds.
    """
    papers = {paper.docx.removeprefix("van-ban/"): paper for paper in package.papers}
    for path, paper in papers.items():
        if path not in made:
            yield _found(package, paper.docx, _("bản ghi trong gói không tạo ra văn bản này"))
            continue
        try:
            message = _difference(package, paper, made[path], same_version=same_version)
        except (ArchiveError, NotADocxError) as error:
            message = error.message
        if message:
            yield _found(package, paper.docx, message)
    for path in made.keys() - papers.keys():
        yield _found(package, f"van-ban/{path}", _("bản ghi trong gói tạo ra văn bản này mà gói không có"))


def _found(package: SealedPackage, path: str, message: str) -> Found:
    return Found(package.name, f"data/{path}", Difference.RENDERED, message, _("so với bản giấy hoặc bản sao lưu"))


def _difference(package: SealedPackage, paper: SealedPaper, made: bytes, *, same_version: bool) -> str:
    sealed = package.bytes_of(paper.docx)
    if sealed == made:
        return ""
    lying, again = open_package(sealed, paper.docx), open_package(made, paper.docx)
    if same_version and lying.members == again.members:
        return ""
    for one, other in zip_longest(words_of(lying), words_of(again), fillvalue=""):
        if one != other:
            message = _("in «{one}», lập lại từ bản ghi thì là «{other}»")
            return message.format(one=_around(one, other), other=_around(other, one))
    if not same_version:
        return ""
    parts = sorted(
        name
        for name in lying.members.keys() | again.members.keys()
        if lying.members.get(name) != again.members.get(name)
    )
    return _("lời như nhau nhưng hình thức khác với khi lập lại ({parts})").format(parts=", ".join(parts[:3]))


def words_of(package: Package) -> list[str]:
    """Return the words of a paper, paragraph by paragraph; empty ones are left out."""
    texts = (squeeze(p.text) for part in parts_with_text(package) for p in paragraphs(package, part))
    return [text for text in texts if text]


def _around(text: str, other: str) -> str:
    """Return the words where two texts part, not their common beginning."""
    start = next((i for i, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), min(len(text), len(other)))
    start = max(0, start - _SHOWN // 3)
    cut = text[start : start + _SHOWN]
    return ("…" if start else "") + cut + ("…" if start + _SHOWN < len(text) else "")
