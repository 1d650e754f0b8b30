"""Templates that are right, and templates that are wrong: each fault is named with its place and a hint."""

import re

import pytest
from lxml import etree
from made_records import p, parts_of, sheet_of, template_of, words_of

from thongbao.errors import ExitCode, LostWordsError, TemplateError
from thongbao.papers import Field, Kind, Sheet
from thongbao.render.rendering import render
from thongbao.render.template import Template
from thongbao.word.package import CONTENT_TYPES, CORE_PROPERTIES, DOCUMENT, open_package

UNIT = "Phòng Kinh tế"


def filled(package, **context):
    """Return the words of the body after rendering, with the context as the sheet."""
    return words_of(render(sheet_of(**context), Template(package, "mau.docx"))).split("\n")


def fault(package, kind=TemplateError, **context):
    """Render what must fail; return the error after a look at its form."""
    with pytest.raises(kind) as caught:
        render(sheet_of(**context), Template(package, "mau.docx"))
    error = caught.value
    assert error.exit_code is ExitCode.TEMPLATE == 4
    assert "\n" not in error.message + error.hint
    return error


def said(error):
    return f"{error.message} | {error.hint}"


# What a template may do.


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (["Kính gửi: {{ don_vi }}."], ["Kính gửi: Phòng Kinh tế."]),
        (["{{ don_vi|upper }}", "{{ don_vi }}"], ["PHÒNG KINH TẾ", "Phòng Kinh tế"]),
        (["{%p if don_vi %}", "có {{ don_vi }}", "{%p else %}", "không", "{%p endif %}"], ["có Phòng Kinh tế"]),
        (["{% if don_vi %}có {{ don_vi }}{% else %}không{% endif %}"], ["có Phòng Kinh tế"]),
        (["{% set x = don_vi %}{{ x }}"], ["Phòng Kinh tế"]),
        (["{# ghi chú #}{{ don_vi }}"], ["Phòng Kinh tế"]),
        ([p("{", "{ don", "_vi }", "}")], ["Phòng Kinh tế"]),
        ([p("{{ don", "_vi", " }} và")], ["Phòng Kinh tế và"]),
        (["{% if don_vi == “Phòng Kinh tế” %}{{ don_vi }}{% endif %}"], ["Phòng Kinh tế"]),
    ],
)
def test_a_template_may_print_test_and_name_a_field(body, lines):
    assert filled(template_of(*body), don_vi=UNIT)[: len(lines)] == lines


@pytest.mark.parametrize(
    "body",
    [
        ["{%p for n in noi_nhan %}", "- {{ n }};", "{%p endfor %}"],
        ["{% for n in noi_nhan %}- {{ n }};{% endfor %}"],
        ["{%p for n in noi_nhan %}", "{{ loop.index }}. {{ n }}", "{%p endfor %}"],
        ["{{ noi_nhan[0] }}", "{{ noi_nhan[1] }}"],
        ["{% set cac_noi = noi_nhan %}{% for n in cac_noi %}{{ n }}, {% endfor %}"],
        ["{{ noi_nhan|join('; ') }}"],
    ],
    ids=["paragraphs", "inline", "counted", "by number", "renamed", "joined"],
)
def test_a_template_may_print_a_list_in_any_of_these_ways(body):
    words = "\n".join(filled(template_of(*body), noi_nhan=["Đảng ủy xã", "Các thôn"]))
    assert words.index("Đảng ủy xã") < words.index("Các thôn")


def test_tags_in_headers_and_footers_are_filled():
    words = filled(template_of("{{ a }}", header1="đầu {{ b }}", footer2="cuối {{ c }}"), a="một", b="hai", c="ba")
    assert words[0] == "một"
    assert "đầu hai" in words
    assert "cuối ba" in words


def test_a_table_row_is_repeated_for_each_item():
    row = "<w:tr><w:tc><w:tcPr/>{}</w:tc></w:tr>".format
    rows = "".join(row(p(text)) for text in ("{%tr for n in ds %}", "{{ n.ten }}", "{%tr endfor %}"))
    table = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid>{rows}</w:tbl>'
    assert filled(template_of(table, "hết"), ds=[{"ten": "một"}, {"ten": "hai"}])[:3] == ["một", "hai", "hết"]


def test_a_value_is_printed_letter_by_letter_whatever_it_holds():
    for value in ("A & B <C>", "{{ a }} {% b %}", "\"x\" 'y'", "]]>", "&amp;", "a\u00a0b"):
        assert filled(template_of("[{{ a }}]"), a=value)[0] == f"[{value}]"


def test_optional_fields_may_be_left_out_and_empty_ones_need_no_tag():
    sheet = Sheet(
        Kind.NOTICE,
        None,
        "t",
        "a",
        {"a": "một", "b": "hai", "c": ""},
        (Field("a", ""), Field("b", "", False), Field("c", "")),
    )
    assert words_of(render(sheet, Template(template_of("{{ a }}"), "mau.docx"))).startswith("một")


def test_a_template_is_filled_again_and_again_without_traces():
    template = Template(template_of("{% set x = a %}{{ x }}"), "mau.docx")
    first = render(sheet_of(a="một"), template)
    assert words_of(render(sheet_of(a="hai"), template)).startswith("hai")
    assert render(sheet_of(a="một"), template) == first


def test_title_and_author_are_found_by_word_also_when_the_template_had_no_properties():
    # Google Docs writes none; Word finds them by relationship and content type.
    package = template_of("{{ a }}")
    members = {name: data for name, data in package.members.items() if name != CORE_PROPERTIES}
    for name in ("_rels/.rels", CONTENT_TYPES):
        root = etree.fromstring(members[name])
        for child in root:
            if "core" in str(child.get("Target") or child.get("PartName")):
                root.remove(child)
        members[name] = etree.tostring(root)
    paper = open_package(render(sheet_of(a="một"), Template(type(package)(members, "m"), "mau.docx")), "x")
    assert b"core-properties" in paper.members["_rels/.rels"]
    assert b"core-properties+xml" in paper.members[CONTENT_TYPES]


# What a template must not do: fields.


def test_an_unknown_field_is_named_with_part_paragraph_first_words_and_the_nearest():
    package = template_of("Một", "Hai", "Kính gửi: {{ don_vj }} và các đơn vị", "{{ don_vi }}")
    assert said(fault(package, don_vi=UNIT)) == (
        "mau.docx: word/document.xml, đoạn 3 («Kính gửi: {{ don_vj }} và các đơn»): "
        "không có trường nào tên «don_vj» | ý bạn là «don_vi»?"
    )


def test_an_unknown_field_is_found_in_a_header_too():
    error = fault(template_of("{{ a }}", header1="đầu {{ xa_la_hoan_toan }}"), a="một")
    assert "word/header1.xml, đoạn 1 («đầu {{ xa_la_hoan_toan }}»)" in error.message
    assert "docs/templates.md" in error.hint


def test_an_unknown_field_of_an_item_is_named_by_its_path():
    package = template_of("{%p for k in muc %}", "{{ k.chuu }} {{ k.chu }}", "{%p endfor %}")
    assert "không có trường nào tên «muc[].chuu» | ý bạn là «muc[].chu»?" in said(fault(package, muc=[{"chu": "x"}]))


def test_an_unknown_field_counts_even_where_it_would_not_be_reached():
    assert "«b»" in fault(template_of("{{ a }}{% if not a %}{{ b }}{% endif %}"), a="một").message


def test_an_empty_paragraph_counts_in_the_number_of_a_paragraph():
    assert "đoạn 3 («{{ b }}»)" in fault(template_of("{{ a }}", "<w:p/>", "{{ b }}"), a="một").message


def test_an_unused_field_is_refused_with_the_words_that_would_be_lost():
    error = fault(template_of("{{ a }}"), a="một", don_vi=UNIT)
    assert error.message == "mau.docx: mẫu không in trường «don_vi», nên mất chữ «Phòng Kinh tế»"
    assert error.hint == "thêm {{ don_vi }} vào mẫu"


def test_an_unused_field_of_an_item_is_refused():
    package = template_of("{%p for k in muc %}", "{{ k.chu }}", "{%p endfor %}")
    assert "«muc[].so»" in fault(package, muc=[{"chu": "x", "so": "1."}]).message


# What a template must not do: tags.


@pytest.mark.parametrize(
    "body",
    [
        ["một", "{{ a"],
        ["một", "{{ a b }}"],
        ["một", "{% if a %}{{ a }}"],
        ["một", "{%p for x in a %}", "{{ x }}"],
        ["một", "{{ a }}{% endif %}"],
        ["một", "{{ a|safe }}"],
        ["một", "{{ a|khong_co }}"],
        ["một", "{% khong_co %}"],
        ["một", "{% include 'x' %}{{ a }}"],
        ["một", "{% import 'x' as y %}{{ a }}"],
        ["một", "{% extends 'x' %}{{ a }}"],
        ["một", "{{ a() }}"],
        ["một", "{{ a + 1 }}"],
        ["một", "{{ a[0].x }}"],
        ["một", "{% for x in range('a') %}{% endfor %}{{ a }}"],
        ["một", "{{ 1 / 0 }}{{ a }}"],
    ],
    ids=lambda body: body[1],
)
def test_a_wrong_tag_is_refused_with_its_place(body):
    error = fault(template_of(*body), a="chữ")
    assert error.message.startswith("mau.docx: word/document.xml")


@pytest.mark.parametrize("body", [["{{ a }}", "{{ a|safe }}"], ["một", "{% if a %}", "{{ a b }}"]])
def test_a_syntax_error_names_the_paragraph_it_stands_in(body):
    words = body[-1]
    error = fault(template_of(*body), a="chữ")
    assert f"đoạn {len(body)} («{words}»)" in error.message


@pytest.mark.parametrize(
    "body",
    [
        ["{% autoescape false %}{{ a }}{% endautoescape %}"],
        ["{%p autoescape false %}", "{{ a }}", "{%p endautoescape %}"],
    ],
)
def test_escaping_cannot_be_switched_off(body):
    fault(template_of(*body), a="chữ thường")
    fault(template_of(*body), a="A & B <C>")


@pytest.mark.parametrize(
    "body",
    [
        ["Yêu cầu báo cáo ngay {%p if a %}", "{{ a }}", "{%p endif %}"],
        ["{%p if a %} Yêu cầu báo cáo ngay", "{{ a }}", "{%p endif %}"],
        ["{{ b }} {%p if a %}", "{{ a }}", "{%p endif %}"],
        ["{%p if a %}", "{{ a }}", "{%p endif %} {{ b }}"],
    ],
    ids=["words before", "words after", "field before", "field after"],
)
def test_words_beside_a_paragraph_tag_do_not_vanish_in_silence(body):
    context = {"a": "một", "b": "hai"} if any("{{ b" in text for text in body) else {"a": "một"}
    fault(template_of(*body), **context)


@pytest.mark.parametrize(
    "body",
    [
        ["{%p if a %}{%p if b %}", "{{ a }}{{ b }}", "{%p endif %}{%p endif %}"],
        ["{%p if a %}{%p endif %}", "{{ a }}{{ b }}"],
        ["{%p if a %}", "{{ a }}{{ b }}", "{%p endif %}{%p if b %}", "x", "{%p endif %}"],
    ],
)
def test_two_paragraph_tags_in_one_paragraph_are_refused(body):
    fault(template_of(*body), a="một", b="hai")


def test_a_row_tag_outside_a_table_is_refused():
    fault(template_of("{%tr for x in a %}", "{{ x }}", "{%tr endfor %}"), a=["một"])


# Words that are lost although the template names their field.


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (["{%p for n in ds %}", "{% if loop.index != 2 %}{{ n }}{% endif %}", "{%p endfor %}"], "ds[]"),
        (["{%p for n in ds[::-1] %}", "{{ n }}", "{%p endfor %}", "{{ ds[0][:1] }}"], "ds[]"),
        (["{%p for n in ds %}", "{{ n[:5] }}", "{%p endfor %}"], "ds[]"),
        (["{% for n in ds %}{{ n|upper }}{% endfor %}"], "ds[]"),
        (["{% for n in ds %}{{ n|replace('a', 'b') }}{% endfor %}"], "ds[]"),
        (["{% for n in ds %}{{ ds[0] }}{% endfor %}"], "ds[]"),
        (["{{ ds|length }}{% for n in ds %}{% if n %}x{% endif %}{% endfor %}"], "ds[]"),
        (["{%p if false %}", "{% for n in ds %}{{ n }}{% endfor %}", "{%p endif %}"], "ds[]"),
    ],
    ids=["dropped", "reversed", "cut", "capitals", "replaced", "first only", "tested only", "never reached"],
)
def test_lost_words_are_found_after_writing(body, path):
    error = fault(template_of(*body), LostWordsError, ds=["một ba năm", "hai ba sáu", "ba bảy chín"])
    assert f"(trường {path})" in error.message
    assert "trong tệp vừa tạo không thấy «" in error.message


def test_a_repeated_paragraph_that_was_dropped_once_is_found():
    body = ["{%p for n in ds %}", "{% if loop.index != 2 %}{{ n }}{% endif %}", "{%p endfor %}"]
    fault(template_of(*body), LostWordsError, ds=["như trên", "như trên"])


def test_a_field_that_is_only_tested_is_found():
    assert "«hai»" in fault(template_of("{{ a }}{% if b %}x{% endif %}"), LostWordsError, a="một", b="hai").message


def test_a_field_that_is_cut_short_is_found():
    value = "Ủy ban nhân dân xã Suối Ngàn"
    assert f"«{value}»" in fault(template_of("{{ a[:20] }}"), LostWordsError, a=value).message


@pytest.mark.parametrize("tag", ["{{r a }}", "{{p a }}"])
def test_words_that_would_stand_outside_a_run_are_found(tag):
    fault(template_of("b", tag), a="một hai")


def test_hidden_alternatives_do_not_count_as_printed():
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    fallback = "<mc:Fallback><w:t>{{ a }}</w:t></mc:Fallback>"
    hidden = f"<w:p><w:r><mc:AlternateContent {mc}>{fallback}</mc:AlternateContent></w:r></w:p>"
    fault(template_of(hidden), LostWordsError, a="một")


def test_deleted_words_do_not_count_as_printed():
    deleted = '<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>{{ a }}</w:delText></w:r></w:del></w:p>'
    fault(template_of(deleted), LostWordsError, a="một")


def test_a_broken_template_part_is_refused():
    package = template_of("{{ a }}").replaced({DOCUMENT: b"<w:document>"})
    with pytest.raises(Exception, match=re.escape("word/document.xml")) as caught:
        Template(package, "mau.docx")
    assert caught.value.exit_code in (ExitCode.SOURCE, ExitCode.TEMPLATE)


def test_a_paper_is_well_formed_whatever_was_typed():
    nasty = "".join(chr(n) for n in range(32, 127)) + "ẬậỄễ…–“”‘’\u00a0"
    for _name, root in parts_of(render(sheet_of(a=nasty), Template(template_of("x{{ a }}x"), "mau.docx"))):
        assert root is not None
