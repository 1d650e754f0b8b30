"""Text typed under TCVN3 and VNI fonts written in Unicode, where what comes out is Vietnamese."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from thongbao.fixes.work import Change, Work
from thongbao.form.letters import foreign_fonts, is_legacy
from thongbao.form.scene import place_of
from thongbao.language import _
from thongbao.standard.layout import FONT
from thongbao.standard.rules_page import ENCODING
from thongbao.vietnamese.old_fonts import OldEncoding, from_old_font, old_encoding
from thongbao.vietnamese.syllables import reads_as_vietnamese
from thongbao.word.formatting import as_text, runs_of, set_font, texts_of_run
from thongbao.word.looks import RunLook
from thongbao.word.read_values import ReadParagraph


@dataclass(frozen=True, slots=True)
class _Piece:
    """One text node of a run: what it says, under which font, in which old code."""

    run: Any
    node: Any
    text: str
    font: str
    encoding: OldEncoding | None

    @property
    def decoded(self) -> str:
        """The text in Unicode."""
        return self.text if self.encoding is None else from_old_font(self.text, self.encoding)


def decode(work: Work) -> None:
    """Write every paragraph under an old font in Unicode and Times New Roman; what is not surely read stays."""
    parts = (work.document.part, *work.document.headers_and_footers)
    for paragraph in (p for part in parts for p in part.paragraphs):
        legacy = [font for font in foreign_fonts(paragraph) if is_legacy(font)]
        pieces = list(_pieces(paragraph)) if legacy else []
        if pieces and _is_sure(pieces):
            _write(work, paragraph, pieces)


def _pieces(paragraph: ReadParagraph) -> Iterator[_Piece]:
    """Yield the text nodes with their fonts; none where the file builds the paragraph in a way we do not follow."""
    looks = _Looks(paragraph)
    nodes = [(run, node, text) for run in runs_of(paragraph.element) for node, text in texts_of_run(run)]
    if "".join(text for _run, _node, text in nodes) != paragraph.text:
        return
    place = 0
    for run, node, text in nodes:
        look = looks.at(place)
        font = look.other_font if old_encoding(look.other_font) else look.font
        yield _Piece(run, node, text, font, old_encoding(font))
        place += len(text)


class _Looks:
    """The look of each character of a paragraph."""

    def __init__(self, paragraph: ReadParagraph) -> None:
        self._pieces = [piece for piece in paragraph.pieces if piece.text]

    def at(self, place: int) -> RunLook:
        for piece in self._pieces:
            if place < len(piece.text):
                return piece.look
            place -= len(piece.text)
        return self._pieces[-1].look


def _is_sure(pieces: Sequence[_Piece]) -> bool:
    """Return whether all of it can be read, letters of two codes are not torn apart, and Vietnamese comes out."""
    if any(piece.encoding is None and is_legacy(piece.font) for piece in pieces):
        return False
    for encoding, group in groupby(pieces, key=lambda piece: piece.encoding):
        run = list(group)
        whole = "".join(piece.text for piece in run)
        if encoding and from_old_font(whole, encoding) != "".join(piece.decoded for piece in run):
            return False
    return reads_as_vietnamese("".join(piece.decoded for piece in pieces))


def _write(work: Work, paragraph: ReadParagraph, pieces: Sequence[_Piece]) -> None:
    for piece in pieces:
        if piece.encoding is not None:
            as_text(piece.node, piece.decoded)
            set_font(piece.run, FONT)
    work.touch(paragraph)
    new = "".join(piece.decoded for piece in pieces)
    fonts = ", ".join(dict.fromkeys(piece.font for piece in pieces if piece.encoding))
    what = _("chuyển mã của phông {fonts} sang Unicode, đặt phông Times New Roman").format(fonts=fonts)
    change = Change(ENCODING.id, place_of(work.file, paragraph, new).where, what)
    work.changes.append(replace(change, old=paragraph.text, new=new, part=paragraph.part, paragraph=paragraph.number))
