"""Ô 7 and 9b: distribution list and signature."""

from collections.abc import Sequence

from thongbao.adopting.tabbed import foot_table, stands_right
from thongbao.adopting.work import Work, remove_all, texts, wrap, wrapped
from thongbao.language import _
from thongbao.standard.layout import SIGNATURE_SPACE
from thongbao.standard.recognising import (
    columns,
    is_appendix_label,
    is_blank,
    is_filing,
    is_placeholder,
    is_recipients_label,
    is_rule,
    is_signing_line,
    marker,
)
from thongbao.word.editing import Node, Paragraph

LIST, FILING, AUTHORITY, POSITION, NAME = "ô 9b", "ô 9b (lưu)", "ô 7a (quyền hạn)", "ô 7a (chức vụ)", "ô 7b"
_LONGEST_FOOT = 40
_MOST_ABOVE = 16
_LONGEST_NAME = 60


def foot_lines(work: Work) -> list[Paragraph]:
    """Return the lines of list and signature: those of their table, or those at the end of the text."""
    lines = work.part.paragraphs
    end = next((i for i, line in enumerate(lines) if is_appendix_label(line.text) and i > len(lines) // 4), len(lines))
    label = next((i for i in range(end - 1, -1, -1) if is_recipients_label(lines[i].text)), None)
    start = label if label is not None else _first_signing_line(lines, end)
    if start is None:
        return []
    table = lines[start].ancestor("tbl")
    if table is not None:
        top = work.part.top(table)
        return top.paragraphs
    start = _signature_above(work, lines, start)
    found = lines[start : min(end, start + _LONGEST_FOOT)]
    while found and is_blank(found[-1].text):
        found.pop()
    return found


def _first_signing_line(lines: Sequence[Paragraph], end: int) -> int | None:
    found = None
    for index in range(end - 1, len(lines) // 3, -1):
        if is_signing_line(lines[index].text):
            found = index
        elif found is not None and not is_blank(lines[index].text):
            break
    return found


def _signature_above(work: Work, lines: Sequence[Paragraph], start: int) -> int:
    """Return where the signature begins when it stands above the list, else ``start``."""
    found = start
    for index in range(start - 1, max(start - _MOST_ABOVE, -1), -1):
        line = lines[index]
        if line.ancestor("tbl") is not None or len(line.text.strip()) > _LONGEST_NAME:
            break
        if is_signing_line(line.text) and (work.looks.look(line).centred or stands_right(work, line)):
            found = index
    return found


def adopt_foot(work: Work, lines: Sequence[Paragraph]) -> None:
    """Put the tags of list and signature in."""
    if lines and lines[0].ancestor("tbl") is None and any(columns(line.text) for line in lines):
        before = lines[0].previous()
        foot_table(work, lines)
        made = before.following() if before is not None else work.part.blocks[0]
        lines = made.paragraphs if made is not None else []
    for row in dict.fromkeys(line.ancestor("tr") for line in lines):
        if row is not None:
            row.keep_whole()
    _take_pictures(work, lines)
    label = next((line for line in lines if is_recipients_label(line.text)), None)
    listed = _list_lines(lines, label) if label is not None else []
    if label is not None:
        _adopt_list(work, label, listed)
    signature = [line for line in lines if line is not label and line not in listed and _signs(line, label)]
    _adopt_signature(work, signature)


def _signs(line: Paragraph, label: Paragraph | None) -> bool:
    cell = label.ancestor("tc") if label is not None else None
    return cell is None or line.ancestor("tc") != cell


def _list_lines(lines: Sequence[Paragraph], label: Paragraph) -> list[Paragraph]:
    """The lines of the list: to the end of its cell, or without a table to the filing line."""
    cell = label.ancestor("tc")
    behind = lines[lines.index(label) + 1 :]
    if cell is not None:
        return [line for line in behind if line.ancestor("tc") == cell and not is_blank(line.text)]
    found: list[Paragraph] = []
    for line in behind:
        if is_signing_line(line.text) or (found and is_filing(found[-1].text) and not marker(line.text).is_dash):
            break
        if not is_blank(line.text):
            found.append(line)
    return found


def _adopt_list(work: Work, label: Paragraph, listed: Sequence[Paragraph]) -> None:
    filing = next((line for line in listed if is_filing(line.text)), None)
    items = [line for line in listed if line is not filing]
    model = items[0] if items else filing or label
    plain = work.looks.unnumbered(model)
    if work.looks.look(model).bold and model is label:
        plain = plain.written(label.text, strong=False, slanted=False)
    front = _dash(work, model)
    loop = wrapped("for noi in noi_nhan", "endfor", plain.written(f"{front}{{{{ noi }}}};"))
    last = (
        work.looks.unnumbered(filing).written(f"{_dash(work, filing)}Lưu: {{{{ luu }}}}.")
        if filing
        else (plain.written(f"{front}Lưu: {{{{ luu }}}}."))
    )
    label.after(*loop, last)
    work.report(LIST, texts(items), "- {{ noi }}; ← noi_nhan")
    work.report(FILING, filing.text if filing else "", "- Lưu: {{ luu }}.")
    remove_all(listed)


def _dash(work: Work, line: Paragraph) -> str:
    numbering = work.looks.look(line).numbering
    if numbering is not None:
        return f"{numbering.bullet or '-'}{numbering.gap}"
    front = marker(line.text)
    return f"{front.lead}{front.mark}{front.gap}" if front.is_dash else "- "


def _adopt_signature(work: Work, lines: Sequence[Paragraph]) -> None:
    said = [line for line in lines if not is_blank(line.text) and not is_rule(line.text)]
    start = next((i for i, line in enumerate(said) if is_signing_line(line.text)), None)
    if start is None:
        start = 0 if said else None
    if start is None:
        return
    said = said[start:]
    for line in [line for line in said[1:] if is_placeholder(line.text)]:
        work.note(_("đã bỏ chữ «{words}» ở chỗ ký").format(words=line.text.strip()))
        line.cut(0, len(line.text))
        said.remove(line)
    name = said[-1] if len(said) > 1 and not is_signing_line(said[-1].text) else None
    titles = said[: said.index(name)] if name is not None else said
    over_name = _organ_position(work, titles, name)
    titles = [line for line in titles if line not in over_name]
    _adopt_titles(work, titles)
    remove_all(over_name)
    if name is not None:
        _adopt_name(work, name, titles[-1] if titles else name, lines)


def _organ_position(work: Work, titles: Sequence[Paragraph], name: Paragraph | None) -> list[Paragraph]:
    """Ô 7b: the position in the agency, printed under the room for the signature."""
    if name is None or len(titles) < 2:
        return []
    found: list[Paragraph] = []
    previous: Node | None = name.previous()
    if not (isinstance(previous, Paragraph) and previous == titles[-1]):
        return []
    above = titles[-1].previous()
    gap = titles[-1].gap_values()[0] or 0
    if (isinstance(above, Paragraph) and is_blank(above.text)) or gap >= 400:
        found.append(titles[-1])
        work.report(NAME, texts(found), "{{ chuc_vu_co_quan }}")
    return found


def _adopt_titles(work: Work, titles: Sequence[Paragraph]) -> None:
    if not titles:
        return
    *authority, position = titles
    work.report(AUTHORITY, texts(authority), "{{ dong }} ← quyen_han")
    work.report(POSITION, position.text, "{{ chuc_vu }}")
    first = authority[0] if authority else position
    first.before(*wrapped("for dong in quyen_han", "endfor", first.written("{{ dong }}")))
    remove_all(authority)
    if first is not position:
        # What stood over the first line stands over the loop now.
        position.set_gaps(before=position.gap_values()[0] or 0)
    position.set_words("{{ chuc_vu }}")


def _adopt_name(work: Work, name: Paragraph, position: Paragraph, lines: Sequence[Paragraph]) -> None:
    """The name, and over it the position in the agency when the signer has one."""
    work.report(NAME, name.text, "{{ ho_ten }}")
    between = [line for line in lines if line.ancestor("tc") == name.ancestor("tc") and is_blank(line.text)]
    look = work.looks.look(name)
    if len(between) < 2 and look.before < 600 and name.ancestor("tr") == position.ancestor("tr"):
        name.set_gaps(before=SIGNATURE_SPACE.twips)
    name.set_words("{{ ho_ten }}")
    organ, under = name.written("{{ chuc_vu_co_quan }}"), name.written("{{ ho_ten }}")
    under.set_gaps(before=0)
    name.before(*wrapped("if chuc_vu_co_quan", "endif", organ, under))
    wrap("if not chuc_vu_co_quan", "endif", name)


def _take_pictures(work: Work, lines: Sequence[Paragraph]) -> None:
    taken = [drawing for line in lines for drawing in line.take_drawings(pictures_only=True)]
    if taken:
        work.note(_("đã bỏ {n} hình ở chỗ ký (chữ ký, con dấu)").format(n=len(taken)))
