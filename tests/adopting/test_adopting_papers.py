"""Every kind of old paper becomes a template that can be filled, looks as before and remembers nobody."""

import functools
import re

import pytest
from made_records import p, parts_of, template_of, w, words_of
from old_papers import LOOKS, OLD_WORDS, PAPERS, OldPaper, inline_picture, letter, made, table_2x1

from thongbao.adopting.adopting import adopt
from thongbao.errors import SourceError
from thongbao.papers import Kind
from thongbao.render.rendering import render
from thongbao.render.template import Template
from thongbao.word.editing_looks import Looks
from thongbao.word.editing_parts import Part
from thongbao.word.package import DOCUMENT, open_package, package_bytes

by_name = pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
NAMES = {paper.name: paper for paper in PAPERS}
PEOPLE = ("Nguyễn Soạn Thảo", "Người Sửa Cuối", "ghi chú riêng", "Người Góp Ý", "Người Sửa", "xem lại", "Đoạn đã xóa")


def adopted(data, kind):
    return adopt(open_package(data, "cũ.docx"), Kind(kind))


@functools.cache
def result_of(name):
    """Adopt each old paper once."""
    return adopted(NAMES[name].make(), NAMES[name].kind)


def sheet_for(kind, sheets):
    return next(sheet for sheet in sheets.values() if sheet.kind is Kind(kind))


def seen(package, starts):
    """Return the look of the first paragraph of the document that starts so."""
    looks = Looks(package)
    line = next(line for line in Part(package).paragraphs if re.match(starts, line.text.strip()))
    return looks.look(line)


def wanted(kind, looks):
    lines = {
        r"\{\{ dong \}\}": looks["issuer"],
        r"Số: \{\{ so": looks["code"],
        r"\{\{ dia_danh \}\}": looks["date"],
        r"Nơi nhận:": looks["label"],
        r"- \{\{ noi \}\};": looks["listed"],
        r"- Lưu: \{\{ luu": looks["listed"],
        r"\{\{ chuc_vu \}\}": looks["position"],
        r"\{\{ ho_ten \}\}": looks["name"],
    }
    if kind == "cong-van":
        return lines | {r"V/v \{\{": (12, False, False), r"Thực hiện \{\{ vien_dan": looks["text"]}
    return lines | {
        r"\{\{ ten_loai": looks["type"],
        r"\{\{ trich_yeu": looks["subject"],
        r"\{\{ k\.so \}\}\s": looks["section"],
        r"[-–]\s\{\{ k\.chu": looks["text"],
    }


def check_template(result, kind, sheets):
    """What holds for every old paper; returns the filled paper."""
    assert result.missing == ()
    words = words_of(result.package)
    assert [old for old in OLD_WORDS if old in words] == []
    everything = b"".join(result.package.members.values()).decode("utf-8", "replace")
    assert [name for name in PEOPLE if name in everything] == []
    assert "w:rsid" not in everything
    assert "paraId" not in everything
    template = open_package(package_bytes(result.package.members), "mẫu.docx")
    return render(sheet_for(kind, sheets), Template(template, "mẫu.docx"))


@by_name
def test_an_old_paper_becomes_a_template_that_is_filled_without_losing_a_word(paper, example_sheets):
    result = result_of(paper.name)
    filled = check_template(result, paper.kind, example_sheets)
    assert {"ô 2b", "ô 3", "ô 4", "ô 9b", "ô 7b", "ô 6"} <= {done.component for done in result.replaced}
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words_of(filled)
    assert words_of(filled).count("Độc lập - Tự do - Hạnh phúc") == 1


@by_name
def test_size_weight_and_slant_are_those_of_the_old_paper(paper):
    package = result_of(paper.name).package
    for starts, (size, bold, italic) in wanted(paper.kind, LOOKS).items():
        look = seen(package, starts)
        assert (look.size, look.bold, look.italic) == (size, bold, italic), starts


@by_name
def test_what_libreoffice_saves_again_is_adopted_too(paper, saved_again, example_sheets):
    result = adopted(saved_again[paper.name], paper.kind)
    filled = check_template(result, paper.kind, example_sheets)
    assert words_of(filled).count("Độc lập - Tự do - Hạnh phúc") == 1
    for starts, (size, bold, italic) in wanted(paper.kind, LOOKS).items():
        look = seen(result.package, starts)
        assert (look.size, look.bold, look.italic) == (size, bold, italic), starts


@pytest.mark.parametrize("name", ["everything_else", "letter"])
def test_adopting_twice_gives_the_same_bytes(name):
    data = NAMES[name].make()
    first, second = (package_bytes(adopted(data, NAMES[name].kind).package.members) for _time in range(2))
    assert first == second


@by_name
def test_every_relationship_leads_somewhere_and_every_cell_ends_with_a_paragraph(paper, example_sheets):
    filled = check_template(result_of(paper.name), paper.kind, example_sheets)
    package = open_package(filled, "x")
    known = set(re.findall(r'Id="([^"]+)"', package.members["word/_rels/document.xml.rels"].decode()))
    used = set(re.findall(r'r:(?:id|embed)="([^"]+)"', package.members[DOCUMENT].decode()))
    assert used <= known
    for _name, root in parts_of(filled):
        assert all(cell[-1].tag == w("p") for cell in root.iter(w("tc")))


@pytest.mark.parametrize("kind", ["thong-bao", "cong-van"])
def test_our_own_papers_come_back_word_for_word(kind, example_papers, example_sheets):
    sheet = sheet_for(kind, example_sheets)
    paper = example_papers[sheet.file_name]
    result = adopted(paper, kind)
    assert result.missing == ()
    assert words_of(render(sheet, Template(result.package, "x"))) == words_of(paper)


def test_our_own_notice_saved_by_libreoffice_comes_back(saved_again, example_sheets):
    result = adopted(saved_again["own"], "thong-bao")
    assert result.missing == ()
    render(example_sheets["thong-bao.docx"], Template(result.package, "x"))


def test_the_governing_body_stands_above_in_its_own_look():
    package = result_of("table_2x3_borders").package
    look = seen(package, r"\{\{ chu_quan")
    assert (look.size, look.bold) == (12, False)


def test_a_border_and_a_drawn_line_stay_under_the_last_line_of_the_name(example_sheets):
    for name, tag in (("table_2x3_borders", w("pBdr")), ("table_2x2_shapes", w("drawing"))):
        filled = check_template(result_of(name), "thong-bao", example_sheets)
        lines = [
            line
            for line in Part(open_package(filled, "x")).paragraphs
            if line.text in ("ỦY BAN NHÂN DÂN", "XÃ SUỐI NGÀN")
        ]
        assert [next(line.element.iter(tag), None) is not None for line in lines] == [False, True]


def test_logo_page_setup_and_header_stay_and_a_signature_picture_goes(example_sheets):
    result = result_of("logo_and_footer")
    filled = check_template(result, "thong-bao", example_sheets)
    pictures = [name for name in result.package.members if name.startswith("word/media/")]
    assert len(pictures) == 1
    assert result.kept == ("TB-",)
    assert any("chữ ký" in note for note in result.notes)
    assert 'w:left="1701"' in open_package(filled, "x").members[DOCUMENT].decode()
    footers = [
        data.decode() for name, data in result.package.members.items() if "footer" in name and name.endswith(".xml")
    ]
    assert sum("dia_chi" in footer for footer in footers) == 1
    assert not any("bencu" in footer for footer in footers)


def test_tracked_changes_are_accepted():
    result = result_of("traces")
    assert next(done.old for done in result.replaced if done.component == "ô 3") == "Số: 17/TB-UBND"
    assert not any("comments" in name or "custom" in name for name in result.package.members)


def test_word_numbering_becomes_typed_and_keeps_its_place():
    package = result_of("styled_and_numbered").package
    looks = Looks(package)
    lines = [line for line in Part(package).paragraphs if line.text in ("{{ k.so }}\t{{ k.chu }}", "-\t{{ k.chu }}")]
    assert len(lines) >= 2
    assert all(looks.numbering(line) is None for line in lines)
    dash = next(line for line in lines if line.text.startswith("-"))
    assert looks.indent(dash) == {"left": "1080", "hanging": "360"}


def test_typed_tabs_and_dashes_are_typed_again():
    texts = [line.text for line in Part(result_of("leading_tabs_and_numbers").package).paragraphs]
    assert "\t–\t{{ k.chu }}" in texts
    assert "\t{{ k.so }} {{ k.chu }}" in texts


def test_subject_of_several_lines_becomes_one_paragraph():
    result = result_of("two_subjects_stacked_foot")
    old = next(done.old for done in result.replaced if done.tag == "{{ trich_yeu }}")
    assert old == "Của Chủ tịch Ủy ban nhân dân xã Bến Cũ / tại phiên họp tháng Ba"
    assert [line.text for line in Part(result.package).paragraphs].count("{{ trich_yeu }}") == 1
    assert any("KẾT LUẬN" in note for note in result.notes)


def test_an_appendix_does_not_turn_the_notice_on_its_side():
    document = result_of("everything_else").package.members[DOCUMENT].decode()
    assert set(re.findall(r'<w:pgSz [^>]*w:w="(\d+)"', document)) == {"11906"}
    assert "Đã ký" not in document


def test_what_is_not_there_is_named_with_advice():
    content = p("Đây là một bức thư không có gì.") + p("Kính chào.")
    result = adopted(package_bytes(template_of(content).members), "thong-bao")
    fields = {missing.field for missing in result.missing}
    assert {"co_quan", "so", "dia_danh", "ten_loai", "trich_yeu", "noi_nhan", "ho_ten"} <= fields
    assert all(missing.advice for missing in result.missing)


def test_a_notice_without_a_subject_says_so():
    from old_papers import body, foot, header_2x1, of
    from old_papers import p as line

    data = made(header_2x1() + line("THÔNG BÁO", of("type")) + body() + foot() + line())
    assert [missing.field for missing in adopted(data, "thong-bao").missing] == ["trich_yeu"]


def test_a_letter_without_its_subject_gets_a_line_for_it(example_sheets):
    result = adopted(letter(about="", more=()), "cong-van")
    check_template(result, "cong-van", example_sheets)
    assert any("V/v" in note for note in result.notes)


def test_a_text_box_is_named_because_it_is_not_read():
    box = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>HỎA TỐC</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>"
    )
    from old_papers import body, foot, header_2x1, title
    from old_papers import p as line

    data = made(header_2x1() + line(box) + title() + body() + foot() + line())
    assert any("HỎA TỐC" in note for note in adopted(data, "thong-bao").notes)


def test_strict_open_xml_is_refused_in_words():
    data = {**open_package(table_2x1(), "x").members}
    data[DOCUMENT] = data[DOCUMENT].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    with pytest.raises(SourceError, match="Strict"):
        adopted(package_bytes(data), "thong-bao")


def test_notes_nobody_refers_to_and_leftover_parts_go():
    def change(document, content):
        return content.replace("HINH", inline_picture(document, "green"))

    from old_papers import body, foot, header_2x1, r, title
    from old_papers import p as line

    # The last one is a seal that hangs on an empty line above the signature.
    picture = line("HINH").replace(r("HINH"), "HINH")
    result = adopted(
        made(header_2x1() + title() + body() + picture + body() + picture + foot() + line(), change), "thong-bao"
    )
    assert any("2 hình" in note for note in result.notes)
    assert not any(
        name.startswith(("word/media", "customXml", "docProps/app", "docProps/thumb"))
        for name in result.package.members
    )


def test_every_paper_has_its_own_name():
    assert len({paper.name for paper in PAPERS}) == len(PAPERS) >= 12
    assert all(isinstance(paper, OldPaper) for paper in PAPERS)


def test_a_notice_is_not_taken_for_a_letter_in_silence():
    assert any("--kind" in note for note in adopted(table_2x1(), "cong-van").notes)


def test_a_paper_without_words_is_refused():
    with pytest.raises(SourceError, match="không có chữ"):
        adopted(made(""), "thong-bao")


def test_the_room_a_signature_picture_took_stays_free():
    package = result_of("logo_and_footer").package
    names = [line for line in Part(package).paragraphs if line.text == "{{ ho_ten }}"]
    assert max(line.gap_values()[0] or 0 for line in names) >= 1200
