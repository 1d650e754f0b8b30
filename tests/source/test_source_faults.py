"""Every fault of a YAML file is a finding with its rule and exact place, and what merely follows from it is none."""

import pytest
import yaml

from thongbao.findings import Severity
from thongbao.source import events, rules
from thongbao.source.builder import MAX_ALIAS_NODES, MAX_DEPTH
from thongbao.source.faults import MAX_FINDINGS
from thongbao.source.reader import MAX_BYTES, parse

pytestmark = pytest.mark.usefixtures("either_parser")


def faults(text):
    """The findings as (rule, line, column)."""
    _document, findings = parse(text if isinstance(text, bytes) else text.encode(), "f.yaml")
    for finding in findings:
        assert finding.place.file == "f.yaml"
        assert finding.message
        assert finding.hint
        assert "{" not in finding.message.replace("dấu ngoặc {", "")
    return [(f.rule, f.place.line, f.place.column) for f in findings]


SYNTAX, TAB, NBSP = rules.SYNTAX.id, rules.TAB.id, rules.HARD_SPACE.id


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ("a: 1\nb\nc: 2\n", 2, 1, "thiếu dấu hai chấm"),
        ("a:\n - 1\n b\n", 3, 2, "thiếu dấu hai chấm"),
        ("x\nb: 1\n", 1, 1, "thiếu dấu hai chấm"),
        ("c: d\nten:b\n", 2, 4, "thiếu một dấu cách"),
        ("ten:b\nc: d\n", 1, 4, "thiếu một dấu cách"),
        ("a: b: c\n", 1, 5, "Dấu hai chấm thứ hai"),
        ("a: 1\n b: 2\n", 2, 3, "lùi sâu hơn dòng trên"),
        ("a: “x: y”\n", 1, 6, "dấu nháy cong"),
        ("a:\n  - x\n - y\n", 3, 2, "không thẳng hàng"),
        ("  a: 1\nb: 2\n", 2, 1, "không thẳng hàng"),
        ("a: b\n- c\n", 2, 1, "không thẳng hàng"),
        ("a:\n  - x\n  y: 1\n", 3, 3, "dấu gạch «- »"),
        ("a: - b\n", 1, 4, "không được đứng cùng dòng"),
        ("a: 'abc\nb: 1\n", 1, 4, "Dấu nháy ' mở ở đây"),
        ('a: "abc\nb: "def"\nc: 1\n', 1, 4, 'Dấu nháy " mở ở đây'),
        ("a: 'b\n---\nc'\n", 1, 4, "Dấu nháy ' mở ở đây"),
        ("a: 'x' y\n", 1, 8, "chữ thừa sau dấu nháy"),
        ('a: ["x" y]\n', 1, 9, "chữ thừa sau dấu nháy"),
        ("a: [1, 2\nb: 3\n", 1, 4, "nhận ra ở dòng 2"),
        ("a: [\n", 1, 4, "dấu ngoặc ["),
        ("a: {x: y]\n", 1, 4, "dấu ngoặc {"),
        ("a: ]\n", 1, 4, "Dấu ] ở đây"),
        ("a: [1 2]]\n", 1, 9, "Dấu ] ở đây"),
        ("a: [,b]\n", 1, 5, "Dấu , ở đây"),
        ('a: "x\\qy"\n', 1, 6, "\\q"),
        ('a: "\\xZ"\n', 1, 5, "\\x"),
        ('a: "\\ud800"\n', 1, 5, "\\u"),
        ('a: "\\U00110000"\n', 1, 5, "\\U"),
        ("a: @x\n", 1, 4, "bắt đầu bằng dấu @"),
        ("a: `x\n", 1, 4, "bắt đầu bằng dấu `"),
        ("a: %x\n", 1, 4, "bắt đầu bằng dấu %"),
        ("%x\n", 1, 1, "bắt đầu bằng dấu %"),
        ("%YAML 3.0\n---\na: 1\n", 1, 1, "bắt đầu bằng dấu %"),
        ("a: &a&b c\n", 1, 4, "bắt đầu bằng dấu &"),
        ("a: * b\n", 1, 4, "bắt đầu bằng dấu *"),
        ("a: ? b\n", 1, 4, "dấu ?"),
        ("a: |x\n b\n", 1, 4, "Sau dấu | hoặc >"),
    ],
)
def test_a_syntax_error_says_what_slipped_and_where(text, line, column, says):
    document, findings = parse(text.encode(), "f.yaml")
    assert document is None
    assert [(f.rule, f.place.line, f.place.column) for f in findings] == [(SYNTAX, line, column)]
    assert says in findings[0].message
    assert findings[0].hint


def test_every_line_indented_by_a_tab_is_named_once_and_the_error_it_causes_is_not():
    assert faults("a:\n\tb: 1\n\tc: 2\nd:\n  - x\n  \t- y\n") == [(TAB, 2, 1), (TAB, 3, 1), (TAB, 6, 3)]


def test_a_tab_inside_a_block_or_a_quotation_is_text():
    text = 'a: |\n  x\n  \ty\n   \nb: "x\n\ty"\nc:\n  - viec: >-\n      x\n      \tz\n'
    assert faults(text) == []
    assert faults(text + "d: e: f\n") == [(SYNTAX, 11, 5)]


def test_a_tab_that_ends_a_block_is_named():
    assert faults("a: |\n  x\n\ty\n") == [(TAB, 3, 1)]
    assert faults("- \t- x\n") == [(TAB, 1, 3)]


@pytest.mark.parametrize(
    ("encoding", "says"), [("cp1258", "Windows-1258"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16")]
)
def test_another_encoding_is_named(encoding, says):
    # windows-1258 writes the tone after the vowel.
    text = "a: 1\nloai: Tho\u0302ng ba\u0301o đơn vị\n".replace("ị", "i\u0323").replace("o\u0302", "ô")
    document, findings = parse(text.encode(encoding), "f.yaml")
    assert document is None
    assert [f.rule for f in findings] == [rules.ENCODING.id]
    assert says in findings[0].message
    assert "UTF-8" in findings[0].hint


def test_the_first_byte_that_is_not_utf8_is_placed():
    assert faults("a: é\nb: é".encode() + b"\xff x") == [(rules.ENCODING.id, 2, 5)]
    assert faults(b"\xef\xbb\xbfa: \x81") == [(rules.ENCODING.id, 1, 4)]
    assert "Windows-1252" in parse("a: caf\u00e9 x".encode("cp1252"), "f")[1][0].message


def test_curly_quotes_around_a_whole_value_or_key_are_a_warning():
    document, findings = parse('“a”: ‘b c’\nd: “e” và “f”\ng: "“h”"\ni: [”k”]\n'.encode(), "f")
    assert document.root == {"“a”": "‘b c’", "d": "“e” và “f”", "g": "“h”", "i": ["”k”"]}
    assert [(f.rule, f.place.line, f.place.column) for f in findings] == [
        (rules.CURLY_QUOTES.id, 1, 1),
        (rules.CURLY_QUOTES.id, 1, 6),
        (rules.CURLY_QUOTES.id, 4, 5),
    ]
    assert {f.severity for f in findings} == {Severity.WARNING}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a:\u00a0b\nc: d\n", [(1, 3)]),
        ("c: d\na:\u00a0b\ne: f\n", [(2, 3)]),
        ("a:\u00a0b\n", [(1, 3)]),
        ("x:\n  - a:\u00a0b\n    c:\u00a0d\n", [(2, 7), (3, 7)]),
        ("a:\n\u00a0\u00a0b: 1\nc: 2\n", [(2, 1)]),
        ("a:\n  -\u00a0x\n", [(2, 4)]),
        ("a:\n  - \u00a0viec: x\n", [(2, 5)]),
        ("a: b\u00a0c\nd: \u00a0e\n# luu:\u00a0VT\n", []),
        ("a: |\n  b:\u00a0c\n  \u00a0d\ne: 'x\n  f:\u00a0g'\nh:\n  - Ghi chú:\u00a0x\n", []),
    ],
)
def test_a_hard_space_in_the_place_of_a_space_is_named_and_nothing_else(text, places):
    assert faults(text) == [(NBSP, line, column) for line, column in places]


def test_the_second_of_two_equal_keys_is_named_with_the_line_of_the_first():
    document, findings = parse("a: 1\nb: {c: 1, c: 2}\na: 3\nte\u0302: 1\ntê: 2\n".encode(), "f")
    assert document.root == {"a": "1", "b": {"c": "1"}, "tê": "1"}
    assert [(f.rule, f.place.line, f.place.column) for f in findings] == [
        (rules.REPEATED_KEY.id, 2, 11),
        (rules.REPEATED_KEY.id, 3, 1),
        (rules.REPEATED_KEY.id, 5, 1),
    ]
    assert "«a»" in findings[1].message
    assert "dòng 1" in findings[1].message


def test_merge_keys_are_refused_but_a_quoted_one_is_a_word():
    assert faults("a: &a {b: 1}\nc:\n  <<: *a\n  d: 1\n") == [(rules.MERGE_KEY.id, 3, 3)]
    assert faults("a: <<\n'<<': 1\n") == []
    assert faults("a: <<\n<<: 1\n") == [(rules.MERGE_KEY.id, 2, 1)]


@pytest.mark.parametrize("tag", ["!x", "!", "!!str", "!!python/object/apply:os.system", "!<tag:x>", "!a!b"])
def test_tags_are_refused(tag):
    assert faults(f"a: {tag} y\n") == [(rules.TAG.id, 1, 4)]


def test_tags_of_collections_are_refused():
    assert faults("a: !!set {b}\nc: !x [d]\n") == [(rules.TAG.id, 1, 4), (rules.TAG.id, 2, 4)]


def test_anchors_and_aliases_are_allowed():
    assert faults("a: &x [1, 2]\nb: *x\nc: &y k\n*y : d\n") == []


def test_an_alias_to_nothing_or_to_itself_is_named():
    assert faults("a: *x\nb: &b [*b]\n") == [(rules.ALIAS_LOST.id, 1, 4), (rules.ALIAS_LOST.id, 2, 8)]


def test_a_billion_laughs_end_at_the_limit():
    lines = ["a0: &a0 [" + ",".join("x" * 10) + "]"]
    lines += [f"a{i}: &a{i} [" + ",".join([f"*a{i - 1}"] * 10) + "]" for i in range(1, 10)]
    document, findings = parse("\n".join(lines).encode(), "f")
    assert document is None
    assert [f.rule for f in findings] == [rules.ALIAS_BOMB.id]
    assert faults("a: &a x\nb: [" + "*a, " * MAX_ALIAS_NODES + "]\n") == []


def test_depth_is_limited():
    assert faults("a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)) == []
    assert faults("a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH) == [(rules.TOO_DEEP.id, 1, 3 + MAX_DEPTH)]


def test_depth_by_way_of_aliases_is_limited():
    chain = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}]\n" for i in range(1, 60))
    assert faults(chain) == [(rules.TOO_DEEP.id, 40, 12)]


@pytest.mark.parametrize("mark", ["[", "{", "- ", "? ", "a: ["])
def test_a_hundred_thousand_levels_end_at_the_limit(mark):
    assert [rule for rule, *_ in faults(mark * 100_000)] == [rules.TOO_DEEP.id]


def test_a_line_of_a_megabyte_is_read():
    document, findings = parse(b"a: " + b"x" * 1_000_000 + b"\nb: c\n", "f")
    assert findings == []
    assert len(document.root["a"]) == 1_000_000


def test_a_file_above_the_size_limit_is_not_read():
    assert faults(bytes(MAX_BYTES + 1)) == [(rules.TOO_LARGE.id, 1, 1)]


def test_a_second_document_is_named_and_the_first_is_kept():
    document, findings = parse(b"---\na: 1\n---\nb: 1\n", "f")
    assert document.root == {"a": "1"}
    assert [(f.rule, f.place.line) for f in findings] == [(rules.SECOND_DOCUMENT.id, 3)]
    assert faults("a: 1\n...\nb: 1\n") == [(rules.SECOND_DOCUMENT.id, 3, 1)]


@pytest.mark.parametrize("text", ["", "\n", "# ghi chú\n", "---\n", "\ufeff", "~\n"])
def test_an_empty_file_is_named(text):
    assert faults(text) == [(rules.EMPTY.id, 1, 1)]


def test_a_file_that_is_a_list_or_a_word_is_named():
    assert faults("# x\n- a\n") == [(rules.ROOT.id, 2, 1)]
    assert faults("Thông báo\n") == [(rules.ROOT.id, 1, 1)]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("[a]: b\nc: d\n", 1, 1), ("a: {{ x }}\n", 1, 5), ("~: b\n", 1, 1), (": b\n", 1, 1), ("x: &n\n*n : b\n", 2, 1)],
)
def test_a_key_that_is_not_a_word_is_named(text, line, column):
    assert faults(text) == [(rules.KEY_NOT_TEXT.id, line, column)]


def test_control_characters_are_errors_and_the_rest_is_still_read():
    document, findings = parse('a: x\x01\x02y\nb: 1\nb: 2\nc: "\\x07"\nd: e\u2028f: g\n'.encode(), "f")
    assert document is None
    assert [(f.rule, f.place.line, f.place.column) for f in findings] == [
        (rules.CONTROL.id, 1, 5),
        (rules.REPEATED_KEY.id, 3, 1),
        (rules.CONTROL.id, 4, 4),
        (rules.CONTROL.id, 5, 5),
    ]
    assert "U+0001, U+0002" in findings[0].message


def test_invisible_characters_are_warnings_at_their_own_place_and_free_in_comments():
    document, findings = parse("# \u200b\na: x\u200by\u00ad\nb\u200e: |\n  z\u2066\n".encode(), "f")
    assert document.root == {"a": "x\u200by\u00ad", "b\u200e": "z\u2066\n"}
    expected = [(2, 5), (2, 7), (3, 2), (4, 4)]
    assert [(f.place.line, f.place.column) for f in findings] == expected
    assert {(f.rule, f.severity) for f in findings} == {(rules.INVISIBLE.id, Severity.WARNING)}
    assert faults('a: "\\u200b"\n') == [(rules.INVISIBLE.id, 1, 4)]


def test_independent_faults_of_a_file_are_reported_in_one_run():
    text = (
        "loai: Thông báo\n"
        "loai: Công văn\n"  # repeated
        "so: !x 1\n"  # tag
        "trich_yeu: về việc: abc\n"  # syntax
        "hop:\n"
        "\tten: x\n"  # tab
        "muc:\u00a0x\n"  # hard space
        "noi_nhan: [a, b\n"  # bracket
        "luu: “VT”\n"  # curly quotes
        "nguoi_ky: @b\n"  # first character
    )
    assert faults(text) == [
        (rules.REPEATED_KEY.id, 2, 1),
        (rules.TAG.id, 3, 5),
        (SYNTAX, 4, 19),
        (TAB, 6, 1),
        (NBSP, 7, 5),
        (SYNTAX, 8, 11),
        (rules.CURLY_QUOTES.id, 9, 6),
        (SYNTAX, 10, 11),
    ]


def test_an_alias_is_not_missed_where_its_anchor_could_not_be_read():
    assert faults("a: &x b: c\nd: *x\n") == [(SYNTAX, 1, 8)]


def test_a_flood_of_faults_is_cut_with_a_word():
    found = faults("a: 1\n" * (MAX_FINDINGS + 50))
    assert len(found) == MAX_FINDINGS + 1
    assert found[-1][0] == rules.FLOOD.id


def test_rule_ids_are_unique_and_in_order():
    assert [rule.id for rule in rules.RULES] == [f"TB-YAML-{n:02}" for n in range(1, len(rules.RULES) + 1)]
    assert all(rule.summary for rule in rules.RULES)


def test_both_parsers_tell_the_same(monkeypatch):
    texts = ["a: [\n", "a: 'b\n", "x: &x [*x]\nb: c: d\n", "a:\n\tb\nc: “d”\nc: e\n", "- a\nb: 1\n", "a: !x {b: \\c}\n"]
    told = []
    for parser in (events._PythonParser, yaml.CSafeLoader):
        monkeypatch.setattr(events, "_Parser", parser)
        told.append([parse(text.encode(), "f") for text in texts])
    assert told[0] == told[1]
