"""The rules a record is read by; ids are stable and listed in docs/findings.md."""

from thongbao.findings import Rule, Severity
from thongbao.standard.rules_foot import SECRET

__all__ = ["SECRET"]

UNKNOWN_KEY = Rule("TB-BG-01", Severity.ERROR, "Khóa không có trong bản ghi")
MISSING_KEY = Rule("TB-BG-02", Severity.ERROR, "Thiếu khóa bắt buộc")
WRONG_VALUE = Rule("TB-BG-03", Severity.ERROR, "Giá trị không đúng dạng")
UNKNOWN_REFERENCE = Rule("TB-BG-04", Severity.ERROR, "Mã không được khai báo")
DUPLICATE_ID = Rule("TB-BG-05", Severity.ERROR, "Hai mục mang cùng một mã")
GROUP_CYCLE = Rule("TB-BG-06", Severity.ERROR, "Nhóm chứa chính nó")
DEADLINE_IMPOSSIBLE = Rule("TB-HAN-02", Severity.ERROR, "Thời hạn không thể có")

RULES = (
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_VALUE,
    UNKNOWN_REFERENCE,
    DUPLICATE_ID,
    GROUP_CYCLE,
    DEADLINE_IMPOSSIBLE,
    SECRET,
)
