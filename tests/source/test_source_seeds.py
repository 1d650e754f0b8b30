"""The real record loads without a finding, and its words are found where they stand."""

import pytest

from thongbao.source.reader import read

NOTICE = "2020/ket-luan-thang-8/thong-bao.yaml"


def walk(value, loc=()):
    yield loc, value
    if isinstance(value, dict):
        for key in value:
            yield from walk(value[key], (*loc, key))
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from walk(item, (*loc, at))


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("name", ["co-quan.yaml", "don-vi.yaml", NOTICE])
def test_a_real_file_loads_without_a_finding(seeds, name):
    document, findings = read(seeds / name)
    assert findings == []
    assert document.root


@pytest.mark.parametrize(
    ("words", "loc"),
    [
        ("Thông báo", ["loai"]),
        ("Chủ tịch UBND huyện\n", ["hop", "chuc_vu"]),
        ("2020-08\n", ["thang_ban_hanh"]),
        ("trước ngày 05/9/2020\n", ["muc", 0, "noi_dung", 5, "gach", "han"]),
    ],
)
def test_a_value_is_placed_where_the_text_has_it(seeds, words, loc):
    document, _ = read(seeds / NOTICE)
    before = document.text[: document.text.index(words, document.offset(loc) - 1)]
    place = document.place(loc)
    assert (place.line, place.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))
    value = document.root
    for step in loc:
        value = value[step]
    assert value == words.strip()


def test_every_plain_value_of_the_notice_stands_at_its_place(seeds):
    document, _ = read(seeds / NOTICE)
    lines = document.text.split("\n")
    checked = 0
    for loc, value in walk(document.root):
        place = document.place(loc)
        rest = lines[place.line - 1][place.column - 1 :]
        if isinstance(value, str) and not rest.startswith((">", "|", "'", '"')):
            assert rest.startswith(value.split("\n")[0][:40]), place
            checked += 1
    assert checked > 100
