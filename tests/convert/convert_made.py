"""Documents, PDFs and fonts made for one test."""

import io
from xml.sax.saxutils import escape

import pikepdf
from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.qu2cuPen import Qu2CuPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from thongbao.word.package import package_bytes

TITLE = "Thông báo để thử"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FACES = ("Regular", "Bold", "Italic", "Bold Italic")


def simple_docx(*paragraphs, font="Times New Roman", language="vi-VN", title=TITLE):
    """Return the bytes of a .docx of plain paragraphs; title and language are left out when ``None``."""
    spoken = f'<w:lang w:val="{language}"/>' if language else ""
    run = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>{spoken}</w:rPr>'
    body = "".join(f"<w:p><w:r>{run}<w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    core = "http://schemas.openxmlformats.org/package/2006"
    members = {
        "[Content_Types].xml": f'<Types xmlns="{core}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPES}"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{core}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="r2" Type="{core}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{core}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        + (f"<dc:title>{escape(title)}</dc:title>" if title else "")
        + "</cp:coreProperties>",
    }
    return package_bytes({name: text.encode() for name, text in members.items()})


def make_pdf(path, *, pages=1, fonts=(), without=()):
    """Write a PDF with everything that is asked of one but what ``without`` names; fonts hang on the first page."""
    pdf = pikepdf.new()
    for _number in range(pages):
        pdf.add_blank_page()
    root = pdf.Root
    root.MarkInfo = pikepdf.Dictionary(Marked="marked" not in without)
    root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    if "language" not in without:
        root.Lang = pikepdf.String("vi-VN")
    if "profile" not in without:
        profile = pikepdf.Dictionary(S=pikepdf.Name.GTS_PDFA1, DestOutputProfile=pdf.make_stream(bytes(999)))
        root.OutputIntents = pikepdf.Array([profile])
    if fonts:
        named = {f"/F{number}": pdf.make_indirect(font(pdf)) for number, font in enumerate(fonts)}
        pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(named))
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        if "title" not in without:
            metadata["dc:title"] = TITLE
        if "pdfa" not in without:
            metadata["pdfaid:part"] = "2"
            metadata["pdfaid:conformance"] = "B"
    pdf.save(path)
    return path


def _square(pen, size):
    pen.moveTo((100, 0))
    for point in ((100, size), (size, size), (size, 0)):
        pen.lineTo(point)
    pen.closePath()


def tiny_font(*, cff, box=True):
    """Return a font with .notdef, ``a``, ``space`` and ``lost``, which draws what .notdef draws: a box, or nothing."""
    glyphs = {}
    for name, size in {".notdef": 700 * box, "a": 300, "space": 0, "lost": 700 * box}.items():
        pen = T2CharStringPen(600, None) if cff else TTGlyphPen(None)
        if size:
            _square(pen, size)
        glyphs[name] = pen.getCharString() if cff else pen.glyph()
    builder = FontBuilder(1000, isTTF=not cff)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({0x41: "a", 0x42: "space", 0x43: "lost"})
    if cff:
        builder.setupCFF("Tiny", {}, glyphs, {})
    else:
        builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (600, 100)))
    builder.setupHorizontalHeader()
    builder.setupPost()
    if not cff:
        return _bytes(builder.font)
    top = builder.font["CFF "].cff[0]
    top.Encoding = [".notdef"] * 0x41 + ["a", "space", "lost"] + [".notdef"] * (256 - 0x44)
    raw = io.BytesIO()
    builder.font["CFF "].cff.compile(raw, builder.font)
    return raw.getvalue()


def _bytes(font):
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def to_unicode(texts):
    """Return a /ToUnicode map: bfchar for what is given as code → text, bfrange for (first, last) → first text."""
    chars = [(code, text) for code, text in texts.items() if isinstance(code, int)]
    ranges = [(*codes, text) for codes, text in texts.items() if not isinstance(codes, int)]
    lines = [
        f"{len(chars)} beginbfchar",
        *(f"<{c:02X}> <{t.encode('utf-16-be').hex()}>" for c, t in chars),
        "endbfchar",
    ]
    lines += [f"{len(ranges)} beginbfrange"]
    lines += [f"<{a:02X}> <{b:02X}> <{t.encode('utf-16-be').hex()}>" for a, b, t in ranges]
    return "\n".join([*lines, "endbfrange"]).encode()


def embedded(program, texts, *, key="FontFile2", name="ABCDEF+Tiny-Bold", composite=False):
    """Return what makes the font in a PDF: ``make(pdf)`` → dictionary."""

    def make(pdf):
        descriptor = pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name("/" + name))
        if program is not None:
            descriptor["/" + key] = pdf.make_stream(program)
            if key == "FontFile3":
                descriptor.FontFile3.Subtype = pikepdf.Name.Type1C
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, BaseFont=pikepdf.Name("/" + name))
        font.Subtype = pikepdf.Name.Type0 if composite else pikepdf.Name.TrueType
        font.ToUnicode = pdf.make_stream(to_unicode(texts))
        if composite:
            inner = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2)
            inner.FontDescriptor = descriptor
            font.DescendantFonts = pikepdf.Array([pdf.make_indirect(inner)])
        else:
            font.FontDescriptor = descriptor
        return font

    return make


def lacking_fonts(files, folder, *, cff=False, box=False):
    """Write what fonts were before they learnt Vietnamese (Latin-1 and Latin Extended-A), under the same names.

    :param files: Regular, Bold, Italic, Bold Italic of one family.
    :param box: draw .notdef as a box; else the font's own, which Liberation 2 leaves blank.
    """
    folder.mkdir()
    for style, file in zip(FACES, files, strict=True):
        font = TTFont(file)
        options = subset.Options(
            layout_features=[],
            drop_tables=["FFTM", "DSIG", "GPOS", "GSUB", "GDEF", "kern"],
            notdef_outline=True,
            name_IDs=["*"],
            hinting=False,
        )
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=[*range(0x20, 0x180), *range(0x2000, 0x2064)])
        subsetter.subset(font)
        if box:
            pen = TTGlyphPen(None)
            _square(pen, 1000)
            font["glyf"][".notdef"] = pen.glyph()
        if cff:
            font = _as_cff(font, style)
        font.save(folder / f"{style}.{'otf' if cff else 'ttf'}")


def _as_cff(font, style):
    family = font["name"].getDebugName(1)
    glyphs, drawn = {}, font.getGlyphSet()
    for name in font.getGlyphOrder():
        pen = T2CharStringPen(drawn[name].width, drawn)
        drawn[name].draw(Qu2CuPen(pen, 1.0, all_cubic=True))
        glyphs[name] = pen.getCharString()
    full = f"{family.replace(' ', '')}-{style.replace(' ', '')}"
    builder = FontBuilder(font["head"].unitsPerEm, isTTF=False)
    builder.setupGlyphOrder(font.getGlyphOrder())
    builder.setupCharacterMap(font.getBestCmap())
    builder.setupCFF(full, {}, glyphs, {})
    builder.setupHorizontalMetrics({name: (drawn[name].width, 0) for name in glyphs})
    builder.setupHorizontalHeader(ascent=font["hhea"].ascent, descent=font["hhea"].descent)
    builder.setupNameTable({"familyName": family, "styleName": style, "psName": full, "fullName": f"{family} {style}"})
    builder.setupOS2(fsSelection=font["OS/2"].fsSelection, usWeightClass=font["OS/2"].usWeightClass)
    builder.setupPost()
    builder.font["head"].macStyle = font["head"].macStyle
    return builder.font


def only_fonts(folder, *more):
    """Write and return a fontconfig file that knows the fonts of these folders and no others."""
    config = folder.with_suffix(".conf")
    folders = "".join(f"<dir>{escape(str(path))}</dir>" for path in (folder, *more))
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"{folders}<cachedir>{folder}-cache</cachedir></fontconfig>",
        "utf-8",
    )
    return config
