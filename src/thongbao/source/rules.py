"""What can be wrong with a YAML file before anyone asks what it means: the rules of step 1."""

from thongbao.findings import Rule, Severity
from thongbao.language import _

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

SYNTAX = Rule("TB-YAML-01", _ERROR, _("Tệp viết sai cách ghi YAML"))
TAB = Rule("TB-YAML-02", _ERROR, _("Phím Tab được dùng để lùi đầu dòng"))
ENCODING = Rule("TB-YAML-03", _ERROR, _("Tệp không lưu bằng bảng mã UTF-8"))
CURLY_QUOTES = Rule("TB-YAML-04", _WARNING, _("Dấu nháy cong được dùng thay cho dấu nháy thẳng"))
HARD_SPACE = Rule("TB-YAML-05", _ERROR, _("Dấu cách không ngắt dòng đứng ở chỗ phải là dấu cách thường"))
REPEATED_KEY = Rule("TB-YAML-06", _ERROR, _("Một khóa được viết hai lần"))
MERGE_KEY = Rule("TB-YAML-07", _ERROR, _("Khóa «<<» không được dùng"))
TAG = Rule("TB-YAML-08", _ERROR, _("Thẻ bắt đầu bằng «!» không được dùng"))
ALIAS_BOMB = Rule("TB-YAML-09", _ERROR, _("Bí danh «*» làm nội dung phình quá lớn"))
ALIAS_LOST = Rule("TB-YAML-10", _ERROR, _("Bí danh «*» không dẫn tới nội dung nào"))
TOO_DEEP = Rule("TB-YAML-11", _ERROR, _("Nội dung lồng quá sâu"))
TOO_LARGE = Rule("TB-YAML-12", _ERROR, _("Tệp quá lớn"))
SECOND_DOCUMENT = Rule("TB-YAML-13", _ERROR, _("Tệp chứa hơn một tài liệu"))
EMPTY = Rule("TB-YAML-14", _ERROR, _("Tệp trống"))
ROOT = Rule("TB-YAML-15", _ERROR, _("Tệp không gồm các dòng «khóa: nội dung»"))
KEY_NOT_TEXT = Rule("TB-YAML-16", _ERROR, _("Khóa không phải là chữ"))
CONTROL = Rule("TB-YAML-17", _ERROR, _("Có ký tự điều khiển"))
INVISIBLE = Rule("TB-YAML-18", _WARNING, _("Có ký tự không nhìn thấy"))
FLOOD = Rule("TB-YAML-19", _ERROR, _("Tệp có quá nhiều lỗi để kể hết"))
LOST_BEHIND_HASH = Rule("TB-YAML-20", _WARNING, _("Chữ đứng sau dấu # có thể bị mất"))

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
