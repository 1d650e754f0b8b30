"""Two readings of a notice → what stood, what it should be, and where (Điều 18, khoản 3)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from thongbao.compose.register_sheets import CorrectedPlace
from thongbao.papers import Sheet, Value

# A longer paragraph is quoted by its sentences that differ.
_WHOLE = 60
_END_MARK = re.compile(r"(?:\./\.|[.;:,])?$")
_SENTENCE_END = re.compile(r"(?<=[.;?!])\s+")
_PLACES = {
    "trich_yeu": "trích yếu",
    "ho_ten": "họ tên người ký",
    "chuc_vu": "chức vụ người ký",
    "luu": "nơi nhận, dòng Lưu",
    "do_khan": "dấu chỉ mức độ khẩn",
}
_LISTS = {
    "kinh_gui": "kính gửi",
    "can_cu": "phần căn cứ",
    "quyen_han": "phần quyền hạn người ký",
    "noi_nhan": "phần nơi nhận",
}
_TITLE_KINDS = frozenset({"muc", "tieu_muc"})


@dataclass(frozen=True, slots=True)
class _Passage:
    """One piece of a paper as it prints, and where it stands."""

    place: str
    text: str


def corrected_places(before: Sheet, after: Sheet, *, closing: bool = False) -> tuple[CorrectedPlace, ...]:
    """Return every place where two sheets of a notice print different words, in the order of print.

    A passage that only stands elsewhere in its list is told as one that is gone and one that is new.

    :param closing: the notice has closing paragraphs; else its end mark stands behind the last one of its last section.
    """
    old, new = list(_passages(before.context, closing)), list(_passages(after.context, closing))
    found = [pair for pair in _differences(old, new) if pair[1] != pair[2]]
    several = len(found) > 1
    if not several:
        found = [(place, *_quotable(printed, corrected)) for place, printed, corrected in found]
    return tuple(
        CorrectedPlace(str(number) if several else "", place, printed, corrected)
        for number, (place, printed, corrected) in enumerate(found, 1)
    )


def _passages(words: Mapping[str, Value], closing: bool) -> Iterator[_Passage]:
    for name, place in _PLACES.items():
        value = words.get(name, "")
        if isinstance(value, str) and value:
            yield _Passage(place, value)
    for name, place in _LISTS.items():
        for number, line in enumerate(_listed(words, name), 1):
            yield _Passage(f"{place}, dòng {number}", str(line))
    body, end = _listed(words, "noi_dung"), _listed(words, "ket_thuc")
    yield from _blocks(_listed(words, "mo_dau"), "phần mở đầu")
    yield from _blocks(body if closing else [*body, *end], "")
    yield from _blocks(end if closing else (), "phần kết")
    for appendix in _listed(words, "phu_luc"):
        if isinstance(appendix, Mapping):
            label = str(appendix.get("nhan", "Phụ lục"))
            yield _Passage(f"tên {label}", str(appendix.get("ten", "")))
            yield from _blocks(_listed(appendix, "noi_dung"), label)


def _listed(words: Mapping[str, Value], name: str) -> Sequence[Value]:
    value = words.get(name, ())
    return () if isinstance(value, str | Mapping) else value


def _blocks(blocks: Sequence[Value], place: str) -> Iterator[_Passage]:
    """Yield the paragraphs of a body; each is counted from the title above it."""
    section, part, number = "", "", 0
    for block in blocks:
        if not isinstance(block, Mapping):
            continue
        kind, label, text = str(block.get("kieu", "")), str(block.get("so", "")), str(block.get("chu", ""))
        if kind in _TITLE_KINDS:
            number = 0
            section, part = (label.rstrip("."), "") if kind == "muc" else (section, label.rstrip(".)"))
            yield _Passage(f"tiêu đề {_title(section, part)}", text)
            continue
        number += 1
        where = ", ".join(words for words in (place, _title(section, part)) if words)
        if kind == "bang":
            yield from _cells(block, f"{where}, bảng ở đoạn {number}".lstrip(", "))
        else:
            yield _Passage(f"{where}, đoạn {number}".lstrip(", "), text)


def _title(section: str, part: str) -> str:
    if not section:
        return ""
    return f"điểm {part} mục {section}" if part else f"mục {section}"


def _cells(block: Mapping[str, Value], place: str) -> Iterator[_Passage]:
    for row, cells in enumerate(_listed(block, "dong"), 1):
        for column, cell in enumerate(cells if not isinstance(cells, str | Mapping) else (), 1):
            yield _Passage(f"{place}, hàng {row}, cột {column}", str(cell))


def _differences(old: Sequence[_Passage], new: Sequence[_Passage]) -> Iterator[tuple[str, str, str]]:
    matcher = SequenceMatcher(None, [p.text for p in old], [p.text for p in new], autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        for printed, corrected in zip_longest(old[start:end], new[new_start:new_end]):
            if printed and corrected:
                yield (printed.place, *_essential(printed.text, corrected.text))
            elif printed:
                yield printed.place, printed.text, ""
            elif corrected:
                yield corrected.place, "", corrected.text


def _quotable(printed: str, corrected: str) -> tuple[str, str]:
    """Return both readings without the mark at their end where it is not what differs: a sentence goes on behind them.

    ``đường làng./.`` and ``đường thôn./.`` are quoted as ``đường làng`` and ``đường thôn``.
    """
    marks = {_END_MARK.search(reading)[0] for reading in (printed, corrected) if reading}  # type: ignore[index]
    if len(marks) > 1:
        return printed, corrected
    return _END_MARK.sub("", printed), _END_MARK.sub("", corrected)


def _essential(printed: str, corrected: str) -> tuple[str, str]:
    """Return both readings, of a long paragraph only the sentences from the first that differs to the last."""
    if len(printed.split()) <= _WHOLE and len(corrected.split()) <= _WHOLE:
        return printed, corrected
    before, after = _SENTENCE_END.split(printed), _SENTENCE_END.split(corrected)
    shortest = min(len(before), len(after))
    start = next((i for i in range(shortest) if before[i] != after[i]), shortest)
    end = next((i for i in range(shortest - start) if before[-1 - i] != after[-1 - i]), shortest - start)
    pieces = (before[start : len(before) - end], after[start : len(after) - end])
    if not all(pieces):
        return printed, corrected
    return " ".join(pieces[0]), " ".join(pieces[1])
