"""Rules of addressees, bases, citations, divisions, appendices: Phụ lục I, phần I, mục II khoản 6 and 9, mục III."""

from datetime import date
from typing import Final

from thongbao.findings import Rule, Severity
from thongbao.language import _
from thongbao.standard.clauses import annex, component, together
from thongbao.standard.rules_page import IN_FORCE

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_TO, _TO_LOOK = component("II", 9, "b"), component("II", 9, "d")
_BASES, _CITED = component("II", 6, "a"), component("II", 6, "b")
_PARTS, _COUNTED = component("II", 6, "d"), component("II", 6, "đ")
# From this day on there are two tiers of local government: provinces and communes.
TWO_TIERS: Final = date(2025, 7, 1)

ADDRESSEES = Rule(
    "ND30-KG-01",
    _E,
    _("Kính gửi chỉ dùng cho công văn, tờ trình, báo cáo gửi cấp trên"),
    together(component("II", 9, "a"), _TO, component("II", 9, "c")),
    looks_at=_("phần Kính gửi và loại văn bản"),
    why=_("Công văn, tờ trình, báo cáo lên cấp trên có Kính gửi; các loại khác chỉ có Nơi nhận."),
    wrong=_("thông báo có dòng «Kính gửi»"),
    right=_("bỏ dòng «Kính gửi», ghi các nơi ở «Nơi nhận»"),
    since=IN_FORCE,
)
ONE_ADDRESSEE = Rule(
    "ND30-KG-02",
    _E,
    _("Gửi một nơi thì ghi trên cùng một dòng với «Kính gửi»"),
    _TO_LOOK,
    looks_at=_("phần Kính gửi có một nơi"),
    why=_("Văn bản gửi cho một nơi thì từ “Kính gửi” và tên nơi đó trên cùng một dòng, không gạch đầu dòng."),
    wrong=_("Kính gửi: (xuống dòng) - Phòng Kinh tế."),
    right="Kính gửi: Phòng Kinh tế",
    since=IN_FORCE,
)
ADDRESSEE_LIST = Rule(
    "ND30-KG-03",
    _E,
    _("Gửi nhiều nơi thì mỗi nơi một dòng, có gạch đầu dòng, cuối dòng «;», dòng cuối «.»"),
    _TO_LOOK,
    looks_at=_("dấu đầu dòng và dấu cuối dòng của từng nơi ở Kính gửi"),
    why=_("Đầu dòng có gạch (-), cuối dòng có dấu chấm phẩy (;), cuối dòng cuối cùng có dấu chấm (.)."),
    wrong=_("- Sở Nội vụ, / - Sở Tài chính"),
    right=_("- Sở Nội vụ; / - Sở Tài chính."),
    since=IN_FORCE,
)
ADDRESSEE_LOOK = Rule(
    "ND30-KG-04",
    _W,
    _("Kính gửi cỡ 13 đến 14, đứng, không đậm; các gạch đầu dòng thẳng hàng"),
    _TO_LOOK,
    looks_at=_("cỡ chữ, kiểu chữ, vị trí các dòng Kính gửi"),
    why=_("Kính gửi bằng chữ in thường, đứng; các gạch đầu dòng thẳng hàng với nhau dưới dấu hai chấm."),
    wrong=_("«Kính gửi» in đậm"),
    right=_("chữ đứng, không đậm"),
    since=IN_FORCE,
)
BASES = Rule(
    "ND30-CC-01",
    _E,
    _("Mỗi căn cứ một dòng, cuối dòng «;», dòng cuối «.»"),
    _BASES,
    looks_at=_("dấu cuối của từng dòng căn cứ"),
    why=_("Sau mỗi căn cứ phải xuống dòng, cuối dòng có dấu chấm phẩy, dòng cuối cùng kết thúc bằng dấu chấm."),
    wrong=_("Căn cứ … Luật Lưu trữ ngày 21 tháng 6 năm 2024, (dòng cuối)"),
    right=_("Căn cứ … Luật Lưu trữ ngày 21 tháng 6 năm 2024. (dòng cuối)"),
    since=IN_FORCE,
)
BASES_LOOK = Rule(
    "ND30-CC-02",
    _E,
    _("Căn cứ in nghiêng, cỡ 13 đến 14"),
    _BASES,
    looks_at=_("cỡ chữ, kiểu chữ của các dòng căn cứ"),
    why=_("Căn cứ trình bày bằng chữ in thường, kiểu chữ nghiêng, cỡ chữ từ 13 đến 14."),
    wrong=_("căn cứ in đứng"),
    right=_("căn cứ in nghiêng"),
    since=IN_FORCE,
)
LAW_NUMBER = Rule(
    "ND30-CC-03",
    _W,
    _("Luật, Pháp lệnh không ghi số, ký hiệu, cơ quan ban hành"),
    together(_BASES, _CITED),
    looks_at=_("số, ký hiệu đứng sau tên Luật, Pháp lệnh trong căn cứ và viện dẫn"),
    why=_("Riêng Luật, Pháp lệnh không ghi số, ký hiệu, cơ quan ban hành."),
    wrong="Căn cứ Luật Lưu trữ số 33/2024/QH15",
    right="Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024",
    since=IN_FORCE,
)
FIRST_CITATION = Rule(
    "ND30-VD-01",
    _W,
    _("Viện dẫn lần đầu ghi đủ tên loại, số, ký hiệu, ngày, cơ quan ban hành, trích yếu"),
    _CITED,
    looks_at=_("lần đầu nhắc đến mỗi văn bản có số"),
    why=_("Lần đầu ghi đầy đủ; các lần sau chỉ ghi tên loại và số, ký hiệu."),
    wrong=_("theo Nghị định 68"),
    right=_("theo Nghị định số 68/2000/NĐ-CP ngày 17 tháng 11 năm 2000 của Chính phủ về …"),
    since=IN_FORCE,
)
CITATION_DATE = Rule(
    "ND30-VD-02",
    _N,
    _("Ngày trong câu viết theo cách của dòng ngày tháng; không viết tắt tên loại văn bản"),
    _CITED,
    looks_at=_("số 0 của ngày, tháng trong câu; «NĐ», «QĐ» đứng một mình"),
    why=_("Cả văn bản nên theo một cách: ngày dưới 10 và tháng 1, 2 có số 0, các tháng khác không."),
    wrong=_("ngày 5 tháng 03; theo QĐ số 12/QĐ-UBND"),
    right=_("ngày 05 tháng 3; theo Quyết định số 12/QĐ-UBND"),
    since=IN_FORCE,
)
COUNTING = Rule(
    "ND30-BC-01",
    _E,
    _("Cách đánh số: I. rồi 1. rồi a); số thứ tự liên tục"),
    together(component("II", 6, "c"), _COUNTED),
    looks_at=_("dấu sau số thứ tự; thứ tự của các mục, khoản (nhảy số thì cảnh báo)"),
    why=_("Số của điều, khoản có dấu chấm (.), điểm là chữ cái có dấu đóng ngoặc đơn."),
    wrong="1) a.",
    right="1. a)",
    since=IN_FORCE,
)
POINT_LETTERS = Rule(
    "ND30-BC-02",
    _E,
    _("Các điểm theo thứ tự bảng chữ cái tiếng Việt"),
    _COUNTED,
    looks_at=_("chữ cái của các điểm liền nhau"),
    why=_("Dùng các chữ cái tiếng Việt theo thứ tự bảng chữ cái: a, b, c, d, đ, e, g …; không có f, j, w, z."),
    wrong="a) b) c) d) e) f)",
    right="a) b) c) d) đ) e)",
    since=IN_FORCE,
)
TITLES = Rule(
    "ND30-BC-03",
    _W,
    _("Phần, chương, mục, tiểu mục, điều có tiêu đề"),
    _PARTS,
    looks_at=_("dòng Phần, Chương, Mục, Điều không có chữ theo sau; trừ quyết định, nghị quyết"),
    why=_("Phần, chương, mục, tiểu mục, điều phải có tiêu đề; mẫu quyết định cá biệt thì không."),
    wrong=_("Chương I (rồi xuống Điều 1)"),
    right=_("Chương I / QUY ĐỊNH CHUNG"),
    since=IN_FORCE,
)
HEADING_LOOK = Rule(
    "ND30-BC-04",
    _W,
    _("Kiểu chữ của tiêu đề các phần, mục, khoản"),
    together(_COUNTED, component("V", 6)),
    looks_at=_("chữ hoa, đậm, cỡ chữ, vị trí của tiêu đề"),
    why=_("Tiêu đề phần, chương, mục in hoa, đậm; tiêu đề khoản in thường, đậm."),
    wrong="I. Đánh giá chung",
    right="I. ĐÁNH GIÁ CHUNG",
    since=IN_FORCE,
)
CLOSING_MARK = Rule(
    "ND30-KT-01",
    _E,
    _("Nội dung kết thúc bằng «./.», một lần, liền sau chữ cuối"),
    annex("III", "II"),
    looks_at=_("dấu cuối của nội dung và của từng phụ lục"),
    why=_("Mọi mẫu văn bản ở Phụ lục III của Nghị định kết thúc nội dung bằng «./.»."),
    wrong=_("… để biết, thực hiện."),
    right=_("… để biết, thực hiện./."),
    since=IN_FORCE,
)
TONE_MARKS = Rule(
    "ND30-CT-01",
    _N,
    _("Một cách đặt dấu thanh trong cả văn bản"),
    looks_at=_("các chữ viết được hai cách: hòa/hoà, ủy/uỷ, thúy/thuý"),
    why=_("Nghị định dùng lẫn cả hai cách, nên cách nào cũng được; trong một văn bản chỉ nên một cách."),
    wrong="hòa … hoà",
    right="hòa … hòa",
)
TWO_TIER_BODIES = Rule(
    "ND30-2C-01",
    _W,
    _("Từ 01/7/2025 không còn cơ quan, chức danh cấp huyện"),
    component("II", 2, "a"),
    looks_at=_("tên cơ quan, chức danh cấp huyện, quận, thị xã, thị trấn trong nội dung hiện hành"),
    why=_("Chính quyền địa phương hai cấp: tỉnh và xã. Nhắc văn bản cũ, hoặc có «cũ», «trước đây», thì vẫn đúng."),
    wrong=_("báo cáo UBND huyện trước ngày 15/9/2026"),
    right=_("báo cáo UBND tỉnh trước ngày 15/9/2026"),
    since=TWO_TIERS,
)
TWO_TIER_NAMES = Rule(
    "ND30-2C-02",
    _W,
    _("Từ 01/7/2025 không dùng tên tỉnh đã sắp xếp"),
    component("II", 4, "a"),
    looks_at=_("tên tỉnh không còn, ngoài phần nhắc văn bản cũ"),
    why=_("Từ 01/7/2025 còn 34 tỉnh, thành phố. Nhắc văn bản cũ, hoặc có «cũ», «trước đây», thì vẫn đúng."),
    wrong="tỉnh Kiên Giang",
    right="tỉnh An Giang",
    since=TWO_TIERS,
)
APPENDIX_REFERENCE = Rule(
    "ND30-PL-01",
    _E,
    _("Nội dung có chỉ dẫn về từng phụ lục; từ hai phụ lục trở lên đánh số La Mã"),
    component("III", 1, "a"),
    looks_at=_("chữ «Phụ lục» trong nội dung và số thứ tự của các phụ lục"),
    why=_("Có phụ lục kèm theo thì văn bản phải có chỉ dẫn; từ hai phụ lục trở lên đánh số bằng chữ số La Mã."),
    wrong="PHỤ LỤC 1",
    right="Phụ lục I",
    since=IN_FORCE,
)
APPENDIX_LOOK = Rule(
    "ND30-PL-02",
    _E,
    _("«Phụ lục» in thường, cỡ 14, đậm; tên phụ lục in hoa, đậm; «(Kèm theo …)» nghiêng; đều canh giữa"),
    together(component("III", 1, "b"), component("III", 1, "c"), component("III", 1, "e")),
    looks_at=_("chữ hoa, cỡ chữ, kiểu chữ, canh lề của ba dòng đầu phụ lục"),
    why=_("Cỡ chữ của từ “Phụ lục” đúng 14; tên phụ lục và chỉ dẫn kèm theo cỡ 13 đến 14."),
    wrong=_("PHỤ LỤC cỡ 13"),
    right=_("Phụ lục cỡ 14, đậm"),
    since=IN_FORCE,
)
APPENDIX_SLOTS = Rule(
    "ND30-PL-03",
    _W,
    _("«(Kèm theo …)»: văn bản điện tử để trống số, ngày; văn bản giấy ghi đủ và khớp"),
    component("III", 1, "c"),
    looks_at=_("số, ngày trong dòng «(Kèm theo …)» so với ô số 3, ô số 4"),
    why=_("Văn bản giấy ghi đầy đủ; văn bản điện tử không phải điền các vị trí này."),
    wrong=_("số ở phụ lục khác số của văn bản"),
    right=_("cùng một số, hoặc để trống"),
    since=IN_FORCE,
)

RULES = tuple(value for value in dict(globals()).values() if isinstance(value, Rule))
