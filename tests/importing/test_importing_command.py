"""``thongbao import`` as a clerk calls it: what is written, what is refused, what is told."""

import json
import re
import shutil
import zipfile

import pytest
from made_word import Made

from thongbao.cli.main import run
from thongbao.source.reader import read

NOTICE = """\
THÔNG BÁO
Kết luận của Chủ tịch UBND xã tại phiên họp tháng 9

Ngày 28/9/2026, đồng chí Nguyễn Văn An - Chủ tịch UBND xã chủ trì phiên họp tháng 9 và kết luận như sau:

1. Nông nghiệp

- Phòng Kinh tế chủ trì, phối hợp với Trạm Khuyến nông rà soát, xong trước ngày 05/10.
- Phòng kinh tế báo cáo hằng tuần.

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH

Nguyễn Văn An
"""


@pytest.fixture
def notice(tmp_path):
    path = tmp_path / "cu.txt"
    path.write_text(NOTICE, "utf-8")
    return path


def test_the_record_goes_to_stdout_and_words_for_people_to_stderr(notice, capsys):
    assert run(["import", str(notice)]) == 0
    out, err = capsys.readouterr()
    assert "trich_yeu: Kết luận của Chủ tịch UBND xã tại phiên họp tháng 9" in out
    assert "Nhiệm vụ: 2" in err


def test_nothing_that_exists_is_overwritten_without_being_asked(notice, tmp_path):
    target = tmp_path / "tb.yaml"
    target.write_text("của tôi", "utf-8")
    assert run(["import", str(notice), "-o", str(target)]) == 2
    assert target.read_text("utf-8") == "của tôi"
    assert run(["import", str(notice), "-o", str(target), "--force"]) == 0
    assert "loai: Thông báo" in target.read_text("utf-8")


def test_what_to_do_next_is_said_where_a_record_was_written(notice, tmp_path, capsys):
    target = tmp_path / "tb.yaml"
    assert run(["import", str(notice), "-o", str(target), "-n"]) == 0
    assert "Tiếp theo" not in capsys.readouterr().err
    assert run(["import", str(notice), "-o", str(target)]) == 0
    assert f"thongbao check {target}" in capsys.readouterr().err


def test_the_file_itself_is_never_the_target(notice):
    assert run(["import", str(notice), "-o", str(notice), "--force"]) == 2
    assert notice.read_text("utf-8") == NOTICE


def test_a_dry_run_writes_nothing(notice, tmp_path):
    assert run(["import", str(notice), "-o", str(tmp_path / "x.yaml"), "--report", str(tmp_path / "x.html"), "-n"]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"cu.txt"}


def test_json_is_one_object_with_the_keys_of_the_contract(notice, capsys):
    assert run(["import", str(notice), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert list(data) == ["header", "recipients", "filing", "sections", "assignments", "left_over"]
    assert list(data["header"]) == [
        "organ", "governing", "code_number", "code_notation", "place", "date", "month", "kind", "subject", "meeting",
        "signer",
    ]  # fmt: skip
    assert data["header"]["meeting"]["chair"] == {"name": "Nguyễn Văn An", "title": "Chủ tịch UBND xã"}
    assert data["sections"] == [{"number": "1", "title": "Nông nghiệp", "place": {"line": 6}}]
    first = data["assignments"][0]
    assert list(first) == [
        "text", "place", "section", "lead", "lead_source", "coordinating", "person", "supervisor", "product",
        "deadlines", "confidence",
    ]  # fmt: skip
    assert first["lead"] == [{"id": None, "printed": "Phòng Kinh tế", "name": "Phòng Kinh tế"}]
    assert first["deadlines"] == [{"printed": "xong trước ngày 05/10", "kind": "before", "value": "2026-10-05"}]


def test_unknown_units_are_proposed_once_and_a_second_import_adds_nothing(notice, tmp_path, capsys):
    units = tmp_path / "don-vi.yaml"
    assert run(["import", str(notice), "--learn-units", str(units)]) == 0
    learned = units.read_text("utf-8")
    assert learned.count("ma: phong_kinh_te") == 1
    assert "- Phòng kinh tế" in learned
    assert "chu_tri: [phong_kinh_te]" in capsys.readouterr().out
    assert run(["import", str(notice), "--learn-units", str(units)]) == 0
    assert units.read_text("utf-8") == learned


def test_proposals_go_behind_the_entries_of_a_file_people_wrote(notice, tmp_path):
    units = tmp_path / "don-vi.yaml"
    mine = "# của phòng\ndon_vi:\n- ma: p_kt   # giữ nguyên\n  ten: Phòng Kinh tế\n  quan_he: truc_thuoc\nnhom: []\n"
    units.write_text(mine.replace("nhom: []\n", ""), "utf-8")
    assert run(["import", str(notice), "--learn-units", str(units)]) == 0
    text = units.read_text("utf-8")
    assert text.startswith(mine.replace("nhom: []\n", ""))
    assert "ma: tram_khuyen_nong" in text
    assert "phong_kinh_te" not in text


def test_a_unit_file_with_faults_is_not_touched(notice, tmp_path):
    units = tmp_path / "don-vi.yaml"
    units.write_text("don_vi:\n  - ma: A B\n", "utf-8")
    assert run(["import", str(notice), "--learn-units", str(units)]) == 3
    assert units.read_text("utf-8") == "don_vi:\n  - ma: A B\n"


def test_units_of_the_workspace_that_the_record_lies_in_are_used(notice, make_workspace):
    made = make_workspace()
    target = made.root / "content" / "2026" / "nhap" / "thong-bao.yaml"
    target.parent.mkdir(parents=True)
    assert run(["import", str(notice), "-o", str(target)]) == 0
    assert "chu_tri: [p_kt]" in target.read_text("utf-8")


def test_strict_is_exit_one_when_something_is_uncertain(notice):
    assert run(["import", str(notice), "--strict"]) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("khong-co.txt", None),
        ("trong.txt", b"  \n"),
        ("nhi-phan.txt", b"abc\x00\x01\x02"),
        ("anh.png", b"\x89PNG\r\n\x1a\n" + b"0" * 50),
        ("hong.docx", b"PK\x03\x04" + b"0" * 50),
        ("hong.pdf", b"%PDF-1.4\n%%EOF"),
        ("mat-khau.docx", b"\xd0\xcf\x11\xe0" + b"0" * 600 + "EncryptedPackage".encode("utf-16-le")),
        ("la.txt", "Thông báo".encode("utf-16-le")[1:] + b"\xff"),
    ],
)
def test_a_file_that_is_no_document_is_exit_three_in_words(name, data, tmp_path, capsys):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    assert run(["import", str(path)]) == 3
    assert "Traceback" not in capsys.readouterr().err


def test_a_hostile_docx_is_exit_three(tmp_path):
    good = tmp_path / "tot.docx"
    good.write_bytes(Made().head_in_table().body().save())
    bad = tmp_path / "xau.docx"
    shutil.copy(good, bad)
    with zipfile.ZipFile(bad, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/bom.xml", b"0" * (60 * 1024 * 1024))
    assert run(["import", str(bad)]) == 3


def test_the_review_page_is_whole_in_itself_and_escapes_what_it_shows(tmp_path):
    path = tmp_path / "cu.txt"
    path.write_text(NOTICE.replace("Nông nghiệp", "<script>alert(1)</script> & “a”"), "utf-8")
    page = tmp_path / "xem.html"
    assert run(["import", str(path), "--report", str(page)]) == 0
    html = page.read_text("utf-8")
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “a”" in html
    assert "default-src 'none'" in html
    assert not any(word in html for word in ("http://", "https://", "src=", "@import", "url("))
    assert '<mark class="lead">Phòng Kinh tế</mark>' in html
    assert '<mark class="with">Trạm Khuyến nông</mark>' in html
    assert '<mark class="due">xong trước ngày 05/10</mark>' in html


def test_the_review_page_lists_what_to_decide_and_every_place_is_a_link_to_its_row(notice, tmp_path):
    text = notice.read_text("utf-8").replace("- Phòng kinh tế báo cáo", "- Tiếp tục rà soát chỉ tiêu; báo cáo")
    notice.write_text(f"Đông, ngày     tháng 9 năm 2026\n{text}", "utf-8")
    assert run(["import", str(notice), "--report", str(tmp_path / "xem.html")]) == 0
    html = (tmp_path / "xem.html").read_text("utf-8")
    links, rows = set(re.findall(r'href="#(p\d+)"', html)), set(re.findall(r'id="(p\d+)"', html))
    assert links
    assert links <= rows
    top = html[html.index('id="xem-lai"') : html.index("Phần đầu và phần cuối")]
    assert "Tiếp tục rà soát chỉ tiêu" in top
    assert "chưa rõ đơn vị chủ trì" in top
    assert "Chưa có trong don-vi.yaml: Phòng Kinh tế; Trạm Khuyến nông" in top
    assert "<dt>ngày</dt><dd>tháng 9/2026" in html
    assert "phần đầu: địa danh, ngày</div>" in html


def test_a_new_office_is_learned_so_that_the_record_checks_and_drafts_without_errors(tmp_path, capsys):
    old = tmp_path / "cu.docx"
    old.write_bytes(Made().head_in_table().body().foot_in_table().save())
    content = tmp_path / "content"
    notice = content / "2026" / "hop" / "thong-bao.yaml"
    office, units = content / "co-quan.yaml", content / "don-vi.yaml"
    learn = ["--learn-units", str(units), "--learn-office", str(office)]
    assert run(["import", str(old), "-o", str(notice), *learn]) == 0
    assert "khac:" not in notice.read_text("utf-8")
    assert "viet_tat: UBND" in office.read_text("utf-8")
    assert "cap: xã" in office.read_text("utf-8")
    assert run(["check", str(notice)]) == 0
    assert run(["draft", str(notice), "-q"]) == 0
    capsys.readouterr()
    assert run(["import", str(old), *learn]) == 2


def test_an_office_is_not_made_of_a_document_that_does_not_print_one(notice, tmp_path, capsys):
    assert run(["import", str(notice), "--learn-office", str(tmp_path / "co-quan.yaml")]) == 3
    assert "tên cơ quan" in capsys.readouterr().err
    assert not (tmp_path / "co-quan.yaml").exists()


def test_an_old_word_file_without_libreoffice_is_exit_five_with_what_to_install(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("THONGBAO_SOFFICE", str(tmp_path / "khong-co"))
    path = tmp_path / "cu.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + b"0" * 600)
    assert run(["import", str(path)]) == 5
    err = capsys.readouterr().err
    assert "cần LibreOffice" in err
    assert "→" in err


ROMAN = """\
UBND XÃ ĐÔNG
Số: 08/TB-UBND
Đông, ngày 05 tháng 9 năm 2026

THÔNG BÁO
Kết luận của Chủ tịch UBND xã tại phiên họp tháng 8

Ngày 31/8/2026, đồng chí Nguyễn Văn An - Chủ tịch UBND xã chủ trì phiên họp tháng 8 và kết luận như sau:

I. NHIỆM VỤ THÁNG 9

1. Phòng Kinh tế

a) Rà soát diện tích cây vụ đông, báo cáo UBND xã trước ngày 10/9/2026.

b) Lập kế hoạch phòng, chống thiên tai trong tháng 9/2026.

2. Công an xã

a) Tuần tra hằng tuần.

b) Báo cáo trước ngày 20/9/2026.

Nơi nhận:
- Như trên;
- Lưu: VT.

TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG

Trần Thị Bình
"""


def test_subsections_numbered_with_figures_are_drafted_so_and_come_back_the_same(tmp_path):
    old, content = tmp_path / "cu.txt", tmp_path / "content"
    old.write_text(ROMAN, "utf-8")
    first, second = (content / "2026" / name / "thong-bao.yaml" for name in ("a", "b"))
    office, units = content / "co-quan.yaml", content / "don-vi.yaml"
    assert run(["import", str(old), "-o", str(first), "--learn-units", str(units), "--learn-office", str(office)]) == 0
    assert run(["draft", str(first), "-q"]) == 0
    drafted = next((tmp_path / "output").rglob("a/thong-bao.docx"))
    assert run(["import", str(drafted), "-o", str(second), "-q"]) == 0
    assert read(first)[0].root == read(second)[0].root
    office.write_text(office.read_text("utf-8").replace("'1.1'", "a"), "utf-8")
    assert run(["import", str(old), "-o", str(second), "--force", "-q"]) == 0
    assert "trinh_bay.tieu_muc" in second.read_text("utf-8")
