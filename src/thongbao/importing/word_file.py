"""A .docx → pieces: head and signature in tables or tabs as columns, tables as rows, text boxes and notes apart."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from thongbao.importing.cutting import body_start, foot_start, joined_pieces, without_wide_gaps
from thongbao.importing.markers import marker
from thongbao.importing.pieces import Aside, Bullet, Column, Form, Origin, Piece, Source
from thongbao.language import _
from thongbao.standard.recognising import (
    GAP,
    code_span,
    columns,
    date_span,
    holds_motto,
    holds_title,
    is_filing,
    is_party_title,
    is_recipients_label,
    is_rule,
    is_signing_line,
)
from thongbao.vietnamese.old_fonts import from_old_font, old_encoding
from thongbao.vietnamese.text import control_characters, nfc, squeeze
from thongbao.word.editing_markup import w
from thongbao.word.package import Package
from thongbao.word.read_values import Cell, ReadParagraph
from thongbao.word.read_values import Piece as WordPiece
from thongbao.word.reading import ReadDocument

_MOST_COLUMNS: Final = 3
_MOSTLY: Final = 0.9
# Outline levels of headings; body text has none.
_LEVELS: Final = 9
_PAGE_END: Final = "\x0c"
_LINE_ENDS: Final = re.compile(f"[\n{_PAGE_END}]")
_NOTES: Final = (("footnotes", _("chú thích cuối trang")), ("endnotes", _("chú thích cuối văn bản")))


def read_word(package: Package, file: str, name: str = "docx") -> Source:
    """Return the pieces of a .docx that has been opened within its limits."""
    document = ReadDocument(package)
    paragraphs = [_Typed(paragraph) for paragraph in document.paragraphs]
    pieces = list(_at_page_ends(_pieces(paragraphs)))
    start = body_start(pieces)
    end = foot_start(pieces, start)
    pieces = [*pieces[:start], *_side_by_side(pieces[start:end]), *pieces[end:]]
    end = foot_start(pieces, start)
    pieces, cuts = joined_pieces(pieces, start, end)
    notes = []
    changes = sum(1 for change in ("ins", "del", "moveFrom", "moveTo") for _each in document.root.iter(w(change)))
    if changes:
        notes.append(_("tệp có {n} thay đổi đang theo dõi; đã đọc như đã chấp nhận hết").format(n=changes))
    comments = len(document.other_part("word/comments.xml").paragraphs)
    if comments:
        notes.append(_("tệp có {n} đoạn lời bình bên lề; không phải lời văn nên không đưa vào").format(n=comments))
    fonts = sorted({font for paragraph in paragraphs for font in paragraph.old_fonts})
    if fonts:
        notes.append(_("chữ gõ bằng phông cũ ({fonts}) đã chuyển sang Unicode").format(fonts=", ".join(fonts)))
    if cuts:
        notes.append(_("{n} đoạn bị ngắt giữa chừng đã nối lại").format(n=cuts))
    return Source(file, name, tuple(pieces), tuple(_asides(document)), tuple(notes))


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line of a paragraph, as far as the author broke it: its words, how much of it is bold and italic."""

    text: str
    bold: float
    italic: float
    ends_page: bool


class _Typed:
    """A paragraph of the file with its words as Unicode, whatever font they were typed in."""

    def __init__(self, paragraph: ReadParagraph) -> None:
        self.read = paragraph
        self.old_fonts: set[str] = set()
        self._pieces = list(_with_page_ends(paragraph))
        self.text = without_wide_gaps("".join(self._words()))

    def _words(self) -> Iterator[str]:
        # A letter of an old font may be two codes, so neighbours under one are decoded together.
        for encoding, group in groupby(self._pieces, key=lambda piece: old_encoding(piece.look.font)):
            pieces = list(group)
            if encoding is None:
                yield from (piece.text.upper() if piece.look.capitals else piece.text for piece in pieces)
            else:
                self.old_fonts |= {piece.look.font for piece in pieces if piece.text.strip()}
                words = from_old_font("".join(piece.text for piece in pieces), encoding)
                yield words.upper() if pieces[0].look.capitals else words

    @property
    def cell(self) -> Cell | None:
        """The cell it stands in, of the outermost table: a table inside a cell only lays words out."""
        cell = self.read.cell
        while cell is not None and cell.outer is not None:
            cell = cell.outer
        return cell

    @property
    def lines(self) -> Sequence[_Line]:
        """Its lines, one where nobody broke it."""
        texts = _LINE_ENDS.split(self.text)
        ends = _LINE_ENDS.findall(self.text)
        letters = [[0, 0, 0] for _text in texts]
        at = 0
        for piece in self._pieces:
            for number, part in enumerate(_LINE_ENDS.split(piece.text)):
                at += number > 0
                count = sum(map(str.isalnum, part))
                letters[at][0] += count
                letters[at][1] += count * piece.look.bold
                letters[at][2] += count * piece.look.italic
        shares = [(bold / every, italic / every) if every else (0.0, 0.0) for every, bold, italic in letters]
        return [
            _Line(text, *share, end == _PAGE_END) for text, share, end in zip(texts, shares, [*ends, ""], strict=True)
        ]

    @property
    def is_bold(self) -> bool:
        """Whether its first line is bold."""
        return self.lines[0].bold >= _MOSTLY


def _with_page_ends(paragraph: ReadParagraph) -> Iterator[WordPiece]:
    """Yield the pieces of a paragraph with a sign where a page ends inside it."""
    ends = list(paragraph.page_breaks)
    at = 0
    for piece in paragraph.pieces:
        start = 0
        while ends and ends[0] <= at + len(piece.text):
            cut = ends.pop(0) - at
            yield replace(piece, text=f"{piece.text[start:cut]}{_PAGE_END}")
            start = cut
        yield replace(piece, text=piece.text[start:]) if start else piece
        at += len(piece.text)


def _asides(document: ReadDocument) -> Iterator[Aside]:
    parts = [
        *((document.other_part(f"word/{name}.xml"), words) for name, words in _NOTES),
        *((part, _("đầu trang, chân trang")) for part in document.headers_and_footers),
    ]
    seen = set()
    for part, where in parts:
        for paragraph in part.paragraphs:
            text = _clean(_Typed(paragraph).text)
            if text and text not in seen and not text.strip("-–— /|.").isdigit():
                seen.add(text)
                yield Aside(text, Origin(paragraph=paragraph.number, where=where), part.name)


def _pieces(paragraphs: Sequence[_Typed]) -> Iterator[Piece]:
    for table, found in groupby(paragraphs, key=lambda p: p.cell.table.number if p.cell else 0):
        group = list(found)
        if not table:
            yield from (piece for paragraph in group for piece in _lines(paragraph, Column.FULL, in_tabs=True))
        elif _is_layout(group):
            yield from _layout(group)
        else:
            yield from _data(group)


def _at_page_ends(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces; one that says nothing but that a page ends there marks the one before it."""
    waiting: Piece | None = None
    for piece in pieces:
        if waiting is not None and not piece.text and not piece.mark and not piece.cells:
            waiting = replace(waiting, ends_page=True)
            continue
        if waiting is not None:
            yield waiting
        waiting = piece
    if waiting is not None and (waiting.text or waiting.mark or waiting.cells):
        yield waiting


def _side_by_side(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces of a body: a line with a wide gap is one there, a field and what is said of it."""
    waiting: Piece | None = None
    for piece in pieces:
        same = waiting is not None and waiting.origin == piece.origin and waiting.column is Column.LEFT
        if waiting is not None and same and piece.column is Column.RIGHT and not piece.origin.where:
            waiting = replace(waiting, text=f"{waiting.text} {piece.printed}", column=Column.FULL)
            continue
        if waiting is not None:
            yield waiting
        waiting = piece
    if waiting is not None:
        yield waiting


def _is_layout(group: Sequence[_Typed]) -> bool:
    """Return whether the table only stands things side by side: a head, a signature block, a frame of one cell."""
    widths = {_row_width(p.cell) for p in group if p.cell}
    if max(widths, default=1) > _MOST_COLUMNS:
        return False
    texts = [line for p in group for line in _LINE_ENDS.split(p.text)]
    if any(
        is_party_title(t) or holds_title(t) or holds_motto(t) or is_recipients_label(t.strip()) or is_filing(t)
        for t in texts
    ):
        return True
    if max(widths, default=1) == 1:
        return True
    heads = any(code_span(t.strip()) or date_span(t.strip()) for t in texts)
    signs = any(is_signing_line(t) for t in texts) and len(texts) < 25
    return (heads or signs) and max(widths) == 2


def _row_width(cell: Cell) -> int:
    return cell.table.rows[cell.row - 1]


def _layout(group: Sequence[_Typed]) -> Iterator[Piece]:
    for paragraph in group:
        cell = paragraph.cell
        column = Column.FULL
        if cell and _row_width(cell) > 1:
            column = Column.LEFT if cell.column == 1 else Column.RIGHT
        yield from _lines(paragraph, column, in_tabs=column is Column.FULL)


def _data(group: Sequence[_Typed]) -> Iterator[Piece]:
    # A grid has more columns than any row has cells when rows part it at different places.
    starts = sorted({p.cell.place for p in group if p.cell})
    for row, inside in groupby(group, key=lambda p: p.cell.row if p.cell else 0):
        cells: dict[int, list[str]] = {}
        continuing: set[int] = set()
        first: _Typed | None = None
        for paragraph in inside:
            first = first or paragraph
            text = _clean(f"{paragraph.read.label} {_LINE_ENDS.sub(' ', paragraph.text)}")
            if paragraph.cell:
                cells.setdefault(paragraph.cell.place, []).append(text)
                if paragraph.cell.continues:
                    continuing.add(starts.index(paragraph.cell.place))
        words = tuple(squeeze(" ".join(cells.get(place, []))) for place in starts)
        if first is not None and first.cell and any(words):
            number = first.cell.table.number
            where = _("bảng {table}, hàng {row}").format(table=number, row=row)
            origin = Origin(paragraph=first.read.number, where=where)
            printed = " | ".join(word for place, word in zip(starts, words, strict=True) if place in cells)
            below = tuple(sorted(continuing))
            yield Piece(printed, origin, Form.ROW, bold=first.is_bold, cells=words, table=number, continuing=below)


def _lines(paragraph: _Typed, column: Column, *, in_tabs: bool) -> Iterator[Piece]:
    """Yield the lines of a paragraph; a line in two columns made with tabs is two."""
    label = paragraph.read.label
    for line in paragraph.lines:
        text = line.text
        if not text.strip() or is_rule(text):
            if line.ends_page:
                yield _piece(paragraph, replace(line, text=""), column, "")
            continue
        halves = columns(text) if in_tabs and _may_be_columns(text) else None
        if halves:
            yield _piece(paragraph, replace(line, text=text[: halves[0]]), Column.LEFT, label)
            yield _piece(paragraph, replace(line, text=text[halves[1] :]), Column.RIGHT, "")
        else:
            yield _piece(paragraph, line, column, label)
        label = ""


def _may_be_columns(text: str) -> bool:
    """Return whether a line with a wide gap stands in a head or a foot; a long one is text with a tab in it."""
    left, *others = GAP.split(text.strip())
    if marker(f"{left} x") and not marker(left):
        # A number or a dash set off by a tab, and no column.
        return False
    if marker(left) and not any(is_signing_line(part) or _short(part) for part in others):
        return False
    return len(text) < 200 and bool(GAP.split(text, maxsplit=1)[0].strip())


def _short(text: str) -> bool:
    return bool(text.strip()) and len(text) < 60


def _piece(paragraph: _Typed, line: _Line, column: Column, label: str) -> Piece:
    words = _clean(line.text)
    found = marker(words) if not label else None
    mark, rest = (found.printed, words[found.length :]) if found else (label, words)
    return Piece(
        text=rest.strip(),
        origin=Origin(paragraph=paragraph.read.number, where=_where(paragraph)),
        form=Form.HEADING if paragraph.read.look.outline in range(_LEVELS) else Form.PARAGRAPH,
        mark=mark,
        column=column,
        bold=line.bold >= _MOSTLY,
        ends_page=line.ends_page,
        italic=line.italic >= _MOSTLY,
        bullet=Bullet(*paragraph.read.bullet) if label and paragraph.read.bullet else None,
    )


def _where(paragraph: _Typed) -> str:
    if paragraph.read.box:
        return _("hộp văn bản")
    cell = paragraph.cell
    if cell is None:
        return ""
    return _("bảng {table}, hàng {row}, ô {column}").format(table=cell.table.number, row=cell.row, column=cell.column)


def _clean(text: str) -> str:
    bad = set(control_characters(text))
    kept = "".join("" if at in bad else letter for at, letter in enumerate(text)) if bad else text
    return squeeze(nfc(kept))
