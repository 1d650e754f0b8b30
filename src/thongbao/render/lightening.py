"""The tree Jinja reads of a template → a light program, where :mod:`thongbao.render.light` knows every part of it.

A program is lists, texts and numbers, so that it can be kept as JSON:

- a frame: ``[[slot, "resolve" | "alias" | "undefined", name], …], statements``
- statements: ``["data", text]``, ``["print", expression]``, ``["set", target, expression]``,
  ``["if", [[test, statements], …], statements]``,
  ``["for", target, expression, [loads, test] | [], [loads, statements], [loads, statements] | [], slot of "loop"]``
- expressions: ``["name", slot]``, ``["const", value]``, ``["attr", expression, name]`` and so on.

Which value a name means where (loops, ``set`` inside ``if``, names read before they are set) is what is hard to get
right about Jinja; so it is not done here. Jinja's own analysis gives every name its slot and every frame its loads, the
same that its compiler goes by.
"""

import math
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from jinja2 import Environment, nodes
from jinja2.compiler import find_undeclared
from jinja2.idtracking import Symbols

from thongbao.render.light import FILTERS_KNOWN, TESTS_KNOWN, Program, escaped

_UNARY: Final[Mapping[type[nodes.Node], str]] = MappingProxyType({nodes.Not: "not", nodes.Neg: "-", nodes.Pos: "+"})
_BINARY: Final[Mapping[type[nodes.Node], str]] = MappingProxyType(
    {nodes.Add: "+", nodes.Sub: "-", nodes.Mul: "*", nodes.Div: "/", nodes.FloorDiv: "//", nodes.Mod: "%"}
)
_COMPARED: Final = frozenset({"eq", "ne", "lt", "lteq", "gt", "gteq", "in", "notin"})
# Names Jinja gives a meaning of its own.
_SPECIAL: Final = frozenset({"self", "super"})


class NotLightError(Exception):
    """Something only Jinja knows how to print."""


def light_program(tree: nodes.Template, environment: Environment) -> Program:
    """Return the program of a parsed template.

    :raises NotLightError: it holds something the light programs have no shape for.
    """
    symbols = Symbols()
    symbols.analyze_node(tree)
    reading = _Reading(nodes.EvalContext(environment, None))
    return [_loads(symbols), reading.statements(tree.body, symbols)]


def _loads(symbols: Symbols) -> list[list[str]]:
    """Return how a frame's slots are filled before its first statement; those of a loop's target are filled by it."""
    return [[slot, source, name or ""] for slot, (source, name) in symbols.loads.items() if source != "param"]


class _Reading:
    """Reads statements and expressions, each with the symbols of the frame it stands in."""

    def __init__(self, context: nodes.EvalContext) -> None:
        self._context = context

    def statements(self, body: Sequence[nodes.Node], symbols: Symbols) -> list[Any]:
        made: list[Any] = []
        for node in body:
            if isinstance(node, nodes.Output):
                made += [self._printed(child, symbols) for child in node.nodes]
            elif isinstance(node, nodes.If):
                made.append(self._if(node, symbols))
            elif isinstance(node, nodes.For):
                made.append(self._for(node, symbols))
            elif isinstance(node, nodes.Assign):
                made.append(["set", self._target(node.target, symbols), self.expression(node.node, symbols)])
            else:
                raise NotLightError
        return made

    def _printed(self, node: nodes.Expr, symbols: Symbols) -> list[Any]:
        if isinstance(node, nodes.TemplateData):
            return ["data", node.data]
        if isinstance(node, nodes.Const) and type(node.value) in (str, int):
            return ["data", escaped(str(node.value))]
        try:
            node.as_const(self._context)
        except nodes.Impossible:
            pass
        except Exception as error:
            raise NotLightError from error
        else:
            # Jinja prints what it can work out beforehand by other rules: {{ none }} is a word, a value of None is not.
            raise NotLightError
        if isinstance(node, nodes.Filter) and node.name == "e" and node.node is not None and _has_no_arguments(node):
            # Markup is printed as it is, and all else is escaped: printing is what this filter does.
            return ["print", self.expression(node.node, symbols)]
        return ["print", self.expression(node, symbols)]

    def _if(self, node: nodes.If, symbols: Symbols) -> list[Any]:
        branches = [
            [self.expression(branch.test, symbols), self.statements(branch.body, symbols)]
            for branch in (node, *node.elif_)
        ]
        return ["if", branches, self.statements(node.else_, symbols)]

    def _for(self, node: nodes.For, symbols: Symbols) -> list[Any]:
        """Return a loop: its frames are entered in the order of Jinja's compiler."""
        inside, tested, otherwise = Symbols(symbols), Symbols(symbols), Symbols(symbols)
        uses_loop = "loop" in find_undeclared(node.iter_child_nodes(only=("body",)), ("loop",))
        slot = inside.declare_parameter("loop") if uses_loop else ""
        inside.analyze_node(node, for_branch="body")
        test: list[Any] = []
        if node.test is not None:
            tested.analyze_node(node, for_branch="test")
            test = [_loads(tested), self.expression(node.test, tested)]
        left: list[Any] = []
        if node.else_:
            otherwise.analyze_node(node, for_branch="else")
            left = [_loads(otherwise), self.statements(node.else_, otherwise)]
        target = self._target(node.target, inside)
        body = [_loads(inside), self.statements(node.body, inside)]
        return ["for", target, self.expression(node.iter, symbols), test, body, left, slot]

    def _target(self, node: nodes.Node, symbols: Symbols) -> str | list[str]:
        if isinstance(node, nodes.Tuple):
            return [self._slot(item, symbols) for item in node.items]
        return self._slot(node, symbols)

    def _slot(self, node: nodes.Node, symbols: Symbols) -> str:
        """Return the slot of a name; Python, which Jinja compiles to, takes letters of one look for the same."""
        if not isinstance(node, nodes.Name) or node.name in _SPECIAL or (node.ctx == "store" and node.name == "loop"):
            raise NotLightError
        if unicodedata.normalize("NFKC", node.name) != node.name:
            raise NotLightError
        return symbols.ref(node.name)

    def expression(self, node: nodes.Node, symbols: Symbols) -> list[Any]:
        """Return an expression."""
        kind = type(node)
        if kind in _UNARY:
            return ["unary", _UNARY[kind], self.expression(node.node, symbols)]  # type: ignore[attr-defined]
        if kind in _BINARY:
            assert isinstance(node, nodes.BinExpr)
            return ["binary", _BINARY[kind], self.expression(node.left, symbols), self.expression(node.right, symbols)]
        if kind not in _EXPRESSIONS:
            raise NotLightError
        return _EXPRESSIONS[kind](self, node, symbols)

    def _each(self, items: Sequence[nodes.Node], symbols: Symbols) -> list[Any]:
        return [self.expression(item, symbols) for item in items]

    def _name(self, node: nodes.Name, symbols: Symbols) -> list[Any]:
        return ["name", self._slot(node, symbols)]

    def _const(self, node: nodes.Const, _symbols: Symbols) -> list[Any]:
        if isinstance(node.value, float) and not math.isfinite(node.value):
            raise NotLightError
        return ["const", node.value]

    def _list(self, node: nodes.List, symbols: Symbols) -> list[Any]:
        items = [item for item in node.items if isinstance(item, nodes.Const)]
        if len(items) < len(node.items):
            raise NotLightError
        return ["const", [self._const(item, symbols)[1] for item in items]]

    def _attribute(self, node: nodes.Getattr, symbols: Symbols) -> list[Any]:
        return ["attr", self.expression(node.node, symbols), node.attr]

    def _item(self, node: nodes.Getitem, symbols: Symbols) -> list[Any]:
        # A slice has no shape here and is refused as an expression.
        return ["item", self.expression(node.node, symbols), self.expression(node.arg, symbols)]

    def _both(self, node: nodes.And | nodes.Or, symbols: Symbols) -> list[Any]:
        word = "and" if isinstance(node, nodes.And) else "or"
        return [word, self.expression(node.left, symbols), self.expression(node.right, symbols)]

    def _compare(self, node: nodes.Compare, symbols: Symbols) -> list[Any]:
        if not all(other.op in _COMPARED for other in node.ops):
            raise NotLightError
        others = [[other.op, self.expression(other.expr, symbols)] for other in node.ops]
        return ["compare", self.expression(node.expr, symbols), others]

    def _choose(self, node: nodes.CondExpr, symbols: Symbols) -> list[Any]:
        otherwise = self.expression(node.expr2, symbols) if node.expr2 is not None else []
        return ["choose", self.expression(node.test, symbols), self.expression(node.expr1, symbols), otherwise]

    def _call(self, node: nodes.Call, symbols: Symbols) -> list[Any]:
        if not isinstance(node.node, nodes.Name) or node.node.name != "range":
            raise NotLightError
        if node.kwargs or node.dyn_args or node.dyn_kwargs:
            raise NotLightError
        return ["range", self._slot(node.node, symbols), self._each(node.args, symbols)]

    def _filter(self, node: nodes.Filter, symbols: Symbols) -> list[Any]:
        names = [pair.key for pair in node.kwargs]
        if node.name not in FILTERS_KNOWN or node.node is None or node.dyn_args or node.dyn_kwargs:
            raise NotLightError
        if len(set(names)) < len(names):
            raise NotLightError
        named = {pair.key: self.expression(pair.value, symbols) for pair in node.kwargs}
        return ["filter", node.name, self.expression(node.node, symbols), self._each(node.args, symbols), named]

    def _test(self, node: nodes.Test, symbols: Symbols) -> list[Any]:
        if node.name not in TESTS_KNOWN or node.kwargs or node.dyn_args or node.dyn_kwargs:
            raise NotLightError
        return ["test", node.name, self.expression(node.node, symbols), self._each(node.args, symbols)]

    def _concatenate(self, node: nodes.Concat, symbols: Symbols) -> list[Any]:
        return ["concatenate", self._each(node.nodes, symbols)]


def _has_no_arguments(node: nodes.Filter) -> bool:
    return not (node.args or node.kwargs or node.dyn_args or node.dyn_kwargs)


_EXPRESSIONS: Final[Mapping[type[nodes.Node], Callable[..., list[Any]]]] = MappingProxyType(
    {
        nodes.Name: _Reading._name,
        nodes.Const: _Reading._const,
        nodes.List: _Reading._list,
        nodes.Getattr: _Reading._attribute,
        nodes.Getitem: _Reading._item,
        nodes.And: _Reading._both,
        nodes.Or: _Reading._both,
        nodes.Compare: _Reading._compare,
        nodes.CondExpr: _Reading._choose,
        nodes.Call: _Reading._call,
        nodes.Filter: _Reading._filter,
        nodes.Test: _Reading._test,
        nodes.Concat: _Reading._concatenate,
    }
)
