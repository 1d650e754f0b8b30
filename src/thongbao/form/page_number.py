"""The page number: where it stands, how it looks, not on page 1 (Phụ lục I, phần I, mục I, khoản 7)."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from thongbao.form.scene import Offence, Scene, Verdict, gathered, not_applicable, not_evaluated, passed
from thongbao.language import _
from thongbao.measures import figure
from thongbao.standard.rules_page import FIRST_NUMBER, PAGE_NUMBER, PAGE_NUMBER_LOOK
from thongbao.word.read_values import ReadParagraph
from thongbao.word.reading import ReadDocument
from thongbao.word.sections import Section

_SIZES: Final = (26, 27, 28)
_CONDITION: Final = re.compile(r"(?<!\w)IF(?!\w)", re.IGNORECASE)
_APP: Final = "docProps/app.xml"
_PAGES: Final = re.compile(rb"<(?:\w+:)?Pages>(\d+)</")
# So many lines of text are more than a page whatever the margins, so few less than one.
_SURELY_TWO, _SURELY_ONE = 60, 30
_PER_LINE: Final = 78
# In points: a twentieth of a twip; how high the top margin may reach; what the eye takes for the middle.
_TWIPS, _TOP_MARGIN, _OFF_MIDDLE = 20, 72.0, 12.0


def number_paragraphs(document: ReadDocument, part: str) -> list[ReadParagraph]:
    """Return the paragraphs of a header or footer that print the page number."""
    return [p for p in document.other_part(part).paragraphs if any(piece.page_field for piece in p.pieces)]


def _conditional(scene: Scene, names: Sequence[str]) -> bool:
    codes = (c for name in names for p in scene.document.other_part(name).paragraphs for c in p.field_codes)
    return any(_CONDITION.search(code) for code in codes)


def first_number(scene: Scene) -> Iterator[Verdict]:
    """Yield a number that page 1 shows."""
    section = scene.document.sections[0]
    kind = "first" if section.title_page else "default"
    names = [side[kind] for side in (section.headers, section.footers) if kind in side]
    shown = [p for name in names for p in number_paragraphs(scene.document, name)]
    if not shown:
        yield passed(FIRST_NUMBER)
    elif _conditional(scene, names):
        yield not_evaluated(FIRST_NUMBER, _("số trang nằm trong trường có điều kiện; chỉ biết khi dàn trang"))
    else:
        hint = _("bật «Khác trang đầu» (Different First Page) và để trống đầu trang, cuối trang của trang đó")
        yield FIRST_NUMBER.found(scene.place(shown[0]), _("trang thứ nhất hiện số trang"), hint)


def page_number(scene: Scene) -> Iterator[Verdict]:
    """Yield numbers at the foot, off the middle, or missing from a document of several pages."""
    offences: list[Offence] = []
    unsure = found = False
    for section, name, paragraph in _all(scene):
        found = True
        if name in section.footers.values():
            hint = _("đặt số trang ở giữa đầu trang (Header), bỏ ở cuối trang")
            offences.append(Offence(paragraph, _("số trang ở cuối trang"), hint))
            continue
        centred = is_centred(paragraph)
        unsure = unsure or centred is None
        if centred is False:
            offences.append(Offence(paragraph, _("số trang không ở giữa lề trên"), _("canh giữa đoạn chứa số trang")))
    if offences:
        yield from gathered(scene, PAGE_NUMBER, list({id(o.where): o for o in offences}.values()))
    elif found:
        yield _in_a_box(scene) if unsure else passed(PAGE_NUMBER)
    else:
        yield from _without(scene)


def _in_a_box(scene: Scene) -> Verdict:
    """Return what the pages show of a number that stands in a text box."""
    pages = scene.printing.pages if scene.printing else ()
    for number, page in enumerate(pages[1:], 2):
        section = scene.document.sections[0]
        middle = (section.left + section.text_width / 2) / _TWIPS
        for line in page.lines:
            if line.text.strip() == str(number) and line.bottom < _TOP_MARGIN:
                if abs((line.left + line.right) / 2 - middle) <= _OFF_MIDDLE:
                    return passed(PAGE_NUMBER)
                message = _("số trang không ở giữa lề trên")
                place = scene.file_place(_("trang {n}").format(n=number))
                return PAGE_NUMBER.found(place, message, _("đặt hộp văn bản chứa số trang ở giữa"))
    return not_evaluated(PAGE_NUMBER, _("số trang nằm trong hộp văn bản"))


def _all(scene: Scene) -> Iterator[tuple[Section, str, ReadParagraph]]:
    seen: set[str] = set()
    for section in scene.document.sections:
        sides = [*section.headers.items(), *section.footers.items()]
        for kind, name in sides:
            used = (
                kind == "default"
                or (kind == "first" and section.title_page)
                or (kind == "even" and section.even_and_odd)
            )
            if used and name not in seen:
                seen.add(name)
                for paragraph in number_paragraphs(scene.document, name):
                    yield section, name, paragraph


def is_centred(paragraph: ReadParagraph) -> bool | None:
    """Return whether the number stands in the middle; ``None`` where a text box may stand anywhere."""
    look = paragraph.look
    if paragraph.box:
        return None
    if look.framed:
        return look.framed == "center"
    if look.centred:
        # A cell of its own in the middle, or the only one.
        cell = paragraph.cell
        return cell is None or cell.column * 2 == cell.table.columns + 1
    text = paragraph.text.rstrip("\t ")
    tabs = len(text) - len(text.lstrip("\t"))
    kinds = [kind for kind, _place in look.tabs]
    return tabs >= 1 and kinds[tabs - 1 : tabs] == ["center"]


def _without(scene: Scene) -> Iterator[Verdict]:
    pages = _pages(scene)
    if pages == 1:
        yield not_applicable(PAGE_NUMBER, _("văn bản một trang"))
    elif pages is None:
        yield not_evaluated(PAGE_NUMBER, _("chưa dàn trang nên chưa biết có nhiều trang hay không"))
    else:
        message, hint = (
            _("văn bản nhiều trang không đánh số trang"),
            _("chèn số trang ở giữa đầu trang, trừ trang thứ nhất"),
        )
        yield PAGE_NUMBER.found(scene.file_place(_("đầu trang")), message, hint)


def _pages(scene: Scene) -> int | None:
    """Return 1, 2 (or more), or ``None`` where nobody laid the file out and it leaves it open."""
    if scene.printing and scene.printing.pages:
        return min(len(scene.printing.pages), 2)
    lines = sum(
        max(1, -(-len(p.text) // _PER_LINE)) for p in scene.document.part.paragraphs if p.cell is None and not p.box
    )
    if lines >= _SURELY_TWO:
        return 2
    found = _PAGES.search(scene.document.package.members.get(_APP, b""))
    if found and lines <= _SURELY_TWO:
        return min(int(found[1]), 2) or None if lines > _SURELY_ONE else 1
    return 1 if lines <= _SURELY_ONE and not scene.document.part.tables[3:] else None


def page_number_look(scene: Scene) -> Iterator[Verdict]:
    """Yield numbers of another size or weight, or with words and dashes around them."""
    offences: list[Offence] = []
    found = False
    for section, _name, paragraph in _all(scene):
        found = True
        for piece in paragraph.pieces:
            if not piece.page_field:
                continue
            look = piece.look
            if look.size not in _SIZES:
                message = _("số trang cỡ {size}").format(size=figure(look.size / 2))
                offences.append(Offence(paragraph, message, _("đặt số trang cỡ 13 hoặc 14")))
            if look.bold or look.italic:
                offences.append(Offence(paragraph, _("số trang không phải chữ đứng"), _("bỏ đậm, nghiêng ở số trang")))
        around = "".join(piece.text for piece in paragraph.pieces if not piece.page_field).strip()
        if around:
            message = _("quanh số trang có «{text}»").format(text=around[:20])
            offences.append(Offence(paragraph, message, _("chỉ để lại chữ số")))
        if section.page_format != "decimal":
            offences.append(Offence(paragraph, _("số trang không phải chữ số Ả Rập"), _("chọn kiểu số 1, 2, 3")))
    if found:
        yield from gathered(scene, PAGE_NUMBER_LOOK, offences)
    else:
        yield not_applicable(PAGE_NUMBER_LOOK, _("văn bản không có trường số trang"))
