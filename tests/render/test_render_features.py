"""Everything docxtpl's documentation shows, in templates of our own: what an office's template may use works as docxtpl
does it, in the sandbox, with Jinja and without; what it may not use is refused in words a clerk understands."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from comparing import by_docxtpl, compare, differences, without_light
from docx import Document
from docx.oxml.ns import qn
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph
from jinja2 import Environment, StrictUndefined
from made_records import EXAMPLE
from test_render_compiled import PICTURE
from word_made import paragraphs, saved, section, table, with_footnotes

from thongbao.cli.main import run as cli
from thongbao.errors import TemplateError
from thongbao.render.compiled import CompiledTemplate
from thongbao.render.opening import opened
from thongbao.render.sandboxed import SandboxedTemplate
from thongbao.word.package import CORE_PROPERTIES, open_package, package_bytes

BODY = "word/document.xml"
VALUES: dict[str, Any] = {
    "khach": "Công ty <A> & B",
    "trong_nuoc": True,
    "mat_hang": [
        {"ten": "Bút", "so": "10", "gia": "5.000", "mau": "FF0000"},
        {"ten": "Vở & sách", "so": "2", "gia": "12.000", "mau": "00FF00"},
    ],
    "mon": [
        {"ten": "Phở", "thanh_phan": ["bánh phở", "thịt bò"]},
        {"ten": "Cơm", "thanh_phan": []},
        {"ten": "Nem", "thanh_phan": ["thịt", "giá", "rau"]},
    ],
    "cot": ["Tháng 7", "Tháng 8", "Tháng 9"],
    "hang": [{"nhan": "Thu", "o": ["1", "2", "3"]}, {"nhan": "Chi", "o": ["4", "5", "6"]}],
    "nhieu_dong": "dòng một\ndòng hai\tsau dấu tab\aĐoạn mới\fTrang mới <&>",
    "n": 2,
}


def rows(*texts: tuple[str, ...], columns: int | None = None) -> Any:
    document = Document()
    table(document, *texts, columns=columns)
    return document


def order() -> Any:
    document = paragraphs(
        "Khách hàng: {{ khach }}", "{%p if trong_nuoc %}", "Giao trong nước", "{%p else %}", "Xuất khẩu"
    )
    document.add_paragraph("{%p endif %}")
    lines = ("{%tr for m in mat_hang %}",), ("{{ m.ten }}", "{{ m.so }}", "{{ m.gia }}"), ("{%tr endfor %}",)
    table(document, ("Tên", "Số", "Giá"), *lines)
    return document


def nested() -> Any:
    inside = "{%p for t in m.thanh_phan %}", "- {{ t }}", "{%p endfor %}"
    return paragraphs("{%p for m in mon %}", "{{ loop.index }}. {{ m.ten }}", *inside, "{%p endfor %}", "hết")


def dynamic() -> Any:
    head = ("Chỉ tiêu", "{%tc for c in cot %}", "{{ c }}", "{%tc endfor %}")
    line = ("{{ h.nhan }}", "{%tc for o in h.o %}", "{{ o }}", "{%tc endfor %}")
    return rows(head, ("{%tr for h in hang %}",), line, ("{%tr endfor %}",))


def merged_down() -> Any:
    head = ("{%tr for m in mat_hang %}",)
    return rows(("Nhóm", "Tên"), head, ("{% vm %}Văn phòng phẩm", "{{ m.ten }}"), ("{%tr endfor %}",))


def merged_across() -> Any:
    return rows(("{%tc for c in cot %}", "{% hm %}Quý III", "{%tc endfor %}"), ("1", "2", "3"))


def fewer_cells() -> Any:
    return rows(("{%tc for c in cot %}", "{{ c }}", "{%tc endfor %}", "Cộng"), ("a", "b", "c", "d"))


def margins() -> Any:
    document = section(paragraphs("{{ khach }}"), "Đầu trang & {{ khach }}", "Trang cuối {{ n }}")
    document.sections[0].header.paragraphs[0].text = "Cộng hòa — {{ khach }} «chữ ỗ»"
    return document


def properties() -> Any:
    document = paragraphs("{{ khach }}")
    document.core_properties.title = "Đơn của {{ n }} người"
    document.core_properties.subject = "{% if trong_nuoc %}trong nước{% endif %}"
    return document


def spaces() -> Any:
    document = paragraphs("  đầu  {{ khach }}  cuối  ")
    document.paragraphs[0].add_run("{{ n }}")
    document.paragraphs[0].add_run(" sau ")
    return document


def comments() -> Any:
    document = paragraphs("{#p cả đoạn là ghi chú #}", "còn {# giữa dòng #} lại {{ n }}")
    table(document, ("{#tr cả dòng #}", "x"), ("{{ n }}", "y"))
    return document


def empty_cell_properties() -> Any:
    """As other programs write cells: their properties closed in one mark."""
    document = rows(("{% cellbg mat_hang[0].mau %}{{ khach }}", "{% colspan n %}{{ n }}", "z"))
    for cell in document.tables[0]._tbl.iter(qn("w:tcPr")):
        for child in list(cell):
            cell.remove(child)
    return document


WORK = {
    "order": order,
    "nested loops": nested,
    "cells and rows in loops": dynamic,
    "colour of cells": lambda: rows(
        ("{%tr for m in mat_hang %}",), ("{% cellbg m.mau %}{{ m.ten }}", "{{ m.so }}"), ("{%tr endfor %}",)
    ),
    "cells merged down": merged_down,
    "cells merged across": merged_across,
    "cells over several columns": lambda: rows(("{% colspan n %}{{ khach }}", "b", "c"), ("x", "y", "z")),
    "fewer cells than columns": fewer_cells,
    "properties of cells closed in one mark": empty_cell_properties,
    "runs in a condition": lambda: paragraphs("trước {%r if trong_nuoc %}có{%r endif %} sau"),
    "headers and footers": margins,
    "footnotes": lambda: with_footnotes(paragraphs("{{ n }}"), "chú thích {{ khach }}"),
    "properties": properties,
    "spaces": spaces,
    "comments": comments,
    "lines, tabs, paragraphs and pages in a value": lambda: paragraphs("trước {{ nhieu_dong }} sau"),
    "braces that are printed": lambda: paragraphs("{_{ n }_} {_% if %_} {{ n }}"),
    "set": lambda: paragraphs("{%p set x = khach %}", "{{ x }} {% set y = n + 1 %}{{ y }}"),
}
REFUSED = {
    "rich text": (["{{r khach }}"], "RichText"),
    "rich paragraphs and sub-documents": (["{{p khach }}"], "tài liệu con"),
    "a table made at run time": (["{{tr khach }}"], "không được hỗ trợ"),
    "paragraphs merged": (["một {%- if n %}", "hai {%- endif %}"], "dính các đoạn"),
    "a macro": (["{% macro m() %}x{% endmacro %}{{ m() }}"], "macro"),
    "a call": (["{{ khach.upper() }}"], "không gọi được hàm nào"),
    "a filter of its own": (["{{ khach|thuong_hieu }}"], "không có bộ lọc «thuong_hieu»"),
    "raw text": (["{% raw %}{{ n }}{% endraw %}"], "lệnh «raw» không dùng trong mẫu"),
    "an include": (["{% include 'x' %}"], "include"),
    "a remainder at the level of a paragraph": (["{%p if n % 2 %}", "x", "{%p endif %}"], "%"),
    "no end": (["{% if n %}x"], "endif"),
    "a broken tag": (["{{ n"], "không đóng"),
}


def filled(prepared: Any, context: Any = VALUES) -> bytes:
    template = SandboxedTemplate(prepared, "mau.docx")
    return template.paper(template.filled(context))


@pytest.mark.parametrize("feature", WORK)
def test_a_feature_works_as_in_docxtpl(feature):
    document = WORK[feature]()
    data = saved(document)
    prepared = opened(open_package(data, "mau.docx"), "mau.docx")
    paper = filled(prepared)
    assert paper == filled(without_light(prepared))
    if feature != "braces that are printed":
        # In a value they would be taken for braces by docxtpl; here only those of the template are.
        theirs = by_docxtpl(data, VALUES, Environment(undefined=StrictUndefined))
        assert set(differences(theirs, paper)) <= {CORE_PROPERTIES}
    assert compare(data, VALUES)


@pytest.mark.parametrize("feature", REFUSED)
def test_a_feature_that_no_row_can_ask_for_is_refused_in_clear_words(feature):
    texts, words = REFUSED[feature]
    with pytest.raises(TemplateError) as caught:
        filled(opened(open_package(saved(paragraphs(*texts)), "mau.docx"), "mau.docx"))
    assert words in caught.value.message
    assert "word/document.xml, đoạn" in caught.value.message
    assert caught.value.hint


def test_the_same_template_again_and_again():
    prepared = opened(open_package(saved(order()), "mau.docx"), "mau.docx")
    template = SandboxedTemplate(prepared, "mau.docx")
    names = [f"Khách {number}" for number in range(4)]
    papers = [template.paper(template.filled({**VALUES, "khach": name})) for name in names]
    for name, paper in zip(names, papers, strict=True):
        theirs = by_docxtpl(saved(order()), {**VALUES, "khach": name})
        assert differences(theirs, paper) == []


def test_what_a_template_asks_for_is_what_docxtpl_finds():
    data = saved(dynamic())
    asked = [path for path, _place in SandboxedTemplate(opened(open_package(data), "m"), "m").asked()]
    found = DocxTemplate(io.BytesIO(data)).get_undeclared_template_variables()
    assert {path for path in asked if "[" not in path and "." not in path} == found == {"cot", "hang"}


def with_header_twice(data: bytes) -> bytes:
    """Return a file whose header stands under two relations, as some programs write it."""
    package = open_package(data, "x.docx")
    relations = package.members["word/_rels/document.xml.rels"]
    header = next(part for part in relations.split(b"<Relationship ") if b"/header" in part)
    number = header.split(b'Id="')[1].split(b'"')[0]
    again = b"<Relationship " + header.split(b"/>")[0].replace(number, b"rId99") + b"/>"
    relations = relations.replace(b"</Relationships>", again + b"</Relationships>")
    return package_bytes({**package.members, "word/_rels/document.xml.rels": relations})


def without_section(data: bytes) -> bytes:
    document = Document(io.BytesIO(data))
    document.element.body.remove(document.element.body.find(qn("w:sectPr")))
    return saved(document)


def with_comment(data: bytes) -> bytes:
    """Return a file with something in it that looks like one paragraph more."""
    package = open_package(data, "x.docx")
    return package_bytes(
        {**package.members, BODY: package.members[BODY].replace(b"<w:sectPr", b"<!-- <w:p /> --><w:sectPr", 1)}
    )


def test_a_header_under_two_relations_is_filled_once():
    document = paragraphs("{{ n }}")
    document.sections[0].header.paragraphs[0].text = "đầu {{ khach }}"
    data = with_header_twice(saved(document))
    paper = filled(opened(open_package(data), "mau.docx"))
    header = next(name for name in open_package(paper, "x").members if "header" in name)
    assert "Công ty &lt;A&gt; &amp; B" in open_package(paper, "x").members[header].decode()
    # docxtpl saves the member twice: whoever wants that gets it from docxtpl itself, and is told.
    told: list[str] = []
    with pytest.warns(UserWarning, match="Duplicate name"):
        CompiledTemplate(data, autoescape=True, said=told.append).render(VALUES)
    assert told == ["docxtpl: a header or footer that is used under two relations"]


def test_footnotes_without_a_section_are_filled():
    data = without_section(saved(with_footnotes(paragraphs("{{ n }}"), "chú thích {{ khach }}")))
    paper = open_package(filled(opened(open_package(data), "mau.docx")), "x")
    assert "Công ty &lt;A&gt;" in paper.members["word/footnotes.xml"].decode()
    # docxtpl leaves them as they are.
    assert differences(by_docxtpl(data, VALUES), CompiledTemplate(data, autoescape=True).render(VALUES)) == []


def test_paragraphs_that_cannot_be_counted_are_filled_all_the_same():
    data = with_comment(saved(paragraphs("{{ khach }}", "{%p if n %}", "{{ n }}", "{%p endif %}")))
    prepared = opened(open_package(data), "mau.docx")
    assert differences(by_docxtpl(data, VALUES), filled(prepared)) == []
    assert compare(data, VALUES)
    with pytest.raises(TemplateError, match=r"mau\.docx: word/document\.xml: "):
        filled(prepared, {})


def test_a_body_without_content_is_filled():
    document = paragraphs()
    document.sections[0].header.paragraphs[0].text = "đầu {{ khach }}"
    body = document.element.body
    for child in list(body):
        body.remove(child)
    data = saved(document)
    assert differences(by_docxtpl(data, VALUES), filled(opened(open_package(data), "mau.docx"))) == []
    assert compare(data, VALUES)


def rich(home: DocxTemplate, _folder: Path) -> dict[str, Any]:
    paragraph = RichTextParagraph()
    paragraph.add("đoạn", parastyle="Normal")
    text = RichText("đậm & ", bold=True)
    text.add("liên kết", url_id=home.build_url_id("https://example.vn"))
    return {"c": text, "d": paragraph, "e": Listing("một\nhai")}


def pictures(home: DocxTemplate, _folder: Path) -> dict[str, Any]:
    return {"c": "", "d": "", "e": InlineImage(home, io.BytesIO(PICTURE))}


def other_picture(home: DocxTemplate, _folder: Path) -> dict[str, Any]:
    home.replace_pic("image.png", io.BytesIO(PICTURE + b"x"))
    return {"c": "", "d": "", "e": "một"}


def other_media(home: DocxTemplate, folder: Path) -> dict[str, Any]:
    (folder / "one.png").write_bytes(PICTURE)
    (folder / "other.png").write_bytes(PICTURE + b"y")
    home.replace_media(str(folder / "one.png"), str(folder / "other.png"))
    return {"c": "", "d": "", "e": "một"}


def other_member(home: DocxTemplate, folder: Path) -> dict[str, Any]:
    (folder / "other.png").write_bytes(PICTURE + b"z")
    home.replace_zipname("word/media/image1.png", str(folder / "other.png"))
    return {"c": "", "d": "", "e": "một"}


MADE = [rich, pictures, other_picture, other_media, other_member]


@pytest.mark.parametrize("values", MADE, ids=lambda made: made.__name__)
def test_what_a_program_makes_at_run_time_is_filled_by_docxtpl_itself(values, tmp_path):
    document = paragraphs("trước {{r c }} sau", "{{ e }}", "{{p d }}")
    document.add_picture(io.BytesIO(PICTURE))
    document.sections[0].header.paragraphs[0].text = "đầu {{ e }}"
    data = saved(document)
    papers = []
    for way in ("docxtpl", "compiled"):
        home = DocxTemplate(io.BytesIO(data))
        context = values(home, tmp_path)
        if way == "compiled":
            told: list[str] = []
            papers.append(CompiledTemplate(data, said=told.append).render(context, built_on=home))
            assert told == ["docxtpl: built on a template of docxtpl"]
        else:
            home.render(context)
            target = tmp_path / "theirs.docx"
            home.save(target)
            papers.append(target.read_bytes())
    assert differences(*papers) == []
    if values in (other_picture, other_media, other_member):
        assert open_package(papers[1], "x").members["word/media/image1.png"] != PICTURE


@pytest.mark.parametrize(("document", "told"), [(dynamic, True), (nested, False)])
def test_batch_tells_when_every_paper_is_looked_over(document, told, tmp_path, capsys):
    template, data, output = tmp_path / "mau.docx", tmp_path / "hang.jsonl", tmp_path / "ra.zip"
    template.write_bytes(saved(document()))
    data.write_text(json.dumps({name: VALUES[name] for name in ("cot", "hang", "mon")}, ensure_ascii=False), "utf-8")
    order = ["batch", str(template), str(data), "--output", str(output), "--workers", "1"]
    assert cli([*order, "-v"]) == 0
    assert ("xem lại và chỉnh từng văn bản" in capsys.readouterr().err) == told
    output.unlink()
    (tmp_path / f".{output.name}.journal").unlink(missing_ok=True)
    assert cli(order) == 0
    assert "xem lại và chỉnh" not in capsys.readouterr().err


def test_draft_tells_when_every_paper_is_looked_over(tmp_path, capsys):
    root, notice = EXAMPLE
    arguments = ["draft", str(root / notice), "--output", str(tmp_path / "du-thao"), "-v"]
    assert cli(arguments) == 0
    told = [line for line in capsys.readouterr().err.splitlines() if "xem lại và chỉnh" in line]
    # Only notice and extract print tables with as many columns as the record says.
    assert [line.partition(".docx")[0] for line in told] == ["templates/thong-bao"]
