"""Right documents in the many ways people build them in Word, made with python-docx; each is right by the decree."""

import copy
import io
from dataclasses import dataclass, field, replace

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, Twips

from thongbao.measures import pt
from thongbao.standard.text_metrics import text_width

TITLE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
MOTTO_WIDTH = text_width(MOTTO, pt(14), bold=True).twips


@dataclass(frozen=True)
class Line:
    """One line: its words, size in points, looks."""

    text: str
    size: float = 14
    bold: bool = False
    italic: bool = False


@dataclass
class Words:
    """What a document says."""

    organ: list = field(default_factory=lambda: [Line("ỦY BAN NHÂN DÂN", 13, True), Line("XÃ ĐỊNH MỸ", 13, True)])
    code: str = "Số: 08/TB-UBND"
    about: list = field(default_factory=list)
    date: str = "Định Mỹ, ngày 05 tháng 3 năm 2026"
    type_name: str = "THÔNG BÁO"
    subject: list = field(default_factory=lambda: ["Kết luận của Chủ tịch Ủy ban nhân dân xã tại phiên họp tháng 3"])
    to: list = field(default_factory=list)
    bases: list = field(default_factory=list)
    body: list = field(
        default_factory=lambda: [
            "Ngày 02/3/2026, Chủ tịch Ủy ban nhân dân xã chủ trì phiên họp giao ban tháng 3 năm 2026 tại trụ sở; dự họp có"
            " các Phó Chủ tịch và lãnh đạo các phòng, ban. Sau khi nghe báo cáo, Chủ tịch kết luận như sau:",
            "1. Phòng Kinh tế rà soát diện tích lúa đông xuân, báo cáo Ủy ban nhân dân xã trước ngày 15/3/2026.",
            "2. Phòng Văn hóa - Xã hội chủ trì, phối hợp với Trạm Y tế tổ chức tiêm phòng cho trẻ em trong tháng 3.",
            "a) Lập danh sách trẻ trong độ tuổi;",
            "b) Bố trí điểm tiêm tại các ấp.",
            "Trên đây là kết luận của Chủ tịch Ủy ban nhân dân xã, Văn phòng thông báo để các đơn vị thực hiện./.",
        ]
    )
    recipients: list = field(default_factory=lambda: ["- Thường trực Đảng ủy;", "- Các phòng, ban;", "- Lưu: VT, VP."])
    signing: list = field(default_factory=lambda: ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"])
    name: str = "Nguyễn Văn An"


NOTICE = Words()
LETTER = Words(
    code="Số: 12/UBND-VP",
    about=["V/v triển khai Thông báo", "số 08/TB-UBND"],
    type_name="",
    subject=[],
    to=["Kính gửi: Phòng Kinh tế"],
    recipients=["- Như trên;", "- Chủ tịch;", "- Lưu: VT, VP."],
)
DECISION = Words(
    code="Số: 125/QĐ-UBND",
    type_name="QUYẾT ĐỊNH",
    subject=["Về việc thành lập Tổ công tác chuyển đổi số"],
    bases=[
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
        "Theo đề nghị của Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã.",
    ],
    body=[
        "=QUYẾT ĐỊNH:",
        "Điều 1. Thành lập Tổ công tác chuyển đổi số xã Định Mỹ gồm các ông, bà có tên trong danh sách kèm theo Quyết định.",
        "Điều 2. Tổ công tác có nhiệm vụ tham mưu, giúp Chủ tịch Ủy ban nhân dân xã chỉ đạo công tác chuyển đổi số.",
        "Điều 3. Chánh Văn phòng, các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
    ],
    recipients=["- Như Điều 3;", "- Lưu: VT, VP."],
    signing=["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
)
REPORT = Words(
    organ=[Line("UBND XÃ ĐỊNH MỸ", 13), Line("PHÒNG KINH TẾ", 13, True)],
    code="Số: 21/BC-PKT",
    type_name="BÁO CÁO",
    subject=["Kết quả sản xuất nông nghiệp tháng 3 năm 2026"],
    to=["Kính gửi: Ủy ban nhân dân xã Định Mỹ"],
    body=[
        "I. KẾT QUẢ",
        "1. Diện tích lúa đông xuân đạt 1.250 ha, bằng 101% kế hoạch; năng suất bình quân ước đạt 7,2 tấn/ha, tăng 0,3 tấn.",
        "2. Chăn nuôi ổn định.",
        "II. NHIỆM VỤ THÁNG 4",
        "1. Tiếp tục theo dõi sâu bệnh.",
        "Trên đây là báo cáo kết quả sản xuất nông nghiệp tháng 3, Phòng Kinh tế kính báo cáo Ủy ban nhân dân xã./.",
    ],
    recipients=["- Như trên;", "- Lưu: VT, PKT."],
    signing=["TRƯỞNG PHÒNG"],
)
LONG_LETTER = replace(
    LETTER,
    to=["Kính gửi:", "- Phòng Kinh tế;", "- Phòng Văn hóa - Xã hội;", "- Trung tâm Phục vụ hành chính công."],
)
INVITATION = replace(
    NOTICE,
    code="Số: 15/GM-UBND",
    type_name="GIẤY MỜI",
    subject=["Họp giao ban tháng 3 năm 2026"],
    body=[
        "Ủy ban nhân dân xã Định Mỹ trân trọng kính mời: Thủ trưởng các cơ quan, đơn vị thuộc Ủy ban nhân dân xã",
        "Tới dự họp giao ban tháng 3 năm 2026.",
        "Chủ trì: Ông Nguyễn Văn Bình, Chủ tịch Ủy ban nhân dân xã.",
        "Thời gian: 08 giờ 00 phút, ngày 02 tháng 3 năm 2026.",
        "Địa điểm: Hội trường Ủy ban nhân dân xã./.",
    ],
)


def base(font="Times New Roman"):
    """Return an empty document, A4, margins and page number right."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.alignment = ALIGN.CENTER
    field_of(header)
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = font, Pt(14)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), font)
    normal.paragraph_format.space_after = Pt(0)
    return made


def field_of(paragraph, size=14, code="PAGE"):
    """Put a PAGE field into a paragraph."""
    for kind, text in (("begin", None), (None, code), ("separate", None), ("text", "2"), ("end", None)):
        run = paragraph.add_run(text if kind == "text" else "")
        run.font.size, run.font.name = Pt(size), "Times New Roman"
        if kind in ("begin", "separate", "end"):
            run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
        elif kind is None:
            run._r.append(parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve"> {text} </w:instrText>'))
            for node in run._r.findall(qn("w:t")):
                run._r.remove(node)


def put(paragraph, line, align=None, before=0, after=0):
    """Write a line into a paragraph."""
    run = paragraph.add_run(line.text)
    run.bold, run.italic, run.font.size = line.bold or None, line.italic or None, Pt(line.size)
    if align is not None:
        paragraph.alignment = align
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    return paragraph


def signs(paragraph, count, size=13):
    """Draw a rule of raised underscores, as the decree's own files have it."""
    run = paragraph.add_run("_" * count)
    run.font.superscript, run.font.size = True, Pt(size)
    paragraph.alignment = ALIGN.CENTER
    paragraph.paragraph_format.space_after = Pt(0)


def connector(paragraph, width):
    """Draw a rule as Word does: a connector in DrawingML with its VML again as fallback, anchored here."""
    emu = width * 635
    xml = f"""<w:r {nsdecls("w", "wp", "a", "r")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:o="urn:schemas-microsoft-com:office:office"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor
 distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0"
 layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>500000
</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>220000</wp:posOffset></wp:positionV>
<wp:extent cx="{emu}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="{width}" name="Line"/>
<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu}" cy="0"/></a:xfrm><a:prstGeom
 prst="straightConnector1"><a:avLst/></a:prstGeom><a:ln w="9525"/></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData>
</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id="s{width}" type="#_x0000_t32"
 style="position:absolute;width:{width / 20}pt;height:0"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""
    paragraph._p.append(parse_xml(xml.replace("500000\n", "500000")))


def vml_line(paragraph, width):
    """Draw a rule as old Word did."""
    xml = (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:line id="l{width}" style="position:absolute;'
        f'z-index:1" from="60pt,18pt" to="{60 + width / 20}pt,18pt"/></w:pict></w:r>'
    )
    paragraph._p.append(parse_xml(xml))


def table(made, widths, rows):
    """Add a table without lines."""
    found = made.add_table(rows=rows, cols=len(widths))
    found.autofit = False
    found.style = None
    for column, width in zip(found.columns, widths, strict=True):
        column.width = Twips(width)
    for row in found.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Twips(width)
    return found


def fill(cell, lines, align=ALIGN.CENTER, before=0):
    """Write lines into a cell, a paragraph each."""
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        put(paragraph, line, align, before if number == 0 else 0)
    return cell.paragraphs[-1]


def left_lines(words):
    return words.organ


def organ_width(words):
    """Return how wide the longest line of the issuing agency's own name prints in a column of 3700."""
    line = max((each for each in words.organ if each.bold), key=lambda each: len(each.text))
    return min(text_width(line.text, pt(line.size), bold=line.bold).twips, 3500)


def organ_signs(words):
    """Return how many raised underscores are two fifths of that."""
    return max(4, round(organ_width(words) * 0.4 / (13 * 20 * 0.5 * 0.6)))


RIGHT = [Line(TITLE, 13, True), Line(MOTTO, 14, True)]


def about_lines(words):
    return [Line(text, 12) for text in words.about]


def head_signs(made, words):
    """Two rows, rules of raised underscores in paragraphs of their own."""
    found = table(made, (3700, 5650), 2)
    fill(found.cell(0, 0), words.organ)
    signs(found.cell(0, 0).add_paragraph(), organ_signs(words))
    fill(found.cell(0, 1), RIGHT)
    signs(found.cell(0, 1).add_paragraph(), 40, 14)
    fill(found.cell(1, 0), [Line(words.code, 13)])
    for number, line in enumerate(about_lines(words)):
        put(found.cell(1, 0).add_paragraph(), line, ALIGN.CENTER, 0 if number else 6)
    fill(found.cell(1, 1), [Line(words.date, 14, italic=True)])


def head_one_row(made, words):
    """One row, every line a paragraph of the two cells, rules as connectors anchored in the words."""
    found = table(made, (3700, 5650), 1)
    last = fill(found.cell(0, 0), words.organ)
    connector(last, organ_width(words) * 2 // 5)
    put(found.cell(0, 0).add_paragraph(), Line(words.code, 13), ALIGN.CENTER, 6)
    for number, line in enumerate(about_lines(words)):
        put(found.cell(0, 0).add_paragraph(), line, ALIGN.CENTER, 0 if number else 6)
    last = fill(found.cell(0, 1), RIGHT)
    connector(last, MOTTO_WIDTH)
    put(found.cell(0, 1).add_paragraph(), Line(words.date, 14, italic=True), ALIGN.CENTER, 6)


def head_rows(made, words):
    """A row for every line, both rules anchored in the last row."""
    found = table(made, (3700, 5650), 3)
    left = [*words.organ, Line("", 13)][:2]
    for number, (one, two) in enumerate(zip(left, RIGHT, strict=True)):
        fill(found.cell(number, 0), [one])
        fill(found.cell(number, 1), [two])
    vml_line(found.cell(1, 0).paragraphs[0], organ_width(words) * 2 // 5)
    vml_line(found.cell(1, 1).paragraphs[0], MOTTO_WIDTH)
    fill(found.cell(2, 0), [Line(words.code, 13)], before=6)
    for number, line in enumerate(about_lines(words)):
        put(found.cell(2, 0).add_paragraph(), line, ALIGN.CENTER, 0 if number else 6)
    fill(found.cell(2, 1), [Line(words.date, 14, italic=True)], before=6)


def head_breaks(made, words):
    """One paragraph a cell, lines broken by Shift+Enter."""
    found = table(made, (3700, 5650), 2)
    for cell, lines in ((found.cell(0, 0), words.organ), (found.cell(0, 1), RIGHT)):
        paragraph = cell.paragraphs[0]
        paragraph.alignment = ALIGN.CENTER
        for number, line in enumerate(lines):
            if number:
                paragraph.add_run().add_break()
            run = paragraph.add_run(line.text)
            run.bold, run.font.size = line.bold or None, Pt(line.size)
    signs(found.cell(0, 0).add_paragraph(), organ_signs(words))
    signs(found.cell(0, 1).add_paragraph(), 40, 14)
    fill(found.cell(1, 0), [Line(words.code, 13)])
    for number, line in enumerate(about_lines(words)):
        put(found.cell(1, 0).add_paragraph(), line, ALIGN.CENTER, 0 if number else 6)
    fill(found.cell(1, 1), [Line(words.date, 14, italic=True)])


def head_tabs(made, words):
    """No table: tab stops in the middle of two columns."""
    rows = [(one, two) for one, two in zip([*words.organ, Line("", 13)][:2], RIGHT, strict=True)]
    rows.append((Line(words.code, 13), Line(words.date, 14, italic=True)))
    for number, (one, two) in enumerate(rows):
        paragraph = made.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(1700), 1)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(6500), 1)
        paragraph.add_run("\t")
        put(paragraph, one)
        paragraph.add_run("\t")
        put(paragraph, two)
        if number == 1:
            connector(paragraph, organ_width(words) * 2 // 5)
            connector(paragraph, MOTTO_WIDTH)
    for number, line in enumerate(about_lines(words)):
        paragraph = made.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(1700), 1)
        paragraph.add_run("\t")
        put(paragraph, line, before=0 if number else 6)


def box(paragraph, lines, number):
    """Hang a text box on a paragraph, its VML fallback holding the same again."""
    inner = "".join(
        f'<w:p><w:pPr><w:spacing w:before="{120 if line.text.startswith("V/v") else 0}" w:after="0"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr>'
        f"{'<w:b/>' if line.bold else ''}{'<w:i/>' if line.italic else ''}{'<w:vertAlign w:val=' + chr(34) + 'superscript' + chr(34) + '/>' if line.text[0] == '_' else ''}"
        f'<w:sz w:val="{int(line.size * 2)}"/></w:rPr><w:t xml:space="preserve">{line.text}</w:t></w:r></w:p>'
        for line in lines
    )
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    xml = f"""<w:r {nsdecls("w", "wp", "a")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}"
 behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="3400000" cy="900000"/><wp:wrapNone/>
<wp:docPr id="{number}" name="Box"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>
<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3400000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id="b{number}"><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""
    paragraph._p.append(parse_xml(xml))


def head_boxes(made, words):
    """Two text boxes hung on an empty paragraph."""
    anchor = made.add_paragraph()
    lines = [*words.organ, Line("_" * 14, 13), Line(words.code, 13), *about_lines(words)]
    box(anchor, lines, 11)
    box(anchor, [*RIGHT, Line("_" * 40, 14), Line(words.date, 14, italic=True)], 12)
    for _blank in range(4):
        made.add_paragraph()


def head_merged(made, words):
    """One merged row: the whole head in one cell, columns made of tabs."""
    found = table(made, (9350,), 1)
    cell = found.cell(0, 0)
    rows = [(one, two) for one, two in zip([*words.organ, Line("", 13)][:2], RIGHT, strict=True)]
    rows.append((Line(words.code, 13), Line(words.date, 14, italic=True)))
    for number, (one, two) in enumerate(rows):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        put(paragraph, one)
        paragraph.add_run("\t\t")
        put(paragraph, two)
        if number == 1:
            vml_line(paragraph, organ_width(words) * 2 // 5)
            vml_line(paragraph, MOTTO_WIDTH)
    for number, line in enumerate(about_lines(words)):
        paragraph = cell.add_paragraph()
        paragraph.add_run("       ")
        put(paragraph, line, before=0 if number else 6)


def head_borders(made, words):
    """Rules as borders of short empty paragraphs."""
    found = table(made, (3700, 5650), 2)
    fill(found.cell(0, 0), words.organ)
    border(found.cell(0, 0).add_paragraph(), (3700 - organ_width(words) * 2 // 5) // 2)
    fill(found.cell(0, 1), RIGHT)
    border(found.cell(0, 1).add_paragraph(), (5650 - MOTTO_WIDTH) // 2)
    fill(found.cell(1, 0), [Line(words.code, 13)])
    for number, line in enumerate(about_lines(words)):
        put(found.cell(1, 0).add_paragraph(), line, ALIGN.CENTER, 0 if number else 6)
    fill(found.cell(1, 1), [Line(words.date, 14, italic=True)])


def border(paragraph, indent):
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Twips(indent)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>')
    )


HEADS = {
    "signs": head_signs,
    "one row": head_one_row,
    "row a line": head_rows,
    "breaks": head_breaks,
    "tabs": head_tabs,
    "boxes": head_boxes,
    "merged": head_merged,
    "borders": head_borders,
}


def title(made, words, how="signs"):
    if not words.type_name:
        return
    put(made.add_paragraph(), Line(words.type_name, 14, True), ALIGN.CENTER, 18)
    for text in words.subject:
        last = put(made.add_paragraph(), Line(text, 14, True), ALIGN.CENTER)
    width = text_width(words.subject[-1], pt(14), bold=True).twips
    if how == "signs":
        signs(made.add_paragraph(), max(8, round(width * 0.42 / 88)), 14)
    else:
        connector(last, width * 2 // 5)
    made.paragraphs[-1].paragraph_format.space_after = Pt(12)


def addressees(made, words):
    for number, text in enumerate(words.to):
        paragraph = put(made.add_paragraph(), Line(text), None, 12 if number == 0 else 0, 0)
        paragraph.paragraph_format.left_indent = Twips(1982 if number == 0 else 2985)
    if words.to:
        made.paragraphs[-1].paragraph_format.space_after = Pt(12)


def body(made, words, first=12.7, before=6, line=1.15):
    for text in words.bases:
        written(put(made.add_paragraph(), Line(text, italic=True), ALIGN.JUSTIFY, before), first, line)
    for text in words.body:
        if text.startswith("="):
            put(made.add_paragraph(), Line(text[1:], 14, True), ALIGN.CENTER, before, before)
            continue
        paragraph = made.add_paragraph()
        roman = text.partition(".")[0] in ("I", "II", "III")
        if text.startswith("Điều"):
            lead, _dot, rest = text.partition(". ")
            put(paragraph, Line(lead + ". ", bold=True), ALIGN.JUSTIFY, before)
            put(paragraph, Line(rest), ALIGN.JUSTIFY, before)
        else:
            put(paragraph, Line(text, bold=roman), ALIGN.JUSTIFY, before)
        written(paragraph, first, line)


def written(paragraph, first, line):
    paragraph.paragraph_format.first_line_indent = Mm(first)
    paragraph.paragraph_format.line_spacing = line


def foot_table(made, words):
    """Distribution list and signature side by side in a table."""
    made.add_paragraph()
    found = table(made, (4300, 5050), 1)
    fill(found.cell(0, 0), [Line("Nơi nhận:", 12, True, True), *(Line(t, 11) for t in words.recipients)], ALIGN.LEFT)
    fill(found.cell(0, 1), [Line(text, 14, True) for text in words.signing])
    for _blank in range(4):
        found.cell(0, 1).add_paragraph()
    put(found.cell(0, 1).add_paragraph(), Line(words.name, 14, True), ALIGN.CENTER)


def foot_rows(made, words):
    """The name in a row of its own."""
    made.add_paragraph()
    found = table(made, (4300, 5050), 2)
    fill(found.cell(0, 0), [Line("Nơi nhận:", 12, True, True), *(Line(t, 11) for t in words.recipients)], ALIGN.LEFT)
    fill(found.cell(0, 1), [Line(text, 14, True) for text in words.signing])
    for _blank in range(3):
        found.cell(0, 1).add_paragraph()
    fill(found.cell(1, 1), [Line(words.name, 14, True)])


def foot_tabs(made, words):
    """No table: the signature behind tabs on the lines of the list."""
    left = [Line("Nơi nhận:", 12, True, True), *(Line(t, 11) for t in words.recipients)]
    right = [*(Line(text, 14, True) for text in words.signing)]
    for number in range(max(len(left), len(right) + 3)):
        paragraph = made.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(6500), 1)
        if number < len(left):
            put(paragraph, left[number])
        if number < len(right):
            paragraph.add_run("\t")
            put(paragraph, right[number])
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(6500), 1)
    paragraph.add_run("\t")
    put(paragraph, Line(words.name, 14, True))


FEET = {"table": foot_table, "rows": foot_rows, "tabs": foot_tabs}


def saved(made):
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def document(words, head="signs", foot="table", rule="signs", **looks):
    """Return the bytes of a document of these words, built in these ways."""
    made = base()
    HEADS[head](made, words)
    title(made, words, rule)
    addressees(made, words)
    body(made, words, **looks)
    FEET[foot](made, words)
    return saved(made)


def by_styles(words):
    """Return a document whose every look comes from paragraph styles."""
    made = base()
    styles = {}

    def style(line, align, before, first=None):
        key = (line.size, line.bold, line.italic, align, before, first)
        if key not in styles:
            new = made.styles.add_style(f"Kieu {len(styles)}", 1)
            new.base_style = made.styles["Normal"]
            new.font.size, new.font.bold, new.font.italic = Pt(line.size), line.bold, line.italic
            new.paragraph_format.alignment, new.paragraph_format.space_before = align, Pt(before)
            new.paragraph_format.first_line_indent = first
            styles[key] = new
        return styles[key]

    plain = saved_parts(document(words))
    for paragraph in every_paragraph(plain):
        runs = [run for run in paragraph.runs if run.text and not run.font.superscript]
        if not runs or len({(r.font.size, r.bold, r.italic) for r in runs}) > 1:
            continue
        run = runs[0]
        form = paragraph.paragraph_format
        line = Line("", run.font.size.pt if run.font.size else 14, bool(run.bold), bool(run.italic))
        new = style(line, paragraph.alignment, form.space_before.pt if form.space_before else 0, form.first_line_indent)
        if new.style_id not in [s.style_id for s in plain.styles]:
            plain.styles.element.append(copy.deepcopy(new.element))
        for each in runs:
            for child in list(each._r.get_or_add_rPr()):
                each._r.rPr.remove(child)
        keep = paragraph._p.get_or_add_pPr()
        for child in list(keep):
            keep.remove(child)
        keep.append(parse_xml(f'<w:pStyle {nsdecls("w")} w:val="{new.style_id}"/>'))
    return saved(plain)


def saved_parts(data):
    return docx.Document(io.BytesIO(data))


def every_paragraph(made):
    yield from made.paragraphs
    for found in made.tables:
        for row in found.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def with_theme(data, face="Times New Roman"):
    """Return the document with no font but the theme's, which is ``face``."""
    made = saved_parts(data)
    for style in made.styles.element.iter(qn("w:rFonts")):
        style.attrib.clear()
        style.set(qn("w:asciiTheme"), "minorHAnsi")
        style.set(qn("w:hAnsiTheme"), "minorHAnsi")
    for part in made.part.package.iter_parts():
        if "theme" in str(part.partname):
            part._blob = part.blob.replace(
                b'<a:latin typeface="Calibri"', f'<a:latin typeface="{face}"'.encode()
            ).replace(b'<a:latin typeface="Cambria"', f'<a:latin typeface="{face}"'.encode())
    return saved(made)
