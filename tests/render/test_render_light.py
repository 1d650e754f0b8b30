"""The light programs print what Jinja prints in our sandbox, or leave it to Jinja; they never know better."""

import hashlib
import json
import os
import subprocess
import sys

import pytest
from comparing import without_light
from hypothesis import given
from hypothesis import strategies as st
from light_made import Sources
from made_records import EXAMPLE, record_at, sheets_of, template_of
from markupsafe import Markup, escape

from thongbao.errors import TemplateError
from thongbao.papers import Kind
from thongbao.render import cache, light, sandboxed
from thongbao.render.by_jinja import SandboxedParts, lightened
from thongbao.render.environment import TemplateEnvironment
from thongbao.render.faults import FillingError
from thongbao.render.light import escaped, run_light
from thongbao.render.light_values import LeftToJinjaError
from thongbao.render.opening import opened, opened_file
from thongbao.render.plain import from_bytes, to_bytes
from thongbao.render.prepared import Part, Role
from thongbao.render.sandboxed import Printed, SandboxedTemplate
from thongbao.starters.making import starter
from thongbao.word.package import package_bytes

SEEDS = int(os.environ.get("THONGBAO_FUZZ", "40")) * 25
VALUES = {
    "a": "A & B <c>",
    "b": {"x": "'x' \"y\"", "none": None},
    "ds": ["một", "hai", "ba"],
    "rows": [{"k": "một", "v": "1"}, {"k": "hai", "v": "2"}],
    "pairs": [["p", "q"], ["r", "s"]],
    "n": 3,
    "yes": True,
    "so": "1.250.000",
    "đơn_vị": "Phòng",
}


def part_of(source):
    return Part("word/document.xml", Role.NOTES, source)


def by_jinja(source, context):
    """Return what Jinja prints in the sandbox, or its error."""
    try:
        return "".join(next(SandboxedParts((part_of(source),), "mau").printed(context)))
    except TemplateError as error:
        return error


def by_light(source, context):
    """Return what a light program prints, ``None`` where there is none or it leaves the paper to Jinja."""
    made = lightened(part_of(source), TemplateEnvironment())
    if made is None:
        return None
    # As it comes back from the disk.
    program = json.loads(json.dumps(made.programs[0]))
    try:
        return run_light(program, context)
    except LeftToJinjaError:
        return None


@pytest.mark.parametrize(
    "source",
    [
        "chữ & thẻ <w:p>",
        "{{ a }} {{ b.x }} {{ b['x'] }} {{ ds[0] }} {{ ds[-1] }} {{ n }}",
        "{{ 'chữ <&>' }}{{ 7 }}{{ '{{' }}",
        "{% if yes %}có{% endif %}{% if not yes %}x{% elif n == 3 %}ba{% else %}y{% endif %}",
        "{% for i in ds %}{{ loop.index }}/{{ loop.length }}. {{ i }}{% if not loop.last %}; {% endif %}{% endfor %}",
        "{% for i in ds %}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{% endfor %}",
        "{% for i in ds %}{% if loop.first %}{{ loop.index }}{% endif %}{% endfor %}",
        "{% for i in ds %}{{ loop.previtem|default('-') }}{{ loop.nextitem|default('-') }}{% endfor %}",
        "{% for i in [] %}x{% else %}trống{% endfor %}",
        "{% for i in ds if i != 'hai' %}{{ i }}{{ loop.index }}{% endfor %}",
        "{% for k, v in pairs %}{{ k }}={{ v }}{% endfor %}{% for k in b %}{{ k }}{% endfor %}",
        "{% for r in rows %}{% for s in rows %}{{ r.k }}{{ loop.index }}{% endfor %}|{{ loop.index }}{% endfor %}",
        "{% for i in range(n) %}{{ i }}{% endfor %}{% for i in range(1, 10, 4) %}{{ i }}{% endfor %}",
        "{% set x = a %}{{ x }}{% set x, y = pairs[0] %}{{ x }}{{ y }}",
        "{% set x = 1 %}{% for i in ds %}{{ x }}{% set x = x + 1 %}{{ x }}{% endfor %}{{ x }}",
        "{% for i in ds %}{{ n }}{% set n = i %}{{ n }}{% endfor %}{{ n }}",
        "{% if yes %}{% set z = 'có' %}{% else %}{% set z = 'không' %}{% endif %}{{ z }}",
        "{% if n > 9 %}{% set a = 'khác' %}{% endif %}{{ a }}",
        "{{ a|upper }} {{ a|lower }} {{ a|capitalize }} {{ '  x '|trim ~ a }} {{ ds|join(', ') }} {{ ds|length }}",
        "{{ ds|first }} {{ ds|last }} {{ a|replace('A', '<') }} {{ a|e }} {{ khong|default('mặc định') }}",
        "{{ b.khong|default('d') }} {{ b.none|default('d', true) }} {{ ''|default(a, boolean=true) ~ '' }}",
        "{{ so|bang_chu }} {{ so|bang_chu(don_vi='đô la') }} {{ n|doc_so }} {{ ds|length + 1 }}",
        "{{ n + 1 }} {{ n - 5 }} {{ n * 2 }} {{ n // 2 }} {{ n % 2 }} {{ -n }} {{ a + b.x }} {{ a ~ n ~ ds[0] }}",
        "{{ a if yes else 'x' }} {{ b.x or a }} {{ a and b.x }}",
        "{% if 1 < n < 5 and 'một' in ds and 'x' not in ds and n >= 3 and n <= 3 and a != 'b' %}đúng{% endif %}",
        "{% if a is defined and khong is not defined and khong is undefined and b.none is none %}đúng{% endif %}",
        "{% if n is odd and 4 is even and n is divisibleby 3 %}đúng{% endif %}",
        "{% if a is string and n is number and n is gt 2 and n is not none and yes is true %}đúng{% endif %}",
        "{{ n|chieu_dai_ke(1) }} {{ a|chieu_dai_ke(1) }} {{ đơn_vị }}",
    ],
    ids=lambda source: source[:50],
)
def test_what_templates_are_made_of_is_printed_without_jinja(source):
    assert by_light(source, VALUES) == by_jinja(source, VALUES)


@pytest.mark.parametrize(
    "source",
    [
        "{{ khong }}",
        "{{ a.khong }}",
        "{{ b.khong.x }}",
        "{{ ds }}",
        "{{ b }}",
        "{{ none }}",
        "{{ yes }}",
        "{{ b.none }}",
        "{{ 'a'|upper }}",
        "{{ ds[9] }}",
        "{{ khong or a }}",
        "{{ khong == a }}",
        "{{ [] + ds }}",
        "{{ n / 2 }}",
        "{{ n / 0 }}",
        "{{ a.upper }}",
        "{{ a.__class__ }}",
        "{{ b.items }}",
        "{{ b['items'] }}",
        "{{ a * 3 }}",
        "{{ 'x' * 100000000 }}",
        "{{ '%s' % a }}",
        "{% for i in range(100000) %}x{% endfor %}",
        "{% for i in n %}x{% endfor %}",
        "{% for i in khong %}x{% endfor %}",
        "{% for i, j in ds %}x{% endfor %}",
        "{{ a|doc_so }}",
        "{{ ds|upper }}",
        "{{ loop }}",
        "{% for i in ds %}{{ loop }}{% endfor %}",
        "{% for i in ds %}{{ loop.cycle }}{% endfor %}",
        "{{ range }}",
        "{% for loop in ds %}{{ loop }}{% endfor %}",
        "{{ a|khong }}",
        "{% if a is khong %}x{% endif %}",
        "{% macro m() %}{% endmacro %}",
        "{% set x, y = ds[0], n %}",
        "{{ 'một' if none }}",
        "{% set x = 'x' * 3 %}",
        "{{ self }}",
        "{{ 10000000000000 }}",
        "{{ 1000000 * 1000000 * 10 }}",
    ],
)
def test_what_is_wrong_or_odd_is_left_to_jinja(source):
    assert by_light(source, VALUES) is None


@pytest.mark.parametrize(
    ("source", "context"),
    [
        ("{% for i in ds %}{% for j in ds %}{% endfor %}{% endfor %}", {"ds": ["x"] * 200}),
        ("{% for i in ds %}{{ a }}{% endfor %}", {"ds": ["x"] * 1000, "a": "x" * 3000}),
        ("{{ ds|join }}", {"ds": ["x" * 100] * 600}),
        ("{% for i in ds if false %}{% endfor %}", {"ds": ["x"] * 30_000}),
        ("{{ a|replace('x', 'y') }}", {"a": "x" * 60_000}),
    ],
    ids=["turns", "output", "join", "filtered", "replace"],
)
def test_what_is_large_is_left_to_jinja(source, context):
    assert by_light(source, context) is None


def test_what_takes_long_is_left_to_jinja(monkeypatch):
    source = "{% for i in ds %}{{ i }}{% endfor %}"
    assert by_light(source, VALUES) == "mộthaiba"
    monkeypatch.setattr(light, "_MOST_SECONDS", -1.0)
    assert by_light(source, VALUES) is None


def test_sources_made_at_random_are_printed_as_jinja_prints_them_or_left_to_it():
    alike = left = refused = 0
    for seed in range(SEEDS):
        making = Sources(seed)
        source, context = making.statements(), making.context()
        got = by_light(source, context)
        expected = by_jinja(source, context)
        if got is None:
            left += 1
            refused += isinstance(expected, TemplateError)
        else:
            assert got == expected, (seed, source, context)
            alike += 1
    # Most of what is left has an error, and most of what has none is printed: the comparison is not empty.
    assert alike > SEEDS // 6
    assert refused > left * 0.8


@given(st.text())
def test_escaping_is_that_of_markupsafe(text):
    assert escaped(text) == str(escape(text))


@pytest.mark.parametrize("kind", list(Kind))
def test_every_starter_is_printed_without_jinja(kind):
    prepared = opened(starter(kind), kind, own_properties=False)
    assert prepared.parts
    assert all(part.light is not None for part in prepared.parts)
    _workspace, record = record_at(*EXAMPLE)
    for sheet in [sheet for sheet in sheets_of(record).values() if sheet.kind is kind][:3]:
        for part in prepared.parts:
            expected = next(SandboxedParts((part,), "mau").printed(sheet.context))
            assert [run_light(program, sheet.context) for program in part.light.programs] == expected


def outcome(template, context):
    """Return the paper and what its tags printed, or type and words of the error."""
    printed: Printed = {}
    try:
        paper = template.paper(template.filled(context, printed))
        # What a filter has escaped is markup for Jinja.
        return paper, {
            part: [Markup(value).unescape() if isinstance(value, Markup) else value for value in values]
            for part, values in printed.items()
        }
    except TemplateError as error:
        paths = error.paths if isinstance(error, FillingError) else ()
        return type(error), error.message, error.hint, paths


TEMPLATE = template_of(
    "{{ a }} {{ b.x }}",
    "{%p for r in rows %}",
    "{{ loop.index }}. {{ r.k|e }} {{ 7 }}{{ a|upper }}",
    "{%p endfor %}",
    header1="đầu {{ a }}",
)
FAULTY = [
    {},
    {"a": "x"},
    {**VALUES, "a": None},
    {**VALUES, "a": ["x"]},
    {**VALUES, "b": {}},
    {**VALUES, "b": "chữ"},
    {**VALUES, "rows": [{"v": "1"}]},
    {**VALUES, "rows": None},
    {**VALUES, "a": "x\x0by"},
    {**VALUES, "a": "x\ny\tz"},
    {**VALUES, "rows": [{"k": "\ud800"}]},
    VALUES,
]


@pytest.mark.parametrize("context", FAULTY, ids=repr)
def test_errors_are_those_of_jinja(context):
    prepared = opened(TEMPLATE, "mau.docx")
    assert all(part.light is not None for part in prepared.parts)
    light_one, other = SandboxedTemplate(prepared, "mau.docx"), SandboxedTemplate(without_light(prepared), "mau.docx")
    assert outcome(light_one, context) == outcome(other, context)
    # And a paper that went wrong leaves no trace in the next.
    assert outcome(light_one, VALUES) == outcome(other, VALUES)
    assert list(light_one.asked()) == list(other.asked())


def test_the_first_papers_are_printed_without_jinja_and_the_others_with_it_to_the_same_bytes(monkeypatch):
    monkeypatch.setattr(sandboxed, "_FEW", 3)
    template = SandboxedTemplate(opened(TEMPLATE, "mau.docx"), "mau.docx")
    papers, with_jinja = [], []
    for _turn in range(5):
        papers.append(template.paper(template.filled(VALUES)))
        with_jinja.append("_compiled" in vars(template))
    assert len(set(papers)) == 1
    assert with_jinja == [False, False, False, True, True]


def test_light_programs_come_back_from_bytes_as_they_went():
    prepared = opened(TEMPLATE, "mau.docx")
    again = from_bytes(to_bytes(prepared))
    assert from_bytes(to_bytes(again)) == again
    context = {**VALUES, "rows": VALUES["rows"] * 3}
    assert outcome(SandboxedTemplate(again, "m"), context) == outcome(SandboxedTemplate(prepared, "m"), context)


HOSTILE = [
    ["attr", ["name", "l_0_a"], "__class__"],
    ["attr", ["attr", ["name", "l_0_a"], "__class__"], "__mro__"],
    ["item", ["name", "l_0_a"], ["const", "__class__"]],
    ["filter", "__import__", ["const", "os"], [], {}],
    ["filter", "attr", ["name", "l_0_a"], [["const", "__class__"]], {}],
    ["test", "callable", ["name", "l_0_a"], []],
    ["range", "l_0_a", [["const", 10]]],
    ["range", "l_0_range", [["const", 10**9]]],
    ["binary", "*", ["const", "x"], ["const", 10**9]],
    ["binary", "**", ["const", 10], ["const", 10**9]],
    ["call", ["name", "l_0_a"]],
    ["statements"],
    [],
    "print",
    None,
    7,
]


@pytest.mark.parametrize("expression", HOSTILE, ids=repr)
def test_a_program_that_somebody_else_has_written_can_do_nothing_a_template_could_not(expression):
    loads = [["l_0_a", "resolve", "a"], ["l_0_range", "resolve", "range"]]
    with pytest.raises(LeftToJinjaError):
        run_light([loads, [["print", expression]]], {"a": "một"})
    with pytest.raises(LeftToJinjaError):
        run_light([loads, [[expression, "x"], ["data", 7]]], {"a": "một"})


def test_a_program_nested_too_deep_is_left_to_jinja():
    deep = ["name", "l_0_a"]
    for _level in range(100_000):
        deep = ["unary", "not", deep]
    with pytest.raises(LeftToJinjaError):
        run_light([[["l_0_a", "resolve", "a"]], [["print", deep]]], {"a": "x"})


ONE_LETTER = """
import sys
from pathlib import Path
from thongbao.render.opening import opened_file
from thongbao.render.sandboxed import Printed, SandboxedTemplate
letter = SandboxedTemplate(opened_file(Path(sys.argv[1]), "mau.docx"), "mau.docx")
paper = letter.paper(letter.filled({"a": "một & <hai>", "ds": ["x", "y"]}))
Path(sys.argv[2]).write_bytes(paper)
heavy = {"docxtpl", "docx", "jinja2", "lxml", "zipfile", "tempfile", "markupsafe", "xml"}
print(sorted({name.partition(".")[0] for name in sys.modules} & heavy))
"""


def test_one_letter_from_its_entry_imports_neither_jinja_nor_lxml_nor_zipfile(tmp_path):
    path = tmp_path / "mau.docx"
    path.write_bytes(package_bytes(template_of("{{ a }}", "{%p for x in ds %}", "{{ x }}", "{%p endfor %}").members))
    environment = {**os.environ, cache.VARIABLE: str(tmp_path / "cache")}
    said, papers = [], []
    for turn in range(2):
        paper = tmp_path / f"{turn}.docx"
        arguments = [sys.executable, "-c", ONE_LETTER, str(path), str(paper)]
        done = subprocess.run(arguments, capture_output=True, text=True, check=True, env=environment)
        said.append(done.stdout.strip())
        papers.append(paper.read_bytes())
    assert "jinja2" in said[0]
    assert said[1] == "[]"
    assert papers[0] == papers[1]


def test_a_file_that_changed_by_one_byte_is_looked_at_again(tmp_path, monkeypatch):
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    path = tmp_path / "mau.docx"
    path.write_bytes(package_bytes(template_of("{{ a }}").members))
    assert opened_file(path, "mau") == opened_file(path, "mau")
    path.write_bytes(package_bytes(template_of("{{ a.__class__ }}").members))
    with pytest.raises(TemplateError):
        list(SandboxedTemplate(opened_file(path, "mau"), "mau").filled({"a": "x"}))
    digests = {hashlib.sha256(entry.read_bytes()).hexdigest() for entry in (tmp_path / "cache").iterdir()}
    assert len(digests) == 2
