"""Import → draft → import gives the same record: the real notice, the example, and papers made on the spot."""

import shutil
from pathlib import Path

import pytest

from thongbao.cli.main import run
from thongbao.source.reader import read

ROOT = Path(__file__).parents[2]

NUMBERED = """\
Suối Ngàn, ngày     tháng 9 năm 2026
THÔNG BÁO
Kết luận của Chủ tịch UBND xã tại cuộc họp về thu ngân sách

Ngày 28/9/2026, đồng chí Nguyễn Văn An - Chủ tịch UBND xã chủ trì cuộc họp về thu ngân sách và kết luận như sau:

1. Phòng Kinh tế chủ trì, phối hợp với Công an xã rà soát nguồn thu, xong trước ngày 05/10/2026.

2. Giao Văn phòng HĐND và UBND xã:
- Đôn đốc các thôn;
- Báo cáo hằng tuần.

3. Các thôn tuyên truyền, vận động Nhân dân.

Văn phòng thông báo để các đơn vị biết, thực hiện./.

Nơi nhận:
- Như trên;
- Lưu: VT, VP.
"""
PLAIN = """\
Suối Ngàn, ngày     tháng 9 năm 2026
THÔNG BÁO
Về việc nghỉ lễ

Ngày 28/8/2026, UBND xã thông báo như sau:

- Các cơ quan nghỉ từ ngày 31/8/2026.

- Công an xã trực 24/24 giờ.

Nơi nhận:
- Các thôn;
- Lưu: VT.
"""
LEVELS = """\
Suối Ngàn, ngày     tháng 9 năm 2026
KẾ HOẠCH
Triển khai chuyển đổi số năm 2026

Thực hiện Kế hoạch số 12/KH-UBND, UBND xã ban hành Kế hoạch như sau:

I. MỤC ĐÍCH

Nâng cao nhận thức.

II. NHIỆM VỤ

1. Số hóa hồ sơ

- Nội dung: Số hóa toàn bộ hồ sơ đất đai.
+ Hồ sơ trước năm 2015.
+ Hồ sơ sau năm 2015.
- Đơn vị chủ trì: Phòng Kinh tế.
- Thời gian hoàn thành: Trước ngày 30/11/2026.

2. Tập huấn

a) Tổ chức 02 lớp tập huấn.
b) Cấp chứng nhận.

Yêu cầu các đơn vị triển khai thực hiện.

Nơi nhận:
- Các thôn;
- Lưu: VT.
"""


def imported_twice(root, file):
    """Return the two records of a document: its own, and that of the draft made from its own."""
    records = []
    for number in (1, 2):
        target = root / "content" / "2026" / f"lan-{number}" / "thong-bao.yaml"
        assert run(["import", str(file), "-o", str(target), "-q"]) == 0
        text = target.read_text("utf-8")
        signer = "" if "\nnguoi_ky:" in text else f"nguoi_ky: {SIGNER}\n"
        target.write_text(text + signer, "utf-8")
        records.append(read(target)[0].root)
        if number == 1:
            assert run(["draft", str(target), "-q"]) == 0
            file = root / "output" / "du-thao" / "lan-1" / "thong-bao.docx"
    return records


SIGNER = "chanh_van_phong"


@pytest.fixture
def example(tmp_path):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


def test_the_real_notice_comes_back_the_same(seed_notice, seed_content, tmp_path):
    shutil.copytree(seed_content, tmp_path / "content")
    first, second = imported_twice(tmp_path, seed_notice)
    assert first == second


def test_the_draft_of_the_example_comes_back_the_same(example):
    notice = next((example / "content").glob("2026/*/thong-bao.yaml"))
    assert run(["draft", str(notice), "-q"]) == 0
    first, second = imported_twice(example, example / "output" / "du-thao" / notice.parent.name / "thong-bao.docx")
    assert first == second
    assert "khac" not in first


@pytest.mark.parametrize("text", [NUMBERED, PLAIN, LEVELS], ids=["numbered", "plain", "levels"])
def test_papers_of_other_shapes_come_back_the_same(text, example):
    file = example / "cu.txt"
    file.write_text(text, "utf-8")
    first, second = imported_twice(example, file)
    first.pop("nguoi_ky")
    second.pop("nguoi_ky")
    assert first == second
