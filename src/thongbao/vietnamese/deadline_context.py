"""What stands around words that look like a deadline, and shows that they bind nobody.

Most of what is no deadline never reaches this module: the patterns ask for "trước", "trong", "hằng" and the like.
"""

import re
from datetime import date, timedelta
from typing import Final

from thongbao.vietnamese.dates import Month
from thongbao.vietnamese.deadline_reading import Base
from thongbao.vietnamese.deadlines import Deadline, DeadlineKind, Frequency, Relative, late_from

# How far back is looked: the longest phrase below, with room for loose spacing.
_REACH: Final = 60
_FAR: Final = 200
_LONG_PAST: Final = timedelta(days=31)


def _behind(phrases: str) -> re.Pattern[str]:
    """Return a pattern that finds one of ``phrases``, as whole words, at the end of what stands before."""
    return re.compile(rf"(?<!\w)(?:{phrases})\s+$", re.IGNORECASE)


# "đã hoàn thành trước ngày 15/8" tells of the past even with the words of an order.
_TOLD: Final = _behind(r"(?:đã(?:\s+được)?|chưa)(?:\s+cơ\s+bản)?")
# "số liệu tính đến ngày 15/9" closes the books, it does not set a day.
_REPORTED_UNTIL: Final = _behind(
    r"(?:tính|l[ũu][ỹy]\s+kế|số\s+liệu|hiệu\s+lực|giá\s+trị|kéo\s+dài|cập\s+nhật)(?:\s+(?:cho|kể))?"
)
# "chậm nhất 05 ngày trước ngày 15/9" is a day that would have to be counted back.
_COUNTED_BACK: Final = _behind(r"(?:[0-9]+\s+)(?:ngày(?:\s+làm\s+việc)?|tuần|tháng|giờ)")
_AT_A_MEETING: Final = _behind(r"(?:tại|sau|trong)\s+(?:phiên\s+họp|cuộc\s+họp|kỳ\s+họp|hội\s+nghị)")
_NAMED_AFTER_PERIOD: Final = _behind(
    r"(?:tính|l[ũu][ỹy]\s+kế|số\s+liệu|nhiệm\s+vụ|trọng\s+tâm|phương\s+hướng|giai\s+đoạn|chưa|đã"
    r"|(?:chương\s+trình|kế\s+hoạch)\s+công\s+tác)(?:\s+(?:cho|kể))?"
)
_PAID: Final = _behind(
    r"(?:trợ\s+cấp|bảo\s+trợ|bảo\s+hiểm)(?:\s+xã\s+hội)?|phụ\s+cấp|lương(?:\s+hưu)?|thu\s+nhập|bình\s+quân|học\s+phí|phí"
    r"|học\s+bổng"
)
_PLANNED: Final = _behind(r"kế\s+hoạch|chỉ\s+tiêu|dự\s+toán|ngân\s+sách|nhiệm\s+vụ|tăng\s+trưởng")
_OF_A_KIND: Final = _behind(r"giáo\s+dục|chi|bồi\s+dưỡng|kinh\s+phí|không|đào\s+tạo|nguồn|ngân\s+sách")

# "… số 12/KH-UBND ngày 15/9/2026", "có hiệu lực từ ngày", "kể từ ngày": no day of a task.
_OF_A_PAPER: Final = re.compile(
    r"(?:\w/\S{1,30}|\b(?:từ|ký|số|hành|theo|của|lập|cấp|lực|sinh|đến|tới|hạn|và|trước|sau))\s+$", re.IGNORECASE
)

# "đến hết quý III dưới 50%" tells how far somebody has come.
_MEASURED: Final = re.compile(
    r"\s+(?:còn\s+|mới\s+|chỉ\s+)?(?:dưới|chưa đạt|không đạt|thấp hơn|mới đạt|chỉ đạt)(?!\w)", re.IGNORECASE
)

#: What takes place on a day, or is handed in on it; not what only prepares for the day.
_TAKES_PLACE: Final = re.compile(
    r"(?<!\w)(?:tổ chức|khai mạc|diễn ra|ra quân|khởi công|khánh thành|khai trương|ra mắt|phát động|họp)(?!\w)",
    re.IGNORECASE,
)
_HANDS_IN: Final = re.compile(r"(?<!\w)(?:báo cáo|gửi|nộp|trình)(?:\s+[^\s,;.]+){0,12}\s+$", re.IGNORECASE)
_PREPARES: Final = re.compile(
    r"(?<!\w)(?:chuẩn bị|phục vụ|đón|làm việc với|chào mừng|kỷ niệm|hội nghị|cuộc họp)(?!\w)", re.IGNORECASE
)
_CLAUSE_ENDS: Final = re.compile(r"\s*(?:[.;]|$)")

# "phải hoàn tất trước ngày 15/10 … nhưng đến nay vẫn chưa xong" tells of a term that went by.
_MISSED: Final = re.compile(
    r"[^.;\n]{0,80}?(?<!\w)(?:nhưng|song)\s+(?:đến nay|hiện nay|tới nay)?[^.;\n]{0,20}chưa(?!\w)", re.IGNORECASE
)

# "giải pháp đối với từng tháng", "kế hoạch của mỗi quý" say how fine something is.
_FOR_EACH: Final = _behind(r"đối\s+với|của|cho|theo|so\s+với")

# "sinh hoạt hằng ngày", "rác thải hằng ngày" tell of a kind of thing.
_OF_EVERY_DAY: Final = _behind(
    r"sinh\s+hoạt|đời\s+sống|cuộc\s+sống|công\s+việc|nhu\s+cầu|hoạt\s+động|phát\s+sinh|rác\s+thải|rác|tiếp\s+xúc|thiết\s+yếu"
    r"|bữa\s+ăn|đi\s+lại|bình\s+quân|tin\s+tức|giao\s+tiếp|chi\s+tiêu|khối\s+lượng"
)
_TERM_OF: Final = re.compile(r"(?:chậm nhất |hoàn thành |xong )?trong (?:vòng|thời hạn)(?!\w)", re.IGNORECASE)
_GONE_BY: Final = re.compile(r"\s+(?:qua|vừa qua|gần đây|trước|trở lại|liên tục|liên tiếp)(?!\w)", re.IGNORECASE)

# "đến 5/10 xã" counts communes; only asked where neither "ngày" nor a year is printed.
_FRACTION: Final = re.compile(r"(?:đến|tới)\s+[0-9]{1,2}/[0-9]{1,2}$", re.IGNORECASE)
_COUNTED: Final = re.compile(
    r"\s+(?:xã|phường|thôn|bản|tổ|hộ|khu|trường|đơn vị|cơ quan|tiêu chí|chỉ tiêu|nội dung|nhiệm vụ|công trình"
    r"|dự án|đại biểu|người|thành viên|phiếu|điểm|đồng chí|hồ sơ|huyện|tỉnh|tổng số)(?!\w)",
    re.IGNORECASE,
)


def is_refused(match: re.Match[str], deadline: Deadline, *, lead: bool) -> bool:
    """Return whether the text around ``match`` shows that its words set no deadline.

    ``lead``: the words themselves begin as an order does ("hoàn thành", "xong", "chậm nhất").
    """
    before = match.string[max(0, match.start() - _REACH) : match.start()]
    if _MEASURED.match(match.string, match.end()) or _MISSED.match(match.string, match.end()):
        return True
    match deadline.value:
        case Relative(start=start):
            # Without a start it is a duration ("hội nghị trong 01 ngày") unless the words say that it is a term.
            return not start and not (_TERM_OF.match(match[0]) and not _GONE_BY.match(match.string, match.end()))
        case _ if lead:
            return bool(_TOLD.search(before))
        case Frequency() as frequency:
            return deadline.day is None and _names_a_thing(frequency, before)
        case date() if deadline.kind is DeadlineKind.ON_DATE:
            return bool(_AT_A_MEETING.search(before))
        case date():
            return _is_no_day(match, before)
        case None:
            # "40 ngày trước ngày bầu cử" would have to be counted back from a day nobody knows yet.
            return bool(_COUNTED_BACK.search(before))
        case _:
            return bool(_NAMED_AFTER_PERIOD.search(before))


def _names_a_thing(frequency: Frequency, before: str) -> bool:
    """Return whether the period belongs to a thing ("trợ cấp hằng tháng", "chi thường xuyên") and not to an order."""
    if _FOR_EACH.search(before):
        return True
    if frequency is Frequency.CONTINUOUS:
        return bool(_OF_A_KIND.search(before))
    if frequency is Frequency.DAILY:
        return bool(_OF_EVERY_DAY.search(before))
    return bool(_PAID.search(before) or (frequency is Frequency.YEARLY and _PLANNED.search(before)))


def _is_no_day(match: re.Match[str], before: str) -> bool:
    until = match[0][:3].lower() in {"đến", "tới"}
    counted = _FRACTION.search(match[0]) and _COUNTED.match(match.string, match.end())
    return bool(counted or (until and _REPORTED_UNTIL.search(before)) or _COUNTED_BACK.search(before))


def is_ahead(match: re.Match[str], deadline: Deadline, base: Base) -> bool:
    """Return whether a day told by "ngày" alone lies behind the notice, and belongs to no paper, range or start."""
    if not isinstance(deadline.value, date) or not isinstance(base, date):
        return False
    before = match.string[max(0, match.start() - _FAR) : match.start()]
    clause = re.split(r"[.;:](?=\s)", before)[-1]
    if deadline.value <= base or _OF_A_PAPER.search(before) or _PREPARES.search(clause):
        return False
    if deadline.year_inferred:
        return bool(_HANDS_IN.search(clause) and _CLAUSE_ENDS.match(match.string, match.end()))
    return bool(_TAKES_PLACE.search(clause) or _HANDS_IN.search(clause))


def is_long_past(deadline: Deadline, base: Base) -> bool:
    """Return whether the words name a day with its year that was over more than a month before the notice."""
    late = late_from(deadline)
    known = base.first_day() if isinstance(base, Month) else base
    return late is not None and known is not None and not deadline.year_inferred and late < known - _LONG_PAST


def is_past(deadline: Deadline, base: Base) -> bool:
    """Return whether the deadline was over when the notice was made: then the words tell of the past."""
    late = late_from(deadline)
    if base is None or late is None:
        return False
    if isinstance(base, Month):
        return late <= base.first_day()
    # What ends on the day of the meeting is reported on, not ordered; only "trước ngày mai" can still be meant.
    return late <= base if deadline.kind is DeadlineKind.BEFORE else late <= base + timedelta(days=1)
