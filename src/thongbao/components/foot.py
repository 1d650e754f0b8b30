"""The foot of a paper, ô 7 and 9b: distribution list and signature, side by side or one under the other."""

import re
from collections.abc import Sequence
from typing import Final

from thongbao.components.strips import Component, Side, Strip
from thongbao.standard.recognising import (
    is_address,
    is_appendix_label,
    is_filing,
    is_placeholder,
    is_recipients_label,
    is_rule,
    is_signing_line,
)
from thongbao.vietnamese.text import fold

_NAME: Final = re.compile(r"[^\W\d_]+(?:[ .][^\W\d_]+\.?){1,6}")
_MOST_BEHIND: Final = 40
_FAR_IN: Final = 3000
_RECORD_SIGNERS: Final = re.compile(
    r"(?:THƯ KÝ|CHỦ TỌA|CHỦ TOẠ|CHỦ TRÌ|NGƯỜI GIAO|NGƯỜI NHẬN|ĐẠI DIỆN|NGƯỜI LẬP|NGƯỜI)(?!\w)"
)
_TITLES_BEFORE: Final = re.compile(
    r"(?:(?:GS|PGS|TS|ThS|Ths|BS|CN|KS|NGƯT|NGND|TSKH|CKI{1,2})\.?\s?|đồng chí |ông |bà )+", re.I
)


def foot_start(strips: Sequence[Strip]) -> int | None:
    """Return where the foot begins: its table's first strip, the label, or the first signing line."""
    label = next((i for i, s in enumerate(strips) if is_recipients_label(s.text) and _may_open(s)), None)
    signing = next((i for i, s in enumerate(strips) if _signs(s, strips)), None)
    filing = next(
        (i for i, s in enumerate(strips) if is_filing(s.text) and s.raw.lstrip(" \t").startswith(("-", "–"))), None
    )
    starts = [index for index in (label, signing) if index is not None]
    if not starts:
        if filing is None:
            return None
        starts = [filing]
        while (
            starts[0] > 0
            and strips[starts[0] - 1].raw.lstrip().startswith(("-", "–"))
            and len(strips[starts[0] - 1].text) < 80
        ):
            starts[0] -= 1
    if label is not None and signing is not None and label - signing > _MOST_BEHIND:
        starts = [label]
    return _to_table_start(strips, min(starts))


def _to_table_start(strips: Sequence[Strip], index: int) -> int:
    cell = strips[index].paragraph.cell
    while cell is not None and index > 0:
        before = strips[index - 1].paragraph.cell
        if before is None or before.table is not cell.table:
            break
        index -= 1
    return index


def _may_open(strip: Strip) -> bool:
    cell = strip.paragraph.cell
    return (cell is None or not cell.table.bordered) and len(strip.text) < 60


def _signs(strip: Strip, strips: Sequence[Strip]) -> bool:
    if strip.blank or len(strip.text) > 90:
        return False
    text, cell = strip.printed, strip.paragraph.cell
    if not (is_signing_line(text) or (cell is not None and _RECORD_SIGNERS.match(text))):
        return False
    if cell is not None:
        return not cell.table.bordered and cell.table.columns <= 4 and _has_letters_only(text)
    far_in = strip.paragraph.look.left + max(strip.paragraph.look.first_line, 0) > 3000 or strip.raw.startswith(
        ("\t\t", " " * 15)
    )
    placed = strip.centred or strip.side is Side.RIGHT or strip.paragraph.look.align == "right" or far_in
    later = strips.index(strip) > len(strips) // 3 or strip.side is Side.RIGHT
    return placed and later and text == text.upper() and strip.letters.some_bold


def _has_letters_only(text: str) -> bool:
    return text == text.upper() and not any(letter.isdecimal() for letter in text)


def foot_end(strips: Sequence[Strip]) -> int:
    """Return how many of the strips from the foot's start belong to it."""
    if not strips:
        return 0
    tables = {s.paragraph.cell.table.number for s in strips[:1] if s.paragraph.cell}
    end, named = 0, False
    for index, strip in enumerate(strips):
        cell = strip.paragraph.cell
        if cell is not None:
            near = not end or index - end <= 4
            if cell.table.number in tables or (near and _holds_foot(strips, index)):
                tables.add(cell.table.number)
                end = index + 1
                continue
            break
        if strip.blank:
            continue
        if is_appendix_label(strip.text) or strip.paragraph.look.page_break_before or len(strip.text) > 160:
            break
        if _ends_foot(strip, named, bool(tables)):
            break
        named = named or _is_name(strip.text)
        end = index + 1
    return end


def _holds_foot(strips: Sequence[Strip], index: int) -> bool:
    cell = strips[index].paragraph.cell
    inside = [
        s for s in strips[index : index + 60] if s.paragraph.cell and cell and s.paragraph.cell.table is cell.table
    ]
    return any(_signs(s, inside) or is_recipients_label(s.text) for s in inside)


def _ends_foot(strip: Strip, named: bool, in_table: bool) -> bool:
    listed = strip.raw.lstrip().startswith(("-", "–")) or is_recipients_label(strip.text)
    return (named or in_table) and not listed and not is_signing_line(strip.printed)


def set_foot(strips: Sequence[Strip]) -> bool:
    """Say what each strip of the foot is; return whether two persons sign side by side."""
    _set_sides(strips)
    _set_list(strips)
    signing = [s for s in strips if s.component is Component.OTHER and not s.blank and not is_rule(s.text)]
    columns: dict[object, list[Strip]] = {}
    for strip in signing:
        columns.setdefault(_column(strip), []).append(strip)
    signed = 0
    for column in columns.values():
        signed += _set_signature(column)
    return signed > 1


def _column(strip: Strip) -> object:
    cell = strip.paragraph.cell
    return (strip.side, strip.paragraph.box) if cell is None else (cell.table.number, strip.side, _place(strip))


def _place(strip: Strip) -> str:
    """Return which half of the table a cell lies in; rows may have different numbers of cells."""
    cell = strip.paragraph.cell
    if cell is None:
        return ""
    count = cell.table.rows[cell.row - 1]
    return "only" if count == 1 else ("first" if cell.column == 1 else "last")


def _set_sides(strips: Sequence[Strip]) -> None:
    for strip in strips:
        cell = strip.paragraph.cell
        if cell is not None and strip.side is Side.WHOLE and cell.table.rows[cell.row - 1] > 1:
            strip.side = Side.LEFT if cell.column == 1 else Side.RIGHT
        elif cell is None and not strip.paragraph.box and strip.side is Side.WHOLE and _is_far_in(strip):
            strip.side = Side.RIGHT


def _is_far_in(strip: Strip) -> bool:
    look = strip.paragraph.look
    placed = look.align in ("center", "right") or look.left + max(look.first_line, 0) > _FAR_IN
    return placed or strip.raw.startswith(("\t", " " * 10))


def _set_list(strips: Sequence[Strip]) -> None:
    label: Strip | None = None
    done = False
    for strip in strips:
        if is_recipients_label(strip.text):
            strip.component = Component.RECIPIENTS_LABEL
            label, done = strip, False
        elif strip.blank or is_rule(strip.text):
            continue
        elif is_filing(strip.text):
            strip.component = Component.FILING
            done = True
        elif _is_recipient(strip, label, done):
            strip.component = Component.RECIPIENT


def _is_recipient(strip: Strip, label: Strip | None, done: bool) -> bool:
    if strip.raw.lstrip(" \t").startswith(("-", "–", "—", "•", "+")) or strip.paragraph.label == "-":
        return True
    if label is None or done or strip.printed == strip.printed.upper() or _signs_like(strip.text):
        return False
    cell, own = label.paragraph.cell, strip.paragraph.cell
    if cell is not None:
        return own is not None and own.table is cell.table and own.column == cell.column and own.row - cell.row <= 1
    return strip.side is Side.LEFT or (strip.paragraph.box == label.paragraph.box and strip.paragraph.box > 0)


def _signs_like(text: str) -> bool:
    return is_placeholder(text) or is_signing_line(text)


def _set_signature(column: Sequence[Strip]) -> int:
    """Say which strips of one column are authority, position and name; return 1 when it is a signature."""
    upper = [
        s
        for s in column
        if s.printed == s.printed.upper() and any(c.isalpha() for c in s.text) and not is_placeholder(s.text)
    ]
    if not upper or not any(_is_office(s.printed) for s in upper):
        return 0
    head = [upper[0]]
    place = list(column).index(upper[0])
    names: list[Strip] = []
    for strip in column[place + 1 :]:
        if is_placeholder(strip.text) or fold(strip.text).startswith("(") or is_address(strip.text):
            continue
        if not names and (strip in upper or is_signing_line(strip.printed.upper())):
            head.append(strip)
        elif _is_name(strip.text) or _TITLES_BEFORE.match(strip.text):
            names.append(strip)
    if not names and len(head) > 1 and not _is_office(head[-1].printed) and _stands_apart(head[-1], column):
        names = [head.pop()]
    for strip in head[:-1]:
        strip.component = Component.AUTHORITY
    head[-1].component = Component.POSITION
    if names:
        names[-1].component = Component.FULL_NAME
    return 1


def _stands_apart(strip: Strip, column: Sequence[Strip]) -> bool:
    """Return whether room for a signature lies between the strip and the one above it in its column."""
    above = column[list(column).index(strip) - 1]
    apart = strip.paragraph.number - above.paragraph.number > 1 or strip.paragraph.look.before >= 400
    return apart and 2 <= len(strip.text.split()) <= 6


def _is_office(text: str) -> bool:
    return is_signing_line(text) or bool(_RECORD_SIGNERS.match(text)) or text.startswith("QUYỀN HẠN")


def _is_name(text: str) -> bool:
    """Return whether the text can be a person's name: two to seven words of letters, each with a capital."""
    words = text.split()
    if not 2 <= len(words) <= 8 or len(text) > 50 or text == text.upper():
        return False
    return bool(_NAME.fullmatch(text)) and (sum(1 for w in words if w[:1].isupper()) >= len(words) - 1)
