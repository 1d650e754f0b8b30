"""A package is whole or not there, never written twice, and a bag to readers that are not ours."""

import os
import signal
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from made_packages import LETTER, METADATA, made_contents

from thongbao.archive import sealing
from thongbao.archive.faults import ArchiveError, PackageExistsError
from thongbao.archive.hashing import hashed, is_sealed
from thongbao.archive.naming import is_package_name, package_folder, package_name, staging_folder
from thongbao.archive.opening import open_sealed
from thongbao.archive.sealing import discard, package_files, publish, seal_of, stage
from thongbao.errors import ExitCode, OutputError

NAME = "2026-10-05_08_tb-ubnd_hop-thang-9"


def everything(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_name_says_day_number_code_and_matter_and_is_safe_on_every_system():
    assert package_name(METADATA.issued_date, "08", "QyĐ-UBND", "Kết luận: phiên họp/9") == (
        "2026-10-05_08_qyd-ubnd_ket-luan-phien-hop-9"
    )
    long = package_name(METADATA.issued_date, "125", "TB-UBND", "họp " * 60)
    assert is_package_name(long)
    assert len(long) < 100
    assert long.isascii()


def test_a_package_lies_in_its_year_and_opens_as_what_was_sealed(seal_in, root):
    folder = seal_in()
    assert folder == root / "2026" / NAME
    package = open_sealed(folder)
    assert package.leading == METADATA
    assert [paper.metadata for paper in package.papers] == [METADATA, LETTER, None]
    assert package.retention == made_contents().retention
    assert package.accepted == made_contents().accepted
    assert package.sealed_at == made_contents().sealed_at
    assert package.bytes_of(package.papers[1].docx) == b"cong van"
    assert package.bytes_of(package.papers[0].pdf) == b"%PDF thong bao"
    assert hashed(folder).found == []


def test_the_moment_of_issue_is_told_by_the_clocks_of_viet_nam(seal_in):
    evening_in_greenwich = datetime(2026, 10, 5, 18, 30, tzinfo=UTC)
    folder = seal_in(made_contents(sealed_at=evening_in_greenwich))
    assert "Bagging-Date: 2026-10-06\n" in (folder / "bag-info.txt").read_text("utf-8")
    assert open_sealed(folder).sealed_at.isoformat() == "2026-10-06T01:30:00+07:00"


def test_the_same_contents_give_the_same_bytes(seal_in, tmp_path):
    folder = seal_in()
    assert stage(tmp_path / NAME, made_contents()) == seal_of(folder)
    assert everything(tmp_path / NAME) == everything(folder)


def test_files_and_folders_are_read_only_afterwards(seal_in):
    folder = seal_in()
    assert hashed(folder).writable == []
    for path in (folder, *folder.rglob("*")):
        assert not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)


def test_a_foreign_validator_finds_a_valid_bag(seal_in):
    folder = seal_in()
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "bagit", "--validate", folder], capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    (folder / "data/van-ban/thong-bao.docx").chmod(0o644)
    (folder / "data/van-ban/thong-bao.docx").write_bytes(b"khac")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "bagit", "--validate", folder], capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 1


def test_the_bag_has_the_form_of_rfc_8493(seal_in):
    folder = seal_in()
    assert (folder / "bagit.txt").read_bytes() == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    listed = [line.split("  ") for line in (folder / "manifest-sha256.txt").read_text("utf-8").splitlines()]
    payload = sorted(p.relative_to(folder).as_posix() for p in (folder / "data").rglob("*") if p.is_file())
    assert [name for _digest, name in listed] == payload
    tags = [line.split("  ")[1] for line in (folder / "tagmanifest-sha256.txt").read_text("utf-8").splitlines()]
    assert tags == ["bag-info.txt", "bagit.txt", "manifest-sha256.txt"]
    info = dict(line.split(": ", 1) for line in (folder / "bag-info.txt").read_text("utf-8").splitlines())
    size = sum((folder / name).stat().st_size for name in payload)
    assert info["Payload-Oxum"] == f"{size}.{len(payload)}"
    assert info["Bagging-Date"] == "2026-10-05"
    assert info["External-Identifier"] == NAME


def test_another_package_of_the_same_name_is_refused_and_nothing_changes(seal_in):
    folder = seal_in()
    before = everything(folder)
    with pytest.raises(PackageExistsError) as refused:
        seal_in(made_contents(slug="hop-thang-9", tool_version="khac"))
    assert refused.value.exit_code == ExitCode.REGISTER
    assert everything(folder) == before


def test_staging_and_publishing_again_is_no_fault(root):
    staged, final = staging_folder(root, NAME), package_folder(root, NAME)
    first = stage(staged, made_contents())
    assert stage(staged, made_contents()) == first
    publish(staged, final)
    publish(staged, final)
    stage(staged, made_contents())
    publish(staged, final)
    assert not staged.exists()
    assert hashed(final).found == []


def test_a_half_staged_package_is_never_published(root):
    staged = staging_folder(root, NAME)
    stage(staged, made_contents())
    (staged / "data/van-ban/thong-bao.docx").unlink()
    with pytest.raises(ArchiveError):
        publish(staged, package_folder(root, NAME))
    assert not package_folder(root, NAME).exists()


def test_what_was_staged_in_vain_can_be_discarded(root):
    staged = staging_folder(root, NAME)
    stage(staged, made_contents())
    sealing._lock_inside(staged)
    discard(staged)
    discard(staged)
    assert not staged.exists()


KILLED = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from made_packages import made_contents
from thongbao.archive.sealing import publish, stage
left = int(sys.argv[4])

def hook(event, arguments):
    global left
    if event in {"open", "os.mkdir", "os.rename", "os.chmod", "os.remove", "os.rmdir", "os.scandir"}:
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

staged, final = Path(sys.argv[2]), Path(sys.argv[3])
contents = made_contents()
sys.addaudithook(hook)
stage(staged, contents)
publish(staged, final)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("step", [0, 2, 7, 15, 22, 31, 36, 44, 60, 70, 80, 84, 86, 90, 94, 98, 102, 106])
def test_killed_at_any_step_the_next_call_finishes(root, step):
    staged, final = staging_folder(root, NAME), package_folder(root, NAME)
    done = subprocess.run([sys.executable, "-c", KILLED, Path(__file__).parent, staged, final, str(step)])
    assert done.returncode in {0, -signal.SIGKILL}
    # There is a whole package or none.
    assert not os.path.lexists(final) or is_sealed(final)
    stage(staged, made_contents())
    publish(staged, final)
    assert hashed(final).found == []
    assert hashed(final).writable == []
    assert not staged.exists()


def test_of_two_processes_with_one_name_one_wins(root):
    staged, final = staging_folder(root, NAME), package_folder(root, NAME)
    other = staged.with_name("khac")
    stage(staged, made_contents())
    stage(other, made_contents(tool_version="khac"))
    publish(staged, final)
    with pytest.raises(PackageExistsError):
        sealing._rename(other, final)
    assert other.exists()


def test_a_full_disk_leaves_nothing_and_says_so(root, monkeypatch):
    real = os.fsync
    calls = iter(range(100))

    def full(handle):
        if next(calls) > 5:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(sealing.os, "fsync", full)
    staged = staging_folder(root, NAME)
    with pytest.raises(OutputError, match="hết chỗ trên đĩa"):
        stage(staged, made_contents())
    assert not staged.exists()


def test_a_folder_that_may_not_be_written_is_named(root, monkeypatch):
    def refused(_self, *_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(OutputError, match="không có quyền"):
        stage(staging_folder(root, NAME), made_contents())


def test_a_link_inside_a_folder_being_removed_is_not_followed(root, tmp_path):
    outside = tmp_path / "ngoai.txt"
    outside.write_text("của người khác")
    outside.chmod(0o600)
    staged = staging_folder(root, NAME)
    staged.mkdir(parents=True)
    (staged / "data").symlink_to(outside)
    stage(staged, made_contents())
    assert outside.read_text() == "của người khác"
    assert outside.stat().st_mode & 0o777 == 0o600
    assert is_sealed(staged)


def test_every_file_of_a_package_is_listed_before_it_is_written():
    files = package_files(replace(made_contents()), NAME)
    assert list(files)[-1] == "tagmanifest-sha256.txt"
    assert {name.split("/")[1] for name in files if name.startswith("data/")} == {
        "ban-ghi",
        "mau",
        "van-ban",
        "goi.json",
        "sieu-du-lieu.json",
        "sieu-du-lieu.xml",
    }
