"""The compiled template gives what docxtpl gives, member for member, for every feature a template may use."""

import base64
import io

import pytest
from comparing import compare, differences, outcome
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph
from jinja2 import Environment, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from made_records import EXAMPLE, record_at, sheets_of
from word_made import paragraphs, saved, section, split, table, with_footnotes

from thongbao.papers import Kind
from thongbao.render.compiled import CompiledTemplate
from thongbao.starters.making import starter
from thongbao.word.package import package_bytes

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
ROWS = [{"k": "một", "v": "1"}, {"k": "hai & <ba>", "v": "2"}, {"k": "bốn", "v": "3"}]
CONTEXTS = (
    {
        "a": "Văn bản",
        "b": {"x": "A & B <C>"},
        "ds": ["một", "hai", "ba"],
        "rows": ROWS,
        "n": 3,
        "yes": True,
        "bg": "FF0000",
    },
    {"a": "", "b": {"x": ""}, "ds": [], "rows": [], "n": 1, "yes": False, "bg": "00FF00"},
    {"a": "“trích” 'x'", "b": {"x": "{{ a }}"}, "ds": ["]]>"], "rows": ROWS[:1], "n": 2, "yes": True, "bg": "auto"},
)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_starter_is_filled_as_docxtpl_fills_it(kind):
    template = package_bytes(starter(kind).members)
    _workspace, record = record_at(*EXAMPLE)
    sheets = [sheet for sheet in sheets_of(record).values() if sheet.kind is kind]
    compare(template, *[sheet.context for sheet in sheets[:3]] or [{}])
    assert CompiledTemplate(template, autoescape=True).reason == ""


# Notice and extract print tables with as many columns as the record says.
@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in (Kind.NOTICE, Kind.EXTRACT)])
def test_the_starters_of_many_papers_need_none_of_docxtpls_repairs(kind):
    parts = CompiledTemplate(package_bytes(starter(kind).members), autoescape=True).prepared.parts
    assert {part.name: part.doubts for part in parts if part.doubts} == {}


@pytest.mark.parametrize("autoescape", [True, False])
@pytest.mark.parametrize(
    "texts",
    [
        ["Kính gửi: {{ a }}."],
        ["{{ a }} và {{ b.x }} và {{ b['x'] }}"],
        ["{% if yes %}có {{ a }}{% else %}không{% endif %}"],
        ["{% for i in ds %}{{ loop.index }}. {{ i }}; {% endfor %}"],
        ["{%p for i in ds %}", "- {{ i }}", "{%p endfor %}"],
        ["{%p if yes %}", "{{ a }}", "{%p else %}", "không", "một đoạn nữa", "{%p endif %}"],
        ["đầu {% if yes %}nối", "giữa {{ a }}", "cuối{% endif %} hết"],
        ["một {%- if yes %}", "hai {{ a }}", "{%- endif %} ba"],
        ["một {% if yes -%}", "hai {{ a }} {%- endif %}", " ba"],
        ["{# ghi chú #}{{ a }}", "{#p ghi chú #}", "hết"],
        ["{% set z = a %}{{ z }}", "{%p set y = n %}", "{{ y }}"],
        ["{{ a|upper }} {{ ds|join(', ') }} {{ n + 1 }} {{ '%s' % a }}"],
        ["{_{ a }_} {_% if %_} {{ a }}"],
        ["{{ khong_co }}|{{ a or 'mặc định' }}"],
        ["{% raw %}{{ a }}{% endraw %} {{ a }}"],
        ["{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(a) }}"],
        ["{% filter upper %}chữ {{ a }}{% endfilter %}"],
        ["{{ a > 'A' }} {% if n > 2 and n < 9 %}giữa{% endif %}"],
        ["“{{ b[‘x’] }}”"],
        ["{% for i in ds if i != 'hai' %}{{ i }}{% else %}trống{% endfor %}"],
    ],
    ids=lambda texts: " ".join(texts)[:40],
)
def test_tags_in_paragraphs(texts, autoescape):
    assert compare(saved(paragraphs(*texts)), *CONTEXTS, autoescape=autoescape)


@pytest.mark.parametrize(
    "texts",
    [
        ["{{ a"],
        ["{{ a b }}"],
        ["{% if a %}"],
        ["{%p for x in ds %}", "{{ x }}"],
        ["{{ a|khong_co }}"],
        ["{{ 1 / 0 }}"],
        ["{{ khong_co.x }}"],
        ["{% include 'x' %}"],
        ["{{ a() }}"],
    ],
    ids=lambda texts: texts[0],
)
def test_what_docxtpl_refuses_is_refused_with_the_same_error(texts):
    assert compare(saved(paragraphs(*texts)), CONTEXTS[0]) == []


@pytest.mark.parametrize("cuts", [(1,), (2, 5), (3,), (1, 2), (8, 9)])
def test_tags_split_over_runs(cuts):
    document = paragraphs("đầu")
    split(document.add_paragraph(), "{{ b.x }} rồi {% if yes %}có{% endif %}", cuts)
    assert compare(saved(document), *CONTEXTS)


def rich(text: str) -> RichText:
    made = RichText(text, bold=True, color="#FF0000")
    made.add(" đậm <nữa>", italic=True, style="Strong", size=28, font="Times New Roman", underline="wave")
    return made


@pytest.mark.parametrize("autoescape", [True, False])
def test_rich_text_in_runs_and_paragraphs(autoescape):
    document = paragraphs("trước {{r c }} sau", "{{ c }}", "{%r if yes %}x{%r endif %}", "{{p d }}", "hết")
    paragraph = RichTextParagraph()
    paragraph.add("đoạn & một", parastyle="Normal")
    paragraph.add(rich("hai\nba"))
    for text in ("một", "hai\tba", "bốn\nnăm", "sáu\ađoạn", "bảy\ftrang"):
        assert compare(saved(document), {**CONTEXTS[0], "c": rich(text), "d": paragraph}, autoescape=autoescape)


@pytest.mark.parametrize(
    "value", ["một\nhai", "một\thai", "một\ahai", "một\fhai", "\n", "a\r\nb", "x\n\n\ty\a\a\f", "\ta"]
)
@pytest.mark.parametrize("kind", [str, Listing])
def test_line_breaks_tabs_paragraphs_and_pages_in_values(value, kind):
    document = paragraphs("{{ a }}", "trước {{ a }} sau", "{% for i in ds %}{{ i }}{% endfor %}")
    document.paragraphs[1].runs[0].bold = True
    table(document, ("{{ a }}", "x"))
    document.sections[0].header.paragraphs[0].text = "đầu {{ a }}"
    assert compare(saved(document), {**CONTEXTS[0], "a": kind(value), "ds": [kind(value)]})


def test_rows_are_repeated_tested_and_left_out():
    document = Document()
    table(document, ("Tên", "Số"), ("{%tr for r in rows %}",), ("{{ r.k }}", "{{ r.v }}"), ("{%tr endfor %}",))
    table(document, ("{%tr if yes %}",), ("{{ a }}", "x"), ("{%tr else %}",), ("y", "z"), ("{%tr endif %}",))
    repeated = ("{%tr for r in rows %}", "{%tr if r.v != '2' %}", "{{ r.k }} {{ loop.index }}", "{%tr endif %}")
    table(document, ("đầu", "x"), *[(text,) for text in repeated], ("{%tr endfor %}",))
    assert compare(saved(document), *CONTEXTS)


def test_cells_are_repeated_and_grids_follow():
    document = Document()
    table(document, ("đầu", "{%tc for i in ds %}", "{{ i }}", "{%tc endfor %}"), ("a", "b", "c", "d"))
    table(document, ("{%tc if yes %}", "{{ a }}", "{%tc endif %}", "cuối"))
    assert compare(saved(document), *CONTEXTS)


def test_cells_are_merged_across_and_down_spanned_and_coloured():
    document = Document()
    table(
        document, ("{%tr for r in rows %}", ""), ("{% vm %}{{ r.k }}", "{{ r.v }}"), ("{%tr endfor %}", ""), ("x", "y")
    )
    table(document, ("{%tc for i in ds %}", "{% hm %}{{ i }}", "{%tc endfor %}"), ("a", "b", "c"))
    table(document, ("{% colspan n %}{{ a }}", "b", "c"), ("{% cellbg bg %}{{ a }}", "y", "z"))
    merged = table(document, ("a", "b", "c"), ("x", "y", "z"))
    merged.cell(0, 0).merge(merged.cell(0, 1)).text = "gộp {{ a }}"
    assert compare(saved(document), *CONTEXTS)


def test_tables_inside_tables():
    document = Document()
    outer = table(document, ("{{ a }}", "b"), ("{%tr for r in rows %}", ""), ("{{ r.k }}", ""), ("{%tr endfor %}", ""))
    inner = outer.cell(0, 1).add_table(1, 4)
    inner.cell(0, 0).text = "{{ b.x }}"
    nested = outer.cell(2, 1).add_table(2, 1)
    nested.cell(0, 0).text = "{% for i in ds %}{{ i }}{% endfor %}"
    assert compare(saved(document), *CONTEXTS)


def test_a_table_without_grid_or_with_columns_too_many_or_too_few():
    for change in ("none", "more", "fewer"):
        document = Document()
        made = table(document, ("{{ a }}", "b"), ("c", "d"))
        grid = made._tbl.tblGrid
        if change == "none":
            made._tbl.remove(grid)
        elif change == "more":
            for _number in range(3):
                grid.append(OxmlElement("w:gridCol", {qn("w:w"): "500"}))
        else:
            grid.remove(grid[-1])
        papers = compare(saved(document), CONTEXTS[0])
        assert bool(papers) == (change != "none")


def test_headers_and_footers_of_every_section():
    document = paragraphs("một {{ a }}")
    document.sections[0].header.paragraphs[0].text = "đầu {{ a }}"
    document.sections[0].footer.paragraphs[0].text = "cố định"
    section(document, "phần hai {{ b.x }}", "{% for i in ds %}{{ i }} {% endfor %}")
    section(document, "phần ba", "trang {{ n }}")
    document.sections[1].different_first_page_header_footer = True
    document.sections[1].first_page_header.paragraphs[0].text = "trang đầu {{ a }}"
    table_in_header = document.sections[2].header.add_table(1, 2, document.sections[0].page_width)
    table_in_header.cell(0, 0).text = "{{ a }}"
    assert compare(saved(document), *CONTEXTS)


def test_footnotes_are_filled():
    assert compare(saved(with_footnotes(paragraphs("{{ a }}"), "chú thích {{ a }}", "hai {{ n }}")), *CONTEXTS[:2])


@pytest.mark.parametrize("autoescape", [True, False])
def test_properties_are_filled(autoescape):
    document = paragraphs("{{ a }}")
    document.core_properties.title = "Tờ {{ a }}"
    document.core_properties.subject = "{% if yes %}có{% endif %} {{ b.x }}"
    document.core_properties.comments = "A & B <c>"
    contexts = [*CONTEXTS, {**CONTEXTS[0], "a": "dài " * 100}]
    assert len(compare(saved(document), *contexts, autoescape=autoescape)) == 3


def test_pictures_are_numbered_anew():
    document = paragraphs("{{ a }}")
    for _number in range(3):
        document.add_picture(io.BytesIO(PICTURE))
    document.add_paragraph("{%p for i in ds %}")
    document.add_picture(io.BytesIO(PICTURE))
    document.add_paragraph("{%p endfor %}")
    assert compare(saved(document), *CONTEXTS)


@pytest.mark.parametrize("letter", ["\x0b", "\x00", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_a_letter_that_xml_cannot_hold(letter):
    document = paragraphs("{{ a }}")
    document.sections[0].header.paragraphs[0].text = "{{ b.x }}"
    compare(saved(document), {**CONTEXTS[0], "a": f"x{letter}y"}, {**CONTEXTS[0], "b": {"x": f"x{letter}y"}})


@pytest.mark.parametrize(
    "environment",
    [
        lambda: Environment(undefined=StrictUndefined),
        lambda: SandboxedEnvironment(undefined=StrictUndefined),
        lambda: Environment(trim_blocks=True, lstrip_blocks=True),
        lambda: Environment(variable_start_string="[[", variable_end_string="]]"),
        lambda: Environment(finalize=lambda value: "-" if value == "" else value),
    ],
    ids=["strict", "sandbox", "trimmed", "own signs", "finalize"],
)
def test_any_environment(environment):
    document = paragraphs("{{ a }} {{ khong_co }}", "[[ a ]] {{ a }}", "{%p for i in ds %}", "{{ i }}", "{%p endfor %}")
    compare(saved(document), *CONTEXTS, environment=environment)


def test_values_that_belong_to_a_template_are_filled_by_that_template():
    document = saved(paragraphs("ảnh {{ anh }}", "{{ a }}"))
    home = DocxTemplate(io.BytesIO(document))
    told: list[str] = []
    compiled = CompiledTemplate(document, said=told.append)
    paper = compiled.render({"anh": InlineImage(home, io.BytesIO(PICTURE)), "a": "một"})
    other = DocxTemplate(io.BytesIO(document))
    other.render({"anh": InlineImage(other, io.BytesIO(PICTURE)), "a": "một"})
    saved_by_docxtpl = io.BytesIO()
    other.save(saved_by_docxtpl)
    assert differences(saved_by_docxtpl.getvalue(), paper) == []
    assert told == ["docxtpl: InlineImage belongs to a template of docxtpl"]


def test_links_made_at_run_time_are_filled_by_the_template_they_were_made_with():
    document = saved(paragraphs("liên kết {{r c }}"))
    papers = []
    for way in ("docxtpl", "compiled"):
        home = DocxTemplate(io.BytesIO(document))
        context = {"c": RichText("trang", url_id=home.build_url_id("https://example.vn"))}
        if way == "compiled":
            papers.append(CompiledTemplate(document).render(context, built_on=home))
        else:
            home.render(context)
            buffer = io.BytesIO()
            home.save(buffer)
            papers.append(buffer.getvalue())
    assert differences(*papers) == []


def test_the_same_template_and_values_give_the_same_bytes():
    document = saved(paragraphs("{{ a }}"))
    first, second = CompiledTemplate(document), CompiledTemplate(document)
    assert first.render(CONTEXTS[0]) == second.render(CONTEXTS[0]) == first.render(CONTEXTS[0])
    assert first.render(CONTEXTS[1]) != first.render(CONTEXTS[0])


def test_a_failed_paper_leaves_no_trace_in_the_next():
    compiled = CompiledTemplate(saved(paragraphs("{{ a }} {{ b.x }}")), Environment(undefined=StrictUndefined))
    before = compiled.render(CONTEXTS[0])
    assert isinstance(outcome(compiled.render, {"a": "x"}), Exception)
    assert compiled.render(CONTEXTS[0]) == before
