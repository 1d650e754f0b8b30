"""Papers of a .docx → lines: what the checks of words read, each with its role and its place in the file."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from thongbao.checks.lines import Line, Role
from thongbao.components.papers import Nature, Paper
from thongbao.components.strips import Component, Strip
from thongbao.findings import Place
from thongbao.form.letters import foreign_fonts, is_legacy
from thongbao.form.scene import place_of
from thongbao.standard.recognising import is_rule
from thongbao.vietnamese.syllables import reads_as_vietnamese
from thongbao.word.read_values import ReadParagraph
from thongbao.word.reading import ReadDocument

_DAY: Final = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)


def lines_of(document: ReadDocument, papers: Sequence[Paper], file: str) -> list[Line]:
    """Return the lines in order, headers and footers last; rules of signs, empty lines, codes of old fonts left out."""
    found = [
        _line(strip, file)
        for paper in papers
        for strip in paper.strips
        if not strip.blank and not is_rule(strip.text) and not _is_in_code(strip)
    ]
    for part in document.headers_and_footers:
        role = Role.HEADER if "header" in part.name else Role.FOOTER
        found += [_of_part(paragraph, file, role) for paragraph in part.paragraphs if paragraph.text.strip()]
    return found


def _is_in_code(strip: Strip) -> bool:
    """Return whether the words are still codes of an old font: another rule names the font, nobody can read them."""
    old = any(is_legacy(font) for font in foreign_fonts(strip.paragraph))
    return old and not reads_as_vietnamese(strip.raw)


def _line(strip: Strip, file: str) -> Line:
    place = place_of(file, strip.paragraph, strip.text, strip.start + 1)
    label = strip.paragraph.label if strip.start == 0 and strip.paragraph.label else ""
    text = f"{label} {strip.raw}" if label else strip.raw
    skipped = len(text) - len(strip.raw)

    def at(offset: int) -> Place:
        return replace(place, column=strip.start + max(offset - skipped, 0) + 1)

    return Line(text, place, Role(strip.component.value), at)


def _of_part(paragraph: ReadParagraph, file: str, role: Role) -> Line:
    return Line(paragraph.text, place_of(file, paragraph, paragraph.text), role)


def issued_day(papers: Sequence[Paper]) -> date | None:
    """Return the day printed in ô 4 of the first paper, if it is there in full and on the calendar."""
    strip = next((s for paper in papers for s in paper.of(Component.DATE)), None)
    found = _DAY.search(strip.text) if strip else None
    if found is None:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def are_judged(papers: Sequence[Paper]) -> bool:
    """Return whether any of the papers is one this decree is for."""
    return any(paper.nature in (Nature.ADMINISTRATIVE, Nature.APPENDIX) for paper in papers)
