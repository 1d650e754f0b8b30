"""``thongbao archive`` as a clerk calls it."""

import json
import shutil

import pytest
from calling import call

from thongbao.archive.naming import staging_folder
from thongbao.archive.opening import package_folders
from thongbao.cli.main import run

FIRST = "2026-10-05_08_tb-ubnd_ket-luan-giao-ban-thang-9"
NOTICE = "data/van-ban/thong-bao.docx"


@pytest.fixture
def archive(writable, capsys):
    """Return ``archive("verify", "--all")`` → exit code, lines on stdout, stderr."""

    def called(*arguments):
        code = run(["archive", *arguments, "--workspace", str(writable.root)])
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err

    called.root = writable.issued_folder
    return called


def spoil(path):
    path.chmod(0o644)
    with path.open("ab") as stream:
        stream.write(b" ")


def test_verify_all_of_what_was_issued_finds_nothing_and_renders_nothing_again(archive):
    code, out, err = archive("verify", "--all")
    assert (code, out) == (0, [])
    assert "Đã kiểm tra 2 gói, lập lại văn bản của 0 gói: không có sai khác" in err


def test_verify_of_a_package_named_by_the_beginning_of_its_name_makes_its_papers_again(archive):
    code, out, err = archive("verify", "2026-10-05_08")
    assert (code, out) == (0, [])
    assert "Đã kiểm tra 1 gói, lập lại văn bản của 1 gói" in err


def test_verify_deep_makes_all_papers_again(archive):
    code, _out, err = archive("verify", "--all", "--deep")
    assert code == 0
    assert "lập lại văn bản của 2 gói" in err


def test_one_line_for_each_difference_and_exit_8(archive):
    spoil(archive.root / "2026" / FIRST / "data/ban-ghi/don-vi.yaml")
    spoil(archive.root / "2026" / FIRST / NOTICE)
    code, out, err = archive("verify", "--all")
    assert code == 8
    assert [line.rpartition(" ")[2] for line in out] == ["[writable]", "[edited]", "[edited]"]
    assert out[1].startswith(f"{FIRST}: data/ban-ghi/don-vi.yaml: ")
    assert "→ lấy lại gói từ bản sao lưu" in err
    assert "3 sai khác" in err


def test_a_doubtful_package_is_rendered_again_without_being_asked(archive):
    spoil(archive.root / "2026" / FIRST / NOTICE)
    _code, out, err = archive("verify", "--all")
    assert "lập lại văn bản của 1 gói" in err
    # A byte behind the zip: the paper still says and looks the same, so only its bytes are named.
    assert [line.rpartition(" ")[2] for line in out] == ["[writable]", "[edited]"]


def test_json(archive):
    spoil(archive.root / "2026" / FIRST / "bag-info.txt")
    code, out, _err = archive("verify", "--all", "--format", "json")
    result = json.loads("\n".join(out))
    assert code == 8
    assert result["packages"] == 2
    assert {row["difference"] for row in result["rows"]} == {"edited", "writable"}
    assert set(result["rows"][0]) == {"package", "path", "difference", "message", "hint"}


def test_packages_without_a_register_are_orphans(archive, writable):
    (writable.root / "output" / "so-van-ban.sqlite").unlink()
    code, out, _err = archive("verify", "--all")
    assert code == 8
    assert len(out) == 2
    assert all(line.endswith("[orphaned]") for line in out)


def test_a_register_without_packages_misses_each(archive, writable):
    for path in writable.issued_folder.rglob("*"):
        path.chmod(0o755)
    shutil.rmtree(writable.issued_folder)
    code, out, _err = archive("verify", "--all")
    assert code == 8
    assert [line.rpartition(" ")[2] for line in out] == ["[no_package]"] * 2


def test_a_workspace_that_issued_nothing_has_nothing_wrong(make_workspace, capsys):
    made = make_workspace()
    assert run(["archive", "verify", "--all", "--workspace", str(made.root)]) == 0
    assert capsys.readouterr().out == ""
    assert not (made.root / "output").exists()


@pytest.mark.parametrize("arguments", [["verify"], ["verify", "--all", FIRST]])
def test_verify_wants_packages_or_all(archive, arguments):
    code, _out, err = archive(*arguments)
    assert code == 2
    assert "--all" in err


def test_a_package_that_is_not_there_or_not_one(archive):
    code, _out, err = archive("verify", "2031-01-01")
    assert code == 8
    assert "không có gói «2031-01-01»" in err
    code, _out, err = archive("verify", "2026-10")
    assert code == 8
    assert "có 2 gói bắt đầu bằng «2026-10»" in err


def test_an_unfinished_issue_is_told_with_what_to_do(archive):
    staging_folder(archive.root, "2026-10-07_10_tb-ubnd_do").mkdir(parents=True)
    code, out, err = archive("verify", "--all")
    assert code == 8
    assert out[0].endswith("[unfinished]")
    assert "thongbao register verify --repair" in err


def test_as_a_process_of_its_own_on_a_locked_package(writable):
    folder = next(package_folders(writable.issued_folder))
    result = call("archive", "verify", folder, "--workspace", writable.root, cwd=writable.root)
    assert (result.code, result.out) == (0, "")
