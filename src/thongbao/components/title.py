"""Title and abstract (ô 5a), and the lines of ``Kính gửi`` (ô 9a)."""

import re
from collections.abc import Sequence
from typing import Final

from thongbao.components.strips import Component, Strip
from thongbao.standard.document_types import by_name
from thongbao.standard.recognising import (
    addressee_start,
    is_appendix_label,
    is_attachment,
    is_basis,
    is_rule,
    type_named,
)
from thongbao.vietnamese.text import fold

_MOST_LINES: Final = 8
_LOOK_FOR: Final = 14
_LONG: Final = 160
_DASHED: Final = re.compile(r"\s*[-–—•+]\s*\S")
_FAR_IN: Final = 1700
# Titles of papers under other laws; they are recognised so as not to be judged.
NORMATIVE: Final = (
    *("luat", "bo luat", "phap lenh", "nghi dinh", "thong tu", "thong tu lien tich", "lenh", "hien phap"),
)


def title_index(strips: Sequence[Strip]) -> int | None:
    """Return which of the strips behind the head is the title, if any."""
    count = 0
    for index, strip in enumerate(strips):
        if strip.blank or is_rule(strip.text):
            continue
        count += 1
        if is_appendix_label(strip.text):
            return None
        if count > _LOOK_FOR or addressee_start(strip.text) is not None or is_basis(strip.text):
            return None
        if _names_type(strip):
            return index
        if _is_other_title(strip):
            return index
        if len(strip.text) > _LONG or (count > 1 and not strip.centred and not strip.letters.bold):
            return None
    return None


def type_of(strip: Strip) -> str | None:
    """Return the type a title names, also one that is not in capitals."""
    named = type_named(strip.printed)
    if named is not None:
        return named
    plain = by_name(strip.text.strip(" :."))
    return plain.name if plain and (strip.centred or strip.letters.bold) else None


def _names_type(strip: Strip) -> bool:
    name = type_of(strip)
    if name is None:
        return False
    exact = fold(strip.text).replace(" ", "").strip(":.") == fold(name).replace(" ", "")
    return exact or strip.centred or strip.letters.bold


def _is_other_title(strip: Strip) -> bool:
    text = strip.printed
    return (
        strip.centred
        and text == text.upper()
        and sum(1 for letter in text if letter.isalpha()) >= 4
        and not is_attachment(text)
        and (strip.letters.bold or strip.letters.size >= 26)
    )


def set_title(strips: Sequence[Strip], index: int) -> int:
    """Say what the title and the lines of the abstract are; return the place behind them and their rule."""
    strips[index].component = Component.TYPE_NAME
    place, taken, blanks = index + 1, 0, 0
    while place < len(strips) and taken < _MOST_LINES:
        strip = strips[place]
        if strip.blank:
            blanks += 1
            if blanks > 1 and not strip.paragraph.rules:
                break
        elif is_rule(strip.text):
            place += 1
            break
        elif _is_subject(strip, strips[index], taken, blanks):
            strip.component = Component.SUBJECT
            taken += 1
        else:
            break
        place += 1
    return place


def _is_subject(strip: Strip, title: Strip, taken: int, blanks: int) -> bool:
    text = strip.printed
    if addressee_start(text) is not None or is_basis(text) or is_attachment(text):
        return False
    if strip.paragraph.cell is not title.paragraph.cell or strip.paragraph.look.align == "both":
        return False
    if taken and (text == text.upper() or blanks):
        return False
    about = fold(text).startswith(("ve viec", "v/v", "ve "))
    if not strip.centred:
        return not taken and about and len(text) < _LONG
    return not (blanks and not strip.letters.bold and not about)


def set_addressees(strips: Sequence[Strip]) -> int:
    """Say what the lines of ``Kính gửi`` are where the strips begin with them; return the place behind them."""
    start = next((i for i, s in enumerate(strips) if not s.blank and not is_rule(s.text)), None)
    if start is None or addressee_start(strips[start].text) is None:
        return 0
    first = strips[start]
    first.component = Component.ADDRESSEE
    place = start + 1
    while place < len(strips):
        strip = strips[place]
        if not strip.blank:
            if not _goes_on(strip, first):
                break
            strip.component = Component.ADDRESSEE
        place += 1
    return place


def _goes_on(strip: Strip, first: Strip) -> bool:
    look, text = strip.paragraph.look, strip.text
    listed = bool(_DASHED.match(text)) or strip.paragraph.label == "-"
    far_in = look.left + max(look.first_line, 0) >= _FAR_IN or look.centred or strip.raw.startswith(("\t\t", " " * 12))
    same_cell = strip.paragraph.cell is not None and strip.paragraph.cell is first.paragraph.cell
    neighbour = strip.paragraph.cell is not None and first.paragraph.cell is not None
    ends = text.endswith((";", ".", ",")) or len(text) < 80
    return len(text) < _LONG and ends and (listed or far_in or same_cell or (neighbour and len(text) < 80))
