"""Whether a line is drawn round the words of a paragraph: a border, the outline of a text box, the lines of a cell."""

from typing import Final

from lxml import etree

from thongbao.word.editing_markup import w
from thongbao.word.read_values import ReadParagraph, Table

_WPS: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_PICTURE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_NONE: Final = ("nil", "none", "")
_SHAPES: Final = (f"{_V}shape", f"{_V}rect", f"{_V}roundrect")
_BOXES: Final = ("rect", "roundRect", "flowChartProcess")
# A shape flatter than this is a rule, not a frame (in EMU: 4 points).
_FLAT: Final = 50_800


def is_framed(paragraph: ReadParagraph) -> bool | None:
    """Return whether the words stand in a frame; ``None`` where a shape or picture beside them may be one."""
    if paragraph.look.ruled_above and paragraph.look.ruled_below:
        return True
    if any(_drawn(border) for border in paragraph.element.iter(w("bdr"))):
        return True
    if paragraph.box:
        return _is_outlined(paragraph.element)
    if paragraph.cell is not None and _is_ruled_around(paragraph.element):
        return True
    beside = paragraph.element.getparent()
    return None if beside is not None and _may_hold_frame(beside) else False


def has_top_line(table: Table) -> bool:
    """Return whether a line is drawn over the table."""
    whole = table.element.find(f"{w('tblPr')}/{w('tblBorders')}/{w('top')}")
    own = table.element.find(f"{w('tr')}/{w('tc')}/{w('tcPr')}/{w('tcBorders')}/{w('top')}")
    return _drawn(whole) or _drawn(own)


def _drawn(border: etree._Element | None) -> bool:
    return border is not None and border.get(w("val"), "") not in _NONE


def _is_outlined(element: etree._Element) -> bool:
    shape = next(element.iterancestors(f"{_WPS}wsp", *_SHAPES), None)
    if shape is None:
        return False
    if shape.tag != f"{_WPS}wsp":
        return shape.get("stroked", "t") not in ("f", "false")
    line = shape.find(f"{_WPS}spPr/{_A}ln")
    if line is not None:
        return line.find(f"{_A}noFill") is None
    styled = shape.find(f"{_WPS}style/{_A}lnRef")
    return styled is not None and styled.get("idx", "0") != "0"


def _is_ruled_around(element: etree._Element) -> bool:
    cell, table = next(element.iterancestors(w("tc")), None), next(element.iterancestors(w("tbl")), None)
    own = None if cell is None else cell.find(f"{w('tcPr')}/{w('tcBorders')}")
    whole = None if table is None else table.find(f"{w('tblPr')}/{w('tblBorders')}")
    style = None if table is None else table.find(f"{w('tblPr')}/{w('tblStyle')}")
    if whole is None and own is None:
        return style is not None and "grid" in style.get(w("val"), "").lower()
    return all(_side(own, whole, side) for side in ("top", "bottom"))


def _side(own: etree._Element | None, whole: etree._Element | None, side: str) -> bool:
    said = own.find(w(side)) if own is not None else None
    if said is None and whole is not None:
        said = whole.find(w(side))
    return _drawn(said)


def _may_hold_frame(place: etree._Element) -> bool:
    if next(place.iter(_PICTURE, f"{_V}rect", f"{_V}roundrect"), None) is not None:
        return True
    for shape in place.iter(f"{_WPS}wsp"):
        kind, size = shape.find(f"{_WPS}spPr/{_A}prstGeom"), shape.find(f"{_WPS}spPr/{_A}xfrm/{_A}ext")
        if kind is not None and kind.get("prst") in _BOXES and size is not None:
            height = size.get("cy", "0")
            if height.isdecimal() and int(height) > _FLAT:
                return True
    return False
