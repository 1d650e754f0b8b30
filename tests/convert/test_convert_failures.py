"""What fails outside: each way has its own words, names the file, and never costs the other files."""

import errno
import os
import shutil
import time
from pathlib import Path

import pytest

from thongbao.convert.converting import convert
from thongbao.convert.faults import failed
from thongbao.convert.run import _last_words
from thongbao.errors import ConversionError, ExitCode, Failure, OutsideMissingError, UsageError


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A killed orphan stays listed until init collects it.
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


def wait_until_dead(pid):
    deadline = time.monotonic() + 5
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(pid)


def refused(files, folder, soffice, timeout=20, kind=ConversionError):
    with pytest.raises(kind) as caught:
        convert(files, folder, soffice=soffice, timeout=timeout)
    error = caught.value
    assert error.exit_code is ExitCode.CONVERSION == 6
    assert "\n" not in error.message + error.hint
    assert error.message.isprintable()
    assert error.hint
    assert no_leftovers(folder)
    return error


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def no_leftovers(folder):
    return not folder.is_dir() or not [path for path in folder.iterdir() if path.suffix != ".pdf"]


@pytest.mark.parametrize("name", ["good", "garbage", "complains"])
def test_what_the_program_prints_does_not_matter_when_the_files_are_there(fake, docx, tmp_path, name):
    files = docx("một.docx", "-hai.docx")
    done = convert(files, tmp_path / "ra", soffice=fake(name), timeout=20)
    assert [(one.source, one.pdf, one.pages) for one in done] == [
        (files[0], tmp_path / "ra" / "một.pdf", 2),
        (files[1], tmp_path / "ra" / "-hai.pdf", 2),
    ]
    assert names_in(tmp_path / "ra") == ["-hai.pdf", "một.pdf"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("silent", "LibreOffice kết thúc mà không tạo ra PDF"),
        ("crash", "LibreOffice hỏng giữa chừng (mã thoát 77) – bus error  in core"),
        ("killed", "LibreOffice bị ngắt giữa chừng (tín hiệu SIGSEGV)"),
        ("wrapped_killed", "LibreOffice bị ngắt giữa chừng (tín hiệu SIGKILL)"),
        ("truncated", "tệp PDF hỏng"),
        ("empty", "tệp PDF rỗng"),
        ("text", "tệp PDF hỏng"),
    ],
)
def test_each_way_to_fail_has_its_words_and_is_tried_twice(fake, docx, calls, tmp_path, name, reason):
    [file] = docx("thư mời.docx")
    error = refused([file], tmp_path / "ra", fake(name))
    assert f"{file}: {reason}" in error.message
    assert [failure.source for failure in error.failures] == [file]
    assert calls() == [["0001.docx"], ["0001.docx"]]


def test_a_program_that_hangs_is_ended_with_all_it_started(fake, docx, calls, tmp_path):
    [file] = docx("thư.docx")
    started = time.monotonic()
    error = refused([file], tmp_path / "ra", fake("hang"), timeout=0.6)
    assert time.monotonic() - started < 5
    assert f"{file}: LibreOffice treo, đã dừng sau 1 giây" in error.message
    assert len(calls()) == 1
    wait_until_dead(int((tmp_path / "child").read_text()))


def test_what_the_program_leaves_running_is_ended(fake, docx, tmp_path):
    assert convert(docx("thư.docx"), tmp_path / "ra", soffice=fake("leaves_child"), timeout=20)
    wait_until_dead(int((tmp_path / "child").read_text()))


def test_slow_is_not_hung(fake, docx, tmp_path):
    files = docx("a.docx", "b.docx", "c.docx", "d.docx")
    assert len(convert(files, tmp_path / "ra", soffice=fake("slow"), timeout=1.5)) == 4


def test_a_crash_that_does_not_come_again_is_nobodys_business(fake, docx, tmp_path):
    assert len(convert(docx("a.docx", "b.docx"), tmp_path / "ra", soffice=fake("first_time"), timeout=20)) == 2


def test_files_the_program_passed_over_are_tried_alone(fake, docx, calls, tmp_path):
    done = convert(docx("a.docx", "b.docx", "c.docx"), tmp_path / "ra", soffice=fake("some"), timeout=20)
    assert [one.pdf.name for one in done] == ["a.pdf", "b.pdf", "c.pdf"]
    assert calls() == [["0001.docx", "0002.docx", "0003.docx"], ["0002.docx"], ["0003.docx"]]


@pytest.mark.parametrize(("name", "words"), [("picky", "tín hiệu SIGSEGV"), ("hangs_at", "treo")])
def test_one_file_that_fails_is_named_and_the_others_are_kept(fake, docx, monkeypatch, tmp_path, name, words):
    files = docx("a.docx", "hỏng.docx", "c.docx", "d.docx")
    monkeypatch.setenv("FAKE_BAD", str(files[1]))
    error = refused(files, tmp_path / "ra", fake(name), timeout=1)
    assert error.message.startswith("không chuyển được 1 trong 4 tệp sang PDF: ")
    assert str(files[1]) in error.message
    assert words in error.message
    assert [one.pdf.name for one in error.converted] == ["a.pdf", "c.pdf", "d.pdf"]
    assert names_in(tmp_path / "ra") == ["a.pdf", "c.pdf", "d.pdf"]


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        ([1], "a0: A"),
        ([4], "4 trong 4 tệp sang PDF: a0, a1, a2, a3: A"),
        ([31], "31 trong 31 tệp sang PDF: a0, a1, a2 và 28 tệp nữa: A"),
        ([2, 1], "3 trong 3 tệp sang PDF: a0, a1: A; b0: B"),
        ([1, 1, 1, 9, 2, 3], "17 trong 17 tệp sang PDF: a0: A; b0: B; c0: C; d0, d1, d2 và 6 tệp nữa: D; 5 tệp nữa"),
    ],
)
def test_files_that_fail_for_one_reason_are_counted_and_all_are_kept_in_a_list(counts, message):
    failures = [
        Failure(Path(f"{letter}{number}"), letter.upper())
        for letter, count in zip("abcdef", counts, strict=False)
        for number in range(count)
    ]
    error = failed(failures, [])
    assert message in error.message
    assert error.failures == tuple(failures)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (b"\x1b[1;31merror\x1b[0m: \x1b[Kno\x1b]0;title\x07 font\x1b[m", "error: no font"),
        (b"[31m is no colour", "[31m is no colour"),
        (b"\x1b[31m\x1b[0m\nred\n\x1b[0m\n", "red"),
        (b"half a colour \x1b[3", "half a colour  [3"),
    ],
)
def test_colours_of_terminals_are_left_out_whole(tmp_path, said, words):
    (tmp_path / "said").write_bytes(said)
    assert _last_words(tmp_path / "said") == words


def test_a_program_that_always_hangs_is_given_up_soon(fake, docx, calls, tmp_path):
    files = docx(*(f"{number}.docx" for number in range(9)))
    error = refused(files, tmp_path / "ra", fake("hang"), timeout=0.3)
    assert len(error.failures) == 9
    assert len(calls()) == 3


def test_many_files_go_in_several_runs(fake, docx, calls, tmp_path):
    files = docx(*(f"{number}.docx" for number in range(85)))
    assert [one.source for one in convert(files, tmp_path / "ra", soffice=fake("good"), timeout=20)] == files
    assert [len(names) for names in calls()] == [80, 5]


def test_no_files_are_no_work(fake, tmp_path):
    assert convert([], tmp_path / "ra", soffice=fake("crash"), timeout=20) == []
    assert not (tmp_path / "ra").exists()


def test_a_pdf_that_was_there_outlives_a_failure(fake, docx, tmp_path):
    old = tmp_path / "ra" / "thư.pdf"
    old.parent.mkdir()
    old.write_bytes(b"the one of yesterday")
    refused(docx("thư.docx"), tmp_path / "ra", fake("truncated"))
    assert old.read_bytes() == b"the one of yesterday"
    convert(docx("thư.docx"), tmp_path / "ra", soffice=fake("good"), timeout=20)
    assert old.read_bytes().startswith(b"%PDF")


def test_what_is_no_docx_never_reaches_the_program(fake, docx, calls, tmp_path):
    good, bad, gone = docx("a.docx", "b.docx", "c.docx")
    bad.write_bytes(b"hello")
    gone.unlink()
    error = refused([bad, good, gone], tmp_path / "ra", fake("good"))
    assert f"{bad}: không phải tệp .docx, hoặc tệp bị hỏng" in error.message
    assert f"{gone}: không đọc được" in error.message
    assert [one.source for one in error.converted] == [good]
    assert calls() == [["0002.docx"]]


def test_a_file_locked_by_word_is_named(fake, docx, monkeypatch, tmp_path):
    [file] = docx("đang mở.docx")
    read = Path.read_bytes

    def locked(path):
        if path == file:
            raise PermissionError(errno.EACCES, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", locked)
    error = refused([file], tmp_path / "ra", fake("good"))
    assert f"{file}: không đọc được" in error.message
    assert "đóng tệp nếu đang mở trong Word" in error.hint


def test_the_lock_word_leaves_beside_a_file_is_no_hindrance(fake, docx, tmp_path):
    [file] = docx("thư.docx")
    (file.parent / ".~lock.thư.docx#").touch()
    (file.parent / "~$thư.docx").touch()
    assert convert([file], tmp_path / "ra", soffice=fake("good"), timeout=20)


def test_a_pdf_open_elsewhere_is_named(fake, docx, monkeypatch, tmp_path):
    def locked(_path, _target):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "replace", locked)
    error = refused(docx("thư.docx"), tmp_path / "ra", fake("good"))
    assert f"không ghi được {tmp_path / 'ra' / 'thư.pdf'}" in error.message
    assert "đóng tệp PDF nếu đang mở" in error.hint


def test_a_folder_that_cannot_be_written_is_named(fake, docx, tmp_path):
    (tmp_path / "ra").write_text("a file")
    files = docx("thư.docx")
    error = refused(files, tmp_path / "ra", fake("good"))
    assert f"{files[0]}: không ghi được {tmp_path / 'ra'}" in error.message
    error = refused(files, tmp_path / "ra" / "trong", fake("good"))
    assert f"không ghi được {tmp_path / 'ra' / 'trong'}" in error.message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_named(fake, docx, tmp_path):
    (tmp_path / "ra").mkdir(mode=0o500)
    assert "không ghi được" in refused(docx("thư.docx"), tmp_path / "ra", fake("good")).message


@pytest.mark.parametrize("name", ["silent", "truncated"])
def test_a_full_disk_is_called_so(fake, docx, calls, monkeypatch, tmp_path, name):
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=100))
    error = refused(docx("thư.docx"), tmp_path / "ra", fake(name))
    assert "hết dung lượng đĩa" in error.message
    assert "dọn bớt đĩa" in error.hint
    assert len(calls()) == 1


def test_a_disk_that_fills_up_while_staging_is_called_so(fake, docx, monkeypatch, tmp_path):
    def full(_path, _data):
        raise OSError(errno.ENOSPC, "No space left on device")

    files = docx("thư.docx")
    soffice = fake("good")
    monkeypatch.setattr(Path, "write_bytes", full)
    assert "hết dung lượng đĩa" in refused(files, tmp_path / "ra", soffice).message


def test_a_program_that_cannot_be_started_is_missing_not_failing(fake, docx, tmp_path):
    with pytest.raises(OutsideMissingError, match="không chạy được LibreOffice") as caught:
        convert(docx("thư.docx"), tmp_path / "ra", soffice=fake("unstartable"), timeout=20)
    assert caught.value.exit_code is ExitCode.OUTSIDE == 5
    assert caught.value.hint
    assert names_in(tmp_path / "ra") == []


@pytest.mark.parametrize("second", ["b/thư.docx", "b/THƯ.docx"])
def test_two_files_may_not_become_one_pdf(fake, docx, tmp_path, second):
    files = docx("a/thư.docx", second)
    with pytest.raises(UsageError, match="cùng cho ra"):
        convert(files, tmp_path / "ra", soffice=fake("good"), timeout=20)
    done = convert(files, tmp_path / "ra", soffice=fake("good"), timeout=20, base=tmp_path / "vào")
    assert [one.pdf for one in done] == [tmp_path / "ra" / "a" / "thư.pdf", tmp_path / "ra" / f"{second[:-5]}.pdf"]


def test_every_run_has_a_profile_of_its_own(fake, docx, tmp_path):
    convert(docx("a.docx", "b.docx"), tmp_path / "ra", soffice=fake("some"), timeout=20)
    lines = (tmp_path / "calls.log").read_text("utf-8").splitlines()
    profiles = {word for line in lines for word in line.split(" ") if word.startswith("-env:UserInstallation=file:///")}
    assert len(profiles) == len(lines) == 2
    assert not [profile for profile in profiles if Path(profile.partition("file://")[2]).parent.exists()]


@pytest.mark.parametrize("package", ["pikepdf", "pypdfium2", "fontTools"])
def test_a_missing_python_package_says_what_to_install(fake, docx, monkeypatch, tmp_path, package):
    monkeypatch.setitem(__import__("sys").modules, package, None)
    with pytest.raises(OutsideMissingError, match=package) as caught:
        convert(docx("thư.docx"), tmp_path / "ra", soffice=fake("good"), timeout=20)
    assert "pip install 'thongbao[pdf]'" in caught.value.hint
