"""The repairs of a filled part are docxtpl's own, result for result and fault for fault."""

from docxtpl import DocxTemplate
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from thongbao.render.repairs import repaired, with_breaks

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'


def outcome(work, xml):
    """Return the text, or the type of the error."""
    try:
        return work(xml)
    except Exception as error:  # any error at all is an outcome here
        return type(error)


def docxtpls_repairs(xml):
    template = DocxTemplate(None)
    template.docx_ids_index = 1000
    tree = template.fix_tables(xml)
    template.fix_docpr_ids(tree)
    return etree.tostring(tree, encoding="unicode")


SPANS = st.sampled_from(["", "", '<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="x"/>', "<w:gridSpan/>"])
SETTINGS = st.one_of(st.just(""), SPANS.map("<w:tcPr>{}</w:tcPr>".format))
DRAWINGS = st.sampled_from(["", "", '<wp:docPr id="7"/>', "<wp:docPr/>"])
CELLS = st.builds("<w:tc>{}<w:p>{}x &amp; y</w:p></w:tc>".format, SETTINGS, DRAWINGS)
ROWS = st.lists(CELLS, max_size=4).map(lambda cells: f"<w:tr>{''.join(cells)}</w:tr>")
WIDTHS = st.sampled_from([*[f' w:w="{n}"' for n in (100, 100, 250, 0, -3, "1.5", "x", "nan", "inf")], ""])
COLUMNS = st.lists(WIDTHS.map("<w:gridCol{}/>".format), max_size=4).map("".join)
GRIDS = st.one_of(st.just(""), *[COLUMNS.map("<w:tblGrid>{}</w:tblGrid>".format)] * 6)
TABLES = st.builds(lambda grid, rows: f"<w:tbl>{grid}{''.join(rows)}</w:tbl>", GRIDS, st.lists(ROWS, max_size=3))
NESTED = st.builds(lambda grid, inner: f"<w:tbl>{grid}<w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>", GRIDS, TABLES)
BLOCKS = st.lists(st.one_of(TABLES, NESTED, DRAWINGS, st.just("<w:p/>\n"), st.just("<w:p></w:r>&x;")), max_size=4)


@settings(max_examples=300, deadline=None)
@given(BLOCKS)
@example(["<w:tbl/>"])
@example(["</w:body>"])
def test_tables_and_drawings_are_repaired_as_by_docxtpl(blocks):
    xml = f"<w:body {W} {WP}>{''.join(blocks)}</w:body>"
    assert outcome(repaired, xml) == outcome(docxtpls_repairs, xml)


def test_what_is_no_body_at_all_fails_as_in_docxtpl():
    for xml in ("", "<", "<body/>", f"<w:body {W}>"):
        assert outcome(repaired, xml) == outcome(docxtpls_repairs, xml)


PIECES = st.sampled_from(
    [
        *("<w:p>", "</w:p>", "<w:p w:x='1'>", "<w:pPr>", "</w:pPr>", "<w:pPr/>", "<w:r>", "</w:r>", "<w:r w:y='2'>"),
        *("<w:rPr>", "</w:rPr>", "<w:b/>", "<w:t>", "</w:t>", '<w:t xml:space="preserve">', "<w:tab/>", "<w:tbl>"),
        *("a", "b c", "\n", "\t", "\a", "\f", "\r", "&lt;"),
    ]
)
LOOKS = st.sampled_from(["", "<w:rPr><w:b/></w:rPr>", "<w:rPr>\n<w:b/></w:rPr>", "<w:rPr>\t</w:rPr>"])
TEXTS = st.text(st.sampled_from("ab\n\t\a\f\r"), max_size=8)
RUNS = st.builds("<w:r>{}<w:t>{}</w:t></w:r>".format, LOOKS, TEXTS)
WHOLE = st.builds(
    lambda look, runs: f"<w:p>{look}{''.join(runs)}</w:p>",
    st.sampled_from(["", '<w:pPr><w:jc w:val="both"/></w:pPr>', "<w:pPr>\n</w:pPr>"]),
    st.lists(RUNS, max_size=3),
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(WHOLE, max_size=3), st.lists(PIECES, max_size=25)).map("".join))
def test_breaks_are_written_as_by_docxtpl(xml):
    assert with_breaks(xml) == DocxTemplate(None).resolve_listing(xml)
