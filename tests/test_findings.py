"""Findings and rules as data."""

from datetime import date

from thongbao.findings import Finding, Outcome, Place, Rule, Severity, Status, in_order

RULE = Rule("ND30-X-01", Severity.ERROR, "Tóm tắt", "điều 1", since=date(2020, 3, 5), until=date(2026, 12, 31))


def test_a_place_in_a_text_file_prints_line_and_column() -> None:
    assert str(Place("a.yaml", 3, 7, "muc[0]")) == "a.yaml:3:7"


def test_a_place_in_a_word_file_prints_the_words_a_person_finds_it_by() -> None:
    assert str(Place("a.docx", where="trang 3")) == "a.docx: trang 3"


def test_json_has_the_path_of_keys_or_the_place_in_words() -> None:
    in_record = RULE.found(Place("a.yaml", 3, 7, "muc[0]"), "sai").as_json()
    in_word = RULE.found(Place("a.docx", where="bảng 1, hàng 2, ô 1", paragraph=4), "sai", "sửa").as_json()
    assert in_record["path"] == "muc[0]"
    assert "place" not in in_record
    assert in_word["place"] == "bảng 1, hàng 2, ô 1"
    assert "path" not in in_word
    assert in_word["status"] == "failed"
    assert (in_word["hint"], in_word["clause"]) == ("sửa", "điều 1")


def test_a_rule_binds_from_its_first_to_its_last_day() -> None:
    days = [date(2020, 3, 4), date(2020, 3, 5), date(2026, 12, 31), date(2027, 1, 1)]
    assert [RULE.in_force(day) for day in days] == [False, True, True, False]
    assert Rule("TB-X-01", Severity.NOTE, "").in_force(date(1950, 1, 1))


def test_findings_come_in_the_order_of_the_document_and_once() -> None:
    def at(place: Place) -> Finding:
        return RULE.found(place, "sai")

    later, first = at(Place("a.docx", paragraph=10, where="đoạn 10")), at(Place("a.docx", paragraph=9, where="đoạn 9"))
    header = at(Place("a.docx", paragraph=1, part="word/header1.xml", where="đầu trang"))
    assert in_order([later, header, first, later]) == [first, later, header]


def test_an_outcome_says_why_nothing_was_found() -> None:
    outcome = Outcome("ND30-SO-01", Status.NOT_EVALUATED, "bản dự thảo chưa có số")
    assert (outcome.status, outcome.why) == ("not_evaluated", "bản dự thảo chưa có số")
