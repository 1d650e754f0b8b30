"""What can be wrong with a YAML file before anyone asks what it means: the rules of step 1."""

from thongbao.findings import Rule, Severity
from thongbao.language import _

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

SYNTAX = Rule(
    "TB-YAML-01",
    _ERROR,
    _("Tệp viết sai cách ghi YAML"),
    why=_("Máy đọc theo cách ghi YAML; sai một chỗ là không đọc được phần sau."),
)
TAB = Rule(
    "TB-YAML-02", _ERROR, _("Phím Tab được dùng để lùi đầu dòng"), why=_("YAML chỉ nhận dấu cách để lùi đầu dòng.")
)
ENCODING = Rule(
    "TB-YAML-03",
    _ERROR,
    _("Tệp không lưu bằng bảng mã UTF-8"),
    why=_("Tệp bảng mã khác thì chữ tiếng Việt bị đọc sai."),
)
CURLY_QUOTES = Rule(
    "TB-YAML-04",
    _WARNING,
    _("Dấu nháy cong được dùng thay cho dấu nháy thẳng"),
    why=_("Dấu nháy cong là chữ thường, không bao được nội dung."),
)
HARD_SPACE = Rule(
    "TB-YAML-05",
    _ERROR,
    _("Dấu cách không ngắt dòng đứng ở chỗ phải là dấu cách thường"),
    why=_("Dấu cách này nhìn như dấu cách thường nhưng máy hiểu là chữ."),
)
REPEATED_KEY = Rule(
    "TB-YAML-06",
    _ERROR,
    _("Một khóa được viết hai lần"),
    why=_("Hai nội dung cho một khóa thì không biết lấy cái nào."),
)
MERGE_KEY = Rule(
    "TB-YAML-07",
    _ERROR,
    _("Khóa «<<» không được dùng"),
    why=_("Khóa này chép nội dung chỗ khác mà người đọc không thấy."),
)
TAG = Rule(
    "TB-YAML-08", _ERROR, _("Thẻ bắt đầu bằng «!» không được dùng"), why=_("Thẻ làm nội dung thành thứ khác chữ đã gõ.")
)
ALIAS_BOMB = Rule(
    "TB-YAML-09", _ERROR, _("Bí danh «*» làm nội dung phình quá lớn"), why=_("Tệp nhỏ mà nội dung lớn làm máy treo.")
)
ALIAS_LOST = Rule(
    "TB-YAML-10", _ERROR, _("Bí danh «*» không dẫn tới nội dung nào"), why=_("Bí danh phải có chỗ đặt tên ở trên.")
)
TOO_DEEP = Rule("TB-YAML-11", _ERROR, _("Nội dung lồng quá sâu"), why=_("Lồng quá sâu là dấu hiệu thụt dòng sai."))
TOO_LARGE = Rule("TB-YAML-12", _ERROR, _("Tệp quá lớn"), why=_("Bản ghi thật không bao giờ lớn như vậy."))
SECOND_DOCUMENT = Rule("TB-YAML-13", _ERROR, _("Tệp chứa hơn một tài liệu"), why=_("Mỗi tệp chỉ một bản ghi."))
EMPTY = Rule("TB-YAML-14", _ERROR, _("Tệp trống"), why=_("Không có gì để đọc."))
ROOT = Rule(
    "TB-YAML-15", _ERROR, _("Tệp không gồm các dòng «khóa: nội dung»"), why=_("Ba tệp đều bắt đầu bằng các khóa.")
)
KEY_NOT_TEXT = Rule("TB-YAML-16", _ERROR, _("Khóa không phải là chữ"), why=_("Khóa là tên, phải là chữ."))
CONTROL = Rule(
    "TB-YAML-17", _ERROR, _("Có ký tự điều khiển"), why=_("Ký tự này không in được và làm hỏng văn bản Word.")
)
INVISIBLE = Rule(
    "TB-YAML-18", _WARNING, _("Có ký tự không nhìn thấy"), why=_("Ký tự này không thấy được mà làm sai tìm kiếm.")
)
FLOOD = Rule("TB-YAML-19", _ERROR, _("Tệp có quá nhiều lỗi để kể hết"), why=_("Sửa những lỗi đầu rồi kiểm tra lại."))
LOST_BEHIND_HASH = Rule(
    "TB-YAML-20",
    _WARNING,
    _("Chữ đứng sau dấu # có thể bị mất"),
    why=_("Từ dấu # trở đi YAML coi là ghi chú, không đọc."),
)

RULES: tuple[Rule, ...] = (
    SYNTAX,
    TAB,
    ENCODING,
    CURLY_QUOTES,
    HARD_SPACE,
    REPEATED_KEY,
    MERGE_KEY,
    TAG,
    ALIAS_BOMB,
    ALIAS_LOST,
    TOO_DEEP,
    TOO_LARGE,
    SECOND_DOCUMENT,
    EMPTY,
    ROOT,
    KEY_NOT_TEXT,
    CONTROL,
    INVISIBLE,
    FLOOD,
    LOST_BEHIND_HASH,
)
