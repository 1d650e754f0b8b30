"""Marks of urgency (ô 10b) and of secrecy (ô 10a): which words, in which frame (mục III, khoản 2)."""

from collections.abc import Iterator
from typing import Final

from thongbao.components.strips import Component, Strip
from thongbao.form.looks import look_offences
from thongbao.form.scene import DERIVED, Offence, Scene, Verdict, gathered, not_applicable, not_evaluated, passed
from thongbao.language import _
from thongbao.standard.recognising import is_secrecy, is_urgency
from thongbao.standard.rules_foot import SECRET, URGENCY
from thongbao.word.frames import is_framed

_SIZES: Final = range(26, 29)


def urgency(scene: Scene) -> Iterator[Verdict]:
    """Yield a mark of urgency the decree does not know, one of the wrong size or weight, one without its frame."""
    marks = scene.paper.of(Component.URGENCY)
    if not marks:
        yield not_applicable(URGENCY, _("văn bản không có dấu khẩn"))
        return
    offences, unsure = [], False
    for mark in marks:
        if not is_urgency(mark.printed):
            message = _("không có mức độ khẩn «{text}»").format(text=mark.text)
            offences.append(Offence(mark, message, _("dùng một trong ba mức: HỎA TỐC, THƯỢNG KHẨN, KHẨN")))
        offences += look_offences(mark, _("dấu khẩn"), _SIZES, bold=True, capitals=True)
        framed = is_framed(mark.paragraph)
        unsure = unsure or framed is None
        if framed is False:
            hint = _("đóng khung chữ nhật viền đơn quanh chữ")
            offences.append(Offence(mark, _("dấu khẩn không nằm trong khung"), hint))
    if unsure and not offences:
        yield not_evaluated(URGENCY, _("cạnh dấu khẩn có hình vẽ, có thể là khung"))
    else:
        yield from gathered(scene, URGENCY, offences)


def secrecy(scene: Scene) -> Iterator[Verdict]:
    """Yield a mark of secrecy: the document may be right, but this is no place for it."""
    marks = secrecy_marks(scene)
    if not marks:
        yield passed(SECRET)
        return
    message = _("văn bản có dấu mật «{text}»").format(text=marks[0].text)
    hint = _("soạn và lưu trên máy dùng riêng, đăng ký vào sổ riêng")
    yield from gathered(scene, SECRET, [Offence(marks[0], message, hint, DERIVED)])


def secrecy_marks(scene: Scene) -> list[Strip]:
    """Return the marks of secrecy in the head of a paper."""
    found = []
    for strip in scene.paper.strips:
        if strip.component in (Component.TYPE_NAME, Component.ADDRESSEE, Component.BASIS, Component.BODY):
            break
        if strip.component is Component.OTHER and is_secrecy(strip.printed):
            found.append(strip)
    return found
