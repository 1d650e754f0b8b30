"""Appendices and the address line (mục III)."""

import re
from collections.abc import Iterator
from typing import Final

from thongbao.components.papers import Nature
from thongbao.components.strips import Component, Strip
from thongbao.findings import Severity
from thongbao.form.looks import look_offences
from thongbao.form.opening import mentions_appendix
from thongbao.form.scene import Offence, Scene, Verdict, gathered, not_applicable, not_evaluated
from thongbao.language import _
from thongbao.standard.recognising import is_address, is_signature_line
from thongbao.standard.rules_body import APPENDIX_LOOK, APPENDIX_REFERENCE, APPENDIX_SLOTS
from thongbao.standard.rules_foot import ADDRESS
from thongbao.standard.rules_keeping import SEPARATE_FILE

_LABEL_SIZES: Final = (28,)
_SIZES: Final = range(26, 29)
_ADDRESS_SIZES: Final = range(22, 25)
_SIGNED_SIZES: Final = (20,)
_NUMBER: Final = re.compile(r"(?<![\d/])0*(\d+)\s*/\s*([^\W\d_][\w&]*(?:-[\w&]+)+)")
_DAY: Final = re.compile(r"ngày 0?(\d{1,2}) tháng 0?(\d{1,2}) năm (\d{4})", re.IGNORECASE)
_ROMAN: Final = re.compile(r"Phụ lục\s+[IVXLC]+[.:]?", re.IGNORECASE)


def appendix_reference(scene: Scene) -> Iterator[Verdict]:
    """Yield appendices the text does not speak of, and labels that are not counted in Roman numerals."""
    labels = [a.label for a in scene.paper.appendices if a.label is not None]
    if not labels:
        yield not_applicable(APPENDIX_REFERENCE, _("văn bản không có phụ lục"))
        return
    body = [*scene.paper.of(Component.BASIS, Component.BODY, Component.HEADING, Component.ITEM, Component.TABLE)]
    inside = {id(s) for a in scene.paper.appendices for s in a.strips}
    body = [strip for strip in body if id(strip) not in inside]
    offences = []
    if body and not mentions_appendix(body):
        offences.append(
            Offence(
                labels[0],
                _("nội dung không nhắc đến phụ lục này"),
                _("thêm «(chi tiết tại Phụ lục kèm theo)» vào nội dung"),
            )
        )
    if len(labels) > 1:
        for label in labels:
            if not _ROMAN.fullmatch(label.text):
                message = _("phụ lục ghi «{text}»").format(text=label.text)
                offences.append(Offence(label, message, _("đánh số La Mã: Phụ lục I, Phụ lục II")))
    elif re.search(r"\d", labels[0].text):
        message = _("phụ lục ghi «{text}»").format(text=labels[0].text)
        offences.append(Offence(labels[0], message, _("đánh số La Mã, hoặc chỉ ghi «Phụ lục» khi có một phụ lục")))
    yield from gathered(scene, APPENDIX_REFERENCE, offences)


def appendix_look(scene: Scene) -> Iterator[Verdict]:
    """Yield labels, titles and references of appendices of the wrong size, case or weight."""
    found = scene.paper.appendices
    if not any(a.label is not None for a in found):
        yield not_applicable(APPENDIX_LOOK, _("văn bản không có phụ lục"))
        return
    offences: list[Offence] = []
    for appendix in found:
        if appendix.label is None:
            continue
        offences += look_offences(appendix.label, _("từ Phụ lục"), _LABEL_SIZES, bold=True, centred=True)
        if appendix.label.printed.startswith("PHỤ"):
            offences.append(Offence(appendix.label, _("từ Phụ lục in hoa"), _("viết in thường: Phụ lục")))
        for strip in appendix.title:
            offences += look_offences(strip, _("tên phụ lục"), _SIZES, bold=True, capitals=True, centred=True)
        for strip in appendix.attached:
            offences += look_offences(strip, _("dòng (Kèm theo …)"), _SIZES, bold=False, italic=True, centred=True)
    yield from gathered(scene, APPENDIX_LOOK, offences)


def appendix_slots(scene: Scene) -> Iterator[Verdict]:
    """Yield a number or day in ``(Kèm theo …)`` that is not the paper's own.

    Equal ones are right on paper, blank ones on an electronic original: the file does not say which it is.
    """
    attached = [*scene.paper.attached, *(strip for appendix in scene.paper.appendices for strip in appendix.attached)]
    owner = scene.papers[0] if scene.paper.attached and scene.papers else scene.paper
    if not attached:
        yield not_applicable(APPENDIX_SLOTS, _("không có dòng (Kèm theo …)"))
        return
    offences = []
    for name, component, pattern in (("số, ký hiệu", Component.CODE, _NUMBER), ("ngày", Component.DATE, _DAY)):
        own = owner.first(component)
        printed = pattern.search(own.text) if own else None
        for strip in attached:
            given = pattern.search(strip.text)
            if own is not None and printed and given and given.groups() != printed.groups():
                message = _("dòng (Kèm theo …) ghi {name} «{given}», văn bản ghi «{own}»")
                message = message.format(name=name, given=given[0], own=printed[0])
                offences.append(Offence(strip, message, _("ghi đúng của văn bản, hoặc để trống ở văn bản điện tử")))
    if offences:
        yield from gathered(scene, APPENDIX_SLOTS, offences)
    else:
        yield not_evaluated(APPENDIX_SLOTS, _("tệp không cho biết là văn bản giấy (ghi đủ) hay điện tử (để trống)"))


def separate_file(scene: Scene) -> Iterator[Verdict]:
    """Yield a line of the organisation's signature on a file of its own that is not 10, upright, at the right."""
    if scene.paper.nature is not Nature.APPENDIX:
        yield not_applicable(SEPARATE_FILE, _("không phải phụ lục ở tệp riêng"))
        return
    lines = [s for s in scene.paper.strips if is_signature_line(s.text)]
    if not lines:
        yield not_evaluated(SEPARATE_FILE, _("dòng thông tin ký số được ghi khi ký; tệp này chưa có"))
        return
    offences = []
    for strip in lines:
        offences += look_offences(strip, _("dòng thông tin ký số"), _SIGNED_SIZES, bold=False)
        if strip.paragraph.look.align not in ("right", "end") and not strip.paragraph.box and strip.alone:
            message = _("dòng thông tin ký số không ở góc trên, bên phải")
            offences.append(Offence(strip, message, _("canh phải dòng này")))
    yield from gathered(scene, SEPARATE_FILE, offences)


def address(scene: Scene) -> Iterator[Verdict]:
    """Yield an address line of another size than 11 to 12."""
    lines: list[Strip] = scene.paper.of(Component.ADDRESS)
    repeated = list(_repeated(scene)) if scene.papers and scene.papers[0] is scene.paper else []
    if not lines and not repeated:
        yield not_applicable(ADDRESS, _("văn bản không có dòng địa chỉ"))
        return
    offences = [o for strip in lines for o in look_offences(strip, _("dòng địa chỉ"), _ADDRESS_SIZES, bold=False)]
    softer = [Offence(o.where, o.message, o.hint, Severity.NOTE) for o in offences]
    yield from gathered(scene, ADDRESS, [*softer, *repeated])


def _repeated(scene: Scene) -> Iterator[Offence]:
    """Yield the address in a footer that every page shows."""
    section = scene.document.sections[0]
    part = section.footers.get("default", "")
    for paragraph in scene.document.other_part(part).paragraphs if part else ():
        if is_address(paragraph.text):
            message = _("dòng địa chỉ lặp lại ở mọi trang")
            hint = _("chuyển vào cuối trang thứ nhất (bật «Khác trang đầu»)")
            yield Offence(paragraph, message, hint, Severity.NOTE)
