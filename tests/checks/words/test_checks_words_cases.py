"""Every rule of the words: what breaks it, and what looks much like it and is right."""

from datetime import date

import pytest

from thongbao.checks.words.all_checks import WORD_CHECKS
from thongbao.checks.words.rules import RULES

# rule → texts that break it, texts that do not; a tuple is a document of several lines.
CASES = {
    "TB-CHU-01": (
        [
            "Ông Nguyễnn Văn An dự họp.",
            "Tổ chức kiểm tar công tác này.",
            "Các đơn vị thực hiênj ngay.",
            "Hoàn thành kế hoach năm nay.",
        ],
        [
            "Truy cập https://dichvucong.gov.vn/trang-chu.html để nộp hồ sơ.",
            "Tại xã Kbang và xã Kông Chro.",
            "Tết Chol Chnam Thmay, lễ Sene Dolta.",
            "Thuốc Paracetamol 500 mg.",
            "Hàm số y = ax + b.",
            "Trung tâm công bố trên website, email và Zalo của xã.",
            "Tại huyện Krông Nô, tỉnh Đắk Lắk và xã Ia Kha.",
            "Gửi tệp báo-cáo.docx về ubnd@example.vn trước ngày 15/9.",
            "Làm việc với Vla-đi-mia I-lích Lê-nin.",
            "Giao đồng chí Y Bhem Niê chỉ đạo.",
        ],
    ),
    "TB-CHU-02": (
        ["Xã Nậm Cắn rà soát.", "Giao đồng chí Trần Vân Minh chỉ đạo.", "Tham mưu BCD phong trào."],
        ["Xã Nậm Cần rà soát.", "Giao đồng chí Trần Văn Minh chỉ đạo.", "Tham mưu BCĐ phong trào."],
    ),
    "TB-CHU-03": (
        ["Giải ngân vốn MTQG.", "Phòng LĐTBXH báo cáo."],
        [
            "Công ty TNHH MTV Hoa Sen có sản phẩm OCOP.",
            "Chương trình mục tiêu quốc gia (MTQG), vốn MTQG.",
            "UBND, HĐND, UBMTTQ xã.",
            "Phòng KTH báo cáo số 12/BC-KTH.",
        ],
    ),
    "TB-CHU-04": (
        [
            "Xắp xếp lại bộ máy.",
            "Nêu rỏ ràng trách nhiệm.",
            "Bổ xung hồ sơ.",
            "Sát nhập hai thôn.",
            "Lập kế hoạch đề đồng chí Chủ tịch kiểm tra.",
            "Đăng trên Công TTĐT xã.",
        ],
        [
            "Sắp xếp lại bộ máy.",
            "Bổ sung hồ sơ.",
            "Sáp nhập hai thôn.",
            "Vấn đề đồng chí Chủ tịch nêu.",
            "Đề nghị đồng chí Chủ tịch kiểm tra.",
            "Trung tâm Phục vụ hành chính công thông tin kết quả.",
        ],
    ),
    "TB-CHU-05": (
        [("Bảo đảm tiến độ.", "Đảm bảo chất lượng."), ("Báo cáo hàng tuần.", "Họp hằng tuần.")],
        [("Bảo đảm tiến độ.", "Bảo đảm chất lượng."), ("Hàng hóa tuần này.", "Họp hằng tuần.")],
    ),
    "TB-CHU-06": (
        ["Chăm sóc cây trồng như Chè, Quế, Mắc ca.", "Gieo trồng vụ Đông xuân."],
        ["Chăm sóc cây trồng như chè, quế.", "Giao đồng chí Lê Văn Na, đồng chí Đào Thị Cam.", "Chè là cây chủ lực."],
    ),
    "TB-TEN-01": (
        [
            ("Phòng NN&MT rà soát.", "Phòng Nông nghiệp và Môi trường báo cáo."),
            ("UBND xã, UBND xã và UBND xã họp.", "Trình UBND lần 1."),
        ],
        [
            ("Phòng Nông nghiệp và Môi trường rà soát.", "Phòng NN&MT báo cáo.", "Phòng NN&MT đôn đốc."),
            ("UBND xã, UBND xã và UBND xã họp.", "Văn phòng HĐND và UBND, UBND các xã."),
        ],
    ),
    "TB-TEN-02": (
        [("Đồng chí Trần Văn Minh - Phó Chủ tịch UBND huyện.", "Giao đồng chí Trần Văn Minh, PCT UBND làm.")],
        [("Đồng chí Trần Văn Minh, Phó Chủ tịch UBND huyện.", "Giao đồng chí Trần Văn Minh chỉ đạo.")],
    ),
    "TB-TEN-03": (
        [("Phiên họp thường kỳ tháng 8 năm 2026.", "Kết luận tại phiên họp giao ban tháng 8.")],
        [
            (
                "Phiên họp thường kỳ tháng 8 năm 2026.",
                "Kết luận tại phiên họp thường kỳ tháng 8, phiên họp giao ban tháng 7.",
            )
        ],
    ),
    "TB-DAU-01": (
        ["Giải quyết dứt điểm tranh chấp địa giới với xã bên"],
        [
            "Giải quyết dứt điểm tranh chấp.",
            "Chức vụ: Công chức Văn phòng Hội đồng nhân dân",
            "Ông (bà) Trần Văn Cường",
            "Ủy ban nhân dân xã trân trọng kính mời: Trưởng các phòng, ban",
            "1. Công tác tài chính, kế hoạch năm 2026",
            "heading: Công tác giáo dục và đào tạo năm nay",
        ],
    ),
    "TB-DAU-02": (
        [
            "Hỗ trợ sản xuất, (nhất là cây trồng).",
            "Tranh chấp tại bản Hát Nam xã Mường Mít.",
            "Sau khi nghe báo cáo của các đơn vị. Đồng chí Chủ tịch kết luận:",
            "Rà soát,, báo cáo.",
            "Rà soát (Yêu cầu các xã báo cáo. Gửi trước ngày 10/9).",
        ],
        [
            "Hỗ trợ sản xuất (nhất là cây trồng).",
            "Tranh chấp tại bản Hát Nam, xã Mường Mít.",
            "Sau khi nghe báo cáo, ý kiến các đơn vị, đồng chí Chủ tịch kết luận. Đồng chí yêu cầu:",
            "Điện, đường, trường, trạm, v.v., theo quy hoạch.",
            "Rà soát (theo mẫu số 01 kèm theo).",
        ],
    ),
    "TB-DAU-03": (
        [
            "Giải quyết khó khăn vướng mắc.",
            "Phòng A chủ trì phối hợp với Phòng B.",
            "Lập kế hoạch năm 2027 xong trước ngày 15/9.",
        ],
        ["Giải quyết khó khăn, vướng mắc.", "Phòng A chủ trì, phối hợp với Phòng B.", "Phải xong trước ngày 15/9."],
    ),
    "TB-DAU-04": (
        [("Giao Thanh tra huyện", "item: - Đôn đốc việc thực hiện kết luận.")],
        [("Giao Thanh tra huyện:", "item: - Đôn đốc việc thực hiện kết luận.")],
    ),
    "TB-DAU-05": (
        ["Cài đặt ứng dụng Bluezone... Không chủ quan."],
        ["Ví dụ: Trần Phú,...", "Họ và tên: ........................", "Từ “Hội đồng...” được viết hoa."],
    ),
    "TB-VD-01": (
        ["Theo Quyết định số 12/QĐ-UBND ngày 09/10/2026 của Ủy ban nhân dân xã về việc này."],
        ["Theo Quyết định số 12/QĐ-UBND ngày 09/9/2026 của Ủy ban nhân dân xã về việc này."],
    ),
    "TB-NGAY-02": (
        [("Xong trước ngày 15/9.", "Xong trước 20/9."), ("Xong trước ngày 15/9/2026.", "Xong trước ngày 20/9.")],
        [("Xong trước ngày 15/9.", "Xong trước ngày 20/9."), ("Trước 12/2026 người.", "Xong trước ngày 20/9.")],
    ),
    "TB-SO-01": (
        [
            "Kinh phí 1,500,000 đồng.",
            "Tỷ lệ đạt 95.5% kế hoạch.",
            ("Có 4 tiêu chí.", "Lập 01 bản."),
            "Trồng 2000 ha rừng.",
            ("Giai đoạn 2021-2025.", "Giai đoạn 2026 - 2030."),
        ],
        [
            "Kinh phí 1.500.000 đồng.",
            "Đạt 95,5%; mục 1.2. Hệ số 1,125.",
            ("Có 04 tiêu chí.", "Lập 01 bản, khoản 1 Điều 5, đợt 2, lần 1, 5 năm."),
            "Năm 2020 người dân trồng 2.000 ha.",
            ("Giai đoạn 2021 - 2025.", "Giai đoạn 2026 - 2030."),
        ],
    ),
    "ND30-CT-01": (
        [("Hòa giải.", "Hoà bình.")],
        [("Hòa giải.", "Hòa bình, quý, khoa, hoàn thành."), "Hoà giải, hoà bình."],
    ),
    "ND30-FONT-04": (
        [
            "Các  xã báo cáo.",
            "Các xã , thị trấn.",
            "Các xã,thị trấn.",
            "Xong.Giao Phòng A.",
            "Rà soát ( nếu có).",
            "Rà\u00adsoát.",
        ],
        ["Tỷ lệ 93,5%; lúc 14:30, tệp a.docx.", "Theo TCVN 6909:2001 (.pdf).", "Số:      /TB-UBND.", "Xem www.a.vn,b."],
    ),
    "ND30-VH-01": (
        ["Đã xong. giao Phòng A.", "khẩn trương rà soát toàn bộ."],
        [
            "Đạt 95,5%. iPhone không thuộc danh mục.",
            "Đã xong tại TP. Hà Nội.",
            "Gồm điện, v.v. và nước.",
            "a) Rà soát.",
            "Đạt 93.5 phần trăm.",
            "Sau dấu chấm than (!) và khi xuống dòng.",
        ],
    ),
    "ND30-VH-02": (
        ["Ông Nguyễn văn An dự họp.", "Đồng chí trần văn Minh chỉ đạo.", "Chủ tịch Hồ chí Minh."],
        [
            "Ông Nguyễn Văn An dự họp.",
            "Bà Chủ tịch văn phòng công chứng.",
            "Đồng chí Trần Văn Minh chỉ đạo.",
            "TRẦN VĂN MINH.",
        ],
    ),
    "ND30-VH-03": (["Học thuyết của Lê-Nin."], ["Học thuyết của Lê-nin."]),
    "ND30-VH-04": (
        ["Họp tại Xã Định Mỹ.", "Nhân dân Huyện Than Uyên."],
        [
            "Họp tại xã Định Mỹ.",
            "Phường Nguyễn Trãi, Phường Điện Biên Phủ.",
            "Xã Định Mỹ báo cáo.",
            "Văn phòng Tỉnh ủy.",
            "Họp tại Trường Tiểu học Thị trấn Nà Phặc.",
        ],
    ),
    "ND30-VH-05": (
        ["Họp tại phường 3."],
        [
            "Hỗ trợ mỗi phường 3 triệu đồng.",
            "Mỗi phường 10 đại biểu.",
            "Họp tại Phường 3.",
            "Có 3 phường, phường 3.500 dân.",
        ],
    ),
    "ND30-VH-06": (["Đi thành phố Hồ Chí Minh.", "Về thủ đô Hà Nội."], ["Đi Thành phố Hồ Chí Minh.", "Thủ đô Hà Nội."]),
    "ND30-VH-07": (["Dọc Sông Vàm Cỏ."], ["Dọc sông Vàm Cỏ.", "Chủ tịch Hồ Chí Minh.", "Thành phố Sông Công."]),
    "ND30-VH-08": (["Vùng Tây bắc."], ["Vùng Tây Bắc.", "Gió hướng Tây bắc."]),
    "ND30-VH-09": (["Tại Mát-Xcơ-Va."], ["Tại Mát-xcơ-va."]),
    "ND30-VH-10": (
        ["Ủy Ban Nhân Dân xã.", "Trình ủy ban nhân dân xã.", "Sở tài chính thẩm định.", "Giao phòng Kinh tế làm."],
        [
            "Ủy ban nhân dân xã.",
            "ỦY BAN NHÂN DÂN.",
            "Các hội nông dân cơ sở, Ủy ban Thường vụ Quốc hội.",
            "Giao Phòng Kinh tế làm.",
            "Uỷ ban nhân dân xã.",
        ],
    ),
    "ND30-VH-11": (["Đảng cộng sản Việt Nam."], ["Đảng Cộng sản Việt Nam."]),
    "ND30-VH-12": (["Theo Liên Hợp Quốc và Asean."], ["Theo Liên hợp quốc và ASEAN."]),
    "ND30-VH-13": (
        ["Vận động nhân dân hiến đất."],
        ["Vận động Nhân dân hiến đất.", "Hội đồng nhân dân, Công an nhân dân, đồng nhân dân tệ."],
    ),
    "ND30-VH-14": (
        ["Trao huân chương lao động hạng Nhì.", "Tặng Huân chương lao động."],
        ["Huân chương Lao động hạng Ba.", "Tặng Huân chương Lao động.", "Các huân chương lao động."],
    ),
    "ND30-VH-15": (["Giao phó chủ tịch Trần Văn Minh."], ["Giao Phó Chủ tịch Trần Văn Minh.", "Các phó chủ tịch."]),
    "ND30-VH-16": (
        ["Theo chủ trương của đảng và Nhà nước."],
        ["Theo chủ trương của Đảng và Nhà nước.", "Các đảng viên của đảng bộ."],
    ),
    "ND30-VH-17": (["Dịp quốc khánh 2-9.", "Dịp Quốc khánh 2/9."], ["Dịp Quốc khánh 2-9."]),
    "ND30-VH-18": (["Theo thông báo số 08/TB-UBND."], ["Theo Thông báo số 08/TB-UBND.", "Có thông báo số điện thoại."]),
    "ND30-VH-19": (
        [
            "Theo điểm a Khoản 2 Điều 5 Luật Lưu trữ.",
            "Theo điều 5 Luật Lưu trữ.",
            "Theo khoản 2 điều 5 của Nghị định này.",
        ],
        [
            "Theo điểm a khoản 2 Điều 5 Luật Lưu trữ.",
            "Khoản 2 Điều 5 Luật Lưu trữ.",
            "Có nhiều điều 5 năm nay mới làm.",
        ],
    ),
    "ND30-VH-20": (["Xuân Bính ngọ."], ["Xuân Bính Ngọ."]),
    "ND30-VH-21": (
        ["Dịp Tết Nguyên Đán.", "Dịp tết nguyên đán."],
        ["Dịp tết Nguyên đán, nghỉ Tết.", "Tết Nguyên đán đã gần."],
    ),
    "ND30-VH-22": (
        ["Họp giao ban sáng Thứ Hai hằng tuần.", "Họp sáng thứ hai.", "Ngày rằm Tháng 7."],
        ["Họp sáng thứ Hai.", "Họp sáng thứ Hai.", "Lần thứ hai, thứ 2, tháng 8.", "Tháng 7 có mưa."],
    ),
    "ND30-VH-23": (["Từ Cách mạng tháng 8."], ["Từ Cách mạng tháng Tám."]),
    "ND30-VH-24": (["Đọc Tạp chí Cộng Sản."], ["Đọc tạp chí Cộng sản."]),
    "ND30-VD-01": (
        [
            "Theo đề nghị của Trưởng phòng tại Tờ trình số 12/TTr-PKT.",
            "Theo Nghị định 68.",
            "Theo Quyết định số 12/QĐ-UBND.",
            "Theo Quyết định 12/QĐ-UBND ngày 09/9/2026 của UBND xã về việc này.",
        ],
        [
            (
                "subject: Triển khai Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của",
                "subject: Bộ Chính trị về chuyển đổi số",
            ),
            "Theo đề nghị của Trưởng phòng Phòng Kinh tế tại Tờ trình số 12/TTr-PKT ngày 02 tháng 3 năm 2026.",
            "Hợp đồng số 05/HĐ-UBND ngày 02 tháng 3 năm 2026 giữa hai bên về tư vấn.",
            "Theo Quyết định số 12/QĐ-UBND ngày 09/9/2026 của UBND xã về việc này; Quyết định số 12/QĐ-UBND.",
            "Thực hiện Nghị quyết 5 năm.",
        ],
    ),
    "ND30-VD-02": (
        ["Ngày 5 tháng 03 năm 2026.", "Theo QĐ số 12/QĐ-UBND."],
        ["Ngày họp: ngày 05 tháng 3 năm 2026.", "Theo Quyết định số 12/QĐ-UBND."],
    ),
    "ND30-CC-03": (
        ["basis: Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 21 tháng 6 năm 2024."],
        ["basis: Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024.", "Theo Nghị quyết số 201/2025/QH15."],
    ),
    "ND30-2C-01": (
        ["Báo cáo UBND huyện trước ngày 15/9.", "recipient: - Huyện ủy (để b/c);"],
        [
            "Báo cáo UBND tỉnh trước ngày 15/9.",
            "Hồ sơ của UBND huyện Than Uyên cũ.",
            "Theo Quyết định số 12/QĐ-UBND ngày 05/3/2024 của UBND huyện Than Uyên về việc này.",
            "Trạm đặt tại trung tâm huyện Than Uyên trước đây.",
        ],
    ),
    "ND30-2C-02": (["Tại tỉnh Kiên Giang."], ["Tại tỉnh An Giang.", "Tại tỉnh Kiên Giang cũ.", "Đến tỉnh Lai Châu."]),
    "ND30-KT-01": (
        ["Các đơn vị biết, thực hiện.", "Các đơn vị thực hiện ./.", ("Xong phần một./.", "Xong phần hai./.")],
        [
            "Các đơn vị thực hiện./.",
            ("Một.", "Hai./.", "appendix_label: Phụ lục", "Hết./."),
            "Cuối có dấu “./.”./.",
            ("Hết./.", "appendix_label: Phụ lục", "table: 12", "Ghi chú: Tính cho từng đơn vị."),
        ],
    ),
    "ND30-NN-01": (["recipient: - Thường trực Huyện ủy (B/c);"], ["recipient: - Thường trực Đảng ủy (để b/c);"]),
    "ND30-NN-05": (
        [("code: Số: 12/UBND-VP", "subject: V/v giao việc", "filing: - Lưu: VT, KT.")],
        [
            ("code: Số: 12/UBND-VP", "subject: V/v giao việc", "filing: - Lưu: VT, VP."),
            "filing: - Lưu: VT.",
            ("code: Số: 12/CV-UBND", "subject: V/v giao việc", "filing: - Lưu: VT, VP."),
        ],
    ),
}


def ids(assessment):
    return {finding.rule for finding in assessment.findings}


def lines(case):
    return case if isinstance(case, tuple) else (case,)


@pytest.mark.parametrize(("rule", "wrong"), [(r, w) for r, (wrongs, _rights) in CASES.items() for w in wrongs])
def test_what_breaks_a_rule_is_found_with_what_to_write(rule, wrong, judged):
    found = [finding for finding in judged(*lines(wrong)).findings if finding.rule == rule]
    assert found
    assert all(finding.message and finding.hint for finding in found)


@pytest.mark.parametrize(("rule", "right"), [(r, x) for r, (_wrongs, rights) in CASES.items() for x in rights])
def test_what_only_looks_like_it_is_left_alone(rule, right, judged):
    found = [finding.message for finding in judged(*lines(right)).findings if finding.rule == rule]
    assert found == []


def test_every_rule_of_the_words_has_a_case():
    decided = {rule.id for check in WORD_CHECKS for rule in check.rules}
    assert decided - set(CASES) == set()
    assert {rule.id for rule in RULES} <= decided


def test_none_of_the_custom_rules_is_an_error():
    assert {str(rule.severity) for rule in RULES} == {"warning", "note"}


def test_a_rule_that_cannot_be_asked_is_not_evaluated_and_one_without_matter_does_not_apply(judged):
    outcomes = {o.rule: (str(o.status), o.why) for o in judged("Rà soát./.", units=None, issued=None).outcomes}
    assert outcomes["TB-TEN-01"] == ("passed", "")
    assert outcomes["TB-CHU-02"][0] == "passed"
    assert outcomes["ND30-VH-15"] == ("not_evaluated", "chưa biết đơn vị và người: không có don-vi.yaml")
    assert outcomes["ND30-2C-01"][0] == "not_evaluated"
    assert outcomes["ND30-VD-01"] == ("not_applicable", "không viện dẫn văn bản nào")


def test_a_rule_binds_from_its_first_day(judged):
    assert ids(judged("Báo cáo UBND huyện./.", issued=date(2025, 6, 30))) == set()
    assert ids(judged("Báo cáo UBND huyện./.", issued=date(2025, 7, 1))) == {"ND30-2C-01"}
