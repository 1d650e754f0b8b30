"""Rules of page, letters and body: Phụ lục I, phần I, mục I and mục II khoản 6 điểm e.

An error rests on the decree's own text; what the decree does not say is a warning or a note.
"""

from datetime import date
from typing import Final

from thongbao.findings import Rule, Severity
from thongbao.language import _
from thongbao.standard.clauses import component

# The decree has been in force since the day it was signed (Điều 37).
IN_FORCE: Final = date(2020, 3, 5)
_E, _W = Severity.ERROR, Severity.WARNING
_BODY: Final = component("II", 6, "e")

PAGE_SIZE = Rule(
    "ND30-PAGE-01",
    _E,
    _("Khổ giấy A4"),
    component("I", 1),
    looks_at=_("khổ giấy của từng phần (section) trong tệp Word"),
    why=_("Văn bản hành chính chỉ dùng khổ A4, 210 mm x 297 mm."),
    wrong=_("khổ Letter 215,9 x 279,4 mm"),
    right=_("khổ A4 210 x 297 mm"),
    since=IN_FORCE,
)
MARGINS = Rule(
    "ND30-PAGE-02",
    _E,
    _("Lề trang: trên, dưới 20-25 mm; trái 30-35 mm; phải 15-20 mm"),
    component("I", 3),
    looks_at=_("bốn lề của từng phần, lề trái tính cả phần đóng gáy"),
    why=_("Lề ngoài khoảng quy định làm lệch vị trí các ô và dấu trang."),
    wrong=_("lề trái 20 mm"),
    right=_("lề trái từ 30 đến 35 mm"),
    since=IN_FORCE,
)
LANDSCAPE = Rule(
    "ND30-PAGE-03",
    _W,
    _("Chỉ để giấy nằm ngang khi nội dung có bảng, biểu"),
    component("I", 2),
    looks_at=_("chiều giấy của từng phần và bảng có trong phần đó"),
    why=_("Văn bản trình bày theo chiều dài; theo chiều rộng chỉ khi có bảng, biểu không tách thành phụ lục."),
    wrong=_("công văn không có bảng mà để giấy nằm ngang"),
    right=_("giấy đứng; bảng rộng đưa vào phụ lục"),
    since=IN_FORCE,
)
FIRST_NUMBER = Rule(
    "ND30-PAGE-04",
    _E,
    _("Không hiện số ở trang thứ nhất"),
    component("I", 7),
    looks_at=_("đầu trang và cuối trang của trang thứ nhất"),
    why=_("Số trang đánh từ 1 nhưng trang thứ nhất không hiển thị số."),
    wrong=_("trang thứ nhất có số 1 ở đầu trang"),
    right=_("bật «Khác trang đầu» (Different First Page), đầu trang thứ nhất để trống"),
    since=IN_FORCE,
)
PAGE_NUMBER = Rule(
    "ND30-PAGE-05",
    _E,
    _("Số trang ở giữa lề trên"),
    component("I", 7),
    looks_at=_("trường số trang trong đầu trang, cuối trang"),
    why=_("Số trang đặt canh giữa theo chiều ngang trong phần lề trên."),
    wrong=_("«Trang 2/5» ở góc phải cuối trang"),
    right=_("«2» ở giữa đầu trang"),
    since=IN_FORCE,
)
PAGE_NUMBER_LOOK = Rule(
    "ND30-PAGE-06",
    _W,
    _("Số trang cỡ 13 đến 14, đứng, chỉ có chữ số"),
    component("I", 7),
    looks_at=_("cỡ chữ, kiểu chữ và các ký tự quanh số trang"),
    why=_("Số trang là chữ số Ả Rập cỡ 13 đến 14, kiểu chữ đứng."),
    wrong=_("- 2 - cỡ 10"),
    right=_("2 cỡ 14"),
    since=IN_FORCE,
)
APPENDIX_NUMBER = Rule(
    "ND30-PAGE-07",
    _W,
    _("Số trang của phụ lục đánh riêng, từ 1"),
    component("III", 1, "đ"),
    looks_at=_("số trang bắt đầu của phần chứa phụ lục"),
    why=_("Mỗi phụ lục đánh số trang riêng."),
    wrong=_("phụ lục mang tiếp số 7, 8 của văn bản"),
    right=_("phụ lục bắt đầu lại từ 1"),
    since=IN_FORCE,
)
FONT = Rule(
    "ND30-FONT-01",
    _E,
    _("Phông chữ Times New Roman"),
    component("I", 4),
    looks_at=_("phông chữ thực của mọi chữ nhìn thấy, kể cả trong bảng, đầu trang, số thứ tự tự động"),
    why=_("Nghị định quy định phông chữ tiếng Việt Times New Roman."),
    wrong=_("Calibri"),
    right=_("Times New Roman"),
    since=IN_FORCE,
)
COLOUR = Rule(
    "ND30-FONT-02",
    _E,
    _("Chữ màu đen"),
    component("I", 4),
    looks_at=_("màu chữ, màu nền và tô sáng; trừ dấu khẩn, mật và ảnh chữ ký"),
    why=_("Nghị định quy định chữ màu đen."),
    wrong=_("chữ màu đỏ hoặc được tô vàng"),
    right=_("màu đen (tự động)"),
    since=IN_FORCE,
)
ENCODING = Rule(
    "ND30-FONT-03",
    _E,
    _("Chữ theo bộ mã Unicode"),
    component("I", 4),
    looks_at=_("bảng mã của chữ (TCVN3, VNI theo tên phông), dấu thanh để rời, ký tự riêng của phông"),
    why=_("Bộ mã là Unicode theo TCVN 6909:2001; chữ mã cũ không tìm kiếm, không lưu trữ được."),
    wrong=_("«Céng hßa x· héi» gõ bằng phông .VnTime"),
    right=_("«Cộng hòa xã hội» bằng Unicode dựng sẵn"),
    since=IN_FORCE,
)
SPACES = Rule(
    "ND30-FONT-04",
    _W,
    _("Không có dấu cách thừa, không có ký tự ẩn"),
    looks_at=_("hai dấu cách liền nhau, dấu cách trước dấu câu, thiếu dấu cách sau dấu câu, ký tự không nhìn thấy"),
    why=_("Dấu cách thừa làm chữ giãn không đều và làm hỏng việc tìm kiếm."),
    wrong=_("xã  Định Mỹ , huyện"),
    right=_("xã Định Mỹ, huyện"),
)
BODY_SIZE = Rule(
    "ND30-BODY-01",
    _E,
    _("Cỡ chữ nội dung 13 đến 14"),
    _BODY,
    looks_at=_("cỡ chữ thực của từng đoạn nội dung; nhiều cỡ trong một văn bản thì cảnh báo"),
    why=_("Nội dung văn bản cỡ chữ từ 13 đến 14."),
    wrong=_("cỡ 12"),
    right=_("cỡ 14, cả văn bản một cỡ"),
    since=IN_FORCE,
)
BODY_ALIGNMENT = Rule(
    "ND30-BODY-02",
    _E,
    _("Nội dung canh đều hai lề"),
    _BODY,
    looks_at=_("canh lề của từng đoạn nội dung"),
    why=_("Nội dung văn bản được canh đều cả hai lề."),
    wrong=_("canh trái"),
    right=_("canh đều (Justify)"),
    since=IN_FORCE,
)
FIRST_LINE = Rule(
    "ND30-BODY-03",
    _E,
    _("Chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm"),
    _BODY,
    looks_at=_("thụt đầu dòng của từng đoạn nội dung; nhiều mức trong một văn bản thì cảnh báo"),
    why=_("Khi xuống dòng, chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm."),
    wrong=_("lùi bằng dấu cách hoặc phím Tab; lùi 2 cm"),
    right=_("thụt dòng đầu (First line) 1,27 cm"),
    since=IN_FORCE,
)
GAP = Rule(
    "ND30-BODY-04",
    _E,
    _("Khoảng cách giữa các đoạn ít nhất 6pt"),
    _BODY,
    looks_at=_("khoảng cách sau đoạn trước cộng trước đoạn sau"),
    why=_("Khoảng cách giữa các đoạn văn tối thiểu là 6pt."),
    wrong=_("trước 0pt, sau 0pt"),
    right=_("trước 6pt"),
    since=IN_FORCE,
)
LINE_SPACING = Rule(
    "ND30-BODY-05",
    _E,
    _("Dãn dòng từ dòng đơn đến 1,5 dòng"),
    _BODY,
    looks_at=_("khoảng cách dòng của từng đoạn nội dung"),
    why=_("Khoảng cách giữa các dòng tối thiểu là dòng đơn, tối đa là 1,5 dòng."),
    wrong=_("dãn dòng 2,0"),
    right=_("dãn dòng 1,15"),
    since=IN_FORCE,
)
EMPTY_PARAGRAPHS = Rule(
    "ND30-BODY-06",
    _W,
    _("Không dùng đoạn trống để tạo khoảng cách"),
    looks_at=_("đoạn trống giữa các đoạn nội dung"),
    why=_("Đoạn trống làm khoảng cách không đều và dễ đẩy chữ ký sang trang khác."),
    wrong=_("một dòng trống giữa hai đoạn"),
    right=_("khoảng cách trước đoạn 6pt"),
)

RULES = tuple(value for value in dict(globals()).values() if isinstance(value, Rule))
