"""One document, one way of writing: tone marks, pairs of words, numbers, dates and ranges."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from thongbao.checks.assessing import Result
from thongbao.checks.lines import Known, Line, Role
from thongbao.checks.words import rules
from thongbao.checks.words.phrases import Phrases
from thongbao.checks.words.prose import around, compiled, prose, word_list
from thongbao.findings import Rule
from thongbao.language import _
from thongbao.standard.rules_body import TONE_MARKS


class Seen(NamedTuple):
    """Where a way of writing was met."""

    line: Line
    start: int
    text: str


def _minority(rule: Rule, ways: dict[str, list[Seen]], what: str, right: str = "") -> Iterator[Result]:
    """Yield one finding at the first place of the rarer way, when two ways were met; ``right`` is the way to keep."""
    met = {way: places for way, places in ways.items() if places}
    if len(met) < 2:
        return
    kept = right if right in met else max(met, key=lambda way: len(met[way]))
    rarer = [place for way, places in met.items() if way != kept for place in places]
    first = rarer[0]
    counts = ", ".join(f"{way} ({len(places)})" for way, places in met.items())
    message = _("{what}: {counts}; chỗ đầu: «{around}»").format(
        what=what, counts=counts, around=around(first.line.text, first.start, first.start + len(first.text))
    )
    yield rule.found(first.line.at(first.start), message, _("viết một cách: {kept}").format(kept=kept))


# The tone on the first vowel (hòa, thúy) or on the second (hoà, thuý); after q the u is no vowel.
_FIRST_VOWEL: Final = compiled(r"[^q]{0,3}(?:[òóỏõọ][ae]|[ùúủũụ]y)")
_SECOND_VOWEL: Final = compiled(r"[^\W]{0,3}(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])")
_ENDS_TONED: Final = frozenset("aeyàáảãạèéẻẽẹỳýỷỹỵ")


@lru_cache(maxsize=1024)
def _tone_way(word: str) -> str:
    """Return which way a word in small letters places its tone; empty where there is but one."""
    if word[-1] not in _ENDS_TONED:
        return ""
    if _FIRST_VOWEL.fullmatch(word):
        return "hòa, ủy"
    return "hoà, uỷ" if _SECOND_VOWEL.fullmatch(word) else ""


def tone_mark_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield a finding when the document places the tone of ``oa oe uy`` in both ways."""
    ways: dict[str, list[Seen]] = {"hòa, ủy": [], "hoà, uỷ": []}
    for line in prose(lines, *Role):
        for word, start, end in word_list(line.text):
            way = _tone_way(word)
            if way:
                ways[way].append(Seen(line, start, line.text[start:end]))
    yield from _minority(TONE_MARKS, ways, _("dấu thanh đặt hai cách"))


_PAIRS: Final = (
    ("đảm bảo", "bảo đảm"),
    ("hàng tuần", "hằng tuần"),
    ("hàng tháng", "hằng tháng"),
    ("hàng quý", "hằng quý"),
    ("hàng năm", "hằng năm"),
    ("hàng ngày", "hằng ngày"),
    ("qui định", "quy định"),
    ("qui hoạch", "quy hoạch"),
    ("kĩ thuật", "kỹ thuật"),
    ("chức năng nhiệm vụ", "chức năng, nhiệm vụ"),
    ("khó khăn vướng mắc", "khó khăn, vướng mắc"),
    ("ma tuý", "ma túy"),
)


_OF_PAIRS: Final = Phrases({way: way for pair in _PAIRS for way in pair})


def two_words_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield a finding for each pair of words of which the document uses both."""
    read = [(line, line.text.lower()) for line in prose(lines)]
    for pair in _PAIRS:
        ways: dict[str, list[Seen]] = {way: [] for way in pair}
        for line, small in read:
            for way in pair:
                if way not in small:
                    continue
                for match in re.finditer(rf"(?<!\w){re.escape(way)}(?!\w)", line.text, re.IGNORECASE):
                    ways[way].append(Seen(line, match.start(), match[0]))
        yield from _minority(rules.TWO_WORDS, ways, _("một từ viết hai cách"))


# A number below ten that counts something: not an order or a name behind these words, not a duration or a measure
# before
# those.
_ORDINAL: Final = frozenset(
    "lần quý khoản điều điểm mục chương phần số cấp tháng ngày năm tổ khu thôn bản phường quận nhóm đợt hạng đoạn lục "
    "bậc "
    "khóa kỳ tuần lớp bước vòng loại bằng thứ sở mức mẫu chữ từ đến dưới trên".split()
)
_COUNT: Final = compiled(
    r"(?<![\d/.,\-–:(\w])(?P<zero>0?)[1-9](?![\d/.,%\-–:\w])"
    r"(?=\s+(?!năm|tháng|tuần|quý|giờ|phút|đến|-|–|và|hoặc|mm|cm|m |km|ha|kg|%|triệu|tỷ|nghìn|đồng|lines|ô)[<L>])"
)
_BIG: Final = compiled(
    r"(?<![\d./,\-])(?<![Nn]ăm )[1-9]\d{3,}(?=\s(?:ha|đồng|người|hộ|m2|m²|tấn|kg|km|triệu|cây|con|hồ sơ|lượt)(?!\w))"
)
# 1,500,000 can be no decimal, and nothing but a decimal stands so before a percent sign.
_ENGLISH: Final = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3}){2,}|\d{1,3}\.\d{1,2}(?=\s?%))(?![\d.,]\d)")
_RANGE: Final = compiled(r"(?<![\d/])(?:19|20)\d\d(?P<gap>[\s\u00a0]*[-–][\s\u00a0]*)(?:19|20)\d\d(?![\d/])")


def number_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield findings on counts with and without a zero, thousands without a point, ranges of years in two ways."""
    counts: dict[str, list[Seen]] = {"4": [], "04": []}
    ranges: dict[str, list[Seen]] = defaultdict(list)
    for line in prose(lines):
        for match in _COUNT.finditer(line.text):
            before = line.text[: match.start()].split()[-1:]
            if not before or before[0].lower() not in _ORDINAL:
                counts["04" if match["zero"] else "4"].append(Seen(line, match.start(), match[0]))
        for match in _RANGE.finditer(line.text):
            ranges["2021 - 2025" if match["gap"].strip() != match["gap"] else "2021-2025"].append(
                Seen(line, match.start(), match[0])
            )
        for match in _BIG.finditer(line.text):
            dotted = f"{int(match[0]):,}".replace(",", ".")
            message = _("số lớn không có dấu chấm: «{around}»")
            message = message.format(around=around(line.text, match.start(), match.end()))
            hint = _("viết {dotted}").format(dotted=dotted)
            yield rules.NUMBER_STYLES.found(line.at(match.start()), message, hint)
        for match in _ENGLISH.finditer(line.text):
            message = _("số viết theo kiểu tiếng Anh: «{around}»")
            message = message.format(around=around(line.text, match.start(), match.end()))
            hint = _("viết {right}").format(right=match[0].translate(_SWAPPED))
            yield rules.NUMBER_STYLES.found(line.at(match.start()), message, hint)
    yield from _minority(rules.NUMBER_STYLES, counts, _("số đếm dưới 10 lúc có số 0, lúc không"), "04")
    yield from _minority(rules.NUMBER_STYLES, ranges, _("khoảng năm viết hai cách"), "2021 - 2025")


_SWAPPED: Final = str.maketrans(",.", ".,")
_DAY: Final = r"\d{1,2}/\d{1,2}"
_WITH_WORD: Final = compiled(
    rf"(?:trước|đến|đến hết|hết|chậm nhất) ngày {_DAY}(?!\d)(?!/\d)|(?:trước|đến|hết) ngày {_DAY}/\d{{4}}"
)
_WITHOUT_WORD: Final = compiled(rf"(?<!\w)(?:trước|đến|hết) {_DAY}(?!\d)")
_DUE: Final = compiled(rf"(?<!\w)(?:trước|đến|hết)(?: ngày)? {_DAY}(?P<year>/\d{{4}})?(?![\d/])")
_MONTH: Final = compiled(r"(?<!\w)(?:trong|hết|cuối|trước) tháng \d{1,2}(?P<year>/\d{4}| năm \d{4})?(?![\d/])")


def date_style_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield findings on deadlines with and without «ngày», with and without their year."""
    named: dict[str, list[Seen]] = {"trước ngày 15/9": [], "trước 15/9": []}
    years: dict[str, list[Seen]] = {"15/9/2026": [], "15/9": []}
    months: dict[str, list[Seen]] = {"tháng 9/2026": [], "tháng 9": []}
    for line in prose(lines):
        named["trước ngày 15/9"] += [Seen(line, m.start(), m[0]) for m in _WITH_WORD.finditer(line.text)]
        named["trước 15/9"] += [Seen(line, m.start(), m[0]) for m in _WITHOUT_WORD.finditer(line.text)]
        for match in _DUE.finditer(line.text):
            years["15/9/2026" if match["year"] else "15/9"].append(Seen(line, match.start(), match[0]))
        for match in _MONTH.finditer(line.text):
            months["tháng 9/2026" if match["year"] else "tháng 9"].append(Seen(line, match.start(), match[0]))
    yield from _minority(rules.DATE_STYLES, named, _("ngày hạn lúc có chữ «ngày», lúc không"), "trước ngày 15/9")
    yield from _minority(rules.DATE_STYLES, years, _("ngày hạn lúc ghi năm, lúc không"), "15/9/2026")
    yield from _minority(rules.DATE_STYLES, months, _("tháng hạn lúc ghi năm, lúc không"), "tháng 9/2026")
