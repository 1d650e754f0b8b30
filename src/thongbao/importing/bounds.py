"""Inside a body: where the opening ends, where the closing begins, which lines head others."""

import re
from collections.abc import Sequence
from typing import Final

from thongbao.importing.markers import marker
from thongbao.importing.pieces import Form, Piece
from thongbao.vietnamese.text import fold

_CONCLUDES: Final = re.compile(
    r"(?:kết luận|thống nhất|chỉ đạo|ý kiến|thông báo|yêu cầu|quyết định|đề nghị|giao|triển khai|ban hành|báo cáo"
    r"|cụ thể|như sau)[^.]*:$",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(
    r"(?:Trên đây là|Thừa lệnh|Thừa ủy quyền|Văn phòng [^.]{0,160}(?:thông báo|kính báo)"
    r"|[^.]{0,160}thông báo (?:để|đến|tới)|[^.]{0,160}\Wthông báo\W[^.]{0,260}\W(?:biết|thực hiện)[./ ]*$"
    r"|Nhận được (?:thông báo|văn bản)|Trân trọng"
    r"|(?:(?:Trong )?[Qq]uá trình (?:[^.,;]{0,40})thực hiện,? (?:nếu|trường hợp|khi)|Nơi nào|Nếu) [^.;]{0,60}"
    r"(?:vướng mắc|khó khăn|phát sinh)[^.;]{0,160}(?:phản ánh|báo cáo|thông tin|liên hệ|gửi)"
    r"|(?:[^.;]{0,120}\W)?(?:[Yy]êu cầu|[Đđ]ề nghị) (?:các|[Tt]hủ trưởng(?: các)?)"
    r" (?:cơ quan|đơn vị|sở|ngành|phòng|ban)"
    r"[^.;]{0,200}(?:nghiêm túc|triển khai|tổ chức|phối hợp|khẩn trương|quan tâm)[^.;]{0,60}thực hiện[./ ]*$)"
)
_OTHERS: Final = re.compile(r"(?:Các|Những) (?:nội dung|nhiệm vụ|vấn đề|công việc|ý kiến) khác")
GIVES: Final = re.compile(
    r"(?:Giao|Đề nghị|Yêu cầu|Đối với|Về phía|Trách nhiệm(?: của)?|Phân công|Các |Ủy ban|Sở|Phòng|Ban)\b"
)
# How much of a paragraph's end tells that it introduces what follows.
_LAST_WORDS: Final = 300
LONGEST_HEADING: Final = 300


def opening_end(pieces: Sequence[Piece], start: int) -> int:
    """Return the index of the first piece of the conclusions."""
    first_number = next(
        (i for i in range(start, len(pieces)) if is_numbered(pieces[i]) or pieces[i].form is Form.HEADING),
        len(pieces),
    )
    for index in range(start, min(first_number, start + 25)):
        if (
            not pieces[index].mark
            and _CONCLUDES.search(pieces[index].text[-_LAST_WORDS:])
            and _concludes(pieces, index)
        ):
            return index + 1
    plain = start
    while (
        plain < first_number
        and not pieces[plain].mark
        and not pieces[plain].bold
        and pieces[plain].form is not Form.ROW
    ):
        plain += 1
    if plain < len(pieces) and (pieces[plain].mark or pieces[plain].bold or pieces[plain].form is Form.ROW):
        # Lines that give the first points to somebody are no opening.
        while plain > start and may_head(pieces[plain - 1]) and GIVES.match(pieces[plain - 1].text):
            plain -= 1
        return plain
    return min(start + 1, len(pieces))


def _stands_out(piece: Piece) -> bool:
    return bool(piece.mark or piece.bold or piece.form is Form.ROW)


def _concludes(pieces: Sequence[Piece], index: int) -> bool:
    """Return whether a line with a colon ends the opening, and does not head a list inside it."""
    text = fold(pieces[index].text)
    if len(text) < 40 and not re.search(r"ket luan|chi dao|nhu sau|cu the", text):
        return False
    return (
        not text.startswith(("giao ", "thanh phan", "tham du", "du hop", "chu tri")) and "thanh phan" not in text[-60:]
    )


def is_numbered(piece: Piece) -> bool:
    """Return whether a number, and no dash, stands in front of it."""
    found = marker(f"{piece.mark} x") if piece.mark else None
    return found is not None and found.is_number


def closing_start(pieces: Sequence[Piece], start: int) -> int:
    """Return the index of the first piece of the closing: what is told to nobody in particular."""
    end = len(pieces)
    last = end - 1
    while last > start and not pieces[last].mark and pieces[last].form is Form.PARAGRAPH and not pieces[last].bold:
        text = pieces[last].text
        if not (_CLOSING.match(text) or _OTHERS.match(text)):
            break
        end = last
        last -= 1
    return end


def may_head(piece: Piece) -> bool:
    """Return whether a line ends as a heading does."""
    text = piece.text
    return bool(text) and text.endswith(":") and len(text) <= LONGEST_HEADING and piece.form is not Form.ROW
