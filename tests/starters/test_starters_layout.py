"""The starters against the decree: Nghị định 30/2020/NĐ-CP, Phụ lục I, read off their XML."""

import re
from dataclasses import dataclass

import pytest
from lxml import etree
from made_records import KINDS, OFFICE, made, w

from thongbao.compose.notice_sheet import notice_sheet
from thongbao.measures import Length, mm, pt, twips
from thongbao.papers import Kind
from thongbao.pipeline import layout_of
from thongbao.render.template import Template
from thongbao.standard.layout import Layout
from thongbao.standard.text_metrics import text_width, wrapped
from thongbao.starters.making import starter
from thongbao.word.package import DOCUMENT, open_package, package_bytes
from thongbao.word.text import parts_with_text, text_of

NUMBERED = [Kind.NOTICE, Kind.LETTER, Kind.EXTRACT]
UPRIGHT = [kind for kind in KINDS if kind is not Kind.ASSIGNMENT_TABLE]
MARGINS = [(left, right) for left in (30, 32.5, 35) for right in (15, 17.5, 20)]
SMALL = Layout(mm(25), mm(25), mm(35), mm(20), pt(13), mm(10), 1.5)
LAYOUTS = pytest.mark.parametrize("layout", [Layout(), SMALL], ids=["14 points, 1.27 cm", "13 points, 1 cm"])
TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
LONGEST_DATE = "Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2025"


@dataclass(frozen=True)
class Seen:
    """A paragraph of a template as its XML says it looks."""

    element: etree._Element

    @property
    def text(self):
        return text_of(self.element)

    @property
    def is_tag(self):
        return bool(re.fullmatch(r"\s*\{%(p|tr|tc) .*%\}\s*", self.text))

    def setting(self, element, attribute):
        found = self.element.find(f"{w('pPr')}/{w(element)}")
        return None if found is None else found.get(w(attribute))

    def has(self, element):
        return self.element.find(f"{w('pPr')}/{w(element)}") is not None

    @property
    def runs(self):
        return [r for r in self.element.iterchildren(w("r")) if r.find(w("t")) is not None]

    @property
    def sizes(self):
        return {int(r.find(f"{w('rPr')}/{w('sz')}").get(w("val"))) / 2 for r in self.runs}

    def all_runs(self, element):
        return {r.find(f"{w('rPr')}/{w(element)}") is not None for r in self.runs}

    @property
    def in_table(self):
        return any(True for _cell in self.element.iterancestors(w("tc")))


def seen(package, part=DOCUMENT):
    return [Seen(element) for element in package.tree(part).iter(w("p"))]


def the(package, words, part=DOCUMENT):
    """Return the first paragraph that is the words; else that starts with them; else that holds them."""
    paragraphs = seen(package, part)
    ways = (str.__eq__, str.startswith, str.__contains__)
    found = (paragraph for way in ways for paragraph in paragraphs if way(paragraph.text, words))
    return next(found)


@pytest.mark.parametrize("kind", KINDS)
@LAYOUTS
def test_a_starter_is_the_same_bytes_every_time(kind, layout):
    first = package_bytes(starter(kind, layout).members)
    assert package_bytes(starter(kind, layout).members) == first
    assert open_package(first, "x").members == starter(kind, layout).members


@pytest.mark.parametrize("kind", KINDS)
def test_every_member_is_well_formed_and_every_relationship_leads_somewhere(kind):
    package = starter(kind)
    for name in package.members:
        assert package.tree(name) is not None
    for rels, folder in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
        ids = {relation.get("Id"): folder + relation.get("Target") for relation in package.tree(rels)}
        assert set(ids.values()) <= set(package.members)
        if folder:
            document = package.members[DOCUMENT].decode()
            assert set(re.findall(r'r:id="(\w+)"', document)) <= set(ids)
    declared = {e.get("PartName").lstrip("/") for e in package.tree("[Content_Types].xml") if e.get("PartName")}
    assert declared <= set(package.members)


@pytest.mark.parametrize("kind", KINDS)
def test_every_tag_is_whole_in_one_run_and_closed(kind):
    package = starter(kind)
    opened = 0
    for part in parts_with_text(package):
        for text in package.tree(part).iter(w("t")):
            words = text.text or ""
            assert words.count("{{") == words.count("}}"), words
            assert words.count("{%") == words.count("%}"), words
            assert not re.search(r"(?<!\{)\{(?![{%])|(?<![}%])\}(?!\})", words), words
            opened += words.count("{{") + words.count("{%")
    assert opened > 10


@pytest.mark.parametrize("kind", KINDS)
def test_a_paragraph_tag_stands_alone_in_its_paragraph(kind):
    package = starter(kind)
    for part in parts_with_text(package):
        for paragraph in seen(package, part):
            if re.search(r"\{%(p|tr|tc) ", paragraph.text):
                assert re.fullmatch(r"\{%(p|tr|tc) [^%]+%\}", paragraph.text), paragraph.text


@pytest.mark.parametrize("kind", KINDS)
@LAYOUTS
def test_a_starter_asks_only_for_fields_of_its_sheet_and_prints_all_of_them(kind, layout, sheets):
    template = Template(starter(kind, layout), f"{kind}.docx")
    assert sheets[kind]
    for sheet in sheets[kind]:
        template.check(sheet)


@pytest.mark.parametrize("kind", KINDS)
@LAYOUTS
def test_the_page_is_a4_with_margins_inside_the_decree(kind, layout):
    sections = list(starter(kind, layout).tree(DOCUMENT).iter(w("sectPr")))
    assert sections
    for section in sections:
        size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
        page = (int(size.get(w("w"))), int(size.get(w("h"))))
        landscape = kind is Kind.ASSIGNMENT_TABLE
        assert page == ((16838, 11906) if landscape else (11906, 16838))
        assert size.get(w("orient")) == ("landscape" if landscape else None)
        sides = {side: int(margins.get(w(side))) for side in ("top", "bottom", "left", "right", "gutter")}
        assert 1134 <= sides["top"] <= 1417
        assert 1134 <= sides["bottom"] <= 1417
        assert 1701 <= sides["left"] <= 1984
        assert 850 <= sides["right"] <= 1134
        assert sides["gutter"] == 0


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_number_is_centred_above_every_page_but_the_first(kind):
    package = starter(kind)
    targets = {r.get("Id"): f"word/{r.get('Target')}" for r in package.tree("word/_rels/document.xml.rels")}
    r_id = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    for section in package.tree(DOCUMENT).iter(w("sectPr")):
        assert section.find(w("titlePg")) is not None
        assert section.find(w("pgNumType")).get(w("start")) == "1"
        named = {
            (element.tag.split("}")[1], element.get(w("type"))): targets[element.get(r_id)]
            for element in section
            if element.tag in (w("headerReference"), w("footerReference"))
        }
        assert set(named) == {(p, t) for p in ("headerReference", "footerReference") for t in ("default", "first")}
        for key, part in named.items():
            fields = "".join(e.text for e in package.tree(part).iter(w("instrText")))
            assert ("PAGE" in fields) == (key == ("headerReference", "default")), key
        (number,) = seen(package, named["headerReference", "default"])
        assert number.setting("jc", "val") == "center"
        for run in number.element.iter(w("r")):
            size = int(run.find(f"{w('rPr')}/{w('sz')}").get(w("val")))
            assert 26 <= size <= 28
            assert run.find(f"{w('rPr')}/{w('b')}") is None
            assert run.find(f"{w('rPr')}/{w('i')}") is None
        assert not "".join(text_of(p.element) for p in seen(package, named["headerReference", "first"]))


@pytest.mark.parametrize("kind", UPRIGHT)
@pytest.mark.parametrize("margins", MARGINS)
def test_the_head_leaves_quoc_hieu_and_the_longest_date_on_one_line(kind, margins):
    left, right = margins
    layout = Layout(left=mm(left), right=mm(right))
    table = next(starter(kind, layout).tree(DOCUMENT).iter(w("tbl")))
    widths = [twips(int(column.get(w("w")))) for column in table.iter(w("gridCol"))]
    cells = [
        [int(c.find(f"{w('tcPr')}/{w('tcW')}").get(w("w"))) for c in row.iter(w("tc"))] for row in table.iter(w("tr"))
    ]
    assert cells == [[width.twips for width in widths]] * 2
    assert sum(widths) <= layout.text_width() + twips(1)
    sides = table.find(f"{w('tblPr')}/{w('tblCellMar')}")
    padding = twips(sum(int(sides.find(w(side)).get(w("w"))) for side in ("left", "right")))
    room = Length(widths[1] - padding)
    assert text_width(TITLE, pt(13), bold=True) <= room
    assert text_width(MOTTO, pt(14), bold=True) <= room
    assert text_width(LONGEST_DATE, pt(13), italic=True) <= room
    # The agency's name may wrap, but no single word of it may be cut.
    assert text_width("NGHIÊN", pt(13), bold=True) <= Length(widths[0] - padding)


@pytest.mark.parametrize("kind", UPRIGHT)
def test_the_tables_of_head_and_signature_have_no_borders_and_their_rows_stay_whole(kind):
    tables = list(starter(kind).tree(DOCUMENT).iter(w("tbl")))
    plain = [t for t in tables if "CỘNG HÒA" in "".join(t.itertext()) or "ho_ten" in "".join(t.itertext())]
    assert len(plain) >= 2
    for table in plain:
        assert table.find(f"{w('tblPr')}/{w('tblBorders')}") is None
        assert table.find(f"{w('tblPr')}/{w('tblStyle')}") is None
        for row in table.iter(w("tr")):
            assert row.find(f"{w('trPr')}/{w('cantSplit')}") is not None


# nd30 §1.4: words of the template → least and most size, bold, italic, alignment.
HEAD = {
    TITLE: (12, 13, True, False, "center"),
    MOTTO: (13, 14, True, False, "center"),
    "{{ chu_quan }}": (12, 13, False, False, "center"),
    "{{ dong }}": (12, 13, True, False, "center"),
    "{{ dia_danh }}, {{ ngay_thang }}": (13, 14, False, True, "center"),
    "{{ do_khan }}": (13, 14, True, False, "center"),
}
NUMBER = {"Số: {{ so }}/{{ ky_hieu }}": (13, 13, False, False, "center")}
SIGNATURE = {
    "{{ chuc_vu }}": (13, 14, True, False, "center"),
    "{{ ho_ten }}": (13, 14, True, False, "center"),
    "{{ chuc_vu_co_quan }}": (13, 14, True, False, "center"),
}
FOOT = {
    **SIGNATURE,
    "Nơi nhận:": (12, 12, True, True, "left"),
    "- {{ noi }};": (11, 11, False, False, "left"),
    "- Lưu: {{ luu }}.": (11, 11, False, False, "left"),
}
TYPE = {
    "{{ ten_loai }}": (13, 14, True, False, "center"),
    "{{ trich_yeu }}": (13, 14, True, False, "center"),
    "{{ k.so }} {{ k.chu }}": (13, 14, True, False, "both"),
    "{{ k.chu }}": (13, 14, False, False, "both"),
    "- {{ k.chu }}": (13, 14, False, False, "both"),
}
COMPONENTS = {
    Kind.NOTICE: {
        **HEAD,
        **NUMBER,
        **TYPE,
        **FOOT,
        "Kính gửi: {{ noi }}": (13, 14, False, False, "center"),
        "{{ can_cu_nay }}": (13, 14, False, True, "both"),
        "{{ pl.nhan }}": (14, 14, True, False, "center"),
        "{{ pl.ten }}": (13, 14, True, False, "center"),
        "(Kèm theo {{ pl.kem_theo }})": (13, 14, False, True, "center"),
    },
    Kind.LETTER: {
        **HEAD,
        **NUMBER,
        **FOOT,
        "V/v {{ trich_yeu }}": (12, 13, False, False, "center"),
        "Kính gửi: {{ kinh_gui }}": (13, 14, False, False, "center"),
        "Thực hiện {{ vien_dan }}": (13, 14, False, False, "both"),
        "{% if v.so %}": (13, 14, False, False, "both"),
        "{{ yeu_cau }} {{ don_vi }}": (13, 14, False, False, "both"),
        "Trong quá trình thực hiện": (13, 14, False, False, "both"),
        "Phụ lục": (14, 14, True, False, "center"),
        "NHIỆM VỤ CỦA": (13, 14, True, False, "center"),
        "(Kèm theo Công văn": (13, 14, False, True, "center"),
    },
    Kind.EXTRACT: {**HEAD, **NUMBER, **TYPE, **FOOT, "TRÍCH SAO": (13, 14, True, False, "center")},
    Kind.ASSIGNMENT_TABLE: {
        "{{ nhan }}": (14, 14, True, False, "center"),
        "{{ ten }}": (13, 14, True, False, "center"),
        "(Kèm theo {{ kem_theo }})": (13, 14, False, True, "center"),
    },
    Kind.SLIP: {**HEAD, "PHIẾU GIAO NHIỆM VỤ": (13, 14, True, False, "center")},
    # A working paper: signed, but neither sent nor filed.
    Kind.BRIEF: {**HEAD, **SIGNATURE, "TÓM TẮT NHIỆM VỤ": (13, 14, True, False, "center")},
}


@pytest.mark.parametrize(
    ("kind", "words", "look"),
    [(kind, words, look) for kind, looks in COMPONENTS.items() for words, look in looks.items()],
    ids=lambda value: "" if isinstance(value, tuple) else str(value),
)
@LAYOUTS
def test_a_component_looks_as_the_decree_says(kind, words, look, layout):
    least, most, bold, italic, align = look
    paragraph = the(starter(kind, layout), words)
    assert all(least <= size <= most for size in paragraph.sizes), paragraph.sizes
    assert paragraph.all_runs("b") == {bold}
    assert paragraph.all_runs("i") == {italic}
    assert paragraph.setting("jc", "val") == align
    for forbidden in ("u", "caps", "smallCaps", "strike"):
        assert paragraph.all_runs(forbidden) == {False}


@pytest.mark.parametrize("kind", [Kind.NOTICE, Kind.LETTER])
def test_the_address_stands_under_a_line_at_11_to_12_points(kind):
    package = starter(kind)
    (part,) = [p for p in parts_with_text(package) if any("{{ dia_chi }}" in q.text for q in seen(package, p))]
    assert part.startswith("word/footer")
    address = the(package, "{{ dia_chi }}", part)
    assert all(11 <= size <= 12 for size in address.sizes)
    assert address.element.find(f"{w('pPr')}/{w('pBdr')}/{w('top')}").get(w("val")) == "single"


@pytest.mark.parametrize("kind", KINDS)
def test_only_urgency_marks_and_tags_are_coloured(kind):
    package = starter(kind)
    for part in parts_with_text(package):
        for paragraph in seen(package, part):
            for run in paragraph.runs:
                colour = run.find(f"{w('rPr')}/{w('color')}")
                value = None if colour is None else colour.get(w("val"))
                wanted = "808080" if paragraph.is_tag else "FF0000" if "do_khan }}" in paragraph.text else None
                assert value == wanted, paragraph.text


@pytest.mark.parametrize("kind", [kind for kind in UPRIGHT if kind is not Kind.SLIP])
@LAYOUTS
def test_body_paragraphs_are_justified_indented_and_apart(kind, layout):
    body = [
        paragraph
        for paragraph in seen(starter(kind, layout))
        if paragraph.setting("jc", "val") == "both" and paragraph.text and not paragraph.in_table
    ]
    assert len(body) >= 3
    for paragraph in body:
        assert paragraph.setting("ind", "firstLine") in ("567", "720"), paragraph.text
        assert int(paragraph.setting("spacing", "before")) >= 120
        assert paragraph.setting("spacing", "lineRule") == "auto"
        assert 240 <= int(paragraph.setting("spacing", "line")) <= 360
        assert all(13 <= size <= 14 for size in paragraph.sizes)
        assert not paragraph.has("contextualSpacing")


@pytest.mark.parametrize("kind", KINDS)
def test_no_paragraph_is_indented_by_spaces_or_tabs(kind):
    for paragraph in seen(starter(kind)):
        assert paragraph.text == paragraph.text.strip(), paragraph.text
        assert not list(paragraph.element.iter(w("tab")))


@pytest.mark.parametrize("kind", KINDS)
def test_font_and_language_are_set_for_the_whole_file(kind):
    defaults = starter(kind).tree("word/styles.xml").find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    fonts = defaults.find(w("rFonts"))
    assert {fonts.get(w(script)) for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}
    assert defaults.find(w("lang")).get(w("val")) == "vi-VN"
    for name in parts_with_text(starter(kind)):
        assert not list(starter(kind).tree(name).iter(w("rFonts"), w("lang")))


@pytest.mark.parametrize("kind", list(UPRIGHT))
def test_what_stands_before_the_signature_stays_with_it(kind):
    # Tags vanish; the last paragraph with words before the signature table has to be kept with it.
    package = starter(kind)
    body = package.tree(DOCUMENT).find(w("body"))
    for table in body.iterchildren(w("tbl")):
        if "ho_ten" not in "".join(table.itertext()) or "sao." in "".join(table.itertext()):
            continue
        before = [Seen(e) for e in table.itersiblings(w("p"), preceding=True)]
        last = next(paragraph for paragraph in before if not paragraph.is_tag)
        assert last.has("keepNext"), last.text
        return
    pytest.fail("no signature")


def test_every_shape_of_a_closing_paragraph_stays_with_the_signature():
    paragraphs = seen(starter(Kind.NOTICE))
    start = next(n for n, p in enumerate(paragraphs) if p.text == "{%p for k in ket_thuc %}")
    end = next(n for n, p in enumerate(paragraphs) if n > start and p.text == "{%p endfor %}")
    closing = [p for p in paragraphs[start:end] if not p.is_tag and not p.in_table]
    assert len(closing) >= 6
    assert all(paragraph.has("keepNext") for paragraph in closing)


@pytest.mark.parametrize("kind", UPRIGHT)
def test_titles_stay_with_what_follows_them(kind):
    for paragraph in seen(starter(kind)):
        if paragraph.has("outlineLvl"):
            assert paragraph.has("keepNext"), paragraph.text


WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@pytest.mark.parametrize("kind", UPRIGHT)
def test_the_rule_under_the_motto_is_as_long_as_the_motto(kind):
    cells = [c for c in starter(kind).tree(DOCUMENT).iter(w("tc")) if MOTTO in "".join(c.itertext())]
    assert len(cells) == 1
    (extent,) = cells[0].iter(f"{WP}extent")
    size = the(starter(kind), MOTTO).sizes.pop()
    assert int(extent.get("cx")) == pytest.approx(text_width(MOTTO, pt(size), bold=True), rel=0.05)


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        (["ỦY BAN NHÂN DÂN", "XÃ SUỐI NGÀN"], "Kết luận của Chủ tịch Ủy ban nhân dân xã tại phiên họp tháng 9"),
        (["TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"], "Kết luận"),
        (["SỞ"], "Kết luận của Chủ tịch Ủy ban nhân dân xã tại phiên họp giao ban tháng 9 năm 2026 " * 2 + "hết"),
        (["ỦY BAN NHÂN DÂN", "XÃ", "ĐẶC KHU PHÚ QUÝ"], "Về việc triển khai"),
    ],
)
@pytest.mark.parametrize("margins", [(30, 15), (35, 20)])
def test_the_rules_under_issuer_and_subject_are_a_third_to_a_half_of_the_longest_line(
    tmp_path, lines, subject, margins
):
    office = {
        "co_quan": [{**OFFICE["co_quan"][0], "dong_ten": lines}, OFFICE["co_quan"][1]],
        "trinh_bay": {"le": {"trai": margins[0], "phai": margins[1]}},
    }
    _workspace, record = made(tmp_path, office=office, notice={"trich_yeu": subject.strip()})
    context = notice_sheet(record).context
    layout = layout_of(record.office.layout)
    package = starter(Kind.NOTICE, layout)
    column = twips(int(next(package.tree(DOCUMENT).iter(w("gridCol"))).get(w("w"))))
    indents = sum(int(the(package, "{{ trich_yeu }}").setting("ind", side)) for side in ("left", "right"))
    for words, size, width, said in (
        (lines, pt(13), column, context["ke_co_quan"]),
        ([subject], pt(14), Length(layout.text_width() - twips(indents)), context["ke_trich_yeu"]),
    ):
        printed = [line for text in words for line in wrapped(text, size, width, bold=True)]
        longest = max(text_width(line, size, bold=True).mm for line in printed)
        assert longest / 3 <= float(said) <= longest / 2


@pytest.mark.parametrize("kind", KINDS)
def test_the_columns_of_a_table_hold_their_headings_and_a_date_uncut(kind):
    for layout in (Layout(), Layout(left=mm(35), right=mm(20))):
        for table in starter(kind, layout).tree(DOCUMENT).iter(w("tbl")):
            if table.find(f"{w('tblPr')}/{w('tblBorders')}") is None or "{%tc" in "".join(table.itertext()):
                continue
            sides = table.find(f"{w('tblPr')}/{w('tblCellMar')}")
            padding = twips(sum(int(sides.find(w(side)).get(w("w"))) for side in ("left", "right")))
            for column, cell in zip(table.iter(w("gridCol")), table.find(w("tr")).iter(w("tc")), strict=True):
                room = Length(twips(int(column.get(w("w")))) - padding)
                heading = "".join(cell.itertext())
                widest = max(text_width(word, pt(13), bold=True) for word in heading.split())
                assert widest <= room, heading
                if heading == "Thời hạn":
                    assert text_width("15/10/2026", pt(13)) <= room


def test_the_choices_of_an_office_arrive_in_the_file(tmp_path):
    choices = {
        "le": {"tren": 25, "duoi": 22.5, "trai": 35, "phai": 20},
        "co_chu": 13,
        "thut_dau_dong": 1,
        "dan_dong": 1.5,
    }
    _workspace, record = made(tmp_path, office={"trinh_bay": choices})
    package = starter(Kind.NOTICE, layout_of(record.office.layout))
    margins = package.tree(DOCUMENT).find(f"{w('body')}/{w('sectPr')}/{w('pgMar')}")
    assert [int(margins.get(w(side))) for side in ("top", "bottom", "left", "right")] == [1417, 1276, 1984, 1134]
    body = the(package, "- {{ k.chu }}")
    assert body.sizes == {13}
    assert body.setting("ind", "firstLine") == "567"
    assert body.setting("spacing", "line") == "360"
    assert package.tree("word/styles.xml").find(f".//{w('sz')}").get(w("val")) == "26"


@pytest.mark.parametrize(("given", "half_points"), [(13, "26"), (13.5, "27"), (14, "28")])
def test_a_body_size_between_13_and_14_arrives(given, half_points):
    package = starter(Kind.LETTER, Layout(body_size=pt(given)))
    assert the(package, "Trong quá trình").sizes == {int(half_points) / 2}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_says_word_2013_or_later_so_that_it_opens_in_full(kind):
    settings = starter(kind).members["word/settings.xml"]
    assert b'w:name="compatibilityMode"' in settings
    assert b'w:val="15"' in settings


@pytest.mark.parametrize("kind", KINDS)
def test_every_cell_ends_with_a_paragraph(kind):
    for cell in starter(kind).tree(DOCUMENT).iter(w("tc")):
        assert cell[-1].tag == w("p")


@pytest.mark.parametrize("kind", NUMBERED)
def test_number_and_date_share_a_row_of_the_head(kind):
    rows = list(next(starter(kind).tree(DOCUMENT).iter(w("tbl"))).iter(w("tr")))
    assert len(rows) == 2
    left, right = ("".join(cell.itertext()) for cell in rows[1].iter(w("tc")))
    assert left.startswith("Số: ")
    assert right.startswith("{{ dia_danh }}, ")
