"""The register looked at: search without diacritics, the book of a year in three kinds of file, the next numbers."""

import csv
import io
import random
import string

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_made import ISSUER, a_paper, an_issue, opened

from thongbao.errors import UnknownNameError
from thongbao.model.office import Organ
from thongbao.register.exporting import HEADINGS, Book, book_csv, book_sheet
from thongbao.register.finding import find_paper
from thongbao.register.listing import listed, next_codes
from thongbao.register.standing import standings
from thongbao.register.workbook import book_workbook
from thongbao.store.papers import add_issue, add_papers, papers_of, search_words
from thongbao.store.searching import search_papers

ORGAN = Organ.model_construct(
    id="ubnd", name="UBND xã Đông", name_lines=("ỦY BAN NHÂN DÂN", "XÃ ĐÔNG"), governing=None, abbreviation="UBND"
)


def register(session, *papers):
    """Put papers into the register, all of one issue."""
    add_issue(session, an_issue("a"))
    return add_papers(session, [paper._replace(issue="a") for paper in papers])


def test_words_are_found_without_diacritics_case_or_the_bar_of_d(tmp_path, register_url):
    with opened(tmp_path, register_url) as store:
        with store.writing() as session:
            register(
                session,
                a_paper(subject="Kết luận về quản lý đất đai tại thôn Đồng Đình"),
                a_paper(code_number=2, subject="Kết luận về phòng, chống dịch"),
                a_paper(code_number=3, subject="Đôn đốc thu ngân sách", recipients="Phòng Kinh tế"),
            )
        with store.reading() as session:

            def found(words, **more):
                return [paper.code_number for paper in search_papers(session, [ISSUER], words, **more)]

            assert found("dat dai") == found("ĐẤT ĐAI") == found("đất  đai") == [1]
            assert found("dong dinh") == [1]
            assert found("ket luan") == [2, 1]
            assert found("ke lua") == [2, 1]
            assert found("kinh te don doc") == [3]
            assert found("01/TB-UBND") == found("1/tb-ubnd") == found("Số 01/TB-UBND") == [1]
            assert found("ubnd 3") == [3]
            assert found("tb ubnd 2026") == [3, 2, 1]
            assert found("khong co gi") == []
            assert found("…") == []
            assert found("ket luan", year=2025) == []
            assert found("ket luan", limit=1) == [2]


_SLY = [
    '"',
    "xyz OR ubnd",
    "NEAR(xyz ubnd)",
    "xyz*",
    "'; DROP TABLE papers; --",
    "xyz | ubnd",
    "!xyz",
    ":*",
    "\\",
    "x:y",
]


@pytest.mark.parametrize("words", _SLY)
def test_no_word_of_a_search_is_taken_for_a_command(tmp_path, register_url, words):
    with opened(tmp_path, register_url) as store:
        with store.writing() as session:
            register(session, a_paper())
        with store.reading() as session:
            assert search_papers(session, [ISSUER], words) == []
            assert len(papers_of(session, [ISSUER])) == 1


@given(st.text())
def test_searched_words_are_letters_and_digits_only(text):
    assert set(search_words(text)) <= set(string.ascii_lowercase + string.digits + " ")


def test_both_engines_find_the_same(tmp_path, postgresql_url):
    chance = random.Random(7)
    syllables = ["kết", "luận", "đất", "đai", "phòng", "chống", "dịch", "thu", "ngân", "sách", "đồng", "thôn"]
    papers = [
        a_paper(code_number=n, subject=" ".join(chance.choices(syllables, k=5)), recipients=chance.choice(syllables))
        for n in range(1, 200)
    ]
    found = []
    for url in ("", postgresql_url):
        with opened(tmp_path, url) as store:
            with store.writing() as session:
                register(session, *papers)
            with store.reading() as session:
                found.append(
                    [
                        [paper.code_number for paper in search_papers(session, [ISSUER], words)]
                        for words in ("ket luan", "dat", "d", "phong dich thon", "t", "sach 12")
                    ]
                )
    assert found[0] == found[1]
    assert all(found[0][:3])


@pytest.fixture
def book(tmp_path):
    """A book with a subject that a spreadsheet would take for a formula."""
    with opened(tmp_path) as store:
        with store.writing() as session:
            register(
                session,
                a_paper(subject='=HYPERLINK("http://x")', recipients="+84 là số máy; @phòng"),
                a_paper(code_number=2, issued_date="2026-02-03", type_name="Công văn", code_notation="UBND-VP"),
            )
        with store.reading() as session:
            yield Book(ORGAN, 2026, listed(session, [ISSUER], year=2026), volume=3)


def test_the_workbook_holds_the_ten_columns_as_text(book):
    data = book_workbook(book)
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    cover, sheet = workbook.worksheets
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐI" in [row[0].value for row in cover.iter_rows()]
    assert [cell.value for cell in sheet[1]] == list(HEADINGS)
    assert [cell.value for cell in sheet[2]] == [f"({n})" for n in range(1, 11)]
    assert sheet["A3"].value == "01/TB-UBND"
    assert sheet["C3"].value == 'Thông báo =HYPERLINK("http://x")'
    assert sheet["C4"].value == "Công văn V/v Kết luận tại phiên họp"
    assert sheet["B4"].value == "03/02/2026"
    assert all(cell.data_type in {"s", "n"} for row in sheet.iter_rows() for cell in row)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert book_workbook(book) == data


def test_no_cell_of_the_csv_is_a_formula(book):
    rows = list(csv.reader(io.StringIO(book_csv(book).decode("utf-8-sig"))))
    assert rows[0] == list(HEADINGS)
    assert rows[1][4] == "'+84 là số máy; @phòng"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_the_cover_tells_days_numbers_and_volume(book):
    words = book_sheet(book).context
    assert (words["nam"], words["tu_ngay"], words["den_ngay"]) == ("2026", "05/01/2026", "03/02/2026")
    assert (words["tu_so"], words["den_so"], words["quyen_so"]) == ("01", "02", "03")


def test_an_empty_year_has_a_cover_too():
    words = book_sheet(Book(ORGAN, 2026, [])).context
    assert (words["tu_ngay"], words["den_ngay"], words["tu_so"]) == ("01/01/2026", "31/12/2026", "00")
    assert book_workbook(Book(ORGAN, 2026, []))


def test_a_paper_is_found_as_a_clerk_writes_its_code(tmp_path):
    with opened(tmp_path) as store:
        with store.writing() as session:
            register(session, a_paper(code_number=8), a_paper(code_number=8, year=2027, issued_date="2027-03-01"))
        with store.reading() as session:
            for code in ("08/TB-UBND", "8/tb-ubnd", " Số: 08/TB-UBND ", "008/TB-UBND"):
                assert find_paper(session, [ISSUER], code).year == 2027
                assert find_paper(session, [ISSUER], code, 2026).year == 2026
            assert find_paper(session, [ISSUER], "a").code_number == 8
            for code in ("09/TB-UBND", "8/TB", "", "..", "%"):
                with pytest.raises(UnknownNameError):
                    find_paper(session, [ISSUER], code)


def test_what_comes_next_is_told_for_each_series(clerk_of_numbers):
    assert clerk_of_numbers == [("TB", 4), ("VP", 2)]


@pytest.fixture
def clerk_of_numbers(tmp_path):
    from thongbao.store.counters import Series, take

    with opened(tmp_path) as store:
        with store.writing() as session:
            take(session, Series(ISSUER, "TB", 2026), 3)
            take(session, Series(ISSUER, "VP", 2026))
            take(session, Series(ISSUER, "VP", 2025), 9)
        with store.reading() as session:
            return [(series.name, number) for series, number in next_codes(session, [ISSUER], 2026)]


def test_standings_of_nothing_are_nothing(tmp_path):
    with opened(tmp_path) as store, store.reading() as session:
        assert standings(session, [ISSUER], []) == []
