"""Templates made to exhaust: stopped in seconds and little memory, with one message that names the paragraph."""

import time
import tracemalloc

import pytest
from made_records import p, sheet_of, template_of

from thongbao.errors import ExitCode, TemplateError, ThongbaoError
from thongbao.papers import Kind
from thongbao.pipeline import template_fields
from thongbao.render.lint import lint
from thongbao.render.rendering import render
from thongbao.render.template import Template
from thongbao.starters.making import starter
from thongbao.word.package import DOCUMENT


def within(seconds, action):
    started = time.perf_counter()
    result = action()
    assert time.perf_counter() - started < seconds
    return result


def answer(package, **context):
    """Fill a template; return the error of ours, if there is one."""
    try:
        render(sheet_of(**context), Template(package, "mau.docx"))
    except ThongbaoError as error:
        return error
    return None


def stopped(*content: str, **context) -> ThongbaoError:
    package = template_of("{{ a }}", *content)
    error = within(20, lambda: answer(package, **{"a": "một", **context}))
    assert isinstance(error, TemplateError)
    assert error.exit_code is ExitCode.TEMPLATE == 4
    assert "\n" not in error.message + error.hint
    return error


NESTED = "{% for i in range(1000) %}{% for j in range(1000) %}x{% endfor %}{% endfor %}"


@pytest.mark.parametrize(
    ("payload", "words"),
    [
        (NESTED, "200000 lượt"),
        ("{% for i in range(1000) %}{% for j in range(1000) %}{% endfor %}{% endfor %}", "200000 lượt"),
        ("{% for i in range(999) %}{% for j in range(999) if j > 1000 %}{% endfor %}{% endfor %}", "200000 lượt"),
        ("{% for i in range(1000) %}{% set x = range(1000)|join %}{% endfor %}", "200000 lượt"),
        ("{% for i in range(1000) %}" + "x" * 90_000 + "{% endfor %}", "20 triệu chữ"),
        (
            "{% for i in range(1000) %}{% for j in range(190) %}" + "{{ a }}" * 50 + "{% endfor %}{% endfor %}",
            "20 triệu chữ",
        ),
        ("{% set x = 9 %}" + "{% set x = x * x %}" * 60 + "{{ x }}", "quá dài"),
        ("{% set x = [a, a] %}" + "{% set x = [x, x] %}" * 60 + "{{ x }}", "chữ và số viết sẵn"),
        ("{% for i in range(2) recursive %}{{ loop(range(2)) }}{% endfor %}", "recursive"),
        ("{{ {'a': 1} }}", "chữ và số viết sẵn"),
        ("{% call a() %}{% endcall %}", "call"),
        ("{% block b %}{{ self.b() }}{% endblock %}", "block"),
        ("{% filter upper %}x{% endfilter %}", "filter"),
        ("{% with x = 1 %}{% endwith %}", "with"),
        ("{% from 'x' import y %}", "from"),
    ],
)
def test_it_is_stopped_with_words_of_ours_and_the_paragraph(payload, words):
    message = stopped(payload).message
    assert words in message
    assert "word/document.xml, đoạn 2 («" in message


def test_loops_over_paragraphs_and_rows_are_counted_too():
    lines = ["{%p for i in range(1000) %}", "{%p for j in range(1000) %}", "x", "{%p endfor %}", "{%p endfor %}"]
    assert "đoạn 3 («{% for j in range(1000) %}»)" in stopped(*lines).message


def test_the_count_starts_anew_for_every_paper():
    body = "{% for i in range(300) %}{% for j in range(300) %}{% endfor %}{% endfor %}"
    template = Template(template_of("{{ a }}", body), "mau.docx")
    for _paper in range(3):
        render(sheet_of(a="một"), template)


def test_all_parts_of_a_paper_are_counted_together():
    body = "{% for i in range(400) %}{% for j in range(400) %}{% endfor %}{% endfor %}"
    package = template_of("{{ a }}", body, header1=body)
    with pytest.raises(TemplateError, match="lượt"):
        render(sheet_of(a="một"), Template(package, "mau.docx"))


def one_cell(content: str) -> str:
    return (
        '<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>'
        f"{content}</w:tc></w:tr></w:tbl>"
    )


# What makes patterns look through the whole part again and again.
SLOW = {
    "tags left open": p("{{p " * 30_000),
    "statements left open": p("{%p " * 30_000),
    "one open tag a paragraph": p("{{ a") * 5_000,
    "open tags in an attribute": '<w:p><w:hyperlink w:tooltip="' + "{{p " * 30_000 + '"/></w:p>',
    "open tags in a field code": f"<w:p><w:r><w:instrText>{'{{r ' * 30_000}</w:instrText></w:r></w:p>",
    "open tags in deleted words": f"<w:p><w:del><w:r><w:delText>{'{%tr ' * 30_000}</w:delText></w:r></w:del></w:p>",
    "braces": p("{" * 200_000),
    "closing braces": p("}" * 200_000),
    "many tags": p("{{ a }}" * 20_000),
    "many blocks left open": p("{%p if a %}") * 3_000,
    "many ends": p("{%p endif %}") * 3_000,
    "blocks crossed": (p("{%p if a %}") + p("{%p for x in a %}") + p("{%p endif %}") + p("{%p endfor %}")) * 500,
    "many runs in a tag": "<w:p>" + "<w:r><w:t>{</w:t></w:r>" * 20_000 + "</w:p>",
    "a tag of many runs": "<w:p>"
    + "".join(f"<w:r><w:t>{c}</w:t></w:r>" for c in "{{ " + "a" * 20_000 + " }}")
    + "</w:p>",
    "merges": one_cell(p("{% vm %}" * 2_000)),
    "horizontal merges": one_cell(p("{% hm %}") * 2_000),
    "column spans": one_cell(p("{% colspan a %}")) * 1_000,
    "text boxes in text boxes": "<w:p><w:r><w:txbxContent>" * 60 + p("{{ a") + "</w:txbxContent></w:r></w:p>" * 60,
    "a long paragraph": p("chữ " * 500_000 + "{{ a }}"),
    "many paragraphs": p("chữ") * 30_000 + p("{{ b }}"),
}


@pytest.mark.parametrize("name", SLOW)
def test_what_is_slow_for_others_is_answered_in_time(name):
    package = template_of("{{ a }}", SLOW[name])
    error = within(20, lambda: answer(package, a="một"))
    assert error is None or error.exit_code is ExitCode.TEMPLATE
    kind = Kind.NOTICE
    assert within(20, lambda: lint(package, kind, template_fields(kind), starter(kind)))


@pytest.mark.parametrize(
    "payload",
    [
        "{% for i in range(1000) %}" + "x" * 90_000 + "{% endfor %}",
        "{% for i in range(300) %}{% for j in range(300) %}{{ a }}{{ a }}{{ a }}{{ a }}{% endfor %}{% endfor %}",
        "{% set x = [a, a] %}" + "{% set x = [x, x] %}" * 60 + "{{ x }}",
    ],
)
def test_little_memory_is_taken_before_it_is_stopped(payload):
    tracemalloc.start()
    try:
        assert isinstance(answer(template_of("{{ a }}", payload), a="một"), TemplateError)
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


def test_a_table_that_lies_about_its_columns_is_an_error_of_the_template():
    package = template_of(
        "{{ a }}", f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="x"/></w:tcPr>{p("b")}</w:tc></w:tr></w:tbl>'
    )
    with pytest.raises(TemplateError):
        render(sheet_of(a="một"), Template(package, "mau.docx"))


@pytest.mark.parametrize("part", ["header1", "footer2"])
def test_a_loop_in_a_header_names_the_header(part):
    package = template_of("{{ a }}", **{part: NESTED})
    with pytest.raises(TemplateError) as caught:
        render(sheet_of(a="một"), Template(package, "mau.docx"))
    assert f"word/{part}.xml, đoạn 1 («" in caught.value.message


def test_the_paragraph_of_a_fault_behind_a_row_tag_is_right():
    row = "<w:tr>{}</w:tr>".format
    cell = "<w:tc>{}</w:tc>".format
    rows = (
        row(cell(p("{%tr for x in ds %}")) + cell("<w:p/>") + cell("<w:p/>"))
        + row(cell(p("{{ x }}")))
        + row(cell(p("{%tr endfor %}")))
    )
    package = template_of(f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>", "{{ ds[0] + 1 }}")
    with pytest.raises(TemplateError) as caught:
        render(sheet_of(ds=["một"]), Template(package, "mau.docx"))
    assert "đoạn 6 («{{ ds[0] + 1 }}»)" in caught.value.message


def test_a_template_that_is_fine_is_filled_as_before():
    package = starter(Kind.NOTICE)
    assert package.members[DOCUMENT]
    Template(package, "mau.docx")
