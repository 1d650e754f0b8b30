"""The pieces above the body → issuing body, number, notation, place, date, kind, subject, addressees."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from thongbao.importing.parts import Found, Head, How
from thongbao.importing.pieces import Column, Origin, Piece
from thongbao.standard.national_title import NATIONAL_MOTTO, NATIONAL_TITLE, URGENCY_MARKS
from thongbao.standard.recognising import (
    about_length,
    addressee_start,
    holds_motto,
    holds_title,
    is_mark,
    is_party_title,
    is_rule,
    is_urgency,
    type_named,
)
from thongbao.vietnamese.dates import DateError, Month, checked_date
from thongbao.vietnamese.text import fold, squeeze

_CODE: Final = re.compile(
    r"(?<!\w)Số\s*[:.]?\s*(?P<number>\d{1,5}[a-z]?|[.…_\s-]*?)\s*(?:/\s*\d{4}\s*)?[/-]\s*"
    r"(?P<notation>[A-ZĐ][\w&]*(?:(?:\s?[-–/]\s?|\.)[A-ZĐ][\w&]*)+|[A-ZĐ]{2,}[\w&]*)(?![\w&])"
)
_CODE_BEGINS: Final = re.compile(r"Số\s*[:.]?")
_CODE_GOES_ON: Final = re.compile(r"[/-]\s*[A-ZĐ]{2}")
_DATE: Final = re.compile(
    r"(?:(?<!\w)(?P<place>[^,;:]{2,60}?)\s*,\s*)?ngày\s*(?P<day>[\d.…_]*)\s*(?:tháng|/)\s*(?P<month>[\d.…_]*)\s*(?:năm|/)"
    r"\s*(?P<year>[\d.…_]*)\s*$",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(r"C\s?ỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM", re.IGNORECASE)
_MOTTO: Final = re.compile(r"Độc\s+lập\s*[-–—]\s*Tự\s+do\s*[-–—]\s*Hạnh\s+phúc", re.IGNORECASE)
# A star stands between the committee and the number of papers of the Party.
_STARS: Final = re.compile(r"[*\s]+")
_AREA: Final = re.compile(
    r"(?:XÃ|PHƯỜNG|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TP\.?|TỈNH|ĐẶC KHU|VÀ|THUỘC|CÁC)(?!\w| ỦY| UỶ)"
)
_PARENT: Final = re.compile(
    r"(?:ỦY BAN|UỶ BAN|UBND|HĐND|HỘI ĐỒNG|ĐOÀN ĐẠI|ĐOÀN ĐBQH|TỈNH|THÀNH PHỐ|BỘ|SỞ|BAN|ĐẢNG|HUYỆN|QUẬN|XÃ|PHƯỜNG|CỤC"
    r"|TỔNG|CHI CỤC|CÔNG AN|MẶT TRẬN|TẬP ĐOÀN|CÔNG TY|ĐẠI HỌC|TRƯỜNG|HỌC VIỆN|VIỆN|BỆNH VIỆN|LIÊN ĐOÀN|HỘI|THUẾ|KHO BẠC"
    r"|NGÂN HÀNG|BẢO HIỂM|TÒA ÁN|TRUNG ƯƠNG|CHÍNH PHỦ|VĂN PHÒNG|TRUNG TÂM|[ĐTH][^\W\d_]+ [ỦU][YỶ])(?!\w)"
)
_CHILD: Final = re.compile(
    r"(?:VĂN PHÒNG|SỞ|PHÒNG|BAN|CHI CỤC|CỤC|TRUNG TÂM|THANH TRA|BỘ CHỈ HUY|HẠT|TRẠM|TRƯỜNG|CHI NHÁNH|VIỆN|QUỸ"
    r"|BỆNH VIỆN|HỌC VIỆN|ĐẠI HỌC|(?:TỔNG )?CÔNG TY|HỢP TÁC XÃ|CÔNG AN|KHO BẠC|BẢO HIỂM|NGÂN HÀNG|THUẾ|BẢO TÀNG"
    r"|THƯ VIỆN|LIÊN ĐOÀN|CÔNG ĐOÀN|HỘI (?!ĐỒNG)|KHOA|ĐÀI |NHÀ |KHU |VƯỜN|NHÀ XUẤT BẢN|CHI NHÁNH|ỦY BAN MẶT TRẬN"
    r"|(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG) [ỦU][YỶ]|THƯỜNG TRỰC|TỔ |HỘI ĐỒNG (?!NHÂN)|ĐỘI )"
)
_COMMITTEES: Final = frozenset({"ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN"})
# One noun alone is the beginning of a name, not a governing body.
_BARE: Final = frozenset({"VĂN PHÒNG", "BAN", "SỞ", "PHÒNG", "HỘI ĐỒNG", "BAN CHỈ ĐẠO", "BAN CHỈ HUY", "THƯỜNG TRỰC"})
# Titles of papers that are no type of the decree, but head a document all the same.
OTHER_TITLES: Final = {"ket luan": "Kết luận"}


def read_head(pieces: Sequence[Piece]) -> Head:
    """Return what the pieces above the body say."""
    reader = _Reader()
    for each in _unbroken(pieces):
        for piece in _apart(each):
            reader.take(piece)
    _set_organ(reader.head, reader.names)
    _set_subject(reader.head, reader.subject)
    return reader.head


class _Reader:
    """Takes the lines of a head in their order; ``state`` is what the lines before were."""

    def __init__(self) -> None:
        self.head = Head()
        self.names: list[Piece] = []
        self.subject: list[Piece] = []
        self._state = "names"

    def take(self, piece: Piece) -> None:
        text = piece.text
        if is_rule(text) or _is_national(text) or _STARS.fullmatch(text) or _title_part(piece):
            self.head.consumed.append(piece)
        elif self._state != "subject" and (_take_code(self.head, piece) or _take_date(self.head, piece)):
            self._state = "codes"
        elif _take_urgency(self.head, piece):
            pass
        elif is_mark(text):
            self.head.left_over.append(piece)
        elif self._state != "subject" and _take_kind(self.head, piece, self.subject):
            self._state = "subject"
        elif addressee_start(text) is not None or (self._state == "to" and piece.mark):
            self._state = "to"
            _take_addressee(self.head, piece)
        else:
            self._take_words(piece)

    def _take_words(self, piece: Piece) -> None:
        if self._state == "subject":
            self.subject.append(piece)
        elif about_length(piece.text) is not None:
            self.subject.append(piece)
            self._state = "about"
        elif self._state == "about" and piece.column is self.subject[-1].column:
            self.subject.append(piece)
        elif piece.text.upper() == piece.text and self._state == "names":
            self.names.append(piece)
        else:
            self.head.left_over.append(piece)


def _is_national(text: str) -> bool:
    return holds_title(text) or holds_motto(text) or is_party_title(text)


def _title_part(piece: Piece) -> bool:
    """Return whether the line is a piece of Quốc hiệu or Tiêu ngữ, broken in a narrow column."""
    letters = fold(piece.text).replace(" ", "").replace("-", "")
    titles = (NATIONAL_TITLE, NATIONAL_MOTTO, "ĐẢNG CỘNG SẢN VIỆT NAM")
    whole = [fold(text).replace(" ", "").replace("-", "") for text in titles]
    return piece.column is Column.RIGHT and len(letters) > 4 and any(letters in each for each in whole)


def _unbroken(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the lines with those put together that a narrow right column broke: «… tháng 9 năm» / «2026»."""
    made: list[Piece] = []
    for piece in pieces:
        at = next((i for i in range(len(made) - 1, -1, -1) if made[i].column is Column.RIGHT), None)
        rest = piece.column is Column.RIGHT and (piece.text[:1].isdigit() or piece.text[:1].islower())
        last = made[-1] if made else None
        if last is not None and _CODE_BEGINS.fullmatch(last.text) and _CODE_GOES_ON.match(piece.text):
            # The number still to be given is a gap that looks like one between columns.
            made[-1] = last.of(f"{last.text} {piece.text}")
        elif at is not None and rest and re.search(r"\b(?:ngày|tháng|năm|,)\s*\d*$", made[at].text):
            made[at] = made[at].of(f"{made[at].text} {piece.text}")
        else:
            made.append(piece)
    return made


def _take_urgency(head: Head, piece: Piece) -> bool:
    if head.urgency is not None or not is_urgency(piece.text):
        return False
    mark = next(m for m in URGENCY_MARKS if m.is_printed_as(squeeze(piece.text).upper()))
    head.urgency = Found(mark.word, "dau-muc-do-khan", piece.origin, piece.text)
    return True


def _apart(piece: Piece) -> Iterable[Piece]:
    """Yield a line of two columns that lost its gap as two: «HUYỆN TÂN UYÊN Độc lập - Tự do - Hạnh phúc»."""
    for pattern in (_TITLE, _MOTTO):
        found = pattern.search(piece.text)
        if found and found.start() and (left := piece.text[: found.start()].strip()):
            yield piece.of(left)
            yield piece.of(piece.text[found.start() :], "")
            return
    yield piece


def _take_code(head: Head, piece: Piece) -> bool:
    found = _CODE.search(piece.text)
    if found is None or head.notation is not None or found.start() > 3:
        return False
    number = found["number"].strip(" .…_-")
    printed = found[0]
    if number:
        value: int | str = int(number) if number.isdigit() else number
        head.number = Found(value, "so-ky-hieu", piece.origin, printed)
    notation = re.sub(r"\s*([-–/])\s*", r"\1", found["notation"])
    head.notation = Found(notation, "so-ky-hieu", piece.origin, printed)
    rest = piece.text[found.end() :].strip()
    if rest and not _take_date(head, piece.of(rest, "")):
        head.left_over.append(piece.of(rest, ""))
    return True


def _take_date(head: Head, piece: Piece) -> bool:
    found = _DATE.search(piece.text)
    if found is None or head.date or head.month or (head.place and not found["place"]):
        return False
    before = piece.text[: found.start()].strip(" (")
    if before and (before.upper() != before or len(before) > 80):
        return False
    if before:
        head.left_over.append(piece.of(before))
    printed = found[0].strip()
    if found["place"]:
        head.place = Found(found["place"].strip(" (-"), "dia-danh", piece.origin, printed)
    day, month, year = (re.sub(r"\D", "", found[name]) for name in ("day", "month", "year"))
    try:
        if day and month and year:
            head.date = Found(checked_date(int(year), int(month), int(day)), "ngay-ban-hanh", piece.origin, printed)
        if month and year:
            head.month = Found(Month(int(year), int(month)), "ngay-ban-hanh", piece.origin, printed)
    except DateError:
        head.left_over.append(piece)
    head.consumed.append(piece)
    return True


def _take_kind(head: Head, piece: Piece, subject: list[Piece]) -> bool:
    words = piece.text.strip(" :.")
    name = type_named(words) or OTHER_TITLES.get(fold(words) if words.upper() == words else "")
    if name is None or head.kind is not None or piece.column is Column.LEFT:
        return False
    how = How.STATED if fold(name) not in OTHER_TITLES else How.UNCERTAIN
    head.kind = Found(name, "ten-loai", piece.origin, piece.text, how)
    if fold(words).replace(" ", "") != fold(name).replace(" ", "") and fold(words).startswith(fold(name)):
        # «THÔNG BÁO KẾT LUẬN CỦA …» goes on with its subject.
        rest = " ".join(words.split()[len(name.split()) :])
        subject.append(piece.of(rest))
    return True


def _take_addressee(head: Head, piece: Piece) -> None:
    start = addressee_start(piece.text) or 0
    for words in re.split(r";\s+(?=[-–A-ZĐÀ-Ỹ])", piece.text[start:]):
        text = words.strip(" -–;.")
        if text:
            head.addressees.append(Found(text, "kinh-gui", piece.origin, piece.printed))
    if not piece.text[start:].strip():
        head.consumed.append(piece)


def _set_organ(head: Head, names: Sequence[Piece]) -> None:
    names = [piece for piece in names if piece.column is not Column.RIGHT] or list(names)
    if not names:
        return
    above = _governing(names)
    origin = names[above].origin if above < len(names) else names[0].origin
    lines = tuple(piece.text for piece in names[above:])
    head.organ_lines = lines
    head.organ = Found(" ".join(lines), "ten-co-quan", origin, "\n".join(lines))
    if above:
        head.governing = Found(
            " ".join(piece.text for piece in names[:above]),
            "co-quan-chu-quan",
            names[0].origin,
            "\n".join(piece.text for piece in names[:above]),
            How.STATED if names[above].bold and not names[0].bold else How.INFERRED,
        )


def _governing(names: Sequence[Piece]) -> int:
    """Return how many lines name the governing body: the light ones above the bold, else what the words tell."""
    if names[-1].bold and not names[0].bold:
        first = next(index for index, piece in enumerate(names) if piece.bold)
        # «ỦY BAN NHÂN DÂN» in light letters above «THÀNH PHỐ …» in bold ones is one name.
        if not (_AREA.match(names[first].text) and names[first - 1].text in _COMMITTEES):
            return first
    for index in range(len(names) - 1, 0, -1):
        text = names[index].text
        before = " ".join(piece.text for piece in names[:index])
        if _AREA.match(text) or not _CHILD.match(text):
            continue
        if before not in _BARE and _PARENT.match(before) and not before.endswith((" VÀ", " -", ",")):
            return index
    return 0


def _set_subject(head: Head, subject: Sequence[Piece]) -> None:
    if not subject:
        return
    words = squeeze(" ".join(piece.printed for piece in subject)).strip("-–_* ")
    if head.kind is None:
        head.kind = Found("Công văn", "cong-van", subject[0].origin, subject[0].text, How.INFERRED)
    head.subject = Found(words, "trich-yeu", subject[0].origin, words)


def stated_origin(found: Found | None) -> Origin:
    """Return where a field stands; an empty place when it was not found."""
    return found.origin if found else Origin()
