"""Rules drawn where none is: under Tiêu ngữ, agency and abstract, each the lower border of a thin paragraph."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from thongbao.components.papers import Paper, RuleKind, RuleLine
from thongbao.components.rule_lines import column_of, widest
from thongbao.components.strips import Component, Strip
from thongbao.findings import Rule
from thongbao.fixes.work import Work
from thongbao.language import _
from thongbao.measures import twips
from thongbao.standard.rules_head import NATIONAL_MOTTO_LOOK, NATIONAL_MOTTO_UNDERLINED, ORGAN_RULE, TYPE_RULE
from thongbao.word.formatting import rule_paragraph, set_plain_line

RULED: Final = (NATIONAL_MOTTO_LOOK, ORGAN_RULE, TYPE_RULE, NATIONAL_MOTTO_UNDERLINED)
# The clause asks for one third to one half.
_SHORT: Final = 0.4
# What a cell keeps free on its two sides where nothing else is said.
_CELL_MARGINS: Final = 216
_AIR: Final = 120
_RULED_LINES: Final = (
    Component.NATIONAL_TITLE,
    Component.MOTTO,
    Component.ORGAN,
    Component.TYPE_NAME,
    Component.SUBJECT,
)


@dataclass(frozen=True, slots=True)
class _Wanted:
    rule: Rule
    under: list[Strip]
    drawn: RuleLine | None
    share: float
    after: int = 0


def _wanted(paper: Paper) -> Iterator[_Wanted]:
    yield _Wanted(NATIONAL_MOTTO_LOOK, paper.of(Component.MOTTO)[:1], paper.motto_rule, 1.0)
    yield _Wanted(ORGAN_RULE, paper.of(Component.ORGAN), paper.organ_rule, _SHORT)
    if not paper.is_letter and paper.title_strip is not None:
        under = paper.of(Component.SUBJECT) or paper.of(Component.TYPE_NAME)
        yield _Wanted(TYPE_RULE, under, paper.subject_rule, _SHORT, _AIR)


def draw_rules(work: Work, broken: Collection[str]) -> None:
    """Draw the rules that are missing, and one in place of underlined words; a rule that is there stays as it is."""
    for scene in work.scenes():
        if scene.paper.template or scene.paper.uncertain_rules:
            continue
        plain = NATIONAL_MOTTO_UNDERLINED.id in broken
        for wanted in _wanted(scene.paper):
            underlined = wanted.drawn is not None and wanted.drawn.kind is RuleKind.UNDERLINE
            if wanted.drawn is None and wanted.rule.id in broken:
                _draw(work, wanted, wanted.rule)
            elif underlined and plain:
                _draw(work, wanted, NATIONAL_MOTTO_UNDERLINED)
        for strip in scene.paper.of(*_RULED_LINES) if plain else ():
            if strip.letters.underlined:
                for run in work.runs(strip):
                    set_plain_line(run)
                work.note(NATIONAL_MOTTO_UNDERLINED, strip, _("bỏ gạch chân"))


def _draw(work: Work, wanted: _Wanted, rule: Rule) -> None:
    last = wanted.under[-1] if wanted.under else None
    if last is None or not _ends_paragraph(last):
        return
    room = column_of(last) - _CELL_MARGINS
    if last.paragraph.cell is None:
        room = work.document.section_of(last.paragraph).text_width
    length = round(widest(wanted.under) * wanted.share)
    if not 0 < length <= room:
        return
    last.paragraph.element.addnext(rule_paragraph((room - length) // 2, wanted.after))
    work.note(rule, last, _("kẻ đường dài {mm:.0f} mm bên dưới").format(mm=twips(length).mm))


def _ends_paragraph(strip: Strip) -> bool:
    """Return whether a paragraph put behind this one stands right under the line, in the middle of the same column."""
    paragraph = strip.paragraph
    whole = strip.end >= len(paragraph.text.rstrip()) and not strip.in_column
    return whole and strip.centred and not paragraph.box and not paragraph.look.framed
