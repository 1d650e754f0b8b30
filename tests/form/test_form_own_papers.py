"""Every paper the program writes, and the decree's own files, under every rule of form."""

import pytest
from later_sheets_samples import WORDS, made_sheet, paper
from made_records import EXAMPLE, REAL, drafted, made, record_at, words_of

from thongbao.compose.issue_numbers import PaperNumbers
from thongbao.documents import check_document, check_package
from thongbao.findings import Severity, Status
from thongbao.form.checking import rules
from thongbao.pipeline import compose, layout_of, render_all
from thongbao.word.package import open_package

HEAVY = (Severity.ERROR, Severity.WARNING)


def heavy(data, name):
    found = check_package(open_package(data, name), name).findings
    return [(f.rule, f.place.where, f.message) for f in found if f.severity in HEAVY]


def all_heavy(papers):
    return {name: found for name, data in papers.items() if (found := heavy(data, name))}


def test_the_papers_of_the_example_have_no_error_and_no_warning_of_form():
    assert all_heavy(drafted(*record_at(*EXAMPLE))) == {}


def test_the_papers_of_the_real_notice_have_no_error_and_no_warning_of_form(seed_content):  # noqa: ARG001
    assert all_heavy(drafted(*record_at(*REAL))) == {}


def test_printings_for_signature_have_none_either():
    workspace, record = record_at(*EXAMPLE)
    sheets = tuple(compose(record, PaperNumbers(presented=1)))
    papers = render_all(sheets, workspace, layout_of(record.office.layout))
    assert any("DỰ THẢO LẦN 1" in words_of(data) for name, data in papers.items() if name.startswith("cong-van/"))
    assert all_heavy(papers) == {}


def test_papers_of_every_kind_with_everything_in_them_have_none_either(tmp_path):
    notice = {"do_khan": "hỏa tốc", "so": 8, "ngay": "2026-10-05"}
    notice["phu_luc"] = [{"tieu_de": name, "noi_dung": [f"Nội dung {name}."]} for name in ("Một", "Hai")]
    notice["ket_thuc"] = ["Chi tiết tại các Phụ lục kèm theo; các đơn vị thực hiện"]
    assert all_heavy(drafted(*made(tmp_path, notice=notice))) == {}


@pytest.mark.parametrize("name", sorted(WORDS))
def test_reminders_reports_corrections_and_registers_have_none_either(name):
    assert heavy(paper(made_sheet(name)), name) == []


@pytest.mark.parametrize("name", ["Phuluc1", "Phuluc2", "Phuluc3"])
def test_the_decrees_own_files_have_no_error(name, decree_file):
    found = check_document(decree_file(name)).findings
    assert [(f.rule, f.place.where, f.message) for f in found if f.severity is Severity.ERROR] == []


def test_a_blank_number_and_day_are_not_evaluated():
    draft = drafted(*record_at(*EXAMPLE))["thong-bao.docx"]
    outcomes = {o.rule: o for o in check_package(open_package(draft), "nhap.docx").outcomes}
    assert outcomes["ND30-SO-01"].status is Status.NOT_EVALUATED
    assert outcomes["ND30-NGAY-01"].status is Status.NOT_EVALUATED
    assert outcomes["ND30-NGAY-01"].why
    assert outcomes["ND30-QH-01"].status is Status.PASSED


def test_no_rule_is_left_without_an_answer():
    draft = drafted(*record_at(*EXAMPLE))["thong-bao.docx"]
    checked = check_package(open_package(draft), "nhap.docx")
    assert {o.rule for o in checked.outcomes} | {f.rule for f in checked.findings} == {rule.id for rule in rules()}
