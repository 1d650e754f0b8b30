"""Lines of head and foot given the size, weight, slant and place their clauses ask for."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Final

from thongbao.components.papers import Paper
from thongbao.components.strips import Component, Strip
from thongbao.findings import Rule
from thongbao.fixes.work import Work
from thongbao.form.looks import is_placed
from thongbao.language import _
from thongbao.measures import figure
from thongbao.standard import rules_body, rules_foot, rules_head
from thongbao.standard.layout import LETTER_SUBJECT_GAP
from thongbao.word.formatting import set_align, set_gap_before, set_plain_line, set_size, set_toggle


@dataclass(frozen=True, slots=True)
class _Look:
    rule: Rule
    component: Component
    sizes: Collection[int]
    right: int
    bold: bool
    italic: bool = False
    centred: bool = False


_FEW: Final = 2
_C = Component
_13, _13_14, _12_13 = (26,), range(26, 29), range(24, 27)
_LOOKS: Final = (
    _Look(rules_head.NATIONAL_TITLE_LOOK, _C.NATIONAL_TITLE, _12_13, 26, True),
    _Look(rules_head.NATIONAL_MOTTO_LOOK, _C.MOTTO, _13_14, 28, True),
    _Look(rules_head.ORGAN_LOOK, _C.ORGAN, _12_13, 26, True, centred=True),
    _Look(rules_head.ORGAN_LOOK, _C.GOVERNING, _12_13, 26, False, centred=True),
    _Look(rules_head.CODE_LOOK, _C.CODE, _13, 26, False, centred=True),
    _Look(rules_head.DATE_LOOK, _C.DATE, _13_14, 26, False, italic=True, centred=True),
    _Look(rules_head.TYPE_LOOK, _C.TYPE_NAME, _13_14, 28, True, centred=True),
    _Look(rules_head.TYPE_LOOK, _C.SUBJECT, _13_14, 28, True, centred=True),
    _Look(rules_body.ADDRESSEE_LOOK, _C.ADDRESSEE, _13_14, 28, False),
    _Look(rules_foot.SIGNING_LOOK, _C.AUTHORITY, _13_14, 28, True, centred=True),
    _Look(rules_foot.SIGNING_LOOK, _C.POSITION, _13_14, 28, True, centred=True),
    _Look(rules_foot.SIGNING_LOOK, _C.FULL_NAME, _13_14, 28, True, centred=True),
    _Look(rules_foot.RECIPIENTS_LOOK, _C.RECIPIENTS_LABEL, (24,), 24, True, italic=True),
    _Look(rules_foot.RECIPIENTS_LOOK, _C.RECIPIENT, (22,), 22, False),
    _Look(rules_foot.RECIPIENTS_LOOK, _C.FILING, (22,), 22, False),
    _Look(rules_body.APPENDIX_LOOK, _C.APPENDIX_LABEL, (28,), 28, True, centred=True),
    _Look(rules_body.APPENDIX_LOOK, _C.APPENDIX_TITLE, _13_14, 28, True, centred=True),
    _Look(rules_body.APPENDIX_LOOK, _C.ATTACHED, _13_14, 28, False, italic=True, centred=True),
)
_LETTER_SUBJECT: Final = _Look(rules_head.LETTER_SUBJECT_LOOK, _C.SUBJECT, _12_13, 24, False, centred=True)
_BASIS: Final = _Look(rules_body.BASES_LOOK, _C.BASIS, _13_14, 28, False, italic=True)
LOOK_RULES: Final = tuple(dict.fromkeys(look.rule for look in (*_LOOKS, _LETTER_SUBJECT, _BASIS)))


def looks(work: Work, rules: Collection[str]) -> None:
    """Correct the look of every line whose rule is among ``rules``."""
    for scene in work.scenes():
        for look in (*_LOOKS, _BASIS):
            wanted = look
            if look.component is Component.SUBJECT and scene.paper.is_letter:
                wanted = _LETTER_SUBJECT
            if wanted.rule.id in rules:
                for strip in scene.paper.of(wanted.component):
                    _correct(work, strip, wanted)
        if _LETTER_SUBJECT.rule.id in rules:
            _set_off_subject(work, scene.paper)


def _set_off_subject(work: Work, paper: Paper) -> None:
    """Leave 6 points between number and ``V/v`` of a công văn, where the one stands right under the other."""
    code, lines = paper.first(Component.CODE), paper.of(Component.SUBJECT)
    if not paper.is_letter or code is None or not lines:
        return
    above, below = code.paragraph, lines[0].paragraph
    near = above.cell is below.cell and above.box == below.box and below.number - above.number == 1
    if near and above.look.after + below.look.before < LETTER_SUBJECT_GAP.twips:
        set_gap_before(below.element, LETTER_SUBJECT_GAP.twips)
        work.note(_LETTER_SUBJECT.rule, lines[0], _("đặt khoảng cách trước dòng «V/v» 6 pt"))


def _correct(work: Work, strip: Strip, look: _Look) -> None:
    if not strip.letters.total:
        return
    runs = work.runs(strip)
    changes = _changes(strip, look) if runs else []
    said = [change.said for change in changes]
    for change in changes:
        for run in runs:
            change.make(run)
    if look.centred and is_placed(strip) and not strip.centred:
        set_align(strip.paragraph.element, "center")
        said.append(_("canh giữa"))
    if said:
        work.note(look.rule, strip, ", ".join(said))


@dataclass(frozen=True, slots=True)
class _RunChange:
    said: str
    make: Callable[[Any], None]


def _changes(strip: Strip, look: _Look) -> list[_RunChange]:
    """Return what has to be done to the runs of the line."""
    letters, found = strip.letters, []
    wrong = any(size not in look.sizes and count > _FEW for size, count in letters.sizes.items())
    if wrong or letters.size not in look.sizes:
        found.append(_RunChange(_("cỡ {pt}").format(pt=figure(look.right / 2)), lambda run: set_size(run, look.right)))
    # The weight of a basis is not said anywhere.
    heavy = letters.bold if look.bold else letters.some_bold
    if look.component is not Component.BASIS and heavy is not look.bold:
        words = _("đậm") if look.bold else _("không đậm")
        found.append(_RunChange(words, lambda run: set_toggle(run, "b", look.bold)))
    slanted = letters.italic if look.italic else letters.some_italic
    if slanted is not look.italic:
        words = _("nghiêng") if look.italic else _("đứng")
        found.append(_RunChange(words, lambda run: set_toggle(run, "i", look.italic)))
    if look.component is Component.RECIPIENTS_LABEL and letters.underlined:
        found.append(_RunChange(_("bỏ gạch chân"), set_plain_line))
    return found
