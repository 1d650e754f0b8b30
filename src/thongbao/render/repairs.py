"""What docxtpl does with a part after Jinja has filled it, done only where it can have an effect.

Line breaks, tabs, new paragraphs and pages in values become Word's; tables get as many columns as their rows have
cells; drawings are numbered anew. docxtpl itself is imported when one of them is due, not before.
"""

import re
from functools import cache
from typing import Any, Final

from lxml import etree

from thongbao.render.breaks import FIRST_ID
from thongbao.word.text import W

_BREAKS: Final = re.compile("[\t\a\n\f]")
_PARAGRAPH_END: Final = "</w:p>"
_W: Final = f"{{{W}}}"


@cache
def docxtpl() -> Any:
    """Return a template of docxtpl without a file: the home of its repairs."""
    from docxtpl import DocxTemplate

    return DocxTemplate(None)


def with_breaks(xml: str) -> str:
    """Return the text with its breaks as Word writes them, paragraph by paragraph as docxtpl does it."""
    paragraphs = xml.split(_PARAGRAPH_END)
    for number, paragraph in enumerate(paragraphs[:-1]):
        if _BREAKS.search(paragraph):
            resolved = docxtpl().resolve_listing(paragraph + _PARAGRAPH_END)
            paragraphs[number] = resolved[: -len(_PARAGRAPH_END)]
    return _PARAGRAPH_END.join(paragraphs)


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
            spans = [cell.find(f"{_W}tcPr/{_W}gridSpan") for cell in cells]
            widest = max(widest, sum(1 if span is None else int(span.get(_W + "val", "")) for span in spans))
        except ValueError:
            return False
    return widest >= columns


def repaired(xml: str) -> str:
    """Return a body read with a forgiving parser, its tables with as many columns as their rows have cells.

    :raises Exception: what docxtpl raises about a table without a grid or with widths that are not numbers.
    """
    template = docxtpl()
    tree = template.fix_tables(xml)
    template.docx_ids_index = FIRST_ID
    template.fix_docpr_ids(tree)
    return str(etree.tostring(tree, encoding="unicode"))
