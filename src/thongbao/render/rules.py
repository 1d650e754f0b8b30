"""The rules a template is checked by: TB-MAU-… for its tags, ND30-… for what the decree says of its form.

An error makes the paper impossible or wrong, or rests on the decree's own text; the rest are warnings.
"""

from thongbao.findings import Rule, Severity
from thongbao.standard.clauses import component

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

PAGE_SIZE = Rule("ND30-PAGE-01", Severity.ERROR, "Khổ giấy A4", component("I", 1))
MARGINS = Rule("ND30-PAGE-02", Severity.ERROR, "Lề trang", component("I", 3))
FIRST_NUMBER = Rule("ND30-PAGE-04", Severity.ERROR, "Không hiện số ở trang đầu", component("I", 7))
PAGE_NUMBER = Rule("ND30-PAGE-05", Severity.ERROR, "Số trang ở giữa lề trên", component("I", 7))
FONT = Rule("ND30-FONT-01", Severity.ERROR, "Phông chữ Times New Roman", component("I", 4))
BODY_SIZE = Rule("ND30-BODY-01", Severity.ERROR, "Cỡ chữ nội dung 13 đến 14", component("II", 6, "e"))
BODY_ALIGNMENT = Rule("ND30-BODY-02", Severity.ERROR, "Nội dung canh đều hai lề", component("II", 6, "e"))
FIRST_LINE = Rule("ND30-BODY-03", Severity.ERROR, "Chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm", component("II", 6, "e"))
GAP = Rule("ND30-BODY-04", Severity.ERROR, "Khoảng cách giữa các đoạn ít nhất 6pt", component("II", 6, "e"))
LINE_SPACING = Rule("ND30-BODY-05", Severity.ERROR, "Dãn dòng từ dòng đơn đến 1,5 dòng", component("II", 6, "e"))
NATIONAL_TITLE = Rule("ND30-QH-01", Severity.ERROR, "Quốc hiệu viết đúng", component("II", 1, "a"))
NATIONAL_MOTTO = Rule("ND30-TN-01", Severity.ERROR, "Tiêu ngữ viết đúng", component("II", 1, "b"))

RULES = tuple(value for value in dict(globals()).values() if isinstance(value, Rule))
