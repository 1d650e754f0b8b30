"""Batches from end to end: rows tried first, papers whole, names safe, runs gone on with."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from batch_made import jsonl, row

from thongbao.batch.folders import JOURNAL
from thongbao.batch.orders import Order
from thongbao.batch.running import run
from thongbao.errors import OutputError, UsageError
from thongbao.word.package import open_package
from thongbao.word.text import paragraphs as paragraphs_of


def words(data):
    return "\n".join(p.text for p in paragraphs_of(open_package(data, "x.docx")))


def files(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if not path.name.startswith(".")}


@pytest.fixture
def order(template, tmp_path):
    """An order of five good rows."""
    data = jsonl(tmp_path / "rows.jsonl", [row(n) for n in range(5)])
    return Order(template, data, tmp_path / "out", workers=1)


def test_every_row_becomes_a_paper_with_its_words(order):
    outcome = run(order)
    assert outcome.counts == {"rows": 5, "bad": 0, "written": 5, "kept": 0, "failed": 0}
    made = files(order.output)
    assert list(made) == ["1.docx", "2.docx", "3.docx", "4.docx", "5.docx"]
    assert "Kính gửi: Đơn vị 3" in words(made["4.docx"])
    assert "4000 (Bốn nghìn đồng chẵn)" in words(made["4.docx"])
    assert "rà soát" in words(made["4.docx"])


def test_the_title_of_the_file_is_filled_and_escaped_once(order, tmp_path):
    import io

    from docx import Document
    from word_made import saved

    document = Document(io.BytesIO(order.template.read_bytes()))
    document.core_properties.title = "Thư gửi {{ ten }} & các bạn <nữa>"
    order.template.write_bytes(saved(document))
    jsonl(order.data, [row(0, ten="A & B <C>")])
    run(order)
    assert Document(tmp_path / "out" / "1.docx").core_properties.title == "Thư gửi A & B <C> & các bạn <nữa>"


def test_one_process_two_processes_and_an_archive_give_the_same_bytes(order, tmp_path):
    run(order)
    run(replace(order, output=tmp_path / "two", workers=2))
    run(replace(order, output=tmp_path / "all.zip", workers=2))
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert archive.testzip() is None
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert files(order.output) == files(tmp_path / "two") == packed
    assert [path.name for path in tmp_path.iterdir() if "thongbao-lo" in path.name] == [".all.zip.thongbao-lo.jsonl"]


BAD = {
    3: (row(3, ten=...), "TB-LO-02", 1),
    5: (row(5, ten=None), "TB-LO-02", 9),
    7: (row(7, so_tien="một nghìn"), "TB-LO-03", 32),
    9: ("{", "TB-LO-01", 2),
    11: ("[]", "TB-LO-01", 1),
    13: ('{"ten": "x", "ten": "y"}', "TB-LO-04", 14),
    15: (row(15, ten="a\x00b"), "TB-LO-05", 9),
    17: (row(17, viec="x"), "TB-LO-03", 50),
    19: (row(19, ten=["x"]), "TB-LO-03", 9),
    21: (row(21, ten=True), "TB-LO-03", 9),
    23: (row(23, viec=[{"ten": "x"}]), "TB-LO-03", None),
}


def test_every_bad_row_is_named_with_line_and_column_and_nothing_is_written(order):
    jsonl(order.data, [BAD[n][0] if n in BAD else row(n) for n in range(30)])
    for workers in (1, 2):
        outcome = run(replace(order, workers=workers))
        assert outcome.stopped
        assert outcome.counts["bad"] == len(BAD)
        found = {f.place.line - 1: f for f in outcome.findings.kept}
        assert {line: f.rule for line, f in found.items()} == {n: rule for n, (_row, rule, _column) in BAD.items()}
        for n, (_row, _rule, column) in BAD.items():
            assert column is None or found[n].place.column == column, n
        assert not order.output.exists()


def test_bad_rows_are_left_out_when_asked_and_the_others_keep_their_names(order):
    jsonl(order.data, [BAD[n][0] if n in BAD else row(n) for n in range(30)])
    outcome = run(replace(order, skip_bad=True))
    assert outcome.counts["written"] == 30 - len(BAD)
    assert sorted(files(order.output)) == [f"{n + 1:02}.docx" for n in range(30) if n not in BAD]


def test_all_missing_fields_of_a_row_are_named_at_once_with_the_nearest(order):
    jsonl(order.data, [{"tenn": "x", "viec": []}])
    found = run(order).findings.kept
    assert [(f.rule, f.message.split("«")[1].split("»")[0], f.hint) for f in found if f.rule == "TB-LO-02"] == [
        ("TB-LO-02", "ten", "ý bạn là «tenn»?"),
        ("TB-LO-02", "so_tien", "thêm trường này vào hàng"),
    ]
    jsonl(order.data, [{"ten": "x", "viec": []}])
    assert [f.hint for f in run(order).findings.kept] == ["thêm trường này vào hàng"]


def test_blank_cells_and_unused_columns_are_told_and_stop_only_a_strict_run(flat, tmp_path):
    data = tmp_path / "a.csv"
    data.write_text("Tên,Chức vụ,Thừa\nmột,,x\n,y,z\n", "utf-8")
    order = Order(flat, data, tmp_path / "out")
    outcome = run(order)
    assert {f.rule: (f.place.line, f.place.column) for f in outcome.findings.kept} == {
        "TB-LO-06": (2, 5) if outcome.findings.kept[0].message.startswith("«chuc_vu»") else (3, 1),
        "TB-LO-07": (1, 13),
    } or {f.rule for f in outcome.findings.kept} == {"TB-LO-06", "TB-LO-07"}
    assert outcome.counts["written"] == 2
    assert run(replace(order, output=tmp_path / "strict", strict=True)).stopped
    assert not (tmp_path / "strict").exists()


def test_names_follow_the_pattern_and_are_safe_and_different(order):
    jsonl(
        order.data,
        [row(n, ten=name) for n, name in enumerate(["Bùi Đạt", "../../etc", "bùi đạt", "CON", "x" * 300, "Bùi-Đạt 2"])],
    )
    run(replace(order, pattern="{ten}"))
    made = list(files(order.output))
    assert len(made) == 6
    assert {"bui-dat.docx", "bui-dat-2.docx", "bui-dat-2-2.docx", "etc.docx", "ten-con.docx"} < set(made)
    assert all(len(name) < 100 for name in made)


@pytest.mark.parametrize("pattern", ["{ten", "ten}", "", "{}", "{ten}{"])
def test_a_pattern_that_cannot_be_read_is_refused(order, pattern):
    with pytest.raises(UsageError):
        run(replace(order, pattern=pattern))


def test_a_pattern_with_an_unknown_column_is_refused_before_anything(flat, tmp_path):
    (tmp_path / "a.csv").write_text("ten,chuc_vu\nx,y\n", "utf-8")
    with pytest.raises(UsageError, match="chuc_vụ") as caught:
        run(Order(flat, tmp_path / "a.csv", tmp_path / "out", "{chuc_vụ}"))
    assert caught.value.hint == "ý bạn là «chuc_vu»?"


def test_a_row_with_nothing_to_name_it_by_is_bad(order):
    jsonl(order.data, [row(0), row(1, ma="7"), row(2, ma=" ")])
    found = run(replace(order, pattern="{ma}")).findings.kept
    assert [(f.rule, f.place.line) for f in found if f.rule == "TB-LO-08"] == [("TB-LO-08", 1), ("TB-LO-08", 3)]


def test_shards_together_are_the_whole(order, tmp_path):
    jsonl(order.data, [row(n, ten="giống nhau") for n in range(17)])
    whole = replace(order, pattern="{ten}")
    run(whole)
    parts = {}
    for k in (1, 2, 3):
        part = replace(whole, output=tmp_path / f"part{k}", shard=(k, 3))
        assert run(part).counts["written"] in (5, 6)
        assert not parts.keys() & files(part.output).keys()
        parts |= files(part.output)
    assert parts == files(order.output)


def test_a_template_with_faults_stops_everything(order, tmp_path):
    from word_made import paragraphs, saved

    from thongbao.errors import TemplateError

    order.template.write_bytes(saved(paragraphs("{{ ten }}", "{% include 'x' %}")))
    with pytest.raises(TemplateError):
        run(order)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("words", [("Kính gửi: các đơn vị",), ("Kính gửi: {ten}", "{{ 7 }}")])
def test_a_template_that_asks_for_nothing_is_refused_with_an_example(order, tmp_path, words):
    from word_made import paragraphs, saved

    from thongbao.errors import TemplateError

    order.template.write_bytes(saved(paragraphs(*words)))
    with pytest.raises(TemplateError, match="giống hệt nhau") as caught:
        run(order)
    assert "{{ ten }}" in caught.value.hint
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_a_run_that_was_cut_short_is_gone_on_with(order, tmp_path, name):
    jsonl(order.data, [row(n) for n in range(450)])
    order = replace(order, output=tmp_path / name)
    whole = replace(order, output=tmp_path / ("whole" + order.output.suffix))
    run(whole)

    def cut(what, done, _total):
        if what == "make" and done >= 200:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(order, cut)
    if name == "out":
        made = files(order.output)
        assert len(made) == 200
        assert all(open_package(data, "x") for data in made.values())
    else:
        assert not order.output.exists()
    outcome = run(replace(order, resume=True))
    assert (outcome.counts["kept"], outcome.counts["written"]) == (200, 250)
    assert contents(order.output) == contents(whole.output)


def contents(path):
    if path.is_dir():
        return files(path)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_going_on_makes_anew_what_is_missing_or_spoilt(order):
    run(order)
    before = files(order.output)
    (order.output / "2.docx").unlink()
    (order.output / "3.docx").write_bytes(before["3.docx"][:-1])
    (order.output / "4.docx").write_bytes(before["4.docx"][:-1] + b"x")
    (order.output / ".thongbao-abc.tmp").write_bytes(b"half")
    outcome = run(replace(order, resume=True))
    assert outcome.counts["kept"] == 2
    assert files(order.output) == before
    assert not (order.output / ".thongbao-abc.tmp").exists()


@pytest.mark.parametrize("cut", [0, 5, -3, -1])
def test_a_journal_that_was_cut_off_is_read_up_to_its_last_whole_line(order, cut):
    jsonl(order.data, [row(n) for n in range(250)])
    run(order)
    before = files(order.output)
    journal = order.output / JOURNAL
    data = journal.read_bytes()
    lines = data.splitlines(keepends=True)
    journal.write_bytes(b"".join(lines[:2]) + lines[2][:cut])
    run(replace(order, resume=True))
    assert files(order.output) == before


def test_only_the_same_batch_is_gone_on_with(order):
    with pytest.raises(UsageError, match="chưa có lần chạy nào"):
        run(replace(order, resume=True))
    run(order)
    with pytest.raises(UsageError, match="mẫu tên tệp đã đổi"):
        run(replace(order, resume=True, pattern="{ten}"))
    jsonl(order.data, [row(n) for n in range(6)])
    with pytest.raises(UsageError, match="dữ liệu đã đổi"):
        run(replace(order, resume=True))


def test_other_peoples_files_are_not_written_over(order, tmp_path):
    order.output.mkdir()
    (order.output / "1.docx").write_bytes(b"somebody's")
    with pytest.raises(UsageError):
        run(order)
    assert (order.output / "1.docx").read_bytes() == b"somebody's"
    (tmp_path / "a.zip").write_bytes(b"somebody's")
    with pytest.raises(UsageError):
        run(replace(order, output=tmp_path / "a.zip"))


@pytest.mark.parametrize("name", ["out", "out.zip"])
@pytest.mark.parametrize("resume", [False, True])
def test_two_batches_never_write_to_one_place_at_once(order, tmp_path, name, resume):
    jsonl(order.data, [row(n) for n in range(250)])
    order = replace(order, output=tmp_path / name)
    refused = []

    def meanwhile(what, done, _total):
        if what == "make" and done == 100:
            with pytest.raises(UsageError, match="một lần chạy khác đang ghi") as caught:
                run(replace(order, resume=resume))
            refused.append(caught.value)

    assert run(order, meanwhile).counts["written"] == 250
    assert refused
    alone = replace(order, output=tmp_path / f"alone{order.output.suffix}")
    run(alone)
    assert contents(order.output) == contents(alone.output)


def test_the_same_batch_may_be_made_again(order):
    run(order)
    before = files(order.output)
    run(order)
    assert files(order.output) == before


def test_a_dry_run_writes_nothing(order):
    assert run(replace(order, dry_run=True)).counts["written"] == 0
    assert not order.output.exists()


def test_a_disk_that_is_full_is_told_and_leaves_whole_files(order, monkeypatch):
    import errno

    from thongbao.batch.folders import Folder

    jsonl(order.data, [row(n) for n in range(250)])
    before = Folder._write

    def full(self, name, data):
        if name == "150.docx":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        before(self, name, data)

    monkeypatch.setattr(Folder, "_write", full)
    with pytest.raises(OutputError):
        run(order)
    assert all(open_package(data, "x") for data in files(order.output).values())
    monkeypatch.setattr(Folder, "_write", before)
    assert run(replace(order, resume=True)).counts == {"rows": 250, "bad": 0, "written": 150, "kept": 100, "failed": 0}


def test_an_archive_of_more_than_65_535_files_is_zip64(tmp_path):
    from thongbao.batch.archives import Archive
    from thongbao.batch.journal import About

    archive = Archive(tmp_path / "a.zip")
    archive.begin()
    archive.journal.hold()
    archive.journal.begin(About("", "", "", "", "", False))
    for start in range(0, 66_000, 6_000):
        archive.journal.add(archive.add([(n, f"{n}.docx", b"x%d" % n) for n in range(start, start + 6_000)]))
    archive.finish()
    archive.journal.close()
    with zipfile.ZipFile(tmp_path / "a.zip") as read:
        assert len(read.namelist()) == 66_000
        assert read.read("65999.docx") == b"x65999"


def test_an_entry_beyond_four_gigabytes_is_found():
    from thongbao.batch.archives import _central, _end
    from thongbao.batch.journal import Entry

    place = 5 * 2**32
    directory = _central(Entry(1, "a.docx", 3, 7, place))
    end = _end(1, place + 100, len(directory))
    assert directory.endswith(place.to_bytes(8, "little"))
    assert (place + 100).to_bytes(8, "little") in end


COMMAND = [sys.executable, "-m", "thongbao", "batch"]


def call(*arguments, **options):
    return subprocess.run([*COMMAND, *map(str, arguments)], capture_output=True, text=True, check=False, **options)


def test_the_command_says_what_it_did(order):
    done = call(order.template, order.data, "--output", order.output, "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout) == {
        "output": str(order.output),
        "counts": {"rows": 5, "bad": 0, "written": 5, "kept": 0, "failed": 0},
        "findings": [],
        "findings_in_all": {},
    }
    assert "\r" not in done.stderr


def test_exit_codes(order, tmp_path):
    jsonl(order.data, [row(0), row(1, ten=...)])
    bad = call(order.template, order.data, "--output", order.output)
    assert (bad.returncode, bad.stdout) == (1, "")
    assert f"{order.data}:2:1: lỗi: thiếu trường «ten»" in bad.stderr
    assert call(order.template, order.data, "--output", order.output, "--skip-bad").returncode == 0
    (tmp_path / "a.yaml").write_text("a: [", "utf-8")
    assert call(order.template, tmp_path / "a.yaml", "--output", tmp_path / "x").returncode == 3
    assert call(order.template, tmp_path / "none.csv", "--output", tmp_path / "x").returncode == 3
    assert call(order.data, order.data, "--output", tmp_path / "x").returncode == 3
    assert call(order.template, order.data, "--output", tmp_path / "x", "--shard", "3/2").returncode == 2
    assert call(order.template, order.data, "--output", tmp_path / "x", "--executor", "dask").returncode == 2
    assert not (tmp_path / "x").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_whatever_stops_a_run_its_files_are_whole_and_it_is_gone_on_with(order, stop):
    jsonl(order.data, [row(n) for n in range(4_000)])
    arguments = [*COMMAND, str(order.template), str(order.data), "--output", str(order.output), "--workers", "2"]
    process = subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and len(list(order.output.glob("*.docx"))) < 300:
        time.sleep(0.02)
    process.send_signal(stop)
    said = process.communicate(timeout=60)[1]
    if stop is signal.SIGINT:
        assert process.returncode == 130
        assert "--resume" in said
        assert "Traceback" not in said
    made = files(order.output)
    assert 300 <= len(made) < 4_000
    assert all(open_package(data, "x") for data in list(made.values())[::50])
    done = call(order.template, order.data, "--output", order.output, "--resume", "--format", "json")
    counts = json.loads(done.stdout)["counts"]
    assert counts["written"] + counts["kept"] == 4_000
    assert counts["kept"] >= 200
    assert len(files(order.output)) == 4_000


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to find the workers")
def test_a_worker_that_is_killed_costs_nothing_but_time(order, tmp_path):
    jsonl(order.data, [row(n) for n in range(3_000)])
    arguments = [*COMMAND, str(order.template), str(order.data), "--output", str(order.output), "--workers", "2"]
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and len(list(order.output.glob("*.docx"))) < 100:
            time.sleep(0.02)
        workers = [
            pid for pid in children_of(process.pid) if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
        ]
        os.kill(workers[0], signal.SIGKILL)
        assert process.wait(timeout=120) == 0
    serial = replace(order, output=tmp_path / "serial")
    run(serial)
    assert files(order.output) == files(serial.output)


def children_of(parent):
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == parent:
                found.append(int(entry.name))
    return found


def test_ten_thousand_rows_with_twenty_bad_ones(order):
    bad = dict(zip(range(250, 10_000, 500), [item for item, _rule, _column in BAD.values()] * 2, strict=False))
    jsonl(order.data, [bad.get(n, row(n)) for n in range(10_000)])
    outcome = run(replace(order, dry_run=True, workers=2))
    assert outcome.counts["bad"] == 20
    assert Counter(f.place.line for f in outcome.findings.kept if f.severity == "error").keys() == {n + 1 for n in bad}
