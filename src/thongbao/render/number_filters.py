"""Numbers, dates and quarters in words for templates: ``{{ so_tien|bang_chu }}``.

Values of a sheet are text in Vietnamese notation (``1.250.000``, ``12,5``), which is read strictly; anything else is a
fault of the template, never a guess.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from thongbao.language import _
from thongbao.vietnamese.dates import Quarter, parse_date
from thongbao.vietnamese.number_groups import NumberError, Wording
from thongbao.vietnamese.numbers import cardinal, date_words, decimal_words, money, ordinal, quarter_words

_ROMAN: Final = ("I", "II", "III", "IV")


def _doc_so(value: Any, **wording: Any) -> str:
    return cardinal(_number(value), Wording(**wording))


def _bang_chu(value: Any, don_vi: str = "đồng", **wording: Any) -> str:
    return money(_number(value), Wording(**wording), currency=don_vi)


def _thu_tu(value: Any, **wording: Any) -> str:
    return ordinal(_number(value), Wording(**wording))


def _thap_phan(value: Any, **wording: Any) -> str:
    return decimal_words(_number(value), Wording(**wording))


def _ngay_chu(value: Any, **wording: Any) -> str:
    return date_words(parse_date(str(value).strip()), Wording(**wording))


def _quy_chu(value: Any, **wording: Any) -> str:
    numeral, _slash, year = str(value).strip().partition("/")
    if numeral not in _ROMAN or not (year.isdigit() and len(year) == 4):
        raise NumberError(_("«{value}» không phải là quý: viết như III/2026").format(value=value))
    return quarter_words(Quarter(int(year), _ROMAN.index(numeral) + 1), Wording(**wording))


def _number(value: Any) -> int | str:
    """A template may also count (``loop.index``, ``x|length``); everything else is the sheet's text."""
    return value if isinstance(value, int) and not isinstance(value, bool) else str(value).strip()


NUMBER_FILTERS: Final[Mapping[str, Callable[..., str]]] = MappingProxyType(
    {
        "doc_so": _doc_so,
        "bang_chu": _bang_chu,
        "thu_tu": _thu_tu,
        "thap_phan": _thap_phan,
        "ngay_chu": _ngay_chu,
        "quy_chu": _quy_chu,
    }
)
