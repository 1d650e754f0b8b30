"""Copies on paper (Phụ lục I, phần II, mục II): the form of the copy, its own number and code."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from thongbao.components.strips import Strip
from thongbao.form.looks import look_offences
from thongbao.form.scene import DERIVED, Offence, Scene, Verdict, gathered, not_applicable
from thongbao.language import _
from thongbao.standard.recognising import is_rule
from thongbao.standard.rules_keeping import COPY_CODE
from thongbao.vietnamese.text import fold
from thongbao.word.frames import has_top_line

_SIZES: Final = range(26, 29)
# Folded words of the label → (as the decree prints it, the abbreviation of its code).
_FORMS: Final = {"sao y": ("SAO Y", "SY"), "sao luc": ("SAO LỤC", "SL"), "trich sao": ("TRÍCH SAO", "TrS")}
_LABEL: Final = re.compile(r"(sao y|sao luc|trich sao)( (?:tu )?ban (?:chinh|goc|sao)| nguyen van)?")
_CODE: Final = re.compile(r"Số\s*:?\s*(?P<number>\d*)\s*/\s*(?P<kind>[^\W\d_]+)\s*[-–]\s*\S+", re.IGNORECASE)
_FAR: Final = 12


def copy_form(scene: Scene) -> Iterator[Verdict]:
    """Yield a copy whose form is called otherwise, set otherwise, or numbered otherwise than the decree says."""
    strips = [s for s in scene.paper.strips if not s.blank or s.paragraph.rules or s.paragraph.look.ruled_below]
    at = next((index for index, strip in enumerate(strips) if _is_label(strip)), None)
    if at is None:
        yield not_applicable(COPY_CODE, _("không phải bản sao trên giấy"))
    else:
        offences = list(_offences(strips, at))
        if not _has_line(strips, at):
            message = _("không thấy đường kẻ ngăn bản sao với văn bản được sao")
            hint = _("kẻ một đường nét liền hết chiều ngang, ngay trên phần sao")
            offences.append(Offence(strips[at], message, hint, DERIVED))
        yield from gathered(scene, COPY_CODE, offences)


def _is_label(strip: Strip) -> bool:
    return strip.printed == strip.printed.upper() and bool(_LABEL.fullmatch(fold(strip.text).strip(" .:")))


def _offences(strips: Sequence[Strip], at: int) -> Iterator[Offence]:
    label = strips[at]
    found = _LABEL.match(fold(label.text))
    assert found is not None
    words, abbreviation = _FORMS[found[1]]
    if label.printed.strip(" .:") != words:
        message = _("hình thức sao ghi «{text}»").format(text=label.text)
        yield Offence(label, message, _("viết: {words}").format(words=words))
    yield from look_offences(label, _("hình thức sao"), _SIZES, bold=True)
    code = next(
        ((s, m) for s in strips[max(at - _FAR, 0) : at + _FAR] if _is_near(s, label) and (m := _CODE.search(s.text))),
        None,
    )
    if code is None:
        message = _("bản sao không có số, ký hiệu")
        yield Offence(label, message, _("ghi «Số: …/{kind}-…» ở ô số 3").format(kind=abbreviation))
        return
    strip, match = code
    if match["kind"] != abbreviation:
        message = _("ký hiệu bản sao ghi «{kind}»").format(kind=match["kind"])
        yield Offence(strip, message, _("viết {kind} cho {words}").format(kind=abbreviation, words=words))
    elif re.fullmatch(r"[1-9]", match["number"]):
        message = _("số «{number}» dưới 10 thiếu số 0").format(number=match["number"])
        yield Offence(strip, message, _("viết 0{number}").format(number=match["number"]))


def _has_line(strips: Sequence[Strip], at: int) -> bool:
    """Return whether a line stands right above the copy: drawn, made of signs, or a border."""
    own = strips[at].paragraph.cell
    table = own.table if own else None
    for strip in reversed(strips[:at]):
        cell, look = strip.paragraph.cell, strip.paragraph.look
        if is_rule(strip.text) or strip.paragraph.rules or look.ruled_above or look.ruled_below:
            return True
        if not strip.blank and (cell is None or cell.table is not table):
            break
    return table is not None and has_top_line(table)


def _is_near(strip: Strip, label: Strip) -> bool:
    """Return whether the strip can belong to the copy: it stands in the table of its label, or behind it."""
    cell, own = label.paragraph.cell, strip.paragraph.cell
    if cell is not None:
        return own is not None and own.table is cell.table
    return strip.paragraph.number >= label.paragraph.number - 2
