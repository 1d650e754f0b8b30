"""Paragraphs of our own: who leads, who helps, by when; and what is no assignment."""

from datetime import date

import pytest
from extract_spans import words_of

from thongbao.extract.known_units import KnownUnits
from thongbao.extract.passages import Cell, Passage
from thongbao.extract.reading import extract, gives_to


@pytest.mark.parametrize(
    ("text", "leads", "coordinating"),
    [
        ("Giao Sở Xây dựng rà soát các điểm sạt lở.", ["Sở Xây dựng"], []),
        (
            "Phòng Kinh tế chủ trì, phối hợp với Trạm Y tế, Công an phường kiểm tra các chợ.",
            ["Phòng Kinh tế"],
            ["Trạm Y tế", "Công an phường"],
        ),
        (
            "Yêu cầu UBND các xã Suối Lạnh, Đồi Cao tu sửa mương trước mùa mưa.",
            ["UBND xã Suối Lạnh", "UBND xã Đồi Cao"],
            [],
        ),
        ("Các sở: Nội vụ, Y tế và Tài chính gửi số liệu.", ["Sở Nội vụ", "Sở Y tế", "Sở Tài chính"], []),
    ],
)
def test_units_are_found_with_their_part(read, text: str, leads: list[str], coordinating: list[str]) -> None:
    (task,) = read(text)
    assert [name.lower() for name in task[0]] == [name.lower() for name in leads]
    assert task[1] == coordinating


def test_the_lead_of_a_heading_holds_for_what_stands_below(read) -> None:
    (task,) = read("Phối hợp với Hội Nông dân tập huấn kỹ thuật ghép cây xong trước ngày 20/3.", "Giao Phòng Kinh tế:")
    assert task == (["Phòng Kinh tế"], ["Hội Nông dân"], ["before 2026-03-20"])


@pytest.mark.parametrize(
    "line",
    ["Giao Phòng Nội vụ:", "* Giao Sở Y tế", "2. Công an tỉnh", "Đối với UBND các xã, phường:", "3.1. Sở Tài chính:"],
)
def test_lines_that_give_are_told_from_titles(line: str) -> None:
    assert gives_to(line, KnownUnits())


@pytest.mark.parametrize(
    "line",
    [
        "Công tác y tế",
        "Phòng, chống thiên tai",
        "Tổ chức thực hiện",
        "Về đầu tư công:",
        "Phòng Nội vụ báo cáo số liệu.",
    ],
)
def test_other_lines_give_nothing(line: str) -> None:
    assert gives_to(line, KnownUnits()) == ()


def test_every_printed_word_stands_at_its_place() -> None:
    passages = [
        Passage(
            "Chủ trì, phối hợp Sở Y tế, KH&ĐT lập đề án trình UBND tỉnh trước ngày 05/4.", "1", ("Giao Sở Nội vụ:",)
        ),
        Passage("Giao đồng chí Lò Văn Pâng, Phó Chủ tịch UBND xã duyệt trước ngày 10/4.", "1"),
    ]
    found = extract(passages, KnownUnits(), None)
    pairs = words_of(passages, found)
    assert len(pairs) > 8
    assert all(printed == there for printed, there in pairs)


@pytest.mark.parametrize(
    "text",
    [
        "Tuy nhiên, tiến độ kè sông còn chậm, một số đơn vị báo cáo chưa đúng hạn.",
        "Đến nay, Sở Công Thương mới làm xong 5/12 việc.",
        "UBND các xã cơ bản hoàn thành kế hoạch trồng rừng.",
        "Phê bình UBND xã Suối Lạnh, Phòng Nội vụ chậm gửi báo cáo.",
        "Thống nhất với đề xuất của Sở Tài chính.",
        "Dự án do Công ty Cổ phần Sông Mây làm chủ đầu tư.",
        "Một số nhà thầu năng lực yếu, huy động thiết bị không đủ.",
        "Kinh phí do UBND huyện phân bổ từ đầu năm.",
        "Công tác biên phòng được giữ vững; Công an tỉnh triệt phá 12 vụ ma túy.",
    ],
)
def test_what_was_done_is_given_to_nobody(read, text: str) -> None:
    assert [task for task in read(text) if task[0]] == []


@pytest.mark.parametrize(
    "text",
    [
        "Đến 05 giờ ngày 12/8, toàn huyện còn 37 hộ với 140 nhân khẩu đang ở tạm.",
        "Tính đến 17 giờ ngày 3/9, cả thành phố có 14 tàu đang neo đậu ngoài cảng.",
        "Bão số 7 là cơn bão rất phức tạp, đổi hướng nhiều lần, gây gió giật từ đêm 3/9.",
        "Áp thấp nhiệt đới đang mạnh lên, hướng về đất liền trong ngày 4/9.",
        "Chỉ tiêu khám sức khỏe năm 2026 của phường là 40 thanh niên.",
        "Để bảo đảm tiến độ thu ngân sách năm 2026, Chủ tịch UBND phường yêu cầu:",
        "Trước diễn biến của mưa lũ, Chủ tịch UBND tỉnh chỉ đạo các nội dung sau:",
    ],
)
def test_how_things_stand_is_no_task(read, text: str) -> None:
    assert read(text) == []
    assert read(text, "Giao Phòng Kinh tế:") == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Đến ngày 30/6, toàn xã còn 12 hộ chưa nhận tiền phải chi trả xong.", True),
        ("Bão số 7 đang mạnh lên, các xã chằng chống nhà cửa trước ngày 4/9.", True),
        ("Chỉ tiêu giao quân là 23 công dân, các thôn sơ tuyển xong trước ngày 15/11.", True),
        ("Trưởng các bản: Vận động bà con di dời.", False),
    ],
)
def test_what_is_to_be_done_about_it_is_one(read, text: str, due: bool) -> None:
    (task,) = read(text)
    assert bool(task[2]) == due


@pytest.mark.parametrize(
    "line", ["Giao Phòng Nội vụ:", "Ban Quản lý dự án:", "Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ:"]
)
def test_a_line_that_gives_what_stands_below_is_no_task_itself(read, line: str) -> None:
    assert read(line) == []


def test_below_a_title_of_assessment_only_open_orders_count(read) -> None:
    assert read("Các phòng, ban bám sát chương trình.", "I. ĐÁNH GIÁ CHUNG") == []
    (task,) = read("Giao Phòng Kinh tế khắc phục trước ngày 20/3.", "I. ĐÁNH GIÁ CHUNG")
    assert task[0] == ["Phòng Kinh tế"]


def test_fields_make_a_task_of_the_paragraph_before_them() -> None:
    passages = [Passage("Phủ kín cây xanh bờ kè.", "1", ("1. Môi trường",))]
    passages += [Passage("- Đơn vị chủ trì: Phòng Kinh tế", "1", ("1. Môi trường",))]
    (task,) = extract(passages, KnownUnits(), None).tasks
    assert task.text == "Phủ kín cây xanh bờ kè."
    assert [lead.name for lead in task.leads] == ["Phòng Kinh tế"]


def test_the_cost_grows_with_the_words_and_not_faster() -> None:
    """Counts calls, not seconds: a text a hundred times as long is read with about a hundred times as many."""
    import sys

    def calls(text: str) -> int:
        count = 0

        def seen(_frame: object, event: str, _argument: object) -> None:
            nonlocal count
            count += event == "call"

        sys.setprofile(seen)
        try:
            extract([Passage(text)], KnownUnits(), None)
        finally:
            sys.setprofile(None)
        return count

    for piece in (
        "Giao Sở Xây dựng, UBND các xã A, B phối hợp với Công an huyện rà soát, báo cáo trước ngày 15/9/2026; ",
        "Văn phòng Văn phòng ",
        "Trong khi, ",
        "Giám đốc các ",
        "((",
        "đồng chí Lò ",
    ):
        few, many = calls(piece * 5), calls(piece * 500)
        assert many <= 130 * max(few, 50), piece


@pytest.mark.parametrize(
    "text",
    [
        "Trong quý II, kiểm tra UBND các xã, Trạm Y tế thực hiện tiêm chủng.",
        "Hướng dẫn các thôn lập hồ sơ; đôn đốc Công an xã, Ban CHQS xã nộp báo cáo.",
        "Chậm nhất ngày 20/4, gửi Sở Tài chính, Sở Nội vụ thẩm định.",
        "Bàn giao mốc giới cho UBND xã, Hạt Kiểm lâm quản lý.",
        "Trường hợp Công ty Sông Mây không khắc phục thì lập biên bản xử phạt.",
        "Sau khi Sở Xây dựng thẩm định, trình UBND huyện phê duyệt trước 20/4.",
        "Ban hành văn bản yêu cầu UBND các xã, các trường học rà soát cơ sở vật chất.",
        "Theo dõi, tổng hợp kết quả của các phòng, ban, UBND các xã báo cáo Chủ tịch UBND huyện.",
        "Về trật tự đô thị: Chủ trì ra quân, nhắc nhở các hộ, Công an phường giữ xe vi phạm.",
        "Yêu cầu các nhà thầu, chủ đầu tư hoàn trả mặt bằng.",
    ],
)
def test_objects_receivers_and_owners_below_a_heading_lead_nothing(read, text: str) -> None:
    for leads, coordinating, _due in read(text, "Giao Phòng Y tế:"):
        assert leads == ["Phòng Y tế"]
        assert coordinating == []


@pytest.mark.parametrize(
    ("field", "leads", "coordinating"),
    [
        ("- Phân công thực hiện: Sở Nội vụ chủ trì, phối hợp với Sở Y tế.", ["Sở Nội vụ"], ["Sở Y tế"]),
        ("- Trách nhiệm thực hiện: Sở Nội vụ (chủ trì), Sở Y tế (phối hợp).", ["Sở Nội vụ"], ["Sở Y tế"]),
        ("Đơn vị chủ trì, tham mưu: Sở Tư pháp", ["Sở Tư pháp"], []),
        ("Cơ quan chủ trì: Sở Y tế (Phòng Nghiệp vụ)", ["Sở Y tế"], []),
        ("Đơn vị thực hiện: bếp ăn tập thể", ["bếp ăn tập thể"], []),
    ],
)
def test_a_field_says_who_whatever_its_form(field: str, leads: list[str], coordinating: list[str]) -> None:
    passages = [Passage("Xây dựng sổ tay an toàn.", "1"), Passage(field, "1")]
    (task,) = extract(passages, KnownUnits(), None).tasks
    assert [mention.name for mention in task.leads] == leads
    assert [mention.name for mention in task.coordinating] == coordinating


def test_fields_in_brackets_behind_a_task_say_who_and_when(read) -> None:
    (task,) = read("Công bố danh mục thủ tục (thực hiện: Văn phòng UBND xã; hoàn thành: tháng 4/2026).")
    assert task == (["Văn phòng UBND xã"], [], ["within_month 2026-04"])


def test_a_field_gives_a_period_without_its_from() -> None:
    passages = [Passage("Xây dựng sổ tay an toàn.", "1"), Passage("Thời gian thực hiện: Quý I - Quý II/2026", "1")]
    (task,) = extract(passages, KnownUnits(), None).tasks
    assert [due.deadline.value_text() for due in task.deadlines] == ["2026-01-01..2026-06-30"]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Mời đại diện Hội Nông dân tỉnh tham gia Tổ giám sát.", ["Hội Nông dân tỉnh"]),
        ("Mời nghệ nhân làng nghề truyền dạy.", []),
        ("Đề nghị Đài Khí tượng Thủy văn tỉnh gửi bản tin.", ["Đài Khí tượng Thủy văn tỉnh"]),
    ],
)
def test_who_is_invited_or_asked_never_inherits_a_lead(read, text: str, leads: list[str]) -> None:
    before, after = read(f"Giao Phòng Văn hóa lập kế hoạch khảo sát. {text}")
    assert (before[0], after[0]) == (["Phòng Văn hóa"], leads)
    (below,) = read(text, "Giao Phòng Văn hóa:")
    assert below[0] == leads


@pytest.mark.parametrize(
    "text",
    [
        "Trong quá trình thực hiện, nếu có vướng mắc, các xã phản ánh về Phòng Nội vụ để tổng hợp.",
        "Quá trình triển khai thực hiện, trường hợp phát sinh khó khăn, đề nghị các đơn vị báo cáo Phòng Nội vụ.",
    ],
)
def test_what_to_do_in_case_of_difficulties_is_nobodys_task(read, text: str) -> None:
    assert read(text) == []
    assert read(text, "Giao Phòng Kinh tế:") == []


@pytest.mark.parametrize(
    "title", ["1. Mục đích", "I. MỤC ĐÍCH, YÊU CẦU", "2. Yêu cầu", "Quan điểm chỉ đạo", "Mục tiêu chung"]
)
def test_aims_give_nothing_to_anybody(read, title: str) -> None:
    assert read("Các thôn, bản phối hợp chặt chẽ.", title) == []
    assert read("Nâng cao chất lượng đội ngũ.", title) == []


def test_a_leader_in_brackets_behind_a_task_supervises_it() -> None:
    text = "Trạm Y tế phun thuốc diệt muỗi trong tháng 4/2026 (đ/c Lò Văn Pâng - PCT UBND xã phụ trách, chỉ đạo)."
    (task,) = extract([Passage(text)], KnownUnits(), None).tasks
    assert [lead.name for lead in task.leads] == ["Trạm Y tế"]
    assert task.supervisor is not None
    assert (task.supervisor.name, task.supervisor.rule) == ("Lò Văn Pâng", "chi-dao-ngoac")


@pytest.mark.parametrize(
    ("text", "leads", "coordinating"),
    [
        (
            "Sở Nội vụ chủ trì, phối hợp với Sở Y tế, UBND các huyện: Suối Lạnh, Đồi Cao rà soát quỹ nhà.",
            ["Sở Nội vụ"],
            ["Sở Y tế", "UBND huyện Suối Lạnh", "UBND huyện Đồi Cao"],
        ),
        ("Ban Quản lý dự án 6 kiểm tra mặt bằng.", ["Ban Quản lý dự án 6"], []),
        ("Giao Ban Quản lý dự án 6 gói thầu.", ["Ban Quản lý dự án"], []),
        ("Công ty TNHH MTV Thủy lợi Bắc Sông Mây vận hành tiêu nước.", ["Công ty TNHH MTV Thủy lợi Bắc Sông Mây"], []),
        ("Giao PGS.TS. Lò Thị Mây - Phó Giám đốc Bệnh viện rà soát hồ sơ.", [], []),
    ],
)
def test_names_end_where_their_words_end(text: str, leads: list[str], coordinating: list[str]) -> None:
    (task,) = extract([Passage(text)], KnownUnits(), None).tasks
    assert [mention.name for mention in task.leads] == leads
    assert [mention.name for mention in task.coordinating] == coordinating
    assert (task.person.name if task.person else "") == ("Lò Thị Mây" if "PGS" in text else "")


def test_below_a_body_that_was_not_read_nobody_further_up_leads(read) -> None:
    outer, inner = "Giao Phòng Kinh tế:", "Ban điều phối vùng lõi khi sự cố tràn:"
    assert [task[0] for task in read("Rà soát phao cứu sinh trước ngày 20/3.", outer, inner)] == [[]]


@pytest.mark.parametrize(
    ("text", "supervisor"),
    [
        ("Giao Phòng Kinh tế xử lý bãi rác (đ/c Lò Văn Pâng - Phó Giám đốc Sở trực tiếp chỉ đạo).", "Lò Văn Pâng"),
        ("Giao Phòng Kinh tế mở chợ, đồng chí Phó Chủ tịch Lò Văn Pâng theo dõi, chỉ đạo.", "Lò Văn Pâng"),
        ("Giao Phòng Kinh tế mở chợ, đồng chí Lò Văn Pâng, chuyên viên đo đạc.", None),
        ("Phòng Kinh tế mở chợ (đ/c Lò Văn Pâng - Phó Giám đốc Sở đã nghỉ).", None),
    ],
)
def test_who_supervises_is_read_behind_the_task(text: str, supervisor: str | None) -> None:
    (task,) = extract([Passage(text)], KnownUnits(), None).tasks
    assert (task.supervisor.printed if task.supervisor else None) == supervisor
    assert [lead.printed for lead in task.leads] == ["Phòng Kinh tế"]


@pytest.mark.parametrize(
    ("cell", "leads", "people"),
    [
        ("Ban Điều hành dự án 3, Tư vấn giám sát", ["Ban Điều hành dự án 3", "Tư vấn giám sát"], []),
        ("Phòng Tiếp công dân, xử lý đơn thư", ["Phòng Tiếp công dân, xử lý đơn thư"], []),
        ("Khoa Nội, Ngoại, Sản", ["Khoa Nội", "Khoa Ngoại", "Khoa Sản"], []),
        ("Lò Văn Pâng, Vàng Thị Mỷ", [], ["Lò Văn Pâng", "Vàng Thị Mỷ"]),
        ("Trường Cao đẳng Cộng đồng tỉnh; Tỉnh đoàn", ["Trường Cao đẳng Cộng đồng tỉnh", "Tỉnh đoàn"], []),
    ],
)
def test_a_cell_of_who_leads_is_nothing_but_names(cell: str, leads: list[str], people: list[str]) -> None:
    cells = (Cell("Nội dung", "Rà soát hồ sơ"), Cell("Đơn vị thực hiện", cell))
    (task,) = extract([Passage("Rà soát hồ sơ", "1", cells=cells)], KnownUnits(), None).tasks
    assert [lead.name for lead in task.leads] == leads
    assert [each.printed for each in (*([task.person] if task.person else []), *task.people)] == people


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Các doanh nghiệp của khu lắp đồng hồ nước trước ngày 20/3.", "ten-chua-het"),
        ("Các khoa, phòng: Khám bệnh, Cấp cứu, Vật tư lập danh mục.", "ten-chua-het"),
        ("Trạm Y tế báo cáo tình hình tiêm chủng.", "thuat-hay-giao"),
        ("Chủ tịch UBND huyện chỉ đạo Phòng Kinh tế mở chợ phiên.", "ai-duoc-giao"),
    ],
)
def test_where_words_can_be_read_two_ways_nobody_is_named_and_the_rule_says_why(text: str, rule: str) -> None:
    (task,) = extract([Passage(text)], KnownUnits(), date(2026, 3, 2)).tasks
    assert (task.leads, task.person, task.confidence) == ((), None, "uncertain")
    assert task.lead_rule == rule
