"""``adopt`` as a clerk calls it; the group it belongs to is somebody else's."""

import json

import pytest
from click.testing import CliRunner
from made_records import words_of
from old_papers import body, foot, header_2x1, made, p, table_2x1, title

from thongbao.cli.adopt import adopt_command
from thongbao.errors import SourceError, UsageError
from thongbao.word.package import NotADocxError, open_package, package_bytes


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "cũ.docx"
    path.write_bytes(table_2x1())
    return path


@pytest.fixture
def lacking(tmp_path):
    """A notice whose number nobody wrote."""
    path = tmp_path / "thiếu.docx"
    path.write_bytes(made(header_2x1((p("ỦY BAN NHÂN DÂN"), p("XÃ BẾN CŨ"))) + title() + body() + foot() + p()))
    return path


def call(*arguments):
    return CliRunner().invoke(adopt_command, [str(each) for each in arguments], standalone_mode=False)


def test_it_writes_a_template_and_says_what_it_did(old, tmp_path):
    result = call(old, tmp_path / "mẫu.docx")
    assert result.return_value == 0
    assert result.stdout.strip() == str(tmp_path / "mẫu.docx")
    assert "ô 3: «Số: 17/TB-UBND» → Số: {{ so }}/{{ ky_hieu }}" in result.stderr
    assert "{{ trich_yeu }}" in words_of((tmp_path / "mẫu.docx").read_bytes())


def test_dry_run_writes_nothing(old, tmp_path):
    result = call(old, tmp_path / "mẫu.docx", "--dry-run")
    assert result.return_value == 0
    assert result.stdout == ""
    assert [path.name for path in tmp_path.iterdir()] == ["cũ.docx"]


def test_what_cannot_be_placed_is_said_and_nothing_written_unless_forced(lacking, tmp_path):
    out = tmp_path / "mẫu.docx"
    result = call(lacking, out)
    assert result.return_value == 1
    assert not out.exists()
    assert "(so)" in result.stderr
    assert "«Số: 12/TB-UBND»" in result.stderr
    assert call(lacking, out, "--force").return_value == 1
    assert out.exists()


def test_the_old_paper_is_never_overwritten(old, tmp_path):
    before = old.read_bytes()
    link = tmp_path / "liên kết.docx"
    link.symlink_to(old)
    for target in (old, link, tmp_path / "." / old.name):
        result = call(old, target, "--force")
        assert isinstance(result.exception, UsageError)
    assert old.read_bytes() == before


def test_a_template_that_is_there_is_overwritten_only_by_force(old, tmp_path):
    out = tmp_path / "mẫu.docx"
    out.write_bytes(b"x")
    assert isinstance(call(old, out).exception, UsageError)
    assert out.read_bytes() == b"x"
    assert call(old, out, "--force").return_value == 0
    assert open_package(out).members


def test_json_holds_the_same(lacking, tmp_path):
    data = json.loads(call(lacking, tmp_path / "x.docx", "--format", "json").stdout)
    assert data["written"] is None
    assert {"so", "ky_hieu", "do_khan"} <= {missing["field"] for missing in data["missing"]}
    assert {"component", "old", "tag"} == set(data["replaced"][0])


def test_macros_and_other_files_are_refused(old, tmp_path):
    members = {**open_package(old).members, "word/vbaProject.bin": b"x"}
    old.write_bytes(package_bytes(members))
    assert isinstance(call(old, tmp_path / "x.docx").exception, NotADocxError)
    assert isinstance(call(tmp_path / "không có.docx", tmp_path / "x.docx").exception, SourceError)
    assert isinstance(call(old, tmp_path / "x.txt").exception, UsageError)
    assert not (tmp_path / "x.docx").exists()
