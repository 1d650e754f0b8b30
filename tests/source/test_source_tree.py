"""Plain data that remembers where it stands."""

import copy
import pickle
from hashlib import sha256

import pytest

from thongbao.source.reader import parse
from thongbao.source.tree import Mapping, Sequence


def document(text):
    result, findings = parse(text.encode(), "f.yaml")
    assert findings == []
    return result


def at(place):
    return place.line, place.column, place.path


NOTICE = """\
# ghi chú
loai: Thông báo
muc:
  - tieu_de: Một
    noi_dung:
      - gach:
          - viec: Làm đường
            chu_tri: [p_a, p_b]
  - tieu_de:
hop: {ngay: 2020-08-31, ten: ''}
"""


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    "written",
    ["012", "7:30", "no", "2020-13-45", "true", "1_000", "0x1F", ".inf", "1e3", "NULL", "=", "on", "12.0", "0o7"],
)
def test_a_word_stays_as_it_is_written(written):
    assert document(f"a: {written}\n").root == {"a": written}


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("written", ["", "~", "null", "# chỉ có ghi chú"])
def test_an_empty_value_is_not_said(written):
    assert document(f"a: {written}\nb: 1\n").root == {"a": None, "b": "1"}


@pytest.mark.parametrize("written", ["''", '""', "'~'", '"null"'])
def test_a_quoted_value_is_always_said(written):
    assert document(f"a: {written}\n").root == {"a": written[1:-1]}


def test_a_key_that_looks_like_a_number_is_a_string():
    assert document("1: a\nno: b\n").root == {"1": "a", "no": "b"}


@pytest.mark.usefixtures("either_parser")
def test_places_are_those_of_keys_values_and_items():
    doc = document(NOTICE)
    assert at(doc.place(["loai"])) == (2, 7, "loai")
    assert at(doc.place(["loai"], key=True)) == (2, 1, "loai")
    assert at(doc.place(["muc", 0])) == (4, 5, "muc[0]")
    task = ["muc", 0, "noi_dung", 0, "gach", 0]
    assert at(doc.place([*task, "viec"])) == (7, 19, "muc[0].noi_dung[0].gach[0].viec")
    assert at(doc.place([*task, "chu_tri", 1])) == (8, 28, "muc[0].noi_dung[0].gach[0].chu_tri[1]")
    assert at(doc.place(["muc", 1, "tieu_de"])) == (9, 13, "muc[1].tieu_de")
    assert at(doc.place(["hop", "ten"])) == (10, 30, "hop.ten")
    assert str(doc.place([])) == "f.yaml:2:1"


def test_the_way_is_followed_past_the_tags_of_a_validator():
    place = document(NOTICE).place(
        ["muc", 0, "<Section>", "noi_dung", 0, "<dict>", "gach", "<list>", 0, "viec", "<str>"]
    )
    assert at(place) == (7, 19, "muc[0].noi_dung[0].gach[0].viec")


def test_an_index_into_a_word_or_past_the_end_is_passed_over():
    doc = document(NOTICE)
    assert at(doc.place(["loai", 3, "x"])) == (2, 7, "loai")
    assert at(doc.place(["muc", 9])) == (4, 3, "muc")
    assert at(doc.place(["muc", -1])) == (4, 3, "muc")


def test_a_missing_key_is_placed_at_the_first_key_of_its_mapping():
    doc = document(NOTICE)
    assert at(doc.place(["hop", "dia_diem"])) == (10, 7, "hop.dia_diem")
    assert at(doc.place(["hop", "dia_diem"], key=True)) == (10, 7, "hop.dia_diem")
    assert at(doc.place(["trich_yeu"])) == (2, 1, "trich_yeu")
    assert at(document("a: {}\n").place(["a", "b"])) == (1, 4, "a.b")


def test_an_offset_leads_to_the_text_itself():
    doc = document(NOTICE)
    task = ["muc", 0, "noi_dung", 0, "gach", 0]
    assert doc.text[doc.offset([*task, "viec"]) :].startswith("Làm đường")
    assert doc.text[doc.offset([*task, "chu_tri"], key=True) :].startswith("chu_tri: [")


def test_an_alias_stands_where_it_is_written_and_its_content_where_the_anchor_is():
    doc = document("a: &x {b: 1}\nc: *x\n")
    assert doc.root == {"a": {"b": "1"}, "c": {"b": "1"}}
    assert at(doc.place(["c"])) == (2, 4, "c")
    assert at(doc.place(["c", "b"])) == (1, 11, "c.b")


@pytest.mark.usefixtures("either_parser")
def test_decomposed_letters_are_composed_and_places_are_those_of_the_file():
    # Two and three code points for one letter: the columns of the file are not those of the composed words.
    doc = document("te\u0302n: U\u0309y ban\nb: {e\u0302\u0301: x}\n")
    assert doc.root == {"tên": "Ủy ban", "b": {"ế": "x"}}
    assert at(doc.place(["tên"])) == (1, 7, "tên")
    assert at(doc.place(["b", "ế"])) == (2, 10, "b.ế")


@pytest.mark.usefixtures("either_parser")
def test_columns_count_characters_beyond_the_basic_plane_as_one():
    assert at(document("😀😀: x\n").place(["😀😀"])) == (1, 5, "😀😀")


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_alike_for_every_line_end(end):
    doc = document(f"a: 1{end}b: |{end}  x{end}{end}  y{end}c: 3{end}")
    assert doc.root == {"a": "1", "b": "x\n\ny\n", "c": "3"}
    assert at(doc.place(["c"])) == (6, 4, "c")


@pytest.mark.usefixtures("either_parser")
def test_a_byte_order_mark_is_accepted_and_not_counted():
    data = "\ufeffa: 1\n".encode()
    doc, findings = parse(data, "f")
    assert findings == []
    assert doc.has_bom
    assert doc.text == "a: 1\n"
    assert at(doc.place(["a"], key=True)) == (1, 1, "a")
    assert doc.digest == sha256(data).hexdigest()


def test_mappings_and_sequences_are_ordinary_collections():
    root = document("a: [1, {b: 2}]\n").root
    assert isinstance(root, dict)
    assert isinstance(root["a"], list)
    assert root == {"a": ["1", {"b": "2"}]}
    for twin in (copy.deepcopy(root), pickle.loads(pickle.dumps(root))):
        assert twin == root
        assert twin.value_offset("a") == root.value_offset("a") == 3


def test_an_offset_of_a_key_that_is_not_there_is_a_key_error():
    with pytest.raises(KeyError):
        Mapping().key_offset("a")
    assert Mapping(7).first_offset() == 7
    assert Sequence(4).start == 4
