"""The rules a template is checked by: TB-MAU-… for its tags, ND30-… for what the decree says of its form.

An error makes the paper impossible or wrong, or rests on the decree's own text; the rest are warnings.
"""

from thongbao.findings import Rule, Severity
from thongbao.language import _
from thongbao.standard.rules_head import NATIONAL_MOTTO, NATIONAL_TITLE
from thongbao.standard.rules_page import (
    BODY_ALIGNMENT,
    BODY_SIZE,
    FIRST_LINE,
    FIRST_NUMBER,
    FONT,
    GAP,
    LINE_SPACING,
    MARGINS,
    PAGE_NUMBER,
    PAGE_SIZE,
)

__all__ = [
    "BODY_ALIGNMENT",
    "BODY_SIZE",
    "FIRST_LINE",
    "FIRST_NUMBER",
    "FONT",
    "GAP",
    "LINE_SPACING",
    "MARGINS",
    "NATIONAL_MOTTO",
    "NATIONAL_TITLE",
    "PAGE_NUMBER",
    "PAGE_SIZE",
]

UNKNOWN_FIELD = Rule(
    "TB-MAU-01", Severity.ERROR, "Mẫu hỏi một trường không có", why=_("Trường không có thì không điền được.")
)
UNUSED_FIELD = Rule(
    "TB-MAU-02",
    Severity.WARNING,
    "Mẫu không in một trường, chữ của trường đó sẽ mất",
    why=_("Chữ đã gõ trong bản ghi mà mẫu không in là mất chữ."),
)
WORDS_BESIDE = Rule(
    "TB-MAU-03",
    Severity.ERROR,
    "Chữ đứng cạnh thẻ đoạn hoặc thẻ dòng sẽ mất",
    why=_("Đoạn có thẻ đoạn bị bỏ cả đoạn, chữ đứng cạnh mất theo."),
)
TWO_TAGS = Rule(
    "TB-MAU-04",
    Severity.ERROR,
    "Hai thẻ đoạn trong một đoạn, hoặc hai thẻ dòng trong một dòng",
    why=_("Hai thẻ đoạn trong một đoạn làm hỏng tệp Word."),
)
UNCLOSED = Rule(
    "TB-MAU-05",
    Severity.ERROR,
    "Khối mở mà không đóng, hoặc đóng mà không mở",
    why=_("Khối không khép thì không biết lặp tới đâu."),
)
NESTING = Rule(
    "TB-MAU-06",
    Severity.ERROR,
    "Khối mở ở một chỗ và đóng ở chỗ khác, làm hỏng tệp",
    why=_("Khối mở trong ô bảng mà đóng ngoài bảng làm hỏng tệp."),
)
NOT_FILLED = Rule(
    "TB-MAU-07", Severity.ERROR, "Thẻ đứng ở chỗ không được điền", why=_("Chỗ này Word giữ riêng, không được điền.")
)
SPLIT_LOOK = Rule(
    "TB-MAU-08",
    Severity.WARNING,
    "Một thẻ mang nhiều định dạng",
    why=_("Thẻ bị cắt thành nhiều mảnh định dạng thì chữ in ra mang định dạng của mảnh đầu."),
)
QUOTES = Rule("TB-MAU-09", Severity.WARNING, "Dấu nháy cong trong thẻ", why=_("Dấu nháy cong làm thẻ không đọc được."))
BROKEN_TAG = Rule("TB-MAU-10", Severity.ERROR, "Thẻ viết sai", why=_("Thẻ viết sai thì không điền được."))
REFUSED_TAG = Rule(
    "TB-MAU-11", Severity.ERROR, "Thẻ không dùng được trong mẫu", why=_("Thẻ này có thể lấy nội dung ngoài bản ghi.")
)
WRONG_SHAPE = Rule(
    "TB-MAU-12",
    Severity.ERROR,
    "In cả danh sách, hoặc lặp một trường không phải danh sách",
    why=_("Danh sách phải lặp từng mục, trường đơn thì không lặp được."),
)
OVER_PARAGRAPHS = Rule(
    "TB-MAU-13",
    Severity.WARNING,
    "Khối thường kéo qua nhiều đoạn",
    why=_("Khối thường kéo qua nhiều đoạn để lại dòng trống."),
)
NOT_RENDERED = Rule(
    "TB-MAU-14", Severity.ERROR, "Điền thử không ra văn bản", why=_("Mẫu phải điền thử được thì mới dùng.")
)

RULES = tuple(value for value in dict(globals()).values() if isinstance(value, Rule))
