"""The words of a .docx a reader sees, and those that are not shown."""

import pytest
from lxml import etree

from thongbao.word.package import DOCUMENT, Package
from thongbao.word.text import ParagraphText, W, paragraphs, parts_with_text, text_of

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def package(body, **parts):
    made = {DOCUMENT: f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'.encode()}
    for name, content in parts.items():
        made[f"word/{name}.xml"] = f'<w:part xmlns:w="{W}">{content}</w:part>'.encode()
    return Package(made, "thu.docx")


def texts(body):
    return [paragraph.text for paragraph in paragraphs(package(body))]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>một</w:t></w:r><w:r><w:t> hai</w:t></w:r>", "một hai"),
        ("<w:r><w:t>một</w:t><w:tab/><w:t>hai</w:t></w:r>", "một hai"),
        ("<w:r><w:t>một</w:t><w:br/><w:t>hai</w:t><w:cr/><w:t>ba</w:t></w:r>", "một hai ba"),
        ("<w:r><w:t>một</w:t><w:noBreakHyphen/><w:t>hai</w:t></w:r>", "một-hai"),
        ("<w:r><w:t>một</w:t></w:r><w:del><w:r><w:delText>xóa</w:delText></w:r></w:del>", "một"),
        ("<w:r><w:t>một</w:t></w:r><w:del><w:r><w:t>xóa</w:t></w:r></w:del>", "một"),
        ("<w:r><w:t>một</w:t></w:r><w:ins><w:r><w:t> thêm</w:t></w:r></w:ins>", "một thêm"),
        ("<w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>mới</w:t></w:r></w:moveTo>", "mới"),
        ("<w:r><w:fldChar/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>2</w:t></w:r>", "2"),
        ("<w:fldSimple><w:r><w:t>3</w:t></w:r></w:fldSimple>", "3"),
        ("<w:hyperlink><w:r><w:t>liên kết</w:t></w:r></w:hyperlink>", "liên kết"),
        ("<w:smartTag><w:r><w:t>nhãn</w:t></w:r></w:smartTag>", "nhãn"),
        ("<w:sdt><w:sdtContent><w:r><w:t>ô nhập</w:t></w:r></w:sdtContent></w:sdt>", "ô nhập"),
        ("<w:pPr><w:tabs><w:tab w:val='left' w:pos='720'/></w:tabs></w:pPr><w:r><w:t>một</w:t></w:r>", "một"),
        ("", ""),
    ],
)
def test_the_text_of_a_paragraph_is_what_a_reader_sees(inside, text):
    assert texts(f"<w:p>{inside}</w:p>") == [text]


def test_a_fallback_for_old_programs_is_not_read_a_second_time():
    drawn = "<w:r><mc:AlternateContent><mc:Choice><w:t>hình</w:t></mc:Choice><mc:Fallback><w:t>hình</w:t></mc:Fallback>"
    assert texts(f"<w:p>{drawn}</mc:AlternateContent></w:r></w:p>") == ["hình"]


def test_a_text_box_is_read_once_though_the_file_holds_it_twice():
    box = "<w:txbxContent><w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert texts(f"<w:p><w:r><w:t>ngoài</w:t></w:r><w:r>{both}</w:r></w:p>") == ["ngoài", "trong khung"]


def test_paragraphs_are_numbered_in_order_those_of_tables_and_empty_ones_included():
    cell = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>ô</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    found = paragraphs(package(f"<w:p/>{cell}<w:p><w:r><w:t>sau</w:t></w:r></w:p>"))
    assert [(p.number, p.text, p.part) for p in found] == [(1, "", DOCUMENT), (2, "ô", DOCUMENT), (3, "sau", DOCUMENT)]


def test_the_body_comes_first_then_headers_footers_and_notes():
    made = package("", header2="", footer1="", footnotes="", header1="", styles="", endnotes="", comments="")
    names = ["endnotes", "footer1", "footnotes", "header1", "header2"]
    assert parts_with_text(made) == [DOCUMENT, *(f"word/{name}.xml" for name in names)]


def test_a_paragraph_is_called_by_its_first_eight_words():
    assert ParagraphText(DOCUMENT, 1, "a b c d e f g h").first_words == "a b c d e f g h"
    assert ParagraphText(DOCUMENT, 1, "a b c d e f g h i").first_words == "a b c d e f g h…"


def test_comments_and_instructions_in_the_xml_are_not_text():
    paragraph = etree.fromstring(f'<w:p xmlns:w="{W}"><!-- ẩn --><w:r><?x ẩn?><w:t>hiện</w:t></w:r></w:p>')
    assert text_of(paragraph) == "hiện"
