"""A workspace is found from the notice that was given, never from the folder one happens to stand in."""

from pathlib import Path

import pytest

from thongbao.errors import ExitCode, SourceError, UsageError
from thongbao.papers import Kind
from thongbao.workspace import Workspace, find_workspace, notice_file


def workspace(root):
    (root / "content" / "2026" / "hop").mkdir(parents=True)
    (root / "content" / "co-quan.yaml").write_text("co_quan: []\n", "utf-8")
    notice = root / "content" / "2026" / "hop" / "thong-bao.yaml"
    notice.write_text("loai: Thông báo\n", "utf-8")
    return notice


def test_it_is_the_nearest_folder_above_the_notice_that_holds_an_office(tmp_path):
    notice = workspace(tmp_path / "xa")
    assert find_workspace(notice) == Workspace(tmp_path / "xa")


def test_of_two_the_nearer_one_wins(tmp_path):
    workspace(tmp_path)
    notice = workspace(tmp_path / "content" / "long-nhau")
    assert find_workspace(notice).root == tmp_path / "content" / "long-nhau"


def test_a_notice_outside_any_workspace_does_not_take_the_current_folder_s(tmp_path, monkeypatch):
    workspace(tmp_path / "xa")
    monkeypatch.chdir(tmp_path / "xa")
    stray = tmp_path / "khac" / "thong-bao.yaml"
    stray.parent.mkdir()
    stray.write_text("loai: Thông báo\n", "utf-8")
    with pytest.raises(SourceError) as caught:
        find_workspace(stray)
    assert str(tmp_path / "khac") in caught.value.message
    assert caught.value.hint
    assert caught.value.exit_code == ExitCode.SOURCE


def test_a_notice_of_another_workspace_keeps_its_own_office(tmp_path, monkeypatch):
    workspace(tmp_path / "day")
    there = workspace(tmp_path / "kia")
    monkeypatch.chdir(tmp_path / "day")
    assert find_workspace(there).root == tmp_path / "kia"
    assert find_workspace(Path("../kia/content/2026/hop/thong-bao.yaml")).root == tmp_path / "kia"


@pytest.mark.parametrize("folder", [".", "content", "content/2026/hop"])
def test_without_a_notice_it_is_the_current_folder_or_the_nearest_above(tmp_path, monkeypatch, folder):
    workspace(tmp_path)
    monkeypatch.chdir(tmp_path / folder)
    assert find_workspace().root.resolve() == tmp_path


def test_without_a_notice_and_outside_any_workspace_it_is_a_source_error(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceError):
        find_workspace()


def test_what_workspace_says_wins(tmp_path):
    notice = workspace(tmp_path / "day")
    workspace(tmp_path / "kia")
    assert find_workspace(notice, tmp_path / "kia").root == tmp_path / "kia"


@pytest.mark.parametrize("name", ["khong-co", "content", "tep.txt"])
def test_what_workspace_says_must_hold_an_office(tmp_path, name):
    notice = workspace(tmp_path)
    (tmp_path / "tep.txt").write_text("", "utf-8")
    with pytest.raises(UsageError) as caught:
        find_workspace(notice, tmp_path / name)
    assert "content/co-quan.yaml" in caught.value.message
    assert caught.value.exit_code == ExitCode.USAGE


def test_an_office_that_is_a_folder_is_no_office(tmp_path):
    (tmp_path / "content" / "co-quan.yaml").mkdir(parents=True)
    with pytest.raises(SourceError):
        find_workspace(tmp_path / "content" / "thong-bao.yaml")


def test_inside_the_current_folder_paths_are_short(tmp_path, monkeypatch):
    notice = workspace(tmp_path / "xa")
    monkeypatch.chdir(tmp_path)
    assert find_workspace(notice).office_file == Path("xa/content/co-quan.yaml")
    assert find_workspace(notice).units_file == Path("xa/content/don-vi.yaml")


def test_a_folder_stands_for_the_notice_in_it(tmp_path):
    notice = workspace(tmp_path)
    assert notice_file(notice.parent) == notice
    assert notice_file(notice) == notice


@pytest.mark.parametrize("given", ["khong-co.yaml", "content", "content/2026/hop/khac.yaml"])
def test_a_notice_that_is_not_there_is_a_source_error(tmp_path, given):
    workspace(tmp_path)
    with pytest.raises(SourceError):
        notice_file(tmp_path / given)


def test_notices_are_listed_by_year_and_name(tmp_path):
    workspace(tmp_path)
    for name in ("2025/b", "2026/a", "2025/a"):
        folder = tmp_path / "content" / name
        folder.mkdir(parents=True)
        (folder / "thong-bao.yaml").write_text("", "utf-8")
    (tmp_path / "content" / "2026" / "trong").mkdir()
    found = [path.parent.relative_to(tmp_path / "content").as_posix() for path in Workspace(tmp_path).notices()]
    assert found == ["2025/a", "2025/b", "2026/a", "2026/hop"]


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("hop-thang-9", "hop-thang-9"),
        ("Họp giao ban Đợt 2", "hop-giao-ban-dot-2"),
        ("con", "ten-con"),
        ("…", "khong-ten"),
    ],
)
def test_drafts_go_to_a_folder_with_a_plain_name(tmp_path, name, folder):
    notice = tmp_path / "content" / "2026" / name / "thong-bao.yaml"
    assert Workspace(tmp_path).draft_folder(notice) == tmp_path / "output" / "du-thao" / folder


def test_an_office_s_own_template_goes_before_the_packaged_one(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "cong-van.docx").write_bytes(b"")
    (tmp_path / "templates" / "thong-bao.docx").mkdir()
    assert Workspace(tmp_path).template(Kind.LETTER) == tmp_path / "templates" / "cong-van.docx"
    assert Workspace(tmp_path).template(Kind.NOTICE) is None
    assert Workspace(tmp_path).template(Kind.BRIEF) is None
