"""Paper, margins and direction of every section: Phụ lục I, phần I, mục I, khoản 1-3."""

from collections.abc import Iterator
from typing import Final

from thongbao.components.strips import Component
from thongbao.findings import Place
from thongbao.form.scene import Scene, Verdict, not_applicable, not_evaluated, passed, softened
from thongbao.language import _
from thongbao.measures import figure, twips
from thongbao.standard import layout
from thongbao.standard.recognising import is_signature_line
from thongbao.standard.rules_page import APPENDIX_NUMBER, LANDSCAPE, MARGINS, PAGE_SIZE
from thongbao.word.read_values import ReadParagraph
from thongbao.word.sections import Section

_SIZE_TOLERANCE: Final = 20
# A quarter of a millimetre: the decree's own files round 25 mm up to 1418 twips.
_TOLERANCE: Final = twips(14)
_HEAD: Final = (Component.NATIONAL_TITLE, Component.ORGAN, Component.CODE, Component.DATE)
_FOOT: Final = (Component.RECIPIENTS_LABEL, Component.POSITION, Component.FULL_NAME)
_WIDTH, _HEIGHT = layout.PAGE_WIDTH.twips, layout.PAGE_HEIGHT.twips


def page_size(scene: Scene) -> Iterator[Verdict]:
    """Yield what is not A4."""
    for section in scene.document.sections:
        if not section.width or not section.height:
            yield not_evaluated(PAGE_SIZE, _("tệp không ghi khổ giấy"))
        elif not is_a4(section):
            size = _("{w:.0f} x {h:.0f} mm").format(w=twips(section.width).mm, h=twips(section.height).mm)
            message = _("khổ giấy {size}, không phải A4").format(size=size)
            yield PAGE_SIZE.found(_place(scene, section), message, _("chọn khổ A4 (210 x 297 mm)"))
        else:
            yield passed(PAGE_SIZE)


def is_a4(section: Section) -> bool:
    """Return whether the sheet is A4, standing or lying."""
    sides = sorted((section.width, section.height))
    return abs(sides[0] - _WIDTH) <= _SIZE_TOLERANCE and abs(sides[1] - _HEIGHT) <= _SIZE_TOLERANCE


def _place(scene: Scene, section: Section) -> Place:
    count = len(scene.document.sections)
    return scene.file_place(
        _("phần thứ {n} của văn bản").format(n=section.number + 1) if count > 1 else _("thiết lập trang")
    )


_EDGES: Final = (
    ("trên", "top", layout.MARGIN_TOP),
    ("dưới", "bottom", layout.MARGIN_BOTTOM),
    ("trái", "left", layout.MARGIN_LEFT),
    ("phải", "right", layout.MARGIN_RIGHT),
)


def margins(scene: Scene) -> Iterator[Verdict]:
    """Yield margins outside their ranges; a landscape page may carry them turned, so it is judged as a whole."""
    for section in scene.document.sections:
        if not section.has_margins:
            yield not_evaluated(MARGINS, _("tệp không ghi lề trang"))
        elif section.landscape:
            yield from _turned(scene, section)
        else:
            yield from _upright(scene, section)


def margin_values(section: Section) -> dict[str, int]:
    """Return the margins in twips by name, the gutter counted where it lies."""
    extra = section.gutter
    return {
        "top": section.top + (extra if section.gutter_at_top else 0),
        "bottom": section.bottom,
        "left": section.left + (0 if section.gutter_at_top else extra),
        "right": section.right,
    }


def _upright(scene: Scene, section: Section) -> Iterator[Verdict]:
    values = margin_values(section)
    wrong = [(n, key, edge) for n, key, edge in _EDGES if not is_within(edge, values[key])]
    if not wrong:
        yield passed(MARGINS)
    for name, key, edge in wrong:
        least, most = edge.least.mm, edge.most.mm
        message = _("lề {name} {mm} mm, quy định từ {least:.0f} đến {most:.0f} mm")
        message = message.format(name=_(name), mm=figure(twips(values[key]).mm, 1), least=least, most=most)
        hint = _("đặt lề {name} {least:.0f} mm").format(name=_(name), least=least)
        yield MARGINS.found(_place(scene, section), message, hint)


def _turned(scene: Scene, section: Section) -> Iterator[Verdict]:
    values = margin_values(section)
    low, high = layout.MARGIN_RIGHT.least - _TOLERANCE, layout.MARGIN_LEFT.most + _TOLERANCE
    if all(low <= twips(value) <= high for value in values.values()):
        yield passed(MARGINS)
        return
    shown = ", ".join(f"{_(name)} {twips(values[key]).mm:.0f}" for name, key, _edge in _EDGES)
    message = _("lề trang nằm ngang ra ngoài khoảng 15-35 mm ({shown} mm)").format(shown=shown)
    yield softened(MARGINS.found(_place(scene, section), message, _("xem lại lề của phần này")))


def is_within(edge: layout.Range, value: int) -> bool:
    """Return whether a margin in twips lies in its range, rounding of files allowed for."""
    return edge.holds(twips(value), _TOLERANCE)


def landscape(scene: Scene) -> Iterator[Verdict]:
    """Yield landscape sections without any table or picture to justify them."""
    for section in scene.document.sections:
        if not section.landscape:
            yield passed(LANDSCAPE)
            continue
        if section.number in _with_tables(scene):
            yield passed(LANDSCAPE)
        else:
            message = _("giấy nằm ngang mà không có bảng, biểu")
            yield LANDSCAPE.found(_place(scene, section), message, _("chuyển về giấy đứng"))


def _with_tables(scene: Scene) -> set[int]:
    """Return the sections that hold a table or picture; the tables head and foot are set in do not count."""
    head_and_foot = (*_HEAD, *_FOOT)
    frames = {
        strip.paragraph.cell.table
        for paper in scene.papers or (scene.paper,)
        for strip in paper.of(*head_and_foot)
        if strip.paragraph.cell is not None
    }
    return {
        p.section
        for p in scene.document.part.paragraphs
        if p.pictured or (p.cell is not None and p.cell.table not in frames)
    }


def _opens_file(scene: Scene, paragraph: ReadParagraph) -> bool:
    """Return whether nothing is printed before the paragraph but what a signature puts on a file of its own."""
    before = (p for p in scene.document.part.paragraphs if p.number < paragraph.number)
    return all(p.blank or is_signature_line(p.text) for p in before)


def appendix_numbers(scene: Scene) -> Iterator[Verdict]:
    """Yield appendices whose pages count on from the text before them."""
    if not any(appendix.label for appendix in scene.paper.appendices):
        yield not_applicable(APPENDIX_NUMBER, _("văn bản không có phụ lục"))
    for appendix in scene.paper.appendices:
        if appendix.label is None or _opens_file(scene, appendix.label.paragraph):
            continue
        section = scene.document.section_of(appendix.label.paragraph)
        first = next((p for p in scene.document.part.paragraphs if p.section == section.number and not p.blank), None)
        own = section.number > 0 and first is appendix.label.paragraph
        if not own or section.page_start != 1:
            message = _("số trang của phụ lục đếm tiếp theo văn bản")
            hint = _("đặt phụ lục vào phần (section) riêng, đánh số trang bắt đầu từ 1")
            yield APPENDIX_NUMBER.found(scene.place(appendix.label), message, hint)
        else:
            yield passed(APPENDIX_NUMBER)
