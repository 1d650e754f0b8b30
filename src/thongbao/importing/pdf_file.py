"""The words of a PDF's pages → pieces: columns of head and foot apart, lines joined to paragraphs, tables by rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median
from typing import Final

from thongbao.convert.pdf_words import PdfPage, PdfWord
from thongbao.importing.cutting import body_start, foot_start, goes_on
from thongbao.importing.markers import marker
from thongbao.importing.pdf_lines import Line, lines_of, over_pages, side_by_side
from thongbao.importing.pieces import Aside, Bullet, Column, Form, Origin, Piece, Source
from thongbao.language import _
from thongbao.standard.national_title import NATIONAL_MOTTO, NATIONAL_TITLE
from thongbao.standard.recognising import addressee_start, is_address, is_recipients_label, is_rule, type_named
from thongbao.vietnamese.text import fold

_TERMINAL: Final = (".", ":", ";", "!", "?", "./.", "…")
# A line that ends this many letter sizes before the margin was ended by its author, not by the margin.
_SHORT: Final = 2.5
_INDENT: Final = 8.0
# Lines further apart than the closest by this much belong to two paragraphs.
_LOOSE: Final = 1.22
# So little is enough between a full stop and a capital letter.
_APART: Final = 1.07
# Two lines cannot stand closer than this share of their letters' size.
_TIGHTEST: Final = 0.8
# A hanging line begins at most this far behind its mark.
_HANG: Final = 45.0
_SMALLER: Final = 0.86
_TITLES: Final = tuple(
    tuple(fold(words).upper().split()) for words in (NATIONAL_TITLE, NATIONAL_MOTTO, "Đảng Cộng sản Việt Nam")
)


def read_pages(pages: Sequence[PdfPage], file: str, name: str = "pdf") -> Source:
    """Return the pieces of a PDF that has a text layer."""
    lines, asides = _running(pages)
    pieces = list(_pieces(lines))
    return Source(file, name, tuple(pieces), tuple(asides), ())


def letters_in(pages: Sequence[PdfPage]) -> int:
    """Return how many letters the text layer holds."""
    return sum(len(word.text) for page in pages for word in page.words)


def _running(pages: Sequence[PdfPage]) -> tuple[list[Line], list[Aside]]:
    """Return the lines of the running text, and page numbers and footnotes apart."""
    every = [line for page in pages for line in lines_of(page)]
    size = _usual_size(every)
    running: list[Line] = []
    asides: list[Aside] = []
    for page in pages:
        lines = [line for line in every if line.page == page.number]
        for line in list(lines):
            if _is_page_number(line, lines, page):
                lines.remove(line)
        feet = _address(lines, size, page)
        lines = lines[: len(lines) - len(feet)]
        notes = _footnotes(lines, size, page)
        running += lines[: len(lines) - len(notes)] if notes else lines
        for group, where in ((notes, _("chú thích cuối trang")), (feet, _("đầu trang, chân trang"))):
            if group:
                text = " ".join(line.text for line in group)
                asides.append(Aside(text, Origin(page=page.number, where=where), "note"))
    return over_pages(running), asides


def _usual_size(lines: Sequence[Line]) -> float:
    sizes = [line.size for line in lines for _word in line.words]
    return median(sizes) if sizes else 12.0


def _is_page_number(line: Line, lines: Sequence[Line], page: PdfPage) -> bool:
    text = line.text.strip(" -–—|/")
    at_edge = line is lines[0] or line is lines[-1]
    in_margin = line.bottom > page.height * 0.9 or line.top < page.height * 0.1
    return at_edge and in_margin and text.isdigit() and len(text) <= 4


def _address(lines: Sequence[Line], size: float, page: PdfPage) -> list[Line]:
    """Return the lines of the office's address in the foot of the page (Phụ lục I, phần I, mục III, khoản 4)."""
    at = len(lines)
    while at and lines[at - 1].top < page.height * 0.12 and lines[at - 1].size < size * _SMALLER:
        at -= 1
    feet = list(lines[at:])
    return feet if any(is_address(line.text) for line in feet) else []


def _footnotes(lines: Sequence[Line], size: float, page: PdfPage) -> list[Line]:
    """Return the small lines at the foot of a page that begin with their number."""
    at = len(lines)
    while at and lines[at - 1].size < size * _SMALLER and lines[at - 1].top < page.height * 0.45:
        at -= 1
    notes = list(lines[at:])
    while notes and not notes[0].text[:1].isdigit():
        notes.pop(0)
    # A distribution list is small too, and stands where footnotes do.
    before = lines[: len(lines) - len(notes)]
    return [] if any(is_recipients_label(line.text) for line in before) else notes


def _pieces(lines: Sequence[Line]) -> Iterator[Piece]:
    title = next((i for i, line in enumerate(lines[:60]) if type_named(line.text)), None)
    rough = [_rough(line) for line in lines]
    start = body_start(rough)
    end = foot_start(rough, start)
    middle = _middle(lines)
    top = next(
        (i for i, line in enumerate(lines[:start]) if i == title or addressee_start(line.text) is not None), start
    )
    yield from _head(lines[:top], middle)
    for line in lines[top:start]:
        yield from _columns(line, middle, in_head=title is None)
    yield from _paragraphs(lines[start:end])
    yield from _foot(lines[end:], middle)


def _rough(line: Line) -> Piece:
    return _piece(line, line.text, Column.FULL)


def _piece(line: Line, text: str, column: Column) -> Piece:
    found = marker(text)
    mark, rest = (found.printed, text[found.length :]) if found else ("", text)
    form = Form.ROW if line.cells else Form.PARAGRAPH
    return Piece(
        rest if not line.cells else " | ".join(line.cells),
        Origin(page=line.page),
        form,
        mark if not line.cells else "",
        column,
        line.bold,
        line.cells,
        line.table,
        continuing=line.continuing,
    )


def _middle(lines: Sequence[Line]) -> float:
    left = min((line.left for line in lines), default=0.0)
    right = max((line.right for line in lines), default=600.0)
    return (left + right) / 2


def _head(lines: Sequence[Line], middle: float) -> Iterator[Piece]:
    """Yield what stands above the title, the left column before the right one."""
    others, titles = _titles_apart(lines)
    halves = side_by_side(others)
    if halves is None:
        for line in others:
            yield from _columns(line, middle, in_head=True)
    else:
        yield from _halves(*halves)
    yield from (_piece(line, line.text, Column.RIGHT) for line in titles)


def _titles_apart(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines of a head without Quốc hiệu and Tiêu ngữ, and those: set with tabs they run on into the next."""
    left = [list(line.words) for line in lines]
    titles = []
    for title in _TITLES:
        for at, line in enumerate(lines):
            after = left[at + 1] if at + 1 < len(lines) and lines[at + 1].page == line.page else []
            count = next((n for n in range(len(title), 0, -1) if _ends_with(left[at], title[:n])), 0)
            rest = len(title) - count
            if count and [_letters(word) for word in after[:rest]] == list(title[count:]):
                titles.append(Line(line.page, [*left[at][-count:], *after[:rest]]))
                del left[at][-count:], after[:rest]
    kept = [replace(line, words=words) for line, words in zip(lines, left, strict=True) if words]
    return kept, titles


def _ends_with(words: Sequence[PdfWord], title: Sequence[str]) -> bool:
    return [_letters(word) for word in words[-len(title) :]] == list(title)


def _letters(word: PdfWord) -> str:
    return fold(word.text).replace("–", "-").upper()


def _halves(left: Sequence[Line], right: Sequence[Line]) -> Iterator[Piece]:
    strays: list[Line] = []
    for line in left:
        # What stands apart in the left column belongs to the right one, set with tabs.
        first, *others = line.parts()
        strays += others
        kept = first
        if not is_rule(kept.text):
            yield _piece(kept, kept.text, Column.LEFT)
    for line in sorted([*strays, *right], key=lambda line: (line.page, -line.bottom)):
        if not is_rule(line.text):
            yield _piece(line, line.text, Column.RIGHT)


def _columns(line: Line, middle: float, *, in_head: bool) -> Iterator[Piece]:
    """Yield the left and the right part of a line of the head; a line over the middle is one."""
    for part in line.parts():
        column = Column.FULL
        if in_head and part.right < middle + 20 and part.left < middle - 40:
            column = Column.LEFT
        elif in_head and part.left > middle - 60:
            column = Column.RIGHT
        if not is_rule(part.text):
            yield _piece(part, part.text, column)


def _foot(lines: Sequence[Line], middle: float) -> Iterator[Piece]:
    """Yield list and signature, then what follows them (appendices) as running text."""
    at = next((i for i, line in enumerate(lines) if line.cells or _is_appendix(line)), len(lines))
    for _page, group in groupby(lines[:at], key=lambda line: line.page):
        here = list(group)
        halves = side_by_side(here)
        if halves is not None:
            yield from _halves(*halves)
            continue
        for part in (part for line in here for part in line.parts()):
            if not is_rule(part.text):
                column = Column.RIGHT if part.left > middle - 60 and not marker(part.text) else Column.LEFT
                yield _piece(part, part.text, column)
    yield from _paragraphs(lines[at:])


def _is_appendix(line: Line) -> bool:
    return line.text.lower().startswith("phụ lục") and len(line.text) < 20


@dataclass(slots=True)
class _Measure:
    """How the body is set: its margins, the distance of lines in one paragraph."""

    left: float
    right: float
    step: float


def _paragraphs(lines: Sequence[Line]) -> Iterator[Piece]:
    if not lines:
        return
    measure = _measure(lines)
    waiting: Piece | None = None
    before = start = lines[0]
    steps: list[float] = []
    # Left and right pages may have margins of their own.
    edges = {page: min(line.left for line in group) for page, group in groupby(lines, key=lambda line: line.page)}
    for line in lines:
        if is_rule(line.text) and not line.cells:
            continue
        piece = _with_bullet(_rough(line), line.left - edges[line.page], steps)
        hangs = start.left + 2 < line.left < start.left + _HANG
        if waiting is not None and _joins(before, line, waiting, piece, measure, hangs=hangs):
            waiting = replace(waiting, text=_glued(waiting.text, line.text), bold=waiting.bold and line.bold)
        else:
            if waiting is not None:
                yield waiting
            waiting, start = piece, line
        before = line
    if waiting is not None:
        yield waiting


def _with_bullet(piece: Piece, indent: float, steps: list[float]) -> Piece:
    """Return a point with how far in it stands; ``steps`` are those of the points before it."""
    found = marker(f"{piece.mark} x") if piece.mark else None
    if found is None or found.is_number:
        return piece
    step = next((each for each in steps if abs(each - indent) < _INDENT), indent)
    if step not in steps:
        steps.append(step)
    return replace(piece, bullet=Bullet(piece.mark, max(round(step * 20), 1)))


def _glued(text: str, more: str) -> str:
    """Return two lines as one; a hyphen inside a name or a number (HĐND-UBND) is followed by no space."""
    inside = text[-1:] in "-–" and text[-2:-1].isalnum() and more[:1].isalnum()
    return f"{text}{more}" if inside else f"{text} {more}"


def _measure(lines: Sequence[Line]) -> _Measure:
    rights = sorted(line.right for line in lines if not line.cells) or [500.0]
    lefts = sorted(line.left for line in lines if not line.cells) or [80.0]
    steps = [
        one.baseline - other.baseline
        for one, other in pairwise(lines)
        if one.page == other.page and _TIGHTEST * one.size < one.baseline - other.baseline < 60
    ]
    step = sorted(steps)[len(steps) // 10] if steps else 18.0
    return _Measure(lefts[len(lefts) // 10], rights[len(rights) * 9 // 10], step)


def _joins(before: Line, line: Line, waiting: Piece, piece: Piece, measure: _Measure, *, hangs: bool) -> bool:
    """Return whether a line goes on with the paragraph of the line before it; ``hangs``: it begins behind its mark."""
    if before.cells or line.cells:
        return False
    ended = waiting.text.rstrip().endswith(_TERMINAL)
    # Behind a full stop only a line that could not have taken the next word goes on.
    slack = 0.0 if ended and _starts(line) else _SHORT * before.size
    full = before.right >= measure.right - slack - _next_word(line)
    gap = before.baseline - line.baseline
    far = before.page == line.page and gap > (_APART if ended and _starts(line) else _LOOSE) * measure.step
    if far or before.bold != line.bold:
        return False
    if waiting.mark and hangs and not piece.mark and full:
        return True
    indented = line.left > measure.left + _INDENT
    if piece.mark:
        # «- Hà Nội» at the start of a wrapped line is no new point: the line before is full and has not ended.
        return full and not ended and not indented
    if not full:
        return goes_on(waiting, piece) and before.page != line.page
    if indented and line.left > before.left - 2 and not ended and not _starts(line):
        return True
    return not indented or (not ended and not _starts(line))


def _next_word(line: Line) -> float:
    """A line is full when the next word would not have fitted behind it."""
    word: PdfWord = line.words[0]
    return word.right - word.left


def _starts(line: Line) -> bool:
    return line.text[:1].isupper() or not line.text[:1].isalnum()
