"""Quốc hiệu and Tiêu ngữ, ô 1: words, look, and the rule under the motto (mục II, khoản 1)."""

from collections.abc import Iterator
from typing import Final

from thongbao.components.papers import RuleKind
from thongbao.components.rule_lines import column_of
from thongbao.components.strips import Component, Strip
from thongbao.form.looks import look_offences
from thongbao.form.scene import DERIVED, Offence, Scene, Verdict, gathered, not_applicable, not_evaluated, passed
from thongbao.language import _
from thongbao.measures import figure
from thongbao.standard.national_title import NATIONAL_MOTTO, NATIONAL_TITLE, is_national_motto, is_national_title
from thongbao.standard.rules_head import (
    HEAD_SPACING,
    NATIONAL_MOTTO_LOOK,
    NATIONAL_MOTTO_UNDERLINED,
    NATIONAL_TITLE_LOOK,
)
from thongbao.standard.rules_head import NATIONAL_MOTTO as MOTTO_RULE
from thongbao.standard.rules_head import NATIONAL_TITLE as TITLE_RULE

_TITLE_SIZES: Final = range(24, 27)
_MOTTO_SIZES: Final = range(26, 29)
# The rule is as long as the words; drawn by hand or as raised signs it may differ by a little.
_LEAST, _MOST = 0.95, 1.05
_SIGNS_LEAST, _SIGNS_MOST = 0.8, 1.25


def title_words(scene: Scene) -> Iterator[Verdict]:
    """Yield a Quốc hiệu that is missing or not letter by letter."""
    strip = scene.paper.first(Component.NATIONAL_TITLE)
    hint = _("viết đúng: {words}").format(words=NATIONAL_TITLE)
    if strip is None:
        yield TITLE_RULE.found(scene.file_place(_("đầu văn bản")), _("không thấy Quốc hiệu"), hint)
    elif is_national_title(strip.printed):
        yield passed(TITLE_RULE)
    else:
        yield TITLE_RULE.found(scene.place(strip), _("Quốc hiệu viết «{words}»").format(words=strip.text), hint)


def title_look(scene: Scene) -> Iterator[Verdict]:
    """Yield a Quốc hiệu of the wrong size or weight, or wider than its cell."""
    strip = scene.paper.first(Component.NATIONAL_TITLE)
    if strip is None:
        yield not_applicable(NATIONAL_TITLE_LOOK, _("không thấy Quốc hiệu"))
        return
    offences = look_offences(strip, _("Quốc hiệu"), _TITLE_SIZES, bold=True)
    column = column_of(strip)
    if column and strip.width.twips > column:
        hint = _("nới cột bên phải đến ít nhất {mm:.0f} mm").format(mm=strip.width.mm + 4)
        offences.append(Offence(strip, _("ô quá hẹp, Quốc hiệu bị ngắt dòng"), hint, DERIVED))
    yield from gathered(scene, NATIONAL_TITLE_LOOK, offences)


def motto_words(scene: Scene) -> Iterator[Verdict]:
    """Yield a Tiêu ngữ that is missing or not letter by letter."""
    strip = scene.paper.first(Component.MOTTO)
    hint = _("viết đúng: {words}").format(words=NATIONAL_MOTTO)
    if strip is None:
        yield MOTTO_RULE.found(scene.file_place(_("đầu văn bản")), _("không thấy Tiêu ngữ"), hint)
    elif is_national_motto(strip.text):
        yield passed(MOTTO_RULE)
    else:
        yield MOTTO_RULE.found(scene.place(strip), _("Tiêu ngữ viết «{words}»").format(words=strip.text), hint)


def motto_look(scene: Scene) -> Iterator[Verdict]:
    """Yield a Tiêu ngữ of the wrong size or weight, without a rule, or with one of another length."""
    strip = scene.paper.first(Component.MOTTO)
    if strip is None:
        yield not_applicable(NATIONAL_MOTTO_LOOK, _("không thấy Tiêu ngữ"))
        return
    offences = look_offences(strip, _("Tiêu ngữ"), _MOTTO_SIZES, bold=True)
    rule = scene.paper.motto_rule
    hint = _("vẽ đường kẻ nét liền dài {mm:.0f} mm, bằng dòng Tiêu ngữ").format(mm=strip.width.mm)
    if rule is None:
        if scene.paper.uncertain_rules and not offences:
            yield not_evaluated(NATIONAL_MOTTO_LOOK, _("phần đầu có hình ảnh, có thể là đường kẻ"))
            return
        offences.append(Offence(strip, _("dưới Tiêu ngữ không có đường kẻ dài bằng dòng chữ"), hint))
    elif rule.kind is RuleKind.DASHES:
        offences.append(Offence(rule.strip, _("đường kẻ dưới Tiêu ngữ gõ bằng dấu gạch nối"), hint))
    elif rule.kind is not RuleKind.UNDERLINE:
        least, most = rule.share(strip.width.twips)
        low, high = (_SIGNS_LEAST, _SIGNS_MOST) if rule.kind is RuleKind.SIGNS else (_LEAST, _MOST)
        if most < low or least > high:
            message = _("đường kẻ dưới Tiêu ngữ dài bằng {share} dòng chữ").format(share=figure((least + most) / 2, 2))
            offences.append(Offence(strip, message, hint))
    yield from gathered(scene, NATIONAL_MOTTO_LOOK, offences)


def underlined(scene: Scene) -> Iterator[Verdict]:
    """Yield underlined words that stand for a rule."""
    parts = scene.paper.of(
        Component.NATIONAL_TITLE, Component.MOTTO, Component.ORGAN, Component.SUBJECT, Component.TYPE_NAME
    )
    hint = _("bỏ gạch chân, vẽ đường kẻ dưới dòng chữ")
    offences = [Offence(s, _("chữ gạch chân thay cho đường kẻ"), hint) for s in parts if s.letters.underlined]
    yield from gathered(scene, NATIONAL_MOTTO_UNDERLINED, offences)


def spacing(scene: Scene) -> Iterator[Verdict]:
    """Yield blank lines inside ô 1 or ô 2."""
    paper = scene.paper
    pairs = [
        (paper.first(Component.NATIONAL_TITLE), paper.first(Component.MOTTO)),
        (_last(paper.of(Component.GOVERNING)), paper.first(Component.ORGAN)),
    ]
    offences = []
    for upper, lower in pairs:
        if upper is None or lower is None or upper.paragraph.cell is not lower.paragraph.cell:
            continue
        if any(s.blank for s in _between(scene, upper, lower)):
            message = _("dòng trống trước «{words}»").format(words=lower.text[:40])
            offences.append(Offence(lower, message, _("xóa dòng trống, để dòng đơn")))
    yield from gathered(scene, HEAD_SPACING, offences)


def _last(strips: list[Strip]) -> Strip | None:
    return strips[-1] if strips else None


def _between(scene: Scene, upper: Strip, lower: Strip) -> list[Strip]:
    strips = scene.paper.strips
    low, high = strips.index(upper), strips.index(lower)
    own = strips[low + 1 : high]
    return [s for s in own if s.paragraph.cell is upper.paragraph.cell and s.paragraph.box == upper.paragraph.box]
