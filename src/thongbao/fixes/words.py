"""Words that are the same in every document set right: Quốc hiệu, Tiêu ngữ, zeros, dashes, marks of Nơi nhận."""

import re
from collections.abc import Collection
from typing import Final

from thongbao.components.strips import Component, Strip
from thongbao.fixes.work import Work
from thongbao.form.scene import Scene
from thongbao.language import _
from thongbao.standard.national_title import NATIONAL_MOTTO, NATIONAL_TITLE, is_national_motto, is_national_title
from thongbao.standard.rules_foot import RECIPIENTS
from thongbao.standard.rules_head import CODE_LINE, CODE_MARKS, DATE_LINE
from thongbao.standard.rules_head import NATIONAL_MOTTO as MOTTO_RULE
from thongbao.standard.rules_head import NATIONAL_TITLE as TITLE_RULE

WORD_RULES: Final = (TITLE_RULE, MOTTO_RULE, CODE_LINE, CODE_MARKS, DATE_LINE, RECIPIENTS)
_CODE: Final = re.compile(r"(?P<label>Số)\s*:?(?P<gap>\s*)(?P<number>\d+)(?P<rest>\s*/.*)", re.IGNORECASE | re.DOTALL)
_DASH: Final = re.compile(r"\s*[-–—−‐]\s*")
_DAY: Final = re.compile(r"(?P<d>ngày\s+)(?P<day>\d{1,2})(?P<m>\s+tháng\s+)(?P<month>\d{1,2})(?=\s+năm)")
_DASHED: Final = re.compile(r"\s*[-–—−•]")
_MONTH_WITH_ZERO: Final = 3


def words(work: Work, rules: Collection[str]) -> None:
    """Correct the words whose rules are among ``rules``."""
    for scene in work.scenes():
        _national(work, scene, rules)
        _code(work, scene, rules)
        if DATE_LINE.id in rules:
            _date(work, scene)
        if RECIPIENTS.id in rules:
            _recipients(work, scene)


def _national(work: Work, scene: Scene, rules: Collection[str]) -> None:
    for rule, component, is_right, right in (
        (TITLE_RULE, Component.NATIONAL_TITLE, is_national_title, NATIONAL_TITLE),
        (MOTTO_RULE, Component.MOTTO, is_national_motto, NATIONAL_MOTTO),
    ):
        for strip in scene.paper.of(component):
            if rule.id in rules and not is_right(
                strip.printed if component is Component.NATIONAL_TITLE else strip.text
            ):
                work.reword(rule, _trimmed(strip), right, _("viết đúng: {words}").format(words=right))


def _trimmed(strip: Strip) -> Strip:
    """Return the strip without the white space at its ends, so that only words are exchanged."""
    text = strip.paragraph.text[strip.start : strip.end]
    lead, tail = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
    return Strip(strip.paragraph, strip.start + lead, strip.end - tail, text.strip(), strip.text)


def _code(work: Work, scene: Scene, rules: Collection[str]) -> None:
    for strip in scene.paper.of(Component.CODE):
        whole = _trimmed(strip)
        text, rule = whole.raw, None
        if CODE_LINE.id in rules and (right := _padded(text)) != text:
            text, rule = right, CODE_LINE
        if CODE_MARKS.id in rules and (right := _tight(text)) != text:
            text, rule = right, rule or CODE_MARKS
        if rule is not None:
            work.reword(rule, whole, text, _("viết: {words}").format(words=text))


def _padded(text: str) -> str:
    found = _CODE.fullmatch(text)
    if found is None:
        return re.sub(r"^(?:SỐ|số|Số)\s*:?", "Số:", text)
    number = found["number"]
    right = number.lstrip("0").zfill(2) if number.strip("0") else number
    return f"Số:{found['gap'] or ' '}{right}{found['rest']}"


def _tight(text: str) -> str:
    head, slash, notation = text.partition("/")
    if not slash or re.search(r"[.…_]{2,}|…", notation):
        return text
    filled = bool(re.search(r"\d\s*$", head))
    return f"{head.rstrip() if filled else head}/{_DASH.sub('-', notation.strip())}"


def _date(work: Work, scene: Scene) -> None:
    for strip in scene.paper.of(Component.DATE):
        whole = _trimmed(strip)
        right = _DAY.sub(_zeros, whole.raw)
        if right != whole.raw:
            work.reword(DATE_LINE, whole, right, _("viết: {words}").format(words=right))


def _zeros(found: re.Match[str]) -> str:
    month = int(found["month"])
    shown = f"{month:02}" if month < _MONTH_WITH_ZERO else str(month)
    return f"{found['d']}{found['day'].zfill(2)}{found['m']}{shown}"


def _recipients(work: Work, scene: Scene) -> None:
    label = scene.paper.first(Component.RECIPIENTS_LABEL)
    if label is not None and label.text != "Nơi nhận:" and label.text.rstrip(" :").lower() == "nơi nhận":
        work.reword(RECIPIENTS, _trimmed(label), "Nơi nhận:", _("viết: Nơi nhận:"))
    lines = scene.paper.of(Component.RECIPIENT, Component.FILING)
    for place, strip in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else None
        before = lines[place - 1] if place else None
        right = _listed(strip, following)
        if not _DASHED.match(right) and strip.paragraph.label != "-" and (before is None or _ends(before)):
            right = f"- {right}"
        whole = _trimmed(strip)
        if right != whole.raw:
            work.reword(RECIPIENTS, whole, right, _("viết: {words}").format(words=right))


def _ends(strip: Strip) -> bool:
    return strip.text.endswith((";", "."))


def _listed(strip: Strip, following: Strip | None) -> str:
    """Return the line with its dash and its mark; one that goes on below keeps its end."""
    text = strip.paragraph.text[strip.start : strip.end].strip()
    right = re.sub(r"^[–—−•]\s*", "- ", text)
    if strip.component is Component.FILING:
        return (
            re.sub(r"[;,]$", ".", right)
            if right.endswith((";", ","))
            else right + ("" if right.endswith((".", ")")) else ".")
        )
    goes_on = following is not None and not re.match(r"\s*[-–—•]", following.text) and following.paragraph.label != "-"
    if goes_on:
        return right
    if right.endswith(";"):
        return right
    return right.rstrip(".,: ") + ";"
