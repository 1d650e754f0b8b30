"""The lines of a part from its bytes are those of its tree, whatever the part holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongbao.word import quick_text
from thongbao.word.package import NotADocxError, parse_xml
from thongbao.word.quick_text import lines_of
from thongbao.word.text import W, visible_lines

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PIECES = [
    "<w:t>một</w:t>",
    '<w:t xml:space="preserve"> hai  ba </w:t>',
    "<w:t xml:space='preserve'>sau</w:t>",
    "<w:t>&lt;NSNN&gt; &amp; &quot;khác&quot; &amp;lt; &apos;</w:t>",
    "<w:t/>",
    '<w:t xml:space="preserve"/>\n',
    '<w:t w:x="a>b">trong</w:t>',
    "<w:t w:x='a/>b' >trong</w:t>",
    "<w:t\n>dòng\nhai</w:t>",
    "<w:tab/>",
    '<w:br w:type="page"/>',
    "<w:cr />",
    "<w:noBreakHyphen/>",
    "<w:tabs><w:tab w:val='left'/></w:tabs>",
    "<w:pPr><w:jc w:val='both'/></w:pPr>",
    "<w:instrText> PAGE </w:instrText>",
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>ô</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    # What is not plain.
    "<w:t>&#272;ường &#x111;i</w:t>",
    "<w:t>một<!-- lời --> hai</w:t>",
    "<w:t><![CDATA[<w:t>không</w:t>]]></w:t>",
    "<?x <w:t>không</w:t>?>",
    "<w:del><w:r><w:delText>xóa</w:delText><w:t>xóa</w:t></w:r></w:del>",
    "<w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom>",
    "<w:txbxContent><w:p><w:r><w:t>khung</w:t></w:r></w:p></w:txbxContent>",
    "<mc:AlternateContent><mc:Fallback><w:p><w:r><w:t>cũ</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>",
    f'<x:t xmlns:x="{W}">tên khác</x:t>',
    '<w:t xmlns:w="urn:khac">không phải chữ</w:t>',
    '<a:b xmlns:a="urn:a"><a:t>không phải chữ</a:t></a:b>',
]


def part(paragraphs, head='<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'):
    body = "".join(f"<w:p>{''.join(pieces)}</w:p>" for pieces in paragraphs)
    return f'{head}<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'.encode()


def by_tree(data):
    return visible_lines(parse_xml(data, "x"))


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=4), max_size=6))
def test_the_lines_are_those_of_the_tree(paragraphs):
    assert lines_of(part(paragraphs), "x") == by_tree(part(paragraphs))


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])), max_size=5))
def test_any_words_come_back(texts):
    from thongbao.word.escaping import escaped

    data = part([[f"<w:r><w:t>{escaped(text)}</w:t></w:r>"] for text in texts])
    try:
        expected = by_tree(data)
    except NotADocxError:
        with pytest.raises(NotADocxError):
            lines_of(data, "x")
    else:
        assert lines_of(data, "x") == expected


@pytest.mark.parametrize(
    "head",
    [
        "",
        "<?xml version='1.0'?>",
        "\ufeff",
        '<?xml version="1.0" encoding="utf-8"?>',
        "<?xml version='1.0'?><!-- x -->",
    ],
)
def test_a_part_may_begin_in_any_way(head):
    data = part([["<w:r><w:t>một &amp; hai</w:t></w:r>"]], head)
    assert lines_of(data, "x") == by_tree(data) == ["một & hai"]


def test_another_encoding_is_read_by_the_tree():
    data = part([["<w:t>café</w:t>"]], '<?xml version="1.0" encoding="iso-8859-1"?>').decode().encode("iso-8859-1")
    assert lines_of(data, "x") == ["café"]


@pytest.mark.parametrize(
    "body",
    [
        "<w:p><w:t>một</w:p></w:t>",
        "<w:p>",
        "<w:p>&thing;</w:p>",
        "<w:p a='1' a='2'/>",
        "<w:p>\x01</w:p>",
        "<z:p/>",
        "<w:p><a:b xmlns:a='urn:a'/><a:c/></w:p>",
        "<!DOCTYPE x><w:p/>",
    ],
)
def test_what_is_not_well_formed_is_a_fault(body):
    data = f'<w:document xmlns:w="{W}">{body}</w:document>'.encode()
    with pytest.raises(NotADocxError):
        parse_xml(data, "x")
    with pytest.raises(NotADocxError):
        lines_of(data, "x")


def test_what_a_template_prints_needs_no_tree(monkeypatch):
    data = part(
        [[*PIECES[:2], "<w:t>&lt;NSNN&gt; &amp; &amp;lt;</w:t>"], ["<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>"]]
    )
    expected = by_tree(data)
    monkeypatch.setattr(quick_text, "parse_xml", None)
    assert lines_of(data, "x") == expected == ["một hai  ba <NSNN> & &lt;", "  -"]


@pytest.mark.parametrize("words", ["]]>", "a & b", "&nbsp;", "\x02", "\uffff", "&#2;", "&amp"])
def test_words_that_break_the_part_are_found_though_its_marks_are_known(words):
    def data(text):
        return part([["<w:r><w:t>", text, "</w:t></w:r>"]])

    assert lines_of(data("một"), "x") == ["một"]
    with pytest.raises(NotADocxError):
        parse_xml(data(words), "x")
    with pytest.raises(NotADocxError):
        lines_of(data(words), "x")


def test_words_that_are_no_utf8_are_found():
    with pytest.raises(NotADocxError):
        lines_of(part([["<w:t>một</w:t>"]]).replace("ộ".encode(), b"\xe1"), "x")
