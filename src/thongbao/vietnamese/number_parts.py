"""An int, a Decimal or Vietnamese notation → the exact digits, or a clear refusal. No float comes in or out."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from thongbao.language import _
from thongbao.vietnamese.number_groups import NumberError

Number = int | Decimal | str

HIGHEST: Final = 10**18
LONGEST_FRACTION: Final = 18

_NOTATION: Final = re.compile(r"([-−]?)(0|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]*)(?:,([0-9]+))?")
_LONGEST_SHOWN: Final = 40


class NumberParts(NamedTuple):
    """A number as it is written: the size of its whole part, the digits after the comma, below zero or not."""

    whole: int
    fraction: str = ""
    negative: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether nothing but zeros stands after the comma."""
        return not self.fraction.strip("0")


def number_parts(number: object) -> NumberParts:
    """Return the exact digits of an int, a Decimal or a text such as ``1.234.567``, ``-12,5``, ``1234567``.

    In a text a dot only separates thousands, in groups of three, and the comma begins the fraction. Zeros at the end
    of a fraction are kept. Raises :class:`NumberError` for any other text, a float (its digits are not the written
    ones), a truth value, a Decimal that is not finite, more than 18 digits after the comma, and a size beyond 10^18.
    """
    if isinstance(number, bool) or not isinstance(number, int | Decimal | str):
        raise NumberError(_refusal(number))
    if isinstance(number, str):
        parts = _of_text(number)
    elif isinstance(number, Decimal):
        parts = _of_decimal(number)
    else:
        parts = NumberParts(abs(number), "", number < 0)
    if parts.whole > HIGHEST or (parts.whole == HIGHEST and not parts.is_whole):
        raise _too_big()
    return parts


def shown(number: Number) -> str:
    """Return the number for a message: with a comma, and cut off when it is long."""
    text = f"{number:f}".replace(".", ",") if isinstance(number, Decimal) else str(number)
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def _refusal(number: object) -> str:
    if isinstance(number, float):
        message = _("{number} là số float, không giữ đúng chữ số thập phân; dùng Decimal hoặc chuỗi “12,5”")
        return message.format(number=number)
    return _("{kind} không phải là số; dùng int, Decimal hoặc chuỗi “1.234.567”").format(kind=type(number).__name__)


def _of_text(text: str) -> NumberParts:
    match = _NOTATION.fullmatch(text)
    if match is None:
        message = _("“{text}” không phải là số; viết 1234567, 1.234.567 hoặc 12,5")
        raise NumberError(message.format(text=shown(text)))
    sign, whole, fraction = match.groups(default="")
    digits = whole.replace(".", "")
    # Counted first: Python itself refuses, in English, to read thousands of digits.
    if len(digits) > len(str(HIGHEST)):
        raise _too_big()
    return _signed(int(digits), _checked_fraction(fraction), negative=bool(sign))


def _of_decimal(number: Decimal) -> NumberParts:
    """Return the digits as the Decimal holds them; no arithmetic, so the precision of the context plays no part."""
    if not number.is_finite():
        raise NumberError(_("{number} không phải là số đọc được").format(number=number))
    if not number.is_zero() and number.adjusted() >= len(str(HIGHEST)):
        raise _too_big()
    sign, figures, exponent = number.as_tuple()
    places = max(0, -int(exponent))
    if places > LONGEST_FRACTION:
        raise _too_long()
    digits = "".join(map(str, figures))
    if number.is_zero():
        digits = "0"
    elif int(exponent) > 0:
        digits += "0" * int(exponent)
    digits = digits.rjust(places + 1, "0")
    split = len(digits) - places
    return _signed(int(digits[:split]), digits[split:], negative=bool(sign))


def _signed(whole: int, fraction: str, *, negative: bool) -> NumberParts:
    """Return the parts; zero has no sign, however it is written."""
    return NumberParts(whole, fraction, negative and bool(whole or fraction.strip("0")))


def _checked_fraction(fraction: str) -> str:
    if len(fraction) > LONGEST_FRACTION:
        raise _too_long()
    return fraction


def _too_big() -> NumberError:
    return NumberError(_("số vượt quá một tỷ tỷ (10^18), không đọc thành chữ được"))


def _too_long() -> NumberError:
    message = _("số có hơn {count} chữ số sau dấu phẩy; làm tròn trước khi viết thành chữ")
    return NumberError(message.format(count=LONGEST_FRACTION))
