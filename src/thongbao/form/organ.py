"""The agency's name, ô 2: look, rule, full name (mục II, khoản 2)."""

import re
from collections.abc import Iterator
from typing import Final

from thongbao.components.papers import RuleKind, RuleLine
from thongbao.components.rule_lines import column_of, widest
from thongbao.components.strips import Component, Strip
from thongbao.findings import Rule
from thongbao.form.looks import look_offences
from thongbao.form.scene import Offence, Scene, Verdict, gathered, not_applicable, not_evaluated, passed
from thongbao.language import _
from thongbao.measures import figure, pt, twips
from thongbao.standard.rules_head import ORGAN_LOOK, ORGAN_NAME, ORGAN_RULE, TYPE_RULE
from thongbao.standard.text_metrics import text_width, wrapped

_SIZES: Final = range(24, 27)
# One third to one half, drawn by hand; raised signs and templates of the decree itself come out shorter.
_LEAST, _MOST = 0.31, 0.53
_SIGNS_LEAST, _SIGNS_MOST = 0.2, 0.6
_ABBREVIATED: Final = re.compile(r"(?:UBND|HĐND|UB|VP|TT|BQL|P\.|TP\.)(?!\w)")


def organ_look(scene: Scene) -> Iterator[Verdict]:
    """Yield lines of ô 2 of the wrong size, weight or case."""
    organ, above = scene.paper.of(Component.ORGAN), scene.paper.of(Component.GOVERNING)
    if not organ:
        yield ORGAN_LOOK.found(
            scene.file_place(_("đầu văn bản")), _("không thấy tên cơ quan ban hành"), _("ghi tên cơ quan ở ô số 2")
        )
        return
    offences: list[Offence] = []
    for strip in organ:
        offences += look_offences(strip, _("tên cơ quan ban hành"), _SIZES, bold=True, capitals=True, centred=True)
    for strip in above:
        offences += look_offences(strip, _("tên cơ quan chủ quản"), _SIZES, bold=False, capitals=True, centred=True)
    yield from gathered(scene, ORGAN_LOOK, offences)


def organ_rule(scene: Scene) -> Iterator[Verdict]:
    """Yield a missing rule under the agency's name, or one that is not 1/3 to 1/2 of its line."""
    organ = scene.paper.of(Component.ORGAN)
    if not organ:
        yield not_applicable(ORGAN_RULE, _("không thấy tên cơ quan ban hành"))
    else:
        yield from short_rule(scene, ORGAN_RULE, scene.paper.organ_rule, organ, _("tên cơ quan"))


def subject_rule(scene: Scene) -> Iterator[Verdict]:
    """Yield a missing rule under the abstract, or one that is not 1/3 to 1/2 of its line."""
    paper = scene.paper
    subject = paper.of(Component.SUBJECT)
    under, name = (subject, _("trích yếu")) if subject else (paper.of(Component.TYPE_NAME), _("tên loại"))
    if paper.subject_rule is not None:
        # Under a text that is issued with another, the rule stands behind «(Kèm theo …)».
        under = [*under, *paper.attached]
    if paper.is_letter or not under or paper.title_strip is None:
        yield not_applicable(TYPE_RULE, _("văn bản không có tên loại"))
    elif paper.template:
        yield not_evaluated(TYPE_RULE, _("mẫu chưa điền trích yếu"))
    else:
        yield from short_rule(scene, TYPE_RULE, paper.subject_rule, under, name)


def short_rule(scene: Scene, rule: Rule, line: RuleLine | None, under: list[Strip], name: str) -> Iterator[Verdict]:
    """Yield what is wrong with a rule of 1/3 to 1/2 of the line above it."""
    hint = _("vẽ đường kẻ nét liền dài từ {a:.0f} đến {b:.0f} mm, đặt giữa")
    width = widest(under)
    hint = hint.format(a=twips(width / 3).mm, b=twips(width / 2).mm)
    if line is None:
        if scene.paper.uncertain_rules:
            yield not_evaluated(rule, _("phần đầu có hình ảnh, có thể là đường kẻ"))
        else:
            yield rule.found(scene.place(under[-1]), _("dưới {name} không có đường kẻ").format(name=name), hint)
    elif line.kind is RuleKind.DASHES:
        message = _("đường kẻ dưới {name} gõ bằng dấu gạch nối").format(name=name)
        yield rule.found(scene.place(line.strip), message, hint)
    elif line.kind is RuleKind.UNDERLINE or _fits(line, under):
        yield passed(rule)
    else:
        share = sum(line.share(width)) / 2
        message = _("đường kẻ dưới {name} dài bằng {share} dòng chữ, quy định từ 1/3 đến 1/2")
        yield rule.found(scene.place(under[-1]), message.format(name=name, share=figure(share, 2)), hint)


def _fits(line: RuleLine, under: list[Strip]) -> bool:
    low, high = (_SIGNS_LEAST, _SIGNS_MOST) if line.kind is RuleKind.SIGNS else (_LEAST, _MOST)
    for width in {widest(under), *(width for strip in under for width in _lines(strip))}:
        least, most = line.share(width)
        if most >= low and least <= high:
            return True
    return False


def _lines(strip: Strip) -> list[int]:
    """Return the widths of the lines a long name or abstract breaks into."""
    letters, size = strip.letters, pt(strip.letters.size / 2)
    look = strip.paragraph.look
    room = (column_of(strip) or 9355) - look.left - look.right
    lines = wrapped(strip.printed, size, twips(room), bold=letters.bold, italic=letters.italic)
    return [text_width(line, size, bold=letters.bold, italic=letters.italic).twips for line in lines]


def organ_name(scene: Scene) -> Iterator[Verdict]:
    """Yield an issuing agency whose own name is abbreviated."""
    organ = scene.paper.of(Component.ORGAN)
    offences = []
    if organ and _ABBREVIATED.match(organ[0].printed):
        message = _("tên cơ quan ban hành viết tắt «{words}»").format(words=organ[0].text)
        offences.append(Offence(organ[0], message, _("viết đầy đủ tên cơ quan ban hành, ví dụ ỦY BAN NHÂN DÂN")))
    yield from gathered(scene, ORGAN_NAME, offences)
