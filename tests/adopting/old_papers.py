# ruff: noqa: E501 (markup is easier to read unbroken)
"""Old papers as offices make them, each its own way: the same words, other tables, runs, styles and traces."""

import io
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm
from PIL import Image

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
TITLE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
# Words of the old papers that must not stay in a template.
OLD_WORDS = (
    "XÃ BẾN CŨ", "Bến Cũ", "17/TB", "TB-UBND", "tháng 3 năm 2024", "tháng Ba", "Lê Cũ Kỹ", "đường liên thôn",
    "Phòng Tài chính", "Thường trực Đảng ủy xã cũ", "VT, cũ", "PHÓ CHỦ TỊCH", "kênh mương",
)  # fmt: skip
# What is printed where → (size in points, bold, italic).
LOOKS = {
    "issuer": (13, True, False),
    "code": (13, False, False),
    "date": (13.5, False, True),
    "type": (15, True, False),
    "subject": (14, True, False),
    "section": (13.5, True, False),
    "text": (13.5, False, False),
    "label": (12, True, True),
    "listed": (11, False, False),
    "position": (14, True, False),
    "name": (14, True, False),
}  # fmt: skip


def look(size=13.5, bold=False, italic=False, more=""):
    return (
        f"<w:rPr>{FONT}{'<w:b/>' if bold else ''}{'<w:i/>' if italic else ''}{more}"
        f'<w:sz w:val="{int(size * 2)}"/><w:szCs w:val="{int(size * 2)}"/></w:rPr>'
    )


def of(name, more=""):
    return look(*LOOKS[name], more=more)


def r(words, rpr=None):
    inner = "".join(
        "<w:tab/>" if piece == "\t" else "<w:br/>" if piece == "\n"
        else f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in _pieces(words)
    )  # fmt: skip
    return f"<w:r>{rpr or look()}{inner}</w:r>"


def _pieces(words):
    piece = ""
    for letter in words:
        if letter in "\t\n":
            if piece:
                yield piece
            yield letter
            piece = ""
        else:
            piece += letter
    if piece:
        yield piece


def p(words="", rpr=None, jc="center", ppr="", spacing='<w:spacing w:before="0" w:after="0"/>', indent=""):
    runs = words if words.startswith("<w:") else (r(words, rpr) if words else "")
    return f'<w:p><w:pPr>{ppr}{spacing}{indent}<w:jc w:val="{jc}"/></w:pPr>{runs}</w:p>'


def text(words, rpr=None, ppr="", indent='<w:ind w:firstLine="720"/>'):
    return p(
        words,
        rpr or of("text"),
        "both",
        ppr,
        '<w:spacing w:before="120" w:after="60" w:line="264" w:lineRule="auto"/>',
        indent,
    )


def cell(width, *content, more=""):
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{"".join(content)}</w:tc>'


def table(widths, *rows, borders=False):
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f"{'<w:tblBorders>' + lines + '</w:tblBorders>' if borders else ''}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"
    )  # fmt: skip


ISSUER1, ISSUER2 = p("ỦY BAN NHÂN DÂN", of("issuer")), p("XÃ BẾN CŨ", of("issuer"))
NATIONAL = p(TITLE, look(13, True)), p(MOTTO, look(14, True))
UNDERSCORES = p("_______", look(13, more='<w:vertAlign w:val="superscript"/>'))
LONG_UNDERSCORES = p("____________________", look(13, more='<w:vertAlign w:val="superscript"/>'))
CODE = p("Số: 17/TB-UBND", of("code"))
DATE = p("Bến Cũ, ngày 05 tháng 3 năm 2024", of("date"))
SUBJECT = "Kết luận của Chủ tịch Ủy ban nhân dân xã Bến Cũ tại phiên họp tháng Ba"
LINE = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0"'
    ' simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>210000</wp:posOffset></wp:positionV>'
    '<wp:extent cx="{cx}" cy="0"/><wp:wrapNone/><wp:docPr id="7" name="Line 1"/><wp:cNvGraphicFramePr/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/>'
    '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/>'
    '</a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/>'
    "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    '<v:line from="0,0" to="50pt,0"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
)
VML_LINE = (
    '<w:r><w:pict><v:line id="x1" style="position:absolute;z-index:1" from="50pt,16pt" to="110pt,16pt"/></w:pict></w:r>'
)
IND = '<w:ind w:firstLine="720"/>'


def with_run(paragraph, run):
    return paragraph.replace("</w:p>", run + "</w:p>")


def header_2x1(left=(ISSUER1, ISSUER2, UNDERSCORES, CODE), right=(*NATIONAL, LONG_UNDERSCORES, DATE)):
    return table((3700, 5650), (cell(3700, *left), cell(5650, *right)))


def header_2x2(left=(ISSUER1, ISSUER2), right=NATIONAL, number=(CODE,), date=(DATE,)):
    return table((3700, 5650), (cell(3700, *left), cell(5650, *right)), (cell(3700, *number), cell(5650, *date)))


def title(subject=SUBJECT):
    return p() + p("THÔNG BÁO", of("type")) + p(subject, of("subject")) + UNDERSCORES + p()


def body():
    return (
        text("Ngày 04/3/2024, Ủy ban nhân dân xã họp phiên tháng Ba. Chủ tịch kết luận như sau:")
        + text("1. Về sản xuất nông nghiệp", of("section"))
        + text("Giao Phòng Tài chính và các thôn:")
        + text("- Kiểm tra kênh mương, báo cáo trước ngày 20/3/2024;")
        + text("- Sửa chữa đường liên thôn trong tháng.")
        + text("+ Thôn Một làm trước;")
        + text("2. Về thu ngân sách", of("section"))
        + text("Kết quả thu ngân sách đạt 25% kế hoạch năm.")
        + text("a) Đối với các thôn", of("text"))
        + text("Trên đây là kết luận của Chủ tịch Ủy ban nhân dân xã; các đơn vị thực hiện./.")
    )


LISTED = ("Thường trực Đảng ủy xã cũ;", "Các thôn;")


def recipients():
    return (
        p("Nơi nhận:", of("label"), "left"),
        *(p(f"- {line}", of("listed"), "left") for line in LISTED),
        p("- Lưu: VT, cũ.", of("listed"), "left"),
    )


def signature(*titles, gap=("",) * 4, name="Lê Cũ Kỹ"):
    lines = titles or ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    return (*(p(line, of("position")) for line in lines), *(p(line, look(14)) for line in gap), p(name, of("name")))


def foot(left=None, right=None):
    return table((4300, 5050), (cell(4300, *(left or recipients())), cell(5050, *(right or signature()))))


def made(content, change=None):
    """Return the bytes of a document of python-docx's own template whose body is the content."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    element = document.element.body
    if change:
        content = change(document, content)
    for child in reversed(list(parse_xml(f"<w:body {NS}>{content}</w:body>"))):
        element.insert(0, child)
    document.core_properties.author = "Nguyễn Soạn Thảo"
    document.core_properties.last_modified_by = "Người Sửa Cuối"
    document.core_properties.comments = "ghi chú riêng"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


# --- the papers ------------------------------------------------------------------------------------------------------


def table_2x1():
    return made(header_2x1() + title() + body() + p() + foot() + p())


def table_2x2_shapes():
    """Floating lines under name, motto and subject; one of them old VML."""
    left = (ISSUER1, with_run(ISSUER2, LINE.format(x=700000, cx=700000)))
    right = (NATIONAL[0], with_run(NATIONAL[1], VML_LINE))
    heading = p("THÔNG BÁO", of("type")) + with_run(p(SUBJECT, of("subject")), LINE.format(x=2200000, cx=1500000)) + p()
    return made(header_2x2(left, right) + p() + heading + body() + foot() + p())


def table_2x3_borders():
    """A spacer column; rules are paragraph borders; the governing body above."""
    border = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    indent = '<w:ind w:left="1200" w:right="1200"/>'
    left = (
        p("UBND HUYỆN SÔNG CŨ", look(12)),
        p("ỦY BAN NHÂN DÂN", of("issuer")),
        p("XÃ BẾN CŨ", of("issuer"), ppr=border, indent=indent),
    )
    right = (NATIONAL[0], p(MOTTO, look(14, True), ppr=border, indent=indent))
    head = table(
        (3500, 250, 5600),
        (cell(3500, *left), cell(250, p()), cell(5600, *right)),
        (cell(3500, CODE), cell(250, p()), cell(5600, DATE)),
    )
    return made(head + title() + body() + foot() + p())


def breaks_in_cells():
    """One row, one paragraph a cell, the lines held apart by breaks."""
    left = p(
        r("ỦY BAN NHÂN DÂN\nXÃ BẾN CŨ\n", of("issuer")) + r("______\n", look(13)) + r("Số: 17/TB-UBND", of("code"))
    )
    right = p(
        r(f"{TITLE}\n", look(13, True)) + r(f"{MOTTO}\n", look(14, True)) + r("_____________\n", look(13))
        + r("Bến Cũ, ngày 05 tháng 3 năm 2024", of("date"))
    )  # fmt: skip
    heading = p(r("THÔNG BÁO\n", of("type")) + r(SUBJECT.replace(" tại", "\ntại"), of("subject"))) + UNDERSCORES
    names = p(
        r("Nơi nhận:\n", of("label")) + r("- Thường trực Đảng ủy xã cũ;\n- Các thôn;\n- Lưu: VT, cũ.", of("listed")),
        jc="left",
    )
    sign = p(r("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\n\n\n", of("position")) + r("Lê Cũ Kỹ", of("name")))
    return made(header_2x1((left,), (right,)) + heading + body() + foot((names,), (sign,)) + p())


TABS = '<w:tabs><w:tab w:val="center" w:pos="1700"/><w:tab w:val="center" w:pos="6500"/></w:tabs>'


def tabs_no_table():
    def line(left, right, first, second):
        return p(r(f"\t{left}", first) + r(f"\t{right}", second), jc="left", ppr=TABS)

    head = (
        line("ỦY BAN NHÂN DÂN", TITLE, of("issuer"), look(13, True))
        + line("XÃ BẾN CŨ", MOTTO, of("issuer"), look(14, True))
        + line("_______", "__________________", look(13), look(13))
        + line("Số: 17/TB-UBND", "Bến Cũ, ngày 05 tháng 3 năm 2024", of("code"), of("date"))
    )
    sign = (
        p(r("Nơi nhận:", of("label")) + r("\tKT. CHỦ TỊCH", of("position")), jc="left", ppr=TABS.replace('w:val="center" w:pos="1700"', 'w:val="left" w:pos="600"'))
        + p(r("- Thường trực Đảng ủy xã cũ;", of("listed")) + r("\tPHÓ CHỦ TỊCH", of("position")), jc="left", ppr='<w:tabs><w:tab w:val="center" w:pos="6500"/></w:tabs>')
        + p("- Các thôn;", of("listed"), "left")
        + p("- Lưu: VT, cũ.", of("listed"), "left")
        + p() + p()
        + p("\tLê Cũ Kỹ", of("name"), "left", ppr='<w:tabs><w:tab w:val="center" w:pos="6500"/></w:tabs>')
    )  # fmt: skip
    sign = sign.replace('<w:tab w:val="left" w:pos="600"/>', "")
    return made(head + title() + body() + p() + sign)


def spaces_no_table():
    gap = " " * 14
    head = (
        p(r(f"ỦY BAN NHÂN DÂN{gap}", of("issuer")) + r(TITLE, look(13, True)), jc="left")
        + p(r(f"     XÃ BẾN CŨ{gap}{gap}", of("issuer")) + r(MOTTO, look(14, True)), jc="left")
        + p(r(f"     ________{gap}{gap}_________________", look(13)), jc="left")
        + p(r(f"Số:    17/TB-UBND{gap}", of("code")) + r("Bến Cũ, ngày  05  tháng  3  năm 2024", of("date")), jc="left")
    )
    return made(head + title() + body() + foot() + p())


def row_a_line():
    """Every line of the head a row of its own."""
    rows = [
        (cell(3700, ISSUER1), cell(5650, NATIONAL[0])),
        (cell(3700, ISSUER2), cell(5650, NATIONAL[1])),
        (cell(3700, UNDERSCORES), cell(5650, LONG_UNDERSCORES)),
        (cell(3700, CODE), cell(5650, DATE)),
    ]
    return made(table((3700, 5650), *rows) + title() + body() + foot() + p())


def merged_cells():
    """The left column is one merged cell beside two rows."""
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    head = table(
        (3700, 5650),
        (cell(3700, ISSUER1, ISSUER2, UNDERSCORES, CODE, more=start), cell(5650, *NATIONAL)),
        (cell(3700, p(), more=on), cell(5650, LONG_UNDERSCORES, DATE)),
    )
    return made(head + title() + body() + foot() + p())


def shattered():
    """Every run cut into pieces of three letters, the text decomposed, quotes smart."""

    def change(_document, content):
        root = parse_xml(f"<w:body {NS}>{content}</w:body>")
        w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
        import copy

        for run in list(root.iter(f"{w}r")):
            pieces = unicodedata.normalize("NFD", "".join(t.text or "" for t in run.iter(f"{w}t")))
            if not pieces or len(list(run.iter(f"{w}t"))) != 1:
                continue
            for start in reversed(range(0, len(pieces), 3)):
                part = copy.deepcopy(run)
                next(part.iter(f"{w}t")).text = pieces[start : start + 3]
                run.addnext(part)
            run.getparent().remove(run)
        from lxml import etree

        return "".join(etree.tostring(child, encoding="unicode") for child in root)

    smart = body().replace("kênh mương", "“kênh mương”")
    return made(header_2x1() + title() + smart + foot() + p(), change)


def styled_and_numbered():
    """Weight, size and place come from styles; titles and dashes are numbered by Word."""

    def change(document, content):
        styles = document.styles.element
        font = FONT
        for name, properties in {
            "CoQuan": f'<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr>{font}<w:b/><w:sz w:val="26"/></w:rPr>',
            "TenLoai": f'<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr>{font}<w:b/><w:sz w:val="30"/></w:rPr>',
            "TrichYeu": '<w:basedOn w:val="TenLoai"/><w:rPr><w:sz w:val="28"/></w:rPr>',
            "NoiDung": f'<w:pPr><w:spacing w:before="120"/><w:ind w:firstLine="720"/><w:jc w:val="both"/></w:pPr><w:rPr>{font}<w:sz w:val="27"/></w:rPr>',
            "Muc": '<w:basedOn w:val="NoiDung"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="91"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr>',
        }.items():
            styles.append(
                parse_xml(
                    f'<w:style {NS} w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{properties}</w:style>'
                )
            )
        numbering = document.part.numbering_part.element
        for number, form, words, indent in (
            (91, "decimal", "%1.", 'w:left="0" w:firstLine="720"'),
            (92, "bullet", "-", 'w:left="1080" w:hanging="360"'),
        ):
            numbering.insert(
                0,
                parse_xml(
                    f'<w:abstractNum {NS} w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
                    f'<w:lvlText w:val="{words}"/><w:pPr><w:ind {indent}/></w:pPr></w:lvl></w:abstractNum>'
                ),
            )
            numbering.append(parse_xml(f'<w:num {NS} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
        return content

    def s(style, words, more=""):
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'

    dash = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="92"/></w:numPr>'
    content = (
        header_2x2((s("CoQuan", "ỦY BAN NHÂN DÂN"), s("CoQuan", "XÃ BẾN CŨ"), UNDERSCORES))
        + s("TenLoai", "THÔNG BÁO") + s("TrichYeu", SUBJECT) + UNDERSCORES
        + s("NoiDung", "Ngày 04/3/2024, Ủy ban nhân dân xã họp và kết luận:")
        + s("Muc", "Về sản xuất nông nghiệp")
        + s("NoiDung", "Kiểm tra kênh mương, báo cáo trước ngày 20/3/2024;", dash)
        + s("NoiDung", "Sửa chữa đường liên thôn trong tháng.", dash)
        + s("Muc", "Về thu ngân sách")
        + s("NoiDung", "Giao Phòng Tài chính thực hiện./.")
        + foot() + p()
    )  # fmt: skip
    return made(content, change)


def picture(colour):
    buffer = io.BytesIO()
    Image.new("RGB", (60, 60), colour).save(buffer, "PNG")
    return buffer.getvalue()


def inline_picture(document, colour):
    identifier, _image = document.part.get_or_add_image(io.BytesIO(picture(colour)))
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="500000" cy="500000"/>'
        f'<wp:docPr id="9" name="Hình"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="9" name="h.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{identifier}"/>'
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="500000" cy="500000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def logo_and_footer():
    """A logo over the name, a signature picture, the address in the footer, page numbers above."""

    def change(document, content):
        section = document.sections[0]
        section.different_first_page_header_footer = True
        number = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        section.header.paragraphs[0]._p.append(parse_xml(f"<w:r {NS}><w:t>TB-</w:t></w:r>"))
        for run in list(parse_xml(f"<w:p {NS}>{number}</w:p>")):
            section.header.paragraphs[0]._p.append(run)
        section.first_page_footer.paragraphs[0].add_run("Địa chỉ: Thôn Bến Cũ, xã Bến Cũ; điện thoại: 0123 456 789")
        section.first_page_footer.add_paragraph("E-mail: ubnd@bencu.example.vn")
        return content.replace("LOGO", inline_picture(document, "red")).replace(
            "CHUKY", inline_picture(document, "blue")
        )

    left = (p("LOGO").replace(r("LOGO"), "LOGO"), ISSUER1, ISSUER2, UNDERSCORES, CODE)
    sign = [
        *signature(gap=()),
    ]
    sign.insert(2, p("CHUKY").replace(r("CHUKY"), "CHUKY"))
    return made(header_2x1(left) + title() + body() + foot(right=sign) + p(), change)


def traces():
    """Tracked changes, a comment, rsids, a content control, bookmarks, spelling marks, custom properties, an author."""

    def change(document, content):
        package = document.part.package
        comments = Part(
            PackURI("/word/comments.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
            f'<w:comments {NS}><w:comment w:id="1" w:author="Người Góp Ý"><w:p><w:r><w:t>xem lại</w:t></w:r></w:p></w:comment></w:comments>'.encode(),
            package,
        )
        document.part.relate_to(comments, RELATIONSHIP_TYPE.COMMENTS)
        return content

    by = 'w:id="5" w:author="Người Sửa" w:date="2024-01-01T00:00:00Z"'
    code = p(
        r("Số: 1", of("code")) + f"<w:del {by}><w:r>{of('code')}<w:delText>99</w:delText></w:r></w:del>"
        + f"<w:ins {by}>{r('7/TB-', of('code'))}</w:ins>" + r("UBND", of("code"))
    )  # fmt: skip
    deleted_mark = (
        f'<w:p w:rsidR="00AB12CD"><w:pPr><w:jc w:val="both"/><w:rPr><w:del {by}/></w:rPr></w:pPr>'
        f"<w:del {by}><w:r><w:delText>Đoạn đã xóa.</w:delText></w:r></w:del></w:p>"
    )
    commented = (
        '<w:commentRangeStart w:id="1"/>' + r("Kết luận của Chủ tịch ", of("subject")) + '<w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r><w:bookmarkStart w:id="3" w:name="a"/>'
        + r("Ủy ban nhân dân xã Bến Cũ tại phiên họp tháng Ba", of("subject"))
        + '<w:bookmarkEnd w:id="3"/><w:proofErr w:type="spellStart"/>'
    )
    heading = (
        p("THÔNG BÁO", of("type"))
        + f"<w:sdt><w:sdtPr/><w:sdtContent>{p(commented)}</w:sdtContent></w:sdt>"
        + UNDERSCORES
    )
    return made(
        header_2x1((ISSUER1, ISSUER2, UNDERSCORES, code))
        + heading
        + body()
        + deleted_mark
        + text("Kết thúc./.")
        + foot()
        + p(),
        change,
    )


def everything_else():
    """Urgency, addressees, bases, a table, «(Đã ký)», a footnote-free appendix on a landscape page."""
    basis = "".join(
        text(words, look(13.5, italic=True))
        for words in ("Căn cứ Luật số 1 về kênh mương;", "Căn cứ Quyết định số 2 của xã Bến Cũ.")
    )
    numbers = table(
        (3000, 6000),
        (cell(3000, p("Tên", look(12, True))), cell(6000, p("Số", look(12, True)))),
        (cell(3000, p("kênh mương", look(12))), cell(6000, p("3", look(12)))),
        borders=True,
    )
    to = text("Kính gửi:", of("text"), indent='<w:ind w:left="2000"/>') + "".join(
        text(f"- {name}", of("text"), indent='<w:ind w:left="3000"/>')
        for name in ("Phòng Tài chính;", "Các thôn xã Bến Cũ.")
    )
    appendix = (
        '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:pPr></w:p>'
        + p("Phụ lục", look(14, True)) + p("DANH MỤC KÊNH MƯƠNG", look(14, True))
        + p("(Kèm theo Thông báo số 17/TB-UBND ngày 05 tháng 3 năm 2024)", look(14, italic=True)) + numbers + p("kênh mương")
    )  # fmt: skip

    def change(document, content):
        section = document.sections[0]
        section.page_width, section.page_height = Mm(297), Mm(210)
        return content

    head = header_2x2(
        (ISSUER1, ISSUER2, UNDERSCORES), number=(CODE, p("HOẢ TỐC", look(13, True, more='<w:color w:val="FF0000"/>')))
    )
    sign = signature("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", gap=("", "(Đã ký)", ""))
    return made(
        head + title() + to + basis + body() + numbers + text("Kết thúc./.") + foot(right=sign) + appendix, change
    )


def two_subjects_stacked_foot():
    """The type with more words, the subject in two paragraphs, list and signature without a table."""
    heading = (
        p()
        + p("THÔNG BÁO KẾT LUẬN", of("type"))
        + p("Của Chủ tịch Ủy ban nhân dân xã Bến Cũ", of("subject"))
        + p("tại phiên họp tháng Ba", of("subject"))
        + UNDERSCORES
    )
    right = '<w:ind w:left="4800"/>'
    sign = (
        "".join(p(line, of("position"), indent=right) for line in ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"))
        + p()
        + p()
        + p()
        + p("Lê Cũ Kỹ", of("name"), indent=right)
    )
    return made(header_2x1() + heading + body() + sign + "".join(recipients()))


def leading_tabs_and_numbers():
    """Lines indented with typed tabs; roman sections; the number still blank; dots in the date."""
    code, date = p("Số: ….../TB-UBND", of("code")), p("Bến Cũ, ngày … tháng 3 năm 2024", of("date"))
    lines = (
        text("\tPhiên họp kết luận:", indent="")
        + text("\tI. SẢN XUẤT", of("section"), indent="")
        + text("\t1. Nông nghiệp", of("section"), indent="")
        + text("\t–\tKiểm tra kênh mương;", indent="")
        + text("\t–\tSửa đường liên thôn.", indent="")
        + text("\tII. THU NGÂN SÁCH", of("section"), indent="")
        + text("\tPhòng Tài chính báo cáo./.", indent="")
    )
    head = header_2x1((ISSUER1, ISSUER2, UNDERSCORES, code), (*NATIONAL, LONG_UNDERSCORES, date))
    return made(head + title() + lines + foot() + p())


def letter(about="V/v kiểm tra kênh mương", more=("sau phiên họp tháng Ba",), to=None):
    code = (p("Số: 17/UBND-VP", of("code")), p(about, look(12)), *(p(line, look(12)) for line in more))
    addressee = to or text("Kính gửi: Phòng Tài chính xã Bến Cũ", of("text"), indent="").replace('"both"', '"center"')
    lines = (
        text("Thực hiện Thông báo số 17/TB-UBND, Chủ tịch giao Phòng Tài chính các nhiệm vụ sau:")
        + text("1. Kiểm tra kênh mương.") + text("- Thời hạn: tháng 3 năm 2024.")
        + text("2. Sửa đường liên thôn.") + text("Yêu cầu Phòng Tài chính thực hiện./.")
    )  # fmt: skip
    return made(header_2x2((ISSUER1, ISSUER2, UNDERSCORES), number=code) + p() + addressee + lines + foot() + p())


def letter_to_many():
    to = text("Kính gửi:", of("text"), indent='<w:ind w:left="2000"/>') + "".join(
        text(f"- {name}", of("text"), indent='<w:ind w:left="3000"/>')
        for name in ("Phòng Tài chính;", "Các thôn xã Bến Cũ.")
    )
    return letter(to=to, more=())


@dataclass(frozen=True)
class OldPaper:
    name: str
    make: Callable[[], bytes]
    kind: str = "thong-bao"


PAPERS = [
    *(
        OldPaper(make.__name__, make)
        for make in (
            table_2x1, table_2x2_shapes, table_2x3_borders, breaks_in_cells, tabs_no_table, spaces_no_table, row_a_line,
            merged_cells, shattered, styled_and_numbered, logo_and_footer, traces, everything_else,
            two_subjects_stacked_foot, leading_tabs_and_numbers,
        )
    ),
    OldPaper("letter", letter, "cong-van"),
    OldPaper("letter_to_many", letter_to_many, "cong-van"),
]  # fmt: skip
