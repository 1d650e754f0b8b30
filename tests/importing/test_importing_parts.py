"""What stands where in a document: head, meeting, sections, foot, of notices and other papers."""

import pytest

from thongbao.importing.importing import import_document
from thongbao.importing.plain_text import read_text
from thongbao.importing.understanding import understand


@pytest.fixture(scope="module")
def seed(seed_notice):
    return understand(read_text(seed_notice, seed_notice.read_bytes()))


def understood(text, path):
    path.write_text(text, "utf-8")
    return understand(read_text(path, path.read_bytes()))


def test_the_head_of_the_real_notice_is_read_field_by_field(seed, seed_gold):
    head, gold = seed.head, seed_gold["header"]
    assert head.organ is None
    assert head.number is None
    assert head.notation.value == gold["number_suffix"]
    assert head.place.value == gold["place"]
    assert head.date is None
    assert str(head.month.value) == gold["month"]
    assert head.kind.value == gold["doc_type"]
    assert head.subject.value == gold["title"]
    assert head.left_over == []


def test_the_meeting_of_the_real_notice_is_read_from_its_opening(seed, seed_gold):
    meeting, gold = seed.meeting, seed_gold["header"]
    assert str(meeting.date.value) == gold["meeting_date"]
    assert {"name": meeting.chair.value, "title": meeting.chair_position.value} == gold["chair"]
    assert meeting.name.value == "phiên họp thường kỳ tháng 8 năm 2020"


def test_the_foot_of_the_real_notice_is_read_without_dashes_and_semicolons(seed, seed_gold):
    foot, gold = seed.foot, seed_gold["header"]["signer"]
    printed = [line.removeprefix("- ").replace(";", "").strip() for line in seed_gold["recipients"][:-1]]
    assert [found.value for found in foot.recipients] == printed
    assert foot.filing.value == "VT, TH"
    assert [foot.authority.value, foot.position.value, foot.name.value] == list(gold.values())
    assert foot.left_over == []


def test_the_sections_of_the_real_notice_have_their_titles_and_lines(seed, seed_gold):
    found = [(section.path, section.title.origin.line, section.title.text) for section in seed.body.sections]
    assert found == [(str(s["number"]), s["line"], s["title"]) for s in seed_gold["sections"]]
    assert len(seed.body.opening) == 2
    assert [p.piece.origin.line for p in seed.body.closing] == [159, 161]


CITY = """\
ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
THÀNH PHỐ SÔNG LAM             Độc lập - Tự do - Hạnh phúc
VĂN PHÒNG
_____________                  ____________________
Số: 08/TB-VP                   Sông Lam, ngày 05 tháng 01 năm 2026

THÔNG BÁO
Kết luận của Phó Chủ tịch UBND thành phố Trần Văn Bình
tại cuộc họp về tiến độ giải phóng mặt bằng

Sáng ngày 03/01/2026, Phó Chủ tịch UBND thành phố Trần Văn Bình đã chủ trì cuộc họp về tiến độ giải phóng
mặt bằng. Sau khi nghe báo cáo, Phó Chủ tịch UBND thành phố kết luận như sau:

1. Giao Sở Xây dựng chủ trì, phối hợp với các đơn vị hoàn thành trước ngày 20/01/2026.
"""


def test_a_city_office_without_bold_letters_has_its_governing_body_told_apart(tmp_path):
    found = understood(CITY, tmp_path / "tb.txt")
    assert found.head.governing.value == "ỦY BAN NHÂN DÂN THÀNH PHỐ SÔNG LAM"
    assert found.head.organ.value == "VĂN PHÒNG"
    assert (found.head.number.value, found.head.notation.value) == (8, "TB-VP")
    assert (found.head.place.value, str(found.head.date.value)) == ("Sông Lam", "2026-01-05")
    assert found.head.subject.value.endswith("tại cuộc họp về tiến độ giải phóng mặt bằng")
    assert found.meeting.chair.value == "Trần Văn Bình"
    assert found.meeting.chair_position.value == "Phó Chủ tịch UBND thành phố"
    assert str(found.meeting.date.value) == "2026-01-03"
    assert len(found.body.opening) == 1


@pytest.mark.parametrize(
    ("line", "number", "notation"),
    [
        ("Số: 08/TB-UBND", 8, "TB-UBND"),
        ("Số: 1234 /TB-VP", 1234, "TB-VP"),
        ("Số:       /KH-UBND", None, "KH-UBND"),
        ("Số: ...../TB-SNN&PTNT", None, "TB-SNN&PTNT"),
        ("Số 27/TB-VPHĐND", 27, "TB-VPHĐND"),
        ("Số: 12/TB - UBND", 12, "TB-UBND"),
        ("Số: 45/TB-VP.UBND", 45, "TB-VP.UBND"),
        ("Số 127-TB/HU", 127, "TB/HU"),
        ("Số: 15/UBND-NC1", 15, "UBND-NC1"),
    ],
)
def test_numbers_and_notations_of_all_offices(line, number, notation, tmp_path):
    head = understood(f"{line}\nTHÔNG BÁO\nVề việc nghỉ lễ\n\nNgày 5/9/2026, nghỉ lễ.\n", tmp_path / "a.txt").head
    assert (head.number.value if head.number else None, head.notation.value) == (number, notation)


@pytest.mark.parametrize(
    ("line", "place", "day", "month"),
    [
        ("Hà Nội, ngày 05 tháng 01 năm 2026", "Hà Nội", "2026-01-05", "2026-01"),
        ("TP. Hồ Chí Minh, ngày 9 tháng 10 năm 2022", "TP. Hồ Chí Minh", "2022-10-09", "2022-10"),
        ("Quận 1, ngày 12 tháng 5 năm 2021", "Quận 1", "2021-05-12", "2021-05"),
        ("Đông, ngày     tháng 8 năm 2020", "Đông", None, "2020-08"),
        ("Đông, ngày ... tháng ... năm 2020", "Đông", None, None),
        ("Đông, ngày 12/5/2021", "Đông", "2021-05-12", "2021-05"),
        ("Đông, ngày 31 tháng 2 năm 2021", "Đông", None, None),
    ],
)
def test_places_and_days_of_all_offices(line, place, day, month, tmp_path):
    head = understood(f"{line}\nTHÔNG BÁO\nVề việc nghỉ lễ\n\nNgày 5/9/2026, nghỉ lễ.\n", tmp_path / "a.txt").head
    found = (head.place.value, *(str(f.value) if f else None for f in (head.date, head.month)))
    assert found == (place, day, month)


@pytest.mark.parametrize(
    ("lines", "authority", "position", "name"),
    [
        (["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Trần Văn An"], "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Trần Văn An"),
        (["TL. CHỦ TỊCH CHÁNH VĂN PHÒNG", "Trần Văn An"], "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Trần Văn An"),
        (
            ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "(Đã ký)", "Trần Văn An"],
            "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG",
            "PHÓ CHÁNH VĂN PHÒNG",
            "Trần Văn An",
        ),
        (["CHỦ TỊCH", "", "Trần An"], None, "CHỦ TỊCH", "Trần An"),
        (["TUQ. TỔNG GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Trần An"], "TUQ. TỔNG GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Trần An"),
        (["KT. TỔNG GIÁM ĐỐC PHÓ TỔNG GIÁM ĐỐC", "Trần An"], "KT. TỔNG GIÁM ĐỐC", "PHÓ TỔNG GIÁM ĐỐC", "Trần An"),
        (["KT. CHÁNH VĂN PHÒNG", "PHÓ VĂN PHÒNG", "Trần An"], "KT. CHÁNH VĂN PHÒNG", "PHÓ VĂN PHÒNG", "Trần An"),
        (
            ["TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG TỔ CHỨC -", "HÀNH CHÍNH", "Trần An"],
            "TL. GIÁM ĐỐC",
            "TRƯỞNG PHÒNG TỔ CHỨC - HÀNH CHÍNH",
            "Trần An",
        ),
        (["TỔNG BIÊN TẬP", "Trần An"], None, "TỔNG BIÊN TẬP", "Trần An"),
        (["ĐỘI PHÓ PHỤ TRÁCH", "(Đã ký)", "Trần An"], None, "ĐỘI PHÓ PHỤ TRÁCH", "Trần An"),
        (["TM. BAN THƯỜNG VỤ", "ĐẢNG ỦY PHƯỜNG", "BÍ THƯ", "TRẦN AN"], "TM. BAN THƯỜNG VỤ", "BÍ THƯ", "TRẦN AN"),
        (
            ["TM. BAN CHỈ HUY", "TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND THÀNH PHỐ", "Trần Văn An"],
            "TM. BAN CHỈ HUY",
            "TRƯỞNG BAN\nPHÓ CHỦ TỊCH UBND THÀNH PHỐ",
            "Trần Văn An",
        ),
    ],
)
def test_who_signed_and_by_what_authority(lines, authority, position, name, tmp_path):
    text = (
        "THÔNG BÁO\nVề việc nghỉ lễ\n\nNgày 5/9/2026, nghỉ lễ.\n\nNơi nhận:\n- Lưu: VT.\n\n" + "\n".join(lines) + "\n"
    )
    foot = understood(text, tmp_path / "a.txt").foot
    assert (foot.authority.value if foot.authority else None, foot.position.value, foot.name.value) == (
        authority,
        position,
        name,
    )


def test_breaks_and_tags_of_html_are_no_words(tmp_path):
    found = understood(
        "UBND XÃ ĐÔNG<br>PHÒNG KINH TẾ\n\n<u>Số: 8/TB-PKT</u>\n\nTHÔNG BÁO\nVề <b>nghỉ</b> lễ\n\nNgày 5/9, nghỉ.\n",
        tmp_path / "a.md",
    )
    assert (found.head.governing.value, found.head.organ.value) == ("UBND XÃ ĐÔNG", "PHÒNG KINH TẾ")
    assert (found.head.number.value, found.head.subject.value) == (8, "Về nghỉ lễ")


def test_a_paper_of_the_party_has_its_governing_committee_and_recipients_without_commas(tmp_path):
    found = understood(
        "TỈNH ỦY BÌNH LÂM\nHUYỆN ỦY TÂN ĐÔNG\n*\nSố 127-TB/HU\n\nTHÔNG BÁO\nkết luận của Ban Thường vụ\n-----\n\n"
        "Ngày 01/9/2023, Ban Thường vụ kết luận:\n\nI- Kinh tế\n1- Giao Ban Tổ chức rà soát.\n\nNơi nhận:\n"
        "- Thường trực Tỉnh ủy,\n- Các chi bộ các xã,\nthị trấn,\n- Lưu Văn phòng.\n\n"
        "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nLò An\n",
        tmp_path / "a.txt",
    )
    assert (found.head.governing.value, found.head.organ.value) == ("TỈNH ỦY BÌNH LÂM", "HUYỆN ỦY TÂN ĐÔNG")
    assert [each.value for each in found.foot.recipients] == ["Thường trực Tỉnh ủy", "Các chi bộ các xã, thị trấn"]
    assert (found.foot.filing.value, found.foot.name.value) == ("Văn phòng", "Lò An")


@pytest.mark.parametrize(
    ("lines", "governing", "organ"),
    [
        (
            ["ỦY BAN NHÂN DÂN", "TỈNH HÀ LÂM", "CÔNG TY TNHH THỦY LỢI"],
            "ỦY BAN NHÂN DÂN TỈNH HÀ LÂM",
            "CÔNG TY TNHH THỦY LỢI",
        ),
        (["TỔNG CÔNG TY ĐIỆN LỰC", "CÔNG TY ĐIỆN LỰC HÀ LÂM"], "TỔNG CÔNG TY ĐIỆN LỰC", "CÔNG TY ĐIỆN LỰC HÀ LÂM"),
        (["CÔNG AN TỈNH HÀ LÂM", "CÔNG AN XÃ ĐÔNG"], "CÔNG AN TỈNH HÀ LÂM", "CÔNG AN XÃ ĐÔNG"),
        (["ỦY BAN NHÂN DÂN", "XÃ ĐÔNG"], None, "ỦY BAN NHÂN DÂN XÃ ĐÔNG"),
    ],
)
def test_governing_and_issuing_body_of_all_kinds(lines, governing, organ, tmp_path):
    text = "\n".join(lines) + "\nSố: 8/TB-X\n\nTHÔNG BÁO\nVề việc nghỉ lễ\n\nNgày 5/9/2026, nghỉ lễ.\n"
    head = understood(text, tmp_path / "a.txt").head
    assert (head.governing.value if head.governing else None, head.organ.value) == (governing, organ)


def test_a_letter_whose_addressees_stand_below_the_label_loses_no_word(tmp_path):
    text = "UBND XÃ ĐÔNG\nSố: 8/UBND\nV/v rà soát\n\nKính gửi:\n- Phòng Kinh tế;\n- Công an xã.\n\nĐề nghị rà soát.\n"
    found = import_document(read_text(tmp_path / "a.txt", text.encode()))
    assert [each.value for each in found.understood.head.addressees] == ["Phòng Kinh tế", "Công an xã"]
    assert [left.text for left in found.left_over if not left.known] == []
    assert (found.lost, found.invented) == ({}, {})


PARAGRAPHS = """\
ĐOÀN ĐBQH VÀ HĐND TỈNH SÔNG MÂY
VĂN PHÒNG
Số:       /TB-VP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sông Mây, ngày 05 tháng 01 năm 2026

THÔNG BÁO
Kết luận tại phiên họp tháng 01

Ngày 04/01/2026, Giám đốc Sở TS. Tô Văn Mây chủ trì phiên họp tháng 01. Sau khi thảo luận, kết luận như sau:

I. NHIỆM VỤ
1. Phòng Nội vụ
- Rà soát hồ sơ.
2. Phòng Kinh tế kiểm tra hồ đập.
3. Trạm Y tế tập huấn.
Cơ quan phối hợp: Phòng Nội vụ.

Nhà văn hóa thôn 1.200 480 40,0

Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Văn phòng.

Nơi nhận:
- Như trên;
- Lưu: VT.
CHÁNH VĂN PHÒNG
Lò Văn Pâng
"""


def test_numbered_paragraphs_under_a_roman_section_have_their_own_number(tmp_path):
    found = import_document(read_text(tmp_path / "a.txt", PARAGRAPHS.encode()))
    tasks = [(found.spoken[task.span.passage].passage.section, task.text) for task in found.extraction.tasks]
    assert tasks == [
        ("I.1", "Rà soát hồ sơ."),
        ("I.2", "Phòng Kinh tế kiểm tra hồ đập."),
        ("I.3", "Trạm Y tế tập huấn."),
    ]
    assert [each.name for each in found.extraction.tasks[2].coordinating] == ["Phòng Nội vụ"]
    assert (found.lost, found.invented) == ({}, {})


def test_an_office_of_a_delegation_its_chair_and_its_closing_are_told_apart(tmp_path):
    found = understood(PARAGRAPHS, tmp_path / "a.txt")
    assert (found.head.governing.value, found.head.organ.value) == ("ĐOÀN ĐBQH VÀ HĐND TỈNH SÔNG MÂY", "VĂN PHÒNG")
    assert (found.meeting.chair.value, found.meeting.chair_position.value) == ("Tô Văn Mây", "Giám đốc Sở")
    assert [line.piece.text[:10] for line in found.body.closing] == ["Trong quá "]
