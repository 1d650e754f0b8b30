"""The papers of the example and of the real notice, and of records made to strain a template."""

import hashlib
import os
import re
import subprocess
import sys
import unicodedata

import pytest
from lxml import etree
from made_records import EXAMPLE, KINDS, NOTICE, OFFICE, TASK, UNITS, drafted, made, parts_of, sheets_of, w, words_of

from thongbao.papers import Kind
from thongbao.starters.making import starter
from thongbao.vietnamese.text import squeeze
from thongbao.word.package import CORE_PROPERTIES, DOCUMENT, open_package, package_bytes

DC = "{http://purl.org/dc/elements/1.1/}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
# What a person may type: markup, quotes, tags of templates, entities.
STRANGE = (
    "Dịch vụ A & B <C> “trích” \"dẫn\" 'đơn'",
    "mẫu {{ so }} và {{ cycler.__init__ }}",
    "thẻ {% if so %} và {%p for x in y %} rồi {# ghi chú #}",
    "dấu {{{ }}} {_{ }_} {r x} ${x} %s {0} \\n \\1",
    "&amp; &lt;b&gt; &#39; ]]> <!-- --> </w:t>",
    "100% 1/2 a*b a_b #1 @ ~ ^ | \\ /",
)


def core(paper):
    root = open_package(paper, "x.docx").tree(CORE_PROPERTIES)
    return {element.tag.removeprefix(DC): element.text for element in root}


def test_every_kind_of_paper_is_made(tmp_path):
    _workspace, record = made(tmp_path)
    assert {sheet.kind for sheet in sheets_of(record).values()} == set(KINDS)


def test_no_tag_is_left_in_a_paper(papers):
    for name, paper in papers.items():
        for part, root in parts_of(paper):
            text = etree.tostring(root, encoding="unicode")
            assert not re.search(r"\{\{|\}\}|\{%|%\}|\{#", text), (name, part)


def test_no_python_value_is_printed(papers):
    for name, paper in papers.items():
        assert not re.search(r"\b(?:None|True|False|Undefined|Markup)\b|\[\]|\['|object at", words_of(paper)), name


def test_text_is_in_normal_form_c(papers):
    for name, paper in papers.items():
        assert unicodedata.is_normalized("NFC", words_of(paper)), name


def test_every_cell_ends_with_a_paragraph_and_no_row_or_table_is_empty(papers):
    for name, paper in papers.items():
        for part, root in parts_of(paper):
            for cell in root.iter(w("tc")):
                assert cell[-1].tag == w("p"), (name, part)
            for row in root.iter(w("tr")):
                assert row.find(w("tc")) is not None, (name, part)
            for table in root.iter(w("tbl")):
                assert table.find(w("tr")) is not None, (name, part)
                assert table.getnext().tag in (w("p"), w("sectPr")), (name, part)


def test_every_row_has_as_many_columns_as_the_grid(papers):
    for name, paper in papers.items():
        for _part, root in parts_of(paper):
            for table in root.iter(w("tbl")):
                columns = len(table.find(w("tblGrid")))
                for row in table.iterchildren(w("tr")):
                    spans = [cell.find(f"{w('tcPr')}/{w('gridSpan')}") for cell in row.iterchildren(w("tc"))]
                    assert sum(int(s.get(w("val"))) if s is not None else 1 for s in spans) == columns, name


def test_the_ids_of_drawings_are_unique(papers):
    for name, paper in papers.items():
        ids = [shape.get("id") for _part, root in parts_of(paper) for shape in root.iter(f"{WP}docPr")]
        assert ids, name
        assert len(ids) == len(set(ids)), name


def test_every_drawn_rule_has_the_length_its_text_says(papers):
    for name, paper in papers.items():
        root = open_package(paper, name).tree(DOCUMENT)
        for shape in root.iter(f"{WP}docPr"):
            length = float(re.fullmatch(r"Đường kẻ (\d+(?:\.\d)?) mm", shape.get("descr"))[1])
            extents = [element for element in shape.getparent().iter() if element.get("cx") is not None]
            assert len(extents) == 2, name
            assert all(int(e.get("cx")) / 36_000 == pytest.approx(length, abs=0.01) for e in extents), name


def test_a_paper_carries_title_author_and_language_and_no_date(example):
    workspace, record = example
    sheets = sheets_of(record)
    for name, paper in drafted(workspace, record).items():
        expected = {"title": sheets[name].title, "creator": sheets[name].author, "language": "vi-VN"}
        assert core(paper) == expected
    subject = "Kết luận của Chủ tịch Ủy ban nhân dân xã tại phiên họp giao ban tháng 9 năm 2026"
    assert core(drafted(workspace, record)["thong-bao.docx"])["title"] == f"Thông báo {subject}"


DIGESTS = """
import hashlib, pathlib, sys
sys.path.insert(0, sys.argv[1])
from made_records import EXAMPLE, KINDS, drafted, record_at
for name, paper in sorted(drafted(*record_at(pathlib.Path(sys.argv[2]), sys.argv[3])).items()):
    print(name, hashlib.sha256(paper).hexdigest())
"""


def test_drafting_twice_gives_identical_bytes_in_other_processes_on_other_days(example):
    here = drafted(*example)
    expected = [f"{name} {hashlib.sha256(paper).hexdigest()}" for name, paper in sorted(here.items())]
    folder = os.path.dirname(__file__)  # noqa: PTH120
    for seed, zone in (("1", "Asia/Ho_Chi_Minh"), ("2", "America/Los_Angeles")):
        done = subprocess.run(
            [sys.executable, "-c", DIGESTS, folder, str(EXAMPLE[0]), EXAMPLE[1]],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.splitlines() == expected


@pytest.mark.parametrize("words", STRANGE)
def test_typed_markup_and_tags_are_printed_letter_by_letter_everywhere(tmp_path, words):
    task = {**TASK, "viec": f"Phòng Kinh tế thực hiện {words} đúng hạn.", "san_pham": words, "han": "đúng hạn"}
    table = {"bang": {"cot": ["Tên", words], "dong": [[words, "1"]]}}
    workspace, record = made(
        tmp_path,
        notice={
            "trich_yeu": f"Kết luận về {words} của xã",
            "can_cu": [words],
            "mo_dau": [f"Mở đầu {words} hết."],
            "ket_thuc": [f"Kết thúc {words} hết"],
            "noi_nhan": [words],
            "phu_luc": [{"tieu_de": f"Tên {words}", "noi_dung": [{"doan": f"Đoạn {words} hết."}, table]}],
        },
        tasks=[{"gach": task}, {"doan": words}, table],
    )
    papers = drafted(workspace, record)
    words = squeeze(words)
    notice = squeeze(words_of(papers["thong-bao.docx"]))
    for around in (
        "Kết luận về {} của xã",
        "Căn cứ {}",
        "Mở đầu {} hết.",
        "Kết thúc {} hết./.",
        "- {};",
        "Đoạn {} hết.",
    ):
        assert around.format(words) in notice or around.format(words.rstrip(";., ")) in notice, around
    assert f"Tên {words}".upper() in notice
    assert notice.count(words) >= 10
    letter = squeeze(words_of(papers["cong-van/kt.docx"]))
    assert f"Phòng Kinh tế thực hiện {words} đúng hạn." in letter
    assert f"Sản phẩm: {words}" in letter
    for paper in papers.values():
        assert core(paper)["title"] is not None
    assert words in squeeze(core(papers["thong-bao.docx"])["title"])


def test_names_of_office_and_units_with_markup_are_printed_letter_by_letter(tmp_path):
    words = "A & B <C>"
    organ = {"ten": f"Ủy ban {words}", "dong_ten": [f"ỦY BAN {words}"], "dia_chi": words, "dia_danh": words}
    office = {"co_quan": [{**OFFICE["co_quan"][0], **organ}, OFFICE["co_quan"][1]]}
    units = {"don_vi": [unit if unit["ma"] != "kt" else {**unit, "ten": words} for unit in UNITS["don_vi"]]}
    papers = drafted(*made(tmp_path, office=office, units=units, tasks=[{"gach": dict(TASK)}] * 7))
    letter = words_of(papers["cong-van/kt.docx"])
    assert f"Kính gửi: {words}" in letter
    assert f"NHIỆM VỤ CỦA {words}" in letter
    assert f"ỦY BAN {words}" in letter
    assert f"{words}, ngày" in letter
    assert core(papers["thong-bao.docx"])["creator"] == f"Ủy ban {words}"


def test_a_title_of_400_characters_survives(tmp_path):
    subject = ("Kết luận về việc triển khai các nhiệm vụ " * 12)[:399].strip() + "X"
    papers = drafted(*made(tmp_path, notice={"trich_yeu": subject}))
    assert squeeze(subject) in squeeze(words_of(papers["thong-bao.docx"]))
    assert core(papers["thong-bao.docx"])["title"] == f"Thông báo {subject}"
    assert len(core(papers["thong-bao.docx"])["title"]) > 255


def test_60_assignments_for_one_unit_survive_word_for_word_and_in_order(tmp_path):
    texts = [f"Phòng Kinh tế thực hiện nhiệm vụ thứ {n} về lĩnh vực {n * 7} trước ngày 15/10/2026." for n in range(60)]
    papers = drafted(*made(tmp_path, tasks=[{"gach": {**TASK, "viec": text}} for text in texts]))
    for name in ("thong-bao", "phu-luc-phan-cong", "cong-van/kt", "phieu-giao-viec/kt", "trich-sao/kt", "tom-tat/nhan"):
        words = squeeze(words_of(papers[f"{name}.docx"]))
        places = [words.find(text.removesuffix(".")) for text in texts]
        assert -1 not in places, name
        assert places == sorted(places), name


def test_text_over_several_lines_of_yaml_is_one_paragraph(tmp_path):
    lines = "Dòng một\ndòng hai\n\ndòng ba."
    papers = drafted(*made(tmp_path, tasks=[{"gach": dict(TASK)}, {"doan": lines}]))
    assert "Dòng một dòng hai dòng ba." in words_of(papers["thong-bao.docx"])


def test_a_table_with_any_number_of_columns_keeps_every_cell(tmp_path):
    for columns in (1, 2, 5, 9):
        names = [f"cột {n}" for n in range(columns)]
        rows = [[f"ô {r}-{c}" for c in range(columns)] for r in range(3)]
        paper = drafted(*made(tmp_path, tasks=[{"gach": dict(TASK)}, {"bang": {"cot": names, "dong": rows}}]))
        root = open_package(paper["thong-bao.docx"], "x").tree(DOCUMENT)
        table = next(t for t in root.iter(w("tbl")) if "cột 0" in "".join(t.itertext()))
        cells = [["".join(c.itertext()) for c in row.iterchildren(w("tc"))] for row in table.iterchildren(w("tr"))]
        assert cells == [names, *rows]
        assert len(table.find(w("tblGrid"))) == columns


@pytest.mark.parametrize("rule", ["không có người ký của Văn phòng", "chỉ có một người ký"])
def test_a_brief_is_made_also_where_nobody_signs_for_the_office(tmp_path, rule):
    signer = {
        "ma": "chanh_vp",
        "quyen_han": ["TL. CHỦ TỊCH"],
        "chuc_vu": "CHÁNH VĂN PHÒNG",
        "ho_ten": "Nguyễn Thu Hằng",
    }
    signers = (
        [signer] if rule == "chỉ có một người ký" else [signer, {**signer, "ma": "khac", "co_quan": ["van_phong"]}]
    )
    papers = drafted(*made(tmp_path, office={"nguoi_ky": signers}))
    assert "Báo cáo kết quả kiểm tra" in words_of(papers["tom-tat/nhan.docx"])


def test_an_issued_notice_prints_number_and_date(tmp_path):
    papers = drafted(*made(tmp_path, notice={"so": 8, "ngay": "2026-10-05"}))
    notice = words_of(papers["thong-bao.docx"])
    assert "Số: 08/TB-UBND" in notice
    assert "Suối Ngàn, ngày 05 tháng 10 năm 2026" in notice


@pytest.mark.parametrize("mark", ["khẩn", "thượng khẩn", "hỏa tốc"])
def test_a_mark_of_urgency_is_printed_once_in_one_box(tmp_path, mark):
    paper = drafted(*made(tmp_path, notice={"do_khan": mark}))["thong-bao.docx"]
    root = open_package(paper, "x").tree(DOCUMENT)
    boxes = [p for p in root.iter(w("p")) if p.find(f"{w('pPr')}/{w('pBdr')}") is not None]
    assert ["".join(box.itertext()) for box in boxes] == [mark.upper()]


def test_two_appendices_stand_in_sections_of_their_own(tmp_path):
    appendices = [{"tieu_de": name, "noi_dung": [f"Nội dung của {name}."]} for name in ("Một", "Hai")]
    paper = drafted(*made(tmp_path, notice={"phu_luc": appendices}))["thong-bao.docx"]
    root = open_package(paper, "x").tree(DOCUMENT)
    sections = list(root.iter(w("sectPr")))
    assert len(sections) == 3
    assert [s.find(w("pgNumType")).get(w("start")) for s in sections] == ["1", "1", "1"]
    assert [s.find(w("type")).get(w("val")) for s in sections] == ["nextPage"] * 3


def test_nothing_of_the_template_but_its_tags_changes(example):
    # The notice's own sentences differ; what the starter says besides (Quốc hiệu, labels) stays.
    notice = words_of(drafted(*example)["thong-bao.docx"])
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Nơi nhận:", "- Lưu: VT, VP."):
        assert words in notice


def test_the_office_uses_its_own_template_where_it_has_one(tmp_path):
    workspace, record = made(tmp_path)
    own = starter(Kind.NOTICE)
    changed = own.members[DOCUMENT].decode().replace("Nơi nhận:", "Nơi gửi đến:")
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "thong-bao.docx").write_bytes(package_bytes({**own.members, DOCUMENT: changed.encode()}))
    assert "Nơi gửi đến:" in words_of(drafted(workspace, record)["thong-bao.docx"])
    assert NOTICE["trich_yeu"] in words_of(drafted(workspace, record)["thong-bao.docx"])
