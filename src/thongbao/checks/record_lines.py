"""Record → lines: every paragraph the notice prints, with the way back to its characters in the file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from thongbao.checks.lines import Known, Line, Role
from thongbao.findings import Place
from thongbao.model.loading import Parts
from thongbao.model.notice import (
    Appendix,
    Assignment,
    DashParagraph,
    Heading,
    Item,
    Notice,
    PlainList,
    PlainParagraph,
    TableItem,
)
from thongbao.model.notice import DashLine as Dash
from thongbao.model.notice import Line as Written
from thongbao.source.tree import Document

Loc = tuple[str | int, ...]
Piece = tuple[Loc, str]


def lines_of(notice: Notice, document: Document) -> tuple[Line, ...]:
    """Return the lines of a notice in the order of print; marks the tool sets itself (``./.``, ``;``) are on them."""
    return tuple(_Walk(notice, document).lines())


def known_of(parts: Parts) -> Known:
    """Return what the record says of the office; the day is that of issue, else of the meeting."""
    return Known(parts.office, parts.units, day_of(parts.notice) if parts.notice else None)


def day_of(notice: Notice) -> date | None:
    """Return the day the notice is read by: that of issue, else of the meeting, else the last of its month."""
    if notice.issued_date or notice.meeting:
        return notice.issued_date or (notice.meeting.date if notice.meeting else None)
    return notice.issued_month.last_day() if notice.issued_month else None


class _Walk:
    """Makes lines while walking the notice."""

    def __init__(self, notice: Notice, document: Document) -> None:
        self.notice = notice
        self.document = document

    def lines(self) -> Iterator[Line]:
        notice = self.notice
        yield self._line(Role.TYPE_NAME, [(("loai",), notice.type_name.upper())])
        yield self._line(Role.SUBJECT, [(("trich_yeu",), notice.subject)])
        for index, basis in enumerate(notice.bases):
            mark = ";" if index < len(notice.bases) - 1 else "."
            yield self._line(Role.BASIS, [(("can_cu", index), basis.rstrip(";., "))], after=mark)
        yield from self._written(notice.opening, "mo_dau")
        body = list(self._sections())
        yield from body if notice.closing else _closed(body)
        yield from self._written(notice.closing, "ket_thuc")
        yield from self._foot()
        for index, appendix in enumerate(notice.appendices):
            yield from self._appendix(appendix, ("phu_luc", index))

    def _sections(self) -> Iterator[Line]:
        for index, section in enumerate(self.notice.sections):
            here: Loc = ("muc", index)
            if section.title:
                yield self._line(Role.HEADING, [((*here, "tieu_de"), section.title)])
            yield from self._items(section.items, (*here, "noi_dung"))
            for at, sub in enumerate(section.subsections):
                yield self._line(Role.HEADING, [((*here, "muc", at, "tieu_de"), sub.title)])
                yield from self._items(sub.items, (*here, "muc", at, "noi_dung"))

    def _foot(self) -> Iterator[Line]:
        notice = self.notice
        yield Line("Nơi nhận:", self.document.place(("noi_nhan",)), Role.RECIPIENTS_LABEL)
        for index, recipient in enumerate(notice.recipients):
            words = [(("noi_nhan", index), recipient.rstrip(";. "))]
            yield self._line(Role.RECIPIENT, words, before="- ", after=";")
        yield self._line(Role.FILING, [(("luu",), notice.filing.rstrip("."))], before="- Lưu: ", after=".")

    def _appendix(self, appendix: Appendix, here: Loc) -> Iterator[Line]:
        yield self._line(Role.APPENDIX_TITLE, [((*here, "tieu_de"), appendix.title.upper())])
        yield from _closed(list(self._items(appendix.items, (*here, "noi_dung"))))

    def _written(self, lines: Sequence[Written], key: str) -> Iterator[Line]:
        for index, written in enumerate(lines):
            dash = isinstance(written, Dash)
            inner = "gach" if dash else "doan"
            pieces = [((key, index, inner, at), text) for at, text in enumerate(written.segments)]
            last = key == "ket_thuc" and index == len(lines) - 1
            yield self._line(Role.ITEM if dash else Role.BODY, pieces, after="./." if last else "")

    def _items(self, items: Sequence[Item], loc: Loc) -> Iterator[Line]:
        for index, item in enumerate(items):
            here = (*loc, index)
            if isinstance(item, Heading):
                yield self._line(Role.BODY, [((*here, "loi_dan"), item.line)])
                yield from self._items(item.items, (*here, "noi_dung"))
            elif isinstance(item, PlainList):
                yield from self._items(item.items, (*here, "con"))
            elif isinstance(item, TableItem):
                yield from self._table(item, (*here, "bang"))
            elif isinstance(item, DashParagraph | PlainParagraph):
                yield self._paragraph(item, here)

    def _paragraph(self, item: DashParagraph | PlainParagraph, here: Loc) -> Line:
        dash = isinstance(item, DashParagraph)
        key = "gach" if dash else "doan"
        pieces: list[Piece] = []
        for at, segment in enumerate(item.segments):
            loc = (*here, key, at)
            pieces.append(((*loc, "viec"), segment.words) if isinstance(segment, Assignment) else (loc, segment))
        return self._line(Role.ITEM if dash else Role.BODY, pieces)

    def _table(self, item: TableItem, here: Loc) -> Iterator[Line]:
        for at, cell in enumerate(item.table.columns):
            yield self._line(Role.TABLE, [((*here, "cot", at), cell)])
        for row, cells in enumerate(item.table.rows):
            for at, cell in enumerate(cells):
                yield self._line(Role.TABLE, [((*here, "dong", row, at), cell)])

    def _line(self, role: Role, pieces: Sequence[Piece], *, before: str = "", after: str = "") -> Line:
        """Return the line the pieces print, joined by one space, with what the tool prints around them."""
        text = before + " ".join(words for _loc, words in pieces)
        text = _with_closing_mark(text) if after == "./." else text + after

        def pointer(offset: int) -> Place:
            rest = max(0, offset - len(before))
            for loc, words in pieces:
                if rest <= len(words):
                    return self.document.place_behind(loc, words[:rest])
                rest -= len(words) + 1
            loc, words = pieces[-1]
            return self.document.place_behind(loc, words[:-1])

        return Line(text, self.document.place(pieces[0][0]), role, pointer)


def _closed(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the closing mark on the last, as the tool prints it; a table ends by itself."""
    if not lines or lines[-1].role is Role.TABLE:
        return list(lines)
    return [*lines[:-1], replace(lines[-1], text=_with_closing_mark(lines[-1].text))]


def _with_closing_mark(text: str) -> str:
    bare = text.removesuffix("./.").rstrip()
    return (bare if bare.endswith("...") else bare.rstrip(".;,: ")) + "./."
