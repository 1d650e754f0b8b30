"""The rules a template is checked by: TB-MAU-… for its tags, ND30-… for what the decree says of its form.

An error makes the paper impossible or wrong, or rests on the decree's own text; the rest are warnings.
"""

from thongbao.findings import Rule, Severity
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

UNKNOWN_FIELD = Rule("TB-MAU-01", Severity.ERROR, "Mẫu hỏi một trường không có")
UNUSED_FIELD = Rule("TB-MAU-02", Severity.WARNING, "Mẫu không in một trường, chữ của trường đó sẽ mất")
WORDS_BESIDE = Rule("TB-MAU-03", Severity.ERROR, "Chữ đứng cạnh thẻ đoạn hoặc thẻ dòng sẽ mất")
TWO_TAGS = Rule("TB-MAU-04", Severity.ERROR, "Hai thẻ đoạn trong một đoạn, hoặc hai thẻ dòng trong một dòng")
UNCLOSED = Rule("TB-MAU-05", Severity.ERROR, "Khối mở mà không đóng, hoặc đóng mà không mở")
NESTING = Rule("TB-MAU-06", Severity.ERROR, "Khối mở ở một chỗ và đóng ở chỗ khác, làm hỏng tệp")
NOT_FILLED = Rule("TB-MAU-07", Severity.ERROR, "Thẻ đứng ở chỗ không được điền")
SPLIT_LOOK = Rule("TB-MAU-08", Severity.WARNING, "Một thẻ mang nhiều định dạng")
QUOTES = Rule("TB-MAU-09", Severity.WARNING, "Dấu nháy cong trong thẻ")
BROKEN_TAG = Rule("TB-MAU-10", Severity.ERROR, "Thẻ viết sai")
REFUSED_TAG = Rule("TB-MAU-11", Severity.ERROR, "Thẻ không dùng được trong mẫu")
WRONG_SHAPE = Rule("TB-MAU-12", Severity.ERROR, "In cả danh sách, hoặc lặp một trường không phải danh sách")
OVER_PARAGRAPHS = Rule("TB-MAU-13", Severity.WARNING, "Khối thường kéo qua nhiều đoạn")
NOT_RENDERED = Rule("TB-MAU-14", Severity.ERROR, "Điền thử không ra văn bản")

RULES = tuple(value for value in dict(globals()).values() if isinstance(value, Rule))
