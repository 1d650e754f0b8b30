"""What ``check`` prints: by severity, with why and clause; several files; JSON and SARIF; the office's settings."""

import json
import shutil
from pathlib import Path

import docx
import pytest
from calling import EXAMPLE, ROOT, call, spoil

SARIF_LEVELS = {"none", "note", "warning", "error"}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A drafted notice and a letter, outside any workspace."""
    folder = tmp_path_factory.mktemp("giay")
    assert call("draft", ROOT / EXAMPLE, "--output", folder, "-q", cwd=folder).code == 0
    return folder


def spoilt(workspace: Path) -> Path:
    notice = workspace / EXAMPLE
    spoil(notice, "khắc phục ngay những khâu còn chậm", "khắc phục ngay, (những khâu còn chậm) theo tỉnh Hà Giang")
    return notice


def test_findings_stand_under_their_severity_with_advice_why_and_clause(workspace: Path) -> None:
    spoilt(workspace)
    spoil(workspace / EXAMPLE, "noi_nhan:", "kinh_gui: [UBND tỉnh]\nnoi_nhan:")
    result = call("check", EXAMPLE, cwd=workspace)
    assert result.code == 1
    lines = result.err.splitlines()
    heads = [line for line in lines if line.startswith(("LỖI", "CẢNH BÁO", "LƯU Ý"))]
    assert heads[0] == "LỖI, phải sửa (1)"
    assert heads[1].startswith("CẢNH BÁO, nên xem lại (")
    at = next(i for i, line in enumerate(lines) if "[TB-DAU-02]" in line)
    assert lines[at].startswith(f"{EXAMPLE}:")
    assert lines[at + 1] == "    → bỏ dấu phẩy"
    assert lines[at + 2].startswith("    vì sao: ")
    assert any(line.startswith("    căn cứ: Nghị định 30/2020/NĐ-CP") for line in lines)


def test_the_report_says_what_the_office_has_silenced_and_what_was_not_judged(workspace: Path) -> None:
    result = call("check", EXAMPLE, cwd=workspace)
    assert result.code == 0
    assert "cơ quan đặt TB-HAN-07 thành «tắt» (1 chỗ): ngày bắt đầu mùa mưa" in result.err
    assert result.err.splitlines()[-1] == f"{EXAMPLE}: không có lỗi; chưa xét 2 quy tắc"


def test_a_rule_the_office_raises_stops_and_one_it_lowers_does_not(workspace: Path) -> None:
    spoilt(workspace)
    office = workspace / "content" / "co-quan.yaml"
    spoil(office, "kiem_tra:\n", "kiem_tra:\n  TB-DAU-02: {muc: error, vi: thủ trưởng yêu cầu}\n")
    raised = call("check", EXAMPLE, "--format", "json", cwd=workspace)
    assert raised.code == 1
    (file,) = raised.json["files"]
    assert {"rule": "TB-DAU-02", "level": "error", "reason": "thủ trưởng yêu cầu", "count": 1} in file["overrides"]
    assert [f["severity"] for f in file["findings"] if f["rule"] == "TB-DAU-02"] == ["error"]


def test_json_names_passed_rules_only_when_everything_is_asked_for(workspace: Path) -> None:
    (short,) = call("check", EXAMPLE, "--format", "json", cwd=workspace).json["files"]
    (whole,) = call("check", EXAMPLE, "--format", "json", "--all", cwd=workspace).json["files"]
    assert set(short) == {"file", "findings", "not_evaluated", "overrides"}
    assert set(whole) - set(short) == {"passed", "not_applicable"}
    assert "ND30-TY-01" in whole["passed"]
    assert {"rule": "ND30-REG-01", "why": "xét ở sổ đăng ký"} in whole["not_applicable"]
    names = [*whole["passed"], *(each["rule"] for each in [*whole["not_applicable"], *whole["not_evaluated"]])]
    assert len(names) == len(set(names))


def test_every_rule_ends_in_exactly_one_way(workspace: Path, papers: Path) -> None:
    spoilt(workspace)
    rules = {row["rule"] for row in call("explain", "--all", "--format", "json", cwd=workspace).json["rows"]}
    silenced = {"TB-HAN-07", "TB-NHOM-02"}
    for file in (EXAMPLE, papers / "thong-bao.docx"):
        (made,) = call("check", file, "--all", "--no-pages", "--format", "json", cwd=workspace).json["files"]
        ended = [*made["passed"], *{finding["rule"] for finding in made["findings"]}]
        ended += [each["rule"] for each in [*made["not_applicable"], *made["not_evaluated"]]]
        assert len(ended) == len(set(ended))
        assert rules - set(ended) <= silenced


def test_records_and_word_files_are_checked_together_and_end_in_a_table(workspace: Path, papers: Path) -> None:
    spoilt(workspace)
    shutil.copy(papers / "thong-bao.docx", workspace / "giay.docx")
    (workspace / "hong.docx").write_bytes(b"khong phai Word")
    result = call("check", EXAMPLE, "giay.docx", "hong.docx", "--no-pages", cwd=workspace)
    assert result.code == 3
    table = result.err.splitlines()[-5:]
    assert table[0].split() == ["tệp", "lỗi", "cảnh", "báo", "lưu", "ý", "chưa", "xét", "kết", "quả"]
    assert table[1].startswith(EXAMPLE)
    assert table[1].endswith("cần xem")
    assert table[2].startswith("giay.docx")
    assert table[2].endswith("đạt")
    assert table[3].endswith("không mở được")
    assert table[4].startswith("tổng 3 tệp")
    assert "hong.docx: không kiểm tra được: " in result.err


def test_a_word_file_alone_that_cannot_be_opened_is_exit_3_with_one_line(tmp_path: Path) -> None:
    result = call("check", "khong-co.docx", cwd=tmp_path)
    assert result.code == 3
    assert "No such file" not in result.err


def test_a_word_file_outside_any_workspace_is_judged_by_the_decree_alone(papers: Path) -> None:
    result = call("check", "thong-bao.docx", "--no-pages", "--format", "json", cwd=papers)
    (file,) = result.json["files"]
    assert file["overrides"] == []
    assert {"rule": "ND30-VH-15", "why": "chưa biết đơn vị và người: không có don-vi.yaml"} in file["not_evaluated"]


def test_a_word_file_is_placed_in_words(papers: Path, tmp_path: Path) -> None:
    import docx

    document = docx.Document(str(papers / "thong-bao.docx"))
    body = next(p for p in document.paragraphs if "thu ngân sách" in p.text)
    body.runs[-1].text += " tại tỉnh Hà Giang, (nhất là xã  bên)."
    document.save(str(tmp_path / "sua.docx"))
    result = call("check", "sua.docx", "--no-pages", "--format", "json", cwd=tmp_path)
    found = {finding["rule"]: finding for finding in result.json["files"][0]["findings"]}
    assert {"TB-DAU-02", "ND30-FONT-04"} <= set(found)
    assert found["TB-DAU-02"]["place"].startswith("đoạn ")
    assert "path" not in found["TB-DAU-02"]
    text = call("check", "sua.docx", "--no-pages", cwd=tmp_path).err
    assert "sua.docx: đoạn " in text


def test_sarif_has_the_structure_of_2_1_0(workspace: Path, papers: Path) -> None:
    spoilt(workspace)
    (workspace / "giấy mẫu.docx").write_bytes((papers / "thong-bao.docx").read_bytes()[:200])
    log = json.loads(call("check", EXAMPLE, "giấy mẫu.docx", "--no-pages", "--format", "sarif", cwd=workspace).out)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    assert all(rule["shortDescription"]["text"] for rule in driver["rules"])
    assert all(rule["defaultConfiguration"]["level"] in SARIF_LEVELS for rule in driver["rules"])
    assert run["results"]
    for result in run["results"]:
        assert result["level"] in SARIF_LEVELS
        assert result["message"]["text"]
        assert ids[result["ruleIndex"]] == result["ruleId"]
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        assert physical["artifactLocation"]["uri"].isascii()
        assert physical["region"]["startLine"] >= 1
        assert physical["region"]["startColumn"] >= 1
    assert run["columnKind"] == "unicodeCodePoints"
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert (
        "gi%E1%BA%A5y"
        in invocation["toolExecutionNotifications"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    )


def test_annotate_puts_every_finding_as_a_comment_into_a_copy(papers: Path, tmp_path: Path) -> None:
    import zipfile

    shutil.copy(papers / "thong-bao.docx", tmp_path / "goc.docx")
    changed = ["check", "goc.docx", "--no-pages", "--annotate", "nhan-xet.docx"]
    with zipfile.ZipFile(tmp_path / "goc.docx") as package:
        members = {name: package.read(name) for name in package.namelist()}
    wrong = members["word/document.xml"].replace(
        "Thuế cơ sở 6 rà soát".encode(), "Thuế cơ sở 6, (nếu có) rà soát".encode(), 1
    )
    assert wrong != members["word/document.xml"]
    with zipfile.ZipFile(tmp_path / "goc.docx", "w") as package:
        for name, data in {**members, "word/document.xml": wrong}.items():
            package.writestr(name, data)
    before = (tmp_path / "goc.docx").read_bytes()
    result = call(*changed, cwd=tmp_path)
    assert result.code == 0
    with zipfile.ZipFile(tmp_path / "nhan-xet.docx") as package:
        comments = package.read("word/comments.xml").decode()
    assert "dấu phẩy trước dấu mở ngoặc" in comments
    assert "TB-DAU-02" in comments
    assert (tmp_path / "goc.docx").read_bytes() == before
    again = call(*changed, cwd=tmp_path)
    assert again.code == 2
    assert "đã có tệp nhan-xet.docx" in again.err


def test_annotate_is_for_one_word_file(workspace: Path) -> None:
    result = call("check", EXAMPLE, "--annotate", "x.docx", cwd=workspace)
    assert result.code == 2
    assert "đúng một tệp Word" in result.err


def test_a_file_that_is_none_of_this_decree_is_never_called_passed(papers: Path, tmp_path: Path) -> None:
    essay = tmp_path / "bai.docx"
    made = docx.Document()
    made.add_paragraph("Bài thu hoạch lớp bồi dưỡng.")
    made.save(str(essay))
    notice = next(papers.glob("*.docx"))
    table = call("check", essay, notice, "--no-pages", cwd=tmp_path).err.splitlines()
    assert any(line.startswith(str(essay)) and line.endswith("không áp dụng") for line in table)
    (file,) = call("check", essay, "--no-pages", "--format", "json", cwd=tmp_path).json["files"]
    assert "không phải văn bản hành chính" in file["remark"]
