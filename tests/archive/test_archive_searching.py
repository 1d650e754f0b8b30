"""Searching the words of issued papers: diacritics and đ do not matter, the index is never in the way."""

import shutil
import sqlite3
from datetime import date

import pytest
from made_packages import METADATA, made_contents

from thongbao.archive import searching
from thongbao.archive.contents import IssuedPaper
from thongbao.archive.naming import package_name
from thongbao.archive.searching import INDEX, search
from thongbao.papers import Kind

FIRST = "2026-10-05_08_tb-ubnd_ket-luan-giao-ban-thang-9"
SECOND = "2026-10-06_09_tb-ubnd_ket-luan-giao-ban-thang-9"


@pytest.fixture(scope="session")
def indexed(issued):
    """The two issued packages, indexed once."""
    search(issued.issued_folder, "", 1)
    return issued.issued_folder


def found(root, query, limit=100):
    return [(hit.package, hit.path) for hit in search(root, query, limit).hits]


def test_without_words_every_package_is_found_once_newest_first(indexed):
    assert found(indexed, "") == [(SECOND, "van-ban/thong-bao.docx"), (FIRST, "van-ban/thong-bao.docx")]


@pytest.mark.parametrize(
    "query",
    ["đường thôn Bến Gỗ", "DUONG THON BEN GO", '"thôn bến gỗ" đường', "giải ngân vốn đầu tư công"],
)
def test_diacritics_capitals_and_order_do_not_matter(indexed, query):
    packages = {package for package, _path in found(indexed, query)}
    assert packages == {FIRST, SECOND}


def test_a_phrase_in_quotes_stands_side_by_side(indexed):
    assert found(indexed, '"ngân giải"') == []
    assert found(indexed, "ngân giải") != []


def test_number_code_day_and_signer_are_found(indexed):
    assert (FIRST, "van-ban/thong-bao.docx") in found(indexed, "08/TB-UBND")
    assert {package for package, _path in found(indexed, "06/10/2026")} == {SECOND}
    assert found(indexed, "Nguyễn Thu Hằng") != []


def test_the_words_around_are_the_papers_own(indexed):
    hit = search(indexed, "giai ngan von dau tu cong", 1).hits[0]
    assert "giải ngân vốn đầu tư công" in hit.around


@pytest.mark.parametrize(
    "query", ['"', "AND", "NEAR(", "a*b", "folded:x", "' OR 1=1 --", "^", "–", "khongcotunao", "x" * 5000]
)
def test_nothing_in_a_query_is_an_order_to_the_index(indexed, query):
    assert isinstance(found(indexed, query), list)


def paper(words):
    from docx import Document

    document = Document()
    document.add_paragraph(words)
    import io

    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def contents(number, words):
    from dataclasses import replace

    metadata = replace(METADATA, code_number=f"{number:02d}", issued_date=date(2026, 10, number))
    return made_contents(papers=(IssuedPaper("thong-bao.docx", Kind.NOTICE, None, paper(words), None, metadata),))


def test_new_packages_are_found_and_gone_ones_are_not(seal_in, root):
    first = seal_in(contents(5, "cầu treo"))
    assert [hit.around for hit in search(root, "cau treo", 10).hits] == ["cầu treo"]
    seal_in(contents(6, "cầu treo thứ hai"))
    assert len(search(root, "cau treo", 10).hits) == 2
    for path in (first, *first.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(first)
    assert [hit.around for hit in search(root, "cau treo", 10).hits] == ["cầu treo thứ hai"]


def test_only_what_is_new_is_read(seal_in, root):
    told = []
    for number in (5, 6, 7):
        seal_in(contents(number, f"việc {number}"))
        search(root, "viec", 10, told.append)
    search(root, "viec", 10, told.append)
    assert told == [1, 1, 1]


@pytest.mark.parametrize("rubbish", [b"", b"not a database", b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_spoilt_index_is_made_anew(seal_in, root, rubbish):
    seal_in(contents(5, "cầu treo"))
    (root.parent / INDEX).write_bytes(rubbish)
    assert len(search(root, "cầu", 10).hits) == 1
    assert sqlite3.connect(root.parent / INDEX).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_an_index_of_another_version_is_made_anew(seal_in, root):
    seal_in(contents(5, "cầu treo"))
    search(root, "", 1)
    sqlite3.connect(root.parent / INDEX).execute("PRAGMA user_version = 99")
    assert len(search(root, "cầu", 10).hits) == 1


def test_where_the_index_cannot_be_written_the_search_goes_on_without(seal_in, root):
    seal_in(contents(5, "cầu treo"))
    (root.parent / INDEX).mkdir()
    assert len(search(root, "cầu", 10).hits) == 1


def test_a_locked_index_does_not_stop_a_search(seal_in, root, monkeypatch):
    monkeypatch.setattr(searching, "_WAIT", 0.1)
    seal_in(contents(5, "cầu treo"))
    search(root, "", 1)
    seal_in(contents(6, "cầu phao"))
    holder = sqlite3.connect(root.parent / INDEX, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert len(search(root, "cầu", 10).hits) == 2
    holder.close()
    assert len(search(root, "cầu", 10).hits) == 2


def test_a_package_that_cannot_be_read_is_named_and_the_others_are_found(seal_in, root):
    seal_in(contents(5, "cầu treo"))
    bad = seal_in(contents(6, "cầu phao"))
    (bad / "data/goi.json").chmod(0o644)
    (bad / "data/goi.json").write_text("{")
    result = search(root, "cầu", 10)
    assert result.unreadable == (bad.name,)
    assert len(result.hits) == 1


def test_a_paper_that_is_no_word_file_is_found_by_its_fields(seal_in, root):
    seal_in(made_contents())
    name = package_name(METADATA.issued_date, "08", "TB-UBND", "hop-thang-9")
    assert found(root, "Kết luận tại phiên họp tháng 9")[0] == (name, "van-ban/thong-bao.docx")


def test_a_workspace_without_packages_finds_nothing_and_writes_nothing(root):
    assert search(root, "cầu", 10).hits == ()
    assert not root.parent.exists()
