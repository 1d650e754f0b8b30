"""``thongbao fix`` and comments in a copy: what is corrected, what is kept, what is refused."""

import io
import json

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt, RGBColor
from made_documents import DECISION, LETTER, NOTICE, REPORT, document, saved, saved_parts

from thongbao.cli.main import main
from thongbao.documents import annotated, check_document, check_package
from thongbao.fixes.fixing import FIXABLE, fix, rules_named
from thongbao.fixes.verifying import ChangedTooMuchError, verify
from thongbao.fixes.work import Change
from thongbao.word.commenting import comment_texts
from thongbao.word.package import open_package
from thongbao.word.text import paragraphs

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fea739a9d3"
    "0000000049454e44ae426082"
)
ALL = rules_named(())


def spoilt(words=NOTICE):
    """Return a document with many faults at once, a picture, a data table and a comment of somebody's."""
    made = saved_parts(document(words))
    section = made.sections[0]
    section.left_margin, section.top_margin = Mm(20), Mm(40)
    text = [p for p in made.paragraphs if len(p.text) > 90 and p.alignment == ALIGN.JUSTIFY]
    text[0].alignment, text[0].paragraph_format.first_line_indent = ALIGN.LEFT, Mm(0)
    text[0].runs[0].font.name = "Calibri"
    text[-1].paragraph_format.line_spacing, text[-1].paragraph_format.space_before = 2.5, Pt(0)
    for run in text[-1].runs:
        run.font.size, run.font.color.rgb = Pt(12), RGBColor(255, 0, 0)
    head = made.tables[0]
    head.cell(0, 1).paragraphs[1].runs[0].text = "Độc lập – Tự do – Hạnh Phúc"
    code = head.cell(1, 0).paragraphs[0].runs[0]
    code.text, code.bold = code.text.replace("Số: 08", "Số 8").replace("-", " – "), True
    head.cell(1, 1).paragraphs[0].runs[0].text = "Định Mỹ, ngày 5 tháng 03 năm 2026"
    foot = made.tables[-1].cell(0, 0)
    foot.paragraphs[0].runs[0].italic = False
    foot.paragraphs[1].runs[0].text = foot.paragraphs[1].text.rstrip(";")
    foot.paragraphs[-1].runs[0].text = foot.paragraphs[-1].text.rstrip(".")
    text[0].add_run().add_picture(io.BytesIO(PICTURE), Mm(5))
    made.add_comment(text[0].runs, text="Ý kiến của người soát", author="Lê Văn Soát", initials="LS")
    data = made.add_table(2, 2)
    data.style = made.styles["Table Grid"]
    data.cell(0, 0).text = "Bảng số liệu"
    return saved(made)


def rules(data):
    return {f.rule for f in check_package(open_package(data, "x.docx"), "x.docx").findings}


def test_every_fault_that_can_be_corrected_is_gone_and_the_rest_is_listed():
    data = spoilt()
    fixed = fix(open_package(data, "x.docx"), "x.docx", ALL)
    fixable = {rule.id for rule in FIXABLE}
    assert len(rules(data) & fixable) >= 12
    assert rules(fixed.data) & fixable == set()
    assert {f.rule for f in fixed.left} == rules(fixed.data)


def test_only_the_words_that_are_listed_differ():
    data = spoilt()
    fixed = fix(open_package(data, "x.docx"), "x.docx", ALL)
    before = [p.text for p in paragraphs(open_package(data, "x"))]
    after = [p.text for p in paragraphs(open_package(fixed.data, "x"))]
    differing = {(old, new) for old, new in zip(before, after, strict=True) if old != new}
    assert differing == {(c.old, c.new) for c in fixed.changes if c.old != c.new}
    assert ("Định Mỹ, ngày 5 tháng 03 năm 2026", "Định Mỹ, ngày 05 tháng 3 năm 2026") in differing
    assert ("Số 8/TB – UBND", "Số: 08/TB-UBND") in differing
    assert ("Độc lập – Tự do – Hạnh Phúc", "Độc lập - Tự do - Hạnh phúc") in differing


def test_pictures_tables_and_comments_stay():
    data = spoilt()
    made = docx.Document(io.BytesIO(fix(open_package(data, "x.docx"), "x.docx", ALL).data))
    assert [c.text for c in made.comments] == ["Ý kiến của người soát"]
    assert len(made.inline_shapes) == 1
    assert made.tables[-1].cell(0, 0).text == "Bảng số liệu"
    assert len(made.tables) == 3


def test_a_right_document_comes_back_without_a_change():
    for words in (NOTICE, LETTER, DECISION, REPORT):
        assert fix(open_package(document(words), "x.docx"), "x.docx", ALL).changes == ()


def test_the_same_file_gives_the_same_bytes():
    data = spoilt()
    assert (
        fix(open_package(data, "x.docx"), "x.docx", ALL).data == fix(open_package(data, "x.docx"), "x.docx", ALL).data
    )


def test_a_page_number_at_the_foot_moves_into_the_middle_of_the_head():
    made = saved_parts(document(NOTICE))
    header, footer = made.sections[0].header.paragraphs[0], made.sections[0].footer.paragraphs[0]
    for child in list(header._p):
        footer._p.append(child)
    data = saved(made)
    assert "ND30-PAGE-05" in rules(data)
    fixed = fix(open_package(data, "x.docx"), "x.docx", ALL)
    assert {"ND30-PAGE-05", "ND30-PAGE-04"} & rules(fixed.data) == set()


def test_meaning_names_and_numbers_are_never_touched():
    made = saved_parts(document(NOTICE))
    made.tables[-1].cell(0, 1).paragraphs[-1].runs[0].text = "ThS. nguyễn văn an"
    made.tables[0].cell(1, 0).paragraphs[0].runs[0].text = "Số: 08/TBKL-UBND"
    data = saved(made)
    fixed = fix(open_package(data, "x.docx"), "x.docx", ALL)
    words = [p.text for p in paragraphs(open_package(fixed.data, "x"))]
    assert {"ThS. nguyễn văn an", "Số: 08/TBKL-UBND"} <= set(words)
    assert {"ND30-KY-05", "ND30-SO-02"} <= {f.rule for f in fixed.left}


def test_a_change_that_is_not_listed_stops_everything():
    before, after = open_package(document(NOTICE), "x"), open_package(document(LETTER), "x")
    with pytest.raises(ChangedTooMuchError):
        verify(before, after, [Change("ND30-SO-01", "đoạn 1", "không liên quan")])


def call(*arguments):
    try:
        return main([str(a) for a in arguments])
    except SystemExit as end:
        return end.code


def test_the_command_writes_a_new_file_lists_changes_and_says_what_is_left(tmp_path, capsys):
    source, target = tmp_path / "gốc.docx", tmp_path / "mới.docx"
    source.write_bytes(spoilt())
    original = source.read_bytes()
    assert call("fix", source, target, "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert {c["rule"] for c in told["changes"]} >= {"ND30-PAGE-02", "ND30-SO-01", "ND30-NN-01", "ND30-BODY-05"}
    assert source.read_bytes() == original
    # What is left is said of words as well as of form.
    assert {f.rule for f in check_document(target).findings} <= {left["rule"] for left in told["left"]}
    assert "TB-TEN-03" in {left["rule"] for left in told["left"]}


def test_only_the_rule_named_is_corrected(tmp_path):
    source, target = tmp_path / "a.docx", tmp_path / "b.docx"
    source.write_bytes(spoilt())
    before = rules(source.read_bytes())
    assert call("fix", source, target, "--only", "ND30-PAGE-02") == 1
    assert before - rules(target.read_bytes()) == {"ND30-PAGE-02"}


def test_a_dry_run_writes_nothing(tmp_path):
    source, target = tmp_path / "a.docx", tmp_path / "b.docx"
    source.write_bytes(spoilt())
    call("fix", source, target, "--dry-run")
    assert not target.exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["a.docx", "a.docx"], 2), (["a.docx", "có.docx"], 2), (["a.docx", "b.docx", "--only", "ND30-KY-05"], 2)],
)
def test_what_cannot_be_meant_is_refused(tmp_path, monkeypatch, arguments, code):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.docx").write_bytes(spoilt())
    (tmp_path / "có.docx").write_bytes(b"x")
    assert call("fix", *arguments) == code
    assert (tmp_path / "có.docx").read_bytes() == b"x"


def test_what_is_no_word_file_ends_with_exit_3(tmp_path, capsys):
    source = tmp_path / "a.docx"
    source.write_bytes(b"not a zip")
    assert call("fix", source, tmp_path / "b.docx") == 3
    assert len(capsys.readouterr().err.strip().splitlines()) <= 2
    assert not (tmp_path / "b.docx").exists()


def test_every_finding_is_a_comment_beside_those_that_were_there():
    data = spoilt()
    checked = check_package(open_package(data, "x.docx"), "x.docx")
    texts = list(comment_texts(open_package(annotated(checked), "y.docx")).values())
    assert "Ý kiến của người soát" in texts
    assert len(texts) == len(checked.findings) + 1
    for finding in checked.findings:
        assert any(f"[{finding.rule}]" in text and finding.message in text for text in texts)


def test_comments_change_no_word_of_the_copy():
    data = spoilt()
    checked = check_package(open_package(data, "x.docx"), "x.docx")
    before = [p.text for p in paragraphs(open_package(data, "x"))]
    assert [p.text for p in paragraphs(open_package(annotated(checked), "y"))] == before
