"""Documents typed in TCVN3 or with loose tone marks: components are found, the encoding is named, nothing else is."""

import unicodedata

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from made_documents import DECISION, LETTER, NOTICE, REPORT, document, saved, saved_parts

from thongbao.components.strips import Component
from thongbao.documents import check_package
from thongbao.fixes.fixing import fix, rules_named
from thongbao.vietnamese.old_fonts import _TCVN3
from thongbao.word.package import open_package

CODES = {letter: code for code, letter in _TCVN3.items()}


def tcvn3(words):
    """Return a document as it was typed twenty years ago: codes of a font, capitals in a font of their own."""
    made = saved_parts(document(words))
    for run in made.element.body.iter(qn("w:r")):
        for text in run.iter(qn("w:t")):
            typed = text.text or ""
            capitals = typed.isupper() and any(letter in CODES for letter in typed.lower())
            text.text = "".join(CODES.get(letter, letter) for letter in (typed.lower() if capitals else typed))
            font = ".VnTimeH" if capitals else ".VnTime"
            properties = run.find(qn("w:rPr"))
            fonts = parse_xml(f'<w:rFonts {nsdecls("w")} w:ascii="{font}" w:hAnsi="{font}"/>')
            if properties is None:
                run.insert(0, parse_xml(f"<w:rPr {nsdecls('w')}/>"))
                properties = run.find(qn("w:rPr"))
            properties.insert(0, fonts)
    return saved(made)


def checked(data):
    return check_package(open_package(data, "x.docx"), "x.docx")


@pytest.mark.parametrize("words", [NOTICE, LETTER, DECISION], ids=["thông báo", "công văn", "quyết định"])
def test_an_old_font_is_named_and_hides_no_component(words):
    found = checked(tcvn3(words))
    assert {f.rule for f in found.findings} == {"ND30-FONT-01", "ND30-FONT-03"}
    (paper,) = found.papers
    assert paper.first(Component.NATIONAL_TITLE).text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert [s.text for s in paper.of(Component.FULL_NAME)] == ["Nguyễn Văn An"]
    assert any(".VnTime" in f.message for f in found.findings)


def test_words_under_an_old_font_are_exchanged_only_once_they_are_unicode():
    made = saved_parts(tcvn3(NOTICE))
    made.tables[0].cell(1, 0).paragraphs[0].runs[0].text = "Sè: 8/TB-UBND"
    fixed = fix(open_package(saved(made), "x.docx"), "x.docx", rules_named(()))
    code = [(change.old, change.new) for change in fixed.changes if "8/TB" in change.old]
    assert code == [("Sè: 8/TB-UBND", "Số: 8/TB-UBND"), ("Số: 8/TB-UBND", "Số: 08/TB-UBND")]
    assert "ND30-SO-01" not in {f.rule for f in fixed.left}


@pytest.mark.parametrize("words", [NOTICE, LETTER, DECISION, REPORT])
def test_loose_tone_marks_are_one_finding_and_are_joined(words):
    made = saved_parts(document(words, head="one row"))
    for text in made.element.body.iter(qn("w:t")):
        text.text = unicodedata.normalize("NFD", text.text or "")
    data = saved(made)
    assert {f.rule for f in checked(data).findings} == {"ND30-FONT-03"}
    fixed = fix(open_package(data, "x.docx"), "x.docx", rules_named(()))
    assert fixed.left == ()
