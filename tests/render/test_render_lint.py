"""`template check`: a planted fault is found at its paragraph, nothing else with it; nothing in a right template."""

import pytest
from made_records import p
from planted_faults import (
    END,
    FORM,
    LOOP,
    PLANTED,
    RED,
    Planted,
    body,
    cell,
    para,
    picture,
    row,
    run,
    table,
    text_box,
)

from thongbao.findings import Severity
from thongbao.measures import mm, pt
from thongbao.papers import Kind
from thongbao.pipeline import template_fields
from thongbao.render.lint import lint
from thongbao.render.rules import RULES
from thongbao.standard.layout import Layout
from thongbao.starters.making import starter
from thongbao.word.package import DOCUMENT, Package, open_package, package_bytes
from thongbao.word.text import paragraphs

NOTICE = starter(Kind.NOTICE)


def findings_of(package: Package, kind: Kind = Kind.NOTICE):
    return lint(open_package(package_bytes(package.members), "mau.docx"), kind, template_fields(kind), starter(kind))


def found_in(package: Package):
    return [(f.rule, f.place.path.split(" đoạn ")[0], f.place.line) for f in findings_of(package)]


@pytest.mark.parametrize("kind", Kind)
def test_the_starters_have_no_finding(kind):
    assert findings_of(starter(kind), kind) == []


@pytest.mark.parametrize(
    "layout",
    [
        Layout(
            top=mm(25), bottom=mm(25), left=mm(35), right=mm(20), body_size=pt(13), first_line=mm(10), line_spacing=1.5
        ),
        Layout(line_spacing=1.0),
    ],
)
@pytest.mark.parametrize("kind", Kind)
def test_the_starters_have_no_finding_in_any_layout_an_office_may_choose(kind, layout):
    assert findings_of(starter(kind, layout), kind) == []


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.name)
def test_a_planted_fault_is_found_at_its_paragraph_and_nothing_else(planted: Planted):
    package = planted.planted_in(NOTICE)
    assert found_in(package) == [planted.expected(package)]


def test_there_are_enough_planted_faults_and_every_rule_has_one():
    assert len(PLANTED) >= 40
    assert len({planted.name for planted in PLANTED}) == len(PLANTED)
    planted = {one.rule for one in [*PLANTED, *FORM]}
    elsewhere = {"TB-MAU-02", "TB-MAU-14"} | {f"ND30-BODY-0{n}" for n in range(1, 6)}
    assert planted | elsewhere == {rule.id for rule in RULES}


def test_many_faults_are_found_in_one_run():
    # Those that a template can have side by side: one that leaves a block open changes what its neighbours mean.
    chosen = [one for one in PLANTED if one.content and one.rule != "TB-MAU-05" and one.number is None]
    package, expected = NOTICE, []
    for planted in chosen:
        rule, part, alone = planted.expected(planted.planted_in(NOTICE))
        expected.append((rule, part, alone - len(paragraphs(NOTICE)) + len(paragraphs(package))))
        package = planted.planted_in(package)
    assert sorted(found_in(package)) == sorted(expected)
    assert len(expected) >= 60


@pytest.mark.parametrize("planted", FORM, ids=lambda planted: planted.name)
def test_what_the_decree_says_of_the_form_is_checked(planted: Planted):
    package = planted.planted_in(NOTICE)
    found = {(rule, part, number) for rule, part, number in found_in(package)}
    rule, part, number = planted.rule, planted.part, planted.number
    assert {rule for rule, _part, _number in found} == {planted.rule}
    if number is None:
        assert planted.expected(package) in found
    elif number:
        assert (rule, part, number) in found


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('<w:sz w:val="28"/>', '<w:sz w:val="24"/>', "ND30-BODY-01"),
        ('<w:jc w:val="both"/>', '<w:jc w:val="left"/>', "ND30-BODY-02"),
        ('w:firstLine="720"', 'w:firstLine="360"', "ND30-BODY-03"),
        ('w:firstLine="720"', 'w:hanging="360"', "ND30-BODY-03"),
        ('w:before="120"', 'w:before="0"', "ND30-BODY-04"),
        ('w:line="264"', 'w:line="480"', "ND30-BODY-05"),
        ('w:line="264" w:lineRule="auto"', 'w:line="240" w:lineRule="exact"', "ND30-BODY-05"),
    ],
)
def test_the_body_text_is_checked(old, new, rule):
    xml = NOTICE.members[DOCUMENT].decode()
    start = xml.rindex("<w:p>", 0, xml.index("{{ can_cu_nay }}"))
    end = xml.index("</w:p>", start)
    assert old in xml[start:end]
    changed = xml[:start] + xml[start:end].replace(old, new) + xml[end:]
    (finding,) = findings_of(NOTICE.replaced({DOCUMENT: changed.encode()}))
    assert finding.rule == rule
    assert "can_cu_nay" in finding.message
    assert finding.severity is Severity.ERROR
    assert "Phụ lục I" in finding.clause


def styled(defaults: str, more: str = "") -> Package:
    xml = NOTICE.members["word/styles.xml"].decode()
    start, end = xml.index("<w:rFonts"), xml.index("/>", xml.index("<w:rFonts")) + 2
    return NOTICE.replaced(
        {"word/styles.xml": (xml[:start] + defaults + xml[end:].replace("</w:styles>", more + "</w:styles>")).encode()}
    )


THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme name="x">'
    '<a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="{}"/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)


def test_a_wrong_font_of_the_whole_document_is_one_finding_a_part():
    found = findings_of(styled('<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>'))
    assert {f.rule for f in found} == {"ND30-FONT-01"}
    assert len(found) == len({f.place.path for f in found}) <= 3
    assert all("Calibri" in f.message for f in found)


@pytest.mark.parametrize(("font", "rules"), [("Calibri", {"ND30-FONT-01"}), ("Times New Roman", set())])
def test_the_font_of_the_theme_counts(font, rules):
    package = styled('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>')
    package = package.replaced({"word/theme/theme1.xml": THEME.format(font).encode()})
    assert {f.rule for f in findings_of(package)} == rules


@pytest.mark.parametrize("between", ["<w:br/>", "<w:tab/>"])
@pytest.mark.parametrize("words", ["Độc lập - Tự do - Hạnh phúc", "ỦY BAN NHÂN DÂN"])
def test_quoc_hieu_is_read_apart_from_what_a_tab_or_break_sets_beside_it(between, words):
    xml = NOTICE.members[DOCUMENT].decode()
    right = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:t>"
    changed = xml.replace(right, f"{right}{between}<w:t>{words}</w:t>")
    assert findings_of(NOTICE.replaced({DOCUMENT: changed.encode()})) == []


def test_a_number_in_the_footer_is_found_where_it_stands():
    header, footer = (NOTICE.members[f"word/{name}1.xml"].decode() for name in ("header", "footer"))
    paragraph = header[header.index("<w:p>") : header.index("</w:hdr>")]
    package = NOTICE.replaced({"word/footer1.xml": footer.replace("</w:ftr>", paragraph + "</w:ftr>").encode()})
    assert found_in(package) == [("ND30-PAGE-05", "word/footer1.xml", 2)]


def test_a_field_nobody_prints_is_a_warning_and_what_stands_inside_it_is_not_named_too():
    xml = NOTICE.members[DOCUMENT].decode()
    for name in ("ket_thuc", "ho_ten"):
        xml = xml.replace(f"in {name} ", "in mo_dau ").replace(f"{{{{ {name} }}}}", "")
    found = findings_of(NOTICE.replaced({DOCUMENT: xml.encode()}))
    assert [(f.rule, f.severity) for f in found] == [("TB-MAU-02", Severity.WARNING)] * 2
    assert {f.message.split("«")[1].split("»")[0] for f in found} == {"ket_thuc", "ho_ten"}


def test_the_nearest_field_is_offered_as_the_designer_would_write_it():
    package = body(
        "x", "", "", table(row(cell(p("{%p for k in noi_dung %}"), p("ặ {{ k.chuu }}"), p(END))))
    ).planted_in(NOTICE)
    (finding,) = findings_of(package)
    assert finding.hint == "ý bạn là «k.chu»?"
    assert finding.place.path == f"word/document.xml đoạn {finding.place.line}"
    assert "«{{ k.chuu }}»" in finding.message


# Right as it is, though it may look odd.
RIGHT = {
    "split over runs": [para(run("{"), run("{ trich"), run("_yeu }"), run("}"))],
    "split by spelling marks": [para(run("{{ trich"), '<w:proofErr w:type="spellStart"/>', run("_yeu }}"))],
    "split by language only": [
        para(run("{{ trich", '<w:lang w:val="vi-VN"/>'), run("_yeu }}", '<w:lang w:val="en-US"/>'))
    ],
    "one look for the whole tag": [para(run("{{ trich", RED), run("_yeu }}", RED))],
    "tracked insertion inside a tag": [para(run("{{ trich"), f'<w:ins w:id="1">{run("_y")}</w:ins>', run("eu }}"))],
    "loop inside a line": ["{% for n in noi_nhan %}{{ n }}{% if not loop.last %}, {% endif %}{% endfor %}"],
    "joined list": ["{{ noi_nhan|join('; ') }}", "{{ noi_nhan|first }}"],
    "named field": ["{% set x = trich_yeu %}{{ x|upper }}"],
    "comment": ["{# ghi chú: {{ gì đó }} #}{{ so }}"],
    "paragraph comment": ["{#p ghi chú #}"],
    "else and elif": ["{%p if do_khan %}", "a", "{%p elif so %}", "b", "{%p else %}", "c", "{%p endif %}"],
    "for with else": [LOOP, "{{ n }}", "{%p else %}", "không có", END],
    "condition on the loop": ["{%p for n in noi_nhan if n != so %}", "{{ n }}", END],
    "range": ["{% for i in range(3) %}{{ i }}{% endfor %}"],
    "braces that are no tag": ["tập {1; 2} và { x }", "100% }"],
    "text box with its hidden copy": [text_box(p("{{ trich_yeu }}"), p("{{ trich_yeu }}"))],
    "rule": [picture('descr="Đường kẻ {{ ke_co_quan }} mm"')],
    "rows": [table(row(cell(p("{%tr for n in noi_nhan %}"))), row(cell(p("{{ n }}"))), row(cell(p("{%tr endfor %}"))))],
    "empty cells beside a row tag": [
        table(
            row(cell(p("{%tr for n in noi_nhan %}")), cell("<w:p/>"), cell(p(" "))),
            row(cell(p("{{ n }}")), cell("<w:p/>"), cell("<w:p/>")),
            row(cell(p("{%tr endfor %}")), cell("<w:p/>"), cell("<w:p/>")),
        )
    ],
    "nested tables": [
        table(
            row(cell(p("{%tr for k in noi_dung %}"))),
            row(
                cell(
                    table(
                        row(cell(p("{%tr for d in k.dong %}"))),
                        row(cell(p("{% for o in d %}{{ o }} {% endfor %}"))),
                        row(cell(p("{%tr endfor %}"))),
                    ),
                    "<w:p/>",
                )
            ),
            row(cell(p("{%tr endfor %}"))),
        )
    ],
    "columns": [table(row(cell(p("{%tc for n in noi_nhan %}")), cell(p("{{ n }}")), cell(p("{%tc endfor %}"))))],
    "vertical merge": [
        table(
            row(cell(p("{%tr for n in noi_nhan %}"))), row(cell(p("{% vm %}Nơi nhận"))), row(cell(p("{%tr endfor %}")))
        )
    ],
    "colspan": [table(row(cell(p("{% colspan noi_nhan|length + 1 %}{{ so }}"))))],
    "block in one cell": [table(row(cell(p("{%p if do_khan %}"), p("a"), p("{%p endif %}"), "<w:p/>")))],
    "content control": [f"<w:sdt><w:sdtContent>{p(LOOP)}{p('{{ n }}')}{p(END)}</w:sdtContent></w:sdt>"],
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_works_has_no_finding(name):
    assert findings_of(body("x", "", "", *RIGHT[name]).planted_in(NOTICE)) == []
