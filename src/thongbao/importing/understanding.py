"""Pieces of a document → its parts: head, meeting, body, foot, appendices."""

from collections.abc import Sequence

from thongbao.importing.body import flat_items, read_body
from thongbao.importing.cutting import body_start, foot_start
from thongbao.importing.foot import read_foot
from thongbao.importing.head import read_head
from thongbao.importing.meeting import read_meeting
from thongbao.importing.parts import Appendix, Found, Understood
from thongbao.importing.pieces import Form, Piece, Source
from thongbao.standard.recognising import is_appendix_label, is_attachment
from thongbao.vietnamese.text import squeeze


def understand(source: Source) -> Understood:
    """Return the parts of a document; every piece of it is in one of them."""
    pieces = list(source.pieces)
    start = body_start(pieces)
    end = foot_start(pieces, start)
    cut = _appendix_start(pieces, end)
    head = read_head(pieces[:start])
    body = read_body(pieces[start:end])
    foot = read_foot(pieces[end:cut])
    return Understood(head, read_meeting(head, body.opening), body, foot, _appendices(pieces[cut:]))


def _appendix_start(pieces: Sequence[Piece], start: int) -> int:
    return next((i for i in range(start, len(pieces)) if is_appendix_label(pieces[i].text)), len(pieces))


def _appendices(pieces: Sequence[Piece]) -> list[Appendix]:
    starts = [i for i, piece in enumerate(pieces) if is_appendix_label(piece.text)]
    ends = [*starts[1:], len(pieces)]
    return [_appendix(pieces[at], list(pieces[at + 1 : end])) for at, end in zip(starts, ends, strict=False)]


def _appendix(label: Piece, pieces: list[Piece]) -> Appendix:
    titles: list[Piece] = []
    at = 0
    while at < len(pieces) and pieces[at].form is not Form.ROW and not pieces[at].mark:
        text = pieces[at].text
        if is_attachment(text) or not (text.upper() == text or pieces[at].bold):
            break
        titles.append(pieces[at])
        at += 1
    attached = pieces[at] if at < len(pieces) and is_attachment(pieces[at].text) else None
    appendix = Appendix(label, attached=attached, items=flat_items(pieces[at + (1 if attached else 0) :]))
    if titles:
        words = squeeze(" ".join(piece.text for piece in titles))
        appendix.title = Found(words, "ten-phu-luc", titles[0].origin, words)
    return appendix
