"""Ô 6 and the appendices: the loops of our own template, every paragraph in the look the old paper gives its form."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from thongbao.adopting.models import Model, Models
from thongbao.adopting.work import Work
from thongbao.measures import Length, pt, twips
from thongbao.papers import Kind
from thongbao.standard.layout import BODY_SIZE, Layout
from thongbao.starters.making import starter
from thongbao.word.editing import Node, Paragraph
from thongbao.word.editing_parts import Part

_TAG: Final = re.compile(r"\{%(p|tr|tc) (?P<statement>.*) %\}")
_FORM_TEST: Final = re.compile(r"(?:el)?if k\.kieu == '(?P<form>\w+)'")
_LIST: Final = re.compile(r"for k in (?P<list>\w+)$")
# What the words of a paragraph of our own template say about its form, outside the loops over blocks.
_BY_WORDS: Final[Sequence[tuple[str, str]]] = (
    (r"\{\{ can_cu_nay \}\}", "can_cu"),
    (r"Kính gửi:.*", "kinh_gui"),
    (r"- \{\{ noi \}\}.*", "kinh_gui_nhieu"),
    (r"\{% if v\.so %\}.*", "so_thuong"),
    (r"\d\. .*", "muc"),
    (r"- .*", "gach"),
    (r"(\{\{ pl\.nhan \}\}|Phụ lục)", "phu_luc"),
    (r"(\{\{ pl\.ten \}\}|NHIỆM VỤ GIAO .*)", "ten_phu_luc"),
    (r"\(Kèm theo .*", "kem_theo"),
)


def own_template(work: Work, models: Models) -> tuple[list[Node], list[Node]]:
    """Return the blocks of our template between title and foot, and those behind the foot."""
    page = work.part.page()
    usual = Layout()
    size = work.looks.look(models["doan"].paragraph).size
    margins = {side: twips(page[side]) for side in ("top", "bottom", "left", "right") if page.get(side)}
    layout = Layout(**margins, body_size=pt(size) if BODY_SIZE.holds(pt(size)) else usual.body_size)
    if layout.text_width() < Length(pt(200)):
        layout = usual
    blocks = Part(starter(work.kind, layout)).blocks
    start = (
        1 + next(i for i, block in enumerate(blocks) if _words(block) == ["{{ trich_yeu }}"])
        if (work.kind is Kind.NOTICE)
        else 0
    )
    foot = next(i for i, block in enumerate(blocks) if any("Nơi nhận:" in words for words in _words(block)))
    # Behind the subject stands its rule, behind the head the rest.
    return blocks[start + 1 : foot], blocks[foot + 1 :]


def _words(block: Node) -> list[str]:
    return [line.text for line in block.paragraphs]


def dressed(work: Work, blocks: Iterable[Node], models: Models, others: Mapping[str, Model]) -> list[Node]:
    """Return the blocks with every paragraph in the look of its form; tags stay as they are.

    :param others: models besides those of the body: addressees, the heading of an appendix.
    """
    result: list[Node] = []
    form, inside = "", ""
    fonts = work.looks.fonts(models["doan"].paragraph)
    for block in blocks:
        statement = _statement(block)
        if statement is not None:
            test, listed = _FORM_TEST.fullmatch(statement), _LIST.match(statement)
            form = test["form"] if test else ("" if statement.startswith("end") else form)
            inside = listed["list"] if listed else inside
        elif block.is_table:
            _dress_table(block, models, fonts)
        elif isinstance(block, Paragraph) and block.text:
            model = _model(block.text, form, inside, models, others)
            if model is None:
                block.dress(fonts)
            else:
                block = _dressed(block, model, form)
        result.append(block)
    return result


def _statement(block: Node) -> str | None:
    found = _TAG.fullmatch(block.text) if isinstance(block, Paragraph) else None
    return found["statement"] if found else None


def _model(words: str, form: str, inside: str, models: Models, others: Mapping[str, Model]) -> Model | None:
    """Return the model of a line of our template; ``None`` where the old paper has nothing like it."""
    if form:
        return models[inside if form == "doan" and inside in ("mo_dau", "ket_thuc") else form]
    named = next((name for pattern, name in _BY_WORDS if re.fullmatch(pattern, words)), "doan")
    return others.get(named) or models.by_form.get(named)


def _dressed(line: Paragraph, model: Model, form: str) -> Paragraph:
    words = line.text
    sign = words[0] if words.startswith("- ") or (form and words.startswith("+ ")) else ""
    made = model.written(model.numbered(words[2:] if sign else words, sign))
    if line.keeps_with_next:
        made.keep_with_next()
    return made


def _dress_table(table: Node, models: Models, fonts: Mapping[str, str]) -> None:
    """Give a table of our template the font of the text, and the lines and cells of the old paper's table."""
    for line in table.paragraphs:
        if not _TAG.fullmatch(line.text):
            line.dress(fonts)
    if models.table is not None:
        table.frame_like(models.table)
