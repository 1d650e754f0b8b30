"""The distribution list, ô 9b: label, lines, filing (mục II, khoản 9)."""

import re
from collections.abc import Iterator
from typing import Final

from thongbao.components.strips import Component, Strip
from thongbao.form.looks import look_offences
from thongbao.form.opening import may_have_addressees
from thongbao.form.scene import DERIVED, Offence, Scene, Verdict, gathered, not_applicable, not_evaluated, passed
from thongbao.language import _
from thongbao.standard.rules_foot import AS_ABOVE, RECIPIENTS, RECIPIENTS_LOOK
from thongbao.vietnamese.text import fold

_LABEL_SIZES: Final = (24,)
_LIST_SIZES: Final = (22,)
_WITHOUT: Final = frozenset({"Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận", "Thư công", "Quy chế", "Quy định"})
_DASH: Final = re.compile(r"\s*[-–—•+]\s*")
_FILING: Final = re.compile(r"- Lưu: ?VT(?:[,;.]? .+|, ?.+|[.;]?.*)?")
_DOTS: Final = re.compile(r"[.…]{3,}|…")


def recipients(scene: Scene) -> Iterator[Verdict]:
    """Yield a list without its label, lines without dash or mark, a missing or unfinished line of filing."""
    paper = scene.paper
    label, lines = paper.first(Component.RECIPIENTS_LABEL), paper.of(Component.RECIPIENT, Component.FILING)
    if label is None and not lines:
        kind = paper.kind
        if kind is None or kind.name in _WITHOUT or paper.is_copy:
            yield not_applicable(RECIPIENTS, _("văn bản này không có nơi nhận"))
        else:
            yield RECIPIENTS.found(
                scene.file_place(_("cuối văn bản")), _("không thấy Nơi nhận"), _("ghi Nơi nhận ở ô số 9b")
            )
        return
    offences = list(_label_offences(label, lines))
    if not paper.template:
        offences += _line_offences(lines)
    if label is not None and not paper.of(Component.FILING):
        last = lines[-1] if lines else label
        offences.append(
            Offence(
                last, _("Nơi nhận không có dòng «- Lưu: VT, …»"), _("thêm dòng cuối: - Lưu: VT, <đơn vị soạn thảo>.")
            )
        )
    yield from gathered(scene, RECIPIENTS, offences)


def _label_offences(label: Strip | None, lines: list[Strip]) -> Iterator[Offence]:
    if label is None:
        yield Offence(lines[0], _("thiếu từ «Nơi nhận:»"), _("thêm dòng «Nơi nhận:» phía trên"))
    elif label.text.strip() != "Nơi nhận:":
        yield Offence(label, _("từ Nơi nhận viết «{text}»").format(text=label.text), _("viết «Nơi nhận:»"))


def _line_offences(lines: list[Strip]) -> Iterator[Offence]:
    groups = _grouped(lines)
    for number, group in enumerate(groups):
        first, text = group[0], group[-1].text
        filing = any(strip.component is Component.FILING for strip in group)
        if not _DASH.match(first.text) and first.paragraph.label != "-":
            yield Offence(first, _("dòng nơi nhận không có gạch đầu dòng"), _("mở đầu dòng bằng gạch (-)"))
        elif first.text[:1] in "–—•+":
            yield Offence(first, _("gạch đầu dòng không phải dấu (-)"), _("dùng dấu gạch nối (-)"))
        if filing:
            yield from _filing_offences(group)
        elif not text.endswith(";"):
            last = number == len(groups) - 1
            if not (last and text.endswith(".")):
                yield Offence(
                    group[-1], _("dòng nơi nhận không kết thúc bằng dấu chấm phẩy"), _("kết thúc dòng bằng dấu ;")
                )


def _grouped(lines: list[Strip]) -> list[list[Strip]]:
    """Return the entries: a line without a dash goes on with the one above when that has no mark at its end."""
    groups: list[list[Strip]] = []
    for strip in lines:
        dashed = _DASH.match(strip.text) or strip.paragraph.label == "-" or strip.component is Component.FILING
        if dashed or not groups or groups[-1][-1].text.endswith((";", ".")):
            groups.append([strip])
        else:
            groups[-1].append(strip)
    return groups


def _filing_offences(group: list[Strip]) -> Iterator[Offence]:
    text = " ".join(strip.text for strip in group)
    if not text.endswith((".", ")", "./.")) or text.endswith(";"):
        yield Offence(group[-1], _("dòng Lưu không kết thúc bằng dấu chấm"), _("kết thúc bằng dấu chấm (.)"))
    if not re.match(r"[-–—•]?\s*Lưu\s*:", text):
        yield Offence(group[0], _("sau chữ Lưu thiếu dấu hai chấm"), _("viết «- Lưu: VT, …»"))
    elif not re.match(r"[-–—•]?\s*Lưu\s*:\s*VT(?!\w)", text) and "vt" not in fold(text):
        yield Offence(group[0], _("dòng Lưu không ghi VT"), _("viết «- Lưu: VT, …»"), DERIVED)


def recipients_look(scene: Scene) -> Iterator[Verdict]:
    """Yield a label that is not 12 bold italic, a list that is not 11 upright, lines set in."""
    paper = scene.paper
    label, lines = paper.first(Component.RECIPIENTS_LABEL), paper.of(Component.RECIPIENT, Component.FILING)
    if label is None and not lines:
        yield not_applicable(RECIPIENTS_LOOK, _("không thấy Nơi nhận"))
        return
    offences: list[Offence] = []
    if label is not None:
        offences += look_offences(label, _("từ Nơi nhận"), _LABEL_SIZES, bold=True, italic=True)
        if label.letters.underlined:
            offences.append(Offence(label, _("từ Nơi nhận gạch chân"), _("bỏ gạch chân"), DERIVED))
    for strip in lines:
        offences += look_offences(strip, _("danh sách nơi nhận"), _LIST_SIZES, bold=False, italic=False)
    yield from gathered(scene, RECIPIENTS_LOOK, offences)


def as_above(scene: Scene) -> Iterator[Verdict]:
    """Yield a list under ``Kính gửi`` that does not begin with ``- Như trên;``."""
    paper = scene.paper
    lines = paper.of(Component.RECIPIENT)
    if not paper.of(Component.ADDRESSEE):
        yield not_applicable(AS_ABOVE, _("văn bản không có Kính gửi"))
    elif not may_have_addressees(paper):
        yield not_applicable(AS_ABOVE, _("loại văn bản này không có Kính gửi"))
    elif not lines:
        yield not_evaluated(AS_ABOVE, _("không thấy danh sách nơi nhận"))
    elif re.fullmatch(r"[-–—•]?\s*Như trên\s*(?:\([^)]*\))?\s*[;.,]?", lines[0].text):
        yield passed(AS_ABOVE)
    elif _DOTS.search(lines[0].text):
        yield not_evaluated(AS_ABOVE, _("mẫu chưa điền nơi nhận"))
    else:
        message = _("có Kính gửi mà dòng nơi nhận đầu là «{text}»").format(text=lines[0].text)
        yield AS_ABOVE.found(scene.place(lines[0]), message, _("dòng đầu viết «- Như trên;»"))
