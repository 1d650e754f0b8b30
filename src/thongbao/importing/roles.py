"""What part of a document each piece was taken for, in words for the review page."""

from collections.abc import Iterator, Sequence

from thongbao.importing.parts import Group, Item, Paragraph, Section, Table, Understood
from thongbao.importing.pieces import Piece
from thongbao.language import _

Role = tuple[Piece, str]


def roles_of(understood: Understood) -> dict[int, str]:
    """Return id of a piece → what it was taken for; pieces of head and foot are told by their fields instead."""
    return {id(piece): role for piece, role in _roles(understood)}


def _roles(understood: Understood) -> Iterator[Role]:
    body = understood.body
    yield from ((paragraph.piece, _("mở đầu")) for paragraph in body.opening)
    yield from ((paragraph.piece, _("kết thúc")) for paragraph in body.closing)
    for section in body.sections:
        yield from _of_section(section)
    for number, appendix in enumerate(understood.appendices, 1):
        yield appendix.label, _("phụ lục {n}").format(n=number)
        yield from _of_items(appendix.items)
    yield from ((piece, _("chưa xếp được chỗ")) for piece in (*understood.head.left_over, *understood.foot.left_over))
    yield from ((piece, _("chưa xếp được chỗ")) for piece in body.left_over)


def _of_section(section: Section) -> Iterator[Role]:
    if section.title is not None:
        yield section.title, _("mục {n}").format(n=section.path)
    yield from _of_items(section.items)
    for sub in section.subsections:
        yield from _of_section(sub)


def _of_items(items: Sequence[Item]) -> Iterator[Role]:
    for item in items:
        if isinstance(item, Group):
            yield item.piece, _("dòng giao việc cho các đoạn bên dưới")
            yield from _of_items(item.items)
        elif isinstance(item, Table):
            yield from ((row, _("hàng của bảng")) for row in item.rows)
        elif isinstance(item, Paragraph):
            yield item.piece, _("trường của nhiệm vụ bên trên") if item.is_label else ""
            yield from _of_items(item.deeper)
