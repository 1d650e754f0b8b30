"""Elements of WordprocessingML by their short names: made, put where the schema wants them, dropped."""

from lxml import etree

from thongbao.word.text import W

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TEXT_BOX = f"{{{W}}}txbxContent"


def names_of(words: str) -> tuple[str, ...]:
    """Return the names in a row of words."""
    return tuple(words.split())


# The order the schema asks for, as far as something is put in here.
_PARAGRAPH_ORDER = names_of(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr"
)
_RUN_ORDER = names_of(
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish"
    " webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang"
    " eastAsianLayout specVanish oMath"
)


def w(name: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def put(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    """Return the child of that name with those attributes, made at the place the schema gives it."""
    child = parent.find(w(name))
    if child is None:
        order = _PARAGRAPH_ORDER if parent.tag == w("pPr") else _RUN_ORDER
        rank = {w(each): number for number, each in enumerate(order)}
        child = etree.Element(w(name))
        behind = [place for place, other in enumerate(parent) if rank.get(str(other.tag), 999) > rank[child.tag]]
        parent.insert(behind[0] if behind else len(parent), child)
    for key, value in attributes.items():
        child.set(w(key), value)
    return child


def drop(parent: etree._Element, *names: str) -> None:
    """Remove every element of those names below ``parent``."""
    for found in list(parent.iter(*(w(name) for name in names))):
        above = found.getparent()
        if above is not None:
            above.remove(found)


def in_text_box(element: etree._Element) -> bool:
    """Return whether the element stands in a text box."""
    return next(element.iterancestors(TEXT_BOX), None) is not None
