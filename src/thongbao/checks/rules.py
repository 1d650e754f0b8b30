"""The rules a record is checked by. Ids of the decree's catalogue are ND30-…, those of the record itself TB-….

An error rests on the decree's own text or makes the paper impossible; custom is a warning or a note.
"""

from thongbao.findings import Rule, Severity
from thongbao.language import _
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
    TASKED_UNITS,
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
    "TASKED_UNITS",
]

NO_UNIT = Rule(
    "TB-VIEC-01",
    Severity.WARNING,
    _("Nhiệm vụ chưa rõ đơn vị"),
    looks_at=_("chu_tri và nguoi_thuc_hien của từng nhiệm vụ, kể cả thừa từ dòng giao"),
    why=_("Không có đơn vị nào thì không công văn nào giao việc này."),
    wrong=_("viec: Rà soát hộ nghèo. (không ghi chu_tri)"),
    right=_("viec: Rà soát hộ nghèo., chu_tri: p_vhxh"),
)
DUPLICATE_TASK = Rule(
    "TB-VIEC-02",
    Severity.ERROR,
    _("Hai nhiệm vụ mang cùng một mã"),
    looks_at=_("ma của các nhiệm vụ"),
    why=_("Việc theo dõi dựa vào mã; hai nhiệm vụ một mã thì lẫn kết quả."),
    wrong=_("hai nhiệm vụ cùng ma: bao_cao_quy"),
    right=_("bao_cao_quy_3 và bao_cao_quy_4"),
)
EMPTY_GROUP = Rule(
    "TB-NHOM-01",
    Severity.WARNING,
    _("Nhiệm vụ chỉ giao cho nhóm chưa có thành viên"),
    looks_at=_("nhiệm vụ chỉ do nhóm chủ trì mà nhóm chưa có thanh_vien"),
    why=_("Nhóm không có thành viên thì không có công văn nào gửi đi."),
    wrong=_("chu_tri: cac_nganh, nhóm không có thanh_vien"),
    right=_("khai thanh_vien cho nhóm trong don-vi.yaml"),
)
DEADLINE_UNREAD = Rule(
    "TB-HAN-01",
    Severity.WARNING,
    _("Thời hạn không đọc được"),
    looks_at=_("lời ở han"),
    why=_("Thời hạn máy không hiểu thì không tính được ngày đến hạn."),
    wrong=_("han: mai mốt"),
    right=_("han: trước ngày 15/10/2026"),
)
DEADLINE_NOT_IN_WORDS = Rule(
    "TB-HAN-03",
    Severity.NOTE,
    _("Thời hạn không nằm trong lời của nhiệm vụ"),
    looks_at=_("han so với lời của nhiệm vụ"),
    why=_("Thông báo chỉ in lời; thời hạn không có trong lời thì đơn vị không thấy."),
    wrong=_("viec: … trước ngày 15/10, han: trước ngày 16/10"),
    right=_("han là đúng những chữ trong lời"),
)
DEADLINE_PAST = Rule(
    "TB-HAN-04",
    Severity.WARNING,
    _("Thời hạn trước ngày họp hoặc ngày ban hành"),
    looks_at=_("ngày hạn so với ngày họp, ngày ban hành"),
    why=_("Giao việc đã quá hạn."),
    wrong=_("họp ngày 28/9, hạn trước ngày 27/9"),
    right=_("xem lại ngày, hoặc ghi năm"),
)
LEFT_OVER = Rule(
    "TB-KHAC-01",
    Severity.WARNING,
    _("Còn phần chưa xếp được chỗ"),
    looks_at=_("khac của bản ghi"),
    why=_("Phần này không in ra ở đâu."),
    wrong=_("khac có nội dung"),
    right=_("chuyển vào đúng mục rồi xóa"),
)
EMPTY_SECTION = Rule(
    "TB-MUC-01",
    Severity.WARNING,
    _("Mục không có nội dung"),
    looks_at=_("noi_dung của từng mục"),
    why=_("In ra một tiêu đề trống."),
    wrong=_("mục chỉ có tieu_de"),
    right=_("thêm noi_dung, hoặc bỏ mục"),
)
UNKNOWN_SETTING = Rule(
    "TB-QT-01",
    Severity.WARNING,
    _("Đặt mức cho quy tắc không có"),
    looks_at=_("các mã trong kiem_tra"),
    why=_("Gõ sai mã thì quy tắc thật vẫn giữ mức cũ."),
    wrong=_("kiem_tra: {TB-VIEC-1: …}"),
    right=_("kiem_tra: {TB-VIEC-01: …}"),
)
MONTH_CLASH = Rule(
    "TB-NGAY-01",
    Severity.WARNING,
    _("Tháng ban hành khác ngày ban hành"),
    looks_at=_("thang_ban_hanh, ngay, hop.ngay"),
    why=_("Ba ngày này phải hợp nhau."),
    wrong=_("thang_ban_hanh: 2026-08, ngay: 2026-09-28"),
    right=_("bỏ thang_ban_hanh khi đã có ngay"),
)
BEFORE_THE_MEETING = Rule(
    "TB-NGAY-03",
    Severity.ERROR,
    _("Ngày ban hành trước ngày họp"),
    looks_at=_("ngày ban hành (ngay, issue --date) và hop.ngay"),
    why=_("Chưa họp thì chưa có kết luận để thông báo; số và ngày đã cấp không lấy lại được."),
    wrong=_("hop.ngay: 2026-09-28, ngay: 2026-09-27"),
    right=_("ngay: 2026-09-28 hoặc sau đó"),
)
NOT_FILLED_IN = Rule(
    "TB-CHO-01",
    Severity.ERROR,
    _("Còn chỗ chưa ghi"),
    looks_at=_("chữ CHƯA GHI trong ba tệp"),
    why=_("Chỗ chưa ghi sẽ in ra văn bản."),
    wrong=_("ho_ten: CHƯA GHI"),
    right=_("ghi họ tên thật"),
)
OTHER_FORM = Rule(
    "TB-LOAI-01",
    Severity.ERROR,
    _("Loại văn bản có mẫu trình bày riêng"),
    article(7),
    looks_at=_("loai của bản ghi"),
    why=_("Công điện, giấy mời, biên bản … có mẫu khác mẫu 1.4."),
    wrong=_("loai: Giấy mời"),
    right=_("loai: Thông báo"),
)
NOT_HIS_ORGAN = Rule(
    "TB-KY-01",
    Severity.ERROR,
    _("Người ký không ký cho cơ quan hoặc loại văn bản này"),
    article(13),
    looks_at=_("nguoi_ky so với co_quan, loai mà người đó được ký"),
    why=_("Ký không đúng thẩm quyền thì văn bản không có giá trị."),
    wrong=_("Chánh Văn phòng ký thay Chủ tịch quyết định"),
    right=_("chọn người ký có thẩm quyền"),
)
TWO_LEADS = Rule(
    "TB-VIEC-03",
    Severity.WARNING,
    _("Hai đơn vị cùng làm, không đơn vị nào chủ trì"),
    looks_at=_("chu_tri của từng nhiệm vụ; trừ nhóm, và các xã, thôn làm trên địa bàn mình"),
    why=_("Không rõ ai chủ trì thì không ai báo cáo kết quả."),
    wrong="Phòng NN&PTNT, TN&MT tổ chức kiểm tra",
    right=_("Phòng NN&PTNT chủ trì, phối hợp với Phòng TN&MT kiểm tra"),
)
WORDS_DIFFER = Rule(
    "TB-VIEC-04",
    Severity.WARNING,
    _("Lời của nhiệm vụ và các trường khác nhau"),
    looks_at=_("đơn vị mở đầu lời so với chu_tri, phoi_hop"),
    why=_("Thông báo in lời, công văn gửi theo trường; khác nhau thì giao nhầm đơn vị."),
    wrong=_("viec: Phòng Nội vụ rà soát …, chu_tri: p_kt"),
    right=_("viec: Phòng Nội vụ rà soát …, chu_tri: p_noivu"),
)
NOBODY_TOLD = Rule(
    "TB-NHOM-02",
    Severity.NOTE,
    _("Phối hợp với nhóm không được gửi đến ai"),
    looks_at=_("phoi_hop là nhóm chưa có thành viên, hoặc gui: khong"),
    why=_("Không ai trong nhóm nhận được việc phối hợp."),
    wrong=_("phối hợp với các cơ quan liên quan"),
    right=_("phối hợp với Công an xã, Phòng Kinh tế"),
)
NO_AUTHORITY = Rule(
    "TB-NGUOI-01",
    Severity.WARNING,
    _("Người được giao không có thẩm quyền"),
    looks_at=_("thời gian giữ chức vụ, chức vụ, phu_trach của người thực hiện và người chỉ đạo"),
    why=_("Giao cho người đã thôi chức vụ, hoặc chỉ đạo đơn vị không phụ trách, thì không thực hiện được."),
    wrong=_("chi_dao là người đã thôi chức vụ"),
    right=_("chi_dao là lãnh đạo đang phụ trách đơn vị chủ trì"),
)
DAY_OFF = Rule(
    "TB-HAN-05",
    Severity.NOTE,
    _("Thời hạn rơi vào ngày nghỉ"),
    looks_at=_("ngày hạn so với lịch làm việc, ngày nghỉ lễ và lich trong co-quan.yaml"),
    why=_("Đến hạn vào ngày nghỉ thì thực tế phải xong từ ngày làm việc trước đó."),
    wrong=_("trước ngày 20/9/2020 (Chủ nhật)"),
    right=_("trước ngày 18/9/2020"),
)
TWICE = Rule(
    "TB-HAN-06",
    Severity.WARNING,
    _("Thời hạn nói hai lần"),
    looks_at=_("lời của thời hạn"),
    why=_("«Chậm nhất ngày 20» gồm cả ngày 20, «trước ngày 20» thì không; viết cả hai thì không rõ."),
    wrong=_("chậm nhất trước ngày 20/9/2020"),
    right=_("trước ngày 20/9/2020"),
)
EVENT_NOT_DAY = Rule(
    "TB-HAN-07",
    Severity.WARNING,
    _("Thời hạn theo sự kiện, không có ngày"),
    looks_at=_("thời hạn như: trước năm học mới, trước mùa mưa"),
    why=_("Không có ngày thì không theo dõi được là đã trễ hay chưa."),
    wrong=_("trước năm học mới"),
    right=_("trước ngày 05/9/2026"),
)
NO_DEADLINE = Rule(
    "TB-HAN-08",
    Severity.NOTE,
    _("Nhiều nhiệm vụ không có thời hạn"),
    looks_at=_("số nhiệm vụ không có han"),
    why=_("Việc không có thời hạn thì không đôn đốc được."),
    wrong=_("39 trong 84 nhiệm vụ không có thời hạn"),
    right=_("mỗi nhiệm vụ một thời hạn, hoặc han: không cho việc thường xuyên"),
)
SOON = Rule(
    "TB-HAN-09",
    Severity.NOTE,
    _("Thời hạn sát ngày họp"),
    looks_at=_("thời hạn trong vòng 7 ngày sau ngày họp, khi thông báo chưa có ngày"),
    why=_("Thông báo ký sau đó thì yêu cầu việc đã quá hạn."),
    wrong=_("họp ngày 31/8, hạn trước ngày 03/9"),
    right=_("ban hành ngay, hoặc lùi thời hạn"),
)
UNWRITTEN = Rule(
    "TB-BC-01",
    Severity.NOTE,
    _("Báo cáo còn phần chưa viết"),
    looks_at=_("chi_dao_trien_khai, ton_tai, nguyen_nhan, giai_phap, kien_nghi của bao-cao.yaml"),
    why=_("Phần bỏ trống được in dòng chấm để ghi tay; ban hành rồi thì dòng chấm vẫn còn đó."),
    wrong=_("giai_phap: bỏ trống"),
    right=_("giai_phap: [Đôn đốc các nhiệm vụ quá hạn]"),
)

RULES = tuple(value for value in dict(globals()).values() if isinstance(value, Rule))
