"""Fonts, colour and loose tone marks set right wherever they stand."""

from typing import Final

from thongbao.components.strips import Component
from thongbao.fixes.work import Work
from thongbao.form.letters import foreign_fonts, is_black, is_legacy
from thongbao.language import _
from thongbao.standard.layout import FONT
from thongbao.standard.rules_page import COLOUR, ENCODING
from thongbao.standard.rules_page import FONT as FONT_RULE
from thongbao.vietnamese.text import nfc
from thongbao.word.formatting import runs_of, set_black, set_font, text_of_runs
from thongbao.word.read_values import ReadParagraph

_TEXT: Final = "t"


def _paragraphs(work: Work) -> list[ReadParagraph]:
    return [*work.document.part.paragraphs, *(p for part in work.document.headers_and_footers for p in part.paragraphs)]


def fonts(work: Work) -> None:
    """Print letters of every other font in Times New Roman; fonts of the old codes need their text recoded first."""
    for paragraph in _paragraphs(work):
        found = [font for font in foreign_fonts(paragraph) if not is_legacy(font)]
        if not found or any(is_legacy(font) for font in foreign_fonts(paragraph)):
            continue
        for run in runs_of(paragraph.element):
            set_font(run, FONT)
        what = _("đổi phông {fonts} sang Times New Roman").format(fonts=", ".join(found))
        work.note(FONT_RULE, paragraph, what)


def colours(work: Work) -> None:
    """Make letters black and take marks away; stamps of urgency keep their red."""
    stamps = {strip.paragraph for paper in work.papers for strip in paper.of(Component.URGENCY)}
    for paragraph in _paragraphs(work):
        wrong = [p for p in paragraph.pieces if p.text.strip() and (not is_black(p.look) or p.look.marked)]
        if not wrong or paragraph in stamps:
            continue
        for run in runs_of(paragraph.element):
            set_black(run)
        work.note(COLOUR, paragraph, _("đổi chữ sang màu đen, bỏ tô nền"))


def tone_marks(work: Work) -> None:
    """Join tone marks that stand loose behind their letters."""
    for paragraph in _paragraphs(work):
        if nfc(paragraph.text) == paragraph.text:
            continue
        before = text_of_runs(paragraph.element)
        for run in runs_of(paragraph.element):
            for node in run:
                if isinstance(node.tag, str) and node.tag.rpartition("}")[2] == _TEXT and node.text:
                    node.text = nfc(node.text)
        after = text_of_runs(paragraph.element)
        if before != after:
            work.note(ENCODING, paragraph, _("ghép dấu thanh vào chữ (Unicode dựng sẵn)"))
