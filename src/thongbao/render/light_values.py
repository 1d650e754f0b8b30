"""What values do in a light program: what Jinja has them do in our sandbox, as long as nothing is wrong with them.

Only plain values are known: text, numbers, lists and groups of them. Anything else, and anything Jinja would refuse,
raises :class:`LeftToJinjaError`.
"""

import operator
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from thongbao.render.allowed import MAX_NUMBER, MAX_RANGE, MAX_REPEATED, RULE_FILTER, rule_length


class LeftToJinjaError(Exception):
    """Only Jinja may say what comes of this."""


class _Missing:
    """A value nobody gave: one may ask whether it is there and pass it on, nothing else."""

    def _left(self, *_others: Any) -> Any:
        raise LeftToJinjaError

    __bool__ = __str__ = __repr__ = __hash__ = __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _left
    __iter__ = __len__ = __contains__ = __getitem__ = __int__ = __float__ = __index__ = _left


MISSING: Final = _Missing()


class _Range:
    """What ``range`` stands for where no value has that name."""

    def __call__(self, *bounds: int) -> range:
        numbers = range(*bounds)
        if numbers[MAX_RANGE:]:
            raise LeftToJinjaError
        return numbers


RANGE: Final = _Range()


class Loop:
    """What ``loop`` stands for in a loop."""

    def __init__(self, items: Sequence[Any]) -> None:
        self._items = items
        self.turn = 0

    def attribute(self, name: str) -> Any:
        """Return a counter or a neighbour."""
        turn, items = self.turn, self._items
        match name:
            case "index" | "index0":
                return turn + (name == "index")
            case "revindex" | "revindex0":
                return len(items) - turn - (name == "revindex0")
            case "first":
                return turn == 0
            case "last":
                return turn == len(items) - 1
            case "length":
                return len(items)
            case "previtem":
                return items[turn - 1] if turn else MISSING
            case "nextitem":
                return items[turn + 1] if turn + 1 < len(items) else MISSING
        raise LeftToJinjaError


# The types whose attributes and items are known; values of any other are Jinja's.
_PLAIN: Final = frozenset({str, int, bool, float, type(None), list, tuple, dict, range})
_INDEXED: Final = frozenset({str, list, tuple, dict, range})
ITERATED: Final = frozenset({list, tuple, dict, str, range})


def attribute_of(owner: Any, name: str) -> Any:
    """Return what a dot asks for: a field of a group, a counter of a loop; no method of anything."""
    if type(owner) is dict and name in owner:
        return owner[name]
    if type(owner) is Loop:
        return owner.attribute(name)
    if type(owner) not in _PLAIN or hasattr(owner, name):
        raise LeftToJinjaError
    return MISSING


def item_of(owner: Any, key: Any) -> Any:
    """Return what brackets ask for."""
    if type(owner) not in _INDEXED or type(key) not in (str, int):
        raise LeftToJinjaError
    try:
        return owner[key]
    except (TypeError, LookupError):
        if type(key) is str and hasattr(owner, key):
            raise LeftToJinjaError from None
        return MISSING


def _known(value: Any) -> bool:
    if type(value) not in _PLAIN:
        raise LeftToJinjaError
    return True


def text_of(value: Any) -> str:
    """Return a text or a whole number as text; nothing else is printed or changed here."""
    if type(value) is str:
        return value
    if type(value) is int:
        return str(value)
    raise LeftToJinjaError


def _bounded(value: Any) -> Any:
    if abs(value) > MAX_NUMBER if type(value) is int else len(value) > MAX_REPEATED:
        raise LeftToJinjaError
    return value


def _numbers(do: Callable[[int, int], Any]) -> Callable[[Any, Any], Any]:
    """Return an operation on whole numbers; what it does with others is Jinja's."""

    def done(left: Any, right: Any) -> Any:
        if type(left) is not int or type(right) is not int:
            raise LeftToJinjaError
        return do(left, right)

    return done


def _sum(left: Any, right: Any) -> Any:
    if type(left) is not type(right) or type(left) not in (int, str):
        raise LeftToJinjaError
    return _bounded(left + right)


BINARY: Final[Mapping[str, Callable[[Any, Any], Any]]] = MappingProxyType(
    {
        "+": _sum,
        "-": _numbers(operator.sub),
        "*": _numbers(lambda left, right: _bounded(left * right)),
        "/": _numbers(operator.truediv),
        "//": _numbers(operator.floordiv),
        "%": _numbers(lambda left, right: _bounded(left % right)),
    }
)
UNARY: Final[Mapping[str, Callable[[Any], Any]]] = MappingProxyType(
    {
        "not": operator.not_,
        "-": lambda value: _numbers(operator.sub)(0, value),
        "+": lambda value: _numbers(operator.add)(0, value),
    }
)
COMPARED: Final[Mapping[str, Callable[[Any, Any], Any]]] = MappingProxyType(
    {
        "eq": operator.eq,
        "ne": operator.ne,
        "lt": operator.lt,
        "lteq": operator.le,
        "gt": operator.gt,
        "gteq": operator.ge,
        "in": lambda item, items: item in items,
        "notin": lambda item, items: item not in items,
    }
)
TESTS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {
        "defined": lambda value, /: value is not MISSING,
        "undefined": lambda value, /: value is MISSING,
        "none": lambda value, /: value is None,
        "true": lambda value, /: value is True,
        "false": lambda value, /: value is False,
        "string": lambda value, /: isinstance(value, str),
        "number": lambda value, /: _known(value) and isinstance(value, int | float),
        "odd": lambda value, /: BINARY["%"](value, 2) == 1,
        "even": lambda value, /: BINARY["%"](value, 2) == 0,
        "divisibleby": lambda value, num: BINARY["%"](value, num) == 0,
        "in": COMPARED["in"],
        **dict.fromkeys(("eq", "==", "equalto"), operator.eq),
        **dict.fromkeys(("ne", "!="), operator.ne),
        **dict.fromkeys(("lt", "<", "lessthan"), operator.lt),
        **dict.fromkeys(("le", "<="), operator.le),
        **dict.fromkeys(("gt", ">", "greaterthan"), operator.gt),
        **dict.fromkeys(("ge", ">="), operator.ge),
    }
)


def _first(value: Any, /, end: int = 0) -> Any:
    if type(value) not in (list, tuple, str, range):
        raise LeftToJinjaError
    return value[end] if value else MISSING


def _replace(value: Any, /, old: Any, new: Any) -> str:
    text, old, new = text_of(value), text_of(old), text_of(new)
    if len(text) + text.count(old) * len(new) > MAX_REPEATED:
        raise LeftToJinjaError
    return text.replace(old, new)


def _default(value: Any, /, default_value: Any = "", boolean: Any = False) -> Any:
    return default_value if value is MISSING or (boolean and not value) else value


def _length(value: Any, /) -> int:
    if type(value) not in ITERATED:
        raise LeftToJinjaError
    return len(value)


# Those that count what they do (join) are methods of the run.
FILTERS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {
        "upper": lambda value, /: text_of(value).upper(),
        "lower": lambda value, /: text_of(value).lower(),
        "capitalize": lambda value, /: text_of(value).capitalize(),
        "trim": lambda value, /, chars=None: text_of(value).strip(chars),
        "length": _length,
        "first": lambda value, /: _first(value),
        "last": lambda value, /: _first(value, -1),
        "default": _default,
        "replace": _replace,
        RULE_FILTER: rule_length,
    }
)
