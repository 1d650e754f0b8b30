"""Appendices, urgency, address line (mục III)."""

import re
from collections.abc import Iterator
from typing import Final

from thongbao.components.strips import Component, Strip
from thongbao.findings import Severity
from thongbao.form.looks import look_offences
from thongbao.form.opening import mentions_appendix
from thongbao.form.scene import Offence, Scene, Verdict, gathered, not_applicable, not_evaluated
from thongbao.language import _
from thongbao.standard.recognising import is_address
from thongbao.standard.rules_body import APPENDIX_LOOK, APPENDIX_REFERENCE, APPENDIX_SLOTS
from thongbao.standard.rules_foot import ADDRESS, URGENCY

_LABEL_SIZES: Final = (28,)
_SIZES: Final = range(26, 29)
_ADDRESS_SIZES: Final = range(22, 25)
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
    """Yield that it is not known: paper is filled in, an electronic original is not, the file does not say which."""
    if any(a.attached for a in scene.paper.appendices):
        yield not_evaluated(APPENDIX_SLOTS, _("tệp không cho biết là văn bản giấy hay điện tử"))
    else:
        yield not_applicable(APPENDIX_SLOTS, _("không có dòng (Kèm theo …)"))


def urgency(scene: Scene) -> Iterator[Verdict]:
    """Yield a mark of urgency of the wrong size or weight."""
    marks = scene.paper.of(Component.URGENCY)
    if not marks:
        yield not_applicable(URGENCY, _("văn bản không có dấu khẩn"))
        return
    offences = [o for strip in marks for o in look_offences(strip, _("dấu khẩn"), _SIZES, bold=True, capitals=True)]
    yield from gathered(scene, URGENCY, offences)


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
