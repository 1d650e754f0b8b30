"""No word of any file is lost, none is invented: whatever the lines are, and in whatever order."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from thongbao.importing.importing import import_document
from thongbao.importing.plain_text import read_text

PARTS = (
    "ỦY BAN NHÂN DÂN",
    "VĂN PHÒNG",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 12/TB-UBND",
    "Số:     /KH-UBND",
    "Suối Ngàn, ngày 05 tháng 9 năm 2026",
    "Suối Ngàn, ngày     tháng 9 năm 2026",
    "THÔNG BÁO",
    "KẾT LUẬN",
    "BÁO CÁO KẾT QUẢ",
    "Kết luận của Chủ tịch UBND xã tại phiên họp tháng 9",
    "Kính gửi: Sở Nội vụ",
    "V/v báo cáo kết quả",
    "Căn cứ Luật Tổ chức chính quyền địa phương;",
    "Ngày 31/8/2026, Chủ tịch UBND xã Đinh Công Thịnh chủ trì phiên họp tháng 9. Dự họp có các thôn.",
    "kết luận như sau:",
    "I. ĐÁNH GIÁ CHUNG",
    "1. Nông nghiệp",
    "2. Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã rà soát, xong trước ngày 15/9.",
    "a) Báo cáo kết quả",
    "1.1. Tài chính",
    "Giao Phòng Kinh tế:",
    "* Giao Thanh tra huyện",
    "- Chủ trì, phối hợp với các thôn thực hiện trong tháng 9/2026",
    "+ Gửi báo cáo hằng tuần.",
    "Đơn vị chủ trì: Phòng Kinh tế.",
    "Thời gian: Trước ngày 20/9/2026.",
    "phần còn lại của một đoạn bị cắt",
    "| Nhiệm vụ | Đơn vị chủ trì | Thời hạn |",
    "| Rà soát hồ sơ | Phòng Kinh tế | 20/9/2026 |",
    "Trên đây là kết luận, Văn phòng thông báo để các đơn vị biết, thực hiện./.",
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT, VP.",
    "TL. CHỦ TỊCH",
    "CHÁNH VĂN PHÒNG",
    "(Đã ký)",
    "Trần Văn Bình",
    "Phụ lục I",
    "(Kèm theo Thông báo số 12/TB-UBND)",
    "DỰ THẢO",
    "HỎA TỐC",
    "",
    "__________",
    "5",
    "Điều 1. Phạm vi",
    "“Trích” – dẫn & <thẻ> #1: 'a' \"b\" {c} [d] %",
)


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=40))
@example(["Số: 12/TB-UBND", "Số: 12/TB-UBND"])
@example(["Nơi nhận:", "Nơi nhận:", "- Lưu: VT", "- Lưu: VT"])
@example([f"{'Kết luận ' * 8}tháng 9", "Suối Ngàn, ngày 05 tháng 9 năm 2026", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
@settings(max_examples=250, deadline=None)
def test_the_words_of_any_file_are_all_in_its_record(lines):
    source = read_text(Path("tep.txt"), "\n".join(lines).encode())
    imported = import_document(source)
    assert (imported.lost, imported.invented) == ({}, {}), imported.record


@given(st.text(min_size=1, max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_at_all_is_read_without_a_fault(text):
    source = read_text(Path("tep.txt"), f"x\n{text}".encode("utf-8", "replace").replace(b"\x00", b""))
    imported = import_document(source)
    assert (imported.lost, imported.invented) == ({}, {}), imported.record


HOSTILE = {
    "gaps": " " * 200_000 + "x",
    "tabs": "a\t" * 20_000,
    "stars": "**a " * 10_000,
    "underscores": "__a " * 10_000,
    "numbers": "1. 1. a) - " * 10_000,
    "dates": "THÔNG BÁO\nX\n" + "ngày 5 " * 10_000,
    "names": "THÔNG BÁO\nX\nNgày 5/9/2026, " + "đồng chí Nguyễn Văn An - Chủ tịch UBND xã, " * 3_000,
    "one_paragraph": "Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh " * 5_000,
    "pipes": "| a | b |\n" * 5_000,
    "brackets": "(" * 20_000,
    "levels": "\n".join(f"{'1.' * (n % 4 + 1)} a" for n in range(5_000)),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_text_made_to_take_for_ever_is_read_like_any_other(text):
    imported = import_document(read_text(Path("tep.txt"), text.encode()))
    assert (imported.lost, imported.invented) == ({}, {})
