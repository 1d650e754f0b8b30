"""Tables that print one row an item: headings that repeat on every page, columns as shares of the text width."""

from collections.abc import Sequence
from typing import NamedTuple

from thongbao.measures import Length
from thongbao.standard.layout import TABLE_SIZE
from thongbao.starters.drawing import (
    CENTRED,
    FLUSH_LEFT,
    Look,
    Setting,
    cell,
    paragraph,
    row,
    row_tag,
    table,
    when,
)

# The lines of a cell: (field of the row, label in front of it).
Lines = Sequence[tuple[str, str]]


class Column(NamedTuple):
    """One column: heading, share of the width, how its cells are set, what they print of the row ``v``."""

    heading: str
    share: float
    setting: Setting
    lines: Lines


def centred(heading: str, share: float, field: str) -> Column:
    """Return a column of numbers or dates."""
    return Column(heading, share, CENTRED, ((field, ""),))


def flush(heading: str, share: float, *lines: tuple[str, str]) -> Column:
    """Return a column of words, which start at the left."""
    return Column(heading, share, FLUSH_LEFT, lines)


def widths_of(columns: Sequence[Column], width: Length) -> list[Length]:
    """Return the widths of the columns of a table over ``width``."""
    return [Length(round(width * column.share)) for column in columns]


def heading_row(columns: Sequence[Column], widths: Sequence[Length]) -> str:
    """Return the row of headings, which repeats on every page."""
    bold = Look(TABLE_SIZE, bold=True)
    cells = (cell(w, paragraph(c.heading, bold, CENTRED), middle=True) for w, c in zip(widths, columns, strict=True))
    return row(*cells, heading=True)


def looped_table(
    width: Length, source: str, columns: Sequence[Column], *, whole: bool = True, number_row: bool = False
) -> str:
    """Return the table of the list ``source``.

    :param whole: a row stays on one page.
    :param number_row: the columns' numbers (1), (2) … under the headings, as in the decree's registers.
    """
    widths = widths_of(columns, width)
    numbers = (paragraph(f"({number})", Look(TABLE_SIZE), CENTRED) for number in range(1, len(columns) + 1))
    contents = (_cell_lines(column) for column in columns)
    return table(
        widths,
        heading_row(columns, widths),
        row(*(cell(w, text) for w, text in zip(widths, numbers, strict=True)), heading=True) if number_row else "",
        row_tag(f"for v in {source}", len(columns)),
        row(*(cell(w, text) for w, text in zip(widths, contents, strict=True)), whole=whole),
        row_tag("endfor", len(columns)),
    )


def _cell_lines(column: Column) -> str:
    """Return the paragraphs of a cell; those behind the first only when they say something."""
    words, lines, setting = Look(TABLE_SIZE), column.lines, column.setting
    if not lines:
        return paragraph("", words, setting)
    shown = [paragraph(f"{label}{{{{ v.{field} }}}}", words, setting) for field, label in lines]
    if not lines[0][1]:
        return shown[0] + "".join(when(f"v.{f}", line) for (f, _l), line in zip(lines[1:], shown[1:], strict=True))
    # Word refuses a cell without a paragraph, and every labelled line may be left out.
    said = " or ".join(f"v.{field}" for field, _label in lines)
    return "".join(when(f"v.{f}", line) for (f, _l), line in zip(lines, shown, strict=True)) + when(
        f"not ({said})", paragraph("", words, setting)
    )
