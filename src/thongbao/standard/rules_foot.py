"""Rules of the foot of a document, ô 7 to 14: who signs, who receives, urgency and secrecy, the address line."""

from typing import Final

from thongbao.findings import Decided, Rule, Severity
from thongbao.language import _
from thongbao.standard.clauses import article, component, together
from thongbao.standard.rules_page import IN_FORCE

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_AUTHORITY, _TITLE, _SIGNING_LOOK = component("II", 7, "b"), component("II", 7, "c"), component("II", 7, "đ")
_LIST: Final = component("II", 9, "d")

SIGNING_PREFIX = Rule(
    "ND30-KY-01",
    _E,
    _("Chữ viết tắt quyền hạn: TM., KT., TL., TUQ., Q."),
    _AUTHORITY,
    looks_at=_("chữ viết tắt mở đầu các dòng quyền hạn ở ô số 7a; thiếu dấu cách sau dấu chấm thì cảnh báo"),
    why=_("Quyền hạn ghi bằng đúng các chữ viết tắt của Nghị định, có dấu chấm."),
    wrong="KT CHỦ TỊCH; T/M ỦY BAN NHÂN DÂN",
    right="KT. CHỦ TỊCH; TM. ỦY BAN NHÂN DÂN",
    since=IN_FORCE,
)
SIGNING_PAIR = Rule(
    "ND30-KY-02",
    _E,
    _("Dòng quyền hạn và chức vụ phải khớp nhau"),
    together(_AUTHORITY, article(13)),
    looks_at=_("dòng quyền hạn so với dòng chức vụ ngay dưới"),
    why=_("Dưới «KT. X» là cấp phó của X; dưới «TL.», «TUQ.» là người đứng đầu đơn vị."),
    wrong="TL. CHỦ TỊCH / PHÓ CHỦ TỊCH",
    right="KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
    since=IN_FORCE,
)
SIGNING_TUQ = Rule(
    "ND30-KY-03",
    _E,
    _("Không ký thay trong ký thừa ủy quyền"),
    article(13, 3),
    looks_at=_("«KT.» đứng dưới «TUQ.»"),
    why=_("Người được ủy quyền không được ủy quyền lại cho người khác ký."),
    wrong="TUQ. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG",
    right="TUQ. CHỦ TỊCH / CHÁNH VĂN PHÒNG",
    since=IN_FORCE,
)
SIGNING_HEADER = Rule(
    "ND30-KY-04",
    _W,
    _("Quyền hạn phải thuộc cơ quan ở ô số 2"),
    together(_AUTHORITY, article(13)),
    looks_at=_("chức vụ sau TM., KT., TL., TUQ. so với tên cơ quan ban hành"),
    why=_("Ký thừa lệnh Chủ tịch thì cơ quan ban hành là Ủy ban, không phải Văn phòng."),
    wrong=_("ô số 2 VĂN PHÒNG, ký TL. CHỦ TỊCH"),
    right=_("ô số 2 ỦY BAN NHÂN DÂN, hoặc ký CHÁNH VĂN PHÒNG"),
    since=IN_FORCE,
)
SIGNING_NAME = Rule(
    "ND30-KY-05",
    _E,
    _("Họ tên không kèm học hàm, học vị, danh hiệu"),
    _TITLE,
    looks_at=_("chữ đứng trước họ tên người ký"),
    why=_("Trước họ tên không ghi học hàm, học vị; trừ đơn vị vũ trang, sự nghiệp giáo dục, y tế, khoa học."),
    wrong="ThS. Nguyễn Văn A",
    right="Nguyễn Văn A",
    since=IN_FORCE,
)
SIGNING_LOOK = Rule(
    "ND30-KY-06",
    _E,
    _("Quyền hạn, chức vụ in hoa, đậm; họ tên in thường, đậm; cỡ 13 đến 14, canh giữa"),
    _SIGNING_LOOK,
    looks_at=_("chữ hoa, cỡ chữ, kiểu chữ, canh lề của ô số 7a, 7b"),
    why=_("Quyền hạn, chức vụ bằng chữ in hoa; họ tên bằng chữ in thường; đều cỡ 13 đến 14, đứng, đậm."),
    wrong=_("họ tên không đậm"),
    right=_("họ tên đậm, cỡ 14"),
    since=IN_FORCE,
)
SIGNING_TOGETHER = Rule(
    "ND30-KY-07",
    _W,
    _("Phần ký không bị tách trang, không đứng một mình trên trang cuối"),
    looks_at=_("vị trí của phần ký trên các trang đã dàn"),
    why=_("Chữ ký tách khỏi nội dung dễ bị thay trang."),
    wrong=_("trang cuối chỉ có chữ ký"),
    right=_("chữ ký cùng trang với ít nhất hai dòng nội dung"),
    decided=Decided.NEEDS_RENDERING,
)
SIGNING_VALIDITY = Rule(
    "ND30-KY-08",
    _W,
    _("Người ký còn quyền ký vào ngày ban hành"),
    article(13),
    looks_at=_("thời gian giữ chức vụ, thời hạn ủy quyền khai trong co-quan.yaml"),
    why=_("Ủy quyền có thời hạn; hết hạn thì chữ ký không có thẩm quyền."),
    wrong=_("ký TUQ. sau ngày hết hạn ủy quyền"),
    right=_("người đang có thẩm quyền ký"),
    since=IN_FORCE,
)
NO_SEAL = Rule(
    "ND30-KY-09",
    _W,
    _("Cơ quan không có con dấu thì không tự ban hành"),
    article(32),
    looks_at=_("co_dau của cơ quan ban hành trong co-quan.yaml"),
    why=_("Văn bản phải có dấu hoặc chữ ký số của cơ quan ban hành."),
    wrong=_("PHÒNG KINH TẾ tự ban hành khi không có con dấu"),
    right=_("ỦY BAN NHÂN DÂN ban hành, ký TL. CHỦ TỊCH / TRƯỞNG PHÒNG KINH TẾ"),
    since=IN_FORCE,
)
RECIPIENTS = Rule(
    "ND30-NN-01",
    _E,
    _("Nơi nhận: mỗi dòng «- …;», dòng cuối «- Lưu: VT, ….»"),
    together(_LIST, component("II", 9, "c")),
    looks_at=_("nhãn «Nơi nhận:», dấu đầu dòng, dấu cuối dòng, dòng Lưu"),
    why=_("Cuối dòng có dấu chấm phẩy; dòng cuối là Lưu: VT, đơn vị soạn thảo, kết thúc bằng dấu chấm."),
    wrong="- Lưu VT; TH",
    right="- Lưu: VT, TH.",
    since=IN_FORCE,
)
RECIPIENTS_LOOK = Rule(
    "ND30-NN-02",
    _E,
    _("«Nơi nhận» cỡ 12 nghiêng, đậm; danh sách cỡ 11 đứng, sát lề trái"),
    _LIST,
    looks_at=_("cỡ chữ, kiểu chữ, vị trí của nhãn và danh sách nơi nhận"),
    why=_("Từ “Nơi nhận” cỡ chữ 12, nghiêng, đậm; phần liệt kê cỡ chữ 11, đứng."),
    wrong=_("danh sách cỡ 13"),
    right=_("danh sách cỡ 11"),
    since=IN_FORCE,
)
AS_ABOVE = Rule(
    "ND30-NN-03",
    _E,
    _("Có Kính gửi thì dòng đầu Nơi nhận là «- Như trên;»"),
    component("II", 9, "b"),
    looks_at=_("dòng đầu của Nơi nhận khi văn bản có Kính gửi"),
    why=_("Phần thứ hai bao gồm từ “Nơi nhận”, phía dưới là từ “Như trên”."),
    wrong="- Như kính gửi;",
    right="- Như trên;",
    since=IN_FORCE,
)
TASKED_UNITS = Rule(
    "ND30-NN-04",
    _W,
    _("Đơn vị được giao việc có ở Nơi nhận hoặc Kính gửi"),
    component("II", 9, "a"),
    looks_at=_("đơn vị chủ trì, phối hợp của từng nhiệm vụ so với Nơi nhận"),
    why=_("Nơi nhận gồm nơi nhận để thực hiện; đơn vị không nhận được văn bản thì không biết mà làm."),
    wrong=_("giao Công an xã nhưng Nơi nhận không có Công an xã"),
    right=_("thêm «Công an xã» vào noi_nhan"),
    since=IN_FORCE,
)
FILING = Rule(
    "ND30-NN-05",
    _W,
    _("Chữ viết tắt sau «Lưu: VT» đã khai và khớp với ký hiệu công văn"),
    _LIST,
    looks_at=_("dòng Lưu so với chữ viết tắt khai trong co-quan.yaml, don-vi.yaml"),
    why=_("Sau VT là chữ viết tắt tên đơn vị hoặc bộ phận soạn thảo."),
    wrong=_("ký hiệu UBND-VP, nhưng «Lưu: VT, KT»"),
    right=_("ký hiệu UBND-VP, «Lưu: VT, VP»"),
    since=IN_FORCE,
)
COPIES = Rule(
    "ND30-NN-06",
    _N,
    _("Số bản phát hành bằng số nơi nhận bản giấy cộng bản lưu"),
    component("III", 3),
    looks_at=_("số lượng bản trong sổ so với số nơi nhận"),
    why=_("Số bản ghi ở ô số 12 và trong sổ phải đủ cho các nơi nhận."),
    wrong=_("10 bản cho 12 nơi nhận"),
    right=_("13 bản"),
    since=IN_FORCE,
)
URGENCY = Rule(
    "ND30-KHAN-01",
    _E,
    _("Mức độ khẩn là HỎA TỐC, THƯỢNG KHẨN hoặc KHẨN, trong khung ở ô số 10b"),
    component("III", 2, "b"),
    looks_at=_("chữ và khung của dấu chỉ mức độ khẩn"),
    why=_("Chỉ có ba mức: hỏa tốc, thượng khẩn, khẩn."),
    wrong="GẤP",
    right="KHẨN",
    since=IN_FORCE,
)
SECRET = Rule(
    "ND30-MAT-01",
    _E,
    _("Văn bản mật không lập ở đây"),
    component("III", 2, "a"),
    looks_at=_("do_mat trong bản ghi; dấu MẬT, TỐI MẬT, TUYỆT MẬT trên văn bản"),
    why=_("Văn bản có bí mật nhà nước soạn và đăng ký riêng theo pháp luật về bảo vệ bí mật nhà nước."),
    wrong=_("do_mat: mật"),
    right=_("soạn trên máy dùng riêng, đăng ký vào sổ riêng"),
    since=IN_FORCE,
)
ADDRESS = Rule(
    "ND30-DC-01",
    _N,
    _("Dòng địa chỉ chỉ ở trang thứ nhất, cỡ 11 đến 12, dưới đường kẻ hết chiều ngang"),
    component("III", 4),
    looks_at=_("dòng địa chỉ ở cuối trang thứ nhất và các trang sau"),
    why=_("Địa chỉ, thư điện tử … được trình bày ở trang thứ nhất của văn bản."),
    wrong=_("địa chỉ ở cuối mọi trang"),
    right=_("địa chỉ chỉ ở cuối trang thứ nhất"),
    since=IN_FORCE,
)

RULES = tuple(value for value in dict(globals()).values() if isinstance(value, Rule))
