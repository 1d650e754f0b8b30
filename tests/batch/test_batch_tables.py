"""Tables as people and programs write them: every row, and where each value stands."""

import openpyxl
import pytest

from thongbao.batch.reading import table_of
from thongbao.batch.rows import column_name, letters_of
from thongbao.errors import ExitCode, SourceError, UsageError


def rows_of(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    table = table_of(path)
    return table, list(table.rows())


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("ho_ten", "ho_ten"),
        ("Họ và tên", "ho_va_ten"),
        (" Số tiền (đồng) ", "so_tien_dong"),
        ("2026", "cot_2026"),
        ("Đơn vị", "don_vi"),
        ("TEN", "TEN"),
        ("!", ""),
    ],
)
def test_a_heading_becomes_the_name_a_template_uses(heading, name):
    assert column_name(heading) == name


def test_columns_of_a_spreadsheet_have_letters():
    assert [letters_of(n) for n in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_csv_of_every_make(tmp_path, sign, end, mark):
    lines = [
        sign.join(["Họ tên", "Ghi chú"]),
        sign.join(["Bùi Văn Đạt", f'"có {sign} và ""nháy"""']),
        "",
        sign.join(["Hai", ""]),
    ]
    table, rows = rows_of(tmp_path / "a.csv", mark + end.join(lines) + end)
    assert table.faults == ()
    assert table.columns == ["ho_ten", "ghi_chu"]
    assert [row.values for row in rows] == [
        {"ho_ten": "Bùi Văn Đạt", "ghi_chu": f'có {sign} và "nháy"'},
        {"ho_ten": "Hai", "ghi_chu": ""},
    ]
    assert [(row.number, row.place().line, row.place("ghi_chu").column) for row in rows] == [(1, 2, 13), (2, 4, 5)]


def test_a_cell_over_several_lines_keeps_the_places_behind_it(tmp_path):
    _table, rows = rows_of(tmp_path / "a.csv", 'a,b,c\n"một\nhai",x,"ba\n\nbốn"\n1,2,3\n')
    assert rows[0].values == {"a": "một\nhai", "b": "x", "c": "ba\n\nbốn"}
    assert [rows[0].locate(name) for name in "abc"] == [(2, 1), (3, 6), (3, 8)]
    assert rows[1].locate("c") == (6, 5)


def test_text_is_in_normal_form_c(tmp_path):
    _table, rows = rows_of(tmp_path / "a.csv", "te\u0302n\nHo\u0300a\n")
    assert [row.values for row in rows] == [{"ten": "Hòa"}]
    _table, rows = rows_of(tmp_path / "a.jsonl", '{"a": "Ho\u0300a", "b": ["e\u0302"]}\n')
    assert [row.values for row in rows] == [{"a": "Hòa", "b": ["ê"]}]


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a,b\n1\n", 2, 2, "hàng có 1 ô mà bảng có 2 cột"),
        ("a,b\n1,2,3\n", 2, 5, "hàng có 3 ô mà bảng có 2 cột"),
        ('a,b\n1,"2\n', 2, 1, "hàng viết sai"),
        ('a,b\n"1"x,2\n', 2, 1, "hàng viết sai"),
    ],
)
def test_a_row_of_csv_that_cannot_be_read_is_placed(tmp_path, text, line, column, words):
    _table, rows = rows_of(tmp_path / "a.csv", text)
    place = rows[0].faults[0].place
    assert (place.line, place.column) == (line, column)
    assert words in rows[0].faults[0].message


def test_good_rows_behind_a_bad_one_are_read(tmp_path):
    _table, rows = rows_of(tmp_path / "a.csv", 'a,b\n1,2\n"3"x,4\n5,6\n7\n8,9\n')
    assert [(row.number, bool(row.faults)) for row in rows] == [
        (1, False),
        (2, True),
        (3, False),
        (4, True),
        (5, False),
    ]
    assert rows[4].place().line == 6


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("", 1, "tệp trống"),
        ("a,,b\n", 3, "cột thứ 2 không có tên"),
        ("Họ tên,ho_ten\n", 8, "hai cột cùng tên «ho_ten»"),
    ],
)
def test_headings_that_cannot_name_columns(tmp_path, text, column, words):
    table, _rows = rows_of(tmp_path / "a.csv", text)
    assert words in table.faults[0].message
    assert table.faults[0].place.column == column


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("{x", 2, "không phải JSON"),
        ('{"a": 1', 8, "không phải JSON"),
        ("[1, 2]", 1, "không phải một đối tượng"),
        ('{"a": NaN}', 1, "không phải JSON"),
        ('{"a": 1, "b": {"a": 2, "a": 3}}', 24, "«a» ghi hai lần"),
        ('{"a": ' + "[" * 100_000, 1, "không phải JSON"),
    ],
)
def test_a_line_that_is_not_an_object_is_placed(tmp_path, line, column, words):
    _table, rows = rows_of(tmp_path / "a.jsonl", '{"a": 0}\n\n' + line + '\n{"a": 2}\n')
    assert [bool(row.faults) for row in rows] == [False, True, False]
    finding = rows[1].faults[0]
    assert words in finding.message
    assert (finding.place.line, finding.place.column) == (3, column)


def test_a_value_of_json_is_placed_behind_its_name(tmp_path):
    _table, rows = rows_of(tmp_path / "a.jsonl", '{"a": {"b": "x"}, "b": 2}\n')
    assert [rows[0].locate(path) for path in ("a", "a.b", "b", "c")] == [(1, 7), (1, 13), (1, 24), (1, 1)]


def test_rows_of_yaml_are_a_list_or_one_key_with_a_list(tmp_path):
    for text in ("- ten: một\n  so: 012\n- ten: hai\n", "hang:\n  - ten: một\n    so: 012\n  - ten: hai\n"):
        table, rows = rows_of(tmp_path / "a.yaml", text)
        assert table.faults == ()
        assert [row.values for row in rows] == [{"ten": "một", "so": "012"}, {"ten": "hai"}]
    assert rows[1].place("ten").line == 4
    assert rows[1].place("ten").column == 10


def test_what_is_wrong_with_a_row_of_yaml_is_a_fault_of_that_row(tmp_path):
    _table, rows = rows_of(tmp_path / "a.yaml", "- ten: một\n- ten: hai\n  ten: ba\n- chữ\n- ten: bốn\n")
    assert [bool(row.faults) for row in rows] == [False, True, True, False]
    assert rows[1].faults[0].place.line == 3


@pytest.mark.parametrize("text", ["a: 1\nb: 2\n", "chữ\n", "- a: [\n", "", "a:\n  b: 1\n"])
def test_yaml_that_is_no_list_has_no_rows(tmp_path, text):
    table, rows = rows_of(tmp_path / "a.yaml", text)
    assert table.faults
    assert rows == []


def workbook(path, *rows):
    book = openpyxl.Workbook()
    book.active.title = "Danh sách"
    for row in rows:
        book.active.append(row)
    book.save(path)
    return table_of(path)


def test_a_workbook_is_read_as_an_office_prints_it(tmp_path):
    from datetime import date, datetime

    table = workbook(
        tmp_path / "a.xlsx",
        ["Họ tên", "Số tiền", "Ngày", "Giờ", "Tỷ lệ", "Trống"],
        ["Bùi Văn Đạt", 1250000, date(2026, 10, 5), datetime(2026, 10, 5, 7, 30), 12.5, None],
        [None, None, None, None, None, None],
        ["Hai", 12.0, None, None, 0.1, True],
    )
    rows = list(table.rows())
    assert table.columns == ["ho_ten", "so_tien", "ngay", "gio", "ty_le", "trong"]
    assert list(rows[0].values.values()) == ["Bùi Văn Đạt", "1250000", "05/10/2026", "07:30 05/10/2026", "12,5", ""]
    assert list(rows[1].values.values()) == ["Hai", "12", "", "", "0,1", "có"]
    assert str(rows[1].place("ty_le")) == f"{tmp_path / 'a.xlsx'}: Danh sách!E4"
    assert (rows[1].place("ty_le").line, rows[1].place("ty_le").column) == (4, 5)


def test_a_cell_that_says_an_error_of_excel_is_a_fault(tmp_path):
    rows = list(workbook(tmp_path / "a.xlsx", ["a", "b"], ["x", "#N/A"], ["#REF!", "y"], ["# ghi chú", "#1"]).rows())
    assert [bool(row.faults) for row in rows] == [True, True, False]
    assert "Danh sách!B2" in str(rows[0].faults[0].place)


@pytest.mark.parametrize("data", [b"", b"PK", b"not a workbook at all", b"\xd0\xcf\x11\xe0old"])
def test_what_is_no_workbook_is_refused(tmp_path, data):
    (tmp_path / "a.xlsx").write_bytes(data)
    with pytest.raises(SourceError) as caught:
        table_of(tmp_path / "a.xlsx")
    assert caught.value.exit_code is ExitCode.SOURCE


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.yaml"])
def test_a_file_that_is_not_utf_8_is_named(tmp_path, name):
    table, rows = rows_of(tmp_path / name, "tên\nHoà ơ\n", "utf-16")
    assert "UTF-16" in table.faults[0].message
    assert rows == []


def test_other_endings_and_missing_files_are_refused(tmp_path):
    with pytest.raises(UsageError):
        table_of(tmp_path / "a.txt")
    with pytest.raises(SourceError):
        table_of(tmp_path / "a.csv")
