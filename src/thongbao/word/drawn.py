"""Lines drawn on the page: which shapes of a paragraph are horizontal rules, and how long they are.

Drawn as DrawingML (``wps:wsp``) or as VML (``v:line``, connectors, flat boxes). Only ``mc:Choice`` is read: its
Fallback is the same line again. Source: ECMA-376 part 1, chapters 20 and 21; part 4, 19.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

_WPS: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_WPG: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_EMU_PER_TWIP: Final = 635
# A line is at least this long, and at least so many times longer than high.
_LEAST: Final = 100
_FLAT: Final = 12
_LINES: Final = ("line", "straightConnector1", "rect", "flowChartProcess")
_CONNECTORS: Final = ("#_x0000_t32", "#_x0000_t20")
_LENGTH: Final = re.compile(r"(-?[\d.]+)\s*(pt|in|mm|cm|px|emu|pc)?")
_PER: Final = {"pt": 20.0, "in": 1440.0, "mm": 56.693, "cm": 566.93, "px": 15.0, "pc": 240.0, "emu": 1 / 635, "": 20.0}


def horizontal_rules(drawing: etree._Element) -> Iterator[int]:
    """Yield the length in twips of every horizontal line in a ``w:drawing``, ``w:pict`` or ``mc:AlternateContent``."""
    for element in drawing.iter(f"{_WPS}wsp", f"{_V}line", f"{_V}shape", f"{_V}rect"):
        if next(element.iterancestors(f"{_MC}Fallback"), None) is not None:
            continue
        length = _of_wsp(element) if element.tag == f"{_WPS}wsp" else _of_vml(element)
        if length >= _LEAST:
            yield length


def _of_wsp(shape: etree._Element) -> int:
    kind = shape.find(f"{_WPS}spPr/{_A}prstGeom")
    size = shape.find(f"{_WPS}spPr/{_A}xfrm/{_A}ext")
    if kind is None or size is None or kind.get("prst") not in _LINES:
        return 0
    width, height = (_number(size.get(name)) for name in ("cx", "cy"))
    across, down = _scales(shape)
    width, height = width * across, height * down
    return round(width / _EMU_PER_TWIP) if width > _FLAT * height else 0


def _scales(shape: etree._Element) -> tuple[float, float]:
    """Return how much the groups around a shape stretch it, across and down."""
    across = down = 1.0
    for group in shape.iterancestors(f"{_WPG}wgp", f"{_WPG}grpSp"):
        frame = group.find(f"{_WPG}grpSpPr/{_A}xfrm")
        outer = None if frame is None else frame.find(f"{_A}ext")
        inner = None if frame is None else frame.find(f"{_A}chExt")
        if outer is not None and inner is not None:
            across *= _number(outer.get("cx")) / (_number(inner.get("cx")) or 1)
            down *= _number(outer.get("cy")) / (_number(inner.get("cy")) or 1)
    return across, down


def _number(text: str | None) -> float:
    try:
        return abs(float(text or 0))
    except ValueError:
        return 0.0


def _of_vml(shape: etree._Element) -> int:
    if shape.tag == f"{_V}line":
        ends = [_point(shape.get(name, "0,0")) for name in ("from", "to")]
        width, height = (abs(ends[0][axis] - ends[1][axis]) for axis in (0, 1))
    else:
        if shape.tag == f"{_V}shape" and shape.get("type") not in _CONNECTORS:
            return 0
        style = dict(part.partition(":")[::2] for part in shape.get("style", "").split(";"))
        width, height = (_twips(style.get(name, "0")) for name in ("width", "height"))
    return round(width) if width > _FLAT * height else 0


def _point(text: str) -> tuple[float, float]:
    x, _comma, y = text.partition(",")
    return _twips(x), _twips(y)


def _twips(text: str) -> float:
    found = _LENGTH.match(text.strip())
    if found is None:
        return 0.0
    try:
        return float(found[1]) * _PER[found[2] or ""]
    except ValueError:
        return 0.0
