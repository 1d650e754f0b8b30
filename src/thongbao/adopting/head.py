"""Ô 2–4, 5b and 10b: the head of the paper, each line's words exchanged where it stands."""

from collections.abc import Sequence

from thongbao.adopting.work import Work, blocks_of, remove_all, texts, wrap, wrapped
from thongbao.language import _
from thongbao.papers import Kind
from thongbao.standard.layout import LETTER_SUBJECT_GAP, Layout
from thongbao.standard.national_title import URGENCY_MARKS
from thongbao.standard.recognising import (
    about_length,
    code_span,
    date_span,
    governing_lines,
    holds_motto,
    holds_title,
    is_blank,
    is_mark,
    is_rule,
    is_urgency,
)
from thongbao.starters.components import head as starter_head
from thongbao.starters.drawing import tag
from thongbao.word.editing import Node, Paragraph

ISSUER, CODE, DATE, ABOUT, URGENCY = "ô 2", "ô 3", "ô 4", "ô 5b", "ô 10b"


def adopt_head(work: Work, lines: Sequence[Paragraph]) -> None:
    """Put the tags of the head into its lines: those before the title (a công văn's: before Kính gửi)."""
    number = next((line for line in lines if code_span(line.text)), None)
    issuer = _issuer_lines(work, lines, number)
    _merge_rows(issuer)
    if issuer:
        _adopt_issuer(work, issuer)
    if number is not None:
        last = _adopt_about(work, lines, number) if work.kind is Kind.LETTER else number
        _adopt_urgency(work, lines, last)
    for line in lines:
        _adopt_date(work, line)
    if number is not None:
        start, end = code_span(number.text) or (0, 0)
        work.report(CODE, number.text[start:end], "Số: {{ so }}/{{ ky_hieu }}")
        number.replace(start, end, "Số: {{ so }}/{{ ky_hieu }}")


def _adopt_date(work: Work, line: Paragraph) -> None:
    span = date_span(line.text)
    if span and not any(done.component == DATE for done in work.replaced):
        work.report(DATE, line.text[slice(*span)], "{{ dia_danh }}, {{ ngay_thang }}")
        line.replace(*span, "{{ dia_danh }}, {{ ngay_thang }}")


def _issuer_lines(work: Work, lines: Sequence[Paragraph], number: Paragraph | None) -> list[Paragraph]:
    title = next((line for line in lines if holds_title(line.text)), None)
    cell = title.ancestor("tc") if title is not None else None
    before = lines[: lines.index(number)] if number is not None else lines
    return [
        line
        for line in before
        if not (is_blank(line.text) or is_rule(line.text) or is_mark(line.text) or is_urgency(line.text))
        and not (holds_title(line.text) or holds_motto(line.text) or date_span(line.text) or code_span(line.text))
        and about_length(line.text) is None
        and work.looks.in_capitals(line)
        and (cell is None or line.ancestor("tc") not in (cell, None))
    ]


def _merge_rows(issuer: Sequence[Paragraph]) -> None:
    """A name over several rows of the table cannot be looped: its rows become one."""
    rows = list(dict.fromkeys(row for line in issuer if (row := line.ancestor("tr")) is not None))
    for row in rows[1:]:
        cells, others = (each.inner("tc") for each in (rows[0], row))
        if len(cells) != len(others):
            return
        for cell, other in zip(cells, others, strict=True):
            cell.extend([line for line in other.paragraphs if not is_blank(line.text) or line.is_drawn])
        row.remove()


def _adopt_issuer(work: Work, issuer: Sequence[Paragraph]) -> None:
    looks = [work.looks.look(line) for line in issuer]
    light = governing_lines(texts(issuer), [look.bold for look in looks])
    above, own = issuer[:light], issuer[light:]
    work.report(f"{ISSUER}b", texts(own), "{{ dong }} ← co_quan")
    loop = _loop_of_lines(own)
    if above:
        work.report(f"{ISSUER}a", texts(above), "{{ chu_quan }}")
        above[0].set_words("{{ chu_quan }}")
        remove_all(above[1:])
        wrap("if chu_quan", "endif", above[0])
    else:
        made = issuer[0].written("{{ chu_quan }}", strong=False)
        made.without_border()
        loop.before(*wrapped("if chu_quan", "endif", made))


def _loop_of_lines(own: Sequence[Paragraph]) -> Node:
    """Leave one line, looped; lines and borders under the last one stay under it. Returns the opening tag."""
    first, last = own[0], own[-1]
    drawings = [drawing for line in own for drawing in line.take_drawings()]
    pictures = [drawing for drawing in drawings if drawing.has_picture]
    model = first.written("{{ dong }}")
    ruled = last.written("{{ dong }}") if last.has_rule_border else None
    if ruled is not None:
        model.without_border()
    lines = [drawing for drawing in drawings if not drawing.has_picture]
    model.put_drawings(pictures, "loop.first")
    (ruled or model).put_drawings(lines, "" if ruled else "loop.last")
    content: list[Node] = [model]
    if ruled is not None:
        only, other, end = blocks_of(tag("if loop.last") + tag("else") + tag("endif"))
        content = [only, ruled, other, model, end]
    loop = wrapped("for dong in co_quan", "endfor", *content)
    first.before(*loop)
    remove_all(own)
    return loop[0]


def _adopt_about(work: Work, lines: Sequence[Paragraph], number: Paragraph) -> Paragraph:
    """Ô 5b: ``V/v`` under the number; returns the last line of the two."""
    found = next((line for line in lines if about_length(line.text) is not None), None)
    if found is None:
        made = number.written("V/v {{ trich_yeu }}")
        made.set_gaps(before=LETTER_SUBJECT_GAP.twips)
        number.after(made)
        work.note(_("không thấy dòng «V/v …»: đã thêm một dòng dưới số, ký hiệu; sửa cỡ chữ nếu cần"))
        return made
    cell, rest = found.ancestor("tc"), []
    for line in lines[lines.index(found) + 1 :]:
        words = line.text
        if line.ancestor("tc") != cell or is_blank(words) or is_rule(words) or is_urgency(words) or date_span(words):
            break
        rest.append(line)
    work.report(ABOUT, [found.text, *texts(rest)], "V/v {{ trich_yeu }}")
    start = about_length(found.text) or 0
    found.replace(start, len(found.text), "{{ trich_yeu }}")
    remove_all(rest)
    return found


def _adopt_urgency(work: Work, lines: Sequence[Paragraph], below: Paragraph) -> None:
    """Ô 10b: boxes as the decree has them, unless the old paper has a mark of its own."""
    old = next((line for line in lines if is_urgency(line.text)), None)
    table = below.ancestor("tbl")
    if old is not None and old.ancestor("tbl") == table:
        work.report(URGENCY, old.text, "{{ do_khan }}")
        old.set_words("{{ do_khan }}")
        wrap("if do_khan", "endif", old)
        return
    if old is not None:
        work.report(URGENCY, old.text, "{{ do_khan }}")
        (old.ancestor("tbl") or old).remove()
    width = below.cell_width()
    boxes = _boxes()
    for mark, box in zip(URGENCY_MARKS, boxes[1::3], strict=True):
        made = Paragraph(box.element)
        made.dress(work.looks.fonts(below), width - mark.width.twips if width else None)
    below.after(*boxes)


def _boxes() -> list[Node]:
    """Return tag, box, tag for each mark, as our own head has them."""
    lines = [line for block in blocks_of(starter_head(Layout())) for line in block.paragraphs]
    first = next(i for i, line in enumerate(lines) if "do_khan" in line.text)
    return [Paragraph(line.element) for line in lines[first : first + 3 * len(URGENCY_MARKS)]]
