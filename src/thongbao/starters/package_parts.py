"""The members of a template besides its body: styles, settings, headers, footers, relationships."""

from typing import Final

from thongbao.standard.layout import (
    ADDRESS_SIZE,
    FONT,
    HEADER_DISTANCE,
    LANGUAGE_TAG,
    PAGE_HEIGHT,
    PAGE_NUMBER_SIZE,
    PAGE_WIDTH,
    Layout,
)
from thongbao.starters.drawing import CENTRED, FLUSH_LEFT, Look, Setting, page_number, paragraph, when

NAMESPACES: Final = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# Relationship id → (kind, file) of what the body refers to.
_PARTS: Final = {
    "rId1": ("styles", "styles.xml"),
    "rId2": ("settings", "settings.xml"),
    "rId3": ("fontTable", "fontTable.xml"),
    "rId4": ("header", "header1.xml"),
    "rId5": ("header", "header2.xml"),
    "rId6": ("footer", "footer1.xml"),
    "rId7": ("footer", "footer2.xml"),
}


def section(layout: Layout, *, landscape: bool = False, start: int | None = None) -> str:
    """Return section properties: A4, margins, the number hidden on the first page and centred above the others.

    :param start: restart the page numbers there (an appendix counts its own pages).
    """
    width, height = (PAGE_HEIGHT, PAGE_WIDTH) if landscape else (PAGE_WIDTH, PAGE_HEIGHT)
    turned = ' w:orient="landscape"' if landscape else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId6"/><w:footerReference w:type="first" r:id="rId7"/>'
        '<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{width.twips}" w:h="{height.twips}"{turned}/>'
        f'<w:pgMar w:top="{layout.top.twips}" w:right="{layout.right.twips}" w:bottom="{layout.bottom.twips}" '
        f'w:left="{layout.left.twips}" w:header="{HEADER_DISTANCE.twips}" w:footer="{HEADER_DISTANCE.twips}" '
        'w:gutter="0"/>'
        + (f'<w:pgNumType w:start="{start}"/>' if start is not None else "")
        + "<w:titlePg/></w:sectPr>"
    )


def members(body: str, layout: Layout, *, with_address: bool) -> dict[str, bytes]:
    """Return all members of a template around ``body`` (which ends with its section properties)."""
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            {
                "rId1": (f"{_OFFICE}/officeDocument", "word/document.xml"),
                "rId2": (
                    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                    "docProps/core.xml",
                ),
            }
        ),
        "docProps/core.xml": _core(),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relationships(
            {identifier: (f"{_OFFICE}/{kind}", name) for identifier, (kind, name) in _PARTS.items()}
        ),
        "word/styles.xml": _styles(layout),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(),
        "word/header1.xml": _part("hdr", _numbered_header()),
        "word/header2.xml": _part("hdr", paragraph("", Look(PAGE_NUMBER_SIZE), CENTRED)),
        "word/footer1.xml": _part("ftr", paragraph("", Look(ADDRESS_SIZE), CENTRED)),
        "word/footer2.xml": _part("ftr", _address_footer() if with_address else paragraph("", Look(ADDRESS_SIZE))),
    }
    return {name: (_DECLARATION + text).encode() for name, text in files.items()}


def _numbered_header() -> str:
    return f"<w:p>{CENTRED.xml()}{page_number(Look(PAGE_NUMBER_SIZE))}</w:p>"


def _address_footer() -> str:
    """Ô 13: on page 1 only, under a line over the whole width (Phụ lục I, phần I, mục III, khoản 4)."""
    line = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="4" w:color="auto"/></w:pBdr>'
    shown = paragraph("{{ dia_chi }}", Look(ADDRESS_SIZE), Setting(align="center", border=line))
    # A footer needs a paragraph even when there is no address to print.
    return when("dia_chi", shown) + paragraph("", Look(ADDRESS_SIZE), FLUSH_LEFT)


def _part(root: str, content: str) -> str:
    return f"<w:{root} {NAMESPACES}>{content}</w:{root}>"


def _styles(layout: Layout) -> str:
    size = layout.body_size.half_points
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    language = f'<w:lang w:val="{LANGUAGE_TAG}" w:eastAsia="{LANGUAGE_TAG}" w:bidi="ar-SA"/>'
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{language}</w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>'
    )


def _settings() -> str:
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        f'</w:compat><w:themeFontLang w:val="{LANGUAGE_TAG}"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _font_table() -> str:
    return (
        f'<w:fonts {NAMESPACES}><w:font w:name="{FONT}"><w:panose1 w:val="02020603050405020304"/>'
        '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _core() -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>{LANGUAGE_TAG}</dc:language></cp:coreProperties>'
    )


def _content_types() -> str:
    overrides = {"document": "document.main", "styles": "styles", "settings": "settings", "fontTable": "fontTable"}
    overrides |= {f"header{n}": "header" for n in (1, 2)} | {f"footer{n}": "footer" for n in (1, 2)}
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
            for name, kind in overrides.items()
        )
        + '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relationships(targets: dict[str, tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="{identifier}" Type="{kind}" Target="{target}"/>'
        for identifier, (kind, target) in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'
    )
