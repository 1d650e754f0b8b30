"""A Word file → its papers: where each begins and ends, what it is, which strip is which component."""

import re
from collections.abc import Sequence
from typing import Final

from thongbao.components import foot, head, title
from thongbao.components.papers import Appendix, Nature, Paper
from thongbao.components.rule_lines import set_rules
from thongbao.components.strips import Component, Side, Strip, no_columns, strips_of, whole_line
from thongbao.standard.document_types import by_name
from thongbao.standard.recognising import (
    about_length,
    is_address,
    is_appendix_label,
    is_attachment,
    is_basis,
    is_recipients_label,
    is_rule,
    is_signature_line,
    is_signing_line,
    marker,
)
from thongbao.vietnamese.text import fold
from thongbao.word.read_values import ReadParagraph
from thongbao.word.reading import ReadDocument

_YEARED: Final = re.compile(r"/\s*(?:19|20)\d\d\s*/\s*(?:NĐ|TT|QĐ|NQ|CT|L|UBTVQH|QH)", re.IGNORECASE)
_DOTS: Final = re.compile(r"[.…_]{3,}|…")
_PARTY: Final = "dangcongsanvietnam"
_PARTY_CODE: Final = re.compile(r"Số\s*[\d\s.…]*-\s*[A-ZĐ]{1,4}\s*/\s*[A-ZĐ]", re.IGNORECASE)
_HEADING_LENGTH: Final = 200
_NEAR_TITLE: Final = 6
_COPY: Final = re.compile(r"(?:SAO Y|SAO LỤC|TRÍCH SAO)(?: BẢN CHÍNH)?")


def find_papers(document: ReadDocument) -> list[Paper]:
    """Return the papers of the file in order; a file without any Quốc hiệu is one.

    A letterhead that somebody put into the header of the first page stands before everything else.
    """
    strips = _all_strips(document.part.paragraphs)
    if not any(head.is_title(strip.text) for strip in strips):
        strips = [*_letterhead(document), *strips]
    starts = _starts(strips)
    ends = [*starts[1:], len(strips)]
    found = [_paper(strips[start:end]) for start, end in zip(starts, ends, strict=True) if start < end]
    # An empty file is no document of any kind.
    return found or [Paper([], Nature.OTHER)]


def _letterhead(document: ReadDocument) -> list[Strip]:
    """Return the strips of the header page 1 shows, where it holds the Quốc hiệu."""
    section = document.sections[0]
    name = section.headers.get("first" if section.title_page else "default", "")
    strips = _all_strips(document.other_part(name).paragraphs) if name else []
    return strips if any(head.is_title(strip.text) for strip in strips) else []


def _all_strips(paragraphs: Sequence[ReadParagraph]) -> list[Strip]:
    """Return the strips of all paragraphs; only head and foot are set in columns of tabs or spaces."""
    found: list[Strip] = []
    for paragraph in paragraphs:
        text = paragraph.text
        wide = "\t" in text or "        " in text
        two = (wide and paragraph.look.align != "both") or "\t" in text
        short = len(text) < 250
        found.extend(
            strips_of(paragraph) if two and short and _has_two(text) else strips_of(paragraph, split=no_columns)
        )
    return found


_TWO: Final = (head.is_title, head.is_motto, head.is_code_like, head.is_date_like)


def _has_two(text: str) -> bool:
    """Return whether two columns are likely: one of them is a line of head or foot."""
    parts = [part.strip() for part in re.split(r"\t+|\n| {8,}", text) if part.strip()]
    if len(parts) < 2:
        return False
    known = any(any(holds(part) for holds in _TWO) for part in parts)
    return (
        known
        or any(is_recipients_label(part) or is_signing_line(part) for part in parts)
        or (
            len(parts) >= 2
            and all(part == part.upper() or len(part) < 60 for part in parts)
            and not parts[0].startswith("Căn cứ")
        )
    )


def _starts(strips: Sequence[Strip]) -> list[int]:
    found: list[int] = []
    for index, strip in enumerate(strips):
        cell = strip.paragraph.cell
        if head.is_title(strip.text) and (cell is None or (not cell.table.bordered and cell.table.columns <= 4)):
            start = _head_start(strips, index)
            if not found or start > found[-1]:
                found.append(start)
    if not found:
        return [0]
    # What stands before the first head belongs to its paper.
    return [0, *found[1:]]


def _head_start(strips: Sequence[Strip], index: int) -> int:
    cell = strips[index].paragraph.cell
    start = index
    while start > 0:
        before = strips[start - 1]
        if cell is not None:
            inside = before.paragraph.cell is not None and before.paragraph.cell.table is cell.table
        else:
            same = before.paragraph is strips[index].paragraph or before.paragraph.box > 0
            inside = same or (start == index and before.side is Side.LEFT)
        if not inside:
            break
        start -= 1
    return start


def _paper(strips: list[Strip]) -> Paper:
    paper = Paper(strips)
    end = head.head_end(strips)
    opening, rest = strips[:end], strips[end:]
    head.set_head(opening)
    index = title.title_index(rest)
    behind = 0
    titled: list[Strip] = []
    if index is not None and not is_appendix_label(rest[index].text):
        behind = title.set_title(rest, index)
        titled = rest[index:behind]
        paper.title_strip = rest[index]
        named = title.type_of(rest[index])
        paper.kind = by_name(named) if named else None
        paper.type_strip = rest[index] if paper.kind else None
    behind += _set_attached(paper, rest[behind:]) if titled else 0
    behind += title.set_addressees(rest[behind:])
    paper.strips = [*strips[: end + behind], *_set_body_and_foot(paper, rest[behind:])]
    _set_nature(paper, opening)
    # A blank paragraph behind the abstract may hold its rule.
    zone = [*titled, *paper.attached, *rest[behind : behind + 2]] if titled else []
    set_rules(paper, opening, zone)
    return paper


def _set_attached(paper: Paper, strips: Sequence[Strip]) -> int:
    """Mark ``(Kèm theo Quyết định số …)`` under the title of a paper without a number; return the place behind it."""
    if paper.first(Component.CODE) is not None:
        return 0
    end = 0
    for place, strip in enumerate(strips[:_NEAR_TITLE], 1):
        if strip.blank or is_rule(strip.text):
            continue
        if not (is_attachment(strip.text) or (paper.attached and strip.centred and strip.letters.italic)):
            break
        strip.component = Component.ATTACHED
        paper.attached.append(strip)
        end = place
    return end


def _set_body_and_foot(paper: Paper, strips: Sequence[Strip]) -> list[Strip]:
    """Say what the strips behind title and addressees are; return them, text no longer in columns."""
    begin = _appendix_start(strips)
    main, after = strips[:begin], _rejoined(strips[begin:])
    start = foot.foot_start(main)
    if start is None:
        body, signed = _rejoined(main), []
    else:
        length = foot.foot_end(main[start:])
        body, signed = _rejoined(main[:start]), list(main[start : start + length])
        after = [*_rejoined(main[start + length :]), *after]
        paper.two_signers = foot.set_foot(signed)
    _set_body(body)
    _set_appendices(paper, after)
    return [*body, *signed, *after]


def _rejoined(strips: Sequence[Strip]) -> list[Strip]:
    """Return the strips with the two columns of a line as one again."""
    found: list[Strip] = []
    for strip in strips:
        last = found[-1] if found else None
        if last and last.side is Side.LEFT and strip.side is Side.RIGHT and last.paragraph is strip.paragraph:
            found[-1] = whole_line(last, strip)
        else:
            found.append(strip)
    return found


def _appendix_start(strips: Sequence[Strip]) -> int:
    """Return where the first appendix begins, behind the foot or at the very start of a file that is one."""
    for index, strip in enumerate(strips):
        if is_appendix_label(strip.text) and _stands_free(strip):
            return index
    return len(strips)


def _stands_free(strip: Strip) -> bool:
    cell = strip.paragraph.cell
    placed = strip.centred or strip.letters.bold or strip.printed == strip.printed.upper()
    return strip.alone and placed and (cell is None or (not cell.table.bordered and cell.table.columns <= 2))


def _set_body(strips: Sequence[Strip]) -> None:
    for strip in strips:
        if strip.component is Component.OTHER:
            strip.component = _of_body(strip)
    _set_bases(strips)


def _of_body(strip: Strip) -> Component:
    if strip.paragraph.cell is not None:
        return Component.TABLE
    if strip.paragraph.box or is_rule(strip.text) or strip.blank or is_signature_line(strip.text):
        return Component.OTHER
    letters = strip.letters
    short = len(strip.text) < _HEADING_LENGTH
    if strip.centred:
        upper = strip.printed == strip.printed.upper()
        return Component.HEADING if letters.bold and short else (Component.OTHER if short or upper else Component.BODY)
    if letters.bold and short:
        return Component.HEADING
    found = marker(strip.text)
    if strip.paragraph.label or found.mark:
        return Component.ITEM
    return Component.BODY


def _set_bases(strips: Sequence[Strip]) -> None:
    """Mark the legal bases: the lines at the start that open like one, in a list that ends each with a mark."""
    lines = [strip for strip in strips if not strip.blank and not is_rule(strip.text)]
    run: list[Strip] = []
    for strip in lines[:40]:
        if strip.component in (Component.BODY, Component.ITEM, Component.HEADING) and is_basis(strip.text):
            run.append(strip)
        elif run and strip.letters.italic and strip.text.endswith((";", ".", ",")):
            # "Thực hiện Kế hoạch …;" among the bases is one of them.
            run.append(strip)
        elif run or strip.component is Component.BODY:
            break
    for strip in run:
        listed = len(run) > 1 or strip.text.endswith((";", ",")) or strip.letters.italic
        if listed:
            strip.component = Component.BASIS


def _set_appendices(paper: Paper, strips: Sequence[Strip]) -> None:
    current: Appendix | None = None
    for index, strip in enumerate(strips):
        if is_appendix_label(strip.text) and _stands_free(strip):
            current = Appendix(strip, strips=[strip])
            strip.component = Component.APPENDIX_LABEL
            paper.appendices.append(current)
            continue
        if current is None and _opens_attached(strips, index):
            current = Appendix(None, strips=[])
            paper.appendices.append(current)
        if current is not None:
            current.strips.append(strip)
            _of_appendix(strip, current)
        elif not strip.blank and is_address(strip.text):
            strip.component = Component.ADDRESS
        elif _COPY.fullmatch(strip.printed.strip(" .:")):
            paper.is_copy = True
            paper.is_excerpt = strip.printed.strip().startswith("TRÍCH SAO")


def _opens_attached(strips: Sequence[Strip], index: int) -> bool:
    """Return whether a text issued with a decision begins here: a title, and soon ``(Ban hành kèm theo …)``."""
    strip = strips[index]
    if strip.blank or not strip.centred or strip.printed != strip.printed.upper():
        return False
    return any(is_attachment(other.text) for other in strips[index : index + 10])


def _of_appendix(strip: Strip, appendix: Appendix) -> None:
    if strip.blank or is_rule(strip.text):
        return
    title = not appendix.begun and not appendix.attached
    goes_on = not appendix.begun and bool(appendix.attached) and strip.centred and strip.letters.italic
    if goes_on or (title and is_attachment(strip.text)):
        strip.component = Component.ATTACHED
        appendix.attached.append(strip)
    elif title and strip.paragraph.cell is None and _titles(strip, appendix):
        strip.component = Component.APPENDIX_TITLE
        appendix.title.append(strip)
    else:
        strip.component = _of_body(strip)
        appendix.begun = True


def _titles(strip: Strip, appendix: Appendix) -> bool:
    """Return whether the strip goes on with an appendix's title: centred, or in capitals right behind the label."""
    if strip.centred:
        return True
    capitals = strip.printed == strip.printed.upper() and any(letter.isalpha() for letter in strip.text)
    return capitals and appendix.label is not None and strip.paragraph.label == "" and not marker(strip.text).is_number


def _set_nature(paper: Paper, opening: Sequence[Strip]) -> None:
    words = "".join(head.letters(strip.text) for strip in opening)
    code = paper.first(Component.CODE)
    title_text = fold(paper.title_strip.text) if paper.title_strip else ""
    has_title = paper.first(Component.NATIONAL_TITLE) is not None
    paper.template = bool(code and _DOTS.search(code.text)) and any(
        _DOTS.search(s.text) for s in paper.of(Component.SUBJECT, Component.BODY, Component.RECIPIENT)
    )
    party_code = code is not None and bool(_PARTY_CODE.search(code.text)) and "/" in code.text
    if not has_title and (_PARTY in words or party_code):
        paper.nature = Nature.PARTY
    elif title_text in title.NORMATIVE or (code and _YEARED.search(code.text) and _may_be_law(paper)):
        paper.nature = Nature.NORMATIVE
    elif not has_title and code is None and paper.appendices and paper.first(Component.ORGAN) is None:
        paper.nature = Nature.APPENDIX
    elif not _is_administrative(paper, has_title):
        paper.nature = Nature.OTHER
    _set_letter(paper, has_title)


def _may_be_law(paper: Paper) -> bool:
    return paper.kind is None or paper.kind.abbreviation in ("QĐ", "NQ", "CT")


def _is_administrative(paper: Paper, has_title: bool) -> bool:
    """Return whether it shows two signs of an administrative document besides running text."""
    signs = (
        has_title,
        paper.first(Component.MOTTO) is not None,
        paper.first(Component.CODE) is not None,
        paper.first(Component.ORGAN) is not None,
        paper.first(Component.DATE) is not None,
        paper.kind is not None,
        paper.first(Component.RECIPIENTS_LABEL) is not None,
    )
    # A công văn whose number line is missing still has its agency, its V/v and its addressee.
    letter = paper.title_strip is None and bool(paper.of(Component.SUBJECT) and paper.of(Component.ADDRESSEE))
    named = (paper.kind is not None or letter) and paper.first(Component.ORGAN) is not None
    issued = paper.first(Component.CODE) is not None or named
    return issued and sum(signs) >= 3


def _set_letter(paper: Paper, has_title: bool) -> None:
    if paper.judged and paper.title_strip is not None and fold(paper.title_strip.text).strip(" :.") == "cong van":
        # The title is wrong; all else is that of a công văn.
        paper.kind, paper.is_letter = by_name("Công văn"), True
        return
    about = next((s for s in paper.of(Component.SUBJECT) if about_length(s.text) is not None), None)
    in_head = about is not None and about.component is Component.SUBJECT and paper.title_strip is None
    letter = paper.kind is None and paper.title_strip is None and paper.judged
    if letter and (in_head or paper.first(Component.ADDRESSEE) is not None) and has_title:
        paper.kind = by_name("Công văn")
        paper.is_letter = True
