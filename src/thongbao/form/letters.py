"""Fonts, colour and encoding of every visible letter: Phụ lục I, phần I, mục I, khoản 4."""

import re
from collections.abc import Iterator
from typing import Final

from thongbao.components.strips import Component
from thongbao.findings import Severity
from thongbao.form.scene import Offence, Scene, Verdict, gathered
from thongbao.form.stamps import secrecy_marks
from thongbao.language import _
from thongbao.standard.layout import FONT
from thongbao.standard.rules_page import COLOUR, ENCODING
from thongbao.standard.rules_page import FONT as FONT_RULE
from thongbao.vietnamese.text import nfc
from thongbao.word.looks import AUTO, RunLook
from thongbao.word.read_values import ReadParagraph

# Fonts whose letters are Vietnamese only to themselves: TCVN3 (.Vn…), VNI, BK HCM, VISCII.
_LEGACY: Final = re.compile(r"\.vn|vni[- ]|vni$|vntime|abc |bk hcm|vps |viscii", re.IGNORECASE)
_OURS: Final = frozenset({FONT.lower(), "times new roman bold", "times new roman italic", "timesnewroman"})
_SIGNS: Final = re.compile(r"symbol|wingdings|webdings|dings|math|segoe ui emoji", re.IGNORECASE)
_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")
# Darker than this nobody sees the difference to black.
_BLACK_ENOUGH: Final = 0x26


def _all(scene: Scene) -> Iterator[ReadParagraph]:
    yield from scene.document.part.paragraphs
    for part in scene.document.headers_and_footers:
        yield from part.paragraphs


def fonts(scene: Scene) -> Iterator[Verdict]:
    """Yield every font but Times New Roman that letters or digits are printed in."""
    offences = []
    captions = _captions(scene)
    for paragraph in _all(scene):
        if paragraph in captions:
            continue
        for font in foreign_fonts(paragraph):
            message = _("phông chữ {font}").format(font=font)
            offences.append(Offence(paragraph, message, _("đổi sang Times New Roman")))
    yield from gathered(scene, FONT_RULE, offences)


def _captions(scene: Scene) -> set[ReadParagraph]:
    """Return what stands around and inside forms that are not filled in: captions and dotted lines, not the form."""
    papers = scene.papers
    if not any(paper.template for paper in papers):
        return set()
    kinds = (Component.OTHER, Component.BODY, Component.ITEM, Component.HEADING, Component.TABLE)
    return {strip.paragraph for paper in papers for strip in paper.of(*kinds)}


def is_legacy(font: str) -> bool:
    """Return whether the font is one of the old codes (TCVN3, VNI …), whose text is not Unicode."""
    return bool(_LEGACY.match(font))


def foreign_fonts(paragraph: ReadParagraph) -> Iterator[str]:
    """Yield every font but Times New Roman that letters or digits of the paragraph are printed in."""
    seen: set[str] = set()
    for piece in paragraph.pieces:
        look = piece.look
        fine = look.font.lower() in _OURS and look.other_font.lower() in _OURS
        if fine:
            continue
        for letters, font in (
            ("".join(c for c in piece.text if c.isascii() and c.isalnum()), look.font),
            ("".join(c for c in piece.text if not c.isascii() and c.isalnum()), look.other_font),
        ):
            if letters and font.lower() not in _OURS and not _SIGNS.search(font) and font not in seen:
                seen.add(font)
                yield font


def colours(scene: Scene) -> Iterator[Verdict]:
    """Yield letters that are not black, and marked text; stamps and links are looked at apart."""
    stamps = {s.paragraph for s in (*scene.paper.of(Component.URGENCY), *secrecy_marks(scene))}
    offences = []
    for paragraph in _all(scene):
        if paragraph in stamps:
            continue
        for piece in paragraph.pieces:
            if not any(c.isalnum() for c in piece.text):
                continue
            if not is_black(piece.look):
                link = bool(piece.look.underline) and piece.look.color.endswith(("C1", "FF", "CC"))
                message = _("chữ màu #{color}").format(color=piece.look.color)
                level = Severity.WARNING if link else None
                offences.append(Offence(paragraph, message, _("đổi sang màu đen (tự động)"), level))
            if piece.look.marked:
                message = _("chữ được tô nền")
                offences.append(Offence(paragraph, message, _("bỏ tô nền, tô sáng"), Severity.WARNING))
    yield from gathered(scene, COLOUR, offences)


def is_black(look: RunLook) -> bool:
    """Return whether the colour is black, or too dark to tell."""
    if look.color == AUTO or not re.fullmatch(r"[0-9A-Fa-f]{6}", look.color):
        return True
    return all(int(look.color[n : n + 2], 16) <= _BLACK_ENOUGH for n in (0, 2, 4))


def encoding(scene: Scene) -> Iterator[Verdict]:
    """Yield text in fonts of the old codes, with loose tone marks, or with letters of a font's own."""
    offences = []
    for paragraph in _all(scene):
        old = next((font for font in foreign_fonts(paragraph) if is_legacy(font)), None)
        if old:
            message = _("phông {font} dùng bảng mã cũ (TCVN3 hoặc VNI)").format(font=old)
            offences.append(Offence(paragraph, message, _("chuyển mã sang Unicode rồi đặt phông Times New Roman")))
        if nfc(paragraph.text) != paragraph.text:
            hint = _("chuyển sang Unicode dựng sẵn: thongbao fix làm việc này")
            offences.append(Offence(paragraph, _("dấu thanh rời khỏi chữ (Unicode tổ hợp)"), hint))
        if any(_PRIVATE.search(p.text) and not _SIGNS.search(p.look.other_font) for p in paragraph.pieces):
            offences.append(Offence(paragraph, _("có ký tự riêng của một phông chữ"), _("thay bằng ký tự Unicode")))
    yield from gathered(scene, ENCODING, offences)
