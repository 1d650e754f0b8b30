"""Effective formatting and structure of any .docx, each rule of the format by its smallest example."""

import pytest
from word_bodies import made

from thongbao.word.package import open_package
from thongbao.word.reading import ReadDocument
from thongbao.word.text import paragraphs


def first(body, **parts):
    return ReadDocument(made(body, **parts)).paragraphs[0]


def run(text, look=""):
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


DEFAULTS = "<w:docDefaults><w:rPrDefault><w:rPr>{}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{}</w:pPr></w:pPrDefault></w:docDefaults>"


def style(identifier, run="", paragraph="", kind="paragraph", based="", extra="", default=False):
    on = ' default="1"' if default else ""
    base = f'<w:basedOn val="{based}"/>' if based else ""
    return (
        f'<w:style type="{kind}" styleId="{identifier}"{on}><w:name val="{identifier}"/>{base}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr>{extra}</w:style>"
    )


def test_a_file_that_says_nothing_is_times_new_roman_10_left_single():
    paragraph = first(f"<w:p>{run('chữ')}</w:p>")
    look = paragraph.pieces[0].look
    assert (look.font, look.size, look.bold, paragraph.look.align, paragraph.look.line) == (
        "Times New Roman",
        20,
        False,
        "left",
        240,
    )


def test_direct_wins_over_character_style_over_paragraph_style_over_defaults():
    styles = (
        DEFAULTS.format('<w:sz val="20"/>', "")
        + style("Goc", '<w:sz val="22"/><w:i/>', default=True)
        + style("Con", '<w:sz val="24"/>', based="Goc")
        + style("Chu", '<w:sz val="26"/>', kind="character")
    )
    body = (
        '<w:p><w:pPr><w:pStyle val="Con"/></w:pPr>'
        + run("a")
        + run("b", '<w:rStyle val="Chu"/>')
        + run("c", '<w:rStyle val="Chu"/><w:sz val="28"/>')
        + "</w:p>"
    )
    pieces = first(body, styles=styles).pieces
    assert [piece.look.size for piece in pieces] == [24, 26, 28]
    assert all(piece.look.italic for piece in pieces)


def test_bold_of_paragraph_and_character_style_cancel_out_but_direct_bold_stays():
    styles = style("P", "<w:b/>", default=True) + style("C", "<w:b/>", kind="character")
    body = "<w:p>" + run("a") + run("b", '<w:rStyle val="C"/>') + run("c", '<w:rStyle val="C"/><w:b/>') + "</w:p>"
    assert [piece.look.bold for piece in first(body, styles=styles).pieces] == [True, False, True]


def test_fonts_of_the_theme_are_looked_up_and_a_plain_font_below_takes_their_place():
    theme = (
        "<a:themeElements><a:fontScheme><a:majorFont><a:latin typeface='Cambria'/></a:majorFont>"
        "<a:minorFont><a:latin typeface='Calibri'/></a:minorFont></a:fontScheme></a:themeElements>"
    )
    styles = DEFAULTS.format('<w:rFonts asciiTheme="minorHAnsi" hAnsiTheme="minorHAnsi"/>', "")
    body = "<w:p>" + run("a") + run("đ", '<w:rFonts hAnsi="Arial"/>') + "</w:p>"
    pieces = first(body, styles=styles, theme=theme).pieces
    assert [(piece.look.font, piece.look.other_font) for piece in pieces] == [
        ("Calibri", "Calibri"),
        ("Calibri", "Arial"),
    ]
    assert pieces[1].look.font_of("đ") == "Arial"


def test_the_first_row_of_a_table_style_counts_where_the_table_asks_for_it():
    part = '<w:tblStylePr type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    styles = style("Luoi", '<w:sz val="24"/>', kind="table", extra=part)
    table = (
        '<w:tbl><w:tblPr><w:tblStyle val="Luoi"/><w:tblLook val="0020"/></w:tblPr><w:tr><w:tc><w:p>{a}</w:p></w:tc></w:tr>'
        "<w:tr><w:tc><w:p>{b}</w:p></w:tc></w:tr></w:tbl>"
    )
    read = ReadDocument(made(table.format(a=run("đầu"), b=run("sau")), styles=styles)).paragraphs
    assert [(p.pieces[0].look.bold, p.pieces[0].look.size) for p in read] == [(True, 24), (False, 24)]


def test_indents_come_from_direct_before_numbering_before_style():
    numbering = (
        '<w:abstractNum abstractNumId="0"><w:lvl ilvl="0"><w:numFmt val="decimal"/><w:lvlText val="%1."/>'
        '<w:pPr><w:ind left="900" hanging="400"/></w:pPr></w:lvl></w:abstractNum><w:num numId="1">'
        '<w:abstractNumId val="0"/></w:num>'
    )
    styles = style("N", paragraph='<w:ind left="100" firstLine="567"/>', default=True)
    listed = '<w:numPr><w:ilvl val="0"/><w:numId val="1"/></w:numPr>'
    body = (
        f"<w:p>{run('a')}</w:p><w:p><w:pPr>{listed}</w:pPr>{run('b')}</w:p>"
        f'<w:p><w:pPr>{listed}<w:ind firstLine="720"/></w:pPr>{run("c")}</w:p>'
    )
    read = ReadDocument(made(body, styles=styles, numbering=numbering)).paragraphs
    assert [(p.look.left, p.look.first_line) for p in read] == [(100, 567), (900, -400), (900, 720)]
    assert [p.label for p in read] == ["", "1.", "2."]


@pytest.mark.parametrize(
    ("kind", "labels"),
    [("upperRoman", ["I", "II", "III"]), ("lowerLetter", ["a", "b", "c"]), ("bullet", ["-", "-", "-"])],
)
def test_labels_of_words_own_numbering_are_counted(kind, labels):
    numbering = (
        f'<w:abstractNum abstractNumId="0"><w:lvl ilvl="0"><w:numFmt val="{kind}"/><w:lvlText val="%1"/></w:lvl>'
        '</w:abstractNum><w:num numId="7"><w:abstractNumId val="0"/></w:num>'
    )
    body = f'<w:p><w:pPr><w:numPr><w:numId val="7"/></w:numPr></w:pPr>{run("x")}</w:p>' * 3
    assert [p.label for p in ReadDocument(made(body, numbering=numbering)).paragraphs] == labels


def test_tracked_changes_count_as_accepted():
    body = (
        f"<w:p>{run('giữ ')}<w:del><w:r><w:delText>xóa</w:delText></w:r></w:del><w:ins>{run('thêm')}</w:ins></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('đầu ')}</w:p><w:p>{run('cuối')}</w:p>"
    )
    assert [p.text for p in ReadDocument(made(body)).paragraphs] == ["giữ thêm", "đầu cuối"]


def test_hidden_text_and_field_codes_are_not_read_and_the_page_field_is_known():
    body = (
        f"<w:p>{run('ẩn', '<w:vanish/>')}<w:r><w:fldChar fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
        f"<w:r><w:fldChar fldCharType='separate'/></w:r>{run('2')}<w:r><w:fldChar fldCharType='end'/></w:r></w:p>"
    )
    paragraph = first(body)
    assert paragraph.text == "2"
    assert [piece.page_field for piece in paragraph.pieces] == [True]
    assert paragraph.field_codes == (" PAGE ",)


def test_a_text_box_with_its_fallback_is_read_once_and_numbered_as_everywhere():
    box = f"<w:txbxContent><w:p>{run('trong hộp')}</w:p></w:txbxContent>"
    body = (
        f"<w:p>{run('chủ')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx>"
        f"</wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
        f"</mc:Fallback></mc:AlternateContent></w:r></w:p><w:p>{run('sau')}</w:p>"
    )
    package = made(body)
    read = ReadDocument(package).paragraphs
    assert [(p.number, p.text, p.box, p.anchor) for p in read] == [
        (1, "chủ", 0, 0),
        (2, "trong hộp", 1, 1),
        (3, "sau", 0, 0),
    ]
    assert [p.text for p in read] == [p.text for p in paragraphs(package)]


LINES = {
    "drawingml": "<w:drawing><wps:wsp><wps:spPr><a:xfrm><a:ext cx='914400' cy='0'/></a:xfrm><a:prstGeom prst='line'/></wps:spPr>"
    "</wps:wsp></w:drawing>",
    "vml line in points": "<w:pict><v:line from='10pt,2pt' to='82pt,2pt'/></w:pict>",
    "vml connector": "<w:pict><v:shape type='#_x0000_t32' style='position:absolute;width:72pt;height:0'/></w:pict>",
    "in a stretched group": "<w:drawing><wpg:wgp><wpg:grpSpPr><a:xfrm><a:ext cx='914400' cy='10'/><a:chExt cx='100' cy='10'/>"
    "</a:xfrm></wpg:grpSpPr><wps:wsp><wps:spPr><a:xfrm><a:ext cx='100' cy='0'/></a:xfrm><a:prstGeom prst='line'/></wps:spPr>"
    "</wps:wsp></wpg:wgp></w:drawing>",
}


@pytest.mark.parametrize("drawn", LINES.values(), ids=LINES)
def test_an_inch_of_line_is_1440_twips_however_it_is_drawn(drawn):
    assert first(f"<w:p><w:r>{drawn}</w:r></w:p>").rules == (1440,)


def test_upright_lines_and_boxes_are_no_rules():
    box = LINES["drawingml"].replace("cy='0'", "cy='914400'")
    upright = "<w:pict><v:line from='10pt,2pt' to='10pt,82pt'/></w:pict>"
    assert first(f"<w:p><w:r>{box}</w:r><w:r>{upright}</w:r></w:p>").rules == ()


def test_sections_inherit_headers_and_count_paragraphs():
    body = (
        "<w:p><w:pPr><w:sectPr><w:pgSz w='11906' h='16838'/><w:pgMar top='1134' left='1701' right='850' bottom='1134'/>"
        "<w:titlePg/></w:sectPr></w:pPr></w:p><w:p/><w:sectPr><w:pgSz w='16838' h='11906' orient='landscape'/>"
        "<w:pgNumType start='1'/></w:sectPr>"
    )
    read = ReadDocument(made(body))
    assert [(s.width, s.landscape, s.title_page, s.page_start, s.has_margins) for s in read.sections] == [
        (11906, False, True, None, True),
        (16838, True, False, 1, False),
    ]
    assert [p.section for p in read.paragraphs] == [0, 1]
    assert read.sections[0].text_width == 11906 - 1701 - 850


def test_measures_with_units_are_read():
    paragraph = first("<w:p><w:pPr><w:ind firstLine='1.27cm'/><w:spacing before='6pt'/></w:pPr></w:p>")
    assert (paragraph.look.first_line, paragraph.look.before) == (720, 120)


@pytest.mark.parametrize("name", ["Phuluc1", "Phuluc2", "Phuluc3"])
def test_the_decrees_own_files_are_read_paragraph_by_paragraph_like_the_plain_text(name, decree_file):
    package = open_package(decree_file(name))
    read = {p.number: p.text for p in ReadDocument(package).paragraphs}
    plain = {p.number: p.text for p in paragraphs(package)}
    assert read.keys() == plain.keys()
    differing = [n for n in read if "".join(read[n].split()) != "".join(plain[n].split()) and "•" not in read[n]]
    assert differing == []
