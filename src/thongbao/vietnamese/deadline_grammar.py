"""The wording of deadlines as patterns.

Every repetition is bounded, so reading stays linear in the length of the text.
"""

import re
from dataclasses import dataclass
from typing import Final

GAP: Final = r"\s{1,20}"
_DIGITS: Final = "[0-9]{1,2}"
_EVERY: Final = f"(?:h[ằà]ng|mỗi){GAP}"
_WEEKDAY: Final = f"(?:thứ{GAP}(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ{GAP}nhật)"
_SLASH: Final = r"\s?/\s?"
_YEAR_PART: Final = f"(?:{_SLASH}|{GAP}năm{GAP})[0-9]{{4}}"

# What may not follow a number of a date: more of a number, a document code, a period, a fraction, a year that the
# pattern left behind, or "hằng tháng", which would make it a recurring day.
_NO_MORE: Final = (
    r"(?![0-9]|\s?[/–-]\s?[0-9]|\s?/\s?\w|[–-]\w|[.,][0-9]|\s?%"
    f"|{GAP}năm{GAP}[0-9]|{GAP}{_EVERY}(?:tuần|tháng|quý|năm))"
)

_DAY_CORE: Final = (
    rf"(?:{_WEEKDAY}\s?,?{GAP}\(?)?(?:ngày{GAP})?(?:m[ùồ]ng{GAP})?"
    f"(?:{_DIGITS}(?:{_SLASH}|{GAP}tháng{GAP}){_DIGITS}(?:{_YEAR_PART})?|{_DIGITS}[-.]{_DIGITS}[-.][0-9]{{4}}"
    "|[0-9]{4}-[0-9]{2}-[0-9]{2})"
)
_DAY: Final = _DAY_CORE + _NO_MORE
_MONTH_CORE: Final = rf"tháng{GAP}{_DIGITS}(?:{_YEAR_PART}|-[0-9]{{4}})?"
# "trong tháng 9, tháng 10" is two months; taking the first would set the wrong end.
_MONTH: Final = rf"{_MONTH_CORE}{_NO_MORE}(?!\s?(?:,|và|đến){GAP}tháng{GAP}[0-9])"
_QUARTER_CORE: Final = rf"qu[ýí]{GAP}(?:I{{1,3}}|IV|[1-4])(?!\w)(?:{_YEAR_PART}|-[0-9]{{4}})?"
_QUARTER: Final = rf"{_QUARTER_CORE}{_NO_MORE}(?!\s?(?:,|và|đến){GAP}(?:qu[ýí]{GAP}[1-4I]|(?:I{{1,3}}|IV)(?!\w)))"
_YEAR: Final = rf"năm{GAP}[0-9]{{4}}{_NO_MORE}"

_TIME: Final = (
    rf"(?:{_DIGITS}\s?(?:giờ|h|g|:)(?:\s?[0-9]{{2}}(?:\s?(?:phút|'))?)?(?:{GAP}(?:sáng|trưa|chiều|tối|đêm))?"
    rf"|giờ{GAP}(?:làm{GAP}việc|hành{GAP}chính)"
    rf"|(?:(?:(?:đầu|cuối)(?:{GAP}giờ)?|buổi){GAP})?(?:sáng|trưa|chiều|tối|đêm))"
)
_AT: Final = rf"(?:(?P<time>{_TIME})\s?,?{GAP})?(?P<day>{_DAY})"

_DONE: Final = rf"(?:hoàn{GAP}(?:thành|tất)(?:{GAP}(?:xong|dứt{GAP}điểm))?|xong)"
_TERM: Final = (
    rf"(?:thời{GAP})?hạn(?:{GAP}(?:chót|cuối(?:{GAP}cùng)?|hoàn{GAP}thành|thực{GAP}hiện|báo{GAP}cáo|nộp|gửi))?"
)
_LEAD: Final = rf"(?P<lead>(?:{_DONE}|{_TERM})\s?[:,]?{GAP})?"
_LATEST: Final = (
    rf"(?P<latest>(?:(?:chậm|muộn){GAP}nhất|không{GAP}(?:quá|(?:chậm|muộn){GAP}hơn))\s?[,:]?{GAP}(?:(?:là|vào){GAP})?)"
)
_UNTIL: Final = f"(?:đến|tới){GAP}"

_NAME_WORD: Final = r"[^\W\d_]{1,12}"
_TARGET: Final = (
    rf"(?P<target>(?:(?:phải|cần|đảm{GAP}bảo|bảo{GAP}đảm){GAP})?(?:giải{GAP}ngân{GAP})?(?:đạt|giải{GAP}ngân|hoàn{GAP}thành){GAP}"
    rf"(?:(?:tối{GAP}thiểu|ít{GAP}nhất|không{GAP}dưới|trên|từ|khoảng){GAP})?[0-9][0-9.,]{{0,12}}"
    rf"(?:(?<=[0-9])\s?%(?:{GAP}trở{GAP}lên)?|{GAP}(?:(?:tỷ|triệu|nghìn){GAP}đồng"
    rf"|{_NAME_WORD}(?:{GAP}(?!(?:và|để|theo|tại|trên|trong|của|so|cho|có|là|với){GAP}){_NAME_WORD})?)))"
)
_NO_STOP: Final = f"(?!(?:và|để|theo|tại|trong|của|với|do|khi|về|cho|đã|phải|cần|nhằm|có|là|bằng|nếu|từ|đến){GAP})"
_EVENT: Final = (
    rf"(?:(?:dịp|thềm){GAP})?(?:"
    rf"(?:khi{GAP}(?:bắt{GAP}đầu|bước{GAP}vào){GAP})?(?:học{GAP}kỳ(?:{GAP}(?:hè|I{{1,2}}|[12]|phụ))?|năm{GAP}học(?:{GAP}mới)?)(?!{GAP}[0-9])"
    rf"|năm{GAP}học(?:{GAP}mới|{GAP}(?:năm{GAP})?[0-9]{{4}}\s?[-–]\s?[0-9]{{4}})"
    rf"|mùa{GAP}(?:mưa|khô|lũ|bão|nắng{GAP}nóng|hanh{GAP}khô)(?:(?:\s?,)?{GAP}(?:bão|lũ))?(?:{GAP}(?:năm{GAP})?[0-9]{{4}})?"
    rf"|tết(?:{GAP}(?:nguyên{GAP}đán|dương{GAP}lịch|âm{GAP}lịch|trung{GAP}thu|cổ{GAP}truyền))?"
    rf"(?:{GAP}(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý){GAP}{_NAME_WORD})?(?:{GAP}(?:năm{GAP})?[0-9]{{4}})?"
    rf"|(?:(?:lễ|ngày){GAP})?khai{GAP}giảng(?:{GAP}năm{GAP}học(?:{GAP}mới)?)?"
    rf"|(?:ngày{GAP})?(?:lễ{GAP})?quốc{GAP}khánh(?:{GAP}0?2/9)?"
    rf"|kỳ{GAP}(?:họp(?:{GAP}thứ{GAP}\w{{1,10}})?(?:{GAP}(?:HĐND|hội{GAP}đồng{GAP}nhân{GAP}dân)(?:{GAP}(?:tỉnh|huyện|xã))?)?"
    rf"(?:{GAP}(?:giữa|cuối){GAP}năm)?|thi{GAP}tốt{GAP}nghiệp(?:{GAP}THPT)?|nghỉ{GAP}(?:lễ|tết))"
    rf"|đại{GAP}hội(?:{GAP}đảng(?:{GAP}bộ)?)?(?:{GAP}(?:các{GAP}cấp|(?:tỉnh|huyện|xã)(?!\w)))?"
    rf"|ngày{GAP}bầu{GAP}cử"
    rf"|(?:khi{GAP})?(?:khai|bế){GAP}mạc{GAP}(?:kỳ{GAP}họp(?:{GAP}thứ{GAP}\w{{1,10}})?|(?:hội{GAP}nghị|đại{GAP}hội|lễ{GAP}hội|phiên{GAP}họp))"
    rf"|(?:hội{GAP}nghị|lễ{GAP}hội|liên{GAP}hoan|giải|diễn{GAP}đàn|phiên{GAP}họp|festival|lễ)"
    rf"(?:{GAP}(?-i:[A-ZĐÀ-Ỹ])\w{{0,12}}){{1,6}}(?:{GAP}(?:năm{GAP})?[0-9]{{4}})?"
    rf"|mùa{GAP}(?:cháy{GAP}rừng|tuyển{GAP}sinh|lễ{GAP}hội|du{GAP}lịch|thi)"
    rf"|khi{GAP}(?:bão|mưa|lũ|áp{GAP}thấp)(?:{GAP}(?:số{GAP}[0-9]{{1,2}}|đổ{GAP}bộ|vào(?:{GAP}bờ)?|lớn|lũ|bão|về)){{1,3}}"
    rf"|khi{GAP}(?:kết{GAP}thúc|bế{GAP}giảng){GAP}(?:năm{GAP}học|học{GAP}kỳ|nhiệm{GAP}kỳ)"
    rf"|khi{GAP}(?:Quốc{GAP}hội|HĐND(?:{GAP}(?:tỉnh|huyện|xã))?){GAP}(?:khai{GAP}mạc|họp)"
    rf"|(?:phiên|cuộc){GAP}họp(?:{GAP}(?:thường{GAP}kỳ|giao{GAP}ban|UBND|tháng{GAP}[0-9]{{1,2}}|tuần{GAP}sau|tới|tiếp{GAP}theo)){{1,3}}"
    rf"|(?:lễ|ngày){GAP}(?:khởi{GAP}công|khánh{GAP}thành|tổng{GAP}kết|ra{GAP}quân)"
    rf"|đợt{GAP}(?:kiểm{GAP}tra|thanh{GAP}tra|giám{GAP}sát)(?:{GAP}(?!(?:và|để|theo|tại|trong|của){GAP}){_NAME_WORD}){{0,5}}"
    rf"|ngày{GAP}(?:hội|truyền{GAP}thống|thành{GAP}lập)(?:{GAP}(?!(?:và|để|theo|tại|trong|của){GAP}){_NAME_WORD}){{1,3}}"
    rf"|(?:phiên|cuộc|buổi){GAP}(?:họp|làm{GAP}việc|thi)(?:{GAP}{_NO_STOP}{_NAME_WORD}){{1,5}}"
    rf"|(?:kỳ{GAP})?nghỉ{GAP}hè|kỳ{GAP}nghỉ(?:{GAP}(?:lễ|tết|đông))?"
    rf"|khi{GAP}(?:khởi{GAP}công|khai{GAP}giảng|khai{GAP}trương|thông{GAP}xe|khánh{GAP}thành)"
    rf"|(?:nghỉ{GAP})?lễ{GAP}(?:30/0?4|0?2/0?9|10/0?3|giỗ{GAP}tổ)(?:\s?(?:[-–]|và|,)\s?0?1/0?5)?"
    rf"|lễ{GAP}hội{GAP}{_NO_STOP}{_NAME_WORD}(?:{GAP}(?-i:[A-ZĐÀ-Ỹ])\w{{0,12}}){{1,4}}"
    rf"|ngày{GAP}(?-i:[A-ZĐÀ-Ỹ]){_NAME_WORD}(?:(?:,?{GAP}|\s?[-–]\s?){_NO_STOP}{_NAME_WORD}){{1,6}}(?:{GAP}\(?[0-9]{{1,2}}/[0-9]{{1,2}}\)?)?"
    rf"|vụ{GAP}(?:mùa|đông{GAP}xuân|hè{GAP}thu|thu{GAP}đông|xuân|chiêm)"
    r")(?!\w)"
)
_START: Final = r"(?:[^.;:,()\n]|\.(?=[0-9])){1,119}[^\s.;:,()]"
_COUNT_UNIT: Final = rf"(?:ngày{GAP}làm{GAP}việc|ngày|tuần|tháng|giờ)"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of wording a deadline. ``reader`` names what it is read as.

    ``bare``: the words are a deadline in running text only behind "hoàn thành", "xong", "chậm nhất" or the like.
    """

    reader: str
    pattern: re.Pattern[str]
    bare: bool = False


def _pattern(reader: str, body: str, *, bare: bool = False) -> Pattern:
    return Pattern(reader, re.compile(_LEAD + body, re.IGNORECASE), bare)


_MAYBE_LATEST: Final = f"{_LATEST}?"
_RANGE_START: Final = f"(?P<start>{_DAY_CORE}|(?:ngày{GAP})?{_DIGITS}(?!\\w)|{_MONTH_CORE})"
_TO: Final = rf"(?:{GAP}(?:cho{GAP})?(?:đến|tới){GAP}(?:hết{GAP})?|\s?[-–]\s?)"

# "mỗi quý một lần" recurs; "mỗi quý 20 triệu đồng" is an amount.
_ONCE: Final = rf"{GAP}(?:[^\W\d_]{{1,12}}{GAP}){{0,7}}?(?:0?[1-4]|một|hai|ba){GAP}(?:lần|đợt|kỳ|buổi|phiên|cuộc)(?!\w)"

#: In the order they are tried: the longer and more special wording first.
PATTERNS: Final = (
    _pattern("range", f"từ{GAP}{_RANGE_START}{_TO}(?P<end>{_DAY}|{_MONTH})"),
    _pattern(
        "range",
        rf"trong{GAP}(?:(?:các|hai|ba|0?[23]){GAP})?ngày{GAP}\(?(?:ngày{GAP})?(?P<start>{_DIGITS})(?:\s?,{GAP}{_DIGITS}){{0,3}}"
        rf"(?:\s?,{GAP}|{GAP}và{GAP}|\s?[-–]\s?)(?:ngày{GAP})?(?P<end>{_DAY})\)?",
    ),
    _pattern("range", f"từ{GAP}(?P<start>{_QUARTER_CORE}){_TO}(?P<end>{_QUARTER})"),
    _pattern(
        "recurring",
        rf"(?:định{GAP}kỳ\s?,?{GAP})?(?:{_LATEST}|(?:(?P<before>trước)|vào|đến){GAP})?(?:(?P<weekday>{_WEEKDAY}){GAP}"
        rf"|ngày{GAP}(?P<day>{_DIGITS})(?:(?:/|{GAP}tháng{GAP})(?P<month>{_DIGITS}))?{GAP}"
        rf"(?:(?:của{GAP})?tháng{GAP}cuối{GAP}(?=(?:{_EVERY})?quý))?)(?:{_EVERY}|(?<=cuối\s))(?P<period>tuần|tháng|quý|năm)(?!\w)",
    ),
    _pattern(
        "recurring",
        rf"(?:định{GAP}kỳ\s?,?{GAP})?h[ằà]ng{GAP}(?P<period>tuần|tháng|quý|năm)\s?[,(]?\s{{0,3}}"
        rf"(?:(?:(?P<before>trước)|vào){GAP})?(?:(?:sáng|chiều|trưa|tối){GAP})?(?:(?P<weekday>{_WEEKDAY})"
        rf"|ngày{GAP}(?P<day>{_DIGITS})(?:(?:/|{GAP}tháng{GAP})(?P<month>{_DIGITS}))?(?!\s?[/0-9-]|{GAP}tháng))\)?",
    ),
    _pattern("recurring", rf"(?:định{GAP}kỳ\s?,?{GAP})?h[ằà]ng{GAP}(?P<period>tuần|tháng|quý|năm)(?!\w)"),
    _pattern(
        "daily",
        rf"(?:định{GAP}kỳ\s?,?{GAP})?(?:(?:{_LATEST}|(?:trước|vào|lúc|đến){GAP})?(?P<time>{_TIME})\s?,?{GAP})?"
        rf"(?:h[ằà]ng|mỗi){GAP}ngày(?!\w|{GAP}[0-9])",
    ),
    _pattern("recurring", rf"mỗi{GAP}(?P<period>tuần|tháng|quý|năm)(?={_ONCE})"),
    _pattern(
        "recurring",
        rf"(?:(?:vào|trong|trước|đến){GAP})?(?:(?:hết|cuối|đầu|tháng{GAP}cuối(?:{GAP}của)?){GAP})"
        rf"(?:h[ằà]ng|mỗi|từng){GAP}(?P<period>tuần|tháng|quý|năm)(?!\w)",
    ),
    _pattern("recurring", rf"mỗi{GAP}(?P<period>tuần|tháng|quý|năm)(?=\s?(?:[.;,)]|\Z))"),
    _pattern("continuous", rf"thường{GAP}xuyên(?:,{GAP}liên{GAP}tục)?(?!\w)"),
    _pattern(
        "milestone",
        rf"{_MAYBE_LATEST}{_UNTIL}(?:(?:(?:hết|cuối){GAP})?(?P<end>{_DAY}|{_MONTH}|{_QUARTER})"
        rf"|(?:hết|cuối){GAP}(?P<year>{_YEAR}))\s?,?{GAP}{_TARGET}",
    ),
    _pattern("before", rf"{_MAYBE_LATEST}trước{GAP}(?:thời{GAP}(?:điểm|hạn){GAP})?{_AT}"),
    _pattern(
        "end_of_month",
        rf"{_MAYBE_LATEST}(?:(?:đến|tới|vào|trước){GAP})?(?:khi{GAP})?(?:hết|cuối){GAP}(?P<month>{_MONTH})",
    ),
    _pattern(
        "within_month",
        rf"(?:vào|trong|ngay){GAP}(?:đầu|giữa|trung{GAP}tuần|thượng{GAP}tuần|nửa{GAP}đầu){GAP}(?P<month>{_MONTH})",
    ),
    _pattern(
        "next_month_day",
        rf"{_MAYBE_LATEST}trước{GAP}ngày{GAP}(?P<dom>{_DIGITS})(?:{GAP}của)?{GAP}tháng{GAP}(?:sau|tới)(?!\w)",
    ),
    _pattern("next_month", rf"trong{GAP}tháng{GAP}(?:sau|tới)(?!\w)"),
    _pattern("week", rf"trong{GAP}tuần{GAP}(?P<week>này|sau|tới)(?!\w)"),
    _pattern("within_month", rf"vào{GAP}(?P<month>{_MONTH})"),
    _pattern("within_quarter", rf"vào{GAP}(?P<quarter>{_QUARTER})"),
    _pattern("before_month", rf"{_MAYBE_LATEST}trước{GAP}(?P<month>{_MONTH})"),
    _pattern("within_month", rf"{_MAYBE_LATEST}trong{GAP}(?P<month>{_MONTH})"),
    _pattern("before_quarter", rf"{_MAYBE_LATEST}trước{GAP}(?P<quarter>{_QUARTER})"),
    _pattern(
        "within_quarter", rf"{_MAYBE_LATEST}(?:trong|(?:(?:đến|vào|tới){GAP})?(?:hết|cuối)){GAP}(?P<quarter>{_QUARTER})"
    ),
    _pattern("from_quarter", rf"từ{GAP}(?P<quarter>{_QUARTER})"),
    _pattern(
        "this_year",
        rf"từ{GAP}nay{GAP}(?:cho{GAP})?(?:đến|tới){GAP}(?:hết|cuối){GAP}năm(?:{GAP}nay)?(?!{GAP}(?:[0-9]|học))(?!\w)",
    ),
    _pattern("this_year", rf"(?:trong|hết){GAP}năm{GAP}nay(?!\w)"),
    _pattern("this_month", rf"(?:trong|(?:đến{GAP})?(?:hết|cuối)){GAP}tháng{GAP}này(?!\w)"),
    _pattern("within_year", rf"{_MAYBE_LATEST}(?:hết|(?:đến|vào|tới){GAP}(?:hết|cuối)){GAP}(?P<year>{_YEAR})"),
    _pattern("within_year", rf"{_MAYBE_LATEST}(?:trong|cuối){GAP}(?P<year>{_YEAR})", bare=True),
    _pattern(
        "on_or_before",
        rf"(?:{_LATEST}(?:(?:trong|đến(?:{GAP}hết)?|hết){GAP})?|{_UNTIL}(?:hết{GAP})?|hết{GAP}(?=ngày)"
        rf"|{_TERM}\s?[:,]?{GAP}(?:(?:là|vào|trong|đến(?:{GAP}hết)?){GAP})?){_AT}",
    ),
    _pattern(
        "on_date",
        rf"(?:(?:vào|trong)(?:{GAP}lúc)?{GAP}|lúc{GAP})?(?P<time>{_TIME})\s?,?{GAP}(?P<day>{_DAY})",
    ),
    _pattern("on_date", rf"(?:ngay{GAP})?trong{GAP}(?=(?:{_WEEKDAY}\s?,?{GAP})?ngày)(?P<day>{_DAY})"),
    _pattern("on_date", rf"(?:vào{GAP})?(?=(?:{_WEEKDAY}\s?,?{GAP})?ngày)(?P<day>{_DAY})", bare=True),
    _pattern("on_or_before", rf"{_MAYBE_LATEST}(?:vào{GAP})?(?P<day>{_DAY})", bare=True),
    _pattern("within_month", rf"{_MAYBE_LATEST}(?:vào{GAP})?(?P<month>{_MONTH})", bare=True),
    _pattern("within_quarter", rf"{_MAYBE_LATEST}(?:vào{GAP})?(?P<quarter>{_QUARTER})", bare=True),
    _pattern("within_year", rf"{_MAYBE_LATEST}(?:vào{GAP})?(?P<year>{_YEAR})", bare=True),
    # After the days: "chậm nhất 16 giờ ngày 15/9" is an hour of a day, not sixteen hours.
    _pattern(
        "relative",
        rf"{_MAYBE_LATEST}(?:trong(?:{GAP}(?:vòng|thời{GAP}(?:hạn|gian)))?{GAP}|sau{GAP}|(?<!\S))(?:không{GAP}quá{GAP})?"
        rf"(?P<n>[0-9]{{1,3}})(?:\s?\([^()\n]{{1,20}}\))?{GAP}(?P<unit>{_COUNT_UNIT})(?!\w)"
        rf"(?:\s?,?{GAP}(?:(?:kể|tính){GAP}từ(?:{GAP}sau)?|từ|sau){GAP}(?P<start>{_START}))?",
    ),
    _pattern("before_event", rf"{_MAYBE_LATEST}trước{GAP}(?:thời{GAP}điểm{GAP})?(?P<event>{_EVENT})"),
)

# Not the second half of "quyền hạn", "giới hạn", "gia hạn" …
_HAN: Final = r"(?<!quyền\s)(?<!giới\s)(?<!gia\s)(?<!kỳ\s)(?<!vô\s)(?<!hữu\s)hạn"

#: Where a deadline may begin in running text; every pattern above begins with one of these.
CUE: Final = re.compile(
    rf"(?<!\w)(?:hoàn|xong|(?:mỗi|từng)(?={GAP}(?:ngày|tuần|tháng|quý|năm)(?!\w))|tháng(?={GAP}cuối{GAP})|(?:chậm|muộn|không)(?={GAP}(?:nhất|quá|chậm|muộn))|trước|đến|tới|hết|cuối|trong|từ|{_HAN}|thời(?={GAP}hạn)"
    rf"|định|h[ằà]ng|thường|ngày|thứ|chủ|vào|lúc|sau|đầu|buổi|sáng|trưa|chiều|tối|đêm|ngay|{_DIGITS}\s?(?:giờ|h|g|:)|[0-9]{{1,3}}(?={GAP}{_COUNT_UNIT}\s?,?{GAP}(?:kể|tính){GAP}từ))(?![^\W\d])",
    re.IGNORECASE,
)

#: "trước" and what is no day: an event in the words of the house. Only asked where the whole string is a deadline.
FREE_EVENT: Final = re.compile(
    rf"{_LEAD}{_MAYBE_LATEST}trước{GAP}(?!(?:hết|mắt|đây|đó|kia|tiên|sau|nay|trong|khi{GAP}đó|thời{GAP}hạn)(?!\w)"
    rf"|(?:ngày|tháng|quý|năm|thứ|tuần)(?:{GAP}[0-9]|\Z))(?P<event>[^\W\d_](?!.*[0-9]\s?/\s?[0-9]).{{0,119}})",
    re.IGNORECASE,
)
