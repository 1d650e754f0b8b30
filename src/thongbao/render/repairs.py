"""What docxtpl does with a part after Jinja has filled it, done only where it can have an effect.

Line breaks, tabs, new paragraphs and pages in values become Word's; tables get as many columns as their rows have
cells; drawings are numbered anew. docxtpl itself is imported when one of them is due, not before.
"""

import re
from functools import cache
from typing import Any, Final

from lxml import etree

from thongbao.word.text import W

_BREAKS: Final = re.compile("[\t\a\n\f]")
_FIRST_ID: Final = 1000
_DRAWING_ID: Final = re.compile(r'(<wp:docPr\b[^>]*?\sid=")[^"]*"')
_BRACES: Final = re.compile(r"\{_\{|\}_\}|\{_%|%_\}")
_PARAGRAPH_END: Final = "</w:p>"
_W: Final = f"{{{W}}}"


@cache
def docxtpl() -> Any:
    """Return a template of docxtpl without a file: the home of its repairs."""
    from docxtpl import DocxTemplate

    return DocxTemplate(None)


def has_breaks(xml: str) -> bool:
    """Whether a filled part holds a character that docxtpl turns into a break."""
    # Four searches for one letter each are a hundred times quicker than one for a class of letters.
    return "\n" in xml or "\t" in xml or "\a" in xml or "\f" in xml


def with_plain_braces(xml: str) -> str:
    """Return the text with ``{_{`` and its like as the braces they stand for."""
    if "{_" in xml or "_}" in xml:
        return xml.replace("{_{", "{{").replace("}_}", "}}").replace("{_%", "{%").replace("%_}", "%}")
    return xml


def with_printed_braces(source: str) -> str:
    """Return a source in which ``{_{`` and its like are tags that print the braces they stand for."""
    return _BRACES.sub(lambda found: f"{{{{ '{found[0].replace('_', '')}' }}}}", source)


def with_breaks(xml: str) -> str:
    """Return the text with its breaks as Word writes them, paragraph by paragraph as docxtpl does it."""
    paragraphs = xml.split(_PARAGRAPH_END)
    for number, paragraph in enumerate(paragraphs[:-1]):
        if _BREAKS.search(paragraph):
            resolved = docxtpl().resolve_listing(paragraph + _PARAGRAPH_END)
            paragraphs[number] = resolved[: -len(_PARAGRAPH_END)]
    return _PARAGRAPH_END.join(paragraphs)


def with_new_ids(xml: str) -> str:
    """Return the text with its drawings numbered from 1001, in order."""
    number = _FIRST_ID

    def renumbered(found: re.Match[str]) -> str:
        nonlocal number
        number += 1
        return f'{found[1]}{number}"'

    return _DRAWING_ID.sub(renumbered, xml)


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
    template.docx_ids_index = _FIRST_ID
    template.fix_docpr_ids(tree)
    return str(etree.tostring(tree, encoding="unicode"))
