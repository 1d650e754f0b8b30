"""Every clause of Phụ lục I, II and III of the decree, in its order: what the rules are held against.

A clause no rule covers says who looks instead. Positions on the page (ô 1–14) are left to whoever reads the print:
a component is found by its words wherever the author put it.
"""

from dataclasses import dataclass
from typing import Final

from thongbao.language import _
from thongbao.standard.clauses import annex, component
from thongbao.standard.rules_capitals import capitals_clause
from thongbao.standard.rules_keeping import copy_clause

_POSITION: Final = _("vị trí trên trang")
_ON_THE_COPY: Final = _("xem trên bản sao")
_CIRCULATION: Final = _("chữ và khung của chỉ dẫn")
_DIAGRAM: Final = _("sơ đồ, cho người xem")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its name as the rules cite it, what it is about, the clauses it repeats, and what a person looks at."""

    name: str
    title: str
    same_as: tuple[str, ...] = ()
    eyes: str = ""


def _sample(number: str, title: str, *repeats: str, eyes: str = "") -> Clause:
    """Return a mẫu: a whole document, to which every rule on its components applies."""
    if not repeats:
        eyes = _("các thành phần: theo các quy tắc của Phụ lục I; vị trí các ô: người xem")
    return Clause(f"{annex('III', 'II')}, mẫu {number}", title, repeats or (annex("III", "II"),), eyes)


GENERAL: Final = (
    Clause(component("I", 1), _("khổ giấy")),
    Clause(component("I", 2), _("kiểu trình bày")),
    Clause(component("I", 3), _("định lề trang")),
    Clause(component("I", 4), _("phông chữ, bộ mã, màu chữ")),
    Clause(component("I", 5), _("cỡ chữ, kiểu chữ: theo từng thành phần"), eyes=_("dẫn đến mục II, III")),
    Clause(component("I", 6), _("vị trí các thành phần: theo mục IV"), eyes=_POSITION),
    Clause(component("I", 7), _("số trang")),
)
MAIN: Final = (
    Clause(component("II", 1, "a"), _("Quốc hiệu")),
    Clause(component("II", 1, "b"), _("Tiêu ngữ")),
    Clause(component("II", 1, "c"), _("ô số 1; hai dòng cách nhau dòng đơn")),
    Clause(component("II", 2, "a"), _("tên cơ quan ban hành, cơ quan chủ quản")),
    Clause(component("II", 2, "b"), _("cách trình bày tên cơ quan")),
    Clause(component("II", 2, "c"), _("ô số 2"), eyes=_POSITION),
    Clause(component("II", 3, "a"), _("số của văn bản")),
    Clause(component("II", 3, "b"), _("ký hiệu của văn bản")),
    Clause(component("II", 3, "c"), _("cách trình bày số, ký hiệu")),
    Clause(component("II", 3, "d"), _("ô số 3")),
    Clause(component("II", 4, "a"), _("địa danh")),
    Clause(component("II", 4, "b"), _("thời gian ban hành")),
    Clause(component("II", 4, "c"), _("cách trình bày địa danh, thời gian")),
    Clause(component("II", 5, "a"), _("tên loại, trích yếu")),
    Clause(component("II", 5, "b"), _("cách trình bày tên loại, trích yếu")),
    Clause(component("II", 6, "a"), _("căn cứ ban hành")),
    Clause(component("II", 6, "b"), _("viện dẫn")),
    Clause(component("II", 6, "c"), _("bố cục")),
    Clause(component("II", 6, "d"), _("tiêu đề của phần, chương, mục, điều")),
    Clause(component("II", 6, "đ"), _("cách trình bày phần, chương, mục, điều, khoản, điểm")),
    Clause(component("II", 6, "e"), _("cách trình bày nội dung")),
    Clause(component("II", 6, "g"), _("ô số 6"), eyes=_POSITION),
    Clause(component("II", 7, "a"), _("chữ ký của người có thẩm quyền")),
    Clause(component("II", 7, "b"), _("quyền hạn của người ký")),
    Clause(component("II", 7, "c"), _("chức vụ, chức danh, họ tên người ký")),
    Clause(component("II", 7, "d"), _("hình ảnh chữ ký số của người ký")),
    Clause(component("II", 7, "đ"), _("cách trình bày quyền hạn, chức vụ, họ tên")),
    Clause(component("II", 8, "a"), _("hình ảnh chữ ký số của cơ quan")),
    Clause(component("II", 8, "b"), _("chữ ký số trên văn bản kèm theo")),
    Clause(component("II", 8, "c"), _("ô số 8")),
    Clause(component("II", 9, "a"), _("nơi nhận gồm những gì")),
    Clause(component("II", 9, "b"), _("tờ trình, báo cáo, công văn: Kính gửi và Nơi nhận")),
    Clause(component("II", 9, "c"), _("văn bản khác: Nơi nhận")),
    Clause(component("II", 9, "d"), _("cách trình bày Kính gửi, Nơi nhận")),
)
OTHER: Final = (
    Clause(component("III", 1, "a"), _("chỉ dẫn về phụ lục; số thứ tự phụ lục")),
    Clause(component("III", 1, "b"), _("từ «Phụ lục», tên phụ lục")),
    Clause(component("III", 1, "c"), _("chỉ dẫn kèm theo văn bản")),
    Clause(component("III", 1, "d"), _("ký số lên phụ lục")),
    Clause(component("III", 1, "đ"), _("số trang của phụ lục")),
    Clause(component("III", 1, "e"), _("mẫu phụ lục: Phụ lục III")),
    Clause(component("III", 2, "a"), _("dấu chỉ độ mật")),
    Clause(component("III", 2, "b"), _("dấu chỉ mức độ khẩn")),
    Clause(component("III", 2, "c"), _("chỉ dẫn về phạm vi lưu hành"), eyes=_CIRCULATION),
    Clause(component("III", 3), _("ký hiệu người soạn thảo, số lượng bản")),
    Clause(component("III", 4), _("địa chỉ, thư điện tử, điện thoại")),
    Clause(component("IV", 1), _("bảng vị trí các ô"), eyes=_POSITION),
    Clause(component("IV", 2), _("sơ đồ các ô"), eyes=_DIAGRAM),
)
_SAME_LETTERS: Final = (
    (1, _("Quốc hiệu và Tiêu ngữ"), (component("II", 1, "a"), component("II", 1, "b"))),
    (2, _("tên cơ quan"), (component("II", 2, "b"),)),
    (3, _("số, ký hiệu"), (component("II", 3, "c"),)),
    (4, _("địa danh và thời gian"), (component("II", 4, "c"),)),
    (5, _("tên loại và trích yếu"), (component("II", 5, "b"),)),
    (6, _("nội dung"), (component("II", 6, "đ"), component("II", 6, "e"))),
    (7, _("chức vụ, họ tên"), (component("II", 7, "đ"),)),
    (8, _("nơi nhận"), (component("II", 9, "d"),)),
    (9, _("phụ lục"), (component("III", 1, "b"),)),
    (10, _("dấu chỉ mức độ khẩn"), (component("III", 2, "b"),)),
    (11, _("ký hiệu người soạn thảo, số lượng bản"), (component("III", 3),)),
    (12, _("địa chỉ"), (component("III", 4),)),
    (13, _("chỉ dẫn về phạm vi lưu hành"), ()),
    (14, _("số trang"), (component("I", 7),)),
)
LETTERS: Final = tuple(
    Clause(component("V", row), _("mẫu chữ: {title}").format(title=title), same, "" if same else _CIRCULATION)
    for row, title, same in _SAME_LETTERS
)
COPIES: Final = (
    Clause(copy_clause("I", 1), _("bản sao điện tử: hình thức sao"), eyes=_ON_THE_COPY),
    Clause(copy_clause("I", 2, "a"), _("định dạng PDF")),
    Clause(copy_clause("I", 2, "b"), _("ảnh màu")),
    Clause(copy_clause("I", 2, "c"), _("độ phân giải")),
    Clause(copy_clause("I", 2, "d"), _("tỷ lệ số hóa")),
    Clause(copy_clause("I", 3, "a"), _("vị trí chữ ký số"), eyes=_ON_THE_COPY),
    Clause(copy_clause("I", 3, "b"), _("không hiển thị hình ảnh"), eyes=_ON_THE_COPY),
    Clause(copy_clause("I", 3, "c"), _("thông tin ký số"), eyes=_ON_THE_COPY),
    Clause(copy_clause("II", 1, "a"), _("bản sao giấy: hình thức sao")),
    Clause(copy_clause("II", 1, "b"), _("tên cơ quan sao"), eyes=_ON_THE_COPY),
    Clause(copy_clause("II", 1, "c"), _("số, ký hiệu bản sao")),
    Clause(copy_clause("II", 1, "d"), _("địa danh, thời gian sao"), eyes=_ON_THE_COPY),
    Clause(copy_clause("II", 1, "đ"), _("người có thẩm quyền sao"), eyes=_ON_THE_COPY),
    Clause(copy_clause("II", 1, "e"), _("dấu của cơ quan sao"), eyes=_ON_THE_COPY),
    Clause(copy_clause("II", 1, "g"), _("nơi nhận bản sao"), eyes=_ON_THE_COPY),
    Clause(copy_clause("II", 2, "a"), _("đường kẻ hết chiều ngang, cùng tờ giấy")),
    Clause(copy_clause("II", 2, "b"), _("cụm từ SAO Y, SAO LỤC, TRÍCH SAO")),
    Clause(copy_clause("II", 2, "c"), _("cỡ chữ, kiểu chữ các thành phần"), eyes=_ON_THE_COPY),
    Clause(copy_clause("II", 2, "d"), _("mẫu bản sao: Phụ lục III"), eyes=_ON_THE_COPY),
    Clause(copy_clause("II", 3, "a"), _("bảng vị trí các ô của bản sao"), eyes=_POSITION),
    Clause(copy_clause("II", 3, "b"), _("sơ đồ các ô của bản sao"), eyes=_DIAGRAM),
)
CAPITALS: Final = (
    Clause(capitals_clause("I"), _("viết hoa vì phép đặt câu")),
    Clause(capitals_clause("II", 1, "a"), _("tên người Việt Nam: tên thông thường")),
    Clause(capitals_clause("II", 1, "b"), _("tên hiệu, tên gọi nhân vật lịch sử")),
    Clause(capitals_clause("II", 2, "a"), _("tên người nước ngoài âm Hán - Việt")),
    Clause(capitals_clause("II", 2, "b"), _("tên người nước ngoài phiên âm trực tiếp")),
    Clause(capitals_clause("III", 1, "a"), _("đơn vị hành chính: danh từ chung và tên riêng")),
    Clause(capitals_clause("III", 1, "b"), _("đơn vị hành chính: số, tên người, sự kiện")),
    Clause(capitals_clause("III", 1, "c"), _("viết hoa đặc biệt")),
    Clause(capitals_clause("III", 1, "d"), _("địa hình và tên riêng")),
    Clause(capitals_clause("III", 1, "đ"), _("vùng, miền")),
    Clause(capitals_clause("III", 2, "a"), _("tên địa lý nước ngoài âm Hán - Việt")),
    Clause(capitals_clause("III", 2, "b"), _("tên địa lý nước ngoài phiên âm trực tiếp")),
    Clause(capitals_clause("IV", 1, "a"), _("tên cơ quan, tổ chức")),
    Clause(capitals_clause("IV", 1, "b"), _("tên cơ quan viết hoa đặc biệt")),
    Clause(capitals_clause("IV", 2, "a"), _("tổ chức nước ngoài đã dịch nghĩa")),
    Clause(capitals_clause("IV", 2, "b"), _("tổ chức nước ngoài viết tắt")),
    Clause(capitals_clause("V", 1), _("Nhân dân, Nhà nước")),
    Clause(capitals_clause("V", 2), _("huân chương, huy chương, danh hiệu")),
    Clause(capitals_clause("V", 3), _("chức vụ, học vị, danh hiệu")),
    Clause(capitals_clause("V", 4), _("danh từ chung đã riêng hóa")),
    Clause(capitals_clause("V", 5), _("ngày lễ, ngày kỷ niệm")),
    Clause(capitals_clause("V", 6), _("tên các loại văn bản")),
    Clause(capitals_clause("V", 7), _("viện dẫn phần, chương, mục, điều, khoản, điểm")),
    Clause(capitals_clause("V", 8, "a"), _("năm âm lịch")),
    Clause(capitals_clause("V", 8, "b"), _("ngày tết")),
    Clause(capitals_clause("V", 8, "c"), _("ngày trong tuần, tháng trong năm")),
    Clause(capitals_clause("V", 9), _("sự kiện lịch sử, triều đại")),
    Clause(capitals_clause("V", 10), _("tác phẩm, sách báo, tạp chí")),
)
SAMPLES: Final = (
    Clause(annex("III", "I"), _("bảng chữ viết tắt tên loại")),
    _sample("1.1", _("nghị quyết (cá biệt)")),
    _sample("1.2", _("quyết định quy định trực tiếp")),
    _sample("1.3", _("quyết định quy định gián tiếp")),
    _sample("1.4", _("văn bản có tên loại")),
    _sample("1.5", _("công văn")),
    _sample("1.6", _("công điện")),
    _sample("1.7", _("giấy mời")),
    _sample("1.8", _("giấy giới thiệu")),
    _sample("1.9", _("biên bản")),
    _sample("1.10", _("giấy nghỉ phép")),
    _sample("2.1", _("phụ lục văn bản giấy"), *(component("III", 1, point) for point in "abc"), annex("III", "II")),
    _sample("2.2", _("phụ lục văn bản điện tử"), *(component("III", 1, point) for point in "abcd")),
    _sample("3.1", _("bản sao sang định dạng giấy"), copy_clause("II", 1, "a"), copy_clause("II", 2, "a")),
    # What it repeats is what a person looks at.
    _sample(
        "3.2", _("bản sao sang định dạng điện tử"), copy_clause("I", 1), copy_clause("I", 3, "c"), eyes=_ON_THE_COPY
    ),
)
PARTS: Final = (
    (_("Phụ lục I, phần I, mục I: quy định chung"), GENERAL),
    (_("Phụ lục I, phần I, mục II: các thành phần thể thức chính"), MAIN),
    (_("Phụ lục I, phần I, mục III và IV: các thành phần khác, sơ đồ"), OTHER),
    (_("Phụ lục I, phần I, mục V: mẫu chữ"), LETTERS),
    (_("Phụ lục I, phần II: bản sao"), COPIES),
    (_("Phụ lục II: viết hoa"), CAPITALS),
    (_("Phụ lục III: chữ viết tắt và mẫu"), SAMPLES),
)
CLAUSES: Final = tuple(clause for _title, clauses in PARTS for clause in clauses)
