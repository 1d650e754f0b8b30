"""The head of a paper, ô 1 to 4 and 5b: in a table, in tabs, in text boxes, in one merged row, or line under line."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from thongbao.components.strips import Component, Side, Strip
from thongbao.standard.national_title import NATIONAL_MOTTO, NATIONAL_TITLE
from thongbao.standard.recognising import (
    about_length,
    addressee_start,
    code_span,
    date_span,
    governing_lines,
    is_appendix_label,
    is_basis,
    is_mark,
    is_rule,
    is_signature_line,
    is_urgency_like,
    type_named,
)
from thongbao.vietnamese.text import fold
from thongbao.word.read_values import Cell, Table

_LIKE: Final = 0.72
# Longer lines of mixed letters are text, not head.
_LONGEST: Final = 90
_MOST_STRIPS: Final = 60
_LATEST_CODE: Final = 20
_CODE_START: Final = re.compile(r"\W*(?:Số|SỐ|số\s*:)(?!\w)(?!\s*(?:lượng|liệu|hóa))")
_DATE_START: Final = re.compile(r"ngày\b.{0,20}\btháng\b|,\s*(?:ngày\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$", re.IGNORECASE)
_SLASHED: Final = re.compile(r"/\s*[A-ZĐ.…_]")
_UNDER: Final = re.compile(
    r"(?:SỞ|PHÒNG|BAN QUẢN LÝ|VĂN PHÒNG|CHI CỤC|TRUNG TÂM|TRƯỜNG|CỤC|VỤ|VIỆN|CÔNG TY|TRẠM|ĐỘI|HẠT|BỆNH VIỆN|THANH TRA)"
    r"(?!\w)"
)
_GOES_ON: Final = re.compile(r"(?:(?<!\w)(?:VÀ|CÁC|CỦA|THUỘC)|[,\-–])$")
_TITLE_LETTERS: Final = re.sub(r"[^a-z]", "", fold(NATIONAL_TITLE))
_MOTTO_LETTERS: Final = re.sub(r"[^a-z]", "", fold(NATIONAL_MOTTO))


def letters(text: str) -> str:
    """Return the plain letters of a text, for comparing."""
    return re.sub(r"[^a-z]", "", fold(text))


def is_title(text: str) -> bool:
    """Return whether the line is the Quốc hiệu, well or badly spelt, and nothing much else."""
    return _is_like(text, _TITLE_LETTERS, ("conghoa", "chxh"))


def is_motto(text: str) -> bool:
    """Return whether the line is the Tiêu ngữ, well or badly spelt, and nothing much else."""
    return _is_like(text, _MOTTO_LETTERS, ("doclap",))


def _is_like(text: str, wanted: str, starts: tuple[str, ...]) -> bool:
    if len(text) > 2 * len(wanted) + 10:
        return False
    found = letters(text)
    if not found.startswith(starts) and wanted not in found:
        return False
    if wanted in found:
        return len(found) <= len(wanted) + 6
    return SequenceMatcher(None, found, wanted, autojunk=False).ratio() >= _LIKE or found.startswith("chxhcn")


def head_end(strips: Sequence[Strip]) -> int:
    """Return how many of the first strips are the head: what stands before title, addressee and text."""
    known = [strip for strip in strips[:_MOST_STRIPS] if is_title(strip.text) or is_motto(strip.text)]
    known = known or [s for s in strips[:_LATEST_CODE] if is_code_like(s.text) or is_date_like(s.text)]
    opening = next((s for s in strips if not s.blank and not is_signature_line(s.text)), None)
    if not known or opening is None or (is_appendix_label(opening.text) and not is_title(known[0].text)):
        return 0
    tables = {_outermost(strip.paragraph.cell) for strip in known if strip.paragraph.cell}
    seen_title = False
    end = 0
    for index, strip in enumerate(strips[:_MOST_STRIPS]):
        cell = strip.paragraph.cell
        if (cell is not None and _outermost(cell) in tables) or strip.paragraph.box:
            end = index + 1
            seen_title = seen_title or is_title(strip.text)
            continue
        if strip.blank or is_rule(strip.text):
            end = index + 1 if not _behind_head(strips, index) else end
            continue
        if _opens_text(strip, seen_title):
            break
        seen_title = seen_title or is_title(strip.text) or is_motto(strip.text)
        end = index + 1
    return end


def _outermost(cell: Cell) -> Table:
    while cell.outer is not None:
        cell = cell.outer
    return cell.table


def _behind_head(strips: Sequence[Strip], index: int) -> bool:
    """Return whether only text follows this blank or ruled strip."""
    following = next((s for s in strips[index + 1 :] if not s.blank and not is_rule(s.text)), None)
    return following is not None and not following.paragraph.box and _opens_text(following, True)


def _opens_text(strip: Strip, seen_title: bool) -> bool:
    """Return whether the strip is the first behind the head."""
    text = strip.printed
    if addressee_start(text) is not None:
        return True
    if is_title(text) or is_motto(text) or strip.side is not Side.WHOLE:
        return False
    if code_span(text) or is_code_like(text) or is_date_like(text):
        return False
    if is_basis(text):
        return True
    if type_named(text) is not None and (seen_title or strip.centred):
        return True
    if about_length(text) is not None:
        return strip.centred and strip.letters.bold and not strip.paragraph.cell
    if is_mark(text) or is_urgency_like(text):
        return False
    upper = text == text.upper() and any(letter.isalpha() for letter in text)
    if upper:
        # An agency's name line by line, or the title of a paper that is none of the 29.
        return seen_title and strip.centred and strip.paragraph.cell is None
    return len(text) > _LONGEST or seen_title or strip.paragraph.look.align == "both"


def is_code_like(text: str) -> bool:
    """Return whether the line is a number and code, filled in or with dots for them."""
    opens = bool(_CODE_START.match(text)) and not is_signature_line(text)
    return opens and (bool(_SLASHED.search(text)) or code_span(text) is not None)


def is_date_like(text: str) -> bool:
    """Return whether the line is a place and a day, filled in or with dots for them."""
    return len(text) < _LONGEST and (date_span(text) is not None or bool(_DATE_START.search(text)))


def set_head(strips: Sequence[Strip]) -> None:
    """Say of each strip of the head what it is."""
    _set_sides(strips)
    for strip in strips:
        strip.component = _by_words(strip)
    _set_letter_subject(strips)
    _set_organ(strips)


def _set_sides(strips: Sequence[Strip]) -> None:
    right_boxes = {s.paragraph.box for s in strips if s.paragraph.box and (is_title(s.text) or is_motto(s.text))}
    for strip in strips:
        cell = strip.paragraph.cell
        if strip.paragraph.box:
            strip.side = Side.RIGHT if strip.paragraph.box in right_boxes else Side.LEFT
        elif cell is not None and strip.side is Side.WHOLE and cell.table.rows[cell.row - 1] > 1:
            last = cell.table.rows[cell.row - 1]
            strip.side = Side.RIGHT if cell.column == last else Side.LEFT


def _by_words(strip: Strip) -> Component:
    text = strip.printed
    for component, holds in (
        (Component.NATIONAL_TITLE, is_title),
        (Component.MOTTO, is_motto),
        (Component.CODE, is_code_like),
        (Component.URGENCY, is_urgency_like),
        (Component.DATE, is_date_like),
    ):
        if holds(text):
            return component
    if about_length(text) is not None and (not strip.letters.bold or text[:3].lower() == "v/v"):
        return Component.SUBJECT
    return Component.OTHER


def _set_letter_subject(strips: Sequence[Strip]) -> None:
    """Let the lines behind ``V/v`` go on with it, in its cell or box."""
    going: Strip | None = None
    for strip in strips:
        if strip.component is Component.SUBJECT:
            going = strip
        elif going is not None:
            same = strip.paragraph.cell is going.paragraph.cell and strip.paragraph.box == going.paragraph.box
            free = strip.component is Component.OTHER and not strip.blank and not is_rule(strip.text)
            if same and free and not is_mark(strip.text) and strip.side in (going.side, Side.WHOLE):
                strip.component = Component.SUBJECT
            elif same and not strip.blank and strip.side == going.side:
                going = None


def _set_organ(strips: Sequence[Strip]) -> None:
    lines = _organ_lines(strips)
    if not lines:
        return
    names = [strip.printed for strip in lines]
    bold = [strip.letters.bold for strip in lines]
    upper = governing_lines(names, bold)
    if all(bold) and upper == 0:
        upper = next((n for n in range(len(lines) - 1, 0, -1) if _begins_unit(names, n)), 0)
    for index, strip in enumerate(lines):
        strip.component = Component.GOVERNING if index < upper else Component.ORGAN


def _begins_unit(names: Sequence[str], index: int) -> bool:
    return bool(_UNDER.match(names[index])) and not _GOES_ON.search(names[index - 1])


def _organ_lines(strips: Sequence[Strip]) -> list[Strip]:
    found: list[Strip] = []
    for strip in strips:
        if strip.side is Side.RIGHT:
            continue
        if strip.component in (Component.CODE, Component.DATE, Component.SUBJECT):
            break
        if strip.component is not Component.OTHER or strip.blank or is_rule(strip.text) or is_mark(strip.text):
            continue
        if _is_name(strip):
            found.append(strip)
    return found


def _is_name(strip: Strip) -> bool:
    """Return whether the strip can be a line of an agency's name: mostly capitals, or a whole cell to itself."""
    text = strip.printed
    capitals = sum(1 for letter in text if letter.isupper())
    small = sum(1 for letter in text if letter.islower())
    return len(text) < _LONGEST and (capitals > small or (strip.side is Side.LEFT and strip.letters.bold))
