"""Every paper of a batch is read again: what the template printed of a row stands in it, where people see it."""

import io

import pytest
from batch_made import jsonl, row
from docx import Document
from word_made import paragraphs, saved, table

from thongbao.batch.orders import Order
from thongbao.batch.running import run
from thongbao.render.sandboxed import SandboxedTemplate
from thongbao.word.package import open_package, package_bytes

BODY = "word/document.xml"


def rewritten(data, change):
    """Return a .docx with another body."""
    members = dict(open_package(data, "x.docx").members)
    members[BODY] = change(members[BODY].decode()).encode()
    return package_bytes(members)


@pytest.fixture
def order(template, tmp_path):
    return Order(template, jsonl(tmp_path / "rows.jsonl", [row(n) for n in range(5)]), tmp_path / "out", workers=1)


def told(outcome):
    return [(f.rule, f.place.line, f.place.column, f.message) for f in outcome.findings.kept]


def spoil(monkeypatch, change):
    """Have a paper written otherwise than it was filled."""
    before = SandboxedTemplate.paper
    monkeypatch.setattr(SandboxedTemplate, "paper", lambda self, members: before(self, change(dict(members))))


@pytest.mark.parametrize(
    ("before", "after", "column", "words"),
    [
        ("Đơn vị 3", "Đơn vị", 9, "Đơn vị 3"),
        (": 4000 (", ": 400 (", 32, "4000"),
        ("Bốn nghìn đồng", "Năm nghìn đồng", 1, "Bốn nghìn đồng chẵn"),
    ],
)
def test_a_row_whose_words_are_not_in_its_paper_is_named(order, monkeypatch, before, after, column, words):
    def change(members):
        body = members[BODY].decode()
        return members | {BODY: body.replace(before, after).encode() if "Đơn vị 3" in body else body.encode()}

    spoil(monkeypatch, change)
    outcome = run(order)
    assert outcome.counts == {"rows": 5, "bad": 0, "written": 4, "kept": 0, "failed": 1}
    [(rule, line, at, message)] = told(outcome)
    assert (rule, line, at) == ("TB-LO-11", 4, column)
    assert f"«{words}»" in message
    assert sorted(path.name for path in order.output.glob("*.docx")) == ["1.docx", "2.docx", "3.docx", "5.docx"]


def test_a_paper_that_is_not_well_formed_is_named(order, monkeypatch):
    spoil(monkeypatch, lambda members: members | {BODY: members[BODY].replace(b"</w:tbl>", b"")})
    outcome = run(order)
    assert outcome.stopped
    assert {(f.rule, f.place.line) for f in outcome.findings.kept} == {("TB-LO-11", 1)}


@pytest.mark.parametrize(("before", "after"), [("việc hai", "việc một"), ("02/10", "01/10"), ("việc một", "việc hai")])
def test_items_of_a_list_have_to_stand_in_their_order(order, monkeypatch, before, after):
    jsonl(order.data, [row(0, viec=[{"ten": "việc một", "han": "01/10"}, {"ten": "việc hai", "han": "02/10"}])])

    def change(members):
        return members | {BODY: members[BODY].replace(before.encode(), after.encode())}

    spoil(monkeypatch, change)
    assert {f.rule for f in run(order).findings.kept} == {"TB-LO-11"}


def test_a_tag_in_deleted_text_stops_the_batch_before_anything_is_written(order):
    def change(body):
        start = body.index("<w:r>")
        end = body.index("</w:r>", start) + len("</w:r>")
        run_ = body[start:end].replace("<w:t", "<w:delText").replace("</w:t", "</w:delText")
        return f'{body[:start]}<w:del w:id="1" w:author="a">{run_}</w:del>{body[end:]}'

    order.template.write_bytes(rewritten(order.template.read_bytes(), change))
    outcome = run(order)
    assert outcome.stopped
    assert told(outcome)[0][:3] == ("TB-LO-11", 1, 9)
    assert not order.output.exists()


@pytest.mark.parametrize(
    "text",
    [
        "a\nb",
        "a\tb",
        "  a   b ",
        "a\u00a0b",
        "<b>&amp;</b>",
        "e\u0301",
        "{{ x }}",
        "{% if %}",
        "𝔸 🙂",
        "'\"",
        "a\r\nb",
        " ",
    ],
)
def test_whatever_is_typed_is_found_again(order, text):
    jsonl(order.data, [row(0, ten=text)])
    assert run(order).counts["written"] == 1


def test_what_is_printed_where_nobody_reads_it_is_found_too(order):
    document = paragraphs("{{ ten }} {{ so_tien|e }} {{ ten|upper }} {{ 7 }} {{ so_tien|length }}")
    table(document, ("Việc", "Hạn"), ("{% cellbg mau %}{{ ten }}", "{% if viec %}{{ viec|length }}{% endif %}"))
    document.core_properties.title = "Thư {{ ten }}"
    order.template.write_bytes(saved(document))
    jsonl(order.data, [row(n, mau="FF00AA", so_tien="<1> & 2") for n in range(3)])
    assert run(order).counts["written"] == 3
    made = Document(io.BytesIO((order.output / "2.docx").read_bytes()))
    assert made.paragraphs[0].text == "Đơn vị 1 <1> & 2 ĐƠN VỊ 1 7 7"


def test_words_in_a_text_box_are_found_wherever_they_are_read(order):
    def change(body):
        box = "<w:txbxContent><w:p><w:r><w:t>{{ ten }}</w:t></w:r></w:p></w:txbxContent>"
        return body.replace("<w:r>", f"<w:r><w:pict>{box}</w:pict>", 1)

    order.template.write_bytes(rewritten(order.template.read_bytes(), change))
    assert run(order).counts["written"] == 5
