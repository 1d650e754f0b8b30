"""Where head, body and foot of a document meet, and which paragraphs were cut in two by a line or a page."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from thongbao.importing.markers import marker
from thongbao.importing.pieces import Column, Form, Piece
from thongbao.standard.recognising import (
    addressee_start,
    code_span,
    holds_motto,
    holds_title,
    is_recipients_label,
    is_signing_line,
    type_named,
)
from thongbao.vietnamese.text import fold

# A head has its type name among its first lines; later a line in capitals is a title of the body.
_HEAD_LINES: Final = 40
_OPENING: Final = re.compile(
    r"(?:(?:Vào )?(?:[Ll]úc |[Hh]ồi )?\d{1,2} ?(?:giờ|h\d{0,2})|(?:Vào |Trong )?(?:[Cc]ác |[Hh]ai |[Bb]a )?"
    r"(?:[Ss]áng |[Cc]hiều |[Tt]ối )?[Nn]gày\s|(?:[Ss]áng|[Cc]hiều|[Tt]ối) \d{1,2}[/-]"
    r"|Trong \w+ ngày|Căn cứ|Thực hiện|Thi hành|Triển khai|Sau khi|Trên cơ sở"
    r"|Tại (?:cuộc|phiên|hội|buổi|trụ|phòng)|Xét|Theo |Nhằm|Để |Qua |Từ ngày|Được sự|Với |Tiếp theo|Phúc đáp|Vừa qua"
    r"|Hiện nay)"
)
_TERMINAL: Final = re.compile(r"[.:;!?…/][”\"')\]]*$")
# A paragraph cannot end in one of these; one that does goes on behind a page break.
_OPEN_ENDED: Final = re.compile(
    r"(?:giao|và|hoặc|của|với|về|tại|cho|các|những|theo|để|do|bởi|thuộc|từ|đến|cùng)", re.IGNORECASE
)
_LONG: Final = 180
# Text cut by a page or by hand fills a good part of its line.
_LINE: Final = 50
# A signature above the list: its titles, a name, what stands for the stamp.
_SIGNATURE: Final = 6
_NAME: Final = 40
_PAGE_WIDE: Final = 80
_WIDE_GAP: Final = re.compile(rf"[ \t\u00a0]{{{_PAGE_WIDE},}}")


def without_wide_gaps(text: str) -> str:
    """Return the text with every gap cut to what a page is wide: nothing is said by more, and reading stays linear."""
    return _WIDE_GAP.sub(lambda found: found[0][:_PAGE_WIDE], text)


def title_line(texts: Sequence[str]) -> int | None:
    """Return the index of the line that names the type: ``THÔNG BÁO``."""
    return next((i for i, text in enumerate(texts[:_HEAD_LINES]) if type_named(text.strip("* #"))), None)


def is_opening(text: str, *, first: bool = False) -> bool:
    """Return whether the text begins as the first paragraph of a body does, and no subject.

    :param first: the line stands where the subject should; «Triển khai …» is a subject there.
    """
    if len(text) > _LONG or addressee_start(text) is not None:
        return True
    return (first and text.endswith((".", ":", ";"))) or (not first and bool(_OPENING.match(text)))


def body_start(pieces: Sequence[Piece]) -> int:
    """Return the index of the first piece of the body: behind the subject, or behind ``Kính gửi``."""
    texts = [piece.text for piece in pieces]
    at = title_line(texts)
    if at is None:
        return _without_title(pieces)
    bold = pieces[at + 1].bold if at + 1 < len(pieces) else False
    for index in range(at + 1, len(pieces)):
        piece = pieces[index]
        if piece.mark or piece.form is Form.ROW or is_opening(piece.text, first=index == at + 1):
            return index
        if index > at + 1 and ((bold and not piece.bold) or pieces[index - 1].text.endswith((".", ":"))):
            return index
        if index > at + 8:
            return index
    return len(pieces)


def _without_title(pieces: Sequence[Piece]) -> int:
    """A công văn has no type name: its body begins behind the addressees; without them behind the code and the date."""
    last = 0
    for index, piece in enumerate(pieces[:_HEAD_LINES]):
        text = piece.text
        if addressee_start(text) is not None:
            following = index + 1
            while following < len(pieces) and pieces[following].mark and not is_opening(pieces[following].text):
                following += 1
            return following
        heads = holds_title(text) or holds_motto(text) or code_span(text) or fold(text).startswith("v/v")
        if heads or piece.column is not Column.FULL:
            last = index + 1
    return last


def foot_start(pieces: Sequence[Piece], start: int) -> int:
    """Return the index of the first piece of the foot: ``Nơi nhận:`` or the signature, whichever comes first."""
    for index in range(start, len(pieces)):
        text = pieces[index].text
        if is_recipients_label(text):
            return _before_list(pieces, start, index)
    for index in range(len(pieces) - 1, max(start, len(pieces) - 12) - 1, -1):
        if is_signing_line(pieces[index].text) and len(pieces[index].text) < 80:
            first = index
            while first > start and _belongs_to_signature(pieces[first - 1]):
                first -= 1
            return first
    return len(pieces)


def _before_list(pieces: Sequence[Piece], start: int, at: int) -> int:
    """Return where a foot begins whose list is at ``at``: the signature may stand in the lines before it."""
    first = at
    while first > start and _belongs_to_signature(pieces[first - 1]):
        first -= 1
    if first < at:
        return first
    # Signature and name over the whole width, the list below them.
    above = next((i for i in range(at - 1, max(start, at - _SIGNATURE) - 1, -1) if is_signing_line(pieces[i].text)), at)
    if above == at or any(p.mark or len(p.text) > _NAME or _TERMINAL.search(p.text) for p in pieces[above + 1 : at]):
        return at
    while above > start and _belongs_to_signature(pieces[above - 1]):
        above -= 1
    return above


def _belongs_to_signature(piece: Piece) -> bool:
    text = piece.text
    if piece.mark or len(text) > 80 or _TERMINAL.search(text):
        return False
    return is_signing_line(text) or piece.column is Column.RIGHT


def goes_on(before: Piece, after: Piece) -> bool:
    """Return whether ``after`` is the rest of the paragraph ``before``, cut by the end of a page or of a line."""
    if Form.ROW in (before.form, after.form) or Form.HEADING in (before.form, after.form):
        return False
    if after.mark or marker(after.text) or before.column is not after.column:
        return False
    text = before.text
    if not text or not after.text or before.bold != after.bold or _TERMINAL.search(text):
        return False
    if text.endswith((",", "-", "–", "(")) or after.text[0].islower():
        return True
    if _OPEN_ENDED.fullmatch(text.split()[-1]):
        return True
    # A short line is a title, however it ends.
    broken = before.origin == after.origin and before.origin.paragraph > 0
    return len(text) >= _LINE and (before.ends_page or broken)


def joined_pieces(pieces: Sequence[Piece], start: int, end: int) -> tuple[list[Piece], int]:
    """Return the pieces with those of the body that were cut put together, and how many cuts were mended."""
    made = list(pieces[:start])
    cuts = 0
    for index in range(start, end):
        if index > start and len(made) > start and goes_on(made[-1], pieces[index]):
            whole = f"{made[-1].text} {pieces[index].text}"
            made[-1] = replace(made[-1], text=whole, ends_page=pieces[index].ends_page)
            cuts += 1
        else:
            made.append(pieces[index])
    return [*made, *pieces[end:]], cuts
