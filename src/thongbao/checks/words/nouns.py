"""Common nouns in capitals inside a sentence: crops, animals, seasons."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from thongbao.checks.assessing import Result
from thongbao.checks.lines import Known, Line
from thongbao.checks.words import rules
from thongbao.checks.words.prose import around, compiled, opens_sentence, prose
from thongbao.language import _

_CROPS: Final = (
    "Chè|Quế|Mắc Ca|Mắc ca|Chanh leo|Chuối|Ngô|Lúa|Sắn|Khoai|Lạc|Đậu tương|Đào|Mận|Lê|Cam|Bưởi|Xoài|Nhãn|Vải|Na|Dứa"
    "|Cà phê|Cao su"
    "|Hồ tiêu|Điều|Sa nhân|Thảo quả|Sâm|Keo|Bạch đàn|Trâu|Bò|Lợn|Dê|Gà|Vịt|Cá"
)
# Alone, Lê or Đào may be a person; behind one of these, or in a row of crops, it is a crop.
_BEHIND: Final = re.compile(
    r"(?:cây|cây trồng|giống|trồng|trồng cây|như|vụ|diện tích|có|búp|chế biến|đàn|con|nuôi|hộ)\s$|,\s$", re.IGNORECASE
)
_CROP: Final = compiled(rf"(?<!\w)(?P<word>{_CROPS})(?!\w)(?! [<U>])")
_SEASON: Final = compiled(r"(?<=vụ )(?P<word>Thu [Đđ]ông|Đông [Xx]uân|Hè [Tt]hu|Xuân [Hh]è|Mùa|Xuân|Hè|Thu|Đông)(?!\w)")


def common_noun_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield one finding for each paragraph with crops, animals or seasons in capitals."""
    for line in prose(lines):
        met = [match for match in _CROP.finditer(line.text) if _is_common(line.text, match)]
        met += list(_SEASON.finditer(line.text))
        if not met:
            continue
        first = min(met, key=lambda match: match.start())
        written = ", ".join(dict.fromkeys(match["word"] for match in sorted(met, key=lambda match: match.start())))
        message = _("danh từ chung viết hoa giữa câu ({words}): «{around}»").format(
            words=written, around=around(line.text, first.start(), first.end())
        )
        hint = _("viết thường: {words}").format(words=written.lower())
        yield rules.COMMON_NOUN.found(line.at(first.start()), message, hint)


def _is_common(text: str, match: re.Match[str]) -> bool:
    if opens_sentence(text, match.start()):
        return False
    before = text[: match.start()]
    behind = _BEHIND.search(before)
    if behind is None:
        return False
    # A row begins somewhere: "như Chè, Quế"; a comma alone may divide people.
    return not behind[0].startswith(",") or bool(_CROP.search(before[-30:]))
