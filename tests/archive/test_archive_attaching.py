"""Signed copies and scans: beside the package, only ever added, and seen when somebody changes them."""

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from made_packages import HANOI

from thongbao.archive import attaching
from thongbao.archive.attaching import attach, attachment_differences, attachments, attachments_folder
from thongbao.archive.faults import ArchiveError
from thongbao.archive.hashing import hashed
from thongbao.archive.verifying import verify_package
from thongbao.errors import OutputError, SourceError

PAPER = "van-ban/thong-bao.docx"
AT = datetime(2026, 10, 7, 8, 0, tzinfo=HANOI)
PDF = b"%PDF-1.7\n signed"


@pytest.fixture
def package(seal_in):
    return seal_in()


@pytest.fixture
def signed(tmp_path):
    def made(name="Bản ký số 08.pdf", data=PDF):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return made


def test_a_signed_copy_lies_beside_the_package_and_does_not_touch_it(package, signed):
    before = hashed(package).digests
    kept, new = attach(package, signed(), paper=PAPER, at=AT, by="văn thư", note="bản ký số")
    assert new
    assert kept.file.read_bytes() == PDF
    assert kept.file.name.endswith("_ban-ky-so-08.pdf")
    assert (kept.number, kept.name, kept.added_at) == (1, "Bản ký số 08.pdf", "2026-10-07T08:00:00+07:00")
    assert hashed(package).digests == before
    assert verify_package(package).found == []
    assert list(attachments(package)) == [kept]


def test_the_same_bytes_are_kept_once_whatever_they_are_called(package, signed):
    first, _new = attach(package, signed(), paper=PAPER, at=AT, by="a")
    again, new = attach(package, signed("khac.pdf"), paper=PAPER, at=AT, by="b")
    assert not new
    assert again == first


def test_each_file_gets_the_next_number_and_the_chain_holds(package, signed):
    for index in range(3):
        attach(package, signed(f"{index}.pdf", PDF + bytes([index])), paper=PAPER, at=AT, by="a")
    assert [one.number for one in attachments(package)] == [1, 2, 3]
    assert list(attachment_differences(package)) == []


def overwrite(folder, number):
    file = folder / json.loads((folder / f"000{number}.json").read_bytes())["file"]
    file.chmod(0o644)
    file.write_bytes(b"%PDF-1.7 other")


def remove(folder, number):
    (folder / json.loads((folder / f"000{number}.json").read_bytes())["file"]).unlink()


def edit_entry(folder, number):
    path = folder / f"000{number}.json"
    path.chmod(0o644)
    path.write_text(path.read_text("utf-8").replace("văn thư", "ai đó"), "utf-8")


@pytest.mark.parametrize(
    "tamper",
    [
        lambda folder: overwrite(folder, 1),
        lambda folder: remove(folder, 2),
        lambda folder: edit_entry(folder, 1),
        lambda folder: (folder / "0001.json").unlink(),
        lambda folder: (folder / "0002.json").rename(folder / "0003.json"),
        lambda folder: (folder / "them.pdf").write_bytes(PDF),
        lambda folder: (folder / "0003.json").write_text("{"),
    ],
)
def test_whatever_is_changed_beside_a_package_is_named(package, signed, tamper):
    attach(package, signed(), paper=PAPER, at=AT, by="văn thư")
    attach(package, signed("quet.pdf", PDF + b"2"), paper=PAPER, at=AT, by="văn thư")
    tamper(attachments_folder(package))
    found = list(attachment_differences(package))
    assert found
    assert {one.difference for one in found} == {"attached"}


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [("rong.pdf", b"", "rỗng"), ("gia.pdf", b"PK\x03\x04", "không phải tệp PDF")],
)
def test_what_cannot_be_a_signed_copy_is_refused(package, signed, name, data, said):
    with pytest.raises(SourceError, match=said):
        attach(package, signed(name, data), paper=PAPER, at=AT, by="a")
    assert list(attachments(package)) == []


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(package, tmp_path):
    for given in (tmp_path / "khong-co.pdf", tmp_path):
        with pytest.raises(SourceError):
            attach(package, given, paper=PAPER, at=AT, by="a")


def test_killed_between_file_and_entry_the_same_call_completes_it(package, signed, monkeypatch):
    monkeypatch.setattr(attaching, "_put", lambda *_args: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        attach(package, signed(), paper=PAPER, at=AT, by="a")
    (found,) = attachment_differences(package)
    assert "không có trong danh sách" in found.message
    monkeypatch.undo()
    attach(package, signed(), paper=PAPER, at=AT, by="a")
    assert list(attachment_differences(package)) == []


def test_a_full_disk_leaves_no_half_file(package, signed, monkeypatch):
    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(attaching.os, "fsync", full)
    with pytest.raises(OutputError, match="hết chỗ trên đĩa"):
        attach(package, signed(), paper=PAPER, at=AT, by="a")
    assert list(attachments_folder(package).iterdir()) == []


def test_an_entry_that_leads_elsewhere_is_not_followed(package, signed):
    attach(package, signed(), paper=PAPER, at=AT, by="a")
    path = attachments_folder(package) / "0001.json"
    path.chmod(0o644)
    path.write_text(json.dumps({**json.loads(path.read_bytes()), "file": "../../../x"}))
    with pytest.raises(ArchiveError):
        list(attachments(package))
    (found,) = attachment_differences(package)
    assert found.path.endswith("0001.json")


ADDING = """
import sys
from datetime import datetime, timezone
from pathlib import Path
from thongbao.archive.attaching import attach
package, given, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
for index in range(count):
    file = given / f"{sys.argv[4]}-{index}.pdf"
    file.write_bytes(b"%PDF-1.7" + file.name.encode())
    attach(package, file, paper='van-ban/thong-bao.docx', at=datetime(2026, 10, 7, tzinfo=timezone.utc), by=sys.argv[4])
"""


def test_four_clerks_adding_at_once_each_get_their_numbers(package, tmp_path):
    running = [
        subprocess.Popen([sys.executable, "-c", ADDING, package, tmp_path, "5", f"clerk{n}"], env=dict(os.environ))
        for n in range(4)
    ]
    assert [process.wait(60) for process in running] == [0, 0, 0, 0]
    assert [one.number for one in attachments(package)] == list(range(1, 21))
    assert list(attachment_differences(package)) == []
    assert not [path for path in Path(attachments_folder(package)).iterdir() if path.name.startswith(".")]
