"""Words in which nobody is given anything: titles of appraisals and aims, what to do in case of difficulties."""

import re
from typing import Final

from thongbao.extract import verb_lexicon as verbs
from thongbao.extract.folding import folded_words
from thongbao.extract.headings import after_numbering
from thongbao.extract.sentences import Range
from thongbao.extract.tokens import Lexicon, Tokens
from thongbao.vietnamese.text import fold

_SPEAKS_OF_TASKS: Final = Lexicon(["nhiệm vụ", "giải pháp", "giao", "phân công"])
#: "Về tình hình giải phóng mặt bằng" is a matter of the meeting; "Về tình hình thực hiện nhiệm vụ" looks back.
_SITUATION: Final = Lexicon(["về tình hình"])
_OF_WORK: Final = Lexicon(
    ["thực hiện", "kết quả", "kinh tế", "triển khai", "công tác", "hoạt động", "chung", "nhiệm vụ"]
)
_IN_CASE: Final = re.compile(
    r"(?:trong )?quá trình [^.,;]{0,40}thực hiện,? (?:nếu|trường hợp|khi) [^.;]{0,60}"
    r"(?:vướng mắc|khó khăn|phát sinh)[^.;]{0,160}(?:phản ánh|báo cáo|thông tin|liên hệ|gửi)",
    re.IGNORECASE,
)
#: "Để hoàn thành các chỉ tiêu, Chủ tịch UBND xã yêu cầu:" only opens what stands below.
_OPENS_ONLY: Final = re.compile(
    r"(?:yeu cau|de nghi|chi dao|ket luan|thong nhat|giao nhiem vu|phan cong)"
    r"(?: mot so| cac| nhung| noi dung| nhiem vu| cong viec| viec| cu the| nhu| sau| day)*:"
)
_HAZARD: Final = Lexicon(
    ["bão số", "cơn bão số", "bão", "áp thấp nhiệt đới", "không khí lạnh", "hoàn lưu bão", "vùng áp thấp", "siêu bão"]
)
_TARGET: Final = Lexicon(["chỉ tiêu"])
_BE: Final = folded_words("là")[0]
_IS: Final = frozenset(folded_words("là có đang đã sẽ di mạnh hoạt còn"))
_SO_FAR: Final = Lexicon(["đến", "tính đến", "tới", "lúc"])
_COUNTS: Final = frozenset(folded_words("còn có đã mới"))
_GOING_ON: Final = frozenset(folded_words("đang hiện"))
_HOUR: Final = folded_words("giờ")[0]
_ORDERED: Final = frozenset(folded_words("phải cần khẩn yêu đề"))
_FEW_WORDS: Final = 6
_AIMS: Final = re.compile(
    r"(?:muc dich|yeu cau|quan diem|nguyen tac|muc tieu)"
    r"(?:,| va|,? yeu cau|,? quan diem|,? muc tieu| chung| cu the| chi dao)*[\s:.]*"
)


def assesses(line: str) -> bool:
    """Return whether a title announces what was done or is aimed at, and no tasks: "I. Đánh giá", "1. Mục đích"."""
    words = line[after_numbering(line) :]
    if _AIMS.fullmatch(fold(words)):
        return True
    tokens = Tokens.of(words)
    if _SITUATION.match(tokens, 0) and not _OF_WORK.match(tokens, _SITUATION.match(tokens, 0)):
        return False
    tasks = any(_SPEAKS_OF_TASKS.match(tokens, at) for at in range(len(tokens)))
    return verbs.ASSESSING.match(tokens, 0) > 0 and not tasks


def in_case(text: str, start: int) -> bool:
    """Return whether the clause at ``start`` tells everybody whom to turn to with difficulties: nobody's task."""
    return _IN_CASE.match(text, start) is not None


def only_opens(text: str) -> bool:
    """Return whether a paragraph ends in a word that asks and a colon, with nobody and nothing behind it."""
    last = re.split(r"[.;,]", fold(text.strip()))[-1]
    found = _OPENS_ONLY.search(last)
    return found is not None and found.end() == len(last)


def reports_situation(tokens: Tokens, clause: Range) -> bool:
    """Return whether a clause reports how things stand, with numbers or of a storm, and orders nothing.

    "Đến 07 giờ ngày 26/9, toàn tỉnh còn 62 phương tiện đang hoạt động", "Bão số 4 là cơn bão rất mạnh".
    """
    start, end = clause
    if any(tokens.folded[at] in _ORDERED for at in range(start, end)):
        return False
    if _TARGET.match(tokens, start):
        # "Chỉ tiêu giao quân năm 2026 của xã là 23 công dân": how much, and nothing to do.
        comma = next((at for at in range(start, end) if not tokens.is_word(at)), end)
        return any(tokens.folded[at] == _BE and tokens.printed[at + 1][0].isdigit() for at in range(start, comma - 1))
    if behind := _HAZARD.match(tokens, start):
        return any(tokens.folded[at] in _IS for at in range(behind, min(behind + 3, end)))
    if not _SO_FAR.match(tokens, start):
        return False
    comma = next((at for at in range(start, end) if tokens.printed[at] == ","), end)
    counted = any(
        tokens.folded[at] in _COUNTS and tokens.printed[at + 1][0].isdigit()
        for at in range(comma + 1, min(comma + _FEW_WORDS, end - 1))
    )
    now = _HOUR in tokens.folded[start:comma] or any(tokens.folded[at] in _GOING_ON for at in range(comma, end))
    return counted and now
