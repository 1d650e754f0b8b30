"""Words in which nobody is given anything: titles of appraisals and aims, what to do in case of difficulties."""

import re
from typing import Final

from thongbao.extract import verb_lexicon as verbs
from thongbao.extract.headings import after_numbering
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
