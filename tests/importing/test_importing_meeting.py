"""The meeting in the words of an opening: its name, its day, who chaired it; never the day of a cited paper."""

from pathlib import Path

import pytest

from thongbao.importing.plain_text import read_text
from thongbao.importing.understanding import understand


def meeting_of(opening, subject="Kết luận cuộc họp"):
    text = f"THÔNG BÁO\n{subject}\n\n{opening} Sau khi nghe báo cáo, kết luận như sau:\n\n1. Giao Sở Y tế rà soát.\n"
    found = understand(read_text(Path("x.txt"), text.encode())).meeting
    return tuple(
        None if field is None else str(field.value)
        for field in (found.name, found.date, found.chair, found.chair_position)
    )


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        (
            "Sáng ngày 12/9/2025, tại trụ sở UBND thành phố, đồng chí Trần Văn Thanh, Phó Bí thư Thành ủy,"
            " Chủ tịch UBND xã đã chủ trì cuộc họp về dự án đường vành đai.",
            (
                "cuộc họp về dự án đường vành đai",
                "2025-09-12",
                "Trần Văn Thanh",
                "Phó Bí thư Thành ủy, Chủ tịch UBND xã",
            ),
        ),
        (
            "Ngày 15-16/9/2025, Chủ tịch UBND tỉnh Lê Hữu Hòa chủ trì buổi làm việc với các sở về du lịch.",
            ("buổi làm việc với các sở về du lịch", "2025-09-16", "Lê Hữu Hòa", "Chủ tịch UBND tỉnh"),
        ),
        (
            "Ngày 05 tháng 8 năm 2024, Ban Chỉ huy tổ chức cuộc họp ứng phó bão số 2 dưới sự chủ trì của Phó Chủ tịch"
            " UBND tỉnh Nguyễn Văn Hồng - Trưởng ban.",
            ("cuộc họp ứng phó bão số 2", "2024-08-05", "Nguyễn Văn Hồng", "Phó Chủ tịch UBND tỉnh"),
        ),
        (
            "Ngày 28-02-2023, dưới sự chủ trì của đồng chí Phạm Văn Thịnh, Phó Chủ tịch UBND tỉnh, UBND tỉnh tổ chức"
            " phiên họp giao ban tháng 3.",
            ("phiên họp giao ban tháng 3", "2023-02-28", "Phạm Văn Thịnh", "Phó Chủ tịch UBND tỉnh"),
        ),
        (
            "Ngày 10/01/2024, Chủ tịch UBND huyện Tân Uyên Bùi Văn Phương chủ trì phiên họp thường kỳ.",
            ("phiên họp thường kỳ", "2024-01-10", "Bùi Văn Phương", "Chủ tịch UBND huyện Tân Uyên"),
        ),
        (
            "Thực hiện Giấy mời số 12/GM-UBND ngày 10/5/2024, ngày 14/5/2024, Chủ tịch UBND huyện chủ trì cuộc họp về"
            " nông thôn mới.",
            ("cuộc họp về nông thôn mới", "2024-05-14", None, "Chủ tịch UBND huyện"),
        ),
        (
            "Ngày 10/9/2025, Thường trực HĐND tỉnh tổ chức phiên giải trình. Chủ trì phiên giải trình: đồng chí Lê Thị"
            " Hoa, Ủy viên Ban Thường vụ, Phó Chủ tịch HĐND tỉnh.",
            ("phiên giải trình", "2025-09-10", "Lê Thị Hoa", "Ủy viên Ban Thường vụ, Phó Chủ tịch HĐND tỉnh"),
        ),
        (
            "Ngày 10/9/2025, Phó Chủ tịch UBND tỉnh Lê Hữu Hòa chủ trì cuộc họp rà soát, tháo gỡ vướng mắc các dự án"
            " đầu tư công, nhà ở xã hội, tham dự có các sở.",
            (
                "cuộc họp rà soát, tháo gỡ vướng mắc các dự án đầu tư công, nhà ở xã hội",
                "2025-09-10",
                "Lê Hữu Hòa",
                "Phó Chủ tịch UBND tỉnh",
            ),
        ),
        (
            "Ngày 03/5/2024, đồng chí Cầm Thị Hiên, Phó Chủ tịch UBND huyện có buổi làm việc với xã Mường Bú, Chủ tịch"
            " UBND xã báo cáo.",
            ("buổi làm việc với xã Mường Bú", "2024-05-03", "Cầm Thị Hiên", "Phó Chủ tịch UBND huyện"),
        ),
        (
            "Ngày 03/5/2024, Chủ tịch UBND huyện chủ trì cuộc họp về giải phóng mặt bằng tại dự án kè sông, tại trụ sở"
            " UBND huyện.",
            ("cuộc họp về giải phóng mặt bằng tại dự án kè sông", "2024-05-03", None, "Chủ tịch UBND huyện"),
        ),
        (
            "Ngày 10/9/2025, BSCK I Huỳnh Thanh Tòng - Giám đốc Trung tâm chủ trì cuộc họp giao ban.",
            ("cuộc họp giao ban", "2025-09-10", "Huỳnh Thanh Tòng", "Giám đốc Trung tâm"),
        ),
        (
            "Ngày 10/9/2025, Trưởng Công an xã Thượng tá Lê Văn Bền chủ trì cuộc họp giao ban.",
            ("cuộc họp giao ban", "2025-09-10", "Lê Văn Bền", "Trưởng Công an xã"),
        ),
        (
            "Chiều 22/8/2025, UBND xã họp phiên họp tháng 8 dưới sự chủ tọa của đồng chí Hoàng Vân Anh - Chủ tịch UBND"
            " xã.",
            ("phiên họp tháng 8", "2025-08-22", "Hoàng Vân Anh", "Chủ tịch UBND xã"),
        ),
        (
            "Ngày 10/7/2024, Phó Chủ tịch Thường trực UBND tỉnh Trần Tuấn Hoàng cùng các Phó Chủ tịch UBND tỉnh chủ trì"
            " cuộc họp giải ngân.",
            ("cuộc họp giải ngân", "2024-07-10", "Trần Tuấn Hoàng", "Phó Chủ tịch Thường trực UBND tỉnh"),
        ),
    ],
)
def test_the_opening_tells_name_day_and_chair(opening, expected):
    assert meeting_of(opening) == expected


def test_a_plan_that_cites_papers_has_no_meeting_and_no_day_of_one():
    opening = "Thực hiện Chỉ thị số 05/CT-UBND ngày 12/3/2024 của UBND tỉnh, UBND xã tổ chức tuyên truyền."
    assert meeting_of(opening, "Triển khai tháng an toàn giao thông") == (None, None, None, None)


def test_a_day_without_a_year_takes_the_year_of_the_document():
    text = (
        "Đông, ngày 05 tháng 01 năm 2026\nTHÔNG BÁO\nKết luận cuộc họp\n\n"
        "Ngày 28/12, Chủ tịch UBND xã chủ trì phiên họp tháng 12 và kết luận như sau:\n\n1. Giao Sở Y tế rà soát.\n"
    )
    found = understand(read_text(Path("x.txt"), text.encode())).meeting
    assert str(found.date.value) == "2025-12-28"
    assert found.name.value == "phiên họp tháng 12"
