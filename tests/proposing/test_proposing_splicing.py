"""Proposals are put into a record at its marks: its words, comments, order and line ends stay what they were."""

import difflib

import pytest

from thongbao.errors import OutputError
from thongbao.extracting import change, propose, write

HEAD = """\
# Bản ghi của văn phòng: giữ nguyên từng dòng.
loai: Thông báo
trich_yeu: Kết luận họp giao ban
ngay: 2026-03-02
noi_nhan: [Như trên]
luu: VT
nguoi_ky: cvp
muc:
  - tieu_de: Kinh tế   # mục đầu
    noi_dung:
"""


@pytest.fixture
def proposed(make_workspace):
    """Return what is proposed for a record whose first section holds these items."""

    def made(items: str, newline: str = "\n"):
        workspace = make_workspace(raw={"notice": (HEAD + items).replace("\n", newline)})
        return propose(workspace.workspace, workspace.notice, lambda _step: None)

    return made


def added(result) -> list[str]:
    """Return the lines a change adds; it must take none away but those it wrote anew."""
    lines = difflib.ndiff(result.before.splitlines(), result.after.splitlines())
    return [line[2:] for line in lines if line.startswith("+ ")]


def test_keys_are_added_behind_those_of_an_assignment(proposed) -> None:
    result = change(
        proposed(
            """\
      - gach:
          viec: Phòng Kinh tế phối hợp Công an xã đo lại đất, xong trước ngày 20/3.   # xem biên bản
          # người ghi: Bình
          boi_canh: Về đất công
"""
        )
    )
    assert added(result) == [
        "          chu_tri: [p_kt]",
        "          phoi_hop: [ca_xa]",
        "          han: xong trước ngày 20/3",
    ]
    assert result.after.startswith(HEAD)
    assert "# xem biên bản" in result.after


def test_what_is_stated_is_never_said_again(proposed) -> None:
    given = proposed("      - gach: {viec: Phòng Kinh tế đo lại đất trước ngày 20/3., chu_tri: [], han: không}\n")
    assert given.proposals == ()


def test_an_assignment_in_brackets_grows_inside_them(proposed) -> None:
    result = change(proposed("      - gach: {viec: Giao Công an xã tuần tra.}   # một dòng\n"))
    assert result.after.splitlines()[-1] == (
        "      - gach: {viec: Giao Công an xã tuần tra., chu_tri: [ca_xa]}   # một dòng"
    )


def test_plain_words_become_assignments_with_their_comment(proposed) -> None:
    result = change(
        proposed(
            """\
      - 'Đất công còn lấn chiếm. Giao Phòng Kinh tế đo lại; giao Công an xã lập biên bản trước 15/3.'   # đoạn 1
      - doan: Không có gì ở đây.
"""
        )
    )
    assert result.after.removeprefix(HEAD) == (
        """\
      - gach:   # đoạn 1
          - Đất công còn lấn chiếm.
          - viec: 'Giao Phòng Kinh tế đo lại;'
            chu_tri: [p_kt]
          - viec: giao Công an xã lập biên bản trước 15/3.
            chu_tri: [ca_xa]
            han: trước 15/3
      - doan: Không có gì ở đây.
"""
    )


def test_a_plain_segment_becomes_an_assignment_in_its_list(proposed) -> None:
    result = change(
        proposed(
            """\
      - gach:
          - viec: Giao Phòng Kinh tế đo lại đất.
            chu_tri: [p_kt]
          - Báo cáo trước 15/3. # nhắc
"""
        )
    )
    assert result.after.removeprefix(HEAD) == (
        """\
      - gach:
          - viec: Giao Phòng Kinh tế đo lại đất.
            chu_tri: [p_kt]
          - viec: Báo cáo trước 15/3. # nhắc
            chu_tri: [p_kt]
            han: trước 15/3
"""
    )


def test_the_leads_of_a_heading_are_not_repeated(proposed) -> None:
    result = change(
        proposed(
            """\
      - giao: [p_kt]
        loi_dan: 'Giao Phòng Kinh tế:'
        noi_dung:
          - Đo lại đất công trước ngày 20/3.
"""
        )
    )
    assert "chu_tri" not in result.after
    assert "han: trước ngày 20/3" in result.after


def test_a_unit_nobody_knows_is_a_comment_and_no_guess(proposed) -> None:
    given = proposed("      - Giao Trạm Khuyến nông mở lớp, cấp kinh phí.\n")
    assert given.unknown == ("Trạm Khuyến nông",)
    result = change(given)
    assert "# chu_tri: Trạm Khuyến nông (chưa có trong don-vi.yaml)" in result.after
    assert "chu_tri: [" not in result.after


def test_line_ends_of_windows_stay(proposed) -> None:
    result = change(proposed("      - Giao Công an xã tuần tra đêm.\n", newline="\r\n"))
    assert result.data.count(b"\r\n") == result.data.count(b"\n")


def test_words_in_a_list_in_brackets_are_left_to_a_person(proposed) -> None:
    result = change(proposed("      - gach: ['Giao Công an xã tuần tra đêm.']\n"))
    assert result.before == result.after
    assert len(result.left) == 1


@pytest.mark.parametrize(
    "items",
    [
        "      - gach: {\n          viec: Giao Công an xã tuần tra., # ai\n        }\n",
        "      - gach: &a Giao Công an xã tuần tra.\n      - gach: *a\n",
    ],
    ids=["comment inside brackets", "anchor"],
)
def test_where_the_file_cannot_grow_safely_nothing_is_put_in(proposed, items: str) -> None:
    result = change(proposed(items))
    assert result.before == result.after
    assert result.left


@pytest.mark.parametrize(
    "items",
    [
        "      - |\n        Giao Công an xã tuần tra\n        trước ngày 20/3.\n\n      # cuối\n      - Hết.\n",
        "      - gach:\n          # ghi chú\n          Giao Công an xã tuần tra\n          trước ngày 20/3.\n",
        '      - "Giao Công an xã \\"tuần tra\\"\n         trước ngày 20/3: canh #1."   # c\n',
        "      - ? gach\n        : Giao Công an xã tuần tra trước ngày 20/3.\n",
        "      - gach:\n          viec: >\n            Giao Công an xã tuần tra trước ngày 20/3.\n\n      - Hết.\n",
    ],
    ids=["literal block", "value below its key", "quotes and hash", "question mark", "folded block last"],
)
def test_any_layout_of_the_words_keeps_them(proposed, items: str) -> None:
    given = proposed(items)
    result = change(given)
    assert "han: trước ngày 20/3" in result.after
    assert [line for line in items.splitlines() if "#" in line and "canh" not in line] == [
        line for line in result.after.removeprefix(HEAD).splitlines() if line.strip().startswith("#")
    ]
    write(result)
    assert change(propose_again(given)).after == result.after


def test_a_second_run_has_nothing_to_add(proposed) -> None:
    given = proposed("      - Giao Công an xã tuần tra. Giao Trạm Khuyến nông mở lớp.\n")
    result = change(given)
    write(result)
    again = propose_again(given)
    assert change(again).after == result.after


def propose_again(given):
    from thongbao.workspace import find_workspace

    return propose(find_workspace(given.file), given.file, lambda _step: None)


def test_a_file_that_changed_since_it_was_read_is_not_touched(proposed) -> None:
    given = proposed("      - Giao Công an xã tuần tra đêm.\n")
    result = change(given)
    given.file.write_text(given.file.read_text("utf-8") + "# thêm sau\n", "utf-8")
    with pytest.raises(OutputError, match="đã thay đổi"):
        write(result)
    assert given.file.read_text("utf-8").endswith("# thêm sau\n")


def test_a_file_that_somebody_made_read_only_is_not_replaced(proposed) -> None:
    given = proposed("      - Giao Công an xã tuần tra đêm.\n")
    result = change(given)
    before = given.file.read_bytes()
    given.file.chmod(0o444)
    with pytest.raises(OutputError, match="chỉ đọc"):
        write(result)
    assert given.file.read_bytes() == before
