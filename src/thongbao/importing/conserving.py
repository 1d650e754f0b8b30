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
    | {"nguoi_ky", "ngay", "thang_ban_hanh", "so", "loai", "do_khan", "cho", "la"}
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
    yield from (piece.text for piece in head.consumed if piece.text)
    yield from (found.printed for found in (head.kind, head.urgency) if found)
    yield from ("Căn cứ" for basis in understood.body.bases if basis.printed.startswith("Căn cứ"))
    yield from ("Kính gửi" for found in head.addressees if found.printed.lower().startswith("kính gửi"))
    if organ_known:
        yield from (found.printed for found in (head.organ, head.governing) if found)
    if head.notation:
        yield head.notation.printed
    if foot.filing:
        yield "Lưu"
    if foot.label:
        yield foot.label
    if signer_known:
        yield from (found.printed for found in (foot.authority, foot.position, foot.name) if found)


def lost_pieces(source: Source, lost: Counter[str]) -> list[Piece]:
    """Return the pieces that the lost words stand in, the fewest that hold them all, in the order of the file."""
    left = +lost
    found = []
    for piece in source.pieces:
        own = counted([piece.text])
        here = own & left
        # Only a piece that is mostly lost can be the one; a stray word is found again in a later one.
        if here and here.total() * 2 >= own.total():
            found.append(piece)
            left -= here
    return found
