"""Numbers, amounts of money, ordinals, days and quarters → their words in formal Vietnamese.

Right for every number from -10^18 to 10^18, counted on int and Decimal. What is taken as a number, and what is refused
with :class:`NumberError`, is said in :func:`thongbao.vietnamese.number_parts.number_parts`.
"""

from datetime import date
from typing import Final

from thongbao.language import _
from thongbao.vietnamese.dates import Quarter
from thongbao.vietnamese.number_groups import USUAL, NumberError, Wording, digit_words, whole_words
from thongbao.vietnamese.number_parts import Number, NumberParts, number_parts, shown

__all__ = [
    "Number",
    "NumberError",
    "Wording",
    "cardinal",
    "date_words",
    "decimal_words",
    "money",
    "ordinal",
    "quarter_words",
]

# Names rather than numbers: nobody says "thứ một" or "tháng bốn", whatever the wording of 24 is.
_NAMED_ORDINALS: Final = {1: "nhất", 4: "tư"}
_NAMED_IN_THE_YEAR: Final = {4: "tư"}


def cardinal(n: Number, wording: Wording = USUAL) -> str:
    """Return the number in words: ``hai nghìn không trăm hai mươi sáu``, ``âm năm``, ``mười hai phẩy năm``.

    A number whose fraction is only zeros is read as the whole number it is; another as :func:`decimal_words` reads it.
    Raises :class:`NumberError`.
    """
    parts = number_parts(n)
    return _words(parts._replace(fraction="") if parts.is_whole else parts, wording)


def decimal_words(n: Number, wording: Wording = USUAL) -> str:
    """Return the number in words, digit by digit after the comma: ``ba phẩy một bốn``, ``không phẩy không năm``.

    Schoolbooks read the fraction as a number of its own ("ba phẩy mười bốn"), in speech both are heard. One by one is
    chosen because it is the same rule for every length and loses nothing: zeros are said as they are written, in front
    (0,05) and at the end (3,10: ``ba phẩy một không``). Raises :class:`NumberError`.
    """
    return _words(number_parts(n), wording)


def money(n: Number, wording: Wording = USUAL, *, currency: str = "đồng") -> str:
    """Return the amount as papers write it: ``Một trăm hai mươi lăm triệu đồng chẵn``, ``Một nghìn năm trăm đồng``.

    "Chẵn" closes the amount where a figure could be added behind it. No decree asks for it; by the custom of
    bookkeeping it is written when the amount ends in 000, so when no hundred, ten or single đồng is said, and left
    out otherwise and for nothing at all (``Không đồng``). Raises :class:`NumberError` for a fraction of a đồng, and
    for a currency without a name.
    """
    unit = currency.strip()
    if not unit:
        raise NumberError(_("thiếu tên đơn vị tiền; viết chẳng hạn “đồng”"))
    parts = number_parts(n)
    if not parts.is_whole:
        message = _("số tiền {amount} có phần lẻ sau đơn vị {currency}; làm tròn trước khi viết bằng chữ")
        raise NumberError(message.format(amount=shown(n), currency=unit))
    words = f"{_words(parts._replace(fraction=''), wording)} {unit}"
    if parts.whole and parts.whole % 1000 == 0:
        words += " chẵn"
    # Not str.capitalize, which would make "đô la Mỹ" small.
    return words[0].upper() + words[1:]


def ordinal(n: Number, wording: Wording = USUAL) -> str:
    """Return the place in an order: ``thứ nhất``, ``thứ hai``, ``thứ tư``, ``thứ mười``, ``thứ hai mươi mốt``.

    Raises :class:`NumberError` for a fraction and below one.
    """
    parts = number_parts(n)
    if not parts.is_whole or parts.negative or parts.whole == 0:
        raise NumberError(_("“thứ” chỉ đi với số nguyên từ 1; không viết được {number}").format(number=shown(n)))
    return f"thứ {_NAMED_ORDINALS.get(parts.whole) or whole_words(parts.whole, wording)}"


def date_words(day: date, wording: Wording = USUAL) -> str:
    """Return the day in words: ``ngày mười lăm tháng chín năm hai nghìn không trăm hai mươi sáu``.

    The first ten days are "ngày một" to "ngày mười" ("mồng" and "mùng" are of speech and of the lunar calendar), the
    first month "tháng một", the fourth "tháng tư".
    """
    return f"ngày {whole_words(day.day, wording)} tháng {_in_the_year(day.month, wording)} {_year(day.year, wording)}"


def quarter_words(quarter: Quarter, wording: Wording = USUAL) -> str:
    """Return the quarter in words: ``quý ba năm hai nghìn không trăm hai mươi sáu``; the fourth is ``quý tư``."""
    return f"quý {_in_the_year(quarter.quarter, wording)} {_year(quarter.year, wording)}"


def _words(parts: NumberParts, wording: Wording) -> str:
    words = whole_words(parts.whole, wording)
    if parts.fraction:
        words += f" phẩy {digit_words(parts.fraction)}"
    return f"âm {words}" if parts.negative else words


def _in_the_year(number: int, wording: Wording) -> str:
    return _NAMED_IN_THE_YEAR.get(number) or whole_words(number, wording)


def _year(year: int, wording: Wording) -> str:
    return f"năm {cardinal(year, wording)}"
