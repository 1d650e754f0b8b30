"""Rules of the head of a document, ô 1 to 5: Phụ lục I, phần I, mục II khoản 1 to 5."""

from typing import Final

from thongbao.findings import Rule, Severity
from thongbao.language import _
from thongbao.standard.clauses import annex, article, component, together
from thongbao.standard.rules_page import IN_FORCE

_E, _W = Severity.ERROR, Severity.WARNING
_TITLE, _MOTTO = component("II", 1, "a"), component("II", 1, "b")
_ORGAN, _CODE, _CODE_LOOK = component("II", 2, "b"), component("II", 3, "b"), component("II", 3, "c")
_PLACE, _DAY, _DATE_LOOK = component("II", 4, "a"), component("II", 4, "b"), component("II", 4, "c")
_SUBJECT, _SUBJECT_LOOK = component("II", 5, "a"), component("II", 5, "b")
_ABBREVIATIONS: Final = annex("III", "I")

NATIONAL_TITLE = Rule(
    "ND30-QH-01",
    _E,
    _("Quốc hiệu viết đúng"),
    _TITLE,
    looks_at=_("dòng chữ Quốc hiệu ở ô số 1"),
    why=_("Quốc hiệu là chuỗi chữ cố định; Nghị định in cả HÒA và HOÀ, cả hai đều đúng."),
    wrong="CỘNG HÒA X.H.C.N VIỆT NAM",
    right="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    since=IN_FORCE,
)
NATIONAL_TITLE_LOOK = Rule(
    "ND30-QH-02",
    _E,
    _("Quốc hiệu in hoa, cỡ 12 đến 13, đứng, đậm, trên một dòng"),
    together(_TITLE, component("II", 1, "c")),
    looks_at=_("cỡ chữ, kiểu chữ của Quốc hiệu; bị ngắt thành hai dòng thì cảnh báo"),
    why=_("Quốc hiệu cỡ chữ từ 12 đến 13, kiểu chữ đứng, đậm; ô quá hẹp làm Quốc hiệu bị ngắt dòng."),
    wrong=_("cỡ 14, không đậm"),
    right=_("cỡ 13, đậm, cột bên phải rộng ít nhất 93 mm"),
    since=IN_FORCE,
)
NATIONAL_MOTTO = Rule(
    "ND30-TN-01",
    _E,
    _("Tiêu ngữ viết đúng"),
    _MOTTO,
    looks_at=_("dòng chữ Tiêu ngữ ở ô số 1"),
    why=_("Chữ đầu của các cụm từ viết hoa, giữa các cụm từ có gạch nối (-), có cách chữ."),
    wrong="Độc lập – Tự do – Hạnh Phúc",
    right="Độc lập - Tự do - Hạnh phúc",
    since=IN_FORCE,
)
NATIONAL_MOTTO_LOOK = Rule(
    "ND30-TN-02",
    _E,
    _("Tiêu ngữ cỡ 13 đến 14, đứng, đậm; đường kẻ dưới dài bằng dòng chữ"),
    _MOTTO,
    looks_at=_("cỡ chữ, kiểu chữ, và đường kẻ dưới Tiêu ngữ (nét vẽ, viền đoạn, hay dấu gạch dưới)"),
    why=_("Dưới Tiêu ngữ có đường kẻ ngang, nét liền, dài bằng độ dài của dòng chữ."),
    wrong=_("đường kẻ dài bằng 1/3 dòng chữ"),
    right=_("đường kẻ dài bằng dòng chữ"),
    since=IN_FORCE,
)
NATIONAL_MOTTO_UNDERLINED = Rule(
    "ND30-TN-03",
    _W,
    _("Không dùng chữ gạch chân thay đường kẻ"),
    _MOTTO,
    looks_at=_("chữ gạch chân ở Tiêu ngữ, tên cơ quan, trích yếu"),
    why=_("Nghị định quy định đường kẻ phía dưới, không phải chữ gạch chân."),
    wrong=_("Tiêu ngữ gạch chân"),
    right=_("đường kẻ riêng dưới Tiêu ngữ"),
    since=IN_FORCE,
)
ORGAN_LOOK = Rule(
    "ND30-CQ-01",
    _E,
    _("Tên cơ quan ban hành in hoa, đậm; cơ quan chủ quản in hoa, không đậm; cỡ 12 đến 13"),
    _ORGAN,
    looks_at=_("chữ hoa, cỡ chữ, kiểu chữ của các dòng ở ô số 2"),
    why=_("Cơ quan ban hành: in hoa, đứng, đậm. Cơ quan chủ quản: in hoa, đứng. Tên UBND hai dòng là một tên."),
    wrong=_("cả hai dòng «UBND XÃ X» và «PHÒNG KINH TẾ» đều đậm"),
    right=_("«UBND XÃ X» không đậm, «PHÒNG KINH TẾ» đậm"),
    since=IN_FORCE,
)
ORGAN_RULE = Rule(
    "ND30-CQ-02",
    _E,
    _("Dưới tên cơ quan có đường kẻ dài từ 1/3 đến 1/2 dòng chữ"),
    _ORGAN,
    looks_at=_("đường kẻ dưới tên cơ quan ban hành"),
    why=_("Đường kẻ ngang, nét liền, dài từ 1/3 đến 1/2 dòng chữ, đặt cân đối."),
    wrong=_("đường kẻ dài bằng cả dòng chữ"),
    right=_("đường kẻ dài bằng 0,4 dòng chữ"),
    since=IN_FORCE,
)
ORGAN_NAME = Rule(
    "ND30-CQ-03",
    _W,
    _("Tên cơ quan ban hành viết đầy đủ"),
    component("II", 2, "a"),
    looks_at=_("chữ viết tắt trong tên cơ quan ban hành, số cơ quan chủ quản ở dòng trên"),
    why=_("Tên cơ quan ban hành là tên chính thức, đầy đủ; chỉ cơ quan chủ quản được viết tắt cụm từ thông dụng."),
    wrong=_("UBND / XÃ ĐỊNH MỸ"),
    right=_("ỦY BAN NHÂN DÂN / XÃ ĐỊNH MỸ"),
    since=IN_FORCE,
)
HEAD_SPACING = Rule(
    "ND30-CQ-04",
    _W,
    _("Hai dòng của ô số 1, của ô số 2 cách nhau dòng đơn"),
    together(component("II", 1, "c"), _ORGAN),
    looks_at=_("dòng trống và khoảng cách giữa các dòng của ô số 1, ô số 2"),
    why=_("Quốc hiệu và Tiêu ngữ, tên hai cơ quan được trình bày cách nhau dòng đơn."),
    wrong=_("một dòng trống giữa Quốc hiệu và Tiêu ngữ"),
    right=_("hai dòng liền nhau, cách dòng đơn"),
    since=IN_FORCE,
)
CODE_LINE = Rule(
    "ND30-SO-01",
    _E,
    _("Số viết bằng chữ số, dưới 10 có số 0 phía trước, sau «Số» có dấu hai chấm"),
    together(component("II", 3, "a"), _CODE_LOOK),
    looks_at=_("dòng số, ký hiệu ở ô số 3; bản dự thảo để trống số thì chưa xét"),
    why=_("Số là chữ số Ả Rập; với những số nhỏ hơn 10 phải ghi thêm số 0 phía trước."),
    wrong="Số 5/TB-UBND",
    right="Số: 05/TB-UBND",
    since=IN_FORCE,
)
CODE_TYPE = Rule(
    "ND30-SO-02",
    _E,
    _("Chữ viết tắt tên loại trong ký hiệu đúng với loại văn bản"),
    together(_CODE, _ABBREVIATIONS),
    looks_at=_("nhóm chữ đầu của ký hiệu và tên loại văn bản"),
    why=_("Chữ viết tắt tên loại theo bảng ở Phụ lục III: Thông báo là TB, Quy định là QyĐ, Chương trình là CTr."),
    wrong="08/TBKL-UBND",
    right="08/TB-UBND",
    since=IN_FORCE,
)
CODE_REPEATED = Rule(
    "ND30-SO-03",
    _E,
    _("Ký hiệu công văn gồm cơ quan và đơn vị soạn thảo"),
    _CODE,
    looks_at=_("ký hiệu của công văn"),
    why=_("Công văn không có chữ viết tắt tên loại; ký hiệu gồm tên cơ quan và đơn vị soạn thảo hoặc lĩnh vực."),
    wrong="12/CV-UBND",
    right="12/UBND-VP",
    since=IN_FORCE,
)
CODE_MARKS = Rule(
    "ND30-SO-04",
    _E,
    _("Trong số, ký hiệu dùng gạch chéo và gạch nối, không cách chữ"),
    _CODE_LOOK,
    looks_at=_("dấu và khoảng trống trong dòng số, ký hiệu"),
    why=_("Giữa số và ký hiệu có dấu gạch chéo (/), giữa các nhóm chữ có dấu gạch nối (-), không cách chữ."),
    wrong="08 / TB – UBND",
    right="08/TB-UBND",
    since=IN_FORCE,
)
CODE_YEAR = Rule(
    "ND30-SO-05",
    _W,
    _("Số của văn bản hành chính không ghi năm"),
    _CODE,
    looks_at=_("nhóm năm trong dòng số, ký hiệu"),
    why=_("Năm trong số chỉ dùng cho văn bản quy phạm pháp luật."),
    wrong="08/2026/TB-UBND",
    right="08/TB-UBND",
    since=IN_FORCE,
)
CODE_LOOK = Rule(
    "ND30-SO-06",
    _E,
    _("Số, ký hiệu cỡ 13, đứng, canh giữa dưới tên cơ quan"),
    together(_CODE_LOOK, component("II", 3, "d")),
    looks_at=_("cỡ chữ, kiểu chữ, canh lề của dòng số, ký hiệu"),
    why=_("Số, ký hiệu cỡ chữ 13, kiểu chữ đứng, canh giữa dưới tên cơ quan ban hành."),
    wrong=_("cỡ 14, đậm"),
    right=_("cỡ 13, không đậm"),
    since=IN_FORCE,
)
CODE_DECLARED = Rule(
    "ND30-SO-07",
    _W,
    _("Chữ viết tắt cơ quan, đơn vị trong ký hiệu đã được quy định"),
    _CODE,
    looks_at=_("các nhóm chữ của ký hiệu và chữ viết tắt khai trong co-quan.yaml, don-vi.yaml"),
    why=_("Chữ viết tắt do người đứng đầu cơ quan quy định cụ thể."),
    wrong=_("UBND-KTHT khi chưa khai KTHT"),
    right=_("khai viet_tat: KTHT cho đơn vị, hoặc dùng chữ đã khai"),
    since=IN_FORCE,
)
DATE_LINE = Rule(
    "ND30-NGAY-01",
    _E,
    _("Địa danh, ngày tháng năm viết đúng dạng"),
    together(_DAY, _DATE_LOOK),
    looks_at=_("dòng địa danh và thời gian ở ô số 4; bản dự thảo để trống ngày thì chưa xét"),
    why=_("Viết đầy đủ ngày, tháng, năm; ngày dưới 10 và tháng 1, 2 có số 0 phía trước, tháng 3 đến 9 thì không."),
    wrong="Định Mỹ, ngày 5 tháng 03 năm 2026",
    right="Định Mỹ, ngày 05 tháng 3 năm 2026",
    since=IN_FORCE,
)
DATE_REAL = Rule(
    "ND30-NGAY-02",
    _E,
    _("Ngày ban hành có thật và khớp với bản ghi, sổ đăng ký"),
    _DAY,
    looks_at=_("ngày ở ô số 4 so với lịch, với bản ghi và sổ"),
    why=_("Thời gian ban hành là ngày, tháng, năm văn bản được ban hành."),
    wrong=_("ngày 31 tháng 4 năm 2026"),
    right=_("ngày 30 tháng 4 năm 2026"),
    since=IN_FORCE,
)
PLACE_NAME = Rule(
    "ND30-NGAY-03",
    _W,
    _("Địa danh là tên chính thức của đơn vị hành chính"),
    _PLACE,
    looks_at=_("địa danh trước ngày tháng"),
    why=_("Đơn vị hành chính đặt theo tên người, chữ số hoặc sự kiện lịch sử phải ghi tên gọi đầy đủ."),
    wrong=_("TP.HCM, ngày …; 1, ngày …"),
    right=_("Thành phố Hồ Chí Minh, ngày …; Quận 1, ngày …"),
    since=IN_FORCE,
)
DATE_LOOK = Rule(
    "ND30-NGAY-04",
    _E,
    _("Địa danh, thời gian cỡ 13 đến 14, nghiêng, cùng dòng với số, ký hiệu"),
    _DATE_LOOK,
    looks_at=_("cỡ chữ, kiểu chữ, vị trí của dòng địa danh và thời gian"),
    why=_("Trình bày trên cùng một dòng với số, ký hiệu, bằng chữ in thường, cỡ 13 đến 14, kiểu chữ nghiêng."),
    wrong=_("chữ đứng"),
    right=_("chữ nghiêng"),
    since=IN_FORCE,
)
TYPE_NAME = Rule(
    "ND30-LOAI-01",
    _E,
    _("Tên loại là một trong các loại có tên; công văn không ghi tên loại"),
    together(article(7), _SUBJECT, _ABBREVIATIONS),
    looks_at=_("dòng tên loại văn bản"),
    why=_("Có 29 loại văn bản hành chính; công văn không có tên loại trên văn bản."),
    wrong=_("CÔNG VĂN; PHIẾU GIAO NHIỆM VỤ có số, ký hiệu"),
    right=_("công văn chỉ có «V/v …»"),
    since=IN_FORCE,
)
TYPE_LOOK = Rule(
    "ND30-LOAI-02",
    _E,
    _("Tên loại và trích yếu: cỡ 13 đến 14, đứng, đậm, canh giữa"),
    _SUBJECT_LOOK,
    looks_at=_("cỡ chữ, kiểu chữ, canh lề, vị trí của tên loại và trích yếu"),
    why=_("Tên loại in hoa, đậm; trích yếu ngay dưới, in thường, đứng, đậm."),
    wrong=_("trích yếu nghiêng"),
    right=_("trích yếu đứng, đậm"),
    since=IN_FORCE,
)
TYPE_RULE = Rule(
    "ND30-LOAI-03",
    _W,
    _("Dưới trích yếu có đường kẻ dài từ 1/3 đến 1/2 dòng chữ"),
    _SUBJECT_LOOK,
    looks_at=_("đường kẻ dưới trích yếu của văn bản có tên loại"),
    why=_("Đường kẻ ngang, nét liền, dài từ 1/3 đến 1/2 dòng chữ, đặt cân đối."),
    wrong=_("không có đường kẻ"),
    right=_("đường kẻ dài bằng 0,4 dòng chữ"),
    since=IN_FORCE,
)
SUBJECT = Rule(
    "ND30-TY-01",
    _W,
    _("Trích yếu ngắn gọn, viết hoa chữ đầu, không dấu cuối"),
    together(_SUBJECT, annex("VI", "II")),
    looks_at=_("chữ đầu, dấu cuối và độ dài của trích yếu"),
    why=_("Trích yếu là một câu ngắn gọn hoặc một cụm từ; hệ thống quản lý nhận nhiều nhất 500 ký tự."),
    wrong=_("kết luận tại phiên họp tháng 9."),
    right=_("Kết luận tại phiên họp tháng 9"),
    since=IN_FORCE,
)
LETTER_SUBJECT = Rule(
    "ND30-TY-02",
    _E,
    _("Trích yếu công văn đứng sau chữ «V/v»"),
    _SUBJECT_LOOK,
    looks_at=_("chữ mở đầu của trích yếu công văn"),
    why=_("Trích yếu công văn viết sau chữ “V/v”, không lặp lại «về việc»."),
    wrong="V/v: về việc nâng bậc lương",
    right="V/v nâng bậc lương",
    since=IN_FORCE,
)
LETTER_SUBJECT_LOOK = Rule(
    "ND30-TY-03",
    _E,
    _("Trích yếu công văn cỡ 12 đến 13, đứng, không đậm, cách số, ký hiệu 6pt"),
    _SUBJECT_LOOK,
    looks_at=_("cỡ chữ, kiểu chữ, canh lề, khoảng cách của trích yếu công văn"),
    why=_("Bằng chữ in thường, cỡ 12 đến 13, kiểu chữ đứng; canh giữa dưới số, ký hiệu, cách 6pt."),
    wrong=_("cỡ 13 nghiêng"),
    right=_("cỡ 12 đứng"),
    since=IN_FORCE,
)

RULES = tuple(value for value in dict(globals()).values() if isinstance(value, Rule))
