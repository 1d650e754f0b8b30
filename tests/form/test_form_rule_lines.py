"""Rules under motto, agency and abstract: missing, too short, too long, of the wrong make, in every construction."""

import pytest
from docx.oxml.ns import qn
from made_documents import HEADS, NOTICE, document, saved, saved_parts

from thongbao.documents import check_package
from thongbao.word.package import open_package

RULES = {"ND30-TN-02", "ND30-CQ-02", "ND30-LOAI-03"}


def rules(made):
    data = saved(made)
    return {f.rule for f in check_package(open_package(data, "x"), "x").findings} & RULES


def drawn(made):
    """Return the elements that draw a rule in the head, by the size that says how long they are."""
    body = made.element.body
    return [e for e in body.iter() if str(e.tag).endswith(("}ext", "}extent")) and e.get("cx") and e.get("cy") == "0"]


def signs_of(made):
    return [t for t in made.element.body.iter(qn("w:t")) if (t.text or "").startswith("___")]


@pytest.mark.parametrize("head", HEADS)
def test_rules_of_the_right_length_pass(head):
    assert rules(saved_parts(document(NOTICE, head=head))) == set()


@pytest.mark.parametrize("head", ["signs", "breaks"])
def test_raised_signs_that_are_gone_or_far_too_few_are_missed(head):
    made = saved_parts(document(NOTICE, head=head))
    for text in signs_of(made):
        text.text = ""
    assert rules(made) == RULES
    made = saved_parts(document(NOTICE, head=head))
    for text in signs_of(made):
        text.text = "_" * (len(text.text) // 4)
    assert rules(made) == RULES


@pytest.mark.parametrize("head", ["one row", "tabs"])
@pytest.mark.parametrize("factor", [0.3, 2.6])
def test_drawn_lines_too_short_or_too_long_are_found(head, factor):
    made = saved_parts(document(NOTICE, head=head, rule="connector"))
    for element in drawn(made):
        element.set("cx", str(round(int(element.get("cx")) * factor)))
    assert rules(made) >= {"ND30-TN-02"}
    assert len(rules(made)) >= 2


@pytest.mark.parametrize("head", ["signs", "one row", "row a line"])
def test_a_head_without_any_line_lacks_both(head):
    made = saved_parts(document(NOTICE, head=head))
    for table in made.tables[:1]:
        for run in list(table._tbl.iter(qn("w:r"))):
            words = "".join(t.text or "" for t in run.iter(qn("w:t")))
            if not words.strip("_ "):
                run.getparent().remove(run)
    assert rules(made) >= {"ND30-TN-02", "ND30-CQ-02"}


@pytest.mark.parametrize("sign", ["-", "*"])
def test_dashes_and_stars_are_no_rule(sign):
    made = saved_parts(document(NOTICE))
    for text in signs_of(made):
        text.text = sign * 20
    assert rules(made) == RULES


def test_underlined_words_stand_for_a_rule_with_a_warning():
    made = saved_parts(document(NOTICE))
    cell = made.tables[0].cell(0, 1)
    cell.paragraphs[1].runs[0].underline = True
    cell.paragraphs[2]._p.getparent().remove(cell.paragraphs[2]._p)
    found = {f.rule for f in check_package(open_package(saved(made), "x"), "x").findings}
    assert found == {"ND30-TN-03"}


def test_both_lines_may_hang_on_one_paragraph_and_each_finds_its_own():
    made = saved_parts(document(NOTICE, head="one row"))
    left, right = made.tables[0].cell(0, 0), made.tables[0].cell(0, 1)
    line = next(p for p in left.paragraphs if drawn_in(p))
    motto = next(p for p in right.paragraphs if drawn_in(p))
    run = next(r for r in line._p.iter(qn("w:r")) if list(r.iter("{*}AlternateContent")))
    motto._p.insert(1, run)
    assert rules(made) == set()
    short = made.tables[0].cell(0, 1).paragraphs[0]
    short._p.append(run)
    assert rules(made) == set()


def drawn_in(paragraph):
    return list(paragraph._p.iter("{*}AlternateContent"))
