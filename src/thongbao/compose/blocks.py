"""Paragraphs of the record → blocks of a sheet, in the order of print."""

from collections.abc import Callable, Iterator, Sequence

from thongbao.compose.sheets import Block
from thongbao.compose.wording import closed
from thongbao.model.assignments import AnyItem, Loc, joined
from thongbao.model.notice import (
    Appendix,
    DashLine,
    DashParagraph,
    Heading,
    PlainLine,
    PlainList,
    PlainParagraph,
    Section,
    printed_numbers,
)
from thongbao.standard.numbering import point

Keep = Callable[[Loc], bool]


def everything(_loc: Loc) -> bool:
    """Keep every paragraph."""
    return True


def line_blocks(lines: Sequence[DashLine | PlainLine]) -> tuple[Block, ...]:
    """Return the paragraphs of an opening or a closing."""
    return tuple(
        _text_block("gach" if isinstance(line, DashLine) else "doan", " ".join(line.segments)) for line in lines
    )


def section_blocks(sections: Sequence[Section], numbered_by: str, keep: Keep = everything) -> tuple[Block, ...]:
    """Return titles and paragraphs of the sections; with ``keep``, only what holds a kept paragraph.

    :param numbered_by: ``a`` for subsections a) b) c), ``1.1`` for 1.1. 1.2.
    """
    return tuple(_sections(sections, numbered_by, keep))


def _sections(sections: Sequence[Section], numbered_by: str, keep: Keep) -> Iterator[Block]:
    numbers = printed_numbers(sections)
    for index, section in enumerate(sections):
        loc: Loc = ("muc", index)
        inside = [*_items(section.items, (*loc, "noi_dung"), keep)]
        for sub_index, sub in enumerate(section.subsections):
            blocks = [*_items(sub.items, (*loc, "muc", sub_index, "noi_dung"), keep)]
            if blocks:
                label = point(sub_index) if numbered_by == "a" else f"{numbers[index]}.{sub_index + 1}."
                inside += [_text_block("tieu_muc", sub.title, label), *blocks]
        if inside or keep is everything:
            if section.title is not None:
                yield _text_block("muc", section.title, f"{numbers[index]}.")
            yield from inside


def appendix_blocks(appendices: Sequence[Appendix], labels: Sequence[str], keep: Keep) -> tuple[Block, ...]:
    """Return the kept paragraphs of the appendices, each under the label and title of its appendix."""
    blocks: list[Block] = []
    for index, appendix in enumerate(appendices):
        inside = item_blocks(appendix.items, ("phu_luc", index, "noi_dung"), keep)
        if inside:
            blocks += [_text_block("tieu_muc", appendix.title, f"{labels[index]}."), *inside]
    return tuple(blocks)


def item_blocks(items: Sequence[AnyItem], loc: Loc = (), keep: Keep = everything) -> tuple[Block, ...]:
    """Return the blocks of a list of paragraphs."""
    return tuple(_items(items, loc, keep))


def _items(items: Sequence[AnyItem], loc: Loc, keep: Keep, deeper: str = "") -> Iterator[Block]:
    for index, item in enumerate(items):
        here = (*loc, index)
        if isinstance(item, Heading):
            inside = [*_items(item.items, (*here, "noi_dung"), keep)]
            if inside:
                yield _text_block("giao", item.line)
                yield from inside
        elif isinstance(item, PlainList):
            inside = [*_items(item.items, (*here, "con"), keep, "_con")]
            if inside and keep is not everything:
                yield from _lead_in(items, loc, index, keep)
            yield from inside
        elif isinstance(item, DashParagraph | PlainParagraph):
            key = "gach" if isinstance(item, DashParagraph) else "doan"
            if keep((*here, key)):
                yield _text_block(key + deeper, joined(item.segments))
        elif keep((*here, "bang")):
            yield Block("bang", "", "", item.table.columns, item.table.rows)


def _lead_in(items: Sequence[AnyItem], loc: Loc, index: int, keep: Keep) -> Iterator[Block]:
    """Yield the paragraph a list hangs on («Đối với 02 công trình:»), unless it is kept for its own sake."""
    before = items[index - 1] if index else None
    if isinstance(before, DashParagraph | PlainParagraph):
        key = "gach" if isinstance(before, DashParagraph) else "doan"
        if not keep((*loc, index - 1, key)):
            yield _text_block(key, joined(before.segments))


def _text_block(kind: str, text: str, number: str = "") -> Block:
    return Block(kind, number, text, (), ())


def with_closing_mark(
    body: tuple[Block, ...], closing: tuple[Block, ...]
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return body and closing with ``./.`` at the very end, and a closing that is never empty.

    The template keeps the closing on the page of the signature, so a body without closing lends its last paragraph;
    behind a table the mark stands in a paragraph of its own.
    """
    if not closing:
        if body and body[-1].kind != "bang":
            body, closing = body[:-1], body[-1:]
        else:
            return body, (_text_block("doan", "./."),)
    last = closing[-1]
    return body, (*closing[:-1], Block(last.kind, last.number, closed(last.text), last.columns, last.rows))
