"""thongbao extract as a user calls it: proposals on stdout, the difference, the file written, the JSON contract."""

import pytest
from calling import EXAMPLE, ROOT, call

BARE = """\
loai: Thông báo
trich_yeu: Kết luận họp giao ban
ngay: 2026-03-02
muc:
  - tieu_de: Kinh tế
    noi_dung:
      - Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã kiểm tra chợ, báo cáo trước ngày 20/3.   # mới
noi_nhan: [Như trên]
luu: VT
nguoi_ky: cvp
"""


@pytest.fixture
def notice(make_workspace):
    return make_workspace(raw={"notice": BARE}).notice


def test_proposals_say_what_where_and_by_which_rule(notice) -> None:
    result = call("extract", notice, cwd=ROOT)
    assert result.code == 0
    assert f"{notice}:7:9: nhiệm vụ mới" in result.out
    assert "chu_tri: Phòng Kinh tế → [p_kt] [đứng ngay sau «giao»" in result.out
    assert "phoi_hop: Công an xã → [ca_xa]" in result.out
    assert "1 nhiệm vụ mới, 0 nhiệm vụ ghi thêm; chưa ghi gì" in result.err
    assert notice.read_text("utf-8") == BARE


def test_a_dry_run_shows_the_difference_and_writes_nothing(notice) -> None:
    result = call("extract", notice, "--write", "--dry-run", cwd=ROOT)
    assert "+            chu_tri: [p_kt]".replace("  ", "") in result.out.replace("  ", "")
    assert notice.read_text("utf-8") == BARE


def test_writing_keeps_the_comment_and_passes_the_check(notice) -> None:
    assert call("extract", notice, "--write", cwd=ROOT).code == 0
    written = notice.read_text("utf-8")
    assert "- gach:   # mới" in written
    assert "han: trước ngày 20/3" in written
    assert call("check", notice, cwd=ROOT).code == 0
    assert "không có gì để thêm" in call("extract", notice, cwd=ROOT).err


def test_the_json_contract(notice) -> None:
    (proposal,) = call("extract", notice, "--format", "json", cwd=ROOT).json["proposals"]
    assert proposal["new"] is True
    assert proposal["keys"] == {"chu_tri": ["p_kt"], "phoi_hop": ["ca_xa"], "han": ["trước ngày 20/3"]}
    (found,) = proposal["found"]
    assert found["lead"] == [{"id": "p_kt", "printed": "Phòng Kinh tế", "name": "Phòng Kinh tế"}]
    assert found["lead_source"] == "explicit"
    assert found["deadlines"] == [{"printed": "trước ngày 20/3", "kind": "before", "value": "2026-03-20"}]


def test_a_broken_record_is_told_and_left(make_workspace) -> None:
    notice = make_workspace(raw={"notice": BARE.replace("loai:", "loaj:")}).notice
    result = call("extract", notice, "--write", cwd=ROOT)
    assert result.code == 1
    assert "loaj" in result.err


def test_strict_fails_while_anything_is_proposed(notice) -> None:
    assert call("extract", notice, "--strict", cwd=ROOT).code == 1


def test_the_example_states_what_its_words_say() -> None:
    assert call("extract", EXAMPLE, "--strict", cwd=ROOT).code == 0
