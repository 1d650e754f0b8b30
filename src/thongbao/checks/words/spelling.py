"""Words that Vietnamese does not have, and words that are right alone and wrong together."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from thongbao.checks.assessing import Result
from thongbao.checks.lines import Known, Line, Role
from thongbao.checks.words import rules
from thongbao.checks.words.phrases import Phrases
from thongbao.checks.words.prose import Word, addresses, around, prose, word_list
from thongbao.findings import Severity
from thongbao.language import _
from thongbao.vietnamese.syllables import is_syllable
from thongbao.vietnamese.text import fold

# Foreign words that Vietnamese papers use as they are, folded.
_BORROWED: Final = frozenset(
    "app apps logo video clip email mail internet online offline website web wifi zalo facebook fanpage youtube tiktok "
    "google windows word excel powerpoint pdf file fax scan server hosting domain smartphone camera covid vaccine "
    "vacxin "
    "virus unicode blockchain startup marketing logistics forum slogan banner poster catalog container karaoke massage "
    "bluezone vneid vnpt viettel mobifone vinaphone times new roman portable document format network graphics axit "
    "bazo "
    "oxy hydro nitro gas taxi bus xe clo ph iso gis gps kg km cm mm ha dpi usd vnd ban vpn router modem laptop tablet "
    "robot chip data big cloud dashboard chatbot qr code smart iot tivi radio album show live stream livestream "
    "hotline "
    "website homestay resort tour tourism villa gym yoga fitness studio shop shopee lazada grab momo visa master card "
    "atm pos seminar workshop module modul test kit gene acid amin clip album festival carnival gala fair expo game "
    "marathon taekwondo karate judo vovinam aerobic zumba dance sport van pa lines line crom bo mangan silic xi "
    "mang mg ml mw kw kwh kv kva wh gb mb tb gsm".split()
)
# Proper names of peoples' languages end or begin otherwise: Đắk Lắk, Krông, Plei, K'Ho.
_OTHER_TONGUES: Final = re.compile(
    r"^(?:[KPBHMĐCT]?r|[KP]l|K[bcdgkmnpstvw]|Y|Bl|Đ[aăâ]?k|[KHR]['’]).*|.*[kdrslvb]$|.*[fjwz].*", re.IGNORECASE
)
_LETTER_OR_CODE: Final = 1
# Two letters beside an equals sign: y = ax + b.
_FORMULA: Final = 2
_AROUND_CODE: Final = frozenset("0123456789/&@_.:-’'…")


def syllable_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield every word that is no Vietnamese syllable and no name or foreign word that papers use."""
    for line in prose(lines, Role.TABLE, Role.RECIPIENT, Role.ADDRESSEE):
        for lower, start, end in word_list(line.text):
            # Most words are syllables, and that is the cheaper question.
            if not _is_known(lower) and not any(low <= start < high for low, high in addresses(line.text)):
                word = Word(line.text[start:end], start)
                if _looks_vietnamese(word, line.text):
                    yield from _judged(word, line)


@lru_cache(maxsize=4096)
def _is_known(word: str) -> bool:
    return is_syllable(word)


def _looks_vietnamese(word: Word, text: str) -> bool:
    """Return whether the word is to be read as Vietnamese: no abbreviation, no part of a code, name or address."""
    if len(word.text) <= _LETTER_OR_CODE or fold(word.text) in _BORROWED:
        return False
    if not (word.text.islower() or (word.text[0].isupper() and word.text[1:].islower())):
        return False
    if len(word.text) == _FORMULA and "=" in text[max(word.start - 4, 0) : word.end + 4]:
        return False
    before, after = text[max(word.start - 1, 0) : word.start], text[word.end : word.end + 1]
    if before == "." and (word.text.islower() or not text[max(word.start - 2, 0) : word.start - 1].isalpha()):
        return False  # a file's ending: .png
    return before not in _AROUND_CODE - {".", ":"} and (after not in _AROUND_CODE - {".", ":", "…"} or not after)


def _judged(word: Word, line: Line) -> Iterator[Result]:
    meant = mended(word.text)
    plain = word.text.isascii()
    # Names have syllables of their own (Y Bhem Niê); only what two letters exchanged make right is a slip.
    if word.text[0].isupper() and (_OTHER_TONGUES.match(word.text) or not meant):
        return
    message = _("«{word}» không phải chữ tiếng Việt: «{around}»").format(
        word=word.text, around=around(line.text, word.start, word.end)
    )
    hint = _("có phải là «{meant}»?").format(meant=meant) if meant else _("xem lại chữ này")
    severity = Severity.NOTE if plain and not meant else None
    yield rules.SYLLABLE.found(line.at(word.start), message, hint, severity=severity)


def mended(word: str) -> str:
    """Return the one syllable that two letters exchanged, or one letter too many, make of the word; else nothing.

    In a name (Kbang, Chol Chnam Thmay) only a letter typed twice is one too many.
    """
    lower, name = word.lower(), word[0].isupper()
    made = {lower[:at] + lower[at + 1] + lower[at] + lower[at + 2 :] for at in range(len(lower) - 1)}
    made |= {
        lower[:at] + lower[at + 1 :]
        for at in range(len(lower))
        if len(lower) > 3 and (not name or (at and lower[at] == lower[at - 1]))
    }
    found = sorted(form for form in made if is_syllable(form))
    if len(found) != 1:
        return ""
    return found[0].capitalize() if name else found[0]


# Wrong → right, in small letters. Each word by itself is one; together they are wrong everywhere.
_MISSPELT: Final = Phrases(
    {
        "bổ xung": "bổ sung",
        "xắp xếp": "sắp xếp",
        "sắp sếp": "sắp xếp",
        "rỏ ràng": "rõ ràng",
        "giúp đở": "giúp đỡ",
        "mạnh mẻ": "mạnh mẽ",
        "chính xát": "chính xác",
        "sát nhập": "sáp nhập",
        "xát nhập": "sáp nhập",
        "xử dụng": "sử dụng",
        "sử lý": "xử lý",
        "sử phạt": "xử phạt",
        "thăm quan": "tham quan",
        "chuẩn đoán": "chẩn đoán",
        "điều khoảng": "điều khoản",
        "cọ sát": "cọ xát",
        "xuất xắc": "xuất sắc",
        "suất sắc": "xuất sắc",
        "suất xắc": "xuất sắc",
        "xúc tích": "súc tích",
        "chia sẽ": "chia sẻ",
        "sẳn sàng": "sẵn sàng",
        "cũng cố": "củng cố",
        "kỹ niệm": "kỷ niệm",
        "kỹ luật": "kỷ luật",
        "kỷ thuật": "kỹ thuật",
        "kỷ năng": "kỹ năng",
        "nghỉa vụ": "nghĩa vụ",
        "nghĩ phép": "nghỉ phép",
        "nghĩ việc": "nghỉ việc",
        "nghĩ lễ": "nghỉ lễ",
        "nghĩ hưu": "nghỉ hưu",
        "nghĩ tết": "nghỉ tết",
        "bão đảm": "bảo đảm",
        "đãm bảo": "đảm bảo",
        "hổ trợ": "hỗ trợ",
        "quãn lý": "quản lý",
        "quãng lý": "quản lý",
        "quảng lý": "quản lý",
        "cỗ phần": "cổ phần",
        "sữa đổi": "sửa đổi",
        "sữa chữa": "sửa chữa",
        "chử ký": "chữ ký",
        "chử số": "chữ số",
        "chử viết": "chữ viết",
        "triễn khai": "triển khai",
        "khẫn trương": "khẩn trương",
        "kiễm tra": "kiểm tra",
        "phổi hợp": "phối hợp",
        "phát triễn": "phát triển",
        "chuyễn đổi": "chuyển đổi",
        "thũ tục": "thủ tục",
        "lảnh đạo": "lãnh đạo",
        "bải bỏ": "bãi bỏ",
        "giãi quyết": "giải quyết",
        "giãi ngân": "giải ngân",
        "giãi pháp": "giải pháp",
        "tỗ chức": "tổ chức",
        "cỡ sở": "cơ sở",
        "vô hình chung": "vô hình trung",
        "chỉnh chu": "chỉn chu",
        "khắc phụ hậu": "khắc phục hậu",
        "khắc phụ tồn": "khắc phục tồn",
        "khắc phụ hạn": "khắc phục hạn",
        "khắc phụ khó": "khắc phục khó",
        "trãi qua": "trải qua",
        "tựu chung": "tựu trung",
        "trước trong và sau": "trước, trong và sau",
    }
)
# Behind one of these "đề" makes a word; alone, before a person, a body or a verb, it is "để".
_BEFORE_DE: Final = (["vấn"], ["chủ"], ["tiền"], ["mệnh"], ["chuyên"], ["tiêu"], ["nhan"])
_DE_FOR: Final = re.compile(
    r"(?<!\w)đề (?=(?:các )?(?:đồng chí|ông|bà|UBND|HĐND"
    r"|Chủ tịch"
    r"|Phó Chủ tịch|Ủy ban|Hội đồng|thực hiện|triển khai|giải quyết|kịp thời|bảo đảm|đảm bảo|phục vụ|hoàn thành|tổ chức"
    r"|có (?:cơ sở|giải pháp|biện pháp)|xem xét|làm cơ sở)(?!\w))"
)
_PORTAL: Final = re.compile(r"(?<!\w)[Cc]ông (?=TTĐT|thông tin điện tử|[Dd]ịch vụ công)")


def misspelt_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield words of the list of what is often written wrong."""
    for line in prose(lines, Role.RECIPIENT, Role.TABLE):
        text = line.text
        for met in _MISSPELT.find(text):
            yield _misspelt(line, met.start, met.text, met.value)
        for match in _DE_FOR.finditer(text):
            if text[: match.start()].lower().split()[-1:] not in _BEFORE_DE:
                yield _misspelt(line, match.start(), match[0], "để")
        for match in _PORTAL.finditer(text):
            if not text[: match.start()].endswith(("dịch vụ ", "hành chính ")):
                yield _misspelt(line, match.start(), match[0], _("Cổng") if match[0][0].isupper() else _("cổng"))


def _misspelt(line: Line, start: int, wrong: str, right: str) -> Result:
    message = _("«{wrong}» viết sai: «{around}»").format(
        wrong=wrong.strip(), around=around(line.text, start, start + len(wrong))
    )
    return rules.MISSPELT.found(line.at(start), message, _("viết «{right}»").format(right=right))
