"""A light program → text: what prints one paper from a cold start, where importing Jinja costs more than all the rest.

The program is plain data, made by :mod:`thongbao.render.lightening` from the tree Jinja reads; it holds nothing that
could be run. What a statement or an expression does here is what Jinja does in our sandbox, as long as nothing is wrong
and nothing is large. Whatever else happens (a value nobody gave is used, a list is printed, a method is asked for, a
limit comes near) raises :class:`LeftToJinjaError`: then Jinja fills the paper anew, and its errors are the only ones.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from thongbao.render.allowed import MAX_OUTPUT, MAX_REPEATED, MAX_TURNS, OF_NUMBERS, PIECE_COST, in_words
from thongbao.render.light_values import (
    BINARY,
    COMPARED,
    FILTERS,
    ITERATED,
    MISSING,
    RANGE,
    TESTS,
    UNARY,
    LeftToJinjaError,
    Loop,
    attribute_of,
    item_of,
    text_of,
)

# Well below what the sandbox allows, so that what is refused is refused there.
_SHARE: Final = 10
_MOST_TURNS: Final = MAX_TURNS // _SHARE
_MOST_OUTPUT: Final = MAX_OUTPUT // _SHARE
# Of work, not of waiting: how busy the machine is decides nothing.
_MOST_SECONDS: Final = 1.0

Program = Sequence[Any]
"""The loads of the outermost frame, then its statements; see :mod:`thongbao.render.lightening` for the shapes."""


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


TESTS_KNOWN: Final = frozenset(TESTS)
FILTERS_KNOWN: Final = frozenset({*FILTERS, *OF_NUMBERS, "join"})


class _Run:
    """One paper's part being printed: values by the names of their slots, and what has been printed."""

    def __init__(self, context: Mapping[str, Any], note: list[Any] | None) -> None:
        self._note = note
        self.pieces: list[str] = []
        self._context = context
        self._slots: dict[str, Any] = {}
        self._turns = 0
        self._letters = 0
        self._end = time.process_time() + _MOST_SECONDS

    def enter(self, loads: Sequence[Sequence[str]]) -> None:
        """Enter a frame: what its slots hold before its first statement, as Jinja's own analysis has it."""
        for slot, source, name in loads:
            if source == "resolve":
                self._slots[slot] = self._context.get(name, RANGE if name == "range" else MISSING)
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
        if self._turns > _MOST_TURNS or time.process_time() > self._end:
            raise LeftToJinjaError

    def _data(self, text: str) -> None:
        self._letters += len(text) + PIECE_COST
        if self._letters > _MOST_OUTPUT:
            raise LeftToJinjaError
        self.pieces.append(text)

    def _print(self, expression: Sequence[Any]) -> None:
        value = self.value(expression)
        self._data(escaped(text_of(value)))
        if self._note is not None:
            self._note.append(value)

    def _set(self, target: str | Sequence[str], expression: Sequence[Any]) -> None:
        self._bind(target, self.value(expression))

    def _bind(self, target: str | Sequence[str], value: Any) -> None:
        if isinstance(target, str):
            self._slots[target] = value
            return
        if type(value) not in ITERATED:
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
        if type(items) not in ITERATED:
            raise LeftToJinjaError
        turns = [item for item in items if self._passes(target, item, *test)] if test else list(items)
        loop = Loop(turns)
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
            result = COMPARED[name](left, right)
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
        if self._slots[slot] is not RANGE:
            raise LeftToJinjaError
        return RANGE(*map(self.value, bounds))

    def _filter(self, name: str, of: Sequence[Any], given: Sequence[Any], named: Mapping[str, Any]) -> Any:
        arguments = (self.value(of), *map(self.value, given))
        keywords = {key: self.value(expression) for key, expression in named.items()}
        if name == "join":
            return self._join(*arguments, **keywords)
        if name in OF_NUMBERS:
            return in_words(name, *arguments, **keywords)
        return FILTERS[name](*arguments, **keywords)

    def _test(self, name: str, of: Sequence[Any], given: Sequence[Any]) -> Any:
        return TESTS[name](self.value(of), *map(self.value, given))

    def _concatenate(self, expressions: Sequence[Sequence[Any]]) -> str:
        return self._join([self.value(expression) for expression in expressions])

    def _join(self, value: Any, /, d: Any = "") -> str:
        if type(value) not in ITERATED or type(d) is not str:
            raise LeftToJinjaError
        texts, size = [], 0
        for item in value:
            self._tick()
            texts.append(text_of(item))
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
        "attr": lambda run, of, name: attribute_of(run.value(of), name),
        "item": lambda run, of, key: item_of(run.value(of), run.value(key)),
        "unary": lambda run, sign, of: UNARY[sign](run.value(of)),
        "binary": lambda run, sign, left, right: BINARY[sign](run.value(left), run.value(right)),
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
