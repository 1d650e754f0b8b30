"""The pieces between head and foot → bases, opening, numbered sections with their paragraphs, closing."""

import re
from collections.abc import Sequence
from typing import Final

from thongbao.importing.bounds import GIVES, LONGEST_HEADING, closing_start, is_numbered, may_head, opening_end
from thongbao.importing.labels import label_of
from thongbao.importing.markers import bare_number, marker
from thongbao.importing.outline import Outline
from thongbao.importing.parts import Body, Found, Group, Item, Paragraph, Section, Table
from thongbao.importing.pieces import Bullet, Form, Piece

_BASIS: Final = re.compile(r"(?:Căn cứ|Theo đề nghị|Xét)\s")
_SHORT_HEADING: Final = 120
_LONGEST_TITLE: Final = 260


def read_body(pieces: Sequence[Piece]) -> Body:
    """Return what the pieces between head and foot say, in their order."""
    body = Body()
    boxed = [piece for piece in pieces if piece.origin.where.startswith("hộp")]
    pieces = [piece for piece in pieces if piece not in boxed]
    body.left_over = boxed
    at = _take_bases(body, pieces)
    start = opening_end(pieces, at)
    end = closing_start(pieces, start)
    body.opening = [_line(piece) for piece in pieces[at:start]]
    body.closing = [_line(piece) for piece in pieces[end:]]
    body.sections = _Builder(pieces[start:end]).sections()
    return body


def _take_bases(body: Body, pieces: Sequence[Piece]) -> int:
    at = 0
    while at < len(pieces) and _BASIS.match(pieces[at].text) and pieces[at].text.endswith((";", ".", ",")):
        piece = pieces[at]
        # A last basis may run on into the opening: then it ends in a colon and is no basis.
        if "./." in piece.text or len(piece.text) > 600:
            break
        words = re.sub(r"^Căn cứ\s+", "", piece.text).rstrip(";., ")
        body.bases.append(Found(words, "can-cu", piece.origin, piece.text))
        at += 1
    return at


def _line(piece: Piece) -> Paragraph:
    found = marker(f"{piece.mark} x") if piece.mark else None
    dash = found is not None and not found.is_number and found.series != "star"
    return Paragraph(piece, dash=dash, prefix="" if dash or (found and found.series == "star") else piece.mark)


class _Builder:
    """Builds the tree of sections while walking the pieces once."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._made: list[Section] = []
        self._section: Section | None = None
        self._sub: Section | None = None
        self._group: Group | None = None
        self._bullets: list[Bullet] = []
        self._last: Paragraph | None = None
        self._path = ""
        self._outline = Outline()
        self._mixed = _mixed_sections(pieces)

    def sections(self) -> list[Section]:
        for index, piece in enumerate(self._pieces):
            following = self._pieces[index + 1] if index + 1 < len(self._pieces) else None
            self._take(piece, following)
        for section in self._made:
            _fill(section)
        return self._made

    def _take(self, piece: Piece, following: Piece | None) -> None:
        if piece.form is Form.ROW:
            self._row(piece)
        elif is_numbered(piece):
            self._numbered(piece, following)
        elif piece.mark and not piece.mark.startswith("*") and not self._heads_in_bold(piece, following):
            self._bullet(piece, following)
        elif self._heads(piece, following):
            self._open_group(piece)
        elif (piece.form is Form.HEADING or piece.bold) and not piece.text.endswith(".") and not piece.mark:
            self._titled(piece)
        else:
            self._plain(piece)

    def _items(self) -> list[Item]:
        """The list that paragraphs outside any group go into."""
        if self._section is None:
            self._section = Section()
            self._made.append(self._section)
        return (self._sub or self._section).items

    def _row(self, piece: Piece) -> None:
        items = self._items() if self._group is None else self._group.items
        last = items[-1] if items else None
        if isinstance(last, Table) and last.rows[-1].table == piece.table:
            last.rows.append(piece)
        else:
            items.append(Table([piece]))
        self._last = None

    def _numbered(self, piece: Piece, following: Piece | None) -> None:
        found = marker(f"{piece.mark} x")
        depth, path = self._outline.enter(piece.mark, found)
        titled = is_title(piece, following)
        label = label_of(piece.text) is not None
        if label and self._last is not None:
            self._add(Paragraph(piece, prefix=piece.mark), label=True)
        elif depth == 0:
            self._close()
            self._section, self._sub = Section(path, piece if titled else None), None
            self._made.append(self._section)
            if not titled:
                self._number_alone(piece, following)
        elif depth == 1 and titled and self._section and self._takes_subsections(self._section):
            self._close()
            self._sub = Section(path, piece)
            self._section.subsections.append(self._sub)
        elif self._heads(piece, following) or (titled and _heads_below(piece, following)):
            self._open_group(piece, piece.mark, path)
        else:
            if titled or depth == 1:
                self._group = None
            if depth == 1:
                self._path = path if path.rpartition(".")[2].isdigit() else ""
            self._add(Paragraph(piece, prefix=piece.mark))
            self._bullets = []

    def _takes_subsections(self, section: Section) -> bool:
        """A section has subsections when every number directly below it has a title; else numbers stay in words."""
        return section.title is not None and len(self._made) - 1 not in self._mixed

    def _number_alone(self, piece: Piece, following: Piece | None) -> None:
        """A number without a title stays in its paragraph, or in the line that gives what follows."""
        if self._heads(piece, following):
            self._open_group(piece, piece.mark, self._section.path if self._section else "")
        else:
            self._add(Paragraph(piece, prefix=piece.mark))

    def _titled(self, piece: Piece) -> None:
        """A bold line without a number: a section where nothing is numbered, else a paragraph."""
        if self._outline.is_empty and is_title(piece, None):
            self._close()
            self._section, self._sub = Section("", piece), None
            self._made.append(self._section)
        else:
            self._plain(piece)

    def _bullet(self, piece: Piece, following: Piece | None) -> None:
        kind = piece.kind
        if kind in self._bullets:
            del self._bullets[self._bullets.index(kind) + 1 :]
        else:
            if kind.indent:
                # Word says how far in it stands: what does not stand further out is not above it.
                self._bullets = [above for above in self._bullets if above.indent < kind.indent]
            self._bullets.append(kind)
        deeper = len(self._bullets) > 1
        paragraph = Paragraph(piece, dash=True)
        if label_of(piece.text) is not None and self._last is not None:
            self._add(paragraph, label=True, deeper=deeper)
        elif not deeper and self._heads_bullets(piece, following):
            self._close()
            self._bullets = [kind]
            self._items().append(paragraph)
            self._last = paragraph
        else:
            self._add(paragraph, deeper=deeper)

    def _heads_bullets(self, piece: Piece, following: Piece | None) -> bool:
        """A dash that gives a unit what stands below one level deeper ends the group before it."""
        gives = GIVES.match(piece.text) and not piece.text.startswith(("Đối với", "Các "))
        return bool(following and gives and may_head(piece) and following.kind != piece.kind)

    def _heads_in_bold(self, piece: Piece, following: Piece | None) -> bool:
        """Return whether a bullet in bold («• **Giao Phòng X**») heads the points of another kind below it."""
        return piece.bold and not may_head(piece) and self._heads(piece, following)

    def _plain(self, piece: Piece) -> None:
        group = self._group
        paragraph = Paragraph(piece)
        if label_of(piece.text) is not None and self._last is not None:
            self._add(paragraph, label=True)
            return
        if group and any(isinstance(item, Paragraph) and item.dash for item in group.items):
            self._group = None
        if piece.mark.startswith("*"):
            self._group = None
        self._bullets = []
        self._add(paragraph)

    def _add(self, paragraph: Paragraph, *, label: bool = False, deeper: bool = False) -> None:
        paragraph.is_label, paragraph.path = label, self._path
        items = self._group.items if self._group else self._items()
        above = items[-1] if items else None
        if deeper and isinstance(above, Paragraph):
            above.deeper.append(paragraph)
        else:
            items.append(paragraph)
        if not label:
            self._last = paragraph

    def _heads(self, piece: Piece, following: Piece | None) -> bool:
        """Return whether the line gives what follows to somebody: «Giao X:», «* Giao X», «Sở Y:» before points."""
        if following is None or piece.form is Form.ROW or following.form is Form.ROW:
            return False
        text = piece.text
        star = piece.mark.startswith("*") or piece.bold
        gives = text.startswith(("Giao ", "giao ", "GIAO ")) and not text.endswith((".", ";", ","))
        short = len(text) <= LONGEST_HEADING
        listed = bool(following.mark) and len(text) <= _SHORT_HEADING
        if short and (may_head(piece) or (gives and (star or listed))) and GIVES.match(text):
            return following.kind != piece.kind or not piece.mark
        return False

    def _open_group(self, piece: Piece, prefix: str = "", path: str = "") -> None:
        self._close()
        group = Group(piece, prefix, path)
        self._items().append(group)
        self._group = group

    def _close(self) -> None:
        self._group, self._bullets, self._last, self._path = None, [], None, ""


def _mixed_sections(pieces: Sequence[Piece]) -> set[int]:
    """Return which sections hold both titles and bare paragraphs among the numbers directly below them."""
    outline, section, mixed = Outline(), -1, set[int]()
    numbered = False
    for index, piece in enumerate(pieces):
        if not is_numbered(piece) or label_of(piece.text) is not None:
            # What stands before the first number is a section of its own.
            section = max(section, 0) if not numbered else section
            continue
        depth, _path = outline.enter(piece.mark, marker(f"{piece.mark} x"))
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if depth == 0:
            section, numbered = section + 1, True
        elif depth == 1 and not is_title(piece, following):
            mixed.add(section)
    return mixed


def _fill(section: Section) -> None:
    """Titles with nothing below them are paragraphs: the record has no section without content."""
    for sub in [each for each in section.subsections if not each.items]:
        at = section.subsections.index(sub)
        above = section.subsections[at - 1].items if at else section.items
        if sub.title:
            above.append(Paragraph(sub.title, prefix=sub.title.mark))
        section.subsections.remove(sub)
    if section.title and not section.items and not section.subsections:
        section.items.append(Paragraph(section.title, prefix=section.title.mark))
        section.title = None


def is_title(piece: Piece, following: Piece | None) -> bool:
    """Return whether a numbered line is the title of a section and no paragraph of its own."""
    text = piece.text
    if len(text) > _LONGEST_TITLE or text.endswith(("./.", ";")):
        return False
    if piece.form is Form.HEADING:
        return True
    if piece.bold:
        return not text.endswith(".") or len(text) < 120
    if text.endswith(".") or label_of(text) is not None:
        return False
    if following is None or (following.mark and _same_series(piece, following)):
        return False
    return len(text) <= 160 or text.endswith(":")


def _heads_below(piece: Piece, following: Piece | None) -> bool:
    """Return whether something stands below a title, so that it heads more than itself."""
    return following is not None and not _same_series(piece, following)


def _same_series(piece: Piece, following: Piece) -> bool:
    one, other = marker(f"{piece.mark} x"), marker(f"{following.mark} x")
    return one is not None and other is not None and one.series == other.series and other.is_number


def flat_items(pieces: Sequence[Piece]) -> list[Item]:
    """Return the pieces of an appendix as items, numbers kept in their words."""
    items: list[Item] = []
    for piece in pieces:
        last = items[-1] if items else None
        if piece.form is Form.ROW:
            if isinstance(last, Table) and last.rows[-1].table == piece.table:
                last.rows.append(piece)
            else:
                items.append(Table([piece]))
        else:
            items.append(_line(piece))
    return items


def number_of(path: str) -> str:
    """Return the last number of a path, without punctuation."""
    return bare_number(path.rsplit(".", 1)[-1]) if path else ""
