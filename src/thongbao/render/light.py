"""A light program → text: what prints one paper from a cold start, where importing Jinja costs more than all the rest.

The program is plain data, made by :mod:`thongbao.render.lightening` from the tree Jinja reads; it holds nothing that
could be run. What a statement or an expression does here is what Jinja does in our sandbox, as long as nothing is wrong
and nothing is large. Whatever else happens (a value nobody gave is used, a list is printed, a method is asked for, a
limit comes near) raises :class:`LeftToJinjaError`: then Jinja fills the paper anew, and its errors are the only ones.
"""

import operator
import time
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from thongbao.render.allowed import (
    MAX_NUMBER,
    MAX_OUTPUT,
    MAX_RANGE,
    MAX_REPEATED,
    MAX_TURNS,
    OF_NUMBERS,
    PIECE_COST,
    RULE_FILTER,
    in_words,
    rule_length,
)

# Well below what the sandbox allows, so that what is refused is refused there.
_SHARE: Final = 10
_MOST_TURNS: Final = MAX_TURNS // _SHARE
_MOST_OUTPUT: Final = MAX_OUTPUT // _SHARE
_MOST_SECONDS: Final = 1.0

Program = Sequence[Any]
"""The loads of the outermost frame, then its statements; see :mod:`thongbao.render.lightening` for the shapes."""


class LeftToJinjaError(Exception):
    """Only Jinja may say what comes of this."""


def run_light(program: Program, context: Mapping[str, Any], note: list[Any] | None = None) -> str:
    """Return the text a program prints for a context.

    :param note: takes up the values its tags print, in order.
    :raises LeftToJinjaError: something is wrong or large; Jinja prints it, or says why not.
    """
    loads, statements = program
    run = _Run(context, note)
    try:
        run.enter(loads)
        run.statements(statements)
    except LeftToJinjaError:
        raise
    # Whatever went wrong, the words for it are Jinja's.
    except Exception as error:
        raise LeftToJinjaError from error
    return "".join(run.pieces)


def escaped(text: str) -> str:
    """Return a text as MarkupSafe escapes it."""
    return (
        text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;").replace("'", "&#39;").replace('"', "&#34;")
    )


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


_RANGE: Final = _Range()


class _Loop:
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
_ITERATED: Final = frozenset({list, tuple, dict, str, range})


def _attribute(owner: Any, name: str) -> Any:
    if type(owner) is dict and name in owner:
        return owner[name]
    if type(owner) is _Loop:
        return owner.attribute(name)
    if type(owner) not in _PLAIN or hasattr(owner, name):
        raise LeftToJinjaError
    return MISSING


def _item(owner: Any, key: Any) -> Any:
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


def _text(value: Any) -> str:
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


_BINARY: Final[Mapping[str, Callable[[Any, Any], Any]]] = MappingProxyType(
    {
        "+": _sum,
        "-": _numbers(operator.sub),
        "*": _numbers(lambda left, right: _bounded(left * right)),
        "/": _numbers(operator.truediv),
        "//": _numbers(operator.floordiv),
        "%": _numbers(lambda left, right: _bounded(left % right)),
    }
)
_UNARY: Final[Mapping[str, Callable[[Any], Any]]] = MappingProxyType(
    {
        "not": operator.not_,
        "-": lambda value: _numbers(operator.sub)(0, value),
        "+": lambda value: _numbers(operator.add)(0, value),
    }
)
_COMPARED: Final[Mapping[str, Callable[[Any, Any], Any]]] = MappingProxyType(
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
_TESTS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {
        "defined": lambda value, /: value is not MISSING,
        "undefined": lambda value, /: value is MISSING,
        "none": lambda value, /: value is None,
        "true": lambda value, /: value is True,
        "false": lambda value, /: value is False,
        "string": lambda value, /: isinstance(value, str),
        "number": lambda value, /: _known(value) and isinstance(value, int | float),
        "odd": lambda value, /: _BINARY["%"](value, 2) == 1,
        "even": lambda value, /: _BINARY["%"](value, 2) == 0,
        "divisibleby": lambda value, num: _BINARY["%"](value, num) == 0,
        "in": _COMPARED["in"],
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
    text, old, new = _text(value), _text(old), _text(new)
    if len(text) + text.count(old) * len(new) > MAX_REPEATED:
        raise LeftToJinjaError
    return text.replace(old, new)


def _default(value: Any, /, default_value: Any = "", boolean: Any = False) -> Any:
    return default_value if value is MISSING or (boolean and not value) else value


def _length(value: Any, /) -> int:
    if type(value) not in _ITERATED:
        raise LeftToJinjaError
    return len(value)


# Those that count what they do (join) are methods of the run.
_FILTERS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {
        "upper": lambda value, /: _text(value).upper(),
        "lower": lambda value, /: _text(value).lower(),
        "capitalize": lambda value, /: _text(value).capitalize(),
        "trim": lambda value, /, chars=None: _text(value).strip(chars),
        "length": _length,
        "first": lambda value, /: _first(value),
        "last": lambda value, /: _first(value, -1),
        "default": _default,
        "replace": _replace,
        RULE_FILTER: rule_length,
    }
)


TESTS_KNOWN: Final = frozenset(_TESTS)
FILTERS_KNOWN: Final = frozenset({*_FILTERS, *OF_NUMBERS, "join"})


class _Run:
    """One paper's part being printed: values by the names of their slots, and what has been printed."""

    def __init__(self, context: Mapping[str, Any], note: list[Any] | None) -> None:
        self._note = note
        self.pieces: list[str] = []
        self._context = context
        self._slots: dict[str, Any] = {}
        self._turns = 0
        self._letters = 0
        self._end = time.monotonic() + _MOST_SECONDS

    def enter(self, loads: Sequence[Sequence[str]]) -> None:
        """Enter a frame: what its slots hold before its first statement, as Jinja's own analysis has it."""
        for slot, source, name in loads:
            if source == "resolve":
                self._slots[slot] = self._context.get(name, _RANGE if name == "range" else MISSING)
            else:
                self._slots[slot] = self._slots[name] if source == "alias" else MISSING

    def statements(self, body: Sequence[Sequence[Any]]) -> None:
        """Do one statement after the other."""
        for statement in body:
            _STATEMENTS[statement[0]](self, *statement[1:])

    def value(self, expression: Sequence[Any]) -> Any:
        """Return what an expression stands for."""
        return _EXPRESSIONS[expression[0]](self, *expression[1:])

    def _tick(self) -> None:
        self._turns += 1
        if self._turns > _MOST_TURNS or time.monotonic() > self._end:
            raise LeftToJinjaError

    def _data(self, text: str) -> None:
        self._letters += len(text) + PIECE_COST
        if self._letters > _MOST_OUTPUT:
            raise LeftToJinjaError
        self.pieces.append(text)

    def _print(self, expression: Sequence[Any]) -> None:
        value = self.value(expression)
        self._data(escaped(_text(value)))
        if self._note is not None:
            self._note.append(value)

    def _set(self, target: str | Sequence[str], expression: Sequence[Any]) -> None:
        self._bind(target, self.value(expression))

    def _bind(self, target: str | Sequence[str], value: Any) -> None:
        if isinstance(target, str):
            self._slots[target] = value
            return
        if type(value) not in _ITERATED:
            raise LeftToJinjaError
        for slot, item in zip(target, value, strict=True):
            self._slots[slot] = item

    def _if(self, branches: Sequence[Sequence[Any]], otherwise: Sequence[Any]) -> None:
        for test, body in branches:
            if self.value(test):
                self.statements(body)
                return
        self.statements(otherwise)

    def _for(self, target: Any, listed: Any, test: Any, body: Any, otherwise: Any, loop_slot: str) -> None:
        items = self.value(listed)
        if type(items) not in _ITERATED:
            raise LeftToJinjaError
        turns = [item for item in items if self._passes(target, item, *test)] if test else list(items)
        loop = _Loop(turns)
        loads, statements = body
        for loop.turn, item in enumerate(turns):
            self._tick()
            self._bind(target, item)
            if loop_slot:
                self._slots[loop_slot] = loop
            self.enter(loads)
            self.statements(statements)
        if not turns and otherwise:
            self.enter(otherwise[0])
            self.statements(otherwise[1])

    def _passes(self, target: Any, item: Any, loads: Any, test: Any) -> bool:
        self._tick()
        self.enter(loads)
        self._bind(target, item)
        return bool(self.value(test))

    def _compare(self, first: Sequence[Any], others: Sequence[Sequence[Any]]) -> Any:
        left: Any = self.value(first)
        result: Any = True
        for name, expression in others:
            right = self.value(expression)
            result = _COMPARED[name](left, right)
            if not result:
                break
            left = right
        return result

    def _and(self, left: Sequence[Any], right: Sequence[Any]) -> Any:
        return self.value(left) and self.value(right)

    def _or(self, left: Sequence[Any], right: Sequence[Any]) -> Any:
        return self.value(left) or self.value(right)

    def _choose(self, test: Sequence[Any], first: Sequence[Any], second: Sequence[Any]) -> Any:
        chosen = first if self.value(test) else second
        return self.value(chosen) if chosen else MISSING

    def _call_range(self, slot: str, bounds: Sequence[Sequence[Any]]) -> Any:
        if self._slots[slot] is not _RANGE:
            raise LeftToJinjaError
        return _RANGE(*map(self.value, bounds))

    def _filter(self, name: str, of: Sequence[Any], given: Sequence[Any], named: Mapping[str, Any]) -> Any:
        arguments = (self.value(of), *map(self.value, given))
        keywords = {key: self.value(expression) for key, expression in named.items()}
        if name == "join":
            return self._join(*arguments, **keywords)
        if name in OF_NUMBERS:
            return in_words(name, *arguments, **keywords)
        return _FILTERS[name](*arguments, **keywords)

    def _test(self, name: str, of: Sequence[Any], given: Sequence[Any]) -> Any:
        return _TESTS[name](self.value(of), *map(self.value, given))

    def _concatenate(self, expressions: Sequence[Sequence[Any]]) -> str:
        return self._join([self.value(expression) for expression in expressions])

    def _join(self, value: Any, /, d: Any = "") -> str:
        if type(value) not in _ITERATED or type(d) is not str:
            raise LeftToJinjaError
        texts, size = [], 0
        for item in value:
            self._tick()
            texts.append(_text(item))
            size += len(texts[-1]) + len(d)
            if size > MAX_REPEATED:
                raise LeftToJinjaError
        return d.join(texts)


_STATEMENTS: Final[Mapping[str, Callable[..., None]]] = MappingProxyType(
    {"data": _Run._data, "print": _Run._print, "set": _Run._set, "if": _Run._if, "for": _Run._for}
)
_EXPRESSIONS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {
        "name": lambda run, slot: run._slots[slot],
        "const": lambda _run, value: value,
        "attr": lambda run, of, name: _attribute(run.value(of), name),
        "item": lambda run, of, key: _item(run.value(of), run.value(key)),
        "unary": lambda run, sign, of: _UNARY[sign](run.value(of)),
        "binary": lambda run, sign, left, right: _BINARY[sign](run.value(left), run.value(right)),
        "and": _Run._and,
        "or": _Run._or,
        "compare": _Run._compare,
        "choose": _Run._choose,
        "range": _Run._call_range,
        "filter": _Run._filter,
        "test": _Run._test,
        "concatenate": _Run._concatenate,
    }
)
