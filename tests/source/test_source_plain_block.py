"""Plain YAML read line by line is, offsets and all, what libyaml's events make of it; everything else is left to it."""

import random

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from thongbao.source import reader
from thongbao.source.builder import Builder
from thongbao.source.characters import has_unseen, is_plain
from thongbao.source.events import ParserProblem
from thongbao.source.faults import Faults
from thongbao.source.plain_block import NotPlainBlockError, read_plain_block
from thongbao.source.reader import parse
from thongbao.source.tree import Mapping, Sequence


def by_events(text):
    """Return what the events make of a text, and its faults."""
    faults = Faults("x", text)
    root, complete = Builder(text, faults, [], listed=True).document()
    assert complete
    return root, faults.all()


def with_places(value):
    """Return a tree with everything it knows of places."""
    if isinstance(value, Mapping):
        return ("mapping", value.start, value.offsets, [(key, with_places(inner)) for key, inner in value.items()])
    if isinstance(value, Sequence):
        return ("sequence", value.start, value.offsets, [with_places(inner) for inner in value])
    return value


def assert_same(text):
    """Read both ways where the quick one reads at all; return whether it did."""
    if has_unseen(text) or not is_plain(text):
        return False
    try:
        quick = read_plain_block(text)
    except NotPlainBlockError:
        return False
    try:
        root, findings = by_events(text)
    except ParserProblem as problem:
        pytest.fail(f"not YAML, and read: {text!r} ({problem})")
    assert findings == []
    assert with_places(quick) == with_places(root), text
    return True


TEXTS = [
    "a: 1\n",
    "a: x\nb: y",
    "a:\nb: ~\nc: null\n",
    "a:\n  b:\n    c: x\n  d: y\ne: z\n",
    "- x\n- y\n",
    "-\n- x\n-\n",
    "- a: 1\n  b: 2\n- a: 3\n",
    "a:\n- x\n- y\nb: z\n",
    "a:\n  - x\n  - b: y\n    c: z\nd:\n",
    "- - x\n  - y\n- - - z\n",
    "-   a: x\n    b: y\n",
    "a: one\n  two\n   three\nb: x\n",
    "- one\n  two\n- three\n",
    "- a: one\n   two\n",
    "a: 'it''s'\nb: \"x y\"\nc: ''\nd: \"\"\n",
    "a: 'x'   \nb: x   \n",
    "\n\na: x\n\n\nb: y\n\n",
    "# ghi chú\na: x\n  # nữa\nb:\n  # giữa\n  c: y\n",
    "a: 12:30\nb: http://x/y#z\n",
    "đơn_vị: x\nd2: y\n",
    "a:\n-\n- x\n",
    "a:\n  -\n    b: x\n",
    "-\n  a: x\n",
    "a:   x\n",
    "a: null\nb: Null\n",
    "a: ~x\n",
    "a: x y: z\n",
]


@pytest.mark.parametrize("text", TEXTS)
def test_plain_yaml_is_read_the_same(text):
    assert_same(text)


@pytest.mark.parametrize("text", [text for text in TEXTS if "~x" not in text and "y: z" not in text])
def test_what_people_write_is_read_without_libyaml(text):
    assert read_plain_block(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# x\n",
        "x\n",
        "a: |\n  x\n",
        "a: >\n  x\n",
        "a: [x]\n",
        "a: {b: x}\n",
        "a: &b x\n",
        "a: *b\n",
        "a: !t x\n",
        "a: x # y\n",
        "a: x\na: y\n",
        "null: x\n",
        "? a\n: b\n",
        "--- \na: x\n",
        "a: x\n---\nb: y\n",
        "a: x\n...\n",
        "%YAML 1.1\n---\na: x\n",
        "a: 'x\n  y'\n",
        'a: "x\\n"\n',
        "a: x\n\n  y\n",
        "a: x\n  # y\n  z\n",
        "a: x\n b: y\n",
        " a: x\nb: y\n",
        "a:\n    b: x\n  c: y\n",
        "- x\na: y\n",
        "a: x\n- y\n",
        "a: - x\n",
        "a: x:\n",
        "a: 'x' y\n",
        "- a\n b: x\n",
        "a: “x”\n",
        "a: @x\n",
        "<<: x\n",
        "a:\n" + "".join("  " * n + "- x:\n" for n in range(1, 50)),
    ],
)
def test_the_rest_is_left_to_libyaml(text):
    with pytest.raises(NotPlainBlockError):
        read_plain_block(text)


WORDS = st.text(
    st.sampled_from(list("abc xyzđêọ 0129.,;()/-?:#'\"[]{}&*!|>%@`~_=+\\<")), max_size=12
) | st.sampled_from(["null", "~", "true", "a: b", "a #b", "#b", "- x", "ngày 5/10", "x:", ":x", "''", "<<", "…", "“x”"])
KEYS = st.sampled_from(["a", "b", "ten", "noi_dung", "đơn_vị", "null", "x1", "a b", "1a", "~"])
TREES = st.recursive(
    WORDS | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=600, deadline=None)
@given(TREES, st.sampled_from([None, "'", '"', ""]), st.integers(2, 4), st.sampled_from([10, 20, 80, 10**6]))
def test_what_pyyaml_writes_is_read_the_same(tree, style, indent, width):
    text = yaml.safe_dump(
        tree,
        allow_unicode=True,
        sort_keys=False,
        default_style=style,
        indent=indent,
        width=width,
        default_flow_style=False,
    )
    assert_same(text)


PIECES = st.tuples(
    st.integers(0, 6),
    st.sampled_from(["", "", "", "- ", "-  ", "- - ", "-"]),
    st.sampled_from(["", "a: ", "b: ", "ten:", "c:  ", "null: ", "a:b", "đ: "]),
    WORDS,
)
LINES = st.lists(PIECES.map(lambda piece: " " * piece[0] + "".join(piece[1:])), max_size=8)


@settings(max_examples=2000, deadline=None)
@given(LINES, st.sampled_from(["\n", "\n\n", "\n# x\n", "\n   \n"]))
@example(["a:", "- b: x", "  c: y", "- d"], "\n")
@example(["a: x", "  y", "b: z"], "\n")
@example(["- a:", "  - x", "  b: y"], "\n")
@example(["a:", " - x", "   y", " - z"], "\n")
def test_any_lines_are_read_the_same_or_left_to_libyaml(lines, between):
    assert_same(between.join(lines))


def test_lines_that_are_nearly_right_are_read_the_same_or_left_to_libyaml():
    """Files as people spoil them: a letter taken away, put in, exchanged; a line moved."""
    entry = (
        "- ten: Phòng Kinh tế\n  viec:\n  - x: rà soát\n    han: 'ngày 5'\n  - x: báo cáo kết quả\n      thực hiện\n"
    )
    text = (entry + '  so: "12"\n') * 3
    chance = random.Random(7)
    read = 0
    for _turn in range(3_000):
        letters = list(text)
        for _change in range(chance.choice([1, 1, 2, 3])):
            at = chance.randrange(len(letters))
            letters[at : at + chance.choice([0, 1])] = chance.choice(
                ["", " ", "\n", ":", "-", "#", "'", "x", "  ", ": "]
            )
        read += assert_same("".join(letters))
    assert read > 300


def test_the_reader_takes_the_quick_way_and_the_other_gives_the_same(monkeypatch):
    text = "ten: Phòng Kinh tế\nviec:\n- rà soát\n- 'báo cáo'\n"
    quick = parse(text.encode(), "x")
    monkeypatch.setattr(reader, "is_plain", lambda _text: False)
    slow = parse(text.encode(), "x")
    assert quick[1] == slow[1] == []
    assert with_places(quick[0].root) == with_places(slow[0].root)
    assert quick[0].place(("viec", 1)) == slow[0].place(("viec", 1))


ODD = [
    "- a: |\n    một\n    hai\n  b: x\n",
    "- a: 'một\n    hai'\n",
    "- a: [x, {b: y}]\n",
    "- &n {a: x}\n",
    "- a: x # y\n",
    "- a: >-\n    một\n\n    - hai\n",
    '- "a\\tb"\n',
    "-\n",
    "- a:\n\n# b\n",
    "- ? a\n  : b\n",
    "- a: &m [x]\n  b: *m\n",
]
PLAIN = ["- a: x\n  b:\n  - y\n", "- x\n", "# ghi chú\n", "\n"]
NOT_ALONE = [
    "- 'một\n- hai'\n",
    "- *n\n",
    "- a: x\n  a: y\n",
    "---\n- x\n",
    "a: x\n",
    "- [x,\n- y]\n",
    "- !t x\n",
    " - x\n",
    "- “x”\n",
]


def both_ways(text, monkeypatch):
    quick = parse(text.encode(), "x", listed=True)
    with monkeypatch.context() as patch:
        patch.setattr(reader, "is_plain", lambda _text: False)
        slow = parse(text.encode(), "x", listed=True)
    assert quick[1] == slow[1], text
    assert (quick[0] is None) == (slow[0] is None)
    if quick[0] is not None:
        assert with_places(quick[0].root) == with_places(slow[0].root), text


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from([*ODD, *PLAIN, *PLAIN, *NOT_ALONE]), max_size=7))
def test_a_list_with_odd_entries_is_read_the_same_as_a_whole(entries):
    with pytest.MonkeyPatch.context() as monkeypatch:
        both_ways("".join(entries), monkeypatch)


def test_one_odd_entry_does_not_cost_the_others_their_speed(monkeypatch):
    asked = []
    before = reader.Builder

    class Counted(before):
        def __init__(self, text, *arguments, **options):
            asked.append(text)
            super().__init__(text, *arguments, **options)

    monkeypatch.setattr(reader, "Builder", Counted)
    document, findings = parse(("- a: x\n" * 50 + "- a: |\n    một\n" + "- a: y\n" * 50).encode(), "x", listed=True)
    assert findings == []
    assert len(document.root) == 101
    assert document.place((100, "a")).line == 102
    assert asked == ["- a: |\n    một\n"]
