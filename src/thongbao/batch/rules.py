"""The rules a table of rows is checked by: TB-LO-…."""

from typing import Final

from thongbao.findings import Rule, Severity

MALFORMED: Final = Rule("TB-LO-01", Severity.ERROR, "Hàng không đọc được")
MISSING: Final = Rule("TB-LO-02", Severity.ERROR, "Hàng thiếu một trường mà mẫu hỏi")
NOT_FILLED: Final = Rule("TB-LO-03", Severity.ERROR, "Không điền được hàng này vào mẫu")
TWICE: Final = Rule("TB-LO-04", Severity.ERROR, "Một trường ghi hai lần")
UNSEEN: Final = Rule("TB-LO-05", Severity.ERROR, "Ký tự điều khiển trong dữ liệu")
EMPTY: Final = Rule("TB-LO-06", Severity.WARNING, "Ô trống mà mẫu in ra")
NOT_USED: Final = Rule("TB-LO-07", Severity.NOTE, "Cột không dùng trong mẫu")
NAME: Final = Rule("TB-LO-08", Severity.ERROR, "Không đặt được tên tệp cho hàng này")
LOST: Final = Rule("TB-LO-09", Severity.ERROR, "Nhóm hàng không làm xong dù đã thử lại")
NO_PDF: Final = Rule("TB-LO-10", Severity.ERROR, "Không chuyển được văn bản sang PDF")

RULES: Final = (MALFORMED, MISSING, NOT_FILLED, TWICE, UNSEEN, EMPTY, NOT_USED, NAME, LOST, NO_PDF)
