"""What only the laid-out pages show: lines that wrap, signatures split or alone, numbers, rows out of line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from thongbao.components.rule_lines import column_of
from thongbao.components.strips import Component, Strip
from thongbao.findings import Finding, Severity
from thongbao.form.scene import Scene, Verdict, not_applicable, not_evaluated, passed, softened
from thongbao.language import _
from thongbao.printed import PrintedLine, PrintedPage, Printing
from thongbao.standard.rules_foot import SIGNING_TOGETHER
from thongbao.standard.rules_head import DATE_LOOK, NATIONAL_TITLE_LOOK
from thongbao.standard.rules_page import ENCODING, FIRST_NUMBER
from thongbao.vietnamese.text import fold

PAGE_RULES: Final = (NATIONAL_TITLE_LOOK, DATE_LOOK, FIRST_NUMBER, SIGNING_TOGETHER, ENCODING)
# Lines this far apart are not on one level.
_LEVEL: Final = 5.0
_TOP: Final = 72.0


def judge_pages(scene: Scene, printing: Printing | None, why: str = "") -> Iterator[Verdict]:
    """Yield what the pages of a paper show; without pages, that they were not looked at and ``why``."""
    if not scene.paper.judged:
        yield not_applicable(SIGNING_TOGETHER, _("không có khối chữ ký theo Nghị định này"))
        return
    if printing is None or not printing.pages:
        yield not_evaluated(SIGNING_TOGETHER, why or _("không dàn được trang"))
        return
    yield from _title(scene, printing.pages)
    yield from _level(scene, printing.pages)
    yield from _first_number(scene, printing.pages)
    yield from _signature(scene, printing.pages)
    yield from _glyphs(scene, printing)


def _key(text: str) -> str:
    return fold(text).replace(" ", "")


def _find(pages: Sequence[PrintedPage], strip: Strip, start: int = 0) -> tuple[int, PrintedLine] | None:
    """Return (page, line) of the first line that begins the strip, or holds all of it."""
    wanted = _key(strip.text)
    if not wanted:
        return None
    for index in range(start, len(pages)):
        for line in pages[index].lines:
            found = _key(line.text)
            if len(found) >= 3 and (
                wanted in found or (wanted.startswith(found) and len(found) >= min(12, len(wanted)))
            ):
                return index, line
    return None


def _at(finding: Finding, page: int) -> Finding:
    where = _("trang {n}: {where}").format(n=page + 1, where=finding.place.where)
    return replace(finding, place=replace(finding.place, where=where))


def _title(scene: Scene, pages: Sequence[PrintedPage]) -> Iterator[Verdict]:
    strip = scene.paper.first(Component.NATIONAL_TITLE)
    found = _find(pages, strip) if strip else None
    if strip is None or found is None:
        return
    page, line = found
    if 0 < column_of(strip) < strip.width.twips:
        # Said already of the cell.
        return
    if _key(strip.text) not in _key(line.text):
        hint = _("nới cột bên phải đến ít nhất {mm:.0f} mm, hoặc đặt cỡ chữ 12").format(mm=strip.width.mm + 4)
        message = _("Quốc hiệu bị ngắt thành hai dòng")
        yield _at(softened(NATIONAL_TITLE_LOOK.found(scene.place(strip), message, hint)), page)


def _level(scene: Scene, pages: Sequence[PrintedPage]) -> Iterator[Verdict]:
    code, date = scene.paper.first(Component.CODE), scene.paper.first(Component.DATE)
    if code is None or date is None:
        return
    one, two = _find(pages, code), _find(pages, date)
    if one is None or two is None or one[0] != two[0]:
        return
    if abs(one[1].middle - two[1].middle) > _LEVEL:
        message = _("địa danh, ngày tháng không ngang dòng với số, ký hiệu")
        hint = _("đặt hai dòng ở cùng một hàng của bảng phần đầu")
        yield _at(DATE_LOOK.found(scene.place(date), message, hint), two[0])


def _first_number(scene: Scene, pages: Sequence[PrintedPage]) -> Iterator[Verdict]:
    shown = [line for line in pages[0].lines if line.bottom < _TOP and line.text.strip(" -–.") == "1"]
    if shown and scene.papers and scene.papers[0] is scene.paper:
        hint = _("bật «Khác trang đầu» (Different First Page) và để trống đầu trang của trang đó")
        yield _at(FIRST_NUMBER.found(scene.file_place(_("đầu trang")), _("trang thứ nhất hiện số trang"), hint), 0)


def _signature(scene: Scene, pages: Sequence[PrintedPage]) -> Iterator[Verdict]:
    paper = scene.paper
    heads, name = paper.of(Component.AUTHORITY, Component.POSITION), paper.first(Component.FULL_NAME)
    if not heads or paper.two_signers:
        yield not_applicable(SIGNING_TOGETHER, _("không thấy khối chữ ký của một người"))
        return
    text = list(paper.body())
    last = _find_last(pages, text[-1]) if text else None
    top = _find(pages, heads[0], last[0] if last else 0)
    if top is None:
        yield not_evaluated(SIGNING_TOGETHER, _("không tìm thấy khối chữ ký trên trang đã dàn"))
        return
    found = list(_signature_faults(scene, pages, top, last, name, heads))
    yield from found
    if not found:
        yield passed(SIGNING_TOGETHER)


def _signature_faults(
    scene: Scene,
    pages: Sequence[PrintedPage],
    top: tuple[int, PrintedLine],
    last: tuple[int, PrintedLine] | None,
    name: Strip | None,
    heads: Sequence[Strip],
) -> Iterator[Finding]:
    end = _find(pages, name, top[0]) if name else None
    keep = _("giữ khối chữ ký liền với đoạn cuối (Keep with next), không để hàng của bảng ngắt trang")
    if end is not None and end[0] > top[0]:
        yield _at(SIGNING_TOGETHER.found(scene.place(heads[0]), _("khối chữ ký bị ngắt sang trang sau"), keep), top[0])
    elif last is not None and last[0] < top[0]:
        message = _("khối chữ ký đứng một mình ở trang không có nội dung")
        yield _at(SIGNING_TOGETHER.found(scene.place(heads[0]), message, keep), top[0])
    elif last is not None and last[0] == top[0] and last[0] > 0 and _lines_above(pages[top[0]], top[1]) == 1:
        message = _("chỉ có dòng cuối của nội dung ở trang có chữ ký")
        found = SIGNING_TOGETHER.found(
            scene.place(heads[0]), message, _("dồn thêm một dòng sang trang này, hoặc kéo về trang trước")
        )
        yield _at(softened(found, Severity.NOTE), top[0])


def _find_last(pages: Sequence[PrintedPage], strip: Strip) -> tuple[int, PrintedLine] | None:
    """Return the page and line the last words of a strip stand on."""
    wanted = _key(strip.text)
    tail = wanted[-14:]
    for index in range(len(pages) - 1, -1, -1):
        for line in reversed(pages[index].lines):
            found = _key(line.text)
            if found and (found.endswith(tail) or (len(found) >= 4 and wanted.endswith(found))):
                return index, line
    return None


def _lines_above(page: PrintedPage, line: PrintedLine) -> int:
    return sum(1 for other in page.lines if _TOP * 0.75 < other.middle < line.middle - _LEVEL)


def _glyphs(scene: Scene, printing: Printing) -> Iterator[Verdict]:
    if printing.missing and scene.papers and scene.papers[0] is scene.paper:
        letters = "".join(dict.fromkeys("".join(letters for _font, letters in printing.missing)))[:20]
        message = _("phông trên máy này thiếu chữ «{letters}»").format(letters=letters)
        hint = _("cài phông Times New Roman hoặc Tinos đủ chữ tiếng Việt; xem thongbao doctor")
        yield softened(ENCODING.found(scene.file_place(), message, hint))
