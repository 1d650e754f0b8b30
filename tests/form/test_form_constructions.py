"""Right documents built in every way people build them: none of them has an error, all components are found."""

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from made_documents import (
    DECISION,
    FEET,
    HEADS,
    INVITATION,
    LETTER,
    LONG_LETTER,
    NOTICE,
    REPORT,
    by_styles,
    document,
    saved,
    saved_parts,
    with_theme,
)

from thongbao.components.strips import Component
from thongbao.documents import check_package
from thongbao.findings import Severity
from thongbao.word.package import open_package

KINDS = {
    "thông báo": NOTICE,
    "công văn": LETTER,
    "công văn nhiều nơi": LONG_LETTER,
    "quyết định": DECISION,
    "báo cáo": REPORT,
    "giấy mời": INVITATION,
}


def heavy(data, *, warnings=True):
    levels = (Severity.ERROR, Severity.WARNING) if warnings else (Severity.ERROR,)
    found = check_package(open_package(data, "x.docx"), "x.docx").findings
    return [(f.severity.value, f.rule, f.place.where, f.message) for f in found if f.severity in levels]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("kind", KINDS)
def test_heads_of_every_construction_are_right(kind, head):
    assert heavy(document(KINDS[kind], head=head)) == []


@pytest.mark.parametrize("foot", FEET)
@pytest.mark.parametrize("kind", KINDS)
def test_feet_of_every_construction_are_right(kind, foot):
    assert heavy(document(KINDS[kind], head="one row", foot=foot, rule="connector")) == []


@pytest.mark.parametrize("kind", KINDS)
def test_looks_that_come_from_styles_alone_count(kind):
    assert heavy(by_styles(KINDS[kind])) == []


def test_fonts_that_come_from_the_theme_count():
    assert heavy(with_theme(document(NOTICE))) == []
    assert {f[1] for f in heavy(with_theme(document(NOTICE), "Calibri"))} == {"ND30-FONT-01"}


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("foot", FEET)
def test_every_component_is_found_wherever_it_stands(head, foot):
    (paper,) = check_package(open_package(document(DECISION, head=head, foot=foot), "x.docx"), "x.docx").papers
    found = {c: [s.text for s in paper.of(c)] for c in Component}
    assert found[Component.ORGAN] == ["ỦY BAN NHÂN DÂN", "XÃ ĐỊNH MỸ"]
    assert found[Component.CODE] == ["Số: 125/QĐ-UBND"]
    assert found[Component.DATE] == ["Định Mỹ, ngày 05 tháng 3 năm 2026"]
    assert found[Component.TYPE_NAME] == ["QUYẾT ĐỊNH"]
    assert found[Component.SUBJECT] == ["Về việc thành lập Tổ công tác chuyển đổi số"]
    assert len(found[Component.BASIS]) == 3
    assert found[Component.AUTHORITY] == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]
    assert found[Component.POSITION] == ["PHÓ CHỦ TỊCH"]
    assert found[Component.FULL_NAME] == ["Nguyễn Văn An"]
    assert found[Component.RECIPIENT] == ["- Như Điều 3;"]
    assert found[Component.FILING] == ["- Lưu: VT, VP."]


SIDES = ("top", "left", "bottom", "right")


@pytest.mark.parametrize("how", ["cells", "white"])
def test_tables_whose_lines_are_taken_away_or_white_hold_heads_and_feet(how):
    """Google Docs gives every table lines and takes them from each cell again."""
    first, second = saved_parts(document(NOTICE)), saved_parts(document(LETTER))
    first.add_page_break()
    for element in list(second.element.body)[:-1]:
        first.element.body.insert(len(first.element.body) - 1, element)
    white = 'w:color="ffffff"' if how == "white" else 'w:color="000000"'
    for drawn in first.element.body.iter(qn("w:tbl")):
        lines = "".join(f'<w:{s} w:val="single" w:sz="8" w:space="0" {white}/>' for s in (*SIDES, "insideH", "insideV"))
        drawn.tblPr.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>"))
        for cell in drawn.iter(qn("w:tc")) if how == "cells" else ():
            none = "".join(f'<w:{side} w:val="nil"/>' for side in SIDES)
            cell.get_or_add_tcPr().append(parse_xml(f"<w:tcBorders {nsdecls('w')}>{none}</w:tcBorders>"))
    checked = check_package(open_package(saved(first), "x.docx"), "x.docx")
    assert checked.kinds == ["Thông báo", "Công văn"]
    assert [f.rule for f in checked.findings if f.severity is not Severity.NOTE] == []
