"""Many files by several LibreOffices: the same PDFs, and a chunk that fails costs no other."""

import os
import signal
import threading
import time

import pytest
from convert_made import simple_docx

from thongbao.convert.faults import UnfitFontsError
from thongbao.convert.spreading import convert_many
from thongbao.errors import ConversionError, UsageError
from thongbao.workers.crews import Crew, processes

COUNT = 24


def converted(files, folder, program, *, workers=2, timeout=20.0, base=None):
    with processes(workers) as crew:
        return convert_many(files, folder, soffice=program, timeout=timeout, crew=crew, base=base)


def test_two_workers_share_the_files_and_keep_their_order(fake, docx, calls, tmp_path):
    files = docx(*(f"{number:02}.docx" for number in range(COUNT)))
    done = converted(files, tmp_path / "ra", fake("good"))
    assert [one.source for one in done] == files
    assert [one.pages for one in done] == [2] * COUNT
    assert [one.pdf for one in done] == [tmp_path / "ra" / f"{number:02}.pdf" for number in range(COUNT)]
    assert [len(names) for names in calls()] == [12, 12]


def test_few_files_are_done_without_further_processes(fake, docx, calls, tmp_path):
    files = docx("a.docx", "b.docx")
    assert len(converted(files, tmp_path / "ra", fake("good"))) == 2
    assert [len(names) for names in calls()] == [2]


def test_a_file_that_hangs_libreoffice_is_named_and_all_others_are_made(fake, docx, monkeypatch, tmp_path):
    files = docx(*(f"{number:02}.docx" for number in range(COUNT)))
    monkeypatch.setenv("FAKE_BAD", str(files[7]))
    with pytest.raises(ConversionError) as caught:
        converted(files, tmp_path / "ra", fake("hangs_at"), timeout=0.5)
    assert [failure.source for failure in caught.value.failures] == [files[7]]
    assert len(caught.value.converted) == COUNT - 1
    assert len(list((tmp_path / "ra").glob("*.pdf"))) == COUNT - 1


def test_a_program_that_always_crashes_names_every_file(fake, docx, tmp_path):
    files = docx(*(f"{number:02}.docx" for number in range(COUNT)))
    with pytest.raises(ConversionError) as caught:
        converted(files, tmp_path / "ra", fake("crash"))
    assert [failure.source for failure in caught.value.failures] == files
    assert "bus error" in caught.value.failures[0].reason


def test_files_keep_their_path_below_a_base_and_two_never_become_one(fake, tmp_path):
    base = tmp_path / "vào"
    files = [base / f"p{number // 12}" / f"{number % 12}.docx" for number in range(COUNT)]
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(simple_docx(file.name))
    done = converted(files, tmp_path / "ra", fake("good"), base=base)
    assert [one.pdf.relative_to(tmp_path / "ra") for one in done] == [
        file.relative_to(base).with_suffix(".pdf") for file in files
    ]
    with pytest.raises(UsageError):
        converted(files, tmp_path / "rb", fake("good"))


def test_a_file_that_is_gone_is_named(fake, docx, tmp_path):
    files = docx(*(f"{number:02}.docx" for number in range(COUNT)))
    files[3].unlink()
    with pytest.raises(ConversionError) as caught:
        converted(files, tmp_path / "ra", fake("good"))
    assert [failure.source for failure in caught.value.failures] == [files[3]]
    assert not isinstance(caught.value, UnfitFontsError)
    assert len(caught.value.converted) == COUNT - 1


def test_a_worker_that_is_killed_costs_its_chunk_only_time(fake, docx, calls, tmp_path, monkeypatch):
    import multiprocessing

    files = docx(*(f"{number:02}.docx" for number in range(COUNT)))
    program = fake("waits")
    monkeypatch.setenv("FAKE_GO", str(tmp_path / "go"))
    killed = []

    def kill_one():
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and not ((tmp_path / "calls.log").exists() and len(calls()) == 2):
            time.sleep(0.02)
        killed.append(multiprocessing.active_children()[0].pid)
        os.kill(killed[0], signal.SIGKILL)
        (tmp_path / "go").touch()

    killer = threading.Thread(target=kill_one)
    killer.start()
    done = converted(files, tmp_path / "ra", program)
    killer.join()
    assert killed
    assert [one.source for one in done] == files


def test_libreoffice_itself_makes_the_same_pages_in_two_as_in_one(soffice, docx, tmp_path):
    files = docx(*(f"{number:02}.docx" for number in range(20)))
    two = converted(files, tmp_path / "hai", soffice, timeout=120)
    one = converted(files, tmp_path / "một", soffice, workers=1, timeout=120)
    assert [(done.source, done.pages) for done in two] == [(done.source, done.pages) for done in one]
    assert all(done.pdf.read_bytes().startswith(b"%PDF") for done in two)


def test_a_crew_is_any_executor(fake, docx, tmp_path):
    from concurrent.futures import ProcessPoolExecutor

    files = docx(*(f"{number:02}.docx" for number in range(COUNT)))
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    with Crew(lambda: ProcessPoolExecutor(2, mp_context=context), 2) as crew:
        done = convert_many(files, tmp_path / "ra", soffice=fake("good"), timeout=20, crew=crew)
    assert len(done) == COUNT
