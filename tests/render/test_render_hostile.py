"""Templates made to harm: nothing they hold is executed, and no line of theirs makes gigabytes."""

import builtins
import io
import itertools
import os
import subprocess
import time
import tracemalloc

import pytest
from made_records import p, sheet_of, template_of, words_of

from thongbao.errors import ExitCode, TemplateError, ThongbaoError
from thongbao.render.rendering import render
from thongbao.render.template import Template
from thongbao.word.package import CORE_PROPERTIES, open_package
from thongbao.word.text import W

POPEN = "{{ cycler.__init__.__globals__.os.popen('id').read() }}"
ESCAPES = [
    POPEN,
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ joiner.__init__.__globals__.os.popen('id').read() }}",
    "{{ namespace.__init__.__globals__.os.popen('id').read() }}",
    "{{ self.__init__.__globals__.__builtins__.__import__('os').popen('id').read() }}",
    "{{ self._TemplateReference__context }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ()['__class__']['__base__']['__subclasses__']() }}",
    "{{ a.__class__ }}",
    "{{ a['__class__'] }}",
    "{{ a['__cl' + 'ass__'] }}",
    "{{ a|attr('__class__') }}",
    "{{ range.__class__.__base__ }}",
    "{{ range.__globals__ }}",
    "{{ range.__call__.__self__.__globals__ }}",
    "{% for x in range(1) %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{% for x in range(1) %}{{ loop._undefined }}{% endfor %}",
    "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}",
    "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "{{ '{0.__class__.__init__.__globals__}'.format(a) }}",
    "{{ '%s'.__mod__(a) }}",
    "{{ ['id']|map('system')|list }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ request.application.__globals__ }}",
    "{{ dict.__base__.__subclasses__() }}",
    "{{ ().__class__.__bases__[0] }}",
    "{% set x = ''.join %}{{ x.__self__.__class__ }}",
    "{{ [].append }}",
    "{{ {}.update }}",
    "{{ a.format }}",
    "{{ a.encode() }}",
    "{{ (a|e).__html__ }}",
    "{{ (a|e).unescape() }}",
    "{{ (a|e).striptags() }}",
]


@pytest.fixture(autouse=True)
def no_door(monkeypatch):
    """Make every way out of the process fail the test."""

    def opened(*_args, **_kwargs):
        raise AssertionError("the template got out of its sandbox")

    for module, name in ((os, "popen"), (os, "system"), (subprocess, "Popen"), (builtins, "eval"), (io, "open")):
        monkeypatch.setattr(module, name, opened)


def refused(package, **context):
    """Fill a template that must be refused, with little memory and in little time."""
    tracemalloc.start()
    started = time.perf_counter()
    try:
        with pytest.raises(TemplateError) as caught:
            render(sheet_of(**{"a": "một", **context}), Template(package, "mau.docx"))
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()
    assert time.perf_counter() - started < 5
    assert caught.value.exit_code is ExitCode.TEMPLATE == 4
    return caught.value


@pytest.mark.parametrize("payload", ESCAPES)
def test_a_way_out_of_the_sandbox_is_closed(payload):
    refused(template_of("{{ a }}", payload))


@pytest.mark.parametrize("part", ["header1", "header2", "footer1", "footer2"])
@pytest.mark.parametrize("payload", [POPEN, "{{ ''.__class__ }}"])
def test_headers_and_footers_are_in_the_sandbox_too(part, payload):
    assert f"word/{part}.xml" in refused(template_of("{{ a }}", **{part: payload})).message


@pytest.mark.parametrize("part", ["footnotes", "endnotes"])
def test_notes_are_in_the_sandbox_too(part):
    package = template_of("{{ a }}")
    kind = part.removesuffix("s")
    note = f'<w:{part} xmlns:w="{W}"><w:{kind} w:id="2">{p(POPEN)}</w:{kind}></w:{part}>'
    assert f"word/{part}.xml" in refused(package.replaced({f"word/{part}.xml": note.encode()})).message


@pytest.mark.parametrize("part", [CORE_PROPERTIES, "docProps/app.xml", "docProps/custom.xml", "word/comments.xml"])
def test_properties_and_comments_are_not_run(part):
    package = template_of("{{ a }}").replaced({part: f"<a>{POPEN}</a>".encode()})
    paper = open_package(render(sheet_of(a="một"), Template(package, "mau.docx")), "x")
    assert all(b"uid=" not in data for data in paper.members.values())
    assert b"popen" not in paper.members[CORE_PROPERTIES]


def test_the_values_of_a_sheet_are_not_run():
    for payload in ESCAPES:
        assert words_of(render(sheet_of(a=payload), Template(template_of("{{ a }}"), "m"))).startswith(payload)


@pytest.mark.parametrize(
    "payload",
    [
        '{{ "x" * 10**8 }}',
        '{{ "x" * 100000000 }}',
        '{{ 100000000 * "x" }}',
        "{{ [1] * 100000000 }}",
        "{{ (1, 2) * 100000000 }}",
        "{% for i in range(10**9) %}x{% endfor %}",
        "{% for i in range(1000000000) %}x{% endfor %}",
        "{% for i in range(-1000000000) %}x{% endfor %}{{ range(-1000000000)|length }}{{ 'x' * 2 }}",
        "{{ range(1000000000)|length }}",
        "{{ range(99999999999999999999999)|length }}",
        "{{ 2 ** 100000000 }}",
        "{{ 10 ** 10 ** 10 }}",
        '{{ "%999999999d" % 1 }}',
        '{{ "%0999999999d" % (1,) }}',
        "{{ a % 1 }}",
        "{{ a.ljust(100000000) }}",
        "{{ '{:>100000000}'.format(a) }}",
        "{{ a|center(100000000) }}",
        "{{ a|indent(100000000) }}",
        "{{ a|format }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    ],
)
def test_a_line_that_asks_for_gigabytes_is_refused(payload):
    refused(template_of("{{ a }}", payload))


def doubled(step, times=23):
    return '{% set x = "xxxx" %}' + step * times + "{{ x|length }}{{ x }}"


@pytest.mark.parametrize(
    "payload",
    [
        doubled("{% set x = x + x %}"),
        doubled("{% set x = x ~ x %}"),
        doubled("{% set x = [x, x]|join %}"),
        doubled("{% set x = x|replace('x', 'xx') %}"),
        doubled("{% set x %}{{ x }}{{ x }}{% endset %}"),
        doubled("{% set x = range(200)|join(x) %}", 3),
        doubled("{% set x = x|replace('x', x) %}", 3),
    ],
    ids=["+", "~", "join", "replace", "set block", "join with", "replace with"],
)
def test_text_that_doubles_again_and_again_is_refused(payload):
    refused(template_of("{{ a }}", payload))


@pytest.mark.parametrize(
    "payload",
    [
        "{{ " + "(" * 3_000 + "a" + ")" * 3_000 + " }}",
        "{{ " + "not " * 5_000 + "a }}",
        "{{ " + "-" * 5_000 + "1 }}",
        "{% for i in range(1) %}" * 30 + "{{ a }}" + "{% endfor %}" * 30,
        "{% if a %}" * 150 + "{{ a }}" + "{% endif %}" * 150,
        "{{ " + "9" * 5_000 + " }}",
        "{{ a" + ".b" * 5_000 + " }}",
        "{{ a" + "[0]" * 5_000 + " }}",
        "{{ a" + " + a" * 5_000 + " }}",
    ],
    ids=["brackets", "not", "minus", "loops", "ifs", "digits", "dots", "indexes", "sum"],
)
def test_a_tag_nested_too_deep_is_refused_and_not_a_crash(payload):
    refused(template_of("{{ a }}", payload))


@pytest.mark.parametrize("letter", [r"\ud800", r"\x00", r"\x0b", r"\uffff"])
def test_a_character_that_no_xml_may_hold_is_refused(letter):
    refused(template_of("{{ a }}", '{{ "' + letter + '" }}'))


def test_nothing_a_template_holds_raises_but_our_own_errors():
    pieces = ["{{", "}}", "{%", "%}", "{#", "p ", "tr ", "if a", "endif", "for x in a", "a"]
    codes = set()
    for payload in itertools.product(pieces, repeat=3):
        try:
            render(sheet_of(a="một"), Template(template_of("{{ a }}", "".join(payload)), "mau.docx"))
        except ThongbaoError as error:
            codes.add(error.exit_code)
    assert codes == {ExitCode.TEMPLATE}
