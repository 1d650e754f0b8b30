"""Files handed over by mistake are named for what they are."""

import pytest

from thongbao.source.reader import parse


@pytest.mark.parametrize(
    ("first_bytes", "said"),
    [(b"PK\x03\x04\x14\x00", "tệp Word, Excel"), (b"\xd0\xcf\x11\xe0\xa1", "Excel cũ"), (b"%PDF-1.7\n", "tệp PDF")],
)
def test_a_file_of_another_kind_is_named_at_its_first_byte(first_bytes: bytes, said: str) -> None:
    document, findings = parse(first_bytes + b"\xff\x00rest", "thong-bao.docx")
    assert document is None
    assert [(f.rule, f.place.line, f.place.column) for f in findings] == [("TB-YAML-03", 1, 1)]
    assert said in findings[0].message
