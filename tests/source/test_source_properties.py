"""What holds for any text, any nesting, any bytes."""

import time
import unicodedata

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thongbao.source import events, rules
from thongbao.source.reader import parse
from thongbao.source.shape import structure_lines

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cn", "Co", "Zl", "Zp"]), max_size=30)
keys = texts.map(lambda text: unicodedata.normalize("NFC", text))
trees = st.recursive(
    texts,
    lambda children: st.lists(children, max_size=4) | st.dictionaries(keys, children, max_size=4),
    max_leaves=20,
)
FRAGMENTS = [
    "a: ",
    "b",
    ":",
    "- ",
    "\n",
    "  ",
    "\t",
    "[",
    "]",
    "{",
    "}",
    ",",
    "'",
    '"',
    "|",
    ">",
    "&x ",
    "*x",
    "!",
    "%",
]
FRAGMENTS += [
    "\\",
    "@",
    "#",
    " #",
    "---\n",
    "...\n",
    "\u00a0",
    "“",
    "”",
    "\u200b",
    "\x01",
    "\r\n",
    "é",
    "e\u0301",
    "? ",
    "~",
]
FRAGMENTS += ["\n\n", "\nc: d", "<<: ", "\u2028", "\ufeff", '"\\u', '"\\x41"', ": ", "😀"]


def composed(value):
    if isinstance(value, dict):
        return {composed(key): composed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [composed(item) for item in value]
    return unicodedata.normalize("NFC", value)


def places(node):
    if isinstance(node, dict):
        for at, key in enumerate(node):
            yield from ((key, node.offsets[2 * at]), (node[key], node.offsets[2 * at + 1]))
            yield from places(node[key])
    elif isinstance(node, list):
        for offset, item in zip(node.offsets, node, strict=True):
            yield item, offset
            yield from places(item)


@given(st.dictionaries(keys, trees, min_size=1, max_size=5))
def test_what_was_dumped_is_read_back_composed(tree):
    text = yaml.safe_dump(tree, allow_unicode=True, default_style='"')
    document, findings = parse(text.encode(), "f")
    assert findings == []
    assert document.root == composed(tree)
    for value, offset in places(document.root):
        if isinstance(value, str):
            assert document.text[offset] == '"' or document.text.startswith('? "', offset)


@given(st.lists(st.sampled_from(["a", "b", "c", "tê", "te\u0302"]), min_size=1, max_size=12))
def test_every_repeated_key_is_found(names):
    _document, findings = parse("".join(f"{name}: 1\n" for name in names).encode(), "f")
    composed_names = composed(names)
    repeated = [n + 1 for n, name in enumerate(composed_names) if name in composed_names[:n]]
    assert [(f.rule, f.place.line) for f in findings] == [(rules.REPEATED_KEY.id, line) for line in repeated]


def judge(data):
    started = time.process_time()
    document, findings = parse(data, "f")
    assert time.process_time() - started < 5
    assert document is not None or findings
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for finding in findings:
        assert 1 <= finding.place.line <= lines
        assert 1 <= finding.place.column <= len(data) + 1
    return document, findings


@given(st.binary(max_size=300))
def test_no_bytes_whatever_raise(data):
    judge(data)


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
def test_no_heap_of_yaml_signs_raises(text):
    judge(text.encode())
    list(structure_lines(text))


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join))
def test_the_parser_written_in_python_never_raises_either(text):
    fast, events._Parser = events._Parser, events._PythonParser
    try:
        judge(text.encode())
    finally:
        events._Parser = fast


@given(st.sampled_from(FRAGMENTS), st.integers(1, 3000))
def test_repetition_of_any_sign_takes_bounded_time(sign, count):
    judge((sign * count).encode())
    judge(("a: x\nb:\n  " + sign * count).encode())
