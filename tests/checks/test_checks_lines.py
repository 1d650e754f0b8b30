"""Lines: a place for every character."""

from thongbao.checks.lines import PROSE, Line, Role
from thongbao.findings import Place


def test_a_line_without_pointer_moves_the_column() -> None:
    line = Line("Căn cứ Luật", Place("a.docx", where="đoạn 3", paragraph=3), Role.BASIS)
    assert line.at(7) == Place("a.docx", column=8, where="đoạn 3", paragraph=3)


def test_a_line_with_a_pointer_asks_it() -> None:
    line = Line("Giao việc", Place("a.yaml"), Role.BODY, lambda offset: Place("a.yaml", 4, offset + 10))
    assert line.at(5) == Place("a.yaml", 4, 15)


def test_prose_is_what_is_read_as_sentences() -> None:
    assert Role.BODY in PROSE
    assert Role.FILING not in PROSE
