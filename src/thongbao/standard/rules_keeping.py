"""Rules of the register, electronic copies and the archive; decided where numbers are taken and papers are kept."""

from thongbao.findings import Decided, Rule, Severity
from thongbao.language import _
from thongbao.standard.clauses import annex, article, component, together
from thongbao.standard.rules_page import IN_FORCE

_E, _W = Severity.ERROR, Severity.WARNING
_COPIES = "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục {}, khoản {}"


def copy_clause(section: str, paragraph: int, point: str = "") -> str:
    """Return the name of a clause on copies: Phụ lục I, phần II, by mục, khoản and điểm."""
    return _COPIES.format(section, paragraph) + (f", điểm {point}" if point else "")


NUMBER_UNIQUE = Rule(
    "ND30-REG-01",
    _E,
    _("Số là duy nhất trong năm và trong dãy"),
    together(article(15), annex("VI", "III")),
    looks_at=_("số, ký hiệu của các dòng trong sổ đăng ký văn bản đi"),
    why=_("Số và ký hiệu văn bản là duy nhất trong một năm, thống nhất giữa văn bản giấy và điện tử."),
    wrong=_("hai văn bản cùng mang 08/TB-UBND năm 2026"),
    right=_("08/TB-UBND và 09/TB-UBND"),
    since=IN_FORCE,
)
NUMBER_CONTINUOUS = Rule(
    "ND30-REG-02",
    _E,
    _("Số bắt đầu từ 01 vào ngày 01 tháng 01, liên tục đến 31 tháng 12"),
    article(15),
    looks_at=_("dãy số của từng năm; số đã hủy, thu hồi vẫn giữ chỗ"),
    why=_("Hệ thống số lấy theo thứ tự và trình tự thời gian ban hành."),
    wrong=_("07, 09 (không có 08, không ghi hủy)"),
    right=_("07, 08 (hủy), 09"),
    since=IN_FORCE,
)
NUMBER_DATES = Rule(
    "ND30-REG-03",
    _W,
    _("Ngày không lùi theo số; không có ngày ở tương lai"),
    article(15),
    looks_at=_("ngày của các văn bản trong một dãy số"),
    why=_("Số được lấy theo trình tự thời gian ban hành."),
    wrong=_("08 ngày 10/9, 09 ngày 08/9"),
    right=_("08 ngày 08/9, 09 ngày 10/9"),
    since=IN_FORCE,
)
NUMBER_DIGITS = Rule(
    "ND30-REG-04",
    _E,
    _("Số chỉ gồm chữ số"),
    component("II", 3, "a"),
    looks_at=_("cột số trong sổ"),
    why=_("Số của văn bản được ghi bằng chữ số Ả Rập."),
    wrong="12a",
    right="13",
    since=IN_FORCE,
)
REGISTER_COLUMNS = Rule(
    "ND30-REG-05",
    _E,
    _("Sổ có đủ mười cột; cột (1) đến (5) không trống"),
    annex("IV", "I"),
    looks_at=_("các cột của sổ đăng ký văn bản đi"),
    why=_("Mẫu sổ đăng ký văn bản đi có mười cột."),
    wrong=_("thiếu người ký"),
    right=_("ghi đủ số, ngày, tên loại và trích yếu, người ký, nơi nhận"),
    since=IN_FORCE,
)
SENT_DAY = Rule(
    "ND30-REG-06",
    _W,
    _("Phát hành trong ngày ký, chậm nhất ngày làm việc tiếp theo"),
    article(18),
    looks_at=_("ngày chuyển so với ngày văn bản"),
    why=_("Văn bản đi phải hoàn thành thủ tục và phát hành trong ngày văn bản được ký, chậm nhất ngày làm việc sau."),
    wrong=_("chuyển sau năm ngày"),
    right=_("chuyển ngay trong ngày"),
    since=IN_FORCE,
)
REGISTER_FIXED = Rule(
    "ND30-REG-07",
    _E,
    _("Văn bản đã phát hành không sửa; chỉ thay thế, đính chính hoặc thu hồi bằng văn bản mới"),
    article(18, 3),
    looks_at=_("dòng đã ghi trong sổ và văn bản liên kết với nó"),
    why=_("Sai nội dung thì thay thế bằng văn bản tương đương; sai thể thức thì đính chính bằng công văn."),
    wrong=_("sửa trích yếu của văn bản đã phát hành"),
    right=_("công văn đính chính"),
    since=IN_FORCE,
)
REGISTER_SAME = Rule(
    "ND30-REG-08",
    _W,
    _("Tên loại, trích yếu, người ký, ngày trong sổ khớp với văn bản"),
    annex("IV", "I"),
    looks_at=_("dòng trong sổ so với văn bản đã lưu"),
    why=_("Sổ là căn cứ tra tìm; ghi khác văn bản thì không tìm được."),
    wrong=_("sổ ghi ngày 08/9, văn bản ghi ngày 09/9"),
    right=_("cùng một ngày"),
    since=IN_FORCE,
)
COPY_FORMAT = Rule(
    "ND30-DT-01",
    _E,
    _("Bản sao điện tử là PDF 1.4 trở lên; ảnh quét màu, ít nhất 200 dpi, tỷ lệ 100%"),
    together(*(copy_clause("I", 2, point) for point in "abcd")),
    looks_at=_("phiên bản PDF, màu và độ phân giải của ảnh"),
    why=_("Tiêu chuẩn của văn bản số hóa."),
    wrong=_("ảnh xám 150 dpi"),
    right=_("ảnh màu 200 dpi"),
    since=IN_FORCE,
)
SIGNATURE_IMAGES = Rule(
    "ND30-DT-02",
    _W,
    _("Người có thẩm quyền ký trước, cơ quan ký sau; dấu trùm khoảng 1/3 chữ ký về bên trái"),
    together(component("II", 7, "a"), component("II", 7, "d"), component("II", 8, "a"), component("II", 8, "c")),
    looks_at=_("thứ tự chữ ký số, hình ảnh chữ ký màu xanh, hình ảnh dấu màu đỏ, nền trong suốt"),
    why=_("Hình ảnh chữ ký và dấu do người đặt; mắt người xem mới biết đúng vị trí."),
    wrong=_("dấu ở bên phải chữ ký"),
    right=_("dấu trùm 1/3 chữ ký về bên trái"),
    decided=Decided.NEEDS_EYES,
    since=IN_FORCE,
)
SEPARATE_FILE = Rule(
    "ND30-DT-03",
    _E,
    _("Tệp kèm theo riêng có dòng «Số …; thời gian ký» cỡ 10 ở góc trên, bên phải"),
    together(component("II", 8, "b"), component("III", 1, "d")),
    looks_at=_("dòng thông tin ký số ở trang đầu của tệp kèm theo"),
    why=_("Phông chữ Times New Roman, chữ in thường, đứng, cỡ 10, màu đen, không hiện hình ảnh."),
    wrong=_("cỡ 13"),
    right=_("cỡ 10"),
    since=IN_FORCE,
)
COPY_CODE = Rule(
    "ND30-SAO-01",
    _E,
    _("Bản sao giấy: «SAO Y», «SAO LỤC» hoặc «TRÍCH SAO»; số, ký hiệu của bản sao; đường kẻ hết chiều ngang"),
    together(
        copy_clause("II", 1, "a"),
        copy_clause("II", 1, "c"),
        copy_clause("II", 2, "a"),
        copy_clause("II", 2, "b"),
    ),
    looks_at=_("hình thức sao, số và ký hiệu bản sao, đường kẻ ngăn với văn bản được sao"),
    why=_("Số bản sao đánh chung cho các loại bản sao, ký hiệu SY, SL, TrS."),
    wrong="SAO Y BẢN CHÍNH",
    right="SAO Y",
    since=IN_FORCE,
)
METADATA = Rule(
    "ND30-LT-01",
    _E,
    _("Đủ trường thông tin đầu vào, không dài quá quy định"),
    annex("VI", "II"),
    looks_at=_("số ≤ 11, ký hiệu ≤ 30, trích yếu ≤ 500, tên cơ quan ≤ 200, chức vụ ≤ 100, họ tên ≤ 50 ký tự"),
    why=_("Hệ thống quản lý tài liệu điện tử chỉ nhận trường đúng độ dài."),
    wrong=_("trích yếu 620 ký tự"),
    right=_("trích yếu nhiều nhất 500 ký tự"),
    since=IN_FORCE,
)
ARCHIVED_FILE = Rule(
    "ND30-LT-02",
    _E,
    _("Tệp lưu có mã kiểm tra, tên theo mẫu, không ghi đè"),
    annex("VI", "III"),
    looks_at=_("mã SHA-256 và tên tệp trong gói lưu"),
    why=_("Bản gốc phải giữ nguyên vẹn; cùng tên mà khác nội dung là mất bản gốc."),
    wrong=_("ghi đè tệp cũ"),
    right=_("gói mới cho mỗi lần phát hành"),
    since=IN_FORCE,
)
DOSSIER = Rule(
    "ND30-LT-03",
    _W,
    _("Hồ sơ có số ký hiệu, thời hạn bảo quản, mục lục văn bản"),
    annex("V", "I"),
    looks_at=_("số và ký hiệu hồ sơ, thời hạn, các dòng mục lục"),
    why=_("Thời hạn bảo quản là «Vĩnh viễn» hoặc một số năm."),
    wrong=_("thời hạn: lâu dài"),
    right=_("thời hạn: 20 năm"),
    since=IN_FORCE,
)
ORGAN_CODE = Rule(
    "ND30-LT-04",
    _W,
    _("Mã định danh cơ quan viết đúng, không quá 35 ký tự"),
    annex("VI", "II"),
    looks_at=_("ma_dinh_danh của cơ quan, đơn vị"),
    why=_("Mã gồm các nhóm chữ hoa và số, cách nhau bằng dấu chấm."),
    wrong="h1.151",
    right="H01.151",
    since=IN_FORCE,
)

RULES = tuple(value for value in dict(globals()).values() if isinstance(value, Rule))
