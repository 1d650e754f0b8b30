"""The rules a record is checked by. Ids of the decree's catalogue are ND30-…, those of the record itself TB-….

An error rests on the decree's own text or makes the paper impossible; custom is a warning or a note.
"""

from thongbao.findings import Rule, Severity
from thongbao.standard.clauses import article
from thongbao.standard.rules_body import ADDRESSEES, APPENDIX_REFERENCE
from thongbao.standard.rules_foot import (
    NO_SEAL,
    SIGNING_HEADER,
    SIGNING_NAME,
    SIGNING_PAIR,
    SIGNING_PREFIX,
    SIGNING_TUQ,
    SIGNING_VALIDITY,
)
from thongbao.standard.rules_head import CODE_LINE, CODE_REPEATED, DATE_LINE, SUBJECT

__all__ = [
    "ADDRESSEES",
    "APPENDIX_REFERENCE",
    "CODE_LINE",
    "CODE_REPEATED",
    "DATE_LINE",
    "NO_SEAL",
    "SIGNING_HEADER",
    "SIGNING_NAME",
    "SIGNING_PAIR",
    "SIGNING_PREFIX",
    "SIGNING_TUQ",
    "SIGNING_VALIDITY",
    "SUBJECT",
]

NO_UNIT = Rule("TB-VIEC-01", Severity.WARNING, "Nhiệm vụ chưa rõ đơn vị")
DUPLICATE_TASK = Rule("TB-VIEC-02", Severity.ERROR, "Hai nhiệm vụ mang cùng một mã")
EMPTY_GROUP = Rule("TB-NHOM-01", Severity.WARNING, "Nhiệm vụ chỉ giao cho nhóm chưa có thành viên")
DEADLINE_UNREAD = Rule("TB-HAN-01", Severity.WARNING, "Thời hạn không đọc được")
DEADLINE_NOT_IN_WORDS = Rule("TB-HAN-03", Severity.NOTE, "Thời hạn không nằm trong lời của nhiệm vụ")
DEADLINE_PAST = Rule("TB-HAN-04", Severity.WARNING, "Thời hạn trước ngày họp hoặc ngày ban hành")
LEFT_OVER = Rule("TB-KHAC-01", Severity.WARNING, "Còn phần chưa xếp được chỗ")
EMPTY_SECTION = Rule("TB-MUC-01", Severity.WARNING, "Mục không có nội dung")
UNKNOWN_SETTING = Rule("TB-QT-01", Severity.WARNING, "Đặt mức cho quy tắc không có")
MONTH_CLASH = Rule("TB-NGAY-01", Severity.WARNING, "Tháng ban hành khác ngày ban hành")
NOT_FILLED_IN = Rule("TB-CHO-01", Severity.ERROR, "Còn chỗ chưa ghi")
OTHER_FORM = Rule("TB-LOAI-01", Severity.ERROR, "Loại văn bản có mẫu trình bày riêng", article(7))
NOT_HIS_ORGAN = Rule("TB-KY-01", Severity.ERROR, "Người ký không ký cho cơ quan hoặc loại văn bản này", article(13))
RULES = tuple(value for value in dict(globals()).values() if isinstance(value, Rule))
