"""Rules of capital letters: Phụ lục II, VH-01 to VH-24 in the order of the annex.

None is an error: where a word begins a name is often a matter of reading, and the annex gives principles, not lists.
"""

from thongbao.findings import Decided, Rule, Severity
from thongbao.language import _
from thongbao.standard.clauses import together
from thongbao.standard.rules_page import IN_FORCE

_W, _N = Severity.WARNING, Severity.NOTE
_ANNEX = "Nghị định 30/2020/NĐ-CP, Phụ lục II, mục {}"


def capitals_clause(section: str, paragraph: int = 0, point: str = "") -> str:
    """Return the name of a clause of Phụ lục II, by mục, khoản and điểm."""
    name = _ANNEX.format(section)
    name += f", khoản {paragraph}" if paragraph else ""
    return name + (f", điểm {point}" if point else "")


def _rule(
    number: int,
    severity: Severity,
    summary: str,
    clause: str,
    looks_at: str,
    wrong: str,
    right: str,
    decided: Decided = Decided.AUTOMATIC,
) -> Rule:
    """Return a rule of Phụ lục II; why it is so is the annex itself."""
    return Rule(
        f"ND30-VH-{number:02}",
        severity,
        summary,
        clause,
        looks_at=looks_at,
        why=_("Phụ lục II quy định cách viết hoa; viết một cách thì tra tìm được và không gây hiểu nhầm."),
        wrong=wrong,
        right=right,
        decided=decided,
        since=IN_FORCE,
    )


SENTENCE = _rule(
    1,
    _W,
    _("Viết hoa chữ đầu câu và khi xuống dòng"),
    capitals_clause("I"),
    _("chữ sau dấu chấm, chấm hỏi, chấm than và chữ đầu đoạn"),
    "… xong. giao Phòng Kinh tế",
    "… xong. Giao Phòng Kinh tế",
)
PERSON = _rule(
    2,
    _W,
    _("Tên người viết hoa mọi âm tiết"),
    together(capitals_clause("II", 1, "a"), capitals_clause("II", 1, "b")),
    _("tên những người khai trong don-vi.yaml, co-quan.yaml; tên danh nhân thường gặp"),
    "Nguyễn ái Quốc",
    "Nguyễn Ái Quốc",
)
FOREIGN_PERSON = _rule(
    3,
    _N,
    _("Tên người nước ngoài phiên âm: viết hoa âm tiết đầu mỗi thành phần, có gạch nối"),
    together(capitals_clause("II", 2, "a"), capitals_clause("II", 2, "b")),
    _("tên phiên âm có gạch nối"),
    "Vla-Đi-Mia I-lích Lê-nin",
    "Vla-đi-mia I-lích Lê-nin",
)
ADMINISTRATIVE_UNIT = _rule(
    4,
    _W,
    _("Danh từ chung chỉ đơn vị hành chính viết thường giữa câu"),
    capitals_clause("III", 1, "a"),
    _("tỉnh, huyện, xã, phường … đứng giữa câu trước tên riêng"),
    "tại Xã Định Mỹ",
    "tại xã Định Mỹ",
)
NUMBERED_UNIT = _rule(
    5,
    _W,
    _("Đơn vị hành chính đặt theo số, tên người, sự kiện: viết hoa cả danh từ chung"),
    capitals_clause("III", 1, "b"),
    _("quận, phường đứng trước chữ số hoặc tên người, sự kiện"),
    "phường 3",
    "Phường 3",
)
SPECIAL_PLACE = _rule(
    6,
    _W,
    _("Viết hoa đặc biệt: Thủ đô Hà Nội, Thành phố Hồ Chí Minh"),
    capitals_clause("III", 1, "c"),
    _("hai tên này"),
    "thành phố Hồ Chí Minh",
    "Thành phố Hồ Chí Minh",
)
TERRAIN = _rule(
    7,
    _N,
    _("Danh từ chung chỉ địa hình trước tên riêng viết thường"),
    capitals_clause("III", 1, "d"),
    _("sông, núi, hồ, biển, vịnh đứng giữa câu trước tên riêng nhiều âm tiết"),
    "trên Sông Vàm Cỏ",
    "trên sông Vàm Cỏ",
)
REGION = _rule(
    8,
    _W,
    _("Tên vùng, miền viết hoa mọi âm tiết"),
    capitals_clause("III", 1, "đ"),
    _("tên vùng, miền thường gặp"),
    "vùng Tây bắc",
    "vùng Tây Bắc",
)
FOREIGN_PLACE = _rule(
    9,
    _N,
    _("Tên địa lý nước ngoài phiên âm: viết hoa âm tiết đầu, có gạch nối"),
    together(capitals_clause("III", 2, "a"), capitals_clause("III", 2, "b")),
    _("tên phiên âm có gạch nối"),
    "Mát-Xcơ-Va",
    "Mát-xcơ-va",
)
AGENCY = _rule(
    10,
    _W,
    _("Tên cơ quan viết hoa chữ đầu của từ chỉ loại hình, chức năng, lĩnh vực"),
    capitals_clause("IV", 1, "a"),
    _("tên cơ quan thường gặp và tên đơn vị khai trong don-vi.yaml"),
    "Uỷ Ban Nhân Dân",
    "Ủy ban nhân dân",
)
SPECIAL_AGENCY = _rule(
    11,
    _W,
    _("Tên cơ quan viết hoa đặc biệt"),
    capitals_clause("IV", 1, "b"),
    _("Ban Chấp hành Trung ương, Đảng Cộng sản Việt Nam, Văn phòng Trung ương Đảng"),
    "Đảng cộng sản Việt Nam",
    "Đảng Cộng sản Việt Nam",
)
FOREIGN_AGENCY = _rule(
    12,
    _N,
    _("Tên tổ chức nước ngoài: bản dịch như tên cơ quan Việt Nam, chữ viết tắt in hoa"),
    together(capitals_clause("IV", 2, "a"), capitals_clause("IV", 2, "b")),
    _("tên tổ chức quốc tế thường gặp"),
    "Asean, Liên Hợp Quốc",
    "ASEAN, Liên hợp quốc",
)
SPECIAL_NOUN = _rule(
    13,
    _N,
    _("Danh từ đặc biệt: Nhân dân, Nhà nước"),
    capitals_clause("V", 1),
    _("«nhân dân», «nhà nước» viết lúc hoa lúc thường trong một văn bản"),
    "vận động nhân dân … phục vụ Nhân dân",
    "vận động Nhân dân … phục vụ Nhân dân",
    Decided.NEEDS_EYES,
)
HONOUR = _rule(
    14,
    _N,
    _("Huân chương, huy chương, danh hiệu: viết hoa chữ đầu các thành phần và từ chỉ thứ, hạng"),
    capitals_clause("V", 2),
    _("tên danh hiệu thường gặp"),
    "huân chương lao động hạng ba",
    "Huân chương Lao động hạng Ba",
)
POSITION = _rule(
    15,
    _W,
    _("Chức vụ đi liền với tên người cụ thể viết hoa"),
    capitals_clause("V", 3),
    _("chức vụ đứng liền trước tên những người đã khai"),
    "phó chủ tịch Trần Văn Minh",
    "Phó Chủ tịch Trần Văn Minh",
)
PERSONALISED = _rule(
    16,
    _N,
    _("Danh từ chung đã riêng hóa viết hoa: Bác, Người, Đảng"),
    capitals_clause("V", 4),
    _("«đảng» đứng độc lập, chỉ Đảng Cộng sản Việt Nam"),
    "chủ trương của đảng",
    "chủ trương của Đảng",
    Decided.NEEDS_EYES,
)
HOLIDAY = _rule(
    17,
    _W,
    _("Ngày lễ, ngày kỷ niệm: viết hoa chữ đầu tên gọi"),
    capitals_clause("V", 5),
    _("tên ngày lễ thường gặp"),
    "ngày quốc khánh 2-9",
    "ngày Quốc khánh 2-9",
)
DOCUMENT = _rule(
    18,
    _W,
    _("Tên loại văn bản viết hoa khi nói đến một văn bản cụ thể"),
    capitals_clause("V", 6),
    _("tên loại văn bản đứng trước «số …»"),
    "theo thông báo số 08/TB-UBND",
    "theo Thông báo số 08/TB-UBND",
)
CITED_PART = _rule(
    19,
    _W,
    _("Viện dẫn: viết hoa Phần, Chương, Mục, Tiểu mục, Điều; viết thường khoản, điểm"),
    capitals_clause("V", 7),
    _("phần, chương, mục, điều, khoản, điểm của một văn bản cụ thể"),
    "Khoản 2 điều 5 Luật Lưu trữ",
    "khoản 2 Điều 5 Luật Lưu trữ",
)
LUNAR_YEAR = _rule(
    20,
    _W,
    _("Tên năm âm lịch viết hoa mọi âm tiết"),
    capitals_clause("V", 8, "a"),
    _("năm theo can chi"),
    "xuân Bính ngọ",
    "xuân Bính Ngọ",
)
TET = _rule(
    21,
    _N,
    _("Ngày tết: viết hoa chữ đầu tên gọi; «Tết» thay cho tết Nguyên đán"),
    capitals_clause("V", 8, "b"),
    _("tết Nguyên đán, tết Trung thu, tết Đoan ngọ"),
    "Tết Nguyên Đán",
    "tết Nguyên đán",
)
DAY_OR_MONTH = _rule(
    22,
    _N,
    _("Thứ và tháng viết bằng chữ: viết hoa âm tiết chỉ ngày, tháng"),
    capitals_clause("V", 8, "c"),
    _("thứ hai … thứ bảy, tháng tư …"),
    "sáng thứ hai",
    "sáng thứ Hai",
)
EVENT = _rule(
    23,
    _N,
    _("Sự kiện lịch sử, triều đại: viết hoa chữ đầu; mốc thời gian ghi bằng chữ, viết hoa"),
    capitals_clause("V", 9),
    _("tên sự kiện thường gặp"),
    "Cách mạng tháng 8",
    "Cách mạng tháng Tám",
)
WORK = _rule(
    24,
    _N,
    _("Tên tác phẩm, sách, báo: viết hoa chữ đầu của âm tiết thứ nhất"),
    capitals_clause("V", 10),
    _("tên báo, tạp chí thường gặp"),
    "Tạp chí cộng sản",
    "tạp chí Cộng sản",
    Decided.NEEDS_EYES,
)

RULES = tuple(value for value in dict(globals()).values() if isinstance(value, Rule))
