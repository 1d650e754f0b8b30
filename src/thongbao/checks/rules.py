"""The rules a record is checked by. Ids of the decree's catalogue are ND30-…, those of the record itself TB-….

An error rests on the decree's own text or makes the paper impossible; custom is a warning or a note.
"""

from thongbao.findings import Rule, Severity
from thongbao.standard.clauses import article, component

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
SIGNING_PREFIX = Rule("ND30-KY-01", Severity.ERROR, "Chữ viết tắt quyền hạn", component("II", 7, "a"))
SIGNING_PAIR = Rule("ND30-KY-02", Severity.ERROR, "Dòng quyền hạn và chức vụ phải khớp nhau", component("II", 7, "a"))
SIGNING_TUQ = Rule("ND30-KY-03", Severity.ERROR, "Không ký thay trong ký thừa ủy quyền", article(13, 3))
SIGNING_HEADER = Rule("ND30-KY-04", Severity.WARNING, "Quyền hạn phải thuộc cơ quan ở ô số 2", component("II", 7, "a"))
SIGNING_NAME = Rule(
    "ND30-KY-05", Severity.ERROR, "Họ tên không kèm học hàm, học vị, danh hiệu", component("II", 7, "c")
)
SIGNING_VALIDITY = Rule("ND30-KY-08", Severity.WARNING, "Người ký còn quyền ký vào ngày ban hành", article(13))
NO_SEAL = Rule("ND30-KY-09", Severity.WARNING, "Cơ quan không có con dấu thì không tự ban hành", article(32))
CODE_REPEATED = Rule(
    "ND30-SO-03", Severity.ERROR, "Ký hiệu công văn gồm cơ quan và đơn vị soạn thảo", component("II", 3, "b")
)
SUBJECT = Rule(
    "ND30-TY-01", Severity.WARNING, "Trích yếu ngắn gọn, viết hoa chữ đầu, không dấu cuối", component("II", 5)
)
ADDRESSEES = Rule("ND30-KG-01", Severity.ERROR, "Loại văn bản này không có Kính gửi", component("II", 9, "a"))
APPENDIX_REFERENCE = Rule(
    "ND30-PL-01", Severity.ERROR, "Nội dung phải có chỉ dẫn về phụ lục kèm theo", component("III", 1)
)
CODE_LINE = Rule("ND30-SO-01", Severity.ERROR, "Số văn bản", component("II", 3))
DATE_LINE = Rule("ND30-NGAY-01", Severity.ERROR, "Ngày tháng năm ban hành", component("II", 4))

RULES = tuple(value for value in dict(globals()).values() if isinstance(value, Rule))
