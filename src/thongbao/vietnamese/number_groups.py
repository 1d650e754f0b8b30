"""A whole number → its words: groups of three digits as num2words reads them, joined by the names of their places.

num2words is right up to 999 and not beyond: 2025 loses its "không trăm", 10^15 is read as 10^14, -1 as 19. So only the
thousand groups come from it; what stands between them is ours.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from thongbao.language import _

_BILLION: Final = 10**9


class NumberError(ValueError):
    """What was given is not a number that can be put in words; the message, in Vietnamese, says what to write."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The choices good Vietnamese leaves open. Raises :class:`NumberError` for a word that is not a choice.

    ``linh`` says "không trăm linh năm" rather than "lẻ"; ``tu`` says "hai mươi tư" rather than "bốn".
    """

    linh: bool = True
    tu: bool = True
    nghin: Literal["nghìn", "ngàn"] = "nghìn"
    ty: Literal["tỷ", "tỉ"] = "tỷ"

    def __post_init__(self) -> None:
        for word, choices in ((self.nghin, ("nghìn", "ngàn")), (self.ty, ("tỷ", "tỉ"))):
            if word not in choices:
                message = _("“{word}” không phải là cách viết; chọn “{first}” hoặc “{second}”")
                raise NumberError(message.format(word=word, first=choices[0], second=choices[1]))


USUAL: Final = Wording()


def whole_words(number: int, wording: Wording = USUAL) -> str:
    """Return the words of a whole number from 0 up: ``một triệu không trăm linh năm nghìn``.

    A group behind another says its hundreds even when there are none; a group of zeros is not said. From a thousand
    billions on, the billions are counted as a number of their own: ``nghìn tỷ``, ``triệu tỷ``, ``tỷ tỷ`` (the places
    named in Nghị định 123/2020/NĐ-CP, Điều 10, khoản 13), and "tỷ" is said once, behind all of them.
    Raises ``ValueError`` below zero.
    """
    if number < 0:
        raise ValueError(number)
    billions, rest = divmod(number, _BILLION)
    words = [whole_words(billions, wording), wording.ty] if billions else []
    for size, place in ((10**6, "triệu"), (1000, wording.nghin), (1, "")):
        group = rest // size % 1000
        if group:
            words.append(_group_words(group, bool(words), wording.linh, wording.tu))
            words += [place] if place else []
    return " ".join(words) or digit_words("0")


def digit_words(digits: str) -> str:
    """Return the digits read one by one: ``không năm`` for ``05``."""
    return " ".join(_package_words(int(digit)) for digit in digits)


@cache
def _group_words(group: int, behind_another: bool, linh: bool, tu: bool) -> str:
    """Return the words of a group from 1 to 999, with its hundreds said in any case if it is behind another."""
    spoken = _package_words(group)
    if behind_another and group < 100:
        spoken = f"không trăm lẻ {spoken}" if group < 10 else f"không trăm {spoken}"
    if linh:
        spoken = spoken.replace("trăm lẻ", "trăm linh")
    if tu:
        spoken = spoken.replace("mươi bốn", "mươi tư")
    return spoken


@cache
def _package_words(group: int) -> str:
    """Return what num2words says of 0 to 999: always "lẻ" and "mươi bốn"."""
    # Here, not above: the package brings in all its languages, which would slow down every command.
    from num2words import num2words  # type: ignore[import-untyped]

    return str(num2words(group, lang="vi"))
