"""Are the words of the record those of the file, no more and no fewer? Counted, not believed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from thongbao.importing.parts import Understood
from thongbao.importing.pieces import Piece, Source

_WORD: Final = re.compile(r"[^\W_]+")
# What the record says about the words rather than in words, and ids.
_ABOUT: Final = frozenset(
    {"hop", "chu_tri", "phoi_hop", "nguoi_thuc_hien", "chi_dao", "noi_gui", "san_pham", "han", "ma", "giao", "co_quan"}
    | {"nguoi_ky", "ngay", "thang_ban_hanh", "so", "loai", "do_khan", "cho", "la", "boi_canh"}
)


def words(text: str) -> list[str]:
    """Return the words of a text, in lower case: letters and digits, no signs."""
    return _WORD.findall(text.lower())


def counted(texts: Iterable[str]) -> Counter[str]:
    """Return how often each word stands in the texts."""
    return Counter(word for text in texts for word in words(text))


def source_texts(source: Source) -> Iterator[str]:
    """Yield every text of the file that is somebody's words; numbers and dashes in front of paragraphs are not."""
    for piece in source.pieces:
        yield piece.text
    for aside in source.asides:
        yield aside.text


def record_texts(value: Any) -> Iterator[str]:
    """Yield the texts of a record as it was read back from its YAML, without what only speaks about them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in _ABOUT:
                yield from record_texts(inner)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from record_texts(inner)


def elsewhere(understood: Understood, *, organ_known: bool, signer_known: bool) -> Iterator[str]:
    """Yield the words that the record holds in another way: as ids, dates, kinds, and what the tool prints itself."""
    head, foot = understood.head, understood.foot
    yield from (piece.text for piece in (*head.consumed, *foot.consumed) if piece.text)
    yield from (found.printed for found in (head.kind, head.urgency) if found)
    yield from ("Căn cứ" for basis in understood.body.bases if basis.printed.startswith("Căn cứ"))
    yield from ("Kính gửi" for found in head.addressees if found.printed.lower().startswith("kính gửi"))
    if organ_known:
        yield from (found.printed for found in (head.organ, head.governing) if found)
    if head.notation:
        yield head.notation.printed
    if foot.filing:
        yield "Lưu"
    yield foot.label
    for appendix in understood.appendices:
        # An appendix without a title of its own is called by its label.
        yield from (piece.text for piece in (appendix.label if appendix.title else None, appendix.attached) if piece)
    if signer_known:
        yield from (found.printed for found in (foot.authority, foot.position, foot.name) if found)


def lost_pieces(source: Source, lost: Counter[str]) -> list[Piece]:
    """Return the pieces that the lost words stand in, in the order of the file.

    Whole pieces first, the longest before the others: a heading of three common words is in many longer ones.
    """
    left = +lost
    found: set[int] = set()
    order = sorted(range(len(source.pieces)), key=lambda at: -len(source.pieces[at].text))
    for share in (1.0, 0.5):
        for at in order:
            own = counted([source.pieces[at].text])
            here = own & left
            if here and at not in found and here.total() >= share * own.total():
                found.add(at)
                left -= here
    return [source.pieces[at] for at in sorted(found)]
