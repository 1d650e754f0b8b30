"""The record an import writes: every word, read back by the program itself."""

import pytest

from thongbao.findings import has_errors
from thongbao.importing.importing import import_document
from thongbao.importing.plain_text import read_text
from thongbao.model.loading import load_parts
from thongbao.source.reader import parse, read


@pytest.fixture(scope="module")
def known(seed_content):
    return load_parts(read(seed_content / "co-quan.yaml")[0], read(seed_content / "don-vi.yaml")[0], None)[0]


@pytest.fixture(scope="module")
def imported(seed_notice, known):
    source = read_text(seed_notice, seed_notice.read_bytes())
    return import_document(source, units=known.units, office=known.office)


def test_no_word_of_the_real_notice_is_lost_or_invented(imported):
    assert (imported.lost, imported.invented, imported.left_over) == ({}, {}, ())


def test_the_record_of_the_real_notice_loads_without_faults(imported, known):
    document, findings = parse(imported.record.encode(), "thong-bao.yaml")
    parts, faults = load_parts(known.office_document, known.units_document, document)
    assert not has_errors(findings)
    assert faults == []
    assert parts.notice.filing == "VT, TH"
    assert len(parts.notice.sections) == 11


def test_what_the_real_notice_does_not_print_is_not_in_the_record(imported):
    document, _findings = parse(imported.record.encode(), "thong-bao.yaml")
    assert "so" not in document.root
    assert "ngay" not in document.root
    assert "can_cu" not in document.root


PLAN = """\
KẾ HOẠCH
Chuyển đổi số năm 2026

Thực hiện Kế hoạch số 12/KH-UBND, UBND xã ban hành Kế hoạch như sau:

1. Số hóa hồ sơ đất đai

- Đơn vị chủ trì: Phòng Nội vụ.
- Thời gian hoàn thành: Trước ngày 30/11/2026.

2. Tập huấn

Tổ chức 02 lớp tập huấn.

Nơi nhận:
- Lưu: VT.
"""


def test_a_task_that_is_a_title_is_carried_by_the_field_that_says_who_does_it(known, tmp_path):
    path = tmp_path / "kh.txt"
    path.write_text(PLAN, "utf-8")
    imported = import_document(read_text(path, path.read_bytes()), units=known.units, office=known.office)
    section = parse(imported.record.encode(), "x")[0].root["muc"][0]
    assert section["tieu_de"] == "Số hóa hồ sơ đất đai"
    assert section["noi_dung"][0] == {
        "gach": [
            {
                "viec": "Đơn vị chủ trì: Phòng Nội vụ.",
                "chu_tri": ["p_noivu"],
                "han": "Trước ngày 30/11/2026",
                "boi_canh": "Số hóa hồ sơ đất đai:",
            }
        ]
    }
    assert (imported.lost, imported.invented) == ({}, {})


def test_the_page_of_rules_lists_every_rule_a_finding_carries():
    import re
    from pathlib import Path

    root = Path(__file__).parents[2]
    rooms = (root / "src/thongbao/importing").glob("*.py")
    code = "\n".join(path.read_text("utf-8") for path in rooms)
    rules = set(re.findall(r'"((?:[a-z]+-)+[a-z]+)", (?:piece|origin|names|subject|titles|authority|position)', code))
    rules |= set(re.findall(r'^\s+\(?"((?:[a-z]+-){2,}[a-z]+)",(?: re| rf|$)', code, re.MULTILINE))
    listed = set(re.findall(r"`((?:[a-z]+-)+[a-z]+)`", (root / "docs/import.md").read_text("utf-8")))
    assert len(rules) > 15
    assert rules - listed == set()
