"""``Kính gửi`` (ô 9a) and the legal bases: mục II, khoản 9 and khoản 6 điểm a."""

import re
from collections.abc import Iterator
from typing import Final

from thongbao.components.papers import Paper
from thongbao.components.strips import Component, Strip
from thongbao.form.looks import look_offences
from thongbao.form.scene import DERIVED, Offence, Scene, Verdict, gathered, not_applicable, not_evaluated, passed
from thongbao.language import _
from thongbao.standard.recognising import addressee_start
from thongbao.standard.rules_body import ADDRESSEE_LIST, ADDRESSEE_LOOK, ADDRESSEES, BASES, BASES_LOOK, ONE_ADDRESSEE
from thongbao.vietnamese.text import fold

_SIZES: Final = range(26, 29)
_UPWARD: Final = frozenset({"Tờ trình", "Báo cáo"})
# The decree names them with the others, offices send them on with Kính gửi.
_CUSTOM: Final = frozenset(
    {"Phiếu gửi", "Phiếu chuyển", "Phiếu báo", "Giấy mời", "Thư công", "Công điện", "Giấy giới thiệu", "Đề án"}
)
_DASH: Final = re.compile(r"\s*[-–—•+]\s*")
_GOVERNMENT_LIST: Final = 2


def _items(lines: list[Strip]) -> tuple[str, list[Strip]]:
    """Return the words on the line of ``Kính gửi:`` itself, and the lines under it."""
    start = addressee_start(lines[0].text) or 0
    return lines[0].text[start:].strip(), lines[1:]


def may_have_addressees(paper: Paper) -> bool:
    """Return whether ``Kính gửi`` has its place in a paper of this kind, by the decree or by custom."""
    return paper.kind is None or paper.is_letter or paper.kind.name in _UPWARD | _CUSTOM


def addressees(scene: Scene) -> Iterator[Verdict]:
    """Yield a công văn without ``Kính gửi`` and other types with it."""
    paper = scene.paper
    lines = paper.of(Component.ADDRESSEE) or [s for s in paper.body() if re.match(r"Kính gửi\s*:", s.text)]
    if paper.is_letter:
        if lines:
            yield passed(ADDRESSEES)
        else:
            yield ADDRESSEES.found(
                scene.file_place(_("đầu văn bản")), _("công văn không có Kính gửi"), _("thêm dòng «Kính gửi: …»")
            )
    elif paper.kind is None:
        yield not_evaluated(ADDRESSEES, _("không nhận ra tên loại văn bản"))
    elif not lines or paper.kind.name in _UPWARD:
        yield passed(ADDRESSEES)
    else:
        message = _("{name} không có Kính gửi").format(name=paper.kind.name)
        level = DERIVED if paper.kind.name in _CUSTOM else None
        hint = _("bỏ dòng Kính gửi, ghi nơi nhận ở cuối văn bản")
        yield from gathered(scene, ADDRESSEES, [Offence(lines[0], message, hint, level)])


def one_addressee(scene: Scene) -> Iterator[Verdict]:
    """Yield a single addressee set out as a list."""
    lines = scene.paper.of(Component.ADDRESSEE)
    if not lines:
        yield not_applicable(ONE_ADDRESSEE, _("văn bản không có Kính gửi"))
        return
    own, listed = _items(lines)
    offences = []
    if not own and len(listed) == 1:
        name = _DASH.sub("", listed[0].text, count=1).rstrip(";.")
        message = _("một nơi nhận mà xuống dòng")
        offences.append(Offence(listed[0], message, _("viết trên một dòng: Kính gửi: {name}").format(name=name)))
    elif own and not listed and _DASH.match(own):
        offences.append(Offence(lines[0], _("một nơi nhận mà có gạch đầu dòng"), _("bỏ gạch đầu dòng")))
    elif not own and not listed:
        offences.append(
            Offence(lines[0], _("sau Kính gửi không có tên nơi nhận"), _("ghi tên cơ quan, đơn vị, cá nhân nhận"))
        )
    yield from gathered(scene, ONE_ADDRESSEE, offences)


def addressee_list(scene: Scene) -> Iterator[Verdict]:
    """Yield a list of addressees whose lines have no dash, no ``;`` or no final stop."""
    lines = scene.paper.of(Component.ADDRESSEE)
    own, listed = _items(lines) if lines else ("", [])
    if not listed:
        several = len([part for part in own.split(";") if part.strip()]) > 1
        if not several:
            yield not_applicable(ADDRESSEE_LIST, _("Kính gửi một nơi, hoặc không có"))
            return
        message, hint = (
            _("nhiều nơi nhận viết trên một dòng"),
            _("mỗi nơi nhận một dòng, mở đầu bằng gạch (-), cuối dòng dấu ;"),
        )
        yield from gathered(scene, ADDRESSEE_LIST, [Offence(lines[0], message, hint)])
        return
    if own:
        # A name that breaks over the line.
        dashed = [strip for strip in listed if _is_dashed(strip)]
        if not dashed:
            yield passed(ADDRESSEE_LIST)
            return
    yield from gathered(scene, ADDRESSEE_LIST, list(_list_offences(listed)))


def _is_dashed(strip: Strip) -> bool:
    return bool(_DASH.match(strip.text)) or strip.paragraph.label == "-"


def _list_offences(listed: list[Strip]) -> Iterator[Offence]:
    # A name may take two lines: the second has no dash and follows one without a mark.
    groups: list[list[Strip]] = []
    for strip in listed:
        if _is_dashed(strip) or not groups or groups[-1][-1].text.endswith((";", ".")):
            groups.append([strip])
        else:
            groups[-1].append(strip)
    if len(groups) == 1:
        return
    for number, group in enumerate(groups, 1):
        last = number == len(groups)
        if not _is_dashed(group[0]):
            yield Offence(group[0], _("nơi nhận không có gạch đầu dòng"), _("mở đầu dòng bằng gạch (-)"))
        elif group[0].text[:1] in "–—•+":
            yield Offence(group[0], _("gạch đầu dòng không phải dấu (-)"), _("dùng dấu gạch nối (-)"))
        end = group[-1].text[-1:]
        if last and end != ".":
            yield Offence(group[-1], _("dòng nơi nhận cuối không có dấu chấm"), _("kết thúc bằng dấu chấm (.)"))
        if not last and end != ";":
            yield Offence(
                group[-1], _("cuối dòng nơi nhận không có dấu chấm phẩy"), _("kết thúc bằng dấu chấm phẩy (;)")
            )


def addressee_look(scene: Scene) -> Iterator[Verdict]:
    """Yield addressees in bold, of another size, with dashes out of line."""
    lines = scene.paper.of(Component.ADDRESSEE)
    if not lines:
        yield not_applicable(ADDRESSEE_LOOK, _("văn bản không có Kính gửi"))
        return
    offences = [o for line in lines for o in look_offences(line, _("Kính gửi"), _SIZES, bold=False)]
    starts = {
        s.paragraph.look.left + s.paragraph.look.first_line
        for s in lines[1:]
        if _is_dashed(s) and s.paragraph.cell is None
    }
    plain = all(not s.raw.startswith((" ", "\t")) for s in lines[1:])
    if plain and starts and max(starts) - min(starts) > _GOVERNMENT_LIST * 30:
        offences.append(
            Offence(lines[1], _("các gạch đầu dòng không thẳng nhau"), _("đặt cùng một mức lùi cho các dòng"))
        )
    yield from gathered(scene, ADDRESSEE_LOOK, offences)


def bases(scene: Scene) -> Iterator[Verdict]:
    """Yield bases that do not end with ``;``, the last with a full stop."""
    lines = scene.paper.of(Component.BASIS)
    if not lines:
        yield not_applicable(BASES, _("văn bản không có phần căn cứ"))
        return
    offences = []
    for strip in lines[:-1]:
        if not strip.text.endswith(";"):
            offences.append(
                Offence(strip, _("căn cứ không kết thúc bằng dấu chấm phẩy"), _("kết thúc dòng bằng dấu ;"))
            )
    if not lines[-1].text.endswith("."):
        offences.append(
            Offence(lines[-1], _("căn cứ cuối không kết thúc bằng dấu chấm"), _("kết thúc dòng cuối bằng dấu chấm (.)"))
        )
    yield from gathered(scene, BASES, offences)


def bases_look(scene: Scene) -> Iterator[Verdict]:
    """Yield bases that are upright or of another size."""
    lines = scene.paper.of(Component.BASIS)
    if not lines:
        yield not_applicable(BASES_LOOK, _("văn bản không có phần căn cứ"))
        return
    offences = [o for line in lines for o in look_offences(line, _("căn cứ"), _SIZES, bold=None, italic=True)]
    yield from gathered(scene, BASES_LOOK, offences)


def mentions_appendix(strips: list[Strip]) -> bool:
    """Return whether some of the strips speak of an appendix."""
    return any("phu luc" in fold(strip.text) for strip in strips)
