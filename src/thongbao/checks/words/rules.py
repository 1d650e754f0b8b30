"""Rules of the words that are custom, not clauses: never errors."""

from thongbao.findings import Rule, Severity
from thongbao.language import _

_W, _N = Severity.WARNING, Severity.NOTE

SYLLABLE = Rule(
    "TB-CHU-01",
    _W,
    _("Chữ không có trong tiếng Việt"),
    looks_at=_("từng chữ của nội dung so với mọi âm tiết tiếng Việt có thể có"),
    why=_("Chữ gõ nhầm lọt qua mắt người đọc soát; chữ nước ngoài lạ thì chỉ lưu ý."),
    wrong="kiểm tar, thực hiênj",
    right="kiểm tra, thực hiện",
)
NEAR_NAME = Rule(
    "TB-CHU-02",
    _W,
    _("Gần giống một tên hoặc chữ viết tắt đã biết, nhưng khác"),
    looks_at=_("tên đơn vị, người, chữ viết tắt so với don-vi.yaml, co-quan.yaml"),
    why=_("Sai một dấu là thành tên khác."),
    wrong="xã Nậm Cắn",
    right="xã Nậm Cần",
)
UNEXPLAINED = Rule(
    "TB-CHU-03",
    _N,
    _("Chữ viết tắt không được giải thích"),
    looks_at=_("chữ viết tắt không thông dụng và lần giải thích trong ngoặc"),
    why=_("Người nhận ngoài ngành không hiểu; lần đầu nên viết đầy đủ, kèm chữ viết tắt trong ngoặc."),
    wrong="Trung tâm DVNN",
    right=_("Trung tâm Dịch vụ nông nghiệp (sau đây viết tắt là DVNN)"),
)
MISSPELT = Rule(
    "TB-CHU-04",
    _W,
    _("Từ hay viết sai"),
    looks_at=_("những từ hay bị lẫn dấu hỏi, dấu ngã, s, x, hoặc thiếu dấu"),
    why=_("Từng chữ thì đúng, ghép lại thì sai nghĩa."),
    wrong="bổ xung, sát nhập, xây dựng kế hoạch đề đồng chí Chủ tịch kiểm tra",
    right="bổ sung, sáp nhập, xây dựng kế hoạch để đồng chí Chủ tịch kiểm tra",
)
TWO_WORDS = Rule(
    "TB-CHU-05",
    _N,
    _("Một từ viết hai cách trong một văn bản"),
    looks_at=_("những cặp từ cùng nghĩa: bảo đảm, đảm bảo; hằng tuần, hàng tuần"),
    why=_("Một văn bản nên dùng một cách viết."),
    wrong="bảo đảm … đảm bảo",
    right="bảo đảm … bảo đảm",
)
COMMON_NOUN = Rule(
    "TB-CHU-06",
    _N,
    _("Danh từ chung viết hoa giữa câu"),
    looks_at=_("tên cây trồng, vật nuôi, mùa vụ viết hoa giữa câu"),
    why=_("Danh từ chung không viết hoa; viết lúc hoa lúc thường làm người đọc ngờ là tên riêng."),
    wrong="các cây trồng như Chè, Quế",
    right="các cây trồng như chè, quế",
)
UNIT_NAMES = Rule(
    "TB-TEN-01",
    _W,
    _("Một đơn vị được gọi bằng nhiều tên"),
    looks_at=_("các cách gọi từng đơn vị đã khai trong don-vi.yaml, và cơ quan ban hành"),
    why=_("Mỗi đơn vị nên có một cách gọi; tên đầy đủ ở lần đầu."),
    wrong="Phòng Nông nghiệp, Phòng NN&PTNT, Phòng Nông nghiệp và PTNT",
    right=_("Phòng Nông nghiệp và Phát triển nông thôn, sau đó một cách gọi tắt"),
)
PERSON_NAMES = Rule(
    "TB-TEN-02",
    _W,
    _("Chức vụ của một người ghi nhiều cách"),
    looks_at=_("chữ đi sau họ tên: dấu nối, chức vụ"),
    why=_("Cùng một người nên ghi chức vụ một cách trong cả văn bản."),
    wrong="Trần Văn Minh - PCT UBND; Trần Văn Minh PCT UBND huyện",
    right="Trần Văn Minh, Phó Chủ tịch UBND huyện",
)
MEETING_NAMES = Rule(
    "TB-TEN-03",
    _W,
    _("Một cuộc họp được gọi bằng nhiều tên"),
    looks_at=_("tên cuộc họp ở trích yếu, mở đầu, kết thúc"),
    why=_("Người đọc tưởng là hai cuộc họp."),
    wrong="phiên họp thường kỳ tháng 8 … phiên họp giao ban tháng 8",
    right="phiên họp thường kỳ tháng 8 … phiên họp thường kỳ tháng 8",
)
FINAL_MARK = Rule(
    "TB-DAU-01",
    _W,
    _("Đoạn không có dấu cuối"),
    looks_at=_("dấu ở cuối từng đoạn nội dung; trừ tiêu đề"),
    why=_("Đoạn không có dấu cuối dễ bị hiểu là còn thiếu chữ."),
    wrong="… với xã Pắc Ta",
    right="… với xã Pắc Ta.",
)
PUNCTUATION = Rule(
    "TB-DAU-02",
    _W,
    _("Dấu câu đặt sai"),
    looks_at=_("dấu phẩy trước ngoặc, hai dấu liền nhau, câu bị cắt ở vế phụ, thiếu phẩy giữa hai địa danh"),
    why=_("Dấu câu sai chỗ làm sai nghĩa hoặc cắt câu."),
    wrong="nguồn vốn hỗ trợ sản xuất, (nhất là các dự án",
    right="nguồn vốn hỗ trợ sản xuất (nhất là các dự án",
)
MISSING_COMMA = Rule(
    "TB-DAU-03",
    _N,
    _("Nên có dấu phẩy"),
    looks_at=_("những cụm từ liền nhau quen có dấu phẩy: khó khăn, vướng mắc; …, hoàn thành trước ngày …"),
    why=_("Thiếu dấu phẩy thì hai ý dính vào nhau."),
    wrong="khó khăn vướng mắc",
    right="khó khăn, vướng mắc",
)
LEAD_IN = Rule(
    "TB-DAU-04",
    _W,
    _("Dòng dẫn thiếu dấu hai chấm"),
    looks_at=_("dòng ngắn đứng trước các gạch đầu dòng"),
    why=_("Dòng dẫn kết thúc bằng dấu hai chấm thì các ý dưới mới thuộc về nó."),
    wrong="Giao Thanh tra huyện",
    right="Giao Thanh tra huyện:",
)
ELLIPSIS = Rule(
    "TB-DAU-05",
    _N,
    _("Dấu ba chấm trong nội dung"),
    looks_at=_("«...», «…», «v.v.» trong câu giao việc"),
    why=_("Việc phải làm cần liệt kê đủ; dấu ba chấm để ngỏ."),
    wrong="đeo khẩu trang, cài đặt ứng dụng...",
    right=_("liệt kê đủ, hoặc ghi «và các biện pháp khác theo quy định»"),
)
CITED_LATER = Rule(
    "TB-VD-01",
    _W,
    _("Văn bản được viện dẫn có ngày sau ngày của thông báo"),
    looks_at=_("ngày của văn bản được viện dẫn so với ngày ban hành, ngày họp"),
    why=_("Không thể căn cứ vào văn bản chưa ban hành."),
    wrong=_("thông báo ngày 05/01/2026 viện dẫn quyết định ngày 09/01/2026"),
    right=_("xem lại ngày của văn bản được viện dẫn"),
)
DATE_STYLES = Rule(
    "TB-NGAY-02",
    _N,
    _("Thời hạn viết nhiều kiểu"),
    looks_at=_("có năm và không năm, có «ngày» và không «ngày», ngày lễ"),
    why=_("Trong một văn bản nên viết một kiểu; thiếu năm thì sang năm sau dễ hiểu nhầm."),
    wrong="trước 10/9 … trước ngày 15/9/2020",
    right="trước ngày 10/9/2020 … trước ngày 15/9/2020",
)
NUMBER_STYLES = Rule(
    "TB-SO-01",
    _N,
    _("Số đếm viết nhiều kiểu"),
    looks_at=_("số dưới 10 có số 0 hay không; số lớn không có dấu chấm; 95.5% thay cho 95,5%; khoảng năm"),
    why=_("Trong một văn bản nên viết một kiểu."),
    wrong="4 tiêu chí … 01 bản; 2000 ha; 2021-2025 … 2021 - 2025",
    right="04 tiêu chí … 01 bản; 2.000 ha; 2021 - 2025",
)

RULES = tuple(value for value in dict(globals()).values() if isinstance(value, Rule))
