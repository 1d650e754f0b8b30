"""The rules by name: what each says, a sentence it finds something in, and a like one in which it finds nothing.

The sentences are our own. ``explained`` is what people read beside a proposal.
"""

from dataclasses import dataclass
from typing import Final

from thongbao.language import _


@dataclass(frozen=True, slots=True)
class ExtractionRule:
    """A rule: its name, its words for people, an example, and a counter-example (the words of one paragraph each).

    ``under`` is the line above the example, where the rule needs one.
    """

    id: str
    says: str
    example: str
    not_in: str
    under: str = ""


RULES: Final = (
    ExtractionRule(
        "giao",
        _("đứng ngay sau «giao», «phân công», «ủy quyền», kể cả «thống nhất giao», «giao thêm cho»"),
        "Giao Sở Công Thương kiểm tra các chợ đầu mối.",
        "Sở Công Thương đã giao cho Trung tâm Khuyến công quản lý các chợ từ năm 2019.",
    ),
    ExtractionRule(
        "yeu-cau",
        _("đứng ngay sau «yêu cầu», «đề nghị», «mời», «nhắc», «lưu ý»"),
        "Đề nghị Công an tỉnh hỗ trợ phân luồng giao thông.",
        "Theo đề nghị của Công an tỉnh, tuyến đường được cấm tạm thời.",
    ),
    ExtractionRule(
        "chu-ngu",
        _("là chủ ngữ của câu giao việc"),
        "Phòng Nội vụ rà soát hồ sơ cán bộ không chuyên trách.",
        "Phòng Nội vụ đã rà soát xong hồ sơ cán bộ không chuyên trách.",
    ),
    ExtractionRule(
        "doi-voi",
        _("đứng sau «đối với», «riêng», «về phía» và là người phải làm"),
        "Riêng phường Bến Gỗ lập phương án di dời trước ngày 20/3.",
        "Đối với phường Bến Gỗ, giao Công an phường lập phương án di dời.",
    ),
    ExtractionRule(
        "chu-tri",
        _("đứng trước «chủ trì», «làm đầu mối» ở giữa câu"),
        "Việc này do Sở Tư pháp chủ trì, báo cáo trong tháng 4/2026.",
        "Việc này do người dân phản ánh qua đường dây nóng.",
    ),
    ExtractionRule(
        "ten-chua-het",
        _("tên đơn vị đọc chưa chắc đã hết nên để trống"),
        "Các doanh nghiệp của khu lắp đồng hồ nước trước ngày 20/3.",
        "Các doanh nghiệp trên địa bàn lắp đồng hồ nước trước ngày 20/3.",
    ),
    ExtractionRule(
        "thuat-hay-giao",
        _("có thể chỉ thuật lại điều đã báo cáo ở cuộc họp nên để trống"),
        "Trạm Y tế báo cáo tình hình tiêm chủng.",
        "Trạm Y tế báo cáo tình hình tiêm chủng trước ngày 15/4.",
    ),
    ExtractionRule(
        "ai-duoc-giao",
        _("người nêu ở đầu câu có thể là người giao việc nên để trống"),
        "Chủ tịch UBND huyện chỉ đạo Phòng Kinh tế mở chợ phiên.",
        "UBND huyện chỉ đạo Phòng Kinh tế mở chợ phiên.",
    ),
    ExtractionRule(
        "dong-giao",
        _("theo dòng giao việc đứng trên"),
        "Chuẩn bị hội trường, tài liệu cho hội nghị.",
        "Chuẩn bị hội trường, tài liệu cho hội nghị.",
        under="Giao Văn phòng HĐND và UBND xã:",
    ),
    ExtractionRule(
        "dau-doan",
        _("đứng đầu đoạn, trước dấu hai chấm"),
        "Giao Trạm Y tế: Lập danh sách trẻ chưa tiêm; nhắc lịch từng hộ.",
        "Giao Trạm Y tế lập danh sách trẻ chưa tiêm.",
    ),
    ExtractionRule(
        "cau-truoc",
        _("theo câu trước trong cùng đoạn"),
        "Giao Phòng Kinh tế kiểm kê ao hồ. Báo cáo kết quả trước ngày 25/3.",
        "Giao Phòng Kinh tế kiểm kê ao hồ, báo cáo kết quả trước ngày 25/3.",
    ),
    ExtractionRule(
        "ve-truoc",
        _("theo vế trước trong cùng câu"),
        "Phòng Kinh tế kiểm kê ao hồ; hướng dẫn nuôi ghép trước ngày 25/3.",
        "Phòng Kinh tế kiểm kê ao hồ, hướng dẫn nuôi ghép trước ngày 25/3.",
    ),
    ExtractionRule(
        "phoi-hop",
        _("đứng sau «phối hợp với», «cùng»"),
        "Phòng Kinh tế phối hợp với Hội Nông dân tập huấn ghép cây.",
        "Phòng Kinh tế gửi Hội Nông dân tài liệu ghép cây.",
    ),
    ExtractionRule(
        "nhan",
        _("nơi nhận, đứng sau «gửi», «báo cáo», «trình»"),
        "Phòng Kinh tế lập dự toán, gửi Phòng Tài chính - Kế hoạch thẩm định.",
        "Phòng Kinh tế đôn đốc các xã lập dự toán.",
    ),
    ExtractionRule(
        "chi-dao-giao",
        _("lãnh đạo được giao chỉ đạo, theo dõi, duyệt"),
        "Giao đồng chí Lò Văn Pâng, Phó Chủ tịch UBND xã trực tiếp chỉ đạo việc di dời.",
        "Giao đồng chí Lò Văn Pâng, chuyên viên Phòng Kinh tế đo đạc diện tích.",
    ),
    ExtractionRule(
        "chi-dao-bao-cao",
        _("lãnh đạo phụ trách nhận báo cáo"),
        "Công an xã báo cáo đồng chí Lò Văn Pâng - Phó Chủ tịch UBND xã phụ trách trước 05/4.",
        "Công an xã báo cáo Chủ tịch UBND xã trước 05/4.",
    ),
    ExtractionRule(
        "chi-dao-de",
        _("lãnh đạo mà đơn vị tham mưu để làm việc"),
        "Tham mưu để đồng chí Lò Văn Pâng, Phó Chủ tịch UBND xã làm việc với nhà thầu.",
        "Tham mưu để Nhân dân làm việc với nhà thầu.",
    ),
    ExtractionRule(
        "chi-dao-duoi",
        _("đứng sau «dưới sự chỉ đạo của»"),
        "Công an xã tuần tra dưới sự chỉ đạo của đồng chí Lò Văn Pâng, Phó Chủ tịch UBND xã.",
        "Công an xã tuần tra dưới sự chỉ đạo của Công an huyện.",
    ),
    ExtractionRule(
        "chi-dao-ngoac",
        _("lãnh đạo phụ trách ghi trong ngoặc hoặc sau dấu phẩy, sau nhiệm vụ"),
        "Công an xã tuần tra ban đêm (đồng chí Lò Văn Pâng - Phó Chủ tịch UBND xã phụ trách, chỉ đạo).",
        "Công an xã tuần tra ban đêm (đồng chí Lò Văn Pâng - Phó Chủ tịch UBND xã đã nghỉ).",
    ),
    ExtractionRule(
        "thoi-han",
        _("lời nêu thời hạn trong câu"),
        "Giao Trạm Y tế phun thuốc diệt muỗi trước ngày 15/4.",
        "Giao Trạm Y tế phun thuốc theo Công văn số 12/SYT ngày 15/4/2026.",
    ),
    ExtractionRule(
        "thoi-han-rieng",
        _("câu chỉ nêu thời hạn của việc ở câu trước"),
        "Giao Trạm Y tế phun thuốc diệt muỗi. Hoàn thành trước 15/4.",
        "Giao Trạm Y tế phun thuốc diệt muỗi trước 15/4.",
    ),
    ExtractionRule(
        "san-pham",
        _("văn bản phải làm ra, đứng sau «xây dựng», «tham mưu», «ban hành»"),
        "Phòng Nội vụ xây dựng Đề án vị trí việc làm trước ngày 30/4.",
        "Phòng Nội vụ thực hiện Đề án vị trí việc làm.",
    ),
    ExtractionRule(
        "nhan-lead",
        _("mục «Đơn vị chủ trì» ghi kèm nhiệm vụ"),
        "Lát vỉa hè phố Cầu Gỗ (đơn vị chủ trì: Phòng Kinh tế; phối hợp: Công an phường).",
        "Lát vỉa hè phố Cầu Gỗ (kể cả đoạn đầu phố).",
    ),
)
BY_ID: Final = {rule.id: rule for rule in RULES}


def explained(rule: str) -> str:
    """Return the words of a rule for people; the name itself for a rule of names, which needs none."""
    found = BY_ID.get(rule)
    return found.says if found else rule
