"""Reports, reminders and briefs as a clerk makes them after two notices, through check, issue and register."""

import re
import shutil
import warnings
import zipfile
from itertools import pairwise

import pytest
from calling import ROOT, Result

from thongbao.cli.main import run

SECOND = """\
loai: Thông báo
co_quan: ubnd
trich_yeu: Kết luận của Chủ tịch Ủy ban nhân dân xã tại phiên họp giao ban tháng 8 năm 2026
hop:
  ten: phiên họp giao ban tháng 8 năm 2026
  ngay: 2026-08-03
  nguoi_chu_tri: Đinh Công Thịnh
  chuc_vu: Chủ tịch Ủy ban nhân dân xã
  dia_diem: Phòng họp số 1
  du_hop: [Các Phó Chủ tịch]
mo_dau: ["Ngày 03/8/2026, Chủ tịch Ủy ban nhân dân xã chủ trì phiên họp và kết luận như sau:"]
muc:
  - tieu_de: Công việc tháng 8
    noi_dung:
      - gach:
          viec: Phòng Kinh tế báo cáo giải ngân hằng tuần.
          chu_tri: [p_kt]
          chi_dao: [vu_thi_thanh_nhan]
          han: hằng tuần
nguoi_ky: chu_tich
noi_nhan: [Như thành phần dự họp]
luu: VT, VP
"""


def call(*arguments):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return run(list(arguments))


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Return a workspace with two notices issued."""
    root = tmp_path_factory.mktemp("office")
    shutil.copytree(ROOT / "content", root / "content")
    second = root / "content" / "2026" / "thang-8" / "thong-bao.yaml"
    second.parent.mkdir()
    second.write_text(SECOND, encoding="utf-8")
    first = root / "content" / "2026" / "ket-luan-giao-ban-thang-9" / "thong-bao.yaml"
    assert call("issue", str(second), "--date", "2026-08-05", "--no-pdf", "-q") == 0
    assert call("issue", str(first), "--date", "2026-10-01", "--no-pdf", "-q") == 0
    return root


@pytest.fixture
def at(office, monkeypatch, capsys):
    """Return the command run in the office, with what it printed."""
    monkeypatch.chdir(office)

    def called(*arguments):
        capsys.readouterr()
        code = call(*arguments)
        printed = capsys.readouterr()
        return Result(code, printed.out, printed.err)

    return called


def words_of(file):
    with zipfile.ZipFile(file) as package:
        return package.read("word/document.xml").decode()


def findings(at, file):
    found = at("check", str(file), "--format", "json").json["files"][0]["findings"]
    return [f["rule"] for f in found if f["severity"] != "note" or f["rule"].startswith("ND30")]


def put_out(office, at, arguments, record):
    """Make a paper, check it, issue it and check what was sealed."""
    made = at("follow", *arguments, "--as-of", "2026-10-31")
    file, paper = (office / line for line in made.out.split())
    assert file == office / "content" / "2026" / record
    assert findings(at, file) == []
    assert findings(at, paper) == []
    issued = at("issue", str(file), "--date", "2026-11-02", "--no-pdf")
    assert issued.code == 0
    package = office / issued.out.split()[-1]
    assert findings(at, next(package.rglob("*.docx"))) == []
    assert at("archive", "verify", package.name).code == 0


def test_a_report_passes_check_and_is_issued(office, at):
    put_out(office, at, ("report", "--month", "2026-10", "--to", "meeting"), "bao-cao-thang-10/bao-cao.yaml")


def test_what_a_report_leaves_to_be_written_is_told_by_check_and_by_issue(office, at):
    file = at("follow", "report", "--month", "2026-11", "--as-of", "2026-11-05").out.split()[0]
    record = office / file
    told = "văn bản in dòng chấm ở phần chưa viết: công tác chỉ đạo, triển khai; tồn tại, hạn chế; nguyên nhân"
    checked = at("check", file)
    assert told in checked.out + checked.err
    record.write_text(record.read_text("utf-8").replace("kien_nghi:\n", "kien_nghi:\n  - Không có.\n"), "utf-8")
    issued = at("issue", file, "--date", "2026-11-05", "--no-pdf", "--dry-run")
    assert told in issued.err
    assert "đề xuất, kiến nghị" not in issued.err


def test_a_month_that_has_not_begun_has_no_report(office, at):
    made = at("follow", "report", "--month", "2126-01")
    assert made.code == 2
    assert "tháng 01/2126 chưa đến" in made.err
    assert not (office / "content" / "2126").exists()


def test_the_chart_uses_the_width_and_its_bars_keep_their_proportion(office, at):
    at("follow", "report", "--month", "2026-11", "--as-of", "2026-11-05", "--output", "thang-11")
    (paper,) = (office / "thang-11").rglob("*.docx")
    cells = [re.sub("<[^>]+>", "", cell) for cell in re.findall("<w:tc>.*?</w:tc>", words_of(paper), re.DOTALL)]
    bars = {
        tuple(map(int, numbers.split("/"))): bar
        for bar, numbers in pairwise(cells)
        if re.fullmatch(r"\d+/\d+/\d+/\d+", numbers)
    }
    longest = max(bars, key=sum)
    assert 20 <= len(bars[longest]) <= 26
    for counts, bar in bars.items():
        drawn = [bar.count(sign) for sign in "█▓░▬"]
        assert [bool(n) for n in drawn] == [bool(n) for n in counts]
        assert abs(len(bar) - sum(counts) * len(bars[longest]) / sum(longest)) <= 2


def test_a_reminder_is_issued_and_the_next_one_cites_it_in_full(office, at):
    put_out(office, at, ("remind", "--overdue"), "don-doc-2026-10-31/don-doc.yaml")
    file = at("follow", "remind", "--overdue", "--as-of", "2026-11-09").out.split()[-1]
    assert "lần 2" in words_of(office / file)
    assert findings(at, office / file) == []


def test_a_leader_reads_a_weekly_duty_once(office, at):
    made = at("follow", "brief", "--leader", "vu_thi_thanh_nhan", "--as-of", "2026-10-31").out.split()[0]
    words = words_of(office / made)
    assert words.count("Phòng Kinh tế báo cáo giải ngân hằng tuần.") == 1
    assert "hằng tuần (01/TB-UBND)" in words
    # The weeks from 14/8 to 30/10; nothing was reported.
    assert "Quá hạn 12 kỳ, lâu nhất 78 ngày" in words


def test_days_in_a_new_record_lie_ahead(office, at):
    file = at("follow", "remind", "--overdue", "--as-of", "2026-10-20").out.split()[0]
    assert "# hoan_thanh_truoc: 2026-10-30\n" in (office / file).read_text(encoding="utf-8")


def test_a_task_of_a_group_of_groups_is_carried_over_as_that_group(office, at):
    made = at("new", "notice", "2026-10-20", "--title", "phiên họp bất thường", "--carry-over")
    assert made.code == 0
    text = (office / made.out.split()[0]).read_text(encoding="utf-8")
    assert "chu_tri: [cac_co_quan_don_vi]" in text
    assert "chu_tri: [cac_thon]" in text
    # Open tasks of both notices, quoted with their source.
    assert "(Thông báo số 02/TB-UBND ngày 01/10/2026" in " ".join(text.split())
    assert "“Phòng Kinh tế báo cáo giải ngân hằng tuần” (Thông báo số 01/TB-UBND ngày 05/8/2026" in " ".join(
        text.split()
    )
