"""What a designer sees of `template check`, `fields` and `new`: words, places, files, exit codes."""

from pathlib import Path

import pytest
from calling import ROOT, call, spoil
from docx import Document
from docx.shared import Mm

from thongbao.papers import Kind
from thongbao.word.package import DOCUMENT, open_package, package_bytes
from thongbao.word.text import paragraphs


def template_with(path: Path, *lines: str, kind: str = "thong-bao") -> Path:
    """Write the starter of a kind with paragraphs behind it."""
    package = open_package(ROOT / "templates" / f"{kind}.docx")
    xml = package.members[DOCUMENT].decode()
    at = xml.rindex("<w:sectPr>")
    added = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(package_bytes({**package.members, DOCUMENT: (xml[:at] + added + xml[at:]).encode()}))
    return path


def number_of(file: Path, start: str) -> int:
    """Return the number of the paragraph that begins so."""
    (number,) = [found.number for found in paragraphs(open_package(file)) if found.text.startswith(start)]
    return number


def by_word(path: Path) -> Path:
    """Write what a designer makes from Word's blank document (python-docx's own is the American one)."""
    document = Document()
    document.sections[0].left_margin = Mm(30)
    document.add_paragraph("Kính gửi: {{ kinh_guii }}")
    paragraph = document.add_paragraph("{{ trich")
    paragraph.add_run("_yeu }}").bold = True
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "{%tr for v in viec_chu_tri %}"
    table.cell(1, 0).text = "{{ v.chu }}"
    document.sections[0].header.paragraphs[0].text = "{{ so_van_ban }}"
    document.save(path)
    return path


@pytest.mark.parametrize("kind", Kind)
def test_the_templates_of_the_checkout_have_no_fault(kind: Kind, tmp_path: Path) -> None:
    result = call("template", "check", ROOT / "templates" / f"{kind}.docx", "--strict", cwd=tmp_path)
    assert (result.code, result.out) == (0, "")
    assert result.err.endswith(": không có lỗi\n")


def test_every_fault_is_named_in_one_run_with_part_paragraph_and_first_words(tmp_path: Path) -> None:
    file = template_with(
        tmp_path / "thong-bao.docx", "Yêu cầu {{ trich_yeuu }}", "gấp {%p if so %}", "a", "{%p endif %}"
    )
    result = call("template", "check", file, cwd=tmp_path)
    assert result.code == 1
    assert "«{{ trich_yeuu }}»: không có trường nào tên «trich_yeuu» [TB-MAU-01]" in result.err
    assert "→ ý bạn là «trich_yeu»?" in result.err
    assert f"đoạn {number_of(file, 'gấp')} («gấp {{%p if so %}}»)" in result.err
    assert "[TB-MAU-03]" in result.err
    assert result.err.endswith("2 lỗi\n")


def test_json_has_rule_place_message_and_hint(tmp_path: Path) -> None:
    file = template_with(tmp_path / "thong-bao.docx", "Yêu cầu {{ trich_yeuu }}")
    result = call("template", "check", file, "--format", "json", cwd=tmp_path)
    (checked,) = result.json["files"]
    (finding,) = checked["findings"]
    assert result.code == 1
    assert finding["rule"] == "TB-MAU-01"
    assert finding["path"] == f"word/document.xml đoạn {finding['line']}"
    assert (finding["file"], finding["column"]) == (str(file), 1)
    assert finding["hint"] == "ý bạn là «trich_yeu»?"


def test_the_kind_is_told_by_the_name_or_by_the_option(tmp_path: Path) -> None:
    file = template_with(tmp_path / "mau-cua-toi.docx", kind="cong-van")
    result = call("template", "check", file, cwd=tmp_path)
    assert result.code == 2
    assert "--kind" in result.err
    assert call("template", "check", file, "--kind", "cong-van", cwd=tmp_path).code == 0
    assert call("template", "check", file, "--kind", "thong-bao", cwd=tmp_path).code == 1
    assert call("template", "check", file, "--kind", "khong-co", cwd=tmp_path).code == 2


def test_a_template_is_found_among_those_of_the_workspace(workspace: Path, tmp_path: Path) -> None:
    template_with(workspace / "templates/cong-van.docx", "{{ soo }}", kind="cong-van")
    result = call("template", "check", "cong-van.docx", "--workspace", workspace, cwd=tmp_path)
    assert result.code == 1
    assert "templates/cong-van.docx:" in result.err.replace("\\", "/")


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + b"\0" * 600])
def test_what_is_no_word_file_is_exit_3(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "thong-bao.docx").write_bytes(data)
    result = call("template", "check", "thong-bao.docx", cwd=tmp_path)
    assert result.code == 3
    assert "thong-bao.docx" in result.err


def test_a_missing_file_and_broken_xml_are_exit_3(tmp_path: Path) -> None:
    assert call("template", "check", "thong-bao.docx", cwd=tmp_path).code == 3
    package = open_package(ROOT / "templates/thong-bao.docx")
    members = {**package.members, DOCUMENT: package.members[DOCUMENT][:-20]}
    (tmp_path / "thong-bao.docx").write_bytes(package_bytes(members))
    assert call("template", "check", "thong-bao.docx", cwd=tmp_path).code == 3


def test_a_template_made_in_word_is_judged_for_tags_and_form(tmp_path: Path) -> None:
    result = call("template", "check", by_word(tmp_path / "cong-van.docx"), "--format", "json", cwd=tmp_path)
    found = {finding["rule"] for finding in result.json["files"][0]["findings"]}
    assert found == {
        *("TB-MAU-01", "TB-MAU-02", "TB-MAU-05", "TB-MAU-08"),
        *("ND30-PAGE-01", "ND30-PAGE-02", "ND30-PAGE-05", "ND30-FONT-01", "ND30-QH-01", "ND30-TN-01"),
    }
    unknown = [f["path"] for f in result.json["files"][0]["findings"] if f["rule"] == "TB-MAU-01"]
    assert unknown == ["word/document.xml đoạn 1", "word/header1.xml đoạn 1"]


def test_draft_refuses_what_check_names(workspace: Path) -> None:
    file = template_with(workspace / "templates/thong-bao.docx", "gấp {%p if so %}", "a", "{%p endif %}")
    result = call("draft", "content/2026/ket-luan-giao-ban-thang-9/thong-bao.yaml", cwd=workspace)
    assert result.code == 4
    assert f"đoạn {number_of(file, 'gấp')} («gấp {{%p if so %}}»)" in result.err
    assert not (workspace / "output").exists()


def test_fields_are_listed_with_type_meaning_and_example(tmp_path: Path) -> None:
    result = call("template", "fields", "thong-bao", cwd=tmp_path)
    lines = result.out.splitlines()
    assert result.code == 0
    assert any(line.startswith("trich_yeu (chữ): trích yếu nội dung; ví dụ: Kết luận") for line in lines)
    assert any(line.startswith("noi_nhan (danh sách): ") for line in lines)
    assert any(line.startswith("phu_luc[].noi_dung[].chu (chữ): ") for line in lines)


@pytest.mark.parametrize("kind", Kind)
def test_fields_as_json_are_those_of_every_kind(kind: Kind, tmp_path: Path) -> None:
    rows = call("template", "fields", kind, "--format", "json", cwd=tmp_path).json["rows"]
    assert {row["type"] for row in rows} <= {"chữ", "danh sách", "nhóm"}
    assert all(row["path"] and row["meaning"] for row in rows)
    assert {"path", "type", "meaning", "required", "example"} == set(rows[0])


def test_a_new_template_is_the_starter_and_is_never_written_over_another(tmp_path: Path) -> None:
    file = tmp_path / "mau" / "cong-van.docx"
    result = call("template", "new", "cong-van", file, cwd=tmp_path)
    assert (result.code, result.out.strip()) == (0, str(file))
    assert file.read_bytes() == (ROOT / "templates/cong-van.docx").read_bytes()
    file.write_bytes(b"of the office")
    assert call("template", "new", "cong-van", file, cwd=tmp_path).code == 2
    assert file.read_bytes() == b"of the office"
    assert call("template", "new", "cong-van", file, "--force", cwd=tmp_path).code == 0
    assert call("template", "check", file, cwd=tmp_path).code == 0
    assert call("template", "new", "cong-van", tmp_path / "x.doc", cwd=tmp_path).code == 2


def test_a_new_template_has_the_layout_of_the_office_it_is_for(workspace: Path, tmp_path: Path) -> None:
    office = workspace / "content/co-quan.yaml"
    office.write_text(office.read_text("utf-8").partition("\ntrinh_bay:")[0] + "\ntrinh_bay:\n  co_chu: 13\n", "utf-8")
    inside, outside = workspace / "templates/thong-bao.docx", tmp_path / "thong-bao.docx"
    for file, more in ((inside, ()), (outside, ("--workspace", workspace))):
        assert call("template", "new", "thong-bao", file, *more, cwd=tmp_path).code == 0
        assert b'<w:sz w:val="26"/>' in open_package(file).members["word/styles.xml"]
        assert call("template", "check", file, cwd=tmp_path).code == 0


def test_an_office_with_faults_is_exit_3(workspace: Path, tmp_path: Path) -> None:
    spoil(workspace / "content/co-quan.yaml", "cap: xã", "cap: xa")
    result = call("template", "new", "thong-bao", "x.docx", "--workspace", workspace, cwd=tmp_path)
    assert result.code == 3
    assert not (tmp_path / "x.docx").exists()


def test_help_is_vietnamese_and_ends_with_a_real_example(tmp_path: Path) -> None:
    for command in ([], ["check"], ["fields"], ["new"]):
        result = call("template", *command, "--help", cwd=tmp_path)
        assert result.code == 0
        assert "Cách dùng: thongbao template" in result.out
        assert "Ví dụ: thongbao template" in result.out
