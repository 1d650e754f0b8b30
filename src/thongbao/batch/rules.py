"""The rules a table of rows is checked by: TB-LO-…."""

from typing import Final

from thongbao.findings import Rule, Severity
from thongbao.language import _

MALFORMED: Final = Rule(
    "TB-LO-01", Severity.ERROR, _("Hàng không đọc được"), why=_("Hàng hỏng thì không biết chữ nào thuộc cột nào.")
)
MISSING: Final = Rule(
    "TB-LO-02",
    Severity.ERROR,
    _("Hàng thiếu một trường mà mẫu hỏi"),
    why=_("Thiếu trường thì văn bản in ra có chỗ trống."),
)
NOT_FILLED: Final = Rule(
    "TB-LO-03", Severity.ERROR, _("Không điền được hàng này vào mẫu"), why=_("Dữ liệu của hàng không hợp với mẫu.")
)
TWICE: Final = Rule(
    "TB-LO-04",
    Severity.ERROR,
    _("Một trường ghi hai lần"),
    why=_("Hai nội dung cho một trường thì không biết lấy cái nào."),
)
UNSEEN: Final = Rule(
    "TB-LO-05", Severity.ERROR, _("Ký tự điều khiển trong dữ liệu"), why=_("Ký tự này làm hỏng văn bản Word.")
)
EMPTY: Final = Rule(
    "TB-LO-06",
    Severity.WARNING,
    _("Ô trống mà mẫu in ra"),
    why=_("Văn bản in ra chỗ trống mà người nhận tưởng là thiếu."),
)
NOT_USED: Final = Rule("TB-LO-07", Severity.NOTE, _("Cột không dùng trong mẫu"), why=_("Có thể gõ sai tên cột."))
NAME: Final = Rule(
    "TB-LO-08", Severity.ERROR, _("Không đặt được tên tệp cho hàng này"), why=_("Không có tên tệp thì không ghi được.")
)
LOST: Final = Rule(
    "TB-LO-09",
    Severity.ERROR,
    _("Nhóm hàng không làm xong dù đã thử lại"),
    why=_("Máy thiếu bộ nhớ, hoặc dữ liệu làm hỏng tiến trình."),
)
NO_PDF: Final = Rule(
    "TB-LO-10", Severity.ERROR, _("Không chuyển được văn bản sang PDF"), why=_("LibreOffice không chuyển được tệp này.")
)
NOT_PRINTED: Final = Rule(
    "TB-LO-11",
    Severity.ERROR,
    _("Đọc lại văn bản vừa tạo, không thấy chữ của hàng"),
    why=_("Chữ đã đưa vào mẫu mà người đọc không thấy thì văn bản thiếu nội dung."),
)

RULES: Final = (MALFORMED, MISSING, NOT_FILLED, TWICE, UNSEEN, EMPTY, NOT_USED, NAME, LOST, NO_PDF, NOT_PRINTED)
