"""WordprocessingML in a few words: runs, paragraphs, cells, tables, drawn rules.

Every run says its font size and weight itself, so that a template looks the same whatever styles it is pasted beside.
Tags are never split over runs. Source: ECMA-376 part 1, chapter 17; drawn lines: [MS-DOCX] wps:wsp.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from thongbao.measures import Length, pt
from thongbao.standard.layout import RULE_WEIGHT
from thongbao.word.escaping import escaped

RED: Final = "FF0000"
_SINGLE: Final = 240


@dataclass(frozen=True, slots=True)
class Look:
    """How the words of a run look."""

    size: Length
    bold: bool = False
    italic: bool = False
    colour: str = ""

    def xml(self) -> str:
        """Return the run properties, in the order the schema asks for."""
        half_points = self.size.half_points
        return (
            "<w:rPr>"
            + ("<w:b/><w:bCs/>" if self.bold else "")
            + ("<w:i/><w:iCs/>" if self.italic else "")
            + (f'<w:color w:val="{self.colour}"/>' if self.colour else "")
            + f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
        )


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set: alignment, indents, gaps, what it stays with."""

    align: str = "both"
    before: Length = Length(0)
    after: Length = Length(0)
    line: float = 1.0
    first_line: Length = Length(0)
    left: Length = Length(0)
    right: Length = Length(0)
    with_next: bool = False
    together: bool = False
    outline: int | None = None
    exact: Length | None = None
    border: str = ""
    page_break: bool = False

    def xml(self, section: str = "") -> str:
        """Return the paragraph properties, in the order the schema asks for."""
        spacing = f'w:before="{self.before.twips}" w:after="{self.after.twips}"'
        if self.exact is not None:
            spacing += f' w:line="{self.exact.twips}" w:lineRule="exact"'
        else:
            spacing += f' w:line="{round(self.line * _SINGLE)}" w:lineRule="auto"'
        indent = f'w:left="{self.left.twips}" w:right="{self.right.twips}" w:firstLine="{self.first_line.twips}"'
        return (
            "<w:pPr>"
            + ("<w:keepNext/>" if self.with_next else "")
            + ("<w:keepLines/>" if self.together else "")
            + ("<w:pageBreakBefore/>" if self.page_break else "")
            + self.border
            + f"<w:spacing {spacing}/><w:ind {indent}/>"
            + f'<w:jc w:val="{self.align}"/>'
            + (f'<w:outlineLvl w:val="{self.outline}"/>' if self.outline is not None else "")
            + section
            + "</w:pPr>"
        )


PLAIN: Final = Setting()
CENTRED: Final = Setting(align="center")
FLUSH_LEFT: Final = Setting(align="left")
# Tag paragraphs vanish when the template is filled; grey says so to the designer.
TAG_LOOK: Final = Look(pt(10), colour="808080")


def run(words: str, look: Look) -> str:
    """Return one run."""
    return f'<w:r>{look.xml()}<w:t xml:space="preserve">{escaped(words)}</w:t></w:r>'


def paragraph(words: str, look: Look, setting: Setting = PLAIN) -> str:
    """Return a paragraph of one run."""
    return f"<w:p>{setting.xml()}{run(words, look) if words else ''}</w:p>"


def runs(pieces: Sequence[tuple[str, Look]], setting: Setting = PLAIN) -> str:
    """Return a paragraph of several runs."""
    return f"<w:p>{setting.xml()}{''.join(run(words, look) for words, look in pieces)}</w:p>"


def tag(statement: str) -> str:
    """Return a paragraph that holds nothing but a paragraph tag: ``tag("if can_cu")``."""
    return paragraph(f"{{%p {statement} %}}", TAG_LOOK, FLUSH_LEFT)


def when(condition: str, *content: str) -> str:
    """Return the content between an ``if`` and its ``endif``, each a paragraph of its own."""
    return tag(f"if {condition}") + "".join(content) + tag("endif")


def each(loop: str, *content: str) -> str:
    """Return the content between a ``for`` and its ``endfor``: ``each("dong in co_quan", …)``."""
    return tag(f"for {loop}") + "".join(content) + tag("endfor")


def drawn_rule(text: str, length: Length, setting: Setting = CENTRED) -> str:
    """Return a thin paragraph that holds one drawn line.

    :param text: the alternative text; ``Đường kẻ {{ … }} mm`` sets the length when the template is filled.
    """
    line = (
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{int(length)}" cy="0"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="1" name="Đường kẻ" descr="{escaped(text)}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{int(length)}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{int(RULE_WEIGHT)}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
    )
    # The line hangs in the upper half of its thin paragraph: without room above it would strike the text's descenders.
    thin = replace(setting, before=Length(setting.before + pt(2)), exact=pt(4))
    look = Look(pt(4)).xml()
    return (
        f'<w:p>{thin.xml()}<w:r>{look}<mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing>{line}</w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>"
    )


def page_number(look: Look) -> str:
    """Return the runs of a PAGE field."""
    properties = look.xml()
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        f'<w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{properties}<w:t>2</w:t></w:r>"
        f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def cell(width: Length | None, *content: str, span: int = 1, middle: bool = False) -> str:
    """Return a table cell; Word refuses one without a paragraph, so content must hold one."""
    size = f'<w:tcW w:w="{width.twips}" w:type="dxa"/>' if width is not None else '<w:tcW w:w="0" w:type="auto"/>'
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    align = '<w:vAlign w:val="center"/>' if middle else ""
    return f"<w:tc><w:tcPr>{size}{merged}{align}</w:tcPr>{''.join(content)}</w:tc>"


def row(*cells: str, heading: bool = False, whole: bool = True) -> str:
    """Return a table row; ``heading`` repeats it on every page, ``whole`` keeps it on one."""
    properties = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if heading else "")
    properties = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def row_tag(statement: str, columns: int) -> str:
    """Return a row that holds nothing but a row tag."""
    words = paragraph(f"{{%tr {statement} %}}", TAG_LOOK, FLUSH_LEFT)
    return row(cell(None, words, span=columns), whole=False)


def table(widths: Sequence[Length], *rows: str, borders: bool = True, top_margin: Length = Length(0)) -> str:
    """Return a table with fixed column widths.

    :param top_margin: room above the words of every cell (the signature block's distance from the text).
    """
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    side, edge, below = (70, 30, 30) if borders else (0, top_margin.twips, 0)
    grid = "".join(f'<w:gridCol w:w="{width.twips}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(w.twips for w in widths)}" w:type="dxa"/>'
        + (f"<w:tblBorders>{lines}</w:tblBorders>" if borders else "")
        + '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        + f'<w:top w:w="{edge}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
        + f'<w:bottom w:w="{below}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        + f"<w:tblGrid>{grid}</w:tblGrid>"
        + "".join(rows)
        + "</w:tbl>"
    )
