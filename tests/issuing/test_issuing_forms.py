"""An issue judges the form of its papers before it seals them: a template of the office that is wrong stops it."""

import re

import pytest
from issuing_made import CODED, printed

from thongbao.form.checking import judge
from thongbao.issuing import forms
from thongbao.issuing.forms import WrongFormError
from thongbao.papers import Kind
from thongbao.pipeline import new_template
from thongbao.word.package import open_package, package_bytes
from thongbao.word.reading import ReadDocument


def spoil_template(clerk, kind, pattern, by):
    """Give the office a template of its own in which something is set otherwise."""
    own = clerk.made.root / "templates" / f"{kind}.docx"
    own.parent.mkdir(exist_ok=True)
    package = open_package(new_template(kind, clerk.workspace), "x.docx")
    document, count = re.subn(pattern, by, package.members["word/document.xml"].decode())
    assert count
    own.write_bytes(package_bytes({**package.members, "word/document.xml": document.encode()}))


def narrow_margin(clerk, kind=Kind.LETTER):
    spoil_template(clerk, kind, r'(<w:pgMar[^>]*w:left=")\d+', r"\g<1>1134")


def test_papers_from_templates_of_ours_are_issued_without_a_remark(clerk):
    assert clerk.issue(day="2026-10-05").remarks == ()


def test_a_template_of_the_office_with_a_wrong_margin_stops_the_issue_once_for_its_kind(clerk):
    narrow_margin(clerk)
    with pytest.raises(WrongFormError, match="lề trái") as refused:
        clerk.issue(day="2026-10-05")
    assert refused.value.exit_code == 1
    assert refused.value.message.count("[ND30-PAGE-02]") == 1
    assert "cong-van" in refused.value.message
    assert "--accept ND30-PAGE-02" in refused.value.hint
    assert clerk.codes() == []


def test_a_trial_says_the_same_and_a_reason_lets_it_pass_and_is_kept(clerk):
    narrow_margin(clerk)
    with pytest.raises(WrongFormError):
        clerk.issue(day="2026-10-05", dry_run=True)
    done = clerk.issue(day="2026-10-05", accept={"ND30-PAGE-02": "mẫu cũ của tỉnh"})
    assert [(one.rule, one.why) for one in done.accepted] == [("ND30-PAGE-02", "mẫu cũ của tỉnh")]
    assert "mẫu cũ của tỉnh" in (done.package / "data/goi.json").read_text("utf-8")


def test_every_paper_from_a_template_of_the_office_is_judged_and_two_of_a_kind_from_ours(clerk, monkeypatch):
    looked_at = []

    def judged(document, name):
        looked_at.append(name)
        return judge(document, name)

    own = clerk.made.root / "templates" / f"{Kind.LETTER}.docx"
    own.parent.mkdir(exist_ok=True)
    own.write_bytes(new_template(Kind.LETTER, clerk.workspace))
    monkeypatch.setattr(forms, "judge", judged)
    done = clerk.issue(day="2026-10-05")
    letters = [paper.file for paper in done.papers if paper.kind == Kind.LETTER]
    assert [f"van-ban/{name}" for name in looked_at if name.startswith("cong-van/")] == letters
    assert len(letters) == 4
    assert 1 <= sum(name.startswith("trich-sao/") for name in looked_at) <= 2


def test_a_copy_of_some_parts_keeps_their_numbers_and_that_stops_nobody(clerk):
    """What goes to a unit by trích sao begins at part 2 of the notice: the numbers are those of the notice."""
    own = clerk.made.root / "templates" / f"{Kind.EXTRACT}.docx"
    own.parent.mkdir(exist_ok=True)
    own.write_bytes(new_template(Kind.EXTRACT, clerk.workspace))
    clerk.set_notice("muc:\n", "muc:\n  - tieu_de: Đánh giá\n    noi_dung:\n      - doan: Đạt 11 chỉ tiêu.\n")
    done = clerk.issue(day="2026-10-05")
    (first, *_rest) = (paper.file for paper in done.papers if paper.kind == Kind.EXTRACT)
    document = ReadDocument(open_package((done.package / "data" / first).read_bytes(), first))
    assert "2. Kinh tế" in printed(done.package / "data" / first)
    judged = judge(document, first)
    assert "ND30-BC-01" not in [finding.rule for finding in judged.findings]
    assert "ND30-BC-01" in [o.rule for o in judged.outcomes if o.status == "not_evaluated"]


def test_a_rule_the_office_has_turned_down_stops_nobody(clerk_of):
    clerk = clerk_of(office=CODED + "kiem_tra:\n  ND30-PAGE-02: {muc: warning, vi: mẫu cũ}\n")
    narrow_margin(clerk)
    assert clerk.issue(day="2026-10-05").papers


def test_papers_without_a_number_are_nobody_s_documents_and_not_judged(clerk):
    narrow_margin(clerk, Kind.BRIEF)
    assert clerk.issue(day="2026-10-05").remarks == ()
