"""Whether docxtpl's repairs could change a filled source: never a no where the answer is yes."""

import pytest
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment
from lxml import etree

from thongbao.render.repairs import repaired
from thongbao.render.stability import doubts_about

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def cell(text="x", span=0):
    properties = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>' if span else "<w:tcPr/>"
    return f"<w:tc>{properties}<w:p>{text}</w:p></w:tc>"


def grid(columns):
    return "<w:tblGrid>" + '<w:gridCol w:w="100"/>' * columns + "</w:tblGrid>"


def table(columns, *rows):
    return f"<w:tbl>{grid(columns)}{''.join(rows)}</w:tbl>"


def row(*cells):
    return f"<w:tr>{''.join(cells)}</w:tr>"


@pytest.mark.parametrize(
    "source",
    [
        "<w:p>{{ a }}</w:p>",
        "{% for x in ds %}<w:p>{{ x }}</w:p>{% endfor %}",
        "{% if a %}<w:p>x</w:p>{% else %}<w:p>y</w:p><w:p/>{% endif %}",
        "<w:p>{% if a %}x</w:p><w:p>y{% endif %}</w:p>",
        table(2, row(cell(), cell()), "{% for x in ds %}", row(cell("{{ x }}"), cell()), "{% endfor %}"),
        table(3, row(cell(span=3)), "{% if a %}", row(cell(), cell(span=2)), "{% endif %}"),
        table(1, row(cell(table(1, row(cell("{{ a }}")))))),
        '<w:p w:rsid="{{ a }}">{# x #}{% set y = a %}</w:p>',
    ],
)
def test_no_doubt_about_what_cannot_go_wrong(source):
    assert doubts_about(f"<w:body>{source}</w:body>") == ()


@pytest.mark.parametrize(
    "source",
    [
        "<w:p>{% if a %}</w:p>{% endif %}",
        "<w:p>{% for x in ds %}<w:r>{% endfor %}</w:r></w:p>",
        "{% if a %}<w:p>",
        "{% macro m() %}x{% endmacro %}",
        "{% for x in ds recursive %}{{ loop(x) }}{% endfor %}",
        "<!-- {{ a }} -->",
        "<w:p {% if a %}>{% endif %}</w:p>",
        '<w:p w:x="{% for x in ds %}"/><w:p w:x="{% endfor %}"/>',
        table(2, row(cell())),
        table(1, row(cell(), cell())),
        table(2, "{% for x in ds %}", row(cell(), cell()), "{% endfor %}"),
        table(2, row(cell(), "{% for x in ds %}", cell(), "{% endfor %}")),
        table(2, row(cell(), cell()), "{{ a }}"),
        table(2, row(cell(), cell(), cell(span=0)), row(cell(), cell())),
        table(2, row('<w:tc><w:tcPr><w:gridSpan w:val="{{ n }}"/></w:tcPr></w:tc>')),
        table(1, row(cell(table(2, row(cell(), cell()))))),
        f"<w:tbl>{row(cell())}</w:tbl>",
        table(1, row("<w:tc><w:p>{% if a %}</w:p></w:tc>"), row("<w:tc><w:p>{% endif %}</w:p></w:tc>")),
    ],
)
def test_doubt_about_what_may_go_wrong(source):
    assert doubts_about(f"<w:body>{source}</w:body>")


TEXTS = st.sampled_from(["x", "{{ a }}", "{% if a %}y{% endif %}", "{% for i in ds %}z{% endfor %}", ""])
CELLS = st.builds(cell, TEXTS, st.sampled_from([0, 0, 1, 2, 3]))
OPEN = st.sampled_from(["{% if a %}", "{% for i in ds %}"])


def wrapped(inner, opening):
    return f"{opening}{inner}{'{% endif %}' if 'if' in opening else '{% endfor %}'}"


ROWS = st.one_of(
    st.lists(CELLS, max_size=4).map(lambda cells: row(*cells)),
    st.builds(wrapped, st.lists(CELLS, max_size=3).map(lambda cells: row(*cells)), OPEN),
    st.builds(lambda c, o, d: row(c, wrapped(d, o)), CELLS, OPEN, CELLS),
)
TABLES = st.builds(lambda columns, rows: table(columns, *rows), st.integers(0, 4), st.lists(ROWS, max_size=4))
NESTED = st.builds(
    lambda columns, inner, rows: table(columns, row(cell(inner)), *rows),
    st.integers(1, 3),
    TABLES,
    st.lists(ROWS, max_size=2),
)
BLOCKS = st.lists(
    st.one_of(TEXTS.map("<w:p>{}</w:p>".format), TABLES, NESTED, st.builds(wrapped, TABLES, OPEN)), max_size=3
)
VALUES = st.fixed_dictionaries({"a": st.sampled_from(["", "1"]), "ds": st.lists(st.just("i"), max_size=3)})


@settings(max_examples=400, deadline=None)
@given(BLOCKS, VALUES)
def test_without_doubt_docxtpls_repairs_change_nothing(blocks, values):
    source = f"<w:body {W}>{''.join(blocks)}</w:body>"
    if doubts_about(source):
        return
    filled = Environment(autoescape=True).from_string(source).render(values)
    canonical = etree.tostring(etree.fromstring(filled), method="c14n")
    assert etree.tostring(etree.fromstring(repaired(filled)), method="c14n") == canonical
    assert DocxTemplate(None).resolve_listing(filled) == filled
