"""The rules a record is read by; ids are stable and listed in docs/findings.md."""

from thongbao.findings import Rule, Severity
from thongbao.language import _
from thongbao.standard.rules_foot import SECRET

__all__ = ["SECRET"]

UNKNOWN_KEY = Rule(
    "TB-BG-01",
    Severity.ERROR,
    _("Khóa không có trong bản ghi"),
    looks_at=_("các khóa của ba tệp YAML"),
    why=_("Khóa gõ sai thì nội dung bị bỏ qua."),
    wrong=_("trich_yeuu: …"),
    right=_("trich_yeu: …"),
)
MISSING_KEY = Rule(
    "TB-BG-02",
    Severity.ERROR,
    _("Thiếu khóa bắt buộc"),
    looks_at=_("các khóa bắt buộc"),
    why=_("Thiếu thì không lập được văn bản."),
    wrong=_("không có nguoi_ky"),
    right=_("nguoi_ky: chanh_van_phong"),
)
WRONG_VALUE = Rule(
    "TB-BG-03",
    Severity.ERROR,
    _("Giá trị không đúng dạng"),
    looks_at=_("dạng của từng giá trị"),
    why=_("Giá trị sai dạng không in đúng được."),
    wrong=_("ngay: 31/4/2026"),
    right=_("ngay: 30/4/2026"),
)
UNKNOWN_REFERENCE = Rule(
    "TB-BG-04",
    Severity.ERROR,
    _("Mã không được khai báo"),
    looks_at=_("mã đơn vị, nhóm, người, cơ quan được nhắc đến"),
    why=_("Mã chưa khai thì không biết gửi cho ai."),
    wrong=_("chu_tri: p_kte"),
    right=_("chu_tri: p_kt"),
)
DUPLICATE_ID = Rule(
    "TB-BG-05",
    Severity.ERROR,
    _("Hai mục mang cùng một mã"),
    looks_at=_("các ma trong co-quan.yaml, don-vi.yaml"),
    why=_("Một mã chỉ được chỉ một nơi."),
    wrong=_("hai đơn vị cùng ma: p_kt"),
    right=_("p_kt và p_kthc"),
)
GROUP_CYCLE = Rule(
    "TB-BG-06",
    Severity.ERROR,
    _("Nhóm chứa chính nó"),
    looks_at=_("thanh_vien của các nhóm"),
    why=_("Nhóm chứa chính nó thì không bao giờ kể hết thành viên."),
    wrong=_("nhom a chứa nhom b, nhom b chứa nhom a"),
    right=_("bỏ một trong hai"),
)
DEADLINE_IMPOSSIBLE = Rule(
    "TB-HAN-02",
    Severity.ERROR,
    _("Thời hạn không thể có"),
    looks_at=_("ngày trong han"),
    why=_("Ngày không có trong lịch."),
    wrong=_("trước ngày 31/9"),
    right=_("trước ngày 30/9"),
)

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
