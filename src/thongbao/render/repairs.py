"""What docxtpl does with a part after Jinja has filled it, done only where it can have an effect.

Line breaks, tabs, new paragraphs and pages in values become Word's; tables get as many columns as their rows have
cells; drawings are numbered anew. It is done here as docxtpl does it, faults and all, without importing docxtpl, which
would take longer than a hundred papers: tests/render compares every step with docxtpl's own.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from lxml import etree

from thongbao.render.breaks import FIRST_ID
from thongbao.word.text import W

_BREAKS: Final = re.compile("[\t\a\n\f]")
_PARAGRAPH: Final = re.compile(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
_RUN: Final = re.compile(r"<w:r(?: [^>]*)?>.*?</w:r>", re.DOTALL)
_TEXT: Final = re.compile(r"<w:t(?: [^>]*)?>.*?</w:t>", re.DOTALL)
# Settings written over several lines are not found, and not repeated.
_PARAGRAPH_LOOK: Final = re.compile(r"<w:pPr>.*?</w:pPr>")
_RUN_LOOK: Final = re.compile(r"<w:rPr>.*?</w:rPr>")
_PARAGRAPH_END: Final = "</w:p>"
_TEXT_START: Final = '<w:t xml:space="preserve">'
_PAGE_BREAK: Final = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_W: Final = f"{{{W}}}"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def with_breaks(xml: str) -> str:
    """Return the text with its breaks as Word writes them, in the runs and paragraphs they stand in."""
    paragraphs = xml.split(_PARAGRAPH_END)
    for number, paragraph in enumerate(paragraphs[:-1]):
        if _BREAKS.search(paragraph):
            resolved = _PARAGRAPH.sub(lambda found: _paragraph(found[0]), paragraph + _PARAGRAPH_END)
            paragraphs[number] = resolved[: -len(_PARAGRAPH_END)]
    return _PARAGRAPH_END.join(paragraphs)


def _paragraph(xml: str) -> str:
    look = _first(_PARAGRAPH_LOOK, xml)
    return _RUN.sub(lambda found: _run(found[0], look), xml)


def _run(xml: str, paragraph_look: str) -> str:
    look = _first(_RUN_LOOK, xml)
    # After a new paragraph or page the words go on in its look.
    again = f"<w:p>{paragraph_look}<w:r>{look}{_TEXT_START}"
    instead = {
        "\t": f"</w:t></w:r><w:r>{look}<w:tab/></w:r><w:r>{look}{_TEXT_START}",
        "\a": f"</w:t></w:r></w:p>{again}",
        "\n": f"</w:t><w:br/>{_TEXT_START}",
        "\f": f"</w:t></w:r></w:p>{_PAGE_BREAK}{again}",
    }

    def broken(found: re.Match[str]) -> str:
        text = found[0]
        for sign, markup in instead.items():
            text = text.replace(sign, markup)
        return text

    return _TEXT.sub(broken, xml)


def _first(pattern: re.Pattern[str], xml: str) -> str:
    found = pattern.search(xml)
    return found[0] if found else ""


def grids_fit(root: etree._Element) -> bool:
    """Return whether docxtpl would leave the grid of every table as it is: no row wider, one row as wide as it."""
    return all(_fits(table) for table in root.iter(_W + "tbl"))


def _fits(table: etree._Element) -> bool:
    grid = table.find(_W + "tblGrid")
    if grid is None:
        return False
    columns = len(grid.findall(_W + "gridCol"))
    widest = 0
    for row in table.iter(_W + "tr"):
        cells = row.findall(_W + "tc")
        if len(cells) > columns:
            return False
        try:
            widest = max(widest, _columns_of(cells, _W))
        except (ValueError, TypeError):
            return False
    return widest >= columns


def _columns_of(cells: Sequence[Any], w: str) -> int:
    """Return how many columns the cells of a row take.

    :raises ValueError: a span is not a number. :raises TypeError: a span says none.
    """
    columns = 0
    for cell in cells:
        settings = cell.find(w + "tcPr")
        span = None if settings is None else settings.find(w + "gridSpan")
        columns += 1 if span is None else int(span.get(w + "val"))
    return columns


def repaired(xml: str) -> str:
    """Return a body read with a forgiving parser, its tables with as many columns as their rows have cells.

    :raises Exception: what docxtpl raises about a table without a grid or with widths that are not numbers.
    """
    root = etree.fromstring(xml, etree.XMLParser(recover=True))
    w = f"{{{root.nsmap['w']}}}"
    for table in root.iter(w + "tbl"):
        _fit(table, w)
    for number, drawing in enumerate(root.iter(_DRAWING), FIRST_ID + 1):
        drawing.set("id", str(number))
    return str(etree.tostring(root, encoding="unicode"))


# Nothing is made sure of: without a grid, or with a width that is no number, docxtpl fails with just these errors.
def _fit(table: Any, w: str) -> None:
    """Give a table as many columns as its widest row has; the rows of tables inside it count, as in docxtpl."""
    grid = table.find(w + "tblGrid")
    columns = grid.findall(w + "gridCol")
    rows = [row.findall(w + "tc") for row in table.iter(w + "tr")]
    missing = max(map(len, rows), default=0) - len(columns)
    if missing > 0:
        _add(grid, columns, missing, w)
        columns = grid.findall(w + "gridCol")
    spare = len(columns) - max((_columns_of(cells, w) for cells in rows), default=0)
    if spare > 0:
        _take_away(grid, columns, spare, w)


def _add(grid: Any, columns: Sequence[Any], missing: int, w: str) -> None:
    """Add columns, all narrower, so that the table stays as wide; none where no width is known."""
    width = 0.0
    for column in columns:
        if column.get(w + "w") is not None:
            width += float(column.get(w + "w"))
    if not width > 0:
        return
    before, after = width / len(columns), width / (len(columns) + missing)
    _set_widths(columns, lambda own: own * after / before, w)
    for _number in range(missing):
        etree.SubElement(grid, w + "gridCol", {w + "w": str(int(after))})


def _take_away(grid: Any, columns: Sequence[Any], spare: int, w: str) -> None:
    """Take away the last columns; those that stay share their width."""
    width = 0.0
    for column in columns[-spare:]:
        width += float(column.get(w + "w"))
        grid.remove(column)
    left = columns[:-spare]
    share = int(width / len(left)) if left else 0
    _set_widths(left, lambda own: own + share, w)


def _set_widths(columns: Sequence[Any], change: Callable[[float], float], w: str) -> None:
    for column in columns:
        column.set(w + "w", str(int(change(float(column.get(w + "w"))))))
