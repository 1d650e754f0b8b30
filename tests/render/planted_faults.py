"""Faults planted in the starter of the notice: each as Word has it, with the rule and the paragraph to be found."""

from collections.abc import Callable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from made_records import p

from thongbao.papers import Kind
from thongbao.starters.making import starter
from thongbao.word.package import CORE_PROPERTIES, DOCUMENT, Package
from thongbao.word.text import W, paragraphs

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str, look: str = "") -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def cell(*content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>{"".join(content)}</w:tc>'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>{"".join(rows)}</w:tbl>'


def text_box(shown: str, hidden: str) -> str:
    def box(content: str) -> str:
        return f"<w:txbxContent>{content}</w:txbxContent>"

    return para(
        f"<w:r><mc:AlternateContent {MC}><mc:Choice Requires='wps'>{box(shown)}</mc:Choice>"
        f"<mc:Fallback>{box(hidden)}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def picture(attribute: str) -> str:
    return para(
        f'<w:r><w:drawing><wp:inline {WP}><wp:docPr id="7" name="x" {attribute}/></wp:inline></w:drawing></w:r>'
    )


def field_code(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{escape(code)}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@dataclass(frozen=True)
class Planted:
    """What is planted: body content, or a change of the members; where it must be found: a word of the paragraph."""

    name: str
    rule: str
    mark: str
    content: str = ""
    part: str = DOCUMENT
    change: Callable[[Package], Package] | None = None
    number: int | None = None

    def planted_in(self, package: Package) -> Package:
        if self.content:
            xml = package.members[DOCUMENT].decode()
            # Behind everything else, before the properties of the last section.
            at = xml.rindex("<w:sectPr>")
            package = package.replaced({DOCUMENT: (xml[:at] + self.content + xml[at:]).encode()})
        return self.change(package) if self.change else package

    def expected(self, package: Package) -> tuple[str, str, int]:
        """Return rule, part and number: of the one paragraph that holds the mark, counted by word.text."""
        if self.number is not None:
            return self.rule, self.part, self.number
        before = len(paragraphs(starter(Kind.NOTICE))) if self.content else 0
        (number,) = [
            found.number
            for found in paragraphs(package, self.part)
            if self.mark in found.text and found.number > before
        ]
        return self.rule, self.part, number


def body(name: str, rule: str, mark: str, *content: str) -> Planted:
    return Planted(name, rule, mark, "".join(piece if piece.startswith("<w:") else p(piece) for piece in content))


def member(name: str, rule: str, part: str, data: str, number: int = 1) -> Planted:
    return Planted(
        name, rule, "", part=part, change=lambda package: package.replaced({part: data.encode()}), number=number
    )


def edited(name: str, rule: str, part: str, old: str, new: str, mark: str = "", number: int | None = None) -> Planted:
    def change(package: Package) -> Package:
        xml = package.members[part].decode()
        assert old in xml, name
        return package.replaced({part: xml.replace(old, new, 1).encode()})

    return Planted(name, rule, mark, part=part, change=change, number=number)


WNS = f'xmlns:w="{W}"'
END = "{%p endfor %}"
LOOP = "{%p for n in noi_nhan %}"
RED = '<w:color w:val="FF0000"/>'

FIELDS = [
    body("unknown field", "TB-MAU-01", "trich_yeuu", "ạ {{ trich_yeuu }}"),
    body("unknown field in a condition", "TB-MAU-01", "do_khann", "{% if do_khann %}ạ{% endif %}"),
    body("unknown list", "TB-MAU-01", "noi_nhann", "{%p for n in noi_nhann %}", "ạ {{ n }}", END),
    body(
        "unknown member of an item",
        "TB-MAU-01",
        "k.chuu",
        table(row(cell(p("{%p for k in noi_dung %}"), p("ạ {{ k.chuu }}"), p(END)))),
    ),
    body("unknown member of a group", "TB-MAU-01", "trich_yeu.dai", "ạ {{ trich_yeu.dai }}"),
    body("loop variable behind its loop", "TB-MAU-01", "ặc", LOOP, "ạ {{ n }}", END, "ặc {{ n }}"),
    body("autocapitalised field", "TB-MAU-01", "Trich_yeu", "{{ Trich_yeu }}"),
    body("field as the office's old template called it", "TB-MAU-01", "SO_VB", "Số: {{ SO_VB }}"),
    body("whole list printed", "TB-MAU-12", "ạ", "ạ {{ noi_nhan }}"),
    body(
        "whole group printed",
        "TB-MAU-12",
        "ạ {{ k }}",
        table(row(cell(p("{%p for k in noi_dung %}"), p("ạ {{ k }}"), p(END)))),
    ),
    body("loop over words", "TB-MAU-12", "in trich_yeu", "{%p for n in trich_yeu %}", "ạ", END),
    body("loop outside a loop", "TB-MAU-10", "loop.index", "ạ {{ loop.index }}"),
]
SIGNS = [
    body("never closed", "TB-MAU-10", "ạ", "ạ {{ trich_yeu"),
    body("closed by one brace", "TB-MAU-10", "ạ", "ạ {{ trich_yeu } và"),
    body("closed by another sign", "TB-MAU-10", "ạ", "ạ {{ trich_yeu %}"),
    body("space between the braces", "TB-MAU-10", "ạ", "ạ { { trich_yeu } }"),
    body("space in the closing braces", "TB-MAU-10", "ạ", "ạ {{ trich_yeu } }"),
    body("space before the percent", "TB-MAU-10", "{ %", "{ %p if do_khan % }", "ạ", "{%p endif %}"),
    body("closing braces alone", "TB-MAU-10", "ạ", "ạ trich_yeu }}"),
    body("capital level", "TB-MAU-10", "{%P", "{%P if do_khan %}", "ạ", "{%p endif %}"),
    body("space before the level", "TB-MAU-10", "{% p if", "{% p if do_khan %}", "ạ", "{%p endif %}"),
    body("no space behind the level", "TB-MAU-10", "{%pif", "{%pif do_khan %}", "ạ", "{%p endif %}"),
    body("no-break space behind the level", "TB-MAU-10", "{%p\u00a0", "{%p\u00a0if do_khan %}", "ạ", "{%p endif %}"),
    body("capital command", "TB-MAU-10", "{% If", "{% If do_khan %}ạ{% endif %}"),
    body("misspelt command", "TB-MAU-10", "iff do_khan", "{%p iff do_khan %}", "ạ", "{%p endif %}"),
    body("misspelt end", "TB-MAU-10", "ennif", "{%p if do_khan %}", "ạ", "{%p ennif %}"),
    body("two words as a field", "TB-MAU-10", "ạ", "ạ {{ trich yeu }}"),
    body("field with accents and a space", "TB-MAU-10", "ạ", "ạ {{ trích yếu }}"),
    body("empty tag", "TB-MAU-10", "ạ", "ạ {{ }}"),
    body("loop without in", "TB-MAU-10", "for n noi", "{%p for n noi_nhan %}", "ạ {{ n }}", END),
    body("one equals sign", "TB-MAU-10", "do_khan = ", "{% if do_khan = 'KHẨN' %}ạ{% endif %}"),
    body("quotes of another language", "TB-MAU-10", "«KHẨN»", "{% if do_khan == «KHẨN» %}ạ{% endif %}"),
    body("ampersand in a tag", "TB-MAU-10", "A & B", "{% if do_khan == 'A & B' %}ạ{% endif %}"),
    body("a tag over two paragraphs", "TB-MAU-10", "{{ trich_yeu", "ạ {{ trich_yeu", "bẹ"),
    body("curly quotes", "TB-MAU-09", "ạ", "{% if do_khan == “KHẨN” %}ạ{% endif %}"),
    body("curly single quotes", "TB-MAU-09", "ạ", "{% if do_khan == ‘KHẨN’ %}ạ{% endif %}"),
    body("two looks in a tag", "TB-MAU-08", "ạ", para(run("ạ {{ trich"), run("_yeu", RED), run(" }}"))),
    body("bold from the middle of a tag", "TB-MAU-08", "ạ", para(run("ạ {{ trich"), run("_yeu }}", "<w:b/>"))),
    body("line break in a tag", "TB-MAU-08", "ạ", para(run("ạ {{ trich"), "<w:r><w:br/></w:r>", run("_yeu }}"))),
    body(
        "tag over the edge of a link",
        "TB-MAU-06",
        "ạ {{",
        para(run("ạ {{ trich"), f"<w:hyperlink>{run('_yeu }}')}</w:hyperlink>"),
    ),
]
REFUSED = [
    body("RichText", "TB-MAU-11", "ạ", "ạ {{r trich_yeu }}"),
    body("subdocument", "TB-MAU-11", "{{p trich_yeu", "{{p trich_yeu }}"),
    body("safe", "TB-MAU-11", "ạ", "ạ {{ trich_yeu|safe }}"),
    body("misspelt filter", "TB-MAU-11", "ạ", "ạ {{ trich_yeu|uper }}"),
    body("call of a method", "TB-MAU-11", "ạ", "ạ {{ trich_yeu.upper() }}"),
    body("include", "TB-MAU-11", "include", "{% include 'x.docx' %}"),
    body("macro", "TB-MAU-11", "macro m", "{% macro m(x) %}ạ{% endmacro %}"),
    body("set block", "TB-MAU-11", "set x %}", "{% set x %}ạ{% endset %}"),
    body("dash that joins paragraphs", "TB-MAU-11", "{%- if", "{%- if do_khan %}ạ{% endif %}"),
    body("unknown test", "TB-MAU-11", "is khan", "{% if do_khan is khan %}ạ{% endif %}"),
]
BLOCKS = [
    body("words before a paragraph tag", "TB-MAU-03", "Yêu cầu", "Yêu cầu {%p if do_khan %}", "ạ", "{%p endif %}"),
    body("words behind a paragraph tag", "TB-MAU-03", "gấp", "{%p if do_khan %}", "ạ", "{%p endif %} gấp"),
    body("field beside a paragraph tag", "TB-MAU-03", "{{ so }}", "{%p if do_khan %}{{ so }}", "ạ", "{%p endif %}"),
    body(
        "section break beside a paragraph tag",
        "TB-MAU-03",
        "if do_khan and so",
        "<w:p><w:pPr><w:sectPr><w:pgSz w:w='11906' w:h='16838'/><w:titlePg/></w:sectPr></w:pPr>"
        + run("{%p if do_khan and so %}")
        + "</w:p>",
        "ạ",
        "{%p endif %}",
    ),
    body(
        "two paragraph tags",
        "TB-MAU-04",
        "{%p endif %}{%p",
        "{%p if so %}",
        "ạ",
        "{%p endif %}{%p if do_khan %}",
        "ạ",
        "{%p endif %}",
    ),
    body("opened and closed in one paragraph", "TB-MAU-04", "if do_khan", "{%p if do_khan %}ạ{%p endif %}"),
    body(
        "words in a row with a row tag",
        "TB-MAU-03",
        "{%tr for n",
        table(
            row(cell(p("{%tr for n in noi_nhan %}")), cell(p("Ghi chú"))),
            row(cell(p("{{ n }}"))),
            row(cell(p("{%tr endfor %}"))),
        ),
    ),
    body(
        "two row tags in a row",
        "TB-MAU-04",
        "{%tr endfor %}",
        table(row(cell(p("{%tr for n in noi_nhan %}")), cell(p("ạ {{ n }}")), cell(p("{%tr endfor %}")))),
    ),
    body(
        "row tag outside a table",
        "TB-MAU-06",
        "if do_khan",
        "{%tr if do_khan %}",
        table(row(cell(p("ạ"))), row(cell(p("{%tr endif %}")))),
    ),
    body("for without end", "TB-MAU-05", "for n in", LOOP, "ạ {{ n }}"),
    body("if without end", "TB-MAU-05", "if do_khan and", "{%p if do_khan and so %}", "ạ"),
    body("inline if without end", "TB-MAU-05", "ạ", "ạ {% if do_khan %}gấp"),
    body("end without for", "TB-MAU-05", "endfor", "<w:p/>", "{%p endfor %} ".strip()),
    body("else without if", "TB-MAU-05", "ạ", "ạ {% else %}"),
    body("if left open inside a loop", "TB-MAU-05", "if loop.first", LOOP, "{%p if loop.first %}", "ạ {{ n }}", END),
    body(
        "blocks crossed",
        "TB-MAU-06",
        "endfor",
        "{%p for n in noi_nhan %}",
        "{%p if do_khan %}",
        "ạ {{ n }}",
        END,
        "{%p endif %}",
    ),
    body(
        "opened in one cell, closed in another",
        "TB-MAU-06",
        "{%p endif",
        table(row(cell(p("{%p if do_khan %}"), p("ạ")), cell(p("bẹ"), p("{%p endif %}")))),
    ),
    body(
        "opened outside the table, closed inside",
        "TB-MAU-06",
        "endif",
        "{%p if do_khan %}",
        table(row(cell(p("ạ"), p("{%p endif %}")))),
    ),
    body(
        "opened as a row, closed as a paragraph",
        "TB-MAU-06",
        "{%p endfor %}",
        table(row(cell(p("{%tr for n in noi_nhan %}"))), row(cell(p("ạ {{ n }}"), p(END)))),
    ),
    body("opened as a paragraph, closed in the words", "TB-MAU-06", "ạ", "{%p if do_khan %}", "ạ {% endif %}"),
    body(
        "opened in one table, closed in the next",
        "TB-MAU-06",
        "{%tr endfor %}",
        table(row(cell(p("{%tr for n in noi_nhan %}"))), row(cell(p("ạ {{ n }}")))),
        "<w:p/>",
        table(row(cell(p("bẹ"))), row(cell(p("{%tr endfor %}")))),
    ),
    body("plain tags over paragraphs", "TB-MAU-13", "{% endif %}", "{% if do_khan %}", "ạ", "{% endif %}"),
]
PLACES = [
    member("core properties", "TB-MAU-07", CORE_PROPERTIES, '<c xmlns:dc="x"><dc:title>{{ trich_yeu }}</dc:title></c>'),
    member(
        "app properties", "TB-MAU-07", "docProps/app.xml", "<Properties><Company>{{ co_quan }}</Company></Properties>"
    ),
    member(
        "custom properties", "TB-MAU-07", "docProps/custom.xml", '<p><property name="So"><v>{{ so }}</v></property></p>'
    ),
    member(
        "comment",
        "TB-MAU-07",
        "word/comments.xml",
        f"<w:comments {WNS}><w:comment w:id='1'>{p('một')}{p('{{ so }}')}</w:comment></w:comments>",
        2,
    ),
    member("chart", "TB-MAU-07", "word/charts/chart1.xml", '<c:c xmlns:c="c" xmlns:a="a"><a:t>{{ so }}</a:t></c:c>'),
    member(
        "diagram",
        "TB-MAU-07",
        "word/diagrams/data1.xml",
        '<d:d xmlns:d="c" xmlns:a="a"><a:p><a:t>{{ so }}</a:t></a:p></d:d>',
    ),
    member(
        "link target",
        "TB-MAU-07",
        "word/_rels/footnotes.xml.rels",
        f'<Relationships xmlns="{REL}"><Relationship Id="rId1" Type="{OFFICE}/hyperlink" TargetMode="External" '
        'Target="https://example.vn/%7B%7B%20so%20%7D%7D"/></Relationships>',
    ),
    body("field code", "TB-MAU-07", "ạ", para(run("ạ"), field_code(" DOCPROPERTY {{ so }} "))),
    body("simple field", "TB-MAU-07", "ạ", para(f'<w:fldSimple w:instr="REF {{{{ so }}}}">{run("ạ")}</w:fldSimple>')),
    body(
        "alternative text of a picture",
        "TB-MAU-07",
        "ạ",
        picture('descr="Ảnh {{ so }}"').replace("<w:p>", "<w:p>" + run("ạ")),
    ),
    body(
        "deleted words",
        "TB-MAU-07",
        "ạ",
        para(run("ạ"), '<w:del w:id="1"><w:r><w:delText>{{ so }}</w:delText></w:r></w:del>'),
    ),
    body("moved words", "TB-MAU-07", "ạ", para(run("ạ"), f'<w:moveFrom w:id="1">{run("{{ so }}")}</w:moveFrom>')),
    Planted(
        "hidden alternative of a text box",
        "TB-MAU-07",
        "",
        text_box(p("khung"), p("khung {{ so }}")),
        number=len(paragraphs(starter(Kind.NOTICE))) + 2,
    ),
    body(
        "alternative text of a link",
        "TB-MAU-07",
        "ạ",
        para(f'<w:hyperlink w:tooltip="{{{{ so }}}}">{run("ạ")}</w:hyperlink>'),
    ),
]
FORM = [
    edited(
        "Letter paper",
        "ND30-PAGE-01",
        DOCUMENT,
        '<w:pgSz w:w="11906" w:h="16838"/>',
        '<w:pgSz w:w="12240" w:h="15840"/>',
        number=0,
    ),
    edited(
        "narrow left margin", "ND30-PAGE-02", DOCUMENT, 'w:left="1701" w:header', 'w:left="1134" w:header', number=0
    ),
    edited("gutter", "ND30-PAGE-02", DOCUMENT, 'w:gutter="0"', 'w:gutter="567"', number=0),
    edited("number on the first page", "ND30-PAGE-04", DOCUMENT, "<w:titlePg/>", "", number=0),
    edited(
        "number on the left",
        "ND30-PAGE-05",
        "word/header1.xml",
        '<w:jc w:val="center"/>',
        '<w:jc w:val="left"/>',
        number=1,
    ),
    edited("no number", "ND30-PAGE-05", "word/header1.xml", " PAGE ", " DATE ", number=0),
    edited(
        "another font in one run",
        "ND30-FONT-01",
        DOCUMENT,
        '<w:rPr><w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr><w:t xml:space="preserve">{{ ten_loai }}',
        '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:b/><w:sz w:val="28"/></w:rPr><w:t>{{ ten_loai }}',
        "ten_loai",
    ),
    edited(
        "Quốc hiệu cut short",
        "ND30-QH-01",
        DOCUMENT,
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HÒA XHCN VIỆT NAM",
        "XHCN",
    ),
    edited(
        "Tiêu ngữ with dashes",
        "ND30-TN-01",
        DOCUMENT,
        "Độc lập - Tự do - Hạnh phúc",
        "Độc lập – Tự do – Hạnh Phúc",
        "Hạnh Phúc",
    ),
]
PLANTED = [*FIELDS, *SIGNS, *REFUSED, *BLOCKS, *PLACES]
